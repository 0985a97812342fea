namespace Joinery.BrowserTests;

/// <summary>On paper there are the facts and nothing to click.</summary>
public sealed class PrintTests(Stage stage)
{
    [Theory]
    [InlineData("record", "Who is involved")]
    [InlineData("log of deeds", "Who, and for whom")]
    [InlineData("what crosses a border", "People in both")]
    [InlineData("a council with figures", "Of when, and whom it counts")]
    [InlineData("a promise with its story", "green paper")]
    public async Task A_page_prints_its_facts_without_the_way_around(string sight, string fact)
    {
        await using var visitor = await Sights.Named(sight).See(stage);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var page = visitor.Page;
        (await page.Locator("h1").IsVisibleAsync()).ShouldBeTrue();
        (await page.GetByText(fact).First.IsVisibleAsync()).ShouldBeTrue();
        foreach (var around in new[] { "nav", "form", "button", ".govuk-skip-link", ".joinery-footer", ".govuk-phase-banner a" })
            (await page.Locator($"{around}:visible").CountAsync()).ShouldBe(0, around);
        (await page.PdfAsync(new() { Format = "A4" })).Length.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public async Task A_table_is_not_cut_off_at_the_edge_of_the_paper()
    {
        await using var visitor = await Sights.Named("log of deeds").See(stage, new("A4 paper without its margins", 700, 1000));
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visitor.Page.StandsOut()).ShouldBeEmpty();
        // Paper cannot be scrolled, not even in part.
        (await visitor.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.joinery-wide')].every(part => part.scrollWidth <= part.clientWidth)")).ShouldBeTrue();
    }
}
