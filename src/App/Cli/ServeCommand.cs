using System.CommandLine;
using System.Net.Sockets;
using Joinery.App.Hosting;
using Joinery.Design;

namespace Joinery.App.Cli;

/// <summary>joinery serve: checks that the database is up to date, then serves until stopped.</summary>
internal static class ServeCommand
{
    /// <summary>Somebody else has the port.</summary>
    public static readonly RefusalKind PortTaken = new("serve.port-taken", "The address {0} is in use by another program. Stop that program, or choose another with --set url=…");
    /// <summary>The address is not this machine's, or is reserved.</summary>
    public static readonly RefusalKind CannotListen = new("serve.cannot-listen", "Joinery cannot serve on {0}: {1}");

    public static Command Create()
    {
        var demo = new Option<bool>("--demo") { Description = "Sign in as a fictional person of any role." };
        var development = new Option<bool>("--development") { Description = "Show the style page at /design." };
        var serve = new Command("serve", "Serve pages and the JSON API until stopped.") { demo, development };
        serve.SetAction((parsed, stop) => Commands.WithStore(parsed, (settings, store) =>
            Serve(AsAsked(settings, parsed.GetValue(demo), parsed.GetValue(development)), store, stop)));
        return serve;
    }

    private static Settings AsAsked(Settings settings, bool demo, bool development)
    {
        var isDemo = settings.Demo || demo;
        var named = settings.PlaceName != new Settings().PlaceName;
        return settings with
        {
            Demo = isDemo,
            Development = settings.Development || development,
            PlaceName = isDemo && !named ? Design.DemoPlace.Name : settings.PlaceName,
        };
    }

    private static async Task<int> Serve(Settings settings, Store store, CancellationToken stop)
    {
        if (settings.Operator(settings.Demo).Refusal is { } nobody) return Terminal.Refuse(nobody);
        if ((await Migrations.Check(store, Modules.Migrations, stop)).Refusal is { } pending) return Terminal.Refuse(pending);
        await using var app = Server.Build(settings, store, Commands.SystemClock);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException cause) when (cause.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Terminal.Refuse(PortTaken.With(settings.Url));
        }
        catch (InvalidOperationException) when (settings.Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            return Terminal.Refuse(CannotListen.With(settings.Url, "it has no certificate. Serve http:// and put a reverse proxy with HTTPS in front of it."));
        }
        catch (SocketException cause)
        {
            return Terminal.Refuse(CannotListen.With(settings.Url, cause.Message + "."));
        }
        foreach (var address in app.Urls) Terminal.Line($"Joinery serves {settings.PlaceName} at {address}");
        await app.WaitForShutdownAsync(stop);
        return Terminal.Done;
    }
}
