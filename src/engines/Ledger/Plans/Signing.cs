namespace Joinery.Ledger;

/// <summary>One signature. Who signed in person is the module's to keep; here it is the role.</summary>
/// <param name="Role">Such as chief-executive.</param>
/// <param name="Partner">For which body.</param>
/// <param name="SignedOn">The day.</param>
/// <param name="IsDelegate">True where somebody else signed under delegated powers.</param>
public sealed record Signature(string Role, Code<Partner> Partner, DateOnly SignedOn, bool IsDelegate = false);

/// <summary>A signature that counts.</summary>
/// <param name="Signature">The earliest of its role and body.</param>
/// <param name="LateDays">Calendar days after the deadline; 0 in time or where no deadline is held.</param>
public sealed record SignedInTime(Signature Signature, int LateDays)
{
    /// <summary>The signature in words.</summary>
    public string Sentence => $"{Signature.Role} of {Signature.Partner} signed on {Signature.SignedOn:d MMMM yyyy}{(LateDays == 0 ? ", in time" : $", {Signing.Days(LateDays)} late")}.";
}

/// <summary>A signature that does not count.</summary>
/// <param name="Signature">As given.</param>
/// <param name="Why">The reason.</param>
public sealed record RejectedSignature(Signature Signature, Refusal Why);

/// <summary>Where the signing of a document stands.</summary>
/// <param name="SubmittedOn">The day of the last required signature, whatever the deadline; null while one is missing.</param>
/// <param name="Signed">Required signatures that are there.</param>
/// <param name="Missing">Role and body of those that are not.</param>
/// <param name="Rejected">Signatures that do not count.</param>
/// <param name="RatifiedOn">When the board ratified it: an event of its own, which blocks nothing unless the year's rule says so.</param>
public sealed record SigningState(DateOnly? SubmittedOn, IReadOnlyList<SignedInTime> Signed, IReadOnlyList<(string Role, Code<Partner> Partner)> Missing,
    IReadOnlyList<RejectedSignature> Rejected, DateOnly? RatifiedOn)
{
    /// <summary>The state in words.</summary>
    public string Sentence => SubmittedOn is { } day ? $"submitted on {day:d MMMM yyyy} with {Signed.Count} signatures."
        : Missing.Count == 0 ? "all signatures are there, and the board must ratify it first."
        : $"still to sign: {string.Join(", ", Missing.Select(one => $"{one.Role} of {one.Partner}"))}.";
}

/// <summary>
/// Who has signed, who must, and how late. A delegate's signature for a role that cannot be delegated is rejected and does not count;
/// late is flagged, never lost. Who must sign is dated data. Derived from practice: docs/internals/sharing.md.
/// </summary>
public static class Signing
{
    /// <summary>The role under which a board ratifies.</summary>
    public const string Board = "health-and-wellbeing-board";

    /// <summary>
    /// The state of a document. Refuses a document and year for which nobody has entered who must sign.
    /// </summary>
    /// <param name="book">The dated data.</param>
    /// <param name="document">plan, or return.</param>
    /// <param name="year">The year that the document is of.</param>
    /// <param name="partners">The bodies: every role of its kind is required of each.</param>
    /// <param name="signatures">In any order.</param>
    /// <param name="ratifiedOn">The day on which the board ratified it, if it has.</param>
    public static Outcome<SigningState> Of(FundBook book, string document, FinancialYear year, IReadOnlyList<PlanPartner> partners, IReadOnlyList<Signature> signatures, DateOnly? ratifiedOn = null)
    {
        var roles = book.Signatories.Where(one => one.Document == document && one.Years.Contains(year)).ToList();
        if (roles.Count == 0) return PlanRefusals.SignatoriesNotEntered.With(document, year);
        var deadline = book.Deadline(document, year)?.Day;
        var rejected = signatures.Select(signature => (signature, Why: Rejects(signature, roles, partners))).Where(pair => pair.Why is not null).Select(pair => new RejectedSignature(pair.signature, pair.Why!)).ToList();
        var valid = signatures.Except(rejected.Select(one => one.Signature)).ToList();
        var (signed, missing) = (new List<SignedInTime>(), new List<(string, Code<Partner>)>());
        foreach (var (role, partner) in Required(roles, partners))
        {
            if (valid.Where(one => one.Role == role && one.Partner == partner).MinBy(one => one.SignedOn) is { } found) signed.Add(new(found, deadline is { } day ? LateDays(found.SignedOn, day) : 0));
            else missing.Add((role, partner));
        }
        var last = signed.Count == 0 ? (DateOnly?)null : signed.Max(one => one.Signature.SignedOn);
        var boardFirst = roles.Exists(role => role.Role == Board && role.IsRequired);
        if (boardFirst) last = ratifiedOn is null ? null : last > ratifiedOn ? last : ratifiedOn;
        return new SigningState(missing.Count > 0 ? null : last, signed, missing, rejected, ratifiedOn);
    }

    /// <summary>Calendar days after the deadline, no less than 0.</summary>
    public static int LateDays(DateOnly signed, DateOnly deadline) => Math.Max(0, signed.DayNumber - deadline.DayNumber);

    internal static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static IEnumerable<(string Role, Code<Partner> Partner)> Required(IReadOnlyList<Signatory> roles, IReadOnlyList<PlanPartner> partners) =>
        from partner in partners
        from role in roles
        where role.IsRequired && role.Role != Board && role.Kind == partner.Kind
        select (role.Role, partner.Code);

    private static Refusal? Rejects(Signature signature, List<Signatory> roles, IReadOnlyList<PlanPartner> partners)
    {
        if (partners.FirstOrDefault(partner => partner.Code == signature.Partner) is not { } partner) return PlanRefusals.PartnerUnknown.With(signature.Partner);
        if (roles.Find(role => role.Role == signature.Role && role.Kind == partner.Kind) is not { } role) return PlanRefusals.RoleUnknown.With(signature.Role, signature.Partner);
        return signature.IsDelegate && !role.MayDelegate ? PlanRefusals.RoleNotDelegable.With(signature.Role, signature.Partner) : null;
    }
}
