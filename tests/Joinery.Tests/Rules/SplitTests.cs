using Joinery.Rules;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>Who pays: NHS, council, person and third party.</summary>
public sealed class SplitTests
{
    private static Money Pounds(string text) => Written.Pounds(text);

    [Fact]
    public void Each_ground_puts_the_cost_on_its_payers()
    {
        foreach (var row in Written.Rows("""
            | case                           | funding              | gross   | nhs %  | nursing | charge | third party | own top-up | deferred | NHS     | council | person | deferred | third |
            | E19 nursing home 2025/26       | FundedNursing        | 1250    |        | 254.06  | 240.10 | 75          | 0          | 0        | 254.06  | 680.84  | 240.10 | 0        | 75    |
            | E20 joint package              | Joint                | 850.27  | 40     | 0       | 120    | 0           | 0          | 0        | 340.11  | 390.16  | 120    | 0        | 0     |
            | none of it is the NHS's        | Joint                | 100     | 0      | 0       | 0      | 0           | 0          | 0        | 0       | 100     | 0      | 0        | 0     |
            | all of it is the NHS's         | Joint                | 100     | 100    | 0       | 40     | 0           | 0          | 0        | 100     | 0       | 0      | 0        | 0     |
            | tie: the council takes it      | Joint                | 0.01    | 50     | 0       | 0      | 0           | 0          | 0        | 0       | 0.01    | 0      | 0        | 0     |
            | continuing healthcare          | ContinuingHealthcare | 1500    |        | 0       | 240    | 0           | 0          | 0        | 1500    | 0       | 0      | 0        | 0     |
            | aftercare                      | Aftercare            | 1000    | 50     | 0       | 240    | 0           | 0          | 0        | 500     | 500     | 0      | 0        | 0     |
            | aftercare with own top-up      | Aftercare            | 1000    | 50     | 0       | 240    | 0           | 60         | 0        | 500     | 440     | 60     | 0        | 0     |
            | council and person             | None                 | 900     |        | 0       | 240.10 | 0           | 0          | 0        | 0       | 659.90  | 240.10 | 0        | 0     |
            | no more than what is left      | FundedNursing        | 900     |        | 254.06  | 800    | 0           | 0          | 0        | 254.06  | 0       | 645.94 | 0        | 0     |
            | no more than left after top-up | FundedNursing        | 900     |        | 254.06  | 800    | 45.94       | 0          | 0        | 254.06  | 0       | 600.00 | 0        | 45.94 |
            | deferred                       | None                 | 900     |        | 0       | 900    | 0           | 0          | 700      | 0       | 0       | 200    | 700      | 0     |
            | deferred no more than owed     | None                 | 900     |        | 0       | 200    | 0           | 0          | 700      | 0       | 700     | 0      | 200      | 0     |
            """))
        {
            var split = CostSplit.Of(new(Pounds(row[2]), Enum.Parse<HealthFunding>(row[1]))
            {
                HealthPercent = row[3].Length == 0 ? null : Written.Number(row[3]),
                Nursing = Pounds(row[4]),
                AssessedCharge = Pounds(row[5]),
                ThirdPartyTopUp = Pounds(row[6]),
                OwnTopUp = Pounds(row[7]),
                Deferred = Pounds(row[8]),
            }).Value;
            Funder[] funders = [Funder.Nhs, Funder.Council, Funder.Person, Funder.PersonDeferred, Funder.ThirdParty];
            funders.Select(split.Of).ShouldBe(row[9..14].Select(Pounds), row[0]);
            split.Lines.Sum(line => line.Amount).ShouldBe(split.Gross, row[0]);
        }
    }

    [Fact]
    public void Needs_of_a_joint_package_each_have_their_part()
    {
        var facts = new SplitFacts(Pounds("100.00"), HealthFunding.Joint) { Needs = [new("nursing", Pounds("60.01"), 100), new("washing", Pounds("39.99"), 50)] };
        CostSplit.Health(facts).Value.ShouldBe(Pounds("80.00"));
        CostSplit.Of(facts with { Gross = Pounds("100.01") }).Refusal!.Code.ShouldBe("rules.split-needs");
        CostSplit.Of(new(Pounds("100"), HealthFunding.Joint) { HealthAmount = Pounds("60") }).Value.Of(Funder.Nhs).ShouldBe(Pounds("60"));
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        var gross = Pounds("100");
        foreach (var (facts, code) in new[]
        {
            (new SplitFacts(gross, HealthFunding.Joint), "rules.split-part-missing"),
            (new SplitFacts(gross, HealthFunding.Joint) { HealthPercent = 100.1m }, "rules.split-percent"),
            (new SplitFacts(gross, HealthFunding.Joint) { HealthAmount = Pounds("100.01") }, "rules.split-too-much"),
            (new SplitFacts(gross, HealthFunding.FundedNursing) { Nursing = Pounds("100.01") }, "rules.split-too-much"),
            (new SplitFacts(gross, HealthFunding.None) { ThirdPartyTopUp = Pounds("100.01") }, "rules.split-too-much"),
            (new SplitFacts(gross, HealthFunding.ContinuingHealthcare) { ThirdPartyTopUp = Pounds("1") }, "rules.split-top-up-health"),
            (new SplitFacts(new(-1), HealthFunding.None), "rules.amount-negative"),
        })
            CostSplit.Of(facts).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void The_parts_always_add_up_to_the_cost_in_whole_and_in_broken_weeks()
    {
        var random = Seed.Random();
        for (var i = 0; i < 3_000; i++)
        {
            var gross = new Money(random.Next(200_000));
            var facts = new SplitFacts(gross, (HealthFunding)random.Next(5))
            {
                HealthPercent = random.Next(10_001) / 100m,
                Nursing = new(random.NextInt64(gross.Pence + 1)),
                AssessedCharge = new(random.Next(60_000)),
                ThirdPartyTopUp = random.Next(4) == 0 ? new(random.Next(5_000)) : Money.Zero,
                Deferred = random.Next(4) == 0 ? new(random.Next(40_000)) : Money.Zero,
            };
            if (!CostSplit.Of(facts).Try(out var split, out _)) continue;
            split.Lines.Sum(line => line.Amount).ShouldBe(gross);
            split.Lines.ShouldAllBe(line => line.Amount > Money.Zero);
            var from = new DateOnly(2026, 4, 1).AddDays(random.Next(30));
            var days = DateRange.Of(from, from.AddDays(random.Next(1, 60)));
            var weeks = CostWeeks.Run(days, [from.AddDays(random.Next(40)), from.AddDays(random.Next(40))], _ => split).Value;
            weeks.SelectMany(week => week.Stretches).ShouldAllBe(stretch => stretch.Split.Lines.Sum(line => line.Amount) == stretch.Split.Gross);
            weeks.SelectMany(week => week.Stretches).Sum(stretch => stretch.Days.Days).ShouldBe(days.Days);
        }
    }

    [Fact]
    public void A_week_in_which_something_changes_is_cut_and_a_part_week_costs_its_days()
    {
        Split Weekly(string council, string person) => new(Pounds("700"), [new(Funder.Council, Pounds(council), new("x")), new(Funder.Person, Pounds(person), new("x"))]);
        // From Wednesday 1 April 2026; the charge changes on Monday 6 April and on Thursday 9 April; a death ends it on Sunday the 12th.
        var weeks = CostWeeks.Run(DateRange.Of(new(2026, 4, 1), new(2026, 4, 12)), [new(2026, 4, 6), new(2026, 4, 9)],
            day => day < new DateOnly(2026, 4, 6) ? Weekly("500", "200") : day < new DateOnly(2026, 4, 9) ? Weekly("490", "210") : Weekly("420", "280")).Value;
        weeks.Select(week => (week.Week.Monday.Day, week.Stretches.Count, week.Gross, week.Of(Funder.Person))).ShouldBe(
            [(30, 1, Pounds("500.00"), Pounds("142.86")), (6, 2, Pounds("600.00"), Pounds("210.00"))]);
        CostWeeks.Run(DateRange.Of(new(2026, 4, 1)), [], _ => Weekly("500", "200")).Refusal!.Code.ShouldBe("rules.weeks-without-end");
        CostWeeks.Run(DateRange.Of(new(2026, 4, 1), new(2046, 4, 1)), [], _ => Weekly("500", "200")).Refusal!.Code.ShouldBe("rules.ledger-too-long");
        CostWeeks.Run(DateRange.Of(new(2026, 4, 1), new(2026, 4, 2)), [], _ => RulesRefusals.SplitPartMissing.With()).Refusal!.Code.ShouldBe("rules.split-part-missing");
    }

    [Fact]
    public void An_admission_brings_its_changes_in_order()
    {
        var rates = Written.Rates("2026-05-06");
        CareEvents.Admission(new(2026, 5, 6), null, isPubliclyFunded: true, rates).Select(change => $"{change.On:yyyy-MM-dd} {change.Code}").ShouldBe(
            ["2026-05-06 admission", "2026-06-03 disability-benefit-stops", "2026-07-29 home-counts", "2027-05-05 year"]);
        CareEvents.Admission(new(2026, 5, 6), null, isPubliclyFunded: false, rates).Count.ShouldBe(3);
        CareEvents.ReablementEnds(new(2026, 5, 6), rates).On.ShouldBe(new DateOnly(2026, 6, 17));
        CareEvents.NewRates(DateRange.Of(new(2026, 1, 1), new(2027, 4, 7))).Select(change => $"{change.On:yyyy-MM-dd} {change.Code}").ShouldBe(
            ["2026-04-01 nursing-rates", "2026-04-06 charging-rates", "2026-04-06 benefit-rates", "2027-04-01 nursing-rates", "2027-04-06 charging-rates"]);
    }

    [Fact]
    public void A_disability_benefit_stops_after_28_days_of_linked_stays()
    {
        IReadOnlyList<string> Stops(bool mobility, params Stay[] stays) => [.. DisabilityBenefits.NotPaid(stays, mobility).Select(days => $"{days.From:yyyy-MM-dd} {days.Until:yyyy-MM-dd}".Trim())];
        Stay Home(DateOnly from, DateOnly? until = null, BenefitStay where = BenefitStay.CouncilFundedHome) => new(where, DateRange.Of(from, until));
        Stops(false, Home(new(2026, 5, 1))).ShouldBe(["2026-05-29"], "from the 29th day");
        Stops(true, Home(new(2026, 5, 1))).ShouldBeEmpty("mobility goes on in a home that the council pays for");
        Stops(true, Home(new(2026, 5, 1), where: BenefitStay.Hospital)).ShouldBe(["2026-05-29"]);
        Stops(true, Home(new(2026, 5, 1), where: BenefitStay.HealthFundedHome)).ShouldBe(["2026-05-29"]);
        Stops(false, Home(new(2026, 5, 1), where: BenefitStay.SelfFundedHome)).ShouldBeEmpty("whoever pays for themselves keeps it");
        Stops(false, Home(new(2026, 5, 1), new(2026, 5, 29))).ShouldBeEmpty("28 days");
        Stops(false, Home(new(2026, 5, 1), new(2026, 5, 11)), Home(new(2026, 6, 8), new(2026, 7, 8))).ShouldBe(["2026-06-26 2026-07-08"], "10 days before, 28 apart");
        Stops(false, Home(new(2026, 5, 1), new(2026, 5, 11)), Home(new(2026, 6, 9), new(2026, 7, 9))).ShouldBe(["2026-07-07 2026-07-09"], "29 apart: a new count");
    }
}
