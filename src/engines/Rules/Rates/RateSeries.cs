namespace Joinery.Rules;

/// <summary>Every figure of one element, in order of the day from which it holds and then of the day on which it was known.</summary>
/// <param name="Element">What it is.</param>
/// <param name="Code">Its name in data/rates.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Law">The provision that sets it.</param>
/// <param name="Uprating">When a figure ends by itself.</param>
/// <param name="Rates">The figures; at least one.</param>
public sealed record RateSeries(RateElement Element, string Code, string Label, string Law, Uprating Uprating, IReadOnlyList<Rate> Rates)
{
    /// <summary>
    /// The figure for a day as it was known on another; null when there is none. Of the figures known then, that which began last holds,
    /// and of two that began together that which was announced last.
    /// </summary>
    public Rate? Find(DateOnly on, DateOnly knownOn)
    {
        for (var i = Rates.Count - 1; i >= 0; i--)
        {
            var rate = Rates[i];
            if (rate.From > on || rate.KnownFrom > knownOn) continue;
            return on < (rate.Until ?? DateOnly.MaxValue) ? rate : null;
        }
        return null;
    }

    /// <summary>Why there is no figure for a day as it was known on another: too early, not announced by then, or not entered yet.</summary>
    public Refusal Missing(DateOnly on, DateOnly knownOn)
    {
        var refusal = on < Rates[0].From ? RulesRefusals.RateBeforeFirst.With(Label, Words.Day(on), Words.Day(Rates[0].From))
            : Find(on, DateOnly.MaxValue) is { KnownFrom: { } announced } ? RulesRefusals.RateNotKnown.With(Label, Words.Day(on), Words.Day(knownOn), Words.Day(announced))
            : RulesRefusals.RateNotEntered.With(Label, Words.Day(on));
        return refusal.At(Code);
    }
}
