using Joinery.Design;
using Joinery.Fund.Ledgers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Plans;

/// <summary>The planning workbook out and in: what a workbook would change is seen before it takes effect, and nothing of a wrong one is kept.</summary>
internal static class PlanImportPages
{
    /// <summary>What a form has besides its file.</summary>
    private const int Around = 100_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/fund/{pool}").RequireRight(FundRights.Read).MapGet("/plan.xlsx", Download);
        var bringing = routes.MapGroup("/fund/{pool}/plan/import").RequireRight(FundRights.Post);
        bringing.MapPage("", (string pool, HttpContext context, JointLedger ledger, PlanBook book) => Ask(pool, context, ledger, book, Form.Empty, []));
        bringing.MapForm("", Send).WithMetadata(new RequestSizeLimitAttribute(PlanWorkbook.MostBytes + Around));
        bringing.MapPage("/{id}", (string pool, string id, HttpContext context, JointLedger ledger, PlanBook book) => Look(pool, id, context, ledger, book, Form.Empty));
        bringing.MapForm("/{id}", Take);
        bringing.MapForm("/{id}/away", PutAway);
    }

    private static async Task<IResult> Download(string pool, JointLedger ledger, PlanBook book)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        return PlanWorkbook.Write(found).Try(out var sheets, out var refusal) ? WorkbookFile.Answer($"{found.Pool.Code.Text.Replace('/', '-')}-plan-{found.Version}{WorkbookFile.Ending}", sheets)
            : Results.Problem(refusal.Sentence, statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Ask(string pool, HttpContext context, JointLedger ledger, PlanBook book, Form form, IReadOnlyList<Refusal> problems)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        return await context.Page<PlanImportPage>("Bring a plan in a workbook", new { Found = found, Form = form, Problems = problems });
    }

    private static async Task<IResult> Send(string pool, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var file = form.File("file", "Choose a workbook", PlanWorkbook.MostBytes);
        if (file is null) return await Ask(pool, context, ledger, book, form, []);
        if (!PlanReading.Read(found, await Form.Bytes(file)).Try(out var brought, out var refusal)) form.Refuse(refusal, "file");
        else if (brought.Problems.Count > 0) form.Refuse(PlanImportPage.Told(brought.Problems.Count), "file");
        else
        {
            var kept = await book.Keep(deeds.By(context, "fund.plan-bring", subject: $"pool:{found.Pool.Code}"), found.Pool.Code, found.Version, brought.File, brought.Notes);
            if (kept.Try(out var id, out refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan/import/{id}");
            form.Refuse(refusal);
        }
        return await Ask(pool, context, ledger, book, form, brought?.Problems ?? []);
    }

    private static async Task<IResult> Look(string pool, string id, HttpContext context, JointLedger ledger, PlanBook book, Form form)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found || await book.InHand(found.Pool.Code, id) is not { } inHand) return Results.NotFound();
        return await context.Page<PlanInHandPage>("What this workbook would change", new { Found = found, InHand = inHand, Form = form });
    }

    private static async Task<IResult> Take(string pool, string id, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found || await book.InHand(found.Pool.Code, id) is not { } inHand) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var reason = form.Paragraphs("reason", "Say why the plan changes", 1_000, "the reason");
        if (form.IsValid)
        {
            if ((await book.Take(deeds.By(context, "fund.plan", subject: $"pool:{found.Pool.Code}"), inHand, reason)).Try(out _, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan");
            form.Refuse(refusal);
        }
        return await Look(pool, id, context, ledger, book, form);
    }

    private static async Task<IResult> PutAway(string pool, string id, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds)
    {
        if (await PlanPages.Find(pool, ledger, book) is not { } found || await book.InHand(found.Pool.Code, id) is not { } inHand) return Results.NotFound();
        await book.PutAway(deeds.By(context, "fund.plan-away", subject: $"pool:{found.Pool.Code}"), inHand);
        return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan");
    }
}
