using Joinery.Design;

namespace Joinery.App.Hosting;

/// <summary>The stream of live topics for open pages.</summary>
internal static class LiveRoute
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/live", (HttpContext context, Live live, IHostApplicationLifetime life) =>
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping).Token;
        return TypedResults.ServerSentEvents(live.Events(context.May, stop));
    }).Public().ExcludeFromDescription();
}

/// <summary>For whatever watches the process: live means it runs; ready means it can serve, database and all.</summary>
internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/health/live", () => Results.Text("live")).Public();
        routes.MapPage("/health/ready", Ready).Public();
    }

    private static async Task<IResult> Ready(Store store, CancellationToken stop)
    {
        try
        {
            var check = await Migrations.Check(store, Modules.Migrations, stop);
            return check.IsAccepted ? Results.Text("ready") : Results.Text($"not ready: {check.Refusal.Sentence}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (StoreUnavailableException)
        {
            // The cause is in the log; whoever asks here need not know where the database is.
            return Results.Text("not ready: the database cannot be used", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
