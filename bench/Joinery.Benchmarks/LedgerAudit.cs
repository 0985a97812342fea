using System.Diagnostics;
using Joinery.Ledger;
using Joinery.Tests.Ledger;

namespace Joinery.Benchmarks;

/// <summary>A million entries drawn by chance, in ten years of 100,000, and the auditor of the tests over all of them.</summary>
internal static class LedgerAudit
{
    private const int Accepted = 100_000, Years = 10, Looks = 4, Seed = 20260401;

    /// <summary>Prints one line for each year and whether all of it holds; gives 1 where it does not.</summary>
    public static int Run()
    {
        var (entries, postings, faults) = (0L, 0L, 0);
        for (var year = 0; year < Years; year++)
        {
            var from = Stopwatch.GetTimestamp();
            var books = new RandomBooks(new Random(Seed + year), limitPence: 400_000_000);
            var auditor = new NaiveAuditor([.. books.Books.Bodies]);
            while (books.Books.Entries.Count < Accepted)
                if (books.Step() is { } booked) auditor.Accept(booked, books.Pool);
            for (var look = 0; look < Looks; look++) auditor.Compare(books.Books, books.Pool.Code, books.AnyTime());
            auditor.Compare(books.Books, books.Pool.Code, AsOf.Now);
            auditor.CompareUse(books.Books, books.Pool);
            auditor.CompareChain(books.Books);
            (entries, postings, faults) = (entries + books.Books.Entries.Count, postings + auditor.Postings, faults + auditor.Faults.Count);
            Console.WriteLine(FormattableString.Invariant($"seed {Seed + year}: {books.Books.Entries.Count:N0} entries booked, {books.Refused.Values.Sum():N0} refused, {auditor.Faults.Count} faults, {Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s"));
            foreach (var fault in auditor.Faults.Take(5)) Console.WriteLine(fault);
        }
        Console.WriteLine(FormattableString.Invariant($"{entries:N0} entries, {postings:N0} postings: {(faults == 0 ? "every invariant holds" : $"{faults} faults")}"));
        return faults == 0 ? 0 : 1;
    }
}
