namespace Joinery.Rules;

/// <summary>Capital as the tests see it that take a couple as one: the grant and Pension Credit.</summary>
internal static class CoupleCapital
{
    /// <summary>Pounds, with the partner's; without the home that somebody lives in and without what those tests leave out.</summary>
    public static Outcome<decimal> Total(PersonFacts facts, RatesOn rates)
    {
        var sum = facts.Partner?.Capital.Pounds ?? 0;
        foreach (var item in facts.Capital)
        {
            if (item.Kind == CapitalKind.MainHome || !item.CountsForBenefits) continue;
            if (!CapitalShares.Of(item).Try(out var share, out var refusal)) return refusal;
            sum += share * Valuation.Net(item, rates);
        }
        return sum;
    }
}
