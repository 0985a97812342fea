using Joinery.Design;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Documents;

/// <summary>The evidence of a case: sent, listed, saved again by whoever may see the case, and withdrawn.</summary>
internal static class EvidencePages
{
    /// <summary>Bytes that are read at all, so that whoever sends somewhat too much gets the page again with a sentence.</summary>
    private const int MostSent = 4 * EvidenceBook.MostBytes;

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/evidence", async (string id, HttpContext context, CaseBook book) =>
            await CasePages.Find(id, context, book) is { } found ? await Show(context, found, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/evidence", Keep).WithMetadata(new RequestSizeLimitAttribute(MostSent));
        assessments.MapPage("/{id}/evidence/{document}", Save);
        assessments.MapPage("/{id}/evidence/{document}/withdraw", async (string id, string document, HttpContext context, CaseBook book) =>
            await Find(id, document, context, book) is var (found, one) ? await AskWhy(context, found, one, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/evidence/{document}/withdraw", Withdraw);
    }

    private static async Task<(Opened Found, Document Document)?> Find(string id, string document, HttpContext context, CaseBook book) =>
        await CasePages.Find(id, context, book) is { } found && found.Evidence.FirstOrDefault(one => $"{one.Id}" == document) is { } kept ? (found, kept) : null;

    private static async Task<IResult> Show(HttpContext context, Opened found, Form form) =>
        await context.Page<EvidencePage>("Evidence", new { Found = found, Form = form });

    private static async Task<IResult> Keep(string id, HttpContext context, CaseBook book, EvidenceBook evidence, Deeds deeds)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var file = form.File("file", "Choose a file", EvidenceBook.MostBytes, "Scan it again with less detail, or in parts.");
        var kind = EnumNames<DocumentKind>.Find(form.Choice("kind", EnumNames<DocumentKind>.All, "Choose what it shows"));
        var section = form.Choice("section", Sections.Every.Select(one => one.Path), "Choose which task it is for");
        if (form.IsValid)
        {
            var kept = await evidence.Keep(deeds.By(context, "evidence.keep", subject: $"assessment:{found.Case.Id}"), found.Case.Id, kind!.Value, section, await Form.Bytes(file));
            if (kept.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/evidence");
            form.Refuse(refusal);
        }
        return await Show(context, found, form);
    }

    private static async Task<IResult> Save(string id, string document, HttpContext context, CaseBook book, EvidenceBook evidence)
    {
        if (await Find(id, document, context, book) is not var (found, one) || await evidence.Bytes(found.Case.Organisation, one) is not { } content) return Results.NotFound();
        return Results.File(content, Formats.Media(one.Format), one.FileName);
    }

    private static async Task<IResult> AskWhy(HttpContext context, Opened found, Document document, Form form) =>
        await context.Page<WithdrawPage>($"Withdraw document {document.Number}", new { Found = found, Document = document, Form = form });

    private static async Task<IResult> Withdraw(string id, string document, HttpContext context, CaseBook book, EvidenceBook evidence, Deeds deeds)
    {
        if (await Find(id, document, context, book) is not var (found, one)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var reason = form.Paragraphs("reason", "Say why the document no longer counts", 1_000, "the reason");
        if (form.IsValid)
        {
            var withdrawn = await evidence.Withdraw(deeds.By(context, "evidence.withdraw", subject: $"assessment:{found.Case.Id}"), found.Case.Id, one.Id, reason);
            if (withdrawn.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/evidence");
            form.Refuse(refusal);
        }
        return await AskWhy(context, found, one, form);
    }
}
