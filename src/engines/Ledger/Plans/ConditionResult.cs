namespace Joinery.Ledger;

/// <summary>How a test came out.</summary>
public enum Verdict
{
    /// <summary>Met.</summary>
    Passed,
    /// <summary>Not met.</summary>
    Failed,
    /// <summary>The place has nothing that the test asks about.</summary>
    NotApplicable,
    /// <summary>Something that must be entered is missing; the sentence says what.</summary>
    NotTested,
}

/// <summary>A line that counted towards a test.</summary>
/// <param name="Line">Its place in the plan, from 1.</param>
/// <param name="Scheme">Its scheme.</param>
/// <param name="BasisPoints">Which part of it counted.</param>
/// <param name="Amount">What it contributes, unrounded.</param>
public sealed record CountedLine(int Line, string Scheme, int BasisPoints, ExactMoney Amount);

/// <summary>A figure published for one board and year, entered with its source.</summary>
/// <param name="Name">minimum, asc-minimum or ooh-minimum.</param>
/// <param name="Stream">The stream of a minimum; empty for the others.</param>
/// <param name="Amount">The figure.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record PublishedFigure(string Name, string Stream, Money Amount, FigureStatus Status, string Source);

/// <summary>A document attached to a plan.</summary>
/// <param name="Kind">section-75, dfg-agreement.</param>
/// <param name="Uploaded">The day it came.</param>
public sealed record AttachedDocument(string Kind, DateOnly Uploaded);

/// <summary>What tests need besides the plan.</summary>
/// <param name="Figures">Published for the board.</param>
/// <param name="Documents">Attached.</param>
/// <param name="Signatures">Given.</param>
public sealed record ConditionFacts(IReadOnlyList<PublishedFigure> Figures, IReadOnlyList<AttachedDocument> Documents, IReadOnlyList<Signature> Signatures)
{
    /// <summary>Figures alone.</summary>
    public static ConditionFacts Of(IReadOnlyList<PublishedFigure> figures) => new(figures, [], []);
}

/// <summary>The result of one test on one version of a plan.</summary>
/// <param name="Test">The code of the test.</param>
/// <param name="Subject">The stream that it was asked for; empty for none.</param>
/// <param name="Title">What it asks.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Sentence">The result in plain words with its figures.</param>
public sealed record ConditionResult(string Test, string Subject, string Title, Verdict Verdict, string Sentence)
{
    /// <summary>Which edition of the conditions was asked.</summary>
    public string ConditionsVersion { get; init; } = "";

    /// <summary>Which version of the plan was asked about.</summary>
    public string PlanVersion { get; init; } = "";

    /// <summary>What was measured, unrounded; null for tests that are not of money.</summary>
    public ExactMoney? Value { get; init; }

    /// <summary>What it was measured against.</summary>
    public ExactMoney? Threshold { get; init; }

    /// <summary>Value less threshold; for a test of at most, threshold less value. Below zero is a failure, and so is anything but zero where both must be equal.</summary>
    public ExactMoney? Headroom { get; init; }

    /// <summary>The lines that counted, with what each contributes.</summary>
    public IReadOnlyList<CountedLine> Counted { get; init; } = [];

    /// <summary>What is worth knowing though the test passes: late signatures, money that is not planned.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The derived and unverified readings and figures that the result rests on.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
