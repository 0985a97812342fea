using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>Agreements, their signatures and their drafts as rows.</summary>
internal static class AgreementRows
{
    private sealed record VersionRow(string Pool, long Version, DateOnly? Effective, long Signers, string Terms, string Reason, DateTimeOffset RecordedAt, string RecordedByName);

    private sealed record SignatureRow(long Version, string Body, string Name, string Office, DateOnly SignedOn, DateTimeOffset RecordedAt, string RecordedByName);

    private sealed record InForceRow(string Pool, long Version, string Terms);

    private sealed record DraftRow(long Revision, long BasedOn, DateOnly Effective, string Reason, string Terms, DateTimeOffset ChangedAt, string ChangedByName);

    public static readonly string[] VersionColumns = ["pool", "version", "effective", "signers", "terms", "reason", "recorded_at", "recorded_by", "recorded_by_name"];
    public static readonly string[] SignatureColumns = ["pool", "version", "body", "name", "office", "signed_on", "recorded_at", "recorded_by", "recorded_by_name"];

    /// <summary>Of each pool the last version that every partner has signed and whose first day has come.</summary>
    public static async Task<IReadOnlyList<Pool>> InForce(Db db, DateOnly today) =>
        [.. (await db.Query<InForceRow>("""
            select pool, version, terms from fund_agreement a where version = (select max(o.version) from fund_agreement o where o.pool = a.pool and (o.effective is null or o.effective <= @today)
                and o.signers <= (select count(*) from fund_agreement_signature s where s.pool = o.pool and s.version = o.version))
            """, new { today })).Select(row => new Pool(Code<PoolAgreement>.Of(row.Pool), row.Version, AgreedText.Read<PoolTerms>(row.Terms).OrThrow()))];

    /// <summary>Every version of a pool's agreement, newest first.</summary>
    public static async Task<IReadOnlyList<AgreementVersion>> All(Db db, string pool)
    {
        var signatures = (await db.Query<SignatureRow>("select version, body, name, office, signed_on, recorded_at, recorded_by_name from fund_agreement_signature where pool = @pool order by recorded_at, body", new { pool }))
            .ToLookup(row => row.Version, row => new AgreementSignature(Code<Body>.Of(row.Body), row.Name, row.Office, row.SignedOn) { RecordedAt = row.RecordedAt, RecordedByName = row.RecordedByName });
        return [.. (await db.Query<VersionRow>("select pool, version, effective, signers, terms, reason, recorded_at, recorded_by_name from fund_agreement where pool = @pool order by version desc", new { pool }))
            .Select(row => new AgreementVersion(Code<PoolAgreement>.Of(row.Pool), row.Version, row.Effective, row.Signers, AgreedText.Read<PoolTerms>(row.Terms).OrThrow(), row.Reason, row.RecordedAt, row.RecordedByName, [.. signatures[row.Version]]))];
    }

    /// <summary>The number of a pool's newest version; 0 where there is none.</summary>
    public static Task<long> Newest(Db db, Code<PoolAgreement> pool) => db.One<long>("select coalesce(max(version), 0) from fund_agreement where pool = @pool", new { pool = pool.Text });

    /// <summary>A version that may be signed: there, the newest, and of a kind that is signed.</summary>
    public static async Task<Outcome<AgreementVersion>> Signable(Db db, Code<PoolAgreement> pool, long version)
    {
        var all = await All(db, pool.Text);
        if (all.FirstOrDefault(one => one.Version == version) is not { } found) return AgreementRefusals.VersionMissing.With(version);
        if (found.Signers == 0) return AgreementRefusals.NoSignature.With();
        return !found.IsSigned && all[0].Version > version ? AgreementRefusals.Replaced.With(version, all[0].Version) : found;
    }

    public static Task<int> Add(Db db, Deed deed, Code<PoolAgreement> pool, long version, DateOnly? effective, long signers, PoolTerms terms, string reason) =>
        db.Execute("insert into fund_agreement (pool, version, effective, signers, terms, reason, recorded_at, recorded_by, recorded_by_name) values (@pool, @version, @effective, @signers, @terms, @reason, @At, @Id, @Name)",
            new { pool = pool.Text, version, effective, signers, terms = AgreedText.Write(terms), reason, deed.At, deed.By.Id, deed.By.Name });

    public static Task<int> Add(Db db, Deed deed, Code<PoolAgreement> pool, long version, AgreementSignature signature) =>
        db.Execute("insert into fund_agreement_signature (pool, version, body, name, office, signed_on, recorded_at, recorded_by, recorded_by_name) values (@pool, @version, @body, @name, @Office, @SignedOn, @At, @Id, @ByName)",
            new { pool = pool.Text, version, body = signature.Body.Text, name = signature.Name, signature.Office, signature.SignedOn, deed.At, deed.By.Id, ByName = deed.By.Name });

    /// <summary>A pool's draft; null when none is being drawn up.</summary>
    public static async Task<AgreementDraft?> Draft(Db db, string pool) =>
        await db.Find<DraftRow>("select revision, based_on, effective, reason, terms, changed_at, changed_by_name from fund_agreement_draft where pool = @pool", new { pool }) is not { } row ? null
            : new(row.Revision, new(row.BasedOn, row.Effective, row.Reason, AgreedText.Read<PoolTerms>(row.Terms).OrThrow()), row.ChangedAt, row.ChangedByName);

    public static async Task Keep(Db db, Deed deed, Code<PoolAgreement> pool, long revision, Variation variation)
    {
        await Drop(db, pool);
        await db.Execute("insert into fund_agreement_draft (pool, revision, based_on, effective, reason, terms, changed_at, changed_by, changed_by_name) values (@pool, @revision, @BasedOn, @Effective, @Reason, @terms, @At, @Id, @Name)",
            new { pool = pool.Text, revision, variation.BasedOn, variation.Effective, variation.Reason, terms = AgreedText.Write(variation.Terms), deed.At, deed.By.Id, deed.By.Name });
    }

    public static Task<int> Drop(Db db, Code<PoolAgreement> pool) => db.Execute("delete from fund_agreement_draft where pool = @pool", new { pool = pool.Text });
}
