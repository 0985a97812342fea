using Joinery.Ledger;
using Joinery.Tests.Rules;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;
using static Joinery.Tests.Ledger.WrittenPlan;

namespace Joinery.Tests.Ledger;

/// <summary>The worked example W1: the plan of Northgate tested by the conditions of 2025-26, with its variations and uplifts.</summary>
public sealed class ConditionExamplesTests
{
    [Fact]
    public void W1_the_plan_comes_to_these_results()
    {
        Northgate().TotalIncome.ShouldBe(Pounds("41150001"));
        Northgate().TotalSpend.ShouldBe(Pounds("41150001"));
        var results = Test(Northgate(), null, "T4");
        foreach (var row in Written.Rows("""
            | test          | subject        | verdict | value    | threshold | headroom | lines            |
            | T1            | nhs-minimum    | Passed  | 24750000 | 24750000  | 0        |                  |
            | T1-grants     | labcg          | Passed  | 9800000  | 9800000   | 0        |                  |
            | T1-grants     | dfg            | Passed  | 2100001  | 2100001   | 0        |                  |
            | T2            | nhs-minimum    | Passed  | 24750000 | 24750000  | 0        | S01 S02 S03 S04 S05 |
            | T2            | labcg          | Passed  | 9800000  | 9800000   | 0        | S06              |
            | T2            | dfg            | Passed  | 2100001  | 2100001   | 0        | S07              |
            | T2-additional | additional-la  | Passed  | 3000000  | 3000000   | 0        | S08              |
            | T2-additional | additional-nhs | Passed  | 1500000  | 1500000   | 0        | S09              |
            | T3            |                | Passed  | 10507622 | 10507622  | 0        | S01 S02          |
            | T4            |                | Passed  | 10992378 | 7033000   | 3959378  | S03 S04          |
            | T5            |                | Passed  | 2100001  | 2100001   | 0        |                  |
            """))
        {
            var result = results.Of(row[0], row[1]);
            result.Verdict.ToString().ShouldBe(row[2], $"{row[0]} {row[1]}");
            new[] { result.Value, result.Threshold, result.Headroom }.Select(exact => exact!.Value.Shown).ShouldBe(row[3..6].Select(Pounds), $"{row[0]} {row[1]}");
            string.Join(' ', result.Counted.Select(line => line.Scheme)).ShouldBe(row[6]);
            (result.PlanVersion, result.ConditionsVersion).ShouldBe(("v1", "2025-26.1"));
        }
        results.Of("T4").Counted.Select(line => (line.Line, line.BasisPoints, line.Amount.Shown)).ShouldBe([(3, 10_000, Pounds("9242378")), (4, 7_000, Pounds("1750000"))]);
        results.Of("T6").Verdict.ShouldBe(Verdict.Passed);
        results.Of("T7").Verdict.ShouldBe(Verdict.Passed);
        results.Count.ShouldBe(13);
    }

    [Fact]
    public void W1_results_are_said_in_sentences()
    {
        var results = Test(Northgate(), null, "T4");
        results.Of("T3").Sentence.ShouldBe("T3 passed: £10,507,622.00 from 2 lines, and it must be no less than £10,507,622.00.");
        results.Of("T4").Sentence.ShouldBe("T4 passed: £10,992,378.00 from 2 lines, and it must be no less than £7,033,000.00; £3,959,378.00 to spare.");
        results.Of("T2", "dfg").Sentence.ShouldBe("T2 (dfg) passed: £2,100,001.00 from 1 line, and it must be exactly £2,100,001.00.");
        results.Of("T6").Sentence.ShouldBe("T6 passed: submitted on 31 March 2025 with 4 signatures.");
        results.Of("T7").Sentence.ShouldBe("T7 passed: the section-75 document came on 1 September 2025.");
        results.Of("T3").Doubts.ShouldHaveSingleItem().ShouldStartWith("The test T3 is unverified: Whole lines");
    }

    [Fact]
    public void W1_a_line_in_another_area_fails_one_condition_and_feeds_the_other()
    {
        var results = Test(Northgate().With("S01", line => line with { Area = "community-health" }), null, "T4");
        results.Of("T3").ShouldSatisfyAllConditions(
            result => result.Verdict.ShouldBe(Verdict.Failed),
            result => result.Value!.Value.Shown.ShouldBe(Pounds("4507622")),
            result => result.Headroom!.Value.Shown.ShouldBe(Pounds("-6000000")),
            result => result.Sentence.ShouldBe("T3 failed by £6,000,000.00: £4,507,622.00 from 1 line, and it must be no less than £10,507,622.00."));
        results.Of("T4").ShouldSatisfyAllConditions(
            result => result.Value!.Value.Shown.ShouldBe(Pounds("14592378")),
            result => result.Headroom!.Value.Shown.ShouldBe(Pounds("7559378")));
    }

    [Fact]
    public void The_two_readings_of_social_care_give_opposite_verdicts_on_the_same_plan()
    {
        var results = Test(Northgate(), null, "T3-LA");
        results.ShouldNotContain(result => result.Test == "T3");
        // S01 counts 40% of 6,000,000, S02 the whole.
        results.Of("T3-LA").ShouldSatisfyAllConditions(result => result.Verdict.ShouldBe(Verdict.Failed), result => result.Value!.Value.Shown.ShouldBe(Pounds("6907622")));
        Test(Northgate(), null, "T3-LA", "T3").Of("T3").Verdict.ShouldBe(Verdict.Passed);
    }

    [Fact]
    public void W1_a_minimum_is_uplifted_half_up_to_the_pound_each_year_from_the_rounded_one()
    {
        foreach (var row in Written.Rows("""
            | figure      | from    | minimum  | to      | next       | exact          |
            | asc-minimum | 2024/25 | 10113207 | 2025/26 | 10507622   | 10507622.073   |
            | asc-minimum | 2024/25 | 11223344 | 2025/26 | 11661054   | 11661054.416   |
            | ooh-minimum | 2023/24 | 9876550  | 2024/25 | 10435563   | 10435562.73    |
            | asc-minimum | 2024/25 | 1000     | 2024/25 | 1000       | no year between |
            | asc-minimum | 2021/22 | 1000     | 2024/25 | 1180       | 1056.60 to 1057; 1116.83 to 1117; 1180.22 |
            | asc-minimum | 2021/22 | 5        | 2024/25 | 5          | 5.28 to 5 each year; unrounded it would be 5.90 |
            """))
        {
            static FinancialYear Year(string text) => FinancialYear.Parse(text).Value;
            var steps = Uplift.Project(Book, row[0], Year(row[1]), Pounds(row[2]), Year(row[3])).Value;
            steps[^1].Minimum.ShouldBe(Pounds(row[4]), row[5]);
        }
        Uplift.Next(Pounds("10"), 500).ShouldBe(Pounds("11"), "10.50 goes up");
        Uplift.Next(Pounds("10"), 499).ShouldBe(Pounds("10"), "10.499 does not");
        Uplift.Project(Book, "asc-minimum", FinancialYear.Starting(2025), Pounds("1"), FinancialYear.Starting(2026)).Refusal!.Sentence
            .ShouldBe("No uplift of asc-minimum is held for 2026/27. Enter it with its source, or enter the published minimum itself.");
        Uplift.Project(Book, "asc-minimum", FinancialYear.Starting(2018), Pounds("1"), FinancialYear.Starting(2021)).Refusal!.Code.ShouldBe("plan.uplift-not-entered");
        Uplift.Project(Book, "asc-minimum", FinancialYear.Starting(2025), Pounds("1"), FinancialYear.Starting(2024)).Refusal!.Code.ShouldBe("plan.uplift-backwards");
    }
}
