using System.CommandLine;
using Joinery.Design;
using Joinery.Fund.Ledgers;

namespace Joinery.Fund.Plans;

/// <summary>joinery fund plan: the planning workbook out and in.</summary>
internal static class PlanWorkbookCommands
{
    /// <summary>A new version without a reason.</summary>
    public static readonly RefusalKind NoReason = new("plan.reason", "Say why the plan changes with --reason, or look with --preview.");
    /// <summary>A file that is there already.</summary>
    public static readonly RefusalKind FileThere = new("plan.file-there", "There is a file {0} already. Choose another name.");

    public static Command Create(CommandHost host) => new("plan", "The plan of a pool as the planning workbook of its year (.xlsx).") { Export(host), Import(host) };

    private static Argument<string> Pool => new("pool") { Description = "The code of the pool." };

    private static Command Export(CommandHost host)
    {
        var (pool, file) = (Pool, new Argument<string>("file") { Description = "Where to write the workbook (.xlsx). A file that is there is left alone." });
        var command = new Command("export", "Write the newest plan of a pool as a workbook. Exit 2 for a year whose template nobody has entered.") { pool, file };
        host.Do(command, async (run, stop) =>
        {
            if (!(await Find(run, run.Parsed.GetValue(pool)!)).Try(out var found, out var refusal) || !PlanWorkbook.Write(found).Try(out var sheets, out refusal)) return Terminal.Refuse(refusal);
            var path = run.Parsed.GetValue(file)!;
            if (File.Exists(path)) return Terminal.Refuse(FileThere.With(Path.GetFileName(path)));
            await File.WriteAllBytesAsync(path, WorkbookFile.Write(sheets), stop);
            if (run.AsJson) Terminal.WriteJson(new { pool = found.Pool.Code.Text, version = found.Version, lines = found.File.Plan.Lines.Count, file = Path.GetFileName(path) });
            else Terminal.Line($"Version {found.Version} of the plan of {found.Pool.Code} for {found.File.Plan.Year}, {found.File.Plan.Lines.Count} lines, is in {Path.GetFileName(path)}.");
            return Terminal.Done;
        });
        return command;
    }

    private static Command Import(CommandHost host)
    {
        var (pool, file) = (Pool, new Argument<string>("file") { Description = "The workbook (.xlsx), or - for standard input." });
        var (preview, reason) = (new Option<bool>("--preview") { Description = "Only say what would change." }, new Option<string?>("--reason") { Description = "Why the plan changes." });
        var command = new Command("import", "Save a workbook as a new version of a pool's plan. Exit 2 with every cell that must be put right; nothing of it is kept then.") { pool, file, preview, reason };
        host.Do(command, async (run, stop) =>
        {
            if (!(await Find(run, run.Parsed.GetValue(pool)!)).Try(out var found, out var refusal)
                || !(await InputFile.Read(run.Parsed.GetValue(file)!, PlanWorkbook.MostBytes, stop)).Try(out var bytes, out refusal)
                || !PlanReading.Read(found, bytes).Try(out var brought, out refusal)) return Terminal.Refuse(refusal);
            if (brought.Problems.Count > 0) return Terminal.Refuse(brought.Problems);
            var version = found.Version;
            if (!run.Parsed.GetValue(preview))
            {
                if (!(await Save(run, found, brought, run.Parsed.GetValue(reason) ?? "")).Try(out version, out refusal)) return Terminal.Refuse(refusal);
            }
            Tell(run, found, brought, version);
            return Terminal.Done;
        });
        return command;
    }

    private static async Task<Outcome<FoundPlan>> Find(CommandRun run, string pool)
    {
        using var ledger = new JointLedger(run.Store, run.Clock);
        return await PlanPages.Find(pool, ledger, new PlanBook(run.Store)) is { } found ? found : JointLedger.PoolMissing.With(pool);
    }

    private static async Task<Outcome<long>> Save(CommandRun run, FoundPlan found, BroughtPlan brought, string reason)
    {
        if (reason.Trim().Length == 0) return NoReason.With();
        if (!(await run.System()).Try(out var by, out var refusal)) return refusal;
        var deed = run.Deed(by, "fund.plan", reason, $"pool:{found.Pool.Code}");
        return await new PlanBook(run.Store).Save(deed, found.Pool.Code, found.Version, brought.File, reason);
    }

    private static void Tell(CommandRun run, FoundPlan found, BroughtPlan brought, long version)
    {
        var changes = PlanChange.Between(found, brought.File);
        var isSaved = version != found.Version;
        if (run.AsJson)
        {
            Terminal.WriteJson(new { pool = found.Pool.Code.Text, saved = isSaved, version, changes = changes.Select(change => new { what = change.Where, now = change.Was, becomes = change.Becomes }), notes = brought.Notes });
            return;
        }
        foreach (var note in brought.Notes) Terminal.Line(note);
        if (changes.Count > 0) Terminal.Table(["What", "Now", "As in the workbook"], changes.Select(change => new[] { change.Where, change.Was, change.Becomes }));
        else Terminal.Line("The workbook says the same as the plan.");
        Terminal.Line(isSaved ? $"Saved as version {version}." : "Nothing was saved.");
    }
}
