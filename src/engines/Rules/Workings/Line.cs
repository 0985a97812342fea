namespace Joinery.Rules;

/// <summary>Where the figure of a line comes from.</summary>
public enum LineKind
{
    /// <summary>Worked out by a rule.</summary>
    Computed,
    /// <summary>A fact somebody gave, with its evidence.</summary>
    Given,
    /// <summary>Decided by a named officer, with reasons. Never worked out.</summary>
    Judgement,
    /// <summary>What this authority chose where the law leaves it free.</summary>
    LocalPolicy,
}

/// <summary>One line of a working: a figure, what it is, how it came about and the law that says so.</summary>
/// <param name="Key">The same for the same line of every assessment, so that two can be compared: income.state-pension.</param>
/// <param name="Label">What it is, in plain words.</param>
/// <param name="Figure">The figure: pounds, or pounds a week, or days, as the label says.</param>
/// <param name="Law">The provision, or the authority's policy.</param>
/// <param name="Formula">How it came about, with the numbers in it; empty when the label says it all.</param>
/// <param name="Kind">Where the figure comes from.</param>
public sealed record Line(string Key, string Label, decimal Figure, Provision Law, string Formula, LineKind Kind = LineKind.Computed)
{
    /// <summary>The dated figures used, with their sources and statuses.</summary>
    public IReadOnlyList<Rate> Rates { get; init; } = [];

    /// <summary>How sure the rule itself is; the figures have a status of their own.</summary>
    public RateStatus Status { get; init; }

    /// <summary>Who decided, when and why; set on lines of judgement.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>How many totals it is part of: 0 for a line that stands by itself.</summary>
    public int Depth { get; internal set; }

    /// <summary>The figure in pounds, the words, the formula and the law.</summary>
    public override string ToString() => $"{Words.Pounds(Figure),12}  {Label}{(Formula.Length == 0 ? "" : $": {Formula}")} [{Law}]";
}

/// <summary>
/// What an officer decided where the law asks for a person's judgement: deprivation, reasonableness, a discretion. The engine shows it and
/// computes with it, and refuses to go on where one is due and missing.
/// </summary>
/// <param name="Norm">The question, such as: Was avoiding the charge a significant motive?</param>
/// <param name="Decision">The answer.</param>
/// <param name="Reason">Why, in the officer's words.</param>
/// <param name="Officer">Who decided: an account, not a name.</param>
/// <param name="On">When.</param>
public sealed record Judgement(string Norm, string Decision, string Reason, string Officer, DateOnly On)
{
    /// <summary>What was looked at: ids of documents.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>True when officer, decision and reason are all there.</summary>
    public bool IsComplete => Officer.Length > 0 && Reason.Length > 0 && Decision.Length > 0;
}

/// <summary>Something that the officer should look at before deciding. It changes no figure.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Sentence">Plain English.</param>
public sealed record Advice(string Code, string Sentence);
