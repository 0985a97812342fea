using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Joinery.Design;

namespace Joinery.App.Hosting;

/// <summary>
/// Tells open pages that something changed, whichever node it happened on. A page is told only a topic; it then asks
/// for what it shows, with its reader's own rights, so nothing personal travels here.
/// </summary>
internal sealed class Live(Store store, TimeProvider clock, IEnumerable<LiveTopic> topics) : BackgroundService
{
    /// <summary>Pages that one node keeps informed at once.</summary>
    private const int MostListeners = 5_000;

    private readonly Dictionary<string, LiveTopic> _topics = topics.ToDictionary(topic => topic.Topic);
    private readonly HashSet<Channel<OutboxEvent>> _listeners = [];

    /// <summary>Raised for each event on this node, before pages hear of it.</summary>
    public event Action<OutboxEvent>? Heard;

    private long _last;

    // Where to begin is known before the first page is served, so no change after a page was made goes unheard.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _last = await LastOrZero(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var told in new OutboxTail(store, clock).After(_last, stoppingToken))
        {
            Heard?.Invoke(told);
            lock (_listeners)
            {
                // A page that does not keep up misses events; it shows the newest state with the next one it takes.
                foreach (var listener in _listeners) listener.Writer.TryWrite(told);
            }
        }
    }

    private async Task<long> LastOrZero(CancellationToken stop)
    {
        try
        {
            return await store.Read(OutboxTable.Last, stop);
        }
        catch (StoreUnavailableException)
        {
            return 0;
        }
    }

    /// <summary>The events that a reader may hear, from now on.</summary>
    public async IAsyncEnumerable<SseItem<string>> Events(Func<Right, bool> may, [EnumeratorCancellation] CancellationToken stop)
    {
        var listener = Channel.CreateBounded<OutboxEvent>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_listeners)
        {
            if (_listeners.Count >= MostListeners) yield break;
            _listeners.Add(listener);
        }
        try
        {
            yield return new SseItem<string>("", "ready");
            while (await HasMore(listener.Reader, stop))
                if (listener.Reader.TryRead(out var told) && _topics.TryGetValue(told.Topic, out var topic) && (topic.Right is null || may(topic.Right)))
                    yield return new SseItem<string>("", told.Topic) { EventId = told.Seq.ToString() };
        }
        finally
        {
            lock (_listeners) _listeners.Remove(listener);
        }
    }

    // A reader who goes away is no failure, and must not stand in the log as one.
    private static async Task<bool> HasMore(ChannelReader<OutboxEvent> reader, CancellationToken stop)
    {
        try
        {
            return await reader.WaitToReadAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
