namespace Joinery.Ledger;

/// <summary>
/// R9. One partner's contribution does not fall until the others have had a reduction of an agreed part of theirs: the benefit goes to the others by their
/// contributions up to that threshold (rounded half up to the penny), and beyond it to all by theirs. Seen in Essex, Southend and Thurrock. For underspends only.
/// </summary>
/// <param name="Last">The partner that waits.</param>
/// <param name="ThresholdBasisPoints">The part of the others' contributions that they get first; 1,000 in the agreement read.</param>
public sealed record AsymmetricBenefit(Code<Partner> Last, int ThresholdBasisPoints = 1_000) : ShareRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) =>
        partnership.Unknown(Last) ?? new Proportional().Unfit(partnership)
        ?? (ThresholdBasisPoints is < 0 or > BasisPoints.Whole ? PlanRefusals.ShareOutside.With("the threshold", BasisPoints.Words(ThresholdBasisPoints)) : null);

    internal override Outcome<Spread> Over(Money amount, SharedLine line, Working working)
    {
        if (amount > Money.Zero) return PlanRefusals.BenefitOnly.With();
        var all = line.Partnership.Contributions;
        long[] others = [.. line.Partnership.Partners.Select((partner, i) => partner.Code == Last ? 0 : all[i])];
        var threshold = BasisPoints.OfHalfUp(new Money(others.Sum()), ThresholdBasisPoints);
        var first = -amount < threshold ? amount : -threshold;
        var early = first == Money.Zero ? new Money[all.Length] : first.Split(others);
        Apportionment.Explain(working, StepKind.Apportionment, line, first, others,
            early, $"by the contributions of all but {Last}, up to {BasisPoints.Words(ThresholdBasisPoints)} of them ({threshold})");
        var late = (amount - first).Split(all);
        Apportionment.Explain(working, StepKind.Apportionment, line, amount - first, all, late, "by all contributions, beyond that threshold");
        return new Spread([.. early.Zip(late, (a, b) => a + b)], Money.Zero);
    }
}
