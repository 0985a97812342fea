using System.Xml.Linq;
using Joinery.Place;
using Joinery.Place.Imports;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Place;

/// <summary>What anybody can read about a place, in the pages' own words.</summary>
public sealed class FigurePageTests
{
    /// <summary>The demo place with a year of England's discharges beside it.</summary>
    private static async Task<PlaceUnderTest> WithEngland(DatabaseKind kind)
    {
        var place = await PlaceUnderTest.Open(kind);
        var statistics = new Statistics(place.Database.Store, MetricBook.Load());
        var deed = new Deed(Ids.Unguessable(place.Clock).Next<Deed>(), Actor.System(OdsCode.Of("XHV")), "statistics.import", Purpose.Operation, "", place.Clock.GetUtcNow());
        (await statistics.Take(deed, ImportFile.Of("drd-2024-25.json", await File.ReadAllBytesAsync(Sources.Shared("data/care/drd-2024-25.json"))).OrThrow(), new())).OrThrow();
        return place;
    }

    [Theory, OnBothDatabases]
    public async Task A_council_is_shown_beside_England_with_basis_doubt_and_gaps(DatabaseKind kind)
    {
        await using var place = await WithEngland(kind);
        var page = await place.Visitor().Open("/places/E10000012");
        page.Words.ShouldContain("92.6%");
        page.Words.ShouldContain("95% interval 92.4 to 92.7%");
        page.Words.ShouldContain("England (by provider) 86.5%: counted otherwise, so not compared");
        page.Words.ShouldContain("Reporting dropped out in December 2024, March 2025; without those months it is 92.8%.");
        page.Words.ShouldContain("all of Essex lies in one NHS system");

        var trust = await place.Visitor().Open("/places/RXR");
        trust.Words.ShouldContain("than England 86.5%", customMessage: "A trust counts as England does, so it is compared.");
    }

    [Theory, OnBothDatabases]
    public async Task One_measure_is_shown_month_by_month_with_what_it_means(DatabaseKind kind)
    {
        await using var place = await WithEngland(kind);
        var page = await place.Visitor().Open("/places/E10000012/measures/drd-same-day");
        page.Heading.ShouldBe("Discharged on the day they were ready");
        page.Words.ShouldContain("87,772 of 94,810");
        page.Words.ShouldContain("reporting dropped out");
        page.Words.ShouldContain("People who live here, wherever they were cared for");
        page.Words.ShouldContain("NHS England: Discharge Ready Date, OGL v3 (verified)");
        page.Words.ShouldContain("from drd-2024-25.json");
    }

    [Theory, OnBothDatabases]
    public async Task A_measure_lists_every_place_in_the_order_asked_for(DatabaseKind kind)
    {
        await using var place = await WithEngland(kind);
        var page = await place.Visitor().Open("/measures/drd-same-day?period=2024-04-01_2025-04-01&sort=worst");
        page.Words.ShouldContain("153 councils; reporting was complete for 117 of them.");
        page.Words.IndexOf("Barnsley", StringComparison.Ordinal).ShouldBeLessThan(page.Words.IndexOf("Southend", StringComparison.Ordinal));
        (await place.Visitor().Open("/measures/nothing")).Status.ShouldBe(404);
        (await place.Visitor().Open("/measures/cqc-good")).Words.ShouldContain("No figures of this measure have been imported yet.");
        (await place.Visitor().Open("/measures/drd-same-day?level=Nonsense&period=x&sort=%00")).Status.ShouldBe(200);
    }

    [Theory, OnBothDatabases]
    public async Task A_measure_opens_on_the_newest_period_that_most_places_have(DatabaseKind kind)
    {
        await using var place = await WithEngland(kind);
        (await place.Visitor().Open("/measures/drd-same-day")).Words.ShouldContain("153 councils", customMessage: "The demo place's two councils have newer months, and two are no table.");
        var few = await place.Visitor().Open("/places/X10000001");
        few.Words.ShouldNotContain("of 2 councils", customMessage: "A rank among two says nothing.");
        (await place.Visitor().Open("/places/E06000064")).Words.ShouldContain("of 117 councils");
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_is_kept_for_many_readers_shows_what_was_written_since(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var reader = place.Visitor();
        var another = place.Visitor(await place.AnotherNode());
        foreach (var visitor in new[] { reader, another }) (await visitor.Open("/places/E10000012")).Words.ShouldContain("No figures of Essex have been imported yet.");
        using (var kept = await reader.Send(HttpMethod.Get, "/places/E10000012")) kept.Headers.Age.ShouldNotBeNull("The second answer is the first one, kept.");

        var statistics = new Statistics(place.Database.Store, MetricBook.Load());
        var deed = new Deed(Ids.Unguessable(place.Clock).Next<Deed>(), Actor.System(OdsCode.Of("XHV")), "statistics.import", Purpose.Operation, "", place.Clock.GetUtcNow());
        (await statistics.Take(deed, ImportFile.Of("drd-2024-25.json", await File.ReadAllBytesAsync(Sources.Shared("data/care/drd-2024-25.json"))).OrThrow(), new())).OrThrow();
        foreach (var visitor in new[] { reader, another }) (await visitor.Open("/places/E10000012")).Words.ShouldContain("92.6%");
    }

    [Fact]
    public async Task A_page_that_is_kept_is_for_readers_without_a_session_only()
    {
        await using var place = await PlaceUnderTest.Open();
        async Task<(bool IsKept, bool IsSignedIn)> Read(Visitor reader)
        {
            using var answer = await reader.Send(HttpMethod.Get, "/places/X10000001");
            return (answer.Headers.Age is not null, (await answer.Content.ReadAsStringAsync()).Contains("Sign out", StringComparison.Ordinal));
        }
        (await Read(place.Visitor())).ShouldBe((false, false));
        (await Read(place.Visitor())).ShouldBe((true, false));
        var worker = await place.SignedIn("Social worker");
        (await Read(worker)).ShouldBe((false, true));
        (await Read(worker)).ShouldBe((false, true));
        (await Read(place.Visitor())).ShouldBe((true, false), "Somebody's signing in changes no public page.");
    }

    [Theory, OnBothDatabases]
    public async Task Figures_of_different_basis_are_not_compared_silently(DatabaseKind kind)
    {
        await using var place = await WithEngland(kind);
        var page = await place.Visitor().Open("/compare?area=E10000012&area=E54000050&area=E06000064");
        page.Words.ShouldContain("These places are of different kinds");
        page.Words.ShouldContain("No: counted by home and by provider");
        (await place.Visitor().Open("/compare?area=E06000001&area=E06000064")).Words.ShouldContain("Yes, 2024/25");
        (await place.Visitor().Open("/compare?area=nothing&area=%27%3B--")).Status.ShouldBe(200);
        (await place.Visitor().Open("/compare?" + string.Join('&', Enumerable.Range(1, 9).Select(i => $"area=E0600000{i}")))).Words.ShouldContain("Place 5");
    }

    [Theory, OnBothDatabases]
    public async Task What_crosses_a_border_is_said_in_both_directions(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var council = await place.Visitor().Open("/places/E06000064/borders");
        council.Words.ShouldContain("The best-fitting system holds 75.8% of its people; 54,728 live in another.");
        var system = await place.Visitor().Open("/places/E54000048/borders");
        system.Words.ShouldContain("24.2% elsewhere, in 1 other system");
    }

    [Theory, OnBothDatabases]
    public async Task Figures_can_be_taken_away_as_a_file_with_what_they_mean(DatabaseKind kind)
    {
        await using var place = await WithEngland(kind);
        foreach (var address in new[] { "/places/E10000012/figures.csv", "/measures/drd-same-day/figures.csv?area=E10000012", "/measures/drd-same-day/figures.csv?level=Council&period=2024-04-01_2025-04-01", "/compare/figures.csv?area=E10000012&area=E06000064" })
        {
            using var answer = await place.Visitor().Send(HttpMethod.Get, address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv", address);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain("Source,NHS England: Discharge Ready Date", Case.Sensitive, address);
            text.ShouldContain("Licence,OGL v3", Case.Sensitive, address);
            text.ShouldContain("drd-same-day,2024,E10000012,Essex,Resident,", Case.Sensitive, address);
        }
        using var tiny = await place.Visitor().Send(HttpMethod.Get, "/measures/drd-same-day/figures.csv?area=E06000053");
        (await tiny.Content.ReadAsStringAsync()).ShouldContain(",,,,percent,,,Suppressed,", Case.Sensitive, "A month of Scilly has fewer than 30 discharges, and neither the figure nor its counts are given.");
    }

    [Theory, OnBothDatabases]
    public async Task Programs_are_told_the_same_and_feeds_are_valid(DatabaseKind kind)
    {
        await using var place = await WithEngland(kind);
        using var answer = await place.Visitor().Send(HttpMethod.Get, "/api/observations?metric=drd-delay&area=E10000012&from=2024-04-01&until=2025-04-01");
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        json.RootElement.GetArrayLength().ShouldBe(13);
        json.RootElement[0].GetProperty("basis").GetString().ShouldBe("resident");
        ((int)(await place.Visitor().Send(HttpMethod.Get, "/api/observations")).StatusCode).ShouldBe(400);
        ((int)(await place.Visitor().Send(HttpMethod.Get, "/api/metrics/none")).StatusCode).ShouldBe(404);
        using var feed = await place.Visitor().Send(HttpMethod.Get, "/updates.atom");
        var entries = XDocument.Parse(await feed.Content.ReadAsStringAsync()).Root!.Elements(XName.Get("entry", "http://www.w3.org/2005/Atom"));
        entries.First().Value.ShouldContain("NHS England: Discharge Ready Date");
    }

    [Fact]
    public async Task A_postcode_without_a_directory_is_refused_in_a_sentence()
    {
        await using var place = await PlaceUnderTest.Open();
        var visitor = place.Visitor();
        await visitor.Open("/places/postcode");
        var page = await visitor.Fill("Postcode", "LS1 4AP").Press("Find");
        (page.Status, page.Words.Contains("No directory of postcodes has been imported here yet.", StringComparison.Ordinal)).ShouldBe((400, true));
    }
}
