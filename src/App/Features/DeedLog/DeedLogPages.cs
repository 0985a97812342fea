using System.Globalization;
using Joinery.Design;

namespace Joinery.App.Features.DeedLog;

/// <summary>The log of everything done, newest first, and a check that it is whole.</summary>
internal static class DeedLogPages
{
    private const int OnOnePage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var deeds = routes.MapGroup("/deeds").RequireRight(AppRights.ReadDeeds);
        deeds.MapPage("", Show);
        deeds.MapForm("/check", Check);
    }

    private static async Task<IResult> Show(HttpContext context, Store store)
    {
        var before = long.TryParse(context.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : long.MaxValue;
        var (head, page) = await store.Read(async db => (await DeedChain.Head(db), await DeedChain.Latest(db, before, OnOnePage)));
        return await context.Page<DeedLogPage>("Log of deeds", new { Head = head, Deeds = page, Checked = (Outcome<ChainHead>?)null });
    }

    private static async Task<IResult> Check(HttpContext context, Store store)
    {
        var (found, head, page) = await store.Read(async db => (await DeedChain.Verify(db), await DeedChain.Head(db), await DeedChain.Latest(db, long.MaxValue, OnOnePage)));
        return await context.Page<DeedLogPage>("Log of deeds", new { Head = head, Deeds = page, Checked = (Outcome<ChainHead>?)found });
    }
}
