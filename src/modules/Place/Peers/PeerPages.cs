using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Peers;

/// <summary>Whom to compare a place with, and why those.</summary>
internal static class PeerPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/places").Public().MapPage("/{code}/peers", Show);

    private static async Task<IResult> Show(string code, HttpContext context, Gazetteer gazetteer, PeerFeatures features)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var found = AreaCode.Parse(entry.Code).Try(out var area, out _) ? await features.Of(area) : null;
        var peers = found is { IsAccepted: true } accepted ? accepted.Value : null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var peer in peers?.Group.Peers ?? []) names[peer.Area.Code] = (await gazetteer.Find(peer.Area.Code))?.Name ?? peer.Area.Code;
        return await context.Page<PeersPage>($"Peers of {entry.Name}", new { Entry = entry, Peers = peers, Problem = found?.Refusal?.Sentence ?? "", Names = names });
    }
}
