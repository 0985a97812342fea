using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Joinery;

/// <summary>What a backup holds, written beside it, so that a restore can tell that it got everything back.</summary>
/// <param name="Kind">sqlite or postgres.</param>
/// <param name="At">When it was taken, in UTC.</param>
/// <param name="Sha256">Of the backup file.</param>
/// <param name="Deeds">The number of deeds in the chain.</param>
/// <param name="Head">The hash of the last deed.</param>
/// <param name="Rows">Rows in each table.</param>
/// <param name="Schema">The PostgreSQL schema it was taken from, which is the one it goes back into; empty for SQLite.</param>
public sealed record BackupManifest(string Kind, DateTimeOffset At, string Sha256, long Deeds, string Head, SortedDictionary<string, long> Rows, string Schema = "");

/// <summary>
/// Backs up a store while it is in use and puts it back elsewhere, with the databases' own tools: SQLite's online backup, pg_dump and pg_restore.
/// Both are checked: the copy must hold a whole chain of deeds, and a restore must find the rows that the manifest counts.
/// </summary>
public static class Backup
{
    /// <summary>Nothing is written over.</summary>
    public static readonly RefusalKind Exists = new("backup.exists", "{0} already exists. Choose another name; a backup is never written over.");
    /// <summary>The target of a restore holds data.</summary>
    public static readonly RefusalKind NotEmpty = new("restore.not-empty", "The database {0} is not empty. Restore into a new one; nothing is written over.");
    /// <summary>Backup file or manifest is missing or was changed.</summary>
    public static readonly RefusalKind Damaged = new("restore.damaged", "The backup cannot be used: {0}");
    /// <summary>SQLite into PostgreSQL or the other way.</summary>
    public static readonly RefusalKind WrongKind = new("restore.kind", "This backup is of a {0} database and cannot be restored into {1}.");
    /// <summary>A PostgreSQL backup keeps the name of its schema.</summary>
    public static readonly RefusalKind WrongSchema = new("restore.schema", "This backup is of the schema {0} and goes back under that name only: restore with --set schema={0}.");
    /// <summary>pg_dump or pg_restore failed or is missing.</summary>
    public static readonly RefusalKind ToolFailed = new("backup.tool", "{0} did not succeed: {1}");
    /// <summary>What came back is not what went in.</summary>
    public static readonly RefusalKind Differs = new("restore.differs", "The restored database differs from the backup: {0}. Do not use it.");
    /// <summary>The backup's folder or disk.</summary>
    public static readonly RefusalKind CannotWrite = new("backup.write", "The backup cannot be written: {0}");

    /// <summary>The folder or disk of the database.</summary>
    public static readonly RefusalKind CannotRestore = new("restore.write", "The backup cannot be restored: {0}");

    private static readonly Dictionary<SslMode, string> SslModes = new()
    {
        [SslMode.Disable] = "disable",
        [SslMode.Allow] = "allow",
        [SslMode.Prefer] = "prefer",
        [SslMode.Require] = "require",
        [SslMode.VerifyCA] = "verify-ca",
        [SslMode.VerifyFull] = "verify-full",
    };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The manifest's file beside a backup.</summary>
    public static string ManifestOf(string file) => file + ".manifest.json";

    /// <summary>Writes <paramref name="file"/> and its manifest. The file appears under its name only when it is whole.</summary>
    public static async Task<Outcome<BackupManifest>> Take(Store store, string file, string toolsFolder, TimeProvider clock, CancellationToken stop = default)
    {
        // A manifest without its file is what a backup that was cut short leaves behind.
        if (File.Exists(file)) return Exists.With(file);
        file = Path.GetFullPath(file);
        var part = file + ".part";
        try
        {
            File.Delete(part);
            var taken = store.Address.IsPostgres ? await DumpPostgres(store, part, toolsFolder, stop) : await CopySqlite(store, part, clock, stop);
            if (!taken.Try(out var content, out var refusal)) return refusal;
            var manifest = new BackupManifest(store.Address.IsPostgres ? "postgres" : "sqlite", clock.GetUtcNow(), await Sha256(part, stop), content.Head.Deeds, content.Head.Hash, content.Rows,
                store.Address.IsPostgres ? store.Address.Schema : "");
            await File.WriteAllTextAsync(ManifestOf(file), JsonSerializer.Serialize(manifest, Json), stop);
            File.Move(part, file);
            return manifest;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or SqliteException)
        {
            return CannotWrite.With(cause.Message);
        }
        finally
        {
            // Deleting complains when the whole folder is missing, and would hide the reason.
            if (File.Exists(part)) File.Delete(part);
        }
    }

    /// <summary>Puts a backup into an empty database and compares it with the manifest.</summary>
    public static async Task<Outcome<BackupManifest>> Restore(Store store, string file, string toolsFolder, CancellationToken stop = default)
    {
        if (!(await ReadManifest(file, stop)).Try(out var manifest, out var refusal)) return refusal;
        var kind = store.Address.IsPostgres ? "postgres" : "sqlite";
        if (manifest.Kind != kind) return WrongKind.With(manifest.Kind, store.Address);
        if (store.Address.IsPostgres && manifest.Schema is { Length: > 0 } schema && schema != store.Address.Schema) return WrongSchema.With(schema);
        if (!await IsEmpty(store, stop)) return NotEmpty.With(store.Address);
        var restored = store.Address.IsPostgres ? await RestorePostgres(store, file, toolsFolder, stop) : RestoreSqlite(store, file);
        if (!restored.Try(out _, out refusal)) return refusal;
        var (head, rows) = await store.Read(async db => (await DeedChain.Verify(db), await CountRows(db)), stop);
        if (!head.Try(out var found, out refusal)) return refusal;
        if (found.Hash != manifest.Head) return Differs.With($"the last deed is {found.Deeds}, not {manifest.Deeds}");
        foreach (var (table, count) in manifest.Rows)
            if (rows.GetValueOrDefault(table, -1) != count) return Differs.With($"{table} has {rows.GetValueOrDefault(table)} rows, not {count}");
        return manifest;
    }

    private sealed record Content(ChainHead Head, SortedDictionary<string, long> Rows);

    private static async Task<Outcome<Content>> CopySqlite(Store store, string part, TimeProvider clock, CancellationToken stop)
    {
        await using (var source = (SqliteConnection)await store.Open(forWriting: false, stop))
        {
            await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString());
            await target.OpenAsync(stop);
            source.BackupDatabase(target);
            // The copy stands alone, without a write-ahead log beside it.
            await target.ExecuteAsync("pragma journal_mode=delete");
            if (await target.ExecuteScalarAsync<string>("pragma integrity_check") is var found && found != "ok") return Damaged.With(found!);
        }
        await using var copy = Store.At(StoreAddress.Parse($"sqlite:{part}", "joinery", "/").Value, clock);
        return await copy.Read(Describe, stop);
    }

    // The dump and the counts are taken at one moment: the reading transaction exports its snapshot to pg_dump.
    private static async Task<Outcome<Content>> DumpPostgres(Store store, string part, string toolsFolder, CancellationToken stop) =>
        await store.Read(async db =>
        {
            var snapshot = await db.One<string>("select pg_export_snapshot()");
            var run = await RunTool(store.Address, toolsFolder, "pg_dump", ["--format=custom", $"--snapshot={snapshot}", $"--schema={store.Address.Schema}", $"--file={part}"], stop);
            return run.Try(out _, out var refusal) ? await Describe(db) : refusal;
        }, stop);

    private static async Task<Outcome<Content>> Describe(Db db) =>
        (await DeedChain.Verify(db)).Try(out var head, out var refusal) ? new Content(head, await CountRows(db)) : refusal;

    private static Outcome<Done> RestoreSqlite(Store store, string file)
    {
        try
        {
            // Only an empty file is written over: a command that merely looked may have left one.
            File.Copy(file, store.Address.File, overwrite: true);
            return Done.It;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return CannotRestore.With(cause.Message);
        }
    }

    private static Task<Outcome<Done>> RestorePostgres(Store store, string file, string toolsFolder, CancellationToken stop)
    {
        var database = (string)store.Address.Parts()["Database"];
        return RunTool(store.Address, toolsFolder, "pg_restore", ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", $"--dbname={database}", file], stop);
    }

    private static async Task<bool> IsEmpty(Store store, CancellationToken stop)
    {
        // A write-ahead log that another database left behind would be played into the restored one.
        if (!store.Address.IsPostgres) return new[] { "", "-wal", "-journal" }.All(end => new FileInfo(store.Address.File + end) is not { Exists: true, Length: > 0 });
        return await store.Read(db => db.One<long>("select count(*) from pg_namespace where nspname = @schema", new { schema = store.Address.Schema }), stop) == 0;
    }

    private static async Task<SortedDictionary<string, long>> CountRows(Db db)
    {
        var tables = await db.Query<string>(db.IsPostgres
            ? "select tablename::text from pg_tables where schemaname = current_schema() order by 1"
            : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1");
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables) rows[table] = await db.One<long>($"select count(*) from {table}");
        return rows;
    }

    private static async Task<Outcome<BackupManifest>> ReadManifest(string file, CancellationToken stop)
    {
        if (!File.Exists(file)) return Damaged.With($"there is no file {file}.");
        if (!File.Exists(ManifestOf(file))) return Damaged.With($"its manifest {ManifestOf(file)} is missing.");
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(ManifestOf(file), stop), Json);
            if (manifest?.Rows is null) return Damaged.With("its manifest is empty.");
            return await Sha256(file, stop) == manifest.Sha256 ? manifest : Damaged.With("the file is not the one that its manifest describes.");
        }
        catch (JsonException)
        {
            return Damaged.With("its manifest is not JSON.");
        }
    }

    private static async Task<string> Sha256(string file, CancellationToken stop)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, stop));
    }

    // The password goes by the environment, never on a command line that others can see.
    private static async Task<Outcome<Done>> RunTool(StoreAddress address, string folder, string tool, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var connection = new NpgsqlConnectionStringBuilder(((DbConnectionStringBuilder)address.Parts()).ConnectionString);
        var start = new ProcessStartInfo(folder.Length == 0 ? tool : Path.Combine(folder, tool), arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString();
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGDATABASE"] = connection.Database;
        start.Environment["PGSSLMODE"] = SslModes[connection.SslMode];
        if (connection.RootCertificate is { } certificate) start.Environment["PGSSLROOTCERT"] = certificate;
        if (connection.Password is { } password) start.Environment["PGPASSWORD"] = password;
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0 ? Done.It : ToolFailed.With(tool, said.Trim().ReplaceLineEndings(" "));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ToolFailed.With(tool, "it was not found. Install PostgreSQL's client programs, or set postgres-tools to their folder.");
        }
    }
}
