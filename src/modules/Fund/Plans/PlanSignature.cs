using Joinery.Design;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>A signature under a version of a plan.</summary>
/// <param name="Version">Which version.</param>
/// <param name="Role">In which role: chief-executive.</param>
/// <param name="Partner">For which body.</param>
/// <param name="SignedOn">The day.</param>
/// <param name="IsDelegate">True where somebody else signed under delegated powers.</param>
/// <param name="Name">Who signed.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedByName">By whom.</param>
public sealed record PlanSignature(long Version, string Role, string Partner, DateOnly SignedOn, bool IsDelegate, string Name, DateTimeOffset RecordedAt, string RecordedByName)
{
    /// <summary>True for the board's approval, which is an event of its own.</summary>
    public bool IsBoard => Role == Signing.Board;

    /// <summary>As the tests of the year take it.</summary>
    public Signature Signature => new(Role, Code<Partner>.Of(Partner), SignedOn, IsDelegate);
}

/// <summary>Where the signing of a version stands, or why that cannot be said.</summary>
/// <param name="Plan">The version.</param>
/// <param name="State">Where it stands; null for a year for which nobody has entered who must sign.</param>
/// <param name="Unknown">Why it cannot be said; null when it can.</param>
/// <param name="Roles">Who may sign in that year, the board included.</param>
/// <param name="Deadline">The day by which the plan was due; null where none is held.</param>
public sealed record PlanSigning(PublishedPlan Plan, SigningState? State, Refusal? Unknown, IReadOnlyList<Signatory> Roles, DateOnly? Deadline)
{
    private const string Document = "plan";

    /// <summary>Where a version stands, by what the year asks for.</summary>
    public static PlanSigning Of(PublishedPlan plan, FundBook book)
    {
        var (file, year) = (plan.File, plan.File.Plan.Year);
        var roles = book.Signatories.Where(role => role.Document == Document && role.Years.Contains(year)).ToList();
        var known = Signing.Of(book, Document, year, file.Plan.Partners, file.Signatures, plan.Signed.FirstOrDefault(one => one.IsBoard)?.SignedOn).Try(out var state, out var refusal);
        return new(plan, known ? state : null, refusal, roles, book.Deadline(Document, year)?.Day);
    }

    /// <summary>The roles in which a body may still sign.</summary>
    public IReadOnlyList<Signatory> Open(Code<Partner> partner) => Plan.File.Plan.Partners.FirstOrDefault(one => one.Code == partner) is not { } body ? []
        : [.. Roles.Where(role => role.Kind == body.Kind && Plan.Signed.All(one => one.Role != role.Role || one.Partner != partner.Text))];

    /// <summary>Chief executive, Section 151 officer.</summary>
    public static string RoleName(string role) => Words.Capitalised(role.Replace("section-151", "section 151", StringComparison.Ordinal).Replace('-', ' '));
}
