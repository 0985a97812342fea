namespace Joinery.Rules;

/// <summary>Which part of an item of capital is this person's.</summary>
[RulesOf("Care Act charging")]
public static class CapitalShares
{
    /// <summary>
    /// The part, 0 to 1. Each owner is taken to have an equal part unless the authority is satisfied of another; for an interest in land there
    /// is no such presumption, so the actual part must be given.
    /// </summary>
    [Law(Instruments.Charging, "reg 24")]
    public static Outcome<decimal> Of(CapitalItem item)
    {
        if (item.Owners < 1) return RulesRefusals.CapitalOwners.With(item.Name);
        if (item.ActualShare is { } actual) return actual is >= 0 and <= 1 ? actual : RulesRefusals.CapitalShare.With(item.Name);
        if (item.Owners > 1 && item.Kind is (CapitalKind.MainHome or CapitalKind.Land)) return RulesRefusals.CapitalLandShare.With(item.Name);
        return 1m / item.Owners;
    }
}
