using static Joinery.Rules.RateElement;

namespace Joinery.Rules;

/// <summary>What an estimate of Pension Credit asks for besides what is known about the person.</summary>
public sealed record PensionCreditFacts
{
    /// <summary>How many qualify for the severe disability addition: 0, 1, or 2 in a couple.</summary>
    public int SeverelyDisabled { get; init; }

    /// <summary>How many carer additions.</summary>
    public int Carers { get; init; }

    /// <summary>True when state pension age was reached before 6 April 2016, by both of a couple: then there may be savings credit.</summary>
    public bool SavingsCreditMayBeDue { get; init; }
}

/// <summary>An estimate of Pension Credit. The Department for Work and Pensions decides.</summary>
/// <param name="AppropriateGuarantee">Pounds a week.</param>
/// <param name="Income">Pounds a week, with the income deemed from capital.</param>
/// <param name="Deemed">Pounds a week deemed from capital.</param>
/// <param name="GuaranteeCredit">Pounds a week.</param>
/// <param name="SavingsCredit">Pounds a week.</param>
public sealed record PensionCreditResult(decimal AppropriateGuarantee, decimal Income, decimal Deemed, Money GuaranteeCredit, Money SavingsCredit)
{
    /// <summary>What every page says beside it.</summary>
    public const string Caution = "An estimate. The Department for Work and Pensions decides.";

    /// <summary>Both credits.</summary>
    public Money Total => GuaranteeCredit + SavingsCredit;
}

/// <summary>Pension Credit for a single person and a couple, without Universal Credit.</summary>
[RulesOf("Pension Credit")]
public static class PensionCreditEstimate
{
    private static readonly RateElement[] Needed =
    [
        PcStandardMinimumGuaranteeSingle, PcStandardMinimumGuaranteeCouple, PcSevereDisabilityAddition, PcCarerAddition, PcSavingsCreditThresholdSingle,
        PcSavingsCreditThresholdCouple, PcSavingsCreditMaxSingle, PcSavingsCreditMaxCouple, PcSavingsCreditPhaseInPercent, PcSavingsCreditPhaseOutPercent, PcCapitalDisregard, PcCapitalStep,
    ];

    /// <summary>
    /// The estimate with its working. Refuses a day without figures, somebody below pension-credit age, and a couple of whom one is below it, who claim
    /// Universal Credit instead.
    /// </summary>
    [Law(Instruments.PensionCreditAct, "s2")]
    [Law(Instruments.PensionCreditAct, "s3")]
    public static Outcome<PensionCreditResult> Of<TWorking>(PersonFacts facts, PensionCreditFacts credit, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        if (rates.Lack(Needed) is { } lack) return lack;
        if (!IsOldEnough(facts, rates.On).Try(out var isOldEnough, out var refusal)) return refusal;
        if (!isOldEnough) return RulesRefusals.PensionCreditAge.With();
        if (!CoupleCapital.Total(facts, rates).Try(out var capital, out refusal)) return refusal;
        var guarantee = Guarantee(facts, credit, rates, working);
        var mark = working.Mark;
        var deemed = DeemedIncome.Weekly(capital, rates);
        if (TWorking.IsOn && deemed > 0)
            working.Add(new("pension-credit.deemed", "Income that capital is taken to bring", deemed, new(Instruments.PensionCredit, "reg 15"),
                $"({Words.Pounds(capital)} − {Words.Pounds(rates[PcCapitalDisregard])}) ÷ {Words.Pounds(rates[PcCapitalStep])}, rounded up")
            { Rates = [rates.Row(PcCapitalDisregard), rates.Row(PcCapitalStep)] });
        var (income, qualifying) = Incomes(facts, working);
        (income, qualifying) = (income + deemed, qualifying + deemed);
        if (TWorking.IsOn) working.Total(mark, new("pension-credit.income", "Income", income, new(Instruments.PensionCredit, "reg 15"), ""));
        var guaranteeCredit = Math.Max(0, guarantee - income);
        if (TWorking.IsOn) working.Add(new("pension-credit.guarantee-credit", "Guarantee credit", guaranteeCredit, new(Instruments.PensionCreditAct, "s2"), guaranteeCredit > 0 ? $"{Words.Pounds(guarantee)} − {Words.Pounds(income)}" : ""));
        var savings = credit.SavingsCreditMayBeDue ? SavingsCredit(qualifying, income, guarantee, facts.Partner is not null, rates, working) : 0;
        return new PensionCreditResult(guarantee, income, deemed, Pennies.Money(Pennies.Up(guaranteeCredit)), Pennies.Money(Pennies.Up(savings)));
    }

    /// <summary>The appropriate minimum guarantee, pounds a week: the standard one and the additions.</summary>
    [Law(Instruments.PensionCredit, "reg 6")]
    public static decimal Guarantee<TWorking>(PersonFacts facts, PensionCreditFacts credit, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var mark = working.Mark;
        var sum = Part(facts.Partner is null ? PcStandardMinimumGuaranteeSingle : PcStandardMinimumGuaranteeCouple, 1, rates, working)
            + Part(PcSevereDisabilityAddition, credit.SeverelyDisabled, rates, working) + Part(PcCarerAddition, credit.Carers, rates, working);
        if (TWorking.IsOn) working.Total(mark, new("pension-credit.guarantee", "Appropriate minimum guarantee", sum, new(Instruments.PensionCredit, "reg 6"), ""));
        return sum;
    }

    /// <summary>
    /// Savings credit, pounds a week, not rounded: a part of qualifying income above the threshold up to a maximum, less a part of income above the
    /// appropriate guarantee.
    /// </summary>
    [Law(Instruments.PensionCreditAct, "s3")]
    public static decimal SavingsCredit<TWorking>(decimal qualifying, decimal income, decimal guarantee, bool isCouple, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var (threshold, most) = isCouple ? (PcSavingsCreditThresholdCouple, PcSavingsCreditMaxCouple) : (PcSavingsCreditThresholdSingle, PcSavingsCreditMaxSingle);
        var gained = Math.Min(Math.Max(0, qualifying - rates[threshold]) * rates[PcSavingsCreditPhaseInPercent] / 100, rates[most]);
        var lost = Math.Max(0, income - guarantee) * rates[PcSavingsCreditPhaseOutPercent] / 100;
        var credit = Math.Max(0, gained - lost);
        if (TWorking.IsOn)
            working.Add(new("pension-credit.savings-credit", "Savings credit", credit, new(Instruments.PensionCreditAct, "s3"), $"{Words.Pounds(gained)} − {Words.Pounds(lost)}")
            { Rates = [rates.Row(threshold), rates.Row(most)] });
        return credit;
    }

    /// <summary>The maximum of savings credit before it is rounded up to a penny: a part of what lies between threshold and guarantee.</summary>
    [Law(Instruments.PensionCredit, "reg 7")]
    public static decimal UnroundedMaximum(bool isCouple, RatesOn rates) => isCouple
        ? (rates[PcStandardMinimumGuaranteeCouple] - rates[PcSavingsCreditThresholdCouple]) * rates[PcSavingsCreditPhaseInPercent] / 100
        : (rates[PcStandardMinimumGuaranteeSingle] - rates[PcSavingsCreditThresholdSingle]) * rates[PcSavingsCreditPhaseInPercent] / 100;

    private static Outcome<bool> IsOldEnough(PersonFacts facts, DateOnly day)
    {
        if (!ChargeCase.IsPensionAgeOn(facts, day).Try(out var own, out var refusal)) return refusal;
        return own && facts.Partner is not null ? ChargeCase.IsPensionAgeOn(facts.Partner, day) : own;
    }

    private static (decimal Income, decimal Qualifying) Incomes<TWorking>(PersonFacts facts, TWorking working) where TWorking : struct, IWorking
    {
        decimal income = 0, qualifying = 0;
        foreach (var item in facts.Partner is null ? facts.Income : facts.Income.Concat(facts.Partner.Income))
        {
            var treatment = IncomeKinds.Of(item.Kind);
            var amount = treatment.PensionCredit == Treatment.Count ? Math.Max(0, WeeklyIncome.Of(item, WeeklyBasis.Usual) - WeeklyIncome.PartOf(item, item.Disregarded, WeeklyBasis.Usual)) : 0;
            income += amount;
            if (treatment.QualifiesForSavingsCredit) qualifying += amount;
            if (TWorking.IsOn)
                working.Add(new($"pension-credit.income.{treatment.Code}{(item.Name.Length == 0 ? "" : $".{item.Name}")}", treatment.Label, amount, new(Instruments.PensionCredit, "reg 15"),
                    amount == 0 ? "left out" : WeeklyBasis.Usual.Formula(Pennies.Pounds(item.Amount), item.Every), LineKind.Given)
                { Status = treatment.OtherStatus });
        }
        return (income, qualifying);
    }

    private static decimal Part<TWorking>(RateElement element, int times, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        if (times == 0) return 0;
        if (TWorking.IsOn)
            working.Add(new($"pension-credit.{rates.Book[element].Code}", rates.Book[element].Label, rates[element] * times, new(Instruments.PensionCredit, "reg 6"), times == 1 ? "" : $"{Words.Pounds(rates[element])} × {times}")
            { Rates = [rates.Row(element)] });
        return rates[element] * times;
    }
}
