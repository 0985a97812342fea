using System.Collections.Concurrent;
using Joinery.App;
using Joinery.App.Cli;
using Joinery.App.Hosting;
using Joinery.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Joinery.SystemTests.SignIn;

/// <summary>Joinery as it runs in earnest, no demo: any number of nodes over one database, with browsers in front and the log at hand.</summary>
internal sealed class RunningPlace : IAsyncDisposable
{
    private readonly List<WebApplication> _nodes = [];
    private readonly List<Browser> _browsers = [];

    private RunningPlace(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    /// <summary>Every line that any node logged.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>The settings that have both services on.</summary>
    public static Settings With(ProviderProcess services) => new()
    {
        Url = "http://127.0.0.1:0",
        TrustedProxies = "127.0.0.1",
        LogLevel = "Warning",
        SignInPerMinute = 10_000,
        Cis2Authority = services.Cis2,
        Cis2ClientId = "joinery-cis2",
        Cis2ClientSecret = ProviderProcess.Secret,
        EntraAuthority = services.Entra,
        EntraClientId = "joinery-entra",
        EntraClientSecret = ProviderProcess.Secret,
        EntraOrganisation = "XHC",
    };

    public static async Task<RunningPlace> Start(Settings settings, int nodes = 1)
    {
        var place = new RunningPlace(await TestDatabases.Empty(DatabaseKind.Sqlite));
        // The services live in real time, so Joinery's clock begins there too; it moves only when a test moves it.
        place.Database.Clock.MoveTo(Commands.SystemClock.GetUtcNow());
        (await Migrations.Apply(place.Database.Store, Modules.Migrations, place.Database.Clock)).OrThrow();
        for (var node = 0; node < nodes; node++)
        {
            var app = Server.Build(settings, place.Database.AnotherNode(), place.Database.Clock);
            app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Lines(place.Log));
            await app.StartAsync();
            place._nodes.Add(app);
        }
        return place;
    }

    /// <summary>Where a node listens.</summary>
    public Uri Address(int node = 0) => new(_nodes[node].Urls.Single());

    /// <summary>A browser without any cookie yet.</summary>
    public Browser Browser()
    {
        var browser = new Browser(Address());
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>The ids of everybody who ever came in.</summary>
    public Task<long> Accounts() => Database.Value<long>("select count(*) from app_account");

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers) browser.Dispose();
        foreach (var node in _nodes) await node.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Keeps what is logged, with everything that was said beside it.</summary>
internal sealed class Lines(ConcurrentQueue<string> kept) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        kept.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}
