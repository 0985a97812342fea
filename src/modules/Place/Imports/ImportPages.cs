using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Imports;

/// <summary>Importing a file on a page: send it, see what would change, then take it or put it away.</summary>
internal static class ImportPages
{
    /// <summary>Bytes of a file sent to the page; the command line takes more.</summary>
    public const int MostUploaded = 20_000_000;

    /// <summary>What a form has besides its file.</summary>
    private const int Around = 100_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/imports").RequireRight(PlaceRights.Import);
        imports.MapPage("", (HttpContext context, Statistics statistics) => Show(context, statistics, Form.Empty));
        imports.MapForm("", Send).WithMetadata(new RequestSizeLimitAttribute(MostUploaded + Around));
        imports.MapPage("/{id}", Preview);
        imports.MapForm("/{id}", Take);
        imports.MapForm("/{id}/away", PutAway);
    }

    private static async Task<IResult> Show(HttpContext context, Statistics statistics, Form form) =>
        await context.Page<SendFilePage>("Import figures or a lookup", new { Form = form, statistics.Layouts });

    private static async Task<IResult> Send(HttpContext context, Statistics statistics, Uploads uploads, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var file = form.File("file", "Choose a file", MostUploaded);
        var upload = new Upload("", file is null ? "" : Path.GetFileName(file.FileName), await Form.Bytes(file), form.OptionalText("year", 20, "the year"), form.OptionalText("vintage", 20, "the month of the boundaries"));
        if (form.IsValid && (await uploads.Look(upload, clock.Today())).Refusal is { } unusable) form.Refuse(unusable, "file");
        if (!form.IsValid) return await Show(context, statistics, form);
        var kept = await uploads.Keep(deeds.By(context, "import.send"), upload);
        if (kept.Try(out var id, out var refusal)) return Pages.Done($"/imports/{id}");
        form.Refuse(refusal);
        return await Show(context, statistics, form);
    }

    private static async Task<IResult> Preview(string id, HttpContext context, Uploads uploads, TimeProvider clock)
    {
        if (await uploads.Find(id) is not { } upload) return Results.NotFound();
        return (await uploads.Look(upload, clock.Today())).Try(out var look, out var refusal)
            ? await context.Page<PreviewPage>("What this file would change", new { Upload = upload, Look = look, Form = Form.Empty })
            : Results.Problem(refusal.Sentence, statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> Take(string id, HttpContext context, Uploads uploads, Deeds deeds, TimeProvider clock)
    {
        if (await uploads.Find(id) is not { } upload) return Results.NotFound();
        var taken = await uploads.Take(deeds.By(context, "statistics.import"), upload);
        if (taken.IsAccepted) return Pages.Done("/updates");
        var form = Form.Of(await context.Request.ReadFormAsync());
        form.Refuse(taken.Refusal);
        return (await uploads.Look(upload, clock.Today())).Try(out var look, out _)
            ? await context.Page<PreviewPage>("What this file would change", new { Upload = upload, Look = look, Form = form }, StatusCodes.Status400BadRequest) : Results.NotFound();
    }

    private static async Task<IResult> PutAway(string id, HttpContext context, Uploads uploads, Deeds deeds)
    {
        await uploads.PutAway(deeds.By(context, "import.away"), id);
        return Pages.Done("/imports");
    }
}
