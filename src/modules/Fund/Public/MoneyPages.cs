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
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/places/{code}").Public();
        pages.MapPage("/money", Show).SameForEveryone();
        pages.MapPage("/money.csv", File);
    }

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

    // Streams and schemes in one table: what was agreed or planned, and what is spent.
    private static async Task<IResult> File(string code, HttpContext context, JointLedger ledger, Gazetteer gazetteer, TimeProvider clock)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var file = new CsvFile();
        file.Row("Title", $"Money of {entry.Name}");
        file.Row("From", $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}");
        file.Row("Note", $"From the joint ledger as it was on {SqlTypes.Text(clock.Today())}. Amounts are pounds. Streams and schemes are two views of the same money and are not to be added.");
        file.Gap();
        file.Row("pool", "year", "kind", "code", "name", "agreed_or_planned", "spent", "committed");
        foreach (var figures in await Of(entry.Code, ledger, clock))
        {
            var (pool, year) = (figures.Pool.Code.Text, $"{figures.Pool.Terms.Year}");
            foreach (var one in figures.Streams) file.Row(pool, year, "stream", one.Stream.Code.Text, one.Stream.Name, Pounds(one.Position.Contribution), Pounds(one.Position.Spent), Pounds(one.Position.Reserved + one.Position.Committed));
            foreach (var one in figures.Schemes) file.Row(pool, year, "scheme", one.Scheme.Code.Text, one.Scheme.Name, Pounds(one.Scheme.Planned), Pounds(one.Forecast.Spent), Pounds(one.Forecast.Committed));
        }
        return file.Answer($"{entry.Code}-money.csv");
    }

    private static string Pounds(Money amount) => amount.Pounds.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
