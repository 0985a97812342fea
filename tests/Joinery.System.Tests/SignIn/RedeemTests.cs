using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Joinery.App.Access.OpenId;
using Joinery.Testing;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.SignIn;

/// <summary>What Joinery makes of each answer that a service could give, right and wrong.</summary>
public sealed class RedeemTests : IDisposable
{
    private readonly ManualClock _clock = new(Some.Moment);
    private readonly PretendProvider _service = new(Some.Moment);
    private readonly ConcurrentQueue<string> _log = new();
    private readonly HttpClient _http;
    private readonly OpenIdProvider _entra, _cis2;

    public RedeemTests()
    {
        _http = new(_service);
        _entra = new("entra", "The service", PretendProvider.Issuer, PretendProvider.ClientId, "secret", _http, _clock);
        _cis2 = new("cis2", "The service", PretendProvider.Issuer, PretendProvider.ClientId, "secret", _http, _clock);
    }

    public void Dispose() => _http.Dispose();

    private Trouble Trouble => new(new Lines(_log), "test", "The service", "reference-1");

    private Task<Outcome<Vouched>> Redeem(OpenIdProvider? provider = null, string issuer = "") => (provider ?? _entra).Redeem("code-1", issuer,
        new("entra", "state", PretendProvider.Nonce, "verifier", "https://joinery.example/sign-in/entra/done", "/", _clock.GetUtcNow().AddMinutes(1)), Trouble, CancellationToken.None);

    private async Task ShouldBeRefused(RefusalKind kind, string because, OpenIdProvider? provider = null, string issuer = "")
    {
        (await Redeem(provider, issuer)).Refusal.ShouldBe(kind.With("The service"));
        string.Join('\n', _log).ShouldContain($"{kind.Code}, because of {because}");
    }

    [Fact]
    public async Task A_token_in_good_order_is_believed()
    {
        var vouched = (await Redeem(issuer: PretendProvider.Issuer)).OrThrow();
        Vouched.Text(vouched.IdToken, "oid").ShouldBe("object-1");
        _log.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nonce", "another", "OpenIdConnectProtocolInvalidNonceException")]
    [InlineData("nonce", null, "OpenIdConnectProtocolInvalidNonceException")]
    [InlineData("iss", "https://sign-in.example/other", "SecurityTokenInvalidIssuerException")]
    [InlineData("iss", null, "SecurityTokenInvalidIssuerException")]
    [InlineData("aud", "another", "SecurityTokenInvalidAudienceException")]
    [InlineData("aud", null, "SecurityTokenInvalidAudienceException")]
    [InlineData("exp", null, "SecurityTokenInvalidLifetimeException")]
    [InlineData("sub", null, "OpenIdConnectProtocolException")]
    [InlineData("iat", null, "OpenIdConnectProtocolException")]
    [InlineData("at_hash", "AAAAAAAAAAAAAAAAAAAAAA", "OpenIdConnectProtocolInvalidAtHashException")]
    public async Task A_token_with_a_claim_that_is_wrong_or_missing_is_refused(string claim, string? value, string because)
    {
        if (value is null) _service.Claims.Remove(claim);
        else _service.Claims[claim] = value;
        await ShouldBeRefused(SignInRefusals.Untrusted, because);
    }

    [Fact]
    public async Task A_token_without_at_hash_is_believed_since_it_need_not_have_one()
    {
        _service.Claims.Remove("at_hash");
        (await Redeem()).IsAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("exp", -59, true)]
    [InlineData("exp", -60, false)]
    [InlineData("nbf", 60, true)]
    [InlineData("nbf", 61, false)]
    public async Task Clocks_may_differ_by_a_minute_and_no_more(string claim, int seconds, bool believed)
    {
        _service.Claims[claim] = Some.Moment.AddSeconds(seconds).ToUnixTimeSeconds();
        (await Redeem()).IsAccepted.ShouldBe(believed);
        if (!believed) await ShouldBeRefused(SignInRefusals.Untrusted, "SecurityTokenInvalidLifetimeException");
    }

    [Fact]
    public async Task A_token_signed_with_a_key_that_only_calls_itself_the_right_one_is_refused()
    {
        _service.Published = [_service.Key];
        _service.Key = PretendProvider.NewKey("key-1");
        await ShouldBeRefused(SignInRefusals.Untrusted, "SecurityTokenInvalidSignatureException");
    }

    [Fact]
    public async Task A_token_whose_words_were_changed_is_refused()
    {
        _service.Bend = token =>
        {
            var parts = token.Split('.');
            var words = Base64UrlEncoder.Decode(parts[1]).Replace("joinery.nurse", "joinery.administrator", StringComparison.Ordinal);
            return $"{parts[0]}.{Base64UrlEncoder.Encode(words)}.{parts[2]}";
        };
        await ShouldBeRefused(SignInRefusals.Untrusted, "SecurityTokenInvalidSignatureException");
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        _service.Bend = token => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";
        await ShouldBeRefused(SignInRefusals.Untrusted, "SecurityTokenInvalidSignatureException");
    }

    [Theory]
    [InlineData("RS256", true)]
    [InlineData("PS256", true)]
    [InlineData("RS512", false)]
    public async Task Only_the_algorithms_on_the_list_are_believed(string algorithm, bool believed)
    {
        _service.Bend = _ => _service.Sign(new(_service.Key, algorithm));
        (await Redeem()).IsAccepted.ShouldBe(believed);
        if (!believed) await ShouldBeRefused(SignInRefusals.Untrusted, "SecurityTokenInvalidSignatureException");
    }

    [Fact]
    public async Task A_token_signed_with_the_secret_or_with_the_public_key_as_if_it_were_one_is_refused()
    {
        foreach (var secret in new[] { Encoding.ASCII.GetBytes("secret".PadRight(32, '-')), _service.Key.Rsa.ExportSubjectPublicKeyInfo(), _service.Key.Rsa.ExportParameters(false).Modulus! })
        {
            _service.Bend = _ => _service.Sign(new(new SymmetricSecurityKey(secret) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256));
            (await Redeem()).Refusal!.Code.ShouldBe(SignInRefusals.Untrusted.Code);
        }
    }

    [Fact]
    public async Task What_is_no_token_at_all_is_refused()
    {
        foreach (var nonsense in new[] { "x", "x.y.z", "....", "e30.e30.e30" })
        {
            _service.Bend = _ => nonsense;
            (await Redeem()).Refusal!.Code.ShouldBe(SignInRefusals.Untrusted.Code);
        }
        _service.Bend = _ => "";
        await ShouldBeRefused(SignInRefusals.Untrusted, "no-token");
    }

    [Fact]
    public async Task When_the_service_changes_its_key_nobody_is_turned_away()
    {
        (await Redeem()).IsAccepted.ShouldBeTrue();
        _clock.Move(TimeSpan.FromMinutes(2));
        _service.Key = PretendProvider.NewKey("key-2");

        (await Redeem()).IsAccepted.ShouldBeTrue();

        _service.Described.ShouldBe(2);
    }

    [Fact]
    public async Task Made_up_keys_do_not_make_us_ask_the_service_more_than_once_a_minute()
    {
        _service.Published = [_service.Key];
        _service.Key = PretendProvider.NewKey("made-up");
        for (var i = 0; i < 5; i++) await ShouldBeRefused(SignInRefusals.Untrusted, "SecurityTokenSignatureKeyNotFoundException");
        _service.Described.ShouldBe(1);

        _clock.Move(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 5; i++) await ShouldBeRefused(SignInRefusals.Untrusted, "SecurityTokenSignatureKeyNotFoundException");
        _service.Described.ShouldBe(2);
    }

    [Fact]
    public async Task The_description_is_read_again_after_twelve_hours_and_the_old_one_serves_while_the_new_cannot_be_read()
    {
        await Redeem();
        _clock.Move(TimeSpan.FromHours(12));
        _service.Claims["exp"] = _clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();

        _service.Description = () => new(HttpStatusCode.OK) { Content = new StringContent("<html>") };
        (await Redeem()).IsAccepted.ShouldBeTrue();
        _log.ShouldHaveSingleItem().ShouldContain("sign-in.provider-down, because of discovery-");

        _service.Description = null;
        _service.PublishedIssuer = "https://sign-in.example/other";
        await ShouldBeRefused(SignInRefusals.SetUp, "discovery-other-issuer");
        _service.Described.ShouldBe(3);
    }

    [Fact]
    public async Task A_service_that_cannot_be_read_at_first_is_down()
    {
        foreach (var answer in new[] { "<html>", "null", "[]", "", """{"issuer":7}""" })
        {
            _service.Description = () => new(HttpStatusCode.OK) { Content = new StringContent(answer) };
            (await Redeem()).Refusal!.Code.ShouldBeOneOf(SignInRefusals.ProviderDown.Code, SignInRefusals.SetUp.Code);
        }
        _service.Description = () => new(HttpStatusCode.InternalServerError);
        await ShouldBeRefused(SignInRefusals.ProviderDown, "discovery-");
    }

    [Theory]
    [InlineData("https://sign-in.example/other", "https://sign-in.example/token", "discovery-other-issuer")]
    [InlineData(PretendProvider.Issuer, "http://sign-in.example/token", "discovery-unsafe-address")]
    [InlineData(PretendProvider.Issuer, "", "discovery-unsafe-address")]
    public async Task A_service_that_describes_itself_otherwise_than_set_up_is_not_used(string issuer, string tokenEndpoint, string because)
    {
        (_service.PublishedIssuer, _service.TokenEndpoint) = (issuer, tokenEndpoint);
        await ShouldBeRefused(SignInRefusals.SetUp, because);
    }

    [Fact]
    public async Task A_service_without_keys_is_not_used()
    {
        _service.Published = [];
        await ShouldBeRefused(SignInRefusals.SetUp, "discovery-no-keys");
    }

    [Fact]
    public async Task An_answer_that_names_another_issuer_is_refused_before_its_code_is_sent_anywhere()
    {
        _service.TokenAnswer = () => throw new InvalidOperationException("The code was sent.");
        await ShouldBeRefused(SignInRefusals.Untrusted, "other-issuer", issuer: "https://evil.example");
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", "sign-in.expired", "token-invalid_grant")]
    [InlineData(401, """{"error":"invalid_client"}""", "sign-in.set-up", "token-invalid_client")]
    [InlineData(400, """{"error":"Bronwen Testwell"}""", "sign-in.set-up", "token-other-error")]
    [InlineData(400, "<html>", "sign-in.provider-down", "JsonException")]
    [InlineData(200, "<html>", "sign-in.provider-down", "JsonException")]
    [InlineData(200, "null", "sign-in.untrusted", "no-token")]
    [InlineData(200, """{"id_token":"x"}""", "sign-in.untrusted", "no-token")]
    [InlineData(302, "{}", "sign-in.set-up", "token-other-error")]
    [InlineData(503, "down", "sign-in.provider-down", "token-status-503")]
    public async Task Each_other_answer_of_the_token_endpoint_has_its_refusal(int status, string body, string code, string because)
    {
        _service.TokenAnswer = () => new((HttpStatusCode)status) { Content = new StringContent(body) };
        (await Redeem()).Refusal!.Code.ShouldBe(code);
        _log.ShouldHaveSingleItem().ShouldContain($"{code}, because of {because},");
    }

    [Fact]
    public async Task What_the_userinfo_endpoint_says_counts_only_for_the_person_of_the_token()
    {
        (await Redeem(_cis2)).IsAccepted.ShouldBeTrue();
        foreach (var other in new[] { """{"sub":"person-2"}""", "{}", "[]", """{"sub":["person-1"]}""" })
        {
            _service.UserInfo = other;
            await ShouldBeRefused(SignInRefusals.Untrusted, "userinfo-other-person", _cis2);
        }
        _service.UserInfo = "eyJhbGciOiJSUzI1NiJ9.e30.x";
        await ShouldBeRefused(SignInRefusals.ProviderDown, "JsonException", _cis2);
    }
}
