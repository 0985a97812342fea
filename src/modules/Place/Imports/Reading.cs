using System.Globalization;
using System.Text.RegularExpressions;

namespace Joinery.Place.Imports;

/// <summary>How a figure stands.</summary>
public enum Mark
{
    /// <summary>As published.</summary>
    Published,
    /// <summary>The publisher gives none: a dash, a blank.</summary>
    Missing,
    /// <summary>Withheld because it is small.</summary>
    Suppressed,
    /// <summary>Of a part of the period only.</summary>
    Partial,
    /// <summary>Worked out from figures of other areas.</summary>
    Estimated,
}

/// <summary>One figure as a file gives it, before its code and its period are checked.</summary>
/// <param name="Metric">The metric's id.</param>
/// <param name="Code">The code in the file.</param>
/// <param name="Name">The name in the file, for bodies that nobody knows yet.</param>
/// <param name="Level">At which level the file gives it.</param>
/// <param name="Period">Of which days.</param>
/// <param name="Numerator">What is counted above the line.</param>
/// <param name="Denominator">What is counted below the line.</param>
/// <param name="Value">The figure, where it is published itself.</param>
/// <param name="Mark">How it stands.</param>
/// <param name="Place">Where in the file it is.</param>
public sealed record Reading(string Metric, string Code, string Name, Level Level, DateRange Period, double? Numerator, double? Denominator, double? Value, Mark Mark, string Place)
{
    /// <summary>Share of reporters, 0 to 1, where the publisher gives one.</summary>
    public double? Coverage { get; init; }

    /// <summary>A sentence about this figure; empty when there is nothing to say.</summary>
    public string Note { get; init; } = "";

    /// <summary>The basis, where the file differs from the definition; null otherwise.</summary>
    public Basis? Basis { get; init; }
}

/// <summary>A cell: a number, or why there is none.</summary>
internal static class Cells
{
    private static readonly string[] Missing = ["", "-", "–", "—", ".", "..", ":", "[x]", "[z]", "z", "x", "n/a", "na", "null", "none", "not available"];
    private static readonly string[] Withheld = ["*", "**", "c", "[c]", "suppressed"];

    /// <summary>The number of a cell; null with its mark when it is missing or withheld; refused when it is neither.</summary>
    public static Outcome<(double? Number, Mark Mark)> Read(string column, string text)
    {
        text = text.Trim();
        if (Missing.Contains(text, StringComparer.OrdinalIgnoreCase)) return (null, Mark.Missing);
        if (Withheld.Contains(text, StringComparer.OrdinalIgnoreCase)) return (null, Mark.Suppressed);
        return double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (number, Mark.Published) : ImportRefusals.NotNumber.With(column, text.Length > 40 ? text[..40] + "…" : text);
    }
}

/// <summary>Reads the ways in which publishers write periods.</summary>
internal static partial class Periods
{
    private static readonly string[] Months = ["MMM yyyy", "MMMM yyyy", "MMM-yy", "yyyy-MM"];

    /// <summary>Apr 2024, April 2024, Apr-24 or 2024-04.</summary>
    public static Outcome<DateRange> Month(string text) =>
        DateOnly.TryParseExact(text.Trim(), Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? Month(first) : ImportRefusals.Period.With(text);

    /// <summary>The month of a day.</summary>
    public static DateRange Month(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return DateRange.Of(first, first.AddMonths(1));
    }

    /// <summary>The year that a file's name or a person gives; refused when there is none.</summary>
    public static Outcome<DateRange> Year(string? text) =>
        FinancialYear.Parse((text ?? "").Replace('_', '-')).Try(out var year, out _) ? year.Range : ImportRefusals.NoPeriod.With();

    /// <summary>The financial year in a file's name, such as 2024_25; empty when it has none.</summary>
    public static string YearIn(string fileName) => YearInName().Match(fileName).Value;

    /// <summary>The month in a file's name, such as Sept-2025; refused when it has none.</summary>
    public static Outcome<DateRange> MonthIn(string fileName)
    {
        foreach (Match match in MonthInName().Matches(fileName))
        {
            var month = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, name => name.StartsWith(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase));
            if (month >= 0) return Month(new DateOnly(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), month + 1, 1));
        }
        return ImportRefusals.NoMonth.With();
    }

    [GeneratedRegex(@"(?<![A-Za-z])(?<month>[A-Za-z]{3,9})[ _-]?(?<year>20\d\d)(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthInName();

    [GeneratedRegex(@"20\d\d[_-]\d\d(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearInName();

    /// <summary>Quarter 1 to 4 of a year.</summary>
    public static DateRange Quarter(FinancialYear year, int quarter)
    {
        var first = year.First.AddMonths(3 * (quarter - 1));
        return DateRange.Of(first, first.AddMonths(3));
    }
}
