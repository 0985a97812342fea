using Joinery.Place;
using Joinery.Place.Imports;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Place;

/// <summary>Tests beside which no other may run, because they measure the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// Memory that a public page takes from the heap, with a year of discharges of all councils. Times vary with the machine; this does not, so it is
/// what stops a page from growing dear unnoticed. The figures count the reader's side too, which runs in the same process.
/// </summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const int Readers = 40;

    [Theory]
    [InlineData("/places/E10000012", 500_000, 60_000)]
    [InlineData("/places/E10000012/measures/drd-same-day", 900_000, 60_000)]
    [InlineData("/measures/drd-same-day?level=Council", 6_000_000, 250_000)]
    public async Task A_page_takes_no_more_memory_than_it_needs(string address, long mostMade, long mostKept)
    {
        await using var place = await PlaceUnderTest.Open();
        var statistics = new Statistics(place.Database.Store, MetricBook.Load());
        var deed = new Deed(Ids.Unguessable(place.Clock).Next<Deed>(), Actor.System(OdsCode.Of("XHV")), "statistics.import", Purpose.Operation, "", place.Clock.GetUtcNow());
        (await statistics.Take(deed, ImportFile.Of("drd-2024-25.json", await File.ReadAllBytesAsync(Sources.Shared("data/care/drd-2024-25.json"))).OrThrow(), new())).OrThrow();
        using var reader = new HttpClient { BaseAddress = place.Address };
        var join = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        // Another address each time is another page to the server; the same one is kept.
        var made = await Each(reader, number => $"{address}{join}reader={number}");
        var kept = await Each(reader, _ => address);
        TestContext.Current.TestOutputHelper!.WriteLine($"{address}: made {made:N0} bytes, kept {kept:N0} bytes");
        made.ShouldBeLessThan(mostMade);
        kept.ShouldBeLessThan(mostKept);
        kept.ShouldBeLessThan(made);
    }

    private static async Task<long> Each(HttpClient reader, Func<int, string> address)
    {
        for (var number = -5; number < 0; number++) await reader.GetByteArrayAsync(new Uri(address(number), UriKind.Relative));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var number = 0; number < Readers; number++) await reader.GetByteArrayAsync(new Uri(address(number), UriKind.Relative));
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Readers;
    }
}
