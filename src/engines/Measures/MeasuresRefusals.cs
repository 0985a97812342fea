namespace Joinery.Measures;

/// <summary>What the measures refuse.</summary>
public static class MeasuresRefusals
{
    /// <summary>A count is for an area that the overlaps do not hold.</summary>
    public static readonly RefusalKind AreaUnknown = new("measures.area-unknown",
        "{0} is not an area of these overlaps. Use overlaps of the date of the figures, or carry the figures to the new areas.");
    /// <summary>A count is for an area in which nobody lives.</summary>
    public static readonly RefusalKind AreaEmpty = new("measures.area-empty",
        "Nobody lives in {0}, so a count for it cannot be shared out by population.");
    /// <summary>A numerator without its denominator, or the other way round.</summary>
    public static readonly RefusalKind RatePartMissing = new("measures.rate-part-missing",
        "{0} has only one of numerator and denominator. Give both, or leave the area out.");
    /// <summary>An area was split in parts whose sizes nobody knows.</summary>
    public static readonly RefusalKind ShareUnknown = new("measures.share-unknown",
        "{0} was divided in parts of unknown size, so a count for it cannot be shared out.");
    /// <summary>The parts of an area are more or less than the whole.</summary>
    public static readonly RefusalKind SharesNotWhole = new("measures.shares-not-whole", "The shares of {0} add up to {1}, not 1.");
    /// <summary>A number is missing, or infinite.</summary>
    public static readonly RefusalKind NotANumber = new("measures.not-a-number", "A number is missing. Leave the area or period out, or find the number.");
    /// <summary>A count below zero.</summary>
    public static readonly RefusalKind CountNegative = new("measures.count-negative", "A count must be zero or more; {0} is not.");
    /// <summary>Byar's limits of nothing.</summary>
    public static readonly RefusalKind CountZero = new("measures.count-zero", "Byar's limits need at least one event. Use exact limits.");
    /// <summary>A denominator of zero or less.</summary>
    public static readonly RefusalKind DenominatorNotPositive = new("measures.denominator-not-positive", "A denominator must be above zero; {0} is not.");
    /// <summary>A numerator greater than its denominator.</summary>
    public static readonly RefusalKind CountAboveDenominator = new("measures.count-above-denominator",
        "The count, {0}, is above the denominator, {1}. A proportion cannot be; a rate could.");
    /// <summary>A centre below 0 or above 1.</summary>
    public static readonly RefusalKind NotAProportion = new("measures.not-a-proportion", "A proportion lies between 0 and 1; {0} does not.");
    /// <summary>A unit of zero or less.</summary>
    public static readonly RefusalKind UnitNotPositive = new("measures.unit-not-positive", "A rate cannot be given per {0}.");
    /// <summary>A confidence level nobody uses, such as 95 for 0.95.</summary>
    public static readonly RefusalKind ConfidenceOutside = new("measures.confidence-outside",
        "A confidence level must be between {1} and {2}, like 0.95; {0} is not.");
    /// <summary>Too few events for a standardised rate.</summary>
    public static readonly RefusalKind TooFewEvents = new("measures.too-few-events",
        "There are {0} events. A standardised rate is shown from {1} on: add years or areas together.");
    /// <summary>Too few values.</summary>
    public static readonly RefusalKind TooFewValues = new("measures.too-few-values", "There are {0} values; at least {1} are needed.");
    /// <summary>The reference rates expect no event at all.</summary>
    public static readonly RefusalKind NothingExpected = new("measures.nothing-expected",
        "The reference rates give no expected events, so there is nothing to compare with.");
    /// <summary>Too few or too many groups for a slope.</summary>
    public static readonly RefusalKind GroupsOutside = new("measures.groups-outside", "There are {0} groups; a slope needs {1} to {2}.");
    /// <summary>A value that its scale does not hold.</summary>
    public static readonly RefusalKind OffScale = new("measures.off-scale", "The value {0} is not on the {1} scale.");
    /// <summary>Intervals of a slope without any standard error.</summary>
    public static readonly RefusalKind StandardErrorMissing = new("measures.standard-error-missing",
        "An interval of the slope needs the standard errors of the groups.");
    /// <summary>Age bands that leave a gap or begin late.</summary>
    public static readonly RefusalKind AgeBands = new("measures.age-bands", "A life table needs at least two age bands, from age 0 upwards, in order.");
    /// <summary>Too few people for a life table.</summary>
    public static readonly RefusalKind TooFewPeople = new("measures.too-few-people",
        "Life expectancy is not calculated below {0} years lived: add years or areas together.");
    /// <summary>Nobody died in the oldest band.</summary>
    public static readonly RefusalKind NoDeathInLastBand = new("measures.no-death-in-last-band",
        "Nobody died in the oldest age band, so life expectancy cannot be calculated.");
    /// <summary>So many died in a band that nobody would reach the next.</summary>
    public static readonly RefusalKind MortalityTooHigh = new("measures.mortality-too-high",
        "So many died in the band from age {0} that nobody would reach the next, so life expectancy cannot be calculated.");
    /// <summary>A trend of something for which the method is not meant.</summary>
    public static readonly RefusalKind TrendStatistic = new("measures.trend-statistic",
        "The recent trend is calculated for proportions, crude rates and directly standardised rates only.");
    /// <summary>A trend of a short series.</summary>
    public static readonly RefusalKind TrendTooShort = new("measures.trend-too-short", "The recent trend needs values for the last {0} periods.");
    /// <summary>A trend of values without intervals.</summary>
    public static readonly RefusalKind TrendWithoutInterval = new("measures.trend-without-interval",
        "The recent trend needs a confidence interval for every one of its periods.");
    /// <summary>A trend with a value that claims to be certain.</summary>
    public static readonly RefusalKind TrendZeroWidth = new("measures.trend-zero-width", "The recent trend needs intervals with some width.");
    /// <summary>A trend with a period in which the count is all there is.</summary>
    public static readonly RefusalKind TrendCountIsAll = new("measures.trend-count-is-all",
        "The recent trend cannot be calculated when a count equals its denominator.");
    /// <summary>A chart of no points.</summary>
    public static readonly RefusalKind ChartEmpty = new("measures.chart-empty", "There is nothing to chart yet.");
    /// <summary>Points out of order.</summary>
    public static readonly RefusalKind ChartOrder = new("measures.chart-order", "Points must be in order of date, one for each date; {0} is not.");
    /// <summary>More points than a chart shows.</summary>
    public static readonly RefusalKind ChartTooLong = new("measures.chart-too-long", "A chart holds at most {0} points. Ask for fewer years.");
    /// <summary>A month twice, or outside its period.</summary>
    public static readonly RefusalKind CoverageMonths = new("measures.coverage-months",
        "Each month must be given once, by its first day, inside the period; {0} is not.");
    /// <summary>A period that the guard does not judge.</summary>
    public static readonly RefusalKind CoveragePeriod = new("measures.coverage-period",
        "Coverage is judged over one to {0} whole months, against their own median. Ask for one year at a time.");
    /// <summary>No month was reported at all.</summary>
    public static readonly RefusalKind CoverageNone = new("measures.coverage-none", "Nothing was reported in this period.");
    /// <summary>A peer group for an area that is not among the candidates.</summary>
    public static readonly RefusalKind PeerUnknown = new("measures.peer-unknown", "{0} is not among the areas compared, or is left out of them.");
    /// <summary>An area without a value for each feature.</summary>
    public static readonly RefusalKind PeerIncomplete = new("measures.peer-incomplete", "{0} does not have one number for each feature.");
    /// <summary>A feature weight of zero or less.</summary>
    public static readonly RefusalKind PeerWeight = new("measures.peer-weight", "The weight of {0} must be above zero. Leave the feature out instead.");
    /// <summary>An effect that divides by nothing.</summary>
    public static readonly RefusalKind EffectCounts = new("measures.effect-counts",
        "Each of the four counts must be above zero: before and after, with the model and without.");
    /// <summary>Growth of minus 100% or less.</summary>
    public static readonly RefusalKind EffectGrowth = new("measures.effect-growth", "A growth must be above −100%; {0} is not.");
    /// <summary>A return on nothing.</summary>
    public static readonly RefusalKind CostNotPositive = new("measures.cost-not-positive", "A return needs a cost above £0.");
    /// <summary>More components in place than there are.</summary>
    public static readonly RefusalKind SiteComponents = new("measures.site-components", "{0} of {1} components in place is not possible.");
    /// <summary>Scores of an assessment that are not complete or out of range.</summary>
    public static readonly RefusalKind AssessmentScores = new("measures.assessment-scores", "A council assessment has {0} scores, each from 1 to 4.");
    /// <summary>Scores of the oversight framework that are out of range.</summary>
    public static readonly RefusalKind OversightScores = new("measures.oversight-scores", "There must be at least one metric score, each from 1.00 to 4.00.");
    /// <summary>Scores of different methods side by side.</summary>
    public static readonly RefusalKind MethodChanged = new("measures.method-changed",
        "The method changed between {0} and {1}, so the two cannot be compared or joined by a line.");
    /// <summary>An answer of a survey is missing.</summary>
    public static readonly RefusalKind AnswerMissing = new("measures.answer-missing", "An answer is missing, so this person has no score.");
    /// <summary>An answer that its question does not offer.</summary>
    public static readonly RefusalKind AnswerOutside = new("measures.answer-outside", "{0} is not one of the answers to question {1}.");
}
