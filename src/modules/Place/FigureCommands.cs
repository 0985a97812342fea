using System.CommandLine;
using System.Globalization;
using Joinery.Design;
using Joinery.Measures;
using Joinery.Place.Areas;
using Joinery.Place.Imports;

namespace Joinery.Place;

/// <summary>joinery place: areas, systems and figures on the command line.</summary>
internal static class FigureCommands
{
    /// <summary>No overlaps of that month.</summary>
    public static readonly RefusalKind NoOverlaps = new("overlaps.none", "There are no overlaps of {0} in the database. Give a file, or import one.");
    /// <summary>The file of counts has other columns.</summary>
    public static readonly RefusalKind CountColumns = new("apportion.columns", "The file needs the columns code and count, or code, numerator and denominator.");
    /// <summary>The same area twice.</summary>
    public static readonly RefusalKind CountTwice = new("apportion.twice", "{0} has a count already. Add the two up, or leave one out.");

    public static IEnumerable<Command> All(CommandHost host) => [Overlaps(host), Apportioned(host), Metrics(host)];

    private static Option<string?> VintageOption() => new("--vintage") { Description = "The month of the boundaries, like 2024-04, when no file is given." };
    private static Option<string> AreaOption() => new("--area") { Description = "The column of areas in a table of blocks.", DefaultValueFactory = _ => "utla23" };
    private static Option<string> SystemOption() => new("--system") { Description = "The column of systems in a table of blocks.", DefaultValueFactory = _ => "icb24" };

    private static Command Overlaps(CommandHost host)
    {
        var file = new Argument<string?>("file") { Description = "A table of blocks or of overlaps (CSV).", Arity = ArgumentArity.ZeroOrOne };
        var (vintage, area, system) = (VintageOption(), AreaOption(), SystemOption());
        var rows = new Option<bool>("--rows") { Description = "Show every pair as well." };
        var command = new Command("overlaps", "How areas and systems lie across one another.") { file, vintage, area, system, rows };
        host.Do(command, async (run, stop) =>
        {
            var found = await Find(run, run.Parsed.GetValue(file), run.Parsed.GetValue(vintage), run.Parsed.GetValue(area)!, run.Parsed.GetValue(system)!, stop);
            if (!found.Try(out var overlaps, out var refusal)) return Terminal.Refuse(refusal);
            var fit = Fit.Of(overlaps);
            if (run.AsJson) Terminal.WriteJson(new { fit, rows = overlaps.Rows.Select(row => new { area = row.Area.Code, system = row.System.Code, row.Population, row.Blocks, row.ShareOfArea, row.ShareOfSystem, row.BestFit }) });
            else
            {
                Terminal.Table(["Areas", "Systems", "Split any", "1%", "5%", "Cutting any", "1%", "5%", "One-area systems", "Misfit people", "%"],
                [[$"{fit.Areas}", $"{fit.Systems}", $"{fit.SplitAny}", $"{fit.Split1}", $"{fit.Split5}", $"{fit.CuttingAny}", $"{fit.Cutting1}", $"{fit.Cutting5}", $"{fit.OneAreaSystems} ({fit.OneToOneSystems} whole)",
                    $"{fit.MisfitPopulation:N0} of {fit.Population:N0}", $"{fit.MisfitPercent:0.0000}"]], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
                if (run.Parsed.GetValue(rows))
                    Terminal.Table(["Area", "System", "People", "Blocks", "Of area %", "Of system %", "Best fit"],
                        overlaps.Rows.Select(row => new[] { row.Area.Code, row.System.Code, $"{row.Population:N0}", $"{row.Blocks:N0}", $"{row.ShareOfArea * 100:0.0000}", $"{row.ShareOfSystem * 100:0.0000}", row.BestFit ? "yes" : "" }), 2, 3, 4, 5);
            }
            return Terminal.Done;
        });
        return command;
    }

    private static Command Apportioned(CommandHost host)
    {
        var counts = new Argument<string>("counts") { Description = "A CSV file with code and count, or code, numerator and denominator." };
        var over = new Option<string?>("--over") { Description = "A table of blocks or of overlaps (CSV) to share them out by." };
        var (vintage, area, system) = (VintageOption(), AreaOption(), SystemOption());
        var command = new Command("apportion", "Share counts of areas out to systems by where people live. Rates are shared out as their two counts.") { counts, over, vintage, area, system };
        host.Do(command, async (run, stop) =>
        {
            var found = await Find(run, run.Parsed.GetValue(over), run.Parsed.GetValue(vintage), run.Parsed.GetValue(area)!, run.Parsed.GetValue(system)!, stop);
            if (!found.Try(out var overlaps, out var refusal)) return Terminal.Refuse(refusal);
            if (!(await ImportCommand.Open(run.Parsed.GetValue(counts)!, stop)).Try(out var file, out refusal)) return Terminal.Refuse(refusal);
            var (above, below, problems) = Counts(file);
            if (problems.Count > 0) return Terminal.Refuse(problems);
            return below.Count == 0 ? ShowCounts(run, Apportion.Counts(overlaps, above)) : ShowRates(run, Apportion.Rates(overlaps, above, below));
        });
        return command;
    }

    private static int ShowCounts(CommandRun run, Outcome<IReadOnlyList<Apportioned>> outcome)
    {
        if (!outcome.Try(out var parts, out var refusal)) return Terminal.Refuse(refusal);
        if (run.AsJson) Terminal.WriteJson(parts.Select(part => new { system = part.Area.Code, part.Value, part.Estimated, part.Coverage }));
        else
        {
            Terminal.Table(["System", "Count", "Estimated", "People covered %"], parts.Select(part => new[] { part.Area.Code, $"{part.Value:N4}", part.Estimated ? "yes" : "", $"{part.Coverage * 100:0.00}" }), 1, 3);
            Terminal.Line($"Together {parts.Sum(part => part.Value):N4}: nothing is lost.");
        }
        return Terminal.Done;
    }

    private static int ShowRates(CommandRun run, Outcome<IReadOnlyList<ApportionedRate>> outcome)
    {
        if (!outcome.Try(out var parts, out var refusal)) return Terminal.Refuse(refusal);
        if (run.AsJson) Terminal.WriteJson(parts.Select(part => new { system = part.Area.Code, part.Numerator, part.Denominator, part.Value, part.Estimated, part.Coverage }));
        else Terminal.Table(["System", "Numerator", "Denominator", "Rate", "Estimated", "People covered %"], parts.Select(part => new[]
            { part.Area.Code, $"{part.Numerator:N4}", $"{part.Denominator:N4}", part.Value is { } rate ? $"{rate:0.000000}" : "", part.Estimated ? "yes" : "", $"{part.Coverage * 100:0.00}" }), 1, 2, 3, 5);
        return Terminal.Done;
    }

    private static Command Metrics(CommandHost host)
    {
        var command = new Command("metrics", "The metrics that Joinery knows, with their definitions in force.");
        host.Do(command, (run, _) =>
        {
            var all = MetricBook.Load().All;
            if (run.AsJson) Terminal.WriteJson(all.Select(metric => new { metric.Id, metric.Name, metric.Unit, good = metric.Good.ToString().ToLowerInvariant(), versions = metric.Versions.Select(version => new { version.Name, from = version.Valid.From, version.Definition, version.Source, version.Status }) }));
            else Terminal.Table(["Metric", "Name", "Unit", "Good", "Definition of"], all.Select(metric => new[] { metric.Id, metric.Name, metric.Unit, metric.Good.ToString().ToLowerInvariant(), string.Join(", ", metric.Versions.Select(version => version.Name)) }));
            return Task.FromResult(Terminal.Done);
        });
        return command;
    }

    // From a file when there is one, otherwise from the database.
    private static async Task<Outcome<Overlaps>> Find(CommandRun run, string? path, string? vintage, string area, string system, CancellationToken stop)
    {
        if (path is not null)
        {
            if (!(await ImportCommand.Open(path, stop)).Try(out var file, out var refusal)) return refusal;
            if (!Lookups.Read(file, new(vintage, area, system)).Try(out var read, out refusal)) return refusal;
            return read.Rejected.Count == 0 ? read.Overlaps : read.Rejected[0].At($"{file.Name}, {read.Rejected[0].Where}");
        }
        if (vintage is null) return Lookups.NoVintage.With();
        var known = await new Gazetteer(run.Store).Overlaps(vintage, stop);
        return known.Rows.Count == 0 ? NoOverlaps.With(vintage) : known;
    }

    private static (Dictionary<AreaCode, decimal> Above, Dictionary<AreaCode, decimal> Below, List<Refusal> Problems) Counts(ImportFile file)
    {
        var (above, below, problems) = (new Dictionary<AreaCode, decimal>(), new Dictionary<AreaCode, decimal>(), new List<Refusal>());
        var headers = file.Headers();
        var isRate = headers.Contains("denominator");
        if (!headers.Contains("code") || !headers.Contains(isRate ? "numerator" : "count")) return (above, below, [CountColumns.With().At(file.Name)]);
        foreach (var row in file.Rows())
        {
            if (row.Problem is { } width) problems.Add(width.At(row.Place));
            else if (!AreaCode.Parse(row["code"]).Try(out var code, out var refusal)) problems.Add(refusal.At(row.Place));
            else if (!Number(row, isRate ? "numerator" : "count").Try(out var count, out refusal)) problems.Add(refusal);
            else if (!above.TryAdd(code, count)) problems.Add(CountTwice.With(code).At(row.Place));
            else if (!isRate) continue;
            else if (Number(row, "denominator").Try(out var whole, out refusal)) below[code] = whole;
            else problems.Add(refusal);
        }
        return (above, below, problems);
    }

    private static Outcome<decimal> Number(CsvRow row, string column) =>
        decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : ImportRefusals.NotNumber.With(column, row[column]).At($"{row.Place}, {column}");
}

/// <summary>How well areas and systems fit, in the figures of one line.</summary>
/// <param name="Areas">How many areas there are.</param>
/// <param name="Systems">How many systems.</param>
/// <param name="SplitAny">Areas in more than one system, however little of them.</param>
/// <param name="Split1">Areas of which two systems hold 1% or more.</param>
/// <param name="Split5">Areas of which two systems hold 5% or more.</param>
/// <param name="CuttingAny">Systems that cut an area.</param>
/// <param name="Cutting1">Systems that hold 1% or more of an area split so.</param>
/// <param name="Cutting5">Systems that hold 5% or more of an area split so.</param>
/// <param name="OneAreaSystems">Systems with people of one area only.</param>
/// <param name="OneToOneSystems">Systems that are one whole area.</param>
/// <param name="MisfitPopulation">People outside the best-fitting system of their area.</param>
/// <param name="Population">All people.</param>
/// <param name="MisfitPercent">The misfit in percent.</param>
public sealed record Fit(int Areas, int Systems, int SplitAny, int Split1, int Split5, int CuttingAny, int Cutting1, int Cutting5, int OneAreaSystems, int OneToOneSystems,
    long MisfitPopulation, long Population, decimal MisfitPercent)
{
    /// <summary>The line for some overlaps.</summary>
    public static Fit Of(Overlaps overlaps) => new(overlaps.Areas.Count, overlaps.Systems.Count,
        overlaps.SplitAreas().Count, overlaps.SplitAreas(0.01m).Count, overlaps.SplitAreas(0.05m).Count,
        overlaps.CuttingSystems().Count, overlaps.CuttingSystems(0.01m).Count, overlaps.CuttingSystems(0.05m).Count,
        overlaps.OneAreaSystems().Count, overlaps.OneToOneSystems().Count, overlaps.MisfitPopulation, overlaps.Population, overlaps.MisfitPercent);
}
