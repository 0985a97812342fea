using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Joinery.SystemTests.SignIn;

/// <summary>A sign-in service whose every answer a test can bend: it stands where the network would be.</summary>
internal sealed class PretendProvider(DateTimeOffset now) : HttpMessageHandler
{
    public const string Issuer = "https://sign-in.example/tenant", ClientId = "joinery", AccessToken = "access-token-1", Nonce = "nonce-1";

    /// <summary>The key that tokens are signed with.</summary>
    public RsaSecurityKey Key { get; set; } = NewKey("key-1");

    /// <summary>The keys that the service publishes; the one it signs with unless a test says otherwise.</summary>
    public List<RsaSecurityKey>? Published { get; set; }

    public string PublishedIssuer { get; set; } = Issuer;

    public string TokenEndpoint { get; set; } = "https://sign-in.example/token";

    /// <summary>The claims of the ID token; a test adds, changes and removes.</summary>
    public Dictionary<string, object> Claims { get; } = new()
    {
        ["iss"] = Issuer,
        ["aud"] = ClientId,
        ["sub"] = "person-1",
        ["nonce"] = Nonce,
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        ["at_hash"] = HalfHash(AccessToken),
        ["tid"] = "tenant-1",
        ["oid"] = "object-1",
        ["name"] = "Test Person",
        ["roles"] = new[] { "joinery.nurse" },
        ["authentication_assurance_level"] = "3",
        ["selected_roleid"] = "1",
    };

    public string UserInfo { get; set; } = """{"sub":"person-1","name":"Test Person"}""";

    /// <summary>What is done to the finished ID token.</summary>
    public Func<string, string> Bend { get; set; } = token => token;

    public Func<HttpResponseMessage>? TokenAnswer { get; set; }

    /// <summary>What it answers instead of its description.</summary>
    public Func<HttpResponseMessage>? Description { get; set; }

    /// <summary>How often the service was asked to describe itself.</summary>
    public int Described { get; private set; }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public static string HalfHash(string text) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(text))[..16]);

    /// <summary>The claims as a token with a signature of the caller's choosing.</summary>
    public string Sign(SigningCredentials with) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(Claims), with);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(request.RequestUri!.AbsolutePath switch
    {
        "/tenant/.well-known/openid-configuration" => Describe(),
        "/keys" => Json(new { keys = (Published ?? [Key]).Select(Public) }),
        "/token" => TokenAnswer?.Invoke() ?? Json(new { access_token = AccessToken, token_type = "Bearer", id_token = Bend(Sign(new(Key, SecurityAlgorithms.RsaSha256))) }),
        "/userinfo" => new(HttpStatusCode.OK) { Content = new StringContent(UserInfo) },
        _ => new(HttpStatusCode.NotFound),
    });

    private HttpResponseMessage Describe()
    {
        Described++;
        if (Description is { } instead) return instead();
        return Json(new { issuer = PublishedIssuer, authorization_endpoint = "https://sign-in.example/authorise", token_endpoint = TokenEndpoint, userinfo_endpoint = "https://sign-in.example/userinfo", jwks_uri = "https://sign-in.example/keys" });
    }

    private static object Public(RsaSecurityKey key)
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }

    private static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
}
