using Joinery.Ledger;

namespace Joinery.Fund.Pools;

/// <summary>Words for accounts, origins and entries.</summary>
internal static class FundWords
{
    /// <summary>An account as an officer knows it.</summary>
    public static string Of(Account account) => account switch
    {
        Account.Cash => "Cash",
        Account.PoolCreditor => "Held for a partner",
        Account.PoolPrepayment => "Paid to the host and not yet spent",
        Account.Expenditure => "Expenditure",
        Account.VatDebtor => "VAT to come back",
        Account.GrantIncome => "Grant income",
        Account.GrantReceiptInAdvance => "Grant received in advance",
        Account.GeneralFund => "General fund",
        Account.PoolReserve => "Set aside for the pool",
        Account.Accrual => "Costs not yet invoiced",
        Account.RechargeDebtor => "Owed by the host",
        Account.RechargeCreditor => "Owed to a partner that paid",
        Account.RiskShareDebtor => "Share of an overspend, owed to us",
        Account.RiskShareCreditor => "Share of an overspend, owed by us",
        Account.RefundDebtor => "Underspend to come back",
        Account.RefundCreditor => "Underspend to return",
        Account.CapitalGrantToDistrict => "Capital grant passed on",
        Account.CapitalGrantUnapplied => "Capital grant not yet used",
        Account.Reserved => "Reserved",
        Account.Committed => "Committed",
        Account.EncumbranceControl => "Control of commitments",
        Account.PassThroughDebtor => "Paid for another body",
        Account.PassThroughCreditor => "Owed to our agent",
        _ => account.ToString(),
    };

    /// <summary>Where money comes from in the economy.</summary>
    public static string Of(EconomicOrigin origin) => origin switch
    {
        EconomicOrigin.LocallyRaised => "Raised by councils",
        EconomicOrigin.CentralGrant => "Granted by central government",
        EconomicOrigin.NhsTransfer => "Transferred from the NHS",
        EconomicOrigin.UserContribution => "Paid by people who draw on care",
        _ => "From the benefits system",
    };

    /// <summary>Who bears which part, by the names of bodies.</summary>
    public static string Of(IEnumerable<CommissionerShare> shares, IReadOnlyDictionary<string, string> names) =>
        string.Join(", ", shares.Select(share => $"{names.GetValueOrDefault(share.Body.Text, share.Body.Text)} {BasisPoints.Words(share.BasisPoints)}"));

    /// <summary>What happened.</summary>
    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.ContributionPaid => "Contribution paid",
        EntryKind.ContributionEarmarked => "Own contribution set aside",
        EntryKind.GrantReceived => "Grant received",
        EntryKind.GrantEarned => "Grant earned",
        EntryKind.SupplierPaid => "Supplier paid",
        EntryKind.CreditNote => "Credit note",
        EntryKind.CapitalPassedOn => "Capital grant passed on",
        EntryKind.Accrued => "Cost accrued",
        EntryKind.AccrualReversed => "Accrual turned round",
        EntryKind.OverspendShared => "Overspend shared",
        EntryKind.UnderspendReturned => "Underspend to be returned",
        EntryKind.CommitmentReserved => "Commitment reserved",
        EntryKind.CommitmentMade => "Commitment made",
        EntryKind.CommitmentReleased => "Commitment released",
        EntryKind.CommitmentVoided => "Reservation given up",
        EntryKind.CommitmentExpired => "Reservation expired",
        EntryKind.AgencyPaid => "Paid as agent",
        EntryKind.DebtSettled => "Debt settled",
        EntryKind.BalanceCarried => "Balance carried forward",
        EntryKind.Reversal => "Turned round",
        _ => "Journal",
    };
}
