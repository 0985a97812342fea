using Joinery.App.Access;
using Joinery.App.Access.OpenId;
using Joinery.App.Hosting;
using Joinery.Design;

namespace Joinery.App.Features.SignIn;

/// <summary>Signing in through NHS CIS2 or a council's Microsoft Entra ID: there, back, and in.</summary>
internal sealed class OpenIdPages(OpenIdProviders providers, Attempts attempts, AccessBook access, Settings settings, Deeds deeds, ILoggerFactory logs)
{
    private readonly ILogger _log = logs.CreateLogger("Joinery.SignIn");

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var key in OpenIdProviders.Keys)
        {
            routes.MapForm($"/sign-in/{key}", (HttpContext context, OpenIdPages pages) => pages.Leave(context, key)).Public().RequireRateLimiting(Server.SignInLimit);
            // Not limited: without the cookie that leaving gave, an answer is refused before anything is done with it.
            routes.MapPage($"/sign-in/{key}/done", (HttpContext context, OpenIdPages pages) => pages.ComeBack(context, key)).Public();
        }
    }

    private async Task<IResult> Leave(HttpContext context, string key)
    {
        if (providers.Find(key) is not { } provider) return Results.NotFound();
        var form = await context.Request.ReadFormAsync();
        var destination = SignInPages.SafeReturn(form["return"]);
        var trouble = TroubleWith(provider, context);
        var attempt = attempts.Begin(context, key, destination);
        return (await provider.WhereToGo(attempt, trouble, context.RequestAborted)).Try(out var address, out var refusal)
            ? Results.Redirect(address) : await Refuse(context, refusal, destination, trouble);
    }

    private async Task<IResult> ComeBack(HttpContext context, string key)
    {
        if (providers.Find(key) is not { } provider) return Results.NotFound();
        var trouble = TroubleWith(provider, context);
        string Told(string name) => context.Request.Query[name].ToString();
        // First of all, whatever was brought: whether this browser began it.
        if (attempts.Finish(context, key, Told("state")) is not { } attempt) return await Refuse(context, trouble.Tell(SignInRefusals.Expired, "state"), "/", trouble);
        if (Told("error") is { Length: > 0 } error) return await Refuse(context, Turned(error, trouble), attempt.Return, trouble);
        if (Told("code") is not { Length: > 0 } code) return await Refuse(context, trouble.Tell(SignInRefusals.ProviderError, "no-code"), attempt.Return, trouble);
        var home = key == OpenIdProviders.Entra ? settings.EntraOrganisation : "";
        var actor = (await provider.Redeem(code, Told("iss"), attempt, trouble, context.RequestAborted))
            .Then(vouched => vouched.ToActor(key, provider.Terms, access.Claims, home, trouble));
        return actor.Try(out var person, out var refusal)
            ? await SignInPages.Enter(context, deeds, person, key, attempt.Return) : await Refuse(context, refusal, attempt.Return, trouble);
    }

    private static Refusal Turned(string error, Trouble trouble) =>
        trouble.Tell(error == "access_denied" ? SignInRefusals.Cancelled : SignInRefusals.ProviderError, $"answer-{ErrorCodes.Known(error)}");

    private Trouble TroubleWith(OpenIdProvider provider, HttpContext context) => new(_log, provider.Key, provider.Name, context.TraceIdentifier);

    private static Task<IResult> Refuse(HttpContext context, Refusal refusal, string destination, Trouble trouble)
    {
        var (title, status) = refusal.Code switch
        {
            _ when refusal.Code == Accounts.NoRole.Code => (SignInPages.NoRoleTitle, StatusCodes.Status403Forbidden),
            _ when refusal.Code == SignInRefusals.ProviderDown.Code || refusal.Code == SignInRefusals.SetUp.Code => ("You are not signed in", StatusCodes.Status503ServiceUnavailable),
            _ => ("You are not signed in", StatusCodes.Status400BadRequest),
        };
        var again = destination == "/" ? "/sign-in" : $"/sign-in?return={Uri.EscapeDataString(destination)}";
        return context.Page<SignInRefusedPage>(title, new { refusal.Sentence, trouble.Reference, Again = again }, status);
    }
}
