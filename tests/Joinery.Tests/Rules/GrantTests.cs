using Joinery.Rules;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>The Disabled Facilities Grant.</summary>
public sealed class GrantTests
{
    private static readonly RatesOn Rates = Written.Rates("2026-05-06");

    private static GrantResult Test(PersonFacts facts, GrantFacts grant, RatesOn? rates = null)
    {
        var silent = FacilitiesGrant.Test(facts, grant, rates ?? Rates, default(Silent)).Value;
        FacilitiesGrant.Test(facts, grant, rates ?? Rates, new OnPaper(new())).Value.ShouldBe(silent);
        return silent;
    }

    private static readonly PersonFacts Pensioner = new() { DateOfBirth = new(1954, 1, 1), Income = Written.Incomes("occupational-pension 320; attendance-allowance-lower 76.70"), Capital = Written.Capitals("savings 16300; home 200000") };
    private static readonly GrantFacts Owner = new() { Severe = SeverePremium.Single, EligibleCost = Written.Pounds("20000") };

    [Fact]
    public void E14_and_E18_an_owner_with_a_pension_and_an_earlier_grant()
    {
        var result = Test(Pensioner, Owner);
        (result.Tariff, result.ApplicableAmount, result.Income, result.Excess, result.Contribution).ShouldBe((21m, 255.45m, 341m, 85.55m, Written.Pounds("2321.00")));
        result.Grant.ShouldBe(Written.Pounds("17679.00"));
        var earlier = new EarlierGrant(new(2022, 5, 6), Written.Pounds("1450"), GrantTenure.Owner, true, true);
        Test(Pensioner, Owner with { Earlier = [earlier] }).Contribution.ShouldBe(Written.Pounds("871.00"));
        Test(Pensioner, Owner with { Earlier = [earlier with { Reduction = Written.Pounds("3000") }] }).Contribution.ShouldBe(Money.Zero);
    }

    [Fact]
    public void Earlier_grants_count_for_the_same_dwelling_and_person_within_ten_or_five_years()
    {
        var earlier = new EarlierGrant(new(2022, 5, 6), Written.Pounds("100"), GrantTenure.Owner, true, true);
        foreach (var (grant, counts, why) in new[]
        {
            (earlier, true, "four years before"),
            (earlier with { ApprovedOn = new(2016, 5, 7) }, true, "a day less than ten years"),
            (earlier with { ApprovedOn = new(2016, 5, 6) }, false, "ten years"),
            (earlier with { Tenure = GrantTenure.Tenant, ApprovedOn = new(2021, 5, 7) }, true, "a day less than five years"),
            (earlier with { Tenure = GrantTenure.Tenant, ApprovedOn = new(2021, 5, 6) }, false, "five years on a tenant's certificate"),
            (earlier with { SameDwelling = false }, false, "another dwelling"),
            (earlier with { SharesRelevantPerson = false }, false, "another person"),
            (earlier with { WasNil = true }, false, "nothing was paid and the works were not done well"),
            (earlier with { WasNil = true, WorksSatisfactory = true }, true, "nothing was paid and they were"),
            (earlier with { ApprovedOn = new(2026, 5, 7) }, false, "later than this one"),
        })
            GrantContribution.Earlier([grant], new(2026, 5, 6)).ShouldBe(counts ? Written.Pounds("100") : Money.Zero, why);
    }

    [Fact]
    public void E15_the_edges_of_the_bands_have_no_step()
    {
        foreach (var row in Written.Rows("""
            | excess | tenure | contribution |
            | 0      | Owner  | 0            |
            | 47.95  | Owner  | 903.8575     |
            | 95.89  | Owner  | 2710.7161    |
            | 191.78 | Owner  | 17168.0514   |
            | 200.00 | Owner  | 20266.4160   |
            | 47.95  | Tenant | 529.3680     |
            | 191.78 | Tenant | 10059.2852   |
            """))
            GrantContribution.Of(Written.Number(row[0]), Enum.Parse<GrantTenure>(row[1]), Rates, default(Silent)).ShouldBe(Written.Number(row[2]), row[0]);
        foreach (var edge in new[] { 47.95m, 95.89m, 191.78m })
        {
            decimal At(decimal excess) => GrantContribution.Of(excess, GrantTenure.Owner, Rates, default(Silent));
            (At(edge + 0.0001m) - At(edge)).ShouldBeInRange(0, 0.04m);
        }
        Pennies.Down(GrantContribution.Of(47.95m, GrantTenure.Owner, Rates, default(Silent))).ShouldBe(903.85m);
        Pennies.Down(GrantContribution.Of(191.78m, GrantTenure.Owner, Rates, default(Silent))).ShouldBe(17_168.05m);
    }

    [Fact]
    public void E16_the_largest_grant_comes_before_the_contribution()
    {
        foreach (var row in Written.Rows("""
            | cost  | contribution | grant |
            | 38500 | 2000         | 28000 |
            | 30000 | 2000         | 28000 |
            | 29999 | 2000         | 27999 |
            | 1500  | 2000         | 0     |
            | 38500 | 0            | 30000 |
            """))
            GrantContribution.Grant(Written.Pounds(row[0]), Written.Pounds(row[1]), Rates).ShouldBe(Written.Pounds(row[2]), row[0]);
        Test(Pensioner, Owner with { EligibleCost = Written.Pounds("38500"), Passport = GrantPassport.HousingBenefit }).Shortfall.ShouldBe(Written.Pounds("8500"));
    }

    [Fact]
    public void E17_nothing_but_the_new_State_Pension_owes_a_contribution()
    {
        var result = Test(new() { DateOfBirth = new(1958, 1, 1), Income = Written.Incomes("state-pension 241.30") }, new() { EligibleCost = Written.Pounds("10000") });
        (result.ApplicableAmount, result.Excess, result.Contribution).ShouldBe((205.10m, 36.20m, Written.Pounds("682.37")));
    }

    [Fact]
    public void Every_benefit_that_passports_takes_the_contribution_away()
    {
        var rich = Pensioner with { Income = Written.Incomes("occupational-pension 3000") };
        foreach (var passport in Enum.GetValues<GrantPassport>())
            Test(rich, Owner with { Passport = passport, TaxCreditIncome = Written.Pounds("15049.99") }).Contribution.ShouldBe(Money.Zero, $"{passport}");
        Test(rich, Owner with { Passport = GrantPassport.TaxCredit, TaxCreditIncome = Written.Pounds("15050") }).Contribution.ShouldBeGreaterThan(Money.Zero);
        Test(rich, Owner with { IsForChild = true }).Contribution.ShouldBe(Money.Zero);
    }

    [Fact]
    public void Under_pension_age_only_the_highest_of_three_premiums_counts_and_others_are_added()
    {
        var young = new PersonFacts { DateOfBirth = new(1990, 1, 1) };
        var couple = young with { Household = Household.Couple, Partner = new() { DateOfBirth = new(1991, 1, 1) } };
        foreach (var (facts, grant, amount, why) in new[]
        {
            (young, new GrantFacts(), 60.50m, "single, 25 or over"),
            (young with { DateOfBirth = new(2002, 1, 1) }, new GrantFacts(), 47.95m, "single under 25"),
            (young with { DateOfBirth = new(2002, 1, 1) }, new GrantFacts { MainPhaseEmploymentSupport = true }, 64.30m, "main phase of ESA at any age"),
            (young, new GrantFacts { Children = [new(), new(Disabled: true)], HasBaby = true }, 60.50m + 2 * 52.59m + 48.72m + 16.75m + 10.50m, "lone parent"),
            (young, new GrantFacts { DisabilityPremium = true, PensionerPremium = true, BereavementPremium = true }, 60.50m + 63.55m, "the highest of three"),
            (young, new GrantFacts { DisabilityPremium = true, BereavementPremium = true }, 60.50m + 26.80m, "bereavement above disability"),
            (young, new GrantFacts { DisabilityPremium = true, EnhancedPremium = true, Severe = SeverePremium.Single, Carers = 1 }, 60.50m + 25.85m + 12.60m + 50.35m + 27.75m, "and those that are added"),
            (couple, new GrantFacts { DisabilityPremium = true, Severe = SeverePremium.CoupleBoth, Carers = 2 }, 94.95m + 36.85m + 100.70m + 55.50m, "couple"),
            (couple, new GrantFacts { Severe = SeverePremium.CoupleWithCarer }, 94.95m + 50.35m, "couple with a carer in payment"),
        })
            GrantAmounts.Younger(facts, grant, Rates, default(Silent)).ShouldBe(amount, why);
    }

    [Fact]
    public void From_pension_age_all_premiums_are_added()
    {
        var old = new PersonFacts { DateOfBirth = new(1950, 1, 1) };
        var couple = old with { Partner = new() { DateOfBirth = new(1990, 1, 1) } };
        foreach (var (facts, grant, amount, why) in new[]
        {
            (old, new GrantFacts(), 143.80m, "single, 65 or over"),
            (couple, new GrantFacts(), 215.50m, "couple, one 65 or over"),
            (old, new GrantFacts { Severe = SeverePremium.Single, Carers = 1 }, 143.80m + 50.35m + 27.75m, "all added"),
            (old, new GrantFacts { Children = [new(true, true)], LoneParentSince1998 = true }, 143.80m + 52.59m + 48.72m + 19.60m + 22.30m, "lone parent since before 1998"),
            (couple, new GrantFacts { ExtraSpouses = (1, 2) }, 215.50m + 65.30m + 2 * 71.70m, "polygamous"),
        })
            GrantAmounts.Older(facts, grant, Rates, default(Silent)).ShouldBe(amount, why);
    }

    [Fact]
    public void A_couple_is_one_and_earnings_and_childcare_have_their_limits()
    {
        var couple = new PersonFacts
        {
            DateOfBirth = new(1990, 1, 1),
            Income = Written.Incomes("earnings 400"),
            Partner = new() { DateOfBirth = new(1990, 1, 1), Income = Written.Incomes("earnings 100; pip-daily-living-standard 76.70"), Capital = Written.Pounds("6000.01") },
        };
        Test(couple, new()).ShouldSatisfyAllConditions(result => result.Income.ShouldBe(501m), result => result.Tariff.ShouldBe(1m));
        Test(couple, new() { DisabilityPremium = true, FurtherEarningsDisregard = true }).Income.ShouldBe(501m - 34.90m);
        Test(couple, new() { Children = [new()], Childcare = Written.Pounds("200") }).Income.ShouldBe(326m);
        Test(couple, new() { Children = [new(), new()], Childcare = Written.Pounds("400") }).Income.ShouldBe(201m);
        Test(couple, new() { Childcare = Written.Pounds("400") }).Income.ShouldBe(501m, "childcare is for a child");
    }

    [Fact]
    public void The_tariff_has_larger_steps_from_60()
    {
        foreach (var row in Written.Rows("""
            | capital   | age | tariff |
            | 6000      | 59  | 0      |
            | 6000.01   | 59  | 1      |
            | 6250      | 59  | 1      |
            | 6250.01   | 59  | 2      |
            | 6500      | 60  | 1      |
            | 6500.01   | 60  | 2      |
            | 106000    | 60  | 200    |
            """))
            GrantIncome.Tariff(Written.Number(row[0]), int.Parse(row[1]), Rates, default(Silent)).ShouldBe(Written.Number(row[2]), $"{row[0]} at {row[1]}");
    }

    [Fact]
    public void A_day_before_the_last_of_its_figures_and_a_negative_cost_are_refused()
    {
        FacilitiesGrant.Test(Pensioner, Owner, Written.Rates("2009-08-04"), default(Silent)).Refusal!.Code.ShouldBe("rules.rate-before-first");
        FacilitiesGrant.Test(Pensioner, Owner with { EligibleCost = new(-1) }, Rates, default(Silent)).Refusal!.Code.ShouldBe("rules.amount-negative");
    }

    [Fact]
    public void More_income_never_makes_a_larger_grant()
    {
        var random = Seed.Random();
        for (var i = 0; i < 1_000; i++)
        {
            var facts = RandomPeople.Person(random);
            var grant = new GrantFacts { Tenure = (GrantTenure)random.Next(2), EligibleCost = new(random.Next(4_000_000)), Carers = random.Next(2) };
            var (before, after) = (Test(facts, grant), Test(facts with { Income = [.. facts.Income, .. Written.Incomes("other 5 named more")] }, grant));
            after.Grant.ShouldBeLessThanOrEqualTo(before.Grant);
            (before.Grant + before.Shortfall).ShouldBe(grant.EligibleCost);
        }
    }
}
