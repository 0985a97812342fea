namespace Joinery.Fund.Pools;

/// <summary>Where spending is heading by the end of the year. It is a range, since nobody knows.</summary>
/// <param name="Limit">What was agreed for it.</param>
/// <param name="Planned">What is planned to be spent.</param>
/// <param name="Spent">Spent so far in the year.</param>
/// <param name="Committed">Reserved or committed, and not yet spent.</param>
/// <param name="RunRate">Spending of the year if the days to come are like those so far.</param>
/// <param name="PassesOn">The day on which the limit is passed if they are; null where that is not in the year.</param>
public sealed record Forecast(Money Limit, Money Planned, Money Spent, Money Committed, Money RunRate, DateOnly? PassesOn)
{
    /// <summary>Spending of the year if nothing is committed beyond what is.</summary>
    public Money Bound => Spent + Committed;

    /// <summary>The lowest and the highest of the three forecasts: run rate, what is bound, and the plan where more is planned than either.</summary>
    public (Money Low, Money High) Range
    {
        get
        {
            Money[] forecasts = [RunRate, Bound, Planned > Bound ? Planned : Bound];
            return (forecasts.Min(), forecasts.Max());
        }
    }

    /// <summary>True where the forecast goes beyond the limit.</summary>
    public bool MayBreakLimit => Range.High > Limit;

    /// <summary>The forecast from what was spent in the first days of a year. It is no booking: to the nearest penny.</summary>
    public static Forecast Of(Money limit, Money planned, Money spent, Money committed, FinancialYear year, int daysGone)
    {
        var days = year.Range.Days!.Value;
        var runRate = Money.Round(spent.Pounds * days / daysGone, MidpointRounding.ToEven);
        // The first day at whose end more is spent than the limit.
        DateOnly? passes = spent > Money.Zero && runRate > limit ? year.First.AddDays((int)Math.Min(days - 1, decimal.Floor(limit.Pounds * daysGone / spent.Pounds))) : null;
        return new(limit, planned, spent, committed, runRate, passes);
    }

    /// <summary>One sentence where the limit is broken, or will be; null where neither is known.</summary>
    /// <param name="name">How the sentence begins: The scheme Crisis team.</param>
    /// <param name="limit">What the limit is: its plan.</param>
    public string? Alert(string name, string limit) => this switch
    {
        _ when Spent > Limit => $"{name} has spent {Spent}, {Spent - Limit} more than {limit} of {Limit}.",
        { PassesOn: { } day } => $"{name} is heading for {RunRate}, {RunRate - Limit} more than {limit} of {Limit}, and passes it on {day:d MMMM yyyy} if the days to come are like those so far.",
        _ when Bound > Limit => $"{name} has spent and committed {Bound}, {Bound - Limit} more than {limit} of {Limit}.",
        _ => null,
    };
}
