using System.Text.Json;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.CommandLine;

/// <summary>What the executable answers, and how it ends: 0 for done, 2 for refused, one clear line for each problem.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task It_tells_its_version() => (await JoineryCommand.Run("--version")).ShouldSucceed().Out.ShouldStartWith("0.1.0");

    [Fact]
    public async Task Help_names_every_command()
    {
        var help = (await JoineryCommand.Run("--help")).ShouldSucceed().Out;
        foreach (var command in new[] { "serve", "migrate", "seed", "verify", "backup <file>", "restore <file>", "settings", "reference <folder>" }) help.ShouldContain($"  {command} ");
    }

    [Theory]
    [InlineData("'bogus'", "bogus")]
    [InlineData("'--bogus'", "verify", "--bogus")]
    [InlineData("Required command", new string[0])]
    [InlineData("missing for command: 'backup'", "backup")]
    [InlineData("'eleven'", "seed", "--demo", "--seed", "eleven")]
    public async Task What_it_does_not_understand_it_refuses_in_a_sentence(string said, params string[] arguments)
    {
        var run = await JoineryCommand.Run(arguments);
        run.ShouldRefuse().ShouldContain(said);
        run.Error.ShouldContain("Run joinery --help to see what there is.");
        run.Out.ShouldBe("");
    }

    [Theory, OnBothDatabases]
    public async Task Migrating_brings_the_database_up_to_date_once(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Empty(kind);
        (await JoineryCommand.Run(database, "migrate", "--demo")).ShouldSucceed().Out.ShouldStartWith($"Applied {Joinery.App.Modules.Migrations.Count} migrations: Kernel 0001_deeds, Place 0001_areas, Place 0002_statistics, Place 0003_promises, Place 0004_leaders, Place 0005_uploads, Place 0006_models, ");
        var rows = await database.Value<long>("select count(*) from place_area");
        rows.ShouldBe(388);

        (await JoineryCommand.Run(database, "migrate", "--demo")).ShouldSucceed().Out.ShouldBe("The database is up to date.\n");
        var json = (await JoineryCommand.Run(database, "migrate", "--demo", "--json")).ShouldSucceed().Json;
        json.GetProperty("applied").GetArrayLength().ShouldBe(0);
        (await database.Value<long>("select count(*) from place_area")).ShouldBe(rows);
    }

    [Fact]
    public async Task Outside_the_demo_place_the_body_that_runs_it_must_be_named()
    {
        await using var database = await TestDatabases.Empty(DatabaseKind.Sqlite);
        foreach (var command in new[] { "migrate", "serve" })
            (await JoineryCommand.Run(database, command)).ShouldRefuse().ShouldBe("Set organisation to the code of the body that runs this Joinery, like --set organisation=QXX. For the demo place add --demo instead.");

        (await JoineryCommand.Run(database, "migrate", "--set", "organisation=qxx")).ShouldSucceed();
        (await database.Value<string>("select organisation from kernel_deed where seq = 1")).ShouldBe("QXX");
    }

    [Theory, OnBothDatabases]
    public async Task Seeding_twice_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Demo(kind));
        var head = await database.Store.Read(DeedChain.Head);

        var run = (await JoineryCommand.Run(database, "seed", "--demo")).ShouldSucceed();

        run.Out.ShouldContain("The demo place is already there: ");
        (await database.Store.Read(DeedChain.Head)).ShouldBe(head);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_place_on_both_databases_and_another_seed_another()
    {
        async Task<JsonElement> Seed(DatabaseKind kind, params string[] more)
        {
            await using var database = await TestDatabases.CopyOf(await Templates.Empty(kind));
            return (await JoineryCommand.Run(database, ["seed", "--demo", "--json", .. more])).ShouldSucceed().Json;
        }
        var runs = await Task.WhenAll(Seed(DatabaseKind.Sqlite), Seed(DatabaseKind.Postgres), Seed(DatabaseKind.Sqlite, "--seed", "8"), Seed(DatabaseKind.Sqlite, "--date", "2027-01-04"));

        var digests = runs.Select(run => run.GetProperty("digest").GetString()).ToList();
        digests[1].ShouldBe(digests[0]);
        digests[2].ShouldNotBe(digests[0]);
        digests[3].ShouldNotBe(digests[0]);
        runs[0].GetProperty("rows").GetInt64().ShouldBe(runs[1].GetProperty("rows").GetInt64());
        runs[0].GetProperty("stepsDone").GetInt32().ShouldBeGreaterThan(10);
        runs[0].EnumerateObject().Select(property => property.Name).ShouldBe(["seed", "date", "stepsDone", "rows", "digest"]);
    }

    [Theory]
    [InlineData("Only the demo place can be seeded. Run: joinery seed --demo", "seed")]
    [InlineData("--date: The day must be written like 2026-10-01.", "seed", "--demo", "--date", "1 October")]
    [InlineData("This database has a demo place that another seed or day made (", "seed", "--demo", "--seed", "8")]
    [InlineData("This database has a demo place that another seed or day made (", "seed", "--demo", "--date", "2026-10-02")]
    public async Task A_seed_that_cannot_be_is_refused(string sentence, params string[] arguments)
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Demo(DatabaseKind.Sqlite));
        (await JoineryCommand.Run(database, arguments)).ShouldRefuse().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task A_database_in_which_real_people_have_signed_in_is_not_seeded()
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Empty(DatabaseKind.Sqlite));
        await database.Sql("insert into app_account (id, name, organisation, roles, signed_in_with) values ('a', 'b', 'QXX', 'nurse', 'cis2')");
        (await JoineryCommand.Run(database, "seed", "--demo")).ShouldRefuse().ShouldStartWith("People have signed in to this database");
    }

    [Theory, OnBothDatabases]
    public async Task Verifying_tells_the_head_and_after_one_byte_is_changed_names_the_deed(DatabaseKind kind)
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Demo(kind));
        var whole = (await JoineryCommand.Run(database, "verify", "--json")).ShouldSucceed().Json;
        var (deeds, head) = (whole.GetProperty("deeds").GetInt64(), whole.GetProperty("head").GetString()!);
        (await JoineryCommand.Run(database, "verify", "--head", head)).ShouldSucceed().Out.ShouldBe($"The log of deeds is whole: {deeds:N0} deeds, head {head}.\n");
        (await JoineryCommand.Run(database, "verify", "--head", new string('0', 64))).ShouldRefuse().ShouldStartWith("No deed has the hash 000");

        var random = Seed.Random();
        foreach (var column in new[] { "reason", "who", "hash" })
        {
            var (seq, was) = (random.NextInt64(1, deeds + 1), "");
            was = await database.Value<string>($"select {column} from kernel_deed where seq = {seq}");
            var at = random.Next(was.Length);
            await database.Sql($"update kernel_deed set {column} = @now where seq = {seq}", new { now = was[..at] + (was[at] == '7' ? '8' : '7') + was[(at + 1)..] });

            (await JoineryCommand.Run(database, "verify")).ShouldRefuse().ShouldContain($"The log of deeds is broken at deed {seq} (id ");

            await database.Sql($"update kernel_deed set {column} = @was where seq = {seq}", new { was });
        }
        (await JoineryCommand.Run(database, "verify")).ShouldSucceed();
    }

    [Fact]
    public async Task The_reference_is_written_where_it_is_asked_for()
    {
        // Examples and the list of rules are made by their own tests, and the words by hand.
        string[] others = ["cli.md", "rules.md", "words.md"];
        using var scratch = new Scratch();
        (await JoineryCommand.RunIn(scratch.Folder, [], "reference", "made/here")).ShouldSucceed().Out.ShouldBe("Wrote the reference to made/here.\n");
        foreach (var file in Directory.GetFiles(Sources.File("docs/reference")).Where(file => !others.Contains(Path.GetFileName(file))))
            File.ReadAllText(scratch.File($"made/here/{Path.GetFileName(file)}")).ShouldBe(File.ReadAllText(file), file);
    }
}
