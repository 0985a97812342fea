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
    /// <summary>Signatures under it, in the order in which they were recorded.</summary>
    public IReadOnlyList<PlanSignature> Signed { get; init; } = [];

    /// <summary>The plan with its figures and signatures.</summary>
    public PlanFile File => AgreedText.Read<PlanFile>(Document).OrThrow() with { Signatures = [.. Signed.Where(one => !one.IsBoard).Select(one => one.Signature)] };
}

/// <summary>A plan that somebody brought in a workbook and has not decided on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Pool">Whose.</param>
/// <param name="Version">The version that it would follow.</param>
/// <param name="Document">The plan with its figures.</param>
/// <param name="Notes">What whoever brought it should know, a line each.</param>
public sealed record PlanInHand(string Id, string Pool, long Version, string Document, string Notes)
{
    /// <summary>The plan with its figures.</summary>
    public PlanFile File => AgreedText.Read<PlanFile>(Document).OrThrow();
}

/// <summary>The plans of pools: saved in versions, and never changed afterwards.</summary>
public sealed class PlanBook(Store store)
{
    /// <summary>Versions that one page shows.</summary>
    private const int MostVersions = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Another version came first.</summary>
    public static readonly RefusalKind Changed = new("plan.changed", "Somebody else saved a version since you opened the page. Look at what is there now, and save again.");

    private const string Columns = "pool, version, document, reason, published_at, published_by_name";

    /// <summary>A pool's versions, newest first; empty where none was saved.</summary>
    public Task<IReadOnlyList<PublishedPlan>> Of(Code<PoolAgreement> pool) => store.Read(db => Of(db, pool));

    private static async Task<IReadOnlyList<PublishedPlan>> Of(Db db, Code<PoolAgreement> pool)
    {
        var signed = (await db.Query<PlanSignature>("select version, role, partner, signed_on, is_delegate, name, recorded_at, recorded_by_name from fund_plan_signature where pool = @pool order by recorded_at, role, partner", new { pool = pool.Text })).ToLookup(one => one.Version);
        return [.. (await db.Query<PublishedPlan>($"select {Columns} from fund_plan where pool = @pool order by version desc", new { pool = pool.Text }, MostVersions)).Select(plan => plan with { Signed = [.. signed[plan.Version]] })];
    }

    /// <summary>The evidence of a version as it was kept; worked out now for one that was saved before evidence was kept.</summary>
    public async Task<KeptEvidence> EvidenceOf(Code<PoolAgreement> pool, PublishedPlan plan) =>
        await store.Read(db => db.Find<KeptEvidence>("select version, document, sha256, frozen_at from fund_evidence where pool = @pool and version = @Version", new { pool = pool.Text, plan.Version }))
        ?? KeptEvidence.Of(pool, plan.Version, plan.File, FundBook.BuiltIn, null);

    /// <summary>
    /// Records a signature under the newest version, and works its evidence out again with it. Refused when another version was saved since, when the role of that body
    /// has signed, when it does not sign this document, and for a delegate of a role that must sign in person.
    /// </summary>
    public Task<Outcome<Done>> Sign(Deed deed, Code<PoolAgreement> pool, PlanSignature signature) => store.Write<Done>(deed, async db =>
    {
        if (await Of(db, pool) is not [var plan, ..] || plan.Version != signature.Version) return Changed.With();
        if (plan.Signed.Any(one => one.Role == signature.Role && one.Partner == signature.Partner)) return PlanSigningPages.SignedAlready.With(PlanSigning.RoleName(signature.Role), signature.Partner);
        if (!Signing.Of(FundBook.BuiltIn, "plan", plan.File.Plan.Year, plan.File.Plan.Partners, [signature.Signature]).Try(out var state, out var refusal)) return refusal;
        if (state.Rejected is [var rejected, ..]) return rejected.Why;
        await db.InsertMany("fund_plan_signature", SignatureColumns, [SignatureRow(pool, signature, deed)]);
        var evidence = KeptEvidence.Of(pool, plan.Version, (plan with { Signed = [.. plan.Signed, signature] }).File, FundBook.BuiltIn, deed.At);
        await db.Execute("delete from fund_evidence where pool = @pool and version = @Version", new { pool = pool.Text, plan.Version });
        await Keep(db, pool, evidence, deed.At);
        return Done.It;
    });

    /// <summary>The columns of fund_plan_signature.</summary>
    internal static readonly string[] SignatureColumns = ["pool", "version", "role", "partner", "signed_on", "is_delegate", "name", "recorded_at", "recorded_by", "recorded_by_name"];

    private static object?[] SignatureRow(Code<PoolAgreement> pool, PlanSignature one, Deed deed) => [pool.Text, one.Version, one.Role, one.Partner, one.SignedOn, one.IsDelegate, one.Name, deed.At, deed.By.Id, deed.By.Name];

    private static Task Keep(Db db, Code<PoolAgreement> pool, KeptEvidence evidence, DateTimeOffset at) =>
        db.Execute("insert into fund_evidence (pool, version, document, sha256, frozen_at) values (@pool, @Version, @Document, @Sha256, @at)", new { pool = pool.Text, evidence.Version, evidence.Document, evidence.Sha256, at });

    /// <summary>Saves a plan as the version after <paramref name="version"/>, without a signature; refused when somebody else was quicker. Gives its number.</summary>
    public Task<Outcome<long>> Save(Deed deed, Code<PoolAgreement> pool, long version, PlanFile file, string reason) => store.Write<long>(deed, db => Save(db, deed, pool, version, file, reason));

    private static async Task<Outcome<long>> Save(Db db, Deed deed, Code<PoolAgreement> pool, long version, PlanFile file, string reason)
    {
        if (await db.One<long>("select coalesce(max(version), 0) from fund_plan where pool = @pool", new { pool = pool.Text }) != version) return Changed.With();
        var (next, named) = (version + 1, file with { Plan = file.Plan with { Version = $"{version + 1}" }, Signatures = [] });
        await db.Execute("insert into fund_plan (pool, version, document, reason, published_at, published_by, published_by_name) values (@pool, @next, @document, @reason, @At, @Id, @Name)",
            new { pool = pool.Text, next, document = AgreedText.Write(named), reason, deed.At, deed.By.Id, deed.By.Name });
        var evidence = KeptEvidence.Of(pool, next, named, FundBook.BuiltIn, deed.At);
        await Keep(db, pool, evidence, deed.At);
        return next;
    }

    /// <summary>Keeps a plan between the look and the decision. What is not decided on within a day is forgotten when the next is kept.</summary>
    public Task<Outcome<string>> Keep(Deed deed, Code<PoolAgreement> pool, long version, PlanFile file, IReadOnlyList<string> notes) => store.Write<string>(deed, async db =>
    {
        await db.Execute("delete from fund_plan_in_hand where at < @old", new { old = deed.At - Kept });
        await db.Execute("insert into fund_plan_in_hand (id, pool, version, document, notes, at, who) values (@id, @pool, @version, @document, @notes, @At, @who)",
            new { id = deed.Id.ToString(), pool = pool.Text, version, document = AgreedText.Write(file), notes = string.Join('\n', notes), deed.At, who = deed.By.Id });
        return deed.Id.ToString();
    });

    /// <summary>A plan that was kept for a pool; null when it was decided on or forgotten.</summary>
    public Task<PlanInHand?> InHand(Code<PoolAgreement> pool, string id) =>
        store.Read(db => db.Find<PlanInHand>("select id, pool, version, document, notes from fund_plan_in_hand where id = @id and pool = @pool", new { id, pool = pool.Text }));

    /// <summary>Saves a plan that was kept; refused when another version was saved since it was looked at. Gives the version's number.</summary>
    public Task<Outcome<long>> Take(Deed deed, PlanInHand plan, string reason) => store.Write<long>(deed, async db =>
    {
        if (await db.Execute("delete from fund_plan_in_hand where id = @Id", new { plan.Id }) == 0) return Changed.With();
        return await Save(db, deed, Code<PoolAgreement>.Of(plan.Pool), plan.Version, plan.File, reason);
    });

    /// <summary>Forgets a plan that was kept.</summary>
    public Task<Outcome<Done>> PutAway(Deed deed, PlanInHand plan) => store.Write<Done>(deed, async db =>
    {
        await db.Execute("delete from fund_plan_in_hand where id = @Id", new { plan.Id });
        return Done.It;
    });
}
