namespace Joinery.Measures;

/// <summary>A count for one area, shared out from others.</summary>
/// <param name="Area">The area or system that it is now for.</param>
/// <param name="Value">The count; in parts of one where it was shared out.</param>
/// <param name="Estimated">True when any of it came from an area that lies only partly here. An estimate has no confidence interval of an observed count.</param>
/// <param name="Coverage">The part of the people here, 0 to 1, whose area gave a count.</param>
public sealed record Apportioned(AreaCode Area, decimal Value, bool Estimated, decimal Coverage);

/// <summary>A rate for one area whose numerator and denominator were shared out separately.</summary>
/// <param name="Area">The area or system that it is now for.</param>
/// <param name="Numerator">The numerator shared out.</param>
/// <param name="Denominator">The denominator shared out.</param>
/// <param name="Estimated">As of <see cref="Apportioned.Estimated"/>.</param>
/// <param name="Coverage">As of <see cref="Apportioned.Coverage"/>.</param>
public sealed record ApportionedRate(AreaCode Area, decimal Numerator, decimal Denominator, bool Estimated, decimal Coverage)
{
    /// <summary>The numerator over the denominator; null when the denominator is zero.</summary>
    public decimal? Value => Denominator == 0 ? null : Numerator / Denominator;
}

/// <summary>A count carried over a change of areas.</summary>
/// <param name="Area">The area after the change.</param>
/// <param name="Value">The count; in parts of one where it was shared out.</param>
/// <param name="Estimated">As of <see cref="Apportioned.Estimated"/>.</param>
/// <param name="Complete">True when every area that gave people to this one gave a count too.</param>
public sealed record Carried(AreaCode Area, decimal Value, bool Estimated, bool Complete);

/// <summary>Where the people of an area that ended are counted now.</summary>
/// <param name="From">The area before.</param>
/// <param name="To">An area after.</param>
/// <param name="Share">The part of the people of <paramref name="From"/>, 0 to 1; null when it is not known.</param>
public sealed record Successor(AreaCode From, AreaCode To, decimal? Share);

/// <summary>
/// Shares counts out between areas by where people live. No count is lost: the largest part takes what division leaves over, so sums hold
/// to 20 decimals.
/// Counts only: a rate is shared out as its numerator and its denominator, for rates cannot be averaged.
/// Best fit is not offered: it gives one system the whole of a council of which it may hold three quarters.
/// </summary>
public static class Apportion
{
    /// <summary>How far the shares of one area may miss 1: they are published to 8 decimals, and an area has few parts.</summary>
    public const decimal ShareTolerance = 0.000001m;

    /// <summary>
    /// Counts of areas as counts of systems, by share of the area's people: v(s) = Σ v(u) · population(u ∩ s) / population(u).
    /// One result for each system that holds part of a given area, by code of the system. Look at the coverage before using one.
    /// </summary>
    public static Outcome<IReadOnlyList<Apportioned>> Counts(Overlaps overlaps, IReadOnlyDictionary<AreaCode, decimal> counts)
    {
        var sums = new Dictionary<AreaCode, Sum>();
        foreach (var (area, count) in counts)
        {
            var rows = overlaps.Within(area);
            if (rows.Count == 0) return MeasuresRefusals.AreaUnknown.With(area);
            if (rows[0].AreaPopulation == 0) return MeasuresRefusals.AreaEmpty.With(area);
            var left = count;
            // From the smallest part to the largest, which takes the rest.
            for (var i = rows.Count - 1; i >= 0; i--)
            {
                var part = i == 0 ? left : count * rows[i].Population / rows[i].AreaPopulation;
                left -= part;
                Add(sums, rows[i].System, part, estimated: rows.Count > 1, rows[i].Population);
            }
        }
        return Outcome.Of<IReadOnlyList<Apportioned>>([.. ByCode(sums).Select(entry => new Apportioned(
            entry.Key, entry.Value.Value, entry.Value.Estimated, Coverage(entry.Value.People, overlaps.Across(entry.Key)[0].SystemPopulation)))]);
    }

    /// <summary>
    /// Rates of areas as rates of systems: numerators and denominators are shared out each for itself. Both must be given for the same areas.
    /// </summary>
    public static Outcome<IReadOnlyList<ApportionedRate>> Rates(
        Overlaps overlaps, IReadOnlyDictionary<AreaCode, decimal> numerators, IReadOnlyDictionary<AreaCode, decimal> denominators)
    {
        var alone = numerators.Keys.FirstOrDefault(area => !denominators.ContainsKey(area))
            ?? denominators.Keys.FirstOrDefault(area => !numerators.ContainsKey(area));
        if (alone is not null) return MeasuresRefusals.RatePartMissing.With(alone);
        if (!Counts(overlaps, numerators).Try(out var above, out var refusal)) return refusal;
        if (!Counts(overlaps, denominators).Try(out var below, out refusal)) return refusal;
        return Outcome.Of<IReadOnlyList<ApportionedRate>>(
            [.. above.Zip(below, (n, d) => new ApportionedRate(n.Area, n.Value, d.Value, n.Estimated, n.Coverage))]);
    }

    /// <summary>
    /// Counts carried over a change of areas: v(new) = Σ v(old) · share(old → new). An area without a successor keeps its count.
    /// One result for each area after the change that is given something, by code. Carry over one date of change at a time, oldest first.
    /// </summary>
    public static Outcome<IReadOnlyList<Carried>> Across(IReadOnlyCollection<Successor> successors, IReadOnlyDictionary<AreaCode, decimal> counts)
    {
        var after = successors.ToLookup(successor => successor.From);
        var before = successors.ToLookup(successor => successor.To, successor => successor.From);
        var sums = new Dictionary<AreaCode, Sum>();
        foreach (var (area, count) in counts)
        {
            if (!Parts(area, after[area]).Try(out var parts, out var refusal)) return refusal;
            var left = count;
            for (var i = parts.Count - 1; i >= 0; i--)
            {
                var value = i == 0 ? left : count * parts[i].Share!.Value;
                left -= value;
                Add(sums, parts[i].To, value, estimated: parts.Count > 1, people: 0);
            }
        }
        return Outcome.Of<IReadOnlyList<Carried>>([.. ByCode(sums).Select(entry =>
            new Carried(entry.Key, entry.Value.Value, entry.Value.Estimated, before[entry.Key].All(counts.ContainsKey)))]);
    }

    // Largest part first; an area that did not change is its own successor.
    private static Outcome<List<Successor>> Parts(AreaCode area, IEnumerable<Successor> successors)
    {
        var parts = successors.OrderByDescending(part => part.Share).ToList();
        if (parts.Count == 0) return new List<Successor> { new(area, area, 1) };
        if (parts.Exists(part => part.Share is null)) return MeasuresRefusals.ShareUnknown.With(area);
        var whole = parts.Sum(part => part.Share!.Value);
        return Math.Abs(whole - 1) > ShareTolerance ? MeasuresRefusals.SharesNotWhole.With(area, whole) : parts;
    }

    // A system in which nobody lives is covered by nothing.
    private static decimal Coverage(long people, long population) => population == 0 ? 0 : (decimal)people / population;

    private readonly record struct Sum(decimal Value, bool Estimated, long People);

    private static void Add(Dictionary<AreaCode, Sum> sums, AreaCode to, decimal value, bool estimated, long people)
    {
        var sum = sums.GetValueOrDefault(to);
        sums[to] = new(sum.Value + value, sum.Estimated || estimated, sum.People + people);
    }

    private static IEnumerable<KeyValuePair<AreaCode, Sum>> ByCode(Dictionary<AreaCode, Sum> sums) =>
        sums.OrderBy(entry => entry.Key.Code, StringComparer.Ordinal);
}
