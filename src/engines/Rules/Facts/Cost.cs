namespace Joinery.Rules;

/// <summary>What a cost is for.</summary>
public enum CostKind
{
    /// <summary>Mortgage, rent, ground rent, council tax, service charges.</summary>
    Housing,
    /// <summary>Spending that a disability makes necessary.</summary>
    Disability,
}

/// <summary>What was decided about a cost.</summary>
public enum CostDecision
{
    /// <summary>All of it.</summary>
    Allow,
    /// <summary>Some of it, with the reason.</summary>
    Part,
    /// <summary>None of it, with the reason.</summary>
    Refuse,
}

/// <summary>One cost that a person asks to have allowed.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Name">What it is: council tax, laundry. It names the line of the working.</param>
/// <param name="Amount">What is paid each time.</param>
/// <param name="Every">How often.</param>
public sealed record Cost(CostKind Kind, string Name, Money Amount, Every Every = Every.Week)
{
    /// <summary>What was decided.</summary>
    public CostDecision Decision { get; init; }

    /// <summary>The part allowed, each time, when the decision is for a part.</summary>
    public Money Allowed { get; init; }

    /// <summary>Met already by housing benefit, council tax reduction or the like, each time.</summary>
    public Money MetByBenefit { get; init; }

    /// <summary>True when it is allowed by the authority's own policy and not by the regulations.</summary>
    public bool IsLocalPolicy { get; init; }

    /// <summary>Who decided and why: needed for a part and for a refusal.</summary>
    public Judgement? Judgement { get; init; }
}
