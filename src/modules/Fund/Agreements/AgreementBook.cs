using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>The agreements on pools in their versions, and the variations that are being drawn up. What holds is for <see cref="JointLedger"/> to settle.</summary>
public sealed class AgreementBook(Store store)
{
    /// <summary>Every version of a pool's agreement, newest first; empty for a pool that is not there.</summary>
    public Task<IReadOnlyList<AgreementVersion>> Of(string pool) => store.Read(db => AgreementRows.All(db, pool));

    /// <summary>The variation that is being drawn up; null when none is.</summary>
    public Task<AgreementDraft?> Draft(string pool) => store.Read(db => AgreementRows.Draft(db, pool));

    /// <summary>Begins a variation of the newest version; refused while another is being drawn up.</summary>
    public Task<Outcome<Done>> Begin(Deed deed, Code<PoolAgreement> pool, DateOnly effective, string reason) => store.Write<Done>(deed, async db =>
    {
        if (await AgreementRows.Draft(db, pool.Text) is not null) return AgreementRefusals.DraftThere.With();
        if (await AgreementRows.All(db, pool.Text) is not [var newest, ..]) return JointLedger.PoolMissing.With(pool);
        await AgreementRows.Keep(db, deed, pool, 1, new(newest.Version, effective, reason, newest.Terms));
        return Done.It;
    });

    /// <summary>Changes a variation; refused when somebody else changed it since <paramref name="revision"/>.</summary>
    public Task<Outcome<Done>> Change(Deed deed, Code<PoolAgreement> pool, long revision, Variation variation) => store.Write<Done>(deed, async db =>
    {
        if (await AgreementRows.Draft(db, pool.Text) is not { } draft) return AgreementRefusals.NoDraft.With();
        if (draft.Revision != revision) return AgreementRefusals.DraftChanged.With();
        await AgreementRows.Keep(db, deed, pool, revision + 1, variation);
        return Done.It;
    });

    /// <summary>Throws a variation away.</summary>
    public Task<Outcome<Done>> Drop(Deed deed, Code<PoolAgreement> pool) => store.Write<Done>(deed, async db => await AgreementRows.Drop(db, pool) == 0 ? AgreementRefusals.NoDraft.With() : Done.It);
}
