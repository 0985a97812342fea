namespace Joinery.Ledger;

/// <summary>Where a commitment stands.</summary>
public enum CommitmentStatus
{
    /// <summary>Money is set aside until a day.</summary>
    Reserved,
    /// <summary>The commitment is made; what is left of it binds the stream.</summary>
    Made,
    /// <summary>Made, and nothing of it is left.</summary>
    UsedUp,
    /// <summary>Given up before it was made.</summary>
    Voided,
    /// <summary>Come to its end before it was made.</summary>
    Expired,
}

/// <summary>
/// One commitment as the entries about it have left it: reserved, made, used by accruals and payments, and released; or given up, or expired.
/// It is worked out from entries and changes with them; nobody sets it.
/// </summary>
public sealed class Commitment
{
    // What each heading holds of Reserved and of Committed.
    private readonly Dictionary<Heading, long> _held = [];
    private EntryKind? _end;
    private bool _made;

    internal Commitment(Entry reservation) =>
        (Id, Document, Purchase, Shares, Until, Coding) = (reservation.Commitment!.Value, reservation.Document, reservation.Purchase, reservation.Shares, reservation.ReservedUntil!.Value, reservation.Postings[0].Heading.Coding);

    /// <summary>The commitment that a reservation begins, as it is before the books know of it.</summary>
    public static Commitment BegunBy(Entry reservation)
    {
        var begun = new Commitment(reservation);
        begun.Apply(reservation);
        return begun;
    }

    /// <summary>Its id.</summary>
    public Id<Commitment> Id { get; }

    /// <summary>The paper that its reservation rests on.</summary>
    public string Document { get; }

    /// <summary>The coding of its reservation.</summary>
    public Coding Coding { get; }

    /// <summary>What is to be bought; null where the reservation did not say.</summary>
    public Purchase? Purchase { get; }

    /// <summary>The shares it was divided by; null where it was not.</summary>
    public CommissionerShares? Shares { get; }

    /// <summary>The first day on which a reservation no longer holds. A commitment that was made has no end.</summary>
    public DateOnly Until { get; }

    /// <summary>What is set aside.</summary>
    public Money Reserved => Held(Account.Reserved).Sum(one => one.Amount);

    /// <summary>What is bound and not yet used.</summary>
    public Money Committed => Held(Account.Committed).Sum(one => one.Amount);

    /// <summary>What was accrued or paid under it, less what was turned round.</summary>
    public Money Spent { get; private set; }

    /// <summary>Where it stands.</summary>
    public CommitmentStatus Status => _end switch
    {
        EntryKind.CommitmentVoided => CommitmentStatus.Voided,
        EntryKind.CommitmentExpired => CommitmentStatus.Expired,
        _ when !_made => CommitmentStatus.Reserved,
        _ => Committed == Money.Zero ? CommitmentStatus.UsedUp : CommitmentStatus.Made,
    };

    /// <summary>True where it is a reservation whose day has come.</summary>
    public bool IsOver(DateOnly today) => Status == CommitmentStatus.Reserved && Until <= today;

    /// <summary>What each book holds in <see cref="Account.Reserved"/> or <see cref="Account.Committed"/>, in the order in which it was posted.</summary>
    public IReadOnlyList<(Heading Heading, Money Amount)> Held(Account account) =>
        [.. _held.Where(one => one.Key.Account == account && one.Value != 0).Select(one => (one.Key, new Money(one.Value)))];

    /// <summary>True where an entry takes no more from any book than the commitment holds there.</summary>
    internal bool Covers(Entry entry) => entry.Postings.Where(IsHolding).GroupBy(posting => posting.Heading)
        .All(same => _held.GetValueOrDefault(same.Key) + same.Sum(posting => posting.Amount.Pence) >= 0);

    internal void Apply(Entry entry)
    {
        foreach (var posting in entry.Postings)
        {
            if (IsHolding(posting)) _held[posting.Heading] = _held.GetValueOrDefault(posting.Heading) + posting.Amount.Pence;
            if (posting.Heading.Account.IsSpending()) Spent += posting.Amount;
        }
        if (entry.Kind == EntryKind.CommitmentMade) _made = true;
        if (entry.Kind is EntryKind.CommitmentVoided or EntryKind.CommitmentExpired) _end = entry.Kind;
    }

    private static bool IsHolding(Posting posting) => posting.Heading.Account is Account.Reserved or Account.Committed;
}
