using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>Who signed a version for one partner.</summary>
/// <param name="Body">The partner.</param>
/// <param name="Name">The person who signed.</param>
/// <param name="Office">The office that the person holds there.</param>
/// <param name="SignedOn">The day on the paper.</param>
public sealed record AgreementSignature(Code<Body> Body, string Name, string Office, DateOnly SignedOn)
{
    /// <summary>When it was recorded here.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public string RecordedByName { get; init; } = "";
}

/// <summary>Where a version stands.</summary>
public enum VersionState
{
    /// <summary>Partners have still to sign it.</summary>
    ToSign,
    /// <summary>A later version was drawn up before all had signed.</summary>
    Replaced,
    /// <summary>All have signed, and its first day has not come.</summary>
    Signed,
    /// <summary>It holds.</summary>
    InForce,
    /// <summary>It held until a later version did.</summary>
    Past,
}

/// <summary>One version of an agreement on a pool.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Effective">Its first day; null for a version from before days were kept.</param>
/// <param name="Signers">How many partners must sign it; 0 for a version from before signatures were kept.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Reason">Why it was drawn up.</param>
/// <param name="RecordedAt">When it was put to the partners.</param>
/// <param name="RecordedByName">By whom.</param>
/// <param name="Signatures">In the order in which they were given.</param>
public sealed record AgreementVersion(Code<PoolAgreement> Pool, long Version, DateOnly? Effective, long Signers, PoolTerms Terms, string Reason, DateTimeOffset RecordedAt, string RecordedByName, IReadOnlyList<AgreementSignature> Signatures)
{
    /// <summary>True when every partner has signed.</summary>
    public bool IsSigned => Signatures.Count >= Signers;

    /// <summary>Calendar days between its first day and a signature that came after it; 0 for one in time.</summary>
    public int LateDays(AgreementSignature signature) => Effective is { } day ? Signing.LateDays(signature.SignedOn, day) : 0;

    /// <summary>Where it stands on a day, among all versions of its pool.</summary>
    public VersionState StateOn(DateOnly today, IReadOnlyList<AgreementVersion> all)
    {
        if (!IsSigned) return all.Any(other => other.Version > Version) ? VersionState.Replaced : VersionState.ToSign;
        if (Effective > today) return VersionState.Signed;
        return all.Any(other => other.Version > Version && other.IsSigned && !(other.Effective > today)) ? VersionState.Past : VersionState.InForce;
    }
}

/// <summary>A variation before it is put to the partners.</summary>
/// <param name="BasedOn">The newest version when it was begun.</param>
/// <param name="Effective">The first day of the variation.</param>
/// <param name="Reason">Why the agreement changes.</param>
/// <param name="Terms">What it would say.</param>
public sealed record Variation(long BasedOn, DateOnly Effective, string Reason, PoolTerms Terms)
{
    /// <summary>What it would say, with instalments worked out; refuses a contribution of less than was due already.</summary>
    public Outcome<PoolTerms> Scheduled(IReadOnlyCollection<Body> bodies) => Rescheduling.Of(Terms, Effective, bodies.NameOf);

    /// <summary>Everything that must be put right before it may be signed; empty when it may.</summary>
    /// <param name="before">The version in force.</param>
    /// <param name="bodies">Every body that keeps a book.</param>
    public IReadOnlyList<Refusal> Problems(PoolTerms before, IReadOnlyCollection<Body> bodies)
    {
        if (string.IsNullOrWhiteSpace(Reason)) return [AgreementRefusals.Reason.With().At("reason")];
        if (!Scheduled(bodies).Try(out var terms, out var refusal)) return [refusal, .. AgreementCheck.OfVariation(before, Terms, Effective, bodies).Where(one => one.Code != AgreementRefusals.Instalments.Code)];
        var problems = AgreementCheck.OfVariation(before, terms, Effective, bodies);
        return problems.Count == 0 && AgreedText.Write(terms) == AgreedText.Write(before) ? [AgreementRefusals.NothingChanged.With()] : problems;
    }
}

/// <summary>A variation that is being drawn up.</summary>
/// <param name="Revision">How many times it was changed.</param>
/// <param name="Variation">What it holds.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedByName">By whom.</param>
public sealed record AgreementDraft(long Revision, Variation Variation, DateTimeOffset ChangedAt, string ChangedByName);
