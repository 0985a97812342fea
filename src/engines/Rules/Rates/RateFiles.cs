using System.Globalization;
using CsvHelper;

namespace Joinery.Rules;

/// <summary>One file of figures: its name, as problems should name it, and its text.</summary>
/// <param name="Name">Such as data/rates/charging.csv.</param>
/// <param name="Text">CSV with a header line.</param>
public sealed record RateFile(string Name, string Text);

/// <summary>A book with the figures of one more file.</summary>
/// <param name="Book">All of them together.</param>
/// <param name="Added">What the file brought: new figures, and figures held before of which the source or the status is now another.</param>
/// <param name="Unchanged">Rows of the file that the book had already.</param>
public sealed record RateAddition(RateBook Book, IReadOnlyList<Rate> Added, int Unchanged);

/// <summary>
/// Reads a book of figures from text. Every problem is told in a sentence with its file, line and field, all of them at once.
/// </summary>
public static class RateFiles
{
    private const string ElementsName = "data/rates/elements.csv";
    private static readonly string[] RateNames = ["charging", "deferred-payments", "benefits", "nursing", "grants"];
    private static readonly string[] ElementColumns = ["element", "label", "law", "uprated"];
    /// <summary>The columns of a file of figures.</summary>
    public static readonly IReadOnlyList<string> RateColumns = ["element", "value", "valid_from", "known_from", "source", "status", "unit", "note"];

    // The code of an element is its name in small letters; underscores are for the eye.
    private static readonly Dictionary<string, RateElement> Named = Enum.GetValues<RateElement>().ToDictionary(element => element.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private sealed record Head(RateElement Element, string Code, string Label, string Law, Uprating Uprating);

    /// <summary>
    /// The book of a list of elements and of files of figures, or every problem found. A book has one series for each element.
    /// </summary>
    public static (RateBook? Book, IReadOnlyList<Refusal> Problems) Read(RateFile elements, IReadOnlyList<RateFile> files)
    {
        var problems = new List<Refusal>();
        var heads = ReadHeads(elements, problems);
        var rates = new Dictionary<RateElement, List<Rate>>();
        foreach (var file in files) ReadRates(file, heads, rates, problems);
        foreach (var head in heads.Values.Where(head => !rates.ContainsKey(head.Element)))
            problems.Add(RulesRefusals.RateSeriesEmpty.With(head.Code).At(elements.Name));
        foreach (var missing in Named.Values.Except(heads.Values.Select(head => head.Element)))
            problems.Add(RulesRefusals.RateElementMissing.With(missing).At(elements.Name));
        if (problems.Count > 0) return (null, problems);
        return (new RateBook(heads.Values.Select(head => new RateSeries(head.Element, head.Code, head.Label, head.Law, head.Uprating,
            InOrder(rates[head.Element])))), problems);
    }

    /// <summary>
    /// A book with the figures of one more file, such as those of a new year, or every problem found. What the book has already is passed over; the same
    /// element with the same days and another amount is refused, unless <paramref name="replaces"/> says that the file's amount takes its place.
    /// Days left without a figure, and figures that meet in one year, are problems where the file brings them about.
    /// </summary>
    public static (RateAddition? Addition, IReadOnlyList<Refusal> Problems) Add(RateBook book, RateFile file, bool replaces = false)
    {
        var problems = new List<Refusal>();
        var heads = book.Series.ToDictionary(series => series.Code, series => new Head(series.Element, series.Code, series.Label, series.Law, series.Uprating), StringComparer.Ordinal);
        var read = new Dictionary<RateElement, List<Rate>>();
        ReadRates(file, heads, read, problems, book, replaces);
        if (read.Count == 0 && problems.Count == 0) problems.Add(RulesRefusals.RateFileEmpty.With().At(file.Name));
        if (problems.Count > 0) return (null, problems);
        var rows = read.Values.SelectMany(rates => rates).ToList();
        var added = rows.Where(rate => Held(book, rate) is not { } held || held != rate with { Note = held.Note }).ToList();
        var larger = new RateBook(book.Series.Select(series => !read.TryGetValue(series.Element, out var rates) ? series
            : series with { Rates = InOrder(series.Rates.Where(held => rates.TrueForAll(rate => !HaveSameDays(rate, held))).Concat(rates)) }));
        if (!replaces)
        {
            var (before, after) = (book.Check(), larger.Check());
            problems.AddRange(after.Gaps.Except(before.Gaps).Select(gap => RulesRefusals.RateGap.With(book[gap.Element].Label, Words.Day(gap.Days.From), Words.Day(gap.Days.Until!.Value)).At(file.Name)));
            problems.AddRange(after.Overlaps.Except(before.Overlaps).Select(meet => RulesRefusals.RateOverlap.With(book[meet.Element].Label, Words.Day(meet.Earlier.From), Words.Day(meet.Later.From)).At(file.Name)));
        }
        return problems.Count > 0 ? (null, problems) : (new(larger, added, rows.Count - added.Count), problems);
    }

    private static Rate? Held(RateBook book, Rate rate) => book[rate.Element].Rates.FirstOrDefault(held => HaveSameDays(held, rate));

    private static bool HaveSameDays(Rate one, Rate other) => one.From == other.From && one.KnownFrom == other.KnownFrom;

    private static IReadOnlyList<Rate> InOrder(IEnumerable<Rate> rates) => [.. rates.OrderBy(rate => rate.From).ThenBy(rate => rate.KnownFrom ?? DateOnly.MinValue)];

    internal static RateBook ReadBuiltIn()
    {
        var (book, problems) = Read(BuiltIn(ElementsName), [.. RateNames.Select(name => BuiltIn($"data/rates/{name}.csv"))]);
        return book ?? throw new InvalidDataException(string.Join('\n', problems));
    }

    private static RateFile BuiltIn(string name)
    {
        using var stream = typeof(RateFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} is not built in.");
        using var reader = new StreamReader(stream);
        return new(name, reader.ReadToEnd());
    }

    private static Dictionary<string, Head> ReadHeads(RateFile file, List<Refusal> problems)
    {
        var heads = new Dictionary<string, Head>(StringComparer.Ordinal);
        Each(file, ElementColumns, problems, row =>
        {
            var code = row.Text("element");
            if (!Named.TryGetValue(code.Replace("_", "", StringComparison.Ordinal), out var element)) return row.Bad(RulesRefusals.RateElementUnknown.With(code), "element");
            if (row.Text("label").Length == 0) return row.Bad(RulesRefusals.RateFieldEmpty.With(), "label");
            if (row.Text("law").Length == 0) return row.Bad(RulesRefusals.RateFieldEmpty.With(), "law");
            if (ReadUprating(row.Text("uprated")) is not { } uprating) return row.Bad(RulesRefusals.RateUprating.With(row.Text("uprated")), "uprated");
            return heads.TryAdd(code, new(element, code, row.Text("label"), row.Text("law"), uprating)) ? null : row.Bad(RulesRefusals.RateTwice.With(code), "element");
        });
        return heads;
    }

    private static void ReadRates(RateFile file, Dictionary<string, Head> heads, Dictionary<RateElement, List<Rate>> rates, List<Refusal> problems, RateBook? into = null, bool replaces = false) =>
        Each(file, RateColumns, problems, row =>
        {
            if (!heads.TryGetValue(row.Text("element"), out var head)) return row.Bad(RulesRefusals.RateElementUnknown.With(row.Text("element")), "element");
            if (row.Text("value").Length == 0) return row.Bad(RulesRefusals.RateFigureMissing.With(), "value");
            if (!decimal.TryParse(row.Text("value"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return row.Bad(RulesRefusals.RateNumber.With(row.Text("value")), "value");
            if (ReadDay(row.Text("valid_from")) is not { } from) return row.Bad(RulesRefusals.RateDay.With(row.Text("valid_from")), "valid_from");
            if (row.Text("known_from").Length > 0 && ReadDay(row.Text("known_from")) is null) return row.Bad(RulesRefusals.RateDay.With(row.Text("known_from")), "known_from");
            if (row.Text("source").Length == 0) return row.Bad(RulesRefusals.RateFieldEmpty.With(), "source");
            if (ReadStatus(row.Text("status")) is not { } status) return row.Bad(RulesRefusals.RateStatusUnknown.With(row.Text("status")), "status");
            if (!rates.TryGetValue(head.Element, out var series)) rates[head.Element] = series = [];
            var rate = new Rate(head.Element, value, from, RateTurns.End(head.Uprating, from), ReadDay(row.Text("known_from")), row.Text("source"), status, row.Text("unit"), row.Text("note"));
            if (rate.Unit.Length == 0) return row.Bad(RulesRefusals.RateFieldEmpty.With(), "unit");
            var unit = into?[head.Element].Rates[0].Unit ?? (series.Count > 0 ? series[0].Unit : rate.Unit);
            if (unit != rate.Unit) return row.Bad(RulesRefusals.RateUnit.With(rate.Unit, unit), "unit");
            if (into is not null && !replaces && Held(into, rate) is { } held && held.Value != value) return row.Bad(RulesRefusals.RateHeld.With(Words.Day(from), held.Value), "value");
            if (series.Exists(other => other.From == rate.From && other.KnownFrom == rate.KnownFrom)) return row.Bad(RulesRefusals.RateTwice.With(head.Code), "valid_from");
            series.Add(rate);
            return null;
        });

    private sealed class Row(RateFile file, CsvReader csv)
    {
        public string Text(string column) => csv.GetString(column).Trim();

        public Refusal Bad(Refusal problem, string field) => problem.At($"{file.Name}, line {csv.LineNumber}, {field}");
    }

    private static void Each(RateFile file, IReadOnlyList<string> columns, List<Refusal> problems, Func<Row, Refusal?> read)
    {
        using var csv = CsvReader.FromText(file.Text, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        var row = new Row(file, csv);
        try
        {
            while (csv.Read())
            {
                if (csv.Headers.Count != columns.Count || columns.Any(column => !csv.TryGetFieldIndex(column, out _)))
                {
                    problems.Add(RulesRefusals.RateColumns.With(string.Join(", ", columns)).At(file.Name));
                    return;
                }
                if (read(row) is { } problem) problems.Add(problem);
            }
        }
        catch (CsvFormatException cause)
        {
            // What follows a row that cannot be taken apart cannot be trusted to begin where it seems to.
            problems.Add(RulesRefusals.RateRow.With(columns.Count).At($"{file.Name}, line {cause.LineNumber}"));
        }
    }

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static RateStatus? ReadStatus(string text) => text switch
    {
        "verified" => RateStatus.Verified,
        "derived" => RateStatus.Derived,
        "unverified" => RateStatus.Unverified,
        _ => null,
    };

    private static Uprating? ReadUprating(string text) => text switch
    {
        "none" => Uprating.None,
        "sixth-of-april" => Uprating.SixthOfApril,
        "benefit-week" => Uprating.BenefitWeek,
        "first-of-april" => Uprating.FirstOfApril,
        "half-year" => Uprating.HalfYear,
        _ => null,
    };
}
