namespace Joinery.Rules;

/// <summary>Days of an element for which no figure is held, between two that have one.</summary>
/// <param name="Element">What is missing.</param>
/// <param name="Days">The days.</param>
public sealed record RateGap(RateElement Element, DateRange Days);

/// <summary>Two figures of one element that begin within the same year without one of them correcting the other.</summary>
/// <param name="Element">What they are of.</param>
/// <param name="Earlier">The one that began first.</param>
/// <param name="Later">The one that begins before the other should end.</param>
public sealed record RateOverlap(RateElement Element, Rate Earlier, Rate Later);

/// <summary>How many elements have a figure in one financial year, by how sure it is. An element counts from the year of its first figure on.</summary>
/// <param name="Year">The year; the figure in force on its 1 May is looked at.</param>
/// <param name="Verified">Elements with a verified figure.</param>
/// <param name="Derived">Elements with a derived figure.</param>
/// <param name="Unverified">Elements with an unverified figure.</param>
/// <param name="Missing">Elements without one.</param>
public sealed record RateCoverage(FinancialYear Year, int Verified, int Derived, int Unverified, int Missing);

/// <summary>What is there, what is missing and what must be checked by a person.</summary>
/// <param name="Gaps">Days without a figure between two figures.</param>
/// <param name="Overlaps">Figures that meet in one year.</param>
/// <param name="Derived">Figures worked out from others.</param>
/// <param name="Unverified">Figures that nobody has checked.</param>
/// <param name="Coverage">Elements by year.</param>
public sealed record RateCheck(
    IReadOnlyList<RateGap> Gaps, IReadOnlyList<RateOverlap> Overlaps, IReadOnlyList<Rate> Derived, IReadOnlyList<Rate> Unverified, IReadOnlyList<RateCoverage> Coverage)
{
    /// <summary>The first financial year for which figures are kept on purpose; a few frozen ones are older.</summary>
    public static readonly FinancialYear FirstYear = FinancialYear.Starting(2015);

    internal static RateCheck Of(RateBook book)
    {
        var rates = book.Series.SelectMany(series => series.Rates).ToList();
        var last = rates.Max(rate => FinancialYear.Of(rate.From))!;
        return new(
            [.. book.Series.SelectMany(GapsOf)],
            [.. book.Series.SelectMany(OverlapsOf)],
            [.. rates.Where(rate => rate.Status == RateStatus.Derived)],
            [.. rates.Where(rate => rate.Status == RateStatus.Unverified)],
            [.. Enumerable.Range(FirstYear.StartYear, last.StartYear - FirstYear.StartYear + 1).Select(year => CoverageOf(book, FinancialYear.Starting(year)))]);
    }

    private static IEnumerable<RateGap> GapsOf(RateSeries series) => Neighbours(series)
        .Where(pair => pair.Earlier.Until < pair.Later.From)
        .Select(pair => new RateGap(series.Element, DateRange.Of(pair.Earlier.Until!.Value, pair.Later.From)));

    private static IEnumerable<RateOverlap> OverlapsOf(RateSeries series) => Neighbours(series)
        .Where(pair => pair.Earlier.Until > pair.Later.From && pair.Earlier.From != pair.Later.From)
        .Select(pair => new RateOverlap(series.Element, pair.Earlier, pair.Later));

    private static IEnumerable<(Rate Earlier, Rate Later)> Neighbours(RateSeries series) => series.Rates.Zip(series.Rates.Skip(1));

    private static RateCoverage CoverageOf(RateBook book, FinancialYear year)
    {
        var day = new DateOnly(year.StartYear, 5, 1);
        var counts = new int[3];
        var missing = 0;
        foreach (var series in book.Series.Where(series => series.Rates[0].From <= day))
            if (series.Find(day, DateOnly.MaxValue) is { } rate) counts[(int)rate.Status]++;
            else missing++;
        return new(year, counts[0], counts[1], counts[2], missing);
    }
}
