using System.Globalization;
using Joinery.Design;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Design;

/// <summary>Bands are as thick as what flows, and a name stands once in each column.</summary>
public sealed class FlowChartTests
{
    private static readonly IReadOnlyList<IReadOnlyList<Flow>> Stages =
    [
        [new("Council", "Grant", new(60_00)), new("Board", "Minimum", new(40_00)), new("Board", "Grant", Money.Zero)],
        [new("Grant", "Home <b>care</b>", new(50_00)), new("Minimum", "Home <b>care</b>", new(40_00))],
    ];

    [Fact]
    public void Every_flow_is_a_band_and_every_name_a_bar_as_thick_as_what_it_takes()
    {
        var drawn = Rendering.Body<FlowChart>((nameof(FlowChart.Summary), "Who puts in what."), (nameof(FlowChart.Stages), Stages));
        drawn.QuerySelector("figcaption")!.TextContent.ShouldBe("Who puts in what.");
        drawn.QuerySelector("svg")!.GetAttribute("aria-hidden").ShouldBe("true");
        drawn.QuerySelectorAll("path").Length.ShouldBe(4);
        drawn.QuerySelectorAll("text").Select(text => text.TextContent).ShouldBe(["Council", "Board", "Grant", "Minimum", "Home <b>care</b>"]);
        var thick = drawn.QuerySelectorAll("rect").Select(bar => double.Parse(bar.GetAttribute("height")!, CultureInfo.InvariantCulture)).ToList();
        // Ten pounds of the grant are not planned, so it is as thick as what came in.
        (thick[2] / thick[0], thick[4] / thick[0]).ShouldBe((1, 1.5));
        drawn.QuerySelectorAll("*").ShouldAllBe(element => element.GetAttribute("style") == null);
    }

    [Fact]
    public void Nothing_that_flows_draws_nothing() =>
        Rendering.Html<FlowChart>((nameof(FlowChart.Summary), "Nothing."), (nameof(FlowChart.Stages), (IReadOnlyList<IReadOnlyList<Flow>>)[[new("Council", "Grant", Money.Zero)]])).ShouldBe("");
}
