namespace Joinery.Rules;

/// <summary>What a person, and their partner with them, are taken to have in the grant test.</summary>
[RulesOf("Disabled Facilities Grant")]
public static class GrantIncome
{
    /// <summary>Pounds a week for capital in pounds, both partners' together: a pound for each step or part of one, without an upper limit. Steps are smaller under 60.</summary>
    [Law(Instruments.Grants, "reg 40")]
    public static decimal Tariff<TWorking>(decimal capital, int age, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var above = capital - rates[RateElement.DfgCapitalDisregard];
        if (above <= 0) return 0;
        var element = age < 60 ? RateElement.DfgTariffStepUnder60 : RateElement.DfgTariffStep60Plus;
        var tariff = decimal.Ceiling(above / rates[element]);
        if (TWorking.IsOn)
            working.Add(new("grant.tariff", "Income that capital is taken to bring", tariff, new(Instruments.Grants, "reg 40"),
                $"({Words.Pounds(capital)} − {Words.Pounds(rates[RateElement.DfgCapitalDisregard])}) ÷ {Words.Pounds(rates[element])}, rounded up")
            { Rates = [rates.Row(RateElement.DfgCapitalDisregard), rates.Row(element)] });
        return tariff;
    }

    /// <summary>
    /// Pounds a week of both partners: earnings after their disregard, other income after that of its kind, tariff, less childcare up to its limit.
    /// </summary>
    [Law(Instruments.Grants, "reg 16")]
    [Law(Instruments.Grants, "reg 18")]
    [Law(Instruments.Grants, "reg 23")]
    public static decimal Weekly<TWorking>(PersonFacts facts, GrantFacts grant, decimal tariff, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var earnings = Items(facts.Income, isEarned: true, "own", working) + Items(facts.Partner?.Income ?? [], isEarned: true, "partner", working);
        var leftOut = Math.Min(earnings, EarningsDisregard(grant, rates));
        if (TWorking.IsOn && leftOut > 0) working.Add(new("grant.earnings-disregard", "Earnings left out", -leftOut, new(Instruments.Grants, "Sch 2"), ""));
        var other = Items(facts.Income, isEarned: false, "own", working) + Items(facts.Partner?.Income ?? [], isEarned: false, "partner", working);
        var childcare = Math.Min(grant.Childcare.Pounds, grant.Children.Count switch
        {
            0 => 0,
            1 => rates[RateElement.DfgChildcareMaxOneChild],
            _ => rates[RateElement.DfgChildcareMaxTwoOrMore],
        });
        if (TWorking.IsOn && childcare > 0) working.Add(new("grant.childcare", "Childcare", -childcare, new(Instruments.Grants, "reg 18"), ""));
        return Math.Max(0, earnings - leftOut + other + tariff - childcare);
    }

    private static decimal EarningsDisregard(GrantFacts grant, RatesOn rates) =>
        (grant.DisabilityPremium || grant.Severe != SeverePremium.None || grant.Carers > 0 ? rates[RateElement.DfgEarningsDisregardDisabilityOrCarer] : 0)
        + (grant.FurtherEarningsDisregard ? rates[RateElement.DfgEarningsDisregardExtra] : 0);

    private static decimal Items<TWorking>(IReadOnlyList<IncomeItem> items, bool isEarned, string whose, TWorking working) where TWorking : struct, IWorking
    {
        decimal sum = 0;
        foreach (var item in items)
        {
            if ((item.Kind is IncomeKind.Earnings or IncomeKind.SelfEmployment) != isEarned) continue;
            var treatment = IncomeKinds.Of(item.Kind);
            var amount = treatment.Grant == Treatment.Count || isEarned
                ? Math.Max(0, WeeklyIncome.Of(item, WeeklyBasis.ByDays) - WeeklyIncome.PartOf(item, item.Disregarded, WeeklyBasis.ByDays)) : 0;
            sum += amount;
            if (TWorking.IsOn)
                working.Add(new($"grant.income.{whose}.{treatment.Code}{(item.Name.Length == 0 ? "" : $".{item.Name}")}", treatment.Label, amount, new(Instruments.Grants, isEarned ? "Sch 2" : "Sch 3"),
                    WeeklyBasis.ByDays.Formula(Pennies.Pounds(item.Amount), item.Every) + (amount == 0 ? "; left out" : ""), LineKind.Given)
                { Judgement = item.Judgement, Status = treatment.OtherStatus });
        }
        return sum;
    }
}
