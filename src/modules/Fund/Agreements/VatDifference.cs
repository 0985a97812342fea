using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>What VAT costs the pool in one scheme, and what it would cost if another partner bought.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Borne">VAT that does not come back, and so is part of the plan.</param>
/// <param name="Others">What the scheme would cost more with another partner; below zero for less.</param>
internal sealed record VatDifference(SchemeTerms Scheme, Money Borne, IReadOnlyList<(Code<Body> Body, Money More)> Others)
{
    /// <summary>Every scheme on which VAT is expected. The others buy what has none: exempt care, or a grant.</summary>
    public static IReadOnlyList<VatDifference> Of(PoolTerms terms, IReadOnlyCollection<Body> bodies) =>
        [.. terms.Schemes.Where(scheme => scheme.ExpectedVat > Money.Zero && scheme.Planned > scheme.ExpectedVat).Select(scheme => Of(terms, scheme, bodies))];

    private static VatDifference Of(PoolTerms terms, SchemeTerms scheme, IReadOnlyCollection<Body> bodies)
    {
        Purchase Bought(Money net, VatRegime regime, Code<Body> by) => new(scheme.Name, net, scheme.ExpectedVat, regime, by, VatHeading: scheme.VatHeading);
        // The plan holds the VAT that does not come back.
        var comesBack = Bought(scheme.Planned, scheme.Regime, scheme.Deliverer).Recoverable;
        var net = scheme.Planned - (scheme.ExpectedVat - comesBack);
        var now = Bought(net, scheme.Regime, scheme.Deliverer);
        var others = terms.Partners.Where(partner => partner != scheme.Deliverer).ToList();
        // Another partner is taken as it usually is: a council has its VAT back, an NHS body has not.
        var options = VatComparison.Of([now, .. others.Select(partner => Bought(net, IsCouncil(partner, bodies) ? VatRegime.S33 : VatRegime.S41Irrecoverable, partner))]);
        return new(scheme, scheme.ExpectedVat - comesBack, options.Try(out var found, out _) ? [.. found.Skip(1).Select(option => (option.Purchase.Deliverer, option.Avoidable - found[0].Avoidable))] : []);
    }

    private static bool IsCouncil(Code<Body> code, IReadOnlyCollection<Body> bodies) => bodies.FirstOrDefault(body => body.Code == code)?.Kind is BodyKind.UpperTierCouncil or BodyKind.DistrictCouncil;
}
