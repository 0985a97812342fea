namespace Joinery.Entitlement.Cases;

/// <summary>Words of the pages of cases.</summary>
internal static class CaseWords
{
    /// <summary>1 day, 12 days.</summary>
    public static string Days(int days) => days == 1 ? "1 day" : $"{days:N0} days";

    /// <summary>How an aim stands after some days: 4 days left, today, 3 days over.</summary>
    public static string Left(int aim, int days) => aim == days ? "today" : aim > days ? $"{Days(aim - days)} left" : $"{Days(days - aim)} over";
}
