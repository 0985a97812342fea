using System.Globalization;
using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Peers;

/// <summary>Reads a table of areas with one column for each feature.</summary>
internal static class PeerFile
{
    public static readonly RefusalKind Columns = new("peers.columns", "The file needs the column area, and one column with numbers for each feature.");
    public static readonly RefusalKind Twice = new("peers.twice", "{0} is in the file already. Leave one of its rows out.");
    public static readonly RefusalKind Weights = new("peers.weights", "{0} is not a weight like over-85=2 of a column of the file.");

    /// <summary>The areas and features of a file; weights are written over-85=2,deprivation=0.5, and those not named weigh 1.</summary>
    public static (IReadOnlyList<PeerCandidate> Areas, IReadOnlyList<PeerFeature> Features, IReadOnlyList<Refusal> Problems) Read(ImportFile file, string? weights)
    {
        var problems = new List<Refusal>();
        var headers = file.Headers();
        if (!headers.Contains("area") || headers.Count < 2 || headers.Distinct(StringComparer.OrdinalIgnoreCase).Count() < headers.Count) return ([], [], [Columns.With().At(file.Name)]);
        var names = headers.Where(header => header != "area").ToList();
        var areas = new List<PeerCandidate>();
        foreach (var row in file.Rows())
        {
            if (row.Problem is { } width) problems.Add(width.At(row.Place));
            else if (!AreaCode.Parse(row["area"]).Try(out var area, out var refusal)) problems.Add(refusal.At(row.Place));
            else if (areas.Exists(one => one.Area == area)) problems.Add(Twice.With(area).At(row.Place));
            else areas.Add(new(area, [.. names.Select(name => Number(row, name, problems))]));
        }
        return (areas, Features(names, weights, problems), problems);
    }

    private static double Number(CsvRow row, string column, List<Refusal> problems)
    {
        if (double.TryParse(row[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        problems.Add(ImportRefusals.NotNumber.With(column, row[column].Length == 0 ? "nothing" : row[column]).At(row.Place));
        return 0;
    }

    private static IReadOnlyList<PeerFeature> Features(List<string> names, string? weights, List<Refusal> problems)
    {
        var given = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var one in (weights ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (one.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var weight] && names.Contains(name) && double.TryParse(weight, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) given[name] = number;
            else problems.Add(Weights.With(one).At("--weights"));
        return [.. names.Select(name => new PeerFeature(name, given.GetValueOrDefault(name, 1)))];
    }
}
