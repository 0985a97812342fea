using System.Globalization;
using System.Numerics;

namespace Joinery;

/// <summary>
/// An amount of pounds sterling held as whole pence in 64 bits. Zero is the default value.
/// Arithmetic is exact and checked: beyond ±£92 quadrillion it throws <see cref="OverflowException"/>.
/// </summary>
/// <param name="Pence">The amount in whole pence; negative for money owed or taken back.</param>
public readonly record struct Money(long Pence) : IComparable<Money>
{
    /// <summary>£0.00.</summary>
    public static readonly Money Zero;

    /// <summary>The amount in pounds, exact to two decimals.</summary>
    public decimal Pounds => Pence / 100m;

    /// <summary>True when the amount is below zero.</summary>
    public bool IsNegative => Pence < 0;

    /// <summary>The amount that is exactly <paramref name="pounds"/>; throws <see cref="ArgumentException"/> on a fraction of a penny.</summary>
    public static Money FromPounds(decimal pounds)
    {
        var pence = pounds * 100m;
        if (pence != decimal.Truncate(pence)) throw new ArgumentException($"{pounds} is not a whole number of pence.", nameof(pounds));
        return new((long)pence);
    }

    /// <summary>
    /// The amount nearest to <paramref name="pounds"/> by a named <paramref name="rounding"/>.
    /// Rounding is always named at the call, beside the rule that asks for it.
    /// </summary>
    public static Money Round(decimal pounds, MidpointRounding rounding) => new((long)decimal.Round(pounds * 100m, 0, rounding));

    /// <summary>
    /// Reads an amount as a person writes it: 12500, 12,500, £12,500.00, -3.5, −£3.50, with or without spaces.
    /// Refuses words, three or more decimals, misplaced commas and amounts that do not fit.
    /// </summary>
    public static Outcome<Money> Parse(string? text)
    {
        var written = (text ?? "").Trim().Replace('\u2212', '-').Replace("£", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (written.Length == 0) return KernelRefusals.MoneyMissing.With();
        if (!CommasStandRight(written) || !decimal.TryParse(written.Replace(",", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds))
            return KernelRefusals.MoneyUnreadable.With();
        if (decimal.Round(pounds, 2) != pounds) return KernelRefusals.MoneyFraction.With();
        if (Math.Abs(pounds) > long.MaxValue / 100m) return KernelRefusals.MoneyTooLarge.With();
        return FromPounds(pounds);
    }

    // A comma may only separate thousands: 1,2500 is more likely a slip than £12,500.
    private static bool CommasStandRight(string written)
    {
        if (!written.Contains(',')) return true;
        var parts = written.TrimStart('-', '+').Split('.', 2);
        var groups = parts[0].Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3)
            && (parts.Length == 1 || !parts[1].Contains(','));
    }

    /// <summary>Shares the amount over <paramref name="parts"/> equal parts that add up to it; earlier parts take the odd pence.</summary>
    public Money[] Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Split(Enumerable.Repeat(1L, parts).ToArray());
    }

    /// <summary>
    /// Shares the amount in proportion to whole-number <paramref name="weights"/> by the method of largest remainder.
    /// The shares add up exactly; of equal remainders the earlier takes the penny; a negative amount is the mirror of the positive one.
    /// Throws <see cref="ArgumentException"/> when weights are missing, negative, or all zero.
    /// </summary>
    public Money[] Split(params ReadOnlySpan<long> weights)
    {
        if (weights.IsEmpty) throw new ArgumentException("There must be at least one weight.", nameof(weights));
        BigInteger total = 0;
        foreach (var weight in weights)
        {
            if (weight < 0) throw new ArgumentException("A weight must not be negative.", nameof(weights));
            total += weight;
        }
        if (total.IsZero) throw new ArgumentException("The weights must not all be zero.", nameof(weights));

        var amount = BigInteger.Abs(Pence);
        var shares = new BigInteger[weights.Length];
        var remainders = new BigInteger[weights.Length];
        var given = BigInteger.Zero;
        for (var i = 0; i < weights.Length; i++)
        {
            shares[i] = BigInteger.DivRem(amount * weights[i], total, out remainders[i]);
            given += shares[i];
        }
        var order = Enumerable.Range(0, shares.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i);
        foreach (var i in order.Take((int)(amount - given))) shares[i]++;
        var sign = Math.Sign(Pence);
        return Array.ConvertAll(shares, share => new Money((long)(share * sign)));
    }

    /// <summary>As <see cref="Split(ReadOnlySpan{long})"/>, for decimal weights such as percentages; the weights are compared exactly.</summary>
    public Money[] Split(IReadOnlyList<decimal> weights)
    {
        var places = weights.Count == 0 ? 0 : weights.Max(weight => weight.Scale);
        var unit = 1m;
        for (var i = 0; i < places; i++) unit *= 10m;
        return Split(weights.Select(weight => (long)(weight * unit)).ToArray());
    }

    /// <summary>The sum; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Pence + b.Pence));

    /// <summary>The difference; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Pence - b.Pence));

    /// <summary>The same amount owed the other way.</summary>
    public static Money operator -(Money a) => new(checked(-a.Pence));

    /// <summary>A whole multiple; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Money operator *(Money a, long times) => new(checked(a.Pence * times));

    /// <summary>Less than.</summary>
    public static bool operator <(Money a, Money b) => a.Pence < b.Pence;

    /// <summary>Greater than.</summary>
    public static bool operator >(Money a, Money b) => a.Pence > b.Pence;

    /// <summary>At most.</summary>
    public static bool operator <=(Money a, Money b) => a.Pence <= b.Pence;

    /// <summary>At least.</summary>
    public static bool operator >=(Money a, Money b) => a.Pence >= b.Pence;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Pence.CompareTo(other.Pence);

    /// <summary>As a person reads it: £1,234.50, and −£3.00 with a true minus sign.</summary>
    public override string ToString()
    {
        var magnitude = BigInteger.Abs(Pence);
        var pounds = (magnitude / 100).ToString("N0", CultureInfo.InvariantCulture);
        return $"{(Pence < 0 ? "−" : "")}£{pounds}.{(int)(magnitude % 100):00}";
    }
}

/// <summary>Sums of money.</summary>
public static class MoneySums
{
    /// <summary>The exact sum; £0.00 for none.</summary>
    public static Money Sum(this IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    /// <summary>The exact sum of one amount of each item; £0.00 for none.</summary>
    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> amount) => items.Select(amount).Sum();
}
