using System.CommandLine;
using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Payments;
using Joinery.Fund.Pools;
using Joinery.Ledger;

namespace Joinery.Fund;

/// <summary>joinery fund: the joint ledger on the command line.</summary>
internal static class FundCommands
{
    /// <summary>Books that do not agree.</summary>
    public static readonly RefusalKind Disagree = new("fund.disagree", "{0} says that {1} owes it {2}; {1} says {3}.");

    public static Command Create(CommandHost host) => new("fund", "The pooled fund: books of several bodies at once, sharing, conditions and returns.") { Balances(host), Verify(host), Entries.PostCommand.Create(host), Returns.ReturnCommands.Create(host), Agreements.AgreementCommands.Create(host), Plans.ConditionsCommand.Create(host), Plans.PlanWorkbookCommands.Create(host), Sharing.ShareCommand.Create(host), PaymentCommands.Import(host), PaymentCommands.Totals(host) };

    private static Command Balances(CommandHost host)
    {
        var on = new Option<string?>("--on") { Description = "What belongs to days up to this one, YYYY-MM-DD; everything unless given." };
        var known = new Option<string?>("--known-on") { Description = "Only what was known at the end of this day, YYYY-MM-DD." };
        var command = new Command("balances", "The trial balance of every body, and what bodies owe each other. Exit 2 when two do not agree.") { on, known };
        host.Do(command, async (run, stop) =>
        {
            if (!Terminal.Day(run.Parsed.GetValue(on), on.Name).Try(out var day, out var refusal) || !Terminal.Day(run.Parsed.GetValue(known), known.Name).Try(out var knownOn, out refusal)) return Terminal.Refuse(refusal);
            var asOf = day is null && knownOn is null ? AsOf.Now : new AsOf(day ?? DateOnly.MaxValue, knownOn is { } last ? AsOf.EndOf(last) : DateTimeOffset.MaxValue);
            using var ledger = new JointLedger(run.Store, run.Clock);
            return await ledger.Read(now => Tell(run, now, asOf), stop);
        });
        return command;
    }

    private static int Tell(CommandRun run, FundNow now, AsOf asOf)
    {
        var balances = now.Books.TrialBalances(asOf);
        var agreements = now.Books.Agreements(asOf).Where(one => one.Claimed != Money.Zero || one.Admitted != Money.Zero).ToList();
        if (run.AsJson) Terminal.WriteJson(new
        {
            books = balances.Select(book => new { body = book.Book.Text, total = book.Total.Pounds, lines = book.Lines.Select(line => new { account = line.Account.ToString(), other = line.Counter?.Text, balance = line.Balance.Pounds }) }),
            agreements = agreements.Select(one => new { pool = one.Pool.Text, account = one.Debtor.ToString(), owedTo = one.OwedTo.Text, owedBy = one.OwedBy.Text, claimed = one.Claimed.Pounds, admitted = one.Admitted.Pounds }),
        });
        else
            foreach (var book in balances)
            {
                Terminal.Line($"{now.NameOf(book.Book)} ({book.Book}): debits and credits differ by {book.Total}.");
                Terminal.Table(["Account", "Other body", "Debit", "Credit"], book.Lines.Select(line => new[] { FundWords.Of(line.Account), line.Counter?.Text ?? "", line.Balance.IsNegative ? "" : $"{line.Balance}", line.Balance.IsNegative ? $"{-line.Balance}" : "" }), 2, 3);
            }
        var differ = agreements.Where(one => one.Difference != Money.Zero).ToList();
        return differ.Count == 0 ? Terminal.Done : Terminal.Refuse(differ.Select(one => Disagree.With(one.OwedTo, one.OwedBy, one.Claimed, one.Admitted)));
    }

    private static Command Verify(CommandHost host)
    {
        var command = new Command("verify", "Check the seal of every entry. Exit 2 with the first that was changed.");
        host.Do(command, async (run, stop) =>
        {
            if (!EntryChain.Verify(await run.Store.Read(db => EntryRows.After(db, 0), stop)).Try(out var head, out var refusal)) return Terminal.Refuse(refusal);
            if (run.AsJson) Terminal.WriteJson(new { head = $"{head}" });
            else Terminal.Line($"Every entry is whole. The last seal is {head}.");
            return Terminal.Done;
        });
        return command;
    }
}
