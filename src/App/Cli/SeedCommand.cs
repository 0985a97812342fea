using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Joinery.Design;

namespace Joinery.App.Cli;

/// <summary>joinery seed --demo: builds Harbourne Vale. The same seed and day give the same rows on either database; a second run changes nothing.</summary>
internal static class SeedCommand
{
    /// <summary>Real places are not seeded.</summary>
    public static readonly RefusalKind NotDemo = new("seed.not-demo", "Only the demo place can be seeded. Run: joinery seed --demo");
    /// <summary>People with real accounts have been here.</summary>
    public static readonly RefusalKind InUse = new("seed.in-use", "People have signed in to this database through a sign-in service, so the demo place is not put into it. Use another database.");
    /// <summary>A demo place is there that another seed or day made.</summary>
    public static readonly RefusalKind OtherPlace = new("seed.other", "This database has a demo place that another seed or day made ({0}). Use another database for this one.");
    /// <summary>Not a day.</summary>
    public static readonly RefusalKind BadDate = new("seed.date", "The day must be written like 2026-10-01.");

    public static Command Create()
    {
        var demo = new Option<bool>("--demo") { Description = "The demo place, Harbourne Vale." };
        var seed = new Option<int>("--seed") { Description = "Another seed gives other people.", DefaultValueFactory = _ => 7 };
        var date = new Option<string>("--date") { Description = "The day on which the demo place begins.", DefaultValueFactory = _ => SqlTypes.Text(DemoPlace.FirstDay) };
        var command = new Command("seed", "Fill the database with a fictional place.") { demo, seed, date };
        command.SetAction((parsed, stop) => Commands.WithStore(parsed, async (_, store) =>
        {
            if (!parsed.GetValue(demo)) return Terminal.Refuse(NotDemo.With());
            if (!DateOnly.TryParseExact(parsed.GetValue(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Terminal.Refuse(BadDate.With().At("--date"));
            if ((await Migrations.Check(store, Modules.Migrations, stop)).Refusal is { } pending) return Terminal.Refuse(pending);
            if (await store.Read(db => db.Any("select 1 from app_account where signed_in_with <> 'demo'"), stop)) return Terminal.Refuse(InUse.With());
            if (await MadeOtherwise(store, parsed.GetValue(seed), day, stop) is { } other) return Terminal.Refuse(other);
            return await Seed(parsed, store, parsed.GetValue(seed), day, stop);
        }));
        return command;
    }

    // Rows of two demo places would meet under the same codes.
    private static async Task<Refusal?> MadeOtherwise(Store store, int seed, DateOnly day, CancellationToken stop)
    {
        var made = await store.Read(db => DeedChain.First(db, DemoSeed.Action), stop);
        var wanted = new DemoSeed(store, seed, day, (_, _) => { });
        return made is null || made.Reason.StartsWith(wanted.Told, StringComparison.Ordinal) ? null : OtherPlace.With(made.Reason.Split(':')[0]);
    }

    private static async Task<int> Seed(ParseResult parsed, Store store, int seed, DateOnly day, CancellationToken stop)
    {
        var asJson = parsed.GetValue(Commands.AsJson);
        var done = 0;
        async Task Work(Action<string, double> progress)
        {
            var demo = new DemoSeed(store, seed, day, progress);
            foreach (var module in Modules.All) await module.SeedDemo(demo);
            done = demo.StepsDone;
        }
        if (asJson) await Work((_, _) => { });
        else await Terminal.WithProgress(Work);
        var (rows, digest) = await store.Read(Digest, stop);
        if (asJson) Terminal.WriteJson(new { seed, date = SqlTypes.Text(day), stepsDone = done, rows, digest });
        else Terminal.Line(done == 0 ? $"The demo place is already there: {rows:N0} rows, digest {digest}." : $"Harbourne Vale is ready: {rows:N0} rows, digest {digest}.");
        return Terminal.Done;
    }

    /// <summary>All rows of all modules' tables in one hash. Tables of the kernel and sessions are left out: they hold times of this run.</summary>
    internal static async Task<(long Rows, string Digest)> Digest(Db db)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        var tables = await db.Query<string>(db.IsPostgres
            ? "select tablename::text from pg_tables where schemaname = current_schema()"
            : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'");
        // Sorted here, because the two databases sort names of tables, and rows that agree in their first columns, each in its own way.
        foreach (var table in tables.Where(IsCounted).Order(StringComparer.Ordinal))
        {
            sum.AppendData(Encoding.UTF8.GetBytes(table));
            var lines = new List<string>();
            await foreach (var row in db.Stream<dynamic>($"select * from {table}"))
                lines.Add(Line((IDictionary<string, object?>)row));
            rows += lines.Count;
            foreach (var line in lines.Order(StringComparer.Ordinal)) sum.AppendData(Encoding.UTF8.GetBytes(line));
        }
        return (rows, Convert.ToHexStringLower(sum.GetHashAndReset()));
    }

    // What comes with the release carries the moment of migrate, which is no part of the demo place.
    private static string Line(IDictionary<string, object?> row)
    {
        var comesWithRelease = row.TryGetValue("origin", out var origin) && origin is "reference" || row.TryGetValue("feed", out var feed) && feed is "built-in";
        return string.Concat(row.Where(cell => !(comesWithRelease && (cell.Key is "recorded_at" or "at"))).Select(cell => $"{cell.Key}={Plain(cell.Value)}\n"));
    }

    private static bool IsCounted(string table) => !table.StartsWith("kernel_", StringComparison.Ordinal) && table is not ("app_session" or "app_key");

    // One database gives booleans as booleans, the other as 0 and 1.
    private static string Plain(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "1" : "0",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
