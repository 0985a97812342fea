using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Plans;

/// <summary>Versions of a plan: who signed the newest, for which body and how late; and what changed from one version to another.</summary>
internal static class PlanSigningPages
{
    /// <summary>Nobody signs a draft.</summary>
    public static readonly RefusalKind NotSaved = new("plan.not-saved", "No plan has been saved, so there is nothing to sign. Save the plan first.");
    /// <summary>A second time.</summary>
    public static readonly RefusalKind SignedAlready = new("plan.signed-already", "{0} of {1} has signed this version.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}/plan").RequireRight(FundRights.Read);
        pages.MapPage("/signatures", (string pool, HttpContext context, JointLedger ledger, PlanBook book, TimeProvider clock) => Show(pool, context, ledger, book, Form.Empty.With("on", clock.Today())));
        pages.MapPage("/{version:long}/changes", Changes);
        routes.MapGroup("/fund/{pool}/plan").RequireRight(FundRights.Sign).MapForm("/signatures", Sign);
    }

    private static async Task<IResult> Show(string pool, HttpContext context, JointLedger ledger, PlanBook book, Form form)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        var signing = found.Versions.Count == 0 ? null : PlanSigning.Of(found.Versions[0], found.Book);
        // Nobody signs for a body other than their own.
        var signer = context.May(FundRights.Sign) && Code<Partner>.Parse($"{context.ActorOrThrow().Organisation}").Try(out var own, out _) ? own : null;
        return await context.Page<PlanSigningPage>("Signatures under the plan", new { Found = found, Signing = signing, Signer = signer, Form = form });
    }

    private static async Task<IResult> Sign(string pool, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds, TimeProvider clock)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var partner = Code<Partner>.Of($"{context.ActorOrThrow().Organisation}");
        var role = form.Choice("role", FundBook.BuiltIn.Signatories.Select(one => one.Role).Distinct(), "Choose the role");
        var name = form.Text("name", "Enter the name of the person who signed", 100, "the name");
        var on = form.Date("on", "the day on which it was signed", Agreements.AgreementCheck.Earliest, clock.Today());
        if (form.IsValid && found.Versions.Count == 0) form.Refuse(NotSaved.With());
        if (form.IsValid)
        {
            var signature = new PlanSignature(form.Carried("version") ?? -1, role!, partner.Text, on, form.Ticked("delegate"), name, default, "");
            var signed = await book.Sign(deeds.By(context, "fund.plan-sign", subject: $"pool:{found.Pool.Code}"), found.Pool.Code, signature);
            if (signed.Try(out _, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan/signatures");
            form.Refuse(refusal);
        }
        return await Show(pool, context, ledger, book, form);
    }

    private static async Task<IResult> Changes(string pool, long version, HttpContext context, JointLedger ledger, PlanBook book)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found || found.Versions.FirstOrDefault(one => one.Version == version) is not { } then) return Results.NotFound();
        var since = long.TryParse(context.Request.Query["since"], System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : version - 1;
        var was = found.Versions.FirstOrDefault(one => one.Version == since);
        return await context.Page<PlanChangesPage>(was is null ? $"Version {version} of the plan" : $"From version {since} to version {version} of the plan", new { Found = found, Was = was, Then = then });
    }
}
