using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Joinery.Testing;

/// <summary>
/// Gives each test a database of its own, so that no test can see another's rows, and takes it away afterwards.
/// PostgreSQL is the one that ./test starts and names in JOINERY_TEST_POSTGRES.
/// </summary>
public static class TestDatabases
{
    /// <summary>A database with nothing in it, not even Joinery's own tables.</summary>
    public static async Task<TestDatabase> Empty(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite ? SqliteInFolder() : await PostgresOnServer();

    /// <summary>A database with the kernel's tables, and those of further <paramref name="migrations"/>.</summary>
    public static async Task<TestDatabase> Ready(DatabaseKind kind, params Migration[] migrations)
    {
        var database = await Empty(kind);
        (await Migrations.Apply(database.Store, [.. Migrations.In(typeof(Store).Assembly), .. migrations], database.Clock)).OrThrow();
        return database;
    }

    /// <summary>A database with the same rows as another, which nobody uses meanwhile.</summary>
    public static async Task<TestDatabase> CopyOf(TestDatabase template)
    {
        if (template.Kind == DatabaseKind.Postgres) return await PostgresOnServer(template.Name);
        var copy = SqliteInFolder();
        File.Copy(template.Address.File, copy.Address.File);
        return copy;
    }

    /// <summary>The connection string of the server for tests, without a database; a test that needs it fails when there is none.</summary>
    public static string Server => Environment.GetEnvironmentVariable("JOINERY_TEST_POSTGRES") is { Length: > 0 } server
        ? server : throw new InvalidOperationException("PostgreSQL is not there: run ./test, which starts one.");

    private static TestDatabase SqliteInFolder()
    {
        var folder = Directory.CreateTempSubdirectory("joinery-test-").FullName;
        var file = Path.Combine(folder, "joinery.db");
        return new TestDatabase(DatabaseKind.Sqlite, $"sqlite:{file}", new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString(), () =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> PostgresOnServer(string template = "template0")
    {
        var name = $"test_{Some.Id<TestDatabase>().Value:N}_{Environment.ProcessId}";
        // template0 admits no visitor, so that any number of tests can copy it at the same time.
        await OnServer($"create database {name} template {template}");
        var here = new NpgsqlConnectionStringBuilder(Server) { Database = name };
        var raw = new NpgsqlConnectionStringBuilder(here.ConnectionString) { Pooling = false, SearchPath = TestDatabase.Schema };
        return new TestDatabase(DatabaseKind.Postgres, $"postgres:{here}", raw.ToString(), () => OnServer($"drop database {name} with (force)"));
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres" }.ToString());
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}

/// <summary>One test's database, the nodes that use it, and a way past them for whoever could write to the database itself.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The schema of tests on PostgreSQL.</summary>
    public const string Schema = "joinery";

    private readonly string _raw;
    private readonly Func<Task> _remove;
    private readonly List<Store> _nodes = [];

    internal TestDatabase(DatabaseKind kind, string setting, string raw, Func<Task> remove)
    {
        (Kind, Setting, _raw, _remove) = (kind, setting, raw, remove);
        Address = StoreAddress.Parse(setting, Schema, Path.GetTempPath()).OrThrow();
        Store = AnotherNode();
    }

    /// <summary>Which database.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The name of the database on its server; empty for a file.</summary>
    public string Name => Kind == DatabaseKind.Postgres ? new NpgsqlConnectionStringBuilder(_raw).Database! : "";

    /// <summary>What the setting database would say: sqlite:FILE or postgres:CONNECTION.</summary>
    public string Setting { get; }

    /// <summary>The same, read.</summary>
    public StoreAddress Address { get; }

    /// <summary>The clock of every node; it stands at <see cref="Some.Moment"/>.</summary>
    public ManualClock Clock { get; } = new(Some.Moment);

    /// <summary>The store as the first node has it.</summary>
    public Store Store { get; }

    /// <summary>The store as another node has it: the same data, nothing else shared.</summary>
    public Store AnotherNode()
    {
        var node = Store.At(Address, Clock);
        _nodes.Add(node);
        return node;
    }

    /// <summary>A connection past the store, as somebody with the database's password would have it.</summary>
    public async Task<DbConnection> Connect()
    {
        DbConnection connection = Kind == DatabaseKind.Sqlite ? new SqliteConnection(_raw) : new NpgsqlConnection(_raw);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs SQL past the store; gives the number of rows changed.</summary>
    public async Task<int> Sql(string sql, object? parameters = null)
    {
        await using var connection = await Connect();
        return await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>One value read past the store.</summary>
    public async Task<T> Value<T>(string sql, object? parameters = null)
    {
        await using var connection = await Connect();
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>Closes every node's connections, so that the database can be copied.</summary>
    public async Task Close()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _nodes.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _remove();
    }
}
