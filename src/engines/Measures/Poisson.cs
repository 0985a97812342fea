using MathNet.Numerics.Distributions;

namespace Joinery.Measures;

/// <summary>
/// Limits of a count of events that happen independently. Exact limits come from the chi-square distribution; Byar's approximation is within
/// a tenth of a percent of them from ten events up, which is where public health changes over.
/// Source: Public Health England, Technical Guide: Confidence Intervals (2018); Breslow and Day (1987), volume II.
/// </summary>
public static class Poisson
{
    /// <summary>From this many events on, Byar's approximation is used.</summary>
    public const double ByarFrom = 10;

    /// <summary>Byar's limits of a count above zero, never below zero.</summary>
    public static Outcome<Interval> Byar(double count, Confidence? confidence = null)
    {
        if (Inputs.CountProblem(count) is { } problem) return problem;
        if (count == 0) return MeasuresRefusals.CountZero.With();
        return ByarOf(count, confidence ?? Confidence.Percent95);
    }

    /// <summary>Exact limits of a count of zero or more.</summary>
    public static Outcome<Interval> Exact(double count, Confidence? confidence = null) =>
        Inputs.CountProblem(count) is { } problem ? problem : ExactOf(count, confidence ?? Confidence.Percent95);

    /// <summary>The limits that are published: exact below <see cref="ByarFrom"/> events, Byar's from there on.</summary>
    public static Outcome<Interval> Limits(double count, Confidence? confidence = null) =>
        Inputs.CountProblem(count) is { } problem ? problem : LimitsOf(count, confidence ?? Confidence.Percent95);

    internal static Interval LimitsOf(double count, Confidence confidence) => count < ByarFrom ? ExactOf(count, confidence) : ByarOf(count, confidence);

    // x(1 − 1/9x − z/3√x)³ and the same of x + 1 with + z. With one event and 99.8% the cube is of a number below zero.
    internal static Interval ByarOf(double count, Confidence confidence)
    {
        var (z, next) = (confidence.Z, count + 1);
        var lower = count * Cube(1 - 1 / (9 * count) - z / (3 * Math.Sqrt(count)));
        var upper = next * Cube(1 - 1 / (9 * next) + z / (3 * Math.Sqrt(next)));
        return new(count, Math.Max(0, lower), upper, confidence);
    }

    internal static Interval ExactOf(double count, Confidence confidence) => new(count,
        count == 0 ? 0 : ChiSquared.InvCDF(2 * count, confidence.Tail) / 2,
        ChiSquared.InvCDF(2 * count + 2, 1 - confidence.Tail) / 2, confidence);

    private static double Cube(double number) => number * number * number;
}
