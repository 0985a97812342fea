using Joinery.Design;
using Joinery.Fund.Ledgers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Returns;

/// <summary>Quarterly returns: submitted, kept, and compared with what is known since.</summary>
internal static class ReturnPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}/returns").RequireRight(FundRights.Read);
        pages.MapPage("", (string pool, HttpContext context, JointLedger ledger, ReturnBook book, TimeProvider clock) => List(pool, context, ledger, book, clock, Form.Empty));
        pages.MapPage("/{day}/{version:long}", Show);
        pages.MapGet("/{day}/{version:long}/document", async (string pool, string day, long version, ReturnBook book) =>
            await Find(pool, day, version, book) is { } found ? Results.Text(found.Document, "application/json") : Results.NotFound());
        pages.MapGet("/{day}/{version:long}/return.csv", async (string pool, string day, long version, ReturnBook book) => await Find(pool, day, version, book) is { } found ? ReturnPaper.Of(found).Csv() : Results.NotFound());
        pages.MapGet("/{day}/{version:long}/return.xlsx", async (string pool, string day, long version, ReturnBook book) => await Find(pool, day, version, book) is { } found ? ReturnPaper.Of(found).Workbook() : Results.NotFound());
        pages.MapGet("/{day}/{version:long}/return.pdf", async (string pool, string day, long version, ReturnBook book) => await Find(pool, day, version, book) is { } found ? ReturnPaper.Of(found).Pdf() : Results.NotFound());
        routes.MapGroup("/fund/{pool}/returns").RequireRight(FundRights.Submit).MapForm("", Submit);
    }

    private static async Task<SubmittedReturn?> Find(string pool, string day, long version, ReturnBook book) =>
        Terminal.Day(day, "").Try(out var end, out _) ? (await book.Of(pool)).FirstOrDefault(one => one.PeriodEnd == end && one.Version == version) : null;

    private static async Task<IResult> List(string pool, HttpContext context, JointLedger ledger, ReturnBook book, TimeProvider clock, Form form)
    {
        if (await ledger.Read(now => now.Find(pool)) is not { } found) return Results.NotFound();
        return await context.Page<ReturnsPage>("Returns", new { Pool = found, Returns = await book.Of(pool), Quarters = ReturnBook.Quarters(found.Terms.Year, clock.Today()), Form = form, MaySubmit = context.May(FundRights.Submit) });
    }

    private static async Task<IResult> Submit(string pool, HttpContext context, JointLedger ledger, ReturnBook book, Deeds deeds, TimeProvider clock)
    {
        if (await ledger.Read(now => now.Find(pool)) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var quarters = ReturnBook.Quarters(found.Terms.Year, clock.Today());
        var chosen = form.Choice("quarter", quarters.Select(SqlTypes.Text), "Choose the quarter");
        var reason = form.OptionalParagraphs("reason", 1_000, "the reason");
        if (form.IsValid)
        {
            var submitted = await book.Submit(deeds.By(context, "fund.return", reason, $"pool:{found.Code}"), found, SqlTypes.ReadDay(chosen));
            if (submitted.Try(out var one, out var refusal)) return Pages.Done($"/fund/{found.Code}/returns/{SqlTypes.Text(one.PeriodEnd)}/{one.Version}");
            form.Refuse(refusal, refusal.Code == ReturnBook.NoReason.Code ? "reason" : null);
        }
        return await List(pool, context, ledger, book, clock, form);
    }

    private static async Task<IResult> Show(string pool, string day, long version, HttpContext context, JointLedger ledger, ReturnBook book, TimeProvider clock)
    {
        if (await Find(pool, day, version, book) is not { } found) return Results.NotFound();
        var parameters = await ledger.Read(now => now.Find(pool) is { } one
            ? new { Pool = one, Submitted = found, Since = Joinery.Ledger.Returns.Restate(now.Books, found.Said, clock.GetUtcNow()) } : null);
        return parameters is null ? Results.NotFound() : await context.Page<ReturnPage>($"Return to {found.PeriodEnd:d MMMM yyyy}", parameters);
    }
}
