using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Joinery.App.Access.OpenId;

/// <summary>
/// What a sign-in service says of itself: its addresses and the keys it signs with. Kept for some hours, and asked for again at once when
/// a token names a key that is not among them, so that nobody is turned away when the service changes its keys.
/// </summary>
internal sealed class Discovery(string authority, HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    // Whoever sends tokens with made-up keys must not make us ask the service each time.
    private static readonly TimeSpan NotAskedAgainFor = TimeSpan.FromMinutes(1);

    private sealed record Known(OpenIdConnectConfiguration Configuration, DateTimeOffset At);

    // Read without a lock: two who ask at once both get an answer, where a queue behind a service that is down would wait for each in turn.
    private volatile Known? _known;

    /// <summary>The service as it described itself within the last hours.</summary>
    public Task<Outcome<OpenIdConnectConfiguration>> Read(Trouble trouble, CancellationToken stop) => NoOlderThan(GoodFor, trouble, stop);

    /// <summary>The same, asked for again unless that was done a moment ago.</summary>
    public Task<Outcome<OpenIdConnectConfiguration>> ReadAgain(Trouble trouble, CancellationToken stop) => NoOlderThan(NotAskedAgainFor, trouble, stop);

    private async Task<Outcome<OpenIdConnectConfiguration>> NoOlderThan(TimeSpan age, Trouble trouble, CancellationToken stop)
    {
        if (Fresh(age) is { } known) return known;
        try
        {
            var documents = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(authority).IsLoopback };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync($"{authority.TrimEnd('/')}/.well-known/openid-configuration", documents, stop);
            if (WhatIsWrong(found) is { } wrong) return trouble.Tell(SignInRefusals.SetUp, wrong);
            _known = new(found, clock.GetUtcNow());
            return found;
        }
        catch (Exception cause) when (IsUnreadable(cause, stop))
        {
            var refusal = trouble.Tell(SignInRefusals.ProviderDown, $"discovery-{cause.GetType().Name}");
            return _known is { } old ? old.Configuration : refusal;
        }
    }

    private OpenIdConnectConfiguration? Fresh(TimeSpan age) => _known is { } known && clock.GetUtcNow() - known.At < age ? known.Configuration : null;

    // The specification asks that the issuer be the very address asked; otherwise one service could pass for another.
    private string? WhatIsWrong(OpenIdConnectConfiguration found)
    {
        if (found.Issuer?.TrimEnd('/') != authority.TrimEnd('/')) return "discovery-other-issuer";
        if (!IsSafe(found.AuthorizationEndpoint) || !IsSafe(found.TokenEndpoint)) return "discovery-unsafe-address";
        if (!string.IsNullOrEmpty(found.UserInfoEndpoint) && !IsSafe(found.UserInfoEndpoint)) return "discovery-unsafe-address";
        return found.SigningKeys.Count == 0 ? "discovery-no-keys" : null;
    }

    private static bool IsSafe(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback);

    // The library tells a description that cannot be read in several ways; nothing else is called where this is asked.
    private static bool IsUnreadable(Exception cause, CancellationToken stop) =>
        IsOutside(cause, stop) || cause is InvalidOperationException or ArgumentException;

    /// <summary>True for what a service that is down, slow or broken causes; false when the request was given up.</summary>
    public static bool IsOutside(Exception cause, CancellationToken stop) =>
        !stop.IsCancellationRequested && (cause is HttpRequestException or IOException or OperationCanceledException or JsonException);
}
