namespace Joinery.Rules;

/// <summary>Costs that come off income: for housing, and for what a disability makes necessary.</summary>
[RulesOf("Care Act charging")]
public static class AllowedCosts
{
    /// <summary>
    /// Housing-related costs, pounds a week: for care at home and for temporary residents, less what housing benefit, council tax reduction or
    /// the like meets. Nothing for a permanent resident.
    /// </summary>
    [Law(Instruments.Charging, "Sch 1 para 2")]
    public static Outcome<decimal> Housing<TWorking>(ChargeCase one, TWorking working) where TWorking : struct, IWorking =>
        one.Setting == Setting.Permanent ? 0m : Sum(one, CostKind.Housing, new(Instruments.Charging, "Sch 1 para 2"), working);

    /// <summary>
    /// Disability-related expenditure, pounds a week: in every setting, but only where a disability benefit counts. The authority's flat
    /// allowance is given at least, where it has one.
    /// </summary>
    [Law(Instruments.Charging, "Sch 1 para 4")]
    public static Outcome<decimal> Disability<TWorking>(ChargeCase one, bool hasDisabilityBenefit, TWorking working) where TWorking : struct, IWorking
    {
        if (!hasDisabilityBenefit) return 0m;
        if (!Sum(one, CostKind.Disability, new(Instruments.Charging, "Sch 1 para 4"), working).Try(out var items, out var refusal)) return refusal;
        if (!one.IsDiscretionary || one.Policy[PolicyItem.FlatDisabilityCosts] is not { } flat || flat.Value <= items) return items;
        if (TWorking.IsOn)
            working.Add(new("keep.disability.flat", "The authority's flat allowance", flat.Value - items, one.Policy.Cite(flat), $"{Words.Pounds(flat.Value)}, of which items come to {Words.Pounds(items)}", LineKind.LocalPolicy));
        return flat.Value;
    }

    private static Outcome<decimal> Sum<TWorking>(ChargeCase one, CostKind kind, Provision law, TWorking working) where TWorking : struct, IWorking
    {
        decimal sum = 0;
        for (var i = 0; i < one.Facts.Costs.Count; i++)
        {
            var cost = one.Facts.Costs[i];
            if (cost.Kind != kind) continue;
            if (Problem(cost) is { } problem) return problem;
            // Only the authority's discretion reaches beyond the regulations, and not in a care home.
            var allowed = cost.IsLocalPolicy && !one.IsDiscretionary ? 0 : Allowed(cost, one.Policy.Basis);
            sum += allowed;
            if (TWorking.IsOn) working.Add(LineOf(cost, allowed, law, one));
        }
        return sum;
    }

    private static decimal Allowed(Cost cost, WeeklyBasis basis)
    {
        var amount = cost.Decision switch
        {
            CostDecision.Allow => cost.Amount,
            CostDecision.Part => cost.Allowed,
            _ => Money.Zero,
        };
        var left = amount - cost.MetByBenefit;
        return left.Pence <= 0 ? 0 : Pennies.Up(basis.Weekly(Pennies.Pounds(left), cost.Every));
    }

    private static Refusal? Problem(Cost cost) =>
        cost.Amount.IsNegative || cost.MetByBenefit.IsNegative || cost.Allowed.IsNegative || cost.Allowed > cost.Amount ? RulesRefusals.CostAmount.With(cost.Name)
        : cost.Decision != CostDecision.Allow && cost.Judgement is not { IsComplete: true } ? RulesRefusals.CostReason.With(cost.Name)
        : null;

    private static Line LineOf(Cost cost, decimal allowed, Provision law, ChargeCase one)
    {
        var code = cost.Kind == CostKind.Housing ? "housing" : "disability";
        var formula = one.Policy.Basis.Formula(Pennies.Pounds(cost.Amount), cost.Every);
        if (cost.MetByBenefit > Money.Zero) formula += $", of which {cost.MetByBenefit} is met by a benefit";
        if (cost.Decision == CostDecision.Part) formula += $", allowed {cost.Allowed}";
        if (cost.Decision == CostDecision.Refuse) formula += "; refused";
        return new($"keep.{code}.{cost.Name}", cost.Name, allowed, cost.IsLocalPolicy ? new(Instruments.Charging, "reg 15(2)") : law, formula,
            cost.IsLocalPolicy ? LineKind.LocalPolicy : cost.Judgement is null ? LineKind.Given : LineKind.Judgement)
        { Judgement = cost.Judgement };
    }
}
