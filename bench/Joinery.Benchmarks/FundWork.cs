using System.Diagnostics;
using System.IO.Compression;
using Joinery.Fund;
using Joinery.Fund.Entries;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Payments;
using Joinery.Ledger;
using Joinery.Testing;
using Microsoft.Data.Sqlite;

namespace Joinery.Benchmarks;

/// <summary>
/// The joint ledger on its database: entries that are kept one by one, each a deed of its own and on the disk before the next begins, beside bare rows that
/// SQLite keeps in the same way in the same run; and published payments read and kept, from a folder of councils' files (*.csv.gz).
/// </summary>
internal static class FundWork
{
    private const int Rounds = 5, Entries = 500;
    private static readonly Code<Body> Board = Code<Body>.Of("XHV"), Council = Code<Body>.Of("XHC");
    private static readonly Code<PoolAgreement> Pool = Code<PoolAgreement>.Of("BENCH");
    private static readonly Code<PoolStream> Stream = Code<PoolStream>.Of("NHS-MIN");

    public static async Task<int> Run(string folder)
    {
        var scratch = Directory.CreateTempSubdirectory("joinery-bench-");
        try
        {
            Console.WriteLine("| what | time | per second |");
            Console.WriteLine("|---|---|---|");
            var bare = new List<double>();
            for (var round = 0; round <= Rounds; round++) bare.Add(Bare(Path.Combine(scratch.FullName, $"bare-{round}.db")));
            Tell($"{Entries:N0} bare rows, one a commit, by the library alone", bare, Entries);
            await Post(scratch.FullName);
            await Import(scratch.FullName, folder);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            scratch.Delete(recursive: true);
        }
    }

    private static double Bare(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode=wal; pragma synchronous=full; create table entry (id integer primary key, text text not null);";
        command.ExecuteNonQuery();
        var watch = Stopwatch.StartNew();
        command.CommandText = "insert into entry (text) values ('an entry of about one hundred characters, so that there is something to keep and to write to the disk')";
        for (var i = 0; i < Entries; i++) command.ExecuteNonQuery();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<Store> Open(string folder, string name, TimeProvider clock)
    {
        var store = Store.At(StoreAddress.Parse($"sqlite:{Path.Combine(folder, name)}", "bench", folder).OrThrow(), clock);
        (await Migrations.Apply(store, [.. Migrations.In(typeof(Store).Assembly), .. Migrations.In(typeof(FundModule).Assembly)], clock)).OrThrow();
        return store;
    }

    private static Deed Deed(Ids ids, TimeProvider clock) => new(ids.Next<Deed>(), Actor.System(OdsCode.Of("XHV")), "fund.post", Purpose.Operation, "", clock.GetUtcNow());

    private static async Task Post(string folder)
    {
        var clock = ManualClock.At("2026-10-01T09:00:00Z");
        await using var store = await Open(folder, "ledger.db", clock);
        var ids = Ids.Unguessable(clock);
        using var ledger = new JointLedger(store, clock);
        (await ledger.Add(Deed(ids, clock), new(Board, "A board", BodyKind.IntegratedCareBoard))).OrThrow();
        (await ledger.Add(Deed(ids, clock), new(Council, "A council", BodyKind.UpperTierCouncil))).OrThrow();
        var shares = CommissionerShares.Of([new(Board, 6_000), new(Council, 4_000)]).OrThrow();
        (await ledger.Agree(Deed(ids, clock), Pool, new("A pool", "X10000001", FinancialYear.Starting(2026), Council, [Board, Council],
            [new(Stream, "NHS minimum", new("NHS-MIN"), EconomicOrigin.NhsTransfer, [new(Board, new(100_000_000_00))])],
            [new(Code<Scheme>.Of("S01"), "Reablement", "Social Care", Council, shares, VatRegime.S33, [new(Stream, new(100_000_000_00))])]))).OrThrow();
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Entries; i++)
            {
                var deed = Deed(ids, clock);
                var paid = new PaymentEvent(deed.Id.Value, new(2026, 9, 30), "INV", "S01", Stream.Text, "A supplier", new(1_000_00));
                (await ledger.Post(deed, Pool, paid)).OrThrow();
            }
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Tell($"{Entries:N0} payments of seven postings, each a deed and a commit of its own", times, Entries);
    }

    private static async Task Import(string folder, string files)
    {
        var read = new List<(string Name, byte[] Bytes)>();
        foreach (var path in Directory.GetFiles(files, "*.csv.gz").Order(StringComparer.Ordinal))
        {
            await using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            await packed.CopyToAsync(unpacked);
            read.Add((Path.GetFileNameWithoutExtension(path), unpacked.ToArray()));
        }
        var clock = ManualClock.At("2026-10-01T09:00:00Z");
        var (ids, times, rows) = (Ids.Unguessable(clock), new List<double>(), 0);
        for (var round = 0; round <= Rounds; round++)
        {
            await using var store = await Open(folder, $"payments-{round}.db", clock);
            var book = new PaymentBook(store);
            rows = 0;
            var watch = Stopwatch.StartNew();
            foreach (var (name, bytes) in read)
            {
                var file = PaymentFile.Read(name, bytes).OrThrow();
                rows += (await book.Take(Deed(ids, clock), file)).OrThrow().Added;
            }
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Tell($"{rows:N0} published payments of {read.Count} files read, judged and kept", times, rows);
    }

    // The first round, with code that is not compiled yet, is left out of the median.
    private static void Tell(string what, List<double> times, int count)
    {
        var rounds = times.Skip(1).Order().ToList();
        Console.WriteLine($"| {what} | {rounds[rounds.Count / 2]:N0} ms ({rounds[0]:N0}–{rounds[^1]:N0}); the first time {times[0]:N0} ms | {count * 1000 / rounds[rounds.Count / 2]:N0} |");
    }
}
