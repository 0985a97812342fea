namespace Joinery.Measures;

/// <summary>
/// Puts areas into equal groups by their value: quintiles, deciles, quartiles.
/// Source: Public Health England, Technical Guide: Assigning Deprivation Quintiles. Equal values get one rank, the first, and so one group;
/// look at the border when many areas share a value.
/// </summary>
public static class Quantiles
{
    /// <summary>
    /// The group of each value, 1 to <paramref name="groups"/>, in the order given; null where the value is null. Group 1 has the highest
    /// values when <paramref name="highestFirst"/>, as for deprivation scores, and else the lowest.
    /// </summary>
    /// <returns>Refused when fewer values are known than there are groups.</returns>
    public static Outcome<IReadOnlyList<int?>> Assign(IReadOnlyList<double?> values, int groups, bool highestFirst = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        double[] known = [.. values.OfType<double>()];
        if (Inputs.NumbersProblem(known) is { } problem) return problem;
        if (known.Length < groups) return MeasuresRefusals.TooFewValues.With(known.Length, groups);
        var before = new Dictionary<double, int>();
        var position = 0;
        foreach (var value in highestFirst ? known.OrderDescending() : known.Order()) before.TryAdd(value, position++);
        return Outcome.Of<IReadOnlyList<int?>>([.. values.Select(value => value is { } some ? (int?)((long)before[some] * groups / known.Length + 1) : null)]);
    }
}
