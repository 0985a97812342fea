using System.CommandLine;
using Joinery.Design;

namespace Joinery.App.Cli;

/// <summary>The command line: what joinery can do, and the options that every command has.</summary>
internal static class Commands
{
    public static readonly Option<string?> SettingsFile = new("--settings") { Description = "A JSON file with settings; joinery.json in this folder is used when it exists.", Recursive = true };
    public static readonly Option<string[]> Set = new("--set") { Description = "One setting, as key=value. May be given more than once.", Recursive = true, DefaultValueFactory = _ => [] };
    public static readonly Option<bool> AsJson = new("--json") { Description = "Answer in JSON.", Recursive = true };

    /// <summary>What was typed is no command, or not all of it.</summary>
    public static readonly RefusalKind Unknown = new("command.unknown", "{0} Run joinery --help to see what there is.");

    /// <summary>What is wrong with a command line. That a command is missing goes without saying when there is a word that is none.</summary>
    public static IEnumerable<Refusal> Misunderstood(ParseResult parsed)
    {
        var named = parsed.Errors.Where(error => parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal))).ToList();
        return (named.Count > 0 ? named : parsed.Errors).Select(error => Unknown.With(error.Message));
    }

    public static RootCommand Root()
    {
        var root = new RootCommand("Joinery: health and adult social care of one place, run as one service.") { SettingsFile, Set, AsJson };
        root.Add(ServeCommand.Create());
        root.Add(StoreCommands.Migrate());
        root.Add(SeedCommand.Create());
        root.Add(PeopleCommand.Create());
        root.Add(StoreCommands.Verify());
        root.Add(StoreCommands.Backup());
        root.Add(StoreCommands.Restore());
        root.Add(SettingsCommand.Create());
        root.Add(ReferenceCommand.Create());
        foreach (var command in Modules.All.SelectMany(module => module.Commands(Host))) root.Add(command);
        return root;
    }

    /// <summary>Runs a command that needs settings; tells every problem with them and stops when there is one.</summary>
    public static async Task<int> WithSettings(ParseResult parsed, Func<Settings, Task<int>> work)
    {
        var file = parsed.GetValue(SettingsFile) ?? (File.Exists("joinery.json") ? "joinery.json" : null);
        var (settings, problems) = Settings.Read(file, Environment.GetEnvironmentVariables(), parsed.GetValue(Set)!);
        return settings is null ? Terminal.Refuse(problems) : await work(settings);
    }

    /// <summary>Runs a command that needs the store.</summary>
    public static Task<int> WithStore(ParseResult parsed, Func<Settings, Store, Task<int>> work) => WithSettings(parsed, async settings =>
    {
        await using var store = Store.At(settings.Address, SystemClock);
        return await work(settings, store);
    });

    // A module's command acts for the body that is set; where none is, for the one that made the database.
    private static CommandHost Host { get; } = new((parsed, work) => WithStore(parsed, (settings, store) =>
    {
        async Task<Outcome<Actor>> System()
        {
            var begun = settings.Organisation.Length == 0 ? await store.Read(DeedChain.Earliest) : null;
            var body = begun is null ? settings.Operator(settings.Demo) : OdsCode.Parse(begun.Organisation);
            return body.Try(out var code, out var nobody) ? Actor.System(code) : nobody;
        }
        return work(new(parsed, store, SystemClock, parsed.GetValue(AsJson), System));
    }));

#pragma warning disable RS0030 // The one place in the product where the system's clock is named.
    public static TimeProvider SystemClock => TimeProvider.System;
#pragma warning restore RS0030
}
