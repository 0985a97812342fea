namespace Joinery.Place;

/// <summary>Every metric that Joinery knows, from data/metrics. It is built in, so that a definition cannot change under a figure.</summary>
public sealed class MetricBook
{
    private readonly Dictionary<string, Metric> _byId;

    private MetricBook(IReadOnlyList<Metric> all) => (All, _byId) = (all, all.ToDictionary(metric => metric.Id, StringComparer.Ordinal));

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<Metric> All { get; }

    /// <summary>The metric of that id; null when there is none.</summary>
    public Metric? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads the built-in files.</summary>
    /// <exception cref="InvalidDataException">A file does not fit together.</exception>
    public static MetricBook Load()
    {
        var assembly = typeof(MetricBook).Assembly;
        var versions = ReferenceData.Read(assembly, "data/metrics/versions.csv", row => (Metric: row("metric"), Version: Version(row))).ToLookup(pair => pair.Metric, pair => pair.Version);
        var metrics = ReferenceData.Read(assembly, "data/metrics/metrics.csv", row => new Metric(row("id"), row("name"), row("question"), row("topic"), row("unit"),
            Enum.Parse<Good>(row("good"), ignoreCase: true), Enum.Parse<Method>(row("method"), ignoreCase: true), double.Parse(row("scale")), int.Parse(row("decimals")), row("headline") == "1", row("reporting"),
            [.. versions[row("id")].OrderBy(version => version.Valid.From)]));
        foreach (var metric in metrics) Check(metric);
        if (metrics.FirstOrDefault(metric => metric.Reporting.Length > 0 && metrics.All(other => other.Id != metric.Reporting)) is { } astray)
            throw new InvalidDataException($"data/metrics/metrics.csv: {astray.Id} is reported by {astray.Reporting}, which is no metric.");
        if (versions.FirstOrDefault(group => metrics.All(metric => metric.Id != group.Key)) is { } stray) throw new InvalidDataException($"data/metrics/versions.csv: there is no metric {stray.Key}.");
        return new(metrics);
    }

    private static void Check(Metric metric)
    {
        if (metric.Versions.Count == 0) throw new InvalidDataException($"data/metrics: {metric.Id} has no version.");
        for (var i = 1; i < metric.Versions.Count; i++)
            if (metric.Versions[i].Valid.Overlaps(metric.Versions[i - 1].Valid)) throw new InvalidDataException($"data/metrics: versions of {metric.Id} overlap.");
    }

    private static MetricVersion Version(Func<string, string> row) =>
        new(row("version"), DateRange.Of(SqlTypes.ReadDay(row("from")), row("until").Length == 0 ? null : SqlTypes.ReadDay(row("until"))), row("definition"), row("numerator"), row("denominator"),
            row("levels").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).ToDictionary(pair => Enum.Parse<Level>(pair[0], ignoreCase: true), pair => BasisOf(pair[1])),
            row("source"), row("licence"), row("suppression"), row("status"));

    private static Basis BasisOf(string word) => Enum.Parse<Basis>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
