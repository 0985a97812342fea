namespace Joinery.Rules;

/// <summary>
/// The minimum income guarantee, which a person keeps with care at home: one base, an amount for each child, and premiums. Each of them has a
/// series of its own; no single factor carries one year's figures to the next.
/// </summary>
[RulesOf("Care Act charging")]
public static class MinimumGuarantee
{
    private static readonly Provision Law = new(Instruments.Charging, "reg 7");

    /// <summary>
    /// Pounds a week by the regulations alone: what is left after the charge may never be below this. A couple's figures are for each of the two.
    /// </summary>
    [Law(Instruments.Charging, "reg 7")]
    public static decimal National(ChargeCase one) => Sum(one, default(Silent), isOwn: false);

    /// <summary>
    /// Pounds a week with the authority's own figures and uplifts, if it has any, less the cost of support other than care that it already meets.
    /// </summary>
    [Law(Instruments.Charging, "reg 7")]
    [Law(Instruments.Charging, "reg 7(8)")]
    public static decimal Weekly<TWorking>(ChargeCase one, TWorking working) where TWorking : struct, IWorking
    {
        var mark = working.Mark;
        var sum = Uplift(one, Sum(one, working, isOwn: true), working) - Pennies.Pounds(one.Package.OtherSupport);
        if (TWorking.IsOn)
        {
            if (one.Package.OtherSupport > Money.Zero)
                working.Add(new("keep.other-support", "Support other than care that the authority meets", -one.Package.OtherSupport.Pounds, new(Instruments.Charging, "reg 7(8)"), "", LineKind.Given));
            working.Total(mark, new("keep.mig", "Minimum income guarantee", Math.Max(0, sum), Law, ""));
        }
        return Math.Max(0, sum);
    }

    /// <summary>The base for a person's age and household.</summary>
    [Law(Instruments.Charging, "reg 7")]
    public static RateElement Base(ChargeCase one)
    {
        if (one.Facts.Household == Household.Couple || one.Facts.Partner is not null)
            return one.IsPensionAge || one.IsPartnerPensionAge ? RateElement.MigCouplePcAgeEach : RateElement.MigCouple18Each;
        if (one.Facts.Household == Household.LoneParent) return RateElement.MigLoneParent18;
        return one.IsPensionAge ? RateElement.MigSinglePcAge : one.Age >= 25 ? RateElement.MigSingle25ToPcAge : RateElement.MigSingle1824;
    }

    private static decimal Sum<TWorking>(ChargeCase one, TWorking working, bool isOwn) where TWorking : struct, IWorking
    {
        var facts = one.Facts;
        var isCouple = facts.Household == Household.Couple || facts.Partner is not null;
        var sum = Part(one, "base", Base(one), 1, working, isOwn);
        if (facts.Children > 0) sum += Part(one, "children", RateElement.MigChild, facts.Children, working, isOwn);
        if (facts.Premiums.Disability != PremiumBasis.None)
            sum += Part(one, "disability", isCouple ? RateElement.MigDisabilityPremiumCouple : RateElement.MigDisabilityPremiumSingle, 1, working, isOwn);
        if (facts.Premiums.Enhanced != PremiumBasis.None)
            sum += Part(one, "enhanced", isCouple ? RateElement.MigEnhancedDisabilityPremiumCouple : RateElement.MigEnhancedDisabilityPremiumSingle, 1, working, isOwn);
        if (facts.Premiums.Carer != PremiumBasis.None) sum += Part(one, "carer", RateElement.MigCarerPremium, 1, working, isOwn);
        return sum;
    }

    private static decimal Part<TWorking>(ChargeCase one, string key, RateElement element, int times, TWorking working, bool isOwn) where TWorking : struct, IWorking
    {
        var own = isOwn ? one.Policy.Own(element) : null;
        var figure = own?.Value ?? one.Rates[element];
        if (TWorking.IsOn)
        {
            var label = one.Rates.Book[element].Label;
            working.Add(own is null
                ? new($"keep.mig.{key}", label, figure * times, Law, times == 1 ? "" : $"{Words.Pounds(figure)} × {times}") { Rates = [one.Rates.Row(element)] }
                : new($"keep.mig.{key}", label, figure * times, one.Policy.Cite(own), $"the authority's own figure; {Words.Pounds(one.Rates[element])} nationally", LineKind.LocalPolicy) { Rates = [one.Rates.Row(element)] });
        }
        return figure * times;
    }

    private static decimal Uplift<TWorking>(ChargeCase one, decimal sum, TWorking working) where TWorking : struct, IWorking
    {
        var uplifted = sum;
        if (one.Policy[PolicyItem.GuaranteeUpliftPercent] is { } percent)
        {
            var more = Pennies.Up(sum * percent.Value / 100);
            uplifted += more;
            if (TWorking.IsOn) working.Add(new("keep.mig.uplift-percent", "The authority's uplift", more, one.Policy.Cite(percent), $"{Words.Pounds(sum)} × {Words.Number(percent.Value)}%", LineKind.LocalPolicy));
        }
        if (one.Policy[PolicyItem.GuaranteeUplift] is { } flat)
        {
            uplifted += flat.Value;
            if (TWorking.IsOn) working.Add(new("keep.mig.uplift", "The authority's uplift", flat.Value, one.Policy.Cite(flat), "", LineKind.LocalPolicy));
        }
        return uplifted;
    }
}
