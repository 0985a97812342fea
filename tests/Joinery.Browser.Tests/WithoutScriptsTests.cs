namespace Joinery.BrowserTests;

/// <summary>JavaScript only improves pages; everything works without it.</summary>
public sealed class WithoutScriptsTests(Stage stage)
{
    [Fact]
    public async Task A_social_worker_signs_in_searches_opens_a_record_and_signs_out()
    {
        await using var visitor = await stage.Visit(stage.Quiet, scripts: false);
        await visitor.SignIn("demo-social-worker-2");
        await visitor.Search("smith");
        await visitor.Sees("People");
        await visitor.OpenRecord("smith");
        (await visitor.Page.Locator(".joinery-identity__name").InnerTextAsync()).ShouldStartWith("SMITH, ");
        await visitor.Reads("Who opened this record");
        await visitor.Reads("by Grace Okafor, Calder Quay Council");
        await visitor.Press("Sign out");
        await visitor.Sees("You have signed out");
    }

    [Fact]
    public async Task An_administrator_posts_a_notice_corrects_what_was_wrong_and_withdraws_it()
    {
        await using var visitor = await stage.Visit(await stage.FreshPlace(), scripts: false);
        await visitor.SignIn("demo-administrator");
        await visitor.Link("Notices").First.ClickAsync();
        await visitor.Page.GetByLabel("What people should know").FillAsync("Use paper until noon.");
        await visitor.Press("Post notice");
        await visitor.Sees("There is a problem");
        await visitor.Link("Enter a heading").ClickAsync();
        visitor.Page.Url.ShouldEndWith("#heading");
        await visitor.Page.GetByLabel("Heading").FillAsync("Joinery is away on Sunday");
        await visitor.Press("Post notice");
        await visitor.Reads("The notice is now at the top of every page.");
        await visitor.Go("/about");
        await visitor.Reads("Use paper until noon.");
        await visitor.Go("/notices");
        await visitor.Press("Withdraw the notice: Joinery is away on Sunday");
        await visitor.Reads("The notice has been withdrawn.");
        await visitor.Reads("There are no notices.");
    }

    [Fact]
    public async Task An_auditor_reads_the_log_and_checks_that_it_is_whole()
    {
        await using var visitor = await stage.Visit(stage.Quiet, "demo-auditor", scripts: false);
        await visitor.Go("/deeds");
        await visitor.Page.GetByRole(AriaRole.Cell, new() { Name = "account.sign-in" }).First.WaitForAsync();
        await visitor.Press("Check that the log is whole");
        await visitor.Reads("The log is whole");
    }
}
