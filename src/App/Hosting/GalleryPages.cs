using Joinery.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Joinery.App.Hosting;

/// <summary>The living style page, in development only.</summary>
internal static class GalleryPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/design", () => new RazorComponentResult<Gallery>(new { Asset = (Func<string, string>)Assets.Url })).Public();
}
