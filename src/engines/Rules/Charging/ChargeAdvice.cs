namespace Joinery.Rules;

/// <summary>What an officer is reminded of. None of it changes a figure.</summary>
internal static class ChargeAdvice
{
    public static IReadOnlyList<Advice> For(ChargeCase one, in IncomeTotal income, Money charge)
    {
        var advice = new List<Advice>();
        var premiums = one.Facts.Premiums;
        if (income.HasDisabilityBenefit && !one.Facts.Costs.Any(cost => cost.Kind == CostKind.Disability))
            advice.Add(new("ask-disability-costs", "A disability benefit counts and no disability-related spending is recorded. Ask about it item by item."));
        if (!income.HasDisabilityBenefit && one.Facts.Costs.Any(cost => cost.Kind == CostKind.Disability))
            advice.Add(new("disability-costs-not-allowed", "No disability benefit counts, so no disability-related spending is allowed."));
        if (one.IsPensionAge && !one.IsInCareHome && (premiums.Disability != PremiumBasis.None || premiums.Enhanced != PremiumBasis.None))
            advice.Add(new("premium-at-pension-age", "A disability premium is not normally due from pension-credit age on. Check the basis."));
        if (one.Facts.Partner is not null && charge > Money.Zero)
            advice.Add(new("couple-affordability", "Check that the charge does not leave the couple below the level of means-tested benefits."));
        if (one.IsDiscretionary && one.IsPensionAge && HasHigherBenefit(one) && charge > Money.Zero)
            advice.Add(new("benefit-taken-whole", "The charge can take all of a disability benefit and of what it adds to Pension Credit. Make sure that spending because of the disability is allowed."));
        return advice;
    }

    public static IReadOnlyList<Advice> ForFullCost(ChargeCase one)
    {
        if (one.Setting != Setting.Permanent || !one.Facts.Capital.Any(item => item.Kind == CapitalKind.MainHome)) return [];
        return one.Package.MovedIn is null
            ? [new("moved-in-missing", "The home counts because nobody said when the person moved in. In the first 12 weeks it is left out.")]
            : [new("offer-deferral", "The home counts. See whether a deferred payment agreement must be offered.")];
    }

    private static bool HasHigherBenefit(ChargeCase one) => one.Facts.Income.Any(item => item.Kind is IncomeKind.AttendanceAllowanceHigher or IncomeKind.AttendanceAllowanceLower);
}
