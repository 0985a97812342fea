using Joinery.Design;

namespace Joinery.App.Features.Home;

/// <summary>The front page: for the public what Joinery is; for someone signed in where their work is. And the pages that the footer leads to.</summary>
internal static class HomePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/", Show).Public();
        routes.MapPage("/about", (HttpContext context) => context.Page<AboutPage>("About Joinery")).Public();
        routes.MapPage("/accessibility", (HttpContext context) => context.Page<AccessibilityPage>("Accessibility")).Public();
        routes.MapPage("/privacy", (HttpContext context) => context.Page<PrivacyPage>("Privacy")).Public();
        routes.MapPage("/licence", (HttpContext context) => context.Page<LicencePage>("Licence")).Public();
    }

    private static Task<IResult> Show(HttpContext context, AccessBook access, Site site)
    {
        if (context.Actor() is not { } actor) return context.Page<WelcomePage>($"Health and care in {site.PlaceName}");
        var roles = actor.Roles.Select(access.Find).OfType<Role>().ToList();
        var work = site.Navigation.Where(entry => entry.Right is not null && context.May(entry.Right)).ToList();
        return context.Page<WorkPage>("Your work", new { Actor = actor, Roles = roles, Work = work });
    }
}
