using Joinery.Ledger;
using Joinery.Testing;
using Joinery.Tests.Rules;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;
using static Joinery.Tests.Ledger.WrittenPlan;

namespace Joinery.Tests.Ledger;

/// <summary>The national conditions at their edges, as data, and against a second computation.</summary>
public sealed class ConditionTests
{
    private static Plan Only(string amount, string area = "social-care", string commissioner = "la", int? nhs = null) =>
        Northgate() with { Lines = [new("S01", "nhs-minimum", Pounds(amount)) { Area = area, Commissioner = commissioner, NhsShareBasisPoints = nhs }] };

    [Fact]
    public void A_pound_or_less_decides()
    {
        foreach (var row in Written.Rows("""
            | amount      | verdict | headroom | sentence begins                                  |
            | 10507622    | Passed  | 0        | T3 passed: £10,507,622.00 from 1 line            |
            | 10507621    | Failed  | -1       | T3 failed by £1.00: £10,507,621.00               |
            | 10507621.99 | Failed  | -0.01    | T3 failed by £0.01: £10,507,621.99               |
            | 10507622.01 | Passed  | 0.01     | T3 passed: £10,507,622.01 from 1 line            |
            | 0           | Failed  | -10507622 | T3 failed by £10,507,622.00: £0.00 from 1 line  |
            """))
        {
            var result = Test(Only(row[0])).Of("T3");
            (result.Verdict.ToString(), result.Headroom!.Value.Shown).ShouldBe((row[1], Pounds(row[2])), row[0]);
            result.Sentence.ShouldStartWith(row[3]);
        }
    }

    [Fact]
    public void Percentages_are_compared_unrounded()
    {
        // 33.33% of £21,101,110.11 is £7,032,999.999663: shown as the minimum, and a third of a penny short.
        var result = Test(Only("21101110.11", "community-health", "joint", 3_333), null, "T4").Of("T4");
        (result.Value!.Value.Shown, result.Value.Value.Pounds).ShouldBe((Pounds("7033000"), 7_032_999.999663m));
        (result.Verdict, result.Headroom!.Value.Unrounded, result.Value.Value.Unrounded).ShouldBe((Verdict.Failed, "−£0.000337", "£7,032,999.999663"));
        result.Sentence.ShouldStartWith("T4 failed by less than a penny: £7,033,000.00 from 1 line");
    }

    [Fact]
    public void What_the_NHS_commissions_counts_by_area_and_share()
    {
        foreach (var row in Written.Rows("""
            | area             | commissioner | nhs % | T3   | T3-LA | T4   |
            | social-care      | la           |       | 1000 | 1000  | 0    |
            | social-care      | nhs          |       | 1000 | 0     | 0    |
            | social-care      | joint        | 60    | 1000 | 400   | 0    |
            | community-health | la           |       | 0    | 0     | 0    |
            | community-health | nhs          |       | 0    | 0     | 1000 |
            | community-health | joint        | 60    | 0    | 0     | 600  |
            | acute            | nhs          |       | 0    | 0     | 0    |
            | other            | joint        | 0.01  | 0    | 0     | 0.10 |
            """))
        {
            var plan = Only("1000", row[0], row[1], row[2].Length == 0 ? null : (int)(decimal.Parse(row[2]) * 100));
            Test(plan, null, "T4").Of("T3").Value!.Value.Shown.ShouldBe(Pounds(row[3]));
            Test(plan, null, "T3-LA").Of("T3-LA").Value!.Value.Shown.ShouldBe(Pounds(row[4]));
            Test(plan, null, "T4").Of("T4").Value!.Value.Shown.ShouldBe(Pounds(row[5]));
        }
    }

    [Fact]
    public void Streams_are_tested_each_by_itself()
    {
        foreach (var row in Written.Rows("""
            | change               | test          | subject       | verdict | flags                        |
            | S06 9800001          | T2            | labcg         | Failed  |                              |
            | S06 9799999          | T2            | labcg         | Failed  |                              |
            | S05 2499999          | T2            | nhs-minimum   | Failed  |                              |
            | S05 2499999          | T2            | labcg         | Passed  |                              |
            | S08 2999999          | T2-additional | additional-la | Passed  | £1.00 is not planned.        |
            | S08 3000001          | T2-additional | additional-la | Failed  |                              |
            """))
        {
            var (scheme, amount) = row[0].Split(' ') is [var first, var second] ? (first, second) : throw new FormatException(row[0]);
            var result = Test(Northgate().With(scheme, line => line with { Amount = Pounds(amount) })).Of(row[1], row[2]);
            result.Verdict.ToString().ShouldBe(row[3], $"{row[0]}: {result.Sentence}");
            string.Join(' ', result.Flags).ShouldBe(row[4]);
        }
        var less = Northgate() with { Income = Income("nhs-minimum ICB-A 24749999; labcg Council 9800001; dfg Council 2100001") };
        Test(less).Of("T1", "nhs-minimum").Sentence.ShouldBe("T1 (nhs-minimum) failed by £1.00: £24,749,999.00, and it must be no less than £24,750,000.00.");
        Test(less).Of("T1-grants", "labcg").Sentence.ShouldBe("T1-grants (labcg) failed by £1.00: £9,800,001.00, and it must be exactly £9,800,000.00.");
        Test(less with { Income = Income("nhs-minimum ICB-A 24750001; dfg Council 2100001") }).Of("T1", "nhs-minimum").Verdict.ShouldBe(Verdict.Passed);
    }

    [Fact]
    public void A_county_keeps_a_part_of_the_grant_only_under_a_written_agreement()
    {
        var agreement = Facts() with { Documents = [new("dfg-agreement", new(2025, 3, 1))] };
        Plan Passing(string amount) => Northgate() with { Districts = [new("Alder", Pounds(amount))] };
        Test(Passing("2100001")).Of("T5").Verdict.ShouldBe(Verdict.Passed);
        Test(Passing("2000001")).Of("T5").Sentence.ShouldBe("T5 failed by £100,000.00: £2,000,001.00, and it must be exactly £2,100,001.00.");
        Test(Passing("2000001"), agreement).Of("T5").Sentence.ShouldBe("T5 passed: £2,000,001.00 against £2,100,001.00; £100,000.00 is kept under a written agreement.");
        Test(Passing("2100002"), agreement).Of("T5").Verdict.ShouldBe(Verdict.Failed, "an agreement to keep does not let more than all be passed on");
        Test(Northgate() with { IsTwoTier = false, Districts = [] }).Of("T5").Verdict.ShouldBe(Verdict.NotApplicable);
    }

    [Fact]
    public void A_figure_that_nobody_entered_leaves_its_test_open_and_no_other()
    {
        var results = Test(Northgate(), Facts() with { Figures = [.. Facts().Figures.Where(figure => figure.Name != "asc-minimum")] });
        results.Of("T3").Sentence.ShouldBe("T3 was not tested. The figure asc-minimum of 2025/26 is not entered for this board. Enter it with its source.");
        results.Of("T3").Verdict.ShouldBe(Verdict.NotTested);
        results.Of("T1-grants", "dfg").Verdict.ShouldBe(Verdict.Passed);
        var doubtful = Facts() with { Figures = [.. Facts().Figures.Select(figure => figure with { Status = FigureStatus.Unverified, Source = "a minute" })] };
        Test(Northgate(), doubtful).Of("T3").Doubts[^1].ShouldBe("The figure £10,507,622.00 for asc-minimum is unverified: a minute.");
    }

    [Fact]
    public void A_year_that_nobody_entered_is_refused_and_never_taken_from_another()
    {
        var year = FinancialYear.Starting(2026);
        Book.Conditions(year).Refusal!.Sentence.ShouldBe("The national conditions of 2026/27 are not entered. An administrator must enter them with their source before a plan of that year can be tested; those of another year are not used.");
        var empty = Book.ConditionSets.Single(set => set.Year == year);
        Conditions.Test(Northgate() with { Year = year }, empty, Facts(), Book).Refusal!.Code.ShouldBe("plan.conditions-not-entered");
        foreach (var other in new[] { 2014, 2027 }) Book.Conditions(FinancialYear.Starting(other)).Refusal!.Code.ShouldBe("plan.conditions-not-entered");
    }

    [Fact]
    public void An_administrator_enters_a_year_and_it_is_tested()
    {
        const string entered = """
            {"year": "2026/27", "version": "2026-27.1", "tests": [{"code": "T3", "title": "Social care", "status": "unverified", "source": "a test", "check": {"type": "money",
              "value": {"type": "lines", "take": "whole", "where": {"any": [{"field": "source", "in": ["nhs-minimum"]}]}}, "compare": "at-least", "threshold": {"type": "figure", "figure": "asc-minimum"}}}]}
            """;
        FundFile[] files = [.. FundFiles.BuiltIn.Where(file => !file.Name.EndsWith("2026-27.json", StringComparison.Ordinal)), new("data/fund/conditions/2026-27.json", entered)];
        // The streams of the year are not there yet, and the slip would make the test count nothing.
        FundFiles.Read(files).Problems.ShouldHaveSingleItem().ToString().ShouldBe("data/fund/conditions, 2026/27, T3: The test asks for nhs-minimum, which no list of 2026/27 has. Check its spelling.");
        var (book, problems) = FundFiles.Read([.. files, new("streams-own.csv", "stream,label,owner,capital,restricted,mandatory,first_year,last_year,status,source\nnhs-minimum,Minimum,nhs,no,no,yes,2026/27,2026/27,verified,framework\n")]);
        problems.ShouldBeEmpty();
        Conditions.Test(Northgate(), book!.Conditions(FinancialYear.Starting(2026)).Value, Facts(), book).Value.ShouldHaveSingleItem().Value!.Value.Shown.ShouldBe(Pounds("24750000"));
    }

    [Fact]
    public void Every_year_from_2015_has_its_tests_with_status_and_source()
    {
        Book.ConditionSets.Select(set => $"{set.Year} {(set.IsEntered ? string.Join(' ', set.Tests.Select(test => test.IsSelected ? test.Code : $"({test.Code})")) : "not entered")}").ShouldBe([
            "2015/16 T1 T1-grants T2 T2-additional (T4) T5 T6 T7",
            "2016/17 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2017/18 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2018/19 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2019/20 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2020/21 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T7",
            "2021/22 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2022/23 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2023/24 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2024/25 T1 T1-grants T2 T2-additional T3 (T3-LA) T4 T5 T6 T7",
            "2025/26 T1 T1-grants T2 T2-additional T3 (T3-LA) (T4) T5 T6 T7",
            "2026/27 not entered",
        ]);
        foreach (var test in Book.ConditionSets.SelectMany(set => set.Tests)) test.Source.ShouldNotBeEmpty();
        foreach (var set in Book.ConditionSets.Where(set => set.IsEntered)) set.Conditions.ShouldNotBeEmpty();
        Book.ConditionSets[10].With("T9").Refusal!.Sentence.ShouldBe("There is no test T9 in 2025/26.");
    }

    [Fact]
    public void Conditions_that_are_not_sound_are_refused_with_their_place()
    {
        string Where(string tests) => FundFiles.Read([new("data/fund/conditions/x.json", $$"""{"year":"2025/26","version":"1","tests":[{{tests}}]}""")]).Problems[0].ToString();
        string Test(string where, string code = "T3", string more = "") => $$$"""
            {"code":"{{{code}}}","title":"x","status":"derived","source":"x",{{{more}}}"check":{"type":"money","value":{"type":"lines","take":"whole","where":{{{where}}} },"compare":"at-least","threshold":{"type":"districts"} } }
            """;
        Where("").ShouldStartWith("data/fund/conditions/x.json: The conditions of 2025/26 have no tests.");
        Where(Test("{}")).ShouldStartWith("data/fund/conditions/x.json, T3: A condition on lines has one of four forms");
        Where(Test("""{"field":"area"}""")).ShouldContain("one of four forms");
        Where(Test("""{"field":"area","in":["acute"],"all":[]}""")).ShouldContain("one of four forms");
        Where(Test("""{"all":[{"not":{}}]}""")).ShouldContain("one of four forms");
        Where(Test("""{"field":"colour","in":["red"]}""")).ShouldContain("field");
        Where(Test("""{"field":"area","in":["acute"]}""") + "," + Test("""{"field":"area","in":["acute"]}""")).ShouldContain("T3 is tested twice.");
        Where(Test("""{"field":"area","in":["acute"]}""") + "," + Test("""{"field":"area","in":["acute"]}""", "T3-LA", "\"variantOf\":\"T3\",")).ShouldContain("T3 is tested twice.");
        Where(Test("""{"field":"area","in":["acute"]}""", more: "\"threshhold\":1,")).ShouldContain("threshhold");
        Where(Test("""{"field":"area","in":["accute"]}""")).ShouldContain("The test asks for accute, which no list of 2025/26 has.");
    }

    [Fact]
    public void Tests_agree_with_a_second_computation_on_plans_drawn_by_chance()
    {
        var random = Seed.Random();
        string[] areas = ["acute", "social-care", "community-health", "mental-health"], commissioners = ["la", "nhs", "joint"], sources = ["nhs-minimum", "labcg", "dfg", "additional-la"];
        for (var i = 0; i < 500; i++)
        {
            var plan = Northgate() with
            {
                Lines = [.. Enumerable.Range(0, random.Next(0, 120)).Select(n => commissioners[random.Next(3)] is var commissioner
                    ? new PlanLine($"S{n}", sources[random.Next(4)], new(random.NextInt64(10_000_000_000))) { Area = areas[random.Next(4)], Commissioner = commissioner, NhsShareBasisPoints = commissioner == "joint" ? random.Next(1, 10_000) : null } : null!)],
            };
            decimal Naive(Func<PlanLine, bool> where, Func<PlanLine, decimal> share) => plan.Lines.Where(line => line.Source == "nhs-minimum" && where(line)).Sum(line => line.Amount.Pounds * share(line));
            static decimal Nhs(PlanLine line) => line.Commissioner == "nhs" ? 1 : line.Commissioner == "joint" ? line.NhsShareBasisPoints!.Value / 10_000m : 0;
            var results = Test(plan, null, "T4");
            results.Of("T3").Value!.Value.Pounds.ShouldBe(Naive(line => line.Area == "social-care", _ => 1));
            results.Of("T4").Value!.Value.Pounds.ShouldBe(Naive(line => line.Area is not ("social-care" or "acute"), Nhs));
            Test(plan, null, "T3-LA").Of("T3-LA").Value!.Value.Pounds.ShouldBe(Naive(line => line.Area == "social-care", line => 1 - Nhs(line)));
            foreach (var result in results.Where(result => result.Counted.Count > 0)) result.Counted.Aggregate(default(ExactMoney), (sum, line) => sum + line.Amount).ShouldBe(result.Value!.Value);
            foreach (var result in results.Where(result => result.Test is "T3" or "T4")) (result.Verdict == Verdict.Passed).ShouldBe(result.Value!.Value.Pounds >= result.Threshold!.Value.Pounds);
        }
    }
}
