namespace Joinery.Measures;

/// <summary>One month of one area.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Numerator">What is counted; zero or more.</param>
/// <param name="Denominator">Out of how many; zero or more. Coverage is judged by it.</param>
public sealed record MonthlyCount(DateOnly Month, double Numerator, double Denominator);

/// <summary>A numerator and a denominator added up.</summary>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below it.</param>
public sealed record Fraction(double Numerator, double Denominator)
{
    /// <summary>The one over the other; null when the denominator is zero.</summary>
    public double? Value => Denominator == 0 ? null : Numerator / Denominator;
}

/// <summary>A rate over months, with and without the months in which too little was reported.</summary>
/// <param name="Median">The median denominator of the months reported.</param>
/// <param name="Uncovered">Months reported with less than the threshold of the median, in order.</param>
/// <param name="Missing">Months of the period that were not reported at all, in order.</param>
/// <param name="AsReported">All months together.</param>
/// <param name="Covered">The covered months together.</param>
/// <param name="Share">Covered months over all months of the period, 0 to 1.</param>
public sealed record Guarded(
    double Median, IReadOnlyList<DateOnly> Uncovered, IReadOnlyList<DateOnly> Missing, Fraction AsReported, Fraction Covered, double Share)
{
    /// <summary>True when every month of the period was reported, and with enough cases.</summary>
    public bool Complete => Uncovered.Count + Missing.Count == 0;

    /// <summary>The months that are not covered, as people write them: December 2024, March 2025.</summary>
    public string Named => string.Join(", ", Uncovered.Concat(Missing).Order().Select(month => month.ToString("MMMM yyyy")));
}

/// <summary>
/// Reporting that drops out looks like performance, so it is looked for before a rate is shown. An area's month is covered when its denominator
/// is at least 70% of that area's own median over the year. The threshold is a choice of ours; no body publishes one.
/// </summary>
public static class CoverageGuard
{
    /// <summary>The part of its own median below which a month counts as not covered.</summary>
    public const double Threshold = 0.7;
    /// <summary>The most months that are judged together: over a longer time a median follows growth, not reporting.</summary>
    public const int MostMonths = 12;

    /// <summary>The rate of the months inside <paramref name="period"/>, which is one to twelve whole months.</summary>
    /// <returns>Refused when the period is longer or open, a month is outside it or given twice, a number is missing, or nothing was reported.</returns>
    public static Outcome<Guarded> Of(IReadOnlyCollection<MonthlyCount> months, DateRange period, double threshold = Threshold)
    {
        if (!MonthsOf(period).Try(out var expected, out var refusal)) return refusal;
        var reported = new Dictionary<DateOnly, MonthlyCount>();
        foreach (var month in months)
        {
            if ((Inputs.CountProblem(month.Numerator) ?? Inputs.CountProblem(month.Denominator)) is { } problem) return problem;
            if (!expected.Contains(month.Month) || !reported.TryAdd(month.Month, month)) return MeasuresRefusals.CoverageMonths.With(month.Month.ToString("d MMMM yyyy"));
        }
        if (reported.Count == 0) return MeasuresRefusals.CoverageNone.With();
        var median = Inputs.Median(reported.Values.Select(month => month.Denominator));
        var covered = reported.Values.Where(month => month.Denominator >= threshold * median).ToList();
        return new Guarded(median,
            [.. reported.Keys.Except(covered.Select(month => month.Month)).Order()], [.. expected.Where(month => !reported.ContainsKey(month))],
            Add(reported.Values), Add(covered), (double)covered.Count / expected.Count);
    }

    private static Outcome<List<DateOnly>> MonthsOf(DateRange period)
    {
        var months = new List<DateOnly>();
        for (var month = period.From; month < period.Until && months.Count <= MostMonths; month = month.AddMonths(1)) months.Add(month);
        var whole = period.From.Day == 1 && period.Until is { Day: 1 };
        return whole && months.Count <= MostMonths ? months : MeasuresRefusals.CoveragePeriod.With(MostMonths);
    }

    private static Fraction Add(IReadOnlyCollection<MonthlyCount> months) => new(months.Sum(month => month.Numerator), months.Sum(month => month.Denominator));
}
