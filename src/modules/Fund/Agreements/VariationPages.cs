using Joinery.Design;
using Joinery.Fund.Ledgers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Agreements;

/// <summary>A variation as it is drawn up: why and from when, part by part, and put to the partners.</summary>
internal static class VariationPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}/agreement/vary").RequireRight(FundRights.Vary);
        pages.MapPage("", async (string pool, HttpContext context, JointLedger ledger, AgreementBook book) => await FoundAgreement.Find(pool, ledger, book) is not { } found ? Results.NotFound()
            : found.Draft is null ? await Why(found, context, Form.Empty) : await Overview(found, context, Form.Empty));
        pages.MapForm("", (string pool, HttpContext context, JointLedger ledger, AgreementBook book, Deeds deeds) => Begin(pool, context, ledger, book, deeds));
        pages.MapPage("/why", async (string pool, HttpContext context, JointLedger ledger, AgreementBook book) => await FoundAgreement.Find(pool, ledger, book) is { Draft: { } draft } found
            ? await Why(found, context, Form.Empty.With("reason", draft.Variation.Reason).With("effective", draft.Variation.Effective)) : Results.NotFound());
        Part(pages, "/words", VariationPart.Words);
        Part(pages, "/contributions", VariationPart.Contributions);
        Part(pages, "/sharing", VariationPart.Sharing);
        Part(pages, "/schemes/{scheme}", VariationPart.Scheme);
        Part(pages, "/new-scheme", VariationPart.NewScheme);
        pages.MapForm("/send", Send);
        pages.MapForm("/away", Away);
    }

    private static string At(FoundAgreement found, string path = "") => $"/fund/{found.Pool.Code}/agreement/vary{path}";

    private static Task<IResult> Why(FoundAgreement found, HttpContext context, Form form) => context.Page<VariationWhyPage>("Draw up a variation", new { Found = found, Form = form });

    private static Task<IResult> Overview(FoundAgreement found, HttpContext context, Form form) => context.Page<VariationPage>("Variation of the agreement", new { Found = found, Form = form });

    // Begins a variation, or changes why and from when.
    private static async Task<IResult> Begin(string pool, HttpContext context, JointLedger ledger, AgreementBook book, Deeds deeds)
    {
        if (await FoundAgreement.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var reason = form.Paragraphs("reason", "Say why the agreement changes", 1_000, "the reason");
        var effective = form.Date("effective", "the first day of the variation", AgreementCheck.Earliest, AgreementCheck.Latest);
        if (form.IsValid && AgreementCheck.OfVariation(found.Pool.Terms, found.Draft?.Variation.Terms ?? found.Versions[0].Terms, effective, found.Bodies).FirstOrDefault(one => one.Where == "effective") is { } outside) form.Refuse(outside);
        if (form.IsValid)
        {
            var deed = deeds.By(context, "fund.vary", subject: $"pool:{found.Pool.Code}");
            var done = found.Draft is { } draft && form.Answer("revision").Length > 0 ? await book.Change(deed, found.Pool.Code, form.Carried("revision") ?? -1, draft.Variation with { Reason = reason, Effective = effective }) : await book.Begin(deed, found.Pool.Code, effective, reason);
            if (done.Try(out _, out var refusal)) return Joinery.Design.Pages.Done(At(found));
            form.Refuse(refusal);
        }
        return await Why(found, context, form);
    }

    private static void Part(RouteGroupBuilder pages, string path, VariationPart part)
    {
        async Task<IResult> Ask(FoundAgreement found, SchemeTerms? scheme, HttpContext context, Form form) =>
            await context.Page<VariationPartPage>(VariationPartPage.Title(part, scheme), new { Found = found, Draft = found.Draft!, Part = part, Scheme = scheme, Form = form });
        pages.MapPage(path, async (string pool, HttpContext context, JointLedger ledger, AgreementBook book) => await Drawn(pool, context, part, ledger, book) is var (found, scheme)
            ? await Ask(found, scheme, context, VariationForms.Fill(part, found.Draft!.Variation.Terms, scheme)) : Results.NotFound());
        pages.MapForm(path, async (string pool, HttpContext context, JointLedger ledger, AgreementBook book, Deeds deeds) =>
        {
            if (await Drawn(pool, context, part, ledger, book) is not var (found, scheme)) return Results.NotFound();
            var form = Form.Of(await context.Request.ReadFormAsync());
            var variation = found.Draft!.Variation;
            var after = variation with { Terms = VariationForms.Read(part, form, found, variation.Terms, scheme) };
            if (form.IsValid)
            {
                var changed = part == VariationPart.NewScheme ? after.Terms.Schemes[^1] : scheme;
                foreach (var problem in AgreementCheck.OfVariation(found.Pool.Terms, after.Terms, after.Effective, found.Bodies))
                    if (VariationForms.FieldOf(part, problem, changed) is { } field) form.Refuse(problem, field);
                if (part == VariationPart.Contributions && after.Scheduled(found.Bodies).Refusal is { } due) form.Refuse(due, FirstOf(found, due));
            }
            if (form.IsValid)
            {
                if ((await book.Change(deeds.By(context, "fund.vary", subject: $"pool:{found.Pool.Code}"), found.Pool.Code, form.Carried("revision") ?? -1, after)).Try(out _, out var refusal)) return Joinery.Design.Pages.Done(At(found));
                form.Refuse(refusal);
            }
            return await Ask(found, scheme, context, form);
        });
    }

    private static string FirstOf(FoundAgreement found, Refusal due) => found.Pool.Terms.Stream(due.Where) is { Contributions: [var first, ..] } stream ? VariationForms.ContributionOf(stream, first.Body) : "";

    // The draft, and the scheme in the address where the part is one.
    private static async Task<Tuple<FoundAgreement, SchemeTerms?>?> Drawn(string pool, HttpContext context, VariationPart part, JointLedger ledger, AgreementBook book)
    {
        if (await FoundAgreement.Find(pool, ledger, book) is not { Draft: { } draft } found) return null;
        var scheme = draft.Variation.Terms.Scheme(context.Request.RouteValues["scheme"] as string);
        return part == VariationPart.Scheme && scheme is null || part == VariationPart.Sharing && draft.Variation.Terms.Clauses is null ? null : Tuple.Create(found, scheme);
    }

    private static async Task<IResult> Send(string pool, HttpContext context, JointLedger ledger, AgreementBook book, Deeds deeds)
    {
        if (await FoundAgreement.Find(pool, ledger, book) is not { Draft: { } draft } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        if (form.Carried("revision") != draft.Revision) form.Refuse(AgreementRefusals.DraftChanged.With());
        else foreach (var problem in draft.Variation.Problems(found.Pool.Terms, found.Bodies)) form.Refuse(problem.Sentence);
        if (form.IsValid)
        {
            if ((await ledger.Vary(deeds.By(context, "fund.vary", draft.Variation.Reason, $"pool:{found.Pool.Code}"), found.Pool.Code, draft.Variation)).Try(out var version, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/agreement/versions/{version}");
            form.Refuse(refusal.Sentence);
        }
        return await Overview(found, context, form);
    }

    private static async Task<IResult> Away(string pool, HttpContext context, JointLedger ledger, AgreementBook book, Deeds deeds)
    {
        if (await FoundAgreement.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        // One that is gone already is what was asked for.
        _ = await book.Drop(deeds.By(context, "fund.vary-drop", subject: $"pool:{found.Pool.Code}"), found.Pool.Code);
        return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/agreement");
    }
}
