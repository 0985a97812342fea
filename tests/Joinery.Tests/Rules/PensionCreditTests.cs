using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>The estimate of Pension Credit, and what it does to a charge.</summary>
public sealed class PensionCreditTests
{
    private static readonly RatesOn Rates = Written.Rates("2026-05-06");

    private static Outcome<PensionCreditResult> Estimate(PersonFacts facts, PensionCreditFacts? credit = null) => PensionCreditEstimate.Of(facts, credit ?? new(), Rates, new OnPaper(new()));

    [Fact]
    public void E21_capital_is_taken_to_bring_a_pound_a_step()
    {
        foreach (var row in Written.Rows("""
            | capital | deemed |
            | 10000   | 0      |
            | 10001   | 1      |
            | 10500   | 1      |
            | 10501   | 2      |
            """))
            DeemedIncome.Weekly(Written.Number(row[0]), Rates).ShouldBe(Written.Number(row[1]), row[0]);
        DeemedIncome.Weekly(10_000, Written.Rates("2009-11-15")).ShouldBe(8, "£6,000 was left out until 15 November 2009");
    }

    [Fact]
    public void E22_capital_and_nothing_else()
    {
        var result = Estimate(new() { DateOfBirth = new(1945, 1, 1), Capital = Written.Capitals("savings 99935; home 300000") }).Value;
        (result.Deemed, result.GuaranteeCredit, result.Total).ShouldBe((180m, Written.Pounds("58.00"), Written.Pounds("58.00")));
    }

    [Fact]
    public void E23_savings_credit_at_its_maximum()
    {
        PensionCreditEstimate.UnroundedMaximum(false, Rates).ShouldBe(17.958m);
        (PensionCreditEstimate.UnroundedMaximum(false, Rates) * 52).ShouldBe(933.816m);
        PensionCreditEstimate.SavingsCredit(20_000m / 52, 20_000m / 52, 20_000m / 52, false, Rates, default(Silent)).ShouldBe(17.96m);
    }

    [Fact]
    public void Savings_credit_rises_and_falls()
    {
        foreach (var row in Written.Rows("""
            | pension | due | guarantee | savings |
            | 200     | yes | 38.00     | 0       |
            | 208.07  | yes | 29.93     | 0       |
            | 218.07  | yes | 19.93     | 6.00    |
            | 238.00  | yes | 0         | 17.96   |
            | 258.00  | yes | 0         | 9.96    |
            | 283.00  | yes | 0         | 0       |
            | 238.00  | no  | 0         | 0       |
            """))
        {
            var result = Estimate(new() { DateOfBirth = new(1945, 1, 1), Income = Written.Incomes($"state-pension {row[0]}") }, new() { SavingsCreditMayBeDue = row[1] == "yes" }).Value;
            (result.GuaranteeCredit, result.SavingsCredit).ShouldBe((Written.Pounds(row[2]), Written.Pounds(row[3])), row[0]);
        }
    }

    [Fact]
    public void E24_an_allowance_and_the_addition_it_brings_can_be_taken_whole()
    {
        var facts = new PersonFacts { DateOfBirth = new(1945, 1, 1), Income = Written.Incomes("state-pension 200"), Capital = Written.Capitals("savings 23000") };
        Money ChargeWith(string incomes, PensionCreditFacts credit)
        {
            var person = facts with { Income = [.. facts.Income, .. Written.Incomes(incomes)] };
            var award = Estimate(person, credit).Value.GuaranteeCredit;
            return CareCharge.Assess(person with { Income = [.. person.Income, new(IncomeKind.GuaranteeCredit, award)] }, new(Setting.AtHome, Written.Pounds("900")), Rates, PolicyOn.None, default(Silent)).Value.Weekly;
        }
        var (before, after) = (ChargeWith("", new()), ChargeWith("attendance-allowance-lower 76.70", new() { SeverelyDisabled = 1 }));
        (after - before).ShouldBe(Written.Pounds("162.75"));
    }

    [Fact]
    public void A_couple_is_one_and_additions_are_for_each()
    {
        var couple = new PersonFacts
        {
            DateOfBirth = new(1945, 1, 1),
            Income = Written.Incomes("state-pension 150; guarantee-credit 20; attendance-allowance-lower 76.70"),
            Partner = new() { DateOfBirth = new(1946, 1, 1), Income = Written.Incomes("occupational-pension 100"), Capital = Written.Pounds("10600") },
        };
        var result = Estimate(couple, new() { SeverelyDisabled = 2, Carers = 1 }).Value;
        (result.AppropriateGuarantee, result.Income).ShouldBe((363.25m + 2 * 86.05m + 48.15m, 252m));
    }

    [Fact]
    public void Whoever_is_too_young_or_has_a_younger_partner_is_refused()
    {
        Estimate(new() { DateOfBirth = new(1990, 1, 1) }).Refusal!.Code.ShouldBe("rules.pension-credit-age");
        Estimate(new() { DateOfBirth = new(1945, 1, 1), Partner = new() { DateOfBirth = new(1990, 1, 1) } }).Refusal!.Code.ShouldBe("rules.pension-credit-age");
        PensionCreditEstimate.Of(new() { DateOfBirth = new(1945, 1, 1) }, new(), Written.Rates("2027-04-12"), default(Silent)).Refusal!.Code.ShouldBe("rules.rate-not-entered");
    }
}
