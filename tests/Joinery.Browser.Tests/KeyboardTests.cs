namespace Joinery.BrowserTests;

/// <summary>Everything can be reached and done with the keyboard alone, and one always sees where one is.</summary>
public sealed class KeyboardTests(Stage stage)
{
    [Theory]
    [InlineData("front page")]
    [InlineData("sign in")]
    [InlineData("work of a social worker")]
    [InlineData("search, found")]
    [InlineData("purpose, not stated")]
    [InlineData("record")]
    [InlineData("notices, three")]
    [InlineData("notices, nothing filled in")]
    [InlineData("log of deeds")]
    [InlineData("a county")]
    public async Task Focus_is_always_visible_and_its_order_follows_the_page(string sight)
    {
        await using var visitor = await Sights.Named(sight).See(stage);
        (await visitor.TabThrough()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("main.append(Object.assign(document.createElement('a'), { href: '/', textContent: 'plain', style: 'outline: 0 !important' }))")]
    [InlineData("main.prepend(Object.assign(document.createElement('input'), { tabIndex: 1 }))")]
    [InlineData("main.append(Object.assign(document.createElement('a'), { href: '/', textContent: 'away', className: 'govuk-link govuk-visually-hidden' }))")]
    public async Task Focus_that_cannot_be_seen_or_that_jumps_is_found(string flaw)
    {
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.Go("/about");
        await visitor.Page.EvaluateAsync($"() => {{ const main = document.querySelector('main'); {flaw} }}");
        (await visitor.TabThrough()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_key_offers_to_skip_to_the_main_part(bool scripts)
    {
        await using var visitor = await stage.Visit(stage.Quiet, "demo-social-worker", scripts: scripts);
        await visitor.Go("/");
        await visitor.Keys("Tab");
        (await visitor.Focused()).ShouldBe("Skip to main content");
        await visitor.Keys("Enter", "Tab");
        (await visitor.Page.Locator("main :focus").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_signs_in_searches_and_opens_a_record_with_the_keyboard_alone()
    {
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.Go("/");
        await visitor.TabTo("Sign in");
        await visitor.Keys("Enter");
        await visitor.Sees("Sign in");
        await visitor.TabTo("", "#person");
        await visitor.Keys("Space");
        while (await visitor.Page.Locator("input[value='demo-social-worker']:checked").CountAsync() == 0) await visitor.Keys("ArrowDown");
        await visitor.TabTo("Continue");
        await visitor.Keys("Enter");
        await visitor.Sees("Your work");
        await visitor.TabTo("", "#service-search");
        await visitor.Page.Keyboard.TypeAsync("jones");
        await visitor.Keys("Enter");
        await visitor.Sees("People");
        await visitor.TabTo("", "main li a");
        await visitor.Keys("Enter");
        await visitor.Sees("Why are you opening this record?");
        await visitor.TabTo("", "#purpose");
        await visitor.Keys("Space", "ArrowDown", "ArrowUp");
        await visitor.TabTo("Open record");
        await visitor.Keys("Space");
        await visitor.Sees("Record");
    }

    [Theory]
    [InlineData("sign in, nobody chosen", "#person")]
    [InlineData("purpose, not stated", "#purpose")]
    [InlineData("notices, nothing filled in", "#heading")]
    [InlineData("search, too much typed", "#service-search")]
    public async Task After_a_wrong_answer_focus_is_on_the_summary_and_its_link_leads_to_the_field(string sight, string field)
    {
        await using var visitor = await Sights.Named(sight).See(stage);
        await visitor.Page.Locator(".govuk-error-summary:focus").WaitForAsync();
        (await visitor.Page.TitleAsync()).ShouldStartWith("Error: ");
        await visitor.Keys("Tab", "Enter");
        await visitor.Page.Locator($"{field}:focus").WaitForAsync();
    }

    [Fact]
    public async Task Every_link_of_a_summary_of_errors_leads_to_its_field()
    {
        await using var visitor = await Sights.Named("notices, nothing filled in").See(stage);
        var links = visitor.Page.Locator(".govuk-error-summary a");
        (await links.CountAsync()).ShouldBe(3);
        foreach (var link in await links.AllAsync())
        {
            var target = await link.GetAttributeAsync("href");
            await link.FocusAsync();
            await visitor.Keys("Enter");
            await visitor.Page.Locator($"{target}:focus").WaitForAsync();
        }
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_closes_with_the_keyboard()
    {
        await using var visitor = await stage.Visit(stage.Quiet, "demo-auditor", Screen.Phone);
        await visitor.Go("/");
        await visitor.TabTo("Menu");
        await visitor.Keys("Enter");
        await visitor.Page.Locator("#navigation a", new() { HasText = "Log of deeds" }).WaitForAsync();
        await visitor.Keys("Enter");
        await visitor.Page.Locator("#navigation").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}
