using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Joinery.App.Access.OpenId;

/// <summary>
/// One sign-in service as it is set up here: where to send somebody, and how to turn the code that they bring back into what the service
/// says of them. The authorisation code flow with PKCE; nothing that the service sends is kept.
/// </summary>
internal sealed class OpenIdProvider(string key, string name, string authority, string clientId, string clientSecret, HttpClient http, TimeProvider clock)
{
    private readonly Discovery _discovery = new(authority, http, clock);
    private readonly IdTokens _idTokens = new(clientId, clock);

    /// <summary>cis2 or entra: in addresses, in data and at the beginning of an actor's id.</summary>
    public string Key { get; } = key;

    /// <summary>What people call it.</summary>
    public string Name { get; } = name;

    /// <summary>What it is asked for.</summary>
    public SignInTerms Terms { get; } = SignInTerms.Of(key);

    /// <summary>The address at the service where the person signs in.</summary>
    public async Task<Outcome<string>> WhereToGo(Attempt attempt, Trouble trouble, CancellationToken stop)
    {
        if (!(await _discovery.Read(trouble, stop)).Try(out var service, out var down)) return down;
        var request = new OpenIdConnectMessage
        {
            IssuerAddress = service.AuthorizationEndpoint,
            ClientId = clientId,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = Terms.Scope,
            RedirectUri = attempt.RedirectUri,
            State = attempt.State,
            Nonce = attempt.Nonce,
            EnableTelemetryParameters = false,
        };
        request.SetParameter("code_challenge", attempt.CodeChallenge);
        request.SetParameter("code_challenge_method", "S256");
        if (Terms.AcrValues.Length > 0) request.AcrValues = Terms.AcrValues;
        if (Terms.Prompt.Length > 0) request.Prompt = Terms.Prompt;
        return request.CreateAuthenticationRequestUrl();
    }

    /// <summary>What the service says of the person, in exchange for the code, once every check has passed.</summary>
    /// <param name="code">The code that the person brought back.</param>
    /// <param name="issuer">The iss parameter that came with it, or empty; when there, it must be this service's (RFC 9207).</param>
    /// <param name="attempt">The sign-in that this browser began.</param>
    /// <param name="trouble">Where to tell what went wrong.</param>
    /// <param name="stop">Stops waiting for the service.</param>
    public async Task<Outcome<Vouched>> Redeem(string code, string issuer, Attempt attempt, Trouble trouble, CancellationToken stop)
    {
        if (!(await _discovery.Read(trouble, stop)).Try(out var service, out var down)) return down;
        if (issuer.Length > 0 && issuer != service.Issuer) return trouble.Tell(SignInRefusals.Untrusted, "other-issuer");
        try
        {
            if (!(await Exchange(code, attempt, service, trouble, stop)).Try(out var answer, out var refused)) return refused;
            if (await Doubt(answer, attempt.Nonce, service, trouble, stop) is { } doubt) return doubt;
            var idToken = Claims(answer.IdToken);
            if (!Terms.AsksUserInfo) return new Vouched(idToken, default);
            if (!(await UserInfo(service, answer.AccessToken, trouble, stop)).Try(out var userInfo, out var silent)) return silent;
            // Otherwise an access token meant for somebody else could lend us their roles.
            return Vouched.Text(userInfo, "sub") == Vouched.Text(idToken, "sub") ? new Vouched(idToken, userInfo) : trouble.Tell(SignInRefusals.Untrusted, "userinfo-other-person");
        }
        catch (Exception cause) when (Discovery.IsOutside(cause, stop))
        {
            return trouble.Tell(SignInRefusals.ProviderDown, cause.GetType().Name);
        }
    }

    private async Task<Outcome<OpenIdConnectMessage>> Exchange(string code, Attempt attempt, OpenIdConnectConfiguration service, Trouble trouble, CancellationToken stop)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.RedirectUri,
            ["code_verifier"] = attempt.CodeVerifier,
            ["client_id"] = clientId,
        };
        if (clientSecret.Length > 0) fields["client_secret"] = clientSecret;
        using var answer = await http.PostAsync(service.TokenEndpoint, new FormUrlEncodedContent(fields), stop);
        if ((int)answer.StatusCode >= 500) return trouble.Tell(SignInRefusals.ProviderDown, $"token-status-{(int)answer.StatusCode}");
        var told = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(stop));
        if (!answer.IsSuccessStatusCode) return TokenError(Vouched.Text(told, "error"), trouble);
        var message = new OpenIdConnectMessage { IdToken = Vouched.Text(told, "id_token"), AccessToken = Vouched.Text(told, "access_token") };
        return message.IdToken.Length == 0 || message.AccessToken.Length == 0 ? trouble.Tell(SignInRefusals.Untrusted, "no-token") : message;
    }

    // A code that was used, or is too old, is the person's to put right; everything else is the administrator's.
    private static Refusal TokenError(string error, Trouble trouble) =>
        error == "invalid_grant" ? trouble.Tell(SignInRefusals.Expired, "token-invalid_grant") : trouble.Tell(SignInRefusals.SetUp, $"token-{ErrorCodes.Known(error)}");

    private async Task<Refusal?> Doubt(OpenIdConnectMessage answer, string nonce, OpenIdConnectConfiguration service, Trouble trouble, CancellationToken stop)
    {
        var wrong = await _idTokens.WhatIsWrong(answer, nonce, service);
        if (wrong == typeof(SecurityTokenSignatureKeyNotFoundException) && (await _discovery.ReadAgain(trouble, stop)).Try(out var now, out _))
            wrong = await _idTokens.WhatIsWrong(answer, nonce, now);
        return wrong is null ? null : trouble.Tell(SignInRefusals.Untrusted, wrong.Name);
    }

    private async Task<Outcome<JsonElement>> UserInfo(OpenIdConnectConfiguration service, string accessToken, Trouble trouble, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(service.UserInfoEndpoint)) return trouble.Tell(SignInRefusals.SetUp, "discovery-no-userinfo");
        using var request = new HttpRequestMessage(HttpMethod.Get, service.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        using var answer = await http.SendAsync(request, stop);
        if (!answer.IsSuccessStatusCode) return trouble.Tell(SignInRefusals.ProviderDown, $"userinfo-status-{(int)answer.StatusCode}");
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(stop));
    }

    private static JsonElement Claims(string idToken) => JsonSerializer.Deserialize<JsonElement>(Base64UrlEncoder.DecodeBytes(idToken.Split('.')[1]));
}

/// <summary>The error codes of OAuth and OpenID Connect. They are logged; a word that is not among them could be anything that somebody typed.</summary>
internal static class ErrorCodes
{
    private static readonly HashSet<string> All =
    [
        "invalid_request", "unauthorized_client", "access_denied", "unsupported_response_type", "invalid_scope", "server_error", "temporarily_unavailable",
        "invalid_client", "invalid_grant", "unsupported_grant_type", "interaction_required", "login_required", "account_selection_required", "consent_required",
    ];

    public static string Known(string error) => All.Contains(error) ? error : "other-error";
}
