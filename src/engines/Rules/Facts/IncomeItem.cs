namespace Joinery.Rules;

/// <summary>How often a sum is paid.</summary>
public enum Every
{
    /// <summary>Each week.</summary>
    Week,
    /// <summary>Every two weeks.</summary>
    Fortnight,
    /// <summary>Every four weeks.</summary>
    FourWeeks,
    /// <summary>Each calendar month.</summary>
    Month,
    /// <summary>Each quarter.</summary>
    Quarter,
    /// <summary>Each year.</summary>
    Year,
}

/// <summary>One income of a person.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Amount">What is paid each time, before tax.</param>
/// <param name="Every">How often.</param>
public sealed record IncomeItem(IncomeKind Kind, Money Amount, Every Every = Every.Week)
{
    /// <summary>Tells two incomes of one kind apart in the working; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Income tax on it, each time.</summary>
    public Money Tax { get; init; }

    /// <summary>True when it is paid for a couple together: half of it is this person's.</summary>
    public bool IsJoint { get; init; }

    /// <summary>How much of a pension goes to a spouse or civil partner, or for their maintenance, each time.</summary>
    public Money PaidToSpouse { get; init; }

    /// <summary>What is paid on account of it, each time: mortgage, council tax and water on a property let; the loan costs that an insurance meets.</summary>
    public Money Outgoings { get; init; }

    /// <summary>For child benefit: true when the child lives in the same accommodation.</summary>
    public bool ChildLivesIn { get; init; }

    /// <summary>Left out by the officer's decision, each time, where the grant test or Pension Credit leave out a part of earnings; see <see cref="Judgement"/>.</summary>
    public Money Disregarded { get; init; }

    /// <summary>Who decided, where somebody had to: notional income, a part left out.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>Ids of documents.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
