using MathNet.Numerics.Distributions;

namespace Joinery.Measures;

/// <summary>
/// Means of measured values with limits from Student's t distribution.
/// Source: Public Health England, Technical Guide: Confidence Intervals (2018).
/// </summary>
public static class Means
{
    /// <summary>The mean of at least two values.</summary>
    public static Outcome<Interval> Of(IReadOnlyCollection<double> values, Confidence? confidence = null)
    {
        if (Inputs.NumbersProblem(values) is { } problem) return problem;
        if (values.Count < 2) return MeasuresRefusals.TooFewValues.With(values.Count, 2);
        var level = confidence ?? Confidence.Percent95;
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        var half = StudentT.InvCDF(0, 1, values.Count - 1, 1 - level.Tail) * deviation / Math.Sqrt(values.Count);
        return new Interval(mean, mean - half, mean + half, level);
    }
}
