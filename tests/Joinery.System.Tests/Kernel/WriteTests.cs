using System.Data.Common;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

public sealed class WriteTests
{
    [Theory, OnBothDatabases]
    public async Task A_write_and_its_deed_happen_together(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        var deed = Some.Deed("purse.take", reason: "Émile asked 🙂", subject: "purse:pool", detail: """{"pence":3000}""");

        (await database.Store.Take(deed, 30_00)).Value.ShouldBe(new Money(70_00));

        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((70_00, 1, 1));
        var recorded = (await database.Store.Read(db => DeedChain.Latest(db, long.MaxValue, 10))).ShouldHaveSingleItem();
        recorded.ShouldBe(new RecordedDeed(1, deed.Id.ToString(), "2026-04-01T09:30:00.000000Z", "a-1", "Asha Okafor", "nurse", "XJ1", "purse.take", "DirectCare",
            "Émile asked 🙂", "purse:pool", """{"pence":3000}""", DeedChain.Start, DeedChain.HashOf(recorded)));
    }

    [Theory, OnBothDatabases]
    public async Task A_refusal_rolls_everything_back_and_comes_back_as_a_value(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);

        var outcome = await database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await Purse.Take(db, 30_00);
            await db.Emit("purse.taken");
            return Purse.Empty.With();
        });

        outcome.Refusal.ShouldBe(Purse.Empty.With());
        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((100_00, 0, 0));
        (await database.Store.Read(OutboxTable.Last)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_fault_rolls_everything_back_and_is_thrown(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);

        await Should.ThrowAsync<FormatException>(() => database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await Purse.Take(db, 30_00);
            throw new FormatException("A broken invariant.");
        }));

        (await database.Left(), await database.Deeds()).ShouldBe((100_00, 0));
        (await database.Store.Take(Some.Deed(), 1)).IsAccepted.ShouldBeTrue("the next write must not find the store held");
    }

    [Theory, OnBothDatabases]
    public async Task When_the_deed_cannot_be_recorded_nothing_is_written(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        await database.Sql("create unique index only_one on kernel_deed (action)");
        await database.Store.Take(Some.Deed("purse.take"), 1_00);

        await Should.ThrowAsync<DbException>(() => database.Store.Take(Some.Deed("purse.take"), 1_00));

        (await database.Left(), await database.Takings(), await database.Deeds()).ShouldBe((99_00, 1, 1));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_deed_twice_happens_once(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        var deed = Some.Deed();

        (await database.Store.Take(deed, 30_00)).IsAccepted.ShouldBeTrue();
        (await database.AnotherNode().Take(deed, 30_00)).Refusal!.Code.ShouldBe("deed.repeated");

        (await database.Left(), await database.Deeds()).ShouldBe((70_00, 1));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_deed_sent_from_many_sides_at_once_happens_once(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        var deed = Some.Deed();
        Store[] nodes = [database.Store, database.AnotherNode()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => nodes[i % 2].Take(deed, 30_00))));

        outcomes.Count(outcome => outcome.IsAccepted).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsAccepted).ShouldAllBe(outcome => outcome.Refusal!.Code == "deed.repeated");
        (await database.Left(), await database.Deeds()).ShouldBe((70_00, 1));
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_deed_may_be_sent_again(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 10_00);
        var deed = Some.Deed();

        (await database.Store.Take(deed, 30_00)).Refusal!.Code.ShouldBe("test.purse-empty");
        await database.Sql("update test_purse set balance_pence = 5000");

        (await database.Store.Take(deed, 30_00)).Value.ShouldBe(new Money(20_00));
    }

    [Theory, OnBothDatabases]
    public async Task A_deed_without_an_id_is_a_fault(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);

        (await Should.ThrowAsync<ArgumentException>(() => database.Store.Take(Some.Deed(id: default(Id<Deed>)), 1))).Message.ShouldContain("identifies nothing");

        (await database.Deeds()).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Tending_writes_without_a_deed(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);

        await database.Store.Tend(db => db.Execute("update test_purse set balance_pence = 1"));

        (await database.Left(), await database.Deeds()).ShouldBe((1, 0));
    }

    [Theory, OnBothDatabases]
    public async Task A_read_cannot_write(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        const string Sql = "update test_purse set balance_pence = 0";

        await Should.ThrowAsync<InvalidOperationException>(() => database.Store.Read(db => db.Execute(Sql)));
        await Should.ThrowAsync<InvalidOperationException>(() => database.Store.Read(async db =>
        {
            await db.InsertMany("test_purse", ["name", "balance_pence"], [["other", 1L]]);
            return 0;
        }));
        await Should.ThrowAsync<InvalidOperationException>(() => database.Store.Read(async db =>
        {
            await db.Emit("purse.taken");
            return 0;
        }));
        // What gets past that check is stopped by the database itself.
        await Should.ThrowAsync<InvalidOperationException>(() => database.Store.Read(db => db.Query<long>($"{Sql} returning balance_pence")));

        (await database.Left()).ShouldBe(100_00);
        (await database.Store.Take(Some.Deed(), 1)).IsAccepted.ShouldBeTrue("the connection that read may be used again, to write");
    }

    [Theory, OnBothDatabases]
    public async Task What_is_stopped_in_the_middle_stops_and_leaves_nothing(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        using var reading = new CancellationTokenSource();
        using var writing = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => database.Store.Read(async db =>
        {
            await reading.CancelAsync();
            return await db.Query<long>("select balance_pence from test_purse");
        }, reading.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => database.Store.Write(Some.Deed(), async db =>
        {
            await Purse.Take(db, 30_00);
            await writing.CancelAsync();
            return await Purse.Take(db, 30_00);
        }, writing.Token));

        (await database.Left(), await database.Deeds()).ShouldBe((100_00, 0));
        (await database.Store.Take(Some.Deed(), 1)).IsAccepted.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Those_who_listen_hear_of_commits_with_events_and_of_no_others(DatabaseKind kind)
    {
        await using var database = await Purse.Ready(kind, 100_00);
        var heard = 0;
        database.Store.Committed += () => heard++;

        await database.Store.Take(Some.Deed(), 1);
        heard.ShouldBe(0);
        await database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await db.Emit("purse.taken");
            return Purse.Empty.With();
        });
        heard.ShouldBe(0);
        await database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await db.Emit("purse.taken");
            await db.Emit("purse.taken");
            return Done.It;
        });
        heard.ShouldBe(1);
    }
}
