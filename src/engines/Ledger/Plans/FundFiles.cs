using CsvHelper;

namespace Joinery.Ledger;

/// <summary>One file of dated data: its name, as problems should name it, and its text.</summary>
/// <param name="Name">Such as data/fund/uplifts.csv or data/fund/conditions/2025-26.json.</param>
/// <param name="Text">CSV with a header line, or JSON.</param>
public sealed record FundFile(string Name, string Text);

/// <summary>What has been read so far.</summary>
internal sealed class FundRows
{
    public List<StreamRow> Streams { get; } = [];
    public List<ListValue> Lists { get; } = [];
    public List<NationalAmount> Amounts { get; } = [];
    public List<UpliftRow> Uplifts { get; } = [];
    public List<Signatory> Signatories { get; } = [];
    public List<DeadlineRow> Deadlines { get; } = [];
    public List<ConditionSet> Conditions { get; } = [];
    public List<PlanTemplate> Templates { get; } = [];
}

/// <summary>
/// Reads the dated data of the pooled fund. Every problem is told in a sentence with its file, line and field, all of them at once.
/// A file's name says what it holds; several files of a kind add up, so that rows of an administrator stand in a file of their own.
/// </summary>
public static class FundFiles
{
    private const string Folder = "data/fund/";
    private static readonly string[] StreamColumns = ["stream", "label", "owner", "capital", "restricted", "mandatory", "first_year", "last_year", "status", "source"];
    private static readonly string[] ListColumns = ["list", "code", "label", "parent", "unit", "first_year", "last_year", "status", "source"];
    private static readonly string[] AmountColumns = ["year", "item", "millions", "status", "source", "note"];
    private static readonly string[] UpliftColumns = ["year", "figure", "basis_points", "status", "source"];
    private static readonly string[] SignatoryColumns = ["document", "role", "partner", "required", "may_delegate", "first_year", "last_year", "status", "source"];
    private static readonly string[] DeadlineColumns = ["document", "year", "period", "day", "status", "source"];

    /// <summary>The files that are built in. Replace one, or add rows of your own, and read them again.</summary>
    public static IReadOnlyList<FundFile> BuiltIn { get; } = [.. typeof(FundFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Open)];

    /// <summary>The book of all files, or every problem found.</summary>
    public static (FundBook? Book, IReadOnlyList<Refusal> Problems) Read(IReadOnlyList<FundFile> files)
    {
        var (rows, problems) = (new FundRows(), new List<Refusal>());
        foreach (var file in files) ReadOne(file, rows, problems);
        Twice(rows, problems);
        if (problems.Count > 0) return (null, problems);
        var book = new FundBook(rows);
        problems.AddRange(UnknownValues(book));
        return problems.Count > 0 ? (null, problems) : (book, problems);
    }

    internal static FundBook ReadBuiltIn()
    {
        var (book, problems) = Read(BuiltIn);
        return book ?? throw new InvalidDataException(string.Join('\n', problems));
    }

    private static FundFile Open(string name)
    {
        using var reader = new StreamReader(typeof(FundFiles).Assembly.GetManifestResourceStream(name)!);
        return new(name, reader.ReadToEnd());
    }

    // The branch between kinds of files: by what the name begins with, after the folder.
    private static void ReadOne(FundFile file, FundRows rows, List<Refusal> problems)
    {
        var name = file.Name[(file.Name.StartsWith(Folder, StringComparison.Ordinal) ? Folder.Length : 0)..];
        if (name.StartsWith("conditions/", StringComparison.Ordinal)) ReadConditions(file, rows.Conditions, problems);
        else if (name.StartsWith("templates/", StringComparison.Ordinal)) ReadTemplates(file, rows.Templates, problems);
        else if (name.StartsWith("streams", StringComparison.Ordinal)) Each(file, StreamColumns, problems, row => rows.Streams.Add(Stream(row)));
        else if (name.StartsWith("lists", StringComparison.Ordinal)) Each(file, ListColumns, problems, row => rows.Lists.Add(Value(row)));
        else if (name.StartsWith("national-amounts", StringComparison.Ordinal)) Each(file, AmountColumns, problems, row => rows.Amounts.Add(Amount(row)));
        else if (name.StartsWith("uplifts", StringComparison.Ordinal)) Each(file, UpliftColumns, problems, row => rows.Uplifts.Add(new(row.Year("year"), row.Filled("figure"), (int)row.Number("basis_points", 0), row.Status(), row.Filled("source"))));
        else if (name.StartsWith("signatories", StringComparison.Ordinal)) Each(file, SignatoryColumns, problems, row => rows.Signatories.Add(Role(row)));
        else if (name.StartsWith("deadlines", StringComparison.Ordinal)) Each(file, DeadlineColumns, problems, row => rows.Deadlines.Add(new(row.Filled("document"), row.Year("year"), row.Text("period"), row.Day("day"), row.Status(), row.Filled("source"))));
        // Read by whoever imports payments, and by whoever shows a plan's metrics and services: no condition rests on them.
        else if (name.StartsWith("suppliers", StringComparison.Ordinal) || name.StartsWith("metrics", StringComparison.Ordinal) || name.StartsWith("services", StringComparison.Ordinal)) return;
        else problems.Add(PlanRefusals.FileUnknown.With().At(file.Name));
    }

    private static StreamRow Stream(FundRow row) => new(row.Filled("stream"), row.Filled("label"), row.Kind("owner"), row.Flag("capital"), row.Flag("restricted"), row.Flag("mandatory"), row.Span(), row.Status(), row.Filled("source"));

    private static ListValue Value(FundRow row) => new(row.Filled("list"), row.Filled("code"), row.Filled("label"), row.Text("parent"), row.Text("unit"), row.Span(), row.Status(), row.Filled("source"));

    private static NationalAmount Amount(FundRow row) => new(row.Year("year"), row.Filled("item"), Money.FromPounds(row.Number("millions", 6) * 1_000_000), row.Status(), row.Filled("source"), row.Text("note"));

    private static Signatory Role(FundRow row) => new(row.Filled("document"), row.Filled("role"), row.Kind("partner"), row.Flag("required"), row.Flag("may_delegate"), row.Span(), row.Status(), row.Filled("source"));

    private static void ReadConditions(FundFile file, List<ConditionSet> sets, List<Refusal> problems)
    {
        if (!AgreedText.Read<ConditionSet>(file.Text).Try(out var set, out var refusal)) problems.Add(At(refusal, file.Name));
        else if (set.Unfit() is { } unfit) problems.Add(At(unfit, file.Name));
        else sets.Add(set);
    }

    private static void ReadTemplates(FundFile file, List<PlanTemplate> templates, List<Refusal> problems)
    {
        if (!AgreedText.Read<PlanTemplate>(file.Text).Try(out var template, out var refusal)) problems.Add(At(refusal, file.Name));
        else if (template.Unfit() is { } unfit) problems.Add(At(unfit, file.Name));
        else templates.Add(template);
    }

    private static Refusal At(Refusal refusal, string file) => refusal.At(refusal.Where.Length == 0 ? file : $"{file}, {refusal.Where}");

    private static void Twice(FundRows rows, List<Refusal> problems)
    {
        void Find<T>(IEnumerable<T> all, Func<T, (object Key, YearSpan Years)> key)
        {
            foreach (var same in all.Select(key).GroupBy(one => one.Key))
            {
                var spans = same.Select(one => one.Years).OrderBy(span => span.First).ToList();
                if (spans.Zip(spans.Skip(1)).Any(pair => pair.First.Last is null || pair.First.Last.StartYear >= pair.Second.First.StartYear)) problems.Add(PlanRefusals.RowTwice.With(same.Key));
            }
        }
        Find(rows.Streams, row => (row.Code, row.Years));
        Find(rows.Lists, row => ((row.List, row.Code), row.Years));
        Find(rows.Amounts, row => ((row.Year, row.Item), new(row.Year, row.Year)));
        Find(rows.Uplifts, row => ((row.Year, row.Figure), new(row.Year, row.Year)));
        Find(rows.Signatories, row => ((row.Document, row.Role, row.Kind), row.Years));
        Find(rows.Deadlines, row => ((row.Document, row.Year, row.Period, row.Day), new(row.Year, row.Year)));
        Find(rows.Conditions, set => (set.Year, new(set.Year, set.Year)));
        Find(rows.Templates, template => ("The planning workbook", template.Years));
    }

    // A slip in a code would make a test count nothing, so every code of a predicate must be one that the year's lists know.
    private static IEnumerable<Refusal> UnknownValues(FundBook book) =>
        from set in book.ConditionSets
        from pair in set.Predicates()
        from asked in pair.Predicate.Values().Concat(pair.Test.Check is MoneyCheck money ? money.Each.Select(subject => (PlanField.Source, Value: subject)) : [])
        where asked.Value != Predicate.Each && !IsKnown(book, asked.Item1, asked.Value, set.Year)
        select PlanRefusals.PredicateValue.With(asked.Value, set.Year).At($"{Folder}conditions, {set.Year}, {pair.Test.Code}");

    private static bool IsKnown(FundBook book, PlanField field, string value, FinancialYear year) =>
        field == PlanField.Source ? book.Stream(value, year) is not null : book.Value(PlanCheck.ListOf(field), value, year) is not null;

    private static void Each(FundFile file, string[] columns, List<Refusal> problems, Action<FundRow> read)
    {
        using var csv = CsvReader.FromText(file.Text, new CsvReaderOptions { TrackLineNumbers = true, FieldCountMismatch = CsvFieldCountHandling.Throw, MalformedData = CsvMalformedDataHandling.Throw });
        try
        {
            while (csv.Read())
            {
                if (csv.Headers.Count != columns.Length || columns.Any(column => !csv.TryGetFieldIndex(column, out _)))
                {
                    problems.Add(PlanRefusals.FileColumns.With(string.Join(", ", columns)).At(file.Name));
                    return;
                }
                var row = new FundRow(csv, file.Name);
                try
                {
                    read(row);
                }
                catch (FundRow.BadCell cause)
                {
                    problems.Add(cause.Refusal);
                }
            }
        }
        catch (CsvFormatException cause)
        {
            // What follows a row that cannot be taken apart cannot be trusted to begin where it seems to.
            problems.Add(PlanRefusals.FileRow.With(columns.Length).At($"{file.Name}, line {cause.LineNumber}"));
        }
    }
}
