using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>Eligibility, personal budgets and direct payments.</summary>
public sealed class NeedsAndBudgetsTests
{
    private static Money Pounds(string text) => Written.Pounds(text);

    private static NeedsFound Found(bool significant, params (CareOutcome, Inability)[] unable) => new(unable.ToDictionary(one => one.Item1, one => one.Item2), Written.Decided, significant);

    [Fact]
    public void E31_an_adult_needs_two_outcomes_and_a_carer_one()
    {
        var one = Found(true, (CareOutcome.Nutrition, Inability.NeedsAssistance));
        var two = Found(true, (CareOutcome.Nutrition, Inability.NeedsAssistance), (CareOutcome.Work, Inability.PainDistressAnxiety));
        Eligibility.Adult(true, one).Value.IsEligible.ShouldBeFalse();
        Eligibility.Adult(true, two).Value.IsEligible.ShouldBeTrue();
        Eligibility.Carer(true, false, one).Value.IsEligible.ShouldBeTrue();
    }

    [Fact]
    public void Each_limb_is_needed()
    {
        var two = Found(true, (CareOutcome.Nutrition, Inability.TakesLonger), (CareOutcome.Work, Inability.Endangers));
        Eligibility.Adult(true, two).Value.ShouldSatisfyAllConditions(result => result.IsEligible.ShouldBeTrue(), result => result.UnableIn.ShouldBe([CareOutcome.Nutrition, CareOutcome.Work]));
        Eligibility.Adult(false, two).Value.ShouldSatisfyAllConditions(result => result.IsEligible.ShouldBeFalse(), result => result.CauseMet.ShouldBeFalse());
        Eligibility.Adult(true, two with { IsSignificant = false }).Value.ShouldSatisfyAllConditions(result => result.IsEligible.ShouldBeFalse(), result => result.ImpactMet.ShouldBeFalse());
        Eligibility.Adult(true, Found(true, (CareOutcome.Nutrition, Inability.None), (CareOutcome.Work, Inability.Endangers))).Value.IsEligible.ShouldBeFalse("able in one of the two");
        Eligibility.Carer(true, true, Found(true)).Value.IsEligible.ShouldBeTrue("health at risk");
        Eligibility.Carer(true, false, Found(true)).Value.IsEligible.ShouldBeFalse();
        Eligibility.Carer(false, true, Found(true)).Value.IsEligible.ShouldBeFalse();
    }

    [Fact]
    public void What_the_criteria_do_not_know_is_refused()
    {
        Eligibility.Adult(true, Found(true, (CareOutcome.CareOfOthers, Inability.NeedsAssistance))).Refusal!.Code.ShouldBe("rules.outcome-unknown");
        Eligibility.Carer(true, false, Found(true, (CareOutcome.Toilet, Inability.NeedsAssistance))).Refusal!.Code.ShouldBe("rules.outcome-unknown");
        Eligibility.Carer(true, false, Found(true, (CareOutcome.Nutrition, Inability.TakesLonger))).Refusal!.Code.ShouldBe("rules.carer-takes-longer");
        Eligibility.Adult(true, new(new Dictionary<CareOutcome, Inability>(), null, true)).Refusal!.Code.ShouldBe("rules.judgement-missing");
        (Eligibility.OfAdult.Count, Eligibility.OfCarer.Count).ShouldBe((10, 8));
    }

    [Fact]
    public void A_contribution_is_taken_against_the_lines_of_social_care_alone()
    {
        BudgetLine[] lines =
        [
            new("breathing", "breathes at night", Funder.Nhs, Pounds("400"), new(Instruments.HealthDirectPayments)),
            new("washing", "is clean", Funder.Council, Pounds("100"), new(Instruments.CareAct, "s26")),
            new("walking", "walks again", Funder.Council, Pounds("60"), new(Instruments.Charging, "reg 3")) { IsFreeReablement = true },
        ];
        PersonalBudgets.State(lines, Pounds("150"), Pounds("20"), default(Silent)).Value.ShouldBe(new(Pounds("400"), Pounds("100"), Pounds("100"), Money.Zero, Pounds("20"), Pounds("60")));
        PersonalBudgets.State(lines, Pounds("30"), Money.Zero, default(Silent)).Value.ShouldSatisfyAllConditions(budget => budget.CouncilPays.ShouldBe(Pounds("70")), budget => budget.Total.ShouldBe(Pounds("500")));
        var paper = new WorkingPaper();
        PersonalBudgets.State(lines, Pounds("30"), Money.Zero, new OnPaper(paper)).IsAccepted.ShouldBeTrue();
        paper.Lines.Select(line => (line.Depth, line.Label, line.Figure)).ShouldBe(
        [
            (2, "breathing", 400), (1, "Personal health budget", 400), (2, "washing", 100), (1, "What it costs the council to meet the needs", 100), (0, "The whole budget", 500),
            (0, "What the person must pay", 30), (0, "What the council must pay", 70), (0, "Free reablement, beside the budget", 60),
        ]);
        PersonalBudgets.State([lines[0] with { Funder = Funder.Person }], Money.Zero, Money.Zero, default(Silent)).Refusal!.Code.ShouldBe("rules.budget-funder");
        PersonalBudgets.State(lines, new(-1), Money.Zero, default(Silent)).Refusal!.Code.ShouldBe("rules.amount-negative");
    }

    [Fact]
    public void One_budget_has_one_review_by_the_shorter_rule()
    {
        PersonalBudgets.ReviewDue(new(2026, 1, 31), null, hasHealthLine: true).ShouldBe(new DateOnly(2026, 4, 30));
        PersonalBudgets.ReviewDue(new(2026, 1, 31), null, hasHealthLine: false).ShouldBe(new DateOnly(2026, 7, 31));
        PersonalBudgets.ReviewDue(new(2026, 1, 31), new(2026, 4, 1), hasHealthLine: true).ShouldBe(new DateOnly(2027, 4, 1));
    }

    [Fact]
    public void E28_what_may_be_recovered_leaves_the_contingency_and_what_is_owed()
    {
        DirectPayments.Surplus(Pounds("3900"), Pounds("240"), 8, new(HolidayPay: Pounds("310"), Tax: Pounds("145.50"))).ShouldBe(Pounds("1524.50"));
        DirectPayments.Surplus(Pounds("1900"), Pounds("240"), 8, new()).ShouldBe(Money.Zero);
        DirectPayments.Surplus(Pounds("1921"), Pounds("240"), 8, new(Redundancy: Pounds("0.50"), Insurance: Pounds("0.50"))).ShouldBe(Money.Zero);
        DirectPayments.Recover(Pounds("5"), "Hours not used.", false, false).Value.ShouldBe(Pounds("5"));
        DirectPayments.Recover(Pounds("5"), " ", false, false).Refusal!.Code.ShouldBe("rules.recovery-reasons");
        DirectPayments.Recover(Pounds("5"), "Hours not used.", true, true).Refusal!.Code.ShouldBe("rules.recovery-reconsidered");
        DirectPayments.Recover(Pounds("5"), "Hours not used.", false, true).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void Barred_uses_hold_for_the_whole_account_once_NHS_money_is_in_it()
    {
        foreach (var use in Enum.GetValues<BarredUse>()) DirectPayments.MayBuy(use, hasHealthMoney: true).Refusal!.Code.ShouldBe("rules.direct-payment-use");
        DirectPayments.MayBuy(null, true).IsAccepted.ShouldBeTrue();
        DirectPayments.MayUsePersonalAccount(5).ShouldBeTrue();
        DirectPayments.MayUsePersonalAccount(6).ShouldBeFalse();
        (DirectPayments.MayReceive(underCourtOrder: false).IsAccepted, DirectPayments.MayReceive(underCourtOrder: true).Refusal!.Code).ShouldBe((true, "rules.direct-payment-order"));
        (DirectPayments.NeedsCertificate(isFamilyOrFriend: true), DirectPayments.NeedsCertificate(isFamilyOrFriend: false)).ShouldBe((false, true));
    }

    [Fact]
    public void At_most_four_weeks_in_a_row_in_a_care_home_and_near_stays_add_up()
    {
        bool May(params string[] stays) => DirectPayments.MayStay([.. stays.Select(stay => stay.Split(' ')).Select(days => DateRange.Of(Written.Day(days[0]), Written.Day(days[1])))]).IsAccepted;
        May("2026-01-01 2026-01-29").ShouldBeTrue("28 days");
        May("2026-01-01 2026-01-30").ShouldBeFalse("29 days");
        May("2026-01-01 2026-01-15", "2026-02-01 2026-02-15").ShouldBeTrue("14 and 14 days");
        May("2026-01-01 2026-01-15", "2026-02-01 2026-02-16").ShouldBeFalse("17 days apart: 29 together");
        May("2026-01-01 2026-01-29", "2026-02-26 2026-03-26").ShouldBeTrue("28 days apart: each by itself");
        May("2026-01-01 2026-01-29", "2026-02-25 2026-02-26").ShouldBeFalse("27 days apart");
        DirectPayments.MayStay([DateRange.Of(new(2026, 1, 1))]).Refusal!.Code.ShouldBe("rules.direct-payment-home");
    }

    [Fact]
    public void Close_family_in_the_household_and_partners_anywhere_are_paid_only_where_it_is_necessary()
    {
        foreach (var relation in Enum.GetValues<Relation>())
        {
            DirectPayments.MayPay(relation, sameHousehold: true, null).IsAccepted.ShouldBe(relation == Relation.None, $"{relation} in the household");
            DirectPayments.MayPay(relation, sameHousehold: false, null).IsAccepted.ShouldBe(relation != Relation.Partner, $"{relation} elsewhere");
            DirectPayments.MayPay(relation, sameHousehold: true, Written.Decided).IsAccepted.ShouldBeTrue($"{relation}, necessary");
            DirectPayments.MayPay(relation, sameHousehold: true, Written.Decided with { Reason = "" }).IsAccepted.ShouldBe(relation == Relation.None);
        }
    }
}
