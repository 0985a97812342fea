using Joinery.App.Hosting;
using Joinery.Design;

namespace Joinery.App.Features.Notices;

/// <summary>A notice as it is kept.</summary>
public sealed record PostedNotice(Id<PostedNotice> Id, string Heading, string Words, string PostedBy, DateTimeOffset PostedAt, DateTimeOffset Until, DateTimeOffset? WithdrawnAt);

/// <summary>Notices that everyone sees at the top of each page until their time is over: planned maintenance, a system that is down.</summary>
internal sealed class NoticeBoard
{
    /// <summary>Outbox topic: the notices have changed.</summary>
    public const string Topic = "notice";

    /// <summary>More notices than anyone reads.</summary>
    public const int Most = 3;

    /// <summary>Too many at once.</summary>
    public static readonly RefusalKind TooMany = new("notice.too-many", "There are already {0} notices. Withdraw one first.");
    /// <summary>Over before it began.</summary>
    public static readonly RefusalKind Past = new("notice.past", "The last day must be today or later.");
    /// <summary>Gone already.</summary>
    public static readonly RefusalKind Gone = new("notice.gone", "That notice is no longer shown.");

    private readonly Store _store;
    private readonly TimeProvider _clock;
    private volatile IReadOnlyList<PostedNotice>? _current;
    private volatile int _changes;

    public NoticeBoard(Store store, TimeProvider clock, Live live)
    {
        (_store, _clock) = (store, clock);
        SqlTypes.KnowId<PostedNotice>();
        live.Heard += told =>
        {
            if (told.Topic == Topic) Forget();
        };
    }

    /// <summary>What every page shows now, from memory until a notice changes on any node.</summary>
    public async Task<IReadOnlyList<Notice>> Shown(CancellationToken stop)
    {
        var current = _current ?? await Load(stop);
        var now = _clock.GetUtcNow();
        return current.Where(notice => notice.Until > now).Select(notice => new Notice(notice.Heading, notice.Words)).ToList();
    }

    // What was read before a change is not kept after it.
    private async Task<IReadOnlyList<PostedNotice>> Load(CancellationToken stop)
    {
        var before = _changes;
        var read = await _store.Read(Current, stop);
        if (before == _changes) _current = read;
        return read;
    }

    private void Forget()
    {
        Interlocked.Increment(ref _changes);
        _current = null;
    }

    /// <summary>All that are shown now, newest first.</summary>
    public Task<IReadOnlyList<PostedNotice>> All() => _store.Read(Current);

    private static Task<IReadOnlyList<PostedNotice>> Current(Db db) => db.Query<PostedNotice>("""
        select id, heading, words, posted_by, posted_at, until, withdrawn_at from app_notice
        where withdrawn_at is null and until > @now order by posted_at desc
        """, new { now = db.Now });

    /// <summary>Posts a notice, to be shown until the end of a day in England.</summary>
    public async Task<Outcome<Id<PostedNotice>>> Post(Deed deed, string heading, string words, DateOnly lastDay)
    {
        if (lastDay < _clock.Today()) return Past.With();
        var outcome = await _store.Write<Id<PostedNotice>>(deed, async db =>
        {
            if ((await Current(db)).Count >= Most) return TooMany.With(Most);
            var id = new Id<PostedNotice>(deed.Id.Value);
            await db.Execute("""
                insert into app_notice (id, heading, words, posted_by, posted_at, until) values (@id, @heading, @words, @name, @At, @until)
                """, new { id, heading, words, name = deed.By.Name, deed.At, until = lastDay.AddDays(1).StartsInLondon() });
            await db.Emit(Topic);
            return id;
        });
        if (outcome.IsAccepted) Forget();
        return outcome;
    }

    /// <summary>Takes a notice down before its time.</summary>
    public async Task<Outcome<Done>> Withdraw(Deed deed, Id<PostedNotice> id)
    {
        var outcome = await _store.Write<Done>(deed, async db =>
        {
            if (await db.Execute("update app_notice set withdrawn_at = @At where id = @id and withdrawn_at is null", new { deed.At, id }) == 0) return Gone.With();
            await db.Emit(Topic);
            return Done.It;
        });
        if (outcome.IsAccepted) Forget();
        return outcome;
    }
}
