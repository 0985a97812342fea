using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

public sealed class OutboxTests
{
    private static async Task Emit(Store store, string topic, string body = "{}") =>
        (await store.Write<Done>(Some.Deed(), async db =>
        {
            await db.Emit(topic, body);
            return Done.It;
        })).OrThrow();

    private static Task<IReadOnlyList<OutboxEvent>> All(TestDatabase database) => database.Store.Read(db => OutboxTable.After(db, 0, 1000));

    [Theory, OnBothDatabases]
    public async Task Events_are_told_in_the_order_of_commits(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind);
        (await database.Store.Read(OutboxTable.Last)).ShouldBe(0);

        await Emit(database.Store, "notice.posted", """{"name":"É"}""");
        database.Clock.Move(TimeSpan.FromMinutes(1));
        await Emit(database.AnotherNode(), "notice.withdrawn");

        (await All(database)).ShouldBe([
            new(1, "notice.posted", """{"name":"É"}""", Some.Moment),
            new(2, "notice.withdrawn", "{}", Some.Moment.AddMinutes(1)),
        ]);
        (await database.Store.Read(db => OutboxTable.After(db, 1, 10))).ShouldHaveSingleItem().Seq.ShouldBe(2);
        (await database.Store.Read(db => OutboxTable.After(db, 0, 1))).ShouldHaveSingleItem().Seq.ShouldBe(1);
        (await database.Store.Read(OutboxTable.Last)).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_follows_the_numbers_misses_nothing_that_two_nodes_write(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind);
        Store[] nodes = [database.Store, database.AnotherNode()];
        var writing = Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++) await Emit(node, "thing.done");
        })));

        var followed = new List<long>();
        while (!writing.IsCompleted || followed.Count < await database.Store.Read(OutboxTable.Last))
            followed.AddRange((await database.Store.Read(db => OutboxTable.After(db, followed.LastOrDefault(), 5))).Select(told => told.Seq));

        await writing;
        followed.ShouldBe(Enumerable.Range(1, 30).Select(seq => (long)seq));
    }

    [Theory, OnBothDatabases]
    public async Task A_subscriber_marks_how_far_it_has_got(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind);
        (await database.Store.Read(db => OutboxTable.Taken(db, "letters"))).ShouldBe(0);

        await database.Store.Tend(db => OutboxTable.Take(db, "letters", 3));
        await database.Store.Tend(db => OutboxTable.Take(db, "letters", 5));

        (await database.Store.Read(db => OutboxTable.Taken(db, "letters"))).ShouldBe(5);
        (await database.Store.Read(db => OutboxTable.Taken(db, "feeds"))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Only_events_that_are_old_and_taken_by_all_are_forgotten_and_the_last_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind);
        for (var i = 0; i < 4; i++) await Emit(database.Store, "thing.done");
        await database.Store.Tend(db => OutboxTable.Take(db, "letters", 4));
        await database.Store.Tend(db => OutboxTable.Take(db, "feeds", 2));

        database.Clock.Move(OutboxTable.Kept);
        await database.Store.Tend(OutboxTable.Trim);
        (await All(database)).Count.ShouldBe(4, "they are not yet old enough");

        database.Clock.Move(TimeSpan.FromSeconds(1));
        await database.Store.Tend(OutboxTable.Trim);
        (await All(database)).Select(told => told.Seq).ShouldBe([3, 4], "feeds has not taken 3 and 4");

        await database.Store.Tend(db => OutboxTable.Take(db, "feeds", 4));
        await database.Store.Tend(OutboxTable.Trim);
        (await All(database)).Select(told => told.Seq).ShouldBe([4], "the last keeps the count");
        await Emit(database.Store, "thing.done");
        (await database.Store.Read(OutboxTable.Last)).ShouldBe(5);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_durable_subscriber_old_events_are_forgotten_too(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Ready(kind);
        for (var i = 0; i < 3; i++) await Emit(database.Store, "thing.done");

        database.Clock.Move(OutboxTable.Kept + TimeSpan.FromSeconds(1));
        await database.Store.Tend(OutboxTable.Trim);

        (await All(database)).Select(told => told.Seq).ShouldBe([3], "a table that nobody follows must not grow for ever");
    }
}
