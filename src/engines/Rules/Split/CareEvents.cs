namespace Joinery.Rules;

/// <summary>Something that changes on a day and sends a figure back to be worked out again.</summary>
/// <param name="On">The first day on which it is different.</param>
/// <param name="Code">Stable.</param>
/// <param name="Sentence">What changes, and what to do.</param>
/// <param name="Law">Why.</param>
public sealed record CareChange(DateOnly On, string Code, string Sentence, Provision Law);

/// <summary>What one event brings with it over time. One admission re-opens four assessments: the care charge, the disability benefit, Pension Credit and council tax.</summary>
[RulesOf("Cost split")]
public static class CareEvents
{
    /// <summary>The changes that follow from becoming a permanent resident, in order. The consequences for benefits are unverified.</summary>
    [Law(Instruments.Charging, "Sch 2 para 2")]
    [Law(Instruments.AttendanceAllowance, "reg 7")]
    public static IReadOnlyList<CareChange> Admission(DateOnly movedIn, DateRange? earlierStay, bool isPubliclyFunded, RatesOn rates)
    {
        var changes = new List<CareChange>
        {
            new(movedIn, "admission", "The person lives in a care home for good: assess the charge, and tell the Department for Work and Pensions and council tax.", new(Instruments.CareAct, "s14")),
        };
        if (isPubliclyFunded)
            changes.Add(new(movedIn.AddDays(DisabilityBenefits.LinkedDays), "disability-benefit-stops",
                "Attendance Allowance, DLA care and PIP daily living stop, and with them the severe disability addition: assess the charge again.", new(Instruments.AttendanceAllowance, "reg 7")));
        if (TwelveWeeks.Of(movedIn, earlierStay, rates) is { Until: { } counts })
            changes.Add(new(counts, "home-counts", "The 12 weeks are over and the home counts: assess the charge again, and offer a deferred payment agreement.", new(Instruments.Charging, "Sch 2 para 2")));
        changes.Add(new(movedIn.AddDays(7 * 52), "year", "A year has passed: review the charge.", new(Instruments.CareAct, "s27")));
        return [.. changes.OrderBy(change => change.On)];
    }

    /// <summary>The days on which figures turn: 1 April, 6 April and the first Monday from it, January and July for interest.</summary>
    [Law(Instruments.Charging, "reg 7")]
    public static IReadOnlyList<CareChange> NewRates(DateRange days)
    {
        var changes = new List<CareChange>();
        for (var year = days.From.Year; year <= (days.Until ?? days.From.AddYears(1)).Year; year++)
        {
            changes.Add(new(new(year, 4, 1), "nursing-rates", "New NHS rates.", new(Instruments.StandingRules, "reg 28")));
            changes.Add(new(new(year, 4, 6), "charging-rates", "New allowances: assess the charge again and send what changed.", new(Instruments.Charging, "reg 7")));
            changes.Add(new(RateTurns.BenefitWeek(year), "benefit-rates", "New benefit rates: assess the charge again and send what changed.", new(Instruments.Charging, "reg 13")));
        }
        return [.. changes.Where(change => days.Contains(change.On)).OrderBy(change => change.On)];
    }

    /// <summary>The first day on which reablement is no longer free.</summary>
    [Law(Instruments.Charging, "reg 3")]
    public static CareChange ReablementEnds(DateOnly began, RatesOn rates) => new(FreeOfCharge.ReablementDays(began, rates).Until!.Value, "reablement-ends",
        "Six weeks of reablement are over: care is charged for from now on.", new(Instruments.Charging, "reg 3"));
}
