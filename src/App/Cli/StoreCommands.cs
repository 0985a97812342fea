using System.CommandLine;
using Joinery.Design;

namespace Joinery.App.Cli;

/// <summary>joinery migrate, verify, backup and restore.</summary>
internal static class StoreCommands
{
    /// <summary>The chain does not hold a hash that was kept elsewhere.</summary>
    public static readonly RefusalKind HeadMissing = new("verify.head-missing", "No deed has the hash {0}. Deeds that were once recorded are gone: restore a backup that has them.");

    public static Command Migrate()
    {
        var demo = new Option<bool>("--demo") { Description = "For the demo place, whose own body runs it." };
        var migrate = new Command("migrate", "Bring the database up to this version and load reference data.") { demo };
        migrate.SetAction((parsed, stop) => Commands.WithStore(parsed, async (settings, store) =>
        {
            if (!settings.Operator(settings.Demo || parsed.GetValue(demo)).Try(out var body, out var nobody)) return Terminal.Refuse(nobody);
            if (!(await Migrations.Apply(store, Modules.Migrations, Commands.SystemClock, stop)).Try(out var applied, out var refusal)) return Terminal.Refuse(refusal);
            var load = new ReferenceLoad(store, Actor.System(body), Commands.SystemClock);
            foreach (var module in Modules.All) await module.LoadReferenceData(load);
            if (parsed.GetValue(Commands.AsJson)) Terminal.WriteJson(new { applied = applied.Select(migration => migration.ToString()) });
            else Terminal.Line(applied.Count == 0 ? "The database is up to date." : $"Applied {applied.Count} migrations: {string.Join(", ", applied)}.");
            return Terminal.Done;
        }));
        return migrate;
    }

    public static Command Verify()
    {
        var head = new Option<string?>("--head") { Description = "A hash that an earlier verify printed; the chain must still hold it." };
        var verify = new Command("verify", "Walk the log of deeds and check every link.") { head };
        verify.SetAction((parsed, stop) => Commands.WithStore(parsed, async (_, store) =>
        {
            if (!(await store.Read(db => DeedChain.Verify(db), stop)).Try(out var found, out var refusal)) return Terminal.Refuse(refusal);
            if (parsed.GetValue(head) is { } kept && !await store.Read(db => DeedChain.Holds(db, kept), stop))
                return Terminal.Refuse(HeadMissing.With(kept));
            if (parsed.GetValue(Commands.AsJson)) Terminal.WriteJson(new { deeds = found.Deeds, head = found.Hash });
            else Terminal.Line($"The log of deeds is whole: {found.Deeds:N0} deeds, head {found.Hash}.");
            return Terminal.Done;
        }));
        return verify;
    }

    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "The backup to write; its manifest is written beside it." };
        var backup = new Command("backup", "Back up the database while it is in use.") { file };
        backup.SetAction((parsed, stop) => Commands.WithStore(parsed, async (settings, store) =>
            Tell(parsed, await Joinery.Backup.Take(store, parsed.GetValue(file)!, settings.PostgresTools, Commands.SystemClock, stop), "Backed up")));
        return backup;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "A backup with its manifest beside it." };
        var restore = new Command("restore", "Put a backup into an empty database and check that all of it came back.") { file };
        restore.SetAction((parsed, stop) => Commands.WithStore(parsed, async (settings, store) =>
            Tell(parsed, await Joinery.Backup.Restore(store, parsed.GetValue(file)!, settings.PostgresTools, stop), "Restored")));
        return restore;
    }

    private static int Tell(ParseResult parsed, Outcome<BackupManifest> outcome, string what)
    {
        if (!outcome.Try(out var manifest, out var refusal)) return Terminal.Refuse(refusal);
        if (parsed.GetValue(Commands.AsJson)) Terminal.WriteJson(manifest);
        else Terminal.Line($"{what} {manifest.Rows.Values.Sum():N0} rows in {manifest.Rows.Count} tables; {manifest.Deeds:N0} deeds, head {manifest.Head}.");
        return Terminal.Done;
    }
}
