namespace Joinery.Ledger;

/// <summary>The head of an entry before it is drafted: what only the sender knows.</summary>
/// <param name="Id">Made by the sender; sending it twice books it once.</param>
/// <param name="Effective">The day to which the event belongs.</param>
/// <param name="Recorded">Now, in UTC.</param>
/// <param name="By">Who records it: an account's id, nothing personal.</param>
/// <param name="Document">The reference of the paper it rests on.</param>
public sealed record Voucher(Id<Entry> Id, DateOnly Effective, DateTimeOffset Recorded, string By, string Document)
{
    /// <summary>The partners that have agreed to pay for a default.</summary>
    public IReadOnlyList<Code<Body>> AgreedBy { get; init; } = [];

    /// <summary>Who lets the stream go beyond its limit; null where nobody does.</summary>
    public LimitOverride? Override { get; init; }
}

/// <summary>An entry being written, posting by posting. A debit of less than nothing is a credit; nothing at all is left out.</summary>
internal sealed class Draft(Voucher voucher, EntryKind kind, Coding coding)
{
    private readonly List<Posting> _postings = [];

    public bool IsEmpty => _postings.Count == 0;

    /// <summary>Adds a debit to a book.</summary>
    public Draft Dr(Code<Body> book, Account account, Money amount, Code<Body>? counter = null)
    {
        if (amount != Money.Zero) _postings.Add(new(new(book, account, counter, coding), amount));
        return this;
    }

    /// <summary>Adds a credit to a book.</summary>
    public Draft Cr(Code<Body> book, Account account, Money amount, Code<Body>? counter = null) => Dr(book, account, -amount, counter);

    /// <summary>Adds a posting as it stands.</summary>
    public Draft Add(Heading heading, Money amount)
    {
        if (amount != Money.Zero) _postings.Add(new(heading, amount));
        return this;
    }

    public Entry Entry() => new(voucher.Id, voucher.Effective, voucher.Recorded, voucher.By, kind, voucher.Document, _postings) { AgreedBy = voucher.AgreedBy, Override = voucher.Override };
}
