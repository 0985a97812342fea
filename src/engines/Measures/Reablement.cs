namespace Joinery.Measures;

/// <summary>
/// The two time windows of ASCOF 2D from 2024/25: whether reablement followed a discharge, and whether the person was still well after it.
/// Source: Department of Health and Social Care, client level data dashboard, published code.
/// </summary>
public static class Reablement
{
    /// <summary>A discharge up to so many days before reablement began is linked to it.</summary>
    public const int DaysBefore = 7;
    /// <summary>And one up to so many days after.</summary>
    public const int DaysAfter = 3;
    /// <summary>Death, readmission or a long-term stay up to so many days after discharge is no success.</summary>
    public const int DaysFollowed = 84;

    /// <summary>The latest of the discharges that are linked to a start of reablement; null when none is.</summary>
    public static DateOnly? LinkedDischarge(DateOnly start, IEnumerable<DateOnly> discharges) =>
        discharges.Where(discharge => discharge >= start.AddDays(-DaysBefore) && discharge <= start.AddDays(DaysAfter)).Select(day => (DateOnly?)day).Max();

    /// <summary>True when none of the events that end it came within the days followed, the last day included.</summary>
    public static bool Succeeded(DateOnly discharge, IEnumerable<DateOnly> endings) =>
        !endings.Any(ending => ending >= discharge && ending <= discharge.AddDays(DaysFollowed));
}
