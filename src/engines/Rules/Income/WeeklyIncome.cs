namespace Joinery.Rules;

/// <summary>The weekly amount of one income: net of tax, one person's part, rounded once at its end.</summary>
[RulesOf("Care Act charging")]
public static class WeeklyIncome
{
    /// <summary>Pounds a week, after tax and after a partner's half of what is paid for both, to the person's advantage in the fraction of a penny.</summary>
    [Law(Instruments.Charging, "reg 13")]
    [Law(Instruments.Charging, "Sch 1 para 1")]
    public static decimal Of(IncomeItem item, WeeklyBasis basis) => Pennies.Down(basis.Weekly(Own(item, item.Amount - item.Tax), item.Every));

    /// <summary>A part of an income, such as what is paid to a spouse, as pounds a week, with a fraction of a penny as a whole one.</summary>
    [Law(Instruments.Charging, "reg 13")]
    public static decimal PartOf(IncomeItem item, Money part, WeeklyBasis basis) => part == Money.Zero ? 0 : Pennies.Up(basis.Weekly(Own(item, part), item.Every));

    /// <summary>Why an income cannot be counted: below zero, more tax than income, or one that the person gave up without the decision that says so. Null when it can.</summary>
    [Law(Instruments.Charging, "reg 17")]
    public static Refusal? Problem(IncomeItem item) =>
        item.Amount.IsNegative || item.Tax.IsNegative || item.Tax > item.Amount || item.PaidToSpouse.IsNegative || item.Outgoings.IsNegative || item.Disregarded.IsNegative
            ? RulesRefusals.IncomeAmount.With(IncomeKinds.Of(item.Kind).Label)
        : item.Kind == IncomeKind.Notional && item.Judgement is not { IsComplete: true } ? RulesRefusals.JudgementMissing.With(IncomeKinds.Of(item.Kind).Label)
        : null;

    private static decimal Own(IncomeItem item, Money amount) => item.IsJoint ? Pennies.Pounds(amount) / 2 : Pennies.Pounds(amount);
}
