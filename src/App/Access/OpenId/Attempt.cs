using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace Joinery.App.Access.OpenId;

/// <summary>A sign-in that a browser has begun and not finished: what its answer must match, and where the person was going.</summary>
internal sealed record Attempt(string Provider, string State, string Nonce, string CodeVerifier, string RedirectUri, string Return, DateTimeOffset Until)
{
    /// <summary>What the service is told of the verifier (PKCE, RFC 7636), so that a stolen code is worth nothing without this browser's cookie.</summary>
    public string CodeChallenge => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(CodeVerifier)));
}

/// <summary>
/// Keeps each attempt in a cookie of its own, sealed with the keys that all nodes share, so that any node can finish what another began
/// and two tabs do not disturb each other. The cookie is taken away when the attempt is finished, however it ends.
/// </summary>
internal sealed class Attempts(IDataProtectionProvider protection, Settings settings, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    // More cookies than this and the browser's requests would in time be too large for the server.
    private const int MostAtOnce = 5;

    /// <summary>Letters of a state: 32 bytes in base 64.</summary>
    private const int StateLength = 43;

    private readonly IDataProtector _seal = protection.CreateProtector("Joinery.SignIn.Attempt");

    // The __Host- prefix binds the cookie to this host and to HTTPS; the demo is served over plain HTTP on one machine.
    private readonly string _prefix = settings.Demo ? "joinery-sign-in-" : "__Host-joinery-sign-in-";

    /// <summary>A new attempt, kept in a cookie.</summary>
    public Attempt Begin(HttpContext context, string provider, string destination)
    {
        var redirectUri = $"{context.Request.Scheme}://{context.Request.Host}/sign-in/{provider}/done";
        var attempt = new Attempt(provider, Unguessable(), Unguessable(), Unguessable(), redirectUri, destination, clock.GetUtcNow() + Lasts);
        var old = context.Request.Cookies.Keys.Where(name => name.StartsWith(_prefix, StringComparison.Ordinal)).ToList();
        foreach (var name in old.Count < MostAtOnce ? [] : old) context.Response.Cookies.Delete(name, Options());
        var words = _seal.Protect(JsonSerializer.Serialize(attempt));
        context.Response.Cookies.Append(Name(attempt.State), words, Options(Lasts));
        return attempt;
    }

    /// <summary>The attempt that an answer belongs to, once: its cookie is taken away. Null when this browser began none, or too long ago.</summary>
    public Attempt? Finish(HttpContext context, string provider, string state)
    {
        if (state.Length != StateLength || !state.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) return null;
        if (context.Request.Cookies[Name(state)] is not { } words) return null;
        context.Response.Cookies.Delete(Name(state), Options());
        return Read(words) is { } attempt && attempt.Provider == provider && IsSame(attempt.State, state) && attempt.Until > clock.GetUtcNow() ? attempt : null;
    }

    private Attempt? Read(string words)
    {
        try
        {
            return JsonSerializer.Deserialize<Attempt>(_seal.Unprotect(words));
        }
        catch (Exception cause) when (cause is CryptographicException or JsonException)
        {
            // Not sealed by us, or with a key long gone: as good as no cookie.
            return null;
        }
    }

    // The browser comes back from another site by following a redirect, which Lax allows and Strict would not.
    private CookieOptions Options(TimeSpan? lasts = null) =>
        new() { HttpOnly = true, Secure = !settings.Demo, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lasts, IsEssential = true };

    private string Name(string state) => _prefix + state[..16];

    private static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private static string Unguessable() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
}
