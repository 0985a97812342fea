using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Assessments;

/// <summary>Self-assessments of partners: each rates for itself, then all see how far they lie apart, agree and act. Private unless they publish.</summary>
internal static class AssessmentPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/models").Public().MapPage("/high-impact-changes", (HttpContext context, MaturityBook book) => context.Page<VersionsPage>("High impact change model", new { Versions = book.All }));
        routes.MapGroup("/places").Public().MapPage("/{code}/self-assessments", ShowPublished);

        var reading = routes.MapGroup("/self-assessments").RequireRight(PlaceRights.ReadMaturity);
        reading.MapPage("", List);
        reading.MapPage("/{id}", Show);
        var rating = routes.MapGroup("/self-assessments").RequireRight(PlaceRights.RateMaturity);
        rating.MapPage("/{id}/rate", (string id, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer) => AskRatings(id, context, book, versions, gazetteer, Form.Empty));
        rating.MapForm("/{id}/rate", Send);
        AgreementPages.Map(routes);
    }

    /// <summary>The self-assessment of an address, if the reader's organisation is a partner; what is missing and what is another's look alike.</summary>
    public static async Task<(AssessmentStory Story, MaturityVersion Version)?> Find(string id, HttpContext context, SelfAssessments book, MaturityBook versions) =>
        Id<SelfAssessment>.Parse(id).Try(out var key, out _) && context.Actor() is { } actor && await book.Find(key, actor.Organisation) is { } story && versions.Find(story.Itself.Version) is { } version ? (story, version) : null;

    public static async Task<IReadOnlyDictionary<string, string>> Names(IEnumerable<AssessmentStory> stories, Gazetteer gazetteer)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in stories.SelectMany(story => story.Partners.Append(story.Itself.Area)).Distinct()) names[code] = (await gazetteer.Find(code))?.Name ?? code;
        return names;
    }

    private static async Task<IResult> List(HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer)
    {
        var stories = await book.Of(context.ActorOrThrow().Organisation);
        return await context.Page<AssessmentsPage>("Self-assessments", new
        {
            Stories = stories.Select(story => (story, versions.Find(story.Itself.Version)!)).ToList(),
            Names = await Names(stories, gazetteer),
            Own = context.ActorOrThrow().Organisation.Code,
            MayStart = context.May(PlaceRights.AgreeMaturity),
        });
    }

    private static async Task<IResult> Show(string id, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, PromiseBook promises, TimeProvider clock)
    {
        if (await Find(id, context, book, versions) is not var (story, version)) return Results.NotFound();
        var own = context.ActorOrThrow().Organisation;
        var actions = new List<(int Change, PromiseStory Promise)>();
        foreach (var action in story.Actions)
            if (await promises.Find(action.Promise) is { } promise) actions.Add((action.Change, promise));
        return await context.Page<AssessmentPage>(await Title(story, version, gazetteer), new
        {
            Story = story,
            Version = version,
            Names = await Names([story], gazetteer),
            Own = own.Code,
            Actions = actions,
            Series = (await book.Of(own)).Where(other => other.Itself.Area == story.Itself.Area && other.Itself.Version == version.Code && other.Sent.Contains(own.Code)).Reverse().ToList(),
            Today = clock.Today(),
            Done = context.Request.Query["done"].ToString(),
            MayRate = context.May(PlaceRights.RateMaturity),
            MayAgree = context.May(PlaceRights.AgreeMaturity),
            MayPublish = context.May(PlaceRights.PublishMaturity),
        });
    }

    public static async Task<string> Title(AssessmentStory story, MaturityVersion version, Gazetteer gazetteer) =>
        $"{(await gazetteer.Find(story.Itself.Area))?.Name ?? story.Itself.Area}, {story.Itself.StartedOn:d MMMM yyyy}";

    private static async Task<IResult> ShowPublished(string code, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var stories = await book.PublishedOf(entry.Code);
        return await context.Page<PublishedPage>($"How the partners of {entry.Name} judge themselves", new { Entry = entry, Stories = stories.Select(story => (story, versions.Find(story.Itself.Version)!)).ToList(), Names = await Names(stories, gazetteer) });
    }

    private static async Task<IResult> AskRatings(string id, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, Form form)
    {
        if (await Find(id, context, book, versions) is not var (story, version)) return Results.NotFound();
        var own = context.ActorOrThrow().Organisation.Code;
        return await context.Page<RatePage>("Rate each change for your organisation", new { Form = form, Story = story, Version = version, Own = (await Names([story], gazetteer))[own], HasSent = story.Sent.Contains(own) });
    }

    private static async Task<IResult> Send(string id, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, Deeds deeds)
    {
        if (await Find(id, context, book, versions) is not var (story, version)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var ratings = version.Changes.Select(change =>
        {
            var level = form.Choice($"level-{change.Number}", LevelWords.Choices(version, withNone: true).Select(option => option.Value), $"Choose a level for change {change.Number}, {change.Title.ToLowerInvariant()}");
            return (change.Number, int.TryParse(level, out var number) ? number : (int?)null, form.OptionalParagraphs($"evidence-{change.Number}", 1_000, $"what change {change.Number} rests on"));
        }).ToList();
        if (form.IsValid)
        {
            if ((await book.Send(deeds.By(context, "maturity.rate"), story.Itself.Id, ratings)).Try(out _, out var refusal)) return Pages.Done($"/self-assessments/{story.Itself.Id}?done=sent");
            form.Refuse(refusal);
        }
        return await AskRatings(id, context, book, versions, gazetteer, form);
    }
}
