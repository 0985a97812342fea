namespace Joinery.Measures;

/// <summary>What the measures refuse.</summary>
public static class MeasuresRefusals
{
    /// <summary>A count is for an area that the overlaps do not hold.</summary>
    public static readonly RefusalKind AreaUnknown = new("measures.area-unknown",
        "{0} is not an area of these overlaps. Use overlaps of the date of the figures, or carry the figures to the new areas.");
    /// <summary>A count is for an area in which nobody lives.</summary>
    public static readonly RefusalKind AreaEmpty = new("measures.area-empty",
        "Nobody lives in {0}, so a count for it cannot be shared out by population.");
    /// <summary>A numerator without its denominator, or the other way round.</summary>
    public static readonly RefusalKind RatePartMissing = new("measures.rate-part-missing",
        "{0} has only one of numerator and denominator. Give both, or leave the area out.");
    /// <summary>An area was split in parts whose sizes nobody knows.</summary>
    public static readonly RefusalKind ShareUnknown = new("measures.share-unknown",
        "{0} was divided in parts of unknown size, so a count for it cannot be shared out.");
    /// <summary>The parts of an area are more or less than the whole.</summary>
    public static readonly RefusalKind SharesNotWhole = new("measures.shares-not-whole", "The shares of {0} add up to {1}, not 1.");
}
