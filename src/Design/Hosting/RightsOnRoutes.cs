using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Joinery.Design;

/// <summary>The mark of an endpoint that anyone may use without signing in.</summary>
public sealed record PublicMark;

/// <summary>The demand that the actor's roles hold a right; App's access check answers it.</summary>
/// <param name="Right">The right.</param>
public sealed record RightDemand(Right Right) : IAuthorizationRequirement;

/// <summary>
/// States on a route, or a group of routes, who may use it. An endpoint that states nothing is refused to everyone,
/// and fails the test of the access matrix.
/// </summary>
public static class RightsOnRoutes
{
    /// <summary>Only those signed in whose roles hold the right.</summary>
    public static TBuilder RequireRight<TBuilder>(this TBuilder routes, Right right) where TBuilder : IEndpointConventionBuilder
    {
        routes.RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new RightDemand(right)));
        routes.WithMetadata(right);
        return routes;
    }

    /// <summary>Everyone, signed in or not.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder
    {
        routes.AllowAnonymous();
        routes.WithMetadata(new PublicMark());
        return routes;
    }
}

/// <summary>Who is signed in, as claims in the session's ticket.</summary>
public static class ActorClaims
{
    private const string Id = "sub", Name = "name", Organisation = "organisation", Role = "role";

    /// <summary>The claims of an actor.</summary>
    public static ClaimsIdentity ToIdentity(Actor actor, string scheme) => new(
        [new(Id, actor.Id), new(Name, actor.Name), new(Organisation, actor.Organisation.Code), .. actor.Roles.Select(role => new Claim(Role, role.Code))],
        scheme, Name, Role);

    /// <summary>Who is signed in; null when nobody is.</summary>
    public static Actor? Actor(this HttpContext context)
    {
        var user = context.User;
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(Id) is not { } id) return null;
        return new(id, user.FindFirstValue(Name)!, OdsCode.Of(user.FindFirstValue(Organisation)!),
            user.FindAll(Role).Select(claim => new RoleCode(claim.Value)).ToList());
    }

    /// <summary>Who is signed in, on an endpoint that demands a right; throws where nobody is.</summary>
    public static Actor ActorOrThrow(this HttpContext context) =>
        context.Actor() ?? throw new InvalidOperationException("The endpoint has an actor only when it demands a right.");
}
