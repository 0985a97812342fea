using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>What capital is worth, whose it is, and when it is left out.</summary>
public sealed class CapitalTests
{
    private const string Day = "2026-05-06";

    private static Outcome<decimal> Total(string capital, Setting setting = Setting.Permanent, string day = Day, CarePackage? package = null)
    {
        var facts = new PersonFacts { DateOfBirth = new(1940, 1, 1), Capital = Written.Capitals(capital) };
        return ChargeCase.Of(facts, package ?? new(setting, Written.Pounds("900")), Written.Rates(day), PolicyOn.None).Then(one => CountedCapital.Total(one, new OnPaper(new())));
    }

    [Fact]
    public void Each_item_counts_with_its_value_and_the_persons_part()
    {
        foreach (var row in Written.Rows("""
            | capital                                      | counts    | why                                                       |
            | savings 9000                                 | 9000      | money                                                     |
            | savings 9000 expenses                        | 9000      | no tenth off money                                        |
            | shares 9000 expenses                         | 8100      | a tenth where selling costs something                     |
            | shares 9000                                  | 9000      | and not otherwise                                         |
            | shares 9000 surrender 9500 expenses          | 8550      | the higher of the two values                              |
            | home 240000 mortgage 30000 expenses          | 186000    | the tenth is of the value before the mortgage             |
            | home 240000 mortgage 240000 expenses         | 0         | never below nothing                                       |
            | savings 40000 of 2                           | 20000     | equal shares                                              |
            | savings 40000 of 2 share 0.25                | 10000     | unless another share is shown                             |
            | land 40000 of 2 share 0.1                    | 4000      | the actual share of land                                  |
            | savings 9000 given-up                        | 9000      | given up to pay less                                      |
            | savings 100; account 200; shares 300         | 600       | all together                                              |
            | savings 40000 of 3                           | 13333.3333 | a third                                                  |
            """))
            decimal.Round(Total(row[0]).Value, 4).ShouldBe(Written.Number(row[1]), row[2]);
    }

    [Fact]
    public void What_cannot_be_valued_or_left_out_is_refused()
    {
        foreach (var row in Written.Rows("""
            | capital                         | setting   | refusal                    |
            | land 40000 of 2                 | permanent | rules.capital-land-share   |
            | home 40000 of 2                 | permanent | rules.capital-land-share   |
            | savings 100 of 0                | permanent | rules.capital-owners       |
            | savings 100 share 1.1           | permanent | rules.capital-share        |
            | home 40000 TEMP_HOME 2026-01-01 | permanent | rules.disregard-setting    |
            | home 40000 WK12 2026-01-01      | temporary | rules.disregard-setting    |
            | home 40000 QR_AFTER 2026-01-01  | permanent | rules.disregard-judgement  |
            | home 40000 THIRD_PARTY 2026-01-01 | permanent | rules.disregard-judgement |
            | savings -1                      | permanent | rules.amount-negative      |
            """))
            Total(row[0], Written.SettingOf(row[1])).Refusal!.Code.ShouldBe(row[2], row[0]);
        var home = Written.Capitals("home 40000")[0];
        var late = new AppliedDisregard(CapitalDisregard.Wk12Change, new(2026, 5, 1), new(2026, 8, 1), Written.Decided with { Officer = "" });
        CapitalDisregards.Problem(late, Setting.Permanent)!.Code.ShouldBe("rules.disregard-judgement");
        CapitalDisregards.Problem(new(CapitalDisregard.Arrears52, new(2026, 1, 1), new(2027, 6, 1)), Setting.AtHome)!.Code.ShouldBe("rules.disregard-too-long");
        CapitalDisregards.Problem(new(CapitalDisregard.Arrears52, new(2026, 1, 1), new(2027, 6, 1), Written.Decided), Setting.AtHome).ShouldBeNull();
        CapitalDisregards.Problem(new(CapitalDisregard.Arrears52, new(2026, 1, 1), new(2026, 1, 1)), Setting.AtHome)!.Code.ShouldBe("rules.disregard-backwards");
        home.Deprivation.ShouldBeNull();
    }

    [Fact]
    public void Every_reason_leaves_its_item_out_on_its_days_in_its_settings_and_in_no_other()
    {
        var first = new DateOnly(2025, 10, 1);
        foreach (var rule in CapitalDisregards.All())
        {
            var given = new AppliedDisregard(rule.Code, first, Judgement: Written.Decided);
            foreach (var setting in Enum.GetValues<Setting>())
                (CapitalDisregards.Problem(given, setting) is null).ShouldBe(rule.IsOpenIn(setting), $"{rule.Name}, {setting}");
            given.Holds(first.AddDays(-1)).ShouldBeFalse(rule.Name);
            given.Holds(first).ShouldBeTrue(rule.Name);
            if (rule.Weeks is not { } weeks) continue;
            given.Holds(first.AddDays(7 * weeks - 1)).ShouldBeTrue(rule.Name);
            given.Holds(first.AddDays(7 * weeks)).ShouldBeFalse(rule.Name);
        }
        CapitalDisregards.All().Count(rule => !rule.IsDuty).ShouldBe(5, "only these are for the authority to decide");
    }

    [Fact]
    public void The_home_is_left_out_by_itself_where_the_law_leaves_nothing_to_say()
    {
        foreach (var setting in new[] { Setting.AtHome, Setting.ShortTerm, Setting.Carer }) Total("home 240000", setting).Value.ShouldBe(0, $"{setting}");
        Total("home 240000", Setting.Temporary).Value.ShouldBe(240_000, "a temporary resident must intend to return or to buy another");
        Total("home 240000 TEMP_HOME 2026-05-01", Setting.Temporary).Value.ShouldBe(0);
        Total("home 240000").Value.ShouldBe(240_000, "nobody said when the person moved in");
        Total("land 240000", Setting.AtHome).Value.ShouldBe(240_000, "another house is not the home");
    }

    [Fact]
    public void Twelve_weeks_and_what_is_left_of_them_in_a_second_stay()
    {
        foreach (var row in Written.Rows("""
            | first stay from | until      | second from | left out until | why                                                       |
            |                 |            | 2024-05-06  | 2024-07-29     | days 1 to 84                                              |
            | 2024-01-01      | 2024-02-12 | 2024-05-06  | 2024-06-17     | 42 days used, 42 left                                     |
            | 2024-01-01      | 2024-03-24 | 2024-05-06  | 2024-05-07     | 83 days used, 1 left                                      |
            | 2024-01-01      | 2024-03-25 | 2024-05-06  | none           | all 84 used                                               |
            | 2024-01-01      | 2024-06-03 | 2024-07-01  | none           | more than all used                                        |
            | 2024-01-01      | 2024-02-12 | 2025-02-09  | 2025-03-23     | the last day within 52 weeks of the end                   |
            | 2024-01-01      | 2024-02-12 | 2025-02-10  | 2025-05-05     | after 52 weeks there are twelve new ones                  |
            """))
        {
            var earlier = row[0].Length == 0 ? null : DateRange.Of(Written.Day(row[0]), Written.Day(row[1]));
            var days = TwelveWeeks.Of(Written.Day(row[2]), earlier, Written.Rates(Day));
            (days is null ? "none" : $"{days.Until:yyyy-MM-dd}").ShouldBe(row[3], row[4]);
        }
    }

    [Fact]
    public void With_other_capital_above_the_limit_the_twelve_weeks_do_not_help()
    {
        var facts = new PersonFacts { DateOfBirth = new(1940, 1, 1), Capital = Written.Capitals("home 240000; savings 23250.01") };
        CareCharge.Assess(facts, new(Setting.Permanent, Written.Pounds("900")) { MovedIn = new(2026, 5, 1) }, Written.Rates(Day), PolicyOn.None, default(Silent)).Value.Ground.ShouldBe(ChargeGround.FullCost);
    }

    [Fact]
    public void Tariff_income_changes_only_at_its_steps()
    {
        var rates = Written.Rates(Day);
        for (var pence = 1_425_000L; pence <= 2_325_000; pence += 100)
        {
            var capital = pence / 100m;
            TariffIncome.Weekly(capital, rates, default(Silent)).ShouldBe(Math.Ceiling((pence - 1_425_000) / 25_000m));
        }
        TariffIncome.Weekly(0, rates, default(Silent)).ShouldBe(0);
        TariffIncome.Weekly(100_000, rates, default(Silent)).ShouldBe(36, "an authority that pays above the limit takes no more");
    }
}
