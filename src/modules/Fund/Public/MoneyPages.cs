using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Place;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Public;

/// <summary>The money of a place, for everybody to read: sums of pools and schemes, and nothing about anybody.</summary>
internal static class MoneyPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/places/{code}/money").Public().MapPage("", Show).SameForEveryone();

    /// <summary>What the page of a place says about its money.</summary>
    public static PlaceChapter Chapter(JointLedger ledger, TimeProvider clock) => new("Money", async code =>
    {
        var pools = await Of(code, ledger, clock);
        return pools.Count == 0 ? null : new($"In {pools[0].Pool.Terms.Year} the NHS and councils put £{pools[0].Agreed.Pounds / 1_000_000m:0.0} million together, of which £{pools[0].Spent.Pounds / 1_000_000m:0.0} million is spent.",
            "Where the money comes from and goes", $"/places/{code}/money");
    });

    private static Task<List<PoolFigures>> Of(string code, JointLedger ledger, TimeProvider clock) =>
        ledger.Read(now => now.Pools.Where(pool => pool.Terms.Area == code).Select(pool => PoolFigures.Of(now, pool, clock.Today())).ToList());

    private static async Task<IResult> Show(string code, HttpContext context, JointLedger ledger, Gazetteer gazetteer, TimeProvider clock)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var names = await ledger.Read(FundPages.Names);
        return await context.Page<MoneyPage>($"Money of {entry.Name}", new { entry.Code, entry.Name, Pools = await Of(entry.Code, ledger, clock), Names = names });
    }
}
