namespace Joinery.Measures;

/// <summary>
/// Crude rates: events over the people or time in which they could happen. The limits are those of the count of events.
/// Source: Public Health England, Technical Guide: Confidence Intervals (2018).
/// </summary>
public static class Rates
{
    /// <summary>Events per <paramref name="per"/> of the population, such as 100,000. The count may be above the population, for one person can have several.</summary>
    /// <returns>Refused when a number is missing, the count is below zero or the population is not above zero.</returns>
    public static Outcome<Interval> Of(double count, double population, double per = 100_000, Confidence? confidence = null)
    {
        var problem = Inputs.CountProblem(count) ?? Inputs.DenominatorProblem(population) ?? Inputs.UnitProblem(per);
        if (problem is not null) return problem;
        return Poisson.LimitsOf(count, confidence ?? Confidence.Percent95).Times(per / population);
    }
}
