namespace Joinery.Rules;

/// <summary>
/// One case for simulations: what the charge depends on, as whole pence, added up beforehand. Free care and light touches are no matter of figures and are not
/// here.
/// </summary>
public record struct BulkCase
{
    /// <summary>Capital that counts; a fraction of a penny is a whole one, which changes no step.</summary>
    public long CapitalPence { get; set; }
    /// <summary>Income that counts a week, without tariff income.</summary>
    public long IncomePence { get; set; }
    /// <summary>Qualifying income of savings credit a week, a couple's together, without what is deemed from capital; below zero where an officer gave all of it.</summary>
    public long QualifyingPence { get; set; }
    /// <summary>Qualifying income that an officer gave, with everything in it; used where <see cref="QualifyingPence"/> is below zero.</summary>
    public long GivenQualifyingPence { get; set; }
    /// <summary>Savings credit received a week.</summary>
    public long SavingsCreditPence { get; set; }
    /// <summary>A partner's capital, which only deemed income asks for.</summary>
    public long PartnerCapitalPence { get; set; }
    /// <summary>Costs allowed a week.</summary>
    public long CostsPence { get; set; }
    /// <summary>Support other than care that the authority meets a week.</summary>
    public long OtherSupportPence { get; set; }
    /// <summary>The cost that the charge may cover a week.</summary>
    public long WeeklyCostPence { get; set; }
    /// <summary>Which base of the minimum income guarantee, 0 to 5.</summary>
    public byte Base { get; set; }
    /// <summary>How many children.</summary>
    public byte Children { get; set; }
    /// <summary>Premiums: 1 disability, 2 enhanced disability, 4 carer.</summary>
    public byte Premiums { get; set; }
    /// <summary>With a partner.</summary>
    public bool HasPartner { get; set; }
    /// <summary>Old enough for the fixed savings credit disregard.</summary>
    public bool IsOldEnough { get; set; }
    /// <summary>The partner has savings credit or its disregard.</summary>
    public bool PartnerHas { get; set; }
    /// <summary>Care at home, and neither a short stay nor a carer: an arrangement fee may be due.</summary>
    public bool IsAtHome { get; set; }

    /// <summary>A temporary stay in a care home: the authority may pay above the limit.</summary>
    public bool IsTemporary { get; set; }

    /// <summary>
    /// The case of a person, read once with the exact engine; refuses what it refuses. Choices that reach into single items, such as a flat disability
    /// allowance, are taken from the policy here and not again later.
    /// </summary>
    public static Outcome<BulkCase> Of(PersonFacts facts, CarePackage package, RatesOn rates, PolicyOn policy)
    {
        if (!ChargeCase.Of(facts, package, rates, policy).Try(out var one, out var refusal)) return refusal;
        if (!CountedCapital.Total(one, default(Silent)).Try(out var capital, out refusal)) return refusal;
        var income = CountedIncome.Total(one, default(Silent));
        if (!AllowedCosts.Housing(one, default(Silent)).Try(out var housing, out refusal)) return refusal;
        if (!AllowedCosts.Disability(one, income.HasDisabilityBenefit, default(Silent)).Try(out var disability, out refusal)) return refusal;
        var partner = facts.Partner;
        return new BulkCase
        {
            CapitalPence = Pence(Pennies.Up(capital)),
            IncomePence = Pence(income.Weekly),
            QualifyingPence = facts.QualifyingIncome is null ? Pence(income.Qualifying) + (partner?.WeeklyQualifyingIncome.Pence ?? 0) : -1,
            GivenQualifyingPence = facts.QualifyingIncome?.Pence ?? 0,
            SavingsCreditPence = Pence(income.SavingsCredit),
            PartnerCapitalPence = partner?.Capital.Pence ?? 0,
            CostsPence = Pence(housing + disability),
            OtherSupportPence = package.OtherSupport.Pence,
            WeeklyCostPence = package.WeeklyCost.Pence,
            Base = (byte)Array.IndexOf(BulkRates.Bases, MinimumGuarantee.Base(one)),
            Children = (byte)facts.Children,
            Premiums = (byte)((facts.Premiums.Disability == PremiumBasis.None ? 0 : 1) | (facts.Premiums.Enhanced == PremiumBasis.None ? 0 : 2) | (facts.Premiums.Carer == PremiumBasis.None ? 0 : 4)),
            HasPartner = partner is not null || facts.Household == Household.Couple,
            IsOldEnough = one.Age >= 65 || (one.IsPensionAge && partner is not null && Ages.On(partner.DateOfBirth, one.Day) >= 65),
            PartnerHas = partner is { HasSavingsCreditOrDisregard: true },
            IsAtHome = package.Setting == Setting.AtHome,
            IsTemporary = package.Setting == Setting.Temporary,
        };
    }

    private static long Pence(decimal pounds) => (long)(pounds * 100m);
}
