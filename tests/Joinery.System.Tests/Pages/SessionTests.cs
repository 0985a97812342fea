using System.Security.Claims;
using Joinery.App.Access;
using Joinery.Design;
using Joinery.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>Signing in and out, and how long a session lasts.</summary>
public sealed class SessionTests
{
    private const string SocialWorker = "Social worker";

    private static async Task<bool> IsSignedIn(Visitor visitor) => (await visitor.Open("/account")).Heading == "Your account";

    [Theory, OnBothDatabases]
    public async Task Signing_in_and_out_is_recorded_and_signing_out_ends_the_session_on_the_server(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var worker = await place.SignedIn(SocialWorker);
        (await IsSignedIn(worker)).ShouldBeTrue();
        var thief = place.Visitor();
        foreach (var (name, value) in worker.Cookies) thief.Cookies[name] = value;
        (await IsSignedIn(thief)).ShouldBeTrue("a copied cookie works while the session lasts, so that the next line means something");

        await worker.Open("/account");
        (await worker.Press("Sign out")).Heading.ShouldBe("You have signed out");

        worker.Way.ShouldBe("303 200");
        (await IsSignedIn(worker)).ShouldBeFalse();
        (await IsSignedIn(thief)).ShouldBeFalse();
        (await place.Database.Value<long>("select count(*) from app_session")).ShouldBe(0);
        var deeds = await place.Database.Store.Read(db => DeedChain.Latest(db, long.MaxValue, 2));
        deeds.Select(deed => (deed.Action, deed.Who)).ShouldBe([("account.sign-out", "demo-social-worker-2"), ("account.sign-in", "demo-social-worker-2")]);
    }

    [Fact]
    public async Task Nobody_chosen_is_asked_again()
    {
        await using var place = await PlaceUnderTest.Open();
        var visitor = place.Visitor();
        await visitor.Open("/sign-in?return=/account");

        var page = await visitor.Press("Continue");
        (page.Status, page.Title).ShouldBe((400, "Error: Sign in – Joinery"));
        page.Problems.ShouldBe(["Choose who to be"]);

        (await visitor.SignIn(SocialWorker)).Heading.ShouldBe("Your account", "where they were going was kept");
    }

    [Fact]
    public async Task Somebody_who_is_not_on_the_list_cannot_be_chosen()
    {
        await using var place = await PlaceUnderTest.Open();
        var visitor = place.Visitor();
        await visitor.Open("/sign-in");
        var answers = visitor.AnswersOf("Continue").Where(answer => answer.Key != "person").Append(new("person", "demo-nobody"));

        (await visitor.Post("/sign-in/demo", answers)).Problems.ShouldBe(["Choose one of the people on the list"]);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/sign-out")]
    [InlineData("/a\u0000b")]
    public async Task After_signing_in_nobody_is_led_to_another_site(string back)
    {
        await using var place = await PlaceUnderTest.Open();
        var visitor = place.Visitor();
        await visitor.Open($"/sign-in?return={Uri.EscapeDataString(back)}");
        await visitor.SignIn(SocialWorker);
        visitor.Page.Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_session_lasts_while_there_are_clicks_and_ends_half_an_hour_after_the_last()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await place.SignedIn(SocialWorker);
        foreach (var minutes in new[] { 10, 29, 12, 29, 5 })
        {
            place.Clock.Move(TimeSpan.FromMinutes(minutes));
            (await IsSignedIn(worker)).ShouldBeTrue($"{minutes} minutes after the last click");
        }
        place.Clock.Move(TimeSpan.FromMinutes(31));
        (await IsSignedIn(worker)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_ends_after_its_hours_whatever_was_clicked()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await place.SignedIn(SocialWorker);
        for (var minutes = 0; minutes + 25 < 12 * 60; minutes += 25)
        {
            place.Clock.Move(TimeSpan.FromMinutes(25));
            (await IsSignedIn(worker)).ShouldBeTrue($"after {minutes + 25} minutes");
        }
        place.Clock.MoveTo(PlaceUnderTest.FirstMorning.AddHours(12).AddSeconds(1));
        (await IsSignedIn(worker)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_limits_of_a_session_can_be_set()
    {
        await using var place = await PlaceUnderTest.Open(with: settings => settings with { SessionMinutes = 5, SessionHours = 1 });
        var worker = await place.SignedIn(SocialWorker);
        place.Clock.Move(TimeSpan.FromMinutes(6));
        (await IsSignedIn(worker)).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_in_gives_a_new_key_so_a_cookie_that_was_planted_lets_nobody_in()
    {
        await using var place = await PlaceUnderTest.Open();
        var planter = await place.SignedIn("Pooled fund manager");
        var victim = place.Visitor();
        foreach (var (name, value) in planter.Cookies) victim.Cookies[name] = value;

        await victim.Open("/sign-in");
        await victim.SignIn(SocialWorker);

        (await victim.Open("/account")).Facts.ShouldContain(("Role", SocialWorker));
        (await IsSignedIn(planter)).ShouldBeFalse("the planted session has ended");
        (await place.Database.Value<string>("select account from app_session")).ShouldBe("demo-social-worker-2");
    }

    [Fact]
    public async Task The_table_of_sessions_lets_nobody_in_who_copies_it()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await place.SignedIn(SocialWorker);
        var hash = await place.Database.Value<string>("select key_hash from app_session");
        hash.Length.ShouldBe(64);
        worker.Cookies.Values.ShouldNotContain(value => value.Contains(hash, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task In_the_demo_cookies_are_kept_from_scripts_and_from_other_sites()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await place.SignedIn(SocialWorker);
        await worker.Open("/account");
        Flags(worker, "joinery-demo=").ShouldBe(["path=/", "samesite=lax", "httponly"]);
        Flags(worker, "joinery-form=").ShouldBe(["path=/", "samesite=strict", "httponly"]);
    }

    [Fact]
    public async Task Outside_the_demo_cookies_are_bound_to_this_host_and_to_https_too()
    {
        var actor = Some.Actor("social-worker");
        await using var place = await PlaceUnderTest.Open(
            with: settings => settings with { Demo = false, TrustedProxies = "127.0.0.1" },
            more: app => app.MapGet("/test/enter", (HttpContext context) => Sessions.Begin(context, new ClaimsPrincipal(ActorClaims.ToIdentity(actor, "test")))).Public());
        var worker = place.Visitor();
        worker.Proxy["X-Forwarded-Proto"] = "https";

        await worker.Open("/test/enter");
        (await worker.Open("/account")).Facts.ShouldContain(("Name", actor.Name));

        Flags(worker, "__Host-joinery=").ShouldBe(["path=/", "secure", "samesite=lax", "httponly"]);
        Flags(worker, "__Host-joinery-form=").ShouldBe(["path=/", "secure", "samesite=strict", "httponly"]);
        (await worker.Open("/sign-in/demo")).Status.ShouldBe(404);
        (await worker.Post("/sign-in/demo", worker.AnswersOf("Sign out").Append(new("person", "demo-administrator")))).Status.ShouldBe(404, "nobody becomes a demo person here");
    }

    private static string[] Flags(Visitor visitor, string cookie) =>
        visitor.CookiesSet.Last(set => set.StartsWith(cookie, StringComparison.Ordinal) && set[cookie.Length] != ';').Split("; ")[1..];

    [Fact]
    public async Task A_proxy_that_was_not_named_is_not_believed()
    {
        await using var place = await PlaceUnderTest.Open(with: settings => settings with { TrustedProxies = "10.9.9.9" });
        var worker = place.Visitor();
        worker.Proxy["X-Forwarded-Proto"] = "https";
        await worker.SignIn(SocialWorker);
        Flags(worker, "joinery-demo=").ShouldNotContain("secure");
    }

    [Fact]
    public async Task Too_many_attempts_to_sign_in_are_stopped_for_a_minute()
    {
        await using var place = await PlaceUnderTest.Open(with: settings => settings with { SignInPerMinute = 2 });
        var visitor = place.Visitor();
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await visitor.Open("/sign-in");
            (await visitor.Press("Continue")).Status.ShouldBe(400);
        }
        await visitor.Open("/sign-in");
        var page = await visitor.Press("Continue");
        (page.Status, page.Heading).ShouldBe((429, "Too many attempts"));
        page.Words.ShouldContain("Wait a minute and try again.");
    }
}
