namespace Joinery.BrowserTests;

/// <summary>Charts are drawn from the tables that stand under them, by a real browser.</summary>
public sealed class ChartTests(Stage stage)
{
    // What the library holds, and whether there is ink on the canvas.
    private const string Drawn = """
        canvas => {
            const held = window.Chart.getChart(canvas)
            const ink = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((part, at) => at % 4 === 3 && part > 0)
            return `${held.data.datasets.length} sets, ${held.data.datasets[0].data.length} points, ${ink ? 'drawn' : 'blank'}`
        }
        """;

    [Fact]
    public async Task A_funnel_is_drawn_when_it_is_opened()
    {
        await using var reader = await stage.Visit(stage.Quiet);
        await reader.Go("/measures/drd-same-day");
        await reader.Page.GetByText("Funnel plot").ClickAsync();
        var rows = await reader.Page.Locator("[data-chart=funnel] tbody tr").CountAsync();
        (await See(reader, "[data-chart=funnel] canvas")).ShouldBe($"5 sets, {rows} points, drawn", "one set of points and four limits");
        reader.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_course_is_drawn_with_its_limits()
    {
        await using var reader = await stage.Visit(stage.Quiet);
        await reader.Go("/places/X10000001/measures/drd-same-day");
        var rows = await reader.Page.Locator("[data-chart=line] tbody tr").CountAsync();
        (await See(reader, "[data-chart=line] canvas")).ShouldBe($"4 sets, {rows} points, drawn", "the figure, two limits and the mean");
        reader.Complaints.ShouldBeEmpty();
    }

    private static async Task<string> See(Visitor reader, string canvas)
    {
        var drawing = reader.Page.Locator(canvas);
        await drawing.WaitForAsync();
        // A drawing begins a moment after its canvas is there; a browser says when it next paints.
        await reader.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return await drawing.EvaluateAsync<string>(Drawn);
    }
}
