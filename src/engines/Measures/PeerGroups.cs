namespace Joinery.Measures;

/// <summary>Something that makes areas alike, such as the part of people over 85.</summary>
/// <param name="Name">What it is, as a page shows it.</param>
/// <param name="Weight">How much it counts; above zero.</param>
public sealed record PeerFeature(string Name, double Weight = 1);

/// <summary>An area with its numbers.</summary>
/// <param name="Area">The area.</param>
/// <param name="Values">One number for each feature, in the order of the features.</param>
public sealed record PeerCandidate(AreaCode Area, IReadOnlyList<double> Values);

/// <summary>An area beside another.</summary>
/// <param name="Area">The area.</param>
/// <param name="Distance">How unlike it is: 0 when every feature is the same.</param>
/// <param name="Values">Its numbers as given.</param>
/// <param name="Gaps">For each feature, how far it lies from the area asked for on the weighted scale, with its sign; the distance is the root of their squares.</param>
public sealed record Peer(AreaCode Area, double Distance, IReadOnlyList<double> Values, IReadOnlyList<double> Gaps);

/// <summary>The areas most like one area, with what they were chosen by.</summary>
/// <param name="Area">The area asked for.</param>
/// <param name="Values">Its numbers.</param>
/// <param name="Features">What was compared, and with what weights.</param>
/// <param name="Peers">The nearest, nearest first; on equal distance the lower code.</param>
/// <param name="LeftOut">Areas that were not compared, by code.</param>
public sealed record PeerGroup(
    AreaCode Area, IReadOnlyList<double> Values, IReadOnlyList<PeerFeature> Features, IReadOnlyList<Peer> Peers, IReadOnlyList<AreaCode> LeftOut);

/// <summary>
/// Nearest neighbours: each feature is scaled from 0 to its weight over all areas compared, and areas are ranked by Euclidean distance.
/// Source: Department of Health and Social Care, adult social care peer groups (fifteen peers; City of London and Isles of Scilly left out).
/// That source first turns each feature towards a normal distribution; give features already turned to do the same.
/// </summary>
public static class PeerGroups
{
    /// <summary>How many peers are chosen unless said otherwise.</summary>
    public const int Usual = 15;

    /// <summary>City of London and Isles of Scilly: too small to resemble any other council.</summary>
    public static readonly IReadOnlyCollection<AreaCode> TooSmall = [AreaCode.Of("E09000001"), AreaCode.Of("E06000053")];

    /// <summary>The areas most like <paramref name="area"/> among the candidates, itself not counted.</summary>
    /// <returns>Refused when the area is not compared, an area lacks a number, or a weight is not above zero.</returns>
    public static Outcome<PeerGroup> Nearest(AreaCode area, IReadOnlyCollection<PeerCandidate> candidates, IReadOnlyList<PeerFeature> features,
        IReadOnlyCollection<AreaCode>? leaveOut = null, int count = Usual)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var without = leaveOut ?? TooSmall;
        var compared = candidates.Where(candidate => !without.Contains(candidate.Area)).ToList();
        if (Problem(compared, features) is { } problem) return problem;
        if (compared.Find(candidate => candidate.Area == area) is not { } self) return MeasuresRefusals.PeerUnknown.With(area);
        var steps = features.Select((feature, i) => Step(feature, compared.Select(candidate => candidate.Values[i]))).ToArray();
        var peers = compared.Where(candidate => candidate.Area != area).Select(candidate => Beside(self, candidate, steps))
            .OrderBy(peer => peer.Distance).ThenBy(peer => peer.Area.Code, StringComparer.Ordinal).Take(count);
        return new PeerGroup(area, self.Values, features, [.. peers],
            [.. candidates.Select(candidate => candidate.Area).Where(without.Contains).OrderBy(left => left.Code, StringComparer.Ordinal)]);
    }

    // The weight over the range; a feature that is the same everywhere tells nothing apart.
    private static double Step(PeerFeature feature, IEnumerable<double> values)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return most > least ? feature.Weight / (most - least) : 0;
    }

    private static Peer Beside(PeerCandidate self, PeerCandidate other, double[] steps)
    {
        var gaps = steps.Select((step, i) => step * (other.Values[i] - self.Values[i])).ToArray();
        return new(other.Area, Math.Sqrt(gaps.Sum(gap => gap * gap)), other.Values, gaps);
    }

    private static Refusal? Problem(List<PeerCandidate> compared, IReadOnlyList<PeerFeature> features)
    {
        if (features.FirstOrDefault(feature => !(feature.Weight > 0 && double.IsFinite(feature.Weight))) is { } weightless) return MeasuresRefusals.PeerWeight.With(weightless.Name);
        var incomplete = compared.Find(candidate => candidate.Values.Count != features.Count || !candidate.Values.All(double.IsFinite));
        return incomplete is null ? null : MeasuresRefusals.PeerIncomplete.With(incomplete.Area);
    }
}
