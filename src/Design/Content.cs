using Microsoft.AspNetCore.Components;

namespace Joinery.Design;

/// <summary>
/// What goes into a cell, a row of a summary list or a tab: plain words, which a string, an amount, a date or a number becomes by itself,
/// or a piece of page. Words are always encoded; only a piece of page can hold markup.
/// </summary>
public sealed class Content
{
    private Content(string? words, RenderFragment fragment) => (Words, Fragment) = (words, fragment);

    /// <summary>Nothing to show.</summary>
    public static readonly Content None = new("", static _ => { });

    /// <summary>The plain words; null when this is a piece of page.</summary>
    public string? Words { get; }

    /// <summary>What a component renders.</summary>
    public RenderFragment Fragment { get; }

    /// <summary>True when there is nothing to show.</summary>
    public bool IsNone => Words is { Length: 0 };

    /// <summary>A piece of page: Content.Of(@&lt;em&gt;…&lt;/em&gt;).</summary>
    public static Content Of(RenderFragment fragment) => new(null, fragment);

    /// <summary>A link, which may be kept on one line where it is a reference or a number.</summary>
    public static Content Link(string text, string href, bool isOnOneLine = false) => Of(builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "class", isOnOneLine ? "govuk-link joinery-one-line" : "govuk-link");
        builder.AddAttribute(2, "href", href);
        builder.AddContent(3, text);
        builder.CloseElement();
    });

    /// <summary>A tag.</summary>
    public static Content Tag(string text, TagColour colour = TagColour.Usual) => Of(builder =>
    {
        builder.OpenComponent<Tag>(0);
        builder.AddComponentParameter(1, nameof(Design.Tag.Text), text);
        builder.AddComponentParameter(2, nameof(Design.Tag.Colour), colour);
        builder.CloseComponent();
    });

    /// <summary>Plain words.</summary>
    public static implicit operator Content(string? words) => string.IsNullOrEmpty(words) ? None : new(words, builder => builder.AddContent(0, words));

    /// <summary>An amount, as people read it.</summary>
    public static implicit operator Content(Money amount) => amount.ToString();

    /// <summary>An amount, or nothing when it is not known.</summary>
    public static implicit operator Content(Money? amount) => amount?.ToString();

    /// <summary>A date: 5 April 2026.</summary>
    public static implicit operator Content(DateOnly date) => date.ToString("d MMMM yyyy");

    /// <summary>A date, or nothing when it is not known.</summary>
    public static implicit operator Content(DateOnly? date) => date?.ToString("d MMMM yyyy");

    /// <summary>A whole number with commas.</summary>
    public static implicit operator Content(int number) => number.ToString("N0");

    /// <summary>A whole number with commas.</summary>
    public static implicit operator Content(long number) => number.ToString("N0");
}
