namespace Joinery.Ledger;

/// <summary>What the sharing of risk and the plan refuse.</summary>
public static class PlanRefusals
{
    /// <summary>A code that is none.</summary>
    public static readonly RefusalKind CodeShape = new("share.code-shape", "A code has 1 to {0} letters, digits, hyphens, full stops, underscores or slashes.");
    /// <summary>No partners, or too many.</summary>
    public static readonly RefusalKind PartnersCount = new("share.partners-count", "An agreement has between 1 and {0} partners.");
    /// <summary>A partner twice.</summary>
    public static readonly RefusalKind PartnerTwice = new("share.partner-twice", "{0} is there twice. Name each partner once.");
    /// <summary>A partner that has not signed.</summary>
    public static readonly RefusalKind PartnerUnknown = new("share.partner-unknown", "{0} is not a partner of this agreement. Choose one that is, or add it to the agreement.");
    /// <summary>A contribution below zero.</summary>
    public static readonly RefusalKind ContributionNegative = new("share.contribution-negative", "The contribution of {0} must be £0 or more.");
    /// <summary>Nobody contributes.</summary>
    public static readonly RefusalKind ContributionsNone = new("share.contributions-none", "Nobody contributes anything, so nothing can be shared by contributions. Enter the contributions or choose another rule.");
    /// <summary>A share that is none.</summary>
    public static readonly RefusalKind ShareOutside = new("share.outside", "The share of {0} is {1}. It must be between 0% and 100%.");
    /// <summary>Shares that do not make a whole.</summary>
    public static readonly RefusalKind SharesSum = new("share.sum", "The shares add up to {0}. They must add up to 100%.");
    /// <summary>Shares without days, or two from one day.</summary>
    public static readonly RefusalKind SharesDays = new("share.days", "Shares are agreed from a day on, and from each day once.");
    /// <summary>A day before the first shares.</summary>
    public static readonly RefusalKind SharesBefore = new("share.before-first", "No shares were agreed for {0}. The first ones are from {1}.");
    /// <summary>Own risk on a line that nobody commissions.</summary>
    public static readonly RefusalKind CommissionerMissing = new("share.commissioner-missing", "The line falls on its commissioner, and no commissioner is given. Name one, or choose another rule.");
    /// <summary>A limit below zero.</summary>
    public static readonly RefusalKind CapNegative = new("share.cap-negative", "The limit of {0} must be £0 or more.");
    /// <summary>Bands that do not follow one another.</summary>
    public static readonly RefusalKind Bands = new("share.bands", "A tiered rule has at least one band, each of more than £0. Only the last band may be without a size, for the rest.");
    /// <summary>A rule for benefits asked to share an overspend.</summary>
    public static readonly RefusalKind BenefitOnly = new("share.benefit-only", "This rule shares benefits only, and the line is over its budget. Choose the rule that the agreement has for overspends.");
    /// <summary>A fault below zero.</summary>
    public static readonly RefusalKind FaultNegative = new("share.fault-negative", "An amount spent without authority must be £0 or more.");
    /// <summary>A pot below zero.</summary>
    public static readonly RefusalKind PotNegative = new("share.pot-negative", "A need, a pot, a price and a balance must each be £0 or more.");
    /// <summary>Quarters that cannot be.</summary>
    public static readonly RefusalKind PotQuarters = new("share.pot-quarters", "A performance pot has at most four quarters, and no count is below zero.");
    /// <summary>A line twice.</summary>
    public static readonly RefusalKind LineTwice = new("share.line-twice", "{0} is there twice. Put its amounts together, or give each its own code.");
    /// <summary>Too many lines.</summary>
    public static readonly RefusalKind PoolLines = new("share.pool-lines", "A pool may have up to {0} lines. Share it scheme by scheme.");
    /// <summary>An underspend without its stream.</summary>
    public static readonly RefusalKind StreamMissing = new("share.stream-missing", "The line was underspent, and no funding stream is given for it. Name the stream, so that the money goes back to its owner.");
    /// <summary>Positions that do not settle.</summary>
    public static readonly RefusalKind YearEndOpen = new("share.year-end-open",
        "The risk shares add up to {0}, and the books carry a variance of {1}. Decide who bears what is uncovered, or correct the books, before the year is settled.");
    /// <summary>Days of instalments that do not follow one another.</summary>
    public static readonly RefusalKind InstalmentDays = new("share.instalment-days", "Give between 1 and {0} days, each after the one before.");
    /// <summary>A text that is no rule.</summary>
    public static readonly RefusalKind TextUnreadable = new("share.text-unreadable", "The text cannot be read as it stands. {0}");
    /// <summary>A long text.</summary>
    public static readonly RefusalKind TextLong = new("share.text-long", "The text has more than {0} characters. Split it.");
}
