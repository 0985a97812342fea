using Joinery.Design;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>What <c>joinery fund conditions</c> reads, and what a pool keeps of its plan: the plan, and what the national conditions ask for besides.</summary>
/// <param name="Plan">Income and expenditure of one year.</param>
public sealed record PlanFile(Plan Plan)
{
    /// <summary>Bytes that a file may have.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>Figures published for the board, with their source.</summary>
    public IReadOnlyList<PublishedFigure> Figures { get; init; } = [];

    /// <summary>Documents that are attached.</summary>
    public IReadOnlyList<AttachedDocument> Documents { get; init; } = [];

    /// <summary>Signatures that were given.</summary>
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>What is planned of the year's metrics.</summary>
    public IReadOnlyList<PlannedMetric> Metrics { get; init; } = [];

    /// <summary>How many people are expected to need each service, and how many it can take, month by month.</summary>
    public IReadOnlyList<CapacityPlan> Capacity { get; init; } = [];

    /// <summary>What the partners say of each national condition.</summary>
    public IReadOnlyList<ConditionStatement> Statements { get; init; } = [];

    /// <summary>A file written as agreements are, or standard input for a hyphen; refused with its name and the place in it.</summary>
    internal static async Task<Outcome<T>> Open<T>(string path, CancellationToken stop) where T : class
    {
        if (!(await InputFile.ReadText(path, MostBytes, stop)).Try(out var text, out var refusal)) return refusal;
        return AgreedText.Read<T>(text).Try(out var file, out refusal) ? file : refusal.At($"{InputFile.NameOf(path)}, {refusal.Where}".TrimEnd(',', ' '));
    }
}

/// <summary>What a plan comes to: what must be put right, and how each national condition of its year came out.</summary>
/// <param name="Problems">What must be put right, in order.</param>
/// <param name="Warnings">What may stand.</param>
/// <param name="Results">Each selected test; empty where none could be run.</param>
/// <param name="NotTested">Why none could be run; null when they were.</param>
public sealed record TestedPlan(IReadOnlyList<PlanFinding> Problems, IReadOnlyList<PlanFinding> Warnings, IReadOnlyList<ConditionResult> Results, Refusal? NotTested)
{
    /// <summary>Checks a plan and runs the conditions of its own year, and never those of another.</summary>
    public static TestedPlan Of(PlanFile file, FundBook book)
    {
        var findings = PlanCheck.Of(file.Plan, book).ToLookup(finding => finding.IsWarning);
        IReadOnlyList<ConditionResult> results = [];
        Refusal? why = null;
        if (book.Conditions(file.Plan.Year).Try(out var set, out var refusal) && Conditions.Test(file.Plan, set, new(file.Figures, file.Documents, file.Signatures), book).Try(out var tested, out refusal)) results = tested;
        else why = refusal;
        return new([.. findings[false]], [.. findings[true]], results, why);
    }

    /// <summary>Every derived and unverified thing that the results rest on, once.</summary>
    public IReadOnlyList<string> Doubts => [.. Results.SelectMany(result => result.Doubts).Distinct()];
}
