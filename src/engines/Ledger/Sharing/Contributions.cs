namespace Joinery.Ledger;

/// <summary>One instalment.</summary>
/// <param name="Due">The day on which it is due.</param>
/// <param name="Amount">Its amount.</param>
public sealed record Instalment(DateOnly Due, Money Amount);

/// <summary>Next year's contribution from this year's. Each percentage is of the base and rounded half up to the penny. Source: published section 75 clauses; the exact form is derived.</summary>
/// <param name="LastYear">What was contributed.</param>
/// <param name="Recurrent">Changes of the year that go on.</param>
/// <param name="InflationBasisPoints">The uplift.</param>
/// <param name="Planned">Changes planned for the next year.</param>
/// <param name="EfficiencyBasisPoints">The saving asked for.</param>
public sealed record RollForward(Money LastYear, Money Recurrent, int InflationBasisPoints, Money Planned, int EfficiencyBasisPoints)
{
    /// <summary>Last year and the recurrent changes.</summary>
    public Money Base => LastYear + Recurrent;

    /// <summary>What inflation adds.</summary>
    public Money Inflation => BasisPoints.OfHalfUp(Base, InflationBasisPoints);

    /// <summary>What efficiency takes off.</summary>
    public Money Efficiency => BasisPoints.OfHalfUp(Base, EfficiencyBasisPoints);

    /// <summary>The contribution of the next year.</summary>
    public Money Next => Base + Inflation + Planned - Efficiency;

    /// <summary>The working in words.</summary>
    public string Sentence => $"{LastYear} last year and {Recurrent} of recurrent changes make a base of {Base}; inflation of {BasisPoints.Words(InflationBasisPoints)} is {Inflation}, "
        + $"planned changes are {Planned}, efficiency of {BasisPoints.Words(EfficiencyBasisPoints)} is {Efficiency}: {Next}.";
}

/// <summary>Payments of a contribution.</summary>
public static class Instalments
{
    /// <summary>The most instalments that one year may have: one a week.</summary>
    public const int Most = 53;

    /// <summary>
    /// Equal instalments on the given days, which add up; the earliest take the odd pence. Refuses no days, too many, and days that do not follow one another.
    /// Partners pay four, grants twelve (published section 75 clauses; grant determinations).
    /// </summary>
    public static Outcome<IReadOnlyList<Instalment>> Of(Money total, IReadOnlyList<DateOnly> days)
    {
        if (days.Count is 0 or > Most || days.Zip(days.Skip(1)).Any(pair => pair.First >= pair.Second)) return PlanRefusals.InstalmentDays.With(Most);
        return Outcome.Of<IReadOnlyList<Instalment>>([.. days.Zip(total.Split(days.Count), (day, amount) => new Instalment(day, amount))]);
    }
}
