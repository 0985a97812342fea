using System.Net;
using System.Net.Sockets;
using Joinery.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

/// <summary>A database that cannot be used is told in a sentence for the operator, which never holds the password.</summary>
public sealed class StoreFaultTests
{
    private const string Password = "Tr0ub4dor-and-3";

    private static async Task<StoreUnavailableException> ReadFrom(string setting)
    {
        await using var store = Store.At(StoreAddress.Parse(setting, "joinery", Path.GetTempPath()).OrThrow(), new ManualClock(Some.Moment));
        return await Should.ThrowAsync<StoreUnavailableException>(() => store.Read(DeedChain.Head));
    }

    private static async Task<StoreUnavailableException> WriteTo(string setting)
    {
        await using var store = Store.At(StoreAddress.Parse(setting, "joinery", Path.GetTempPath()).OrThrow(), new ManualClock(Some.Moment));
        return await Should.ThrowAsync<StoreUnavailableException>(() => store.Write<Done>(Some.Deed(), _ => Task.FromResult<Outcome<Done>>(Done.It)));
    }

    private static string Postgres(Action<NpgsqlConnectionStringBuilder> change)
    {
        var parts = new NpgsqlConnectionStringBuilder(TestDatabases.Server) { Password = Password, Database = "postgres" };
        change(parts);
        return $"postgres:{parts}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [Fact]
    public async Task A_server_that_is_not_there_says_so_without_the_password()
    {
        var port = FreePort();
        foreach (var failure in new[] { await ReadFrom(Postgres(parts => parts.Port = port)), await WriteTo(Postgres(parts => parts.Port = port)) })
        {
            failure.Message.ShouldBe($"PostgreSQL cannot be reached (postgres:Host=127.0.0.1;Port={port};Database=postgres;Schema=joinery). Check that it runs and that the host and port are right.");
            failure.ToString().ShouldNotContain(Password);
        }
    }

    [Fact]
    public async Task A_host_whose_name_cannot_be_found_says_so_without_the_password()
    {
        // A label of a host's name is never empty, so no name server is asked.
        var failure = await ReadFrom(Postgres(parts => parts.Host = "no..such.host"));
        failure.Message.ShouldStartWith("PostgreSQL cannot be reached");
        failure.ToString().ShouldNotContain(Password);
    }

    [Fact]
    public async Task Of_several_hosts_none_of_which_is_there_it_says_so()
    {
        var (one, other) = (FreePort(), FreePort());
        var failure = await ReadFrom(Postgres(parts => parts.Host = $"127.0.0.1:{one},127.0.0.1:{other}"));
        failure.Message.ShouldStartWith("PostgreSQL cannot be reached");
        failure.ToString().ShouldNotContain(Password);
    }

    [Fact]
    public async Task A_missing_database_is_named()
    {
        var failure = await ReadFrom(Postgres(parts => parts.Database = "no_such"));
        failure.Message.ShouldStartWith("The PostgreSQL server has no database of that name");
        failure.Message.ShouldContain("Database=no_such");
        failure.ToString().ShouldNotContain(Password);
    }

    [Fact]
    public async Task A_user_that_the_server_does_not_know_is_told_as_a_wrong_name_or_password()
    {
        var failure = await ReadFrom(Postgres(parts => parts.Username = "nobody_here"));
        failure.Message.ShouldStartWith("PostgreSQL refused the user name or password");
        failure.ToString().ShouldNotContain(Password);
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_says_to_use_the_primary()
    {
        await using var database = await TestDatabases.Ready(DatabaseKind.Postgres);
        var readOnly = new NpgsqlConnectionStringBuilder(database.Setting["postgres:".Length..]) { Options = "-c default_transaction_read_only=on" };
        (await WriteTo($"postgres:{readOnly}")).Message.ShouldStartWith("The PostgreSQL database is read-only");
    }

    [Theory, OnBothDatabases]
    public async Task A_database_without_tables_says_to_migrate(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Empty(kind);
        (await ReadFrom(database.Setting)).Message.ShouldEndWith("Run: joinery migrate");
        (await WriteTo(database.Setting)).Message.ShouldEndWith("Run: joinery migrate");
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_left_alone()
    {
        using var folder = new TempFolder();
        var file = folder.File("letter.txt");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("Dear Sir or Madam, ", 100)));
        var before = await File.ReadAllBytesAsync(file);

        (await ReadFrom($"sqlite:{file}")).Message.ShouldBe($"The file is not a Joinery database (sqlite:{file}). Correct the setting database.");
        (await WriteTo($"sqlite:{file}")).Message.ShouldStartWith("The file is not a Joinery database");

        (await File.ReadAllBytesAsync(file)).ShouldBe(before);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        using var folder = new TempFolder();
        (await WriteTo($"sqlite:{folder.File("none/joinery.db")}")).Message.ShouldStartWith("The database file cannot be opened or made (sqlite:");
    }

    [Fact]
    public async Task A_path_below_a_file_cannot_be_opened()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("letter.txt"), "Dear Sir or Madam");
        (await WriteTo($"sqlite:{folder.File("letter.txt/joinery.db")}")).Message.ShouldStartWith("The database file cannot be opened or made");
    }

    [Fact]
    public async Task A_folder_where_nothing_may_be_made_says_so()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Only Linux has a folder in which not even root may make a file.");
        (await WriteTo("sqlite:/proc/self/joinery.db")).Message.ShouldStartWith("The database file cannot be opened or made");
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_says_so()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "File permissions do not bind root: run ./test as an ordinary user to see this.");
        using var folder = new TempFolder();
        var file = folder.File("joinery.db");
        await File.WriteAllBytesAsync(file, []);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        (await WriteTo($"sqlite:{file}")).Message.ShouldStartWith("The database file or its folder is read-only");
    }

    [Fact]
    public async Task A_write_that_the_database_will_not_take_says_that_it_may_only_be_read()
    {
        await using var database = await Purse.Ready(DatabaseKind.Sqlite, 100_00);

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => database.Store.Write(Some.Deed(), async db =>
        {
            await db.Query<long>("pragma query_only = on");
            return await Purse.Take(db, 30_00);
        }));

        failure.Message.ShouldStartWith("The database file or its folder is read-only");
    }

    [Fact]
    public async Task A_full_disk_keeps_nothing_of_the_write_and_says_so()
    {
        await using var database = await Purse.Ready(DatabaseKind.Sqlite, 100_00);

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await Purse.Take(db, 30_00);
            // SQLite treats its own limit of pages as it does the end of the disk.
            await db.Query<long>("pragma max_page_count = 1");
            await db.InsertMany("test_purse", ["name", "balance_pence"], Enumerable.Range(0, 10_000).Select(i => new object?[] { $"purse {i}", 1L }));
            return Done.It;
        }));

        failure.Message.ShouldStartWith("The disk is full");
        (await database.Left(), await database.Deeds()).ShouldBe((100_00, 0));
    }

    [Theory]
    [InlineData("", "joinery", "store.address")]
    [InlineData("sqlite:", "joinery", "store.address")]
    [InlineData("mysql:Host=x", "joinery", "store.address")]
    [InlineData("postgres:", "joinery", "store.address")]
    [InlineData("postgres:Database=x", "joinery", "store.address")]
    [InlineData("postgres:Host=x;Colour=red", "joinery", "store.address")]
    [InlineData("postgres:Host=x;Port=many", "joinery", "store.address")]
    [InlineData("postgres:Host=x;Port=99999999", "joinery", "store.address")]
    [InlineData("sqlite:x.db", "", "store.schema")]
    [InlineData("sqlite:x.db", "Joinery", "store.schema")]
    [InlineData("sqlite:x.db", "1st", "store.schema")]
    [InlineData("sqlite:x.db", "a;drop", "store.schema")]
    public void An_address_that_cannot_be_read_is_refused(string text, string schema, string code) =>
        StoreAddress.Parse(text, schema, "/data").Refusal!.Code.ShouldBe(code);

    [Fact]
    public void An_address_is_shown_without_its_secret()
    {
        var address = StoreAddress.Parse($"postgres:Host=db;Database=joinery;Username=joinery;Password={Password}", "place_one", "/data").Value;
        address.ToString().ShouldBe("postgres:Host=db;Port=5432;Database=joinery;Schema=place_one");
        $"{address}".ShouldNotContain(Password);
        StoreAddress.Parse("sqlite:joinery.db", "joinery", "/data").Value.File.ShouldBe("/data/joinery.db");
    }

    private sealed class TempFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("joinery-test-").FullName;

        public string File(string name) => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
