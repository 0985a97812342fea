using System.Globalization;

namespace Joinery.Ledger;

/// <summary>
/// An amount in ten-thousandths of a penny: pence times basis points, unrounded. Percentages of money are added and compared so,
/// and rounded only to be shown. Arithmetic is exact and checked.
/// </summary>
/// <param name="TenThousandths">Ten-thousandths of a penny.</param>
public readonly record struct ExactMoney(Int128 TenThousandths) : IComparable<ExactMoney>
{
    /// <summary>A whole amount.</summary>
    public static ExactMoney Of(Money amount) => Of(amount, BasisPoints.Whole);

    /// <summary>A percentage of an amount, unrounded.</summary>
    public static ExactMoney Of(Money amount, int basisPoints) => new(checked((Int128)amount.Pence * basisPoints));

    /// <summary>To the penny, half up, for showing.</summary>
    public Money Shown => new(BasisPoints.HalfUp(TenThousandths, BasisPoints.Whole));

    /// <summary>True for no more than rounding hides.</summary>
    public bool IsLessThanAPenny => TenThousandths > -BasisPoints.Whole && TenThousandths < BasisPoints.Whole && TenThousandths != 0;

    /// <summary>In pounds, exact to six decimals.</summary>
    public decimal Pounds => (decimal)TenThousandths / 1_000_000m;

    /// <summary>The exact sum.</summary>
    public static ExactMoney operator +(ExactMoney a, ExactMoney b) => new(checked(a.TenThousandths + b.TenThousandths));

    /// <summary>The exact difference.</summary>
    public static ExactMoney operator -(ExactMoney a, ExactMoney b) => new(checked(a.TenThousandths - b.TenThousandths));

    /// <summary>The same amount the other way.</summary>
    public static ExactMoney operator -(ExactMoney a) => new(-a.TenThousandths);

    /// <inheritdoc/>
    public int CompareTo(ExactMoney other) => TenThousandths.CompareTo(other.TenThousandths);

    /// <summary>As a person reads it, to the penny: £1,234.50.</summary>
    public override string ToString() => Shown.ToString();

    /// <summary>With every decimal that it has: £0.000001.</summary>
    public string Unrounded => Shown.Pence * (Int128)BasisPoints.Whole == TenThousandths ? ToString() : $"£{Pounds.ToString("#,##0.00####", CultureInfo.InvariantCulture)}".Replace("£-", "−£", StringComparison.Ordinal);
}
