using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

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
        else await InsertRows(table, columns, rows);
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

    private async Task InsertRows(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        await using var insert = (SqliteCommand)_connection.CreateCommand();
        insert.Transaction = (SqliteTransaction)_transaction;
        var names = Enumerable.Range(0, columns.Count).Select(i => $"@p{i.ToString(CultureInfo.InvariantCulture)}").ToList();
#pragma warning disable CA2100 // The text is made of table and column names from our own code; the values are parameters.
        insert.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", names)})";
#pragma warning restore CA2100
        var parameters = names.Select(name => insert.Parameters.Add(new SqliteParameter(name, null))).ToList();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Count; i++) parameters[i].Value = row[i] is { } value ? SqlTypes.ToColumn(value) : DBNull.Value;
            await insert.ExecuteNonQueryAsync(_stop);
        }
    }
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
