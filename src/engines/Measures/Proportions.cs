namespace Joinery.Measures;

/// <summary>
/// Proportions with Wilson's score interval, which stays between 0 and 1 and holds at small numbers.
/// Source: Wilson (1927); Public Health England, Technical Guide: Confidence Intervals (2018).
/// </summary>
public static class Proportions
{
    /// <summary>The part of <paramref name="denominator"/> that is <paramref name="count"/>, in units of <paramref name="per"/> (100 for percent).</summary>
    /// <returns>Refused when a number is missing, the count is below zero or above the denominator, or the denominator is not above zero.</returns>
    public static Outcome<Interval> Of(double count, double denominator, double per = 1, Confidence? confidence = null)
    {
        var problem = Inputs.CountProblem(count) ?? Inputs.DenominatorProblem(denominator) ?? Inputs.UnitProblem(per);
        if (problem is not null) return problem;
        if (count > denominator) return MeasuresRefusals.CountAboveDenominator.With(count, denominator);
        return Wilson(count, denominator, confidence ?? Confidence.Percent95).Times(per);
    }

    // (2x + z² ∓ z√(z² + 4x(1 − p))) / 2(n + z²). At none and at all, the limit is exactly 0 or 1, where the subtraction would leave dust.
    private static Interval Wilson(double x, double n, Confidence confidence)
    {
        var (p, z) = (x / n, confidence.Z);
        var half = z * Math.Sqrt(z * z + 4 * x * (1 - p));
        double Limit(double side) => (2 * x + z * z + side * half) / (2 * (n + z * z));
        return new(p, x == 0 ? 0 : Limit(-1), x == n ? 1 : Limit(1), confidence);
    }
}
