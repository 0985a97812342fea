using System.CommandLine;
using System.Text.Json;
using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Plans;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>joinery fund agreement: what partners agreed on a pool, and a variation of it from a file.</summary>
internal static class AgreementCommands
{
    public static Command Create(CommandHost host) => new("agreement", "The agreement on a pool: show it, or put a variation to the partners.") { Show(host), Vary(host) };

    private static Argument<string> PoolCode => new("pool") { Description = "The code of the pool." };

    private static Command Show(CommandHost host)
    {
        var (pool, version) = (PoolCode, new Option<long?>("--version") { Description = "Which version; the one in force unless given." });
        var command = new Command("show", "Show the agreement on a pool in its version in force, or in another, with who has signed it. With --json its terms are what vary reads.") { pool, version };
        host.Do(command, async (run, stop) =>
        {
            if (!(await Find(run, run.Parsed.GetValue(pool)!)).Try(out var found, out var refusal)) return Terminal.Refuse(refusal);
            var number = run.Parsed.GetValue(version) ?? found.Pool.Version;
            if (found.Versions.FirstOrDefault(one => one.Version == number) is not { } shown) return Terminal.Refuse(AgreementRefusals.VersionMissing.With(number));
            if (run.AsJson) Terminal.WriteJson(Json(found, shown, run.Clock.Today()));
            else Tell(found, shown, run.Clock.Today());
            return Terminal.Done;
        });
        return command;
    }

    private static Command Vary(CommandHost host)
    {
        var (pool, file) = (PoolCode, new Argument<string>("file") { Description = "The terms of the variation in JSON, as show --json gives them, or - for standard input." });
        var (from, reason, preview) = (new Option<string?>("--from") { Description = "The first day of the variation, YYYY-MM-DD." }, new Option<string?>("--reason") { Description = "Why the agreement changes." }, new Option<bool>("--preview") { Description = "Only say what would change." });
        var command = new Command("vary", "Put a variation to the partners. It holds once every partner has signed it. Exit 2 with every fault of the terms; nothing is kept then.") { pool, file, from, reason, preview };
        host.Do(command, async (run, stop) =>
        {
            if (!(await Find(run, run.Parsed.GetValue(pool)!)).Try(out var found, out var refusal) || !(await PlanFile.Open<PoolTerms>(run.Parsed.GetValue(file)!, stop)).Try(out var terms, out refusal)
                || !Terminal.Day(run.Parsed.GetValue(from), from.Name).Try(out var day, out refusal)) return Terminal.Refuse(refusal);
            if (day is not { } effective) return Terminal.Refuse(Terminal.NotDay.With(from.Name));
            var variation = new Variation(found.Versions[0].Version, effective, run.Parsed.GetValue(reason) ?? (run.Parsed.GetValue(preview) ? "Preview" : ""), terms);
            if (variation.Problems(found.Pool.Terms, found.Bodies) is { Count: > 0 } problems) return Terminal.Refuse(problems);
            long? version = null;
            if (!run.Parsed.GetValue(preview))
            {
                if (!(await Put(run, found.Pool.Code, variation)).Try(out var put, out refusal)) return Terminal.Refuse(refusal);
                version = put;
            }
            var changes = AgreementFact.Between(found.Pool.Terms, variation.Scheduled(found.Bodies).OrThrow(), found.Words);
            if (run.AsJson) Terminal.WriteJson(new { pool = found.Pool.Code.Text, version, from = SqlTypes.Text(effective), changes = changes.Select(change => new { what = change.Where, was = change.Was, becomes = change.Becomes }) });
            else
            {
                Terminal.Table(["What", "Now", "With the variation"], changes.Select(change => new[] { change.Where, change.Was, change.Becomes }));
                Terminal.Line(version is null ? "Nothing was recorded." : $"Version {version} is put to the partners. It holds from {effective:d MMMM yyyy}, once every partner has signed it.");
            }
            return Terminal.Done;
        });
        return command;
    }

    private static async Task<Outcome<FoundAgreement>> Find(CommandRun run, string pool)
    {
        using var ledger = new JointLedger(run.Store, run.Clock);
        return await FoundAgreement.Find(pool, ledger, new(run.Store)) is { } found ? found : JointLedger.PoolMissing.With(pool);
    }

    private static async Task<Outcome<long>> Put(CommandRun run, Code<PoolAgreement> pool, Variation variation)
    {
        if (!(await run.System()).Try(out var actor, out var refusal)) return refusal;
        using var ledger = new JointLedger(run.Store, run.Clock);
        return await ledger.Vary(run.Deed(actor, "fund.vary", variation.Reason, $"pool:{pool}"), pool, variation);
    }

    private static void Tell(FoundAgreement found, AgreementVersion shown, DateOnly today)
    {
        Terminal.Line($"{found.Pool.Terms.Name}, version {shown.Version} of the agreement: {AgreementWords.Of(shown.StateOn(today, found.Versions))}{(shown.Effective is { } day ? $", from {day:d MMMM yyyy}" : "")}.");
        foreach (var signed in shown.Signatures) Terminal.Line($"{found.Words.Name(signed.Body)}: signed by {signed.Name}, {signed.Office}, on {signed.SignedOn:d MMMM yyyy}, {AgreementWords.InTime(shown.LateDays(signed))}.");
        Terminal.Table(["What", "What the agreement says"], AgreementFact.Of(shown.Terms, found.Words).Select(fact => new[] { fact.What, fact.Said }));
    }

    private static object Json(FoundAgreement found, AgreementVersion shown, DateOnly today) => new
    {
        pool = shown.Pool.Text,
        version = shown.Version,
        state = JsonNamingPolicy.KebabCaseLower.ConvertName($"{shown.StateOn(today, found.Versions)}"),
        from = shown.Effective is { } day ? SqlTypes.Text(day) : null,
        reason = shown.Reason,
        signatures = shown.Signatures.Select(signed => new { partner = signed.Body.Text, name = signed.Name, office = signed.Office, signedOn = SqlTypes.Text(signed.SignedOn), lateDays = shown.LateDays(signed) }),
        versions = found.Versions.Select(one => one.Version),
        terms = JsonDocument.Parse(AgreedText.Write(shown.Terms)).RootElement,
    };
}
