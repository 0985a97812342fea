using System.Runtime.InteropServices;

namespace Joinery.Ledger;

/// <summary>
/// Judges an entry before it is booked. The order is a promise: of several faults the first in the order of <see cref="LedgerRefusals"/> is named,
/// so a program that mends one fault after the other gets on.
/// </summary>
internal sealed class EntryChecks(Books books)
{
    /// <summary>The most postings of one entry.</summary>
    public const int MostPostings = 1_000;

    /// <summary>The most of one posting: ten billion pounds, more than a year of the Better Care Fund in all England. It keeps sums far from the end of 64 bits.</summary>
    public const long MostPence = 1_000_000_000_000;

    // Used again for each entry, which is judged wholly before the next.
    private readonly Dictionary<Code<Body>, (long All, long Encumbrance)> _sums = [];
    private readonly Dictionary<(Account Debtor, Code<Body> OwedTo, Code<Body> OwedBy, Code<PoolAgreement> Pool), long> _debts = [];
    private readonly Dictionary<(Code<PoolAgreement> Pool, Code<PoolStream> Stream), (StreamAccount Account, long Pence)> _uses = [];
    private readonly Dictionary<Heading, long> _turned = [];

    /// <summary>The first fault; null when there is none.</summary>
    public Refusal? Judge(Entry entry) =>
        Moment(entry) ?? Amounts(entry) ?? Known(entry) ?? Balance(entry) ?? Period(entry) ?? Mirrors(entry) ?? References(entry)
        ?? Commitment(entry) ?? Limits(entry) ?? Default(entry) ?? Kinds(entry);

    /// <summary>Refuses bodies, pools and streams that are not known.</summary>
    public Refusal? Known(Entry entry)
    {
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var heading = entry.Postings[i].Heading;
            if (!books.IsKnown(heading.Book)) return LedgerRefusals.BodyUnknown.With(heading.Book);
            if (heading.Counter is { } counter && !books.IsKnown(counter)) return LedgerRefusals.BodyUnknown.With(counter);
        }
        for (var i = 0; i < entry.Postings.Count; i++)
            if (entry.Postings[i].Heading.Coding is var coding && !books.TryStream(coding, out _)) return LedgerRefusals.StreamUnknown.With(coding.Pool, coding.Stream);
        return null;
    }

    private Refusal? Moment(Entry entry) =>
        books.Entries is { Count: > 0 } booked && entry.Recorded < booked[^1].Entry.Recorded ? LedgerRefusals.RecordedEarlier.With(At(entry.Recorded), At(booked[^1].Entry.Recorded)) : null;

    private static string At(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'");

    private static Refusal? Amounts(Entry entry)
    {
        if (entry.Postings.Count is < 1 or > MostPostings) return LedgerRefusals.PostingCount.With(MostPostings, entry.Postings.Count);
        for (var i = 0; i < entry.Postings.Count; i++)
            if (entry.Postings[i].Amount is { Pence: 0 or > MostPence or < -MostPence } amount) return LedgerRefusals.PostingAmount.With(amount, new Money(MostPence));
        return null;
    }

    private Refusal? Balance(Entry entry)
    {
        _sums.Clear();
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var (heading, amount) = (entry.Postings[i].Heading, entry.Postings[i].Amount);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, heading.Book, out _);
            sum = (sum.All + amount.Pence, sum.Encumbrance + (heading.Account.IsEncumbrance() ? amount.Pence : 0));
        }
        foreach (var (book, (all, _)) in _sums)
            if (all != 0) return LedgerRefusals.Unbalanced.With(book, new Money(all));
        foreach (var (book, (_, encumbrance)) in _sums)
            if (encumbrance != 0) return LedgerRefusals.EncumbranceMixed.With(book);
        return null;
    }

    private Refusal? Period(Entry entry)
    {
        foreach (var book in _sums.Keys)
            if (books.ClosedUpTo(book) is { } closed && entry.Effective <= closed) return LedgerRefusals.PeriodClosed.With(book, closed.ToString("d MMMM yyyy"));
        return null;
    }

    private Refusal? Mirrors(Entry entry)
    {
        _debts.Clear();
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var (heading, amount) = (entry.Postings[i].Heading, entry.Postings[i].Amount);
            if (heading.Account.Mirror() is not { } mirror) continue;
            if (heading.Counter is not { } counter || counter == heading.Book) return LedgerRefusals.CounterMissing.With(heading.Account, heading.Book);
            var debt = heading.Account.IsDebtor() ? (heading.Account, heading.Book, counter, heading.Coding.Pool) : (mirror, counter, heading.Book, heading.Coding.Pool);
            CollectionsMarshal.GetValueRefOrAddDefault(_debts, debt, out _) += amount.Pence;
        }
        foreach (var ((debtor, owedTo, owedBy, _), difference) in _debts)
            if (difference != 0) return LedgerRefusals.MirrorDisagrees.With(debtor, owedTo, debtor.Mirror()!.Value, owedBy, new Money(difference));
        return null;
    }

    private Refusal? References(Entry entry)
    {
        if (entry.RefersTo is { } about && books.Find(about) is null) return LedgerRefusals.ReferenceUnknown.With(about);
        if (entry.Reverses is not { } id) return null;
        if (books.Find(id) is not { } reversed) return LedgerRefusals.ReferenceUnknown.With(id);
        if (books.IsReversed(id)) return LedgerRefusals.ReversedAlready.With(id);
        _turned.Clear();
        foreach (var posting in entry.Postings.Concat(reversed.Entry.Postings)) CollectionsMarshal.GetValueRefOrAddDefault(_turned, posting.Heading, out _) += posting.Amount.Pence;
        return _turned.Values.Any(left => left != 0) || entry.Commitment != reversed.Entry.Commitment ? LedgerRefusals.ReversalDiffers.With(id) : null;
    }

    private Refusal? Commitment(Entry entry)
    {
        if (entry.Commitment is not { } id) return entry.Postings.Any(posting => posting.Heading.Account.IsEncumbrance()) ? LedgerRefusals.CommitmentMissing.With() : null;
        var commitment = books.Find(id);
        if (entry.Kind == EntryKind.CommitmentReserved)
            return commitment is not null ? LedgerRefusals.CommitmentTaken.With(id)
                : entry.ReservedUntil is not { } until || until <= entry.Effective ? LedgerRefusals.CommitmentEnd.With() : null;
        if (commitment is null) return LedgerRefusals.CommitmentUnknown.With(id);
        if (!Follows(entry, commitment)) return LedgerRefusals.CommitmentStep.With(id, Journals.StatusWord(commitment.Status));
        if (entry.Kind == EntryKind.CommitmentMade && commitment.Until <= entry.Effective) return LedgerRefusals.CommitmentOver.With(id, commitment.Until.ToString("d MMMM yyyy"));
        if (entry.Kind == EntryKind.CommitmentExpired && entry.Effective < commitment.Until) return LedgerRefusals.CommitmentNotOver.With(id, commitment.Until.ToString("d MMMM yyyy"));
        return commitment.Covers(entry) ? null : LedgerRefusals.CommitmentExceeded.With(id);
    }

    // A reservation is made, given up, or expires; only what was made can be used and released. Steps are not turned round: a release or a new reservation undoes them.
    private bool Follows(Entry entry, Commitment commitment) => entry switch
    {
        { Reverses: { } reversed } when books.Find(reversed)!.Entry.Kind is EntryKind.CommitmentReserved or EntryKind.CommitmentMade or EntryKind.CommitmentVoided or EntryKind.CommitmentExpired => false,
        { Kind: EntryKind.CommitmentMade or EntryKind.CommitmentVoided or EntryKind.CommitmentExpired } => commitment.Status == CommitmentStatus.Reserved,
        _ => commitment.Status is CommitmentStatus.Made or CommitmentStatus.UsedUp,
    };

    private Refusal? Limits(Entry entry)
    {
        if (entry.Override is { IsComplete: false }) return LedgerRefusals.OverrideIncomplete.With();
        _uses.Clear();
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var (heading, amount) = (entry.Postings[i].Heading, entry.Postings[i].Amount);
            if (!heading.Account.UsesStream() || !books.TryStream(heading.Coding, out var account)) continue;
            ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, (heading.Coding.Pool, heading.Coding.Stream), out _);
            use = (account, use.Pence + amount.Pence);
        }
        if (entry.Override is not null) return null;
        foreach (var ((pool, stream), (account, pence)) in _uses)
            if (pence > 0 && pence > account.Free) return LedgerRefusals.StreamLimit.With(stream, pool, new Money(account.Free), new Money(pence - account.Free));
        return null;
    }

    private Refusal? Default(Entry entry)
    {
        if (entry.Purchase is not { Category: PermittedCategory.DefaultLiability }) return null;
        var missing = entry.Postings.Select(posting => posting.Heading.Coding.Pool).Distinct().SelectMany(pool => books.Find(pool)!.Partners)
            .FirstOrDefault(partner => !entry.AgreedBy.Contains(partner));
        return missing is null ? null : LedgerRefusals.DefaultLiability.With(missing);
    }

    private Refusal? Kinds(Entry entry)
    {
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var heading = entry.Postings[i].Heading;
            if (!books.TryStream(heading.Coding, out var account) || account.Stream.Kind is not { } kind) continue;
            if (kind.CapitalOnly && heading.Coding.Nature != Nature.Capital) return LedgerRefusals.CapitalOnly.With(heading.Coding.Stream, kind.Code);
            if (kind.LocalGovernmentOnly && books.Body(heading.Book).Kind == BodyKind.IntegratedCareBoard) return LedgerRefusals.LocalGovernmentOnly.With(heading.Coding.Stream, kind.Code, heading.Book);
        }
        return null;
    }
}
