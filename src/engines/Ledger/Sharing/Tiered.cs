namespace Joinery.Ledger;

/// <summary>One band of a tiered rule.</summary>
/// <param name="By">The rule that shares it.</param>
/// <param name="Size">How much the band takes of either sign; null for the rest, and then it is the last band.</param>
public sealed record Band(ShareRule By, Money? Size = null);

/// <summary>R6. Bands are used up in order, each shared by its own rule. What goes beyond the last band is uncovered.</summary>
/// <param name="Bands">In order; a size is more than £0.00.</param>
public sealed record Tiered(IReadOnlyList<Band> Bands) : ShareRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership)
    {
        if (Bands.Count == 0 || Bands.SkipLast(1).Any(band => band.Size is null) || Bands.Any(band => band.Size <= Money.Zero)) return PlanRefusals.Bands.With();
        return Bands.Select(band => band.By.Unfit(partnership)).FirstOrDefault(refusal => refusal is not null);
    }

    internal override Outcome<Spread> Over(Money amount, SharedLine line, Working working)
    {
        var sign = amount.IsNegative ? -1 : 1;
        var left = amount * sign;
        var sum = Spread.None(line.Partnership.Partners.Count);
        for (var i = 0; i < Bands.Count && left > Money.Zero; i++)
        {
            var (size, by) = (Bands[i].Size, Bands[i].By);
            var taken = size < left ? size.Value : left;
            left -= taken;
            working.Explain(StepKind.Band, $"Band {i + 1}", $"Band {i + 1} takes {taken * sign}{(size is null ? ", the rest" : $" of at most {size}")}; {left * sign} is left.", [new("Band", taken * sign)], line.Code);
            if (!by.Over(taken * sign, line, working).Try(out var spread, out var refusal)) return refusal;
            sum = sum.Plus(spread);
        }
        return sum with { Uncovered = sum.Uncovered + left * sign };
    }
}
