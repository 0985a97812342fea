namespace Joinery.Rules;

/// <summary>What a home is, for the charge of a permanent resident.</summary>
public enum PropertyState
{
    /// <summary>Left out for a reason.</summary>
    LeftOut,
    /// <summary>Counts as capital.</summary>
    Counted,
    /// <summary>Counts, and payments are deferred against it.</summary>
    Deferred,
    /// <summary>Sold; what it brought is capital of another kind.</summary>
    Sold,
}

/// <summary>Days on which a home is in one state.</summary>
/// <param name="Days">The days; the last period has no end.</param>
/// <param name="State">The state.</param>
/// <param name="Reason">Why it is left out: the reason that lasts longest; null in other states.</param>
public sealed record PropertyPeriod(DateRange Days, PropertyState State, CapitalDisregard? Reason = null);

/// <summary>What happens to a home, as far as it is known.</summary>
/// <param name="MovedIn">The first day in a care home for good.</param>
public sealed record PropertyEvents(DateOnly MovedIn)
{
    /// <summary>An earlier permanent stay.</summary>
    public DateRange? EarlierStay { get; init; }

    /// <summary>Further reasons to leave it out.</summary>
    public IReadOnlyList<AppliedDisregard> Reasons { get; init; } = [];

    /// <summary>The first day of a deferred payment agreement.</summary>
    public DateOnly? DeferredFrom { get; init; }

    /// <summary>The day of sale.</summary>
    public DateOnly? SoldOn { get; init; }
}

/// <summary>The states of a home from the day of moving in on.</summary>
[RulesOf("Care Act charging")]
public static class PropertyTimeline
{
    /// <summary>
    /// The periods in order, without a gap, the last without an end. Reasons stack: on each day the one that lasts longest is named. Refuses a reason
    /// that cannot be given.
    /// </summary>
    [Law(Instruments.Charging, "Sch 2 para 2")]
    [Law(Instruments.Charging, "Sch 2 para 4")]
    public static Outcome<IReadOnlyList<PropertyPeriod>> Of(PropertyEvents events, RatesOn rates)
    {
        foreach (var reason in events.Reasons)
            if (CapitalDisregards.Problem(reason, Setting.Permanent) is { } problem) return problem;
        var reasons = events.Reasons.ToList();
        if (TwelveWeeks.Of(events.MovedIn, events.EarlierStay, rates) is { } weeks)
            reasons.Add(new(TwelveWeeks.Code(weeks, rates), weeks.From, weeks.Until));

        DateOnly?[] edges = [events.MovedIn, events.DeferredFrom, events.SoldOn, .. reasons.Select(reason => (DateOnly?)reason.From), .. reasons.Select(reason => reason.End)];
        var days = edges.OfType<DateOnly>().Where(day => day >= events.MovedIn).Distinct().Order().ToList();
        var periods = new List<PropertyPeriod>();
        for (var i = 0; i < days.Count; i++)
        {
            var (state, reason) = On(days[i], events, reasons);
            DateOnly? until = i + 1 < days.Count ? days[i + 1] : null;
            if (periods.Count > 0 && periods[^1].State == state && periods[^1].Reason == reason) periods[^1] = periods[^1] with { Days = DateRange.Of(periods[^1].Days.From, until) };
            else periods.Add(new(DateRange.Of(days[i], until), state, reason));
        }
        return periods;
    }

    private static (PropertyState State, CapitalDisregard? Reason) On(DateOnly day, PropertyEvents events, List<AppliedDisregard> reasons)
    {
        if (day >= events.SoldOn) return (PropertyState.Sold, null);
        var live = reasons.Where(reason => reason.Holds(day)).MaxBy(reason => reason.End ?? DateOnly.MaxValue);
        if (live is not null) return (PropertyState.LeftOut, live.Code);
        return (day >= events.DeferredFrom ? PropertyState.Deferred : PropertyState.Counted, null);
    }
}
