namespace Joinery.BrowserTests;

/// <summary>Every page in each of its states is held to the accessibility rules, on a desk and on a phone.</summary>
public sealed class AxeTests(Stage stage)
{
    public static TheoryData<string, string> Everywhere => Sights.On(Screen.Desk, Screen.Phone);

    [Theory, MemberData(nameof(Everywhere))]
    public async Task Axe_finds_nothing(string sight, string screen)
    {
        var look = await stage.LookAt(sight, screen);
        look.AxeFinds.ShouldBeEmpty();
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
