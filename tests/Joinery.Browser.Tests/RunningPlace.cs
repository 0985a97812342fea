using System.Collections.Concurrent;
using Joinery.App;
using Joinery.App.Hosting;
using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Joinery.BrowserTests;

/// <summary>
/// The demo place, served by the real program on a free port over a database file of its own.
/// Its clock stands at ten past ten in the morning of its first day, so that every picture and every date is the same on every run.
/// </summary>
internal sealed class RunningPlace : IAsyncDisposable
{
    private readonly Store _store;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Task<string>> _signedIn = new(StringComparer.Ordinal);

    private RunningPlace(Store store, WebApplication app) => (_store, _app) = (store, app);

    /// <summary>Ten past ten in England, in summer time: ten minutes after the seed.</summary>
    private static ManualClock Clock() => new(new DateTimeOffset(DemoPlace.FirstDay, new TimeOnly(9, 10), TimeSpan.Zero));

    /// <summary>Where it is served: http://127.0.0.1:PORT.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>Every address that it answers, as the program itself lists them.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

    /// <summary>A database file with the demo place in it, built as joinery migrate and joinery seed do.</summary>
    public static async Task Seed(string file)
    {
        var clock = Clock();
        await using var store = At(file, clock);
        (await Migrations.Apply(store, Modules.Migrations, clock)).OrThrow();
        var load = new ReferenceLoad(store, Actor.System(DemoPlace.Operator), clock);
        foreach (var module in Modules.All) await module.LoadReferenceData(load);
        var demo = new DemoSeed(store, seed: 7, DemoPlace.FirstDay, (_, _) => { });
        foreach (var module in Modules.All) await module.SeedDemo(demo);
    }

    /// <summary>Serves the place in a file. <paramref name="first"/> writes what a test needs beforehand.</summary>
    public static async Task<RunningPlace> Open(string file, Func<Store, Task>? first = null)
    {
        var clock = Clock();
        var store = At(file, clock);
        if (first is not null) await first(store);
        var settings = new Settings
        {
            Url = "http://127.0.0.1:0",
            PlaceName = DemoPlace.Name,
            Demo = true,
            Development = true,
            SignInPerMinute = 10_000,
            LogLevel = "Error",
            // Both ways to sign in stand on the page, and neither answers: nothing listens there.
            Cis2Authority = "http://127.0.0.1:9",
            Cis2ClientId = "joinery",
            EntraAuthority = "http://127.0.0.1:9",
            EntraClientId = "joinery",
            EntraOrganisation = "XHS",
        };
        var app = Server.Build(settings, store, clock);
        await app.StartAsync();
        return new(store, app);
    }

    private static Store At(string file, TimeProvider clock) =>
        Store.At(StoreAddress.Parse($"sqlite:{file}", "joinery", Path.GetTempPath()).OrThrow(), clock);

    /// <summary>The browser's state after signing in as somebody; done once for each of them.</summary>
    public Task<string> SignedIn(string account, Func<Task<string>> signIn) => _signedIn.GetOrAdd(account, _ => signIn());

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }
}
