using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.CommandLine;

/// <summary>A backup taken while people work, and put back elsewhere.</summary>
public sealed class BackupTests
{
    private static Task<TestDatabase> Demo(DatabaseKind kind) => Copy(Templates.Demo(kind));

    private static async Task<TestDatabase> Copy(Task<TestDatabase> template) => await TestDatabases.CopyOf(await template);

    /// <summary>Writes deeds until told to stop; gives how many.</summary>
    private static async Task<int> Work(Store store, TaskCompletionSource begun, CancellationToken stop)
    {
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            (await store.Write<Done>(Some.Deed(), _ => Task.FromResult<Outcome<Done>>(Done.It), CancellationToken.None)).OrThrow();
            if (++written == 3) begun.SetResult();
        }
        return written;
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_taken_while_somebody_writes_comes_back_whole(DatabaseKind kind)
    {
        await using var database = await Demo(kind);
        using var scratch = new Scratch();
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var before = (await database.Store.Read(DeedChain.Head)).Deeds;
        var working = Task.Run(() => Work(database.Store, begun, stop.Token));
        await begun.Task;

        var taken = (await JoineryCommand.Run(database, "backup", scratch.File("place.backup"), "--json")).ShouldSucceed().Json;

        await stop.CancelAsync();
        var after = before + await working;
        taken.GetProperty("deeds").GetInt64().ShouldBeInRange(before + 3, after);
        taken.GetProperty("kind").GetString().ShouldBe(kind == DatabaseKind.Sqlite ? "sqlite" : "postgres");

        await using var elsewhere = await TestDatabases.Empty(kind);
        var restored = (await JoineryCommand.Run(elsewhere, "restore", scratch.File("place.backup"), "--json")).ShouldSucceed().Json;
        restored.GetRawText().ShouldBe(taken.GetRawText());
        var verified = (await JoineryCommand.Run(elsewhere, "verify", "--json")).ShouldSucceed().Json;
        verified.GetProperty("head").GetString().ShouldBe(taken.GetProperty("head").GetString());
        foreach (var table in taken.GetProperty("rows").EnumerateObject())
            (await elsewhere.Value<long>($"select count(*) from {table.Name}")).ShouldBe(table.Value.GetInt64(), table.Name);
        (await JoineryCommand.Run(elsewhere, "seed", "--demo")).ShouldSucceed().Out.ShouldContain("already there");
        // Nothing half-made is left.
        Directory.GetFiles(scratch.Folder).Select(Path.GetFileName).Order().ShouldBe(["place.backup", "place.backup.manifest.json"]);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_written_over(DatabaseKind kind)
    {
        await using var database = await Demo(kind);
        using var scratch = new Scratch();
        scratch.Write("mine", "my file");
        (await JoineryCommand.Run(database, "backup", scratch.File("mine"))).ShouldRefuse().ShouldContain("already exists. Choose another name; a backup is never written over.");
        File.ReadAllText(scratch.File("mine")).ShouldBe("my file");

        (await JoineryCommand.Run(database, "backup", scratch.File("good"))).ShouldSucceed();
        (await JoineryCommand.Run(database, "restore", scratch.File("good"))).ShouldRefuse().ShouldContain("is not empty. Restore into a new one; nothing is written over.");
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_that_is_not_what_its_manifest_says_is_refused(DatabaseKind kind)
    {
        await using var database = await Copy(Templates.Empty(kind));
        using var scratch = new Scratch();
        var (backup, manifest) = (scratch.File("b"), scratch.File("b.manifest.json"));
        (await JoineryCommand.Run(database, "backup", backup)).ShouldSucceed();
        var (bytes, said) = (File.ReadAllBytes(backup), File.ReadAllText(manifest));
        await using var empty = await TestDatabases.Empty(kind);
        Task<CommandRun> Restore() => JoineryCommand.Run(empty, "restore", backup);

        var damaged = (byte[])bytes.Clone();
        damaged[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(backup, damaged);
        (await Restore()).ShouldRefuse().ShouldBe("The backup cannot be used: the file is not the one that its manifest describes.");
        File.WriteAllBytes(backup, bytes);

        foreach (var (broken, sentence) in new[] { ("{", "its manifest is not JSON."), ("{}", "its manifest is empty."), ("", "its manifest is not JSON.") })
        {
            File.WriteAllText(manifest, broken);
            (await Restore()).ShouldRefuse().ShouldBe($"The backup cannot be used: {sentence}");
        }
        File.Delete(manifest);
        (await Restore()).ShouldRefuse().ShouldContain("is missing.");
        File.Delete(backup);
        (await Restore()).ShouldRefuse().ShouldContain("there is no file");

        File.WriteAllBytes(backup, bytes);
        File.WriteAllText(manifest, said);
        (await Restore()).ShouldSucceed();
    }

    [Fact]
    public async Task A_backup_of_one_kind_of_database_is_not_put_into_the_other()
    {
        await using var database = await Copy(Templates.Empty(DatabaseKind.Sqlite));
        using var scratch = new Scratch();
        (await JoineryCommand.Run(database, "backup", scratch.File("b"))).ShouldSucceed();
        await using var other = await TestDatabases.Empty(DatabaseKind.Postgres);
        (await JoineryCommand.Run(other, "restore", scratch.File("b"))).ShouldRefuse().ShouldStartWith("This backup is of a sqlite database and cannot be restored into postgres:");
    }

    [Theory, OnBothDatabases]
    public async Task A_folder_that_is_not_there_is_told(DatabaseKind kind)
    {
        await using var database = await Copy(Templates.Empty(kind));
        using var scratch = new Scratch();
        (await JoineryCommand.Run(database, "backup", scratch.File("no/such/folder/b"))).ShouldRefuse();
        (await JoineryCommand.Run(database, "backup", scratch.File("b"))).ShouldSucceed();
        (await JoineryCommand.Run("restore", scratch.File("b"), "--set", $"database=sqlite:{scratch.File("no/such/folder/joinery.db")}")).ShouldRefuse();
    }

    [Fact]
    public async Task Without_the_programs_of_postgres_a_backup_says_what_to_install()
    {
        await using var database = await Copy(Templates.Empty(DatabaseKind.Postgres));
        using var scratch = new Scratch();
        (await JoineryCommand.Run("backup", scratch.File("b"), "--set", $"database={database.Setting}", "--set", $"postgres-tools={scratch.Folder}"))
            .ShouldRefuse().ShouldBe("pg_dump did not succeed: it was not found. Install PostgreSQL's client programs, or set postgres-tools to their folder.");
        Directory.GetFiles(scratch.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_of_another_schema_is_refused_before_anything_is_done()
    {
        await using var database = await Copy(Templates.Empty(DatabaseKind.Postgres));
        using var scratch = new Scratch();
        (await JoineryCommand.Run(database, "backup", scratch.File("b"))).ShouldSucceed();
        var refused = (await JoineryCommand.Run(database, "restore", scratch.File("b"), "--set", "schema=another")).ShouldRefuse();
        refused.ShouldContain("goes back under that name only: restore with --set schema=");
    }

    [Fact]
    public async Task An_empty_file_may_be_restored_into_but_not_beside_the_log_of_another_database()
    {
        await using var database = await Copy(Templates.Empty(DatabaseKind.Sqlite));
        using var scratch = new Scratch();
        (await JoineryCommand.Run(database, "backup", scratch.File("b"))).ShouldSucceed();
        string[] there = ["--set", $"database=sqlite:{scratch.File("there.db")}"];

        (await JoineryCommand.Run(["verify", .. there])).ShouldRefuse().ShouldContain("Run: joinery migrate");
        scratch.Write("there.db-wal", "left behind by another");
        (await JoineryCommand.Run(["restore", scratch.File("b"), .. there])).ShouldRefuse().ShouldContain("is not empty");
        File.Delete(scratch.File("there.db-wal"));
        (await JoineryCommand.Run(["restore", scratch.File("b"), .. there])).ShouldSucceed();
        (await JoineryCommand.Run(["verify", .. there])).ShouldSucceed();
    }
}
