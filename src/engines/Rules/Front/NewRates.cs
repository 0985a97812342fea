namespace Joinery.Rules;

/// <summary>A person's facts carried to new rates.</summary>
/// <param name="Facts">The facts, with the incomes that are paid at a national rate set to the new one.</param>
/// <param name="Uprated">Which incomes were set anew, by their place among the incomes.</param>
/// <param name="ToAsk">Which others might have changed, such as an occupational pension: somebody must ask.</param>
public sealed record CarriedFacts(PersonFacts Facts, IReadOnlyList<int> Uprated, IReadOnlyList<int> ToAsk);

/// <summary>
/// Carries facts over a change of rates, for the yearly re-assessment of everybody. Only what is paid at exactly the old national rate is set to the new one;
/// nothing is guessed by a percentage.
/// </summary>
public static class NewRates
{
    /// <summary>The facts with the rates of another day. An income without tax that is paid weekly, or every four weeks, at the old rate gets the new one.</summary>
    public static CarriedFacts Carry(PersonFacts facts, RatesOn before, RatesOn after)
    {
        var incomes = facts.Income.ToArray();
        List<int> uprated = [], toAsk = [];
        for (var i = 0; i < incomes.Length; i++)
        {
            var rate = IncomeKinds.Of(incomes[i].Kind).Rate;
            if (rate is { } element && before.Find(element) is { } old && after.Find(element) is { } now && IsPaidAt(incomes[i], old.Value))
            {
                if (old.Value == now.Value) continue;
                incomes[i] = incomes[i] with { Amount = Pennies.Money(now.Value) * Weeks(incomes[i].Every) };
                uprated.Add(i);
            }
            else toAsk.Add(i);
        }
        return new(facts with { Income = incomes }, uprated, toAsk);
    }

    private static bool IsPaidAt(IncomeItem item, decimal weekly) =>
        item is { IsJoint: false } && item.Tax == Money.Zero && Weeks(item.Every) is > 0 and var weeks && item.Amount == Pennies.Money(weekly) * weeks;

    private static int Weeks(Every every) => every switch
    {
        Every.Week => 1,
        Every.Fortnight => 2,
        Every.FourWeeks => 4,
        _ => 0,
    };
}
