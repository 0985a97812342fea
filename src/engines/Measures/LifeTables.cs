namespace Joinery.Measures;

/// <summary>Deaths and years lived in one age band; it ends where the next begins, the last never.</summary>
/// <param name="FromAge">The first age of the band, in years.</param>
/// <param name="Population">People, or years lived; above zero.</param>
/// <param name="Deaths">Deaths; zero or more, and at most the population.</param>
public sealed record MortalityBand(int FromAge, double Population, double Deaths);

/// <summary>Life expectancy at an age.</summary>
/// <param name="FromAge">The age.</param>
/// <param name="Years">Further years of life expected, with limits.</param>
/// <param name="Reliable">False when the 95% interval is wider than <see cref="LifeTables.WidestYears"/>; then the value is not to be shown.</param>
public sealed record LifeExpectancy(int FromAge, Interval Years, bool Reliable);

/// <summary>
/// Life expectancy from an abridged life table of one area. Source: Chiang (1968), with the variance of the last band after Silcocks et al.
/// (2001), as the Office for National Statistics and Public Health England publish it; Toson and Baker (2003) for the least population.
/// </summary>
public static class LifeTables
{
    /// <summary>Below this many years lived the table says nothing.</summary>
    public const double LeastPopulation = 5000;
    /// <summary>An interval wider than this many years is not shown.</summary>
    public const double WidestYears = 20;
    /// <summary>Children who die before their first birthday live a tenth of that year on average; all others half of their band.</summary>
    public const double InfantShare = 0.1;

    /// <summary>Life expectancy at the beginning of each band, in the order of age.</summary>
    /// <returns>Refused unless the bands begin at 0 and rise, all have people, the last has a death, there are enough people in all, and some of each band live to see the next.</returns>
    public static Outcome<IReadOnlyList<LifeExpectancy>> Of(IReadOnlyList<MortalityBand> bands, Confidence? confidence = null)
    {
        if (Problem(bands) is { } problem) return problem;
        var level = confidence ?? Confidence.Percent95;
        var last = bands.Count - 1;
        var alive = 1.0;
        Row[] rows = [.. bands.Select((band, i) => { var row = RowOf(bands, i, alive); alive *= 1 - row.Dying; return row; })];
        // With two deaths a year among five people the formula leaves nobody, or fewer, for the next band.
        if (Array.FindIndex(rows, 0, last, row => row.Dying >= 1) is >= 0 and var dead) return MeasuresRefusals.MortalityTooHigh.With(bands[dead].FromAge);
        var results = new LifeExpectancy[bands.Count];
        // From the oldest to the youngest: years lived and their variance add up on the way.
        var (years, spread, next) = (0.0, 0.0, 0.0);
        for (var i = last; i >= 0; i--)
        {
            years += rows[i].Years;
            spread += Variance(bands[i], rows[i], next, open: i == last);
            next = years / rows[i].Alive;
            var error = Math.Sqrt(spread) / rows[i].Alive;
            results[i] = new(bands[i].FromAge, new(next, next - level.Z * error, next + level.Z * error, level),
                2 * Confidence.Percent95.Z * error <= WidestYears);
        }
        return results;
    }

    // Of one newborn: the part alive at the start of the band, the chance of dying in it, the years lived in it by all; width and share of the band that the dying live.
    private sealed record Row(double Alive, double Dying, double Years, double Width, double Share);

    private static Row RowOf(IReadOnlyList<MortalityBand> bands, int i, double alive)
    {
        var mortality = bands[i].Deaths / bands[i].Population;
        if (i == bands.Count - 1) return new(alive, 1, alive / mortality, 0, 0);
        double width = bands[i + 1].FromAge - bands[i].FromAge;
        var share = bands[i].FromAge == 0 ? InfantShare : 0.5;
        var dying = width * mortality / (1 + (1 - share) * width * mortality);
        return new(alive, dying, width * alive * (1 - (1 - share) * dying), width, share);
    }

    private static double Variance(MortalityBand band, Row row, double next, bool open)
    {
        // A band without deaths adds nothing; the last one varies as the mean length of life in it, population / deaths.
        if (band.Deaths == 0) return 0;
        if (open) return row.Alive * row.Alive * band.Population * band.Population / (band.Deaths * band.Deaths * band.Deaths);
        var reach = (1 - row.Share) * row.Width + next;
        return row.Alive * row.Alive * reach * reach * row.Dying * row.Dying * (1 - row.Dying) / band.Deaths;
    }

    private static Refusal? Problem(IReadOnlyList<MortalityBand> bands)
    {
        if (bands.Count < 2 || bands[0].FromAge != 0 || bands.Zip(bands.Skip(1)).Any(pair => pair.First.FromAge >= pair.Second.FromAge))
            return MeasuresRefusals.AgeBands.With();
        var problem = bands.Select(band => Inputs.DenominatorProblem(band.Population) ?? Inputs.CountProblem(band.Deaths)
            ?? (band.Deaths > band.Population ? MeasuresRefusals.CountAboveDenominator.With(band.Deaths, band.Population) : null))
            .FirstOrDefault(found => found is not null);
        if (problem is not null) return problem;
        if (bands.Sum(band => band.Population) < LeastPopulation) return MeasuresRefusals.TooFewPeople.With(LeastPopulation);
        return bands[^1].Deaths == 0 ? MeasuresRefusals.NoDeathInLastBand.With() : null;
    }
}
