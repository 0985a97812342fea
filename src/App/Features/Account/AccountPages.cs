using Joinery.Design;

namespace Joinery.App.Features.Account;

/// <summary>Who you are here, and what you may do.</summary>
internal static class AccountPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/account", Show).RequireRight(AppRights.SeeAccount);

    private static Task<IResult> Show(HttpContext context, AccessBook access)
    {
        var actor = context.ActorOrThrow();
        var rights = access.Rights.Where(entry => access.Allows(actor, entry.Right)).ToList();
        return context.Page<AccountPage>("Your account", new { Actor = actor, Roles = actor.Roles.Select(access.Find).OfType<Role>().ToList(), Rights = rights });
    }
}
