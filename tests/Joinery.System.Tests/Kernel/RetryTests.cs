using System.Data.Common;
using Joinery.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

/// <summary>What PostgreSQL may do to a write that is no fault of the write's, and how the store tries again.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task A_write_that_conflicts_with_another_program_is_tried_again_and_happens_once()
    {
        await using var database = await Purse.Ready(DatabaseKind.Postgres, 100_00);
        var tries = 0;

        var outcome = await database.Store.Write(Some.Deed(), async db =>
        {
            await db.One<long>("select balance_pence from test_purse");
            if (++tries == 1) await database.Sql("update test_purse set balance_pence = 5000");
            return await Purse.Take(db, 30_00);
        });

        tries.ShouldBe(2);
        outcome.Value.ShouldBe(new Money(20_00));
        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((20_00, 1, 1));
    }

    [Fact]
    public async Task A_write_that_conflicts_every_time_gives_up_after_its_limit_and_says_what_to_do()
    {
        await using var database = await Purse.Ready(DatabaseKind.Postgres, 100_00);
        var tries = 0;

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => database.Store.Write(Some.Deed(), async db =>
        {
            await db.One<long>("select balance_pence from test_purse");
            await database.Sql("update test_purse set balance_pence = balance_pence + 1");
            tries++;
            return await Purse.Take(db, 30_00);
        }));

        tries.ShouldBe(Limits.WriteTries);
        failure.Message.ShouldContain("Try again in a moment");
        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((100_00 + Limits.WriteTries, 0, 0));
    }

    [Fact]
    public async Task A_write_whose_connection_is_cut_is_tried_again_and_happens_once()
    {
        await using var database = await Purse.Ready(DatabaseKind.Postgres, 100_00);
        var tries = 0;

        var outcome = await database.Store.Write(Some.Deed(), async db =>
        {
            var taken = await Purse.Take(db, 30_00);
            if (++tries == 1) await db.Query<bool>("select pg_terminate_backend(pg_backend_pid())");
            return taken;
        });

        tries.ShouldBe(2);
        outcome.IsAccepted.ShouldBeTrue();
        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((70_00, 1, 1));
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_after_commit_is_known_by_its_deed_and_not_done_again()
    {
        await using var database = await Purse.Ready(DatabaseKind.Postgres, 100_00);
        await using var line = new CutLine(new NpgsqlConnectionStringBuilder(TestDatabases.Server).Port);
        await using var store = Through(database, line);
        var tries = 0;

        line.CutAtAnswerTo("COMMIT");
        var outcome = await store.Write(Some.Deed(), db =>
        {
            tries++;
            return Purse.Take(db, 30_00);
        });

        line.Cuts.ShouldBe(1);
        tries.ShouldBe(1);
        outcome.Value.ShouldBe(new Money(70_00));
        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((70_00, 1, 1));
    }

    [Fact]
    public async Task What_has_no_deed_may_be_done_twice_when_its_answer_is_lost()
    {
        await using var database = await Purse.Ready(DatabaseKind.Postgres, 100_00);
        await using var line = new CutLine(new NpgsqlConnectionStringBuilder(TestDatabases.Server).Port);
        await using var store = Through(database, line);

        line.CutAtAnswerTo("COMMIT");
        await store.Tend(db => Purse.Take(db, 30_00));

        line.Cuts.ShouldBe(1);
        (await database.Left()).ShouldBe(40_00, "so the deed is what kept the other test from doing it twice");
    }

    [Fact]
    public async Task A_fault_that_will_not_pass_is_not_tried_again()
    {
        await using var database = await Purse.Ready(DatabaseKind.Postgres, 100_00);
        var tries = 0;
        await Should.ThrowAsync<DbException>(() => database.Store.Write<int>(Some.Deed(), async db =>
        {
            tries++;
            return await db.Execute("insert into test_purse (name, balance_pence) values ('pool', 1)");
        }));
        tries.ShouldBe(1);
    }

    private static Store Through(TestDatabase database, CutLine line)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.Setting["postgres:".Length..]) { Port = line.Port };
        return Store.At(StoreAddress.Parse($"postgres:{connection}", TestDatabase.Schema, "/").OrThrow(), database.Clock);
    }
}
