using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Frameworks;

/// <summary>A site as a file gives it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Site">People and elements.</param>
/// <param name="DaysToAdopt">Days from taking the model up to having all of it; null while a part is missing or a day is not known.</param>
internal sealed record GivenSite(string Name, Site Site, int? DaysToAdopt);

/// <summary>Reads the sites of a model from CSV, or from JSON with the list sites.</summary>
internal static class SiteFile
{
    public const int MostRows = 10_000;

    public static readonly RefusalKind Columns = new("adoption.columns", "The file needs the columns site, population, implemented and components; began and completed may be added.");
    public static readonly RefusalKind Json = new("adoption.json", "The JSON cannot be read at line {0}. It needs the list sites, with names as in the reference of commands.");
    public static readonly RefusalKind Whole = new("adoption.whole", "{0} must be a whole number; {1} is not.");
    public static readonly RefusalKind Unfinished = new("adoption.unfinished", "It has a day of completion, but not all of its components are in place.");
    public static readonly RefusalKind TooMany = new("adoption.too-many", "The file has more than {0} sites. Split it into parts.");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private sealed record SiteRow(string? Site, long? Population, int? Implemented, int? Components, string? Began, string? Completed);

    private sealed record Document(long? People, IReadOnlyList<SiteRow>? Sites);

    /// <summary>The sites, and the number of all people where the file gives it.</summary>
    public static (IReadOnlyList<GivenSite> Sites, long? People, IReadOnlyList<Refusal> Problems) Read(ImportFile file)
    {
        var problems = new List<Refusal>();
        long? people = null;
        var rows = file.Text.AsSpan().TrimStart().StartsWith("{") ? FromJson(file, problems, out people) : FromCsv(file, problems);
        var sites = new List<GivenSite>();
        foreach (var (row, place) in rows.Take(MostRows))
            if (Made(row).Try(out var site, out var refusal)) sites.Add(site);
            else problems.Add(refusal.At(place));
        if (rows.Count > MostRows) problems.Add(TooMany.With(MostRows).At(file.Name));
        return (sites, people, problems);
    }

    private static List<(SiteRow Row, string Place)> FromJson(ImportFile file, List<Refusal> problems, out long? people)
    {
        people = null;
        try
        {
            var document = JsonSerializer.Deserialize<Document>(file.Text, Options);
            if (document?.Sites is null) problems.Add(Json.With(1).At(file.Name));
            people = document?.People;
            return [.. (document?.Sites ?? []).Select((row, i) => (row, $"site {i + 1}"))];
        }
        catch (JsonException cause)
        {
            problems.Add(Json.With((cause.LineNumber ?? 0) + 1).At(file.Name));
            return [];
        }
    }

    private static List<(SiteRow Row, string Place)> FromCsv(ImportFile file, List<Refusal> problems)
    {
        var rows = new List<(SiteRow, string)>();
        var headers = file.Headers();
        if (!new[] { "site", "population", "implemented", "components" }.All(headers.Contains))
        {
            problems.Add(Columns.With().At(file.Name));
            return rows;
        }
        foreach (var row in file.Rows())
            if (row.Problem is { } width) problems.Add(width.At(row.Place));
            else rows.Add((new(row["site"], Number(row, "population", problems), (int?)Number(row, "implemented", problems), (int?)Number(row, "components", problems), row["began"], row["completed"]), row.Place));
        return rows;
    }

    private static long? Number(CsvRow row, string column, List<Refusal> problems)
    {
        if (long.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue) return number;
        problems.Add(Whole.With(column, row[column].Length == 0 ? "nothing" : row[column]).At(row.Place));
        return null;
    }

    private static Outcome<GivenSite> Made(SiteRow row)
    {
        var site = new Site(row.Population ?? 0, row.Implemented ?? 0, row.Components ?? 0);
        if (CareModels.SpreadOf([site], long.MaxValue).Refusal is { } refusal) return refusal;
        if (!Design.Terminal.Day(row.Began, "began").Try(out var began, out refusal) || !Design.Terminal.Day(row.Completed, "completed").Try(out var completed, out refusal)) return refusal;
        if (completed is not null && site.Implemented < site.Components) return Unfinished.With();
        if (completed < began) return Adoptions.Backwards.With($"{began:d MMMM yyyy}");
        return new GivenSite(row.Site is { Length: > 0 } name ? name : "no name", site, completed?.DayNumber - began?.DayNumber);
    }
}
