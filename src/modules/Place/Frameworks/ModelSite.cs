using Joinery.Measures;

namespace Joinery.Place;

/// <summary>A place or body that follows a model, in one version; the highest version is what we believe now.</summary>
/// <param name="Id">The site, the same in all its versions.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Framework">The model.</param>
/// <param name="Body">The code of the area or organisation.</param>
/// <param name="Population">People served.</param>
/// <param name="FromDay">The day on which it took the model up.</param>
/// <param name="UntilDay">The first day on which it no longer followed it; null while it does.</param>
/// <param name="Reason">Why this version.</param>
/// <param name="Source">Where this is published.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When this version was recorded.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record ModelSite(Id<ModelSite> Id, long Version, string Framework, string Body, long Population, DateOnly FromDay, DateOnly? UntilDay, string Reason, string Source, string Status,
    DateTimeOffset RecordedAt, string RecordedBy)
{
    /// <summary>True while it follows the model on a day.</summary>
    public bool IsOn(DateOnly day) => FromDay <= day && (UntilDay is null || day < UntilDay);
}

/// <summary>What somebody recorded about an element at a site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Element">The element's number.</param>
/// <param name="IsInPlace">False for one that is no longer in place, or never was.</param>
/// <param name="OnDay">Since when.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Url">Where that can be read; empty when a person must still attach it.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record ElementRecord(Id<ModelSite> Site, int Element, bool IsInPlace, DateOnly OnDay, string Evidence, string Url, string Status, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>A site with all that was recorded about its elements, earliest first.</summary>
public sealed record SiteStory(ModelSite Site, IReadOnlyList<ElementRecord> Records)
{
    /// <summary>What was recorded last about each element, by number.</summary>
    public IReadOnlyDictionary<int, ElementRecord> Latest => Records.GroupBy(record => record.Element).ToDictionary(group => group.Key, group => group.Last());

    /// <summary>The elements in place on a day.</summary>
    public IReadOnlyList<ElementRecord> InPlace(DateOnly day) => [.. Latest.Values.Where(record => record.IsInPlace && record.OnDay <= day).OrderBy(record => record.Element)];

    /// <summary>Days from taking the model up to having the last of its elements in place; null until all are.</summary>
    public int? DaysToAdopt(int elements, DateOnly day) => elements > 0 && InPlace(day) is var there && there.Count == elements
        ? Math.Max(0, there.Max(record => record.OnDay).DayNumber - Site.FromDay.DayNumber) : null;
}

/// <summary>How far sites have come with a model.</summary>
/// <param name="Spread">Shares and spread.</param>
/// <param name="People">The people among whom the spread is counted.</param>
/// <param name="MedianDays">The median days to adopt of sites that have every element; null when none has.</param>
public sealed record AdoptionFigures(Spread Spread, long People, int? MedianDays)
{
    /// <summary>The figures of some sites. Without a number of people the spread is counted among those whom the sites serve.</summary>
    public static Outcome<AdoptionFigures> Of(IReadOnlyCollection<(Site Site, int? DaysToAdopt)> sites, long? people)
    {
        var all = people ?? sites.Sum(site => site.Site.Population);
        if (!CareModels.SpreadOf([.. sites.Select(site => site.Site)], all).Try(out var spread, out var refusal)) return refusal;
        var days = sites.Select(site => site.DaysToAdopt).OfType<int>().Order().ToList();
        return new AdoptionFigures(spread, all, days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2);
    }

    /// <summary>The figures of stories on a day.</summary>
    public static Outcome<AdoptionFigures> Of(IEnumerable<SiteStory> stories, int elements, DateOnly day, long? people) =>
        Of([.. stories.Select(story => (new Site(story.Site.Population, story.InPlace(day).Count, elements), story.DaysToAdopt(elements, day)))], people);
}

/// <summary>Counts that somebody recorded for an evaluation.</summary>
/// <param name="Measure">What was counted.</param>
/// <param name="Period">Before and after, in words.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Earlier">Counts of two earlier periods; null when nobody looked.</param>
/// <param name="Source">Where they are published.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When they were recorded.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record RecordedCounts(string Measure, string Period, EffectCounts Counts, EffectCounts? Earlier, string Source, string Status, DateTimeOffset RecordedAt, string RecordedBy)
{
    /// <summary>What follows from them.</summary>
    public Evaluation Evaluation => CareModels.FromCounts(Counts, Earlier).OrThrow();
}
