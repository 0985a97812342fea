// Measures the engines on their own: no web, no database. Every line is the median of rounds with the smallest and the largest.
//   dotnet run -c Release --project bench/Joinery.Benchmarks
// Writes a table to standard output; put it into docs/performance.md with the machine.
using Joinery.Benchmarks;

Console.WriteLine("| what | time | first time |");
Console.WriteLine("|---|---|---|");
foreach (var (what, work) in StatisticsWork.All().Concat(RulesWork.All()).Concat(PlanWork.All())) Console.WriteLine(Stopwatches.Row(what, work));
