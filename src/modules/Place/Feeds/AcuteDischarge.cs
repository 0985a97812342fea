using System.Globalization;
using System.Text.Json;
using Joinery.Place.Imports;

namespace Joinery.Place.Feeds;

/// <summary>A year of the acute discharge situation report.</summary>
internal sealed class AcuteDischargeDocument : JsonFeed
{
    public const string Publisher = "NHS England: Acute discharge situation report";

    public override string Name => "acute-discharge-document";
    public override string What => "Acute discharge situation report, a year with months (JSON)";
    protected override string Publication => "Acute Discharge Situation Report";

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        if (!Year(json!.Value).Try(out var year, out var refusal)) return refusal;
        var found = new Found(Publisher, Open);
        foreach (var (record, level, code, name, place) in Records(json.Value))
        {
            AddPeriod(found, Inner(record, "daily"), code, name, level, year.Range, place);
            var extra = Numbers.Of(record);
            Reading Extra(string metric, string key) => new(metric, code, name, level, year.Range, null, null, extra.Any($"additional_bed_days.{key}.average_weekly_snapshot"), extra.Mark, place);
            Add(found, place, extra, Extra("extra-bed-days-7", "7_plus"), Extra("extra-bed-days-14", "14_plus"), Extra("extra-bed-days-21", "21_plus"));
            foreach (var month in List(record, "monthly"))
            {
                var at = $"{place}, {Text(month, "month")}";
                if (Periods.Month(Text(month, "month")).Try(out var period, out var problem)) AddPeriod(found, month, code, name, level, period, at);
                else found.Rejected.Add(problem.At(at));
            }
        }
        return found;
    }

    private static void AddPeriod(Found found, JsonElement record, string code, string name, Level level, DateRange period, string place)
    {
        var numbers = Numbers.Of(record);
        var average = numbers.Count("nctr_average");
        var left = numbers.PartOf("remaining_average", average, "nctr_average");
        // Months give averages a day only; their quotient is that of the patient-days.
        var all = numbers.Count("nctr_patient_days") ?? average;
        var remaining = numbers.PartOf("remaining_patient_days", all, "nctr_patient_days") ?? left;
        Add(found, place, numbers,
            new Reading("nctr-remaining", code, name, level, period, remaining, all, null, numbers.Mark, place),
            new Reading("nctr-patients", code, name, level, period, null, null, average, numbers.Mark, place),
            new Reading("nctr-remaining-patients", code, name, level, period, null, null, left, numbers.Mark, place));
    }
}

/// <summary>The file that NHS England publishes each month: a row for each body, day and measure.</summary>
internal sealed class AcuteDischargeDays : CsvFeed
{
    public override string Name => "acute-discharge-days";
    public override string What => "Acute discharge situation report, NHS England's monthly file (CSV)";
    protected override IReadOnlyList<string> Columns => ["Period", "Level", "Org Code", "Org Name", "Metric", "Metric Type", "Metric Group", "Value"];

    private sealed class Sum(string name, Level level, string place)
    {
        public string Name => name;
        public Level Level => level;
        public string Place => place;
        public Dictionary<DateOnly, double> All { get; } = [];
        public Dictionary<DateOnly, double> Remaining { get; } = [];
    }

    public override Outcome<Found> Read(ImportFile file, JsonElement? json, ImportChoices choices)
    {
        var found = new Found(AcuteDischargeDocument.Publisher, Open);
        var sums = new Dictionary<(string Code, DateRange Month), Sum>();
        EachRow(file, found, row => AddRow(row, sums));
        foreach (var ((code, month), sum) in sums)
        {
            var days = sum.All.Keys.Where(sum.Remaining.ContainsKey).ToList();
            if (days.Count == 0) continue;
            var (all, remaining) = (days.Sum(day => sum.All[day]), days.Sum(day => sum.Remaining[day]));
            var mark = days.Count == month.Days ? Mark.Published : Mark.Partial;
            var note = days.Count == month.Days ? "" : $"{days.Count} of {month.Days} days were reported.";
            Reading Of(string metric, double? numerator, double? denominator, double? value) => new(metric, code, sum.Name, sum.Level, month, numerator, denominator, value, mark, sum.Place) { Note = note };
            found.Readings.AddRange([Of("nctr-remaining", remaining, all, null), Of("nctr-patients", null, null, all / days.Count), Of("nctr-remaining-patients", null, null, remaining / days.Count)]);
        }
        return found;
    }

    private static Outcome<IReadOnlyList<Reading>> AddRow(CsvRow row, Dictionary<(string, DateRange), Sum> sums)
    {
        if (LevelOf(row["Level"]) is not { } level || row["Metric Group"] is not ("NCTR" or "NCTR not discharged") || row["Metric Type"] != "Daily metric") return Outcome.Of<IReadOnlyList<Reading>>([]);
        if (!DateOnly.TryParseExact(row["Period"], "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return ImportRefusals.Period.With(row["Period"]).At("Period");
        var numbers = Numbers.Of(row);
        var value = numbers.Count("Value");
        if (numbers.Problem is { } problem) return problem;
        var key = (level == Level.England ? "ENGLAND" : row["Org Code"], Periods.Month(day));
        if (!sums.TryGetValue(key, out var sum)) sums[key] = sum = new(row["Org Name"], level, row.Place);
        var days = row["Metric Group"] == "NCTR" ? sum.All : sum.Remaining;
        if (value is { } number && !days.TryAdd(day, number)) return ImportRefusals.Duplicate.With(row["Metric"], row["Period"], sum.Place);
        return Outcome.Of<IReadOnlyList<Reading>>([]);
    }

    private static Level? LevelOf(string level) => level.ToUpperInvariant() switch
    {
        "NATIONAL" => Level.England,
        "ICB" => Level.Icb,
        "PROVIDER" => Level.Trust,
        _ => null,
    };
}
