namespace Joinery.Ledger;

/// <summary>A funding stream as far as sharing asks about it; flags are by stream and year.</summary>
/// <param name="Code">Its code, such as dfg.</param>
/// <param name="Owner">The partner to whom it belongs.</param>
/// <param name="IsRestricted">True where an underspend must stay with the stream: the Disabled Facilities Grant, for one.</param>
/// <param name="MayCarryForward">False where the grant's conditions forbid carrying it into the next year.</param>
public sealed record OwnedStream(Code<OwnedStream> Code, Code<Partner> Owner, bool IsRestricted = false, bool MayCarryForward = true);

/// <summary>Spending outside the terms of the agreement or without authority (R8).</summary>
/// <param name="Partner">The party at fault, who bears it alone.</param>
/// <param name="Amount">£0.00 or more.</param>
/// <param name="Reason">What happened, in a few words.</param>
public sealed record Fault(Code<Partner> Partner, Money Amount, string Reason);

/// <summary>What has a budget, an actual and a rule of its own: a line, a scheme, or the pool as a whole.</summary>
/// <param name="Code">Its code, such as S03.</param>
/// <param name="Budget">Agreed for the year.</param>
/// <param name="Actual">Spent or forecast.</param>
/// <param name="Rule">The rule of the agreement that shares its variance.</param>
public sealed record BudgetLine(Code<BudgetLine> Code, Money Budget, Money Actual, ShareRule Rule)
{
    /// <summary>Who commissions it; null for a line that no single partner commissions.</summary>
    public Code<Partner>? Commissioner { get; init; }

    /// <summary>The stream that pays for it; null where several do.</summary>
    public OwnedStream? Stream { get; init; }

    /// <summary>What must be carved out before anything is shared.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Actual less budget; more than zero is an overspend.</summary>
    public Money Variance => Actual - Budget;

    /// <summary>A line known by its variance alone.</summary>
    public static BudgetLine Over(Code<BudgetLine> code, Money variance, ShareRule rule) => new(code, Money.Zero, variance, rule);
}
