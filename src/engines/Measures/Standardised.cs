namespace Joinery.Measures;

/// <summary>One age band of an area, to be weighted by a standard population.</summary>
/// <param name="Count">Events; zero or more.</param>
/// <param name="Population">People of that age in the area; above zero.</param>
/// <param name="Standard">People of that age in the standard population; zero or more.</param>
/// <param name="Variance">
/// Variance of the count; null when the events are independent, for then it is the count. When one person can have several events it is
/// Σ k² · people with k events.
/// </param>
public sealed record AgeBand(double Count, double Population, double Standard, double? Variance = null);

/// <summary>One age band of an area beside the same band of a reference population.</summary>
/// <param name="Count">Events in the area; zero or more.</param>
/// <param name="Population">People of that age in the area; zero or more.</param>
/// <param name="ReferenceCount">Events in the reference population; zero or more.</param>
/// <param name="ReferencePopulation">People of that age in the reference population; above zero.</param>
public sealed record ReferenceBand(double Count, double Population, double ReferenceCount, double ReferencePopulation);

/// <summary>What an area would have if each age had the reference rate, beside what it has.</summary>
/// <param name="Observed">Events in the area.</param>
/// <param name="Expected">Events that the reference rates would give.</param>
/// <param name="ReferenceRate">Events per person in the whole reference population.</param>
public sealed record Expectation(double Observed, double Expected, double ReferenceRate)
{
    /// <summary>Observed over expected, times <paramref name="per"/> (1 or 100), with its limits.</summary>
    public Interval Ratio(double per = 1, Confidence? confidence = null) =>
        Poisson.LimitsOf(Observed, confidence ?? Confidence.Percent95).Times(per / Expected);

    /// <summary>The ratio as a rate: times the rate of the reference population, per <paramref name="per"/> people.</summary>
    public Interval Rate(double per = 100_000, Confidence? confidence = null) => Ratio(ReferenceRate * per, confidence);
}

/// <summary>
/// Rates that do not differ only because one area is older than another.
/// Source: Public Health England, Technical Guide: Confidence Intervals (2018); Dobson et al. (1991) for the limits of direct standardisation.
/// </summary>
public static class Standardised
{
    /// <summary>A directly standardised rate of fewer events than this is not shown.</summary>
    public const double LeastEvents = 10;

    /// <summary>European Standard Population of 2013 (Eurostat), per 100,000: nineteen bands from 0-4 to 90 and over.</summary>
    public static readonly IReadOnlyList<int> Europe2013 =
        [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000];

    /// <summary>The directly standardised rate, Σ wᵢ·rateᵢ / Σ wᵢ, per <paramref name="per"/> people, with Dobson's limits.</summary>
    /// <returns>Refused below <see cref="LeastEvents"/> events, and when a number is missing or out of range.</returns>
    public static Outcome<Interval> Direct(IReadOnlyCollection<AgeBand> bands, double per = 100_000, Confidence? confidence = null)
    {
        var problem = Inputs.UnitProblem(per) ?? bands.Select(Problem).FirstOrDefault(found => found is not null);
        if (problem is not null) return problem;
        var (events, weights) = (bands.Sum(band => band.Count), bands.Sum(band => band.Standard));
        if (events < LeastEvents) return MeasuresRefusals.TooFewEvents.With(events, LeastEvents);
        if (weights <= 0) return MeasuresRefusals.DenominatorNotPositive.With(weights);
        var rate = bands.Sum(band => band.Standard * band.Count / band.Population) / weights;
        var variance = bands.Sum(band => Square(band.Standard / band.Population) * (band.Variance ?? band.Count)) / Square(weights);
        var crude = Poisson.LimitsOf(events, confidence ?? Confidence.Percent95);
        var step = Math.Sqrt(variance / events);
        return new Interval(rate, rate + step * (crude.Lower - events), rate + step * (crude.Upper - events), crude.Confidence).Times(per);
    }

    /// <summary>What the rates of a reference population would give in the area: Σ populationᵢ · reference rateᵢ.</summary>
    /// <returns>Refused when nothing is expected, or a number is missing or out of range.</returns>
    public static Outcome<Expectation> Indirect(IReadOnlyCollection<ReferenceBand> bands)
    {
        var problem = bands.Select(Problem).FirstOrDefault(found => found is not null);
        if (problem is not null) return problem;
        var expected = bands.Sum(band => band.Population * band.ReferenceCount / band.ReferencePopulation);
        if (expected <= 0) return MeasuresRefusals.NothingExpected.With();
        return new Expectation(bands.Sum(band => band.Count), expected,
            bands.Sum(band => band.ReferenceCount) / bands.Sum(band => band.ReferencePopulation));
    }

    private static Refusal? Problem(AgeBand band) => Inputs.CountProblem(band.Count) ?? Inputs.DenominatorProblem(band.Population)
        ?? Inputs.CountProblem(band.Standard) ?? Inputs.CountProblem(band.Variance ?? 0);

    private static Refusal? Problem(ReferenceBand band) => Inputs.CountProblem(band.Count) ?? Inputs.CountProblem(band.Population)
        ?? Inputs.CountProblem(band.ReferenceCount) ?? Inputs.DenominatorProblem(band.ReferencePopulation);

    private static double Square(double number) => number * number;
}
