using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Joinery;

/// <summary>
/// The one database of a place: SQLite in a file, or a schema in PostgreSQL. It promises:
/// a write happens wholly or not at all, one at a time across all nodes, with its deed in the same transaction;
/// what it has answered survives a crash; the same deed twice happens once; a read sees one moment and cannot write.
/// </summary>
public sealed class Store : IAsyncDisposable
{
    private readonly SqliteFile? _sqlite;
    private readonly NpgsqlDataSource? _postgres;
    private readonly NpgsqlDataSource? _postgresReader;
    private readonly SemaphoreSlim _writer = new(1);
    private readonly TimeProvider _clock;

    private Store(StoreAddress address, TimeProvider clock)
    {
        Address = address;
        _clock = clock;
        if (address.IsPostgres) (_postgres, _postgresReader) = (address.ForWriting(), address.ForReading());
        else _sqlite = new SqliteFile(address.File);
        SqlTypes.KnowId<Deed>();
    }

    /// <summary>Where the data are.</summary>
    public StoreAddress Address { get; }

    /// <summary>Raised in this process after each commit that put events into the outbox; other nodes hear through the database.</summary>
    public event Action? Committed;

    /// <summary>A store at an address. Nothing is opened or made until it is used.</summary>
    public static Store At(StoreAddress address, TimeProvider clock) => new(address, clock);

    /// <summary>Reads at one moment. Nothing can be written.</summary>
    public async Task<T> Read<T>(Func<Db, Task<T>> work, CancellationToken stop = default)
    {
        try
        {
            await using var connection = await Open(forWriting: false, stop);
            await using var transaction = _postgres is null
                ? ((SqliteConnection)connection).BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            return await work(new Db(connection, transaction, writable: false, _clock.GetUtcNow(), stop));
        }
        catch (DbException failure) when (StoreFaults.IsWriteInRead(failure))
        {
            throw new InvalidOperationException(Db.ReadCannotWrite, failure);
        }
        catch (DbException failure) when (StoreFaults.Explain(Address, failure) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, failure);
        }
    }

    /// <summary>
    /// Does what the deed says in one serialisable transaction that also records the deed at the end of the chain.
    /// A refusal rolls everything back and comes back as a value. A deed whose id is already recorded is refused as
    /// <see cref="KernelRefusals.DeedRepeated"/>. A conflict or a connection lost before commit is tried again, up to
    /// <see cref="Limits.WriteTries"/> times, so <paramref name="work"/> must have no effect outside <see cref="Db"/>.
    /// </summary>
    public Task<Outcome<T>> Write<T>(Deed deed, Func<Db, Task<Outcome<T>>> work, CancellationToken stop = default) =>
        Attempt(async db =>
        {
            if (await DeedChain.Has(db, deed.Id)) return KernelRefusals.DeedRepeated.With();
            var outcome = await work(db);
            if (outcome.IsAccepted) await DeedChain.Append(db, deed);
            return outcome;
        }, deed.Id, stop);

    /// <summary>
    /// Writes what is nobody's deed: sessions, keys, delivery marks. Only tables named in docs/internals/store.md are written so;
    /// a fact about people, money or places never is.
    /// </summary>
    public async Task Tend(Func<Db, Task> work, CancellationToken stop = default) =>
        await Attempt<Done>(async db =>
        {
            await work(db);
            return Done.It;
        }, null, stop);

    private async Task<Outcome<T>> Attempt<T>(Func<Db, Task<Outcome<T>>> work, Id<Deed>? deed, CancellationToken stop)
    {
        // One writer at a time in this process keeps waiting in memory; across processes the database does it.
        await _writer.WaitAsync(stop);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var progress = new Progress();
                try
                {
                    return await Transact(work, progress, stop);
                }
                catch (DbException failure) when (StoreFaults.IsPassing(failure) && attempt < Limits.WriteTries)
                {
                    // The answer to commit was lost: the chain says whether it was done.
                    if (progress.Committing && deed is { } id && await WasRecorded(id, stop)) return (Outcome<T>)progress.Outcome!;
                    await Task.Delay(TimeSpan.FromMilliseconds(20 << attempt), _clock, stop);
                }
            }
        }
        catch (DbException failure) when (StoreFaults.Explain(Address, failure) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, failure);
        }
        finally
        {
            _writer.Release();
        }
    }

    private sealed class Progress
    {
        public bool Committing { get; set; }
        public object? Outcome { get; set; }
    }

    private async Task<Outcome<T>> Transact<T>(Func<Db, Task<Outcome<T>>> work, Progress progress, CancellationToken stop)
    {
        await using var connection = await Open(forWriting: true, stop);
        await using var transaction = _postgres is null
            ? ((SqliteConnection)connection).BeginTransaction(deferred: false)
            : await BeginPostgresWrite(connection, stop);
        var db = new Db(connection, transaction, writable: true, _clock.GetUtcNow(), stop);
        var outcome = await work(db);
        if (!outcome.IsAccepted) return outcome;
        (progress.Outcome, progress.Committing) = (outcome, true);
        await transaction.CommitAsync(CancellationToken.None);
        if (db.HasEmitted) Committed?.Invoke();
        return outcome;
    }

    // The lock is the first statement, before PostgreSQL takes the transaction's snapshot, so each writer sees all
    // earlier ones and the chain cannot fork. Readers are not held up.
    private static async Task<DbTransaction> BeginPostgresWrite(DbConnection connection, CancellationToken stop)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, stop);
        await using var hold = connection.CreateCommand();
        hold.Transaction = transaction;
        hold.CommandText = "lock table kernel_deed in exclusive mode";
        await hold.ExecuteNonQueryAsync(stop);
        return transaction;
    }

    /// <summary>Runs work on a bare connection, for migrations; a database that fails is told in a sentence.</summary>
    internal async Task<T> Bare<T>(Func<DbConnection, Task<T>> work, CancellationToken stop)
    {
        try
        {
            await using var connection = await Open(forWriting: true, stop);
            return await work(connection);
        }
        catch (DbException failure) when (StoreFaults.Explain(Address, failure) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, failure);
        }
    }

    private async Task<bool> WasRecorded(Id<Deed> id, CancellationToken stop)
    {
        try
        {
            return await Read(db => DeedChain.Has(db, id), stop);
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>A bare connection, for migrations, backup and listening.</summary>
    internal async Task<DbConnection> Open(bool forWriting, CancellationToken stop)
    {
        try
        {
            return _postgres is null ? await _sqlite!.Open(forWriting, stop) : await (forWriting ? _postgres : _postgresReader!).OpenConnectionAsync(stop);
        }
        catch (DbException failure) when (StoreFaults.Explain(Address, failure) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        if (_postgresReader is not null) await _postgresReader.DisposeAsync();
        if (_sqlite is not null) SqliteConnection.ClearPool(new SqliteConnection(_sqlite.ConnectionString));
        _writer.Dispose();
    }
}
