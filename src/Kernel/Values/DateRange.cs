namespace Joinery;

/// <summary>
/// Days from the first up to, but not including, the last: [from, until). Without an end when <see cref="Until"/> is null.
/// </summary>
public sealed record DateRange
{
    private DateRange(DateOnly from, DateOnly? until) => (From, Until) = (from, until);

    /// <summary>The first day inside.</summary>
    public DateOnly From { get; }

    /// <summary>The first day after; null when no end is known.</summary>
    public DateOnly? Until { get; }

    /// <summary>The range [from, until); throws <see cref="ArgumentException"/> when it would hold no day.</summary>
    public static DateRange Of(DateOnly from, DateOnly? until = null)
    {
        if (until <= from) throw new ArgumentException($"A range must hold a day: {from:yyyy-MM-dd} to {until:yyyy-MM-dd}.", nameof(until));
        return new(from, until);
    }

    /// <summary>As <see cref="Of"/>, for dates that a person gave; refuses an end that is not after the start.</summary>
    public static Outcome<DateRange> Read(DateOnly from, DateOnly? until) =>
        until <= from ? KernelRefusals.RangeBackwards.With() : new DateRange(from, until);

    /// <summary>The number of days inside; null when there is no end.</summary>
    public int? Days => Until is { } until ? until.DayNumber - From.DayNumber : null;

    /// <summary>True when <paramref name="day"/> is inside.</summary>
    public bool Contains(DateOnly day) => day >= From && (Until is null || day < Until);

    /// <summary>True when the two share a day.</summary>
    public bool Overlaps(DateRange other) => (other.Until is null || From < other.Until) && (Until is null || other.From < Until);

    /// <summary>The days that both hold; null when there are none.</summary>
    public DateRange? Intersect(DateRange other)
    {
        if (!Overlaps(other)) return null;
        var until = Until is null ? other.Until : other.Until is null || Until < other.Until ? Until : other.Until;
        return new(From > other.From ? From : other.From, until);
    }

    /// <summary>As people write it, with the last day named: 1 April 2026 to 31 March 2027.</summary>
    public override string ToString() => Until is { } until ? $"{From:d MMMM yyyy} to {until.AddDays(-1):d MMMM yyyy}" : $"from {From:d MMMM yyyy}";
}
