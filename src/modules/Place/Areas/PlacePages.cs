using Joinery.Place.Scorecards;
using Joinery.Design;
using Joinery.Place.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Areas;

/// <summary>Public pages and JSON of areas and organisations.</summary>
internal static class PlacePages
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/places").Public();
        pages.MapPage("", List);
        pages.MapPage("/{code}", Show);

        var api = routes.MapGroup("/api/areas").Public().WithTags("Areas");
        api.MapGet("", async (Gazetteer gazetteer, string q) => await gazetteer.Search(q, Most)).WithSummary("Areas and organisations by the beginning of a name, or by code.");
        api.MapGet("/{code}", One).WithSummary("One area or organisation.").Produces<Entry>().Produces(StatusCodes.Status404NotFound);
        api.MapGet("/{code}/overlaps", async (Gazetteer gazetteer, string code) => await gazetteer.Crossings(code)).WithSummary("The systems an area lies in, or the areas a system holds, by population.");
    }

    private static async Task<IResult> One(Gazetteer gazetteer, string code) => await gazetteer.Find(code) is { } entry ? Results.Ok(entry) : Results.NotFound();

    private static async Task<IResult> List(HttpContext context, Gazetteer gazetteer)
    {
        var words = context.Request.Query["q"].ToString().Trim();
        if (words.Length > 100) words = words[..100];
        if (words.Length > 0)
        {
            var hits = await gazetteer.Search(words, Most);
            return await context.Page<FindPage>("Find a place", new { Words = words, Hits = hits, Most });
        }
        return await context.Page<PlacesPage>("Places", new
        {
            Councils = await gazetteer.OfKinds("county", "unitary", "metropolitan", "london-borough"),
            Systems = await gazetteer.OfKinds("icb"),
        });
    }

    private static async Task<IResult> Show(string code, HttpContext context, Gazetteer gazetteer, Statistics statistics, MetricBook book)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var snapshot = await statistics.Now();
        var area = await gazetteer.FiguresOf(entry);
        var lines = snapshot.Find(area) is { } body ? new Scorecard(book, snapshot).Of(body) : [];
        return await context.Page<PlacePage>(entry.Name, new { Entry = entry, Crossings = await gazetteer.Crossings(area), Lines = lines });
    }
}
