namespace Joinery.Rules;

/// <summary>
/// The one place in which a fraction of a penny is decided. A fraction that is treated as a penny where that is to the person's advantage,
/// and disregarded otherwise, means: what they pay and what they have goes down, what they keep goes up.
/// </summary>
[RulesOf("Care Act charging")]
public static class Pennies
{
    /// <summary>Pounds without the fraction of a penny: for charges and for income.</summary>
    [Law(Instruments.Charging, "reg 11")]
    public static decimal Down(decimal pounds) => pounds.Scale <= 2 ? pounds : decimal.Round(pounds, 2, MidpointRounding.ToNegativeInfinity);

    /// <summary>Pounds with a fraction of a penny as a whole one: for what is left out of income and for what is kept.</summary>
    [Law(Instruments.Charging, "reg 11")]
    public static decimal Up(decimal pounds) => pounds.Scale <= 2 ? pounds : decimal.Round(pounds, 2, MidpointRounding.ToPositiveInfinity);

    /// <summary>The amount in pounds; exact, and quicker than dividing by a hundred.</summary>
    internal static decimal Pounds(Money money) => money.Pence >= 0
        ? new(unchecked((int)money.Pence), (int)(money.Pence >> 32), 0, false, 2)
        : -Pounds(-money);

    /// <summary>Pounds that are whole pence already, as money.</summary>
    internal static Money Money(decimal pounds) => new((long)(pounds * 100m));
}
