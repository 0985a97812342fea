namespace Joinery.BrowserTests;

/// <summary>Who signs in sees the way to their own work, and nobody else's.</summary>
public sealed class SignInTests(Stage stage)
{
    [Theory]
    [InlineData("demo-social-worker", "Tom Ashdown", "Places, Measures, Promises, Leaders, Care models, Find a person, Care costs")]
    [InlineData("demo-auditor", "Ian Falconer", "Places, Measures, Promises, Leaders, Care models, Pooled funds, Care costs, Log of deeds, Roles and rights")]
    [InlineData("demo-administrator", "Wei Zhang", "Places, Measures, Promises, Leaders, Care models, Import, Care costs, Notices, Roles and rights")]
    public async Task Each_role_sees_its_own_navigation(string account, string name, string navigation)
    {
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.SignIn(account);
        await visitor.Link(name).WaitForAsync();
        (await Navigation(visitor)).ShouldBe(navigation);
    }

    [Fact]
    public async Task Every_entry_of_the_navigation_leads_to_its_page()
    {
        foreach (var account in new[] { "demo-social-worker", "demo-auditor", "demo-administrator" })
        {
            await using var visitor = await stage.Visit(stage.Quiet, account);
            await visitor.Go("/");
            foreach (var entry in (await Navigation(visitor)).Split(", "))
            {
                await visitor.Page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = entry }).ClickAsync();
                await visitor.Page.Locator("nav [aria-current='page']").GetByText(entry).WaitForAsync();
            }
        }
    }

    [Fact]
    public async Task Nobody_signed_in_sees_only_what_is_public()
    {
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.Go("/");
        (await Navigation(visitor)).ShouldBe("Places, Measures, Promises, Leaders, Care models, Care costs");
        await visitor.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await visitor.Sees("Sign in");
    }

    [Fact]
    public async Task Signing_in_leads_on_to_the_page_that_was_asked_for()
    {
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.Go("/account");
        await visitor.Sees("Sign in");
        await visitor.Page.GetByLabel("Social worker: Grace Okafor").CheckAsync();
        await visitor.Press("Continue");
        await visitor.Sees("Your account");
    }

    [Fact]
    public async Task Whoever_signs_out_is_out_in_every_window()
    {
        // A session of its own: signing out ends it for everyone who has its cookie.
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.SignIn("demo-nurse");
        var another = await visitor.AnotherWindow();
        await another.GotoAsync("/account");
        await visitor.Press("Sign out");
        await visitor.Sees("You have signed out");
        await another.ReloadAsync();
        await another.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true }).WaitForAsync();
    }

    private static async Task<string> Navigation(Visitor visitor) =>
        string.Join(", ", (await visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link).AllInnerTextsAsync()).Select(text => text.Trim()));
}
