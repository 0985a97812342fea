namespace Joinery.Measures;

/// <summary>How far values lie from their median, in the typical distance from it.</summary>
/// <param name="Median">The middle value.</param>
/// <param name="Typical">The median of the absolute distances from the median; not scaled to a standard deviation.</param>
/// <param name="Scores">For each value given, in order, (value − median) / typical; null for a value that was not given, and for all when the typical distance is zero.</param>
public sealed record MedianDeviations(double Median, double Typical, IReadOnlyList<double?> Scores);

/// <summary>
/// Deviations from the median, as the Office for Local Government published them to compare councils: one far outlier moves neither the
/// median nor the typical distance.
/// </summary>
public static class Deviations
{
    /// <summary>The deviations of values of which at least one is known; null stands for one that is not.</summary>
    public static Outcome<MedianDeviations> FromMedian(IReadOnlyList<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        if (Inputs.NumbersProblem(known) is { } problem) return problem;
        if (known.Length == 0) return MeasuresRefusals.TooFewValues.With(0, 1);
        var median = Inputs.Median(known);
        var typical = Inputs.Median(known.Select(value => Math.Abs(value - median)));
        return new MedianDeviations(median, typical, [.. values.Select(value => typical == 0 ? null : (value - median) / typical)]);
    }
}
