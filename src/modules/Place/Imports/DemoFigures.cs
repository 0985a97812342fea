using Joinery.Design;
using Joinery.Place.Feeds;

namespace Joinery.Place.Imports;

/// <summary>Fictional figures of Harbourne Vale: two years of discharges, month by month, in which a winter is hard and one trust's reporting drops out.</summary>
internal static class DemoFigures
{
    private const int Months = 24;

    // Discharges in an ordinary month, the share on the day, and days late of those who are late.
    private static readonly (string Code, Level Level, int Discharges, double OnTheDay, double DaysLate)[] Bodies =
    [
        ("X10000001", Level.Council, 168, 0.84, 6.5),
        ("X06000001", Level.Council, 104, 0.78, 8.2),
        ("X54000001", Level.Icb, 290, 0.82, 7.1),
        ("XHR", Level.Trust, 182, 0.85, 6.2),
        ("XCH", Level.Trust, 108, 0.77, 8.6),
    ];

    public static async Task Seed(DemoSeed seed)
    {
        var book = MetricBook.Load();
        var chance = seed.Chance("figures");
        var first = new DateOnly(seed.Today.Year, seed.Today.Month, 1).AddMonths(-Months);
        var readings = new List<Reading>();
        foreach (var (code, level, discharges, onTheDay, daysLate) in Bodies)
        {
            var months = Enumerable.Range(0, Months).Select(first.AddMonths).Select(month => (Period: Periods.Month(month), Counts: Draw(chance, code, month, discharges, onTheDay, daysLate))).ToList();
            foreach (var (period, counts) in months) readings.AddRange(Of(code, level, period, counts));
            foreach (var year in months.GroupBy(month => FinancialYear.Of(month.Period.From)).Where(year => year.Count() == 12))
                readings.AddRange(Of(code, level, year.Key.Range, (year.Sum(month => month.Counts.All), year.Sum(month => month.Counts.OnTheDay), year.Sum(month => month.Counts.BedDays))));
        }
        var rows = readings.Select(reading => Row(book, reading)).ToList();
        await seed.Step("Figures, import", db => Statistics.RecordWithout(db, Import, 1, "demo", "Joinery demo place (fictional)", rows.Count, first, seed.Today, seed.Clock.GetUtcNow()));
        await seed.Rows("Figures", "place_observation", Statistics.Columns, rows);
    }

    private const string Import = "demo";

    private static IReadOnlyList<Reading> Of(string code, Level level, DateRange period, (double All, double OnTheDay, double BedDays) counts) =>
        DischargeReady.Metrics(code, "", level, period, new(counts.All, counts.OnTheDay, counts.All - counts.OnTheDay, counts.BedDays), "");

    private static (double All, double OnTheDay, double BedDays) Draw(Random chance, string code, DateOnly month, int usual, double onTheDay, double daysLate)
    {
        // In one month the second hospital's new system did not report most of its people.
        var reported = code == "XCH" && month is { Year: 2026, Month: 2 } ? 0.4 : 1;
        var all = Math.Round(usual * reported * (0.94 + 0.12 * chance.NextDouble()));
        var winter = month.Month is 12 or 1 or 2 ? 0.05 : 0;
        var same = Math.Round(all * Math.Min(0.98, onTheDay - winter + 0.03 * (chance.NextDouble() - 0.5)));
        return (all, same, Math.Round((all - same) * daysLate * (0.9 + 0.2 * chance.NextDouble())));
    }

    private static object?[] Row(MetricBook book, Reading reading)
    {
        var metric = book.Find(reading.Metric)!;
        var version = metric.VersionOn(reading.Period.From)!;
        return [reading.Metric, reading.Code, version.Bases[reading.Level], reading.Period.From, reading.Period.Until!.Value, version.Name, reading.Code, reading.Numerator, reading.Denominator,
            Statistics.Value(metric, reading.Numerator, reading.Denominator), reading.Mark, null, "Fictional.", "", Import, ""];
    }
}
