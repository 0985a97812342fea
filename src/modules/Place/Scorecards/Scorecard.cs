using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Scorecards;

/// <summary>One figure with everything that a page says beside it.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Version">What that meant then.</param>
/// <param name="Body">For whom.</param>
/// <param name="Observation">The figure.</param>
/// <param name="Interval">How far chance may have moved it; null where that cannot be said from what is published.</param>
/// <param name="Coverage">Whether reporting dropped out in some months; null where there are no months to tell it from.</param>
public sealed record Figure(Metric Metric, MetricVersion Version, Body Body, Observation Observation, Interval? Interval, Guarded? Coverage)
{
    /// <summary>The value to show: null when there is none, or when it is of too few to be shown.</summary>
    public double? Value => IsTooSmall ? null : Observation.Value;

    /// <summary>True when the figure is over so few that it is not shown.</summary>
    public bool IsTooSmall => Observation.Denominator < Version.SmallestDenominator;

    /// <summary>True when nothing says that reporting was incomplete. Only then is a rank shown.</summary>
    public bool IsCovered => Observation.Mark == Mark.Published && Coverage is not { Complete: false };

    /// <summary>The value as people read it.</summary>
    public string Said => Value is { } value ? Metric.Say(value) : IsTooSmall ? "Too few to show" : Observation.Mark == Mark.Suppressed ? "Withheld" : "No figure";

    /// <summary>The interval as people read it; empty when there is none.</summary>
    public string Doubt => Interval is { } range && !IsTooSmall ? $"95% interval {Metric.Number(range.Lower)} to {Metric.Say(range.Upper)}" : "";

    /// <summary>What is known of how complete the reporting was; empty when nothing is wrong.</summary>
    public string Gaps
    {
        get
        {
            List<string> words = [];
            if (Observation.Mark == Mark.Estimated) words.Add("Estimated from other areas by where people live.");
            if (Observation.Note.Length > 0) words.Add(Observation.Note);
            if (Coverage is { Complete: false } gaps)
                words.Add($"Reporting dropped out in {gaps.Named}{(gaps.Covered.Value is { } without ? $"; without {(gaps.Uncovered.Count + gaps.Missing.Count == 1 ? "that month" : "those months")} it is {Metric.Say(without * Metric.Scale)}" : "")}.");
            return string.Join(' ', words);
        }
    }
}

/// <summary>Where a body stands among others.</summary>
/// <param name="Place">1 for the best.</param>
/// <param name="Of">How many are compared: those whose reporting was complete.</param>
public sealed record Standing(int Place, int Of);

/// <summary>A line of a place's page: the newest figure with what to hold it against.</summary>
/// <param name="Figure">The newest figure.</param>
/// <param name="England">England in the same period, on a basis that can be compared; null where there is none.</param>
/// <param name="Against">How it differs from England beyond chance; null where that cannot be said.</param>
/// <param name="Standing">Its place among bodies like it; null where reporting was incomplete or neither way is good.</param>
/// <param name="Peers">The middle value of bodies of the same kind in the same region; null for fewer than three.</param>
public sealed record Line(Figure Figure, Figure? England, Comparison? Against, Standing? Standing, double? Peers);

/// <summary>Reads figures as people do: the newest, how sure it is, how complete, and beside what it stands. Pure.</summary>
public sealed class Scorecard(MetricBook book, Snapshot snapshot)
{
    /// <summary>The fewest bodies among which a rank says something.</summary>
    public const int FewestRanked = 10;

    private const string England = "E92000001";
    private const int FewestPeers = 3;

    /// <summary>The newest figure of each metric that a body has, in the order of the book; of two periods that end together the longer.</summary>
    public IReadOnlyList<Line> Of(Body body) => snapshot.Lines(body.Code, () =>
        [.. book.All.Select(metric => Newest(metric, body)).OfType<Figure>().Select(Beside)]);

    /// <summary>The newest figure of one metric for a body on the basis that is usual for bodies like it; null when there is none.</summary>
    public Figure? Newest(Metric metric, Body body)
    {
        Observation? best = null;
        foreach (var one in snapshot.Series(metric.Id, body.Code))
        {
            if (one.Value is null || !IsUsual(metric, one, body.Level)) continue;
            if (best is null || one.Period.Until > best.Period.Until || (one.Period.Until == best.Period.Until && one.Period.From < best.Period.From)) best = one;
        }
        return best is null ? null : FigureOf(metric, body, best);
    }

    /// <summary>The figures of one metric for a body over months, quarters or years, oldest first: those of the length of which there are most.</summary>
    public IReadOnlyList<Figure> Course(Metric metric, Body body)
    {
        var usual = snapshot.Series(metric.Id, body.Code).Where(one => IsUsual(metric, one, body.Level)).ToList();
        var longest = usual.GroupBy(one => Math.Round(one.Period.Days!.Value / 30.4)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).FirstOrDefault();
        return longest is null ? [] : [.. longest.Select(one => FigureOf(metric, body, one))];
    }

    /// <summary>A figure with what it stands beside.</summary>
    public Line Beside(Figure figure)
    {
        var england = Comparable(figure);
        var against = england?.Value is { } benchmark && figure.Interval is { } interval && figure.Value is not null && figure.Body.Level != Level.England
            ? Benchmarks.Compare(interval, benchmark, figure.Metric.Polarity) : null;
        var peers = figure.Body.Region.Length == 0 ? [] : Table(figure.Metric, figure.Body.Level, figure.Observation.Period)
            .Where(other => other.Body.Region == figure.Body.Region && other.Value is not null && other.Body.Code != figure.Body.Code).Select(other => other.Value!.Value).Order().ToList();
        return new(figure, england, against, StandingOf(figure), peers.Count < FewestPeers ? null : Middle(peers));
    }

    /// <summary>Every body's figure of one metric in one period, by name.</summary>
    public IReadOnlyList<Figure> Table(Metric metric, Level level, DateRange period) => snapshot.Table(metric.Id, level, period, () =>
        [.. snapshot.Of(metric.Id).Where(one => one.Period == period && snapshot.Find(one.Area)?.Level == level && IsUsual(metric, one, level))
            .Select(one => FigureOf(metric, snapshot.Find(one.Area)!, one)).OrderBy(figure => figure.Body.Name, StringComparer.Ordinal)]);

    /// <summary>The periods for which a metric has figures of a level, newest first.</summary>
    public IReadOnlyList<DateRange> Periods(Metric metric, Level level) =>
        [.. snapshot.Of(metric.Id).Where(one => snapshot.Find(one.Area)?.Level == level).Select(one => one.Period).Distinct().OrderByDescending(period => period.Until).ThenBy(period => period.From)];

    /// <summary>The newest of these periods of which at least half as many bodies have a figure as of the fullest: a few early ones are not yet a table. Null for none.</summary>
    public DateRange? Usual(Metric metric, Level level, IReadOnlyList<DateRange> periods)
    {
        var fullest = periods.Count == 0 ? 0 : periods.Max(period => Table(metric, level, period).Count);
        return periods.FirstOrDefault(period => 2 * Table(metric, level, period).Count >= fullest);
    }

    /// <summary>The levels for which a metric has figures.</summary>
    public IReadOnlyList<Level> Levels(Metric metric) =>
        [.. snapshot.Of(metric.Id).Select(one => snapshot.Find(one.Area)?.Level).OfType<Level>().Distinct().Order()];

    /// <summary>The place of a figure among the covered ones of its table, best first; null when it is not covered, neither way is good, or too few are compared.</summary>
    public Standing? StandingOf(Figure figure)
    {
        if (figure.Metric.Good == Good.None || figure.Body.Level == Level.England || !figure.IsCovered || figure.Value is not { } value) return null;
        var (covered, better) = (0, 0);
        foreach (var other in Table(figure.Metric, figure.Body.Level, figure.Observation.Period))
        {
            if (!other.IsCovered || other.Value is not { } beside) continue;
            covered++;
            if (figure.Metric.Good == Good.High ? beside > value : beside < value) better++;
        }
        return covered < FewestRanked ? null : new(better + 1, covered);
    }

    /// <summary>England on the same version; of another basis too where the metric has only that for England, and then the page says so.</summary>
    private Figure? Comparable(Figure figure)
    {
        if (figure.Body.Level == Level.England) return null;
        var england = snapshot.Series(figure.Metric.Id, England).FirstOrDefault(one => one.Period == figure.Observation.Period && one.Version == figure.Observation.Version && one.Value is not null);
        return england is null || snapshot.Find(England) is not { } body || figure.Metric.Method == Method.Count || figure.Metric.Unit is "patients" or "bed-days" ? null : FigureOf(figure.Metric, body, england);
    }

    /// <summary>
    /// The trend of the last five quarters or years of one definition, by the rules of Fingertips; null where there are months, which a control chart
    /// tells better, or fewer than two periods. A figure without counts has no interval, and then the trend says that it cannot be worked out.
    /// </summary>
    public static RecentTrend? TrendOf(IReadOnlyList<Figure> course, Figure newest)
    {
        var points = course.Where(figure => figure.Version.Name == newest.Version.Name && figure.Observation.Period.Days > 31).ToList();
        return points.Count < 2 || newest.Metric.Good == Good.None ? null : RecentTrends.Of(
            [.. points.Select(figure => new TrendPoint(figure.Value, figure.Interval?.Lower, figure.Interval?.Upper, figure.Observation.Numerator, figure.Observation.Denominator))],
            newest.Metric.Method == Method.Proportion || newest.Metric.Unit == "percent" ? Statistic.Proportion : Statistic.CrudeRate, newest.Metric.Polarity);
    }

    private static bool IsUsual(Metric metric, Observation one, Level level) => metric.Version(one.Version) is { } version && version.Bases.TryGetValue(level, out var basis) && basis == one.Basis;

    private Figure FigureOf(Metric metric, Body body, Observation one)
    {
        var version = metric.Version(one.Version)!;
        var interval = metric.Method == Method.Proportion && one.Mark is Mark.Published or Mark.Partial && one is { Numerator: { } count, Denominator: > 0 and { } whole } && Proportions.Of(count, whole, metric.Scale).Try(out var found, out _) ? found : null;
        return new(metric, version, body, one, interval, CoverageOf(metric, body, one));
    }

    // Only a year is judged, by its months; a median of fewer says little. A figure of counts that show the reporting themselves is also
    // worked out without the months that dropped out; of the others it is only said that some did.
    private Guarded? CoverageOf(Metric metric, Body body, Observation one)
    {
        if (one.Period.Days is not (365 or 366) || one.Period.From.Day != 1 || metric.Reporting.Length == 0) return null;
        IEnumerable<Observation> Months(string id) => snapshot.Series(id, body.Code).Where(month => month.Basis == one.Basis && month.Period.Days <= 31 && one.Period.Contains(month.Period.From) && month.Value is not null);
        var reported = Months(metric.Reporting).Select(month => new MonthlyCount(month.Period.From, month.Value!.Value, month.Value.Value)).ToList();
        var own = metric.Method is Method.Proportion or Method.Ratio ? Months(metric.Id).ToDictionary(month => month.Period.From) : [];
        var isOwn = reported.Count > 0 && reported.TrueForAll(month => own.TryGetValue(month.Month, out var counts) && counts.Denominator == month.Denominator);
        var months = isOwn ? reported.Select(month => month with { Numerator = own[month.Month].Numerator ?? 0 }).ToList() : reported;
        return months.Count > 0 && CoverageGuard.Of(months, one.Period).Try(out var guarded, out _) ? isOwn ? guarded : guarded with { Covered = new(0, 0) } : null;
    }

    private static double Middle(List<double> sorted) => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}

/// <summary>Periods in words.</summary>
public static class PeriodWords
{
    /// <summary>April 2024; April to June 2024; April 2024 to March 2025.</summary>
    public static string Of(DateRange period)
    {
        var last = period.Until!.Value.AddDays(-1);
        if (period.From.Day != 1 || period.Until.Value.Day != 1) return period.ToString();
        if (period.From.Year == last.Year && period.From.Month == last.Month) return $"{period.From:MMMM yyyy}";
        return period.From.Year == last.Year ? $"{period.From:MMMM} to {last:MMMM yyyy}" : $"{period.From:MMMM yyyy} to {last:MMMM yyyy}";
    }

    /// <summary>Apr 2024, for a narrow column.</summary>
    public static string Short(DateRange period)
    {
        var last = period.Until!.Value.AddDays(-1);
        return period.From.Year == last.Year && period.From.Month == last.Month ? $"{period.From:MMM yyyy}" : period.Days is 365 or 366 && period.From is { Month: 4, Day: 1 } ? FinancialYear.Of(period.From).ToString() : $"{period.From:MMM} to {last:MMM yyyy}";
    }
}
