namespace Joinery.BrowserTests;

/// <summary>Every page in each of its states is held to the accessibility rules, on a desk and on a phone.</summary>
public sealed class AxeTests(Stage stage)
{
    public static TheoryData<string, string> OnDeskAndPhone => Sights.On(Screen.Desk, Screen.Phone);

    [Theory, MemberData(nameof(OnDeskAndPhone))]
    public async Task Axe_finds_nothing(string sight, string screen)
    {
        await using var visitor = await Sights.Named(sight).See(stage, Screen.Of(screen));
        Assert.SkipWhen(sight == "style page" && await visitor.Page.Locator("main").CountAsync() == 0, "The style page is not written yet.");
        (await visitor.Page.AxeFinds()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Axe_finds_an_image_without_words()
    {
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.Go("/about");
        await visitor.Page.EvaluateAsync("document.querySelector('main').append(new Image())");
        (await visitor.Page.AxeFinds()).ShouldHaveSingleItem().ShouldStartWith("image-alt:");
    }
}
