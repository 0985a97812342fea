namespace Joinery.Ledger;

/// <summary>What the ledger refuses. Entries are judged in the order in which their refusals stand here.</summary>
public static class LedgerRefusals
{
    /// <summary>A code with other characters.</summary>
    public static readonly RefusalKind CodeShape = new("ledger.code-shape", "A code has 1 to {0} letters, digits or the marks - _ . : / and nothing else.");
    /// <summary>No hash.</summary>
    public static readonly RefusalKind HashShape = new("ledger.hash-shape", "A hash has 64 hexadecimal digits.");

    /// <summary>The id stands for another entry.</summary>
    public static readonly RefusalKind EntryIdTaken = new("ledger.entry-id-taken", "Entry {0} is already booked and says something else. Make a new entry with an id of its own.");
    /// <summary>Recorded before the last entry.</summary>
    public static readonly RefusalKind RecordedEarlier = new("ledger.recorded-earlier",
        "The entry says that it was recorded at {0}, before the last one of {1}. Record it now: a return that was frozen between the two must not change.");
    /// <summary>Nothing to post, or too much at once.</summary>
    public static readonly RefusalKind PostingCount = new("ledger.posting-count", "An entry has 1 to {0} postings. This one has {1}.");
    /// <summary>A posting of nothing, or of too much.</summary>
    public static readonly RefusalKind PostingAmount = new("ledger.posting-amount", "{0} cannot be posted. A posting is not £0.00 and at most {1} either way.");
    /// <summary>A body without a book.</summary>
    public static readonly RefusalKind BodyUnknown = new("ledger.body-unknown", "{0} keeps no book here. Add the body first, or correct its code.");
    /// <summary>A pool or a stream that is not agreed.</summary>
    public static readonly RefusalKind StreamUnknown = new("ledger.stream-unknown", "Pool {0} has no stream {1}. Add it to the agreement first, or correct the code.");
    /// <summary>A book that does not balance.</summary>
    public static readonly RefusalKind Unbalanced = new("ledger.unbalanced", "In the book of {0} the postings add up to {1} and not to nothing.");
    /// <summary>Money and encumbrance mixed.</summary>
    public static readonly RefusalKind EncumbranceMixed = new("ledger.encumbrance-mixed",
        "In the book of {0} the accounts of commitments do not balance among themselves. A commitment moves no money.");
    /// <summary>A closed period.</summary>
    public static readonly RefusalKind PeriodClosed = new("ledger.period-closed", "The book of {0} is closed up to {1}. Date the entry after that day.");
    /// <summary>A debt with nobody, or with oneself.</summary>
    public static readonly RefusalKind CounterMissing = new("ledger.counter-missing", "{0} in the book of {1} needs the other body of the debt.");
    /// <summary>A debt that the other body does not show.</summary>
    public static readonly RefusalKind MirrorDisagrees = new("ledger.mirror-disagrees",
        "{0} in the book of {1} and {2} in the book of {3} would differ by {4}. Post both sides in one entry.");
    /// <summary>An entry about one that is not there.</summary>
    public static readonly RefusalKind ReferenceUnknown = new("ledger.reference-unknown", "Entry {0}, which this one is about, is not in the ledger.");
    /// <summary>Turned round twice.</summary>
    public static readonly RefusalKind ReversedAlready = new("ledger.reversed-already", "Entry {0} has already been turned round. Doing it twice would book it again.");
    /// <summary>Not the same amounts with other signs.</summary>
    public static readonly RefusalKind ReversalDiffers = new("ledger.reversal-differs", "A reversal has every posting of entry {0} with its sign turned round, and no other.");
    /// <summary>Encumbrance without a commitment.</summary>
    public static readonly RefusalKind CommitmentMissing = new("ledger.commitment-missing", "The entry sets aside or frees money and does not say for which commitment.");
    /// <summary>A commitment that was never reserved.</summary>
    public static readonly RefusalKind CommitmentUnknown = new("ledger.commitment-unknown", "Commitment {0} is not in the ledger. Reserve it first.");
    /// <summary>Reserved twice.</summary>
    public static readonly RefusalKind CommitmentTaken = new("ledger.commitment-taken", "Commitment {0} is already in the ledger. Use an id of its own.");
    /// <summary>A reservation that ends before it begins.</summary>
    public static readonly RefusalKind CommitmentEnd = new("ledger.commitment-end", "A reservation needs the day on which it ends, after the day on which it begins.");
    /// <summary>A step that does not follow.</summary>
    public static readonly RefusalKind CommitmentStep = new("ledger.commitment-step", "Commitment {0} is {1}, so this cannot follow.");
    /// <summary>Made after its end.</summary>
    public static readonly RefusalKind CommitmentOver = new("ledger.commitment-over", "The reservation {0} ended on {1}. Reserve anew.");
    /// <summary>Expired before its end.</summary>
    public static readonly RefusalKind CommitmentNotOver = new("ledger.commitment-not-over", "The reservation {0} holds until {1}. Void it if it is not needed.");
    /// <summary>More freed than held.</summary>
    public static readonly RefusalKind CommitmentExceeded = new("ledger.commitment-exceeded", "The entry would free more of commitment {0} than a book holds of it.");
    /// <summary>Two signatories who are none.</summary>
    public static readonly RefusalKind OverrideIncomplete = new("ledger.override-incomplete", "To go beyond a limit, two different people must sign and say why.");
    /// <summary>More than was agreed.</summary>
    public static readonly RefusalKind StreamLimit = new("ledger.stream-limit",
        "Stream {0} of pool {1} has {2} free and would need {3} more. Find the money elsewhere, vary the agreement, or let two signatories override.");
    /// <summary>A default that not all have agreed to pay for.</summary>
    public static readonly RefusalKind DefaultLiability = new("ledger.default-liability", "The pool may pay for a default only when every partner has agreed. {0} has not.");
    /// <summary>Revenue from a capital grant.</summary>
    public static readonly RefusalKind CapitalOnly = new("ledger.capital-only", "Stream {0} is {1}, which may pay for capital only.");
    /// <summary>A council's grant in the book of the NHS.</summary>
    public static readonly RefusalKind LocalGovernmentOnly = new("ledger.local-government-only", "Stream {0} is {1}, which may not stand in the book of {2}, an integrated care board.");

    /// <summary>A chain that does not hold.</summary>
    public static readonly RefusalKind ChainBroken = new("ledger.chain-broken",
        "The ledger is broken at entry {0} (id {1}): {2}. Restore a backup from before, and find out who could write to the database.");
    /// <summary>Another body with the same code.</summary>
    public static readonly RefusalKind BodyTaken = new("ledger.body-taken", "{0} is already the code of another body.");
    /// <summary>An agreement that cannot be.</summary>
    public static readonly RefusalKind AgreementIncomplete = new("ledger.agreement-incomplete",
        "The agreement of pool {0} does not hold together: the host is a partner, partners and contributors keep books here, no stream comes twice, and no contribution is below £0.00.");
    /// <summary>A stream taken out of an agreement.</summary>
    public static readonly RefusalKind StreamInUse = new("ledger.stream-in-use", "Stream {0} of pool {1} has postings. Keep it in the agreement; its contribution may be £0.00.");
    /// <summary>Closing backwards.</summary>
    public static readonly RefusalKind ClosedLater = new("ledger.closed-later", "The book of {0} is already closed up to {1}. A closed period stays closed.");

    /// <summary>Shares that are no whole.</summary>
    public static readonly RefusalKind SharesSum = new("ledger.shares-sum", "The shares add up to {0} basis points and not to 10,000, or one is below nothing.");
    /// <summary>A body with two shares.</summary>
    public static readonly RefusalKind ShareTwice = new("ledger.share-twice", "{0} is named twice among the shares.");
    /// <summary>A day without agreed shares.</summary>
    public static readonly RefusalKind SharesNotAgreed = new("ledger.shares-not-agreed", "No shares were agreed for {0}.");
    /// <summary>Somebody outside the agreement.</summary>
    public static readonly RefusalKind NotPartner = new("ledger.not-partner", "{0} is not a partner of the pool.");
    /// <summary>A partner that must not be the host.</summary>
    public static readonly RefusalKind HostItself = new("ledger.host-itself", "{0} is the host and cannot owe itself. The host's own part is earmarked.");
    /// <summary>An amount of nothing or less.</summary>
    public static readonly RefusalKind AmountNotPositive = new("ledger.amount-not-positive", "{0} must be more than £0.00.");
    /// <summary>VAT below nothing.</summary>
    public static readonly RefusalKind VatNegative = new("ledger.vat-negative", "The VAT must be £0.00 or more.");
    /// <summary>A refund without its heading.</summary>
    public static readonly RefusalKind VatHeadingMissing = new("ledger.vat-heading", "A refund for contracted-out services needs the number of its heading.");
    /// <summary>Not an invoice.</summary>
    public static readonly RefusalKind NotPurchase = new("ledger.not-purchase", "Entry {0} is not a purchase that was divided, so nothing can be credited by its shares.");
    /// <summary>Not an accrual.</summary>
    public static readonly RefusalKind NotAccrual = new("ledger.not-accrual", "Entry {0} is not an accrual.");
    /// <summary>Shares of a variance that do not add up.</summary>
    public static readonly RefusalKind VarianceShares = new("ledger.variance-shares", "What the partners bear and what they should bear differ by {0} in all. Each must add up to the same.");
    /// <summary>Nothing to post.</summary>
    public static readonly RefusalKind NothingDue = new("ledger.nothing-due", "Nobody owes anything, so there is nothing to book.");
    /// <summary>An account that is no debt.</summary>
    public static readonly RefusalKind NotDebt = new("ledger.not-debt", "{0} is not what one body owes another.");
    /// <summary>A return of a period that does not follow.</summary>
    public static readonly RefusalKind ReturnOrder = new("ledger.return-order", "The return before this one must be of the same pool and year and of an earlier period.");
}
