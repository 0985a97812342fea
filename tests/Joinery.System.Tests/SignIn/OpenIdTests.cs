using System.Net;
using System.Net.Sockets;
using System.Web;
using Joinery.App.Access;
using Joinery.App.Access.OpenId;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.SignIn;

/// <summary>Signing in through a certified provider, over HTTP from the first page to the last, as a browser does it.</summary>
public sealed class OpenIdTests(ProviderProcess services) : IClassFixture<ProviderProcess>
{
    private const string Cis2Button = "Sign in with NHS CIS2", EntraButton = "Sign in with your council account";
    private const string Cis2Name = "NHS CIS2", EntraName = "Your council’s sign-in";

    private static string Button(string service) => service == "cis2" ? Cis2Button : EntraButton;

    // To the service, there as somebody, and back; stops before an address that contains until.
    private static async Task<Shown> SignIn(Browser browser, string service, string person, string first = "/account", string? until = null)
    {
        var there = await browser.Press(await browser.Open(first), Button(service));
        return await browser.Press(there, "Sign in", ("person", person), until);
    }

    private static string Sentence(RefusalKind kind, string service) => kind.With(service == "cis2" ? Cis2Name : EntraName).Sentence;

    private static void ShouldBeRefused(Shown page, RefusalKind kind, string service, HttpStatusCode status)
    {
        page.Html.Body!.TextContent.ShouldContain(Sentence(kind, service));
        page.Status.ShouldBe(status);
        page.SetCookies.ShouldNotContain(cookie => cookie.StartsWith("__Host-joinery=", StringComparison.Ordinal), "nobody was let in");
        page.Html.QuerySelector("a[href^='/sign-in']").ShouldNotBeNull("there is a way to try again");
    }

    [Theory]
    [InlineData("cis2", "nurse", "Bronwen Testwell", "XVC", "Community nurse", "cis2:910000000001")]
    [InlineData("cis2", "two-roles", "Idris Testwell", "XHC", "Social worker", "cis2:910000000002")]
    [InlineData("entra", "social-worker", "Tomos Testwell", "XHC", "Social worker", "entra:7d1d9a3e-0000-4000-8000-00000000c0de:00000000-0000-4000-8000-000000000001")]
    [InlineData("entra", "finance", "Helena Testwell", "XHC", "Financial assessment officer", "entra:7d1d9a3e-0000-4000-8000-00000000c0de:00000000-0000-4000-8000-000000000002")]
    public async Task Somebody_comes_in_as_who_they_are_there_with_the_role_they_hold_and_where_they_were_going(
        string service, string person, string name, string organisation, string role, string id)
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();

        var page = await SignIn(browser, service, person);

        (page.Status, page.Address.AbsolutePath).ShouldBe((HttpStatusCode.OK, "/account"));
        (page.Row("Name"), page.Row("Organisation"), page.Row("Role")).ShouldBe((name, organisation, role));
        (await place.Database.Value<string>("select id from app_account")).ShouldBe(id);
        browser.CookieNames.ShouldNotContain(cookie => cookie.StartsWith("__Host-joinery-sign-in-", StringComparison.Ordinal), "the attempt is over");
    }

    [Fact]
    public async Task A_second_sign_in_finds_the_same_account_and_signing_out_ends_the_session()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        await SignIn(place.Browser(), "cis2", "nurse");
        var browser = place.Browser();
        var page = await SignIn(browser, "cis2", "nurse");
        (await place.Accounts()).ShouldBe(1);

        (await browser.Press(page, "Sign out")).Address.AbsolutePath.ShouldBe("/signed-out");

        (await browser.Open("/account")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Each_service_is_asked_for_what_the_data_say_with_a_challenge_a_state_and_a_nonce_that_are_new_each_time()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        async Task<System.Collections.Specialized.NameValueCollection> Asked(string service) =>
            HttpUtility.ParseQueryString((await browser.Press(await browser.Open("/sign-in"), Button(service), until: "/auth?")).Address.Query);
        var (cis2, again, entra) = (await Asked("cis2"), await Asked("cis2"), await Asked("entra"));

        (cis2["response_type"], cis2["client_id"], cis2["redirect_uri"]).ShouldBe(("code", "joinery-cis2", "https://joinery.example/sign-in/cis2/done"));
        (cis2["scope"], cis2["acr_values"], cis2["prompt"]).ShouldBe(("openid profile nhsperson nationalrbacaccess selectedrole", "AAL2_OR_AAL3_ANY", "login"));
        (entra["scope"], entra["acr_values"], entra["prompt"], entra["redirect_uri"]).ShouldBe(("openid profile", null, null, "https://joinery.example/sign-in/entra/done"));
        cis2["code_challenge_method"].ShouldBe("S256");
        foreach (var name in new[] { "state", "nonce", "code_challenge" }) (cis2[name]!.Length, cis2[name] == again[name]).ShouldBe((43, false), name);
    }

    [Theory]
    [InlineData("cis2")]
    [InlineData("entra")]
    public async Task The_provider_refuses_a_sign_in_without_the_challenge_and_the_page_says_so(string service)
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        var asked = (await browser.Press(await browser.Open("/sign-in"), Button(service), until: "/auth?")).Address;
        var query = HttpUtility.ParseQueryString(asked.Query);
        query.Remove("code_challenge");
        query.Remove("code_challenge_method");

        var page = await browser.Open($"{asked.GetLeftPart(UriPartial.Path)}?{query}");

        ShouldBeRefused(page, SignInRefusals.ProviderError, service, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_provider_refuses_a_code_whose_challenge_was_another()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        var asked = (await browser.Press(await browser.Open("/sign-in"), Cis2Button, until: "/auth?")).Address;
        var query = HttpUtility.ParseQueryString(asked.Query);
        query["code_challenge"] = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var there = await browser.Open($"{asked.GetLeftPart(UriPartial.Path)}?{query}");

        var page = await browser.Press(there, "Sign in", ("person", "nurse"));

        ShouldBeRefused(page, SignInRefusals.Expired, "cis2", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_answer_with_another_state_or_none_or_in_another_browser_or_at_the_other_services_address_is_refused()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        var answer = (await SignIn(browser, "cis2", "nurse", until: "/done")).Address;
        var state = HttpUtility.ParseQueryString(answer.Query)["state"]!;
        string Instead(string other) => answer.ToString().Replace(state, other, StringComparison.Ordinal);
        // The first letters name the cookie, so a state that differs only later reaches the comparison itself.
        var almost = state[..^1] + (state[^1] == 'A' ? 'B' : 'A');

        foreach (var wrong in new[] { Instead(almost), Instead(new string('A', 43)), Instead(""), Instead("../../x"), Instead("x;y=z"), "/sign-in/cis2/done" })
        {
            var tried = place.Browser();
            ShouldBeRefused(await tried.Open(wrong), SignInRefusals.Expired, "cis2", HttpStatusCode.BadRequest);
        }
        ShouldBeRefused(await place.Browser().Open(answer.ToString()), SignInRefusals.Expired, "cis2", HttpStatusCode.BadRequest);
        ShouldBeRefused(await browser.Open(answer.ToString().Replace("/cis2/", "/entra/", StringComparison.Ordinal)), SignInRefusals.Expired, "entra", HttpStatusCode.BadRequest);
        place.Log.ShouldAllBe(line => line.Contains("sign-in.expired, because of state"), "no code was sent anywhere");
        (await place.Accounts()).ShouldBe(0);
    }

    [Fact]
    public async Task A_state_that_differs_in_its_last_letter_is_refused_though_the_browser_has_the_cookie()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        var answer = (await SignIn(browser, "cis2", "nurse", until: "/done")).Address;
        var state = HttpUtility.ParseQueryString(answer.Query)["state"]!;

        var page = await browser.Open(answer.ToString().Replace(state, state[..^1] + (state[^1] == 'A' ? 'B' : 'A'), StringComparison.Ordinal));

        ShouldBeRefused(page, SignInRefusals.Expired, "cis2", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_code_is_good_once_for_the_attempt_it_came_to_and_not_for_another()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        var first = (await SignIn(browser, "cis2", "nurse", until: "/done")).Address;
        (await browser.Open(first.ToString())).Address.AbsolutePath.ShouldBe("/account");

        ShouldBeRefused(await browser.Open(first.ToString()), SignInRefusals.Expired, "cis2", HttpStatusCode.BadRequest);

        var other = place.Browser();
        var second = HttpUtility.ParseQueryString((await SignIn(other, "cis2", "nurse", until: "/done")).Address.Query);
        second["code"] = HttpUtility.ParseQueryString(first.Query)["code"];
        ShouldBeRefused(await other.Open($"/sign-in/cis2/done?{second}"), SignInRefusals.Expired, "cis2", HttpStatusCode.BadRequest);
        place.Log.ShouldContain(line => line.Contains("token-invalid_grant"), "the provider itself refused the used code");
    }

    [Fact]
    public async Task An_attempt_ends_after_a_quarter_of_an_hour()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var (late, inTime) = (place.Browser(), place.Browser());
        var answers = (Late: (await SignIn(late, "cis2", "nurse", until: "/done")).Address, InTime: (await SignIn(inTime, "cis2", "nurse", until: "/done")).Address);

        place.Database.Clock.Move(TimeSpan.FromSeconds(9 * 60));
        (await inTime.Open(answers.InTime.ToString())).Address.AbsolutePath.ShouldBe("/account");
        place.Database.Clock.Move(TimeSpan.FromSeconds(6 * 60 + 1));
        ShouldBeRefused(await late.Open(answers.Late.ToString()), SignInRefusals.Expired, "cis2", HttpStatusCode.BadRequest);
        place.Log.ShouldContain(line => line.Contains("sign-in.expired, because of state"));
    }

    [Theory]
    [InlineData("cis2")]
    [InlineData("entra")]
    public async Task Somebody_who_turns_back_is_told_so_and_can_begin_again_where_they_were_going(string service)
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();

        var page = await SignIn(browser, service, "");

        ShouldBeRefused(page, SignInRefusals.Cancelled, service, HttpStatusCode.BadRequest);
        page.Html.QuerySelector("main a[href^='/sign-in']")!.GetAttribute("href").ShouldBe("/sign-in?return=%2Faccount");
        page.Text.ShouldNotContain("went away", Case.Insensitive, "the provider's own words are not ours");
        (await SignIn(browser, service, service == "cis2" ? "nurse" : "finance", "/sign-in?return=%2Faccount")).Address.AbsolutePath.ShouldBe("/account");
    }

    [Theory]
    [InlineData("cis2", "clerk")]
    [InlineData("cis2", "none-selected")]
    [InlineData("cis2", "selected-elsewhere")]
    [InlineData("entra", "nobody")]
    [InlineData("entra", "roleless")]
    public async Task Somebody_without_a_role_that_is_known_here_is_refused_and_leaves_no_account(string service, string person)
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();

        var page = await SignIn(browser, service, person);

        page.Heading.ShouldBe("You cannot use Joinery yet");
        ShouldBeRefused(page, Accounts.NoRole, service, HttpStatusCode.Forbidden);
        (await place.Accounts()).ShouldBe(0);
        (await browser.Open("/account")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("weak", "sign-in.weak")]
    [InlineData("nameless", "sign-in.incomplete")]
    public async Task Somebody_who_proved_too_little_or_has_no_name_is_refused(string person, string code)
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var kind = code == SignInRefusals.Weak.Code ? SignInRefusals.Weak : SignInRefusals.Incomplete;
        ShouldBeRefused(await SignIn(place.Browser(), "cis2", person), kind, "cis2", HttpStatusCode.BadRequest);
        (await place.Accounts()).ShouldBe(0);
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("/account?from=a%20letter", "/account?from=a%20letter")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/sign-out", "/")]
    public async Task The_way_back_is_kept_when_it_is_a_page_here_and_dropped_when_it_leads_elsewhere(string asked, string comesTo)
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        var form = (await browser.Open("/sign-in")).Form(Cis2Button);
        var token = form.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;

        var there = await browser.Post("/sign-in/cis2", [("form-token", token), ("return", asked)]);
        var page = await browser.Press(there, "Sign in", ("person", "nurse"));

        page.Address.AbsoluteUri.ShouldBe(Browser.PublicUrl + comesTo);
    }

    [Fact]
    public async Task A_sign_in_begun_on_one_node_is_finished_on_another()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services), nodes: 2);
        var browser = place.Browser();
        var answer = (await SignIn(browser, "cis2", "nurse", until: "/done")).Address;

        browser.Node = place.Address(1);
        (await browser.Open(answer.ToString())).Row("Name").ShouldBe("Bronwen Testwell");

        browser.Node = place.Address(0);
        (await browser.Open("/account")).Row("Name").ShouldBe("Bronwen Testwell", "and the first node knows the session too");
    }

    [Fact]
    public async Task A_service_that_is_down_from_the_start_or_by_the_time_of_the_answer_is_said_to_be_down()
    {
        await using var own = new ProviderProcess();
        await own.InitializeAsync();
        await using var place = await RunningPlace.Start(RunningPlace.With(own) with { EntraAuthority = NobodyThere() });
        var browser = place.Browser();

        ShouldBeRefused(await browser.Press(await browser.Open("/sign-in"), EntraButton), SignInRefusals.ProviderDown, "entra", HttpStatusCode.ServiceUnavailable);

        var answer = (await SignIn(browser, "cis2", "nurse", until: "/done")).Address;
        await own.Stop();
        ShouldBeRefused(await browser.Open(answer.ToString()), SignInRefusals.ProviderDown, "cis2", HttpStatusCode.ServiceUnavailable);
    }

    // A port that was free a moment ago and that nobody listens on.
    private static string NobodyThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }

    [Fact]
    public async Task The_secret_the_codes_and_the_names_of_people_are_in_no_log_line_and_the_secret_in_no_page()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services) with { LogLevel = "Debug" });
        var browser = place.Browser();
        var answer = (await SignIn(browser, "cis2", "nurse", until: "/done")).Address;
        await browser.Open(answer.ToString());
        await browser.Open(answer.ToString());
        foreach (var (service, person) in new[] { ("entra", "finance"), ("cis2", "clerk"), ("cis2", "weak"), ("cis2", "") })
        {
            var other = place.Browser();
            await SignIn(other, service, person);
            browser.Received.AddRange(other.Received);
        }

        var (log, pages) = (string.Join('\n', place.Log), string.Join('\n', browser.Received));
        log.ShouldContain("sign-in.weak", Case.Sensitive, "what is looked at is the log of these sign-ins");
        pages.ShouldContain("Bronwen Testwell", Case.Sensitive, "and their pages");
        (log.Contains(ProviderProcess.Secret), pages.Contains(ProviderProcess.Secret)).ShouldBe((false, false));
        foreach (var personal in new[] { "Testwell", "Clerkenwell", "Weaklink", "910000000001", "910000000003", "00000000-0000-4000-8000", HttpUtility.ParseQueryString(answer.Query)["code"]!, HttpUtility.ParseQueryString(answer.Query)["state"]! })
            log.Contains(personal).ShouldBeFalse($"{personal} is in the log");
    }

    [Fact]
    public async Task A_wrong_secret_is_a_matter_for_the_administrator()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services) with { EntraClientSecret = "another" });
        ShouldBeRefused(await SignIn(place.Browser(), "entra", "finance"), SignInRefusals.SetUp, "entra", HttpStatusCode.ServiceUnavailable);
        place.Log.ShouldContain(line => line.Contains("token-invalid_client"));
    }

    [Fact]
    public async Task After_so_many_attempts_in_a_minute_the_next_is_refused_with_a_page()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services) with { SignInPerMinute = 3 });
        var browser = place.Browser();
        var page = await browser.Open("/sign-in");
        for (var i = 0; i < 3; i++) (await browser.Press(page, Cis2Button, until: "/auth?")).Status.ShouldBe(HttpStatusCode.Redirect);

        var refused = await browser.Press(page, EntraButton, until: "/auth?");

        (refused.Status, refused.Heading).ShouldBe((HttpStatusCode.TooManyRequests, "Too many attempts"));
        (await browser.Open("/sign-in")).Status.ShouldBe(HttpStatusCode.OK, "reading the page is not an attempt");
    }

    [Fact]
    public async Task A_form_without_its_token_begins_nothing()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var page = await place.Browser().Post("/sign-in/cis2", [("return", "/account")]);
        (page.Status, page.SetCookies.Any(cookie => cookie.Contains("sign-in"))).ShouldBe((HttpStatusCode.BadRequest, false));
        page.Heading.ShouldBe("The request could not be read");
    }

    [Fact]
    public async Task A_browser_that_begins_again_and_again_holds_few_cookies_and_the_last_attempt_works()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services));
        var browser = place.Browser();
        var page = await browser.Open("/sign-in?return=/account");
        for (var i = 0; i < 12; i++)
        {
            await browser.Press(page, Cis2Button, until: "/auth?");
            browser.CookieNames.Count(name => name.StartsWith("__Host-joinery-sign-in-", StringComparison.Ordinal)).ShouldBeInRange(1, 5);
        }
        (await SignIn(browser, "cis2", "nurse", "/sign-in?return=/account")).Address.AbsolutePath.ShouldBe("/account");
    }

    [Fact]
    public async Task A_service_that_is_not_set_up_has_no_button_and_no_address()
    {
        await using var place = await RunningPlace.Start(RunningPlace.With(services) with { EntraAuthority = "" });
        var browser = place.Browser();
        var page = await browser.Open("/sign-in");
        page.Text.ShouldContain(Cis2Button);
        page.Text.ShouldNotContain(EntraButton);
        var token = page.Form(Cis2Button).QuerySelector("input[name=form-token]")!.GetAttribute("value")!;

        (await browser.Post("/sign-in/entra", [("form-token", token)])).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Open("/sign-in/entra/done?code=x&state=y")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Each_role_can_be_given_in_entra_and_no_rule_is_there_twice_or_matches_more_than_itself()
    {
        var book = AccessBook.Load();
        foreach (var role in book.Roles) book.Claims.ShouldContain(rule => rule.Provider == "entra" && rule.Value == $"joinery.{role.Code}" && rule.Role == role.Code);
        book.Claims.Select(rule => (rule.Provider, rule.Claim, rule.Value)).ShouldBeUnique();
        book.Claims.ShouldAllBe(rule => rule.Provider == "cis2" || rule.Provider == "entra");
        book.Claims.ShouldAllBe(rule => !rule.Value.Contains('*') && rule.Value == rule.Value.Trim());
    }
}
