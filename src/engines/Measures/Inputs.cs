namespace Joinery.Measures;

/// <summary>What can be wrong with the numbers that a measure is given. Null says that nothing is.</summary>
internal static class Inputs
{
    public static Refusal? CountProblem(double count) =>
        !double.IsFinite(count) ? MeasuresRefusals.NotANumber.With()
        : count < 0 ? MeasuresRefusals.CountNegative.With(count) : null;

    public static Refusal? DenominatorProblem(double denominator) =>
        !double.IsFinite(denominator) ? MeasuresRefusals.NotANumber.With()
        : denominator <= 0 ? MeasuresRefusals.DenominatorNotPositive.With(denominator) : null;

    public static Refusal? UnitProblem(double per) => double.IsFinite(per) && per > 0 ? null : MeasuresRefusals.UnitNotPositive.With(per);

    public static Refusal? NumbersProblem(IEnumerable<double> numbers) => numbers.All(double.IsFinite) ? null : MeasuresRefusals.NotANumber.With();

    /// <summary>The middle number, or the mean of the two in the middle; there is at least one.</summary>
    public static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
