using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>Property, notional capital, deferred payments and top-ups over time.</summary>
public sealed class LedgerTests
{
    private static readonly DateOnly Known = new(2026, 11, 1);

    private static Money Pounds(string text) => Written.Pounds(text);

    [Fact]
    public void A_home_goes_through_its_states_and_the_longest_reason_is_named()
    {
        var events = new PropertyEvents(new(2024, 5, 6))
        {
            Reasons = [new(CapitalDisregard.QrBefore, new(2024, 5, 6), new(2024, 7, 1)), new(CapitalDisregard.QrEnd12, new(2024, 7, 1))],
            DeferredFrom = new(2024, 10, 1),
            SoldOn = new(2025, 6, 1),
        };
        PropertyTimeline.Of(events, Written.Rates("2024-05-06")).Value.Select(period => $"{period.Days} {period.State} {period.Reason}".Trim()).ShouldBe(
        [
            "6 May 2024 to 30 June 2024 LeftOut Wk12",
            "1 July 2024 to 22 September 2024 LeftOut QrEnd12",
            "23 September 2024 to 30 September 2024 Counted",
            "1 October 2024 to 31 May 2025 Deferred",
            "from 1 June 2025 Sold",
        ]);
        PropertyTimeline.Of(new(new(2024, 5, 6)) { EarlierStay = DateRange.Of(new(2024, 1, 1), new(2024, 2, 12)) }, Written.Rates("2024-05-06")).Value[0].ShouldBe(
            new(DateRange.Of(new(2024, 5, 6), new(2024, 6, 17)), PropertyState.LeftOut, CapitalDisregard.Wk12Again));
        PropertyTimeline.Of(events with { Reasons = [new(CapitalDisregard.ThirdParty, new(2024, 5, 6))] }, Written.Rates("2024-05-06")).Refusal!.Code.ShouldBe("rules.disregard-judgement");
    }

    [Fact]
    public void E13_notional_capital_falls_by_what_it_made_the_person_pay_more()
    {
        // The allowance of the example is that of 2014/15, before the first figure that is held.
        var rates = Written.Rates("2024-05-06").With(new(RateElement.Pea, 24.40m, new(2014, 4, 6), null, null, "guidance, annex E", RateStatus.Unverified, "GBP/week", ""));
        var facts = new PersonFacts { DateOfBirth = new(1980, 1, 1), Income = Written.Incomes("other 120.40"), Capital = Written.Capitals("gift 20000 given-up; savings 6000") };
        var package = new CarePackage(Setting.Permanent, Pounds("400"));
        var ledger = NotionalCapital.Ledger(facts, package, "gift", _ => rates, LocalPolicy.None, new(2024, 5, 6), new(2026, 5, 6)).Value.Weeks;
        (ledger[0].Charge, ledger[0].Without, ledger[0].Reduction).ShouldBe((Pounds("400.00"), Pounds("96.00"), 304.00m));
        ledger[1].Opening.ShouldBe(19_696.00m);
        ledger.Zip(ledger.Skip(1)).ShouldAllBe(pair => pair.First.Closing == pair.Second.Opening && pair.Second.Opening >= 0);
        NotionalCapital.Ledger(facts, package, "savings", _ => rates, LocalPolicy.None, new(2024, 5, 6), new(2026, 5, 6)).Refusal!.Code.ShouldBe("rules.notional-missing");
        NotionalCapital.After(100, Pounds("400"), Pounds("96")).ShouldBe(0);

        var ended = NotionalCapital.Ledger(facts, package, "gift", day => day < new DateOnly(2024, 5, 20) ? rates : Written.Rates("1990-01-01"), LocalPolicy.None, new(2024, 5, 6), new(2026, 5, 6)).Value;
        ended.Weeks.ShouldBe(ledger.Take(2));
        ended.Ends!.Code.ShouldBe("rules.rate-before-first");
    }

    [Fact]
    public void E10_and_E11_the_equity_limit_and_a_week_of_deferral()
    {
        var rates = Written.Rates("2024-05-06");
        var limit = DeferredPayments.EquityLimit(Pounds("165000"), Money.Zero, rates, default(Silent));
        limit.ShouldBe(134_250m);
        DeferredPayments.EquityLimit(Pounds("165000"), Pounds("34250"), rates, default(Silent)).ShouldBe(100_000m);
        DeferredPayments.EquityLimit(Pounds("15000"), Money.Zero, rates, default(Silent)).ShouldBe(0);
        DeferredPayments.Week(Pounds("540"), 230, rates).ShouldBe(new(144, Pounds("86"), Pounds("454")));
        DeferredPayments.Week(Pounds("540"), 144, rates).ShouldBe(new(144, Money.Zero, Pounds("540")));
        DeferredPayments.Week(Pounds("540"), 100, rates).ShouldBe(new(100, Money.Zero, Pounds("540")));
        DeferredPayments.Week(Pounds("50"), 230, rates).ShouldBe(new(180, Pounds("50"), Money.Zero));
        DeferredPayments.Week(Pounds("540"), 800, rates, asksToDefer: Pounds("100")).Deferred.ShouldBe(Money.Zero);
        DeferredPayments.Week(Pounds("540"), 600, rates, asksToDefer: Pounds("50")).ShouldBe(new(110, Pounds("490"), Pounds("50")));
        DeferralLedger.WholeWeeks(limit, Pounds("454")).ShouldBe(295);
    }

    [Fact]
    public void E12_three_weeks_by_the_reference_convention()
    {
        var terms = new DeferralTerms(new(2024, 7, 1), Pounds("612.40"), 134_250, Pounds("165000"));
        DeferralLedger.Run(terms, 3, RateBook.BuiltIn, Known).Value.Select(week => (week.RatePercent, week.Interest, week.Closing)).ShouldBe(
            [(4.05m, Pounds("0.00"), Pounds("612.40")), (4.05m, Pounds("0.47"), Pounds("1225.27")), (4.05m, Pounds("0.95"), Pounds("1838.62"))]);
    }

    [Fact]
    public void Deferral_stops_at_the_limit_and_interest_goes_on()
    {
        var terms = new DeferralTerms(new(2024, 7, 1), Pounds("612.40"), 1_300, Pounds("2000")) { AdministrationCosts = [(new(2024, 7, 9), Pounds("10"))] };
        var ledger = DeferralLedger.Run(terms, 5, RateBook.BuiltIn, Known).Value;
        ledger.Select(week => (week.Deferred, week.IsStopped)).ShouldBe(
            [(Pounds("612.40"), false), (Pounds("612.40"), false), (Money.Zero, true), (Money.Zero, true), (Money.Zero, true)]);
        ledger[1].Costs.ShouldBe(Pounds("10"));
        ledger[4].Closing.ShouldBe(ledger[4].Opening + ledger[4].Interest);
        ledger[4].Interest.ShouldBeGreaterThan(Money.Zero);
        var statement = DeferralLedger.Statement(terms, ledger, Written.Rates("2024-07-01")).Value;
        (statement.Opening + statement.Deferred + statement.Interest + statement.Costs).ShouldBe(statement.Closing);
        (statement.IsReviewDue, statement.LeftToDefer).ShouldBe((false, 1_300 - statement.Closing.Pounds));
        DeferralLedger.Statement(terms with { PropertyValue = Pounds("1700") }, ledger, Written.Rates("2024-07-01")).Value.IsReviewDue.ShouldBeTrue();
        DeferralLedger.Run(terms with { PaysInterestSeparately = true }, 2, RateBook.BuiltIn, Known).Value[1].Closing.ShouldBe(Pounds("1234.80"));
    }

    [Fact]
    public void A_change_holds_for_the_weeks_that_begin_on_its_day_or_later()
    {
        var terms = new DeferralTerms(new(2024, 7, 1), Pounds("600"), 134_250, Pounds("165000")) { Changes = [new(new(2024, 7, 10), Pounds("500"), 134_250), new(new(2024, 7, 22), Pounds("700"), 1_000)] };
        DeferralLedger.Run(terms, 5, RateBook.BuiltIn, Known).Value.Select(week => (week.Deferred, week.IsStopped)).ShouldBe(
            [(Pounds("600"), false), (Pounds("600"), false), (Pounds("500"), false), (Money.Zero, true), (Money.Zero, true)]);
    }

    [Fact]
    public void Interest_is_refused_beyond_the_last_known_half_year_and_above_the_most_allowed()
    {
        var terms = new DeferralTerms(new(2025, 6, 2), Pounds("100"), 134_250, Pounds("165000"));
        DeferralLedger.Run(terms, 5, RateBook.BuiltIn, Known).IsAccepted.ShouldBeTrue();
        var refusal = DeferralLedger.Run(terms, 6, RateBook.BuiltIn, Known).Refusal!;
        (refusal.Code, refusal.Where).ShouldBe(("rules.rate-not-entered", "dpa_interest_rate_max"));
        DeferralLedger.Run(terms with { OwnRate = 4.26m }, 1, RateBook.BuiltIn, Known).Refusal!.Code.ShouldBe("rules.interest-too-high");
        DeferralLedger.Run(terms with { OwnRate = 4.25m }, 1, RateBook.BuiltIn, Known).IsAccepted.ShouldBeTrue();
        DeferralLedger.Run(terms, DeferralLedger.MostWeeks + 1, RateBook.BuiltIn, Known).Refusal!.Code.ShouldBe("rules.ledger-too-long");
    }

    [Fact]
    public void Interest_by_the_day_and_by_the_month_comes_close_to_that_by_the_week()
    {
        var terms = new DeferralTerms(new(2024, 7, 1), Pounds("600"), 134_250, Pounds("165000"));
        Money Interest(Compounding compounding) => DeferralLedger.Run(terms with { Compounding = compounding }, 52, RateBook.BuiltIn, Known).Value.Sum(week => week.Interest);
        var weekly = Interest(Compounding.Weekly).Pounds;
        Interest(Compounding.Daily).Pounds.ShouldBeInRange(weekly * 0.99m, weekly * 1.01m);
        // What accrued in the last weeks is added on the first of the next month.
        Interest(Compounding.Monthly).Pounds.ShouldBeInRange(weekly * 0.8m, weekly);
    }

    [Fact]
    public void The_debt_is_repaid_on_sale_or_90_days_after_death()
    {
        var rates = Written.Rates("2024-05-06");
        DeferredPayments.RepayBy(null, null, rates).ShouldBeNull();
        DeferredPayments.RepayBy(null, new(2024, 1, 1), rates).ShouldBe(new DateOnly(2024, 3, 31));
        DeferredPayments.RepayBy(new(2024, 2, 1), new(2024, 1, 1), rates).ShouldBe(new DateOnly(2024, 2, 1));
        DeferredPayments.RepayBy(new(2024, 5, 1), new(2024, 1, 1), rates).ShouldBe(new DateOnly(2024, 3, 31));
    }

    [Fact]
    public void An_agreement_must_be_offered_when_nothing_stands_against_it()
    {
        var rates = Written.Rates("2024-05-06");
        var request = new DeferralRequest(true, true, false, Pounds("23250"), true, true, true);
        DeferredPayments.Offer(request, rates).ShouldSatisfyAllConditions(offer => offer.IsDuty.ShouldBeTrue(), offer => offer.Against.ShouldBeEmpty());
        DeferralRequest[] failing =
        [
            request with { NeedsMetInCareHome = false }, request with { HasInterestInHome = false }, request with { HomeIsLeftOut = true }, request with { OtherCapital = Pounds("23250.01") },
            request with { FirstChargeObtainable = false }, request with { OthersConsent = false }, request with { TermsAgreed = false },
        ];
        foreach (var one in failing) DeferredPayments.Offer(one, rates).ShouldSatisfyAllConditions(offer => offer.IsDuty.ShouldBeFalse(), offer => offer.Against.Count.ShouldBe(1));
        DeferredPayments.Offer(request with { NeedsMetInCareHome = false, SupportedLiving = true }, rates).MayOffer.ShouldBeTrue();
        DeferredPayments.Offer(request with { NeedsMetInCareHome = false }, rates).MayOffer.ShouldBeFalse();
    }

    private static readonly TopUpAgreement Agreement = new(TopUpPayer.ThirdParty, new(2025, 5, 1))
    {
        AdditionalCost = Pounds("75"),
        PersonalBudget = Pounds("700"),
        Frequency = Every.FourWeeks,
        Payee = "the council",
        Review = "each year",
        IfPaymentStops = "a move may follow",
        IfPriceRises = "shared",
        IfMeansChange = "a month's notice",
        Weekly = Pounds("75"),
        PayerIsAbleAndInformed = true,
    };

    [Fact]
    public void A_top_up_needs_eight_terms_an_able_payer_and_a_ground_for_paying_ones_own()
    {
        TopUps.Check(Agreement, new()).Value.ShouldBe(Pounds("75"));
        TopUps.Check(Agreement with { Weekly = Pounds("50") }, new()).Value.ShouldBe(Pounds("50"), "the council may agree to less");
        TopUpAgreement[] incomplete =
        [
            Agreement with { AdditionalCost = null }, Agreement with { PersonalBudget = null }, Agreement with { Frequency = null }, Agreement with { Payee = " " },
            Agreement with { Review = null }, Agreement with { IfPaymentStops = null }, Agreement with { IfPriceRises = "" }, Agreement with { IfMeansChange = null },
        ];
        foreach (var one in incomplete) TopUps.Check(one, new()).Refusal!.Code.ShouldBe("rules.top-up-terms");
        TopUps.Check(Agreement with { PayerIsAbleAndInformed = false }, new()).Refusal!.Code.ShouldBe("rules.top-up-payer");
        TopUps.Check(Agreement with { Weekly = Pounds("75.01") }, new()).Refusal!.Code.ShouldBe("rules.top-up-amount");
        TopUps.Check(Agreement with { Weekly = Money.Zero }, new()).Refusal!.Code.ShouldBe("rules.top-up-amount");
        var own = Agreement with { Payer = TopUpPayer.FirstParty };
        TopUps.Check(own, new()).Refusal!.Code.ShouldBe("rules.top-up-first-party");
        foreach (var ground in new FirstPartyGround[] { new(InTwelveWeeks: true), new(UnderDeferral: true), new(Aftercare: true) }) TopUps.Check(own, ground).IsAccepted.ShouldBeTrue();
        TopUps.ReviewDue(Agreement).ShouldBe(new DateOnly(2026, 5, 1));
        TopUps.ReviewDue(Agreement with { LastReview = new(2026, 2, 1) }).ShouldBe(new DateOnly(2027, 2, 1));
    }
}
