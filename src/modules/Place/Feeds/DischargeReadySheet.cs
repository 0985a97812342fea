using System.Text.Json;
using Joinery.Place.Imports;

namespace Joinery.Place.Feeds;

/// <summary>
/// The sheet "UTLA Acceptable" of NHS England's monthly workbook, saved as CSV. Its headings change from month to month and stand on line 15, so
/// the columns are known by where they stand, and a row whose counts and averages do not agree is refused: then a column has moved.
/// </summary>
internal sealed class DischargeReadySheet : CsvFeed
{
    private const string RowKind = "UTLA Aggregate";
    private const int FirstLines = 40;

    // Published to one or two decimals.
    private const double Rounding = 0.051;

    private static readonly Dictionary<string, int> Places = new(StringComparer.Ordinal)
    {
        ["coverage"] = 8,
        ["discharges"] = 10,
        ["bed days"] = 11,
        ["no delay"] = 16,
        ["1 day"] = 17,
        ["2 to 3 days"] = 18,
        ["4 to 6 days"] = 19,
        ["7 to 13 days"] = 20,
        ["14 to 20 days"] = 21,
        ["21 days or more"] = 22,
        ["average of all"] = 46,
    };

    private static readonly string[] Late = ["1 day", "2 to 3 days", "4 to 6 days", "7 to 13 days", "14 to 20 days", "21 days or more"];

    public override string Name => "drd-sheet";
    public override string What => "Discharge Ready Date, the sheet UTLA Acceptable of the monthly workbook (saved as CSV)";
    protected override IReadOnlyList<string> Columns => [];

    public override bool Recognises(ImportFile file, JsonElement? json) =>
        json is null && file.Text.Split('\n').Take(FirstLines).Any(line => line.StartsWith(RowKind, StringComparison.OrdinalIgnoreCase));

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        if (!Periods.MonthIn(file.Name).Try(out var month, out var refusal)) return refusal;
        var found = new Found(DischargeReady.Source, Open);
        foreach (var row in file.Rows())
        {
            if (row.Fields.Count == 0 || !row.Fields[0].Equals(RowKind, StringComparison.OrdinalIgnoreCase)) continue;
            if (Council(row, month).Try(out var readings, out refusal)) found.Readings.AddRange(readings);
            else found.Rejected.Add(refusal.At(refusal.Where.Length == 0 ? row.Place : $"{row.Place}, {refusal.Where}"));
        }
        return found;
    }

    private static Outcome<IReadOnlyList<Reading>> Council(CsvRow row, DateRange month)
    {
        if (row.Fields.Count <= Places.Values.Max()) return ImportRefusals.Width.With(row.Fields.Count, Places.Values.Max() + 1);
        var numbers = new Numbers(column => Cells.Read(column, row.Fields[Places[column]]));
        var all = numbers.Count("discharges");
        var same = numbers.PartOf("no delay", all, "discharges");
        var bedDays = numbers.Count("bed days");
        var late = Late.Select(band => numbers.PartOf(band, all, "discharges")).ToList();
        var (coverage, average) = (numbers.Count("coverage"), numbers.Count("average of all"));
        var delayed = late.TrueForAll(band => band is not null) ? late.Sum() : null;
        numbers.MustAddUp(same, "no delay", delayed, "the bands of the delayed", all, "discharges");
        if (numbers.Problem is { } problem) return problem;
        if (Math.Abs(bedDays / all - average ?? 0) > Rounding) return ImportRefusals.Average.With("bed days", "discharges", "average of all").At("average of all");
        var (code, name) = (row.Fields[1], row.Fields[2]);
        var readings = DischargeReady.Metrics(code, name, Level.Council, month, new(all, same, delayed, bedDays) { Mark = numbers.Mark }, row.Place)
            .Concat(DischargeReady.Bands.Select((band, i) => new Reading(band.Metric, code, name, Level.Council, month, late[i], all, null, late[i] is null ? Mark.Missing : numbers.Mark, row.Place)));
        // A share of 1, or of 100%: spreadsheets save it either way.
        return Outcome.Of<IReadOnlyList<Reading>>([.. readings.Select(reading => reading with { Coverage = coverage > 1 ? coverage / 100 : coverage })]);
    }
}
