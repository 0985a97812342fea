using Joinery.Ledger;

namespace Joinery.Fund.Ledgers;

/// <summary>Entries as rows of fund_entry and fund_posting, and back again.</summary>
internal static class EntryRows
{
    public static readonly string[] EntryColumns = ["seq", "id", "effective", "recorded_at", "recorded_by", "kind", "document", "refers_to", "reverses", "commitment", "reserved_until", "details", "previous", "hash"];
    public static readonly string[] PostingColumns = ["seq", "line", "book", "account", "counter", "pool", "scheme", "stream", "origin", "nature", "pence"];

    private sealed record Details(Purchase? Purchase = null, CommissionerShares? Shares = null, IReadOnlyList<Code<Body>>? AgreedBy = null, LimitOverride? Override = null);

    private sealed record EntryRow(long Seq, string Id, DateOnly Effective, DateTimeOffset RecordedAt, string RecordedBy, long Kind, string Document, string? RefersTo, string? Reverses, string? Commitment,
        DateOnly? ReservedUntil, string Details, string Previous, string Hash);

    private sealed record PostingRow(long Seq, long Line, string Book, long Account, string? Counter, string Pool, string? Scheme, string Stream, long Origin, long Nature, long Pence);

    /// <summary>The row of an entry.</summary>
    public static object?[] Of(BookedEntry booked)
    {
        var entry = booked.Entry;
        return [booked.Seq, entry.Id.ToString(), entry.Effective, entry.Recorded, entry.By, (long)entry.Kind, entry.Document, entry.RefersTo?.ToString(), entry.Reverses?.ToString(), entry.Commitment?.ToString(), entry.ReservedUntil,
            AgreedText.Write(new Details(entry.Purchase, entry.Shares, entry.AgreedBy.Count == 0 ? null : entry.AgreedBy, entry.Override)), $"{booked.Previous}", $"{booked.Hash}"];
    }

    /// <summary>The rows of its postings.</summary>
    public static IEnumerable<object?[]> Postings(BookedEntry booked) => booked.Entry.Postings.Select((posting, line) => new object?[]
    {
        booked.Seq, (long)line, posting.Heading.Book.Text, (long)posting.Heading.Account, posting.Heading.Counter?.Text, posting.Heading.Coding.Pool.Text, posting.Heading.Coding.Scheme?.Text, posting.Heading.Coding.Stream.Text,
        (long)posting.Heading.Coding.Origin, (long)posting.Heading.Coding.Nature, posting.Amount.Pence,
    });

    /// <summary>Every entry after a place in the chain, in order.</summary>
    public static async Task<IReadOnlyList<BookedEntry>> After(Db db, long seq)
    {
        var rows = new List<EntryRow>();
        await foreach (var row in db.Stream<EntryRow>($"select {string.Join(", ", EntryColumns)} from fund_entry where seq > @seq order by seq", new { seq })) rows.Add(row);
        if (rows.Count == 0) return [];
        var postings = new List<PostingRow>();
        await foreach (var row in db.Stream<PostingRow>($"select {string.Join(", ", PostingColumns)} from fund_posting where seq > @seq order by seq, line", new { seq })) postings.Add(row);
        var bySeq = postings.ToLookup(row => row.Seq);
        return [.. rows.Select(row => Read(row, bySeq[row.Seq]))];
    }

    private static BookedEntry Read(EntryRow row, IEnumerable<PostingRow> postings)
    {
        var details = AgreedText.Read<Details>(row.Details).OrThrow();
        var entry = new Entry(IdOf<Entry>(row.Id), row.Effective, row.RecordedAt, row.RecordedBy, (EntryKind)row.Kind, row.Document, [.. postings.Select(Read)])
        {
            RefersTo = row.RefersTo is null ? null : IdOf<Entry>(row.RefersTo),
            Reverses = row.Reverses is null ? null : IdOf<Entry>(row.Reverses),
            Commitment = row.Commitment is null ? null : IdOf<Commitment>(row.Commitment),
            ReservedUntil = row.ReservedUntil,
            Purchase = details.Purchase,
            Shares = details.Shares,
            AgreedBy = details.AgreedBy ?? [],
            Override = details.Override,
        };
        return new(row.Seq, entry, EntryHash.Parse(row.Previous).OrThrow(), EntryHash.Parse(row.Hash).OrThrow());
    }

    private static Posting Read(PostingRow row) => new(new(Code<Body>.Of(row.Book), (Account)row.Account, row.Counter is null ? null : Code<Body>.Of(row.Counter),
        new(Code<PoolAgreement>.Of(row.Pool), row.Scheme is null ? null : Code<Scheme>.Of(row.Scheme), Code<PoolStream>.Of(row.Stream), (EconomicOrigin)row.Origin, (Nature)row.Nature)), new(row.Pence));

    private static Id<T> IdOf<T>(string text) => Id<T>.Parse(text).OrThrow();
}
