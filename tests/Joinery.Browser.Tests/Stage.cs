using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(Joinery.BrowserTests.Stage))]

namespace Joinery.BrowserTests;

/// <summary>
/// What all tests share: one browser, the demo place as it is on its first day, and the same place on a busy day.
/// A test that changes what others see takes a place of its own with <see cref="FreshPlace"/>.
/// </summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("joinery-browser-").FullName;
    private readonly List<RunningPlace> _places = [];
    private Chromium? _chromium;
    private readonly ConcurrentDictionary<string, Task<IReadOnlyDictionary<string, Look>>> _looks = new();
    private readonly ConcurrentDictionary<(RunningPlace, string?), ConcurrentBag<Visitor>> _windows = new();
    private int _files;

    internal RunningPlace Quiet { get; private set; } = null!;
    internal RunningPlace Busy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The browser first: without it, nothing else is worth waiting for.
        _chromium = await Chromium.Start();
        await RunningPlace.Seed(Seeded);
        SqliteConnection.ClearAllPools();
        Quiet = await FreshPlace();
        Busy = await FreshPlace(BusyDay.Write);
    }

    private string Seeded => Path.Combine(_folder, "seeded.db");

    /// <summary>The demo place as it is on its first day, for one test alone.</summary>
    internal async Task<RunningPlace> FreshPlace(Func<Store, Task>? first = null)
    {
        var file = Path.Combine(_folder, $"place-{Interlocked.Increment(ref _files)}.db");
        File.Copy(Seeded, file);
        var place = await RunningPlace.Open(file, first);
        lock (_places) _places.Add(place);
        return place;
    }

    /// <summary>What there is to see of a sight on a screen; looked at once, and asked about by several tests.</summary>
    internal async Task<Look> LookAt(string sight, string screen) => (await _looks.GetOrAdd(sight, _ => Look(Sights.Named(sight))))[screen];

    // A new window takes as long as a look, so the next look of the same person is through the same window. One in which a look failed is left.
    private async Task<IReadOnlyDictionary<string, Look>> Look(Sight sight)
    {
        var free = _windows.GetOrAdd((sight.In(this), sight.Account), _ => []);
        if (free.TryTake(out var visitor)) await visitor.BeginAgain(Screen.Enlarged);
        else visitor = await Visit(sight.In(this), sight.Account, Screen.Enlarged);
        var looks = await BrowserTests.Look.At(visitor, sight);
        free.Add(visitor);
        return looks;
    }

    /// <summary>A browser window of its own, without anybody else's cookies; signed in as <paramref name="account"/> unless that is null.</summary>
    internal async Task<Visitor> Visit(RunningPlace place, string? account = null, Screen? screen = null, bool scripts = true)
    {
        var state = account is null ? null : await place.SignedIn(account, () => Key(place, account));
        return await Visitor.Open(_chromium!.Browser, place, screen ?? Screen.Desk, scripts, state);
    }

    private async Task<string> Key(RunningPlace place, string account)
    {
        await using var visitor = await Visitor.Open(_chromium!.Browser, place, Screen.Desk, scripts: false, state: null);
        await visitor.SignIn(account);
        return await visitor.State();
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        foreach (var place in _places) await place.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
