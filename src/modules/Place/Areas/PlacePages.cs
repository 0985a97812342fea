using Joinery.Design;
using Joinery.Place.Imports;
using Joinery.Place.Scorecards;
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
        pages.MapPage("", List).SameForEveryone();
        pages.MapPage("/postcode", AskPostcode);
        pages.MapForm("/postcode", FindPostcode);
        pages.MapPage("/{code}", Show).SameForEveryone();

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

    private static async Task<IResult> Show(string code, HttpContext context, Gazetteer gazetteer, Statistics statistics, MetricBook book, LeaderBook leaders, FrameworkBook models, Adoptions adoptions, SelfAssessments assessments, IEnumerable<PlaceChapter> chapters, TimeProvider clock)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var snapshot = await statistics.Now();
        var area = await gazetteer.FiguresOf(entry);
        var said = new List<(string, PlaceSentence?)>();
        foreach (var chapter in chapters) said.Add((chapter.Heading, await chapter.Of(entry.Code)));
        var lines = snapshot.Find(area) is { } body ? new Scorecard(book, snapshot).Of(body) : [];
        return await context.Page<PlacePage>(entry.Name, new
        {
            Entry = entry,
            Crossings = await gazetteer.Crossings(area),
            Lines = lines,
            Leaders = LeaderFigures.Of(await leaders.Of(entry.Code), clock.Today()),
            Sites = (await adoptions.At(entry.Code)).Where(story => story.Site.IsOn(clock.Today())).GroupBy(story => story.Site.Framework)
                .Select(group => (Framework: models.Find(group.Key)!, group.Count())).Where(pair => pair.Framework is not null).ToList(),
            Chapters = said,
            HasPublished = (await assessments.PublishedOf(entry.Code)).Count > 0,
        });
    }

    /// <summary>A postcode that the directory does not have.</summary>
    public static readonly RefusalKind PostcodeUnknown = new("postcode.unknown", "This postcode is not in the directory. Check it, or find the place by its name.");
    /// <summary>No directory.</summary>
    public static readonly RefusalKind NoDirectory = new("postcode.no-directory", "No directory of postcodes has been imported here yet. Find the place by its name.");

    private static Task<IResult> AskPostcode(HttpContext context) => ShowPostcode(context, Form.Empty, []);

    // Posted, so that nobody's postcode stands in an address or a log.
    private static async Task<IResult> FindPostcode(HttpContext context, PostcodeDirectory directory, Gazetteer gazetteer)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var typed = form.Text("postcode", "Enter a postcode");
        var areas = new List<Entry>();
        if (form.IsValid && !await directory.IsThere()) form.Refuse(NoDirectory.With(), "postcode");
        else if (form.IsValid && !Postcode.Parse(typed).Try(out var postcode, out var refusal)) form.Refuse(refusal, "postcode");
        else if (form.IsValid)
        {
            foreach (var code in await directory.Find(Postcode.Parse(typed).Value))
                if (await gazetteer.Find(code) is { } entry) areas.Add(entry);
            if (areas.Count == 0) form.Refuse(PostcodeUnknown.With(), "postcode");
        }
        return await ShowPostcode(context, form, areas);
    }

    private static Task<IResult> ShowPostcode(HttpContext context, Form form, IReadOnlyList<Entry> areas) =>
        context.Page<PostcodePage>("Find a place by postcode", new { Form = form, Areas = areas });
}
