namespace Joinery.Fund.Agreements;

/// <summary>What an agreement, a variation of it or a signature is refused for.</summary>
public static class AgreementRefusals
{
    /// <summary>Somebody who is no partner.</summary>
    public static readonly RefusalKind NoPartner = new("agreement.no-partner", "{0} is not a partner of this agreement. Choose a body that is.");
    /// <summary>A partner without a book.</summary>
    public static readonly RefusalKind NoBook = new("agreement.no-book", "{0} keeps no book here, so it cannot be a partner. Check its code.");
    /// <summary>A partner, stream or scheme twice.</summary>
    public static readonly RefusalKind Twice = new("agreement.twice", "{0} is there twice. Name it once.");
    /// <summary>A contribution below zero.</summary>
    public static readonly RefusalKind ContributionNegative = new("agreement.contribution-negative", "The contribution of {0} to {1} must be £0 or more.");
    /// <summary>Instalments that do not make the contribution.</summary>
    public static readonly RefusalKind Instalments = new("agreement.instalments", "The instalments of {0} to {1} add up to {2}, and it agreed to put in {3}. Make them the same.");
    /// <summary>Instalments out of order.</summary>
    public static readonly RefusalKind InstalmentDays = new("agreement.instalment-days", "The instalments of {0} to {1} must each be on a later day than the one before.");
    /// <summary>Less than was due already.</summary>
    public static readonly RefusalKind AlreadyDue = new("agreement.already-due", "{0} was to pay {2} to {1} before {3}. Agree on no less than that, or choose an earlier first day.");
    /// <summary>A plan below zero.</summary>
    public static readonly RefusalKind PlanNegative = new("agreement.plan-negative", "The plan of {0} must be £0 or more, and its VAT no more than the plan.");
    /// <summary>A scheme that no stream pays for.</summary>
    public static readonly RefusalKind NoStream = new("agreement.no-stream", "{0} must be paid from a stream of this agreement.");
    /// <summary>A scheme that is paid for more than a stream has.</summary>
    public static readonly RefusalKind BeyondStream = new("agreement.beyond-stream", "{1} is planned from {0}, and {2} is put into it. Plan no more than that.");
    /// <summary>The list of contracted-out services without its heading.</summary>
    public static readonly RefusalKind VatHeading = new("agreement.vat-heading", "{0} says that VAT comes back for a contracted-out service. Give the number of its heading.");
    /// <summary>An end before the start.</summary>
    public static readonly RefusalKind EndBeforeStart = new("agreement.end-before-start", "The agreement must end on or after the day on which it starts, {0}.");
    /// <summary>An agreement that does not hold in its own year.</summary>
    public static readonly RefusalKind OutsideYear = new("agreement.outside-year", "The agreement must hold on some day of its year {0}.");
    /// <summary>A first day outside the agreement.</summary>
    public static readonly RefusalKind EffectiveOutside = new("agreement.effective-outside", "A variation must hold from a day between {0} and {1}, the first and last days of the agreement in this year.");
    /// <summary>Notice that cannot be.</summary>
    public static readonly RefusalKind Notice = new("agreement.notice", "Notice must be between 0 and {0} months.");
    /// <summary>Words that are missing.</summary>
    public static readonly RefusalKind WordsMissing = new("agreement.words-missing", "The agreement must say {0}.");
    /// <summary>A risk pool that is a plan.</summary>
    public static readonly RefusalKind RiskPoolPlanned = new("agreement.risk-pool-planned", "{0} is the risk pool, so no scheme may be planned from it.");
    /// <summary>Something of the version before that is gone.</summary>
    public static readonly RefusalKind MustStay = new("agreement.must-stay", "{0} is in the books of this pool and must stay in the agreement. Set its amounts to £0.");
    /// <summary>A change of what a variation cannot change.</summary>
    public static readonly RefusalKind Unchangeable = new("agreement.unchangeable", "A variation cannot change {0}. Agree on another pool.");
    /// <summary>Nothing is changed.</summary>
    public static readonly RefusalKind NothingChanged = new("agreement.nothing-changed", "The variation changes nothing. Change a term first.");
    /// <summary>Somebody else was quicker.</summary>
    public static readonly RefusalKind DraftChanged = new("agreement.draft-changed", "Somebody else changed the variation since you opened the page. Look at what is there now, and try again.");
    /// <summary>No draft.</summary>
    public static readonly RefusalKind NoDraft = new("agreement.no-draft", "No variation of this agreement is being drawn up. Start one first.");
    /// <summary>A draft is there.</summary>
    public static readonly RefusalKind DraftThere = new("agreement.draft-there", "A variation of this agreement is being drawn up already. Finish it, or throw it away.");
    /// <summary>No such version.</summary>
    public static readonly RefusalKind VersionMissing = new("agreement.version-missing", "There is no version {0} of this agreement.");
    /// <summary>A later version was drawn up.</summary>
    public static readonly RefusalKind Replaced = new("agreement.replaced", "Version {0} was replaced by version {1}. Sign that one.");
    /// <summary>Needs no signature.</summary>
    public static readonly RefusalKind NoSignature = new("agreement.no-signature", "This version was recorded before signatures were kept, and needs none.");
    /// <summary>A body that is no partner.</summary>
    public static readonly RefusalKind SignerNoPartner = new("agreement.signer-no-partner", "{0} is not a partner of this agreement, so nobody can sign it for {0}.");
    /// <summary>Signed twice.</summary>
    public static readonly RefusalKind SignedAlready = new("agreement.signed-already", "{0} has signed this version already.");
    /// <summary>Why and from when.</summary>
    public static readonly RefusalKind Reason = new("agreement.reason", "Say why the agreement changes.");
}
