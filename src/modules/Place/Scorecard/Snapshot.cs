using Joinery.Place.Imports;

namespace Joinery.Place;

/// <summary>Every current figure at one moment, in memory: some ten thousand for each year. It never changes; the next import makes another.</summary>
public sealed class Snapshot
{
    private readonly Dictionary<(string Metric, string Area), Observation[]> _series;
    private readonly Dictionary<string, Observation[]> _byMetric;
    private readonly Dictionary<string, string[]> _metricsOf;

    private Snapshot(long seq, IReadOnlyList<Observation> all)
    {
        Seq = seq;
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

    internal static async Task<Snapshot> Load(Db db, MetricBook book)
    {
        var seq = await db.Find<long?>("select max(seq) from place_import") ?? 0;
        var all = new List<Observation>();
        await foreach (var row in db.Stream<ObservationRow>($"{ObservationRow.Select} where replaced_by = ''"))
            if (book.Find(row.Metric) is not null) all.Add(row.ToObservation());
        return new(seq, all);
    }
}
