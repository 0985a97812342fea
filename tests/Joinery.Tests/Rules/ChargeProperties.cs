using Joinery.Rules;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>What must hold of every charge, tried on people drawn by chance; and that the quick engine agrees with the exact one.</summary>
public sealed class ChargeProperties
{
    private static readonly RatesOn Rates = RateBook.BuiltIn.On(RandomPeople.Day);

    private static Charge Assess(PersonFacts facts, CarePackage package, PolicyOn? policy = null) => CareCharge.Assess(facts, package, Rates, policy ?? PolicyOn.None, default(Silent)).Value;

    private static void Try(int times, Action<Random, PersonFacts, CarePackage> check)
    {
        var random = Seed.Random();
        for (var i = 0; i < times; i++) check(random, RandomPeople.Person(random), RandomPeople.Package(random, (Setting)random.Next(5)));
    }

    [Fact]
    public void A_charge_is_never_below_nothing_above_the_cost_or_such_that_too_little_is_left() => Try(5_000, (random, facts, package) =>
    {
        var policy = RandomPeople.Policy(random).On(Rates).Value;
        var outcome = CareCharge.Assess(facts, package, Rates, policy, default(Silent));
        outcome.IsAccepted.ShouldBeTrue(outcome.Refusal?.Sentence);
        var charge = outcome.Value;
        if (charge.Ground == ChargeGround.FullCost) return;
        charge.Weekly.ShouldBeInRange(Money.Zero, package.WeeklyCost);
        (charge.Weekly + charge.Authority).ShouldBe(package.WeeklyCost);
        var one = ChargeCase.Of(facts, package, Rates, policy).Value;
        var floor = one.IsInCareHome ? Rates[RateElement.Pea] : MinimumGuarantee.National(one) - package.OtherSupport.Pounds;
        if (charge.Weekly > Money.Zero) (charge.Income - charge.Weekly.Pounds).ShouldBeGreaterThanOrEqualTo(floor);
    });

    [Fact]
    public void The_charge_does_not_fall_when_income_rises_by_a_penny_but_for_the_branch_of_savings_credit() => Try(3_000, (random, facts, package) =>
    {
        var at = random.Next(facts.Income.Count);
        var more = facts.Income.ToArray();
        more[at] = more[at] with { Amount = more[at].Amount + new Money(1) };
        var (before, after) = (Assess(facts, package), Assess(facts with { Income = more }, package));
        // Crossing the guarantee switches the disregard on, which the law wants.
        if (after.Weekly < before.Weekly) (after.Keep - before.Keep).ShouldBeGreaterThan(0);
    });

    [Fact]
    public void Earnings_and_mobility_change_nothing() => Try(2_000, (random, facts, package) =>
        Assess(facts with { QualifyingIncome = facts.QualifyingIncome ?? Written.Pounds("100"), Income = [.. facts.Income, .. Written.Incomes("earnings 300 named x; self-employment 20 named y; pip-mobility-enhanced 80 named z; dla-mobility-low 30 named w")] }, package)
            .ShouldBe(Assess(facts with { QualifyingIncome = facts.QualifyingIncome ?? Written.Pounds("100") }, package)));

    [Fact]
    public void The_order_of_items_changes_nothing() => Try(2_000, (random, facts, package) =>
        Assess(facts with { Income = [.. facts.Income.Reverse()], Capital = [.. facts.Capital.Reverse()], Costs = [.. facts.Costs.Reverse()] }, package).Weekly.ShouldBe(Assess(facts, package).Weekly));

    [Fact]
    public void One_income_in_two_items_changes_no_more_than_a_penny_for_each_rounding() => Try(2_000, (random, facts, package) =>
    {
        var at = random.Next(facts.Income.Count);
        var item = facts.Income[at];
        // The first part that is left out, and half-paid pensions, are by item or by all items together and are tried elsewhere.
        if (item.Kind is IncomeKind.SurvivorsGuaranteedIncomePayment or IncomeKind.RentFromDisregardedProperty or IncomeKind.MortgageProtection || facts.Partner is not null || facts.QualifyingIncome is null) return;
        var (a, b) = (new Money(item.Amount.Pence / 2), new Money(item.Amount.Pence - item.Amount.Pence / 2));
        var split = facts.Income.Where((_, i) => i != at).Append(item with { Amount = a }).Append(item with { Amount = b, Name = "second" }).ToArray();
        var difference = Assess(facts with { Income = split }, package).Weekly.Pence - Assess(facts, package).Weekly.Pence;
        difference.ShouldBeInRange(-1, 1);
    });

    [Fact]
    public void Equal_owners_in_another_order_and_a_share_said_outright_come_to_the_same() => Try(1_000, (random, facts, package) =>
    {
        var half = new CapitalItem("joint", CapitalKind.Money, new(random.Next(5_000_000))) { Owners = 2 };
        Assess(facts with { Capital = [half] }, package).ShouldBe(Assess(facts with { Capital = [half with { ActualShare = 0.5m }] }, package));
    });

    [Fact]
    public void A_permanent_resident_a_penny_above_the_limit_pays_the_full_cost() => Try(500, (random, facts, package) =>
    {
        var over = facts with { Capital = Written.Capitals("savings 23250.01") };
        Assess(over, package with { Setting = Setting.Permanent }).ShouldSatisfyAllConditions(charge => charge.Ground.ShouldBe(ChargeGround.FullCost), charge => charge.Weekly.ShouldBe(package.WeeklyCost));
        Assess(over with { Capital = Written.Capitals("savings 23250") }, package with { Setting = Setting.Permanent }).Ground.ShouldBe(ChargeGround.Assessed);
    });

    [Fact]
    public void The_quick_engine_agrees_with_the_exact_one_on_a_hundred_thousand_cases()
    {
        var random = Seed.Random();
        const int times = 100_000;
        for (var round = 0; round < 20; round++)
        {
            var policy = (round == 0 ? LocalPolicy.None : RandomPeople.Policy(random)).On(Rates).Value;
            var bulk = BulkRates.Of(Rates, policy).Value;
            var (homes, atHome) = (new List<(BulkCase Case, long Exact)>(), new List<(BulkCase Case, long Exact)>());
            for (var i = 0; i < times / 20; i++)
            {
                var facts = RandomPeople.Person(random);
                var package = RandomPeople.Package(random, (Setting)random.Next(5));
                var exact = CareCharge.Assess(facts, package, Rates, policy, default(Silent)).Value.Weekly.Pence;
                (package.Setting is Setting.Permanent or Setting.Temporary ? homes : atHome).Add((BulkCase.Of(facts, package, Rates, policy).Value, exact));
            }
            var charges = new long[times];
            BulkCharges.InCareHome([.. homes.Select(one => one.Case)], bulk, charges);
            for (var i = 0; i < homes.Count; i++) charges[i].ShouldBe(homes[i].Exact, $"round {round}, care home {i}");
            BulkCharges.AtHome([.. atHome.Select(one => one.Case)], bulk, charges);
            for (var i = 0; i < atHome.Count; i++) charges[i].ShouldBe(atHome[i].Exact, $"round {round}, at home {i}");
        }
    }

    [Fact]
    public void A_day_without_figures_is_refused_for_everybody() => Try(300, (random, facts, package) =>
    {
        CareCharge.Assess(facts, package, RateBook.BuiltIn.On(new(2027, 4, 6)), PolicyOn.None, default(Silent)).Refusal!.Code.ShouldBe("rules.rate-not-entered");
        CareCharge.Assess(facts, package, RateBook.BuiltIn.On(new(2015, 3, 31)), PolicyOn.None, default(Silent)).Refusal!.Code.ShouldBe("rules.rate-before-first");
    });
}
