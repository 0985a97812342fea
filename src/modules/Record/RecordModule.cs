using Joinery.Design;
using Joinery.Record.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Joinery.Record;

/// <summary>The rights that Record's pages ask for.</summary>
internal static class RecordRights
{
    public static readonly Right Search = new("person.search");
    public static readonly Right Read = new("person.read");
}

/// <summary>People, and who is involved in their care.</summary>
public sealed class RecordModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Record";

    /// <inheritdoc/>
    public override IEnumerable<NavigationEntry> Navigation => [new("Find a person", "/search", RecordRights.Search)];

    /// <inheritdoc/>
    public override IEnumerable<SearchSource> Searches =>
    [
        new("People", RecordRights.Search, Search),
    ];

    private static async Task<IReadOnlyList<SearchHit>> Search(HttpContext context, string words)
    {
        var deed = context.RequestServices.GetRequiredService<Deeds>().By(context, People.Searching);
        var found = await context.RequestServices.GetRequiredService<People>().Search(deed, words, 20);
        return found.Select(person => new SearchHit(person.RecordName, $"/people/{person.Id}", $"Born {person.BornOn:d MMMM yyyy}, NHS number {person.NhsNumber}, {person.Postcode}")).ToList();
    }

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddSingleton<People>();

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes) => PersonPages.Map(routes);

    /// <inheritdoc/>
    public override Task SeedDemo(DemoSeed seed) => DemoResidents.Seed(seed);
}
