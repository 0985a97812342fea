namespace Joinery.Rules;

/// <summary>
/// Where a computation writes its working while it computes. Rules are generic over it, so that with <see cref="Silent"/> the compiler
/// leaves the working out altogether: ask <see cref="IsOn"/> before building a line, and no formula is ever built for nobody.
/// </summary>
public interface IWorking
{
    /// <summary>True when lines are kept.</summary>
    static abstract bool IsOn { get; }

    /// <summary>How many lines there are, to be given to <see cref="Total"/>.</summary>
    int Mark { get; }

    /// <summary>Adds a line.</summary>
    void Add(Line line);

    /// <summary>Adds a line that sums up every line since <paramref name="mark"/>; those become its parts.</summary>
    void Total(int mark, Line line);
}

/// <summary>Keeps nothing and costs nothing.</summary>
public readonly struct Silent : IWorking
{
    /// <inheritdoc/>
    public static bool IsOn => false;

    /// <inheritdoc/>
    public int Mark => 0;

    /// <inheritdoc/>
    public void Add(Line line) { }

    /// <inheritdoc/>
    public void Total(int mark, Line line) { }
}

/// <summary>Writes on a paper; without one, as its default, it drops what it is given.</summary>
/// <param name="paper">What is written on.</param>
public readonly struct OnPaper(WorkingPaper paper) : IWorking
{
    /// <inheritdoc/>
    public static bool IsOn => true;

    /// <inheritdoc/>
    public int Mark => paper?.Lines.Count ?? 0;

    /// <inheritdoc/>
    public void Add(Line line) => paper?.Add(line);

    /// <inheritdoc/>
    public void Total(int mark, Line line) => paper?.Total(mark, line);
}

/// <summary>The lines of one computation in the order in which an officer would write them: parts before what they add up to.</summary>
public sealed class WorkingPaper
{
    private readonly List<Line> _lines = new(24);

    /// <summary>Every line; <see cref="Line.Depth"/> says what is part of what.</summary>
    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>The figures that the lines rest on and that are not verified, each once, so that a reader is told of them.</summary>
    public IReadOnlyList<Rate> Uncertain => [.. _lines.SelectMany(line => line.Rates).Where(rate => rate.Status != RateStatus.Verified).Distinct()];

    /// <summary>The lines of which the rule itself is not verified, such as how an unusual income counts.</summary>
    public IReadOnlyList<Line> UncertainLines => [.. _lines.Where(line => line.Status != RateStatus.Verified)];

    /// <summary>The lines that are part of the line at <paramref name="index"/> directly, in order.</summary>
    public IReadOnlyList<Line> PartsOf(int index)
    {
        var depth = _lines[index].Depth;
        var parts = new List<Line>();
        for (var i = index - 1; i >= 0 && _lines[i].Depth > depth; i--)
            if (_lines[i].Depth == depth + 1) parts.Add(_lines[i]);
        parts.Reverse();
        return parts;
    }

    /// <summary>The line with a key; null when the computation had no reason to write it.</summary>
    public Line? Find(string key) => _lines.FindLast(line => line.Key == key);

    internal void Add(Line line) => _lines.Add(line);

    internal void Total(int mark, Line line)
    {
        for (var i = mark; i < _lines.Count; i++) _lines[i].Depth++;
        _lines.Add(line);
    }

    /// <summary>As text, for a terminal and for tests: figure, words, formula and law, parts set in.</summary>
    public override string ToString() => string.Join('\n', _lines.Select(line => $"{new string(' ', 2 * line.Depth)}{line}"));
}
