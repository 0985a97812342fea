namespace Joinery.Rules;

/// <summary>Why a line is different.</summary>
public enum ChangeCause
{
    /// <summary>A figure of the law is another.</summary>
    Rate,
    /// <summary>A fact about the person is another.</summary>
    Fact,
    /// <summary>The authority's policy is another.</summary>
    Policy,
    /// <summary>An officer decided otherwise.</summary>
    Decision,
    /// <summary>It follows from other lines.</summary>
    Follows,
}

/// <summary>A line that is different in two workings.</summary>
/// <param name="Key">Which line.</param>
/// <param name="Label">What it is.</param>
/// <param name="Before">Its figure before; null where there was no such line.</param>
/// <param name="After">Its figure after; null where there is no such line.</param>
/// <param name="Cause">Why.</param>
/// <param name="Sentence">The same for a letter.</param>
public sealed record LineChange(string Key, string Label, decimal? Before, decimal? After, ChangeCause Cause, string Sentence)
{
    /// <summary>By how much it rose; below zero where it fell.</summary>
    public decimal Difference => (After ?? 0) - (Before ?? 0);
}

/// <summary>Says what is different between two workings and why: the letter that goes out when rates change.</summary>
public static class Comparison
{
    /// <summary>The lines that differ, in the order of the later working, then those that are gone. Causes come before what follows from them.</summary>
    public static IReadOnlyList<LineChange> Of(WorkingPaper before, WorkingPaper after)
    {
        var old = ByKey(before);
        var changes = new List<LineChange>();
        foreach (var (key, line) in ByKey(after))
        {
            if (!old.Remove(key, out var was)) changes.Add(Change(key, null, line));
            else if (was.Figure != line.Figure) changes.Add(Change(key, was, line));
        }
        changes.AddRange(old.Select(gone => Change(gone.Key, gone.Value, null)));
        return [.. changes.OrderBy(change => change.Cause == ChangeCause.Follows)];
    }

    // Two items of one name get their place as part of the key.
    private static Dictionary<string, Line> ByKey(WorkingPaper paper)
    {
        var lines = new Dictionary<string, Line>(StringComparer.Ordinal);
        foreach (var line in paper.Lines)
        {
            var key = line.Key;
            for (var i = 2; !lines.TryAdd(key, line); i++) key = $"{line.Key}#{i}";
        }
        return lines;
    }

    private static LineChange Change(string key, Line? before, Line? after)
    {
        var line = after ?? before!;
        var cause = Cause(before, after);
        var sentence = (before, after) switch
        {
            (null, _) => $"{line.Label} is new: {Words.Pounds(line.Figure)}",
            (_, null) => $"{line.Label} is no longer there; it was {Words.Pounds(line.Figure)}",
            _ => $"{line.Label} went from {Words.Pounds(before.Figure)} to {Words.Pounds(after.Figure)}",
        };
        var why = cause switch
        {
            ChangeCause.Rate => " because the figure in the law changed",
            ChangeCause.Policy => " because of the authority’s policy",
            ChangeCause.Decision => $" because an officer decided so{(line.Judgement is { } judgement ? $": {judgement.Reason.TrimEnd('.')}" : "")}",
            ChangeCause.Fact => " because what we know about you changed",
            _ => "",
        };
        return new(key, line.Label, before?.Figure, after?.Figure, cause, $"{sentence}{why}.");
    }

    private static ChangeCause Cause(Line? before, Line? after)
    {
        var kinds = (before?.Kind, after?.Kind);
        if (kinds is (LineKind.Judgement, _) or (_, LineKind.Judgement)) return ChangeCause.Decision;
        if (kinds is (LineKind.LocalPolicy, _) or (_, LineKind.LocalPolicy)) return ChangeCause.Policy;
        if (kinds is (LineKind.Given, _) or (_, LineKind.Given)) return ChangeCause.Fact;
        if (before is { Rates.Count: > 0 } && after is { Rates.Count: > 0 } && !Values(before).SequenceEqual(Values(after))) return ChangeCause.Rate;
        // A line that rests on a figure of its own came or went because the person's circumstances did.
        return before is null || after is null ? (after ?? before!).Rates.Count > 0 ? ChangeCause.Fact : ChangeCause.Follows : ChangeCause.Follows;
    }

    private static IEnumerable<decimal> Values(Line line) => line.Rates.Select(rate => rate.Value);
}
