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
            [new("As submitted", ["Stream", "Spent in the year", "Of it in this quarter", "Plan of the year", "Percent of the plan"], [.. said.Streams.Select(one => Row(one.Key.Text, one.Value)), Row("The pool", said.Total)])],
            ["From the document as it was submitted; streams have the codes of the agreement."]);
    }
}
