using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Place;
using Joinery.Place.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Plans;

/// <summary>A metric of a plan with its four quarters.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Quarters">Planned beside measured.</param>
/// <param name="IsCounted">True where there are monthly counts of the people who live in the area.</param>
public sealed record MetricLook(FundMetric Metric, IReadOnlyList<MetricQuarter> Quarters, bool IsCounted)
{
    /// <summary>What is planned of a metric beside what was measured of an area. A council's figures are of its residents, so that areas of the fund can be added up.</summary>
    internal static MetricLook Of(FundMetric metric, IReadOnlyList<PlannedMetric> planned, string area, FinancialYear year, Place.Scorecards.Snapshot figures, MetricBook measures)
    {
        var measure = measures.Find(metric.Measure);
        var months = measure is null ? [] : MetricQuarter.MonthsOf(figures, measure, area, Basis.Resident);
        return new(metric, MetricQuarter.Of(metric, planned.FirstOrDefault(one => one.Metric == metric.Code), months, year, measure?.Scale ?? 1), months.Count > 0);
    }
}

/// <summary>The metrics of a pool's plan: what was planned for each quarter beside what was measured of the area, and the planned values to change.</summary>
internal static class PlanMetricPages
{
    private const decimal Largest = 1_000_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/fund/{pool}/plan/metrics").RequireRight(FundRights.Read).MapPage("", Show);
        var changing = routes.MapGroup("/fund/{pool}/plan/metrics/change").RequireRight(FundRights.Post);
        changing.MapPage("", (string pool, HttpContext context, JointLedger ledger, PlanBook book) => Ask(pool, context, ledger, book, null));
        changing.MapForm("", Save);
    }

    private static async Task<IResult> Show(string pool, HttpContext context, JointLedger ledger, PlanBook book, Statistics statistics, MetricBook measures)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        var figures = await statistics.Now(context.RequestAborted);
        IReadOnlyList<MetricLook> looks = [.. FundMetric.Of(found.File.Plan.Year).Select(metric => MetricLook.Of(metric, found.File.Metrics, found.Pool.Terms.Area, found.File.Plan.Year, figures, measures))];
        return await context.Page<PlanMetricsPage>("Metrics of the plan", new { Found = found, Looks = looks, MayPost = context.May(FundRights.Post) && found.MayChange });
    }

    private static async Task<IResult> Ask(string pool, HttpContext context, JointLedger ledger, PlanBook book, Form? form)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { MayChange: true } found || FundMetric.Of(found.File.Plan.Year) is not { Count: > 0 } metrics) return Results.NotFound();
        if (form is null)
        {
            form = Form.Empty;
            foreach (var planned in found.File.Metrics)
                foreach (var target in planned.Targets) form.With(Field(planned.Metric, target.Quarter), $"{target.Value:0.####}");
        }
        return await context.Page<PlanMetricsFormPage>("Planned values of the metrics", new { Found = found, Metrics = metrics, Form = form });
    }

    internal static string Field(string metric, int quarter) => $"{metric}-{quarter}";

    private static async Task<IResult> Save(string pool, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { MayChange: true } found || FundMetric.Of(found.File.Plan.Year) is not { Count: > 0 } metrics) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        IReadOnlyList<PlannedMetric> planned = [.. metrics.Select(metric => new PlannedMetric(metric.Code, [.. Enumerable.Range(1, 4)
            .Select(quarter => (Quarter: quarter, Value: form.OptionalDecimal(Field(metric.Code, quarter), 0, Largest, "the value"))).Where(one => one.Value is not null).Select(one => new QuarterTarget(one.Quarter, one.Value!.Value))])).Where(one => one.Targets.Count > 0)];
        var reason = form.Paragraphs("reason", "Say why the plan changes", 1_000, "the reason");
        if (form.IsValid)
        {
            if ((await book.Save(deeds.By(context, "fund.plan", subject: $"pool:{found.Pool.Code}"), found.Pool.Code, form.Carried("version") ?? -1, found.File with { Metrics = planned }, reason)).Try(out _, out var refusal))
                return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan/metrics");
            form.Refuse(refusal);
        }
        return await Ask(pool, context, ledger, book, form);
    }
}
