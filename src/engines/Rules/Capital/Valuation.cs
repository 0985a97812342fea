namespace Joinery.Rules;

/// <summary>What an item of capital is worth to its owners together.</summary>
[RulesOf("Care Act charging")]
public static class Valuation
{
    /// <summary>
    /// Pounds: market or surrender value, whichever is higher, less a tenth of it where selling would cost something, less what is secured on it.
    /// The tenth is of the value before the mortgage, and never of money. Not below zero.
    /// </summary>
    [Law(Instruments.Charging, "reg 20")]
    public static decimal Net(CapitalItem item, RatesOn rates)
    {
        var value = Gross(item);
        return Math.Max(0, value - Expenses(item, value, rates) - Pennies.Pounds(item.Encumbrance));
    }

    internal static decimal Gross(CapitalItem item) => Pennies.Pounds(item.SurrenderValue > item.Value ? item.SurrenderValue : item.Value);

    internal static decimal Expenses(CapitalItem item, decimal value, RatesOn rates) =>
        item.SaleExpenses && item.Kind != CapitalKind.Money ? value * rates[RateElement.SaleExpensesPercent] / 100 : 0;
}
