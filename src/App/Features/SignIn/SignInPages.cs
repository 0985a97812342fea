using System.Security.Claims;
using Joinery.App.Access;
using Joinery.App.Hosting;
using Joinery.Design;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Joinery.App.Features.SignIn;

/// <summary>Signing in, as a demo person or through a sign-in service, and signing out.</summary>
internal static class SignInPages
{
    /// <summary>What somebody without a known role is told first.</summary>
    public const string NoRoleTitle = "You cannot use Joinery yet";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/sign-in", (HttpContext context) => Show(context, Form.Empty)).Public();
        routes.MapForm("/sign-in/demo", AsDemoPerson).Public().RequireRateLimiting(Server.SignInLimit);
        OpenIdPages.Map(routes);
        routes.MapForm("/sign-out", SignOut).RequireRight(AppRights.SeeAccount);
        routes.MapPage("/signed-out", (HttpContext context) => context.Page<SignedOutPage>("You have signed out")).Public();
    }

    private static async Task<IResult> Show(HttpContext context, Form form)
    {
        var settings = context.RequestServices.GetRequiredService<Settings>();
        var people = settings.Demo ? await context.RequestServices.GetRequiredService<Accounts>().Demo() : [];
        return await context.Page<SignInPage>("Sign in", new
        {
            People = people,
            Access = context.RequestServices.GetRequiredService<AccessBook>(),
            Form = form,
            Return = SafeReturn(form.Answer("return") is { Length: > 0 } kept ? kept : context.Request.Query["return"].ToString()),
            Settings = settings,
        });
    }

    private static async Task<IResult> AsDemoPerson(HttpContext context, Settings settings, Accounts accounts, Deeds deeds)
    {
        if (!settings.Demo) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var account = await accounts.FindDemo(form.Text("person", "Choose who to be"));
        if (form.IsValid && account is null) form.Refuse(Accounts.UnknownPerson.With(), "person");
        if (!form.IsValid) return await Show(context, form);
        return await Enter(context, deeds, account!.ToActor(), "demo", SafeReturn(form.Answer("return")));
    }

    /// <summary>Begins a session for an actor whom a sign-in vouched for, and goes on to where they were going.</summary>
    public static async Task<IResult> Enter(HttpContext context, Deeds deeds, Actor actor, string with, string destination)
    {
        var accounts = context.RequestServices.GetRequiredService<Accounts>();
        var entered = await accounts.SignedIn(deeds.By(actor, "account.sign-in", Purpose.Operation, detail: $$"""{"with":"{{with}}"}"""), with);
        if (!entered.Try(out _, out var refusal)) return await context.Page<Errors.ErrorPage>(NoRoleTitle, new { Sentences = new[] { refusal.Sentence }, Reference = "" }, StatusCodes.Status403Forbidden);
        await Sessions.Begin(context, new ClaimsPrincipal(ActorClaims.ToIdentity(actor, with)));
        return Pages.Done(destination);
    }

    private static async Task<IResult> SignOut(HttpContext context, Store store, Deeds deeds)
    {
        await store.Write<Done>(deeds.By(context, "account.sign-out"), _ => Task.FromResult<Outcome<Done>>(Done.It));
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Pages.Done("/signed-out");
    }

    /// <summary>Only a path on this site, so that a link cannot lead elsewhere after signing in.</summary>
    public static string SafeReturn(string? path) =>
        path is { Length: > 1 and < 500 } && path[0] == '/' && path[1] is not ('/' or '\\') && !path.Any(char.IsControl) && !path.StartsWith("/sign", StringComparison.Ordinal) ? path : "/";
}
