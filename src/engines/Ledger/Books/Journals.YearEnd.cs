namespace Joinery.Ledger;

/// <summary>What one partner bears of a line at the year's end, and what it should bear.</summary>
/// <param name="Body">The partner.</param>
/// <param name="BudgetShare">Its agreed share of the budget.</param>
/// <param name="Borne">What its book already carries for the line.</param>
/// <param name="RiskShare">Its share of the variance, by the agreement's rule.</param>
public sealed record BorneShare(Code<Body> Body, Money BudgetShare, Money Borne, Money RiskShare)
{
    /// <summary>
    /// What it still owes the others; below zero what they owe it: its risk share, less what it bears above its budget already, so that nobody pays twice.
    /// </summary>
    public Money Due => RiskShare - (Borne - BudgetShare);
}

/// <summary>The year's end: overspends shared, underspends returned.</summary>
public static partial class Journals
{
    /// <summary>
    /// Y1. Every partner comes to bear its risk share and no more. Where P owes r: H: RiskShareDebtor:P +r, Exp −r; P: Exp +r, RiskShareCreditor:H −r.
    /// Where H owes P: all signs turned round, and debtor and creditor changed over. Refuses dues that do not add up to nothing.
    /// </summary>
    public static Outcome<Entry> OverspendShared(Voucher voucher, PoolAgreement pool, Coding coding, IReadOnlyList<BorneShare> line)
    {
        foreach (var share in line)
            if (!pool.Partners.Contains(share.Body)) return LedgerRefusals.NotPartner.With(share.Body);
        if (line.Sum(share => share.Due) is var sum && sum != Money.Zero) return LedgerRefusals.VarianceShares.With(sum);
        var draft = new Draft(voucher, EntryKind.OverspendShared, coding);
        foreach (var (body, due) in line.Where(share => share.Body != pool.Host).Select(share => (share.Body, share.Due)))
            if (due.IsNegative) Owed(draft, body, pool.Host, -due);
            else Owed(draft, pool.Host, body, due);
        return draft.IsEmpty ? LedgerRefusals.NothingDue.With() : draft.Entry();
    }

    /// <summary>Y2. The host will return r of an underspend to P. H: PoolCreditor:P +r, RefundCreditor:P −r. P: RefundDebtor:H +r, PoolPrepayment:H −r.</summary>
    public static Outcome<Entry> UnderspendReturned(Voucher voucher, PoolAgreement pool, Coding coding, Code<Body> partner, Money amount)
    {
        if (OtherPartner(pool, partner) is { } refusal) return refusal;
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The amount to return");
        return new Draft(voucher, EntryKind.UnderspendReturned, coding)
            .Dr(pool.Host, Account.PoolCreditor, amount, partner).Cr(pool.Host, Account.RefundCreditor, amount, partner)
            .Dr(partner, Account.RefundDebtor, amount, pool.Host).Cr(partner, Account.PoolPrepayment, amount, pool.Host).Entry();
    }

    /// <summary>
    /// Y3 (derived: the table stops at the return). What P has left in a pool stays with the host for the pool of the next year. H: PoolCreditor:P of the old +X, of the new −X;
    /// P: PoolPrepayment:H of the new +X, of the old −X. What H itself has left: PoolReserve of the old +X, of the new −X. Both pools have the same host.
    /// </summary>
    public static Outcome<Entry> BalanceCarried(Voucher voucher, PoolAgreement pool, Coding from, PoolAgreement next, Coding into, Code<Body> partner, Money amount)
    {
        if (!pool.Partners.Contains(partner) || !next.Partners.Contains(partner)) return LedgerRefusals.NotPartner.With(partner);
        if (amount <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The amount to carry forward");
        var draft = new Draft(voucher, EntryKind.BalanceCarried, from);
        return (partner == pool.Host ? draft.Dr(partner, Account.PoolReserve, amount).Add(new(partner, Account.PoolReserve, null, into), -amount)
            : draft.Dr(pool.Host, Account.PoolCreditor, amount, partner).Add(new(pool.Host, Account.PoolCreditor, partner, into), -amount)
                .Add(new(partner, Account.PoolPrepayment, pool.Host, into), amount).Cr(partner, Account.PoolPrepayment, amount, pool.Host)).Entry();
    }

    private static void Owed(Draft draft, Code<Body> to, Code<Body> by, Money amount) => draft
        .Dr(to, Account.RiskShareDebtor, amount, by).Cr(to, Account.Expenditure, amount)
        .Dr(by, Account.Expenditure, amount).Cr(by, Account.RiskShareCreditor, amount, to);
}
