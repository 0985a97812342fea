using Joinery.Design;
using Joinery.Entitlement.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Corrections;

/// <summary>A decision that rested on wrong facts, made again from the day from which they were wrong: looked at first, then decided.</summary>
internal static class CorrectionPages
{
    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/correction", async (string id, HttpContext context, CaseBook book) =>
            await CasePages.Find(id, context, book) is { } found ? await Show(context, found, Form.Empty, null) : Results.NotFound());
        assessments.MapForm("/{id}/correction", Correct);
    }

    private static async Task<IResult> Correct(string id, HttpContext context, CaseBook book, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var today = clock.Today();
        var from = form.Date("from", "the first day on which the facts were wrong", Limits.FirstDay, today.AddDays(-1));
        Proposal? proposal = null;
        if (form.IsValid && !Proposal.Of(found.Facts, found.Decisions, found.Policy, from, today, found.Rates).Try(out proposal, out var refusal)) form.Refuse(refusal, refusal.Code == Proposal.NotDecided.Code ? "from" : null);
        if (form.Answer("go") != "decide" || proposal is null) return await Show(context, found, form, proposal);

        var reason = form.Paragraphs("reason", "Say what was wrong", 1_000, "the reason");
        if (form.IsValid)
        {
            var (version, newest) = (form.Carried("version") ?? found.Version, form.Carried("newest") ?? found.Decisions[0].Number);
            var decided = await book.Correct(deeds.By(context, "assessment.correct", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, newest, from, reason);
            if (decided.Try(out var number, out refusal)) return Pages.Done($"/assessments/{found.Case.Id}/decisions/{number}");
            form.Refuse(refusal);
        }
        return await Show(context, found, form, proposal);
    }

    private static Task<IResult> Show(HttpContext context, Opened found, Form form, Proposal? proposal) => context.Page<CorrectionPage>("Correct a decision",
        new { Found = found, Form = form, Proposal = proposal, Changes = proposal is null ? [] : CasePages.Changes(proposal.Replaces, proposal.Answers, found.Books) });
}
