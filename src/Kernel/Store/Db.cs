using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Joinery;

/// <summary>
/// The database inside one transaction: hand-written SQL in the subset that SQLite and PostgreSQL share, with parameters by name.
/// Rows become records by matching columns (snake_case) to parameters. Every read has a limit of rows.
/// </summary>
public sealed class Db
{
    internal const string ReadCannotWrite = "A read cannot write. Use Store.Write with a deed.";

    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly bool _writable;
    private readonly CancellationToken _stop;

    internal Db(DbConnection connection, DbTransaction transaction, bool writable, DateTimeOffset now, CancellationToken stop)
    {
        (_connection, _transaction, _writable, Now, _stop) = (connection, transaction, writable, now, stop);
        SqlTypes.Register();
    }

    /// <summary>True on PostgreSQL, for the few places where the two differ.</summary>
    public bool IsPostgres => _connection is NpgsqlConnection;

    /// <summary>The moment at which the transaction began.</summary>
    public DateTimeOffset Now { get; }

    internal bool HasEmitted { get; set; }

    /// <summary>All rows, up to <see cref="Limits.Rows"/> or a stated limit; more is a programming error and throws <see cref="TooManyRowsException"/>.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null, int limit = Limits.Rows)
    {
        var rows = new List<T>();
        await foreach (var row in Stream<T>(sql, parameters).WithCancellation(_stop))
        {
            if (rows.Count == limit) throw new TooManyRowsException(limit);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Rows one by one, for walks that must not hold all of them.</summary>
    public async IAsyncEnumerable<T> Stream<T>(string sql, object? parameters = null)
    {
        // Dapper's own stream cancels its command when it ends, for which PostgreSQL's driver opens a new connection each time.
        await using var reader = await _connection.ExecuteReaderAsync(Command(sql, parameters));
        var parse = reader.GetRowParser(typeof(T));
        while (await reader.ReadAsync(_stop)) yield return (T)parse(reader);
    }

    /// <summary>The one row there must be; throws when there is none or more than one.</summary>
    public Task<T> One<T>(string sql, object? parameters = null) => _connection.QuerySingleAsync<T>(Command(sql, parameters));

    /// <summary>The row, or null (for a value type its default) when there is none; throws when there is more than one.</summary>
    public Task<T?> Find<T>(string sql, object? parameters = null) => _connection.QuerySingleOrDefaultAsync<T>(Command(sql, parameters));

    /// <summary>True when the query has a row.</summary>
    public async Task<bool> Any(string sql, object? parameters = null) => await Find<long?>($"select 1 where exists ({sql})", parameters) is not null;

    /// <summary>Runs a statement that changes rows; gives their number. Throws inside a read.</summary>
    public Task<int> Execute(string sql, object? parameters = null)
    {
        if (!_writable) throw new InvalidOperationException(ReadCannotWrite);
        return _connection.ExecuteAsync(Command(sql, parameters));
    }

    /// <summary>Inserts many rows of one table quickly: COPY on PostgreSQL, one prepared statement on SQLite. Columns and values are in the same order.</summary>
    public async Task InsertMany(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        if (!_writable) throw new InvalidOperationException(ReadCannotWrite);
        if (_connection is NpgsqlConnection postgres) await CopyRows(postgres, table, columns, rows);
        else InsertRows((SqliteConnection)_connection, table, columns, rows);
    }

    /// <summary>Puts an event into the outbox, to be delivered after commit. Its body is JSON and holds nothing personal.</summary>
    public Task Emit(string topic, string body = "{}") => OutboxTable.Append(this, topic, body);

    private CommandDefinition Command(string sql, object? parameters)
    {
        var (text, bound) = SqlTypes.Bind(sql, parameters);
        return new(text, bound, _transaction, Limits.StatementSeconds, cancellationToken: _stop);
    }

    private async Task CopyRows(NpgsqlConnection postgres, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        await using var copy = await postgres.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)", _stop);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(_stop);
            foreach (var value in row)
            {
                if (value is null) await copy.WriteNullAsync(_stop);
                else await copy.WriteAsync(SqlTypes.ToColumn(value), _stop);
            }
        }
        await copy.CompleteAsync(_stop);
    }

    // One statement, prepared once, with its values bound by their place: bound by name and row by row through the provider, a large import takes twice as long.
    private void InsertRows(SqliteConnection sqlite, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var handle = sqlite.Handle!;
        Checked(raw.sqlite3_prepare_v2(handle, $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", Enumerable.Repeat("?", columns.Count))})", out var insert));
        using (insert)
            foreach (var row in rows)
            {
                _stop.ThrowIfCancellationRequested();
                for (var i = 0; i < columns.Count; i++) Checked(Bind(insert, i + 1, row[i] is { } value ? SqlTypes.ToColumn(value) : null));
                if (raw.sqlite3_step(insert) is not raw.SQLITE_DONE and var failed) SqliteException.ThrowExceptionForRC(failed, handle);
                Checked(raw.sqlite3_reset(insert));
            }

        void Checked(int code) => SqliteException.ThrowExceptionForRC(code, handle);
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"{value.GetType().Name} has no column form; add it to SqlTypes."),
    };
}

/// <summary>Named limits of the store.</summary>
public static class Limits
{
    /// <summary>Rows that one query may bring into memory unless it states another limit.</summary>
    public const int Rows = 10_000;

    /// <summary>Seconds that one statement may run.</summary>
    public const int StatementSeconds = 60;

    /// <summary>Times a write is tried again after a conflict or a lost connection, before the person is asked to try again.</summary>
    public const int WriteTries = 5;
}

/// <summary>A query brought more rows than its limit: ask for a page, or stream.</summary>
public sealed class TooManyRowsException(int limit)
    : InvalidOperationException($"The query brought more than {limit} rows. Ask for a page of them, or stream them.");
