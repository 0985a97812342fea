using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Scorecards;

/// <summary>What pages say of figures.</summary>
internal static class FigureWords
{
    /// <summary>The figure for a tile; empty when there is none.</summary>
    public static string Number(Figure figure) => figure.Value is { } value ? figure.Metric.Number(value) + (figure.Metric.Unit == "percent" ? "%" : "") : "";

    /// <summary>The unit for a tile, where the number does not carry it.</summary>
    public static string Unit(Figure figure) => figure.Metric.Unit == "percent" || figure.Value is null ? "" : figure.Metric.Unit;

    /// <summary>England beside it, and whether the difference is more than chance.</summary>
    public static string Against(Line line)
    {
        if (line.England is not { Value: { } value } england) return "";
        var basis = england.Observation.Basis == line.Figure.Observation.Basis ? "" : $" ({MetricWords.Short(england.Observation.Basis)})";
        var said = $"England{basis} {england.Metric.Say(value)}";
        return line.Against switch
        {
            // A difference between bases is no difference between places.
            _ when basis.Length > 0 => said + ": counted otherwise, so not compared",
            { Against: Measures.Against.Higher } against => $"Higher than {said}{Good(against)}",
            { Against: Measures.Against.Lower } against => $"Lower than {said}{Good(against)}",
            { } => $"Like {said}",
            null => said,
        };
    }

    /// <summary>What stands under England's own figure.</summary>
    public static string OfEngland(Line line) => line.England!.Observation.Basis == line.Figure.Observation.Basis
        ? line.Against?.Against switch { Measures.Against.Higher => $"{line.Figure.Body.Name} is higher", Measures.Against.Lower => $"{line.Figure.Body.Name} is lower", Measures.Against.Similar => "No difference beyond chance", _ => "" }
        : $"Counted {MetricWords.Short(line.England.Observation.Basis)}, not {MetricWords.Short(line.Figure.Observation.Basis)}, so it is not compared";

    private static string Good(Comparison comparison) => comparison.Judgement switch { Judgement.Better => ": better", Judgement.Worse => ": worse", _ => "" };

    /// <summary>How sure, and of how much.</summary>
    public static string Doubt(Line line)
    {
        List<string> words = [];
        if (line.Figure.IsTooSmall) words.Add("Too few to show.");
        if (line.Figure.Doubt.Length > 0) words.Add(line.Figure.Doubt + ".");
        if (line.Standing is { } standing) words.Add($"{standing.Place} of {standing.Of} {MetricWords.Many(line.Figure.Body.Level)}.");
        if (line.Figure.Gaps.Length > 0) words.Add(line.Figure.Gaps);
        return string.Join(' ', words);
    }

    /// <summary>The period and whom it counts, for a narrow column.</summary>
    public static string Basis(Line line)
    {
        var differs = line.England is { } england && england.Observation.Basis != line.Figure.Observation.Basis ? $" England is counted {MetricWords.Short(england.Observation.Basis)}." : "";
        return $"{PeriodWords.Short(line.Figure.Observation.Period)}, {MetricWords.Short(line.Figure.Observation.Basis)}.{differs}{(line.Figure.Gaps.Length > 0 ? " " + line.Figure.Gaps : "")}";
    }

    /// <summary>What a control chart says, in a sentence.</summary>
    public static string Of(Metric metric, ControlChart chart)
    {
        var limits = chart.Parts[^1].Limits;
        var range = $"Ordinary months lie between {metric.Number(Math.Max(0, limits.Lower))} and {metric.Say(metric.Unit == "percent" ? Math.Min(100, limits.Upper) : limits.Upper)}.";
        var special = chart.Latest.Cause == Cause.Common ? "The latest is within ordinary variation."
            : $"The latest is special: {Of(chart.Latest.Cause)}{chart.Latest.Judgement switch { Judgement.Better => ", an improvement", Judgement.Worse => ", a concern", _ => "" }}.";
        return chart.Parts[^1].Short ? $"{special} {range} There are only {chart.Parts[^1].Points} points, so the limits may still move." : $"{special} {range}";
    }

    /// <summary>What a recent trend says, in a sentence.</summary>
    public static string Of(RecentTrend trend) => trend.Movement switch
    {
        Movement.CannotBeCalculated => $"A trend cannot be worked out. {trend.Why!.Sentence}",
        Movement.NoChange => $"Over the last {RecentTrends.Points} periods there is no change that chance would not explain.",
        _ => $"Over the last {RecentTrends.Points} periods it is {(trend.Movement == Movement.Increasing ? "rising" : "falling")}{trend.Judgement switch { Judgement.Better => ", which is better", Judgement.Worse => ", which is worse", _ => "" }}.",
    };

    /// <summary>A cause in words; empty for ordinary variation.</summary>
    public static string Of(Cause cause) => cause switch
    {
        Cause.AboveLimit => "above the upper limit",
        Cause.BelowLimit => "below the lower limit",
        Cause.Rising => "part of a rise of 7 or more",
        Cause.Falling => "part of a fall of 7 or more",
        Cause.NearUpper => "2 of 3 close to the upper limit",
        Cause.NearLower => "2 of 3 close to the lower limit",
        Cause.AboveMean => "7 or more above the mean",
        Cause.BelowMean => "7 or more below the mean",
        _ => "",
    };

    /// <summary>A part of a whole in percent: 75.8%.</summary>
    public static string Share(double part) => $"{100 * part:0.0}%";

    /// <summary>How a mark is shown in a table; empty for a figure as published.</summary>
    public static string Of(Mark mark) => mark switch
    {
        Mark.Missing => "not published",
        Mark.Suppressed => "withheld",
        Mark.Partial => "part of the period",
        Mark.Estimated => "estimated",
        _ => "",
    };
}
