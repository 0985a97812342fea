using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Joinery.Design;

/// <summary>Money that goes from one name in a stage to one in the next.</summary>
/// <param name="From">Where from.</param>
/// <param name="To">Where to.</param>
/// <param name="Amount">How much; what is not above nothing is not drawn.</param>
public sealed record Flow(string From, string To, Money Amount);

/// <summary>
/// A drawing of how money flows from stage to stage, each band as thick as its amount. It is drawn without a script, over tables that hold every
/// figure: people who hear the page get the summary and the tables, and on a narrow screen it is left out.
/// </summary>
public sealed class FlowChart : ComponentBase
{
    // In units of the drawing, which is as wide as the page is.
    private const double Width = 1100, Bar = 14, Gap = 9, Least = 18, Thickness = 330, TextInset = 8, Baseline = 5;

    /// <summary>One or two sentences: what the drawing shows.</summary>
    [Parameter, EditorRequired]
    public string Summary { get; set; } = "";

    /// <summary>The flows from each stage to the next, in the order in which they are drawn.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<IReadOnlyList<Flow>> Stages { get; set; } = [];

    private sealed class Node(string name, double thickness)
    {
        public string Name => name;

        public double Thickness => thickness;

        public double X { get; set; }

        public double Y { get; set; }

        // How much of either side is taken by bands already.
        public double In { get; set; }

        public double Out { get; set; }
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var stages = Stages.Select(stage => stage.Where(flow => flow.Amount > Money.Zero).ToList()).ToList();
        var total = stages.Select(stage => stage.Sum(flow => flow.Amount).Pence).DefaultIfEmpty().Max();
        if (total == 0) return;
        double Thick(Money amount) => amount.Pence * Thickness / total;

        var (columns, height) = Nodes(stages, Thick);
        builder.OpenElement(0, "figure");
        builder.AddAttribute(1, "class", "joinery-flow");
        builder.OpenElement(2, "figcaption");
        builder.AddAttribute(3, "class", "govuk-body");
        builder.AddContent(4, Summary);
        builder.CloseElement();
        builder.OpenElement(5, "svg");
        builder.AddAttribute(6, "viewBox", $"0 0 {Width} {Number(height)}");
        builder.AddAttribute(7, "aria-hidden", "true");
        builder.AddAttribute(8, "focusable", "false");
        foreach (var (stage, i) in stages.Select((stage, i) => (stage, i)))
            foreach (var flow in stage) Band(builder, columns[i][flow.From], columns[i + 1][flow.To], Thick(flow.Amount));
        foreach (var (column, i) in columns.Select((column, i) => (column, i)))
            foreach (var node in column.Values) Draw(builder, node, isLast: i == columns.Count - 1);
        builder.CloseElement();
        builder.CloseElement();
    }

    // Every name once in each column, one under the other, as thick as what comes in or goes out, whichever is more.
    private static (IReadOnlyList<Dictionary<string, Node>> Columns, double Height) Nodes(IReadOnlyList<IReadOnlyList<Flow>> stages, Func<Money, double> thick)
    {
        var (columns, height) = (new List<Dictionary<string, Node>>(), 0.0);
        for (var i = 0; i <= stages.Count; i++)
        {
            var (coming, going) = (i == 0 ? [] : stages[i - 1], i == stages.Count ? [] : stages[i]);
            var (column, down) = (new Dictionary<string, Node>(StringComparer.Ordinal), 0.0);
            foreach (var name in coming.Select(flow => flow.To).Concat(going.Select(flow => flow.From)).Distinct())
            {
                var (comes, goes) = (coming.Where(flow => flow.To == name).Sum(flow => flow.Amount), going.Where(flow => flow.From == name).Sum(flow => flow.Amount));
                var thickness = thick(comes > goes ? comes : goes);
                var room = Math.Max(Least, thickness);
                column.Add(name, new(name, thickness) { X = (Width - Bar) * i / stages.Count, Y = down + (room - thickness) / 2 });
                down += room + Gap;
            }
            columns.Add(column);
            height = Math.Max(height, down - Gap);
        }
        return (columns, height);
    }

    private static void Band(RenderTreeBuilder builder, Node from, Node to, double thickness)
    {
        var (left, right) = (from.X + Bar, to.X);
        var (top, end, middle) = (from.Y + from.Out, to.Y + to.In, (left + right) / 2);
        from.Out += thickness;
        to.In += thickness;
        builder.OpenElement(10, "path");
        builder.AddAttribute(11, "class", "joinery-flow__band");
        builder.AddAttribute(12, "d", string.Create(CultureInfo.InvariantCulture,
            $"M{left:0.#},{top:0.#}C{middle:0.#},{top:0.#} {middle:0.#},{end:0.#} {right:0.#},{end:0.#}V{end + thickness:0.#}C{middle:0.#},{end + thickness:0.#} {middle:0.#},{top + thickness:0.#} {left:0.#},{top + thickness:0.#}Z"));
        builder.CloseElement();
    }

    private static void Draw(RenderTreeBuilder builder, Node node, bool isLast)
    {
        builder.OpenElement(20, "rect");
        builder.AddAttribute(21, "class", "joinery-flow__bar");
        builder.AddAttribute(22, "x", Number(node.X));
        builder.AddAttribute(23, "y", Number(node.Y));
        builder.AddAttribute(24, "width", Number(Bar));
        builder.AddAttribute(25, "height", Number(Math.Max(1, node.Thickness)));
        builder.CloseElement();
        builder.OpenElement(26, "text");
        builder.AddAttribute(27, "x", Number(isLast ? node.X - TextInset : node.X + Bar + TextInset));
        builder.AddAttribute(28, "y", Number(node.Y + node.Thickness / 2 + Baseline));
        builder.AddAttribute(29, "text-anchor", isLast ? "end" : "start");
        builder.AddContent(30, node.Name);
        builder.CloseElement();
    }

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
