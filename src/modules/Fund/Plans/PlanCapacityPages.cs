using Joinery.Design;
using Joinery.Fund.Ledgers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Plans;

/// <summary>Capacity and demand of a plan: who is expected to need each service and whom it can take, month by month, and the numbers to change.</summary>
internal static class PlanCapacityPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/fund/{pool}/plan/capacity").RequireRight(FundRights.Read).MapPage("", async (string pool, HttpContext context, JointLedger ledger, PlanBook book) =>
            await PlanPages.Find(pool, ledger, book) is { } found ? await context.Page<PlanCapacityPage>("Capacity and demand", new { Found = found, MayPost = context.May(FundRights.Post) && found.MayChange }) : Results.NotFound());
        var changing = routes.MapGroup("/fund/{pool}/plan/capacity/{service}").RequireRight(FundRights.Post);
        changing.MapPage("", (string pool, string service, HttpContext context, JointLedger ledger, PlanBook book) => Ask(pool, service, context, ledger, book, null));
        changing.MapForm("", Save);
    }

    private static async Task<IResult> Ask(string pool, string service, HttpContext context, JointLedger ledger, PlanBook book, Form? form)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { MayChange: true } found || CapacityKind.Of(found.File.Plan.Year).FirstOrDefault(one => one.Code == service) is not { } asked) return Results.NotFound();
        if (form is null)
        {
            form = Form.Empty;
            if (found.File.Capacity.FirstOrDefault(one => one.Service == service) is { } planned)
                foreach (var month in planned.Said) form.With($"demand-{month.Number}", $"{month.Demand}").With($"capacity-{month.Number}", $"{month.Capacity}");
        }
        return await context.Page<PlanCapacityFormPage>("Capacity and demand of one service", new { Found = found, Service = asked, Form = form });
    }

    private static async Task<IResult> Save(string pool, string service, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { MayChange: true } found || CapacityKind.Of(found.File.Plan.Year).All(one => one.Code != service)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        IReadOnlyList<int?> Months(string side) => [.. Enumerable.Range(1, CapacityPlan.Months).Select(month => form.OptionalNumber($"{side}-{month}", 0, CapacityPlan.Most, "the number of people"))];
        var planned = CapacityPlan.Of(service, Months("demand"), Months("capacity"));
        var reason = form.Paragraphs("reason", "Say why the plan changes", 1_000, "the reason");
        if (form.IsValid)
        {
            var others = found.File.Capacity.Where(one => one.Service != service);
            var file = found.File with { Capacity = planned.Said.Count == 0 ? [.. others] : [.. others, planned] };
            if ((await book.Save(deeds.By(context, "fund.plan", subject: $"pool:{found.Pool.Code}"), found.Pool.Code, form.Carried("version") ?? -1, file, reason)).Try(out _, out var refusal))
                return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan/capacity");
            form.Refuse(refusal);
        }
        return await Ask(pool, service, context, ledger, book, form);
    }
}
