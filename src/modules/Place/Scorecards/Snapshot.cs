using System.Collections.Concurrent;
using Joinery.Place.Imports;

namespace Joinery.Place.Scorecards;

/// <summary>An area or body that figures are for.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">What it is.</param>
/// <param name="Region">The code of its region; empty when it has none or nobody said.</param>
public sealed record Body(string Code, string Name, Level Level, string Region);

/// <summary>Every current figure at one moment, in memory: some ten thousand for each year. It never changes; the next import makes another.</summary>
public sealed class Snapshot
{
    private readonly Dictionary<(string Metric, string Area), Observation[]> _series;
    private readonly Dictionary<string, Observation[]> _byMetric;
    private readonly Dictionary<string, string[]> _metricsOf;
    private readonly Dictionary<string, Body> _bodies;
    private readonly ConcurrentDictionary<(string Metric, Level Level, DateRange Period), IReadOnlyList<Figure>> _tables = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<Line>> _lines = new(StringComparer.Ordinal);

    private Snapshot(long seq, IReadOnlyList<Observation> all, Dictionary<string, Body> bodies)
    {
        (Seq, _bodies) = (seq, bodies);
        Count = all.Count;
        _series = all.GroupBy(one => (one.Metric, one.Area)).ToDictionary(group => group.Key, group => group.OrderBy(one => one.Period.From).ThenBy(one => one.Period.Until).ToArray());
        _byMetric = all.GroupBy(one => one.Metric).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _metricsOf = all.GroupBy(one => one.Area).ToDictionary(group => group.Key, group => group.Select(one => one.Metric).Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The number of the newest import in it; 0 when there is none.</summary>
    public long Seq { get; }

    /// <summary>How many figures there are.</summary>
    public int Count { get; }

    /// <summary>The figures of one metric for one area, oldest first, of every length of period and basis.</summary>
    public IReadOnlyList<Observation> Series(string metric, string area) => _series.GetValueOrDefault((metric, area)) ?? [];

    /// <summary>Every figure of a metric.</summary>
    public IReadOnlyList<Observation> Of(string metric) => _byMetric.GetValueOrDefault(metric) ?? [];

    /// <summary>Which metrics an area has figures of.</summary>
    public IReadOnlyList<string> MetricsOf(string area) => _metricsOf.GetValueOrDefault(area) ?? [];

    /// <summary>An area or body by its code; null when there is none.</summary>
    public Body? Find(string code) => _bodies.GetValueOrDefault(code);

    /// <summary>The lines of a body's page; worked out once.</summary>
    internal IReadOnlyList<Line> Lines(string area, Func<IReadOnlyList<Line>> make) => _lines.GetOrAdd(area, _ => make());

    /// <summary>The figures of every body of a level for one period; worked out once.</summary>
    internal IReadOnlyList<Figure> Table(string metric, Level level, DateRange period, Func<IReadOnlyList<Figure>> make) => _tables.GetOrAdd((metric, level, period), _ => make());

    private sealed record BodyRow(string Code, string Name, string Kind, string Parent);

    private static async Task<Dictionary<string, Body>> Bodies(Db db)
    {
        var bodies = new Dictionary<string, Body>(StringComparer.Ordinal);
        // Of several spells of a code the last one names it.
        await foreach (var row in db.Stream<BodyRow>("select code, name, kind, parent from place_area order by valid_from"))
            if (AreaCodes.LevelOf(row.Kind) is { } level) bodies[row.Code] = new(row.Code, row.Name, level, row.Parent);
        await foreach (var row in db.Stream<BodyRow>("select ods as code, name, kind, '' as parent from place_organisation where ods <> '' and kind <> 'icb' order by valid_from"))
            if (AreaCodes.LevelOf(row.Kind) is { } level) bodies.TryAdd(row.Code, new(row.Code, row.Name, level, ""));
        return bodies;
    }

    internal static async Task<Snapshot> Load(Db db, MetricBook book)
    {
        var seq = await db.Find<long?>("select max(seq) from place_import") ?? 0;
        var all = new List<Observation>();
        await foreach (var row in db.Stream<ObservationRow>($"{ObservationRow.Select} where replaced_by = ''"))
            if (book.Find(row.Metric) is not null) all.Add(row.ToObservation());
        return new(seq, all, await Bodies(db));
    }
}
