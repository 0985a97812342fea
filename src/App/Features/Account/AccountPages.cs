using Joinery.Design;
using Joinery.Place;

namespace Joinery.App.Features.Account;

/// <summary>Who you are here, and what you may do.</summary>
internal static class AccountPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/account", Show).RequireRight(AppRights.SeeAccount);

    private static async Task<IResult> Show(HttpContext context, AccessBook access, Gazetteer gazetteer)
    {
        var actor = context.ActorOrThrow();
        var rights = access.Rights.Where(entry => access.Allows(actor, entry.Right)).ToList();
        var code = actor.Organisation.Code;
        var organisation = await gazetteer.Find(code) is { } known ? $"{known.Name} ({code})" : code;
        return await context.Page<AccountPage>("Your account", new { Actor = actor, Organisation = organisation, Roles = actor.Roles.Select(access.Find).OfType<Role>().ToList(), Rights = rights });
    }
}
