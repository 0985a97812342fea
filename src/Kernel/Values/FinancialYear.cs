using System.Globalization;

namespace Joinery;

/// <summary>A public-sector year from 1 April to 31 March, written 2026/27. The default value is not a year; make one with <see cref="Starting"/>.</summary>
public sealed record FinancialYear : IComparable<FinancialYear>
{
    private FinancialYear(int startYear) => StartYear = startYear;

    /// <summary>The calendar year in which it begins.</summary>
    public int StartYear { get; }

    /// <summary>The year that begins on 1 April of <paramref name="year"/>, between 1948 and 2199.</summary>
    public static FinancialYear Starting(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1948);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        return new(year);
    }

    /// <summary>The year that holds <paramref name="day"/>.</summary>
    public static FinancialYear Of(DateOnly day) => Starting(day.Month >= 4 ? day.Year : day.Year - 1);

    /// <summary>Reads 2026/27, 2026-27 or 2026/2027; refuses anything else, and years that do not follow.</summary>
    public static Outcome<FinancialYear> Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split('/', '-');
        if (parts is not [{ Length: 4 } first, { Length: 2 or 4 } second]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || start is < 1948 or > 2199
            || (second.Length == 4 ? end != start + 1 : end != (start + 1) % 100))
            return KernelRefusals.FinancialYearUnreadable.With();
        return new FinancialYear(start);
    }

    /// <summary>1 April, the first day.</summary>
    public DateOnly First => new(StartYear, 4, 1);

    /// <summary>31 March, the last day.</summary>
    public DateOnly Last => new(StartYear + 1, 3, 31);

    /// <summary>The days of the year, half-open.</summary>
    public DateRange Range => DateRange.Of(First, new(StartYear + 1, 4, 1));

    /// <summary>The year after.</summary>
    public FinancialYear Next => Starting(StartYear + 1);

    /// <summary>The quarter, 1 to 4, that holds <paramref name="day"/>; throws <see cref="ArgumentOutOfRangeException"/> outside the year.</summary>
    public int QuarterOf(DateOnly day)
    {
        if (!Range.Contains(day)) throw new ArgumentOutOfRangeException(nameof(day), day, $"The day is not in {this}.");
        return (day.Month + 8) % 12 / 3 + 1;
    }

    /// <inheritdoc/>
    public int CompareTo(FinancialYear? other) => StartYear.CompareTo(other?.StartYear ?? 0);

    /// <summary>2026/27.</summary>
    public override string ToString() => $"{StartYear}/{(StartYear + 1) % 100:00}";
}
