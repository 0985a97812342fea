using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Agreements;

/// <summary>The agreement of a pool with all its versions.</summary>
/// <param name="Pool">The pool as it holds now.</param>
/// <param name="Bodies">Every body that keeps a book.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Draft">The variation that is being drawn up; null when none is.</param>
public sealed record FoundAgreement(Pool Pool, IReadOnlyList<Body> Bodies, IReadOnlyList<AgreementVersion> Versions, AgreementDraft? Draft)
{
    /// <summary>Its words.</summary>
    public AgreementWords Words { get; } = new(Bodies.ToDictionary(body => body.Code.Text, body => body.Name));

    /// <summary>The version that every partner had signed before another was drawn up; null for the first.</summary>
    public AgreementVersion? Before(AgreementVersion version) => Versions.FirstOrDefault(other => other.Version < version.Version && other.IsSigned);

    internal static async Task<FoundAgreement?> Find(string code, JointLedger ledger, AgreementBook book)
    {
        var (pool, bodies) = await ledger.Read(now => (now.Find(code), now.Books.Bodies.ToList()));
        return pool is null ? null : new(pool, bodies, await book.Of(code), await book.Draft(code));
    }
}

/// <summary>The agreement on a pool as a board member reads it, each of its versions, and their signatures.</summary>
internal static class AgreementPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}/agreement").RequireRight(FundRights.Read);
        pages.MapPage("", async (string pool, HttpContext context, JointLedger ledger, AgreementBook book, TimeProvider clock) =>
            await FoundAgreement.Find(pool, ledger, book) is { } found && found.Versions.FirstOrDefault(one => one.Version == found.Pool.Version) is { } version
                ? await Show(found, version, "Agreement", context, clock, Form.Empty) : Results.NotFound());
        pages.MapPage("/versions/{version:long}", (string pool, long version, HttpContext context, JointLedger ledger, AgreementBook book, TimeProvider clock) => One(pool, version, context, ledger, book, clock, Form.Empty.With("on", clock.Today())));
        routes.MapGroup("/fund/{pool}/agreement").RequireRight(FundRights.Sign).MapForm("/versions/{version:long}/sign", Sign);
    }

    /// <summary>What the title of a version is.</summary>
    internal static string Title(long version) => $"Version {version} of the agreement";

    private static async Task<IResult> One(string pool, long version, HttpContext context, JointLedger ledger, AgreementBook book, TimeProvider clock, Form form) =>
        await FoundAgreement.Find(pool, ledger, book) is { } found && found.Versions.FirstOrDefault(one => one.Version == version) is { } shown ? await Show(found, shown, Title(version), context, clock, form) : Results.NotFound();

    private static Task<IResult> Show(FoundAgreement found, AgreementVersion version, string title, HttpContext context, TimeProvider clock, Form form) => context.Page<AgreementPage>(title, new
    {
        Found = found,
        Version = version,
        Today = clock.Today(),
        Form = form,
        MayVary = context.May(FundRights.Vary),
        Signer = context.May(FundRights.Sign) && context.Actor() is { } actor ? version.Terms.Partners.FirstOrDefault(partner => partner.Text == $"{actor.Organisation}" && version.Signatures.All(signed => signed.Body != partner)) : null,
    });

    private static async Task<IResult> Sign(string pool, long version, HttpContext context, JointLedger ledger, AgreementBook book, Deeds deeds, TimeProvider clock)
    {
        if (await ledger.Read(now => now.Find(pool)) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var name = form.Text("name", "Enter the name of the person who signed", 100, "the name");
        var office = form.Text("office", "Enter the office of the person who signed", 100, "the office");
        var on = form.Date("on", "the day on which it was signed", AgreementCheck.Earliest, clock.Today());
        if (form.IsValid)
        {
            // Nobody signs for a body other than their own.
            var body = Code<Body>.Of($"{context.ActorOrThrow().Organisation}");
            if ((await ledger.Sign(deeds.By(context, "fund.sign", subject: $"pool:{found.Code}"), found.Code, version, new(body, name, office, on))).Try(out _, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Code}/agreement/versions/{version}");
            form.Refuse(refusal);
        }
        return await One(pool, version, context, ledger, book, clock, form);
    }
}
