using Joinery.App.Features.Errors;
using Joinery.Design;
using Microsoft.AspNetCore.Antiforgery;

namespace Joinery.App.Hosting;

/// <summary>
/// A form whose token no longer holds (a session that ended, a page left open overnight) is shown again with the answers kept,
/// so that nothing typed is lost. Only when the browser says that the form came from this site; anything else is refused outright.
/// </summary>
internal sealed class FormTokens(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }
        // The framework lets nobody look at a form whose token failed, not even at its kind; here it is read only to be shown to whoever sent it.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (!CameFromHere(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await ShowAgain(context, signedOut: false);
    }

    /// <summary>The form again, with what was typed and a fresh token.</summary>
    public static async Task ShowAgain(HttpContext context, bool signedOut)
    {
        var posted = await Read(context);
        var answers = posted.Where(field => field.Key is not "form-token" and not Deeds.Field).SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))).ToList();
        var title = signedOut ? "You were signed out" : "This page was open for too long";
        var page = await context.Page<SendAgainPage>(title, new { Action = $"{context.Request.Path}{context.Request.QueryString}", Answers = answers, SignedOut = signedOut },
            signedOut ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);
        await page.ExecuteAsync(context);
    }

    private static async Task<IFormCollection> Read(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync();
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new UnreadableFormException(cause);
        }
    }

    /// <summary>True when the browser itself says that the request began on this site.</summary>
    public static bool CameFromHere(HttpContext context) => context.Request.HasFormContentType && context.Request.Headers["Sec-Fetch-Site"] == "same-origin";
}

/// <summary>A form that is over the limits or not a form at all.</summary>
internal sealed class UnreadableFormException(Exception cause) : Exception("The form is over the limits or cannot be read.", cause);
