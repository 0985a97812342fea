namespace Joinery.Ledger;

/// <summary>The shares agreed from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Shares">They add up to 10,000 basis points.</param>
public sealed record SharesFrom(DateOnly From, IReadOnlyList<PartnerShare> Shares);

/// <summary>
/// Agreed shares that may change within the year. A cost takes those of its effective date; a credit note those of the invoice it refers to,
/// or of its own effective date when it refers to none. Derived: docs/internals/sharing.md.
/// </summary>
public sealed record SharesInForce
{
    private SharesInForce(Partnership partnership, IReadOnlyList<SharesFrom> changes) => (Partnership, Changes) = (partnership, changes);

    /// <summary>The partners, whose order settles ties.</summary>
    public Partnership Partnership { get; }

    /// <summary>From the earliest to the latest.</summary>
    public IReadOnlyList<SharesFrom> Changes { get; }

    /// <summary>The history; refuses none, two from one day, and shares that do not add up to 100%.</summary>
    public static Outcome<SharesInForce> Of(Partnership partnership, IReadOnlyList<SharesFrom> changes)
    {
        if (changes.Count == 0 || changes.GroupBy(change => change.From).Any(same => same.Count() > 1)) return PlanRefusals.SharesDays.With();
        foreach (var change in changes)
            if (PartnerShare.Fault(change.Shares, partnership) is { } fault) return fault.At($"{change.From:yyyy-MM-dd}");
        return new SharesInForce(partnership, [.. changes.OrderBy(change => change.From)]);
    }

    /// <summary>The shares of a day; refuses a day before the first.</summary>
    public Outcome<SharesFrom> On(DateOnly day) =>
        Changes.LastOrDefault(change => change.From <= day) is { } found ? found : PlanRefusals.SharesBefore.With($"{day:d MMMM yyyy}", $"{Changes[0].From:d MMMM yyyy}");

    /// <summary>A cost, or a credit below zero, apportioned in the agreement's order.</summary>
    /// <param name="cost">The amount to apportion.</param>
    /// <param name="effective">Its effective date.</param>
    /// <param name="ofInvoice">The effective date of the invoice that a credit note refers to; null for a cost and for a credit without reference.</param>
    public Outcome<IReadOnlyList<PartnerAmount>> Apportion(Money cost, DateOnly effective, DateOnly? ofInvoice = null) =>
        On(ofInvoice ?? effective).Then(found => Outcome.Of<IReadOnlyList<PartnerAmount>>(
            [.. Partnership.Partners.Zip(cost.Split(PartnerShare.Weights(found.Shares, Partnership)), (partner, share) => new PartnerAmount(partner.Code, share))]));
}
