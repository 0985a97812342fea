namespace Joinery.Rules;

/// <summary>
/// The test of means of the Disabled Facilities Grant. Its allowances are those of 2008 while pensions are not, so that somebody with nothing but
/// the new State Pension owes a contribution; the working shows it.
/// </summary>
[RulesOf("Disabled Facilities Grant")]
public static class FacilitiesGrant
{
    private static readonly RateElement[] Needed = [.. Enum.GetValues<RateElement>().Where(element =>
        element.ToString().StartsWith("Dfg", StringComparison.Ordinal) && !element.ToString().StartsWith("DfgLandCharge", StringComparison.Ordinal))];

    /// <summary>
    /// Contribution and grant on the day of approval, whose figures are given. Couples are one: both partners' income and capital count. A fraction of a
    /// penny of the contribution is dropped; the regulations name no rounding. Refuses a day without figures, a negative cost, and facts that do not fit.
    /// </summary>
    [Law(Instruments.HousingGrantsAct, "s30")]
    [Law(Instruments.Grants, "reg 10")]
    public static Outcome<GrantResult> Test<TWorking>(PersonFacts facts, GrantFacts grant, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        if (rates.Lack(Needed) is { } lack) return lack;
        if (grant.EligibleCost.IsNegative) return RulesRefusals.AmountNegative.With("The eligible cost");
        if (grant.IsForChild) return Result(0, 0, 0, Money.Zero, "No test of means for a child or young person", new(Instruments.Grants, "reg 5"), grant, rates, working);
        if (Passported(grant, rates)) return Result(rates[RateElement.DfgPassportedApplicableAmount], 0, 0, Money.Zero, "A benefit passports", new(Instruments.Grants, "reg 10"), grant, rates, working);
        if (!IsPensionAge(facts, rates.On).Try(out var isOlder, out var refusal)) return refusal;
        if (!CoupleCapital.Total(facts, rates).Try(out var capital, out refusal)) return refusal;

        var mark = working.Mark;
        var amount = (isOlder ? GrantAmounts.Older(facts, grant, rates, working) : GrantAmounts.Younger(facts, grant, rates, working)) + rates[RateElement.DfgFlatAddition];
        if (TWorking.IsOn)
        {
            working.Add(new("grant.amount.flat", "Flat addition", rates[RateElement.DfgFlatAddition], new(Instruments.Grants, "reg 10"), "") { Rates = [rates.Row(RateElement.DfgFlatAddition)] });
            working.Total(mark, new("grant.amount", "Applicable amount", amount, new(Instruments.Grants, "reg 10"), ""));
            mark = working.Mark;
        }
        var tariff = GrantIncome.Tariff(capital, facts.AgeOn(rates.On), rates, working);
        var income = GrantIncome.Weekly(facts, grant, tariff, rates, working);
        if (TWorking.IsOn) working.Total(mark, new("grant.income", "Income", income, new(Instruments.Grants, "reg 18"), ""));
        return ByExcess(amount, income, tariff, grant, rates, working);
    }

    /// <summary>True where a benefit makes the test unnecessary; tax credits only below a yearly income.</summary>
    [Law(Instruments.Grants, "reg 10")]
    [Law(Instruments.Grants, "reg 11")]
    public static bool Passported(GrantFacts grant, RatesOn rates) => grant.Passport switch
    {
        null => false,
        GrantPassport.TaxCredit => grant.TaxCreditIncome.Pounds < rates[RateElement.DfgTaxCreditIncomeLimit],
        _ => true,
    };

    private static Outcome<GrantResult> ByExcess<TWorking>(decimal amount, decimal income, decimal tariff, GrantFacts grant, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var excess = Math.Max(0, income - amount);
        if (TWorking.IsOn)
            working.Add(new("grant.excess", "Excess of income", excess, new(Instruments.Grants, "reg 12"), income > amount ? $"{Words.Pounds(income)} − {Words.Pounds(amount)}" : $"{Words.Pounds(income)} is not above {Words.Pounds(amount)}"));
        var mark = working.Mark;
        var before = Pennies.Money(Pennies.Down(GrantContribution.Of(excess, grant.Tenure, rates, working)));
        var earlier = GrantContribution.Earlier(grant.Earlier, rates.On);
        var contribution = earlier < before ? before - earlier : Money.Zero;
        if (TWorking.IsOn)
        {
            if (earlier > Money.Zero) working.Add(new("grant.earlier", "Reductions of earlier grants", -earlier.Pounds, new(Instruments.Grants, "reg 13"), "", LineKind.Given));
            working.Total(mark, new("grant.contribution", "Contribution", contribution.Pounds, new(Instruments.Grants, "reg 12"), "a fraction of a penny is dropped"));
        }
        return Result(amount, income, tariff, contribution, "", default, grant, rates, working);
    }

    private static GrantResult Result<TWorking>(decimal amount, decimal income, decimal tariff, Money contribution, string why, Provision law, GrantFacts grant, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var paid = GrantContribution.Grant(grant.EligibleCost, contribution, rates);
        if (TWorking.IsOn)
        {
            if (why.Length > 0) working.Add(new("grant.contribution", why, 0, law, "", LineKind.Given));
            working.Add(new("grant", "Grant", paid.Pounds, new(Instruments.GrantLimit, "art 2"),
                $"{grant.EligibleCost}, at most {Words.Pounds(rates[RateElement.DfgMaxGrant])}, less {contribution}")
            { Rates = [rates.Row(RateElement.DfgMaxGrant)] });
        }
        return new(amount, income, tariff, Math.Max(0, income - amount), contribution, paid, grant.EligibleCost - paid);
    }

    private static Outcome<bool> IsPensionAge(PersonFacts facts, DateOnly day)
    {
        if (!ChargeCase.IsPensionAgeOn(facts, day).Try(out var own, out var refusal)) return refusal;
        return own ? true : ChargeCase.IsPensionAgeOn(facts.Partner, day);
    }
}
