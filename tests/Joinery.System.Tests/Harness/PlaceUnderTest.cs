using Joinery.App;
using Joinery.App.Hosting;
using Joinery.Design;
using Joinery.Testing;
using Microsoft.AspNetCore.Builder;

namespace Joinery.SystemTests;

/// <summary>
/// The real application over real HTTP, on a database of its own: the demo place as it is on its first morning, unless a test asks for another.
/// A test visits it as people do, with a <see cref="Visitor"/>.
/// </summary>
internal sealed class PlaceUnderTest : IAsyncDisposable
{
    /// <summary>The first morning of the demo place, at half past ten in England.</summary>
    public static readonly DateTimeOffset FirstMorning = new(DemoPlace.FirstDay, new TimeOnly(9, 30), TimeSpan.Zero);

    private readonly List<WebApplication> _nodes = [];
    private readonly List<Visitor> _visitors = [];
    private readonly Settings _settings;

    private PlaceUnderTest(TestDatabase database, Settings settings) => (Database, _settings) = (database, settings);

    public TestDatabase Database { get; }

    public ManualClock Clock => Database.Clock;

    /// <summary>The address of the first node.</summary>
    public Uri Address => new(_nodes[0].Urls.First());

    /// <summary>What the first node serves with.</summary>
    public IServiceProvider Services => _nodes[0].Services;

    /// <summary>The demo place; settings may be changed from those of the demo.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="with">Changes the demo's settings.</param>
    /// <param name="more">Adds endpoints of the test's own.</param>
    public static async Task<PlaceUnderTest> Open(DatabaseKind kind = DatabaseKind.Sqlite, Func<Settings, Settings>? with = null, Action<WebApplication>? more = null)
    {
        var database = await TestDatabases.CopyOf(await Templates.Demo(kind));
        database.Clock.MoveTo(FirstMorning);
        // Many tests sign in from one address in the same minute.
        var demo = new Settings { Url = "http://127.0.0.1:0", Demo = true, PlaceName = DemoPlace.Name, SignInPerMinute = 10_000, LogLevel = "Error" };
        var place = new PlaceUnderTest(database, with is null ? demo : with(demo));
        await place.Start(database.Store, more);
        return place;
    }

    /// <summary>Another node over the same database; gives its address.</summary>
    public async Task<Uri> AnotherNode() => new((await Start(Database.AnotherNode())).Urls.First());

    private async Task<WebApplication> Start(Store store, Action<WebApplication>? more = null)
    {
        var app = Server.Build(_settings, store, Clock);
        more?.Invoke(app);
        await app.StartAsync();
        _nodes.Add(app);
        return app;
    }

    /// <summary>Somebody with a browser of their own, at the first node unless another is named.</summary>
    public Visitor Visitor(Uri? node = null)
    {
        var visitor = new Visitor(node ?? Address);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Somebody signed in as the first demo person of a role, named as in the list: Social worker.</summary>
    public async Task<Visitor> SignedIn(string role, Uri? node = null)
    {
        var visitor = Visitor(node);
        await visitor.SignIn(role);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors) visitor.Dispose();
        foreach (var node in _nodes)
        {
            await node.StopAsync();
            await node.DisposeAsync();
        }
        await Database.DisposeAsync();
    }
}

/// <summary>Databases made once in a run and copied for each test: migrating and seeding take seconds, a copy takes a moment.</summary>
internal static class Templates
{
    private static readonly Lazy<Task<TestDatabase>> Sqlite = new(() => Seeded(DatabaseKind.Sqlite)), Postgres = new(() => Seeded(DatabaseKind.Postgres));
    private static readonly Lazy<Task<TestDatabase>> BareSqlite = new(() => Migrated(DatabaseKind.Sqlite)), BarePostgres = new(() => Migrated(DatabaseKind.Postgres));

    /// <summary>The demo place, seed 7.</summary>
    public static Task<TestDatabase> Demo(DatabaseKind kind) => (kind == DatabaseKind.Sqlite ? Sqlite : Postgres).Value;

    /// <summary>Tables and reference data, and nobody in them.</summary>
    public static Task<TestDatabase> Empty(DatabaseKind kind) => (kind == DatabaseKind.Sqlite ? BareSqlite : BarePostgres).Value;

    private static async Task<TestDatabase> Migrated(DatabaseKind kind)
    {
        var database = await Fill(kind);
        await Shut(database);
        return database;
    }

    private static async Task<TestDatabase> Seeded(DatabaseKind kind)
    {
        var database = await Fill(kind);
        var demo = new DemoSeed(database.Store, 7, DemoPlace.FirstDay, (_, _) => { });
        foreach (var module in Modules.All) await module.SeedDemo(demo);
        await Shut(database);
        return database;
    }

    private static async Task<TestDatabase> Fill(DatabaseKind kind)
    {
        var database = await TestDatabases.Empty(kind);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        (await Migrations.Apply(database.Store, Modules.Migrations, database.Clock)).OrThrow();
        var load = new ReferenceLoad(database.Store, Actor.System(DemoPlace.Operator), database.Clock);
        foreach (var module in Modules.All) await module.LoadReferenceData(load);
        return database;
    }

    // What stands in the write-ahead log belongs to the file that is copied.
    private static async Task Shut(TestDatabase database)
    {
        if (database.Kind == DatabaseKind.Sqlite) await database.Sql("pragma wal_checkpoint(truncate)");
        await database.Close();
    }
}
