using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Assessments;

/// <summary>What partners do together: start a self-assessment, agree levels, take actions, publish. Each is a page with one form.</summary>
internal static class AgreementPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var agreeing = routes.MapGroup("/self-assessments").RequireRight(PlaceRights.AgreeMaturity);
        agreeing.MapPage("/new", (HttpContext context, SelfAssessments book, MaturityBook versions) => AskStart(context, book, versions, Form.Empty));
        agreeing.MapForm("", Start);
        agreeing.MapPage("/{id}/changes/{number:int}/agree", (string id, int number, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer) => AskChange<AgreePage>(id, number, context, book, versions, gazetteer, "Record the agreed level", Form.Empty));
        agreeing.MapForm("/{id}/changes/{number:int}/agree", Agree);
        agreeing.MapPage("/{id}/changes/{number:int}/action", (string id, int number, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer) => AskChange<ActionPage>(id, number, context, book, versions, gazetteer, "Record an action", Form.Empty));
        agreeing.MapForm("/{id}/changes/{number:int}/action", Act);
        var publishing = routes.MapGroup("/self-assessments").RequireRight(PlaceRights.PublishMaturity);
        publishing.MapPage("/{id}/publish", (string id, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer) => AskPublish(id, context, book, versions, gazetteer, Form.Empty));
        publishing.MapForm("/{id}/publish", Publish);
    }


    private static async Task<IResult> AskStart(HttpContext context, SelfAssessments book, MaturityBook versions, Form form) => await context.Page<NewAssessmentPage>("Start a self-assessment", new
    {
        Form = form,
        Versions = versions.All.Where(version => version.IsComplete).Reverse().ToList(),
        Neighbours = await book.Neighbours(context.ActorOrThrow().Organisation),
    });

    private static async Task<IResult> Start(HttpContext context, SelfAssessments book, MaturityBook versions, Deeds deeds)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var version = form.Choice("version", versions.All.Where(one => one.IsComplete).Select(one => one.Code), "Choose a version of the model");
        var area = form.Text("area", "Enter the code of the place", 20, "the code of the place").ToUpperInvariant();
        var partners = form.Choices("partners", (await book.Neighbours(context.ActorOrThrow().Organisation)).Select(body => body.Code));
        var others = form.OptionalText("others", 400, "codes of other partners").ToUpperInvariant().Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (form.IsValid)
        {
            if ((await book.Start(deeds.By(context, "maturity.start"), version, area, [.. partners, .. others])).Try(out var id, out var refusal)) return Pages.Done($"/self-assessments/{id}?done=started");
            form.Refuse(refusal);
        }
        return await AskStart(context, book, versions, form);
    }

    private static async Task<IResult> AskChange<T>(string id, int number, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, string title, Form form) where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (await AssessmentPages.Find(id, context, book, versions) is not var (story, version) || version.Find(number) is not { } change) return Results.NotFound();
        return await context.Page<T>(title, new { Form = form, Story = story, Version = version, Change = change, Names = await AssessmentPages.Names([story], gazetteer), Title = await AssessmentPages.Title(story, version, gazetteer) });
    }

    private static async Task<IResult> Agree(string id, int number, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, Deeds deeds)
    {
        if (await AssessmentPages.Find(id, context, book, versions) is not var (story, version)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var level = form.Choice("level", LevelWords.Choices(version, withNone: false).Select(option => option.Value), "Choose the level on which you agreed");
        var evidence = form.Paragraphs("evidence", "Enter what the level rests on", 1_000, "what the level rests on");
        var agreedBy = form.Choices("agreed-by", story.Partners, "Choose the organisations that agreed");
        if (form.IsValid)
        {
            if ((await book.Agree(deeds.By(context, "maturity.agree"), story.Itself.Id, number, int.Parse(level), evidence, agreedBy)).Try(out _, out var refusal)) return Pages.Done($"/self-assessments/{story.Itself.Id}?done=agreed");
            form.Refuse(refusal);
        }
        return await AskChange<AgreePage>(id, number, context, book, versions, gazetteer, "Record the agreed level", form);
    }

    private static async Task<IResult> Act(string id, int number, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, Deeds deeds, TimeProvider clock)
    {
        if (await AssessmentPages.Find(id, context, book, versions) is not var (story, version) || version.Find(number) is not { } change) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var actor = form.Text("actor", "Enter who is to do it", 200, "who is to do it");
        var quote = form.Paragraphs("quote", "Enter what will be done", 2_000, "what will be done");
        var words = form.OptionalText("due-words", 120, "when it is due");
        if (form.IsValid)
        {
            var action = new NewPromise(PromiseKind.Action, actor, quote, null, words, "Self-assessment against the high impact change model", $"Change {change.Number}: {change.Title}", "", clock.Today());
            if ((await book.Act(deeds.By(context, "maturity.act"), story.Itself.Id, number, action)).Try(out _, out var refusal)) return Pages.Done($"/self-assessments/{story.Itself.Id}?done=action");
            form.Refuse(refusal);
        }
        return await AskChange<ActionPage>(id, number, context, book, versions, gazetteer, "Record an action", form);
    }

    private static async Task<IResult> AskPublish(string id, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, Form form)
    {
        if (await AssessmentPages.Find(id, context, book, versions) is not var (story, version)) return Results.NotFound();
        return await context.Page<PublishPage>(story.IsPublic ? "Take a self-assessment back" : "Publish a self-assessment", new { Form = form, Story = story, Title = await AssessmentPages.Title(story, version, gazetteer) });
    }

    private static async Task<IResult> Publish(string id, HttpContext context, SelfAssessments book, MaturityBook versions, Gazetteer gazetteer, Deeds deeds)
    {
        if (await AssessmentPages.Find(id, context, book, versions) is not var (story, _)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        // The page says which way it goes, so that two people who press at once do not undo one another.
        var isPublic = form.Choice("way", ["publish", "take-back"], "Open this page again and choose once more") == "publish";
        var reason = form.Text("reason", "Enter who decided it, and why", 300, "the reason");
        if (form.IsValid)
        {
            if ((await book.Publish(deeds.By(context, isPublic ? "maturity.publish" : "maturity.take-back", reason), story.Itself.Id, isPublic, reason)).Try(out _, out var refusal))
                return Pages.Done($"/self-assessments/{story.Itself.Id}?done={(isPublic ? "published" : "taken-back")}");
            form.Refuse(refusal, "reason");
        }
        return await AskPublish(id, context, book, versions, gazetteer, form);
    }
}
