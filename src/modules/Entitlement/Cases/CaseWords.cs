namespace Joinery.Entitlement.Cases;

/// <summary>Words of the pages of cases.</summary>
internal static class CaseWords
{
    /// <summary>1 day, 12 days.</summary>
    public static string Days(int days) => days == 1 ? "1 day" : $"{days:N0} days";

    /// <summary>1 week, 8 weeks.</summary>
    public static string Weeks(int weeks) => weeks == 1 ? "1 week" : $"{weeks:N0} weeks";

    /// <summary>1 line, 12 lines.</summary>
    public static string Lines(int lines) => lines == 1 ? "1 line" : $"{lines:N0} lines";

    /// <summary>How an aim stands after some days: 4 days left, today, 3 days over.</summary>
    public static string Left(int aim, int days) => aim == days ? "today" : aim > days ? $"{Days(aim - days)} left" : $"{Days(days - aim)} over";
}
