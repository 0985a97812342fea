using System.CommandLine;
using Joinery.Design;

namespace Joinery.Fund.Payments;

/// <summary>joinery fund import-payments, and joinery fund payments.</summary>
internal static class PaymentCommands
{
    /// <summary>Rejected rows that are named for each file.</summary>
    private const int MostReasons = 5;

    /// <summary>Rows of totals that people are shown; JSON has them all.</summary>
    private const int MostTotals = 50;

    public static Command Import(CommandHost host)
    {
        var files = new Argument<string[]>("files") { Description = "Files of payments as councils publish them: CSV, or CSV packed as .gz.", Arity = ArgumentArity.OneOrMore };
        var preview = new Option<bool>("--preview") { Description = "Only say what would change." };
        var command = new Command("import-payments", "Import councils' published payments. Exit 2 when a file is refused; the others are imported.") { files, preview };
        host.Do(command, async (run, stop) =>
        {
            var (taken, problems) = (new List<PaymentImport>(), new List<Refusal>());
            foreach (var path in run.Parsed.GetValue(files)!)
            {
                if ((await One(run, path, run.Parsed.GetValue(preview), stop)).Try(out var import, out var refusal)) taken.Add(import);
                else problems.Add(refusal);
            }
            if (run.AsJson) Terminal.WriteJson(taken.Select(Json));
            else if (taken.Count > 0) Show(taken);
            return problems.Count == 0 ? Terminal.Done : Terminal.Refuse(problems);
        });
        return command;
    }

    private static async Task<Outcome<PaymentImport>> One(CommandRun run, string path, bool isPreview, CancellationToken stop)
    {
        if (!(await InputFile.Read(path, PaymentFile.MostBytes, stop)).Try(out var bytes, out var refusal)) return refusal;
        if (!PaymentFile.Read(InputFile.NameOf(path), bytes).Try(out var file, out refusal)) return refusal;
        var book = new PaymentBook(run.Store);
        if (isPreview) return await book.Look(file, stop);
        if (!(await run.System()).Try(out var by, out refusal)) return refusal;
        var deed = run.Deed(by, "payments.import", subject: $"file:{file.Sha256[..16]}");
        return await book.Take(deed, file, stop);
    }

    private static void Show(List<PaymentImport> taken)
    {
        Terminal.Table(["File", "Payments", "New", "Held", "Withdrawn", "Rejected", "Empty", "Redacted", "Sum", "Total row"], taken.Select(import => new[]
        {
            import.File.Name, $"{import.File.Payments.Count:N0}", $"{import.Added:N0}", $"{import.Held:N0}", $"{import.Withdrawn:N0}", $"{import.File.Rejected.Count:N0}", $"{import.File.EmptyRows:N0}", $"{import.File.Redacted:N0}",
            $"{import.File.Sum}", import.File.ControlTotal is null ? "none" : "agrees",
        }), 1, 2, 3, 4, 5, 6, 7, 8);
        foreach (var import in taken)
            foreach (var note in Notes(import)) Terminal.Line($"{import.File.Name}{note}");
    }

    private static IEnumerable<string> Notes(PaymentImport import)
    {
        if (import.IsBefore) yield return ": The very same file was imported before. Nothing changed.";
        if (import.File.OutsideMonth > 0) yield return $": Payments dated outside {import.File.Month.From:MMMM yyyy}, and kept: {import.File.OutsideMonth:N0}.";
        if (import.File.Rounding != 0) yield return $": As written, the payments come to {import.File.Rounding:+0.##################;-0.##################} pounds beside that sum, which rounds each to the penny.";
        foreach (var row in import.File.Rejected.Take(MostReasons)) yield return $", line {row.Line}: {row.Reason.Sentence}";
        if (import.File.Rejected.Count > MostReasons) yield return $": {import.File.Rejected.Count - MostReasons:N0} more rows were rejected.";
    }

    private static object Json(PaymentImport import) => new
    {
        file = import.File.Name,
        body = import.File.Body,
        bodyName = import.File.BodyName,
        month = $"{import.File.Month.From:yyyy-MM}",
        importedBefore = import.IsBefore,
        payments = import.File.Payments.Count,
        added = import.Added,
        held = import.Held,
        withdrawn = import.Withdrawn,
        rejected = import.File.Rejected.Count,
        empty = import.File.EmptyRows,
        redacted = import.File.Redacted,
        outsideMonth = import.File.OutsideMonth,
        firstDay = import.File.FirstDay,
        lastDay = import.File.LastDay,
        sum = import.File.Sum.Pounds + 0.00m,
        rounding = import.File.Rounding,
        controlTotal = import.File.ControlTotal?.Pounds + 0.00m,
        reasons = import.File.Rejected.Take(MostReasons).Select(row => new { line = row.Line, code = row.Reason.Code, sentence = row.Reason.Sentence }),
    };

    public static Command Totals(CommandHost host)
    {
        var by = new Option<string>("--by") { Description = "supplier, area or month.", DefaultValueFactory = _ => "supplier" };
        var command = new Command("payments", "What imported payments come to; a supplier's names and the bodies before it are joined.") { by };
        host.Do(command, async (run, stop) =>
        {
            var word = run.Parsed.GetValue(by)!;
            if (!Enum.TryParse<PaymentGrouping>(word, ignoreCase: true, out var grouping) || !Enum.GetNames<PaymentGrouping>().Contains(word, StringComparer.OrdinalIgnoreCase)) return Terminal.Refuse(PaymentRefusals.By.With());
            var totals = await new PaymentBook(run.Store).Totals(grouping, stop);
            if (run.AsJson) Terminal.WriteJson(new
            {
                by = word,
                payments = totals.Sum(total => total.Payments),
                sum = totals.Sum(total => total.Amount).Pounds + 0.00m,
                totals = totals.Select(total => new { name = total.Name, code = total.Code, payments = total.Payments, sum = total.Amount.Pounds + 0.00m, firstDay = total.First, lastDay = total.Last, paidAs = total.PaidAs }),
            });
            else Show(grouping, totals);
            return Terminal.Done;
        });
        return command;
    }

    private static void Show(PaymentGrouping grouping, IReadOnlyList<PaymentTotal> totals)
    {
        Terminal.Table([$"{grouping}", "Payments", "Sum", "First", "Last"], totals.Take(MostTotals).Select(total => new[] { total.Name, $"{total.Payments:N0}", $"{total.Amount}", $"{total.First:yyyy-MM-dd}", $"{total.Last:yyyy-MM-dd}" }), 1, 2);
        foreach (var total in totals.Take(MostTotals).Where(total => total.Code.Length > 0)) Terminal.Line($"{total.Name} ({total.Code}) was paid as {string.Join(", ", total.PaidAs)}.");
        if (totals.Count > MostTotals) Terminal.Line($"{totals.Count - MostTotals:N0} more are in the JSON.");
        Terminal.Line($"{totals.Sum(total => total.Payments):N0} payments come to {totals.Sum(total => total.Amount)}.");
    }
}
