namespace Joinery.Rules;

/// <summary>What a person keeps before a charge is taken.</summary>
/// <param name="Weekly">Pounds a week.</param>
/// <param name="WithoutDeemed">The same if income deemed from capital were no part of qualifying income; null where it makes no difference.</param>
public readonly record struct KeptIncome(decimal Weekly, decimal? WithoutDeemed);

/// <summary>What is kept (step 6): the allowance of the setting, costs, the savings credit disregard, and what the authority leaves.</summary>
[RulesOf("Care Act charging")]
public static class Kept
{
    /// <summary>Pounds a week, with its working.</summary>
    [Law(Instruments.Charging, "reg 6")]
    [Law(Instruments.Charging, "reg 7")]
    [Law(Instruments.Charging, "reg 8")]
    public static Outcome<KeptIncome> Weekly<TWorking>(ChargeCase one, in IncomeTotal income, decimal capital, TWorking working) where TWorking : struct, IWorking
    {
        var mark = working.Mark;
        var keep = one.IsInCareHome ? PersonalAllowance.Weekly(one.Rates, working) : MinimumGuarantee.Weekly(one, working);
        if (!AllowedCosts.Housing(one, working).Try(out var housing, out var refusal)) return refusal;
        if (!AllowedCosts.Disability(one, income.HasDisabilityBenefit, working).Try(out var disability, out refusal)) return refusal;
        keep += housing + disability;
        var (credit, without) = SavingsCredit(one, income, capital, working);
        if (TWorking.IsOn) working.Total(mark, new("keep", "What the person keeps first", keep + credit, new(Instruments.Charging, one.IsInCareHome ? "reg 6" : "reg 7"), ""));
        return new KeptIncome(keep + credit, without is { } other ? keep + other : null);
    }

    private static (decimal Weekly, decimal? WithoutDeemed) SavingsCredit<TWorking>(ChargeCase one, in IncomeTotal income, decimal capital, TWorking working) where TWorking : struct, IWorking
    {
        var facts = one.Facts;
        if (one.IsDiscretionary && income.SavingsCredit > 0 && one.Policy.Is(PolicyItem.IgnoresSavingsCreditAtHome)) return (AllOfIt(one, income.SavingsCredit, working), null);
        var partner = facts.Partner;
        var hasPartner = partner is not null || facts.Household == Household.Couple;
        var isOldEnough = one.Age >= 65 || (one.IsPensionAge && partner is not null && Ages.On(partner.DateOfBirth, one.Day) >= 65);
        var credit = new SavingsCreditCase(hasPartner, income.SavingsCredit, isOldEnough, partner is { HasSavingsCreditOrDisregard: true });
        if (credit.Received == 0 && !isOldEnough) return (0, null);

        var plain = facts.QualifyingIncome is { } given ? Pennies.Pounds(given) : income.Qualifying + (partner is null ? 0 : Pennies.Pounds(partner.WeeklyQualifyingIncome));
        // A figure that an officer gave holds everything already.
        var deemed = facts.QualifyingIncome is not null || one.Rates.Find(RateElement.PcCapitalStep) is null ? 0
            : DeemedIncome.Weekly(capital + (partner is null ? 0 : Pennies.Pounds(partner.Capital)), one.Rates);
        var disregard = SavingsCreditDisregard.Weekly(credit, plain + deemed, one.Rates);
        if (TWorking.IsOn) working.Add(SavingsCreditDisregard.LineOf(credit, plain + deemed, disregard, one.Rates));
        if (deemed == 0) return (disregard, null);
        var without = SavingsCreditDisregard.Weekly(credit, plain, one.Rates);
        return (disregard, without == disregard ? null : without);
    }

    private static decimal AllOfIt<TWorking>(ChargeCase one, decimal received, TWorking working) where TWorking : struct, IWorking
    {
        if (TWorking.IsOn)
            working.Add(new("keep.savings-credit", "Savings credit, all of which the authority leaves out", received, one.Policy.Cite(one.Policy[PolicyItem.IgnoresSavingsCreditAtHome]!), "", LineKind.LocalPolicy));
        return received;
    }
}
