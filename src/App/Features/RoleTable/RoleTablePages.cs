using Joinery.Design;

namespace Joinery.App.Features.RoleTable;

/// <summary>Which role may do what.</summary>
internal static class RoleTablePages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage("/roles", (HttpContext context, AccessBook access) =>
        context.Page<RoleTablePage>("Roles and rights", new { Access = access })).RequireRight(AppRights.ReadAccess);
}
