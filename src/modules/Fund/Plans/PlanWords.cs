using Joinery.Design;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>Words for plans and the results of their tests.</summary>
internal static class PlanWords
{
    /// <summary>How a test came out.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "Passed",
        Verdict.Failed => "Failed",
        Verdict.NotApplicable => "Does not apply",
        _ => "Not tested",
    };

    /// <summary>The colour of how a test came out.</summary>
    public static TagColour Colour(Verdict verdict) => verdict switch
    {
        Verdict.Passed => TagColour.Green,
        Verdict.Failed => TagColour.Red,
        Verdict.NotTested => TagColour.Yellow,
        _ => TagColour.Grey,
    };

    /// <summary>What was tested, with the stream where it was asked of one.</summary>
    public static string Title(ConditionResult result, FundBook book, FinancialYear year) =>
        result.Subject.Length == 0 ? $"{result.Test}: {result.Title}" : $"{result.Test}: {result.Title} ({Source(book, result.Subject, year)})";

    /// <summary>How the tests of a national condition came out: 3 tests passed. T2 failed.</summary>
    public static string ResultsOf(NationalCondition condition, TestedPlan tested, FoundPlan found)
    {
        var codes = found.Book.Conditions(found.File.Plan.Year).Try(out var set, out _) ? set.Tests.Where(test => test.Condition == condition.Number).Select(test => test.Code).ToHashSet(StringComparer.Ordinal) : [];
        var results = tested.Results.Where(result => codes.Contains(result.Test)).ToList();
        if (results.Count == 0) return "No test belongs to it: the partners’ own words stand alone.";
        var passed = results.Count(result => result.Verdict == Verdict.Passed);
        return string.Join(" ", results.Where(result => result.Verdict != Verdict.Passed).Select(result => $"{Title(result, found.Book, found.File.Plan.Year)}: {Of(result.Verdict).ToLowerInvariant()}.")
            .Prepend(passed == results.Count ? $"{(passed == 1 ? "Its test" : $"All {passed} tests")} passed." : $"{passed} of {results.Count} tests passed."));
    }

    /// <summary>The lines that counted: S01, S04 (70%).</summary>
    public static string Lines(ConditionResult result) =>
        string.Join(", ", result.Counted.Select(line => line.BasisPoints == BasisPoints.Whole ? line.Scheme : $"{line.Scheme} ({BasisPoints.Words(line.BasisPoints)})"));

    /// <summary>A stream as the year calls it; its code where the year does not know it.</summary>
    public static string Source(FundBook book, string code, FinancialYear year) => book.Stream(code, year)?.Label ?? code;

    /// <summary>A value as the year's list calls it; its code where the year does not know it.</summary>
    public static string Value(FundBook book, string list, string code, FinancialYear year) => book.Value(list, code, year)?.Label ?? code;

    /// <summary>Who commissions a line, with the NHS part of a joint one.</summary>
    public static string Commissioner(FundBook book, PlanLine line, FinancialYear year) => line.NhsShareBasisPoints is { } share
        ? $"{Value(book, "commissioner", line.Commissioner, year)}, NHS {BasisPoints.Words(share)}" : Value(book, "commissioner", line.Commissioner, year);
}
