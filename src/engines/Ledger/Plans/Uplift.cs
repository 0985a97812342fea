namespace Joinery.Ledger;

/// <summary>One year of a minimum that is uplifted.</summary>
/// <param name="Year">The year.</param>
/// <param name="Minimum">The minimum of that year.</param>
/// <param name="BasisPoints">The uplift from the year before; null for the first.</param>
/// <param name="Sentence">How it came about.</param>
/// <param name="Status">How sure the uplift is; that of the given figure is not known here.</param>
public sealed record UpliftStep(FinancialYear Year, Money Minimum, int? BasisPoints, string Sentence, FigureStatus Status);

/// <summary>
/// Minimums of adult social care and out-of-hospital services from year to year: half up to the pound, each year from the rounded year before. Source: docs/internals/sharing.md, with the status of each test in data/fund.
/// </summary>
public static class Uplift
{
    /// <summary>The next year's minimum, half up to the pound.</summary>
    public static Money Next(Money previous, int basisPoints) =>
        new(100 * BasisPoints.HalfUp((Int128)previous.Pence * (BasisPoints.Whole + basisPoints), (Int128)BasisPoints.Whole * 100));

    /// <summary>
    /// The minimum from one year to another with every year between. Refuses a year whose uplift nobody has entered, and a year before the first.
    /// </summary>
    public static Outcome<IReadOnlyList<UpliftStep>> Project(FundBook book, string figure, FinancialYear from, Money minimum, FinancialYear to)
    {
        if (to.StartYear < from.StartYear) return PlanRefusals.UpliftBackwards.With(from, to);
        var steps = new List<UpliftStep> { new(from, minimum, null, $"{minimum} in {from}.", FigureStatus.Verified) };
        while (steps[^1].Year != to)
        {
            var last = steps[^1];
            if (book.Uplifts.FirstOrDefault(one => one.Figure == figure && one.Year == last.Year.Next) is not { } uplift) return PlanRefusals.UpliftNotEntered.With(figure, last.Year.Next);
            var next = Next(last.Minimum, uplift.BasisPoints);
            steps.Add(new(uplift.Year, next, uplift.BasisPoints, $"{last.Minimum} and {BasisPoints.Words(uplift.BasisPoints)} is {next} in {uplift.Year}, half up to the pound.", uplift.Status));
        }
        return Outcome.Of<IReadOnlyList<UpliftStep>>(steps);
    }
}
