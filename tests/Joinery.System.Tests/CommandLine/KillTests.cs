using Joinery.App.Cli;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.CommandLine;

/// <summary>
/// The process is ended at a moment that chance picks, as by a power cut, again and again. Afterwards nothing that it had answered is lost,
/// the log of deeds is whole, and what was cut short can be finished. The two databases go side by side.
/// </summary>
public abstract class KillTests(DatabaseKind kind)
{
    private const int Kills = 50;

    /// <summary>Kills of one database before its seeding is let through to the end.</summary>
    private const int InARow = 7;

    private async Task ShouldBeWhole(TestDatabase database) => (await database.Store.Read(db => DeedChain.Verify(db))).OrThrow().Deeds.ShouldBeGreaterThan(0, kind.ToString());

    [Fact]
    public async Task Fifty_kills_while_seeding_lose_nothing_and_the_place_becomes_the_same()
    {
        var random = Seed.Random();
        await using var undisturbed = await TestDatabases.CopyOf(await Templates.Demo(kind));
        var wanted = await undisturbed.Store.Read(SeedCommand.Digest);
        for (var kills = 0; kills < Kills;)
        {
            await using var database = await TestDatabases.CopyOf(await Templates.Empty(kind));
            for (var i = 0; i < InARow && kills < Kills; i++)
            {
                var head = (await database.Store.Read(DeedChain.Head)).Deeds;
                if (!await SeedUntil(database, TimeSpan.FromMilliseconds(random.Next(300, 1_500)))) break;
                kills++;
                await ShouldBeWhole(database);
                (await database.Store.Read(DeedChain.Head)).Deeds.ShouldBeGreaterThanOrEqualTo(head, "what was done stays done");
            }
            (await JoineryCommand.Run(database, "seed", "--demo")).ShouldSucceed();
            (await database.Store.Read(SeedCommand.Digest)).ShouldBe(wanted);
            await ShouldBeWhole(database);
        }
    }

    /// <summary>Seeds, and kills it after a time that chance has picked: that is the fault put in. False when it was through before.</summary>
    private static async Task<bool> SeedUntil(TestDatabase database, TimeSpan until)
    {
        using var process = JoineryCommand.Start(Path.GetTempPath(), [], ["seed", "--demo", .. JoineryCommand.Over(database)]);
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ended, Task.Delay(until)) == ended) return false;
        process.Kill();
        await ended;
        return true;
    }

    [Fact]
    public async Task Fifty_kills_of_a_writer_lose_nothing_that_it_was_told_is_written()
    {
        var random = Seed.Random();
        await using var database = await TestDatabases.Ready(kind, Scribe.Table);
        var answered = 0L;
        for (var kill = 1; kill <= Kills; kill++)
        {
            answered = await WriteUntil(database, random.Next(1, 40));

            (await Lost(database, answered)).ShouldBe(0, $"kill {kill}: line {answered} was answered");
            var there = await database.Value<long>("select count(*) from test_line");
            (await database.Value<long>("select coalesce(max(number), 0) from test_line")).ShouldBe(there, "no number is left out");
            (await database.Value<long>("select count(*) from test_line l join kernel_deed d on d.id = l.deed")).ShouldBe(there, "no line is without its deed");
            (await database.Value<long>("select count(*) from kernel_deed")).ShouldBe(there, "no deed is without its line");
            await ShouldBeWhole(database);
        }
        answered.ShouldBeGreaterThan(Kills, "it wrote on after every kill");
    }

    /// <summary>How many of the lines that were answered are not there.</summary>
    private static async Task<long> Lost(TestDatabase database, long answered) =>
        answered - await database.Value<long>("select count(*) from test_line where number <= @answered", new { answered });

    [Fact]
    public async Task A_line_that_was_answered_and_is_gone_is_found()
    {
        await using var database = await TestDatabases.Ready(kind, Scribe.Table);
        var answered = await WriteUntil(database, 10);
        await database.Sql("delete from test_line where number = 4");
        (await Lost(database, answered)).ShouldBe(1);
    }

    /// <summary>Lets the writer write a number of lines, kills it, and gives the last line that it was answered, its last words included.</summary>
    private static async Task<long> WriteUntil(TestDatabase database, int lines)
    {
        using var writer = JoineryCommand.Start(Environment.ProcessPath!, Path.GetTempPath(), [], ["scribe", database.Setting]);
        (await writer.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        var last = 0L;
        for (var i = 0; i < lines; i++) last = long.Parse((await writer.StandardOutput.ReadLineAsync())!);
        writer.Kill();
        var rest = await writer.StandardOutput.ReadToEndAsync();
        await writer.WaitForExitAsync();
        // The very last line may have been cut off in the middle of its digits.
        foreach (var line in rest.Split('\n').SkipLast(1)) last = long.Parse(line);
        return last;
    }

    [Fact]
    public async Task A_server_that_is_killed_keeps_every_notice_that_it_had_answered()
    {
        var random = Seed.Random();
        await using var database = await TestDatabases.CopyOf(await Templates.Demo(kind));
        var answered = new List<string>();
        var cookies = new Dictionary<string, string>();
        for (var round = 1; round <= 5; round++)
        {
            using var served = await ServedPlace.Start(database);
            using var administrator = new Visitor(served.Address) { Cookies = cookies };
            if (round == 1) await administrator.SignIn("System administrator");
            var cut = random.Next(1, 9);
            await PostUntilKilled(administrator, served, answered, round, cut);
            foreach (var heading in answered)
                (await database.Value<long>("select count(*) from app_notice where heading = @heading", new { heading })).ShouldBe(1, heading);
            await ShouldBeWhole(database);
        }
        answered.Count.ShouldBeGreaterThan(5);
    }

    // Posts and withdraws, for there may be only three at once. The kill comes while one more is on its way.
    private static async Task PostUntilKilled(Visitor administrator, ServedPlace served, List<string> answered, int round, int cut)
    {
        await administrator.Open("/notices");
        for (var i = 1; ; i++)
        {
            foreach (var old in administrator.Page.Texts("button").Where(words => words.StartsWith("Withdraw the notice", StringComparison.Ordinal)).ToList()) await administrator.Press(old);
            var heading = $"Notice {round} {i}";
            var sending = administrator.Fill("Heading", heading).Fill("What people should know", "Words.").Press("Post notice");
            if (i > cut)
            {
                await served.Kill();
                await Task.WhenAny(sending);
                if (sending.IsCompletedSuccessfully) answered.Add(heading);
                return;
            }
            (await sending).Done.ShouldBe("The notice is now at the top of every page.");
            answered.Add(heading);
        }
    }
}

/// <summary>Kills over one file.</summary>
public sealed class KillsOnSqliteTests() : KillTests(DatabaseKind.Sqlite);

/// <summary>Kills over a server.</summary>
public sealed class KillsOnPostgresTests() : KillTests(DatabaseKind.Postgres);
