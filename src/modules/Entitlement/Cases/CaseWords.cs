namespace Joinery.Entitlement.Cases;

/// <summary>Words of the pages of cases.</summary>
internal static class CaseWords
{
    /// <summary>1 day, 12 days.</summary>
    public static string Days(int days) => days == 1 ? "1 day" : $"{days:N0} days";
}
