using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Sharing;

/// <summary>A pool's agreement as the sharing engine asks about it.</summary>
internal static class PoolLines
{
    /// <summary>The partners in the agreement's order, each with all that it puts in.</summary>
    public static IReadOnlyList<Partner> Partners(PoolTerms terms) => [.. terms.Partners.Select(body => new Partner(Of(body), terms.ContributionOf(body)))];

    /// <summary>A body as a partner.</summary>
    public static Code<Partner> Of(Code<Body> body) => Code<Partner>.Of(body.Text);

    /// <summary>The shares in which partners bear a scheme's cost, as a rule: whoever bears the cost bears what it is over.</summary>
    public static FixedShares AsBorne(SchemeTerms scheme) => new([.. scheme.Shares.All.Select(share => new PartnerShare(Of(share.Body), share.BasisPoints))]);

    /// <summary>A scheme with what it is over by, below zero for under, and the rule that shares it.</summary>
    public static BudgetLine Line(PoolTerms terms, SchemeTerms scheme, Money variance, ShareRule rule) => BudgetLine.Over(Code<BudgetLine>.Of(scheme.Code.Text), variance, rule) with
    {
        Commissioner = scheme.Shares.All is [var only] ? Of(only.Body) : null,
        Stream = scheme.Plan is [var plan] && terms.Stream(plan.Stream.Text) is { Contributions: [var owner, ..] } stream ? new(Code<OwnedStream>.Of(stream.Code.Text), Of(owner.Body), stream.Kind.Restricted) : null,
    };

    /// <summary>
    /// The rule of a scheme by its agreement: its own, or that of the one stream that pays for it, or the pool's. Own risk of a scheme whose cost several bear
    /// falls on them as they bear it, since it has no single commissioner.
    /// </summary>
    public static ShareRule RuleOf(PoolTerms terms, SchemeTerms scheme, ShareRule ofPool)
    {
        var rule = scheme.Rule ?? (scheme.Plan is [var only] ? terms.Stream(only.Stream.Text)?.Rule : null) ?? ofPool;
        return rule is OwnRisk { Bearer: null } && scheme.Shares.All.Count > 1 ? AsBorne(scheme) : rule;
    }
}
