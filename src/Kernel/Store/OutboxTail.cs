using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Joinery;

/// <summary>
/// Follows the outbox as it grows, in the order of commits. On PostgreSQL it is woken by NOTIFY from whichever node wrote;
/// on SQLite by this process's own commits; and on both it looks by itself every few seconds, so a lost wake-up only delays.
/// </summary>
public sealed class OutboxTail(Store store, TimeProvider clock)
{
    /// <summary>How long it waits before it looks by itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Events after <paramref name="seq"/>, for ever, until stopped or left. A database that is away is waited for.</summary>
    public async IAsyncEnumerable<OutboxEvent> After(long seq, [EnumeratorCancellation] CancellationToken stop)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var woken = new SemaphoreSlim(0, int.MaxValue);
        void Wake() => woken.Release();
        store.Committed += Wake;
        var listening = store.Address.IsPostgres ? Listen(Wake, left.Token) : Task.CompletedTask;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                foreach (var told in await Next(seq, stop))
                {
                    seq = told.Seq;
                    yield return told;
                }
                await Wait(woken, stop);
            }
        }
        finally
        {
            store.Committed -= Wake;
            await left.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<OutboxEvent>> Next(long seq, CancellationToken stop)
    {
        try
        {
            return await store.Read(db => OutboxTable.After(db, seq, 1_000), stop);
        }
        catch (Exception away) when (away is StoreUnavailableException or DbException or OperationCanceledException)
        {
            return [];
        }
    }

    private async Task Wait(SemaphoreSlim woken, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(woken.WaitAsync(either.Token), Task.Delay(Patience, clock, either.Token));
        await either.CancelAsync();
        // Many commits at once need only one look.
        while (woken.Wait(0, CancellationToken.None)) { }
    }

    private async Task Listen(Action wake, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = (NpgsqlConnection)await store.Open(forWriting: false, stop);
                connection.Notification += (_, _) => wake();
                await using var listen = new NpgsqlCommand($"listen {OutboxTable.Channel}", connection);
                await listen.ExecuteNonQueryAsync(stop);
                wake();
                while (true) await connection.WaitAsync(stop);
            }
            catch (Exception away) when (away is StoreUnavailableException or DbException or OperationCanceledException)
            {
                await Task.Delay(Patience, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
