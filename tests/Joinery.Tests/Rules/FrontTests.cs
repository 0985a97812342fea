using Joinery.Rules;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>One set of facts in, every test out; what changed between two; and the receipt by which it comes out again.</summary>
public sealed class FrontTests
{
    private static readonly PersonFacts Facts = new()
    {
        DateOfBirth = new(1944, 1, 1),
        Income = Written.Incomes("state-pension 230.25; attendance-allowance-higher 110.40"),
        Capital = Written.Capitals("savings 18000; home 200000"),
        Costs = Written.Costs("housing council-tax 22.30; disability laundry 18.00"),
    };

    private static readonly CareFacts Care = new()
    {
        Permanent = new(Setting.Permanent, Written.Pounds("950")) { MovedIn = new(2026, 5, 1) },
        Temporary = new(Setting.Temporary, Written.Pounds("950")),
        Home = new(Setting.AtHome, Written.Pounds("310")),
        Grant = new() { EligibleCost = Written.Pounds("9000") },
        PensionCredit = new() { SeverelyDisabled = 1 },
        Nursing = NursingBand.Standard,
    };

    [Fact]
    public void Every_test_stands_beside_the_others_with_its_own_result_or_refusal()
    {
        var all = Assess.All(Facts, Care, Written.Rates("2026-05-06"), LocalPolicy.None).Value;
        all.Permanent!.Result.Value.Capital.ShouldBe(18_000);
        all.Temporary!.Result.Value.Ground.ShouldBe(ChargeGround.FullCost, "nobody said that the person will go home");
        all.Home!.Result.Value.Setting.ShouldBe(Setting.AtHome);
        all.Grant!.Result.Value.ApplicableAmount.ShouldBe(205.10m);
        all.PensionCredit!.Result.Value.AppropriateGuarantee.ShouldBe(324.05m);
        all.Nursing!.Result.Value.ShouldBe(Written.Pounds("267.68"));
        (all.Checklist, all.DecisionSupport).ShouldBe((null, null));
        all.Uncertain.Select(rate => rate.Element).ShouldContain(RateElement.SavingsCreditDisregardSingle);
        Assess.All(Facts with { DateOfBirth = new(1990, 1, 1) }, Care, Written.Rates("2026-05-06"), LocalPolicy.None).Value.PensionCredit!.Result.Refusal!.Code.ShouldBe("rules.pension-credit-age");
        Assess.All(Facts, Care, Written.Rates("2027-05-06"), LocalPolicy.None).Value.Home!.Result.Refusal!.Code.ShouldBe("rules.rate-not-entered");
    }

    private static WorkingPaper Paper(PersonFacts facts, string day, LocalPolicy? policy = null) => Assess.Charge(facts, Care.Home!, Written.Rates(day), policy ?? LocalPolicy.None).Value.Charge.Working;

    [Fact]
    public void A_new_year_is_told_line_by_line_with_its_causes_first()
    {
        var before = Paper(Facts, "2025-05-06");
        var after = Paper(Facts with { Income = Written.Incomes("state-pension 241.30; attendance-allowance-higher 114.60") }, "2026-05-06");
        Comparison.Of(before, after).Select(change => $"{change.Cause}: {change.Sentence}").ShouldBe(
        [
            "Fact: State Pension went from £230.25 to £241.30 because what we know about you changed.",
            "Fact: Attendance Allowance, higher rate went from £110.40 to £114.60 because what we know about you changed.",
            "Rate: Minimum income guarantee: single person of pension-credit age went from £232.60 to £241.45 because the figure in the law changed.",
            "Rate: Savings credit disregard went from £7.05 to £7.30 because the figure in the law changed.",
            "Follows: Income that counts went from £355.65 to £370.90.",
            "Follows: Minimum income guarantee went from £232.60 to £241.45.",
            "Follows: What the person keeps first went from £279.95 to £289.05.",
            "Follows: Available for the charge went from £75.70 to £81.85.",
            "Follows: The person pays went from £75.70 to £81.85.",
        ]);
        Comparison.Of(after, after).ShouldBeEmpty();
    }

    [Fact]
    public void A_policy_and_a_decision_are_named_as_what_they_are()
    {
        var policy = new LocalPolicy("E10000000", "2", [new(PolicyItem.GuaranteeUplift, 5, DateRange.Of(new(2025, 4, 1)), "paragraph 9")]);
        Comparison.Of(Paper(Facts, "2026-05-06"), Paper(Facts, "2026-05-06", policy))[0].ShouldSatisfyAllConditions(
            change => change.Cause.ShouldBe(ChangeCause.Policy), change => change.Sentence.ShouldBe("The authority's uplift is new: £5.00 because of the authority’s policy."));
        var refused = Facts with { Costs = Written.Costs("housing council-tax 22.30; disability laundry 18.00 refused") };
        Comparison.Of(Paper(Facts, "2026-05-06"), Paper(refused, "2026-05-06"))[0].ShouldSatisfyAllConditions(
            change => change.Cause.ShouldBe(ChangeCause.Decision), change => change.Difference.ShouldBe(-18),
            change => change.Sentence.ShouldBe("laundry went from £18.00 to £0.00 because an officer decided so: The letter of 3 May says so."));
        Comparison.Of(Paper(Facts, "2026-05-06"), Paper(Facts with { Costs = [] }, "2026-05-06")).Where(change => change.After is null).Select(change => (change.Label, change.Cause)).ShouldBe(
            [("council-tax", ChangeCause.Fact), ("laundry", ChangeCause.Fact)]);
    }

    [Fact]
    public void Incomes_paid_at_a_national_rate_are_carried_to_the_new_one_and_others_are_asked_about()
    {
        var facts = Facts with { Income = Written.Incomes("state-pension 230.25; attendance-allowance-higher 441.60 4-weekly; pip-mobility-standard 20.00; occupational-pension 50; carers-allowance 83.30 monthly") };
        var carried = NewRates.Carry(facts, Written.Rates("2025-05-06"), Written.Rates("2026-05-06"));
        carried.Facts.Income.Select(item => item.Amount).ShouldBe(new[] { "241.30", "458.40", "20.00", "50", "83.30" }.Select(Written.Pounds));
        (carried.Uprated.ToArray(), carried.ToAsk.ToArray()).ShouldSatisfyAllConditions(both => both.Item1.ShouldBe([0, 1]), both => both.Item2.ShouldBe([2, 3, 4]));
        NewRates.Carry(facts, Written.Rates("2025-05-06"), Written.Rates("2025-05-07")).Uprated.ShouldBeEmpty();
    }

    [Fact]
    public void What_another_decision_would_have_made_of_the_charge_stands_beside_each_judgement()
    {
        var house = new CapitalItem("house", CapitalKind.Land, Written.Pounds("90000")) { Disregards = [new(CapitalDisregard.Other, new(2026, 1, 1), Judgement: Written.Decided)] };
        var facts = new PersonFacts
        {
            DateOfBirth = new(1984, 1, 1),
            Income = Written.Incomes("other 200; attendance-allowance-lower 50; notional 10"),
            Capital = [.. Written.Capitals("gift 20000 given-up; savings 100"), house],
            Costs = Written.Costs("disability gym 9 refused; disability laundry 8 part 3; housing rent 20"),
        };
        // £260.00 and a tariff of £24, less £120.40, £3.00 and £20.00: £140.60.
        var other = OtherDecisions.Of(facts, Care.Home!, Written.Rates("2026-05-06"), LocalPolicy.None).Value;
        other.Select(one => $"{one.About}: {one.Charge} instead, {one.Difference}").ShouldBe(
        [
            "gift: £116.60 instead, −£24.00",
            "house: £310.00 instead, £169.40",
            "Income that the person gave up to pay less: £130.60 instead, −£10.00",
            "gym: £131.60 instead, −£9.00",
            "laundry: £135.60 instead, −£5.00",
        ]);
        other.ShouldAllBe(one => one.Judgement.IsComplete);
        OtherDecisions.Of(Facts, Care.Home!, Written.Rates("2026-05-06"), LocalPolicy.None).Value.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_receipt_means_the_same_pennies()
    {
        var random = Seed.Random();
        for (var i = 0; i < 200; i++)
        {
            var (facts, package, policy) = (RandomPeople.Person(random), RandomPeople.Package(random, (Setting)random.Next(5)), RandomPeople.Policy(random));
            var first = Assess.Charge(facts, package, Written.Rates("2026-05-06"), policy).Value;
            var again = Assess.Charge(facts with { }, package with { }, RateBook.BuiltIn.On(new(2026, 5, 6), DateOnly.MaxValue), policy).Value;
            again.Receipt.ShouldBe(first.Receipt);
            first.Receipt.Differs(again.Receipt).ShouldBeNull();
            again.Charge.Result.Value.Weekly.ShouldBe(first.Charge.Result.Value.Weekly);
        }
    }

    [Fact]
    public void A_receipt_differs_when_anything_does()
    {
        var rates = Written.Rates("2026-05-06");
        var receipt = Receipt.For(rates, LocalPolicy.None, Facts, Care);
        string Differs(Receipt other) => receipt.Differs(other)!.Sentence;
        Differs(Receipt.For(rates, LocalPolicy.None, Facts with { Children = 1 }, Care)).ShouldContain("facts");
        Differs(Receipt.For(rates, LocalPolicy.None, Facts, Care with { Grant = Care.Grant! with { ExtraSpouses = (1, 0) } })).ShouldContain("facts");
        Differs(Receipt.For(rates, LocalPolicy.None with { Version = "2" }, Facts, Care)).ShouldContain("policy");
        Differs(Receipt.For(Written.Rates("2026-05-07"), LocalPolicy.None, Facts, Care)).ShouldContain("day of the law");
        Differs(Receipt.For(RateBook.BuiltIn.On(new(2026, 5, 6), new(2026, 5, 6)), LocalPolicy.None, Facts, Care)).ShouldContain("day of knowledge");
        Differs(receipt with { RatesHash = "" }).ShouldContain("figures");
        Differs(receipt with { RulesHash = "" }).ShouldContain("rules");
        Differs(receipt with { EngineVersion = "9" }).ShouldContain("engine");
    }
}
