using AngleSharp.Dom;
using Joinery.Design;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Design;

public sealed class PageTests
{
    private static readonly PageFrame Frame = new("People waiting", "Westmarch", name => $"/assets/{name}")
    {
        IsDemo = true,
        AccountName = "Dr A. Bell",
        SearchAction = "/search",
        LiveUrl = "/live",
        Navigation = [new("Board", "/board", IsActive: true), new("Scorecard", "/scorecard")],
        Notices = [new("Sent", "The return was sent.") { IsSuccess = true }, new("Tonight", "The service is closed from 22:00.")],
    };

    private static IDocument Page(PageFrame frame, string main = "<h1>People waiting</h1>") =>
        Rendering.Document(Rendering.Html<Layout>(("Frame", frame), ("ChildContent", Rendering.Markup(main))));

    [Fact]
    public void A_page_is_in_English_with_one_heading_and_the_landmarks()
    {
        var page = Page(Frame);
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Title.ShouldBe("People waiting – Joinery");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        foreach (var landmark in new[] { "header", "main", "footer", "header nav[aria-label]", "[role=search]" }) page.QuerySelectorAll(landmark).Length.ShouldBe(1, landmark);
        page.QuerySelector("header")!.TextContent.ShouldContain("Westmarch");
        page.QuerySelector("header")!.TextContent.ShouldContain("Everyone here is invented");
    }

    [Fact]
    public void A_page_that_shows_a_form_again_says_so_first() => Page(Frame with { HasProblems = true }).Title.ShouldBe("Error: People waiting – Joinery");

    [Fact]
    public void The_first_link_of_a_page_skips_to_its_main_part()
    {
        var first = Page(Frame).QuerySelector("a")!;
        first.ClassList.ShouldContain("govuk-skip-link");
        Page(Frame).QuerySelector(first.GetAttribute("href")!)!.LocalName.ShouldBe("main");
    }

    [Fact]
    public void Nothing_on_any_page_needs_a_script_or_a_style_of_its_own()
    {
        foreach (var page in new[] { Page(Frame), Rendering.Document(Rendering.Html<Gallery>(("Asset", (Func<string, string>)(name => name)))) })
        {
            page.QuerySelectorAll("style, [style], script:not([src])").ShouldBeEmpty();
            page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
            page.QuerySelectorAll("[href^='javascript:']").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_form_that_posts_carries_the_token_against_forgery()
    {
        var forms = Page(Frame).QuerySelectorAll("form[method=post]");
        forms.Length.ShouldBe(2, "search and sign out");
        foreach (var form in forms) form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        Page(Frame with { SearchMethod = "get" }).QuerySelectorAll("form[method=get] [name=__RequestVerificationToken]").ShouldBeEmpty();
        Rendering.Body<PostForm>(("Action", "/do")).QuerySelector("form[method=post][action='/do'][novalidate] input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }

    [Fact]
    public void Nobody_signed_in_means_no_account_and_no_search_unless_they_are_given()
    {
        var page = Page(new("Scorecard", "Westmarch", name => name));
        page.QuerySelectorAll("form").ShouldBeEmpty();
        page.QuerySelectorAll("header nav").ShouldBeEmpty();
        page.Body!.HasAttribute("data-live").ShouldBeFalse();
        Page(new PageFrame("Scorecard", "Westmarch", name => name) { SignInHref = "/sign-in" }).QuerySelector("header a[href='/sign-in']").ShouldNotBeNull();
    }

    [Fact]
    public void Notices_are_read_out_when_they_arrive()
    {
        var page = Page(Frame);
        page.Body!.GetAttribute("data-live").ShouldBe("/live");
        var notices = page.GetElementById("notices")!;
        notices.GetAttribute("aria-live").ShouldBe("polite");
        notices.GetAttribute("data-live-refresh").ShouldBe("notice");
        notices.QuerySelectorAll(".govuk-notification-banner").Length.ShouldBe(2);
        Ids(page).ShouldBeUnique();
        Page(Frame with { Notices = [] }).GetElementById("notices").ShouldNotBeNull("the region must stand before its first notice");
    }

    [Fact]
    public void The_living_style_page_has_one_heading_no_id_twice_and_a_label_for_every_field()
    {
        var page = Rendering.Document(Rendering.Html<Gallery>(("Asset", (Func<string, string>)(name => name))));
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        Ids(page).ShouldBeUnique();
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            page.QuerySelector($"label[for='{field.Id}']").ShouldNotBeNull(field.OuterHtml);
        foreach (var described in page.QuerySelectorAll("[aria-describedby]"))
            foreach (var id in described.GetAttribute("aria-describedby")!.Split(' ')) page.GetElementById(id).ShouldNotBeNull(id);
        foreach (var link in page.QuerySelectorAll(".govuk-error-summary a"))
            page.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull(link.OuterHtml);
    }

    [Fact]
    public void The_living_style_page_shows_every_component()
    {
        var shown = File.ReadAllText(Joinery.Testing.Sources.File("src/Design/Gallery.razor"));
        var inside = new[] { "Layout", "Header", "Footer", "Mark", "Choosable", "FormGroup", "HeadingText", "SkipLink", "Label", "Hint", "ErrorMessage" };
        var components = Directory.GetFiles(Joinery.Testing.Sources.File("src/Design/Components"), "*.razor").Select(Path.GetFileNameWithoutExtension).Where(name => name is not "_Imports").Except(inside);
        components.Where(name => !shown.Contains($"<{name}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Ids(IDocument page) => page.All.Select(element => element.GetAttribute("id")).OfType<string>();
}

public sealed class ChartTests
{
    private static IElement Chart(params TableRow[] rows) => Rendering.Body<Chart>(
        ("Caption", "People waiting to leave"), ("Summary", "Fewer wait than in April."), ("Headings", new Heading[] { new("Month"), new("People", true) }),
        ("Rows", rows), ("Target", 30.5m), ("Unit", "people"), ("Kind", ChartKind.Bar));

    [Fact]
    public void The_summary_and_the_whole_table_are_there_without_a_script()
    {
        var chart = Chart(new TableRow("April", 41), new TableRow("May", 38)).QuerySelector("figure")!;
        chart.FirstElementChild!.TextContent.ShouldBe("Fewer wait than in April.");
        chart.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldBe(["41", "38"]);
        chart.QuerySelectorAll("tbody th[scope=row]").Select(cell => cell.TextContent).ShouldBe(["April", "May"]);
        chart.QuerySelector("caption")!.TextContent.ShouldBe("People waiting to leave");
        chart.QuerySelectorAll("canvas").ShouldBeEmpty("a script draws it from the cells");
        chart.GetAttribute("data-chart").ShouldBe("bar");
        chart.GetAttribute("data-target").ShouldBe("30.5");
    }

    [Fact]
    public void Without_figures_the_table_says_so() => Chart().QuerySelector("tbody")!.TextContent.Trim().ShouldBe("There are no figures yet.");
}

public sealed class ComponentTests
{
    [Theory]
    [InlineData("2026-11-21", "1946-11-21", null, "21 November 1946 (80)")]
    [InlineData("2026-11-20", "1946-11-21", null, "21 November 1946 (79)")]
    [InlineData("2027-02-28", "2024-02-29", null, "29 February 2024 (3)")]
    [InlineData("2026-11-21", "2026-01-01", null, "1 January 2026 (under 1)")]
    [InlineData("2026-11-21", "1946-11-21", "2020-11-20", "21 November 1946 (73)")]
    [InlineData("2026-11-21", null, null, "Not known")]
    public void An_identity_bar_tells_when_a_person_was_born_and_their_age(string today, string? born, string? died, string said)
    {
        var bar = Rendering.Body<IdentityBar>(("Name", "Ann Lee"), ("Today", DateOnly.Parse(today)), ("Born", born is null ? null : DateOnly.Parse(born)), ("Died", died is null ? null : DateOnly.Parse(died)));
        bar.QuerySelector("dd")!.TextContent.ShouldBe(said);
    }

    [Fact]
    public void An_identity_bar_groups_the_NHS_number_and_warns_of_fictional_people()
    {
        var bar = Rendering.Body<IdentityBar>(("Name", "Ann Lee"), ("Today", new DateOnly(2026, 11, 21)), ("NhsNumber", "9990000018"), ("IsFictional", true));
        bar.TextContent.ShouldContain("999 000 0018");
        bar.TextContent.ShouldContain("Never use for care");
        Rendering.Body<IdentityBar>(("Name", "Ann Lee"), ("Today", new DateOnly(2026, 11, 21))).TextContent.ShouldNotContain("Fictional");
    }

    [Fact]
    public void Words_are_always_encoded()
    {
        const string Attack = "<script>alert(1)</script>";
        Content words = Attack;
        Rendering.Html<SummaryList>(("Rows", new SummaryRow[] { new(words, words) })).ShouldNotContain("<script");
        Rendering.Html<TextInput>(("Form", Form.Empty.With("it", $"\"{Attack}")), ("Name", "it"), ("Label", Attack)).ShouldNotContain("<script");
        Rendering.Html<Textarea>(("Form", Form.Empty.With("it", $"</textarea>{Attack}")), ("Name", "it"), ("Label", "It")).ShouldNotContain("<script");
    }

    [Fact]
    public void A_password_is_never_sent_back() =>
        Rendering.Html<TextInput>(("Form", Form.Empty.With("it", "secret")), ("Name", "it"), ("Label", "Password"), ("Type", "password")).ShouldNotContain("secret");

    [Fact]
    public void The_numbers_of_pages_leave_gaps()
    {
        string[] Numbers(int current, int last) => PageNumber.Around(current, last, page => $"?page={page}").Select(page => page.Href is null ? "…" : page.Number).ToArray();
        Numbers(1, 1).ShouldBe(["1"]);
        Numbers(2, 3).ShouldBe(["1", "2", "3"]);
        Numbers(5, 9).ShouldBe(["1", "…", "4", "5", "6", "…", "9"]);
        Numbers(1, 9).ShouldBe(["1", "2", "…", "9"]);
    }

    [Fact]
    public void A_textarea_keeps_an_answer_that_begins_with_an_empty_line() =>
        Rendering.Body<Textarea>(("Form", Form.Empty.With("it", "\nsecond")), ("Name", "it"), ("Label", "It")).QuerySelector("textarea")!.TextContent.ShouldBe("\nsecond");

    [Fact]
    public void An_empty_table_says_why()
    {
        var table = Rendering.Body<Table>(("Rows", Array.Empty<TableRow>()), ("Headings", new Heading[] { new("A"), new("B") }), ("Empty", "Nobody is waiting."));
        table.QuerySelector("tbody td")!.GetAttribute("colspan").ShouldBe("2");
        table.QuerySelector("tbody td")!.TextContent.ShouldBe("Nobody is waiting.");
    }
}
