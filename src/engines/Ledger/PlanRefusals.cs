namespace Joinery.Ledger;

/// <summary>What the sharing of risk and the plan refuse.</summary>
public static class PlanRefusals
{
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

    /// <summary>A file of dated data of no kind.</summary>
    public static readonly RefusalKind FileUnknown = new("plan.file-unknown", "The name of the file does not say what it holds. Use streams, lists, national-amounts, uplifts, signatories, deadlines, conditions or templates.");
    /// <summary>A file with other columns.</summary>
    public static readonly RefusalKind FileColumns = new("plan.file-columns", "The file needs the columns {0}, and no others.");
    /// <summary>A row with more or fewer fields.</summary>
    public static readonly RefusalKind FileRow = new("plan.file-row", "The row does not have {0} fields, or a quotation mark is not closed. What follows was not read.");
    /// <summary>A row of the same key and years.</summary>
    public static readonly RefusalKind RowTwice = new("plan.row-twice", "{0} is there twice for the same year. Correct one of the rows.");
    /// <summary>An empty cell.</summary>
    public static readonly RefusalKind CellEmpty = new("plan.cell-empty", "The field is empty.");
    /// <summary>A flag that is none.</summary>
    public static readonly RefusalKind CellFlag = new("plan.cell-flag", "{0} is not yes or no.");
    /// <summary>A kind of partner that is none.</summary>
    public static readonly RefusalKind CellKind = new("plan.cell-kind", "{0} is not a kind of partner. Use nhs or council.");
    /// <summary>A status that is none.</summary>
    public static readonly RefusalKind CellStatus = new("plan.cell-status", "{0} is not a status. Use verified, derived or unverified.");
    /// <summary>Years backwards.</summary>
    public static readonly RefusalKind CellSpan = new("plan.cell-span", "The last year is before the first.");
    /// <summary>A day that is none.</summary>
    public static readonly RefusalKind CellDay = new("plan.cell-day", "{0} is not a day, like 2026-04-01.");
    /// <summary>A number that is none.</summary>
    public static readonly RefusalKind CellNumber = new("plan.cell-number", "{0} is not a number with at most {1} decimals.");

    /// <summary>A predicate of no form.</summary>
    public static readonly RefusalKind PredicateForm = new("plan.predicate-form", "A condition on lines has one of four forms: field with in, not, all, or any.");
    /// <summary>A code that no list of the year has.</summary>
    public static readonly RefusalKind PredicateValue = new("plan.predicate-value", "The test asks for {0}, which no list of {1} has. Check its spelling.");
    /// <summary>No tests.</summary>
    public static readonly RefusalKind TestsNone = new("plan.tests-none", "The conditions of {0} have no tests. Enter them, or mark the year as not entered.");
    /// <summary>A test twice, or two readings of one condition at once.</summary>
    public static readonly RefusalKind TestTwice = new("plan.test-twice", "{0} is tested twice. Select one reading of each condition.");
    /// <summary>A test that the year does not have.</summary>
    public static readonly RefusalKind TestUnknown = new("plan.test-unknown", "There is no test {0} in {1}.");
    /// <summary>A year that nobody has entered.</summary>
    public static readonly RefusalKind ConditionsNotEntered = new("plan.conditions-not-entered",
        "The national conditions of {0} are not entered. An administrator must enter them with their source before a plan of that year can be tested; those of another year are not used.");
    /// <summary>A year whose planning workbook nobody has entered.</summary>
    public static readonly RefusalKind TemplateNotEntered = new("plan.template-not-entered",
        "The planning workbook of {0} is not entered. An administrator must enter its sheets and columns with their source; that of another year is not used.");
    /// <summary>A planning workbook of other columns than a plan has.</summary>
    public static readonly RefusalKind TemplateUnfit = new("plan.template-unfit", "The columns of {0} do not fit a plan: {1} is unknown, missing or there twice.");
    /// <summary>A figure that nobody has entered.</summary>
    public static readonly RefusalKind FigureMissing = new("plan.figure-missing", "The figure {0} of {1} is not entered for this board. Enter it with its source.");
    /// <summary>An uplift that nobody has entered.</summary>
    public static readonly RefusalKind UpliftNotEntered = new("plan.uplift-not-entered", "No uplift of {0} is held for {1}. Enter it with its source, or enter the published minimum itself.");
    /// <summary>An uplift into the past.</summary>
    public static readonly RefusalKind UpliftBackwards = new("plan.uplift-backwards", "A minimum can only be carried forward; {1} is before {0}.");
    /// <summary>Nobody has said who signs.</summary>
    public static readonly RefusalKind SignatoriesNotEntered = new("plan.signatories-not-entered", "Who must sign the {0} of {1} is not entered. An administrator must enter it with its source.");
    /// <summary>A role that does not sign.</summary>
    public static readonly RefusalKind RoleUnknown = new("plan.role-unknown", "{0} of {1} does not sign this document, so the signature does not count.");
    /// <summary>A delegate for a role that must sign in person.</summary>
    public static readonly RefusalKind RoleNotDelegable = new("plan.role-not-delegable", "{0} of {1} must sign in person: this signature cannot be delegated, so it does not count.");

    /// <summary>Nobody makes the plan.</summary>
    public static readonly RefusalKind PlanPartners = new("plan.partners", "Name the bodies that make the plan.");
    /// <summary>No lines, or too many.</summary>
    public static readonly RefusalKind PlanLines = new("plan.lines", "A plan has between 1 and {0} lines.");
    /// <summary>A list without values for the year.</summary>
    public static readonly RefusalKind ListNotEntered = new("plan.list-not-entered", "No list is entered from which to choose {0} of {1}, so the value was not checked.");
    /// <summary>A value of no year.</summary>
    public static readonly RefusalKind ValueUnknown = new("plan.value-unknown", "{0} is not {1} of {2}. Choose one from the list.");
    /// <summary>A value of another year.</summary>
    public static readonly RefusalKind ValueOfOtherYear = new("plan.value-other-year", "{0} is not {1} of {2}, only of {3}. Choose one of this year.");
    /// <summary>A value that must be there.</summary>
    public static readonly RefusalKind ValueMissing = new("plan.value-missing", "Choose {0}.");
    /// <summary>An amount below zero.</summary>
    public static readonly RefusalKind AmountNegative = new("plan.amount-negative", "The amount of {0} must be £0 or more. Only what was spent can be below zero.");
    /// <summary>An amount beyond the template.</summary>
    public static readonly RefusalKind AmountLarge = new("plan.amount-large", "The amount must be no more than {0}. Split the line.");
    /// <summary>Pence in a plan.</summary>
    public static readonly RefusalKind AmountPence = new("plan.amount-pence", "The national template takes whole pounds. Round the amount before it is sent.");
    /// <summary>A joint line without its NHS share.</summary>
    public static readonly RefusalKind NhsShareMissing = new("plan.nhs-share-missing", "A line that is commissioned jointly needs the NHS share.");
    /// <summary>An NHS share on a line that is not joint.</summary>
    public static readonly RefusalKind NhsShareUnasked = new("plan.nhs-share-unasked", "Only a line that is commissioned jointly has an NHS share. Take it out, or choose joint.");
    /// <summary>An NHS share that is none or all.</summary>
    public static readonly RefusalKind NhsShareOutside = new("plan.nhs-share-outside", "The NHS share is {0}. It must be above 0% and below 100%; otherwise one body commissions the line.");
    /// <summary>One scheme twice from one source.</summary>
    public static readonly RefusalKind LineRepeated = new("plan.line-repeated", "{0} is already paid from {1} on another line. Put the amounts together.");
    /// <summary>A stream paid in by the wrong kind of body.</summary>
    public static readonly RefusalKind StreamOwner = new("plan.stream-owner", "{0} cannot come from {1}: the stream belongs to the other kind of partner.");
    /// <summary>Revenue from a capital stream.</summary>
    public static readonly RefusalKind CapitalStream = new("plan.capital-stream", "{0} is capital, and the line is not marked as capital.");
    /// <summary>The Disabled Facilities Grant on another type.</summary>
    public static readonly RefusalKind DfgType = new("plan.dfg-type", "The Disabled Facilities Grant usually pays for schemes of the type DFG related schemes. Check the type.");
    /// <summary>A source that nobody pays in.</summary>
    public static readonly RefusalKind SourceWithoutIncome = new("plan.source-without-income", "No income from {0} is in the plan.");
    /// <summary>Outputs below zero.</summary>
    public static readonly RefusalKind OutputsNegative = new("plan.outputs-negative", "Expected outputs must be 0 or more.");
    /// <summary>Outputs that must be there.</summary>
    public static readonly RefusalKind OutputsMissing = new("plan.outputs-missing", "{0} needs expected outputs: {1}.");
    /// <summary>A sub type that must be there.</summary>
    public static readonly RefusalKind SubTypeMissing = new("plan.sub-type-missing", "{0} needs a sub type.");
    /// <summary>A sub type of another type.</summary>
    public static readonly RefusalKind SubTypeOther = new("plan.sub-type-other", "{0} is not a sub type of {1}. Choose one that is.");
}
