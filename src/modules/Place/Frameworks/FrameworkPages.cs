using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Frameworks;

/// <summary>Models of care for everyone to read: what is in place where, what it changed, and whether to believe that.</summary>
internal static class FrameworkPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/models").Public();
        pages.MapPage("", List);
        pages.MapPage("/{id}", Show);
        pages.MapPage("/sites/{site}", ShowSite);
        SiteFormPages.Map(routes.MapGroup("/models").RequireRight(PlaceRights.KeepModels));
    }

    private static async Task<IResult> List(HttpContext context, FrameworkBook book, Adoptions adoptions, TimeProvider clock)
    {
        var stories = (await adoptions.All()).Where(story => story.Site.IsOn(clock.Today())).ToLookup(story => story.Site.Framework);
        return await context.Page<FrameworksPage>("Care models", new
        {
            Models = book.All.Select(framework => (framework, stories[framework.Id].Count(), AdoptionFigures.Of(stories[framework.Id], framework.Elements.Count, clock.Today(), null) is { IsAccepted: true } figures ? figures.Value : null)).ToList(),
        });
    }

    private static async Task<IResult> Show(string id, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer, TimeProvider clock)
    {
        if (book.Find(id) is not { } framework) return Results.NotFound();
        var (today, stories) = (clock.Today(), await adoptions.Of(id));
        var current = stories.Where(story => story.Site.IsOn(today)).ToList();
        var people = current.Count == 0 ? 0 : await adoptions.PeopleAround([.. current.Select(story => story.Site.Body)]);
        return await context.Page<FrameworkPage>(framework.Name, new
        {
            Framework = framework,
            Stories = stories,
            Names = await Names(stories, gazetteer),
            Figures = AdoptionFigures.Of(current, framework.Elements.Count, today, people > 0 ? people : null),
            IsAround = people > 0,
            Evaluations = await adoptions.Evaluations(id),
            Returns = framework.Returns.Concat(await adoptions.Returns(id)).ToList(),
            Today = today,
            Done = context.Request.Query["done"].ToString(),
            MayKeep = context.May(PlaceRights.KeepModels),
        });
    }

    private static async Task<IResult> ShowSite(string site, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer, TimeProvider clock)
    {
        if (!Id<ModelSite>.Parse(site).Try(out var key, out _) || await adoptions.Find(key) is not { } story || book.Find(story.Site.Framework) is not { } framework) return Results.NotFound();
        var name = (await Names([story], gazetteer))[story.Site.Body];
        return await context.Page<SitePage>($"{name}: {framework.Name}", new
        {
            Framework = framework,
            Story = story,
            Name = name,
            History = await adoptions.History(key),
            Today = clock.Today(),
            Done = context.Request.Query["done"].ToString(),
            MayKeep = context.May(PlaceRights.KeepModels),
        });
    }

    public static async Task<IReadOnlyDictionary<string, string>> Names(IEnumerable<SiteStory> stories, Gazetteer gazetteer)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in stories.Select(story => story.Site.Body).Distinct()) names[code] = (await gazetteer.Find(code))?.Name ?? code;
        return names;
    }
}
