using Joinery.Testing;

namespace Joinery.SystemTests.CommandLine;

/// <summary>
/// A process that writes deeds through the real store as fast as it can, and says each one's number only when the store has answered.
/// It is made to be killed: whatever it has said must still be there afterwards.
/// </summary>
internal static class Scribe
{
    /// <summary>The table it writes into, beside the deeds.</summary>
    public static readonly Migration Table = new("Test", 1, "lines", "create table test_line (number bigint primary key, deed text not null);");

    /// <summary>More lines than any run lives to write.</summary>
    private const int Most = 1_000_000;

    public static async Task<int> Run(string[] arguments)
    {
        var clock = new ManualClock(Some.Moment);
        await using var store = Store.At(StoreAddress.Parse(arguments[0], TestDatabase.Schema, "/").OrThrow(), clock);
        // Ids of one run must not be those of an earlier one.
        var ids = Ids.Unguessable(clock);
        Console.WriteLine("ready");
        for (var i = 0; i < Most; i++)
        {
            var deed = Some.Deed("line.write", id: ids.Next<Deed>());
            var number = (await store.Write<long>(deed, db => Write(db, deed))).OrThrow();
            Console.WriteLine(number);
        }
        return 0;
    }

    private static async Task<Outcome<long>> Write(Db db, Deed deed)
    {
        var number = await db.One<long>("select coalesce(max(number), 0) + 1 from test_line");
        await db.Execute("insert into test_line (number, deed) values (@number, @deed)", new { number, deed = deed.Id });
        return number;
    }
}
