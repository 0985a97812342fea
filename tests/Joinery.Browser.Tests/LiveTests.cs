namespace Joinery.BrowserTests;

/// <summary>Open pages hear of changes by themselves.</summary>
public sealed class LiveTests(Stage stage)
{
    [Fact]
    public async Task A_notice_appears_and_goes_in_a_page_that_stays_open()
    {
        var place = await stage.FreshPlace();
        await using var reader = await stage.Visit(place);
        await reader.Page.RunAndWaitForResponseAsync(() => reader.Go("/about"), answer => answer.Url.EndsWith("/live", StringComparison.Ordinal));
        await reader.Page.EvaluateAsync("document.body.dataset.same = 'page'");
        var notice = reader.Page.Locator("#notices").GetByText("The lift is out of order");

        await using var poster = await stage.Visit(place, "demo-administrator");
        await poster.Go("/notices");
        await poster.Page.GetByLabel("Heading").FillAsync("The lift is out of order");
        await poster.Page.GetByLabel("What people should know").FillAsync("Use the stairs.");
        await poster.Press("Post notice");
        await notice.WaitForAsync();

        await poster.Press("Withdraw the notice: The lift is out of order");
        await notice.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await reader.Page.Locator("body[data-same='page']").CountAsync()).ShouldBe(1, "The page was loaded again.");
        reader.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Conditions_follow_what_somebody_types_into_a_line_of_a_plan_and_nothing_is_kept()
    {
        await using var manager = await stage.Visit(await stage.FreshPlace(), "demo-fund");
        await manager.Go("/fund/HV-2025/plan/lines/2");
        await manager.Page.EvaluateAsync("document.body.dataset.same = 'page'");
        var amount = manager.Page.GetByLabel("How much for the year?");
        await amount.FillAsync("8,000,000");
        var panel = manager.Page.Locator("#conditions");
        await panel.GetByText("National conditions with this line").WaitForAsync();
        await panel.GetByText("−£850,000.00").First.WaitForAsync();
        (await manager.Page.Locator("#conditions-said").TextContentAsync()).ShouldNotBeNull().ShouldEndWith("tests of the national conditions pass with this line.");
        await amount.FillAsync("9,200,000");
        await panel.GetByText("−£850,000.00").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await amount.InputValueAsync()).ShouldBe("9,200,000");
        (await manager.Page.Locator("body[data-same='page']").CountAsync()).ShouldBe(1, "The page was loaded again.");
        manager.Complaints.ShouldBeEmpty();
        await manager.Go("/fund/HV-2025/plan");
        await manager.Reads("This is version 1.");
    }
}
