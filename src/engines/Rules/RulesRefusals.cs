namespace Joinery.Rules;

/// <summary>What the rules refuse.</summary>
public static class RulesRefusals
{
    /// <summary>A day before the first figure.</summary>
    public static readonly RefusalKind RateBeforeFirst = new("rules.rate-before-first", "{0}: there is no figure for {1}. The first one held is from {2}.");
    /// <summary>A figure that was announced later.</summary>
    public static readonly RefusalKind RateNotKnown = new("rules.rate-not-known", "{0}: the figure for {1} was not known on {2}. It was announced on {3}.");
    /// <summary>A day for which nobody has entered a figure.</summary>
    public static readonly RefusalKind RateNotEntered = new("rules.rate-not-entered",
        "{0}: there is no figure for {1}. The last one has ended; somebody must bring in the next with its source.");
    /// <summary>A file of figures with other columns.</summary>
    public static readonly RefusalKind RateColumns = new("rules.rate-columns", "The file needs the columns {0}, and no others.");
    /// <summary>A row with more or fewer fields.</summary>
    public static readonly RefusalKind RateRow = new("rules.rate-row", "The row does not have {0} fields, or a quotation mark is not closed. What follows was not read.");
    /// <summary>A name that no rule knows.</summary>
    public static readonly RefusalKind RateElementUnknown = new("rules.rate-element-unknown", "No rule asks for {0}. Check its spelling against elements.csv.");
    /// <summary>A figure that rules ask for and that no row names.</summary>
    public static readonly RefusalKind RateElementMissing = new("rules.rate-element-missing", "{0} is asked for by a rule and has no row in the list of elements.");
    /// <summary>An element without figures.</summary>
    public static readonly RefusalKind RateSeriesEmpty = new("rules.rate-series-empty", "{0} has no figure in any file.");
    /// <summary>An empty field.</summary>
    public static readonly RefusalKind RateFieldEmpty = new("rules.rate-field-empty", "The field is empty.");
    /// <summary>A figure that is none.</summary>
    public static readonly RefusalKind RateFigureMissing = new("rules.rate-figure-missing", "The figure is missing. Enter it, or take the row out until it is known.");
    /// <summary>A figure that is no number.</summary>
    public static readonly RefusalKind RateNumber = new("rules.rate-number", "{0} is not a number, like 23250.00.");
    /// <summary>A day that is none.</summary>
    public static readonly RefusalKind RateDay = new("rules.rate-day", "{0} is not a day, like 2026-04-06.");
    /// <summary>Another status.</summary>
    public static readonly RefusalKind RateStatusUnknown = new("rules.rate-status-unknown", "{0} is not a status. Use verified, derived or unverified.");
    /// <summary>Another way of uprating.</summary>
    public static readonly RefusalKind RateUprating = new("rules.rate-uprating", "{0} is not a way of uprating. Use none, sixth-of-april, benefit-week, first-of-april or half-year.");
    /// <summary>A unit that differs within one element.</summary>
    public static readonly RefusalKind RateUnit = new("rules.rate-unit", "The unit {0} differs from {1} of the rows before.");
    /// <summary>A second row for the same day and knowledge.</summary>
    public static readonly RefusalKind RateTwice = new("rules.rate-twice", "{0} is there already with the same days. Correct that row instead.");
    /// <summary>Another amount for days that have one.</summary>
    public static readonly RefusalKind RateHeld = new("rules.rate-held", "The figure from {0} is {1} already. One that was announced later needs the day of that in known_from.");
    /// <summary>A file without a row.</summary>
    public static readonly RefusalKind RateFileEmpty = new("rules.rate-file-empty", "There is no figure in the file.");
    /// <summary>Days without a figure between two that have one.</summary>
    public static readonly RefusalKind RateGap = new("rules.rate-gap", "{0} has no figure from {1} to {2}.");
    /// <summary>Two figures in one year.</summary>
    public static readonly RefusalKind RateOverlap = new("rules.rate-overlap", "{0} has two figures in one year: from {1} and from {2}.");

    /// <summary>A birth after the day of the assessment.</summary>
    public static readonly RefusalKind NotBorn = new("rules.not-born", "The date of birth is after the day of the assessment.");
    /// <summary>A child.</summary>
    public static readonly RefusalKind NotAdult = new("rules.not-adult", "The person is under 18. The Care Act charges adults only.");
    /// <summary>A birth in the years in which pension age rose month by month.</summary>
    public static readonly RefusalKind PensionAgeUnknown = new("rules.pension-age-unknown",
        "Pension-credit age rose month by month for this date of birth. Give the day on which it is reached.");
    /// <summary>An amount below zero.</summary>
    public static readonly RefusalKind AmountNegative = new("rules.amount-negative", "{0} must be £0 or more.");
    /// <summary>An income that cannot be.</summary>
    public static readonly RefusalKind IncomeAmount = new("rules.income-amount", "{0}: every amount must be £0 or more, and tax no more than the income.");
    /// <summary>A decision that nobody took.</summary>
    public static readonly RefusalKind JudgementMissing = new("rules.judgement-missing", "{0} needs a decision with the officer, the day and the reason.");
    /// <summary>Nobody owns it.</summary>
    public static readonly RefusalKind CapitalOwners = new("rules.capital-owners", "{0} must have at least one owner.");
    /// <summary>A share that is none.</summary>
    public static readonly RefusalKind CapitalShare = new("rules.capital-share", "The person's part of {0} must be between 0 and 1.");
    /// <summary>Land owned together without the person's part.</summary>
    public static readonly RefusalKind CapitalLandShare = new("rules.capital-land-share",
        "{0} is land that is owned together. Give the person's actual share: the law does not take land to be shared equally.");
    /// <summary>A reason that the setting does not know.</summary>
    public static readonly RefusalKind DisregardSetting = new("rules.disregard-setting", "{0} is not a reason to leave out capital for {1}.");
    /// <summary>A reason that ends before it begins.</summary>
    public static readonly RefusalKind DisregardBackwards = new("rules.disregard-backwards", "The last day of {0} must be after its first.");
    /// <summary>A reason that the authority may give and nobody gave.</summary>
    public static readonly RefusalKind DisregardJudgement = new("rules.disregard-judgement", "{0} is for the authority to decide. Give the officer, the day and the reason.");
    /// <summary>A reason for longer than the law names.</summary>
    public static readonly RefusalKind DisregardTooLong = new("rules.disregard-too-long", "{0} lasts {1} weeks. A longer time needs a decision with a reason.");
    /// <summary>A cost that cannot be.</summary>
    public static readonly RefusalKind CostAmount = new("rules.cost-amount", "{0} must be £0 or more, and what is allowed must not be more than it.");
    /// <summary>A cost refused without a reason.</summary>
    public static readonly RefusalKind CostReason = new("rules.cost-reason", "{0} is not allowed in full. Give the officer, the day and the reason.");
    /// <summary>Reablement without its first day.</summary>
    public static readonly RefusalKind ReablementStart = new("rules.reablement-start", "Give the first day of reablement: it is free for six weeks from then.");
    /// <summary>A charge that leaves too little.</summary>
    public static readonly RefusalKind BelowMinimum = new("rules.below-minimum",
        "The charge would leave {0} a week, and the law asks for {1}. Check the authority's policy; no charge is made until it is put right.");

    /// <summary>Two choices for the same thing.</summary>
    public static readonly RefusalKind PolicyTwice = new("rules.policy-twice", "The policy has two rows for {0} on {1}.");
    /// <summary>A choice below zero.</summary>
    public static readonly RefusalKind PolicyNegative = new("rules.policy-negative", "The policy's figure for {0} must be 0 or more.");
    /// <summary>More than all.</summary>
    public static readonly RefusalKind PolicyPercent = new("rules.policy-percent", "The policy's figure for {0} must be between 0 and 100.");
    /// <summary>An own figure of nothing.</summary>
    public static readonly RefusalKind PolicyElement = new("rules.policy-element", "{0}: say which national figure the authority's own takes the place of.");
    /// <summary>An own figure that is less generous.</summary>
    public static readonly RefusalKind PolicyBelowNational = new("rules.policy-below-national", "{0}: the authority's figure of {1} is below the national one of {2}.");

    /// <summary>A ledger of a thing that is not notional capital.</summary>
    public static readonly RefusalKind NotionalMissing = new("rules.notional-missing", "{0} is not capital that the person is treated as still having. Record the decision on it first.");
    /// <summary>A ledger of too many weeks.</summary>
    public static readonly RefusalKind LedgerTooLong = new("rules.ledger-too-long", "A ledger has at most {0} weeks. Ask for fewer.");
    /// <summary>A statement of no weeks.</summary>
    public static readonly RefusalKind LedgerEmpty = new("rules.ledger-empty", "There is no week to make a statement of.");
    /// <summary>An own rate of interest above the most allowed.</summary>
    public static readonly RefusalKind InterestTooHigh = new("rules.interest-too-high", "Interest of {0}% is not between 0 and the most allowed, {1}% on {2}.");
    /// <summary>An agreement without all its terms.</summary>
    public static readonly RefusalKind TopUpTerms = new("rules.top-up-terms", "The agreement lacks {0}. A top-up needs all eight terms in writing.");
    /// <summary>The person paying their own top-up.</summary>
    public static readonly RefusalKind TopUpFirstParty = new("rules.top-up-first-party",
        "The person may pay their own top-up only in the first 12 weeks, under a deferred payment agreement that covers it, or for aftercare.");
    /// <summary>A payer who cannot, or was not told.</summary>
    public static readonly RefusalKind TopUpPayer = new("rules.top-up-payer", "The payer must be able and willing for as long as it is expected to last, and have had information and advice.");
    /// <summary>A payment that is none or too much.</summary>
    public static readonly RefusalKind TopUpAmount = new("rules.top-up-amount", "The payment must be above £0 and no more than the additional cost, {0}.");

    /// <summary>Pension Credit below its age.</summary>
    public static readonly RefusalKind PensionCreditAge = new("rules.pension-credit-age",
        "Pension Credit is for people of pension-credit age; a couple of whom one is younger claims Universal Credit, which is not estimated here.");
    /// <summary>A domain without a level.</summary>
    public static readonly RefusalKind DomainMissing = new("rules.domain-missing", "{0} has no level. Every domain needs one.");
    /// <summary>A domain that the checklist does not have.</summary>
    public static readonly RefusalKind DomainUnknown = new("rules.domain-unknown", "{0} is not a domain of the checklist.");
    /// <summary>A level that a domain does not have.</summary>
    public static readonly RefusalKind LevelUnknown = new("rules.level-unknown", "{0} has no level {1}. Choose one that its description names.");
    /// <summary>A recommendation without words.</summary>
    public static readonly RefusalKind NarrativeMissing = new("rules.narrative-missing", "Describe the {0} of the needs. A recommendation rests on all four descriptions.");
    /// <summary>Parts that exceed the cost.</summary>
    public static readonly RefusalKind SplitTooMuch = new("rules.split-too-much", "{0} is more than the {1} that is left to pay.");
    /// <summary>A top-up on care that the NHS pays for.</summary>
    public static readonly RefusalKind SplitTopUpHealth = new("rules.split-top-up-health",
        "The NHS pays for all assessed needs, so there is no top-up. What the person buys besides is not part of this package.");
    /// <summary>Needs that are not the cost.</summary>
    public static readonly RefusalKind SplitNeeds = new("rules.split-needs", "The needs of the joint package must add up to its cost, {0}.");
    /// <summary>A part that nobody agreed.</summary>
    public static readonly RefusalKind SplitPartMissing = new("rules.split-part-missing", "Give the part of the NHS, as an amount or as a percentage.");
    /// <summary>A percentage that is none.</summary>
    public static readonly RefusalKind SplitPercent = new("rules.split-percent", "The part of the NHS must be between 0 and 100 percent; {0} is not.");
    /// <summary>Weeks without an end.</summary>
    public static readonly RefusalKind WeeksWithoutEnd = new("rules.weeks-without-end", "Give the last day. Weeks cannot be worked out without an end.");

    /// <summary>An outcome of somebody else's list.</summary>
    public static readonly RefusalKind OutcomeUnknown = new("rules.outcome-unknown", "{0} is not an outcome of these criteria.");
    /// <summary>A limb that carers do not have.</summary>
    public static readonly RefusalKind CarerTakesLonger = new("rules.carer-takes-longer", "{0}: that it takes longer makes no carer's need eligible. Say whether help is needed, it hurts, or it endangers.");
    /// <summary>A line that neither service pays.</summary>
    public static readonly RefusalKind BudgetFunder = new("rules.budget-funder", "{0}: a line of a budget is the council's or the NHS's.");
    /// <summary>Somebody who must not have a direct payment.</summary>
    public static readonly RefusalKind DirectPaymentOrder = new("rules.direct-payment-order",
        "Somebody under one of these orders of a court must not have a direct payment. Arrange the care, or let the budget be held for them.");
    /// <summary>Something that a direct payment must not buy.</summary>
    public static readonly RefusalKind DirectPaymentUse = new("rules.direct-payment-use", "A direct payment must not buy this: {0}.");
    /// <summary>A long stay in a care home.</summary>
    public static readonly RefusalKind DirectPaymentHome = new("rules.direct-payment-home",
        "A direct payment may buy at most {0} weeks in a row in a care home in any 12 months; with the stay from {1} it would be more. Stays less than four weeks apart add up.");
    /// <summary>A relative who may not be paid.</summary>
    public static readonly RefusalKind DirectPaymentRelative = new("rules.direct-payment-relative",
        "A partner, or close family in the same household, may be paid only where it is necessary. Give the officer, the day and the reason.");
    /// <summary>A recovery without reasons.</summary>
    public static readonly RefusalKind RecoveryReasons = new("rules.recovery-reasons", "Give the reasons for asking for money back: the notice must hold them.");
    /// <summary>A recovery looked at a second time.</summary>
    public static readonly RefusalKind RecoveryReconsidered = new("rules.recovery-reconsidered", "This was looked at again once already. Tell the person how to complain instead.");
    /// <summary>Two receipts of different cases.</summary>
    public static readonly RefusalKind ReceiptDiffers = new("rules.receipt-differs", "The {0} differs from that of the receipt, so the same pennies cannot be expected.");
}
