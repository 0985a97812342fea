namespace Joinery.Rules;

/// <summary>The days by which NHS Continuing Healthcare must be decided and looked at again.</summary>
[RulesOf("NHS Continuing Healthcare")]
public static class HealthcareDates
{
    /// <summary>The last day of the 28 calendar days in which a standard decision is due after the board received a positive checklist.</summary>
    [Law(Instruments.NationalFramework, "28 days")]
    public static DateOnly DecisionDue(DateOnly checklistReceived) => checklistReceived.AddDays(28);

    /// <summary>The moment by which a fast track package is in place: 48 hours. Unverified.</summary>
    [Law(Instruments.NationalFramework, "Fast Track")]
    public static DateTimeOffset FastTrackDue(DateTimeOffset received) => received.AddHours(48);

    /// <summary>The day of the next review: three months after the decision, then each year. Unverified.</summary>
    [Law(Instruments.NationalFramework, "reviews")]
    public static DateOnly ReviewDue(DateOnly decided, DateOnly? lastReview) => lastReview is { } last ? last.AddYears(1) : decided.AddMonths(3);
}
