using System.Globalization;
using Joinery.Ledger;

namespace Joinery.Benchmarks;

/// <summary>The journal as text, for programs that read text: written once for each, and read back by ours, so that all of them do the same work (bench/ledger.sh).</summary>
internal static class LedgerJournal
{
    /// <summary>Writes journal.ledger (for ledger and hledger) and journal.beancount into a folder.</summary>
    public static int Write(string folder, int entries)
    {
        Directory.CreateDirectory(folder);
        using var plain = new StreamWriter(Path.Combine(folder, "journal.ledger"));
        using var bean = new StreamWriter(Path.Combine(folder, "journal.beancount"));
        foreach (var account in new[] { "Expenses:ICB", "Expenses:LA", "Assets:Cash:ICB", "Assets:Cash:LA" }) bean.WriteLine($"2025-01-01 open {account} GBP");
        foreach (var entry in LedgerWork.Journal(entries))
        {
            var (coding, day) = (entry.Postings[0].Heading.Coding, entry.Effective.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            plain.WriteLine($"{day} * {coding.Scheme} {coding.Stream}");
            bean.WriteLine($"{day} * \"{coding.Scheme}\" \"{coding.Stream}\"");
            foreach (var posting in entry.Postings)
            {
                var (isCash, pounds) = (posting.Heading.Account == Account.Cash, posting.Amount.Pounds.ToString("0.00", CultureInfo.InvariantCulture));
                plain.WriteLine($"    {(isCash ? "cash" : "exp")}:{posting.Heading.Book}  {pounds} GBP");
                bean.WriteLine($"  {(isCash ? "Assets:Cash" : "Expenses")}:{posting.Heading.Book}  {pounds} GBP");
            }
            plain.WriteLine();
            bean.WriteLine();
        }
        return 0;
    }

    /// <summary>Reads journal.ledger, books and chains every entry, and prints the trial balance, as the other programs do with their command bal.</summary>
    public static int Balance(string file)
    {
        var (books, number) = (LedgerWork.Empty(), 0);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } head)
        {
            var words = head.Split(' ');
            var postings = new List<string>(4);
            while (reader.ReadLine() is { Length: > 0 } line) postings.Add(line);
            var amount = new Money(Pence(postings[0]) + Pence(postings[2]));
            var entry = LedgerWork.Of(number++, DateOnly.ParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), Code<Scheme>.Of(words[2]), Code<PoolStream>.Of(words[3]), amount);
            books.Post(entry).OrThrow();
        }
        foreach (var balance in books.TrialBalances(AsOf.Now))
            foreach (var line in balance.Lines) Console.WriteLine(FormattableString.Invariant($"{line.Balance.Pounds,20:0.00} GBP  {line.Account}:{balance.Book}"));
        Console.WriteLine(books.Head);
        return 0;
    }

    private static long Pence(string line) => (long)(100m * decimal.Parse(line.AsSpan(line.LastIndexOf("  ", StringComparison.Ordinal) + 2).TrimEnd(" GBP"), NumberStyles.Number, CultureInfo.InvariantCulture));
}
