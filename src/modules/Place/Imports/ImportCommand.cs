using System.CommandLine;
using Joinery.Design;
using Joinery.Place.Areas;

namespace Joinery.Place.Imports;

/// <summary>joinery import: brings files of published figures and lookups of areas into the database.</summary>
internal static class ImportCommand
{
    private const int MostShown = 20;

    /// <summary>A directory is replaced whole.</summary>
    public static readonly RefusalKind NoPreview = new("import.no-preview", "A postcode directory replaces the one before as a whole, so there is no preview of it.");

    /// <summary>The very same file.</summary>
    private const string Before = "The very same file was imported before.";

    public static Command Create(CommandHost host, MetricBook book)
    {
        var files = new Argument<string[]>("files") { Description = "Files as their publishers offer them, CSV or JSON.", Arity = ArgumentArity.OneOrMore };
        var preview = new Option<bool>("--preview") { Description = "Only say what would change." };
        var year = new Option<string?>("--year") { Description = "The financial year of a file that does not say its own, like 2024-25." };
        var vintage = new Option<string?>("--vintage") { Description = "The month of the boundaries of a lookup of areas, like 2026-04." };
        var area = new Option<string>("--area") { Description = "The column of areas in a lookup of blocks.", DefaultValueFactory = _ => "utla23" };
        var system = new Option<string>("--system") { Description = "The column of systems in a lookup of blocks.", DefaultValueFactory = _ => "icb24" };
        var command = new Command("import", "Import published figures or a lookup of areas.") { files, preview, year, vintage, area, system };
        host.Do(command, async (run, stop) =>
        {
            var lines = new List<ImportLine>();
            var problems = new List<Refusal>();
            foreach (var path in run.Parsed.GetValue(files)!)
            {
                if (path != "-" && PostcodeDirectory.Recognises(path)) (await TakeDirectory(run, path, run.Parsed.GetValue(vintage), run.Parsed.GetValue(preview), stop)).Tell(Path.GetFileName(path), lines, problems);
                else if (!(await Open(path, stop)).Try(out var file, out var refusal)) problems.Add(refusal);
                else if (Lookups.Recognises(file))
                {
                    var choices = new LookupChoices(run.Parsed.GetValue(vintage), run.Parsed.GetValue(area)!, run.Parsed.GetValue(system)!);
                    (await TakeLookup(run, file, choices, run.Parsed.GetValue(preview), stop)).Tell(file.Name, lines, problems);
                }
                else (await TakeFigures(run, book, file, new(run.Parsed.GetValue(year)), run.Parsed.GetValue(preview), stop)).Tell(file.Name, lines, problems);
            }
            Show(run, lines);
            return problems.Count == 0 ? Terminal.Done : Terminal.Refuse(problems);
        });
        return command;
    }

    /// <summary>Reads a file from disk, or - from standard input.</summary>
    public static async Task<Outcome<ImportFile>> Open(string path, CancellationToken stop) =>
        (await InputFile.Read(path, ImportFile.MostBytes, stop)).Try(out var bytes, out var refusal) ? ImportFile.Of(InputFile.NameOf(path), bytes) : refusal;

    private static async Task<Outcome<ImportLine>> TakeFigures(CommandRun run, MetricBook book, ImportFile file, ImportChoices choices, bool preview, CancellationToken stop)
    {
        var statistics = new Statistics(run.Store, book);
        var outcome = preview ? await statistics.Look(file, choices, run.Clock.Today(), stop)
            : await Deed(run, file, "statistics.import") is var deed && deed.Try(out var by, out var nobody) ? await statistics.Take(by, file, choices, stop) : nobody;
        if (!outcome.Try(out var done, out var refusal)) return refusal;
        return new ImportLine(done.File, done.Feed, done.Readings, done.Added, done.Changed, done.Unchanged, done.Rejected, [.. done.TakenBefore ? [Before] : Array.Empty<string>(), .. done.Notes, .. preview ? done.Examples : []]);
    }

    private static async Task<Outcome<ImportLine>> TakeLookup(CommandRun run, ImportFile file, LookupChoices choices, bool preview, CancellationToken stop)
    {
        var lookups = new Lookups(run.Store);
        var outcome = preview ? await lookups.Look(file, choices, stop)
            : await Deed(run, file, "lookup.import") is var deed && deed.Try(out var by, out var nobody) ? await lookups.Take(by, file, choices, stop) : nobody;
        if (!outcome.Try(out var look, out var refusal)) return refusal;
        List<string> notes = [.. look.Gone.Count > 0 ? [$"{look.Gone.Count} pairs of {look.Vintage} are no longer there."] : Array.Empty<string>(),
            .. preview ? look.Changed.Take(MostShown).Select(pair => $"{pair.Now.Area} and {pair.Now.System}: {pair.Was:N0} people become {pair.Now.Population:N0}") : []];
        return new ImportLine(file.Name, $"lookup {look.Vintage}", look.Overlaps.Rows.Count, look.Added.Count, look.Changed.Count, look.Unchanged, look.Rejected, notes);
    }

    private static async Task<Outcome<ImportLine>> TakeDirectory(CommandRun run, string path, string? vintage, bool preview, CancellationToken stop)
    {
        var name = Path.GetFileName(path);
        if (preview) return NoPreview.With().At(name);
        if (!Periods.Month(vintage ?? "").Try(out var month, out _)) return Lookups.NoVintage.With().At(name);
        if (!(await Deed(run, name, "postcodes.import")).Try(out var deed, out var refusal)) return refusal;
        if (!(await new PostcodeDirectory(run.Store).Take(deed, path, $"{month.From:yyyy-MM}", stop)).Try(out var done, out refusal)) return refusal;
        return new ImportLine(name, "postcode directory", (int)done.Postcodes, (int)done.Postcodes, 0, 0, done.Rejected, [$"{done.Elsewhere:N0} rows are of other countries or no longer in use."]);
    }

    private static Task<Outcome<Deed>> Deed(CommandRun run, ImportFile file, string action) => Deed(run, file.Sha256[..16], action);

    private static async Task<Outcome<Deed>> Deed(CommandRun run, string file, string action) =>
        (await run.System()).Try(out var by, out var nobody)
            ? run.Deed(by, action, subject: $"file:{file}") : nobody;

    private static void Tell(this Outcome<ImportLine> outcome, string file, List<ImportLine> lines, List<Refusal> problems)
    {
        if (!outcome.Try(out var line, out var refusal))
        {
            problems.Add(refusal.Where.Length == 0 ? refusal.At(file) : refusal);
            return;
        }
        lines.Add(line);
        problems.AddRange(line.Rejected.Take(MostShown).Select(rejected => rejected.At($"{file}, {rejected.Where}")));
        if (line.Rejected.Count > MostShown) problems.Add(new("import.more", $"{line.Rejected.Count - MostShown:N0} more rows were left out.", file));
    }

    private static void Show(CommandRun run, List<ImportLine> lines)
    {
        if (run.AsJson)
        {
            Terminal.WriteJson(lines.Select(line => new { line.File, line.Layout, line.Figures, line.Added, line.Revised, line.Same, leftOut = line.Rejected.Count, line.Notes }));
            return;
        }
        if (lines.Count == 0) return;
        Terminal.Table(["File", "Layout", "Figures", "New", "Revised", "Same", "Left out"],
            lines.Select(line => new[] { line.File, line.Layout, $"{line.Figures:N0}", $"{line.Added:N0}", $"{line.Revised:N0}", $"{line.Same:N0}", $"{line.Rejected.Count:N0}" }), 2, 3, 4, 5, 6);
        foreach (var line in lines)
            foreach (var note in line.Notes) Terminal.Line($"{line.File}: {note}");
    }

    private sealed record ImportLine(string File, string Layout, int Figures, int Added, int Revised, int Same, IReadOnlyList<Refusal> Rejected, IReadOnlyList<string> Notes);
}
