using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Joinery.Ledger;

/// <summary>Where a stream stands right now: what was agreed, and what is left when spending and commitments are taken off.</summary>
/// <param name="Contribution">What was agreed.</param>
/// <param name="Spent">Spending in all books.</param>
/// <param name="Reserved">Set aside and not yet committed.</param>
/// <param name="Committed">Committed and not yet spent.</param>
public sealed record StreamPosition(Money Contribution, Money Spent, Money Reserved, Money Committed)
{
    /// <summary>What is uncommitted; below zero where signatories let the stream go beyond its limit, or the agreement was cut.</summary>
    public Money Free => Contribution - Spent - Reserved - Committed;
}

/// <summary>
/// The books of several bodies at once, in memory. An entry is booked in all of them or in none; it is never changed; balances are kept as entries come.
/// Entries come one after the other from one thread. The caller keeps them (a database), and gives them back with <see cref="Restore"/>.
/// Source: domain guide 7.
/// </summary>
public sealed partial class Books
{
    private readonly Dictionary<Code<Body>, Body> _bodies = [];
    private readonly Dictionary<Code<Body>, DateOnly> _closed = [];
    private readonly Dictionary<Code<PoolAgreement>, PoolAgreement> _pools = [];
    private readonly Dictionary<(Code<PoolAgreement> Pool, Code<PoolStream> Stream), StreamAccount> _streams = [];
    private readonly List<BookedEntry> _entries = [];
    private readonly Dictionary<Id<Entry>, BookedEntry> _byId = [];
    private readonly HashSet<Id<Entry>> _reversed = [];
    private readonly Dictionary<Id<Commitment>, Commitment> _commitments = [];
    private readonly Dictionary<Heading, long> _balances = [];
    private readonly CanonicalBytes _bytes = new();
    private readonly EntryChecks _checks;

    /// <summary>Empty books of nobody: add bodies, then agreements.</summary>
    public Books() => _checks = new(this);

    /// <summary>Everything booked, in order.</summary>
    public IReadOnlyList<BookedEntry> Entries => _entries;

    /// <summary>The hash of the last entry; all zeros when there is none.</summary>
    public EntryHash Head => _entries.Count == 0 ? default : _entries[^1].Hash;

    /// <summary>Every body that keeps a book here.</summary>
    public IReadOnlyCollection<Body> Bodies => _bodies.Values;

    /// <summary>Every agreement, as last varied.</summary>
    public IReadOnlyCollection<PoolAgreement> Pools => _pools.Values;

    /// <summary>Every commitment that was ever reserved.</summary>
    public IReadOnlyCollection<Commitment> Commitments => _commitments.Values;

    /// <summary>Gives a body a book. The same body again changes nothing; another with its code is refused.</summary>
    public Outcome<Done> Add(Body body) => _bodies.TryAdd(body.Code, body) || _bodies[body.Code] == body ? Done.It : LedgerRefusals.BodyTaken.With(body.Code);

    /// <summary>Takes an agreement, or a variation of one: what was booked stays, and limits are the new ones from here on.</summary>
    public Outcome<Done> Agree(PoolAgreement agreement)
    {
        var holds = agreement.Partners.Contains(agreement.Host) && agreement.Partners.Distinct().Count() == agreement.Partners.Count
            && agreement.Streams.DistinctBy(stream => stream.Code).Count() == agreement.Streams.Count
            && agreement.Partners.Concat(agreement.Streams.SelectMany(stream => stream.Contributions.Select(one => one.Body))).All(_bodies.ContainsKey)
            && agreement.Streams.All(stream => stream.Contributions.All(one => !one.Agreed.IsNegative));
        if (!holds) return LedgerRefusals.AgreementIncomplete.With(agreement.Code);
        var gone = _streams.Keys.Where(key => key.Pool == agreement.Code && agreement.Stream(key.Stream) is null).ToList();
        foreach (var (pool, stream) in gone)
            if (_balances.Keys.Any(heading => heading.Coding.Pool == pool && heading.Coding.Stream == stream)) return LedgerRefusals.StreamInUse.With(stream, pool);
        foreach (var key in gone) _streams.Remove(key);
        foreach (var stream in agreement.Streams) Vary(agreement.Code, stream);
        _pools[agreement.Code] = agreement;
        return Done.It;
    }

    /// <summary>Closes a body's book up to and with a day. Refuses an unknown body, and a day before one up to which it is already closed.</summary>
    public Outcome<Done> Close(Code<Body> body, DateOnly lastDay)
    {
        if (!_bodies.ContainsKey(body)) return LedgerRefusals.BodyUnknown.With(body);
        if (_closed.TryGetValue(body, out var closed) && closed > lastDay) return LedgerRefusals.ClosedLater.With(body, closed.ToString("d MMMM yyyy"));
        _closed[body] = lastDay;
        return Done.It;
    }

    /// <summary>The last day up to which a body's book is closed; null while it is open.</summary>
    public DateOnly? ClosedUpTo(Code<Body> body) => _closed.TryGetValue(body, out var day) ? day : null;

    /// <summary>The entry with an id; null when it is not booked.</summary>
    public BookedEntry? Find(Id<Entry> id) => _byId.GetValueOrDefault(id);

    /// <summary>The commitment with an id; null when nothing was reserved under it.</summary>
    public Commitment? Find(Id<Commitment> id) => _commitments.GetValueOrDefault(id);

    /// <summary>The agreement of a pool; null when there is none.</summary>
    public PoolAgreement? Find(Code<PoolAgreement> pool) => _pools.GetValueOrDefault(pool);

    /// <summary>True when the entry has been turned round by another.</summary>
    public bool IsReversed(Id<Entry> id) => _reversed.Contains(id);

    /// <summary>Where a stream stands right now; refuses one that is not agreed.</summary>
    public Outcome<StreamPosition> Position(Code<PoolAgreement> pool, Code<PoolStream> stream) =>
        _streams.TryGetValue((pool, stream), out var account) ? account.Position : LedgerRefusals.StreamUnknown.With(pool, stream);

    /// <summary>
    /// What booking an entry would give, without booking it: its place, or the first refusal in the order of <see cref="LedgerRefusals"/>.
    /// An entry that is booked already and says the same, whenever it was recorded, gives the booked one.
    /// </summary>
    public Outcome<BookedEntry> Check(Entry entry)
    {
        if (_byId.TryGetValue(entry.Id, out var booked)) return booked.Entry.SaysTheSameAs(entry) ? booked : LedgerRefusals.EntryIdTaken.With(entry.Id);
        if (_checks.Judge(entry) is { } refusal) return refusal;
        var seq = _entries.Count + 1L;
        return new BookedEntry(seq, entry, Head, EntryChain.HashOf(Head, seq, entry, _bytes));
    }

    /// <summary>Books an entry in every body's book, or refuses it as <see cref="Check"/> does and changes nothing.</summary>
    public Outcome<BookedEntry> Post(Entry entry)
    {
        if (!Check(entry).Try(out var booked, out var refusal)) return refusal;
        if (booked.Seq > _entries.Count) Apply(booked);
        return booked;
    }

    /// <summary>
    /// Takes back an entry that was booked before, in its order, as a database kept it. Its link in the chain must hold and its bodies and streams be known;
    /// it is not judged again, since limits and closed periods may have changed after it.
    /// </summary>
    public Outcome<Done> Restore(BookedEntry booked)
    {
        if (EntryChain.Fault(booked, _entries.Count + 1L, Head, _bytes) is { } fault) return LedgerRefusals.ChainBroken.With(booked.Seq, booked.Entry.Id, fault);
        if (_byId.ContainsKey(booked.Entry.Id)) return LedgerRefusals.EntryIdTaken.With(booked.Entry.Id);
        if (_checks.Known(booked.Entry) is { } refusal) return refusal;
        Apply(booked);
        return Done.It;
    }

    /// <summary>
    /// Books the end of every reservation whose day has come, so that the money is free again. <paramref name="voucher"/> makes each one's head.
    /// Stops at the first refusal; those before it stay booked.
    /// </summary>
    public Outcome<IReadOnlyList<BookedEntry>> Expire(DateOnly today, Func<Commitment, Voucher> voucher)
    {
        var expired = new List<BookedEntry>();
        foreach (var commitment in _commitments.Values.Where(one => one.IsOver(today)).ToList())
        {
            if (!Journals.CommitmentExpired(voucher(commitment), commitment).Then(Post).Try(out var booked, out var refusal)) return refusal;
            expired.Add(booked);
        }
        return expired;
    }

    internal bool IsKnown(Code<Body> body) => _bodies.ContainsKey(body);

    internal Body Body(Code<Body> code) => _bodies[code];

    internal bool TryStream(Coding coding, [MaybeNullWhen(false)] out StreamAccount account) => _streams.TryGetValue((coding.Pool, coding.Stream), out account);

    private void Vary(Code<PoolAgreement> pool, PoolStream stream)
    {
        if (_streams.TryGetValue((pool, stream.Code), out var account)) account.Vary(stream);
        else _streams.Add((pool, stream.Code), new(stream));
    }

    private void Apply(BookedEntry booked)
    {
        var entry = booked.Entry;
        _entries.Add(booked);
        _byId.Add(entry.Id, booked);
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var posting = entry.Postings[i];
            CollectionsMarshal.GetValueRefOrAddDefault(_balances, posting.Heading, out _) += posting.Amount.Pence;
            if (posting.Heading.Account.UsesStream() && TryStream(posting.Heading.Coding, out var stream)) stream.Apply(posting);
        }
        if (entry.Reverses is { } reversed) _reversed.Add(reversed);
        if (entry.Commitment is not { } id) return;
        if (!_commitments.TryGetValue(id, out var commitment)) _commitments.Add(id, commitment = new(entry));
        commitment.Apply(entry);
    }
}

/// <summary>A stream with what is used of it.</summary>
internal sealed class StreamAccount(PoolStream stream)
{
    private long _spent, _reserved, _committed;

    public PoolStream Stream { get; private set; } = stream;

    public Money Limit { get; private set; } = stream.Contribution;

    public long Free => Limit.Pence - _spent - _reserved - _committed;

    public StreamPosition Position => new(Limit, new(_spent), new(_reserved), new(_committed));

    public void Vary(PoolStream varied) => (Stream, Limit) = (varied, varied.Contribution);

    public void Apply(Posting posting)
    {
        if (posting.Heading.Account == Account.Reserved) _reserved += posting.Amount.Pence;
        else if (posting.Heading.Account == Account.Committed) _committed += posting.Amount.Pence;
        else _spent += posting.Amount.Pence;
    }
}
