using System.Data.Common;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

public sealed class MigrationTests
{
    private static readonly IReadOnlyList<Migration> Kernel = Migrations.In(typeof(Store).Assembly);
    private static readonly Migration One = new("Test", 1, "one", "create table test_one (name text primary key);");
    private static readonly Migration Two = new("Test", 2, "two", "create table test_two (name text primary key);\ninsert into test_two (name) values ('x');");

    private static Task<Outcome<IReadOnlyList<Migration>>> Apply(TestDatabase database, params Migration[] more) =>
        Migrations.Apply(database.Store, [.. Kernel, .. more], database.Clock);

    private static Task<Outcome<Done>> Check(TestDatabase database, params Migration[] more) => Migrations.Check(database.Store, [.. Kernel, .. more]);

    [Theory, OnBothDatabases]
    public async Task From_an_empty_database_everything_is_made_and_a_second_time_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Empty(kind);
        (await Check(database, One)).Refusal!.Code.ShouldBe("migration.pending");

        (await Apply(database, One)).Value.ShouldBe([.. Kernel, One]);
        (await Check(database, One)).IsAccepted.ShouldBeTrue();
        (await Apply(database, One)).Value.ShouldBeEmpty();
        (await Check(database, One)).IsAccepted.ShouldBeTrue();

        (await database.Value<string>("select applied_at from kernel_migration where module = 'Test'")).ShouldBe("2026-04-01T09:30:00.000000Z");
    }

    [Theory, OnBothDatabases]
    public async Task An_older_database_is_brought_up_to_date(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind, One);
        (await Check(database, One, Two)).Refusal!.Sentence.ShouldContain("Test 0002_two is missing. Run: joinery migrate");

        (await Apply(database, One, Two)).Value.ShouldBe([Two]);

        (await database.Value<string>("select name from test_two")).ShouldBe("x");
    }

    [Theory, OnBothDatabases]
    public async Task A_migration_changed_after_it_was_applied_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind, One);
        var changed = One with { Sql = "create table test_one (name text primary key, more text);" };
        changed = new Migration(changed.Module, changed.Number, changed.Name, changed.Sql);

        (await Apply(database, changed, Two)).Refusal!.Sentence.ShouldContain("Test 0001_one was changed after it was applied on 1 April 2026 at 10:30am");
        (await Check(database, changed)).Refusal!.Code.ShouldBe("migration.changed");

        await Nothing_of(database, "test_two");
    }

    [Theory, OnBothDatabases]
    public async Task A_migration_whose_line_ends_alone_differ_is_the_same(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind, One, Two);
        (await Apply(database, One, new Migration("Test", 2, "two", Two.Sql.Replace("\n", "\r\n")))).Value.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Another_migration_under_a_number_that_is_already_applied_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind, One);
        (await Apply(database, new Migration("Test", 1, "other", Two.Sql), new Migration("Test", 2, "one", One.Sql))).Refusal!.Code.ShouldBe("migration.order");
    }

    [Theory, OnBothDatabases]
    public async Task A_migration_that_was_skipped_below_one_applied_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind, One, Two);
        await database.Sql("delete from kernel_migration where module = 'Test' and number = 1");
        (await Apply(database, One, Two)).Refusal!.Sentence.ShouldContain("Test 0001_one comes before Test 0002_two");
    }

    [Theory, OnBothDatabases]
    public async Task Numbers_with_a_gap_a_double_or_out_of_order_are_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind);
        var three = new Migration("Test", 3, "three", "select 1");
        Migration[][] wrong = [[One, three], [Two], [One, One], [Two, One], [One, new Migration("Test", 1, "other", "select 1")]];
        foreach (var migrations in wrong) (await Apply(database, migrations)).Refusal.ShouldNotBeNull().Code.ShouldBe("migration.number");
        await Nothing_of(database, "test_one");
    }

    [Theory, OnBothDatabases]
    public async Task A_database_from_a_later_version_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind, One, Two);
        (await Apply(database, One)).Refusal!.Sentence.ShouldContain("The database has the migration Test 0002_two, which this version of Joinery does not know");
        (await Check(database, One)).Refusal!.Code.ShouldBe("migration.newer");
    }

    [Theory, OnBothDatabases]
    public async Task A_migration_that_fails_leaves_nothing_of_itself_or_of_those_before_it(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Empty(kind);
        var failing = new Migration("Test", 2, "failing", "create table test_two (name text);\ninsert into test_two (name) values (nothing_of_that_name);");

        await Should.ThrowAsync<DbException>(() => Apply(database, One, failing));

        await Nothing_of(database, "test_one");
        await Nothing_of(database, "test_two");
        await Nothing_of(database, "kernel_migration");
        (await Apply(database, One, Two)).IsAccepted.ShouldBeTrue();
        (await database.Value<long>("select count(*) from test_two")).ShouldBe(1, "the check above can fail: a table that is there is found");
    }

    [Theory, OnBothDatabases]
    public async Task Nodes_that_migrate_at_once_apply_each_migration_once(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Empty(kind);
        var nodes = Enumerable.Range(0, 4).Select(_ => database.AnotherNode()).ToList();

        var outcomes = await Task.WhenAll(nodes.Select(node => Task.Run(() => Migrations.Apply(node, [.. Kernel, One, Two], database.Clock))));

        outcomes.SelectMany(outcome => outcome.Value).ShouldBe([.. Kernel, One, Two], ignoreOrder: true);
        (await database.Value<long>("select count(*) from test_two")).ShouldBe(1);
    }

    private static async Task Nothing_of(TestDatabase database, string table) =>
        (await Should.ThrowAsync<DbException>(() => database.Sql($"delete from {table} where 1 = 2"))).Message.ShouldContain(table);
}
