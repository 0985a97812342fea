using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>One version of a pool's plan.</summary>
/// <param name="Pool">Whose.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Document">The plan with its figures, as it is written in files.</param>
/// <param name="Reason">Why it was saved.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="PublishedByName">By whom.</param>
public sealed record PublishedPlan(string Pool, long Version, string Document, string Reason, DateTimeOffset PublishedAt, string PublishedByName)
{
    /// <summary>The plan with its figures.</summary>
    public PlanFile File => AgreedText.Read<PlanFile>(Document).OrThrow();
}

/// <summary>The plans of pools: saved in versions, and never changed afterwards.</summary>
public sealed class PlanBook(Store store)
{
    /// <summary>Versions that one page shows.</summary>
    private const int MostVersions = 100;

    /// <summary>Another version came first.</summary>
    public static readonly RefusalKind Changed = new("plan.changed", "Somebody else saved a version since you opened the page. Look at what is there now, and save again.");

    private const string Columns = "pool, version, document, reason, published_at, published_by_name";

    /// <summary>A pool's versions, newest first; empty where none was saved.</summary>
    public Task<IReadOnlyList<PublishedPlan>> Of(Code<PoolAgreement> pool) => store.Read<IReadOnlyList<PublishedPlan>>(async db =>
        await db.Query<PublishedPlan>($"select {Columns} from fund_plan where pool = @pool order by version desc", new { pool = pool.Text }, MostVersions));

    /// <summary>Saves a plan as the version after <paramref name="version"/>; refused when somebody else was quicker. Gives its number.</summary>
    public Task<Outcome<long>> Save(Deed deed, Code<PoolAgreement> pool, long version, PlanFile file, string reason) => store.Write<long>(deed, async db =>
    {
        if (await db.One<long>("select coalesce(max(version), 0) from fund_plan where pool = @pool", new { pool = pool.Text }) != version) return Changed.With();
        var (next, named) = (version + 1, file with { Plan = file.Plan with { Version = $"{version + 1}" } });
        await db.Execute("insert into fund_plan (pool, version, document, reason, published_at, published_by, published_by_name) values (@pool, @next, @document, @reason, @At, @Id, @Name)",
            new { pool = pool.Text, next, document = AgreedText.Write(named), reason, deed.At, deed.By.Id, deed.By.Name });
        return next;
    });
}
