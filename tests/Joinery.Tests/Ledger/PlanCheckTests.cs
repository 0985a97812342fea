using Joinery.Ledger;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;
using static Joinery.Tests.Ledger.WrittenPlan;

namespace Joinery.Tests.Ledger;

/// <summary>What is wrong in a plan is told in one sentence with its place, all of it at once.</summary>
public sealed class PlanCheckTests
{
    private static IReadOnlyList<PlanFinding> Check(Plan plan) => PlanCheck.Of(plan, Book);

    private static Plan Change(Func<PlanLine, PlanLine> change) => Northgate().With("S03", change);

    // A plan of one line as the templates of 2023-25 want it.
    private static Plan Older(Func<PlanLine, PlanLine> change) => Northgate() with
    {
        Year = FinancialYear.Starting(2024),
        Income = Income("nhs-minimum ICB-A 100; dfg Council 100"),
        Lines = [change(new("S01", "nhs-minimum", Pounds("100")) { Area = "community-health", Commissioner = "nhs", Provider = "nhs-community", SchemeType = "home-care", SubType = "home-care.packages", Outputs = 12 })],
    };

    [Fact]
    public void A_sound_plan_has_no_findings()
    {
        Check(Northgate()).ShouldBeEmpty();
        Check(Older(line => line)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_problem_is_found_and_placed()
    {
        foreach (var (plan, expected) in new (Plan, string)[]
        {
            (Change(line => line with { Amount = Pounds("-1") }), "line 3 (S03), amount plan.amount-negative"),
            (Change(line => line with { Amount = Pounds("100000000") }), ""),
            (Change(line => line with { Amount = Pounds("100000001") }), "line 3 (S03), amount plan.amount-large"),
            (Change(line => line with { Amount = Pounds("0") }), ""),
            (Change(line => line with { Amount = Pounds("1.01") }), "line 3 (S03), amount plan.amount-pence (warning)"),
            (Change(line => line with { Commissioner = "joint" }), "line 3 (S03), nhsShare plan.nhs-share-missing"),
            (Change(line => line with { NhsShareBasisPoints = 6000 }), "line 3 (S03), nhsShare plan.nhs-share-unasked"),
            (Change(line => line with { Commissioner = "joint", NhsShareBasisPoints = 0 }), "line 3 (S03), nhsShare plan.nhs-share-outside"),
            (Change(line => line with { Commissioner = "joint", NhsShareBasisPoints = 10_000 }), "line 3 (S03), nhsShare plan.nhs-share-outside"),
            (Change(line => line with { Commissioner = "joint", NhsShareBasisPoints = 1 }), ""),
            (Change(line => line with { Commissioner = "joint", NhsShareBasisPoints = 9_999 }), ""),
            (Change(line => line with { Area = "" }), "line 3 (S03), area plan.value-missing"),
            (Change(line => line with { Area = "dentistry" }), "line 3 (S03), area plan.value-unknown"),
            (Change(line => line with { Commissioner = "" }), "line 3 (S03), commissioner plan.value-missing"),
            (Change(line => line with { Provider = "robots" }), "line 3 (S03), provider plan.value-unknown"),
            (Change(line => line with { Activity = "" }), "line 3 (S03), activity plan.value-missing"),
            (Change(line => line with { Objective = "discharge" }), ""),
            (Change(line => line with { Objective = "fame" }), "line 3 (S03), objective plan.value-unknown"),
            (Change(line => line with { Source = "ibcf" }), "line 3 (S03), source plan.value-other-year"),
            (Change(line => line with { Source = "lottery" }), "line 3 (S03), source plan.value-unknown"),
            (Change(line => line with { SchemeType = "home-care" }), "line 3 (S03), schemeType plan.list-not-entered (warning)"),
            (Change(line => line with { Scheme = "" }), "line 3 (no scheme), scheme ledger.code-shape"),
            (Change(line => line with { Scheme = "S02" }), "line 3 (S02), scheme plan.line-repeated"),
            (Change(line => line with { Scheme = "S06" }), ""),
            (Northgate().With("S07", line => line with { IsCapital = false }), "line 7 (S07), isCapital plan.capital-stream (warning)"),
            (Older(line => line with { SchemeType = "" }), "line 1 (S01), schemeType plan.value-missing"),
            (Older(line => line with { SubType = "" }), "line 1 (S01), subType plan.sub-type-missing"),
            (Older(line => line with { SubType = "carers.respite" }), "line 1 (S01), subType plan.sub-type-other"),
            (Older(line => line with { SubType = "home-care.magic" }), "line 1 (S01), subType plan.value-unknown"),
            (Older(line => line with { SchemeType = "housing", SubType = "", Outputs = null }), ""),
            (Older(line => line with { Outputs = null }), "line 1 (S01), outputs plan.outputs-missing"),
            (Older(line => line with { Outputs = -1 }), "line 1 (S01), outputs plan.outputs-negative"),
            (Older(line => line with { Source = "dfg", IsCapital = true }), "line 1 (S01), schemeType plan.dfg-type (warning)"),
            (Older(line => line with { Source = "labcg" }), "line 1 (S01), source plan.value-other-year"),
            (Older(line => line with { Source = "ibcf" }), "line 1 (S01), source plan.source-without-income (warning)"),
            (Northgate() with { Lines = [] }, "plan, lines plan.lines"),
            (Northgate() with { Partners = [.. Bodies, Bodies[0]] }, "plan, partners share.partner-twice"),
            (Northgate() with { Districts = [new("Alder", Pounds("-1"))] }, "plan, districts plan.amount-negative"),
            (Northgate() with { Income = [.. Northgate().Income, new("labcg", Council, Pounds("-1"))] }, "income 7 (labcg of Council), amount share.contribution-negative"),
            (Northgate() with { Income = [.. Northgate().Income, new("labcg", Code<Partner>.Of("ICB-Z"), Pounds("1"))] }, "income 7 (labcg of ICB-Z), partner share.partner-unknown"),
            (Northgate() with { Income = [.. Northgate().Income, new("labcg", IcbA, Pounds("1"))] }, "income 7 (labcg of ICB-A), partner plan.stream-owner"),
            (Northgate() with { Income = [.. Northgate().Income, new("discharge-icb", IcbA, Pounds("1"))] }, "income 7 (discharge-icb of ICB-A), source plan.value-other-year"),
        })
            string.Join("; ", Check(plan).Select(one => $"{one.Refusal.Where} {one.Refusal.Code}{(one.IsWarning ? " (warning)" : "")}")).ShouldBe(expected);
    }

    [Fact]
    public void Sentences_say_what_to_do()
    {
        Check(Change(line => line with { Source = "ibcf" }))[0].Refusal.ToString().ShouldBe("line 3 (S03), source: ibcf is not a source of funding of 2025/26, only of 2017/18 to 2024/25. Choose one of this year.");
        Check(Change(line => line with { Source = "winter-pressures" }))[0].Refusal.Sentence.ShouldBe("winter-pressures is not a source of funding of 2025/26, only of 2018/19, 2019/20. Choose one of this year.");
        Check(Older(line => line with { Outputs = null }))[0].Refusal.Sentence.ShouldBe("Home Care or Domiciliary Care needs expected outputs: Hours of care (packages if short-term).");
    }

    [Fact]
    public void A_year_without_lists_is_told_and_not_taken_from_another()
    {
        var findings = Check(Northgate() with { Year = FinancialYear.Starting(2026) });
        findings[0].Refusal.Sentence.ShouldBe("No list is entered from which to choose a source of funding of 2026/27, so the value was not checked.");
        findings.Where(one => one.Line == 1).Select(one => one.Field).ShouldBe(["source", "area", "commissioner", "provider", "activity"]);
    }

    [Fact]
    public void All_problems_of_all_lines_are_told_at_once() =>
        Check(Northgate() with { Lines = [.. Northgate().Lines.Select(line => line with { Area = "x", Amount = Pounds("-1") })] }).Count.ShouldBe(18);
}
