using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace Joinery.App.Hosting;

/// <summary>One line per request: method, route, status and time. Never the address itself, which may hold an id, nor anything that was sent.</summary>
internal static partial class RequestLog
{
    public static void Use(IApplicationBuilder app, TimeProvider clock)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Joinery.Request");
        app.Use(async (context, next) =>
        {
            var began = clock.GetTimestamp();
            try
            {
                await next();
            }
            finally
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
                Served(log, context.Request.Method, route, context.Response.StatusCode, clock.GetElapsedTime(began).TotalMilliseconds, context.TraceIdentifier);
            }
        });
    }

    /// <summary>
    /// Logs a failure. A database's own message may quote a value from a person's record, so of those only the kind is kept.
    /// </summary>
    public static void Failed(ILogger log, IExceptionHandlerFeature? failure, string reference)
    {
        var error = failure?.Error;
        var words = error is DbException ? "(message left out: it may quote a record)" : error?.Message ?? "";
        Unhandled(log, reference, error?.GetType().FullName ?? "unknown", words, error?.StackTrace ?? "");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds:0.0} ms, reference {Reference}")]
    private static partial void Served(ILogger log, string method, string route, int status, double milliseconds, string reference);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unhandled {Kind}, reference {Reference}: {Words}\n{Stack}")]
    private static partial void Unhandled(ILogger log, string reference, string kind, string words, string stack);
}
