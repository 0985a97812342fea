using System.CommandLine;
using System.Text.Json;
using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Plans;
using Joinery.Ledger;
using Joinery.Place;
using Joinery.Place.Imports;

namespace Joinery.Fund.Returns;

/// <summary>joinery fund returns: list, show and submit the returns of a pool.</summary>
internal static class ReturnCommands
{
    /// <summary>Not submitted.</summary>
    public static readonly RefusalKind NotSubmitted = new("return.not-submitted", "No return of {0} to {1:d MMMM yyyy}{2} has been submitted.");
    /// <summary>No such day.</summary>
    public static readonly RefusalKind NoDay = new("return.day", "Say the last day of the quarter, written like 2026-06-30.");

    public static Command Create(CommandHost host) => new("returns", "The quarterly returns of a pool, worked out from the ledger: list them, show one beside what is known now, or submit one.") { List(host), Show(host), Submit(host) };

    private static ReturnBook Book(CommandRun run, JointLedger ledger)
    {
        var measures = MetricBook.Load();
        return new(run.Store, ledger, new PlanBook(run.Store), new Statistics(run.Store, measures), measures);
    }

    private static Argument<string> PoolCode => new("pool") { Description = "The code of the pool." };

    private static Argument<string> Quarter => new("quarter") { Description = "The last day of the quarter, YYYY-MM-DD." };

    private static Command List(CommandHost host)
    {
        var pool = PoolCode;
        var command = new Command("list", "Every return of a pool as it was submitted, the latest first.") { pool };
        host.Do(command, async (run, stop) =>
        {
            using var ledger = new JointLedger(run.Store, run.Clock);
            if (!(await Find(run, pool, ledger, stop)).Try(out var found, out var refusal)) return Terminal.Refuse(refusal);
            var all = await Book(run, ledger).Of(found.Code.Text);
            if (run.AsJson) Terminal.WriteJson(all.Select(Json));
            else Terminal.Table(["Period to", "Version", "Spent in the year", "Submitted", "By", "Why again"], all.Select(one => new[] { $"{one.PeriodEnd:d MMMM yyyy}", $"{one.Version}", $"{one.Said.Total.YearToDate}", $"{one.SubmittedAt.LondonDate():d MMMM yyyy}", one.SubmittedByName, one.Reason }), 1, 2);
            return Terminal.Done;
        });
        return command;
    }

    private static Command Show(CommandHost host)
    {
        var (pool, quarter, version) = (PoolCode, Quarter, new Option<long?>("--version") { Description = "Which version; the newest unless given." });
        var command = new Command("show", "A return as it was submitted, and beside it the same period as it is known now, with the entries that explain each difference.") { pool, quarter, version };
        host.Do(command, async (run, stop) =>
        {
            if (!Day(run, quarter).Try(out var end, out var refusal)) return Terminal.Refuse(refusal);
            using var ledger = new JointLedger(run.Store, run.Clock);
            if (!(await Find(run, pool, ledger, stop)).Try(out var found, out refusal)) return Terminal.Refuse(refusal);
            var asked = run.Parsed.GetValue(version);
            if ((await Book(run, ledger).Of(found.Code.Text)).FirstOrDefault(one => one.PeriodEnd == end && (asked is null || one.Version == asked)) is not { } shown)
                return Terminal.Refuse(NotSubmitted.With(found.Code, end, asked is { } number ? $" with the version {number}" : ""));
            await Tell(run, ledger, shown, stop);
            return Terminal.Done;
        });
        return command;
    }

    private static Command Submit(CommandHost host)
    {
        var (pool, quarter, reason) = (PoolCode, Quarter, new Option<string?>("--reason") { Description = "Why a period is submitted again." });
        var command = new Command("submit", "Freeze the return of a quarter at this moment. Nothing in it is typed. Exit 2 for a quarter that has not ended, or that was submitted before and has no reason.") { pool, quarter, reason };
        host.Do(command, async (run, stop) =>
        {
            if (!Day(run, quarter).Try(out var end, out var refusal)) return Terminal.Refuse(refusal);
            using var ledger = new JointLedger(run.Store, run.Clock);
            if (!(await Find(run, pool, ledger, stop)).Try(out var found, out refusal)) return Terminal.Refuse(refusal);
            if (!(await run.System()).Try(out var actor, out refusal)) return Terminal.Refuse(refusal);
            var deed = run.Deed(actor, "fund.return", run.Parsed.GetValue(reason) ?? "", $"pool:{found.Code}");
            if (!(await Book(run, ledger).Submit(deed, found, end)).Try(out var submitted, out refusal)) return Terminal.Refuse(refusal);
            await Tell(run, ledger, submitted, stop);
            return Terminal.Done;
        });
        return command;
    }

    private static async Task<Outcome<Pool>> Find(CommandRun run, Argument<string> pool, JointLedger ledger, CancellationToken stop) =>
        await ledger.Read(now => now.Find(run.Parsed.GetValue(pool)), stop) is { } found ? found : JointLedger.PoolMissing.With(run.Parsed.GetValue(pool)!);

    private static Outcome<DateOnly> Day(CommandRun run, Argument<string> quarter) =>
        !Terminal.Day(run.Parsed.GetValue(quarter), quarter.Name).Try(out var day, out _) || day is not { } end ? NoDay.With() : end;

    private static object Json(SubmittedReturn one) => new
    {
        pool = one.Pool,
        periodEnd = SqlTypes.Text(one.PeriodEnd),
        version = one.Version,
        submittedAt = SqlTypes.Text(one.SubmittedAt),
        submittedBy = one.SubmittedByName,
        reason = one.Reason,
        sha256 = one.Sha256,
        document = JsonDocument.Parse(one.Document).RootElement,
    };

    private static async Task Tell(CommandRun run, JointLedger ledger, SubmittedReturn shown, CancellationToken stop)
    {
        var since = await ledger.Read(now => Joinery.Ledger.Returns.Restate(now.Books, shown.Said, run.Clock.GetUtcNow()), stop);
        if (run.AsJson)
        {
            Terminal.WriteJson(new
            {
                submitted = Json(shown),
                knownNow = since.Select(one => new
                {
                    stream = one.Key.Text,
                    submitted = one.Value.Submitted.Pounds,
                    restated = one.Value.Restated.Pounds,
                    difference = one.Value.Difference.Pounds,
                    late = one.Value.Late.Select(late => new { seq = late.Booked.Seq, on = SqlTypes.Text(late.Booked.Entry.Effective), recorded = SqlTypes.Text(late.Booked.Entry.Recorded), document = late.Booked.Entry.Document, amount = late.Amount.Pounds }),
                }),
            });
            return;
        }
        Terminal.Line($"{shown.Pool}, to {shown.PeriodEnd:d MMMM yyyy}, version {shown.Version}. SHA-256 of the document: {shown.Sha256}.");
        static string Percent(ReturnLine line) => line.PercentOfPlan is { } percent ? $"{percent:0.00}%" : "";
        string[] Row(string name, ReturnLine line, Money known) => [name, $"{line.YearToDate}", $"{line.Discrete}", $"{line.Plan}", Percent(line), $"{known}", $"{known - line.YearToDate}"];
        var said = shown.Said;
        Terminal.Table(["Stream", "Spent in the year", "Of it in this quarter", "Plan of the year", "Of the plan", "Known now", "Difference"],
            [.. said.Streams.Select(one => Row(one.Key.Text, one.Value, since[one.Key].Restated)), Row("The pool", said.Total, since.Values.Sum(one => one.Restated))], 1, 2, 3, 4, 5, 6);
        if (said.Metrics.Count > 0)
            Terminal.Table(["Metric", "Planned", "Measured", "Result", "To know"], said.Metrics.Select(one => new[] { one.Name, ReturnPaper.Value(one, one.Planned), ReturnPaper.Value(one, one.Measured), ReturnPaper.Result(one), one.Known }));
        foreach (var (stream, line) in since)
            foreach (var late in line.Late) Terminal.Line($"{stream}: entry {late.Booked.Seq} of {late.Booked.Entry.Effective:d MMMM yyyy} became known on {late.Booked.Entry.Recorded.LondonDate():d MMMM yyyy}: {late.Booked.Entry.Document}, {late.Amount}.");
    }
}
