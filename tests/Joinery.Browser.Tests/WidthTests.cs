namespace Joinery.BrowserTests;

/// <summary>A page is read by scrolling down only, on a phone and in a window enlarged to 400% (WCAG 1.4.10).</summary>
public sealed class WidthTests(Stage stage)
{
    public static TheoryData<string, string> OnSmallScreens => Sights.On(Screen.Phone, Screen.Enlarged);

    [Theory, MemberData(nameof(OnSmallScreens))]
    public async Task Nothing_scrolls_sideways(string sight, string screen)
    {
        (await stage.LookAt(sight, screen)).StandsOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_scrolls_sideways_is_found()
    {
        await using var visitor = await stage.Visit(stage.Quiet, screen: Screen.Phone);
        await visitor.Go("/about");
        await visitor.Page.EvaluateAsync("document.querySelector('main').append('long'.repeat(100))");
        (await visitor.Page.StandsOut()).ShouldNotBeEmpty();
    }
}
