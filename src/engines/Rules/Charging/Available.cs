namespace Joinery.Rules;

/// <summary>From what is available to the charge (steps 7 to 10).</summary>
[RulesOf("Care Act charging")]
public static class Available
{
    /// <summary>
    /// The weekly charge: the authority's percentage of what income exceeds what is kept, no more than the cost, without the fraction of a penny;
    /// nothing where it is below the authority's minimum charge.
    /// </summary>
    [Law(Instruments.CareAct, "s14(7)")]
    [Law(Instruments.Charging, "reg 11")]
    [Law(Instruments.Charging, "reg 15(2)")]
    public static Money Charge<TWorking>(ChargeCase one, decimal income, decimal keep, TWorking working) where TWorking : struct, IWorking
    {
        var available = Math.Max(0, income - keep);
        if (TWorking.IsOn)
            working.Add(new("available", "Available for the charge", available, new(Instruments.CareAct, "s14(7)"),
                income >= keep ? $"{Words.Pounds(income)} − {Words.Pounds(keep)}" : $"{Words.Pounds(income)} is less than {Words.Pounds(keep)}"));
        if (one.IsDiscretionary && one.Policy[PolicyItem.DisposableIncomePercent] is { } percent)
        {
            if (TWorking.IsOn)
                working.Add(new("available.percent", "Part that the authority takes", available * percent.Value / 100, one.Policy.Cite(percent),
                    $"{Words.Pounds(available)} × {Words.Number(percent.Value)}%", LineKind.LocalPolicy));
            available = available * percent.Value / 100;
        }
        var cost = Pennies.Pounds(one.Package.WeeklyCost);
        var charge = Pennies.Down(Math.Min(available, cost));
        if (one.IsDiscretionary && one.Policy[PolicyItem.MinimumCharge] is { } least && charge < least.Value)
        {
            if (TWorking.IsOn && charge > 0) working.Add(new("charge.minimum", "Below the least that the authority charges", charge, one.Policy.Cite(least), $"less than {Words.Pounds(least.Value)}", LineKind.LocalPolicy));
            charge = 0;
        }
        if (TWorking.IsOn) working.Add(new("charge", "The person pays", charge, new(Instruments.Charging, "reg 11"), available > cost ? $"no more than the cost, {Words.Pounds(cost)}" : ""));
        return Pennies.Money(charge);
    }

    /// <summary>
    /// The refusal when a charge would leave less than the allowance or guarantee of the regulations; null when it does not. A charge that is too
    /// high is a fault in a policy or in this engine, so it is never quietly made lower.
    /// </summary>
    [Law(Instruments.CareAct, "s14(7)")]
    public static Refusal? Breach(ChargeCase one, decimal income, Money charge)
    {
        if (charge == Money.Zero) return null;
        var floor = one.IsInCareHome ? one.Rates[RateElement.Pea] : Math.Max(0, MinimumGuarantee.National(one) - Pennies.Pounds(one.Package.OtherSupport));
        var left = income - Pennies.Pounds(charge);
        return left < floor ? RulesRefusals.BelowMinimum.With(Words.Pounds(left), Words.Pounds(floor)) : null;
    }
}
