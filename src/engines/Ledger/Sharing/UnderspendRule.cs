using System.Text.Json.Serialization;

namespace Joinery.Ledger;

/// <summary>What becomes of what the pool has not spent, U1 to U4, seen in published section 75 clauses. A decision of the board otherwise is a run with another rule.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(RetainedByLead), "retained-by-lead")]
[JsonDerivedType(typeof(StaysInPool), "stays-in-pool")]
[JsonDerivedType(typeof(ReturnedToOwners), "returned-to-owners")]
[JsonDerivedType(typeof(ReturnedByRule), "returned-by-rule")]
[JsonDerivedType(typeof(CarriedForward), "carried-forward")]
public abstract record UnderspendRule
{
    /// <summary>The refusal when the parameters do not fit the partnership; null when they do.</summary>
    public virtual Refusal? Unfit(Partnership partnership) => null;
}

/// <summary>U1. The lead commissioner keeps it, unless the board decides otherwise.</summary>
/// <param name="Lead">Who; null for the host.</param>
public sealed record RetainedByLead(Code<Partner>? Lead = null) : UnderspendRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) => Lead is null ? null : partnership.Unknown(Lead);
}

/// <summary>U2. It stays in the pool, to support overspends.</summary>
public sealed record StaysInPool : UnderspendRule;

/// <summary>U3 by owner: it goes back to the owners of the streams that were underspent.</summary>
public sealed record ReturnedToOwners : UnderspendRule;

/// <summary>U3 by contributions, R9, or any other rule: the whole is shared as a benefit.</summary>
/// <param name="By">Such as <see cref="Proportional"/> or <see cref="AsymmetricBenefit"/>.</param>
public sealed record ReturnedByRule(ShareRule By) : UnderspendRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) => By.Unfit(partnership);
}

/// <summary>U4. It is carried into the next year; what a grant's conditions forbid to carry goes back to the owner of its stream.</summary>
public sealed record CarriedForward : UnderspendRule;
