using System.Text.Json;
using Joinery.Entitlement.Files;
using Joinery.Entitlement.Releases;
using Joinery.Rules;

namespace Joinery.Entitlement.Policies;

/// <summary>One version of an authority's policy.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Choices">Its choices, as JSON.</param>
/// <param name="Reason">Why it was published.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="PublishedByName">By whom.</param>
public sealed record PublishedPolicy(OdsCode Organisation, long Version, string Choices, string Reason, DateTimeOffset PublishedAt, string PublishedByName)
{
    /// <summary>The choices.</summary>
    public IReadOnlyList<PolicyRow> Rows => JsonSerializer.Deserialize<IReadOnlyList<PolicyRow>>(Choices, PersonFile.Json)!;

    /// <summary>As the engine takes it.</summary>
    public LocalPolicy Policy => new($"{Organisation}", $"version {Version}", Rows);
}

/// <summary>What authorities chose in their charging policies: published in versions, and never changed afterwards.</summary>
public sealed class PolicyBook(Store store, RateReleases releases)
{
    /// <summary>Choices that one policy may have.</summary>
    public const int MostChoices = 100;

    /// <summary>Versions that one page shows.</summary>
    private const int MostVersions = 200;

    /// <summary>Another version came first.</summary>
    public static readonly RefusalKind Changed = new("policy.changed", "Somebody else published a version since you opened the page. Look at what is there now, and publish again.");
    /// <summary>Far more than anybody chooses.</summary>
    public static readonly RefusalKind TooMany = new("policy.too-many", "A policy may have {0} choices. End one that no longer holds.");
    /// <summary>Not one of them.</summary>
    public static readonly RefusalKind Missing = new("policy.missing", "There is no such choice in your organisation’s policy.");

    private const string Columns = "organisation, version, choices, reason, published_at, published_by_name";

    /// <summary>The newest version of each authority, by its code.</summary>
    public Task<IReadOnlyList<PublishedPolicy>> All() => store.Read<IReadOnlyList<PublishedPolicy>>(async db => await db.Query<PublishedPolicy>(
        $"select {Columns} from entitlement_policy p where version = (select max(version) from entitlement_policy o where o.organisation = p.organisation) order by organisation", null, MostVersions));

    /// <summary>An authority's versions, newest first; empty where it has published none.</summary>
    public Task<IReadOnlyList<PublishedPolicy>> Of(OdsCode organisation) => store.Read<IReadOnlyList<PublishedPolicy>>(async db =>
        await db.Query<PublishedPolicy>($"select {Columns} from entitlement_policy where organisation = @organisation order by version desc", new { organisation }, MostVersions));

    /// <summary>An authority's policy as it is now; the regulations and nothing more where it has published none.</summary>
    internal static async Task<LocalPolicy> Newest(Db db, OdsCode organisation) =>
        await db.Find<PublishedPolicy>($"select {Columns} from entitlement_policy where organisation = @organisation order by version desc limit 1", new { organisation }) is { } published ? published.Policy : LocalPolicy.None;

    /// <summary>As <see cref="Newest(Db, OdsCode)"/>.</summary>
    public Task<LocalPolicy> Newest(OdsCode organisation) => store.Read(db => Newest(db, organisation));

    /// <summary>Publishes the policy with one choice more. Refused when the law does not allow it on its first day, or somebody else was quicker than <paramref name="version"/>.</summary>
    public Task<Outcome<long>> Choose(Deed deed, long version, PolicyRow choice, string reason) =>
        Publish(deed, version, reason, (rows, rates) => rows.Count >= MostChoices ? TooMany.With(MostChoices) : Allowed(deed, [.. rows, choice], choice.Holds.From, rates));

    /// <summary>Publishes the policy with the end of one choice, by its place in the list.</summary>
    public Task<Outcome<long>> End(Deed deed, long version, int place, DateOnly until, string reason) => Publish(deed, version, reason, (rows, _) =>
    {
        if (place < 0 || place >= rows.Count) return Missing.With();
        if (!DateRange.Read(rows[place].Holds.From, until).Try(out var holds, out var refusal)) return refusal;
        return rows.Select((row, i) => i == place ? row with { Holds = holds } : row).ToList();
    });

    // Two choices of one thing are found on the first day of the later one.
    private static Outcome<List<PolicyRow>> Allowed(Deed deed, List<PolicyRow> rows, DateOnly first, RateBook rates)
    {
        foreach (var day in rows.Select(row => row.Holds.From).Append(first).Where(day => day >= first).Distinct())
            if (!new LocalPolicy($"{deed.By.Organisation}", "new", rows).On(rates.On(day)).Try(out _, out var refusal)) return refusal;
        return rows;
    }

    private Task<Outcome<long>> Publish(Deed deed, long version, string reason, Func<IReadOnlyList<PolicyRow>, RateBook, Outcome<List<PolicyRow>>> change) => store.Write<long>(deed, async db =>
    {
        var newest = await db.Find<PublishedPolicy>($"select {Columns} from entitlement_policy where organisation = @Organisation order by version desc limit 1", new { deed.By.Organisation });
        if ((newest?.Version ?? 0) != version) return Changed.With();
        if (!change(newest?.Rows ?? [], await releases.Now(db)).Try(out var rows, out var refusal)) return refusal;
        await db.Execute("insert into entitlement_policy (organisation, version, choices, reason, published_at, published_by, published_by_name) values (@Organisation, @next, @choices, @reason, @At, @Id, @Name)",
            new { deed.By.Organisation, next = version + 1, choices = JsonSerializer.Serialize<IReadOnlyList<PolicyRow>>(rows, PersonFile.Json), reason, deed.At, deed.By.Id, deed.By.Name });
        return version + 1;
    });
}
