using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>Worked examples of the care charge, exact to the penny. Those of councils are their published figures, worked out again.</summary>
public sealed class ChargeExamplesTests
{
    private static readonly DateRange Always = DateRange.Of(new(2015, 4, 1));

    private static Outcome<Charge> Assess(PersonFacts facts, CarePackage package, string day, LocalPolicy? policy = null, WorkingPaper? paper = null)
    {
        var rates = Written.Rates(day);
        var chosen = (policy ?? LocalPolicy.None).On(rates).Value;
        var silent = CareCharge.Assess(facts, package, rates, chosen, default(Silent));
        var shown = CareCharge.Assess(facts, package, rates, chosen, new OnPaper(paper ?? new()));
        shown.IsAccepted.ShouldBe(silent.IsAccepted);
        if (silent.IsAccepted) (shown.Value with { Advice = silent.Value.Advice }).ShouldBe(silent.Value, "the working changes no figure");
        return shown;
    }

    [Fact]
    public void Each_worked_example_comes_to_its_published_or_own_figure()
    {
        var rows = Written.Rows("""
            | example               | day        | setting    | age | incomes                                                                                       | capital                   | costs                                                                                                                   | cost | tariff | income | keep   | charge |
            | E1 Lambeth            | 2024-05-06 | permanent  | 80  | state-pension 130.00; other 40.00                                                              | savings 15250             |                                                                                                                         | 900  | 4      | 174.00 | 30.15  | 143.85 |
            | E2 at the lower limit | 2024-05-06 | permanent  | 80  |                                                                                               | savings 14250             |                                                                                                                         | 900  | 0      | 0      | 30.15  | 0      |
            | E2 a penny above      | 2024-05-06 | permanent  | 80  |                                                                                               | savings 14250.01          |                                                                                                                         | 900  | 1      | 1      | 30.15  | 0      |
            | E2 a whole step       | 2024-05-06 | permanent  | 80  |                                                                                               | savings 14500             |                                                                                                                         | 900  | 1      | 1      | 30.15  | 0      |
            | E2 a part step more   | 2024-05-06 | permanent  | 80  |                                                                                               | savings 14500.01          |                                                                                                                         | 900  | 2      | 2      | 30.15  | 0      |
            | E2 at the upper limit | 2024-05-06 | permanent  | 80  |                                                                                               | savings 23250             |                                                                                                                         | 900  | 36     | 36     | 30.15  | 5.85   |
            | E2 above the limit    | 2024-05-06 | permanent  | 80  |                                                                                               | savings 23250.01          |                                                                                                                         | 900  | 0      | 0      | 0      | 900    |
            | E5 temporary          | 2024-05-06 | temporary  | 80  | state-pension 221.20; attendance-allowance-lower 72.65                                         | savings 15000; home 200000 TEMP_HOME 2024-05-06 | housing council-tax 24.00                                                                         | 900  | 3      | 224.20 | 61.10  | 163.10 |
            | E8 at home            | 2026-05-06 | at home    | 82  | state-pension 241.30; attendance-allowance-higher 114.60                                       | savings 18000             | housing council-tax 22.30; disability items 18.00                                                                       | 310  | 15     | 370.90 | 289.05 | 81.85  |
            | E27 the day before    | 2023-04-05 | at home    | 75  | state-pension 185.15; attendance-allowance-lower 61.85                                         |                           | disability items 12.00                                                                                                  | 500  | 0      | 247.00 | 212.60 | 34.40  |
            | E27 the new guarantee | 2023-04-06 | at home    | 75  | state-pension 185.15; attendance-allowance-lower 61.85                                         |                           | disability items 12.00                                                                                                  | 500  | 0      | 247.00 | 232.85 | 14.15  |
            | E27 the new benefits  | 2023-04-10 | at home    | 75  | state-pension 203.85; attendance-allowance-lower 68.10                                         |                           | disability items 12.00                                                                                                  | 500  | 0      | 271.95 | 232.85 | 39.10  |
            | E9 Reading, respite   | 2024-05-06 | short term | 80  | state-pension 200.00                                                                          | home 200000               |                                                                                                                         | 850  | 0      | 200.00 | 228.70 | 0      |
            """);
        foreach (var row in rows)
        {
            var day = Written.Day(row[1]);
            var facts = new PersonFacts { DateOfBirth = Written.BornFor(int.Parse(row[3]), day), Income = Written.Incomes(row[4]), Capital = Written.Capitals(row[5]), Costs = Written.Costs(row[6]) };
            var charge = Assess(facts, new(Written.SettingOf(row[2]), Written.Pounds(row[7])), row[1]).Value;
            (charge.Tariff, charge.Income, charge.Keep, charge.Weekly).ShouldBe(
                (Written.Number(row[8]), Written.Number(row[9]), Written.Number(row[10]), Written.Pounds(row[11])), row[0]);
            (charge.Weekly + charge.Authority).ShouldBe(Written.Pounds(row[7]), row[0]);
        }
    }

    [Fact]
    public void E3_half_of_a_pension_and_the_disregard_of_a_couple()
    {
        var facts = new PersonFacts
        {
            DateOfBirth = new(1939, 1, 1),
            Household = Household.Couple,
            Partner = new() { DateOfBirth = new(1941, 1, 1), IsMarried = true, LivesWith = false },
            Income = Written.Incomes("state-pension 170.00; occupational-pension 120.00 to-spouse 60.00"),
            Capital = Written.Capitals("account 40000 of 2"),
            QualifyingIncome = Written.Pounds("380.00"),
        };
        var charge = Assess(facts, new(Setting.Permanent, Written.Pounds("900")), "2023-05-01").Value;
        (charge.Capital, charge.Tariff, charge.Income, charge.Keep, charge.Weekly).ShouldBe((20000m, 23m, 253.00m, 38.00m, Written.Pounds("215.00")));
    }

    [Fact]
    public void E4_the_home_counts_from_the_85th_day()
    {
        var facts = new PersonFacts { DateOfBirth = new(1940, 1, 1), Capital = Written.Capitals("home 240000 mortgage 30000 expenses; savings 9000") };
        var package = new CarePackage(Setting.Permanent, Written.Pounds("900")) { MovedIn = new(2024, 5, 6) };
        Assess(facts, package, "2024-05-06").Value.Capital.ShouldBe(9_000m);
        Assess(facts, package, "2024-07-28").Value.Capital.ShouldBe(9_000m);
        var after = Assess(facts, package, "2024-07-29").Value;
        (after.Capital, after.Ground, after.Weekly).ShouldBe((195_000m, ChargeGround.FullCost, Written.Pounds("900")));
    }

    [Fact]
    public void E6_Devon_premiums_of_a_younger_person_and_items_of_local_policy()
    {
        var facts = new PersonFacts
        {
            DateOfBirth = new(1986, 1, 1),
            Income = Written.Incomes("employment-and-support-allowance 225.45; pip-daily-living-enhanced 101.75; pip-mobility-standard 26.90"),
            Premiums = new(PremiumBasis.Received, PremiumBasis.Received),
            Costs = Written.Costs("housing rent 10; housing water 6 local; housing home-insurance 1.27 local; disability carer 20; disability alarm 2.31; disability laundry 5.77"),
        };
        var paper = new WorkingPaper();
        var charge = Assess(facts, new(Setting.AtHome, Written.Pounds("454")), "2023-05-01", paper: paper).Value;
        paper.Find("keep.mig")!.Figure.ShouldBe(171.75m);
        (charge.Weekly, charge.Authority).ShouldBe((Written.Pounds("110.10"), Written.Pounds("343.90")));
        paper.Find("income.pip-mobility-standard")!.Figure.ShouldBe(0);
    }

    [Fact]
    public void E7_an_authority_with_a_figure_of_its_own_for_couples()
    {
        var policy = new LocalPolicy("E10000000", "2016", [new(PolicyItem.OwnFigure, 148.47m, Always, "Appendix 1", RateElement.MigCouplePcAgeEach)]);
        var facts = new PersonFacts
        {
            DateOfBirth = new(1931, 1, 1),
            Household = Household.Couple,
            Partner = new() { DateOfBirth = new(1930, 1, 1), IsMarried = true },
            Income = Written.Incomes("state-pension 122; personal-pension 60; attendance-allowance-lower 55.10"),
            Capital = Written.Capitals("account 9500 of 2"),
            Costs = Written.Costs("housing rent 15; disability items 10"),
            QualifyingIncome = Written.Pounds("200"),
        };
        Assess(facts, new(Setting.AtHome, Written.Pounds("300")), "2016-06-01", policy).Value.Weekly.ShouldBe(Written.Pounds("63.63"));
    }

    [Fact]
    public void E25_sums_of_other_periods_are_made_weekly_and_lose_a_fraction_of_a_penny_once()
    {
        foreach (var row in Written.Rows("""
            | income                  | weekly |
            | other 6240.00 yearly    | 120.00 |
            | other 650.00 monthly    | 150.00 |
            | other 433.33 monthly    | 99.99  |
            | other 480.00 4-weekly   | 120.00 |
            | other 390.00 quarterly  | 30.00  |
            | other 100.01 fortnightly | 50.00 |
            """))
            WeeklyIncome.Of(Written.Incomes(row[0])[0], WeeklyBasis.Usual).ShouldBe(Written.Number(row[1]), row[0]);
    }

    [Fact]
    public void E26_an_authority_that_takes_nine_tenths_drops_the_half_penny()
    {
        var policy = new LocalPolicy("E10000000", "2026", [new(PolicyItem.DisposableIncomePercent, 90, Always, "paragraph 4")]);
        var facts = new PersonFacts { DateOfBirth = new(1990, 1, 1), Income = Written.Incomes("other 174.85") };
        Assess(facts, new(Setting.AtHome, Written.Pounds("300")), "2026-05-01", policy).Value.Weekly.ShouldBe(Written.Pounds("49.00"));
    }

    [Fact]
    public void E29_the_savings_credit_disregard()
    {
        foreach (var row in Written.Rows("""
            | case                            | partner | received | old enough | partner has | qualifying | disregard |
            | (a) below, more than the figure | no      | 9.12     | yes        | no          | 205.00     | 6.95      |
            | (b) below, less than the figure | no      | 4.20     | yes        | no          | 205.00     | 4.20      |
            | (c) above, none received        | no      | 0        | yes        | no          | 220.00     | 6.95      |
            | (d) as (c), under 65            | no      | 0        | no         | no          | 220.00     | 0         |
            | exactly the guarantee           | no      | 0        | yes        | no          | 218.15     | 0         |
            | a penny above the guarantee     | no      | 0        | yes        | no          | 218.16     | 6.95      |
            | couple below                    | yes     | 12.00    | yes        | no          | 332.95     | 10.40     |
            | couple above                    | yes     | 0        | yes        | no          | 332.96     | 10.40     |
            | couple above, partner has it    | yes     | 0        | yes        | yes         | 332.96     | 0         |
            """))
            SavingsCreditDisregard.Weekly(new(row[1] == "yes", Written.Number(row[2]), row[3] == "yes", row[4] == "yes"), Written.Number(row[5]), Written.Rates("2024-05-06"))
                .ShouldBe(Written.Number(row[6]), row[0]);
    }

    [Fact]
    public void Where_income_deemed_from_capital_alone_decides_both_results_are_shown()
    {
        // 216.00 and £2 a week deemed from £11,000 of capital is below 218.15; 217.00 and £2 is above it, and 217.00 alone is not.
        PersonFacts Facts(string pension) => new() { DateOfBirth = new(1940, 1, 1), Income = Written.Incomes($"state-pension {pension}"), Capital = Written.Capitals("savings 11000") };
        var package = new CarePackage(Setting.Permanent, Written.Pounds("900"));
        Assess(Facts("216.00"), package, "2024-05-06").Value.IfDeemedIncomeIsLeftOut.ShouldBeNull();
        var both = Assess(Facts("217.00"), package, "2024-05-06").Value;
        (both.Weekly, both.IfDeemedIncomeIsLeftOut).ShouldBe((Written.Pounds("179.90"), Written.Pounds("186.85")));
        Assess(Facts("219.00"), package, "2024-05-06").Value.IfDeemedIncomeIsLeftOut.ShouldBeNull();
    }
}
