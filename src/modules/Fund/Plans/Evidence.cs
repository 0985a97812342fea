using System.Security.Cryptography;
using System.Text;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>A line that counted towards a test, as the evidence keeps it.</summary>
/// <param name="Scheme">The scheme's code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Share">Which part of it counted.</param>
/// <param name="Amount">What that comes to, with every decimal that it has.</param>
public sealed record EvidenceLine(string Scheme, string Name, string Share, string Amount);

/// <summary>How one test came out, in words and with what it rests on.</summary>
/// <param name="Title">The test and what it asks.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Sentence">The result with its figures.</param>
/// <param name="Condition">The number of the national condition that it belongs to; empty where none is known.</param>
/// <param name="Status">How sure the reading of the test is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record EvidenceTest(string Title, Verdict Verdict, string Sentence, string Condition, FigureStatus Status, string Source)
{
    /// <summary>What was measured; empty for tests that are not of money.</summary>
    public string Value { get; init; } = "";

    /// <summary>What it was measured against.</summary>
    public string Threshold { get; init; } = "";

    /// <summary>By how much it was met or missed; below zero is missed.</summary>
    public string Headroom { get; init; } = "";

    /// <summary>The lines that counted.</summary>
    public IReadOnlyList<EvidenceLine> Lines { get; init; } = [];

    /// <summary>What is worth knowing though it was met, and what the result rests on that is not verified.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The evidence of one version of a plan: every national condition of its year, every test, by how much, from which lines and from which source.</summary>
/// <param name="Pool">Whose plan.</param>
/// <param name="Year">Of which year.</param>
/// <param name="PlanVersion">Which version of it.</param>
/// <param name="ConditionsVersion">Which edition of the conditions; empty for a year that nobody entered.</param>
/// <param name="Income">All that comes in.</param>
/// <param name="Spend">All that is planned.</param>
public sealed record Evidence(string Pool, FinancialYear Year, string PlanVersion, string ConditionsVersion, Money Income, Money Spend)
{
    /// <summary>Why nothing was tested; empty when it was.</summary>
    public string NotTested { get; init; } = "";

    /// <summary>The conditions in their words.</summary>
    public IReadOnlyList<NationalCondition> Conditions { get; init; } = [];

    /// <summary>The tests.</summary>
    public IReadOnlyList<EvidenceTest> Tests { get; init; } = [];

    /// <summary>What the partners say of the conditions.</summary>
    public IReadOnlyList<ConditionStatement> Statements { get; init; } = [];

    /// <summary>What was still to put right in the plan.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The evidence of a plan by the conditions as a book holds them.</summary>
    public static Evidence Of(Code<PoolAgreement> pool, PlanFile file, FundBook book)
    {
        var (plan, tested) = (file.Plan, TestedPlan.Of(file, book));
        var set = book.Conditions(plan.Year).Try(out var entered, out _) ? entered : null;
        return new(pool.Text, plan.Year, plan.Version, set?.Version ?? "", plan.TotalIncome, plan.TotalSpend)
        {
            NotTested = tested.NotTested?.Sentence ?? "",
            Conditions = set?.Conditions ?? [],
            Tests = [.. tested.Results.Select(result => Of(result, plan, set!.Tests.First(test => test.Code == result.Test), book))],
            Statements = file.Statements,
            Problems = [.. tested.Problems.Select(problem => $"{problem.Refusal}")],
        };
    }

    private static EvidenceTest Of(ConditionResult result, Plan plan, ConditionTest test, FundBook book) =>
        new(PlanWords.Title(result, book, plan.Year), result.Verdict, result.Sentence, test.Condition, test.Status, test.Source)
        {
            Value = result.Value?.Unrounded ?? "",
            Threshold = result.Threshold?.Unrounded ?? "",
            Headroom = result.Headroom?.Unrounded ?? "",
            Lines = [.. result.Counted.Select(line => new EvidenceLine(line.Scheme, plan.Lines[line.Line - 1].Name, BasisPoints.Words(line.BasisPoints), line.Amount.Unrounded))],
            Notes = [.. result.Flags, .. result.Doubts],
        };
}

/// <summary>The evidence of a version as it was kept.</summary>
/// <param name="Version">Which version of the plan.</param>
/// <param name="Document">Its bytes as text.</param>
/// <param name="Sha256">Their hash.</param>
/// <param name="FrozenAt">When it was worked out; null for a version that was saved before evidence was kept, and is worked out when it is looked at.</param>
public sealed record KeptEvidence(long Version, string Document, string Sha256, DateTimeOffset? FrozenAt)
{
    /// <summary>What it says.</summary>
    public Evidence Said => AgreedText.Read<Evidence>(Document).OrThrow();

    /// <summary>The evidence of a plan, worked out at a moment.</summary>
    public static KeptEvidence Of(Code<PoolAgreement> pool, long version, PlanFile file, FundBook book, DateTimeOffset? at)
    {
        var document = AgreedText.Write(Evidence.Of(pool, file, book));
        return new(version, document, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document))), at);
    }
}
