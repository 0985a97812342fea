using Joinery.Ledger;

namespace Joinery.Fund.Sharing;

/// <summary>What <c>joinery fund share</c> reads: who shares, what differs from its budget, and by which rules.</summary>
/// <param name="Partners">In the agreement's order, with what they contribute.</param>
/// <param name="Lines">Lines or schemes with budget, actual and rule.</param>
public sealed record ShareFile(IReadOnlyList<Partner> Partners, IReadOnlyList<BudgetLine> Lines)
{
    /// <summary>The rule of the pool is missing.</summary>
    public static readonly RefusalKind PoolRuleMissing = new("share.pool-rule-missing", "A risk pool or uncommitted money is used by the rule of a pool. Give the pool its rule, or leave them out.");
    /// <summary>No lines.</summary>
    public static readonly RefusalKind LinesNone = new("share.lines-none", "Give at least one line.");

    /// <summary>Who hosts; unless given, the partner that contributes most.</summary>
    public Code<Partner>? Host { get; init; }

    /// <summary>How the pool shares as a whole; null for each line by itself.</summary>
    public PoolRule? Pool { get; init; }

    /// <summary>The balance of the risk pool.</summary>
    public Money RiskPool { get; init; }

    /// <summary>Allocations that nobody has committed, in the order in which they are reduced.</summary>
    public IReadOnlyList<Pot> Uncommitted { get; init; } = [];
}

/// <summary>A variance shared, with every step.</summary>
/// <param name="Partnership">The partners.</param>
/// <param name="Runs">One for the pool as a whole, or one for each line.</param>
public sealed record SharedOut(Partnership Partnership, IReadOnlyList<SharingRun> Runs)
{
    /// <summary>Shares what a file asks; refuses whatever does not fit, with the line.</summary>
    public static Outcome<SharedOut> Of(ShareFile file)
    {
        if (!Partnership.Of(file.Partners, file.Host).Try(out var partners, out var refusal)) return refusal;
        if (file.Lines.Count == 0) return ShareFile.LinesNone.With();
        if (file.Lines.Count > PoolPosition.MostLines) return PlanRefusals.PoolLines.With(PoolPosition.MostLines);
        if (file.Pool is not null) return Waterfall.Of(partners, new(file.Lines, file.RiskPool, file.Uncommitted), file.Pool).Then<SharedOut>(run => new SharedOut(partners, [run]));
        if (file.RiskPool != Money.Zero || file.Uncommitted.Count > 0) return ShareFile.PoolRuleMissing.With();
        var runs = new List<SharingRun>();
        foreach (var line in file.Lines)
        {
            if (!RiskShare.Of(partners, line).Try(out var run, out refusal)) return refusal.At(line.Code.Text);
            runs.Add(run);
        }
        return new SharedOut(partners, runs);
    }

    /// <summary>Every step in order.</summary>
    public IEnumerable<SharingStep> Steps => Runs.SelectMany(run => run.Steps);

    /// <summary>Actual less budget of all lines.</summary>
    public Money Variance => Runs.Sum(run => run.Variance);

    /// <summary>The risk that a partner bears; below zero what it gets back.</summary>
    public Money ShareOf(Code<Partner> partner) => Runs.Sum(run => run.ShareOf(partner));

    /// <summary>What a partner bears alone because it was at fault.</summary>
    public Money FaultOf(Code<Partner> partner) => Runs.Sum(run => run.TotalOf(partner) - run.ShareOf(partner));

    /// <summary>What falls on no partner, in words; with the partners' shares and faults it adds up to the variance.</summary>
    public IReadOnlyList<(string Code, string Words, Money Amount)> Others =>
    [
        .. new (string, string, Money Amount)[]
        {
            ("risk-pool", "The risk pool", Runs.Sum(run => run.FromRiskPool)),
            ("uncommitted", "Uncommitted money", Runs.Sum(run => run.FromUncommitted)),
            ("set-aside", "Stays with its restricted stream", Runs.Sum(run => run.SetAside)),
            ("kept-in-pool", "Stays in the pool", Runs.Sum(run => run.KeptInPool)),
            ("carried-forward", "Carried into the next year", Runs.Sum(run => run.CarriedForward)),
            ("uncovered", "Covered by no rule: the board decides", Runs.Sum(run => run.Uncovered)),
        }.Where(other => other.Amount != Money.Zero),
    ];
}
