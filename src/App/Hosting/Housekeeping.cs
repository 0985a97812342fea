using Joinery.App.Access;

namespace Joinery.App.Hosting;

/// <summary>Once an hour: forgets events that everyone has heard and sessions that are over. Any number of nodes may do it.</summary>
internal sealed partial class Housekeeping(Store store, Sessions sessions, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do await Tidy(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task Tidy(CancellationToken stop)
    {
        try
        {
            await store.Tend(OutboxTable.Trim, stop);
            await sessions.Forget(stop);
        }
        catch (StoreUnavailableException)
        {
            Postponed(log);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database was away; old events and sessions are cleared in an hour")]
    private static partial void Postponed(ILogger log);
}
