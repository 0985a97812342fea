using Joinery.Design;
using Joinery.Measures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Frameworks;

/// <summary>What people record about models: sites, elements, evaluations and money. Each is a page with one form.</summary>
internal static class SiteFormPages
{
    private static readonly DateOnly Earliest = new(1948, 7, 5);
    private static readonly Money MostMoney = Money.FromPounds(100_000_000_000m);
    private const int MostPeople = 100_000_000, MostEvents = 1_000_000_000;

    public static void Map(IEndpointRouteBuilder keeping)
    {
        keeping.MapPage("/{id}/new-site", (string id, HttpContext context, FrameworkBook book) => Ask<NewSitePage>(id, context, book, "Record a site", Form.Empty));
        keeping.MapForm("/{id}/new-site", Begin);
        keeping.MapPage("/{id}/new-evaluation", (string id, HttpContext context, FrameworkBook book) => Ask<NewEvaluationPage>(id, context, book, "Record an evaluation", Form.Empty));
        keeping.MapForm("/{id}/new-evaluation", AddEvaluation);
        keeping.MapPage("/{id}/new-return", (string id, HttpContext context, FrameworkBook book) => Ask<NewReturnPage>(id, context, book, "Record money", Form.Empty));
        keeping.MapForm("/{id}/new-return", AddReturn);
        keeping.MapPage("/sites/{site}/element", (string site, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer) => AskSite<ElementPage>(site, context, book, adoptions, gazetteer, "Record an element", null));
        keeping.MapForm("/sites/{site}/element", RecordElement);
        keeping.MapPage("/sites/{site}/change", (string site, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer) => AskSite<ChangeSitePage>(site, context, book, adoptions, gazetteer, "Change a site", null));
        keeping.MapForm("/sites/{site}/change", Change);
    }


    private static async Task<IResult> Ask<T>(string id, HttpContext context, FrameworkBook book, string title, Form form) where T : Microsoft.AspNetCore.Components.IComponent =>
        book.Find(id) is { } framework ? await context.Page<T>(title, new { Form = form, Framework = framework }) : Results.NotFound();

    private static async Task<IResult> Begin(string id, HttpContext context, FrameworkBook book, Adoptions adoptions, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var body = form.Text("body", "Enter the code of the place or organisation", 20, "the code").ToUpperInvariant();
        var population = form.Number("population", "Enter how many people it serves", 1, MostPeople, "how many people it serves");
        var from = form.Date("from", "the day on which it took the model up", Earliest, clock.Today());
        var source = form.Text("source", "Enter where this is published", 300, "where this is published");
        if (form.IsValid)
        {
            if ((await adoptions.Begin(deeds.By(context, "model.site"), id, body, population, from, source)).Try(out var site, out var refusal)) return Pages.Done($"/models/sites/{site}?done=added");
            form.Refuse(refusal);
        }
        return await Ask<NewSitePage>(id, context, book, "Record a site", form);
    }

    private static async Task<IResult> AddEvaluation(string id, HttpContext context, FrameworkBook book, Adoptions adoptions, Deeds deeds)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var measure = form.Text("measure", "Enter what was counted", 200, "what was counted");
        var period = form.Text("period", "Enter the two periods", 100, "the two periods");
        int Count(string name, string what) => form.Number(name, $"Enter the count {what}", 1, MostEvents, $"the count {what}");
        var counts = new EffectCounts(Count("with-before", "with the model, before"), Count("with-after", "with the model, after"), Count("without-before", "elsewhere, before"), Count("without-after", "elsewhere, after"));
        var earlier = new[] { "earlier-with-before", "earlier-with-after", "earlier-without-before", "earlier-without-after" }.Select(name => form.OptionalNumber(name, 1, MostEvents, "an earlier count")).ToList();
        var source = form.Text("source", "Enter where the counts are published", 300, "where the counts are published");
        if (form.IsValid && earlier.Any(count => count is null) && earlier.Any(count => count is not null)) form.Refuse(Adoptions.EarlierPart.With(), "earlier-with-before");
        if (form.IsValid)
        {
            var looked = earlier is [{ } a, { } b, { } c, { } d] ? new EffectCounts(a, b, c, d) : null;
            if ((await adoptions.AddEvaluation(deeds.By(context, "model.evaluate"), id, measure, period, counts, looked, source)).Try(out _, out var refusal)) return Pages.Done($"/models/{id}?done=evaluation");
            form.Refuse(refusal);
        }
        return await Ask<NewEvaluationPage>(id, context, book, "Record an evaluation", form);
    }

    private static async Task<IResult> AddReturn(string id, HttpContext context, FrameworkBook book, Adoptions adoptions, Deeds deeds)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var standing = form.Choice<Standing>("standing", "Choose whether it is a forecast");
        var what = form.Text("what", "Enter what the money was for", 300, "what the money was for");
        var cost = form.Money("cost", "Enter what it cost", new Money(1), MostMoney, "what it cost");
        var benefit = form.Money("benefit", "Enter what it gave", Money.Zero, MostMoney, "what it gave");
        var source = form.Text("source", "Enter where this is published", 300, "where this is published");
        if (form.IsValid)
        {
            if ((await adoptions.AddReturn(deeds.By(context, "model.return"), id, what, cost, benefit, standing, source)).Try(out _, out var refusal)) return Pages.Done($"/models/{id}?done=return");
            form.Refuse(refusal);
        }
        return await Ask<NewReturnPage>(id, context, book, "Record money", form);
    }

    private static async Task<IResult> AskSite<T>(string site, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer, string title, Form? form) where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (!Id<ModelSite>.Parse(site).Try(out var key, out _) || await adoptions.Find(key) is not { } story || book.Find(story.Site.Framework) is not { } framework) return Results.NotFound();
        var shown = form ?? (typeof(T) == typeof(ChangeSitePage) ? Form.Empty.With("population", story.Site.Population.ToString()).With("last-day", story.Site.UntilDay?.AddDays(-1)) : Form.Empty);
        return await context.Page<T>(title, new { Form = shown, Framework = framework, Story = story, Name = (await FrameworkPages.Names([story], gazetteer))[story.Site.Body] });
    }

    private static async Task<IResult> RecordElement(string site, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var element = form.Number("element", "Choose an element", 1, 1_000, "the element");
        var isInPlace = form.Choice("state", ["in-place", "not"], "Choose whether it is in place") == "in-place";
        var onDay = form.Date("on-day", "the day", Earliest, clock.Today());
        var evidence = form.Paragraphs("evidence", "Enter what shows it", 1_000, "what shows it");
        var url = form.OptionalText("url", 500, "the address");
        return await Finish<ElementPage>(site, context, book, adoptions, gazetteer, "Record an element", form, "element", key => adoptions.RecordElement(deeds.By(context, "model.element"), key, element, isInPlace, onDay, evidence, url));
    }

    private static async Task<IResult> Change(string site, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var population = form.Number("population", "Enter how many people it serves", 1, MostPeople, "how many people it serves");
        var last = form.OptionalDate("last-day", "the last day", Earliest, clock.Today());
        var reason = form.Text("reason", "Enter what changes, and why", 300, "what changes");
        return await Finish<ChangeSitePage>(site, context, book, adoptions, gazetteer, "Change a site", form, "changed", key => adoptions.Change(deeds.By(context, "model.change", reason), key, population, last, reason));
    }

    private static async Task<IResult> Finish<T>(string site, HttpContext context, FrameworkBook book, Adoptions adoptions, Gazetteer gazetteer, string title, Form form, string done, Func<Id<ModelSite>, Task<Outcome<Done>>> write) where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (!Id<ModelSite>.Parse(site).Try(out var key, out _)) return Results.NotFound();
        if (form.IsValid)
        {
            if ((await write(key)).Try(out _, out var refusal)) return Pages.Done($"/models/sites/{key}?done={done}");
            form.Refuse(refusal);
        }
        return await AskSite<T>(site, context, book, adoptions, gazetteer, title, form);
    }
}
