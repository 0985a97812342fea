using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Joinery;

/// <summary>One numbered step of a module's tables.</summary>
/// <param name="Module">Kernel, Place …</param>
/// <param name="Number">1, 2, 3 … within the module.</param>
/// <param name="Name">What it does, from the file's name.</param>
/// <param name="Sql">Statements in the subset that both databases speak.</param>
public sealed record Migration(string Module, int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, whatever its line ends.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <inheritdoc/>
    public override string ToString() => $"{Module} {Number.ToString("0000", CultureInfo.InvariantCulture)}_{Name}";
}

/// <summary>Brings a database from any earlier version to this one, all or nothing, under a lock.</summary>
public static partial class Migrations
{
    /// <summary>A file that was applied has been edited since.</summary>
    public static readonly RefusalKind Changed = new("migration.changed",
        "The migration {0} was changed after it was applied on {1}. Put the original file back and make the change in a new migration.");
    /// <summary>A step is missing below one that was applied.</summary>
    public static readonly RefusalKind OutOfOrder = new("migration.order",
        "The migration {0} comes before {1}, which is already applied. Give it the next free number.");
    /// <summary>Numbers have a gap or a double.</summary>
    public static readonly RefusalKind Misnumbered = new("migration.number", "The migrations of {0} must be numbered 1, 2, 3 … without a gap; {1} is not.");
    /// <summary>The database is from a later version.</summary>
    public static readonly RefusalKind Newer = new("migration.newer",
        "The database has the migration {0}, which this version of Joinery does not know. Run the version that made it, or a later one.");
    /// <summary>A server was started before its database was brought up to date.</summary>
    public static readonly RefusalKind Pending = new("migration.pending", "The database is not up to date: {0} is missing. Run: joinery migrate");

    /// <summary>The migrations built into an assembly as Module/Migrations/NNNN_what.sql.</summary>
    public static IReadOnlyList<Migration> In(Assembly assembly) =>
        assembly.GetManifestResourceNames().Where(name => FileName().IsMatch(name)).Order(StringComparer.Ordinal).Select(name =>
        {
            var parts = FileName().Match(name);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new Migration(parts.Groups["module"].Value, int.Parse(parts.Groups["number"].Value), parts.Groups["name"].Value, reader.ReadToEnd());
        }).ToList();

    /// <summary>Applies what is missing, in the order given, in one transaction; gives what was applied.</summary>
    public static Task<Outcome<IReadOnlyList<Migration>>> Apply(Store store, IReadOnlyList<Migration> all, TimeProvider clock, CancellationToken stop = default) =>
        store.Bare(connection => Apply(connection, store.Address, all, clock, stop), stop);

    private static async Task<Outcome<IReadOnlyList<Migration>>> Apply(DbConnection connection, StoreAddress address, IReadOnlyList<Migration> all, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await Begin(connection, address, stop);
        await connection.ExecuteAsync(Portable(connection, """
            create table if not exists kernel_migration (
                module text not null, number bigint not null, name text not null, hash text not null, applied_at text not null,
                primary key (module, number))
            """), transaction: transaction);
        if (!Missing(all, await Applied(connection, transaction)).Try(out var missing, out var refusal)) return refusal;
        foreach (var migration in missing)
        {
            await connection.ExecuteAsync(Portable(connection, migration.Sql), transaction: transaction);
            await connection.ExecuteAsync("insert into kernel_migration (module, number, name, hash, applied_at) values (@Module, @Number, @Name, @Hash, @at)",
                new { migration.Module, Number = (long)migration.Number, migration.Name, migration.Hash, at = SqlTypes.Text(clock.GetUtcNow()) }, transaction);
        }
        await transaction.CommitAsync(CancellationToken.None);
        return Outcome.Of(missing);
    }

    /// <summary>Accepted when the database is exactly at this version.</summary>
    public static async Task<Outcome<Done>> Check(Store store, IReadOnlyList<Migration> all, CancellationToken stop = default)
    {
        var applied = await store.Read(async db =>
            await db.Any(db.IsPostgres
                ? "select 1 from information_schema.tables where table_schema = current_schema() and table_name = 'kernel_migration'"
                : "select 1 from sqlite_master where name = 'kernel_migration'")
                ? await db.Query<AppliedMigration>(AppliedSql) : [], stop);
        if (!Missing(all, applied).Try(out var missing, out var refusal)) return refusal;
        return missing.Count == 0 ? Done.It : Pending.With(missing[0]);
    }

    /// <summary>What is still to do, given what was done; refuses changed, unknown and disordered steps.</summary>
    public static Outcome<IReadOnlyList<Migration>> Missing(IReadOnlyList<Migration> all, IReadOnlyList<AppliedMigration> applied)
    {
        foreach (var module in all.GroupBy(migration => migration.Module))
        {
            var expected = 1;
            foreach (var migration in module)
                if (migration.Number != expected++) return Misnumbered.With(module.Key, migration);
        }
        foreach (var done in applied)
        {
            var known = all.FirstOrDefault(migration => migration.Module == done.Module && migration.Number == done.Number);
            if (known is null) return Newer.With($"{done.Module} {done.Number:0000}_{done.Name}");
            if (known.Name != done.Name) return OutOfOrder.With(known, $"{done.Module} {done.Number:0000}_{done.Name}");
            if (known.Hash != done.Hash) return Changed.With(known, done.AppliedAt.InLondon());
        }
        var missing = all.Where(migration => !applied.Any(done => done.Module == migration.Module && done.Number == migration.Number)).ToList();
        foreach (var migration in missing)
            if (applied.Where(done => done.Module == migration.Module).MaxBy(done => done.Number) is { } last && last.Number > migration.Number)
                return OutOfOrder.With(migration, $"{last.Module} {last.Number:0000}_{last.Name}");
        return Outcome.Of<IReadOnlyList<Migration>>(missing);
    }

    private const string AppliedSql = "select module, number, name, hash, applied_at from kernel_migration order by applied_at, module, number";

    private static async Task<IReadOnlyList<AppliedMigration>> Applied(DbConnection connection, DbTransaction transaction)
    {
        SqlTypes.Register();
        return (await connection.QueryAsync<AppliedMigration>(AppliedSql, transaction: transaction)).AsList();
    }

    private static async Task<DbTransaction> Begin(DbConnection connection, StoreAddress address, CancellationToken stop)
    {
        if (connection is SqliteConnection sqlite) return sqlite.BeginTransaction(deferred: false);
        var transaction = await connection.BeginTransactionAsync(stop);
        // The number is Joinery's own, and the same for all of its versions.
        await connection.ExecuteAsync("select pg_advisory_xact_lock(7015733)", transaction: transaction);
        await connection.ExecuteAsync($"create schema if not exists {address.Schema}", transaction: transaction);
        return transaction;
    }

    // PostgreSQL would sort text by the rules of the database's language and SQLite by bytes; both shall sort by bytes.
    private static string Portable(DbConnection connection, string sql) =>
        connection is SqliteConnection ? sql : TextColumn().Replace(sql, "$0 collate \"C\"");

    [GeneratedRegex(@"^\s*\w+ text\b|(?<=[(,]\s*)\w+ text\b|(?<=\badd |\badd column )\w+ text\b", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TextColumn();

    [GeneratedRegex(@"^(?<module>\w+)/Migrations/(?<number>\d{4})_(?<name>\w+)\.sql$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();
}

/// <summary>A migration that a database has had.</summary>
/// <param name="Module">Kernel, Place …</param>
/// <param name="Number">Its number within the module.</param>
/// <param name="Name">What it did.</param>
/// <param name="Hash">SHA-256 of its text at the time.</param>
/// <param name="AppliedAt">When, in UTC.</param>
public sealed record AppliedMigration(string Module, long Number, string Name, string Hash, DateTimeOffset AppliedAt);
