using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Plans;

/// <summary>What the partners say of each national condition, beside how its tests came out; and their words to change.</summary>
internal static class PlanStatementPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/fund/{pool}/plan/statements").RequireRight(FundRights.Read).MapPage("", (string pool, HttpContext context, JointLedger ledger, PlanBook book) => Show(pool, context, ledger, book, null));
        routes.MapGroup("/fund/{pool}/plan/statements").RequireRight(FundRights.Post).MapForm("", Save);
    }

    /// <summary>The national conditions of a year; empty for one that nobody entered.</summary>
    internal static IReadOnlyList<NationalCondition> Of(FoundPlan found) => found.Book.Conditions(found.File.Plan.Year).Try(out var set, out _) ? set.Conditions : [];

    private static async Task<IResult> Show(string pool, HttpContext context, JointLedger ledger, PlanBook book, Form? form)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        form ??= found.File.Statements.Aggregate(Form.Empty, (filled, one) => filled.With($"statement-{one.Condition}", one.Text));
        return await context.Page<PlanStatementsPage>("Statements on the national conditions", new { Found = found, Conditions = Of(found), Tested = TestedPlan.Of(found.File, found.Book), MayPost = context.May(FundRights.Post) && found.MayChange, Form = form });
    }

    private static async Task<IResult> Save(string pool, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { MayChange: true } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        IReadOnlyList<ConditionStatement> said = [.. Of(found).Select(condition => new ConditionStatement(condition.Number, form.OptionalParagraphs($"statement-{condition.Number}", ConditionStatement.MostLetters, $"the statement on condition {condition.Number}"))).Where(one => one.Text.Length > 0)];
        var reason = form.Paragraphs("reason", "Say why the plan changes", 1_000, "the reason");
        if (form.IsValid)
        {
            if ((await book.Save(deeds.By(context, "fund.plan", subject: $"pool:{found.Pool.Code}"), found.Pool.Code, form.Carried("version") ?? -1, found.File with { Statements = said }, reason)).Try(out _, out var refusal))
                return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan");
            form.Refuse(refusal);
        }
        return await Show(pool, context, ledger, book, form);
    }
}
