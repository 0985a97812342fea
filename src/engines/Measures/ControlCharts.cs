namespace Joinery.Measures;

/// <summary>One point of a series over time.</summary>
/// <param name="Day">The day, or the first day of the period.</param>
/// <param name="Value">The value; a number.</param>
public sealed record Dated(DateOnly Day, double Value);

/// <summary>How a chart is made.</summary>
/// <param name="Polarity">Which way is an improvement.</param>
/// <param name="Target">The value to reach; null when there is none.</param>
/// <param name="Rebase">Days on which the process changed: each begins a new part with limits of its own. Never found automatically.</param>
/// <param name="FixAfter">Limits come from the first so many points of each part; null takes all of them.</param>
/// <param name="TrendPoints">So many points that rise or fall in a row make a trend; some use six.</param>
/// <param name="SidePoints">So many points in a row on one side of the mean make a shift.</param>
public sealed record ChartSettings(Polarity Polarity = Polarity.Neutral, double? Target = null, IReadOnlyCollection<DateOnly>? Rebase = null,
    int? FixAfter = null, int TrendPoints = 7, int SidePoints = 7);

/// <summary>The lines of a part of a chart.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="MovingRange">The mean difference of neighbours before screening.</param>
/// <param name="ScreenedRange">The same without differences that are out of the ordinary; limits come from it.</param>
public sealed record ControlLimits(double Mean, double MovingRange, double ScreenedRange)
{
    /// <summary>The upper process limit.</summary>
    public double Upper => Mean + ControlCharts.LimitFactor * ScreenedRange;

    /// <summary>The lower process limit.</summary>
    public double Lower => Mean - ControlCharts.LimitFactor * ScreenedRange;

    /// <summary>Two thirds of the way to the upper limit.</summary>
    public double UpperNear => Mean + ControlCharts.LimitFactor * ScreenedRange * 2 / 3;

    /// <summary>Two thirds of the way to the lower limit.</summary>
    public double LowerNear => Mean - ControlCharts.LimitFactor * ScreenedRange * 2 / 3;

    /// <summary>Whether the process, left as it is, will reach a target.</summary>
    public Assurance Assure(double? target, Polarity polarity) => (target, polarity) switch
    {
        (null, _) or (_, Polarity.Neutral) => Assurance.None,
        ({ } some, _) when some > Upper => polarity == Polarity.HighIsGood ? Assurance.ConsistentlyFail : Assurance.ConsistentlyPass,
        ({ } some, _) when some < Lower => polarity == Polarity.HighIsGood ? Assurance.ConsistentlyPass : Assurance.ConsistentlyFail,
        _ => Assurance.Inconsistent,
    };
}

/// <summary>What a point shows, the strongest first.</summary>
public enum Cause
{
    /// <summary>Nothing but ordinary variation.</summary>
    Common,
    /// <summary>Above the upper limit.</summary>
    AboveLimit,
    /// <summary>Below the lower limit.</summary>
    BelowLimit,
    /// <summary>Part of a run of rises.</summary>
    Rising,
    /// <summary>Part of a run of falls.</summary>
    Falling,
    /// <summary>One of two in three close to the upper limit.</summary>
    NearUpper,
    /// <summary>One of two in three close to the lower limit.</summary>
    NearLower,
    /// <summary>Part of a run above the mean.</summary>
    AboveMean,
    /// <summary>Part of a run below the mean.</summary>
    BelowMean,
}

/// <summary>Whether a process will reach its target.</summary>
public enum Assurance
{
    /// <summary>There is no target, or no direction of good.</summary>
    None,
    /// <summary>It will every time.</summary>
    ConsistentlyPass,
    /// <summary>It will sometimes.</summary>
    Inconsistent,
    /// <summary>It will not, unless something changes.</summary>
    ConsistentlyFail,
}

/// <summary>One point of a chart.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Value">Its value.</param>
/// <param name="Limits">The lines of its part.</param>
/// <param name="Cause">What it shows.</param>
/// <param name="Judgement">What that means: an improvement, a concern, or a change without a direction of good.</param>
public sealed record ControlPoint(DateOnly Day, double Value, ControlLimits Limits, Cause Cause, Judgement Judgement);

/// <summary>One stretch of a chart between rebase days.</summary>
/// <param name="From">The day of its first point.</param>
/// <param name="Points">How many points it has.</param>
/// <param name="Limits">Its lines.</param>
/// <param name="Short">True below <see cref="ControlCharts.EnoughPoints"/> points: the limits may still move a good deal, and the page says so.</param>
public sealed record ChartPart(DateOnly From, int Points, ControlLimits Limits, bool Short);

/// <summary>A process-control chart.</summary>
/// <param name="Points">Every point, in order.</param>
/// <param name="Parts">The stretches, at least one; assurance is of the last.</param>
/// <param name="Assurance">Whether the process as it is now will reach the target.</param>
public sealed record ControlChart(IReadOnlyList<ControlPoint> Points, IReadOnlyList<ChartPart> Parts, Assurance Assurance)
{
    /// <summary>The last point, which the icon of a scorecard shows.</summary>
    public ControlPoint Latest => Points[^1];
}

/// <summary>
/// Process-control charts of single values and moving ranges (XmR), by the rules of NHS England's Making Data Count, "plot the dots".
/// Limits are the mean ± 2.66 mean moving ranges; ranges of 3.267 times their mean and more are left out once. Every rule is applied within a part.
/// Source: NHS England, Making Data Count; Wheeler (2003); rules in the order of NHSRplotthedots.
/// </summary>
public static class ControlCharts
{
    /// <summary>Three standard deviations in mean moving ranges: 3 / 1.128.</summary>
    public const double LimitFactor = 2.66;
    /// <summary>A moving range of so many means or more is out of the ordinary.</summary>
    public const double ScreenFactor = 3.267;
    /// <summary>With fewer points a part is called short.</summary>
    public const int EnoughPoints = 12;
    /// <summary>The most points of one chart: more than nine years of days.</summary>
    public const int MostPoints = 3500;

    /// <summary>The chart of points in order of day.</summary>
    /// <returns>Refused without points, out of order, twice on one day, and with a value that is not a number.</returns>
    public static Outcome<ControlChart> Of(IReadOnlyList<Dated> series, ChartSettings? settings = null)
    {
        var how = settings ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(how.TrendPoints, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(how.SidePoints, 3);
        if (how.FixAfter is { } fixAfter) ArgumentOutOfRangeException.ThrowIfLessThan(fixAfter, 2);
        if (Problem(series) is { } problem) return problem;
        var points = new List<ControlPoint>(series.Count);
        var parts = new List<ChartPart>();
        foreach (var (from, until) in Stretches(series, how.Rebase ?? []))
        {
            var values = new double[until - from];
            for (var i = 0; i < values.Length; i++) values[i] = series[from + i].Value;
            var limits = LimitsOf(values.AsSpan(0, Math.Min(how.FixAfter ?? values.Length, values.Length)));
            var causes = SpecialCauses.Find(values, limits, how.TrendPoints, how.SidePoints);
            for (var i = 0; i < values.Length; i++)
                points.Add(new(series[from + i].Day, values[i], limits, causes[i], how.Polarity.Judge(SpecialCauses.Sign(causes[i]))));
            parts.Add(new(series[from].Day, values.Length, limits, values.Length < EnoughPoints));
        }
        return new ControlChart(points, parts, parts[^1].Limits.Assure(how.Target, how.Polarity));
    }

    /// <summary>What a cause is called on a chart, in the words that NHS teams know.</summary>
    public static string Label(Cause cause, ChartSettings? settings = null)
    {
        var (trend, side) = (settings?.TrendPoints ?? 7, settings?.SidePoints ?? 7);
        return cause switch
        {
            Cause.AboveLimit => "Above UCL",
            Cause.BelowLimit => "Below LCL",
            Cause.Rising => $"{trend} Point Trend (Increasing)",
            Cause.Falling => $"{trend} Point Trend (Decreasing)",
            Cause.NearUpper => "2 in 3 Above CL",
            Cause.NearLower => "2 in 3 Below CL",
            Cause.AboveMean => $"{side} Points Above CL",
            Cause.BelowMean => $"{side} Points Below CL",
            _ => "Common Cause",
        };
    }

    private static Refusal? Problem(IReadOnlyList<Dated> series)
    {
        if (series.Count == 0) return MeasuresRefusals.ChartEmpty.With();
        if (series.Count > MostPoints) return MeasuresRefusals.ChartTooLong.With(MostPoints);
        for (var i = 0; i < series.Count; i++)
        {
            if (!double.IsFinite(series[i].Value)) return MeasuresRefusals.NotANumber.With();
            if (i > 0 && series[i].Day <= series[i - 1].Day) return MeasuresRefusals.ChartOrder.With(series[i].Day.ToString("d MMMM yyyy"));
        }
        return null;
    }

    // A rebase day between two points begins the next; before the first point or after the last it splits nothing.
    private static IEnumerable<(int From, int Until)> Stretches(IReadOnlyList<Dated> series, IReadOnlyCollection<DateOnly> rebase)
    {
        var from = 0;
        for (var i = 1; i < series.Count; i++)
        {
            if (!rebase.Any(day => series[i - 1].Day < day && day <= series[i].Day)) continue;
            yield return (from, i);
            from = i;
        }
        yield return (from, series.Count);
    }

    private static ControlLimits LimitsOf(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        var plain = MeanRange(values, double.PositiveInfinity);
        return new(sum / values.Length, plain, MeanRange(values, ScreenFactor * plain));
    }

    // The mean of the differences of neighbours below a bound. A series that never moves has none below, and a range of zero.
    private static double MeanRange(ReadOnlySpan<double> values, double below)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 1; i < values.Length; i++)
        {
            var range = Math.Abs(values[i] - values[i - 1]);
            if (!(range < below)) continue;
            sum += range;
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }
}
