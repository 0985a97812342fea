namespace Joinery.Measures;

/// <summary>What kind of number a series holds.</summary>
public enum Statistic
{
    /// <summary>A proportion or percentage.</summary>
    Proportion,
    /// <summary>A crude rate.</summary>
    CrudeRate,
    /// <summary>A directly standardised rate.</summary>
    StandardisedRate,
    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>How a measure has moved.</summary>
public enum Movement
{
    /// <summary>The data do not allow an answer. This is not "no change".</summary>
    CannotBeCalculated,
    /// <summary>No change that chance would not explain.</summary>
    NoChange,
    /// <summary>Up.</summary>
    Increasing,
    /// <summary>Down.</summary>
    Decreasing,
}

/// <summary>One period of a series. Null stands for what was not published.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">The lower 95% limit.</param>
/// <param name="Upper">The upper 95% limit.</param>
/// <param name="Count">The numerator.</param>
/// <param name="Denominator">The denominator.</param>
public sealed record TrendPoint(double? Value, double? Lower, double? Upper, double? Count = null, double? Denominator = null);

/// <summary>The recent trend of a series, with its working.</summary>
/// <param name="Movement">Which way, if any.</param>
/// <param name="Judgement">What that means.</param>
/// <param name="Why">Why it cannot be calculated; null when it can.</param>
/// <param name="Slope">Weighted change per period.</param>
/// <param name="ChiSquare">The test statistic.</param>
/// <param name="WithoutOne">The slope without the first point, without the second, and so on.</param>
public sealed record RecentTrend(
    Movement Movement, Judgement Judgement, Refusal? Why, double Slope, double ChiSquare, IReadOnlyList<double> WithoutOne);

/// <summary>
/// The recent trend over five periods, as Fingertips shows it: a line weighted by precision, tested by chi-square at 99.8%, and kept only when
/// no single point makes it. Source: Office for Health Improvement and Disparities, Fingertips guidance on recent trends.
/// </summary>
public static class RecentTrends
{
    /// <summary>How many periods are looked at: the last five.</summary>
    public const int Points = 5;
    /// <summary>The chi-square statistic, one degree of freedom, that leaves 0.002.</summary>
    public const double Threshold = 9.54953570608324;

    // The published method divides the width of a 95% interval by 2 × 1.96, rounded.
    private const double Widths = 3.92;

    /// <summary>The trend of the last five points of a series in order of date, one for each period, the gaps included.</summary>
    public static RecentTrend Of(IReadOnlyList<TrendPoint> series, Statistic statistic, Polarity polarity)
    {
        if (Problem(series, statistic) is { } why) return new(Movement.CannotBeCalculated, Judgement.None, why, double.NaN, double.NaN, []);
        Weighed[] points = [.. series.TakeLast(Points).Select((point, i) => Weigh(point, i + 1))];
        var (slope, error) = Line(points);
        var chiSquare = slope / error * (slope / error);
        double[] without = [.. points.Select(point => Line(points.Where(other => other != point)).Slope)];
        var sign = chiSquare > Threshold && without.All(other => Math.Sign(other) == Math.Sign(slope)) ? Math.Sign(slope) : 0;
        var movement = sign switch { > 0 => Movement.Increasing, < 0 => Movement.Decreasing, _ => Movement.NoChange };
        return new(movement, polarity.Judge(sign), null, slope, chiSquare, without);
    }

    private sealed record Weighed(double X, double Y, double Weight);

    private static Weighed Weigh(TrendPoint point, int period)
    {
        var error = (point.Upper!.Value - point.Lower!.Value) / Widths;
        return new(period, point.Value!.Value, 1 / (error * error));
    }

    // (Σw·Σwxy − Σwx·Σwy) / (Σw·Σwx² − (Σwx)²), and its standard error.
    private static (double Slope, double Error) Line(IEnumerable<Weighed> points)
    {
        var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var (x, y, weight) in points)
        {
            w += weight;
            wx += weight * x;
            wy += weight * y;
            wxx += weight * x * x;
            wxy += weight * x * y;
        }
        var spread = w * wxx - wx * wx;
        return ((w * wxy - wx * wy) / spread, Math.Sqrt(w / spread));
    }

    private static Refusal? Problem(IReadOnlyList<TrendPoint> series, Statistic statistic)
    {
        if (statistic == Statistic.Other) return MeasuresRefusals.TrendStatistic.With();
        var last = series.TakeLast(Points).ToList();
        if (last.Count(point => IsNumber(point.Value)) < Points) return MeasuresRefusals.TrendTooShort.With(Points);
        if (!last.TrueForAll(point => IsNumber(point.Lower) && IsNumber(point.Upper))) return MeasuresRefusals.TrendWithoutInterval.With();
        if (!last.TrueForAll(point => point.Upper > point.Lower)) return MeasuresRefusals.TrendZeroWidth.With();
        return last.Exists(point => point.Count is { } count && count == point.Denominator) ? MeasuresRefusals.TrendCountIsAll.With() : null;
    }

    private static bool IsNumber(double? number) => number is { } some && double.IsFinite(some);
}
