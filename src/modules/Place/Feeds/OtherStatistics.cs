using System.Text.Json;
using Joinery.Place.Imports;

namespace Joinery.Place.Feeds;

/// <summary>Bed availability and occupancy (KH03), four quarters.</summary>
internal sealed class BedsDocument : JsonFeed
{
    private static readonly (string Sector, string Metric)[] Sectors =
        [("general_acute", "beds-general"), ("mental_illness", "beds-mental"), ("learning_disabilities", "beds-learning"), ("maternity", "beds-maternity"), ("total", "beds-all")];

    public override string Name => "beds-document";
    public override string What => "Bed availability and occupancy (KH03), a year with quarters (JSON)";
    protected override string Publication => "Bed Availability and Occupancy";

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        if (!Year(json!.Value).Try(out var year, out var refusal)) return refusal;
        var found = new Found("NHS England: Bed availability and occupancy (KH03)", Open);
        foreach (var (record, level, code, name, place) in Records(json.Value))
        {
            var quarters = 0;
            for (var quarter = 1; quarter <= 4; quarter++)
            {
                var inner = Inner(Inner(record, "quarters"), $"Q{quarter}");
                if (inner.ValueKind != JsonValueKind.Object) continue;
                quarters++;
                AddSectors(found, inner, code, name, level, Periods.Quarter(year, quarter), $"{place}, Q{quarter}", "");
            }
            AddSectors(found, record, code, name, level, year.Range, place, quarters is > 0 and < 4 ? $"{quarters} of 4 quarters were reported." : "");
        }
        return found;
    }

    private static void AddSectors(Found found, JsonElement record, string code, string name, Level level, DateRange period, string place, string note)
    {
        foreach (var (sector, metric) in Sectors)
        {
            var numbers = Numbers.Of(record);
            var available = numbers.Count($"sectors.{sector}.available");
            var occupied = numbers.Count($"sectors.{sector}.occupied");
            // A body without such beds has no occupancy.
            if (available is null or 0) continue;
            var mark = note.Length > 0 ? Mark.Partial : numbers.Mark;
            Add(found, place, numbers, new Reading(metric, code, name, level, period, occupied, available, null, mark, place) { Note = note });
        }
    }
}

/// <summary>Two-hour urgent community response, twelve months.</summary>
internal sealed class UrgentResponseDocument : JsonFeed
{
    public override string Name => "ucr-document";
    public override string What => "Two-hour urgent community response, a year of months (JSON)";
    protected override string Publication => "Two-hour Urgent Community Response";

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        if (!Year(json!.Value).Try(out var year, out var refusal)) return refusal;
        var found = new Found("NHS England: 2-hour urgent community response", Open);
        foreach (var (record, level, code, name, place) in Records(json.Value))
        {
            var months = Inner(record, "months");
            var shares = AddMonths(found, List(months, "performance"), "ucr-two-hours", code, name, level, place, isShare: true);
            AddMonths(found, List(months, "referrals"), "ucr-referrals", code, name, level, place, isShare: false);
            AddMonths(found, List(months, "contacts"), "ucr-contacts", code, name, level, place, isShare: false);
            var activity = Numbers.Of(record);
            var note = shares.Count is > 0 and < 12 ? $"{shares.Count} of 12 months were reported." : "";
            var mark = shares.Count == 0 ? Mark.Missing : note.Length > 0 ? Mark.Partial : Mark.Published;
            Add(found, place, activity,
                new Reading("ucr-two-hours", code, name, level, year.Range, null, null, shares.Count == 0 ? null : shares.Average(), mark, place) { Note = note },
                new Reading("ucr-referrals", code, name, level, year.Range, activity.Count("activity.referrals"), null, null, activity.Mark, place),
                new Reading("ucr-contacts", code, name, level, year.Range, activity.Count("activity.contacts"), null, null, activity.Mark, place));
        }
        return found;
    }

    private static List<double> AddMonths(Found found, IEnumerable<JsonElement> months, string metric, string code, string name, Level level, string place, bool isShare)
    {
        List<double> values = [];
        foreach (var month in months)
        {
            var at = $"{place}, {metric} of {Text(month, "month")}";
            if (!Periods.Month(Text(month, "month")).Try(out var period, out var refusal))
            {
                found.Rejected.Add(refusal.At(at));
                continue;
            }
            var numbers = Numbers.Of(month);
            var value = isShare ? numbers.Percent("value") : numbers.Count("value");
            if (value is { } number && numbers.Problem is null) values.Add(number);
            Add(found, at, numbers, new Reading(metric, code, name, level, period, isShare ? null : value, null, isShare ? value : null, numbers.Mark, at));
        }
        return values;
    }
}

/// <summary>Community health services waiting lists: who waits at the end of a month.</summary>
internal sealed class CommunityWaitsDocument : JsonFeed
{
    public override string Name => "community-waits-document";
    public override string What => "Community health services waiting lists at the end of a month (JSON)";
    protected override string Publication => "Community Health Services Waiting";

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        if (!Periods.Month(Text(json!.Value, "snapshot")).Try(out var month, out var refusal)) return refusal;
        var found = new Found("NHS England: Community health services waiting lists", Open);
        foreach (var (record, level, code, name, place) in Records(json.Value)) AddList(found, Inner(record, "waiting_list"), code, name, level, month, place);
        return found;
    }

    private static void AddList(Found found, JsonElement list, string code, string name, Level level, DateRange month, string place)
    {
        var numbers = Numbers.Of(list);
        var total = numbers.Count("total");
        var mark = numbers.Mark;
        var classified = numbers.PartOf("classified_total", total, "total");
        var coverage = numbers.Percent("band_coverage_percent") / 100;
        Reading Band(string metric, string key) => new(metric, code, name, level, month, classified > 0 ? numbers.PartOf(key, classified, "classified_total") : null, classified > 0 ? classified : null, null,
            classified > 0 ? mark : Mark.Missing, place)
        { Coverage = coverage };
        Add(found, place, numbers,
            new Reading("community-waiting", code, name, level, month, total, null, null, mark, place),
            Band("community-over-52", "over_52"), Band("community-18-52", "eighteen_to_52"), Band("community-under-18", "under_18"));
    }
}

/// <summary>Adult social care measures of the Office for Local Government, a row for each council, year and measure.</summary>
internal sealed class OflogYears : CsvFeed
{
    private static readonly Dictionary<string, string> Metrics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ASC1"] = "asc-carer-quality",
        ["ASC2"] = "asc-quality",
        ["ASC3"] = "asc-information",
        ["ASC4"] = "asc-carer-information",
        ["ASC5"] = "asc-short-term",
        ["ASC6"] = "asc-requests",
        ["ASC7"] = "staff-turnover",
    };

    public override string Name => "oflog-years";
    public override string What => "Office for Local Government: adult social care measures (CSV)";
    protected override IReadOnlyList<string> Columns => ["Financial year", "Local authority code", "Local authority name", "Measure", "Code", "Value"];

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        var found = new Found("Office for Local Government: adult social care", Open);
        EachRow(file, found, row =>
        {
            if (!Metrics.TryGetValue(row["Code"], out var metric)) return ImportRefusals.MetricUnknown.With(row["Code"]).At("Code");
            if (!FinancialYear.Parse(row["Financial year"]).Try(out var year, out var refusal)) return refusal.At("Financial year");
            var numbers = Numbers.Of(row);
            var value = numbers.Count("Value");
            if (numbers.Problem is { } problem) return problem;
            return Outcome.Of<IReadOnlyList<Reading>>([new(metric, row["Local authority code"], row["Local authority name"], Level.Council, year.Range, null, null, value, numbers.Mark, row.Place)]);
        });
        return found;
    }
}

/// <summary>Joinery's own layout, for figures that nobody publishes in another: metric, code, from, until, and a value or its counts.</summary>
internal sealed class OwnLayout(MetricBook book) : CsvFeed
{
    public override string Name => "figures";
    public override string What => "Any metric in Joinery's own layout (CSV)";
    protected override IReadOnlyList<string> Columns => ["metric", "code", "from", "until", "value"];

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        var found = new Found("As stated in the file", "");
        EachRow(file, found, row =>
        {
            if (book.Find(row["metric"]) is not { } metric) return ImportRefusals.MetricUnknown.With(row["metric"]).At("metric");
            if (!DateOnly.TryParseExact(row["from"], "yyyy-MM-dd", out var from)) return ImportRefusals.Period.With(row["from"]).At("from");
            if (!DateOnly.TryParseExact(row["until"], "yyyy-MM-dd", out var until)) return ImportRefusals.Period.With(row["until"]).At("until");
            if (!DateRange.Read(from, until).Try(out var period, out var refusal)) return refusal.At("until");
            var numbers = Numbers.Of(row);
            var numerator = row.Columns.ContainsKey("numerator") ? numbers.Count("numerator") : null;
            var denominator = row.Columns.ContainsKey("denominator") ? numbers.Count("denominator") : null;
            if (metric.Method == Method.Proportion && numerator > denominator) return ImportRefusals.TooMuch.With("numerator", numerator, "denominator").At("numerator");
            var counted = numerator is not null && (denominator is not null || metric.Method == Method.Count);
            var value = counted && row["value"].Length == 0 ? null : numbers.Any("value");
            if (numbers.Problem is { } problem) return problem;
            return Outcome.Of<IReadOnlyList<Reading>>([new(metric.Id, row["code"], row["name"], LevelOf(row["code"]), period, numerator, denominator, value,
                counted || value is not null ? Mark.Published : numbers.Mark, row.Place)]);
        });
        return found;
    }

    private static Level LevelOf(string code) => code.Length != 9 ? Level.Trust : code[..3].ToUpperInvariant() switch
    {
        "E92" => Level.England,
        "E54" or "X54" => Level.Icb,
        "E07" or "X07" => Level.District,
        _ => Level.Council,
    };
}
