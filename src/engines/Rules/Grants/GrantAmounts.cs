using static Joinery.Rules.RateElement;

namespace Joinery.Rules;

/// <summary>
/// The applicable amount of the grant test: allowances and premiums frozen since 2008. Under pension-credit age only the highest of several
/// premiums counts; from it on all are added.
/// </summary>
[RulesOf("Disabled Facilities Grant")]
public static class GrantAmounts
{
    /// <summary>Pounds a week under pension-credit age, without the flat addition. Refuses an adult under 18 without children.</summary>
    [Law(Instruments.Grants, "Sch 1")]
    public static decimal Younger<TWorking>(PersonFacts facts, GrantFacts grant, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var age = facts.AgeOn(rates.On);
        var isCouple = facts.Partner is not null;
        var sum = Add(
            isCouple ? age < 18 && Ages.On(facts.Partner!.DateOfBirth, rates.On) < 18 ? DfgSch1CoupleBothUnder18 : DfgSch1CoupleOne18Plus
            : grant.Children.Count > 0 ? age < 18 ? DfgSch1LoneParentUnder18 : DfgSch1LoneParent18Plus
            : grant.MainPhaseEmploymentSupport ? DfgSch1MainPhaseEsaAnyAge : age < 25 ? DfgSch1SingleUnder25 : DfgSch1Single25Plus, 1, rates, working);
        sum += Children(grant, rates, DfgSch1Child, DfgSch1DisabledChildPremium, DfgSch1EnhancedDisabilityPremiumChild, working);
        if (grant.Children.Count > 0) sum += Add(DfgSch1FamilyPremium, 1, rates, working);
        if (grant.HasBaby) sum += Add(DfgSch1FamilyPremiumBabyAddition, 1, rates, working);
        sum += Highest(grant, isCouple, rates, working);
        if (grant.EnhancedPremium) sum += Add(isCouple ? DfgSch1EnhancedDisabilityPremiumCouple : DfgSch1EnhancedDisabilityPremiumSingle, 1, rates, working);
        if (grant.Severe != SeverePremium.None)
            sum += Add(grant.Severe switch
            {
                SeverePremium.Single => DfgSch1SevereDisabilityPremiumSingle,
                SeverePremium.CoupleWithCarer => DfgSch1SevereDisabilityPremiumCoupleCarerInPayment,
                _ => DfgSch1SevereDisabilityPremiumCoupleBoth,
            }, 1, rates, working);
        return sum + Add(DfgSch1CarerPremium, grant.Carers, rates, working);
    }

    /// <summary>Pounds a week from pension-credit age, of the applicant or the partner, without the flat addition.</summary>
    [Law(Instruments.Grants, "Sch 1A")]
    public static decimal Older<TWorking>(PersonFacts facts, GrantFacts grant, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var isOver65 = facts.AgeOn(rates.On) >= 65 || (facts.Partner is { } partner && Ages.On(partner.DateOfBirth, rates.On) >= 65);
        var sum = facts.Partner is not null
            ? Add(isOver65 ? DfgSch1aCoupleOne65Plus : DfgSch1aCoupleBothUnder65, 1, rates, working)
            : Add(isOver65 ? DfgSch1aSingle65Plus : DfgSch1aSingleUnder65, 1, rates, working);
        sum += Add(DfgSch1aPolygamousExtraSpouseUnder65, grant.ExtraSpouses.Under65, rates, working) + Add(DfgSch1aPolygamousExtraSpouse65Plus, grant.ExtraSpouses.From65, rates, working);
        sum += Children(grant, rates, DfgSch1aChild, DfgSch1aDisabledChildPremium, DfgSch1aEnhancedDisabilityPremiumChild, working);
        if (grant.Children.Count > 0) sum += Add(grant.LoneParentSince1998 && facts.Partner is null ? DfgSch1aFamilyPremiumLoneParent1998 : DfgSch1aFamilyPremium, 1, rates, working);
        if (grant.HasBaby) sum += Add(DfgSch1aFamilyPremiumBabyAddition, 1, rates, working);
        if (grant.Severe != SeverePremium.None)
            sum += Add(grant.Severe switch
            {
                SeverePremium.Single => DfgSch1aSevereDisabilityPremiumSingle,
                SeverePremium.CoupleWithCarer => DfgSch1aSevereDisabilityPremiumCoupleCarerInPayment,
                _ => DfgSch1aSevereDisabilityPremiumCoupleBoth,
            }, 1, rates, working);
        return sum + Add(DfgSch1aCarerPremium, grant.Carers, rates, working);
    }

    // Of the pensioner, disability and bereavement premiums only the highest counts (paras 5 and 6).
    private static decimal Highest<TWorking>(GrantFacts grant, bool isCouple, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        RateElement? highest = null;
        foreach (var (has, element) in new[]
        {
            (grant.PensionerPremium, isCouple ? DfgSch1PensionerPremiumCouple : DfgSch1PensionerPremiumSingle),
            (grant.DisabilityPremium, isCouple ? DfgSch1DisabilityPremiumCouple : DfgSch1DisabilityPremiumSingle),
            (grant.BereavementPremium, DfgSch1BereavementPremium),
        })
            if (has && (highest is null || rates[element] > rates[highest.Value])) highest = element;
        return highest is { } one ? Add(one, 1, rates, working) : 0;
    }

    private static decimal Children<TWorking>(GrantFacts grant, RatesOn rates, RateElement child, RateElement disabled, RateElement enhanced, TWorking working) where TWorking : struct, IWorking =>
        Add(child, grant.Children.Count, rates, working) + Add(disabled, grant.Children.Count(one => one.Disabled), rates, working)
        + Add(enhanced, grant.Children.Count(one => one.Enhanced), rates, working);

    private static decimal Add<TWorking>(RateElement element, int times, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        if (times == 0) return 0;
        var figure = rates[element];
        if (TWorking.IsOn)
            working.Add(new($"grant.amount.{rates.Book[element].Code}", rates.Book[element].Label, figure * times, Codes.Provision(rates.Book[element].Law),
                times == 1 ? "" : $"{Words.Pounds(figure)} × {times}")
            { Rates = [rates.Row(element)] });
        return figure * times;
    }
}
