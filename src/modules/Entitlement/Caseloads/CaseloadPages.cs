using Joinery.Design;
using Joinery.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Caseloads;

/// <summary>Every case of the organisation carried to new figures: first seen, then decided in one deed.</summary>
internal static class CaseloadPages
{
    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/new-figures", (HttpContext context, TimeProvider clock) => Show(context, Form.Empty.With("from", NextYear(clock.Today())), null));
        assessments.MapForm("/new-figures", async (HttpContext context, Caseload caseload, Deeds deeds, TimeProvider clock) =>
        {
            var form = Form.Of(await context.Request.ReadFormAsync());
            var today = clock.Today();
            var from = form.Date("from", "the first day of the new charges", today.AddYears(-1), today.AddYears(1));
            if (!form.IsValid) return await Show(context, form, null);
            if (form.Answer("go") == "decide")
            {
                var reason = form.Paragraphs("reason", "Say why the charges change", 1_000, "the reason");
                var review = form.OptionalDate("review", "the day of the review", today, today.AddYears(3));
                if (form.IsValid)
                {
                    if ((await caseload.Decide(deeds.By(context, "assessment.carry"), from, reason, review)).Try(out _, out var refusal)) return Pages.Done("/assessments");
                    form.Refuse(refusal);
                }
            }
            return await Show(context, form, await caseload.Look(context.ActorOrThrow().Organisation, from, today));
        });
    }

    // The first day on which every figure of the next year is in force.
    private static DateOnly NextYear(DateOnly today) => RateTurns.BenefitWeek(FinancialYear.Of(today).StartYear + 1);

    private static Task<IResult> Show(HttpContext context, Form form, CaseloadChange? change) =>
        context.Page<CaseloadPage>("Carry cases over to new figures", new { Form = form, Change = change });
}
