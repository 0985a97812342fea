namespace Joinery.BrowserTests;

/// <summary>Pages keep to themselves: no error in the console, no breach of their own policy, no request to anywhere else.</summary>
public sealed class QuietPagesTests(Stage stage)
{
    public static TheoryData<string, string> Everywhere => Sights.On(Screen.Desk, Screen.Phone, Screen.Enlarged);

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_page_complains_of_nothing_and_asks_nothing_of_anywhere_else(string sight, string screen)
    {
        var look = await stage.LookAt(sight, screen);
        look.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("console.error('oh')", "error: oh")]
    [InlineData("setTimeout(() => { throw new Error('oh') })", "error: Error: oh")]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))", "policy script-src-elem broken by inline")]
    [InlineData("fetch('http://127.0.0.1:9/elsewhere').catch(() => {})", "policy connect-src broken by http://127.0.0.1:9/elsewhere")]
    [InlineData("location.href = 'http://127.0.0.1:9/elsewhere'", "asked elsewhere: http://127.0.0.1:9/elsewhere")]
    public async Task What_a_page_should_not_do_is_noticed(string script, string complaint)
    {
        await using var visitor = await stage.Visit(stage.Quiet);
        await visitor.Go("/about");
        await visitor.Page.EvaluateAsync($"() => {{ {script} }}");
        await visitor.Complains(complaint);
    }
}
