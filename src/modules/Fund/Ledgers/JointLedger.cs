using Joinery.Fund.Agreements;
using Joinery.Fund.Entries;
using Joinery.Ledger;

namespace Joinery.Fund.Ledgers;

/// <summary>
/// Fund's front: the books of all bodies, kept in memory and in the database. The memory is filled from the database before every look and every entry,
/// so that several nodes see the same; an entry is judged inside the one write that keeps it.
/// </summary>
public sealed class JointLedger(Store store, TimeProvider clock) : IDisposable
{
    /// <summary>Entries that were kept and cannot be taken back: somebody changed the database.</summary>
    public sealed class BrokenLedgerException(Refusal refusal) : Exception(refusal.Sentence);

    /// <summary>No such pool.</summary>
    public static readonly RefusalKind PoolMissing = new("fund.pool-missing", "There is no pool {0}. Check its code.");

    /// <summary>Closed up to that very day.</summary>
    public static readonly RefusalKind ClosedAlready = new("fund.closed-already", "The book of {0} is closed up to that day already.");

    private sealed record BodyRow(string Code, string Name, string Kind);

    private sealed record ClosingRow(string Body, DateOnly LastDay);

    private readonly SemaphoreSlim _gate = new(1);
    private FundNow? _now;
    private (long Rows, DateOnly Day) _settings;

    /// <summary>Looks at everything as it is now. What is looked at must not be kept: the next entry changes it.</summary>
    public async Task<T> Read<T>(Func<FundNow, T> look, CancellationToken stop = default)
    {
        await _gate.WaitAsync(stop);
        try
        {
            return look(await store.Read(CatchUp, stop));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Books what <paramref name="draft"/> makes of everything as it is now; all of it or nothing. The entries get the deed's moment, and its actor's account.</summary>
    public Task<Outcome<IReadOnlyList<BookedEntry>>> Post(Deed deed, Func<FundNow, Outcome<IReadOnlyList<Entry>>> draft, CancellationToken stop = default) => Post(deed, [(now, _) => Task.FromResult(draft(now))], stop);

    /// <summary>Books an event of a pool. The same event sent again gives the entries that it made then; another one under its id is refused.</summary>
    public Task<Outcome<IReadOnlyList<BookedEntry>>> Post(Deed deed, Code<PoolAgreement> pool, PoolEvent happened, CancellationToken stop = default) => Post(deed, [(now, db) => Draft(deed, now, db, pool, happened)], stop);

    /// <summary>Books events in order, each of everything as the one before has left it; all of them or none. A refusal says which of them it is about: events[2].</summary>
    public Task<Outcome<IReadOnlyList<BookedEntry>>> Post(Deed deed, Code<PoolAgreement> pool, IReadOnlyList<PoolEvent> events, CancellationToken stop = default) =>
        Post(deed, [.. events.Select(one => (Drafting)((now, db) => Draft(deed, now, db, pool, one)))], stop, PlaceOf);

    private static Refusal PlaceOf(Refusal refusal, int which) => refusal.At($"events[{which}]{(refusal.Where.Length > 0 ? $".{refusal.Where}" : "")}");

    private delegate Task<Outcome<IReadOnlyList<Entry>>> Drafting(FundNow now, Db db);

    private sealed record EventRow(string Pool, string Document);

    private static async Task<Outcome<IReadOnlyList<Entry>>> Draft(Deed deed, FundNow now, Db db, Code<PoolAgreement> pool, PoolEvent happened)
    {
        var sent = new EventRow(pool.Text, AgreedText.Write(happened));
        if (await db.Find<EventRow>("select pool, document from fund_event where id = @Id", new { Id = $"{happened.Id}" }) is { } before) return before == sent ? Outcome.Of(happened.BookedBefore(now)) : LedgerRefusals.EntryIdTaken.With(new Id<Entry>(happened.Id));
        if (now.Books.Find(new Id<Entry>(happened.Id)) is not null) return LedgerRefusals.EntryIdTaken.With(new Id<Entry>(happened.Id));
        if (!happened.Draft(deed, now, pool).Try(out var entries, out var refusal)) return refusal;
        await db.Execute("insert into fund_event (id, pool, document, recorded_at) values (@Id, @Pool, @Document, @At)", new { Id = $"{happened.Id}", sent.Pool, sent.Document, deed.At });
        return Outcome.Of(entries);
    }

    private async Task<Outcome<IReadOnlyList<BookedEntry>>> Post(Deed deed, IReadOnlyList<Drafting> drafts, CancellationToken stop, Func<Refusal, int, Refusal>? placed = null)
    {
        await _gate.WaitAsync(stop);
        // True while memory holds what the database may not have kept.
        var isAhead = false;
        try
        {
            var outcome = await store.Write<IReadOnlyList<BookedEntry>>(deed, async db =>
            {
                if (isAhead) _now = null;
                var now = await CatchUp(db);
                var (before, booked) = (now.Books.Entries.Count, new List<BookedEntry>());
                for (var i = 0; i < drafts.Count; i++)
                {
                    if (!(await drafts[i](now, db)).Try(out var entries, out var refusal)) return placed?.Invoke(refusal, i) ?? refusal;
                    foreach (var entry in entries)
                    {
                        isAhead = true;
                        if (!now.Books.Post(entry).Try(out var one, out refusal)) return placed?.Invoke(refusal, i) ?? refusal;
                        booked.Add(one);
                    }
                }
                var added = booked.Where(one => one.Seq > before).ToList();
                await db.InsertMany("fund_entry", EntryRows.EntryColumns, added.Select(EntryRows.Of));
                await db.InsertMany("fund_posting", EntryRows.PostingColumns, added.SelectMany(EntryRows.Postings));
                return booked;
            }, stop);
            if (outcome.IsAccepted) isAhead = false;
            return outcome;
        }
        finally
        {
            if (isAhead) _now = null;
            _gate.Release();
        }
    }

    /// <summary>The head of an entry: a new id, the moment of the deed in whole microseconds as databases keep them, and never before the entry before.</summary>
    public static Voucher VoucherFor(Deed deed, FundNow now, Id<Entry> id, DateOnly effective, string document)
    {
        var moment = new DateTimeOffset(deed.At.UtcTicks - deed.At.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var last = now.Books.Entries.Count == 0 ? moment : now.Books.Entries[^1].Entry.Recorded;
        return new(id, effective, last > moment ? last : moment, deed.By.Id, document);
    }

    /// <summary>Gives a body a book.</summary>
    public Task<Outcome<Done>> Add(Deed deed, Body body) => Settle<Done>(deed, async (now, db) =>
    {
        if (now.Books.Add(body).Refusal is { } refusal) return refusal;
        await db.Execute("insert into fund_body (code, name, kind, recorded_at, recorded_by) values (@Code, @Name, @Kind, @At, @By)", new { Code = body.Code.Text, body.Name, Kind = body.Kind.ToString(), deed.At, By = deed.By.Id });
        return Done.It;
    });

    /// <summary>Records a version of an agreement that needs no signature here, since partners signed it elsewhere. It holds at once.</summary>
    public Task<Outcome<Done>> Agree(Deed deed, Code<PoolAgreement> pool, PoolTerms terms) => Settle<Done>(deed, async (now, db) =>
    {
        if (now.Books.Agree(terms.Agreement(pool)).Refusal is { } refusal) return refusal;
        await AgreementRows.Add(db, deed, pool, 1 + await AgreementRows.Newest(db, pool), null, 0, terms, deed.Reason);
        return Done.It;
    });

    /// <summary>Puts a variation to the partners: a version that holds from its first day once every partner has signed it. Gives its number.</summary>
    public Task<Outcome<long>> Vary(Deed deed, Code<PoolAgreement> pool, Variation variation) => Settle<long>(deed, async (now, db) =>
    {
        if (now.Find(pool.Text) is not { } before) return PoolMissing.With(pool);
        var newest = await AgreementRows.Newest(db, pool);
        if (newest != variation.BasedOn) return AgreementRefusals.DraftChanged.With();
        if (variation.Problems(before.Terms, now.Books.Bodies) is [var problem, ..]) return problem;
        var terms = variation.Scheduled(now.Books.Bodies).OrThrow();
        if (now.Books.Agree(terms.Agreement(pool)).Refusal is { } unfit) return unfit;
        await AgreementRows.Add(db, deed, pool, newest + 1, variation.Effective, terms.Partners.Count, terms, variation.Reason);
        await AgreementRows.Drop(db, pool);
        return newest + 1;
    });

    /// <summary>Signs a version for one partner. With the last signature it holds, from its first day.</summary>
    public Task<Outcome<Done>> Sign(Deed deed, Code<PoolAgreement> pool, long version, AgreementSignature signature) => Settle<Done>(deed, async (now, db) =>
    {
        if (!(await AgreementRows.Signable(db, pool, version)).Try(out var found, out var refusal)) return refusal;
        if (found.Terms.Partners.All(partner => partner != signature.Body)) return AgreementRefusals.SignerNoPartner.With(now.NameOf(signature.Body));
        if (found.Signatures.Any(one => one.Body == signature.Body)) return AgreementRefusals.SignedAlready.With(now.NameOf(signature.Body));
        // What was booked since may stand in the way of what was drawn up before.
        if (now.Books.Agree(found.Terms.Agreement(pool)).Refusal is { } unfit) return unfit;
        await AgreementRows.Add(db, deed, pool, version, signature);
        return Done.It;
    });

    /// <summary>Closes a body's book up to and with a day.</summary>
    public Task<Outcome<Done>> Close(Deed deed, Code<Body> body, DateOnly lastDay) => Settle<Done>(deed, async (now, db) =>
    {
        if (now.Books.ClosedUpTo(body) == lastDay) return ClosedAlready.With(now.NameOf(body));
        if (now.Books.Close(body, lastDay).Refusal is { } refusal) return refusal;
        await db.Execute("insert into fund_closing (body, last_day, recorded_at, recorded_by) values (@body, @lastDay, @At, @By)", new { body = body.Text, lastDay, deed.At, By = deed.By.Id });
        return Done.It;
    });

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    // What is judged is tried on the books in memory, which are made anew afterwards.
    private async Task<Outcome<T>> Settle<T>(Deed deed, Func<FundNow, Db, Task<Outcome<T>>> judgeAndKeep)
    {
        await _gate.WaitAsync();
        try
        {
            return await store.Write<T>(deed, async db =>
            {
                _now = null;
                return await judgeAndKeep(await CatchUp(db), db);
            });
        }
        finally
        {
            _now = null;
            _gate.Release();
        }
    }

    private async Task<FundNow> CatchUp(Db db)
    {
        // Each of them only ever grows, so their number tells whether anything is new. A version may begin to hold with a new day.
        (long Rows, DateOnly Day) settings = (await db.One<long>("select (select count(*) from fund_body) + (select count(*) from fund_agreement) + (select count(*) from fund_agreement_signature) + (select count(*) from fund_closing)"), clock.Today());
        if (_now is null || settings != _settings) (_now, _settings) = (await Start(db, settings.Day), settings);
        foreach (var booked in await EntryRows.After(db, _now.Books.Entries.Count))
            if (_now.Books.Restore(booked).Refusal is { } refusal)
            {
                _now = null;
                throw new BrokenLedgerException(refusal);
            }
        return _now;
    }

    private static async Task<FundNow> Start(Db db, DateOnly today)
    {
        var books = new Books();
        foreach (var row in await db.Query<BodyRow>("select code, name, kind from fund_body order by recorded_at, code")) Known(books.Add(new(Code<Body>.Of(row.Code), row.Name, Enum.Parse<BodyKind>(row.Kind))));
        var pools = (await AgreementRows.InForce(db, today))
            .OrderByDescending(pool => pool.Terms.Year.StartYear).ThenBy(pool => pool.Code.Text, StringComparer.Ordinal).ToList();
        foreach (var pool in pools) Known(books.Agree(pool.Agreement));
        foreach (var row in await db.Query<ClosingRow>("select body, last_day from fund_closing order by last_day")) Known(books.Close(Code<Body>.Of(row.Body), row.LastDay));
        return new(books, pools);
    }

    private static void Known(Outcome<Done> outcome)
    {
        if (outcome.Refusal is { } refusal) throw new BrokenLedgerException(refusal);
    }
}
