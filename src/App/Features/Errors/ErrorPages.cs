using Joinery.App.Hosting;
using Joinery.Design;
using Microsoft.AspNetCore.Diagnostics;

namespace Joinery.App.Features.Errors;

/// <summary>What a person sees when something is not there, not allowed, or went wrong: what happened and what to do, never how it is built.</summary>
internal static class ErrorPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.Map("/{**path}", () => Results.NotFound()).Public().ExcludeFromDescription().WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute(required: false)).WithOrder(int.MaxValue);

    public static async Task OnStatus(StatusCodeContext status)
    {
        var (title, sentences) = Words(status.HttpContext.Response.StatusCode);
        await Show(status.HttpContext, title, sentences, "");
    }

    public static void OnException(IApplicationBuilder app) => app.Run(async context =>
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>();
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Joinery.Failure");
        RequestLog.Failed(log, failure, context.TraceIdentifier);
        context.Response.StatusCode = failure?.Error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            UnreadableFormException => StatusCodes.Status400BadRequest,
            // The framework makes no token for a form whose cookie the browser would not send back.
            { Source: Antiforgery } when !context.Request.IsHttps => StatusCodes.Status400BadRequest,
            StoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        var (title, sentences) = failure?.Error switch
        {
            UnreadableFormException => UnreadableForm,
            { Source: Antiforgery } when !context.Request.IsHttps => Insecure,
            _ => Words(context.Response.StatusCode),
        };
        await Show(context, title, sentences, context.TraceIdentifier);
    });

    private const string Antiforgery = "Microsoft.AspNetCore.Antiforgery";

    private static (string Title, string[] Sentences) Insecure => ("Open this page with https",
        ["The address must begin with https://, because what is typed into this page must not be read on the way.",
         "If it does, whoever runs this Joinery needs to name the reverse proxy in the setting trusted-proxies."]);

    private static (string Title, string[] Sentences) UnreadableForm => ("The form could not be read",
        ["Go back and send less: a form may have 500 answers and 1 MB altogether.", "If you pasted something, type it instead: it may have characters that nobody sees."]);

    private static (string Title, string[] Sentences) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("The request could not be read", ["Go back and try again."]),
        StatusCodes.Status403Forbidden => ("You cannot use this page", ["Your role does not have the right to it.", "If you need it for your work, ask your organisation’s Joinery administrator."]),
        StatusCodes.Status404NotFound => ("Page not found", ["If you typed the address, check that it is right.", "If you followed a link, what it led to may have been removed."]),
        StatusCodes.Status405MethodNotAllowed => ("Page not found", ["Go back and use the page’s own buttons."]),
        StatusCodes.Status413PayloadTooLarge => ("That is too much at once", ["Send less than 1 MB."]),
        StatusCodes.Status429TooManyRequests => ("Too many attempts", ["Wait a minute and try again."]),
        StatusCodes.Status503ServiceUnavailable => ("Joinery is not available for the moment", ["Nothing you sent was kept if you did not see that it was done. Try again in a few minutes."]),
        _ => ("Something went wrong", ["Nothing was changed if you did not see that it was done.", "Try again. If it happens again, tell your administrator the reference below."]),
    };

    private static async Task Show(HttpContext context, string title, string[] sentences, string reference)
    {
        var status = context.Response.StatusCode;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await Results.Problem(title: title, detail: string.Join(' ', sentences), statusCode: status).ExecuteAsync(context);
            return;
        }
        try
        {
            await (await context.Page<ErrorPage>(title, new { Sentences = sentences, Reference = reference }, status)).ExecuteAsync(context);
        }
        catch (StoreUnavailableException)
        {
            // Even the notices cannot be read: plain words then.
            await Results.Text($"{title}. {string.Join(' ', sentences)}", statusCode: status).ExecuteAsync(context);
        }
    }
}
