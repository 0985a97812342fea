namespace Joinery.Rules;

/// <summary>What the charge would be had one judgement gone the other way.</summary>
/// <param name="About">The item that was judged.</param>
/// <param name="Judgement">What was decided.</param>
/// <param name="Charge">The weekly charge had it been decided otherwise.</param>
/// <param name="Difference">That less the charge as it is.</param>
public sealed record OtherDecision(string About, Judgement Judgement, Money Charge, Money Difference);

/// <summary>
/// Shows what hangs on each judgement in a care charge, so that an officer, a person and an ombudsman can see it. Which way it should go stays with the officer.
/// </summary>
public static class OtherDecisions
{
    /// <summary>One for each judgement: capital given up as if it were not, capital left out as if it counted, notional income as if there were none, a cost as if it were allowed in full.</summary>
    public static Outcome<IReadOnlyList<OtherDecision>> Of(PersonFacts facts, CarePackage package, RatesOn rates, LocalPolicy policy)
    {
        if (!policy.On(rates).Try(out var chosen, out var refusal)) return refusal;
        if (!ChargeOf(facts).Try(out var charge, out refusal)) return refusal;
        var decisions = new List<OtherDecision>();
        foreach (var (about, judgement, otherwise) in Alternatives(facts))
        {
            if (!ChargeOf(otherwise).Try(out var other, out refusal)) return refusal;
            decisions.Add(new(about, judgement, other, other - charge));
        }
        return decisions;

        Outcome<Money> ChargeOf(PersonFacts one) => CareCharge.Assess(one, package, rates, chosen, default(Silent)).Then<Money>(result => result.Weekly);
    }

    private static IEnumerable<(string About, Judgement Judgement, PersonFacts Otherwise)> Alternatives(PersonFacts facts)
    {
        for (var i = 0; i < facts.Capital.Count; i++)
        {
            var item = facts.Capital[i];
            if (item.Deprivation is { } deprivation) yield return (item.Name, deprivation, facts with { Capital = Without(facts.Capital, i) });
            var judged = item.Disregards.FirstOrDefault(disregard => disregard.Judgement is not null && !CapitalDisregards.Of(disregard.Code).IsDuty);
            if (judged is not null) yield return (item.Name, judged.Judgement!, facts with { Capital = With(facts.Capital, i, item with { Disregards = [.. item.Disregards.Where(one => one != judged)] }) });
        }
        for (var i = 0; i < facts.Income.Count; i++)
            if (facts.Income[i] is { Kind: IncomeKind.Notional, Judgement: { } judgement })
                yield return (IncomeKinds.Of(IncomeKind.Notional).Label, judgement, facts with { Income = Without(facts.Income, i) });
        for (var i = 0; i < facts.Costs.Count; i++)
            if (facts.Costs[i] is { Decision: not CostDecision.Allow, Judgement: { } judgement } cost)
                yield return (cost.Name, judgement, facts with { Costs = With(facts.Costs, i, cost with { Decision = CostDecision.Allow }) });
    }

    private static T[] Without<T>(IReadOnlyList<T> items, int at) => [.. items.Where((_, i) => i != at)];

    private static T[] With<T>(IReadOnlyList<T> items, int at, T item) => [.. items.Select((one, i) => i == at ? item : one)];
}
