namespace Joinery.Ledger;

/// <summary>One amount in one book.</summary>
/// <param name="Heading">Whose book, which account, and the coding.</param>
/// <param name="Amount">A debit above zero, a credit below; never zero.</param>
public sealed record Posting(Heading Heading, Money Amount);

/// <summary>
/// What happened. The letter and number are those of the guide's table of events; the numbers are written into the chain and stay for ever.
/// </summary>
public enum EntryKind
{
    /// <summary>C1: a partner pays the host.</summary>
    ContributionPaid = 1,
    /// <summary>C2: the host earmarks its own contribution.</summary>
    ContributionEarmarked = 2,
    /// <summary>C3: a grant arrives.</summary>
    GrantReceived = 3,
    /// <summary>C3, later: the conditions of a grant are met.</summary>
    GrantEarned = 4,
    /// <summary>S1, S2, S3: a supplier is paid.</summary>
    SupplierPaid = 5,
    /// <summary>CN: a supplier credits.</summary>
    CreditNote = 6,
    /// <summary>S4: capital grant is passed on to a district.</summary>
    CapitalPassedOn = 7,
    /// <summary>A1: a cost of the period without an invoice.</summary>
    Accrued = 8,
    /// <summary>A2: the accrual turned round in the next period.</summary>
    AccrualReversed = 9,
    /// <summary>Y1: an overspend is shared.</summary>
    OverspendShared = 10,
    /// <summary>Y2: an underspend is to be returned.</summary>
    UnderspendReturned = 11,
    /// <summary>K1: money is set aside.</summary>
    CommitmentReserved = 12,
    /// <summary>K1: the commitment is made.</summary>
    CommitmentMade = 13,
    /// <summary>K1: what is left of a commitment is set free.</summary>
    CommitmentReleased = 14,
    /// <summary>K1: a reservation is given up.</summary>
    CommitmentVoided = 15,
    /// <summary>K1: a reservation has come to its end.</summary>
    CommitmentExpired = 16,
    /// <summary>Z1: the lead pays as another body's agent.</summary>
    AgencyPaid = 17,
    /// <summary>A debt between two bodies is paid.</summary>
    DebtSettled = 18,
    /// <summary>A mistake is put right: all signs of an earlier entry turned round.</summary>
    Reversal = 19,
    /// <summary>A journal of the officer's own making.</summary>
    Journal = 20,
    /// <summary>Y3: what a partner has left goes into the pool of the next year.</summary>
    BalanceCarried = 21,
}

/// <summary>Two people who let a stream go beyond its limit, and why.</summary>
/// <param name="First">One signatory's name.</param>
/// <param name="Second">Another's.</param>
/// <param name="Reason">Why.</param>
public sealed record LimitOverride(string First, string Second, string Reason)
{
    /// <summary>True when both have signed and are not the same, and the reason is given.</summary>
    public bool IsComplete => First.Trim().Length > 0 && Second.Trim().Length > 0 && Reason.Trim().Length > 0 && !string.Equals(First.Trim(), Second.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// One event in the books of all bodies it concerns. It is never edited: what was wrong is turned round by another entry.
/// </summary>
/// <param name="Id">Made by the sender, so that sending it twice books it once.</param>
/// <param name="Effective">The day to which it belongs.</param>
/// <param name="Recorded">When it became known here, in UTC.</param>
/// <param name="By">Who recorded it: an account's id, nothing personal.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Document">The reference of the paper it rests on.</param>
/// <param name="Postings">The amounts; those of each book add up to nothing.</param>
public sealed record Entry(Id<Entry> Id, DateOnly Effective, DateTimeOffset Recorded, string By, EntryKind Kind, string Document, IReadOnlyList<Posting> Postings)
{
    /// <summary>The amounts; those of each book add up to nothing.</summary>
    public IReadOnlyList<Posting> Postings { get; init => field = [.. value]; } = [.. Postings];

    /// <summary>The entry that this one is about, as a credit note is about an invoice; null where there is none.</summary>
    public Id<Entry>? RefersTo { get; init; }

    /// <summary>The entry that this one turns round; null where there is none.</summary>
    public Id<Entry>? Reverses { get; init; }

    /// <summary>The commitment that this one makes, uses or ends; null where there is none.</summary>
    public Id<Commitment>? Commitment { get; init; }

    /// <summary>For a reservation, the first day on which it no longer holds; null for everything else.</summary>
    public DateOnly? ReservedUntil { get; init; }

    /// <summary>What is bought; null where nothing is.</summary>
    public Purchase? Purchase { get; init; }

    /// <summary>The shares by which the cost was divided, which a later credit note takes; null where nothing was divided.</summary>
    public CommissionerShares? Shares { get; init; }

    /// <summary>The partners that have agreed to pay for a default.</summary>
    public IReadOnlyList<Code<Body>> AgreedBy { get; init => field = [.. value]; } = [];

    /// <summary>Who let the stream go beyond its limit; null where nobody did.</summary>
    public LimitOverride? Override { get; init; }

    /// <summary>What it spends in all books together; less than nothing where it takes spending back.</summary>
    public Money Spending => Postings.Where(posting => posting.Heading.Account.IsSpending()).Sum(posting => posting.Amount);

    /// <summary>True when the two say the same, whenever they were recorded: a second sending carries another moment.</summary>
    public bool SaysTheSameAs(Entry other) =>
        (Id, Effective, By, Kind, Document, RefersTo, Reverses) == (other.Id, other.Effective, other.By, other.Kind, other.Document, other.RefersTo, other.Reverses)
        && (Commitment, ReservedUntil, Purchase, Shares, Override) == (other.Commitment, other.ReservedUntil, other.Purchase, other.Shares, other.Override)
        && Postings.SequenceEqual(other.Postings) && AgreedBy.SequenceEqual(other.AgreedBy);
}

/// <summary>An entry with its place in the chain.</summary>
/// <param name="Seq">1, 2, 3 … without a gap.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Previous">The hash of the entry before; all zeros for the first.</param>
/// <param name="Hash">Its own, over everything else.</param>
public sealed record BookedEntry(long Seq, Entry Entry, EntryHash Previous, EntryHash Hash);
