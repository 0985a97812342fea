using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Sharing;

/// <summary>The rules that one may try on a whole pool.</summary>
internal enum TriedRule
{
    /// <summary>By what partners contribute.</summary>
    Proportional,
    /// <summary>Each scheme's variance falls on whoever bears its cost.</summary>
    OwnRisk,
    /// <summary>By agreed percentages.</summary>
    Fixed,
    /// <summary>By contributions, up to a limit for each partner.</summary>
    Capped,
    /// <summary>The risk pool and uncommitted money first.</summary>
    Waterfall,
}

/// <summary>What is tried: the variance of each scheme, and a rule with its figures.</summary>
/// <param name="Variances">By the code of the scheme.</param>
/// <param name="Rule">The rule.</param>
internal sealed record WhatIf(IReadOnlyDictionary<string, Money> Variances, TriedRule Rule)
{
    /// <summary>Agreed percentages, for fixed shares.</summary>
    public IReadOnlyList<PartnerShare> Shares { get; init; } = [];

    /// <summary>Limits, for capped shares; a partner without one has none.</summary>
    public IReadOnlyList<Cap> Caps { get; init; } = [];

    /// <summary>The balance of the risk pool, for the waterfall.</summary>
    public Money RiskPool { get; init; }

    /// <summary>What nobody has committed, for the waterfall.</summary>
    public Money Uncommitted { get; init; }

    /// <summary>As an agreement with this rule would share it.</summary>
    public ShareFile File(PoolTerms terms) =>
        new(PoolLines.Partners(terms), [.. terms.Schemes.Select(scheme => PoolLines.Line(terms, scheme, Variances.GetValueOrDefault(scheme.Code.Text), PoolLines.AsBorne(scheme)))])
        {
            Host = PoolLines.Of(terms.Host),
            Pool = Rule switch
            {
                TriedRule.OwnRisk => null,
                TriedRule.Waterfall => new(new StaysInPool()),
                TriedRule.Fixed => Whole(new FixedShares(Shares)),
                TriedRule.Capped => Whole(new Capped(new Proportional(), Caps)),
                _ => Whole(new Proportional()),
            },
            RiskPool = Rule == TriedRule.Waterfall ? RiskPool : Money.Zero,
            Uncommitted = Rule == TriedRule.Waterfall && Uncommitted != Money.Zero ? [new("money", Uncommitted)] : [],
        };

    private static PoolRule Whole(ShareRule rule) => new(new ReturnedByRule(rule), rule);
}
