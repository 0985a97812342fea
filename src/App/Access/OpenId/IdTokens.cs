using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Joinery.App.Access.OpenId;

/// <summary>
/// Checks an ID token: signed by the service, for this Joinery, now, for the very sign-in that was begun. The checks are those of the
/// libraries that ASP.NET Core's own OpenID Connect uses; here they are only put in order.
/// </summary>
internal sealed class IdTokens(string clientId, TimeProvider clock)
{
    // Signed with a key that only the service has. Not "none", and no secret shared between us, which a leak on our side would expose.
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _tokens = new();
    private readonly OpenIdConnectProtocolValidator _protocol = new() { RequireTimeStampInNonce = false };

    /// <summary>The kind of error, or null when the token holds.</summary>
    public async Task<Type?> WhatIsWrong(OpenIdConnectMessage answer, string nonce, OpenIdConnectConfiguration service)
    {
        var checks = new TokenValidationParameters
        {
            ValidIssuer = service.Issuer,
            ValidAudience = clientId,
            IssuerSigningKeys = service.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            LifetimeValidator = IsNow,
        };
        var result = await _tokens.ValidateTokenAsync(answer.IdToken, checks);
        return result.IsValid ? WhatIsWrongInProtocol(answer, nonce) : result.Exception.GetType();
    }

    // Nonce, at_hash, azp and the claims that must be there.
    private Type? WhatIsWrongInProtocol(OpenIdConnectMessage answer, string nonce)
    {
        try
        {
            _protocol.ValidateTokenResponse(new() { ClientId = clientId, ProtocolMessage = answer, Nonce = nonce, ValidatedIdToken = new JwtSecurityToken(answer.IdToken) });
            return null;
        }
        catch (Exception cause) when (cause is OpenIdConnectProtocolException or SecurityTokenException or ArgumentException)
        {
            return cause.GetType();
        }
    }

    // The leeway is taken from now, not from the token, whose moments may be the first or last that there are.
    private bool IsNow(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters checks)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now - ClocksMayDiffer && (notBefore is not { } start || start <= now + ClocksMayDiffer);
    }
}
