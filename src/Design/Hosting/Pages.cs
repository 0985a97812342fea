using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Joinery.Design;

/// <summary>What every page of this place shares: its name, the whole navigation and the notices of now.</summary>
/// <param name="PlaceName">Shown in the header.</param>
/// <param name="IsDemo">Whether the people are fictional.</param>
/// <param name="Navigation">All entries; each page shows those that its reader has the right to.</param>
/// <param name="Access">Who may do what.</param>
/// <param name="Notices">The notices that everyone sees now.</param>
public sealed record Site(string PlaceName, bool IsDemo, IReadOnlyList<NavigationEntry> Navigation, AccessBook Access,
    Func<CancellationToken, Task<IReadOnlyList<Notice>>> Notices);

/// <summary>Shows pages.</summary>
public static class Pages
{
    // Load balancers look with HEAD.
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A page at an address. The handler's parameters come from the route, the query and the services; it gives an <see cref="IResult"/>.</summary>
    public static IEndpointConventionBuilder MapPage(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, ReadMethods, OnceAsked(routes.ServiceProvider, handler)).ExcludeFromDescription();

    /// <summary>What happens when a form is sent to an address. Its token has been checked.</summary>
    public static IEndpointConventionBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, OnceAsked(routes.ServiceProvider, handler)).ExcludeFromDescription();

    // How a handler gets its parameters is compiled. For all pages together that takes two seconds, so each waits for its first request.
    private static RequestDelegate OnceAsked(IServiceProvider services, Delegate handler)
    {
        RequestDelegate? compiled = null;
        return context => (compiled ??= Compiled(services, handler, ((RouteEndpoint)context.GetEndpoint()!).RoutePattern))(context);
    }

    private static RequestDelegate Compiled(IServiceProvider services, Delegate handler, RoutePattern address) =>
        RequestDelegateFactory.Create(handler, new() { ServiceProvider = services, RouteParameterNames = address.Parameters.Select(parameter => parameter.Name) }).RequestDelegate;

    /// <summary>The name of the policy by which App keeps pages that are the same for everyone.</summary>
    public const string SameForEveryonePolicy = "same-for-everyone";

    /// <summary>Says of pages that whoever has no session sees the same, worked out from the store alone, so that one answer may serve many.</summary>
    public static TBuilder SameForEveryone<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder => routes.CacheOutput(SameForEveryonePolicy);

    /// <summary>
    /// The page <typeparamref name="T"/> with its parameters, in the frame of this place for whoever is reading.
    /// The page takes a parameter Frame and lays itself out with Layout. Without a status of its own a page whose form has problems answers 400, any other 200.
    /// </summary>
    public static async Task<IResult> Page<T>(this HttpContext context, string title, object? parameters = null, int? status = null) where T : IComponent
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in parameters?.GetType().GetProperties() ?? []) all[property.Name] = property.GetValue(parameters);
        var hasProblems = all.Values.OfType<Form>().Any(form => !form.IsValid);
        all["Frame"] = await Frame(context, title) with { HasProblems = hasProblems };
        return new RazorComponentResult<T>(all) { StatusCode = status ?? (hasProblems ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK), PreventStreamingRendering = true };
    }

    /// <summary>A day in the query, such as 2026-10-05; null when there is none that can be read, or it lies outside its bounds.</summary>
    public static DateOnly? QueryDay(this HttpContext context, string name, DateOnly? earliest = null, DateOnly? latest = null) =>
        DateOnly.TryParseExact(context.Request.Query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && !(day < earliest) && !(day > latest) ? day : null;

    /// <summary>True when whoever is reading holds the right; for links that only some should see. The route itself checks again.</summary>
    public static bool May(this HttpContext context, Right right) =>
        context.Actor() is { } actor && context.RequestServices.GetRequiredService<Site>().Access.Allows(actor, right);

    /// <summary>Goes to a page after something was done, so that a reload does not do it again.</summary>
    public static IResult Done(string href) => new SeeOther(href);

    // The framework's own redirect answers 302; 303 says that what follows is a page to read.
    private sealed class SeeOther(string href) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (!RedirectHttpResult.IsLocalUrl(href)) throw new InvalidOperationException("After something was done the way leads to a page of this site only.");
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = href;
            return Task.CompletedTask;
        }
    }

    private static async Task<PageFrame> Frame(HttpContext context, string title)
    {
        var site = context.RequestServices.GetRequiredService<Site>();
        var actor = context.Actor();
        var path = context.Request.Path.Value ?? "/";
        var navigation = site.Navigation.Where(entry => entry.Right is null || context.May(entry.Right))
            .Select(entry => new NavigationItem(entry.Text, entry.Href, IsActive: IsWithin(path, entry.Href), IsCurrent: path == entry.Href)).ToList();
        return new PageFrame(title, site.PlaceName, Assets.Url)
        {
            IsDemo = site.IsDemo,
            Navigation = navigation,
            AccountName = actor?.Name,
            SignInHref = actor is null ? "/sign-in" : null,
            SearchAction = actor is null ? "/places" : "/search",
            SearchMethod = actor is null ? "get" : "post",
            SearchLabel = actor is null ? "Find a place" : "Search",
            Notices = await site.Notices(context.RequestAborted),
            LiveUrl = "/live",
        };
    }

    private static bool IsWithin(string path, string href) =>
        path == href || (href.Length > 1 && path.StartsWith(href + "/", StringComparison.Ordinal));
}
