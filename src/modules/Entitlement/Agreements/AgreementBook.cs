using System.Text.Json;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;

namespace Joinery.Entitlement.Agreements;

/// <summary>Terms that are kept in versions on a case.</summary>
public interface ITerms
{
    /// <summary>Which agreement it is, as the database names it.</summary>
    static abstract string Kind { get; }
}

/// <summary>One version of an agreement.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Terms">What was agreed.</param>
/// <param name="Reason">Why, in the officer's words.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="RecordedByName">By whom.</param>
/// <param name="IsEnd">True for a version that ends the agreement: its terms are those that held, and they hold no longer.</param>
public sealed record Agreed<T>(long Version, DateOnly From, T Terms, string Reason, DateTimeOffset RecordedAt, string RecordedByName, bool IsEnd = false);

/// <summary>An agreement of a case.</summary>
/// <param name="Kind">Which, as the database names it.</param>
/// <param name="IsEnd">True when its newest version ends it.</param>
public sealed record AgreedKind(string Kind, bool IsEnd);

/// <summary>Which version holds.</summary>
internal static class Versions
{
    /// <summary>The version that holds on a day: the highest that has begun; null before the first, and once the agreement has ended.</summary>
    public static Agreed<T>? On<T>(this IReadOnlyList<Agreed<T>> versions, DateOnly day) => Begun(versions, day) is { IsEnd: false } holds ? holds : null;

    /// <summary>The version that ended the agreement before a day or on it; null while it goes on, and before it began.</summary>
    public static Agreed<T>? EndedOn<T>(this IReadOnlyList<Agreed<T>> versions, DateOnly day) => Begun(versions, day) is { IsEnd: true } end ? end : null;

    /// <summary>What a page shows for a day: the version that holds, or the last that did; terms that begin later where there are no others. Not for a case without a version.</summary>
    public static Agreed<T> Shown<T>(this IReadOnlyList<Agreed<T>> versions, DateOnly day) =>
        versions.On(day) ?? versions.Where(one => !one.IsEnd && one.From <= day).MaxBy(one => one.Version) ?? versions.Where(one => !one.IsEnd).MaxBy(one => one.Version)!;

    /// <summary>What holds from day to day, in order; days on which nothing does are left out.</summary>
    public static IEnumerable<(DateRange Days, Agreed<T> Holds)> OverTime<T>(this IReadOnlyList<Agreed<T>> versions)
    {
        var days = versions.Select(one => one.From).Distinct().Order().ToList();
        for (var i = 0; i < days.Count; i++)
            if (versions.On(days[i]) is { } holds) yield return (DateRange.Of(days[i], i + 1 < days.Count ? days[i + 1] : null), holds);
    }

    private static Agreed<T>? Begun<T>(IReadOnlyList<Agreed<T>> versions, DateOnly day) => versions.Where(one => one.From <= day).MaxBy(one => one.Version);
}

/// <summary>What is agreed on cases, kept in versions. Every question names the organisation that asks, and gets that organisation's cases only.</summary>
public sealed class AgreementBook(Store store)
{
    /// <summary>Versions that one agreement may have.</summary>
    public const int MostVersions = 500;

    /// <summary>Somebody was quicker.</summary>
    public static readonly RefusalKind Changed = new("agreement.changed", "Somebody else recorded a version since you opened the page. Look at what is there now, and send it again.");
    /// <summary>Far more than anybody agrees.</summary>
    public static readonly RefusalKind TooMany = new("agreement.too-many", "An agreement may have {0} versions. Open a new assessment.");

    /// <summary>Nothing to end.</summary>
    public static readonly RefusalKind NothingToEnd = new("agreement.nothing-to-end", "Nothing is agreed that could be ended.");
    /// <summary>Ended before.</summary>
    public static readonly RefusalKind Ended = new("agreement.ended", "It ended on {0} already. Give that day or an earlier one, or agree it anew.");
    /// <summary>An end before the beginning.</summary>
    public static readonly RefusalKind EndsTooEarly = new("agreement.ends-too-early", "It was first agreed from {0}, and cannot end before that day.");

    /// <summary>The columns of entitlement_agreement.</summary>
    internal static readonly string[] Columns = ["case_id", "kind", "version", "from_day", "terms", "reason", "recorded_at", "recorded_by", "recorded_by_name", "is_end"];

    private sealed record Row(long Version, DateOnly FromDay, string Terms, string Reason, DateTimeOffset RecordedAt, string RecordedByName, bool IsEnd);

    /// <summary>The versions of one agreement, newest first; empty where there is none, or no such case.</summary>
    public Task<IReadOnlyList<Agreed<T>>> Of<T>(OdsCode organisation, Id<Case> id) where T : ITerms => store.Read<IReadOnlyList<Agreed<T>>>(async db =>
        await CaseBook.Own(db, organisation, id) is null ? [] : await Of<T>(db, id));

    /// <summary>The newest version; null where there is none, or no such case.</summary>
    public async Task<Agreed<T>?> Newest<T>(OdsCode organisation, Id<Case> id) where T : ITerms => await Of<T>(organisation, id) is [var newest, ..] ? newest : null;

    internal static async Task<IReadOnlyList<Agreed<T>>> Of<T>(Db db, Id<Case> id) where T : ITerms =>
        [.. (await db.Query<Row>("select version, from_day, terms, reason, recorded_at, recorded_by_name, is_end from entitlement_agreement where case_id = @id and kind = @Kind order by version desc", new { id, T.Kind }))
            .Select(row => new Agreed<T>(row.Version, row.FromDay, JsonSerializer.Deserialize<T>(row.Terms, PersonFile.Json)!, row.Reason, row.RecordedAt, row.RecordedByName, row.IsEnd))];

    /// <summary>Which agreements a case has; empty where there is no such case.</summary>
    public Task<IReadOnlyList<AgreedKind>> Kinds(OdsCode organisation, Id<Case> id) => store.Read<IReadOnlyList<AgreedKind>>(async db => await CaseBook.Own(db, organisation, id) is null ? []
        : await db.Query<AgreedKind>("select kind, is_end from entitlement_agreement one where case_id = @id and version = (select max(version) from entitlement_agreement other where other.case_id = one.case_id and other.kind = one.kind) order by kind", new { id }));

    /// <summary>Keeps terms as the next version; refused when somebody else recorded one since <paramref name="version"/> was read.</summary>
    public Task<Outcome<long>> Agree<T>(Deed deed, Id<Case> id, long version, DateOnly from, T terms, string reason) where T : ITerms => store.Write(deed, async db =>
        await CaseBook.Own(db, deed.By.Organisation, id) is null ? CaseBook.Missing.With() : await Add(db, deed, id, version, from, terms, reason, isEnd: false));

    /// <summary>
    /// Ends an agreement: from a day on nothing of it holds. <paramref name="closing"/> adds what is known about the end to the terms that held, and may add more later.
    /// Refused when nothing is agreed, after a day on which it ended already, before the day on which it began, and when somebody else recorded a version since
    /// <paramref name="version"/> was read.
    /// </summary>
    public Task<Outcome<long>> End<T>(Deed deed, Id<Case> id, long version, DateOnly from, Func<T, T> closing, string reason) where T : ITerms => store.Write<long>(deed, async db =>
    {
        if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
        var versions = await Of<T>(db, id);
        if (versions is not [var newest, ..]) return NothingToEnd.With();
        if (newest.IsEnd && from > newest.From) return Ended.With($"{newest.From:d MMMM yyyy}");
        var first = versions.Min(one => one.From);
        if (from < first) return EndsTooEarly.With($"{first:d MMMM yyyy}");
        return await Add(db, deed, id, version, from, closing(newest.Terms), reason, isEnd: true);
    });

    private static async Task<Outcome<long>> Add<T>(Db db, Deed deed, Id<Case> id, long version, DateOnly from, T terms, string reason, bool isEnd) where T : ITerms
    {
        if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
        if (await db.One<long>("select coalesce(max(version), 0) from entitlement_agreement where case_id = @id and kind = @Kind", new { id, T.Kind }) != version) return Changed.With();
        if (version >= MostVersions) return TooMany.With(MostVersions);
        await db.InsertMany("entitlement_agreement", Columns, [[id, T.Kind, version + 1, from, JsonSerializer.Serialize(terms, PersonFile.Json), reason, deed.At, deed.By.Id, deed.By.Name, isEnd]]);
        return version + 1;
    }
}
