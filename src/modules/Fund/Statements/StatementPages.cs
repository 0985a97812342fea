using Joinery.Design;
using Joinery.Fund.Ledgers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Statements;

/// <summary>Statements of a pool's year: on a page, as CSV, as a workbook and as PDF.</summary>
internal static class StatementPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}/statements").RequireRight(FundRights.Read);
        pages.MapPage("", List);
        pages.MapPage("/{statement}", Show);
        pages.MapGet("/{statement}.csv", async (string pool, string statement, string? on, JointLedger ledger, TimeProvider clock) =>
            await Find(pool, statement, on, ledger, clock) is { } found ? found.Paper.Csv() : Results.NotFound());
        pages.MapGet("/{statement}.xlsx", async (string pool, string statement, string? on, JointLedger ledger, TimeProvider clock) =>
            await Find(pool, statement, on, ledger, clock) is { } found ? found.Paper.Workbook() : Results.NotFound());
        pages.MapGet("/{statement}.pdf", async (string pool, string statement, string? on, JointLedger ledger, TimeProvider clock) =>
            await Find(pool, statement, on, ledger, clock) is { } found ? found.Paper.Pdf() : Results.NotFound());
    }

    private sealed record FoundStatement(Pool Pool, StatementKind Kind, DateOnly Day, IReadOnlyList<DateOnly> Days, Paper Paper);

    // As of the day asked for, or the last there is; nothing for a day that is not offered.
    private static Task<FoundStatement?> Find(string pool, string statement, string? on, JointLedger ledger, TimeProvider clock) => ledger.Read(now =>
    {
        if (now.Find(pool) is not { } one || Enum.GetValues<StatementKind>().Where(kind => PoolStatements.Slug(kind) == statement).ToList() is not [var found]) return null;
        var days = PoolStatements.Days(one.Terms.Year, clock.Today());
        var day = days.FirstOrDefault(offered => on is null || SqlTypes.Text(offered) == on);
        return day == default ? null : new FoundStatement(one, found, day, days, PoolStatements.Of(found, now, one, day));
    });

    private static async Task<IResult> List(string pool, HttpContext context, JointLedger ledger, TimeProvider clock) => await ledger.Read(now => now.Find(pool)) is { } found
        ? await context.Page<StatementsPage>("Statements", new { Pool = found, HasBegun = PoolStatements.Days(found.Terms.Year, clock.Today()).Count > 0 }) : Results.NotFound();

    private static async Task<IResult> Show(string pool, string statement, string? on, HttpContext context, JointLedger ledger, TimeProvider clock) =>
        await Find(pool, statement, on, ledger, clock) is { } found ? await context.Page<StatementPage>(found.Paper.Title, new { found.Pool, found.Kind, found.Day, found.Days, found.Paper }) : Results.NotFound();
}
