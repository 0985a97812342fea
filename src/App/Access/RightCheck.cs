using Joinery.Design;
using Microsoft.AspNetCore.Authorization;

namespace Joinery.App.Access;

/// <summary>Answers the demand for a right from the access book. Whoever is not signed in, or holds no role that has the right, is refused.</summary>
internal sealed class RightCheck(AccessBook access) : AuthorizationHandler<RightDemand>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightDemand requirement)
    {
        if (context.Resource is HttpContext http && http.Actor() is { } actor && access.Allows(actor, requirement.Right)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
