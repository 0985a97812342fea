using Joinery.Ledger;

namespace Joinery.Benchmarks;

/// <summary>
/// The journal by which ledgers are compared: entries of four postings (expenditure and cash of a board and of a council), a scheme out of 104, a stream out of 5,
/// £10 to £50,000 of which the board bears 37% rounded down, days spread evenly over one year. Drawn from a seed.
/// </summary>
internal static class LedgerWork
{
    private const int Entries = 100_000, Schemes = 104, Seed = 20260401;
    private static readonly DateOnly First = new(2025, 4, 1);
    private static readonly DateTimeOffset Recorded = new(2025, 4, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Code<PoolAgreement> Pool = Code<PoolAgreement>.Of("POOL");
    private static readonly Code<PoolStream>[] Streams = [.. new[] { "NHS_MIN", "ADD_NHS", "LABCG", "DISCH_LA", "ADD_LA" }.Select(Code<PoolStream>.Of)];

    /// <summary>The board.</summary>
    public static readonly Code<Body> Icb = Code<Body>.Of("ICB");

    /// <summary>The council.</summary>
    public static readonly Code<Body> La = Code<Body>.Of("LA");

    /// <summary>Each piece of work with its name.</summary>
    public static IEnumerable<(string What, Func<double> Work)> All()
    {
        Entry[] journal = [.. Journal(Entries)];
        var full = Loaded(journal);
        BookedEntry[] kept = [.. full.Entries];
        yield return ($"{Entries:N0} entries of four postings judged, booked and chained", () => Loaded(journal).Entries.Count);
        yield return ($"{Entries:N0} entries taken back from where they were kept, each link checked", () => Restored(kept).Entries.Count);
        yield return ($"the chain of {Entries:N0} entries verified", () => EntryChain.Verify(kept).Value.GetHashCode());
        yield return ($"the trial balance of all books over {4 * Entries:N0} postings", () => Balanced(full.TrialBalances(AsOf.Now)));
        var half = new AsOf(First.AddDays(182), journal[Entries / 2].Recorded);
        yield return ("the same as it was known at a moment of the past, added up again", () => Balanced(full.TrialBalances(half)));
        yield return ("spending by scheme, stream and body", () => full.SpendBy(heading => (heading.Coding.Scheme, heading.Coding.Stream, heading.Book), Selection.Everything, AsOf.Now).Count);
    }

    /// <summary>The journal, the same for every call.</summary>
    public static IEnumerable<Entry> Journal(int entries)
    {
        var chance = new Random(Seed);
        Code<Scheme>[] schemes = [.. Enumerable.Range(1, Schemes).Select(i => Code<Scheme>.Of($"S{i:000}"))];
        for (var i = 0; i < entries; i++)
            yield return Of(i, First.AddDays((int)(365L * i / entries)), schemes[chance.Next(Schemes)], Streams[chance.Next(Streams.Length)], new(chance.Next(1_000, 5_000_001)));
    }

    /// <summary>One entry of the journal.</summary>
    public static Entry Of(int number, DateOnly day, Code<Scheme> scheme, Code<PoolStream> stream, Money amount)
    {
        var coding = new Coding(Pool, scheme, stream, EconomicOrigin.NhsTransfer);
        Money icb = new(amount.Pence * 37 / 100), la = amount - icb;
        return new(new(new Guid(number + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1)), day, Recorded.AddSeconds(number), "officer", EntryKind.Journal, "paper",
        [
            new(new(Icb, Account.Expenditure, null, coding), icb), new(new(Icb, Account.Cash, null, coding), -icb),
            new(new(La, Account.Expenditure, null, coding), la), new(new(La, Account.Cash, null, coding), -la),
        ]);
    }

    /// <summary>Books with the two bodies and streams that hold the whole journal.</summary>
    public static Books Empty()
    {
        var books = new Books();
        books.Add(new(Icb, "Board", BodyKind.IntegratedCareBoard)).OrThrow();
        books.Add(new(La, "Council", BodyKind.UpperTierCouncil)).OrThrow();
        books.Agree(new(Pool, La, [Icb, La], [.. Streams.Select(stream => new PoolStream(stream, new(stream.Text), [new(La, new(1_000_000_000_000_000))]))])).OrThrow();
        return books;
    }

    private static Books Loaded(Entry[] journal)
    {
        var books = Empty();
        foreach (var entry in journal) books.Post(entry).OrThrow();
        return books;
    }

    private static Books Restored(BookedEntry[] kept)
    {
        var books = Empty();
        foreach (var booked in kept) books.Restore(booked).OrThrow();
        return books;
    }

    private static double Balanced(IReadOnlyList<TrialBalance> balances) =>
        balances.All(one => one.Total == Money.Zero) ? balances.Sum(one => one.Lines.Count) : throw new InvalidOperationException("A book does not balance.");
}
