namespace Joinery.Ledger;

/// <summary>One body that has signed the agreement.</summary>
/// <param name="Code">Its short name in the agreement.</param>
/// <param name="Contribution">What it pays into the pool for the year; £0.00 or more.</param>
public sealed record Partner(Code<Partner> Code, Money Contribution);

/// <summary>An amount that falls on a partner: more than zero to bear, less than zero to get back.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Amount">How much.</param>
public sealed record PartnerAmount(Code<Partner> Partner, Money Amount);

/// <summary>The partners of one pool in the order of their agreement, which settles ties of pennies, and who hosts it.</summary>
public sealed record Partnership
{
    /// <summary>The most partners that one agreement may have.</summary>
    public const int Most = 50;

    private Partnership(IReadOnlyList<Partner> partners, Code<Partner> host) => (Partners, Host) = (partners, host);

    /// <summary>In the order of the agreement.</summary>
    public IReadOnlyList<Partner> Partners { get; }

    /// <summary>The host partner (SI 2000/617 reg 7), who keeps the accounts.</summary>
    public Code<Partner> Host { get; }

    /// <summary>
    /// The partnership; without a named host it is the partner that contributes most, of equals the earlier (a published section 75 clause).
    /// Refuses no partners, too many, one twice, a contribution below zero, and a host that is no partner.
    /// </summary>
    public static Outcome<Partnership> Of(IReadOnlyList<Partner> partners, Code<Partner>? host = null)
    {
        if (partners.Count is 0 or > Most) return PlanRefusals.PartnersCount.With(Most);
        if (partners.GroupBy(partner => partner.Code).FirstOrDefault(same => same.Count() > 1) is { } twice) return PlanRefusals.PartnerTwice.With(twice.Key);
        if (partners.FirstOrDefault(partner => partner.Contribution.IsNegative) is { } negative) return PlanRefusals.ContributionNegative.With(negative.Code);
        host ??= partners.MaxBy(partner => partner.Contribution)!.Code;
        return partners.Any(partner => partner.Code == host) ? new Partnership([.. partners], host) : PlanRefusals.PartnerUnknown.With(host);
    }

    /// <summary>The place of a partner in the order of the agreement; −1 when it has not signed.</summary>
    public int IndexOf(Code<Partner> code)
    {
        for (var i = 0; i < Partners.Count; i++)
            if (Partners[i].Code == code) return i;
        return -1;
    }

    /// <summary>The refusal when a partner has not signed the agreement; null when it has.</summary>
    internal Refusal? Unknown(Code<Partner> code) => IndexOf(code) < 0 ? PlanRefusals.PartnerUnknown.With(code) : null;

    internal long[] Contributions => [.. Partners.Select(partner => partner.Contribution.Pence)];

    /// <summary>All weight on one partner.</summary>
    internal long[] AllOn(Code<Partner> code) => [.. Partners.Select(partner => partner.Code == code ? 1L : 0L)];
}

/// <summary>An agreed percentage of one partner.</summary>
/// <param name="Partner">Who.</param>
/// <param name="BasisPoints">0 to 10,000; the shares of an agreement add up to 10,000.</param>
public sealed record PartnerShare(Code<Partner> Partner, int BasisPoints)
{
    /// <summary>The refusal when shares do not add up to 10,000 basis points, are below zero, name a partner twice or one that has not signed; null when they are sound (invariant I13).</summary>
    public static Refusal? Fault(IReadOnlyList<PartnerShare> shares, Partnership partnership)
    {
        if (shares.Select(share => partnership.Unknown(share.Partner)).FirstOrDefault(refusal => refusal is not null) is { } unknown) return unknown;
        if (shares.GroupBy(share => share.Partner).FirstOrDefault(same => same.Count() > 1) is { } twice) return PlanRefusals.PartnerTwice.With(twice.Key);
        if (shares.FirstOrDefault(share => share.BasisPoints is < 0 or > Ledger.BasisPoints.Whole) is { } outside)
            return PlanRefusals.ShareOutside.With(outside.Partner, Ledger.BasisPoints.Words(outside.BasisPoints));
        var sum = shares.Sum(share => share.BasisPoints);
        return sum == Ledger.BasisPoints.Whole ? null : PlanRefusals.SharesSum.With(Ledger.BasisPoints.Words(sum));
    }

    /// <summary>The shares as weights in the order of the agreement; a partner that is not named has none.</summary>
    internal static long[] Weights(IReadOnlyList<PartnerShare> shares, Partnership partnership) =>
        [.. partnership.Partners.Select(partner => (long)(shares.FirstOrDefault(share => share.Partner == partner.Code)?.BasisPoints ?? 0))];
}
