namespace Joinery.Rules;

/// <summary>One week, or part of one, of the ledger of notional capital.</summary>
/// <param name="From">The first day of the week.</param>
/// <param name="Opening">Notional capital at the start, pounds.</param>
/// <param name="Charge">The charge with it.</param>
/// <param name="Without">The charge there would be without it.</param>
/// <param name="Closing">What is left at the end, pounds; never below zero.</param>
public sealed record NotionalWeek(DateOnly From, decimal Opening, Money Charge, Money Without, decimal Closing)
{
    /// <summary>By how much it fell.</summary>
    public decimal Reduction => Opening - Closing;
}

/// <summary>How an item of notional capital falls.</summary>
/// <param name="Weeks">The weeks that could be assessed.</param>
/// <param name="Ends">Why there are no more of them; null where nothing is left, or the last day asked for is reached.</param>
public sealed record NotionalWeeks(IReadOnlyList<NotionalWeek> Weeks, Refusal? Ends);

/// <summary>
/// Capital that a person is treated as still having falls each week by what it made them pay more. Whether somebody deprived themselves of it is
/// a judgement; how it falls is arithmetic.
/// </summary>
[RulesOf("Care Act charging")]
public static class NotionalCapital
{
    /// <summary>The limit of weeks in one ledger.</summary>
    public const int MostWeeks = 1_500;

    /// <summary>What is left after a week or part week of two charges, pounds.</summary>
    [Law(Instruments.Charging, "reg 23")]
    public static decimal After(decimal notional, Money charge, Money without) => Math.Max(0, notional - Math.Max(0, (charge - without).Pounds));

    /// <summary>
    /// The ledger of the item <paramref name="item"/> from a day, week by week, until nothing is left or <paramref name="until"/> is reached. Each
    /// week is assessed twice with the figures of its first day, and the first that cannot be assessed ends it. Refuses a ledger without such an item.
    /// </summary>
    [Law(Instruments.Charging, "reg 23")]
    public static Outcome<NotionalWeeks> Ledger(PersonFacts facts, CarePackage package, string item, Func<DateOnly, RatesOn> rates, LocalPolicy policy, DateOnly from, DateOnly until)
    {
        var at = facts.Capital.ToList().FindIndex(one => one.Name == item && one.Deprivation is not null);
        if (at < 0) return RulesRefusals.NotionalMissing.With(item);
        var weeks = new List<NotionalWeek>();
        var left = facts.Capital[at].Value.Pounds;
        for (var day = from; day < until && left > 0; day = day.AddDays(7))
        {
            if (weeks.Count == MostWeeks) return new NotionalWeeks(weeks, RulesRefusals.LedgerTooLong.With(MostWeeks));
            if (!ChargeOn(facts, at, left, package, rates(day), policy).Try(out var charge, out var refusal) || !ChargeOn(facts, at, 0, package, rates(day), policy).Try(out var without, out refusal)) return new NotionalWeeks(weeks, refusal);
            var after = After(left, charge, without);
            weeks.Add(new(day, left, charge, without, after));
            left = after;
        }
        return new NotionalWeeks(weeks, null);
    }

    private static Outcome<Money> ChargeOn(PersonFacts facts, int at, decimal notional, CarePackage package, RatesOn rates, LocalPolicy policy)
    {
        var capital = facts.Capital.ToArray();
        capital[at] = capital[at] with { Value = Pennies.Money(notional) };
        return policy.On(rates).Then(chosen => CareCharge.Assess(facts with { Capital = capital }, package, rates, chosen, default(Silent))).Then<Money>(charge => charge.Weekly);
    }
}
