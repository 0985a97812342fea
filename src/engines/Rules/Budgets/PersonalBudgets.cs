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
    /// <summary>The statement with its working; refuses a line of another funder and amounts below zero.</summary>
    [Law(Instruments.CareAct, "s26")]
    [Law(Instruments.HealthDirectPayments, "reg 13(1)")]
    public static Outcome<BudgetStatement> State<TWorking>(IReadOnlyList<BudgetLine> lines, Money charge, Money topUp, TWorking working) where TWorking : struct, IWorking
    {
        if (charge.IsNegative || topUp.IsNegative || lines.Any(line => line.Weekly.IsNegative)) return RulesRefusals.AmountNegative.With("Every amount of the budget");
        if (lines.FirstOrDefault(line => line.Funder is not (Funder.Nhs or Funder.Council)) is { } other) return RulesRefusals.BudgetFunder.With(other.Need);
        var mark = working.Mark;
        var health = Sum(lines, Funder.Nhs, new("budget.health", "Personal health budget", 0, new(Instruments.HealthDirectPayments, "reg 13(1)"), "the full cost, never means tested"), working);
        var social = Sum(lines, Funder.Council, new("budget.social", "What it costs the council to meet the needs", 0, new(Instruments.CareAct, "s26(1)(a)"), ""), working);
        var pays = charge < social ? charge : social;
        var statement = new BudgetStatement(health, social, pays, social - pays, topUp, lines.Where(line => line.IsFreeReablement).Sum(line => line.Weekly));
        if (TWorking.IsOn) Write(statement, charge, mark, working);
        return statement;
    }

    private static Money Sum<TWorking>(IReadOnlyList<BudgetLine> lines, Funder funder, Line total, TWorking working) where TWorking : struct, IWorking
    {
        var mark = working.Mark;
        var own = lines.Where(line => line.Funder == funder && !line.IsFreeReablement).ToList();
        var sum = own.Sum(line => line.Weekly);
        if (!TWorking.IsOn) return sum;
        foreach (var line in own) working.Add(new($"{total.Key}.{line.Need}", line.Need, line.Weekly.Pounds, line.Rule, "", LineKind.Given));
        working.Total(mark, total with { Figure = sum.Pounds });
        return sum;
    }

    private static void Write<TWorking>(BudgetStatement budget, Money charge, int mark, TWorking working) where TWorking : struct, IWorking
    {
        working.Total(mark, new("budget", "The whole budget", budget.Total.Pounds, new(Instruments.CareAct, "s26"), $"{budget.Health} + {budget.Social}"));
        working.Add(new("budget.person", "What the person must pay", budget.PersonPays.Pounds, new(Instruments.CareAct, "s26(1)(b)"),
            charge > budget.Social ? $"the charge of {charge}, and no more than the part of social care" : "the charge, against the part of social care alone"));
        working.Add(new("budget.council", "What the council must pay", budget.CouncilPays.Pounds, new(Instruments.CareAct, "s26(1)(c)"), $"{budget.Social} − {budget.PersonPays}"));
        if (budget.TopUp != Money.Zero) working.Add(new("budget.top-up", "Top-up, beside the budget", budget.TopUp.Pounds, new(Instruments.Choice, "reg 5"), ""));
        if (budget.FreeReablement != Money.Zero) working.Add(new("budget.reablement", "Free reablement, beside the budget", budget.FreeReablement.Pounds, new(Instruments.Charging, "reg 3"), ""));
    }

    /// <summary>
    /// The day by which a budget paid as a direct payment is reviewed: three months after it began where the NHS pays a line and six otherwise, then within
    /// a year of the last review. With both the shorter rule holds, so that there is one review and not two.
    /// </summary>
    [Law(Instruments.DirectPayments, "reg 7")]
    [Law(Instruments.HealthDirectPayments, "reg 14")]
    public static DateOnly ReviewDue(DateOnly began, DateOnly? lastReview, bool hasHealthLine) => lastReview is { } last ? last.AddMonths(12) : began.AddMonths(hasHealthLine ? 3 : 6);
}
