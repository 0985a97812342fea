namespace Joinery.Ledger;

/// <summary>R1. The variance falls on one partner: the commissioner of the line, or the one that is named.</summary>
/// <param name="Bearer">Who bears it; null for the line's own commissioner.</param>
public sealed record OwnRisk(Code<Partner>? Bearer = null) : WeightedRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) => Bearer is null ? null : partnership.Unknown(Bearer);

    internal override Outcome<long[]> Weights(SharedLine line)
    {
        if ((Bearer ?? line.Commissioner) is not { } bearer) return PlanRefusals.CommissionerMissing.With();
        return line.Partnership.Unknown(bearer) is { } unknown ? unknown : line.Partnership.AllOn(bearer);
    }

    internal override string By(SharedLine line) => Bearer is null ? $"to {line.Commissioner}, who commissions it" : $"to {Bearer}";
}

/// <summary>R2. In proportion to what the partners contribute.</summary>
public sealed record Proportional : WeightedRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) => Array.TrueForAll(partnership.Contributions, pence => pence == 0) ? PlanRefusals.ContributionsNone.With() : null;

    internal override Outcome<long[]> Weights(SharedLine line) => Unfit(line.Partnership) is { } unfit ? unfit : line.Partnership.Contributions;

    internal override string By(SharedLine line) => $"by contributions ({string.Join(" : ", line.Partnership.Partners.Select(partner => partner.Contribution))})";
}

/// <summary>R3. By agreed percentages.</summary>
/// <param name="Shares">They add up to 10,000 basis points; a partner that is not named bears nothing.</param>
public sealed record FixedShares(IReadOnlyList<PartnerShare> Shares) : WeightedRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) => PartnerShare.Fault(Shares, partnership);

    internal override Outcome<long[]> Weights(SharedLine line) => PartnerShare.Weights(Shares, line.Partnership);

    internal override string By(SharedLine line) => $"by agreed shares ({string.Join(", ", Shares.Select(share => $"{share.Partner} {BasisPoints.Words(share.BasisPoints)}"))})";
}
