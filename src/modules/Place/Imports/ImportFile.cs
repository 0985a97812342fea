using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Joinery.Place.Imports;

/// <summary>A file that somebody wants to import: its name without folders, and what is in it.</summary>
public sealed partial class ImportFile
{
    /// <summary>Bytes that a file may have, because it is held in memory. A postcode directory, the largest that publishers offer, is read row by row instead.</summary>
    public const int MostBytes = 500_000_000;

    /// <summary>Letters that one row may have.</summary>
    private const int LongestRow = 1_000_000;

    private readonly byte[] _bytes;
    private readonly Lazy<string> _text;

    private ImportFile(string name, byte[] bytes)
    {
        (Name, _bytes) = (name, bytes);
        _text = new(() => Decode(bytes));
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The file's name, without folders.</summary>
    public string Name { get; }

    /// <summary>The hash of its bytes.</summary>
    public string Sha256 { get; }

    /// <summary>What it says, whatever its encoding was.</summary>
    public string Text => _text.Value;

    /// <summary>A file of some bytes; refused when it is empty, or no text.</summary>
    public static Outcome<ImportFile> Of(string name, byte[] bytes)
    {
        name = Path.GetFileName(name);
        if (bytes.Length == 0) return ImportRefusals.Empty.With().At(name);
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)) return ImportRefusals.Workbook.With().At(name);
        var file = new ImportFile(name, bytes);
        return file.Text.Contains('\0') ? ImportRefusals.NotText.With().At(name) : file;
    }

    /// <summary>The document of a JSON file; null when it is not one. Bare NaN, which some compilers write, is read as null.</summary>
    public JsonElement? Json()
    {
        if (!Text.AsSpan().TrimStart().StartsWith("{")) return null;
        try
        {
            using var document = JsonDocument.Parse(NotANumber().Replace(Text, "null"));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The names of the columns of a CSV file; empty when it has none.</summary>
    public IReadOnlyList<string> Headers()
    {
        var end = Text.IndexOf('\n', StringComparison.Ordinal);
        using var csv = Reader(end < 0 ? Text : Text[..end]);
        try
        {
            return [.. csv.Headers.Select(header => header.Trim())];
        }
        catch (CsvFormatException)
        {
            return [];
        }
    }

    /// <summary>The rows of a CSV file. A row with more or fewer fields than the header comes with its problem.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        using var csv = Reader(Text);
        var headers = csv.Headers.Select((header, i) => (Name: header.Trim(), i)).GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().i, StringComparer.OrdinalIgnoreCase);
        var width = csv.Headers.Count;
        while (csv.Read())
        {
            var fields = new string[csv.FieldCount];
            for (var i = 0; i < fields.Length; i++) fields[i] = csv.GetString(i).Trim();
            yield return new(csv.LineNumber, headers, fields, fields.Length == width ? null : ImportRefusals.Width.With(fields.Length, width));
        }
    }

    private static CsvReader Reader(string text) =>
        CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)), new CsvReaderOptions { TrackLineNumbers = true, MaxRecordSize = LongestRow, Separator = ',' }, leaveOpen: false);

    // Publishers write UTF-8 with or without a mark, UTF-16 with one, and often the old Windows code page.
    private static string Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(bytes.AsSpan(2));
        if (bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    [GeneratedRegex(@"(?<=[:\[,]\s*)-?(?:NaN|Infinity)(?=\s*[,}\]])", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex NotANumber();
}

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line on which it begins; the header is on line 1.</param>
/// <param name="Columns">Which field each column is.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
public sealed record CsvRow(long Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Fields, Refusal? Problem)
{
    /// <summary>The field of a column; empty when the row has none.</summary>
    public string this[string column] => Columns.TryGetValue(column, out var i) && i < Fields.Count ? Fields[i] : "";

    /// <summary>Where it is, for people.</summary>
    public string Place => $"line {Line.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Why a file, or a row of one, is not taken.</summary>
public static class ImportRefusals
{
    /// <summary>Nothing in it.</summary>
    public static readonly RefusalKind Empty = new("import.empty", "The file is empty.");
    /// <summary>An Excel file.</summary>
    public static readonly RefusalKind Workbook = new("import.workbook", "This is a workbook or a zip file. Save the sheet as CSV, or unpack it, and import that.");
    /// <summary>Something that is no text.</summary>
    public static readonly RefusalKind NotText = new("import.not-text", "The file is not text. Import a CSV or JSON file.");
    /// <summary>No feed knows the layout.</summary>
    public static readonly RefusalKind Unknown = new("import.unknown", "Joinery knows no file with this layout: {0}. docs/guides/statistics.md lists the files it can import.");
    /// <summary>A row that is too short or too long.</summary>
    public static readonly RefusalKind Width = new("import.width", "The row has {0} fields and the header has {1}. A column is missing, or a comma is not in quotes.");
    /// <summary>Not a number.</summary>
    public static readonly RefusalKind NotNumber = new("import.not-number", "{0} is not a number: {1}.");
    /// <summary>Less than nothing.</summary>
    public static readonly RefusalKind Negative = new("import.negative", "{0} is less than zero.");
    /// <summary>More than it can be.</summary>
    public static readonly RefusalKind TooMuch = new("import.too-much", "{0} is {1}, which is more than {2}. A column may be shifted.");
    /// <summary>Parts that are not the whole.</summary>
    public static readonly RefusalKind Sums = new("import.sums", "{0} and {1} do not add up to {2}. A column may be shifted.");
    /// <summary>An average that its parts do not make.</summary>
    public static readonly RefusalKind Average = new("import.average", "{0} over {1} is not {2}. A column may be shifted.");
    /// <summary>No area of that code.</summary>
    public static readonly RefusalKind AreaUnknown = new("import.area", "{0} is not an area or organisation that Joinery knows.");
    /// <summary>The metric is not published for such bodies.</summary>
    public static readonly RefusalKind LevelUnknown = new("import.level", "{0} is not published for {1}.");
    /// <summary>No code.</summary>
    public static readonly RefusalKind NoCode = new("import.no-code", "The row has no code.");
    /// <summary>Twice in one file.</summary>
    public static readonly RefusalKind Duplicate = new("import.duplicate", "{0} has a figure for {1} already, at {2}.");
    /// <summary>No period.</summary>
    public static readonly RefusalKind Period = new("import.period", "{0} is not a period that Joinery can read. Write months like Apr 2024 and years like 2024-25.");
    /// <summary>The file does not say of when it is.</summary>
    public static readonly RefusalKind NoPeriod = new("import.no-period", "The file does not say of which year it is. Give the year, like --year 2024-25.");
    /// <summary>Nobody says which month.</summary>
    public static readonly RefusalKind NoMonth = new("import.no-month", "The file does not say which month it is of. Give it the name under which it is published, with the month, like September-2025.");
    /// <summary>A day in the future.</summary>
    public static readonly RefusalKind Future = new("import.future", "The period {0} has not ended yet.");
    /// <summary>No metric.</summary>
    public static readonly RefusalKind MetricUnknown = new("import.metric", "There is no metric {0}. joinery place metrics lists them.");
    /// <summary>The metric did not exist then.</summary>
    public static readonly RefusalKind VersionUnknown = new("import.version", "{0} has no definition for {1}.");
}
