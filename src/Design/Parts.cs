using Microsoft.AspNetCore.Components;

namespace Joinery.Design;

// The small facts that components are given. A new component puts its own here.

/// <summary>How large a label, legend or caption is.</summary>
public enum TextSize { Usual, S, M, L, XL }

/// <summary>The colour of a tag. The words must carry the meaning by themselves.</summary>
public enum TagColour { Usual, Grey, Green, Teal, Blue, Purple, Magenta, Red, Orange, Yellow }

/// <summary>What a button is for: the one main action, a lesser one, one that is hard to undo, or one on a dark ground.</summary>
public enum ButtonKind { Usual, Secondary, Warning, Inverse }

/// <summary>What a button does in a form.</summary>
public enum ButtonType { Submit, Button, Reset }

/// <summary>One thing to choose among radios, checkboxes or in a list.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the person reads.</param>
public sealed record Option(string Value, Content Text)
{
    /// <summary>A line of help below the text.</summary>
    public Content Hint { get; init; } = Content.None;

    /// <summary>Questions that appear when this is chosen; without JavaScript they are always there.</summary>
    public RenderFragment? Conditional { get; init; }

    /// <summary>True when it cannot be chosen now. Say why in the hint.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>True for a checkbox such as None of these, which clears the others.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>An id of its own; otherwise made from the name and the position.</summary>
    public string? Id { get; init; }

    /// <summary>True for the word that separates the last option from the others.</summary>
    public bool IsDivider { get; private init; }

    /// <summary>The word, usually or, that separates the last option from the others.</summary>
    public static Option Divider(string word = "or") => new("", word) { IsDivider = true };
}

/// <summary>Words that lead somewhere; without an address they are the page the person is on.</summary>
public sealed record Crumb(Content Text, string? Href = null);

/// <summary>A link beside a row of a summary list.</summary>
/// <param name="Text">Change.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="HiddenText">What is changed, for people who hear the page: date of birth.</param>
public sealed record RowAction(Content Text, string Href, string HiddenText = "");

/// <summary>One fact with its name.</summary>
public sealed record SummaryRow(Content Key, Content Value, params IReadOnlyList<RowAction> Actions)
{
    /// <summary>False for a row without a line below it.</summary>
    public bool HasBorder { get; init; } = true;
}

/// <summary>The heading of a column; numbers stand to the right so that they can be compared.</summary>
public sealed record Heading(Content Text, bool IsNumeric = false);

/// <summary>One row of a table, a cell for each heading.</summary>
public sealed record TableRow(params IReadOnlyList<Content> Cells);

/// <summary>One tab and what it holds.</summary>
public sealed record Tab(string Label, Content Panel, string? Id = null);

/// <summary>The way to the page before or after.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Text">Empty for Previous page and Next page.</param>
/// <param name="Label">What is there, when the pages have titles.</param>
public sealed record PageTurn(string Href, Content Text, string Label = "")
{
    /// <summary>A turn in the usual words.</summary>
    public PageTurn(string href) : this(href, Content.None) { }
}

/// <summary>One numbered page, or a gap in the numbers when there is no address.</summary>
public sealed record PageNumber(string Number, string? Href, bool IsCurrent = false, string? HiddenText = null)
{
    /// <summary>The numbers that are left out.</summary>
    public static readonly PageNumber Gap = new("", null);

    /// <summary>The first, the last and those beside the current one, with gaps between.</summary>
    public static IReadOnlyList<PageNumber> Around(int current, int last, Func<int, string> href)
    {
        List<PageNumber> numbers = [];
        var shown = Enumerable.Range(1, last).Where(page => page == 1 || page == last || Math.Abs(page - current) <= 1);
        var before = 0;
        foreach (var page in shown)
        {
            if (page > before + 1) numbers.Add(Gap);
            numbers.Add(new(page.ToString(), href(page), page == current));
            before = page;
        }
        return numbers;
    }
}

/// <summary>One task of a list with its state.</summary>
public sealed record TaskItem(Content Title, string? Href = null)
{
    /// <summary>What to know before starting.</summary>
    public Content Hint { get; init; } = Content.None;

    /// <summary>Completed as plain words; other states as a tag.</summary>
    public Content Status { get; init; } = Content.None;

    /// <summary>True when something else must be done first, which the status says.</summary>
    public bool CannotStartYet { get; init; }
}

/// <summary>A button, or with an address a link, at the end of an interruption.</summary>
public sealed record PanelAction(string Text, string? Href = null, ButtonType Type = ButtonType.Button)
{
    /// <summary>True for a link that looks like a button.</summary>
    public bool IsButtonLink { get; init; }
}

/// <summary>One entry of the navigation of the service.</summary>
/// <param name="Text">A word or two.</param>
/// <param name="Href">Where it leads; null for plain words.</param>
/// <param name="IsActive">True when the page is somewhere inside it.</param>
/// <param name="IsCurrent">True when it is the page itself.</param>
public sealed record NavigationItem(Content Text, string? Href, bool IsActive = false, bool IsCurrent = false);

/// <summary>One event of a timeline.</summary>
/// <param name="Title">What happened.</param>
/// <param name="When">When, as people read it.</param>
/// <param name="Timestamp">When, as machines read it: 2026-10-01T14:05:00Z or 2026-10-01.</param>
public sealed record TimelineEvent(Content Title, string When, string Timestamp)
{
    /// <summary>Who, or which team and organisation.</summary>
    public string By { get; init; } = "";

    /// <summary>The rest of the story.</summary>
    public Content Description { get; init; } = Content.None;
}

/// <summary>How a chart is drawn over its table.</summary>
public enum ChartKind { Line, Bar, Funnel }

/// <summary>Joins the classes that apply.</summary>
static class Classes
{
    public static string Of(params ReadOnlySpan<string?> names)
    {
        var joined = "";
        foreach (var name in names)
            if (!string.IsNullOrEmpty(name)) joined = joined.Length == 0 ? name : $"{joined} {name}";
        return joined;
    }

    public static string? Sized(string block, TextSize size) => size == TextSize.Usual ? null : $"{block}--{size.ToString().ToLowerInvariant()}";

    public static string? Joined(params ReadOnlySpan<string?> ids) => Of(ids) is { Length: > 0 } joined ? joined : null;
}
