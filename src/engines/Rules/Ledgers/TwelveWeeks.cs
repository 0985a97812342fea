namespace Joinery.Rules;

/// <summary>
/// The twelve weeks for which the home of a new permanent resident is left out. Day 1 is the day of first moving in for good; days 1 to 84 are
/// left out, and the home counts from day 85.
/// </summary>
[RulesOf("Care Act charging")]
public static class TwelveWeeks
{
    private const int WeeksBetweenStays = 52;

    /// <summary>
    /// The days left out for a stay that began on <paramref name="movedIn"/>; null when an earlier stay used them all. Within 52 weeks of the end
    /// of the earlier permanent stay only its unused days are left; after more than 52 weeks there are twelve new weeks.
    /// </summary>
    [Law(Instruments.Charging, "Sch 2 para 2")]
    public static DateRange? Of(DateOnly movedIn, DateRange? earlierStay, RatesOn rates)
    {
        var days = (int)rates[RateElement.PropertyDisregardWeeks] * 7;
        if (earlierStay?.Until is { } ended && ended <= movedIn && movedIn < ended.AddDays(7 * WeeksBetweenStays))
            days -= Math.Min(days, earlierStay.Days!.Value);
        return days == 0 ? null : DateRange.Of(movedIn, movedIn.AddDays(days));
    }

    /// <summary>Under which code those days are left out: as new weeks, or as what an earlier stay left of them.</summary>
    internal static CapitalDisregard Code(DateRange days, RatesOn rates) =>
        days.Days == (int)rates[RateElement.PropertyDisregardWeeks] * 7 ? CapitalDisregard.Wk12 : CapitalDisregard.Wk12Again;
}
