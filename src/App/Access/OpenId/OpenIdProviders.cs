namespace Joinery.App.Access.OpenId;

/// <summary>The sign-in services that are set up here: each is on when its authority is set.</summary>
internal sealed class OpenIdProviders : IDisposable
{
    /// <summary>NHS Care Identity Service 2.</summary>
    public const string Cis2 = "cis2";

    /// <summary>A council's Microsoft Entra ID.</summary>
    public const string Entra = "entra";

    private const int MostBytes = 1_000_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly Dictionary<string, OpenIdProvider> _on = [];

    public OpenIdProviders(Settings settings, TimeProvider clock)
    {
        // A redirect from a token endpoint would carry the secret to wherever it points. Connections are renewed so that a change of address is seen.
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _http = new(connections) { Timeout = LongestWait, MaxResponseContentBufferSize = MostBytes };
        if (settings.Cis2Authority.Length > 0)
            _on[Cis2] = new(Cis2, "NHS CIS2", settings.Cis2Authority, settings.Cis2ClientId, settings.Cis2ClientSecret, _http, clock);
        if (settings.EntraAuthority.Length > 0)
            _on[Entra] = new(Entra, "Your council’s sign-in", settings.EntraAuthority, settings.EntraClientId, settings.EntraClientSecret, _http, clock);
    }

    /// <summary>Every key that there could be; their routes are always there.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Cis2, Entra];

    /// <summary>The service of that key; null when it is not set up.</summary>
    public OpenIdProvider? Find(string key) => _on.GetValueOrDefault(key);

    public void Dispose() => _http.Dispose();
}
