namespace Joinery.Ledger;

/// <summary>What a step of a working does.</summary>
public enum StepKind
{
    /// <summary>A variance comes in: more than zero for an overspend.</summary>
    Variance,
    /// <summary>A need that pots are to meet.</summary>
    Need,
    /// <summary>A pot that is to be earned.</summary>
    Pot,
    /// <summary>The party at fault bears its part alone (R8).</summary>
    Fault,
    /// <summary>A restricted underspend stays with its stream.</summary>
    SetAside,
    /// <summary>What the whole pool is over or under. Changes nothing.</summary>
    Net,
    /// <summary>The risk pool bears a part.</summary>
    RiskPool,
    /// <summary>An allocation that nobody has committed is reduced.</summary>
    Uncommitted,
    /// <summary>A pot meets a need in the agreed order.</summary>
    FirstCall,
    /// <summary>A quarter's payment from the performance pot.</summary>
    Payment,
    /// <summary>What is left is set against the lines that caused it. Changes nothing.</summary>
    Attribution,
    /// <summary>An amount is apportioned by weights. Changes nothing.</summary>
    Apportionment,
    /// <summary>A round of apportionment under limits. Changes nothing.</summary>
    Round,
    /// <summary>A band of a tiered rule. Changes nothing.</summary>
    Band,
    /// <summary>A partner bears or gets back its share.</summary>
    Share,
    /// <summary>An underspend stays in the pool (U2).</summary>
    KeptInPool,
    /// <summary>An underspend is carried into the next year (U4).</summary>
    CarriedForward,
    /// <summary>No rule says who bears it: it goes to the board.</summary>
    Uncovered,
    /// <summary>The part of a performance pot that was not earned.</summary>
    Unearned,
}

/// <summary>A named amount within a step.</summary>
/// <param name="Name">A partner, a line or a pot.</param>
/// <param name="Amount">Its part.</param>
public sealed record StepPart(string Name, Money Amount);

/// <summary>
/// One step of a working. A chart draws a bar from <see cref="Before"/> to <see cref="Left"/>; a table shows the same figures and the sentence.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="Label">A few words for the axis of a chart or the first column of a table.</param>
/// <param name="Change">By how much it changes what is left; £0.00 for steps that only explain.</param>
/// <param name="Left">What is left to share after it. The last step of a run leaves £0.00.</param>
/// <param name="Sentence">The step in plain words, with its figures.</param>
public sealed record SharingStep(StepKind Kind, string Label, Money Change, Money Left, string Sentence)
{
    /// <summary>What was left before it.</summary>
    public Money Before => Left - Change;

    /// <summary>The partner on whom it falls; null when it is about no single one.</summary>
    public Code<Partner>? Partner { get; init; }

    /// <summary>The line that it is about; null when it is about the whole.</summary>
    public Code<BudgetLine>? Line { get; init; }

    /// <summary>The amounts of an apportionment, in order.</summary>
    public IReadOnlyList<StepPart> Parts { get; init; } = [];

    /// <summary>True where it tells a reader something: the variance of a line that is neither over nor under does not.</summary>
    public bool IsTold => Kind != StepKind.Variance || Change != Money.Zero;
}

/// <summary>The steps while they are being taken.</summary>
internal sealed class Working
{
    private readonly List<SharingStep> _steps = [];

    public IReadOnlyList<SharingStep> Steps => _steps;

    public Money Left { get; private set; }

    public void Move(StepKind kind, string label, Money change, string sentence, Code<Partner>? partner = null, Code<BudgetLine>? line = null)
    {
        Left += change;
        _steps.Add(new(kind, label, change, Left, sentence) { Partner = partner, Line = line });
    }

    public void Explain(StepKind kind, string label, string sentence, IEnumerable<StepPart> parts, Code<BudgetLine>? line = null) =>
        _steps.Add(new(kind, label, Money.Zero, Left, sentence) { Line = line, Parts = [.. parts] });
}
