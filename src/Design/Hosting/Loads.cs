using System.Security.Cryptography;
using System.Text;

namespace Joinery.Design;

/// <summary>Loads reference data once per content: the deed's id is made from the content, so the same content again does nothing.</summary>
public sealed class ReferenceLoad(Store store, Actor by, TimeProvider clock)
{
    /// <summary>Replaces what a file of reference data says. <paramref name="content"/> is all that the load depends on.</summary>
    public async Task Load(string file, string content, Func<Db, Task> write)
    {
        var deed = new Deed(StableId.Of<Deed>($"reference {file} {content}"), by, "reference.load", Purpose.Operation, file, clock.GetUtcNow(), $"file:{file}");
        await store.Write<Done>(deed, async db =>
        {
            await write(db);
            return Done.It;
        });
    }
}

/// <summary>
/// Builds the demo place from a seed. Each step is one write whose deed's id comes from the seed and the step's name,
/// so a run that was cut short goes on where it stopped, and a second run changes nothing.
/// </summary>
public sealed class DemoSeed(Store store, int seed, DateOnly today, Action<string, double> progress)
{
    /// <summary>The action of every deed that builds the demo place.</summary>
    public const string Action = "demo.seed";

    /// <summary>How the reason of each of its deeds begins: from it one can tell which place was built.</summary>
    public string Told => $"Demo place of {Today:yyyy-MM-dd}, seed {Seed}: ";

    /// <summary>The seed.</summary>
    public int Seed { get; } = seed;

    /// <summary>The day on which the demo place begins to be used.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>A clock that stands at nine in the morning of that day, in UTC.</summary>
    public TimeProvider Clock { get; } = new StoppedClock(new DateTimeOffset(today, new TimeOnly(9, 0), TimeSpan.Zero));

    /// <summary>How many steps wrote something, that is, were not already done.</summary>
    public int StepsDone { get; private set; }

    /// <summary>Chance for one part, the same for the same seed whatever other parts do.</summary>
    public Random Chance(string part) => new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {part}"))) & int.MaxValue);

    /// <summary>Ids for one part, the same for the same seed.</summary>
    public Ids Ids(string part) => Joinery.Ids.Repeatable(Clock, Chance($"ids {part}"));

    /// <summary>One step: all or nothing, once.</summary>
    public async Task Step(string name, Func<Db, Task> write)
    {
        var deed = new Deed(StableId.Of<Deed>($"demo {Seed} {Today:yyyy-MM-dd} {name}"), Actor.System(DemoPlace.Operator), Action, Purpose.Operation,
            $"{Told}{name}", Clock.GetUtcNow());
        var outcome = await store.Write<Done>(deed, async db =>
        {
            await write(db);
            return Done.It;
        });
        if (outcome.IsAccepted) StepsDone++;
    }

    /// <summary>Writes many rows in steps of a few thousand, and tells how far it is.</summary>
    public async Task Rows(string what, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, int atOnce = 2_000)
    {
        for (var from = 0; from < rows.Count || from == 0; from += atOnce)
        {
            var part = rows.Skip(from).Take(atOnce);
            await Step($"{what}, from {from}", db => db.InsertMany(table, columns, part));
            progress(what, rows.Count == 0 ? 1 : Math.Min(1, (from + atOnce) / (double)rows.Count));
        }
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>The demo place: Harbourne Vale. It is fictional: its codes begin with X and its postcodes with HV, which nobody uses.</summary>
public static class DemoPlace
{
    /// <summary>Its name.</summary>
    public const string Name = "Harbourne Vale";

    /// <summary>The day it begins unless another is asked for.</summary>
    public static readonly DateOnly FirstDay = new(2026, 10, 1);

    /// <summary>The body that runs Joinery there: the integrated care board.</summary>
    public static readonly OdsCode Operator = OdsCode.Of("XHV");
}
