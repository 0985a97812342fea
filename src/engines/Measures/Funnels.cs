namespace Joinery.Measures;

/// <summary>How a point lies against the limits of a funnel.</summary>
public enum Signal
{
    /// <summary>Inside the 95% limits.</summary>
    NotSignificant,
    /// <summary>Above the 95% limit (one side 0.025).</summary>
    High,
    /// <summary>Above the 99.8% limit (one side 0.001).</summary>
    VeryHigh,
    /// <summary>Below the 95% limit.</summary>
    Low,
    /// <summary>Below the 99.8% limit.</summary>
    VeryLow,
}

/// <summary>The limits of a funnel of proportions at one size.</summary>
/// <param name="Denominator">The size.</param>
/// <param name="Centre">The proportion of all areas together, in the unit asked for.</param>
/// <param name="At95">The 95% limits.</param>
/// <param name="At998">The 99.8% limits.</param>
public sealed record FunnelLimits(double Denominator, double Centre, Interval At95, Interval At998);

/// <summary>One point of the curve of a funnel limit.</summary>
/// <param name="Size">Along the axis: expected events of a ratio, or people of a rate, per year.</param>
/// <param name="Limit">The ratio or rate beyond which these events would stand out at that size.</param>
public sealed record FunnelPoint(double Size, double Limit);

/// <summary>The four curves of a funnel of ratios or rates at one number of observed events.</summary>
/// <param name="Events">Observed events; above zero.</param>
/// <param name="Lower95">Where so many events are just not low at 95%.</param>
/// <param name="Upper95">Where they are just not high at 95%.</param>
/// <param name="Lower998">As the first, at 99.8%.</param>
/// <param name="Upper998">As the second, at 99.8%.</param>
public sealed record FunnelCurves(double Events, FunnelPoint Lower95, FunnelPoint Upper95, FunnelPoint Lower998, FunnelPoint Upper998);

/// <summary>
/// Funnels: how far areas of one size may lie from the value of all areas together by chance alone.
/// Source: Spiegelhalter (2005); Public Health England, Fingertips technical guidance on funnel plots. The limits of a ratio or rate are read
/// the other way round, as published: for each number of observed events, the size at which the exact interval of the count just touches.
/// </summary>
public static class Funnels
{
    /// <summary>The value of all areas together: Σ counts / Σ denominators. Never the mean of the areas' values.</summary>
    public static Outcome<double> Centre(IReadOnlyCollection<(double Count, double Denominator)> areas)
    {
        var problem = areas.Select(area => Inputs.CountProblem(area.Count) ?? Inputs.DenominatorProblem(area.Denominator)).FirstOrDefault(found => found is not null);
        if (problem is not null) return problem;
        return areas.Count == 0 ? MeasuresRefusals.TooFewValues.With(0, 1) : areas.Sum(area => area.Count) / areas.Sum(area => area.Denominator);
    }

    /// <summary>The limits of a proportion at a denominator, centre ± z√(centre(1 − centre)/n), cut off at 0 and 1, in units of <paramref name="per"/>.</summary>
    public static Outcome<FunnelLimits> OfProportion(double centre, double denominator, double per = 100)
    {
        var problem = CentreProblem(centre) ?? Inputs.DenominatorProblem(denominator) ?? Inputs.UnitProblem(per);
        if (problem is not null) return problem;
        Interval At(Confidence confidence)
        {
            var half = confidence.Z * Math.Sqrt(centre * (1 - centre) / denominator);
            return new Interval(centre, Math.Max(0, centre - half), Math.Min(1, centre + half), confidence).Times(per);
        }
        return new FunnelLimits(denominator, centre * per, At(Confidence.Percent95), At(Confidence.Percent998));
    }

    /// <summary>The limits of an observed over expected ratio, times <paramref name="per"/>.</summary>
    public static Outcome<FunnelCurves> OfRatio(double events, double per = 100) => Curves(events, 1, per);

    /// <summary>The limits of a rate of several years together, per <paramref name="per"/> people, when the centre is in events per person and year.</summary>
    public static Outcome<FunnelCurves> OfRate(double centre, double events, double years, double per = 100_000) =>
        (Inputs.DenominatorProblem(centre) ?? Inputs.DenominatorProblem(years)) is { } problem ? problem : Curves(events, centre * years, centre * per);

    /// <summary>Where a proportion stands against the centre.</summary>
    public static Outcome<Signal> Proportion(double count, double denominator, double centre)
    {
        var problem = Inputs.CountProblem(count) ?? Inputs.DenominatorProblem(denominator) ?? CentreProblem(centre);
        if (problem is not null) return problem;
        if (count > denominator) return MeasuresRefusals.CountAboveDenominator.With(count, denominator);
        return OfProportion(centre, denominator, 1).Then<Signal>(limits => Place(count / denominator, limits.At95, limits.At998));
    }

    /// <summary>Where a ratio of observed to expected events stands against 1.</summary>
    public static Outcome<Signal> Ratio(double observed, double expected)
    {
        if ((Inputs.CountProblem(observed) ?? Inputs.DenominatorProblem(expected)) is { } problem) return problem;
        return (Beyond(observed, expected, Confidence.Percent95), Beyond(observed, expected, Confidence.Percent998)) switch
        {
            (_, > 0) => Signal.VeryHigh,
            (_, < 0) => Signal.VeryLow,
            ( > 0, _) => Signal.High,
            ( < 0, _) => Signal.Low,
            _ => Signal.NotSignificant,
        };
    }

    /// <summary>Where a crude rate stands against the centre, in events per person.</summary>
    public static Outcome<Signal> Rate(double events, double population, double centre) =>
        (Inputs.DenominatorProblem(population) ?? Inputs.DenominatorProblem(centre)) is { } problem ? problem : Ratio(events, population * centre);

    /// <summary>
    /// The people that a standardised rate stands for: events over the rate. A standardised rate lies in the funnel at this size, and is
    /// tested and put into the centre with it, for the people who were counted have other ages. Refused below ten events.
    /// </summary>
    public static Outcome<double> EffectivePopulation(double events, double rate, double per = 100_000)
    {
        var problem = Inputs.CountProblem(events) ?? Inputs.DenominatorProblem(rate) ?? Inputs.UnitProblem(per);
        if (problem is not null) return problem;
        return events < Standardised.LeastEvents ? MeasuresRefusals.TooFewEvents.With(events, Standardised.LeastEvents) : events / rate * per;
    }

    // The expected events at which the observed just touch a limit are the limits of the observed: size and limit follow.
    private static Outcome<FunnelCurves> Curves(double events, double eventsPerSize, double per)
    {
        if ((Inputs.DenominatorProblem(events) ?? Inputs.UnitProblem(per)) is { } problem) return problem;
        FunnelPoint At(double expected) => new(expected / eventsPerSize, per * events / expected);
        var (at95, at998) = (Poisson.ExactOf(events, Confidence.Percent95), Poisson.ExactOf(events, Confidence.Percent998));
        return new FunnelCurves(events, At(at95.Upper), At(at95.Lower), At(at998.Upper), At(at998.Lower));
    }

    private static int Beyond(double observed, double expected, Confidence confidence)
    {
        var limits = Poisson.ExactOf(observed, confidence);
        return limits.Lower > expected ? 1 : limits.Upper < expected ? -1 : 0;
    }

    private static Signal Place(double value, Interval at95, Interval at998) =>
        value > at998.Upper ? Signal.VeryHigh : value < at998.Lower ? Signal.VeryLow
        : value > at95.Upper ? Signal.High : value < at95.Lower ? Signal.Low : Signal.NotSignificant;

    private static Refusal? CentreProblem(double centre) => centre is >= 0 and <= 1 ? null : MeasuresRefusals.NotAProportion.With(centre);
}
