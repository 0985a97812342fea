using Joinery.Design;

namespace Joinery.App.Hosting;

/// <summary>
/// Keeps pages that are the same for everyone without a session, so that many readers at once cost little more than one.
/// What is kept belongs to one state of the store and one day, so what was just written is seen at once, on every node.
/// The framework keeps no page of somebody signed in and none that sets a cookie.
/// </summary>
internal static class PublicPages
{
    /// <summary>How long at most: a notice also ends at its time, without a deed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private const long MostBytes = 64_000_000;
    private const long MostBytesEach = 1_000_000;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PublicState>();
        services.AddOutputCache(pages =>
        {
            pages.SizeLimit = MostBytes;
            pages.MaximumBodySize = MostBytesEach;
            pages.AddPolicy(Pages.SameForEveryonePolicy, policy => policy.Expire(Longest).VaryByValue(async (context, stop) =>
                new KeyValuePair<string, string>("state", await context.RequestServices.GetRequiredService<PublicState>().Now(stop))));
        });
    }
}

/// <summary>
/// Names the state that public pages show: the day, and the newest deed that may have changed them. Nothing is written without a deed;
/// deeds about one person's record or assessment and about signing in, of which a busy place does many a minute, change no public page.
/// </summary>
internal sealed class PublicState(Store store, TimeProvider clock)
{
    private static readonly string[] Private = ["person.", "account.", "assessment."];

    private sealed record Seen(long Newest, long Changed);

    // Two requests may look at the same deeds at once; both find the same.
    private volatile Seen? _seen;

    public async Task<string> Now(CancellationToken stop)
    {
        var seen = _seen;
        var newest = (await store.Read(DeedChain.Head, stop)).Deeds;
        if (seen is null) seen = new(newest, newest);
        else if (newest > seen.Newest)
        {
            var changed = await store.Read(db => DeedChain.NewestAfter(db, seen.Newest, Private), stop);
            seen = new(newest, changed > seen.Newest ? changed : seen.Changed);
        }
        _seen = seen;
        return $"{seen.Changed} {clock.Today():yyyy-MM-dd}";
    }
}
