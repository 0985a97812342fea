using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Joinery;

/// <summary>The database cannot be used; the message is a sentence for the operator and holds no secret.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>What goes wrong with a database, told in words.</summary>
internal static class StoreFaults
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteIo = 10, SqliteFull = 13, SqliteCannotOpen = 14, SqliteNotADatabase = 26;

    /// <summary>True when the same write may succeed a moment later: a conflict, or a connection that broke.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        } => true,
        NpgsqlException { IsTransient: true } => true,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        _ => false,
    };

    /// <summary>True when SQLite stopped a write because the connection was opened to read, not because the file is read-only.</summary>
    public static bool IsWriteInRead(DbException failure) => failure is SqliteException { SqliteErrorCode: SqliteReadOnly, SqliteExtendedErrorCode: SqliteReadOnly }
        or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    /// <summary>The sentence for a database that cannot be opened or used; null when it is something else.</summary>
    public static string? Explain(StoreAddress address, Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"The PostgreSQL server has no database of that name ({address}). Create it, or correct the setting database.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            $"PostgreSQL refused the user name or password ({address}). Correct the setting database.",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } or SqliteException { SqliteErrorCode: 1 } when failure.Message.Contains("kernel_", StringComparison.Ordinal) =>
            $"The database has not been set up yet ({address}). Run: joinery migrate",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => $"PostgreSQL is starting or stopping ({address}). Try again in a moment.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => $"PostgreSQL has no connection left ({address}). Raise its max_connections or lower the number of nodes.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => $"The PostgreSQL database is read-only ({address}). Point the setting database at the primary.",
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException or AggregateException } => $"PostgreSQL cannot be reached ({address}). Check that it runs and that the host and port are right.",
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
            or SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } =>
            $"The database is too busy with other work ({address}). Try again in a moment; what was already done is not done twice.",
        SqliteException { SqliteErrorCode: SqliteReadOnly } => $"The database file or its folder is read-only ({address}). Give Joinery's user the right to write there.",
        SqliteException { SqliteErrorCode: SqliteCannotOpen } => $"The database file cannot be opened or made ({address}). Check that the folder exists and that Joinery's user may write there.",
        SqliteException { SqliteErrorCode: SqliteFull } => $"The disk is full ({address}). Nothing of the last change was kept. Make room and try again.",
        SqliteException { SqliteErrorCode: SqliteIo } => $"The disk failed while the database file was in use ({address}). Check the disk before going on.",
        SqliteException { SqliteErrorCode: SqliteNotADatabase } => $"The file is not a Joinery database ({address}). Correct the setting database.",
        _ => null,
    };
}
