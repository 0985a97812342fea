namespace Joinery.Rules;

/// <summary>What a person's incomes come to in one setting.</summary>
/// <param name="Weekly">Pounds a week that count.</param>
/// <param name="SavingsCredit">Savings credit received, pounds a week.</param>
/// <param name="Qualifying">Qualifying income of savings credit from these incomes, pounds a week.</param>
/// <param name="HasDisabilityBenefit">True when a disability benefit is among what counts.</param>
public readonly record struct IncomeTotal(decimal Weekly, decimal SavingsCredit, decimal Qualifying, bool HasDisabilityBenefit);

/// <summary>Which incomes count in the care charge, and how much of each.</summary>
[RulesOf("Care Act charging")]
public static class CountedIncome
{
    /// <summary>Every income after the disregard of its kind in the setting (step 4).</summary>
    [Law(Instruments.Charging, "reg 13")]
    [Law(Instruments.Charging, "Sch 1")]
    public static IncomeTotal Total<TWorking>(ChargeCase one, TWorking working) where TWorking : struct, IWorking
    {
        var (facts, rates, basis) = (one.Facts, one.Rates, one.Policy.Basis);
        decimal weekly = 0, savingsCredit = 0, qualifying = 0, firstParts = 0;
        var hasBenefit = false;
        for (var i = 0; i < facts.Income.Count; i++)
        {
            var item = facts.Income[i];
            var treatment = IncomeKinds.Of(item.Kind);
            var amount = WeeklyIncome.Of(item, basis);
            var counts = Counting(item, treatment.In(one.Setting), amount, basis, rates, ref firstParts);
            weekly += counts;
            if (item.Kind == IncomeKind.SavingsCredit) savingsCredit += amount;
            if (treatment.QualifiesForSavingsCredit) qualifying += amount;
            hasBenefit |= treatment.DisabilityBenefit && counts > 0;
            if (TWorking.IsOn) working.Add(LineOf(item, treatment, one.Setting, amount, counts, basis, rates));
        }
        weekly -= HalfPension.Weekly(facts, basis, working);
        weekly -= NightRate(one, working);
        return new(weekly, savingsCredit, qualifying, hasBenefit);
    }

    /// <summary>
    /// The difference between the rates of Attendance Allowance, left out by authorities that chose so, where no care at night is arranged and
    /// the higher rate, or the highest rate of DLA care, counts.
    /// </summary>
    [Law(Instruments.Charging, "reg 15(2)")]
    public static decimal NightRate<TWorking>(ChargeCase one, TWorking working) where TWorking : struct, IWorking
    {
        if (!one.Facts.NoNightCare || !one.IsDiscretionary || !one.Policy.Is(PolicyItem.IgnoresNightRate)) return 0;
        var has = false;
        for (var i = 0; i < one.Facts.Income.Count; i++) has |= one.Facts.Income[i].Kind is IncomeKind.AttendanceAllowanceHigher or IncomeKind.DlaCareHigh;
        if (!has) return 0;
        var (higher, lower) = (one.Rates[RateElement.AaHigher], one.Rates[RateElement.AaLower]);
        if (TWorking.IsOn)
            working.Add(new("income.night-rate", "Higher rate for the night, since no care at night is arranged", lower - higher,
                one.Policy.Cite(one.Policy[PolicyItem.IgnoresNightRate]!), $"{Words.Pounds(higher)} − {Words.Pounds(lower)}", LineKind.LocalPolicy)
            { Rates = [one.Rates.Row(RateElement.AaHigher), one.Rates.Row(RateElement.AaLower)] });
        return higher - lower;
    }

    private static decimal Counting(IncomeItem item, Treatment treatment, decimal amount, WeeklyBasis basis, RatesOn rates, ref decimal firstParts)
    {
        switch (treatment)
        {
            case Treatment.Count:
                return amount;
            case Treatment.FirstPart:
                // All such first parts together stay below a ceiling of their own.
                var left = Math.Max(0, rates[RateElement.CharitableAndWarDisregardCeiling] - firstParts);
                var part = Math.Min(Math.Min(amount, rates[RateElement.SurvivorGipDisregard]), left);
                firstParts += part;
                return amount - part;
            case Treatment.LessOutgoings or Treatment.UpToOutgoings:
                return Math.Max(0, amount - WeeklyIncome.PartOf(item, item.Outgoings, basis));
            case Treatment.UnlessChildLivesIn:
                return item.ChildLivesIn ? amount : 0;
            default:
                return 0;
        }
    }

    private static Line LineOf(IncomeItem item, IncomeTreatment treatment, Setting setting, decimal amount, decimal counts, WeeklyBasis basis, RatesOn rates)
    {
        var means = treatment.In(setting);
        var label = item.Name.Length == 0 ? treatment.Label : $"{treatment.Label} ({item.Name})";
        var key = item.Name.Length == 0 ? $"income.{treatment.Code}" : $"income.{treatment.Code}.{item.Name}";
        var formula = basis.Formula(Pennies.Pounds(item.Amount - item.Tax), item.Every);
        if (item.Tax != Money.Zero) formula += " after tax";
        if (item.IsJoint) formula += " ÷ 2";
        formula += means switch
        {
            Treatment.Ignore => "; left out",
            Treatment.Capital => "; capital, not income",
            _ when counts == amount => "",
            _ => $"; {Words.Pounds(amount - counts)} of it left out",
        };
        return new(key, label, counts, treatment.Law, formula, item.Judgement is null ? LineKind.Given : LineKind.Judgement)
        {
            Judgement = item.Judgement,
            Status = treatment.Status,
            Rates = means == Treatment.FirstPart ? [rates.Row(RateElement.SurvivorGipDisregard), rates.Row(RateElement.CharitableAndWarDisregardCeiling)] : [],
        };
    }
}
