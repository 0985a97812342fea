using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Joinery.Design;

namespace Joinery.App;

/// <summary>One setting: its key, the sentence that explains it, and whether it is a secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string key, string sentence) : Attribute
{
    public string Key { get; } = key;
    public string Sentence { get; } = sentence;
    public bool Secret { get; init; }
    public int Min { get; init; } = int.MinValue;
    public int Max { get; init; } = int.MaxValue;
}

/// <summary>
/// Everything that can be set, with its default. A value comes from, each over the one before: the default, the settings file,
/// the environment (JOINERY_ and the key in capitals with underscores), and --set on the command line.
/// </summary>
public sealed record Settings
{
    [Setting("database", "Where the data are: sqlite:FILE, or postgres: and a connection string.", Secret = true)]
    public string Database { get; init; } = "sqlite:joinery.db";

    [Setting("schema", "The PostgreSQL schema of this place; one for each place in the same database.")]
    public string Schema { get; init; } = "joinery";

    [Setting("url", "The address to serve on; put a reverse proxy with HTTPS in front of anything but this machine.")]
    public string Url { get; init; } = "http://127.0.0.1:5075";

    [Setting("place-name", "The name of the place, shown in the header.")]
    public string PlaceName { get; init; } = "Your place";

    [Setting("organisation", "The organisation code of the body that runs this Joinery; the system acts for it. Needed outside the demo place.")]
    public string Organisation { get; init; } = "";

    [Setting("demo", "Offers sign-in as a fictional person of each role. Never set it where there are real people's data.")]
    public bool Demo { get; init; }

    [Setting("development", "Shows the style page at /design.")]
    public bool Development { get; init; }

    [Setting("session-minutes", "Minutes without a click after which a person must sign in again.", Min = 5, Max = 120)]
    public int SessionMinutes { get; init; } = 30;

    [Setting("session-hours", "Hours after which a person must sign in again whatever they did.", Min = 1, Max = 24)]
    public int SessionHours { get; init; } = 12;

    [Setting("sign-in-per-minute", "Attempts to sign in from one address in a minute.", Min = 1, Max = 10_000)]
    public int SignInPerMinute { get; init; } = 20;

    [Setting("trusted-proxies", "Addresses of reverse proxies whose X-Forwarded headers are believed, separated by commas.")]
    public string TrustedProxies { get; init; } = "";

    [Setting("cis2-authority", "The issuer address of NHS CIS2; empty when it is not used.")]
    public string Cis2Authority { get; init; } = "";

    [Setting("cis2-client-id", "The client id that NHS CIS2 gave this Joinery.")]
    public string Cis2ClientId { get; init; } = "";

    [Setting("cis2-client-secret", "The client secret that NHS CIS2 gave this Joinery.", Secret = true)]
    public string Cis2ClientSecret { get; init; } = "";

    [Setting("entra-authority", "The issuer address of the council's Microsoft Entra ID; empty when it is not used.")]
    public string EntraAuthority { get; init; } = "";

    [Setting("entra-client-id", "The application id in Entra ID.")]
    public string EntraClientId { get; init; } = "";

    [Setting("entra-client-secret", "The client secret in Entra ID.", Secret = true)]
    public string EntraClientSecret { get; init; } = "";

    [Setting("entra-organisation", "The organisation code of the council whose Entra ID it is.")]
    public string EntraOrganisation { get; init; } = "";

    [Setting("telemetry-url", "Where traces and metrics go by OTLP; empty to send none.")]
    public string TelemetryUrl { get; init; } = "";

    [Setting("log-level", "The least serious events to log: Debug, Information, Warning or Error.")]
    public string LogLevel { get; init; } = "Information";

    [Setting("postgres-tools", "The folder with pg_dump and pg_restore; empty to find them on the path.")]
    public string PostgresTools { get; init; } = "";

    /// <summary>No setting of that key.</summary>
    public static readonly RefusalKind Unknown = new("setting.unknown", "There is no setting {0}. Run joinery settings to see them all.");
    /// <summary>A value of the wrong kind.</summary>
    public static readonly RefusalKind Invalid = new("setting.invalid", "The setting {0} must be {1}.");
    /// <summary>The file is not a JSON object of plain values.</summary>
    public static readonly RefusalKind FileUnreadable = new("setting.file", "The settings file cannot be read: {0}");
    /// <summary>Two settings that need each other.</summary>
    public static readonly RefusalKind Incomplete = new("setting.incomplete", "The setting {0} also needs {1}.");
    /// <summary>Nobody for whom the system would act.</summary>
    public static readonly RefusalKind NoOrganisation = new("setting.organisation",
        "Set organisation to the code of the body that runs this Joinery, like --set organisation=QXX. For the demo place add --demo instead.");
    /// <summary>--set without an equals sign.</summary>
    public static readonly RefusalKind NotAPair = new("setting.pair", "--set takes key=value, like --set session-minutes=20.");

    /// <summary>Every setting with its attribute, in the order of this file.</summary>
    public static IReadOnlyList<(PropertyInfo Property, SettingAttribute About)> All { get; } =
        typeof(Settings).GetProperties().Select(property => (property, property.GetCustomAttribute<SettingAttribute>()!)).Where(pair => pair.Item2 is not null).ToList();

    /// <summary>The settings from all sources, or every problem with its place.</summary>
    public static (Settings? Settings, IReadOnlyList<Refusal> Problems) Read(string? file, IDictionary environment, IEnumerable<string> pairs)
    {
        var values = new Dictionary<string, (string Text, string From)>(StringComparer.Ordinal);
        var problems = new List<Refusal>();
        ReadFile(file, values, problems);
        ReadEnvironment(environment, values, problems);
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [var key, var text]) problems.Add(NotAPair.With().At("--set"));
            else values[key] = (text, "--set");
        }
        var settings = new Settings();
        foreach (var (key, (text, from)) in values)
        {
            var known = All.FirstOrDefault(pair => pair.About.Key == key);
            if (known.Property is null) problems.Add(Unknown.With(key).At(from));
            else if (Convert(known.Property, known.About, text) is { } value) known.Property.SetValue(settings, value);
            else problems.Add(Invalid.With(key, Wanted(known.Property, known.About)).At(from));
        }
        problems.AddRange(settings.Conflicts());
        return (problems.Count == 0 ? settings : null, problems);
    }

    private static void ReadFile(string? file, Dictionary<string, (string, string)> values, List<Refusal> problems)
    {
        if (file is null) return;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
                    problems.Add(Invalid.With(property.Name, "a plain value: text, a number, true or false").At(Path.GetFileName(file)));
                else
                    values[property.Name] = (property.Value.ToString(), Path.GetFileName(file));
            }
        }
        catch (Exception cause) when (cause is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            problems.Add(FileUnreadable.With(cause.Message).At(Path.GetFileName(file)));
        }
    }

    // These belong to the tests, not to the product.
    private static readonly string[] ForTests = ["JOINERY_TEST_", "JOINERY_SHARED", "JOINERY_APPROVE"];

    private static void ReadEnvironment(IDictionary environment, Dictionary<string, (string, string)> values, List<Refusal> problems)
    {
        foreach (DictionaryEntry variable in environment)
        {
            var name = (string)variable.Key;
            if (!name.StartsWith("JOINERY_", StringComparison.Ordinal) || ForTests.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))) continue;
            var key = name["JOINERY_".Length..].ToLowerInvariant().Replace('_', '-');
            if (All.Any(pair => pair.About.Key == key)) values[key] = ((string?)variable.Value ?? "", name);
            else problems.Add(Unknown.With(key).At(name));
        }
    }

    private static object? Convert(PropertyInfo property, SettingAttribute about, string text)
    {
        if (property.PropertyType == typeof(string)) return text;
        if (property.PropertyType == typeof(bool)) return text.ToLowerInvariant() switch { "true" or "yes" or "1" => true, "false" or "no" or "0" => false, _ => null };
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= about.Min && number <= about.Max ? number : null;
    }

    private static string Wanted(PropertyInfo property, SettingAttribute about) =>
        property.PropertyType == typeof(bool) ? "true or false" : $"a whole number from {about.Min} to {about.Max}";

    private IEnumerable<Refusal> Conflicts()
    {
        if (StoreAddress.Parse(Database, Schema, Directory.GetCurrentDirectory()).Refusal is { } address) yield return address.At("database");
        if (Organisation.Length > 0 && OdsCode.Parse(Organisation).Refusal is { } code) yield return code.At("organisation");
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) yield return Invalid.With("url", "an address like http://127.0.0.1:5075").At("url");
        // Enum.TryParse would take a number too.
        if (LogLevel is not ("Debug" or "Information" or "Warning" or "Error")) yield return Invalid.With("log-level", "Debug, Information, Warning or Error").At("log-level");
        if (ProxyList.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is not null)
            yield return Invalid.With("trusted-proxies", "addresses like 10.0.0.5, separated by commas").At("trusted-proxies");
        if (TelemetryUrl.Length > 0 && (!Uri.TryCreate(TelemetryUrl, UriKind.Absolute, out var telemetry) || telemetry.Scheme is not ("http" or "https")))
            yield return Invalid.With("telemetry-url", "an address like http://127.0.0.1:4317").At("telemetry-url");
        foreach (var (name, authority, id) in new[] { ("cis2", Cis2Authority, Cis2ClientId), ("entra", EntraAuthority, EntraClientId) })
        {
            if (authority.Length == 0) continue;
            if (!Uri.TryCreate(authority, UriKind.Absolute, out var issuer) || (issuer.Scheme != "https" && !issuer.IsLoopback))
                yield return Invalid.With($"{name}-authority", "an https address").At($"{name}-authority");
            if (id.Length == 0) yield return Incomplete.With($"{name}-authority", $"{name}-client-id").At($"{name}-authority");
        }
        if (EntraAuthority.Length > 0 && OdsCode.Parse(EntraOrganisation).Refusal is { } council) yield return council.At("entra-organisation");
    }

    /// <summary>The address of the store; the settings were checked when read.</summary>
    public StoreAddress Address => StoreAddress.Parse(Database, Schema, Directory.GetCurrentDirectory()).Value;

    /// <summary>The addresses of trusted proxies, one by one.</summary>
    public IReadOnlyList<string> ProxyList => TrustedProxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The body for which the system acts: the one that was set, or in the demo place its own; refused when there is neither.</summary>
    public Outcome<OdsCode> Operator(bool demo) => Organisation.Length > 0 ? OdsCode.Parse(Organisation) : demo ? DemoPlace.Operator : NoOrganisation.With();

    /// <summary>A value as it may be shown: a secret only as set or not set.</summary>
    public string Shown(PropertyInfo property, SettingAttribute about)
    {
        if (property.Name == nameof(Database)) return Address.ToString();
        var value = property.GetValue(this) switch
        {
            null => "",
            bool yes => yes ? "true" : "false",
            var other => other.ToString()!,
        };
        return about.Secret ? value.Length == 0 ? "(not set)" : "(set, not shown)" : value.Length == 0 ? "(empty)" : value;
    }
}
