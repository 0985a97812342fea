using Joinery.Measures;
using Joinery.Testing;

namespace Joinery.Tests.Measures;

/// <summary>Published discharges of 2024-25: by council, by board, and by council and month.</summary>
internal static class Drd
{
    public sealed record Year(string Code, double Discharges, double SameDay, double BedDays);

    public sealed record Month(string Code, DateOnly Day, double Discharges, double SameDay, double BedDays);

    private static readonly Lazy<IReadOnlyList<Month>> MonthsOnce = new(() => Tables.Read(Sources.Shared("data/place/drd_2024_25_utla_monthly.csv"),
        row => new Month(row("code"), DateOnly.ParseExact($"1 {row("month")}", "d MMM yyyy"), double.Parse(row("total_discharges")), double.Parse(row("same_day_count")), double.Parse(row("bed_days_after_drd")))));

    public static DateRange Period { get; } = DateRange.Of(new(2024, 4, 1), new(2025, 4, 1));

    public static IReadOnlyList<Year> Councils => Years("drd_2024_25_utla");

    public static IReadOnlyList<Year> Boards => Years("drd_2024_25_icb");

    /// <summary>Every council and month, by council.</summary>
    public static IReadOnlyList<Month> Months => MonthsOnce.Value;

    /// <summary>A measure of a month: days of delay for each discharge, or the percentage discharged on the day that they were ready.</summary>
    public static double Of(Month month, string measure) => measure == "avg_days_incl_zero" ? month.BedDays / month.Discharges : 100 * month.SameDay / month.Discharges;

    /// <summary>The months of one council and measure.</summary>
    public static IReadOnlyList<Dated> Series(string code, string measure) =>
        [.. Months.Where(month => month.Code == code).Select(month => new Dated(month.Day, Of(month, measure)))];

    private static IReadOnlyList<Year> Years(string file) => Tables.Read(Sources.Shared($"data/place/{file}.csv"),
        row => new Year(row("code"), double.Parse(row("discharges")), double.Parse(row("same_day")), double.Parse(row("bed_days"))));
}
