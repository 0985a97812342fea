using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

public sealed class DeedChainTests
{
    private static readonly string[] Columns =
        ["seq", "id", "at", "who", "who_name", "roles", "organisation", "action", "purpose", "reason", "subject", "detail", "previous", "hash"];

    private static async Task<TestDatabase> WithDeeds(DatabaseKind kind, int count)
    {
        var database = await TestDatabases.Ready(kind);
        for (var i = 1; i <= count; i++) (await Do(database.Store, $"thing.do{i}")).OrThrow();
        return database;
    }

    private static Task<Outcome<Done>> Do(Store store, string action) => store.Write<Done>(Some.Deed(action), _ => Task.FromResult<Outcome<Done>>(Done.It));

    [Theory, OnBothDatabases]
    public async Task An_empty_log_is_whole(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 0);
        (await database.Store.Verify()).Value.ShouldBe(new ChainHead(0, DeedChain.Start));
    }

    [Theory, OnBothDatabases]
    public async Task Deeds_are_numbered_without_a_gap_and_each_carries_the_hash_of_the_one_before(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 4);

        var deeds = (await database.Store.Read(db => DeedChain.Latest(db, long.MaxValue, 10))).Reverse().ToList();

        deeds.Select(deed => deed.Seq).ShouldBe([1, 2, 3, 4]);
        deeds.Select(deed => deed.Previous).ShouldBe([DeedChain.Start, .. deeds.SkipLast(1).Select(deed => deed.Hash)]);
        (await database.Store.Verify()).Value.ShouldBe(new ChainHead(4, deeds[^1].Hash));
        (await database.Store.Read(DeedChain.Head)).ShouldBe(new ChainHead(4, deeds[^1].Hash));
        (await database.Store.Read(db => DeedChain.Latest(db, before: 3, count: 1))).ShouldHaveSingleItem().Action.ShouldBe("thing.do2");
    }

    [Theory, OnBothDatabases]
    public async Task One_byte_changed_in_any_column_of_any_deed_is_found_and_the_deed_named(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 3);
        (await database.Store.Verify()).IsAccepted.ShouldBeTrue();
        var random = Seed.Random();
        foreach (var column in Columns.Skip(1))
        {
            for (var seq = 1; seq <= 3; seq++)
            {
                var was = await database.Value<string>($"select {column} from kernel_deed where seq = {seq}");
                await database.Sql($"update kernel_deed set {column} = @now where seq = {seq}", new { now = WithOneByteChanged(was, random) });

                var refusal = (await database.Store.Verify()).Refusal.ShouldNotBeNull($"{column} of deed {seq}");
                refusal.Code.ShouldBe("deed.chain-broken");
                refusal.Sentence.ShouldContain($"broken at deed {seq} ", customMessage: column);

                await database.Sql($"update kernel_deed set {column} = @was where seq = {seq}", new { was });
            }
        }
        (await database.Store.Verify()).IsAccepted.ShouldBeTrue("everything was put back");
    }

    private static string WithOneByteChanged(string text, Random random)
    {
        var letters = text.ToCharArray();
        var at = random.Next(letters.Length);
        letters[at] = letters[at] == '7' ? '8' : '7';
        return new string(letters);
    }

    [Theory, OnBothDatabases]
    public async Task A_change_of_number_is_found(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 3);
        await database.Sql("update kernel_deed set seq = 4 where seq = 3");
        (await database.Store.Verify()).Refusal!.Sentence.ShouldContain("broken at deed 4 ");
    }

    [Theory, OnBothDatabases]
    public async Task Text_moved_from_one_column_to_the_next_is_found(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 1);
        await database.Sql("update kernel_deed set reason = reason || 't', subject = substr(subject, 2)");
        (await database.Store.Verify()).Refusal!.Sentence.ShouldContain("its content does not match its hash");
    }

    [Theory, OnBothDatabases]
    public async Task A_deed_taken_out_is_found(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 4);

        await database.Sql("delete from kernel_deed where seq = 2");
        (await database.Store.Verify()).Refusal!.Sentence.ShouldContain("broken at deed 3 ");

        await database.Sql("update kernel_deed set seq = seq - 1 where seq = 3");
        await database.Sql("update kernel_deed set seq = seq - 1 where seq = 4");
        (await database.Store.Verify()).Refusal!.Sentence.ShouldContain("broken at deed 2 ", customMessage: "closing the gap does not hide it");
    }

    [Theory, OnBothDatabases]
    public async Task A_deed_put_in_between_is_found_even_when_its_own_hash_is_right(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 3);
        await database.Sql("update kernel_deed set seq = 4 where seq = 3");
        var second = (await database.Store.Read(db => DeedChain.Latest(db, 3, 1)))[0];
        var forged = second with { Seq = 3, Id = Some.Id<Deed>().ToString(), Reason = "Never said.", Previous = second.Hash };
        await database.Sql("""
            insert into kernel_deed (seq, id, at, who, who_name, roles, organisation, action, purpose, reason, subject, detail, previous, hash)
            values (@Seq, @Id, @At, @Who, @WhoName, @Roles, @Organisation, @Action, @Purpose, @Reason, @Subject, @Detail, @Previous, @Hash)
            """, forged with { Hash = DeedChain.HashOf(forged) });

        (await database.Store.Verify()).Refusal!.Sentence.ShouldContain("broken at deed 4 ");
    }

    [Theory, OnBothDatabases]
    public async Task Deeds_cut_off_at_the_end_show_only_against_a_head_kept_elsewhere(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 3);
        var kept = (await database.Store.Verify()).Value;

        await database.Sql("delete from kernel_deed where seq = 3");

        (await database.Store.Verify()).Value.ShouldNotBe(kept);
    }

    [Theory, OnBothDatabases]
    public async Task A_walk_tells_how_far_it_has_come(DatabaseKind kind)
    {
        await using var database = await WithDeeds(kind, 3);
        var walked = new List<long>();
        await database.Store.Read(db => DeedChain.Verify(db, walked.Add));
        walked.ShouldBe([1, 2, 3]);
    }
}
