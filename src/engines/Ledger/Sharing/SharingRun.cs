namespace Joinery.Ledger;

/// <summary>
/// The result of sharing a variance. Its steps are the whole truth: every other figure is read from them, so that no figure can differ from its working.
/// Shares and what is uncovered add up to the shareable variance to the penny (invariant I5), or the run throws.
/// </summary>
public sealed record SharingRun
{
    /// <summary>Which edition of the mechanics made a run; stored with it. It changes when a rule would give another result.</summary>
    public const int MechanicsVersion = 1;

    internal SharingRun(Partnership partnership, Working working)
    {
        if (working.Left != Money.Zero) throw new InvalidOperationException($"The working leaves {working.Left} that nobody bears.");
        (Partnership, Steps) = (partnership, working.Steps);
    }

    /// <summary>The partners and their contributions, as they were given.</summary>
    public Partnership Partnership { get; }

    /// <summary>Every step in order, from the variance down to nothing left.</summary>
    public IReadOnlyList<SharingStep> Steps { get; }

    /// <summary>Actual less budget of everything given; more than zero is an overspend.</summary>
    public Money Variance => In(StepKind.Variance);

    /// <summary>What each partner bears of the risk (below zero: gets back), in the order of the agreement, without faults.</summary>
    public IReadOnlyList<PartnerAmount> Shares => ByPartner(StepKind.Share);

    /// <summary>What each partner bears alone because it was at fault (R8), in the order of the agreement.</summary>
    public IReadOnlyList<PartnerAmount> Faults => ByPartner(StepKind.Fault);

    /// <summary>What no rule covers; the board must decide.</summary>
    public Money Uncovered => Out(StepKind.Uncovered);

    /// <summary>What the risk pool bears.</summary>
    public Money FromRiskPool => Out(StepKind.RiskPool);

    /// <summary>What reducing uncommitted allocations bears.</summary>
    public Money FromUncommitted => Out(StepKind.Uncommitted);

    /// <summary>Restricted underspend that stays with its streams; zero or less.</summary>
    public Money SetAside => Out(StepKind.SetAside);

    /// <summary>Underspend that stays in the pool; zero or less.</summary>
    public Money KeptInPool => Out(StepKind.KeptInPool);

    /// <summary>Underspend that is carried into the next year; zero or less.</summary>
    public Money CarriedForward => Out(StepKind.CarriedForward);

    /// <summary>What is left to be shared among partners after faults, restricted underspends, pots inside the pool, and what is kept.</summary>
    public Money Shareable => Variance - Out(StepKind.Fault) - SetAside - FromRiskPool - FromUncommitted - KeptInPool - CarriedForward;

    /// <summary>The share and the faults of one partner together; £0.00 for one that bears nothing.</summary>
    public Money TotalOf(Code<Partner> partner) => Of(partner, StepKind.Share) + Of(partner, StepKind.Fault);

    /// <summary>The share of one partner without its faults.</summary>
    public Money ShareOf(Code<Partner> partner) => Of(partner, StepKind.Share);

    private Money Of(Code<Partner> partner, StepKind kind) => -Steps.Where(step => step.Kind == kind && step.Partner == partner).Sum(step => step.Change);

    private Money In(StepKind kind) => Steps.Where(step => step.Kind == kind).Sum(step => step.Change);

    private Money Out(StepKind kind) => -In(kind);

    private IReadOnlyList<PartnerAmount> ByPartner(StepKind kind) => [.. Partnership.Partners.Select(partner => new PartnerAmount(partner.Code, Of(partner.Code, kind)))];
}
