namespace Joinery;

/// <summary>Something that happened, told after it was committed. The body is JSON and holds nothing personal.</summary>
/// <param name="Seq">Its place in the outbox; rises with commits.</param>
/// <param name="Topic">What happened: notice.posted.</param>
/// <param name="Body">Facts, as JSON.</param>
/// <param name="At">When, in UTC.</param>
public sealed record OutboxEvent(long Seq, string Topic, string Body, DateTimeOffset At);

/// <summary>The outbox's table: events written in the same transaction as what they tell of.</summary>
public static class OutboxTable
{
    /// <summary>The channel on which PostgreSQL tells all nodes that there is something new.</summary>
    internal const string Channel = "joinery_outbox";

    /// <summary>Events kept at least this long, so that a page that was away can catch up.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    internal static async Task Append(Db db, string topic, string body)
    {
        // Writers come one at a time, so the next number is free and numbers rise in the order of commits.
        await db.Execute("""
            insert into kernel_outbox (seq, topic, body, at)
            select coalesce(max(seq), 0) + 1, @topic, @body, @at from kernel_outbox
            """, new { topic, body, at = db.Now });
        if (db.IsPostgres && !db.HasEmitted) await db.Find<object>($"select pg_notify('{Channel}', current_schema())::text");
        db.HasEmitted = true;
    }

    /// <summary>Events after a place, in order.</summary>
    public static Task<IReadOnlyList<OutboxEvent>> After(Db db, long seq, int count) =>
        db.Query<OutboxEvent>("select seq, topic, body, at from kernel_outbox where seq > @seq order by seq limit @count", new { seq, count });

    /// <summary>The place of the last event; 0 when there is none.</summary>
    public static async Task<long> Last(Db db) => await db.One<long>("select coalesce(max(seq), 0) from kernel_outbox");

    /// <summary>Forgets events older than <see cref="Kept"/> that every durable subscriber has taken, or that none awaits. The last one stays, to keep the count.</summary>
    public static Task<int> Trim(Db db) => db.Execute("""
        delete from kernel_outbox where at < @old and seq < (select max(seq) from kernel_outbox)
        and seq <= (select coalesce(min(seq), (select max(seq) from kernel_outbox)) from kernel_outbox_taken)
        """, new { old = db.Now - Kept });

    /// <summary>How far a durable subscriber has got.</summary>
    public static async Task<long> Taken(Db db, string subscriber) =>
        await db.Find<long?>("select seq from kernel_outbox_taken where subscriber = @subscriber", new { subscriber }) ?? 0;

    /// <summary>Marks how far a durable subscriber has got, in the transaction that holds its effect.</summary>
    public static Task Take(Db db, string subscriber, long seq) => db.Execute("""
        insert into kernel_outbox_taken (subscriber, seq) values (@subscriber, @seq)
        on conflict (subscriber) do update set seq = excluded.seq
        """, new { subscriber, seq });
}
