using Microsoft.Data.Sqlite;

namespace Joinery;

/// <summary>
/// Connections to one SQLite file. Write-ahead log: readers never wait for the writer. synchronous=FULL: a commit that was
/// answered is on disk, because money and audit are in this file.
/// </summary>
internal sealed class SqliteFile
{
    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    public SqliteFile(string path) => ConnectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
        DefaultTimeout = Limits.StatementSeconds,
        Pooling = true,
    }.ToString();

    public string ConnectionString { get; }

    public async Task<SqliteConnection> Open(bool forWriting, CancellationToken stop)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
            await using var set = connection.CreateCommand();
            // One writer at a time may hold 64 MB of pages, so that a great deed does not write the same page to the disk many times.
            set.CommandText = forWriting
                ? "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=30000; pragma query_only=off; pragma cache_size=-65536;"
                : "pragma busy_timeout=30000; pragma query_only=on; pragma cache_size=-2000;";
            await set.ExecuteNonQueryAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
