using Dapper;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

/// <summary>Several nodes over one database, writing and reading at the same time.</summary>
public sealed class NodesTests
{
    [Theory, OnBothDatabases]
    public async Task Eight_writers_on_two_nodes_all_commit_once_and_the_chain_has_no_gap(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 1_000_00);
        Store[] nodes = [database.Store, database.AnotherNode()];

        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++) (await nodes[writer % 2].Take(Some.Deed($"purse.take{writer}"), 1_00)).OrThrow();
        }));
        await Task.WhenAll(writers);

        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((920_00, 80, 80));
        (await database.Store.Verify()).Value.Deeds.ShouldBe(80);
    }

    [Theory, OnBothDatabases]
    public async Task Eight_nodes_that_write_at_once_wait_for_one_another_and_none_has_to_try_again(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 1_000_00);
        var tries = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => database.AnotherNode()).Select(node => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
                (await node.Write(Some.Deed(), db =>
                {
                    Interlocked.Increment(ref tries);
                    return Purse.Take(db, 1_00);
                })).OrThrow();
        })));

        tries.ShouldBe(40);
        (await database.Left(), await database.Deeds()).ShouldBe((960_00, 40));
        (await database.Store.Verify()).Value.Deeds.ShouldBe(40);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_people_who_take_the_last_ten_thousand_pounds_at_once_exactly_one_succeeds(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 0);
        Store[] nodes = [database.Store, database.AnotherNode()];
        for (var round = 1; round <= 15; round++)
        {
            await database.Sql("update test_purse set balance_pence = 1000000");

            var outcomes = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Take(Some.Deed(), 10_000_00))));

            outcomes.Count(outcome => outcome.IsAccepted).ShouldBe(1);
            outcomes.Single(outcome => !outcome.IsAccepted).Refusal.ShouldBe(Purse.Empty.With());
            (await database.Left(), await database.Takings()).ShouldBe((0, round));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Without_the_store_both_would_take_the_last_ten_thousand_pounds(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 10_000_00);
        await using var one = await database.Connect();
        await using var other = await database.Connect();
        const string Look = "select balance_pence from test_purse", Write = "update test_purse set balance_pence = @left";

        var (oneSees, otherSees) = (await one.ExecuteScalarAsync<long>(Look), await other.ExecuteScalarAsync<long>(Look));
        var taken = await one.ExecuteAsync(Write, new { left = oneSees - 10_000_00 }) + await other.ExecuteAsync(Write, new { left = otherSees - 10_000_00 });

        taken.ShouldBe(2);
        (await database.Left()).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_read_sees_one_moment_while_a_write_commits(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        var other = database.AnotherNode();
        const string Sql = "select balance_pence from test_purse";

        var (before, after) = await database.Store.Read(async db =>
        {
            var first = await db.One<long>(Sql);
            (await other.Take(Some.Deed(), 30_00)).OrThrow();
            return (first, await db.One<long>(Sql));
        });

        (before, after).ShouldBe((100_00, 100_00));
        (await database.Store.Read(db => db.One<long>(Sql))).ShouldBe(70_00, "a second read sees the write, so the first could have failed");
    }

    [Theory, OnBothDatabases]
    public async Task A_writer_waits_for_another_programs_lock_and_goes_on_when_it_is_released(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        await using var other = await database.Connect();
        await other.ExecuteAsync(kind == DatabaseKind.Sqlite ? "begin immediate" : "begin; lock table kernel_deed in exclusive mode");

        var waiting = Task.Run(() => database.Store.Take(Some.Deed(), 30_00));
        await other.ExecuteAsync("update test_purse set balance_pence = 5000");
        waiting.IsCompleted.ShouldBeFalse();
        await other.ExecuteAsync("commit");

        (await waiting).Value.ShouldBe(new Money(20_00), "it saw what was written while it waited");
    }
}
