using System.Text.Json;

namespace Joinery.Place.Imports;

/// <summary>What a person said beside the file.</summary>
/// <param name="Year">The financial year of a file that does not say its own; null when they said nothing.</param>
public sealed record ImportChoices(string? Year = null);

/// <summary>What a feed found in a file.</summary>
public sealed class Found(string source, string licence)
{
    /// <summary>Who published it.</summary>
    public string Source { get; } = source;

    /// <summary>On what terms.</summary>
    public string Licence { get; } = licence;

    /// <summary>Every figure.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>Rows that cannot be used, each with its place.</summary>
    public List<Refusal> Rejected { get; } = [];

    /// <summary>What whoever imports should know.</summary>
    public List<string> Notes { get; } = [];
}

/// <summary>One layout in which figures are published.</summary>
internal abstract class Feed
{
    protected const string Open = "Open Government Licence v3";

    /// <summary>Its name on the command line and in the list of imports.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public abstract string What { get; }

    /// <summary>True for a file with this layout, told by its header or by what it says of itself.</summary>
    public abstract bool Recognises(ImportFile file, JsonElement? json);

    /// <summary>Every figure and every problem of a file; refused when the whole cannot be used.</summary>
    public abstract Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices);
}

/// <summary>A layout in CSV, known by the columns that it must have.</summary>
internal abstract class CsvFeed : Feed
{
    /// <summary>Columns without which it is another file.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    public override bool Recognises(ImportFile file, JsonElement? json)
    {
        if (json is not null) return false;
        var headers = file.Headers();
        return Columns.All(column => headers.Contains(column, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Reads each row; what is wrong with a row is kept with its line, and the row is left out.</summary>
    protected static void EachRow(ImportFile file, Found found, Func<CsvRow, Outcome<IReadOnlyList<Reading>>> read)
    {
        foreach (var row in file.Rows())
        {
            if (row.Problem is { } problem) found.Rejected.Add(problem.At(row.Place));
            else if (read(row).Try(out var readings, out var refusal)) found.Readings.AddRange(readings);
            else found.Rejected.Add(refusal.Where.Length == 0 ? refusal.At(row.Place) : refusal.At($"{row.Place}, {refusal.Where}"));
        }
    }
}

/// <summary>The numbers of one row or record, read one after the other until one is wrong.</summary>
internal sealed class Numbers(Func<string, Outcome<(double? Number, Mark Mark)>> cell)
{
    /// <summary>What was wrong first; null when nothing was.</summary>
    public Refusal? Problem { get; private set; }

    /// <summary>Withheld when any number read so far was; otherwise missing when any was missing.</summary>
    public Mark Mark { get; private set; } = Mark.Published;

    /// <summary>The numbers of a CSV row.</summary>
    public static Numbers Of(CsvRow row) => new(column => row.Columns.ContainsKey(column) ? Cells.Read(column, row[column]) : (null, Mark.Missing));

    /// <summary>The numbers of a JSON record; a path is written with dots.</summary>
    public static Numbers Of(JsonElement record) => new(path => ReadJson(record, path));

    /// <summary>A count: zero or more; null when it is not given.</summary>
    public double? Count(string column)
    {
        var number = Any(column);
        if (number < 0) Problem ??= ImportRefusals.Negative.With(column).At(column);
        return number;
    }

    /// <summary>A count that must not pass another.</summary>
    public double? PartOf(string column, double? whole, string wholeName)
    {
        var part = Count(column);
        if (part > whole) Problem ??= ImportRefusals.TooMuch.With(column, part, wholeName).At(column);
        return part;
    }

    /// <summary>A percentage of 0 to 100.</summary>
    public double? Percent(string column)
    {
        var percent = Count(column);
        if (percent > 100) Problem ??= ImportRefusals.TooMuch.With(column, percent, 100).At(column);
        return percent;
    }

    /// <summary>A number of either sign.</summary>
    public double? Any(string column)
    {
        if (!cell(column).Try(out var read, out var refusal))
        {
            Problem ??= refusal.At(column);
            return null;
        }
        if (read.Mark == Mark.Suppressed || (read.Mark == Mark.Missing && Mark == Mark.Published)) Mark = read.Mark;
        return read.Number;
    }

    /// <summary>Refuses when two parts do not make the whole.</summary>
    public void MustAddUp(double? one, string oneName, double? other, string otherName, double? whole, string wholeName)
    {
        if (one is { } a && other is { } b && whole is { } all && Math.Abs(a + b - all) > 0.5) Problem ??= ImportRefusals.Sums.With(oneName, otherName, wholeName).At(wholeName);
    }

    private static Outcome<(double? Number, Mark Mark)> ReadJson(JsonElement record, string path)
    {
        var at = record;
        foreach (var step in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out var next)) return (null, Mark.Missing);
            at = next;
        }
        return at.ValueKind switch
        {
            JsonValueKind.Number => (at.GetDouble(), Mark.Published),
            JsonValueKind.Null or JsonValueKind.Undefined => (null, Mark.Missing),
            JsonValueKind.String => Cells.Read(path, at.GetString()!),
            _ => ImportRefusals.NotNumber.With(path, at.ValueKind),
        };
    }
}

/// <summary>A layout in JSON: one object with descriptive fields, england, and lists of records.</summary>
internal abstract class JsonFeed : Feed
{
    /// <summary>How its publication begins.</summary>
    protected abstract string Publication { get; }

    public override bool Recognises(ImportFile file, JsonElement? json) =>
        json is { } document && Text(document, "publication").StartsWith(Publication, StringComparison.OrdinalIgnoreCase);

    /// <summary>Every record with its level and where it is.</summary>
    protected static IEnumerable<(JsonElement Record, Level Level, string Code, string Name, string Place)> Records(JsonElement json)
    {
        if (json.TryGetProperty("england", out var england)) yield return (england, Level.England, "ENGLAND", "England", "england");
        foreach (var (list, level) in new[] { ("icbs", Level.Icb), ("providers", Level.Trust), ("utlas", Level.Council) })
        {
            if (!json.TryGetProperty(list, out var records) || records.ValueKind != JsonValueKind.Array) continue;
            var number = 0;
            foreach (var record in records.EnumerateArray())
                yield return (record, level, Text(record, "code"), Text(record, "name"), $"{list}[{number++}]");
        }
    }

    /// <summary>A text of a record; empty when there is none.</summary>
    protected static string Text(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";

    /// <summary>The records of a list inside a record; none when there is no list.</summary>
    protected static IEnumerable<JsonElement> List(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : [];

    /// <summary>An object inside a record; undefined when there is none.</summary>
    protected static JsonElement Inner(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var found) ? found : default;

    /// <summary>The year that the file says it is of.</summary>
    protected static Outcome<FinancialYear> Year(JsonElement json) =>
        FinancialYear.Parse(Text(json, "period")).Try(out var year, out _) ? year : ImportRefusals.NoPeriod.With();

    /// <summary>Adds the readings, or keeps what is wrong with its place.</summary>
    protected static void Add(Found found, string place, Numbers numbers, params IReadOnlyList<Reading> readings)
    {
        if (numbers.Problem is { } problem) found.Rejected.Add(problem.At($"{place}, {problem.Where}"));
        else found.Readings.AddRange(readings);
    }
}
