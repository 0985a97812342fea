using Joinery.Measures;

namespace Joinery.Benchmarks;

/// <summary>What a scorecard of all 153 councils asks of the statistics. Numbers are drawn from a seed, of the size that councils publish.</summary>
internal static class StatisticsWork
{
    private const int Councils = 153, Seed = 20260401;

    /// <summary>Each piece of work with its name.</summary>
    public static IEnumerable<(string What, Func<double> Work)> All()
    {
        var year = Series(2 * Councils, 12);
        yield return ("306 control charts of 12 months", () => Charts(year));
        var decade = Series(2 * Councils, 120);
        yield return ("306 control charts of 120 months", () => Charts(decade));
        var counts = Counts();
        yield return ("153 proportions and 153 rates with two intervals each", () => Intervals(counts));
        var councils = Candidates();
        yield return ("15 peers for each of 153 councils by 20 features", () => Peers(councils));
        var blocks = Blocks();
        yield return ("overlaps of 153 councils and 42 systems from 33,755 small areas", () => (double)Overlaps.Of(blocks).MisfitPercent);
        AdvantageGroup[] deciles = [.. Enumerable.Range(0, 10).Select(i => new AdvantageGroup(8000 + 100 * i, 76 + i, 1.5))];
        yield return ("one slope index with 100,000 draws", () => SlopeIndex.Intervals(deciles, new Random(Seed)).Value.Slope.Upper);
    }

    // As many small areas as England has, of about as many people each; a tenth of them lie in another system than their council's first.
    private static Block[] Blocks()
    {
        var chance = new Random(Seed);
        AreaCode[] councils = [.. Enumerable.Range(1, Councils).Select(i => AreaCode.Of($"E06{i:000000}"))], systems = [.. Enumerable.Range(1, 42).Select(i => AreaCode.Of($"E54{i:000000}"))];
        return [.. Enumerable.Range(1, 33_755).Select(i =>
        {
            var council = chance.Next(Councils);
            return new Block(AreaCode.Of($"E01{i:000000}"), 1_200 + chance.Next(900), councils[council], systems[(council + (chance.Next(10) == 0 ? 1 : 0)) % 42]);
        })];
    }

    private static double Charts(IReadOnlyList<Dated>[] all)
    {
        var signals = 0;
        foreach (var series in all)
            foreach (var point in ControlCharts.Of(series).Value.Points)
                if (point.Cause != Cause.Common) signals++;
        return signals;
    }

    private static double Intervals((double Count, double Of)[] counts)
    {
        var sum = 0.0;
        foreach (var (count, of) in counts)
            foreach (var level in (Confidence[])[Confidence.Percent95, Confidence.Percent998])
                sum += Proportions.Of(count, of, 100, level).Value.Lower + Rates.Of(count, of, confidence: level).Value.Upper;
        return sum;
    }

    private static double Peers(PeerCandidate[] councils)
    {
        PeerFeature[] features = [.. councils[0].Values.Select((_, i) => new PeerFeature($"Feature {i}"))];
        return councils.Sum(council => PeerGroups.Nearest(council.Area, councils, features).Value.Peers[^1].Distance);
    }

    private static IReadOnlyList<Dated>[] Series(int count, int months)
    {
        var chance = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var level = 85 + 10 * chance.NextDouble();
            return (Dated[])[.. Enumerable.Range(0, months).Select(month => new Dated(new DateOnly(2015, 4, 1).AddMonths(month), level += chance.NextDouble() - 0.5))];
        })];
    }

    // A tenth of the counts are below ten, where limits are exact.
    private static (double Count, double Of)[] Counts()
    {
        var chance = new Random(Seed);
        return [.. Enumerable.Range(0, Councils).Select(i => (i % 10 == 0 ? 1.0 + i % 9 : chance.Next(100, 90_000), 100_000.0))];
    }

    private static PeerCandidate[] Candidates()
    {
        var chance = new Random(Seed);
        return [.. Enumerable.Range(1, Councils).Select(i => new PeerCandidate(AreaCode.Of($"X10{i:000000}"), [.. Enumerable.Range(0, 20).Select(_ => chance.NextDouble())]))];
    }
}
