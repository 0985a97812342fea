namespace Joinery.Ledger;

/// <summary>K1: money is bound before it is spent, in the accounts of commitments alone.</summary>
public static partial class Journals
{
    /// <summary>
    /// K1. Sets the cost of a purchase aside until a day, half-open. Each commissioner: Reserved +share, EncumbranceControl −share.
    /// </summary>
    public static Outcome<Entry> CommitmentReserved(Voucher voucher, PoolAgreement pool, Coding coding, Id<Commitment> commitment, Purchase planned, CommissionerShares shares, DateOnly until)
    {
        if (planned.Check().Refusal is { } fault) return fault;
        if (!shares.Divide(planned.Cost, pool.Partners).Try(out var parts, out var refusal)) return refusal;
        var draft = new Draft(voucher, EntryKind.CommitmentReserved, coding);
        foreach (var (body, part) in parts) draft.Dr(body, Account.Reserved, part).Cr(body, Account.EncumbranceControl, part);
        return draft.Entry() with { Purchase = planned, Shares = shares, Commitment = commitment, ReservedUntil = until };
    }

    /// <summary>K1. The commitment is made: what was reserved is committed and has no end any more.</summary>
    public static Outcome<Entry> CommitmentMade(Voucher voucher, Commitment commitment)
    {
        var draft = new Draft(voucher, EntryKind.CommitmentMade, commitment.Coding);
        foreach (var (heading, amount) in commitment.Held(Account.Reserved)) draft.Add(heading, -amount).Add(heading with { Account = Account.Committed }, amount);
        return draft.IsEmpty ? LedgerRefusals.CommitmentStep.With(commitment.Id, StatusWord(commitment.Status))
            : draft.Entry() with { Commitment = commitment.Id, Purchase = commitment.Purchase, Shares = commitment.Shares };
    }

    /// <summary>K1. A part of what a commitment still binds is set free, in proportion to what each book holds; never more than that.</summary>
    public static Outcome<Entry> CommitmentReleased(Voucher voucher, Commitment commitment, Money amount)
    {
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The amount to release");
        if (amount > commitment.Committed) return LedgerRefusals.CommitmentExceeded.With(commitment.Id);
        var draft = new Draft(voucher, EntryKind.CommitmentReleased, commitment.Coding);
        Free(draft, commitment, Account.Committed, amount);
        return draft.Entry() with { Commitment = commitment.Id };
    }

    /// <summary>K1. A reservation is given up: all of it is free again.</summary>
    public static Outcome<Entry> CommitmentVoided(Voucher voucher, Commitment commitment) => Ended(voucher, commitment, EntryKind.CommitmentVoided);

    /// <summary>K1. A reservation has come to its end: all of it is free again.</summary>
    public static Outcome<Entry> CommitmentExpired(Voucher voucher, Commitment commitment) => Ended(voucher, commitment, EntryKind.CommitmentExpired);

    private static Outcome<Entry> Ended(Voucher voucher, Commitment commitment, EntryKind kind)
    {
        var draft = new Draft(voucher, kind, commitment.Coding);
        Free(draft, commitment, Account.Reserved, commitment.Reserved);
        return draft.IsEmpty ? LedgerRefusals.CommitmentStep.With(commitment.Id, StatusWord(commitment.Status)) : draft.Entry() with { Commitment = commitment.Id };
    }

    /// <summary>A commitment's status as a refusal says it.</summary>
    internal static string StatusWord(CommitmentStatus status) => status switch
    {
        CommitmentStatus.Reserved => "only reserved",
        CommitmentStatus.Made => "already made",
        CommitmentStatus.UsedUp => "used up",
        CommitmentStatus.Voided => "given up",
        _ => "expired",
    };

    // A part of a whole, shared by the amounts of which the whole consists, never takes more than there is of any of them.
    private static void Free(Draft draft, Commitment? commitment, Account account, Money most)
    {
        var held = commitment?.Held(account) ?? [];
        var all = held.Sum(one => one.Amount);
        if (all == Money.Zero) return;
        var parts = (most < all ? most : all).Split((ReadOnlySpan<long>)[.. held.Select(one => one.Amount.Pence)]);
        foreach (var ((heading, _), part) in held.Zip(parts)) draft.Add(heading, -part).Add(heading with { Account = Account.EncumbranceControl }, part);
    }
}
