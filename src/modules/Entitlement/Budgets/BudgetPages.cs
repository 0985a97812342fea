using Joinery.Design;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Splits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Budgets;

/// <summary>The budget of a case: worked out from its services, stated to the person, and read again as it was stated.</summary>
internal static class BudgetPages
{
    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/budget", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is { } found ? await Show(context, found, agreements, clock, null, null) : Results.NotFound());
        assessments.MapForm("/{id}/budget", State);
        assessments.MapPage("/{id}/budget/{version:long}", async (string id, long version, HttpContext context, CaseBook book, AgreementBook agreements) =>
            await CasePages.Find(id, context, book) is { } found && (await agreements.Of<Budget>(found.Case.Organisation, found.Case.Id)).FirstOrDefault(one => one.Version == version) is { } stated
                ? await context.Page<StatedBudgetPage>("Your personal budget", new { Found = found, Stated = stated }) : Results.NotFound());
    }

    private static async Task<IResult> Show(HttpContext context, Opened found, AgreementBook agreements, TimeProvider clock, Form? sent, DateOnly? asked)
    {
        var stated = await agreements.Of<Budget>(found.Case.Organisation, found.Case.Id);
        var today = clock.Today();
        // Services that begin later have a budget from their first day on, and one that was stated from a later day is looked at then.
        var day = asked ?? (stated is [var newest, ..] && newest.From > today ? newest.From : found.Facts.Services.Count == 0 || found.Facts.Services.Any(service => service.Days.Contains(today)) ? today : found.Facts.Services.Min(service => service.Days.From));
        var (budget, refused) = (await Of(found, day, today, agreements)).Try(out var worked, out var refusal) ? (worked, "") : (null, refusal.Sentence);
        var form = sent ?? Fill(budget, stated, day);
        return await context.Page<BudgetPage>("Personal budget", new { Found = found, Budget = budget, Refused = refused, Day = day, Stated = stated, Form = form });
    }

    private static async Task<Outcome<Budget>> Of(Opened found, DateOnly day, DateOnly today, AgreementBook agreements) =>
        found.Facts.On(day, today, found.Policy).Try(out var file, out var refusal) ? Budget.Of(await WhoPaysPages.Of(found, file, DateRange.Of(day), agreements), day, found.Rates) : refusal;

    // What was said of a line before is offered again.
    private static Form Fill(Budget? budget, IReadOnlyList<Agreed<Budget>> stated, DateOnly day)
    {
        var form = Form.Empty.With("from", day);
        foreach (var part in budget?.Parts ?? [])
            if (stated.Count > 0 && stated[0].Terms.Parts.FirstOrDefault(one => one.Title == part.Title) is { } before)
                form = form.With($"need-{part.Field}", before.Need).With($"outcome-{part.Field}", before.Outcome);
        return form;
    }

    private static async Task<IResult> State(string id, HttpContext context, CaseBook book, AgreementBook agreements, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var from = form.Date("from", "the first day of the budget", Limits.FirstDay, clock.Today().AddYears(1));
        Budget? budget = null;
        if (form.IsValid && !(await Of(found, from, clock.Today(), agreements)).Try(out budget, out var refusal)) form.Refuse(refusal, "from");
        if (budget is not null) budget = budget with { Parts = [.. budget.Parts.Select(part => Said(form, part))] };
        var reason = form.Paragraphs("reason", "Say why the budget is stated now", 1_000, "the reason");
        if (form.IsValid)
        {
            var version = form.Carried("version") ?? 0;
            var agreed = await agreements.Agree(deeds.By(context, "budget.state", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, from, budget!, reason);
            if (agreed.Try(out var next, out var late)) return Pages.Done($"/assessments/{found.Case.Id}/budget/{next}");
            form.Refuse(late);
        }
        return await Show(context, found, agreements, clock, form, budget is null ? null : from);
    }

    private static BudgetPart Said(Form form, BudgetPart part) => part with
    {
        Need = form.Text($"need-{part.Field}", $"Say which need {part.Service} meets ({part.Payer})", 200, "the need"),
        Outcome = form.Text($"outcome-{part.Field}", $"Say what {part.Service} is to achieve ({part.Payer})", 200, "the outcome"),
    };
}
