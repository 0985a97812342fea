using Joinery.Ledger;
using Joinery.Measures;
using Joinery.Place;

namespace Joinery.Fund.Plans;

/// <summary>A metric for which the plans of a year have a value each quarter, from data/fund/metrics.csv.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Measure">The measure of a place that gives its actual value; empty where none does.</param>
/// <param name="LowIsGood">True where a plan is met by a value at or below it.</param>
/// <param name="Unit">Of its values.</param>
/// <param name="Decimals">Decimals shown; values are compared unrounded.</param>
/// <param name="Status">How sure its wording is.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record FundMetric(string Code, string Name, string Measure, bool LowIsGood, string Unit, int Decimals, string Status, string Source)
{
    private static readonly IReadOnlyList<(FinancialYear First, FinancialYear Last, FundMetric Metric)> All = ReferenceData.Read(typeof(FundBook).Assembly, "data/fund/metrics.csv", row =>
        (FinancialYear.Parse(row("first_year")).OrThrow(), FinancialYear.Parse(row("last_year")).OrThrow(), new FundMetric(row("metric"), row("name"), row("measure"), row("good") == "low", row("unit"), int.Parse(row("decimals")), row("status"), row("source"))));

    /// <summary>The metrics of a year, in their order; empty for a year whose metrics nobody has entered.</summary>
    public static IReadOnlyList<FundMetric> Of(FinancialYear year) => [.. All.Where(one => one.First.StartYear <= year.StartYear && year.StartYear <= one.Last.StartYear).Select(one => one.Metric)];

    /// <summary>A value with its unit, rounded half away from zero.</summary>
    public string Say(decimal value) => $"{decimal.Round(value, Decimals, MidpointRounding.AwayFromZero).ToString($"N{Decimals}")} {Unit}";
}

/// <summary>A planned value.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public sealed record QuarterTarget(int Quarter, decimal Value);

/// <summary>What a plan wants of one metric.</summary>
/// <param name="Metric">Its code.</param>
/// <param name="Targets">The planned values, a quarter each.</param>
public sealed record PlannedMetric(string Metric, IReadOnlyList<QuarterTarget> Targets);

/// <summary>What was measured in a quarter, from the counts of its months together and never from their averages.</summary>
/// <param name="Value">The value, not rounded.</param>
/// <param name="Months">Months of the quarter with a figure, of three.</param>
/// <param name="DroppedOut">Months in which so little was reported that the value may mislead.</param>
public sealed record MeasuredQuarter(decimal Value, int Months, IReadOnlyList<DateOnly> DroppedOut);

/// <summary>A quarter of a metric: what was planned beside what was measured.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Plan">The planned value; null where there is none.</param>
/// <param name="Actual">What was measured; null where nothing was.</param>
/// <param name="LowIsGood">True where a plan is met by a value at or below it.</param>
public sealed record MetricQuarter(int Quarter, decimal? Plan, MeasuredQuarter? Actual, bool LowIsGood)
{
    /// <summary>True where the whole quarter was measured and meets the plan, unrounded; null where that cannot be said.</summary>
    public bool? IsMet => Plan is { } plan && Actual is { Months: 3 } actual ? LowIsGood ? actual.Value <= plan : actual.Value >= plan : null;

    /// <summary>What to know of the measured value; empty for nothing.</summary>
    public string Known => string.Join(" ", new[]
    {
        Actual is { Months: < 3 } partial ? $"{partial.Months} of 3 months." : "",
        Actual is { DroppedOut.Count: > 0 } quiet ? $"Reporting dropped out in {string.Join(" and ", quiet.DroppedOut.Select(month => $"{month:MMMM yyyy}"))}, so the value may mislead." : "",
    }.Where(sentence => sentence.Length > 0));

    /// <summary>The four quarters of a metric: planned, and measured from an area's monthly counts. <paramref name="scale"/> is what the quotient is multiplied by.</summary>
    public static IReadOnlyList<MetricQuarter> Of(FundMetric metric, PlannedMetric? planned, IReadOnlyCollection<MonthlyCount> months, FinancialYear year, double scale)
    {
        var ofYear = months.Where(month => year.Range.Contains(month.Month)).ToList();
        var quiet = ofYear.Count > 0 && CoverageGuard.Of(ofYear, year.Range).Try(out var guarded, out _) ? guarded.Uncovered : [];
        return [.. Enumerable.Range(1, 4).Select(quarter => new MetricQuarter(quarter, planned?.Targets.FirstOrDefault(target => target.Quarter == quarter)?.Value, Measured(ofYear, quiet, QuarterOf(year, quarter), scale), metric.LowIsGood))];
    }

    /// <summary>The days of a quarter.</summary>
    public static DateRange QuarterOf(FinancialYear year, int quarter) => DateRange.Of(year.First.AddMonths(3 * (quarter - 1)), year.First.AddMonths(3 * quarter));

    private static MeasuredQuarter? Measured(List<MonthlyCount> ofYear, IReadOnlyList<DateOnly> quiet, DateRange quarter, double scale)
    {
        var months = ofYear.Where(month => quarter.Contains(month.Month)).ToList();
        return new Fraction(months.Sum(month => month.Numerator), months.Sum(month => month.Denominator)).Value is { } value
            ? new((decimal)(value * scale), months.Count, [.. quiet.Where(quarter.Contains)]) : null;
    }

    /// <summary>The monthly counts of a measure for an area, as the newest figures have them; of a measure without counts none.</summary>
    public static IReadOnlyCollection<MonthlyCount> MonthsOf(Place.Scorecards.Snapshot figures, Metric measure, string area, Basis basis) =>
        [.. figures.Series(measure.Id, area).Where(one => one.Basis == basis && one.Period.Days <= 31 && one.Period.From.Day == 1 && one is { Numerator: not null, Denominator: not null })
            .Select(one => new MonthlyCount(one.Period.From, one.Numerator!.Value, one.Denominator!.Value))];
}
