using System.Text.Json.Serialization;

namespace Joinery.Ledger;

/// <summary>
/// How a variance is shared: data that an agreement stores, and the method that goes with it. Rules hold rules, so that a limit can be put around any
/// weights and a band can be shared by any rule. Each line, each scheme or the pool picks one. Source: published section 75 clauses, made exact in docs/internals/sharing.md.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(OwnRisk), "own-risk")]
[JsonDerivedType(typeof(Proportional), "proportional")]
[JsonDerivedType(typeof(FixedShares), "fixed")]
[JsonDerivedType(typeof(FixedOrVariable), "fixed-or-variable")]
[JsonDerivedType(typeof(Capped), "capped")]
[JsonDerivedType(typeof(Tiered), "tiered")]
[JsonDerivedType(typeof(AsymmetricBenefit), "asymmetric-benefit")]
public abstract record ShareRule
{
    /// <summary>The refusal when the parameters do not fit the partnership; null when they do. Ask it before an agreement is signed.</summary>
    public abstract Refusal? Unfit(Partnership partnership);

    /// <summary>Shares an amount of either sign over the partners and writes down how. The parameters fit.</summary>
    internal abstract Outcome<Spread> Over(Money amount, SharedLine line, Working working);
}

/// <summary>A rule that is weights: apportioned once, by largest remainder.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(OwnRisk), "own-risk")]
[JsonDerivedType(typeof(Proportional), "proportional")]
[JsonDerivedType(typeof(FixedShares), "fixed")]
public abstract record WeightedRule : ShareRule
{
    /// <summary>Whole-number weights in the order of the agreement, not all zero.</summary>
    internal abstract Outcome<long[]> Weights(SharedLine line);

    /// <summary>How the weights are said: by contributions.</summary>
    internal abstract string By(SharedLine line);

    internal sealed override Outcome<Spread> Over(Money amount, SharedLine line, Working working)
    {
        if (!Weights(line).Try(out var weights, out var refusal)) return refusal;
        var shares = amount.Split(weights);
        Apportionment.Explain(working, StepKind.Apportionment, line, amount, weights, shares, By(line));
        return new Spread(shares, Money.Zero);
    }
}

/// <summary>An amount shared: one part for each partner in the order of the agreement, and what no rule covers.</summary>
internal sealed record Spread(Money[] Shares, Money Uncovered)
{
    public static Spread None(int partners) => new(new Money[partners], Money.Zero);

    public Spread Plus(Spread other) => new([.. Shares.Zip(other.Shares, (a, b) => a + b)], Uncovered + other.Uncovered);
}

/// <summary>What a rule may know of the line that it shares.</summary>
internal sealed record SharedLine(Partnership Partnership, Code<BudgetLine>? Code, Code<Partner>? Commissioner);
