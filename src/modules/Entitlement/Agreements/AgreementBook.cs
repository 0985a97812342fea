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
public sealed record Agreed<T>(long Version, DateOnly From, T Terms, string Reason, DateTimeOffset RecordedAt, string RecordedByName);

/// <summary>Which version holds.</summary>
internal static class Versions
{
    /// <summary>The highest version that has begun on a day; null before the first.</summary>
    public static Agreed<T>? On<T>(this IReadOnlyList<Agreed<T>> versions, DateOnly day) => versions.Where(one => one.From <= day).MaxBy(one => one.Version);
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

    /// <summary>The columns of entitlement_agreement.</summary>
    internal static readonly string[] Columns = ["case_id", "kind", "version", "from_day", "terms", "reason", "recorded_at", "recorded_by", "recorded_by_name"];

    private sealed record Row(long Version, DateOnly FromDay, string Terms, string Reason, DateTimeOffset RecordedAt, string RecordedByName);

    /// <summary>The versions of one agreement, newest first; empty where there is none, or no such case.</summary>
    public Task<IReadOnlyList<Agreed<T>>> Of<T>(OdsCode organisation, Id<Case> id) where T : ITerms => store.Read<IReadOnlyList<Agreed<T>>>(async db =>
        await CaseBook.Own(db, organisation, id) is null ? [] : await Of<T>(db, id));

    /// <summary>The newest version; null where there is none, or no such case.</summary>
    public async Task<Agreed<T>?> Newest<T>(OdsCode organisation, Id<Case> id) where T : ITerms => await Of<T>(organisation, id) is [var newest, ..] ? newest : null;

    internal static async Task<IReadOnlyList<Agreed<T>>> Of<T>(Db db, Id<Case> id) where T : ITerms =>
        [.. (await db.Query<Row>("select version, from_day, terms, reason, recorded_at, recorded_by_name from entitlement_agreement where case_id = @id and kind = @Kind order by version desc", new { id, T.Kind }))
            .Select(row => new Agreed<T>(row.Version, row.FromDay, JsonSerializer.Deserialize<T>(row.Terms, PersonFile.Json)!, row.Reason, row.RecordedAt, row.RecordedByName))];

    /// <summary>Which agreements a case has; empty where there is no such case.</summary>
    public Task<IReadOnlyList<string>> Kinds(OdsCode organisation, Id<Case> id) => store.Read<IReadOnlyList<string>>(async db =>
        await CaseBook.Own(db, organisation, id) is null ? [] : await db.Query<string>("select distinct kind from entitlement_agreement where case_id = @id order by kind", new { id }));

    /// <summary>Keeps terms as the next version; refused when somebody else recorded one since <paramref name="version"/> was read.</summary>
    public Task<Outcome<long>> Agree<T>(Deed deed, Id<Case> id, long version, DateOnly from, T terms, string reason) where T : ITerms => store.Write<long>(deed, async db =>
    {
        if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
        if (await db.One<long>("select coalesce(max(version), 0) from entitlement_agreement where case_id = @id and kind = @Kind", new { id, T.Kind }) != version) return Changed.With();
        if (version >= MostVersions) return TooMany.With(MostVersions);
        await db.InsertMany("entitlement_agreement", Columns, [[id, T.Kind, version + 1, from, JsonSerializer.Serialize(terms, PersonFile.Json), reason, deed.At, deed.By.Id, deed.By.Name]]);
        return version + 1;
    });
}
