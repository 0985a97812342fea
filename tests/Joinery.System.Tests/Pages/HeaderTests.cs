using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>What every answer tells the browser never to do.</summary>
public sealed class HeaderTests
{
    private static void ShouldBeGuarded(Page page)
    {
        var about = $"{page.Path}, {page.Status}";
        var policy = page.Headers.ShouldContainKeyAnd("Content-Security-Policy", about);
        policy.ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self'", Case.Sensitive, about);
        policy.ShouldContain("frame-ancestors 'none'", customMessage: about);
        policy.ShouldNotContain("unsafe", customMessage: about);
        page.Headers.ShouldContainKeyAnd("X-Content-Type-Options", about).ShouldBe("nosniff");
        page.Headers.ShouldContainKeyAnd("Referrer-Policy", about).ShouldBe("no-referrer");
        page.Headers.ShouldContainKeyAnd("Cross-Origin-Opener-Policy", about).ShouldBe("same-origin");
        page.Headers.ShouldContainKeyAnd("Cross-Origin-Resource-Policy", about).ShouldBe("same-origin");
        page.Headers.ShouldContainKeyAnd("Permissions-Policy", about).ShouldContain("camera=()");
        page.Headers.Keys.ShouldNotContain("Server");
    }

    [Fact]
    public async Task Every_answer_carries_them_whatever_became_of_the_request()
    {
        await using var place = await PlaceUnderTest.Open(more: app =>
        {
            app.MapGet("/test/fails", () => { throw new InvalidOperationException("On purpose."); }).Public();
        });
        var worker = await place.SignedIn("Social worker");
        Page[] pages =
        [
            await worker.Open("/"), await worker.Open("/account"), await worker.Open("/nothing"), await worker.Open("/notices"), await worker.Open("/test/fails"),
            await worker.Open("/api/areas"), await worker.Open("/health/ready"), await worker.Post("/search", [], "cross-site"),
        ];
        pages.Select(page => page.Status).ShouldBe([200, 200, 404, 403, 500, 400, 200, 400]);
        foreach (var page in pages)
        {
            ShouldBeGuarded(page);
            page.Headers["Cache-Control"].ShouldContain("no-store", customMessage: page.Path);
        }
        using var redirect = await place.Visitor().Send(HttpMethod.Get, "/account");
        ((int)redirect.StatusCode).ShouldBe(302);
        ShouldBeGuarded(await Page.Read("/account", redirect));
    }

    [Fact]
    public async Task A_page_with_a_form_that_was_opened_without_https_says_how_to_open_it()
    {
        await using var place = await PlaceUnderTest.Open(with: demo => demo with { Demo = false, Organisation = "XHV", Cis2Authority = "http://127.0.0.1:9", Cis2ClientId = "joinery" });
        var page = await place.Visitor().Open("/sign-in");
        (page.Status, page.Heading).ShouldBe((400, "Open this page with https"));
        page.Words.ShouldContain("trusted-proxies");
        (await place.Visitor().Open("/about")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_fault_shows_a_reference_and_not_what_went_wrong()
    {
        await using var place = await PlaceUnderTest.Open(more: app =>
        {
            app.MapGet("/test/fails", () => { throw new InvalidOperationException("Of NHS number 999 000 0018."); }).Public();
        });
        var page = await place.Visitor().Open("/test/fails");
        (page.Status, page.Heading).ShouldBe((500, "Something went wrong"));
        page.Words.ShouldContain("Reference:");
        page.Source.ShouldNotContain("999 000 0018");
        page.Source.ShouldNotContain("InvalidOperationException");
    }

    [Fact]
    public async Task Styles_and_scripts_may_be_kept_for_ever_because_their_names_change()
    {
        await using var place = await PlaceUnderTest.Open();
        var visitor = place.Visitor();
        foreach (var name in Assets.All.Keys)
        {
            var asset = await visitor.Open(Assets.Url(name));
            asset.Status.ShouldBe(200, name);
            asset.Headers["Cache-Control"].ShouldBe("public, max-age=31536000, immutable", name);
            asset.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        }
    }

    [Fact]
    public async Task Outside_the_demo_browsers_are_told_to_use_https_only()
    {
        await using var demo = await PlaceUnderTest.Open();
        (await demo.Visitor().Open("/")).Headers.Keys.ShouldNotContain("Strict-Transport-Security");
        await using var real = await PlaceUnderTest.Open(with: settings => settings with { Demo = false });
        (await real.Visitor().Open("/")).Headers["Strict-Transport-Security"].ShouldBe("max-age=31536000; includeSubDomains");
    }
}

internal static class HeaderWords
{
    public static string ShouldContainKeyAnd(this IReadOnlyDictionary<string, string> headers, string name, string about) =>
        headers.TryGetValue(name, out var value) ? value : throw new ShouldAssertException($"{about} has no {name}.");
}
