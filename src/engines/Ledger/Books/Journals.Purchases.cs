namespace Joinery.Ledger;

/// <summary>Suppliers, credit notes and accruals: costs that commissioners share.</summary>
public static partial class Journals
{
    /// <summary>
    /// S1, S2, S3. A supplier is paid by the host or by another partner, and every commissioner bears its share of the cost at once.
    /// S1, by H: Cash −(N+v), VatDebtor +v where it comes back, Exp +s_H, PoolCreditor:P +s_P; P: Exp +s_P, PoolPrepayment:H −s_P. S2: VAT that does not come back is part of the cost.
    /// S3, by P: H: Exp +s_H, PoolCreditor:Q +s_Q for each other partner Q, RechargeCreditor:P −(cost − s_P);
    /// P: Cash −(N+v), VatDebtor +v where it comes back, Exp +s_P, RechargeDebtor:H +(cost − s_P); Q: Exp +s_Q, PoolPrepayment:H −s_Q.
    /// Under a commitment, as much as it still holds is freed, up to the cost.
    /// </summary>
    public static Outcome<Entry> SupplierPaid(Voucher voucher, PoolAgreement pool, Coding coding, Purchase purchase, CommissionerShares shares, Commitment? under = null)
    {
        if (purchase.Check().Refusal is { } refusal) return refusal;
        return Bought(voucher, EntryKind.SupplierPaid, pool, coding, purchase, shares, sign: 1, under);
    }

    /// <summary>CN. A supplier credits: the purchase with every sign turned round, by the shares of the invoice it is about, whatever shares hold now.</summary>
    public static Outcome<Entry> CreditNote(Voucher voucher, PoolAgreement pool, Entry invoice, Money net, Money vat)
    {
        if (invoice is not { Kind: EntryKind.SupplierPaid, Purchase: { } bought, Shares: { } shares }) return LedgerRefusals.NotPurchase.With(invoice.Id);
        return CreditNote(voucher, pool, invoice.Postings[0].Heading.Coding, bought with { Net = net, Vat = vat }, shares).Then<Entry>(entry => entry with { RefersTo = invoice.Id });
    }

    /// <summary>CN without an invoice: give the shares in force on its effective day.</summary>
    public static Outcome<Entry> CreditNote(Voucher voucher, PoolAgreement pool, Coding coding, Purchase credited, CommissionerShares shares)
    {
        if (credited.Check().Refusal is { } refusal) return refusal;
        return Bought(voucher, EntryKind.CreditNote, pool, coding, credited, shares, sign: -1, under: null);
    }

    /// <summary>A1. A cost of the period without an invoice. Each commissioner: Exp +share, Accrual −share. Under a commitment it frees as much as a payment would.</summary>
    public static Outcome<Entry> Accrued(Voucher voucher, PoolAgreement pool, Coding coding, Purchase expected, CommissionerShares shares, Commitment? under = null)
    {
        if (expected.Check().Refusal is { } fault) return fault;
        if (!shares.Divide(expected.Cost, pool.Partners).Try(out var parts, out var refusal)) return refusal;
        var draft = new Draft(voucher, EntryKind.Accrued, coding);
        foreach (var (body, part) in parts) draft.Dr(body, Account.Expenditure, part).Cr(body, Account.Accrual, part);
        Free(draft, under, Account.Committed, expected.Cost);
        return draft.Entry() with { Purchase = expected, Shares = shares, Commitment = under?.Id };
    }

    /// <summary>A2. An accrual turned round on the first day of the next month, whatever day the voucher says; what it freed of a commitment is bound again.</summary>
    public static Outcome<Entry> AccrualReversed(Voucher voucher, Entry accrual)
    {
        if (accrual.Kind != EntryKind.Accrued) return LedgerRefusals.NotAccrual.With(accrual.Id);
        var next = new DateOnly(accrual.Effective.Year, accrual.Effective.Month, 1).AddMonths(1);
        return Reversal(voucher with { Effective = next }, accrual, EntryKind.AccrualReversed);
    }

    private static Outcome<Entry> Bought(Voucher voucher, EntryKind kind, PoolAgreement pool, Coding coding, Purchase purchase, CommissionerShares shares, int sign, Commitment? under)
    {
        if (!pool.Partners.Contains(purchase.Deliverer)) return LedgerRefusals.NotPartner.With(purchase.Deliverer);
        if (!shares.Divide(purchase.Cost * sign, pool.Partners).Try(out var parts, out var refusal)) return refusal;
        var draft = new Draft(voucher, kind, coding);
        var (host, payer) = (pool.Host, purchase.Deliverer);
        draft.Cr(payer, Account.Cash, purchase.Gross * sign).Dr(payer, Account.VatDebtor, purchase.Recoverable * sign);
        foreach (var (body, part) in parts)
        {
            draft.Dr(body, Account.Expenditure, part);
            if (body == host || body == payer) continue;
            draft.Dr(host, Account.PoolCreditor, part, body).Cr(body, Account.PoolPrepayment, part, host);
        }
        if (payer != host)
        {
            var ofOthers = parts.Where(part => part.Body != payer).Sum(part => part.Amount);
            draft.Dr(payer, Account.RechargeDebtor, ofOthers, host).Cr(host, Account.RechargeCreditor, ofOthers, payer);
        }
        Free(draft, under, Account.Committed, purchase.Cost);
        return draft.Entry() with { Purchase = purchase, Shares = shares, Commitment = under?.Id };
    }
}
