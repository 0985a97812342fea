namespace Joinery;

/// <summary>Legal days are days in England: the date on a clock in London, whatever the server's own zone.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today in England.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().LondonDate();

    /// <summary>The date in England at a moment.</summary>
    public static DateOnly LondonDate(this DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, London).DateTime);

    /// <summary>The moment at which a day begins in England.</summary>
    public static DateTimeOffset StartsInLondon(this DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The date and time on a clock in England at a moment: 1 October 2026 at 2:05pm.</summary>
    public static string InLondon(this DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, London);
        var time = local.ToString("h:mmtt", System.Globalization.CultureInfo.InvariantCulture).ToLowerInvariant();
        return $"{local:d MMMM yyyy} at {time}";
    }
}
