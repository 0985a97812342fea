using Joinery.Testing;

namespace Joinery.SystemTests.Kernel;

/// <summary>A table to write to: purses of money, and what was taken from them.</summary>
internal static class Purse
{
    public static readonly Migration Table = new("Test", 1, "purses", """
        create table test_purse (
            name text primary key,
            balance_pence bigint not null
        );
        create table test_taking (
            id text primary key,
            purse text not null references test_purse (name),
            pence bigint not null
        );
        """);

    public static readonly RefusalKind Empty = new("test.purse-empty", "There is not enough in the purse.");

    public static async Task<TestDatabase> Ready(DatabaseKind kind, long pence)
    {
        var database = await TestDatabases.Ready(kind, Table);
        await database.Sql("insert into test_purse (name, balance_pence) values ('pool', @pence)", new { pence });
        return database;
    }

    /// <summary>Takes an amount, as a module would: look, judge, write.</summary>
    public static Task<Outcome<Money>> Take(this Store store, Deed deed, long pence) => store.Write(deed, db => Take(db, pence));

    public static async Task<Outcome<Money>> Take(Db db, long pence)
    {
        var left = await db.One<long>("select balance_pence from test_purse where name = 'pool'") - pence;
        if (left < 0) return Empty.With();
        await db.Execute("update test_purse set balance_pence = @left where name = 'pool'", new { left });
        await db.Execute("insert into test_taking (id, purse, pence) values (@id, 'pool', @pence)", new { id = Some.Id<Money>(), pence });
        return new Money(left);
    }

    public static Task<long> Left(this TestDatabase database) => database.Value<long>("select balance_pence from test_purse where name = 'pool'");

    public static Task<long> Takings(this TestDatabase database) => database.Value<long>("select count(*) from test_taking");

    public static Task<long> Deeds(this TestDatabase database) => database.Value<long>("select count(*) from kernel_deed");

    public static Task<Outcome<ChainHead>> Verify(this Store store) => store.Read(db => DeedChain.Verify(db));
}
