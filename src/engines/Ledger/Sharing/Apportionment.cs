using System.Numerics;

namespace Joinery.Ledger;

/// <summary>Says in words how <see cref="Money.Split(ReadOnlySpan{long})"/> came to its shares, with the odd pence.</summary>
internal static class Apportionment
{
    public static void Explain(Working working, StepKind kind, SharedLine line, Money amount, long[] weights, Money[] shares, string by)
    {
        if (amount == Money.Zero) return;
        var parts = line.Partnership.Partners.Zip(shares, (partner, share) => new StepPart(partner.Code.Text, share)).ToList();
        var sentence = $"{amount} is shared {by}: {Words(parts)}.{OddPence(amount, weights, parts)}";
        working.Explain(kind, "Shared", sentence, parts, line.Code);
    }

    public static string Words(IEnumerable<StepPart> parts) =>
        parts.Where(part => part.Amount != Money.Zero).Select(part => $"{part.Name} {part.Amount}").ToList() is { Count: > 0 } named ? string.Join(", ", named) : "nothing to anyone";

    // Which partners took a penny that rounding down had left over: those whose share is above its own exact part rounded down.
    private static string OddPence(Money amount, long[] weights, List<StepPart> parts)
    {
        var total = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var takers = parts.Where((part, i) => BigInteger.Abs(part.Amount.Pence) > BigInteger.Abs(amount.Pence) * weights[i] / total).Select(part => part.Name).ToList();
        return takers.Count switch
        {
            0 => "",
            1 => $" The penny that rounding down leaves goes to {takers[0]}, whose fraction of a penny is the largest; of equals the earlier in the agreement.",
            _ => $" The {takers.Count} pence that rounding down leaves go to {string.Join(", ", takers)}, whose fractions of a penny are the largest; of equals the earlier in the agreement.",
        };
    }
}
