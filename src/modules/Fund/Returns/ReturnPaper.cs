using Joinery.Fund.Statements;
using Joinery.Ledger;

namespace Joinery.Fund.Returns;

/// <summary>A submitted return as a paper: from its frozen bytes alone, whatever has become known since.</summary>
internal static class ReturnPaper
{
    /// <summary>What was submitted.</summary>
    public static Paper Of(SubmittedReturn submitted)
    {
        var said = submitted.Said;
        static IReadOnlyList<PaperCell> Row(string name, ReturnLine line) => [name, line.YearToDate, line.Discrete, line.Plan, line.PercentOfPlan is { } percent ? new PaperCell("") { Percent = percent } : ""];
        return new($"Return to {said.PeriodEnd:d MMMM yyyy}", $"{submitted.Pool.Replace('/', '-')}-return-{SqlTypes.Text(said.PeriodEnd)}-{submitted.Version}",
            [("Pool", $"{said.Pool}"), ("Year", $"{said.Year}"), ("Period to", SqlTypes.Text(said.PeriodEnd)), ("Version", $"{submitted.Version}"), ("Frozen at", SqlTypes.Text(said.Frozen)), ("SHA-256 of the document", submitted.Sha256)],
            [new("As submitted", ["Stream", "Spent in the year", "Of it in this quarter", "Plan of the year", "Percent of the plan"], [.. said.Streams.Select(one => Row(one.Key.Text, one.Value)), Row("The pool", said.Total)]), .. Schemes(said), .. Metrics(said)],
            ["From the document as it was submitted; streams have the codes of the agreement."]);
    }

    /// <summary>A value of a metric with its unit; rounded to two decimals, as it was compared before.</summary>
    internal static string Value(ReturnMetric metric, decimal? value) => value is { } known ? $"{decimal.Round(known, 2, MidpointRounding.AwayFromZero):0.00} {metric.Unit}" : "None";

    /// <summary>Whether a metric met its plan, in words.</summary>
    internal static string Result(ReturnMetric metric) => metric.IsMet switch { true => "Met", false => "Not met", _ => "Cannot be said" };

    private static IEnumerable<PaperTable> Schemes(PoolReturn said) => said.Schemes.Count == 0 ? [] :
        [PaperTable.WithTotal("By scheme and stream", "All schemes", ["Scheme", "Stream", "Spent in the year", "Plan of the year"],
            [.. said.Schemes.Select(one => (IReadOnlyList<PaperCell>)[one.Scheme.Length == 0 ? "No scheme" : one.Scheme, one.Stream, one.YearToDate, one.Plan])])];

    private static IEnumerable<PaperTable> Metrics(PoolReturn said) => said.Metrics.Count == 0 ? [] :
        [new("Metrics in this quarter", ["Metric", "Planned", "Measured", "Result", "To know"], [.. said.Metrics.Select(one => (IReadOnlyList<PaperCell>)[one.Name, Value(one, one.Planned), Value(one, one.Measured), Result(one), one.Known])], HasTotal: false)];
}
