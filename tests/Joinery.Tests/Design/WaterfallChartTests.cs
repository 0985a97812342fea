using System.Globalization;
using Joinery.Design;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Design;

/// <summary>Each bar goes from what was left before a step to what is left after it.</summary>
public sealed class WaterfallChartTests
{
    private static readonly IReadOnlyList<WaterfallStep> Steps =
    [
        new("S1 <b>", Money.Zero, new(300_00)), new("S2", new(300_00), new(220_00)), new("Explained", new(220_00), new(220_00)), new("Risk pool", new(220_00), new(160_00)), new("Board", new(160_00), Money.Zero),
    ];

    [Fact]
    public void Every_step_is_a_bar_from_where_the_one_before_it_ended()
    {
        var drawn = Rendering.Body<WaterfallChart>((nameof(WaterfallChart.Summary), "Down to nothing."), (nameof(WaterfallChart.Steps), Steps));
        drawn.QuerySelector("figcaption")!.TextContent.ShouldBe("Down to nothing.");
        drawn.QuerySelector("svg")!.GetAttribute("aria-hidden").ShouldBe("true");
        double Of(AngleSharp.Dom.IElement bar, string name) => double.Parse(bar.GetAttribute(name)!, CultureInfo.InvariantCulture);
        var bars = drawn.QuerySelectorAll("rect").ToList();
        bars.Select(bar => bar.GetAttribute("class")).ShouldBe(["joinery-waterfall__more", "joinery-waterfall__less", "joinery-waterfall__less", "joinery-waterfall__less"]);
        // £300 is as wide as the three steps that bear it, and each begins where the last one ended.
        Of(bars[0], "width").ShouldBe(bars.Skip(1).Sum(bar => Of(bar, "width")), 0.2);
        (Of(bars[1], "x") + Of(bars[1], "width")).ShouldBe(Of(bars[0], "x") + Of(bars[0], "width"), 0.2);
        Of(bars[3], "x").ShouldBe(Of(bars[0], "x"), 0.2);
        drawn.QuerySelectorAll("text").Select(text => text.TextContent).ShouldBe(["S1 <b>", "+£300.00", "S2", "−£80.00", "Risk pool", "−£60.00", "Board", "−£160.00"]);
        drawn.QuerySelectorAll("*").ShouldAllBe(element => element.GetAttribute("style") == null);
    }

    [Fact]
    public void Nothing_to_share_draws_nothing() => Rendering.Html<WaterfallChart>((nameof(WaterfallChart.Summary), "Nothing."), (nameof(WaterfallChart.Steps), (IReadOnlyList<WaterfallStep>)[new("S1", Money.Zero, Money.Zero)])).ShouldBe("");
}
