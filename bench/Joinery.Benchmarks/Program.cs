// Measures the engines on their own: no web, and but for one mode no database. Every line is the median of rounds with the smallest and the largest.
//   dotnet run -c Release --project bench/Joinery.Benchmarks
// Writes a table to standard output; put it into docs/performance.md with the machine. Words after -- choose the rows that hold one of them.
//   … -- audit                     a million random entries in the ledger, and an auditor over them
//   … -- journal FOLDER ENTRIES    writes the journal of bench/ledger.sh        … -- balance FILE    reads it and prints the trial balance
//   … -- fund FOLDER            entries kept one by one, and published payments (*.csv.gz of a folder) read and kept, on SQLite
//   … -- caseload DATABASE         a new year for 20,000 stored cases, in a new SQLite file or an empty PostgreSQL schema; a policy tried on 1,100,000 people
using System.Globalization;
using Joinery.Benchmarks;

if (args is ["audit"]) return LedgerAudit.Run();
if (args is ["caseload", var database]) return await CaseloadWork.Run(database);
if (args is ["fund", var payments]) return await FundWork.Run(payments);
if (args is ["journal", var folder, var entries]) return LedgerJournal.Write(folder, int.Parse(entries, CultureInfo.InvariantCulture));
if (args is ["balance", var file]) return LedgerJournal.Balance(file);

Console.WriteLine("| what | time | first time |");
Console.WriteLine("|---|---|---|");
foreach (var (what, work) in StatisticsWork.All().Concat(RulesWork.All()).Concat(LedgerWork.All()).Concat(PlanWork.All()))
    if (args.Length == 0 || args.Any(word => what.Contains(word, StringComparison.OrdinalIgnoreCase))) Console.WriteLine(Stopwatches.Row(what, work));
return 0;
