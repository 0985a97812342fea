using Joinery.Design;

namespace Joinery.App.Hosting;

/// <summary>The living style page, in development only.</summary>
internal static class GalleryPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage("/design", (HttpContext context) => context.Page<Gallery>("Design")).Public();
}
