using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Joinery.Measures;

/// <summary>On which scale errors are symmetric, and on which a line may be fitted.</summary>
public enum Scale
{
    /// <summary>As measured, such as years of life.</summary>
    Plain,
    /// <summary>Logarithm, for rates.</summary>
    Log,
    /// <summary>Logarithm of the odds, for proportions between 0 and 1.</summary>
    Logit,
}

/// <summary>One group of people between the least and the most advantaged.</summary>
/// <param name="Population">People; above zero.</param>
/// <param name="Value">The measure of the group.</param>
/// <param name="StandardError">Of the value on the scale of its errors; zero or more. Only intervals need it.</param>
public sealed record AdvantageGroup(double Population, double Value, double StandardError = 0);

/// <summary>Inequality as one line through the groups.</summary>
/// <param name="Slope">The slope index: the value at the most advantaged end less the value at the least advantaged end.</param>
/// <param name="Ratio">The relative index: the one over the other.</param>
/// <param name="Intercept">The value at the least advantaged end, before any multiplier.</param>
public sealed record Inequality(double Slope, double Ratio, double Intercept);

/// <summary>The same with intervals.</summary>
/// <param name="Slope">The slope index.</param>
/// <param name="Ratio">The relative index.</param>
public sealed record InequalityIntervals(Interval Slope, Interval Ratio);

/// <summary>How a line is fitted.</summary>
/// <param name="Scale">The scale on which errors are symmetric.</param>
/// <param name="FitOnScale">True fits the line on that scale too, and takes its ends back; false fits the values as measured.</param>
/// <param name="Multiplier">Multiplies the slope: 100 for percent, -1 to turn the direction, which turns the ratio upside down. Never zero.</param>
public sealed record SlopeSettings(Scale Scale = Scale.Plain, bool FitOnScale = false, double Multiplier = 1);

/// <summary>
/// Slope index of inequality: groups are placed at the middle of their share of all people, from 0, the least advantaged, to 1, and a line is
/// fitted through them with their people as weights. Source: Public Health England, technical guidance on the slope index of inequality;
/// Pamuk (1985). It supposes that the line is straight: look at the groups first.
/// </summary>
public static class SlopeIndex
{
    /// <summary>The fewest groups through which a line says something.</summary>
    public const int LeastGroups = 5;
    /// <summary>The most groups.</summary>
    public const int MostGroups = 100;
    /// <summary>The most random draws; the published intervals come from 100,000.</summary>
    public const int MostRepetitions = 1_000_000;

    /// <summary>The index of groups in order from the least to the most advantaged.</summary>
    public static Outcome<Inequality> Of(IReadOnlyList<AdvantageGroup> groups, SlopeSettings? settings = null)
    {
        var how = settings ?? new();
        if (Problem(groups, how) is { } problem) return problem;
        return Ends(Weights(groups), [.. groups.Select(group => how.FitOnScale ? To(group.Value, how.Scale) : group.Value)], how);
    }

    /// <summary>
    /// Intervals by drawing each group's value again and again with its standard error: no formula is published for them. Chance is given, so
    /// that the same seed gives the same limits; the published method calls for 100,000 draws.
    /// </summary>
    public static Outcome<InequalityIntervals> Intervals(
        IReadOnlyList<AdvantageGroup> groups, Random chance, SlopeSettings? settings = null, int repetitions = 100_000, Confidence? confidence = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(repetitions, MostRepetitions);
        var (how, level) = (settings ?? new(), confidence ?? Confidence.Percent95);
        if (!Of(groups, how).Try(out var point, out var refusal)) return refusal;
        if (groups.All(group => group.StandardError == 0)) return MeasuresRefusals.StandardErrorMissing.With();
        var weights = Weights(groups);
        double[] centres = [.. groups.Select(group => To(group.Value, how.Scale))];
        var (slopes, ratios, draw) = (new double[repetitions], new double[repetitions], new double[groups.Count]);
        for (var i = 0; i < repetitions; i++)
        {
            for (var g = 0; g < draw.Length; g++)
            {
                var drawn = centres[g] + groups[g].StandardError * Normal.Sample(chance, 0, 1);
                draw[g] = how.FitOnScale ? drawn : From(drawn, how.Scale);
            }
            var ends = Ends(weights, draw, how);
            (slopes[i], ratios[i]) = (ends.Slope, ends.Ratio);
        }
        return new InequalityIntervals(Middle(point.Slope, slopes, level), Middle(point.Ratio, ratios, level));
    }

    /// <summary>The standard error on a scale that an interval implies.</summary>
    public static double StandardError(Interval interval, Scale scale) =>
        (To(interval.Upper, scale) - To(interval.Lower, scale)) / (2 * interval.Confidence.Z);

    private sealed record Weight(double Intercept, double Slope);

    // The line is linear in the values, so what each value adds to its intercept and its slope is worked out once.
    private static Weight[] Weights(IReadOnlyList<AdvantageGroup> groups)
    {
        var people = groups.Sum(group => group.Population);
        var below = 0.0;
        double[] places = [.. groups.Select(group => { below += group.Population; return (below - group.Population / 2) / people; })];
        double[] shares = [.. groups.Select(group => group.Population / people)];
        var mean = shares.Zip(places, (share, place) => share * place).Sum();
        var spread = shares.Zip(places, (share, place) => share * (place - mean) * (place - mean)).Sum();
        return [.. shares.Zip(places, (share, place) =>
        {
            var slope = share * (place - mean) / spread;
            return new Weight(share - mean * slope, slope);
        })];
    }

    private static Inequality Ends(Weight[] weights, double[] values, SlopeSettings how)
    {
        var (bottom, slope) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            bottom += weights[i].Intercept * values[i];
            slope += weights[i].Slope * values[i];
        }
        var top = bottom + slope;
        if (how.FitOnScale) (bottom, top) = (From(bottom, how.Scale), From(top, how.Scale));
        return new((top - bottom) * how.Multiplier, how.Multiplier < 0 ? bottom / top : top / bottom, bottom);
    }

    private static Interval Middle(double value, double[] draws, Confidence confidence)
    {
        Array.Sort(draws);
        return new(value, SortedArrayStatistics.QuantileCustom(draws, confidence.Tail, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(draws, 1 - confidence.Tail, QuantileDefinition.R7), confidence);
    }

    private static Refusal? Problem(IReadOnlyList<AdvantageGroup> groups, SlopeSettings how)
    {
        if (groups.Count is < LeastGroups or > MostGroups) return MeasuresRefusals.GroupsOutside.With(groups.Count, LeastGroups, MostGroups);
        if (how.Multiplier == 0 || !double.IsFinite(how.Multiplier)) return MeasuresRefusals.UnitNotPositive.With(how.Multiplier);
        return groups.Select(group => Inputs.DenominatorProblem(group.Population) ?? Inputs.CountProblem(group.StandardError)
            ?? (double.IsFinite(To(group.Value, how.Scale)) ? null : MeasuresRefusals.OffScale.With(group.Value, how.Scale.ToString().ToLowerInvariant())))
            .FirstOrDefault(found => found is not null);
    }

    private static double To(double value, Scale scale) => scale switch
    {
        Scale.Log => Math.Log(value),
        Scale.Logit => Math.Log(value / (1 - value)),
        _ => value,
    };

    private static double From(double value, Scale scale) => scale switch
    {
        Scale.Log => Math.Exp(value),
        Scale.Logit => 1 / (1 + Math.Exp(-value)),
        _ => value,
    };
}
