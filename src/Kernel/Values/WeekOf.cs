namespace Joinery;

/// <summary>
/// The seven days that begin on a Monday, named by that Monday. Weekly figures of charging and discharge reports are by such weeks;
/// where a rule has a week of its own (a benefit week, a Sunday-to-Saturday return), the rule says so.
/// </summary>
public sealed record WeekOf : IComparable<WeekOf>
{
    private WeekOf(DateOnly monday) => Monday = monday;

    /// <summary>The first day.</summary>
    public DateOnly Monday { get; }

    /// <summary>The week that holds <paramref name="day"/>.</summary>
    public static WeekOf Containing(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>The first whole or part week of a financial year is the one that holds 1 April.</summary>
    public static WeekOf FirstOf(FinancialYear year) => Containing(year.First);

    /// <summary>The last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The seven days, half-open.</summary>
    public DateRange Range => DateRange.Of(Monday, Monday.AddDays(7));

    /// <summary>The week after.</summary>
    public WeekOf Next => new(Monday.AddDays(7));

    /// <inheritdoc/>
    public int CompareTo(WeekOf? other) => Monday.CompareTo(other?.Monday ?? DateOnly.MinValue);

    /// <summary>Week of 6 April 2026.</summary>
    public override string ToString() => $"Week of {Monday:d MMMM yyyy}";
}
