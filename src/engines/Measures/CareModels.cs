namespace Joinery.Measures;

/// <summary>A change in places with a new model of care beside the change elsewhere.</summary>
/// <param name="GrowthWith">Growth in places with the model, such as 0.016.</param>
/// <param name="GrowthWithout">Growth elsewhere.</param>
public sealed record Effect(double GrowthWith, double GrowthWithout)
{
    /// <summary>The difference in differences, in percentage points.</summary>
    public double Points => 100 * (GrowthWith - GrowthWithout);

    /// <summary>The same relative to the change elsewhere, in percent.</summary>
    public double RelativePercent => 100 * ((1 + GrowthWith) / (1 + GrowthWithout) - 1);
}

/// <summary>Events before and after, with the model and without.</summary>
/// <param name="Before">Events before, with the model; above zero.</param>
/// <param name="After">Events after, with the model; above zero.</param>
/// <param name="BeforeWithout">Events before, elsewhere; above zero.</param>
/// <param name="AfterWithout">Events after, elsewhere; above zero.</param>
public sealed record EffectCounts(double Before, double After, double BeforeWithout, double AfterWithout);

/// <summary>The effect of a model, with its doubt.</summary>
/// <param name="Effect">The difference in differences.</param>
/// <param name="RelativeRisk">The ratio of the two ratios, with its interval: below 1 the model lowered events.</param>
/// <param name="Credible">
/// Whether the same comparison over earlier periods finds no effect, as it should: false labels the result "not credible"; null when nobody looked.
/// </param>
public sealed record Evaluation(Effect Effect, Interval RelativeRisk, bool? Credible)
{
    /// <summary>What a page prints beside every evaluation of places that chose themselves.</summary>
    public const string Caveat = "The places with this model chose themselves, and many had a head start of several years. "
        + "A difference may come from that and not from the model.";
}

/// <summary>One site with a model of care.</summary>
/// <param name="Population">People served; above zero.</param>
/// <param name="Implemented">Components in place.</param>
/// <param name="Components">Components that the model has; above zero.</param>
public sealed record Site(long Population, int Implemented, int Components)
{
    /// <summary>The part in place, 0 to 1.</summary>
    public double Share => (double)Implemented / Components;
}

/// <summary>How far a model is in place.</summary>
/// <param name="Weighted">The mean share of components, by people served, 0 to 1.</param>
/// <param name="Unweighted">The plain mean over sites.</param>
/// <param name="Sites">How many sites there are.</param>
/// <param name="Complete">How many have every component.</param>
/// <param name="Covered">People served by sites with at least one component, over all people; 0 to 1.</param>
/// <param name="CoveredCompletely">People served by sites with every component, over all people; 0 to 1.</param>
public sealed record Spread(double Weighted, double Unweighted, int Sites, int Complete, double Covered, double CoveredCompletely);

/// <summary>Whether a benefit is hoped for or has been checked. The two are never added together.</summary>
public enum Standing
{
    /// <summary>Predicted.</summary>
    Forecast,
    /// <summary>Found by an audit.</summary>
    Audited,
}

/// <summary>What a model cost and gave.</summary>
/// <param name="Cost">Money spent; above zero.</param>
/// <param name="Benefit">Money saved or worth gained.</param>
/// <param name="Standing">Whether the benefit is a forecast.</param>
public sealed record Return(Money Cost, Money Benefit, Standing Standing)
{
    /// <summary>Pounds of benefit for each pound of cost.</summary>
    public decimal PerPound => Benefit.Pounds / Cost.Pounds;

    /// <summary>Benefit less cost.</summary>
    public Money Net => new(Benefit.Pence - Cost.Pence);

    /// <summary>The net benefit if only these parts of the benefit come: 1 as stated, 0.5 half of it. Rounded to the penny, half away from zero.</summary>
    public IReadOnlyList<Money> NetAt(params decimal[] parts) =>
        [.. parts.Select(part => new Money(Money.Round(Benefit.Pounds * part, MidpointRounding.AwayFromZero).Pence - Cost.Pence))];
}

/// <summary>
/// Evaluates models of care: what changed compared with elsewhere, whether that is to be believed, what it cost and how far it has spread.
/// Difference in differences and ratio of ratios; the interval takes counts as Poisson. Source: standard epidemiology, as the National Audit
/// Office used it on the vanguards (HC 1129, 2018).
/// </summary>
public static class CareModels
{
    /// <summary>The fewest areas on each side for a resampled interval.</summary>
    public const int LeastAreas = 5;
    /// <summary>The most draws of a resampled interval.</summary>
    public const int MostRepetitions = 100_000;

    /// <summary>The effect when only growths are published: no interval can be had from them.</summary>
    public static Outcome<Effect> FromGrowth(double with, double without)
    {
        foreach (var growth in (double[])[with, without])
            if (!(growth > -1 && double.IsFinite(growth))) return MeasuresRefusals.EffectGrowth.With(growth);
        return new Effect(with, without);
    }

    /// <summary>
    /// The effect from counts, with the Poisson interval of the ratio of ratios. It is too narrow when events cluster by area: use
    /// <see cref="FromAreas"/> when areas are known. Earlier counts, if given, tell whether the two groups moved together before.
    /// </summary>
    public static Outcome<Evaluation> FromCounts(EffectCounts counts, EffectCounts? earlier = null, Confidence? confidence = null)
    {
        var level = confidence ?? Confidence.Percent95;
        if ((Problem(counts) ?? (earlier is null ? null : Problem(earlier))) is { } problem) return problem;
        return new Evaluation(EffectOf(counts), RelativeRisk(counts, level), earlier is null ? null : RelativeRisk(earlier, level).Contains(1));
    }

    /// <summary>
    /// The effect from the counts of single areas, before and after. Areas are drawn again and again with replacement on each side, so that
    /// their differences from one another widen the interval. Chance is given: the same seed gives the same limits.
    /// </summary>
    public static Outcome<Evaluation> FromAreas(IReadOnlyList<(double Before, double After)> with, IReadOnlyList<(double Before, double After)> without,
        Random chance, int repetitions = 2000, Confidence? confidence = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(repetitions, MostRepetitions);
        if (Math.Min(with.Count, without.Count) < LeastAreas) return MeasuresRefusals.TooFewValues.With(Math.Min(with.Count, without.Count), LeastAreas);
        if (with.Concat(without).Any(area => !(area.Before > 0 && area.After > 0 && double.IsFinite(area.Before + area.After)))) return MeasuresRefusals.EffectCounts.With();
        var level = confidence ?? Confidence.Percent95;
        var counts = new EffectCounts(with.Sum(area => area.Before), with.Sum(area => area.After), without.Sum(area => area.Before), without.Sum(area => area.After));
        var draws = new double[repetitions];
        for (var i = 0; i < draws.Length; i++) draws[i] = Drawn(with, chance) / Drawn(without, chance);
        Array.Sort(draws);
        int At(double part) => (int)Math.Round(part * (draws.Length - 1));
        var ratio = counts.After / counts.Before / (counts.AfterWithout / counts.BeforeWithout);
        return new Evaluation(EffectOf(counts), new(ratio, Math.Min(ratio, draws[At(level.Tail)]), Math.Max(ratio, draws[At(1 - level.Tail)]), level), null);
    }

    /// <summary>What a model cost and gave; refused without a cost.</summary>
    public static Outcome<Return> ReturnOf(Money cost, Money benefit, Standing standing) =>
        cost.Pence <= 0 ? MeasuresRefusals.CostNotPositive.With() : new Return(cost, benefit, standing);

    /// <summary>How far a model is in place among its sites, and among all <paramref name="people"/> of the place.</summary>
    /// <returns>Refused without sites, and when a site has no people, or more components in place than there are, or the sites have more people than there are.</returns>
    public static Outcome<Spread> SpreadOf(IReadOnlyCollection<Site> sites, long people)
    {
        if (sites.Count == 0) return MeasuresRefusals.TooFewValues.With(0, 1);
        foreach (var site in sites)
        {
            if (site.Population <= 0) return MeasuresRefusals.DenominatorNotPositive.With(site.Population);
            if (site.Components <= 0 || site.Implemented < 0 || site.Implemented > site.Components)
                return MeasuresRefusals.SiteComponents.With(site.Implemented, site.Components);
        }
        var served = sites.Sum(site => site.Population);
        if (served > people) return MeasuresRefusals.CountAboveDenominator.With(served, people);
        double Part(Func<Site, bool> which) => (double)sites.Where(which).Sum(site => site.Population) / people;
        return new Spread(sites.Sum(site => site.Population * site.Share) / served, sites.Average(site => site.Share),
            sites.Count, sites.Count(IsComplete), Part(site => site.Implemented > 0), Part(IsComplete));
    }

    private static bool IsComplete(Site site) => site.Implemented == site.Components;

    private static Effect EffectOf(EffectCounts counts) => new(counts.After / counts.Before - 1, counts.AfterWithout / counts.BeforeWithout - 1);

    // (T1/T0)/(C1/C0), and on the logarithm an error of √(1/T0 + 1/T1 + 1/C0 + 1/C1).
    private static Interval RelativeRisk(EffectCounts counts, Confidence confidence)
    {
        var ratio = counts.After / counts.Before / (counts.AfterWithout / counts.BeforeWithout);
        var reach = Math.Exp(confidence.Z * Math.Sqrt(1 / counts.Before + 1 / counts.After + 1 / counts.BeforeWithout + 1 / counts.AfterWithout));
        return new(ratio, ratio / reach, ratio * reach, confidence);
    }

    private static double Drawn(IReadOnlyList<(double Before, double After)> areas, Random chance)
    {
        var (before, after) = (0.0, 0.0);
        for (var i = 0; i < areas.Count; i++)
        {
            var area = areas[chance.Next(areas.Count)];
            before += area.Before;
            after += area.After;
        }
        return after / before;
    }

    private static Refusal? Problem(EffectCounts counts) =>
        new[] { counts.Before, counts.After, counts.BeforeWithout, counts.AfterWithout }.All(count => count > 0 && double.IsFinite(count))
            ? null : MeasuresRefusals.EffectCounts.With();
}
