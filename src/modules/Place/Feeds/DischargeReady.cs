using System.Text.Json;
using Joinery.Place.Imports;

namespace Joinery.Place.Feeds;

/// <summary>What is published of one area and period: people who left, those who left on the day they were ready, those who left later, and the days between.</summary>
internal sealed record Counts(double? Discharges, double? SameDay, double? Delayed, double? BedDays)
{
    /// <summary>Published, unless the file says otherwise of one of them.</summary>
    public Mark Mark { get; init; } = Mark.Published;
}

/// <summary>The figures of one area and period of the Discharge Ready Date publication, as metrics.</summary>
internal static class DischargeReady
{
    public const string Source = "NHS England: Discharge Ready Date";

    /// <summary>Band by band: the key in the files and the metric.</summary>
    public static readonly IReadOnlyList<(string Key, string Metric)> Bands =
        [("one_day", "drd-1-day"), ("two_three", "drd-2-3-days"), ("four_six", "drd-4-6-days"), ("seven_thirteen", "drd-7-13-days"), ("fourteen_twenty", "drd-14-20-days"), ("twenty_one_plus", "drd-21-days")];

    /// <summary>All metrics that the four counts make.</summary>
    public static IReadOnlyList<Reading> Metrics(string code, string name, Level level, DateRange period, Counts counts, string place)
    {
        var (discharges, sameDay, delayed, bedDays) = counts;
        return
        [
            new("drd-discharges", code, name, level, period, discharges, null, null, counts.Mark, place),
            new("drd-bed-days", code, name, level, period, bedDays, null, null, counts.Mark, place),
            new("drd-same-day", code, name, level, period, sameDay, discharges, null, counts.Mark, place),
            new("drd-delay", code, name, level, period, bedDays, discharges, null, counts.Mark, place),
            // Nobody was late: there is no average, and that is no zero.
            new("drd-delay-delayed", code, name, level, period, delayed > 0 ? bedDays : null, delayed > 0 ? delayed : null, null, delayed > 0 ? counts.Mark : Mark.Missing, place),
        ];
    }

    /// <summary>The four counts of a row or record, by the names that they have there. What does not add up is a problem of <paramref name="numbers"/>.</summary>
    public static Counts CountsOf(Numbers numbers, string discharges, string sameDay, string delayed, string bedDays)
    {
        var all = numbers.Count(discharges);
        var counts = new Counts(all, numbers.PartOf(sameDay, all, discharges), numbers.PartOf(delayed, all, discharges), numbers.Count(bedDays));
        numbers.MustAddUp(counts.SameDay, sameDay, counts.Delayed, delayed, all, discharges);
        return counts with { Mark = numbers.Mark };
    }

    /// <summary>The level of a code.</summary>
    public static Level LevelOf(string type) => type.ToUpperInvariant() switch
    {
        "NATIONAL" or "ENGLAND" => Level.England,
        "ICB" => Level.Icb,
        "UTLA" or "UTLA AGGREGATE" => Level.Council,
        _ => Level.Trust,
    };

    /// <summary>Fewer than twelve months are a part of a year.</summary>
    public static (Mark Mark, string Note) OfMonths(double? months, Mark mark) =>
        months is < 12 and > 0 && mark == Mark.Published ? (Mark.Partial, $"{months:0} of 12 months were reported.") : (mark, "");
}

/// <summary>A year of discharges, a row for each area.</summary>
internal sealed class DischargeReadyYear : CsvFeed
{
    public override string Name => "drd-year";
    public override string What => "Discharge Ready Date, a year by council, board or provider (CSV)";
    protected override IReadOnlyList<string> Columns => ["code", "name", "type", "discharges", "same_day", "delayed", "bed_days", "months"];

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        if (!Periods.Year(choices.Year ?? Periods.YearIn(file.Name)).Try(out var year, out var refusal)) return refusal;
        var found = new Found(DischargeReady.Source, Open);
        EachRow(file, found, row =>
        {
            var numbers = Numbers.Of(row);
            var counts = DischargeReady.CountsOf(numbers, "discharges", "same_day", "delayed", "bed_days");
            var months = numbers.Count("months");
            if (months > 12) return ImportRefusals.TooMuch.With("months", months, 12).At("months");
            if (numbers.Problem is { } problem) return problem;
            var (mark, note) = DischargeReady.OfMonths(months, counts.Mark);
            var readings = DischargeReady.Metrics(row["code"], row["name"], DischargeReady.LevelOf(row["type"]), year, counts with { Mark = mark }, row.Place);
            return Outcome.Of<IReadOnlyList<Reading>>([.. readings.Select(reading => reading with { Note = note })]);
        });
        return found;
    }
}

/// <summary>Months of discharges, a row for each area and month.</summary>
internal sealed class DischargeReadyMonths : CsvFeed
{
    public override string Name => "drd-months";
    public override string What => "Discharge Ready Date by council and month (CSV)";
    protected override IReadOnlyList<string> Columns => ["code", "name", "month", "total_discharges", "same_day_count", "delayed_count", "bed_days_after_drd"];

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        var found = new Found(DischargeReady.Source, Open);
        EachRow(file, found, row =>
        {
            if (!Periods.Month(row["month"]).Try(out var month, out var refusal)) return refusal.At("month");
            var level = row["code"].StartsWith('E') && row["code"].Length == 9 ? Level.Council : row["code"].StartsWith('Q') ? Level.Icb : Level.Trust;
            return Month(Numbers.Of(row), row["code"], row["name"], level, month, row.Place);
        });
        if (found.Readings.Count > 0 && found.Readings.TrueForAll(reading => reading.Coverage is null))
            found.Notes.Add("The columns of coverage are blank. Whether reporting dropped out is told from the counts.");
        return found;
    }

    /// <summary>The figures of one month, from a row or a record with the publication's names.</summary>
    public static Outcome<IReadOnlyList<Reading>> Month(Numbers numbers, string code, string name, Level level, DateRange month, string place)
    {
        var counts = DischargeReady.CountsOf(numbers, "total_discharges", "same_day_count", "delayed_count", "bed_days_after_drd");
        var coverage = (level == Level.Council ? numbers.Percent("utla_coverage_percent") : numbers.Percent("acceptable_provider_percent")) / 100;
        if (numbers.Problem is { } problem) return problem;
        return Outcome.Of<IReadOnlyList<Reading>>([.. DischargeReady.Metrics(code, name, level, month, counts, place).Select(reading => reading with { Coverage = coverage })]);
    }
}

/// <summary>A year of discharges with months and bands.</summary>
internal sealed class DischargeReadyDocument : JsonFeed
{
    public override string Name => "drd-document";
    public override string What => "Discharge Ready Date, a year with months and bands (JSON)";
    protected override string Publication => "Discharge Ready Date";

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        if (!Year(json!.Value).Try(out var year, out var refusal)) return refusal;
        var found = new Found(DischargeReady.Source, Open);
        foreach (var (record, level, code, name, place) in Records(json.Value))
        {
            var numbers = Numbers.Of(record);
            var counts = DischargeReady.CountsOf(numbers, "metrics.drd-discharges.count", "metrics.drd-same-day.count", "metrics.drd-delayed.count", "metrics.drd-bed-days.count");
            var (mark, note) = DischargeReady.OfMonths(numbers.Count("months_present"), counts.Mark);
            List<Reading> readings = [.. DischargeReady.Metrics(code, name, level, year.Range, counts with { Mark = mark }, place)];
            foreach (var band in List(record, "thresholds"))
            {
                if (DischargeReady.Bands.FirstOrDefault(known => known.Key == Text(band, "key")).Metric is not { } metric) continue;
                var count = Numbers.Of(band).PartOf("count", counts.Discharges, "drd-discharges");
                readings.Add(new(metric, code, name, level, year.Range, count, counts.Discharges, null, count is null ? Mark.Missing : mark, place));
            }
            Add(found, place, numbers, [.. readings.Select(reading => reading with { Note = note })]);
            foreach (var month in List(record, "monthly")) AddMonth(found, month, code, name, level, place);
        }
        return found;
    }

    private static void AddMonth(Found found, JsonElement month, string code, string name, Level level, string place)
    {
        var at = $"{place}, {Text(month, "month")}";
        if (!Periods.Month(Text(month, "month")).Try(out var period, out var refusal)) found.Rejected.Add(refusal.At(at));
        else if (DischargeReadyMonths.Month(Numbers.Of(month), code, name, level, period, at).Try(out var readings, out refusal)) found.Readings.AddRange(readings);
        else found.Rejected.Add(refusal.At(at));
    }
}

/// <summary>Figures of boards estimated from those of their councils, to be set beside the published ones and never mixed with them.</summary>
internal sealed class DischargeReadyEstimate : CsvFeed
{
    public override string Name => "drd-estimate";
    public override string What => "Discharges of boards by home, estimated from councils (CSV)";
    protected override IReadOnlyList<string> Columns => ["icb", "ods", "est_resident_discharges", "est_sameday_pct", "est_avg_delay"];

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        // The table itself says no year; the publication that it was worked out from is of one year only so far.
        if (!Periods.Year(choices.Year ?? Periods.YearIn(file.Name)).Try(out var year, out var refusal)) return refusal;
        var found = new Found($"Estimated from {DischargeReady.Source}", Open);
        EachRow(file, found, row =>
        {
            var numbers = Numbers.Of(row);
            var discharges = numbers.Count("est_resident_discharges");
            var sameDay = numbers.Percent("est_sameday_pct");
            var delay = numbers.Count("est_avg_delay");
            if (numbers.Problem is { } problem) return problem;
            Reading Of(string metric, double? numerator, double? value) => new(metric, row["ods"], row["icb"], Level.Icb, year, numerator, null, value, Mark.Estimated, row.Place) { Basis = Basis.Resident };
            return Outcome.Of<IReadOnlyList<Reading>>([Of("drd-discharges", discharges, null), Of("drd-same-day", null, sameDay), Of("drd-delay", null, delay)]);
        });
        return found;
    }
}
