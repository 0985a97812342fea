namespace Joinery.Measures;

/// <summary>How segments of the NHS Oversight Framework are drawn from scores.</summary>
public enum OversightMethod
{
    /// <summary>2025/26: trusts are put into quarters, so a segment can move although the trust's own score did not.</summary>
    Quartiles2025,
    /// <summary>2026/27: fixed thresholds, and boards have segments too.</summary>
    Thresholds2026,
}

/// <summary>The mean score of a body by one method.</summary>
/// <param name="Mean">The mean of its metric scores, 1.00 (best) to 4.00.</param>
/// <param name="Metrics">How many metrics were scored.</param>
/// <param name="Method">The method of its year.</param>
public sealed record OversightScore(double Mean, int Metrics, OversightMethod Method)
{
    /// <summary>How much the score rose from an earlier one; refused when the method changed between them.</summary>
    public Outcome<double> Since(OversightScore earlier) =>
        earlier.Method == Method ? Mean - earlier.Mean : MeasuresRefusals.MethodChanged.With(YearOf(earlier.Method), YearOf(Method));

    private static string YearOf(OversightMethod method) => method == OversightMethod.Quartiles2025 ? "2025/26" : "2026/27";
}

/// <summary>
/// Scores of the NHS Oversight Framework: metric scores are averaged before a segment is given. Segments are not worked out here, for they
/// need the scores of all trusts (2025/26) or thresholds with overrides (2026/27). Source: NHS England, NHS Oversight Framework.
/// </summary>
public static class OversightScores
{
    /// <summary>The plain mean of metric scores, each from 1.00 to 4.00.</summary>
    public static Outcome<OversightScore> Of(IReadOnlyCollection<double> scores, OversightMethod method) =>
        scores.Count == 0 || scores.Any(score => !(score is >= 1 and <= 4)) ? MeasuresRefusals.OversightScores.With()
            : new OversightScore(scores.Average(), scores.Count, method);
}
