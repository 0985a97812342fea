using System.Data.Common;
using Npgsql;

namespace Joinery;

/// <summary>Where the data are: sqlite:FILE, or postgres:CONNECTION-STRING with an optional schema.</summary>
public sealed record StoreAddress
{
    private StoreAddress(string text) => _text = text;

    private readonly string _text;

    /// <summary>No address was understood.</summary>
    public static readonly RefusalKind Unreadable = new("store.address",
        "The database must be sqlite:FILE or postgres:CONNECTION, like sqlite:joinery.db or postgres:Host=localhost;Database=joinery;Username=joinery.");

    /// <summary>The schema name could harm.</summary>
    public static readonly RefusalKind BadSchema = new("store.schema", "The schema must be small letters, digits and underscores, and begin with a letter, like joinery.");

    /// <summary>True for PostgreSQL, false for SQLite.</summary>
    public bool IsPostgres { get; private init; }

    /// <summary>The full path of the SQLite file; empty on PostgreSQL.</summary>
    public string File { get; private init; } = "";

    /// <summary>The PostgreSQL connection string; empty on SQLite. Holds a secret.</summary>
    internal string Connection { get; private init; } = "";

    /// <summary>The PostgreSQL schema: one for each place.</summary>
    public string Schema { get; private init; } = "";

    /// <summary>Reads an address; a relative file is taken from <paramref name="folder"/>. The connection string is read, not tried.</summary>
    public static Outcome<StoreAddress> Parse(string text, string schema, string folder)
    {
        if (schema.Length is 0 or > 60 || !char.IsAsciiLetterLower(schema[0]) || !schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            return BadSchema.With();
        if (text.StartsWith("sqlite:", StringComparison.Ordinal) && text.Length > 7)
            return new StoreAddress(text) { File = Path.GetFullPath(text[7..], folder) };
        if (!text.StartsWith("postgres:", StringComparison.Ordinal)) return Unreadable.With();
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text[9..]) { SearchPath = schema, ApplicationName = "joinery", CommandTimeout = Limits.StatementSeconds };
            if (string.IsNullOrWhiteSpace(parts.Host) || parts.Port > ushort.MaxValue) return Unreadable.With();
            return new StoreAddress(text) { IsPostgres = true, Connection = parts.ConnectionString, Schema = schema };
        }
        catch (ArgumentException)
        {
            return Unreadable.With();
        }
    }

    internal NpgsqlDataSource ForWriting() => NpgsqlDataSource.Create(Connection);

    // PostgreSQL itself refuses to write on these connections.
    internal NpgsqlDataSource ForReading()
    {
        var parts = new NpgsqlConnectionStringBuilder(Connection);
        parts.Options = $"{parts.Options} -c default_transaction_read_only=on".Trim();
        // Planning a query of a page costs more than answering it; kept plans are planned once on each connection.
        if (parts.MaxAutoPrepare == 0) parts.MaxAutoPrepare = 100;
        return NpgsqlDataSource.Create(parts);
    }

    internal DbConnectionStringBuilder Parts() => new NpgsqlConnectionStringBuilder(Connection);

    /// <summary>The address without its secret.</summary>
    public override string ToString()
    {
        if (!IsPostgres) return _text;
        var parts = new NpgsqlConnectionStringBuilder(Connection);
        return $"postgres:Host={parts.Host};Port={parts.Port};Database={parts.Database};Schema={Schema}";
    }
}
