using System.Globalization;

namespace Joinery.Ledger;

/// <summary>Percentages are whole basis points, hundredths of one per cent: 60% is 6,000.</summary>
public static class BasisPoints
{
    /// <summary>All of it: 10,000.</summary>
    public const int Whole = 10_000;

    /// <summary>A percentage of an amount, rounded half up to the penny; half a penny below zero goes up too, towards zero. Derived: docs/internals/sharing.md.</summary>
    public static Money OfHalfUp(Money amount, int basisPoints) => new(HalfUp((Int128)amount.Pence * basisPoints, Whole));

    /// <summary>As people write it: 60%, 1.79%.</summary>
    public static string Words(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>The whole number nearest to a fraction, a half going up.</summary>
    internal static long HalfUp(Int128 numerator, Int128 denominator)
    {
        var doubled = 2 * numerator + denominator;
        var whole = doubled / (2 * denominator);
        return (long)(doubled < 0 && whole * 2 * denominator != doubled ? whole - 1 : whole);
    }
}
