using System.CommandLine;
using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Plans;
using Joinery.Fund.Pools;
using Joinery.Ledger;

namespace Joinery.Fund.Entries;

/// <summary>What <c>joinery fund post</c> reads.</summary>
/// <param name="Events">What happened, in order; a later one may rest on an earlier one.</param>
public sealed record EventFile(IReadOnlyList<PoolEvent> Events)
{
    /// <summary>Events that a file may have.</summary>
    public const int Most = 10_000;

    /// <summary>None, or too many.</summary>
    public static readonly RefusalKind Count = new("fund.event-count", "A file has 1 to {0:N0} events, and this one has {1:N0}.");
}

/// <summary>joinery fund post: events from a file into the joint ledger, all of them or none.</summary>
internal static class PostCommand
{
    public static Command Create(CommandHost host)
    {
        var (pool, file) = (new Argument<string>("pool") { Description = "The code of the pool." }, new Argument<string>("file") { Description = "The events in JSON, or - for standard input." });
        var command = new Command("post", "Book events of a file in every body's book at once: all of them or none. Events that were booked before are not booked again. Exit 2 with the first that is refused.") { pool, file };
        host.Do(command, async (run, stop) =>
        {
            if (!(await PlanFile.Open<EventFile>(run.Parsed.GetValue(file)!, stop)).Try(out var read, out var refusal)) return Terminal.Refuse(refusal);
            if (read.Events.Count is < 1 or > EventFile.Most) return Terminal.Refuse(EventFile.Count.With(EventFile.Most, read.Events.Count).At(InputFile.NameOf(run.Parsed.GetValue(file)!)));
            if (!Code<PoolAgreement>.Parse(run.Parsed.GetValue(pool)).Try(out var code, out refusal) || !(await run.System()).Try(out var actor, out refusal)) return Terminal.Refuse(refusal);
            using var ledger = new JointLedger(run.Store, run.Clock);
            var deed = run.Deed(actor, "fund.post", subject: $"pool:{code}");
            var before = await ledger.Read(now => now.Books.Entries.Count, stop);
            if (!(await ledger.Post(deed, code, read.Events, stop)).Try(out var booked, out refusal)) return Terminal.Refuse(refusal.At($"{InputFile.NameOf(run.Parsed.GetValue(file)!)}, {refusal.Where}"));
            Tell(run, code, booked, before);
            return Terminal.Done;
        });
        return command;
    }

    private static void Tell(CommandRun run, Code<PoolAgreement> pool, IReadOnlyList<BookedEntry> booked, int before)
    {
        var added = booked.Count(one => one.Seq > before);
        if (run.AsJson) Terminal.WriteJson(new
        {
            pool = pool.Text,
            added,
            before = booked.Count - added,
            entries = booked.Select(one => new { seq = one.Seq, id = one.Entry.Id.ToString(), what = FundWords.Of(one.Entry.Kind), on = SqlTypes.Text(one.Entry.Effective), document = one.Entry.Document, commitment = one.Entry.Commitment?.ToString(), spending = one.Entry.Spending.Pounds, seal = $"{one.Hash}" }),
        });
        else
        {
            Terminal.Table(["Entry", "What happened", "Belongs to", "Document", "Spending"], booked.Select(one => new[] { $"{one.Seq}", FundWords.Of(one.Entry.Kind), $"{one.Entry.Effective:d MMMM yyyy}", one.Entry.Document, $"{one.Entry.Spending}" }), 0, 4);
            Terminal.Line($"Booked now: {added}. Booked before: {booked.Count - added}.");
        }
    }
}
