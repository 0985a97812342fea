namespace Joinery.Rules;

/// <summary>One line of a budget: a need, what is to be achieved, who pays and how much.</summary>
/// <param name="Need">The need.</param>
/// <param name="Outcome">What is to be achieved.</param>
/// <param name="Funder">Whose line it is: NHS or council.</param>
/// <param name="Weekly">What meeting it costs a week.</param>
/// <param name="Rule">The provision.</param>
public sealed record BudgetLine(string Need, string Outcome, Funder Funder, Money Weekly, Provision Rule)
{
    /// <summary>Intermediate care and reablement that is not charged for: shown, and no part of the personal budget.</summary>
    public bool IsFreeReablement { get; init; }
}

/// <summary>
/// What a person is told about their budget. The NHS lines are paid in full and never means tested; a contribution is taken only against the lines of
/// social care.
/// </summary>
/// <param name="Health">The personal health budget a week.</param>
/// <param name="Social">The cost to the council of meeting the needs, a week.</param>
/// <param name="PersonPays">What the person must pay, a week.</param>
/// <param name="CouncilPays">What the council must pay, a week.</param>
/// <param name="TopUp">A top-up a week, shown beside the budget.</param>
/// <param name="FreeReablement">Free reablement a week, shown beside the budget.</param>
public sealed record BudgetStatement(Money Health, Money Social, Money PersonPays, Money CouncilPays, Money TopUp, Money FreeReablement)
{
    /// <summary>Both budgets.</summary>
    public Money Total => Health + Social;
}

/// <summary>Personal budgets, and one budget with lines of both services.</summary>
[RulesOf("Personal budgets and direct payments")]
public static class PersonalBudgets
{
    /// <summary>The statement; refuses a line of another funder and amounts below zero.</summary>
    [Law(Instruments.CareAct, "s26")]
    [Law(Instruments.HealthDirectPayments, "reg 13(1)")]
    public static Outcome<BudgetStatement> State(IReadOnlyList<BudgetLine> lines, Money charge, Money topUp)
    {
        if (charge.IsNegative || topUp.IsNegative || lines.Any(line => line.Weekly.IsNegative)) return RulesRefusals.AmountNegative.With("Every amount of the budget");
        if (lines.FirstOrDefault(line => line.Funder is not (Funder.Nhs or Funder.Council)) is { } other) return RulesRefusals.BudgetFunder.With(other.Need);
        var health = lines.Where(line => line.Funder == Funder.Nhs && !line.IsFreeReablement).Sum(line => line.Weekly);
        var social = lines.Where(line => line.Funder == Funder.Council && !line.IsFreeReablement).Sum(line => line.Weekly);
        var pays = charge < social ? charge : social;
        return new BudgetStatement(health, social, pays, social - pays, topUp, lines.Where(line => line.IsFreeReablement).Sum(line => line.Weekly));
    }

    /// <summary>
    /// The day by which a budget paid as a direct payment is reviewed: three months after it began where the NHS pays a line and six otherwise, then within
    /// a year of the last review. With both the shorter rule holds, so that there is one review and not two.
    /// </summary>
    [Law(Instruments.DirectPayments, "reg 7")]
    [Law(Instruments.HealthDirectPayments, "reg 14")]
    public static DateOnly ReviewDue(DateOnly began, DateOnly? lastReview, bool hasHealthLine) => lastReview is { } last ? last.AddMonths(12) : began.AddMonths(hasHealthLine ? 3 : 6);
}
