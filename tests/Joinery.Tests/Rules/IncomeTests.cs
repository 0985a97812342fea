using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>Each kind of income in each setting: what counts of £50 a week.</summary>
public sealed class IncomeTests
{
    // Everything that is not named here is left out everywhere.
    private const string Matrix = """
        | kind                                | permanent | temporary | home  |
        | state-pension                       | 50        | 50        | 50    |
        | occupational-pension                | 50        | 50        | 50    |
        | personal-pension                    | 50        | 50        | 50    |
        | annuity                             | 50        | 50        | 50    |
        | guarantee-credit                    | 50        | 50        | 50    |
        | savings-credit                      | 50        | 50        | 50    |
        | universal-credit                    | 50        | 50        | 50    |
        | employment-and-support-allowance    | 50        | 50        | 50    |
        | jobseekers-allowance                | 50        | 50        | 50    |
        | income-support                      | 50        | 50        | 50    |
        | attendance-allowance-lower          | 50        | 0         | 50    |
        | attendance-allowance-higher         | 50        | 0         | 50    |
        | dla-care-low                        | 50        | 0         | 50    |
        | dla-care-mid                        | 50        | 0         | 50    |
        | dla-care-high                       | 50        | 0         | 50    |
        | pip-daily-living-standard           | 50        | 0         | 50    |
        | pip-daily-living-enhanced           | 50        | 0         | 50    |
        | constant-attendance-allowance       | 50        | 50        | 50    |
        | carers-allowance                    | 50        | 50        | 50    |
        | severe-disablement-allowance        | 50        | 50        | 50    |
        | incapacity-benefit                  | 50        | 50        | 50    |
        | maternity-allowance                 | 50        | 50        | 50    |
        | survivors-guaranteed-income-payment | 40        | 40        | 40    |
        | rent                                | 50        | 50        | 50    |
        | rent-from-disregarded-property      | 50        | 50        | 50    |
        | maintenance                         | 50        | 50        | 50    |
        | injury-periodical                   | 50        | 50        | 50    |
        | third-party-top-up                  | 50        | 50        | 0     |
        | working-tax-credit                  | 50        | 50        | 50    |
        | mortgage-protection                 | 50        | 50        | 50    |
        | concessionary-coal                  | 50        | 0         | 50    |
        | capital-instalments                 | 50        | 50        | 50    |
        | notional                            | 50        | 50        | 50    |
        | other                               | 50        | 50        | 50    |
        """;

    private static decimal Counts(string incomes, Setting setting)
    {
        var facts = new PersonFacts { DateOfBirth = new(1980, 1, 1), Income = Written.Incomes(incomes) };
        return CareCharge.Assess(facts, new(setting, Written.Pounds("900")), Written.Rates("2026-05-06"), PolicyOn.None, default(Silent)).Value.Income;
    }

    [Fact]
    public void Every_kind_counts_as_the_table_says_in_every_setting()
    {
        var rows = Written.Rows(Matrix).ToDictionary(row => row[0]);
        foreach (var kind in IncomeKinds.All)
        {
            var expected = rows.GetValueOrDefault(kind.Code) ?? [kind.Code, "0", "0", "0"];
            foreach (var setting in Enum.GetValues<Setting>())
                Counts($"{kind.Code} 50", setting).ShouldBe(Written.Number(expected[setting switch { Setting.Permanent => 1, Setting.Temporary => 2, _ => 3 }]), $"{kind.Code}, {setting}");
        }
        rows.Keys.Except(IncomeKinds.All.Select(kind => kind.Code)).ShouldBeEmpty();
    }

    [Fact]
    public void Parts_of_an_income_are_left_out_as_their_paragraphs_say()
    {
        foreach (var row in Written.Rows("""
            | incomes                                                                                                    | counts | why                                            |
            | survivors-guaranteed-income-payment 8                                                                      | 0      | the first £10                                  |
            | survivors-guaranteed-income-payment 50; survivors-guaranteed-income-payment 50 named second                | 80     | £10 of each                                    |
            | survivors-guaranteed-income-payment 50; survivors-guaranteed-income-payment 50 named b; survivors-guaranteed-income-payment 50 named c | 130 | together no more than £20 |
            | rent-from-disregarded-property 650 monthly outgoings 325                                                   | 75     | less mortgage, council tax and water           |
            | rent-from-disregarded-property 100 outgoings 120                                                           | 0      | never below nothing                            |
            | mortgage-protection 100 outgoings 80                                                                       | 20     | left out up to the loan costs                  |
            | child-benefit 26.05                                                                                        | 0      | left out                                       |
            | child-benefit 26.05 child-lives-in                                                                         | 26.05  | unless the child lives in                      |
            | other 300 joint                                                                                            | 150    | half of a couple's                             |
            | other 100.01 joint                                                                                         | 50.00  | half a penny is not counted                    |
            | occupational-pension 120 tax 20                                                                            | 100    | net of tax                                     |
            | earnings 400; pip-mobility-enhanced 80; dla-mobility-high 80                                                | 0      | earnings and mobility never count              |
            """))
            Counts(row[0], Setting.AtHome).ShouldBe(Written.Number(row[1]), row[2]);
    }

    [Fact]
    public void Half_of_all_pensions_is_left_out_only_where_a_spouse_who_lives_elsewhere_gets_half()
    {
        foreach (var row in Written.Rows("""
            | pensions                                                                            | married | lives with | left out |
            | occupational-pension 120 to-spouse 60                                               | yes     | no         | 60.00    |
            | occupational-pension 120 to-spouse 59.99                                            | yes     | no         | 0        |
            | occupational-pension 120 to-spouse 100                                              | yes     | no         | 60.00    |
            | occupational-pension 120 to-spouse 90; personal-pension 60                          | yes     | no         | 90.00    |
            | occupational-pension 120 to-spouse 80; personal-pension 60                          | yes     | no         | 0        |
            | occupational-pension 100.01 to-spouse 60                                            | yes     | no         | 50.01    |
            | occupational-pension 120 to-spouse 60                                               | no      | no         | 0        |
            | occupational-pension 120 to-spouse 60                                               | yes     | yes        | 0        |
            | state-pension 120 to-spouse 60                                                      | yes     | no         | 0        |
            """))
        {
            var facts = new PersonFacts { DateOfBirth = new(1940, 1, 1), Income = Written.Incomes(row[0]), Partner = new() { DateOfBirth = new(1940, 1, 1), IsMarried = row[1] == "yes", LivesWith = row[2] == "yes" } };
            HalfPension.Weekly(facts, WeeklyBasis.Usual, default(Silent)).ShouldBe(Written.Number(row[3]), row[0]);
        }
    }

    [Fact]
    public void The_grant_regulations_count_other_periods_by_days()
    {
        WeeklyBasis.ByDays.Weekly(365, Every.Year).ShouldBe(7);
        WeeklyBasis.ByDays.Weekly(650, Every.Month).ShouldBe(150);
        WeeklyBasis.ByDays.Weekly(91.25m, Every.Quarter).ShouldBe(7);
        WeeklyBasis.ByDays.Weekly(28, Every.FourWeeks).ShouldBe(7);
    }

    [Fact]
    public void Pension_credit_age_is_known_or_asked_for()
    {
        foreach (var row in Written.Rows("""
            | born       | day        | reached |
            | 1950-04-05 | 2015-04-06 | yes     |
            | 1952-01-01 | 2016-01-01 | refused |
            | 1952-01-01 | 2020-10-06 | yes     |
            | 1954-10-05 | 2020-10-05 | refused |
            | 1954-10-06 | 2020-10-05 | no      |
            | 1954-10-06 | 2020-10-06 | yes     |
            | 1960-04-05 | 2026-04-05 | yes     |
            | 1960-04-06 | 2026-04-06 | no      |
            | 1960-04-06 | 2026-05-05 | no      |
            | 1960-04-06 | 2026-05-06 | yes     |
            | 1961-03-05 | 2028-02-04 | no      |
            | 1961-03-05 | 2028-02-05 | yes     |
            | 1961-03-06 | 2028-03-05 | no      |
            | 1961-03-06 | 2028-03-06 | yes     |
            """))
            (PensionAges.Reached(Written.Day(row[0]), Written.Day(row[1])).Try(out var reached, out _) ? reached ? "yes" : "no" : "refused").ShouldBe(row[2], $"{row[0]} on {row[1]}");
    }
}
