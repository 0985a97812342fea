namespace Joinery.Ledger;

/// <summary>
/// The accounts of every book. The numbers are written into the chain and stay for ever.
/// Source: domain guide 7.2; debits are above zero and credits below.
/// </summary>
public enum Account
{
    /// <summary>Money at the bank.</summary>
    Cash = 1,
    /// <summary>Host: money of a partner that is held and not yet spent.</summary>
    PoolCreditor = 2,
    /// <summary>Partner: money paid to the host and not yet spent.</summary>
    PoolPrepayment = 3,
    /// <summary>Expenditure of the body's own: its share of a cost.</summary>
    Expenditure = 4,
    /// <summary>VAT that will be refunded.</summary>
    VatDebtor = 5,
    /// <summary>Grant that has been earned.</summary>
    GrantIncome = 6,
    /// <summary>Grant received whose conditions are not yet met.</summary>
    GrantReceiptInAdvance = 7,
    /// <summary>The body's general fund.</summary>
    GeneralFund = 8,
    /// <summary>The part of the general fund that is set aside for the pool.</summary>
    PoolReserve = 9,
    /// <summary>A cost of the period that has not been invoiced.</summary>
    Accrual = 10,
    /// <summary>Delivering body: what the host owes for a cost that the body has paid.</summary>
    RechargeDebtor = 11,
    /// <summary>Host: what is owed to the delivering body.</summary>
    RechargeCreditor = 12,
    /// <summary>A share of an overspend that another body owes.</summary>
    RiskShareDebtor = 13,
    /// <summary>A share of an overspend that is owed to another body.</summary>
    RiskShareCreditor = 14,
    /// <summary>Partner: an underspend that the host will return.</summary>
    RefundDebtor = 15,
    /// <summary>Host: an underspend to be returned to a partner.</summary>
    RefundCreditor = 16,
    /// <summary>Council: capital grant passed on to a district. It counts as spending of the pool.</summary>
    CapitalGrantToDistrict = 17,
    /// <summary>District: capital grant received and not yet used.</summary>
    CapitalGrantUnapplied = 18,
    /// <summary>Encumbrance: set aside for a commitment that is not made yet.</summary>
    Reserved = 19,
    /// <summary>Encumbrance: bound by a commitment that has been made.</summary>
    Committed = 20,
    /// <summary>Encumbrance: the other side of both, so that no money moves.</summary>
    EncumbranceControl = 21,
    /// <summary>Agent: paid for another body, which owes it.</summary>
    PassThroughDebtor = 22,
    /// <summary>Principal: owed to the agent.</summary>
    PassThroughCreditor = 23,
}

/// <summary>What the accounts have in common.</summary>
public static class Accounts
{
    /// <summary>The pairs that must cancel out between two books: the side that is owed, and the side that owes.</summary>
    public static readonly IReadOnlyList<(Account Debtor, Account Creditor)> Mirrored =
    [
        (Account.PoolPrepayment, Account.PoolCreditor),
        (Account.RechargeDebtor, Account.RechargeCreditor),
        (Account.RiskShareDebtor, Account.RiskShareCreditor),
        (Account.RefundDebtor, Account.RefundCreditor),
        (Account.PassThroughDebtor, Account.PassThroughCreditor),
    ];

    /// <summary>True for the side that is owed, in a pair that must cancel out.</summary>
    public static bool IsDebtor(this Account account) =>
        account is Account.PoolPrepayment or Account.RechargeDebtor or Account.RiskShareDebtor or Account.RefundDebtor or Account.PassThroughDebtor;

    /// <summary>The account of the other body that must show the same with the other sign; null where no other body has one.</summary>
    public static Account? Mirror(this Account account) => account switch
    {
        Account.PoolCreditor => Account.PoolPrepayment,
        Account.PoolPrepayment => Account.PoolCreditor,
        Account.RechargeDebtor => Account.RechargeCreditor,
        Account.RechargeCreditor => Account.RechargeDebtor,
        Account.RiskShareDebtor => Account.RiskShareCreditor,
        Account.RiskShareCreditor => Account.RiskShareDebtor,
        Account.RefundDebtor => Account.RefundCreditor,
        Account.RefundCreditor => Account.RefundDebtor,
        Account.PassThroughDebtor => Account.PassThroughCreditor,
        Account.PassThroughCreditor => Account.PassThroughDebtor,
        _ => null,
    };

    /// <summary>True where a posting is spending of the pool: expenditure, and capital passed on to a district.</summary>
    public static bool IsSpending(this Account account) => account is Account.Expenditure or Account.CapitalGrantToDistrict;

    /// <summary>True where a posting binds money without moving it.</summary>
    public static bool IsEncumbrance(this Account account) => account is Account.Reserved or Account.Committed or Account.EncumbranceControl;

    /// <summary>True where a posting uses up the stream: spending, and what is reserved or committed.</summary>
    public static bool UsesStream(this Account account) => account.IsSpending() || account is Account.Reserved or Account.Committed;
}
