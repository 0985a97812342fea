using Joinery.Entitlement.Agreements;

namespace Joinery.Entitlement.Accounts;

/// <summary>Stays in a care home that the account of a direct payment paid for. Each version is the whole list.</summary>
/// <param name="Stays">From the first night until the day of leaving, in their order; none overlaps another.</param>
public sealed record HomeStays(IReadOnlyList<DateRange> Stays) : ITerms
{
    /// <inheritdoc/>
    public static string Kind => "home-stays";

    /// <summary>Stays that one account may have.</summary>
    public const int Most = 100;

    /// <summary>Two at once.</summary>
    public static readonly RefusalKind Overlap = new("home-stays.overlap", "There is a stay already for some of these days: {0}.");
    /// <summary>Far more than anybody has.</summary>
    public static readonly RefusalKind TooMany = new("home-stays.too-many", "An account may have {0} stays. Open a new assessment for later ones.");
}
