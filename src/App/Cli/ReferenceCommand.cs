using System.CommandLine;
using System.Reflection;
using System.Text;
using Joinery.App.Hosting;
using Joinery.Design;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Joinery.App.Cli;

/// <summary>joinery reference: writes the parts of docs/reference that are made from the program itself. A test compares them with what is committed.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where to write: docs/reference." };
        var command = new Command("reference", "Write the generated pages of the reference.") { folder };
        command.SetAction((parsed, stop) => Commands.WithStore(parsed, async (settings, store) =>
        {
            var target = parsed.GetValue(folder)!;
            Directory.CreateDirectory(target);
            foreach (var (name, text) in Pages(settings, store)) await File.WriteAllTextAsync(Path.Combine(target, name), text, stop);
            Terminal.Line($"Wrote the reference to {target}.");
            return Terminal.Done;
        }));
        return command;
    }

    /// <summary>Every generated page by its file name.</summary>
    internal static IReadOnlyDictionary<string, string> Pages(Settings settings, Store store)
    {
        using var app = (IDisposable)Server.Build(settings, store, Commands.SystemClock);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["settings.md"] = SettingsPage(),
            ["rights.md"] = RightsPage(AccessBook.Load()),
            ["refusals.md"] = RefusalsPage(),
            ["access-matrix.txt"] = AccessMatrix.Of((IEndpointRouteBuilder)app, AccessBook.Load()),
        };
    }

    private const string Made = "<!-- Made by `joinery reference docs/reference`. Edit the source, not this file. -->\n\n";

    private static string SettingsPage()
    {
        var page = new StringBuilder($"# Settings\n\n{Made}");
        page.Append("A value comes from, each over the one before: the default, the settings file (`joinery.json`, or `--settings FILE`), the environment, and `--set key=value`. ");
        page.Append("An unknown setting is refused. Secrets are never shown.\n\n| setting | environment | default | what it is for |\n|---|---|---|---|\n");
        var defaults = new Settings();
        foreach (var (property, about) in Settings.All)
            page.Append($"| `{about.Key}` | `JOINERY_{about.Key.ToUpperInvariant().Replace('-', '_')}` | {Plain(property.GetValue(defaults))} | {about.Sentence}{(about.Secret ? " Secret." : "")} |\n");
        return page.ToString();
    }

    private static string Plain(object? value) => value switch
    {
        "" or null => "(empty)",
        bool yes => yes ? "`true`" : "`false`",
        _ => $"`{value}`",
    };

    private static string RightsPage(AccessBook access)
    {
        var page = new StringBuilder($"# Rights and roles\n\n{Made}A role may do what is marked here and nothing else.\n\n| right | what its holders may do | roles |\n|---|---|---|\n");
        foreach (var entry in access.Rights)
            page.Append($"| `{entry.Right}` | {entry.Sentence} | {string.Join(", ", access.Roles.Where(role => role.Rights.Contains(entry.Right)).Select(role => role.Name))} |\n");
        page.Append("\n| role | name | purpose unless stated | what they come to do |\n|---|---|---|---|\n");
        foreach (var role in access.Roles) page.Append($"| `{role.Code}` | {role.Name} | {Words.Of(role.Purpose)} | {role.Description} |\n");
        return page.ToString();
    }

    private static string RefusalsPage()
    {
        var page = new StringBuilder($"# Refusals\n\n{Made}The code is stable and for programs; the sentence is for people. {{0}}, {{1}} … stand for values.\n\n| code | sentence |\n|---|---|\n");
        foreach (var kind in Refusals()) page.Append($"| `{kind.Code}` | {kind.Template} |\n");
        return page.ToString();
    }

    /// <summary>Every kind of refusal in Joinery's own assemblies.</summary>
    internal static IReadOnlyList<RefusalKind> Refusals() =>
        [.. Ours().SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(RefusalKind)).Select(field => (RefusalKind)field.GetValue(null)!).OrderBy(kind => kind.Code, StringComparer.Ordinal)];

    private static IEnumerable<Assembly> Ours()
    {
        var reached = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        void Reach(Assembly assembly)
        {
            if (!reached.TryAdd(assembly.FullName!, assembly)) return;
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Joinery.", StringComparison.Ordinal))) Reach(Assembly.Load(name));
        }
        Reach(typeof(Program).Assembly);
        return reached.Values;
    }
}

/// <summary>Role × right × endpoint, as text that is approved in review.</summary>
internal static class AccessMatrix
{
    public static string Of(IEndpointRouteBuilder app, AccessBook access)
    {
        var lines = app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => Line(method, endpoint, access)))
            .Distinct().Order(StringComparer.Ordinal);
        return string.Join('\n', lines.Prepend("# Every endpoint, the right it asks for, and the roles that hold the right. Made by: joinery reference docs/reference")) + "\n";
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods
        ? methods.Where(method => method != HttpMethods.Head || !methods.Contains(HttpMethods.Get)) : ["ANY"];

    private static string Line(string method, RouteEndpoint endpoint, AccessBook access) => $"{method,-5} {Address(endpoint.RoutePattern),-34} {Who(endpoint, access)}";

    private static string Address(RoutePattern pattern) => "/" + pattern.RawText!.Trim('/');

    /// <summary>public, the right with its roles, or NOBODY where an endpoint states nothing and is therefore refused to all.</summary>
    internal static string Who(RouteEndpoint endpoint, AccessBook access)
    {
        if (endpoint.Metadata.GetMetadata<PublicMark>() is not null) return "public";
        if (endpoint.Metadata.GetMetadata<Right>() is not { } right) return "NOBODY";
        var holders = access.Roles.Where(role => role.Rights.Contains(right)).Select(role => role.Code.Code);
        return $"{right}: {string.Join(' ', holders)}";
    }
}
