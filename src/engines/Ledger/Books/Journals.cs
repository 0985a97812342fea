namespace Joinery.Ledger;

/// <summary>
/// The events of a pool as balanced entries in the books of every body they concern. Nothing is booked here: <see cref="Books.Post"/> does that.
/// Each method names its row in the table of the domain guide, 7.2. H is the host, P another partner.
/// </summary>
public static partial class Journals
{
    /// <summary>C1. P pays an instalment. H: Cash +X, PoolCreditor:P −X. P: PoolPrepayment:H +X, Cash −X.</summary>
    public static Outcome<Entry> ContributionPaid(Voucher voucher, PoolAgreement pool, Coding coding, Code<Body> partner, Money amount)
    {
        if (OtherPartner(pool, partner) is { } refusal) return refusal;
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The instalment");
        return new Draft(voucher, EntryKind.ContributionPaid, coding)
            .Dr(pool.Host, Account.Cash, amount, partner).Cr(pool.Host, Account.PoolCreditor, amount, partner)
            .Dr(partner, Account.PoolPrepayment, amount, pool.Host).Cr(partner, Account.Cash, amount, pool.Host).Entry();
    }

    /// <summary>C2. H sets its own part aside. H: GeneralFund +X, PoolReserve −X.</summary>
    public static Outcome<Entry> ContributionEarmarked(Voucher voucher, PoolAgreement pool, Coding coding, Money amount)
    {
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The amount set aside");
        return new Draft(voucher, EntryKind.ContributionEarmarked, coding).Dr(pool.Host, Account.GeneralFund, amount).Cr(pool.Host, Account.PoolReserve, amount).Entry();
    }

    /// <summary>C3. A body receives grant. Cash +X, GrantIncome −X; while conditions are open, GrantReceiptInAdvance −X.</summary>
    public static Outcome<Entry> GrantReceived(Voucher voucher, Coding coding, Code<Body> body, Money amount, bool conditionsMet)
    {
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The grant");
        return new Draft(voucher, EntryKind.GrantReceived, coding)
            .Dr(body, Account.Cash, amount).Cr(body, conditionsMet ? Account.GrantIncome : Account.GrantReceiptInAdvance, amount).Entry();
    }

    /// <summary>C3, later. The conditions are met: GrantReceiptInAdvance +X, GrantIncome −X.</summary>
    public static Outcome<Entry> GrantEarned(Voucher voucher, Coding coding, Code<Body> body, Money amount)
    {
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The grant");
        return new Draft(voucher, EntryKind.GrantEarned, coding).Dr(body, Account.GrantReceiptInAdvance, amount).Cr(body, Account.GrantIncome, amount).Entry();
    }

    /// <summary>S4. A council passes capital grant on to district D. Council: CapitalGrantToDistrict:D +X, Cash −X. D: Cash +X, CapitalGrantUnapplied −X.</summary>
    public static Outcome<Entry> CapitalPassedOn(Voucher voucher, Coding coding, Code<Body> council, Code<Body> district, Money amount)
    {
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The grant");
        return new Draft(voucher, EntryKind.CapitalPassedOn, coding)
            .Dr(council, Account.CapitalGrantToDistrict, amount, district).Cr(council, Account.Cash, amount, district)
            .Dr(district, Account.Cash, amount, council).Cr(district, Account.CapitalGrantUnapplied, amount, council).Entry();
    }

    /// <summary>
    /// Z1. The lead pays as the agent of P: no expenditure of its own. Lead: PassThroughDebtor:P +(N+v), Cash −(N+v).
    /// P: Exp +cost, VatDebtor +what comes back, PassThroughCreditor:lead −(N+v).
    /// </summary>
    public static Outcome<Entry> AgencyPaid(Voucher voucher, Coding coding, Purchase purchase, Code<Body> principal)
    {
        if (purchase.Check().Refusal is { } refusal) return refusal;
        var agent = purchase.Deliverer;
        if (agent == principal) return LedgerRefusals.HostItself.With(principal);
        return new Draft(voucher, EntryKind.AgencyPaid, coding)
            .Dr(agent, Account.PassThroughDebtor, purchase.Gross, principal).Cr(agent, Account.Cash, purchase.Gross)
            .Dr(principal, Account.Expenditure, purchase.Cost).Dr(principal, Account.VatDebtor, purchase.Recoverable)
            .Cr(principal, Account.PassThroughCreditor, purchase.Gross, agent).Entry() with
        { Purchase = purchase, Shares = CommissionerShares.AllOn(principal) };
    }

    /// <summary>
    /// A debt between two bodies is paid (derived: the table stops at the debt). Debtor: the creditor account +X, Cash −X. Creditor: Cash +X, the debtor account −X.
    /// Refuses an account that is not the owed side of a pair, and the pool's own prepayment, which is used up by spending.
    /// </summary>
    public static Outcome<Entry> DebtSettled(Voucher voucher, Coding coding, Account debt, Code<Body> owedTo, Code<Body> owedBy, Money amount)
    {
        if (!debt.IsDebtor() || debt == Account.PoolPrepayment) return LedgerRefusals.NotDebt.With(debt);
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The payment");
        return new Draft(voucher, EntryKind.DebtSettled, coding)
            .Dr(owedBy, debt.Mirror()!.Value, amount, owedTo).Cr(owedBy, Account.Cash, amount, owedTo)
            .Dr(owedTo, Account.Cash, amount, owedBy).Cr(owedTo, debt, amount, owedBy).Entry();
    }

    /// <summary>A mistake is put right: every posting of an entry with its sign turned round, on the day of the voucher.</summary>
    public static Entry Reversal(Voucher voucher, Entry entry) => Reversal(voucher, entry, EntryKind.Reversal);

    private static Entry Reversal(Voucher voucher, Entry entry, EntryKind kind) =>
        new(voucher.Id, voucher.Effective, voucher.Recorded, voucher.By, kind, voucher.Document, [.. entry.Postings.Select(posting => posting with { Amount = -posting.Amount })])
        {
            Reverses = entry.Id,
            Commitment = entry.Commitment,
            AgreedBy = voucher.AgreedBy,
            Override = voucher.Override,
        };

    private static Refusal? OtherPartner(PoolAgreement pool, Code<Body> partner) =>
        !pool.Partners.Contains(partner) ? LedgerRefusals.NotPartner.With(partner) : partner == pool.Host ? LedgerRefusals.HostItself.With(partner) : null;
}
