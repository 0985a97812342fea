namespace Joinery.Rules;

/// <summary>One person, one package of care, and the figures and choices of one day: what every rule of the charge reads.</summary>
public sealed class ChargeCase
{
    private ChargeCase(PersonFacts facts, CarePackage package, RatesOn rates, PolicyOn policy, bool isPensionAge, bool isPartnerPensionAge)
    {
        (Facts, Package, Rates, Policy, IsPensionAge, IsPartnerPensionAge) = (facts, package, rates, policy, isPensionAge, isPartnerPensionAge);
        Age = facts.AgeOn(rates.On);
    }

    /// <summary>The person.</summary>
    public PersonFacts Facts { get; }

    /// <summary>The care.</summary>
    public CarePackage Package { get; }

    /// <summary>The figures of the day.</summary>
    public RatesOn Rates { get; }

    /// <summary>The authority's choices of the day.</summary>
    public PolicyOn Policy { get; }

    /// <summary>The person's age in whole years.</summary>
    public int Age { get; }

    /// <summary>True when pension-credit age is reached.</summary>
    public bool IsPensionAge { get; }

    /// <summary>True when there is a partner who has reached it.</summary>
    public bool IsPartnerPensionAge { get; }

    /// <summary>The day.</summary>
    public DateOnly Day => Rates.On;

    /// <summary>Where.</summary>
    public Setting Setting => Package.Setting;

    /// <summary>True in a care home on care home terms; a short-term resident is charged as at home.</summary>
    public bool IsInCareHome => Setting is Setting.Permanent or Setting.Temporary;

    /// <summary>True where reg 15(2) leaves the authority free to leave out any other sum.</summary>
    public bool IsDiscretionary => !IsInCareHome;

    /// <summary>The case; refuses a day without the figures that it needs, an age that cannot be told, and facts that contradict each other.</summary>
    public static Outcome<ChargeCase> Of(PersonFacts facts, CarePackage package, RatesOn rates, PolicyOn policy)
    {
        if (rates.Lack(Needed) is { } lack) return lack;
        if (facts.DateOfBirth > rates.On) return RulesRefusals.NotBorn.With();
        if (facts.AgeOn(rates.On) < 18) return RulesRefusals.NotAdult.With();
        if (package.WeeklyCost.IsNegative || package.OtherSupport.IsNegative) return RulesRefusals.AmountNegative.With("The weekly cost");
        if (facts.Children < 0) return RulesRefusals.AmountNegative.With("The number of children");
        for (var i = 0; i < facts.Income.Count; i++)
            if (WeeklyIncome.Problem(facts.Income[i]) is { } problem) return problem;
        if (!IsPensionAgeOn(facts, rates.On).Try(out var isPensionAge, out var refusal)) return refusal;
        if (!IsPensionAgeOn(facts.Partner, rates.On).Try(out var isPartnerPensionAge, out refusal)) return refusal;
        var one = new ChargeCase(facts, package, rates, policy, isPensionAge, isPartnerPensionAge);
        if (NeedsSavingsCredit(one) && rates.Lack(SavingsCreditDisregard.Needed) is { } also) return also;
        return one;
    }

    /// <summary>True when a day is on or after the given day of pension-credit age, or the one worked out.</summary>
    internal static Outcome<bool> IsPensionAgeOn(PersonFacts facts, DateOnly day) =>
        facts.PensionAgeOn is { } given ? given <= day : PensionAges.Reached(facts.DateOfBirth, day);

    /// <summary>The same of a partner; false without one.</summary>
    internal static Outcome<bool> IsPensionAgeOn(Partner? partner, DateOnly day) =>
        partner is null ? false : partner.PensionAgeOn is { } given ? given <= day : PensionAges.Reached(partner.DateOfBirth, day);

    // Only who may have the disregard needs its figures and those of Pension Credit, which begin some days later.
    private static bool NeedsSavingsCredit(ChargeCase one)
    {
        if (one.Age >= 60) return true;
        for (var i = 0; i < one.Facts.Income.Count; i++)
            if (one.Facts.Income[i].Kind == IncomeKind.SavingsCredit) return true;
        return false;
    }

    private static readonly RateElement[] Needed =
    [
        RateElement.CareCapitalUpper, RateElement.CareCapitalLower, RateElement.CareTariffStep, RateElement.CareTariffAmount, RateElement.SaleExpensesPercent,
        RateElement.PropertyDisregardWeeks, RateElement.Pea, RateElement.SurvivorGipDisregard, RateElement.CharitableAndWarDisregardCeiling,
        RateElement.MigSingle1824, RateElement.MigSingle25ToPcAge, RateElement.MigSinglePcAge, RateElement.MigLoneParent18, RateElement.MigCouple18Each,
        RateElement.MigCouplePcAgeEach, RateElement.MigChild, RateElement.MigDisabilityPremiumSingle, RateElement.MigDisabilityPremiumCouple,
        RateElement.MigEnhancedDisabilityPremiumSingle, RateElement.MigEnhancedDisabilityPremiumCouple, RateElement.MigCarerPremium,
    ];
}
