using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Joinery.Design;
using Joinery.Testing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>What forms keep out: requests of other sites, too much, and what is no text at all; and what they never lose: an answer.</summary>
public sealed class FormTests
{
    private static readonly AccessBook Access = AccessBook.Load();

    private static IReadOnlyList<RouteEndpoint> Posts(IServiceProvider services) => services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is null or { HttpMethods.Count: 0 } || endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("POST"))
        .Where(endpoint => endpoint.RoutePattern.RawText != "/{**path}").ToList();

    private static IReadOnlyList<string> Unguarded(IServiceProvider services) => Posts(services)
        .Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(endpoint => endpoint.RoutePattern.RawText!).ToList();

    // Some role that may use the endpoint, so that it is the token and not the right that refuses.
    private static string RoleFor(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Right>() is { } right
        ? Access.Roles.First(role => role.Rights.Contains(right)).Name : Access.Roles[0].Name;

    [Fact]
    public async Task No_endpoint_takes_a_form_without_a_token()
    {
        await using var place = await PlaceUnderTest.Open();
        var posts = Posts(place.Services);
        posts.Count.ShouldBeGreaterThan(6, "the endpoints were found");
        Unguarded(place.Services).ShouldBeEmpty();
        foreach (var endpoint in posts)
        {
            var path = Regex.Replace(endpoint.RoutePattern.RawText!.Replace("{id}", "0190f2c4-0000-7000-8000-000000000001"), @"\{\w+:(int|long)\}", "1", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            var somebody = await place.SignedIn(RoleFor(endpoint));
            var deeds = (await place.Database.Store.Read(DeedChain.Head)).Deeds;
            foreach (var from in new[] { "cross-site", "same-site", "none" })
            {
                var page = await somebody.Post(path, [new("heading", "Hello")], from);
                (page.Status, page.Heading).ShouldBe((400, "The request could not be read"), $"{path} from {from}");
            }
            (await somebody.Post(path, [new("heading", "Hello")])).Heading.ShouldBe("This page was open for too long", path);
            (await place.Database.Store.Read(DeedChain.Head)).Deeds.ShouldBe(deeds, path);
        }
    }

    [Fact]
    public async Task An_endpoint_that_forgot_the_token_is_found()
    {
        await using var place = await PlaceUnderTest.Open(more: app => app.MapPost("/stray", () => "done").Public());
        Unguarded(place.Services).ShouldBe(["/stray"]);
        (await place.Visitor().Post("/stray", [])).Words.ShouldBe("done");
    }

    private static async Task<Visitor> WithANoticeTyped(PlaceUnderTest place)
    {
        var administrator = await place.SignedIn("System administrator");
        await administrator.Open("/notices");
        return administrator.Fill("Heading", "Typed with care").Fill("What people should know", "Two\nlines & more").Fill("Last day to show it", new DateOnly(2026, 10, 3));
    }

    [Fact]
    public async Task A_form_whose_token_no_longer_holds_is_shown_again_and_can_be_sent_again()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        administrator.Cookies.Remove("joinery-form").ShouldBeTrue("the browser was closed meanwhile");

        var again = await administrator.Press("Post notice");
        (again.Status, again.Heading).ShouldBe((400, "This page was open for too long"));
        again.Words.ShouldContain("nothing you typed is lost");
        again.Words.ShouldContain("Typed with care");

        (await administrator.Press("Send again")).Done.ShouldBe("The notice is now at the top of every page.");
        (await place.Visitor().Open("/")).Notices.ShouldContain("Typed with care Two lines & more");
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_kept_until_its_sender_has_signed_in_again()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        place.Clock.Move(TimeSpan.FromHours(1));

        var kept = await administrator.Press("Post notice");
        (kept.Status, kept.Heading).ShouldBe((401, "You were signed out"));
        kept.Words.ShouldContain("Typed with care");

        // In a new tab of the same browser.
        var tab = new Visitor(place.Address) { Cookies = administrator.Cookies };
        await tab.SignIn("System administrator");
        var again = await administrator.Press("Send again");
        again.Heading.ShouldBe("This page was open for too long", "the token was made for nobody, and somebody is here now");
        (await administrator.Press("Send again")).Done.ShouldBe("The notice is now at the top of every page.");
    }

    [Fact]
    public async Task A_post_from_another_site_is_refused_even_with_everything_right()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        var answers = administrator.AnswersOf("Post notice");
        administrator.Cookies.Remove("joinery-form");

        var page = await administrator.Post("/notices", answers, "cross-site");
        (page.Status, page.Heading).ShouldBe((400, "The request could not be read"));
        page.Source.ShouldNotContain("Typed with care");
    }

    [Fact]
    public async Task A_token_made_for_one_person_does_not_serve_another()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        var answers = administrator.AnswersOf("Post notice");
        await administrator.SignIn("System administrator");
        var other = await place.SignedIn("System administrator");
        (await other.Post("/notices", answers)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_form_of_too_many_answers_or_too_many_bytes_is_refused_in_words()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        var many = administrator.AnswersOf("Post notice").Concat(Enumerable.Range(0, 600).Select(i => KeyValuePair.Create($"more-{i}", "x")));
        var page = await administrator.Post("/notices", many);
        (page.Status, page.Heading).ShouldBe((400, "The form could not be read"));
        page.Words.ShouldContain("a form may have 500 answers");

        await administrator.Open("/notices");
        using var large = new FormUrlEncodedContent(administrator.AnswersOf("Post notice").Append(new("words", new string('a', 1_100_000))));
        page = await administrator.Post("/notices", large);
        (page.Status, page.Heading).ShouldBe((413, "That is too much at once"));
        page.Words.ShouldContain("1 MB");
    }

    [Theory]
    [InlineData("a\u0007b", "The heading must not include hidden characters. Type it instead of pasting it.")]
    [InlineData("a\u202Eb", "The heading must not include hidden characters. Type it instead of pasting it.")]
    [InlineData("a\nb", "The heading must be on one line")]
    public async Task Characters_that_nobody_sees_are_refused(string heading, string problem)
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        var answers = administrator.AnswersOf("Post notice").Where(answer => answer.Key != "heading").Append(new("heading", heading));
        var page = await administrator.Post("/notices", answers);
        page.Status.ShouldBe(400);
        page.Problems.ShouldContain(problem);
    }

    [Fact]
    public async Task A_null_character_makes_a_form_unreadable_and_that_is_said()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        var page = await administrator.Post("/notices", administrator.AnswersOf("Post notice").Append(new("words", "a\u0000b")));
        (page.Status, page.Heading).ShouldBe((400, "The form could not be read"));
        page.Words.ShouldContain("type it instead: it may have characters that nobody sees");
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_kept_and_refused()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        var page = await administrator.Fill("Heading", new string('é', 81)).Press("Post notice");
        page.Problems.ShouldBe(["The heading must be 80 characters or fewer"]);
        page.Answer("Heading").ShouldBe(new string('é', 81));
        (await administrator.Fill("Heading", new string('é', 80)).Press("Post notice")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded; charset=no-such-thing")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task Bytes_that_are_no_form_are_refused_and_never_a_fault(string type)
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await WithANoticeTyped(place);
        using var bytes = new ByteArrayContent([0xff, 0xfe, 0x00, .. Encoding.ASCII.GetBytes("heading=%FF%FE&%00=%ED%A0%80")]);
        bytes.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        (await administrator.Post("/notices", bytes)).Status.ShouldBeOneOf(400, 413, 415);
    }

    [Theory, OnBothDatabases]
    public async Task Strange_text_in_an_address_is_never_a_fault(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var visitor = await place.SignedIn("Information governance auditor");
        foreach (var path in new[] { "/places?q=%00", "/places?q=%ED%A0%80", "/places?q=a%00b", "/places?q=%25", "/places?q=%27%20or%201=1--", "/api/areas?q=%00", "/places/%ED%A0%80",
            "/places/a%27b", "/deeds?before=%00", "/deeds?before=99999999999999999999", "/notices?done=%3Cscript%3E", "/sign-in?return=%00", "/people/%00", "/assets/..%2f..%2fetc", "/places?q=" + new string('a', 3_000) })
            (await visitor.Open(path)).Status.ShouldBeLessThan(500, path);
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_would_be_a_page_of_their_own_stay_words(DatabaseKind kind)
    {
        const string Hostile = "</title><script>alert('x')</script><img src=x onerror=alert(1)>\"'";
        await using var place = await PlaceUnderTest.Open(kind);
        var administrator = await place.SignedIn("System administrator");
        await administrator.Open("/notices");
        var page = await administrator.Fill("Heading", Hostile).Fill("What people should know", Hostile).Fill("Last day to show it", new DateOnly(2026, 10, 3)).Press("Post notice");
        page.Status.ShouldBe(200);
        page.Notices.ShouldContain(Hostile);

        foreach (var shown in new[] { page, await administrator.Open("/"), await administrator.Open($"/places?q={Uri.EscapeDataString(Hostile)}"), await administrator.Fill("Search", Hostile).Press("Search") })
        {
            shown.Source.ShouldNotContain("<script>alert");
            shown.Source.ShouldNotContain("<img");
            shown.Find("main")!.QuerySelectorAll("script, img").ShouldBeEmpty();
        }
    }
}
