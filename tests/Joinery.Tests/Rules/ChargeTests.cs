using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>What is kept, what an authority may choose, what is free, and what is refused.</summary>
public sealed class ChargeTests
{
    private const string Day = "2026-05-06";
    private static readonly DateRange Always = DateRange.Of(new(2015, 4, 1));

    private static LocalPolicy Policy(params PolicyRow[] rows) => new("E10000000", "1", rows);

    private static PolicyRow Row(PolicyItem item, decimal value, RateElement? element = null) => new(item, value, Always, "paragraph 1", element);

    private static Outcome<Charge> Assess(PersonFacts facts, CarePackage package, LocalPolicy? policy = null, string day = Day, WorkingPaper? paper = null)
    {
        var rates = Written.Rates(day);
        return (policy ?? LocalPolicy.None).On(rates).Then(chosen => CareCharge.Assess(facts, package, rates, chosen, new OnPaper(paper ?? new())));
    }

    private static PersonFacts Facts(string incomes = "other 400", string costs = "", string capital = "", int age = 40) =>
        new() { DateOfBirth = Written.BornFor(age, Written.Day(Day)), Income = Written.Incomes(incomes), Costs = Written.Costs(costs), Capital = Written.Capitals(capital) };

    private static CarePackage Home(string cost = "900") => new(Setting.AtHome, Written.Pounds(cost));

    [Fact]
    public void The_base_of_the_guarantee_follows_age_and_household()
    {
        foreach (var row in Written.Rows("""
            | household   | born       | partner born | base               |
            | Single      | 2008-05-06 |              | MigSingle1824      |
            | Single      | 2001-05-07 |              | MigSingle1824      |
            | Single      | 2001-05-06 |              | MigSingle25ToPcAge |
            | Single      | 1960-04-07 |              | MigSingle25ToPcAge |
            | Single      | 1960-04-05 |              | MigSinglePcAge     |
            | LoneParent  | 1990-01-01 |              | MigLoneParent18    |
            | Couple      | 1990-01-01 | 1990-01-01   | MigCouple18Each    |
            | Couple      | 1990-01-01 | 1950-01-01   | MigCouplePcAgeEach |
            | Couple      | 1950-01-01 | 1990-01-01   | MigCouplePcAgeEach |
            """))
        {
            var facts = Facts() with
            {
                DateOfBirth = Written.Day(row[1]),
                Household = Enum.Parse<Household>(row[0]),
                Partner = row[2].Length == 0 ? null : new() { DateOfBirth = Written.Day(row[2]) },
            };
            MinimumGuarantee.Base(ChargeCase.Of(facts, Home(), Written.Rates(Day), PolicyOn.None).Value).ToString().ShouldBe(row[3], string.Join(' ', row));
        }
    }

    [Fact]
    public void The_guarantee_adds_children_and_premiums_and_takes_off_support_that_is_met()
    {
        var facts = Facts() with { Household = Household.LoneParent, Children = 2, Premiums = new(PremiumBasis.WouldReceive, PremiumBasis.Received, PremiumBasis.Received) };
        var one = ChargeCase.Of(facts, Home() with { OtherSupport = Written.Pounds("20.00") }, Written.Rates("2024-05-06"), PolicyOn.None).Value;
        MinimumGuarantee.National(one).ShouldBe(110.60m + 2 * 101.25m + 48.80m + 23.85m + 52.35m);
        MinimumGuarantee.Weekly(one, default(Silent)).ShouldBe(418.10m);
        var couple = ChargeCase.Of(Facts() with { Household = Household.Couple, Premiums = new(PremiumBasis.Received, PremiumBasis.Received) }, Home(), Written.Rates("2024-05-06"), PolicyOn.None).Value;
        MinimumGuarantee.National(couple).ShouldBe(86.85m + 34.80m + 17.15m);
    }

    [Fact]
    public void Costs_come_off_where_their_paragraphs_allow_them()
    {
        // 2026/27: at 40 the guarantee is 120.40, the allowance in a care home 31.80.
        foreach (var row in Written.Rows("""
            | setting    | incomes                                        | costs                                       | charge | why                                                |
            | at home    | other 200                                      | housing rent 30                             | 49.60  | housing costs at home                              |
            | temporary  | other 200                                      | housing rent 30                             | 138.20 | and for a temporary resident                       |
            | permanent  | other 200                                      | housing rent 30                             | 168.20 | but not for a permanent one                        |
            | at home    | other 200                                      | housing rent 30 met 10                      | 59.60  | less what a benefit meets                          |
            | at home    | other 200                                      | housing rent 30 met 40                      | 79.60  | and never below nothing                            |
            | at home    | other 200                                      | disability alarm 5                          | 79.60  | no disability benefit, no disability costs         |
            | at home    | other 150; attendance-allowance-lower 50       | disability alarm 5                          | 74.60  | with one, they are allowed                         |
            | permanent  | other 150; attendance-allowance-lower 50       | disability alarm 5                          | 163.20 | in a care home too                                 |
            | temporary  | other 200; attendance-allowance-lower 50       | disability alarm 5                          | 168.20 | the benefit does not count, so the cost does not   |
            | at home    | other 150; pip-mobility-standard 30            | disability alarm 5                          | 29.60  | mobility is no such benefit                        |
            | at home    | other 150; attendance-allowance-lower 50       | disability alarm 5; disability gym 9 refused | 74.60 | refused with a reason                              |
            | at home    | other 150; attendance-allowance-lower 50       | disability laundry 8 part 3                 | 76.60  | allowed in part                                    |
            | at home    | other 200                                      | housing rent 100 monthly                    | 56.52  | 23.0769 a week is kept as 23.08                    |
            | at home    | other 200                                      | housing insurance 10 local                  | 69.60  | the authority's discretion at home                 |
            | temporary  | other 200                                      | housing insurance 10 local                  | 168.20 | which it does not have in a care home              |
            """))
            Assess(Facts(row[1], row[2]), new(Written.SettingOf(row[0]), Written.Pounds("900"))).Value.Weekly.ShouldBe(Written.Pounds(row[3]), row[4]);
        Assess(Facts() with { Costs = [new(CostKind.Disability, "gym", Written.Pounds("9")) { Decision = CostDecision.Refuse }], Income = Written.Incomes("attendance-allowance-lower 76.70") }, Home())
            .Refusal!.Code.ShouldBe("rules.cost-reason");
        Assess(Facts("attendance-allowance-lower 76.70", "disability gym 9 part 10"), Home()).Refusal!.Code.ShouldBe("rules.cost-amount");
    }

    [Fact]
    public void An_authority_may_be_more_generous_and_says_so_in_the_working()
    {
        foreach (var row in Written.Rows("""
            | policy                     | value | incomes                                  | charge | key                      |
            | GuaranteeUplift            | 5     | other 200                                | 74.60  | keep.mig.uplift          |
            | GuaranteeUpliftPercent     | 25    | other 200                                | 49.50  | keep.mig.uplift-percent  |
            | DisposableIncomePercent    | 90    | other 200                                | 71.64  | available.percent        |
            | FlatDisabilityCosts        | 10.85 | other 150; attendance-allowance-lower 50 | 68.75  | keep.disability.flat     |
            | MinimumCharge              | 80    | other 200                                | 0      | charge.minimum           |
            | MinimumCharge              | 79.60 | other 200                                | 79.60  | charge                   |
            | IgnoresSavingsCreditAtHome | 1     | other 200; savings-credit 15             | 79.60  | keep.savings-credit      |
            """))
        {
            var paper = new WorkingPaper();
            Assess(Facts(row[2]), Home(), Policy(Row(Enum.Parse<PolicyItem>(row[0]), Written.Number(row[1]))), paper: paper).Value.Weekly.ShouldBe(Written.Pounds(row[3]), row[0]);
            var line = paper.Find(row[4]).ShouldNotBeNull(row[0]);
            if (row[4] != "charge") line.Kind.ShouldBe(LineKind.LocalPolicy, row[0]);
        }
    }

    [Fact]
    public void A_policy_for_care_at_home_does_nothing_in_a_care_home()
    {
        var policy = Policy(Row(PolicyItem.DisposableIncomePercent, 50), Row(PolicyItem.MinimumCharge, 500), Row(PolicyItem.UpperCapitalLimitAtHome, 30000), Row(PolicyItem.PaysAboveLimitAtHome, 1));
        Assess(Facts("other 200"), new(Setting.Permanent, Written.Pounds("900")), policy).Value.Weekly.ShouldBe(Written.Pounds("168.20"));
        Assess(Facts("other 200", capital: "savings 24000"), new(Setting.Permanent, Written.Pounds("900")), policy).Value.Ground.ShouldBe(ChargeGround.FullCost);
    }

    [Fact]
    public void Above_the_limit_the_whole_cost_is_paid_unless_the_authority_chose_otherwise_at_home()
    {
        var rich = Facts("other 200", capital: "savings 24000");
        Assess(rich, Home("300")).Value.Weekly.ShouldBe(Written.Pounds("300"));
        Assess(rich, Home("300"), Policy(Row(PolicyItem.UpperCapitalLimitAtHome, 24_000))).Value.Weekly.ShouldBe(Written.Pounds("115.60"), "79.60 and a tariff of 36");
        Assess(rich, Home("300"), Policy(Row(PolicyItem.UpperCapitalLimitAtHome, 23_999.99m))).Value.Ground.ShouldBe(ChargeGround.FullCost);
        Assess(rich, Home("300"), Policy(Row(PolicyItem.PaysAboveLimitAtHome, 1))).Value.Ground.ShouldBe(ChargeGround.Assessed);
        Assess(rich, Home("300"), Policy(Row(PolicyItem.ArrangementFee, 5.20m))).Value.Weekly.ShouldBe(Written.Pounds("305.20"));
    }

    [Fact]
    public void No_night_care_leaves_out_the_higher_part_of_Attendance_Allowance_where_an_authority_says_so()
    {
        var facts = Facts("other 150; attendance-allowance-higher 108.55") with { NoNightCare = true };
        var policy = Policy(Row(PolicyItem.IgnoresNightRate, 1));
        Assess(facts, Home(), policy, "2024-05-06").Value.Income.ShouldBe(258.55m - 35.90m);
        Assess(facts, Home(), null, "2024-05-06").Value.Income.ShouldBe(258.55m);
        Assess(facts with { NoNightCare = false }, Home(), policy, "2024-05-06").Value.Income.ShouldBe(258.55m);
    }

    [Fact]
    public void A_policy_that_takes_more_than_the_law_allows_is_refused()
    {
        var rates = Written.Rates(Day);
        foreach (var (row, code) in new[]
        {
            (Row(PolicyItem.DisposableIncomePercent, 101), "rules.policy-percent"),
            (Row(PolicyItem.MinimumCharge, -1), "rules.policy-negative"),
            (Row(PolicyItem.OwnFigure, 120.39m, RateElement.MigSingle25ToPcAge), "rules.policy-below-national"),
            (Row(PolicyItem.OwnFigure, 120.39m), "rules.policy-element"),
            (Row(PolicyItem.UpperCapitalLimitAtHome, 20_000), "rules.policy-below-national"),
        })
            Policy(row).On(rates).Refusal!.Code.ShouldBe(code);
        Policy(Row(PolicyItem.MinimumCharge, 1), Row(PolicyItem.MinimumCharge, 2)).On(rates).Refusal!.Code.ShouldBe("rules.policy-twice");
        Policy(Row(PolicyItem.OwnFigure, 130, RateElement.MigSingle25ToPcAge), Row(PolicyItem.OwnFigure, 240, RateElement.MigSinglePcAge)).On(Written.Rates("2024-05-06")).IsAccepted.ShouldBeTrue();
        Policy(new PolicyRow(PolicyItem.MinimumCharge, 1, DateRange.Of(new(2027, 4, 1)), "later")).On(rates).Value[PolicyItem.MinimumCharge].ShouldBeNull();
    }

    [Fact]
    public void A_charge_that_left_too_little_would_be_refused_and_never_lowered()
    {
        var one = ChargeCase.Of(Facts("other 200"), Home(), Written.Rates(Day), PolicyOn.None).Value;
        Available.Breach(one, 200m, Written.Pounds("79.60")).ShouldBeNull();
        Available.Breach(one, 200m, Written.Pounds("79.61"))!.Code.ShouldBe("rules.below-minimum");
    }

    [Fact]
    public void Free_care_costs_nothing_whatever_the_means()
    {
        var rich = Facts(capital: "savings 900000");
        foreach (var row in Written.Rows("""
            | reason                     | began      | adaptation | day        | ground   |
            | Reablement                 | 2026-05-06 | 0          | 2026-05-06 | Free     |
            | Reablement                 | 2026-05-06 | 0          | 2026-06-16 | Free     |
            | Reablement                 | 2026-05-06 | 0          | 2026-06-17 | FullCost |
            | Reablement                 | 2026-05-06 | 0          | 2026-05-05 | FullCost |
            | EquipmentOrMinorAdaptation | 2026-05-06 | 1000       | 2026-05-06 | Free     |
            | EquipmentOrMinorAdaptation | 2026-05-06 | 1000.01    | 2026-05-06 | FullCost |
            | VariantCjd                 | 2026-05-06 | 0          | 2026-05-06 | Free     |
            | Aftercare                  | 2026-05-06 | 0          | 2026-05-06 | Free     |
            | Assessment                 | 2026-05-06 | 0          | 2026-05-06 | Free     |
            | CarerSupportToThePerson    | 2026-05-06 | 0          | 2026-05-06 | Free     |
            """))
            Assess(rich, Home() with { Free = new(Enum.Parse<FreeCareReason>(row[0])) { Began = Written.Day(row[1]), AdaptationCost = Written.Pounds(row[2]) } }, day: row[3])
                .Value.Ground.ToString().ShouldBe(row[4], string.Join(' ', row));
        Assess(rich, Home() with { Free = new(FreeCareReason.Reablement) }).Refusal!.Code.ShouldBe("rules.reablement-start");
    }

    [Fact]
    public void A_light_touch_needs_a_decision_and_stands_for_the_assessment_of_capital()
    {
        Assess(Facts(), Home() with { LightTouch = LightTouch.AsOverLimit }).Refusal!.Code.ShouldBe("rules.judgement-missing");
        Assess(Facts(), Home() with { LightTouch = LightTouch.AsOverLimit, LightTouchJudgement = Written.Decided }).Value.Ground.ShouldBe(ChargeGround.FullCost);
        Assess(Facts("other 200", capital: "savings 30000"), Home() with { LightTouch = LightTouch.AsNotOverLimit, LightTouchJudgement = Written.Decided }).Value.Weekly.ShouldBe(Written.Pounds("115.60"));
    }

    [Fact]
    public void What_cannot_be_assessed_is_refused()
    {
        Assess(Facts(age: 17), Home()).Refusal!.Code.ShouldBe("rules.not-adult");
        Assess(Facts() with { DateOfBirth = new(2030, 1, 1) }, Home()).Refusal!.Code.ShouldBe("rules.not-born");
        Assess(Facts(), Home("-1")).Refusal!.Code.ShouldBe("rules.amount-negative");
        Assess(Facts(), Home(), day: "2027-04-06").Refusal!.Code.ShouldBe("rules.rate-not-entered");
        Assess(Facts(), Home(), day: "2015-03-31").Refusal!.Code.ShouldBe("rules.rate-before-first");
        Assess(Facts() with { DateOfBirth = new(1952, 6, 1) }, Home(), day: "2016-05-01").Refusal!.Code.ShouldBe("rules.pension-age-unknown");
        Assess(Facts() with { DateOfBirth = new(1952, 6, 1), PensionAgeOn = new(2014, 5, 6) }, Home(), day: "2016-05-01").IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void Incomes_that_cannot_be_are_refused()
    {
        var none = Facts("other 200");
        foreach (var item in new[] { new IncomeItem(IncomeKind.Other, new(-1)), new(IncomeKind.Other, new(100)) { Tax = new(101) }, new(IncomeKind.Rent, new(100)) { Outgoings = new(-1) }, new(IncomeKind.OccupationalPension, new(100)) { PaidToSpouse = new(-1) } })
            Assess(none with { Income = [item] }, Home()).Refusal!.Code.ShouldBe("rules.income-amount");
        Assess(none with { Income = [new(IncomeKind.Notional, new(100))] }, Home()).Refusal!.Code.ShouldBe("rules.judgement-missing");
    }

    [Fact]
    public void A_partner_whose_pension_age_cannot_be_told_is_asked_about()
    {
        var couple = Facts() with { Partner = new() { DateOfBirth = new(1952, 6, 1) } };
        Assess(couple, Home(), day: "2016-05-01").Refusal!.Code.ShouldBe("rules.pension-age-unknown");
        var paper = new WorkingPaper();
        Assess(couple with { Partner = couple.Partner with { PensionAgeOn = new(2014, 5, 6) } }, Home(), day: "2016-05-01", paper: paper).IsAccepted.ShouldBeTrue();
        paper.Find("keep.mig.base")!.Figure.ShouldBe(144.30m);
    }

    [Fact]
    public void Respite_is_charged_as_at_home_for_as_many_nights_as_an_authority_chose_and_the_law_allows()
    {
        var rates = Written.Rates(Day);
        var policy = Policy(Row(PolicyItem.RespiteNightsAsAtHome, 60)).On(rates).Value;
        foreach (var row in Written.Rows("""
            | nights | before | setting   |
            | 14     | 0      | ShortTerm |
            | 14     | 46     | ShortTerm |
            | 14     | 47     | Temporary |
            | 56     | 0      | ShortTerm |
            | 57     | 0      | Temporary |
            """))
            Respite.SettingFor(int.Parse(row[0]), int.Parse(row[1]), rates, policy).ToString().ShouldBe(row[2], string.Join(' ', row));
        Respite.SettingFor(1, 0, rates, PolicyOn.None).ShouldBe(Setting.Temporary);
    }

    [Fact]
    public void An_authority_may_pay_for_a_temporary_stay_above_the_limit_and_not_for_a_permanent_one()
    {
        var policy = Policy(Row(PolicyItem.PaysAboveLimitForTemporary, 1));
        var rich = Facts("other 200", capital: "savings 24000");
        Assess(rich, new(Setting.Temporary, Written.Pounds("900")), policy).Value.Weekly.ShouldBe(Written.Pounds("204.20"), "168.20 and a tariff of 36");
        Assess(rich, new(Setting.Permanent, Written.Pounds("900")), policy).Value.Ground.ShouldBe(ChargeGround.FullCost);
        Assess(rich, Home(), policy).Value.Ground.ShouldBe(ChargeGround.FullCost);
    }

    [Fact]
    public void The_officer_is_reminded_of_what_is_easily_forgotten()
    {
        IReadOnlyList<string> Advice(PersonFacts facts) => [.. Assess(facts, Home()).Value.Advice.Select(one => one.Code)];
        Advice(Facts("other 300; attendance-allowance-lower 76.70", age: 80)).ShouldBe(["ask-disability-costs", "benefit-taken-whole"]);
        Advice(Facts("other 300", "disability alarm 5")).ShouldBe(["disability-costs-not-allowed"]);
        Advice(Facts(age: 80) with { Premiums = new(PremiumBasis.Received) }).ShouldBe(["premium-at-pension-age"]);
        Advice(Facts() with { Partner = new() { DateOfBirth = new(1985, 1, 1) } }).ShouldBe(["couple-affordability"]);
        var owner = Facts(capital: "home 240000");
        Assess(owner, new(Setting.Permanent, Written.Pounds("900"))).Value.Advice.Select(one => one.Code).ShouldBe(["moved-in-missing"]);
        Assess(owner, new(Setting.Permanent, Written.Pounds("900")) { MovedIn = new(2025, 1, 1) }).Value.Advice.Select(one => one.Code).ShouldBe(["offer-deferral"]);
    }
}
