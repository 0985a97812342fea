using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Joinery.Design;

/// <summary>One step of a waterfall: what was left before it, and what is left after it.</summary>
/// <param name="Label">A few words.</param>
/// <param name="Before">Left before it.</param>
/// <param name="After">Left after it.</param>
public sealed record WaterfallStep(string Label, Money Before, Money After)
{
    /// <summary>By how much it changes what is left.</summary>
    public Money Change => After - Before;
}

/// <summary>
/// A drawing of how an amount comes about and is borne, step by step, each bar from what was left before it to what is left after it. It is drawn without a
/// script, over a table that holds every figure: people who hear the page get the summary and the table, and on a narrow screen it is left out.
/// </summary>
public sealed class WaterfallChart : ComponentBase
{
    // In units of the drawing, which is as wide as the page is.
    private const double Width = 1100, LabelWidth = 330, AmountWidth = 150, Row = 34, Bar = 22, TextInset = 8, Baseline = 5, Least = 2;

    /// <summary>One or two sentences: what the drawing shows.</summary>
    [Parameter, EditorRequired]
    public string Summary { get; set; } = "";

    /// <summary>The steps in order; one that changes nothing is not drawn.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<WaterfallStep> Steps { get; set; } = [];

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var steps = Steps.Where(step => step.Change != Money.Zero).ToList();
        if (steps.Count == 0) return;
        var ends = steps.SelectMany(step => new[] { step.Before.Pence, step.After.Pence }).Append(0).ToList();
        var (low, high) = (ends.Min(), ends.Max());
        double At(Money amount) => LabelWidth + (Width - LabelWidth - AmountWidth) * (amount.Pence - low) / (high - low);

        builder.OpenElement(0, "figure");
        builder.AddAttribute(1, "class", "joinery-flow");
        builder.OpenElement(2, "figcaption");
        builder.AddAttribute(3, "class", "govuk-body");
        builder.AddContent(4, Summary);
        builder.CloseElement();
        builder.OpenElement(5, "svg");
        builder.AddAttribute(6, "viewBox", $"0 0 {Width} {Number(Row * steps.Count)}");
        builder.AddAttribute(7, "aria-hidden", "true");
        builder.AddAttribute(8, "focusable", "false");
        Line(builder, At(Money.Zero), 0, At(Money.Zero), Row * steps.Count, "joinery-waterfall__zero");
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, top) = (steps[i], Row * i + (Row - Bar) / 2);
            var (from, to) = (At(step.Before), At(step.After));
            builder.OpenElement(10, "rect");
            builder.AddAttribute(11, "class", step.Change.IsNegative ? "joinery-waterfall__less" : "joinery-waterfall__more");
            builder.AddAttribute(12, "x", Number(Math.Min(from, to)));
            builder.AddAttribute(13, "y", Number(top));
            builder.AddAttribute(14, "width", Number(Math.Max(Least, Math.Abs(to - from))));
            builder.AddAttribute(15, "height", Number(Bar));
            builder.CloseElement();
            if (i + 1 < steps.Count) Line(builder, to, top + Bar, to, top + Row, "joinery-waterfall__link");
            Words(builder, LabelWidth - TextInset, top, "end", step.Label);
            Words(builder, Math.Max(from, to) + TextInset, top, "start", $"{(step.Change.IsNegative ? "" : "+")}{step.Change}");
        }
        builder.CloseElement();
        builder.CloseElement();
    }

    private static void Line(RenderTreeBuilder builder, double left, double top, double right, double bottom, string look)
    {
        builder.OpenElement(20, "line");
        builder.AddAttribute(21, "class", look);
        builder.AddAttribute(22, "x1", Number(left));
        builder.AddAttribute(23, "y1", Number(top));
        builder.AddAttribute(24, "x2", Number(right));
        builder.AddAttribute(25, "y2", Number(bottom));
        builder.CloseElement();
    }

    private static void Words(RenderTreeBuilder builder, double x, double top, string anchor, string words)
    {
        builder.OpenElement(30, "text");
        builder.AddAttribute(31, "x", Number(x));
        builder.AddAttribute(32, "y", Number(top + Bar / 2 + Baseline));
        builder.AddAttribute(33, "text-anchor", anchor);
        builder.AddContent(34, words);
        builder.CloseElement();
    }

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
