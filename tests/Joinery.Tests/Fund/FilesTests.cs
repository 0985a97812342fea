using Joinery.Fund.Plans;
using Joinery.Fund.Sharing;
using Joinery.Ledger;
using Joinery.Tests.Ledger;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;

namespace Joinery.Tests.Fund;

/// <summary>Files of plans and of sharing: what they refuse, and that what is shared adds up.</summary>
public sealed class FilesTests
{
    private static ShareFile File(string partners, params BudgetLine[] lines) => new([.. Amounts(partners).Select(one => new Partner(one.Partner, one.Amount))], lines);

    private static Money AddedUp(SharedOut shared) => shared.Partnership.Partners.Sum(partner => shared.ShareOf(partner.Code) + shared.FaultOf(partner.Code)) + shared.Others.Sum(other => other.Amount);

    [Fact]
    public void A_plan_written_as_a_file_reads_back_as_it_was()
    {
        var facts = WrittenPlan.Facts();
        var file = new PlanFile(WrittenPlan.Northgate()) { Figures = facts.Figures, Documents = facts.Documents, Signatures = facts.Signatures };
        var text = AgreedText.Write(file);
        AgreedText.Write(AgreedText.Read<PlanFile>(text).Value).ShouldBe(text);
        var tested = TestedPlan.Of(AgreedText.Read<PlanFile>(text).Value, FundBook.BuiltIn);
        tested.Problems.ShouldBeEmpty();
        tested.Results.ShouldAllBe(result => result.Verdict == Verdict.Passed);
        tested.Doubts.ShouldContain(doubt => doubt.Contains("T3"));
    }

    [Fact]
    public void A_year_that_nobody_entered_is_not_tested_by_another()
    {
        var tested = TestedPlan.Of(new(WrittenPlan.Northgate() with { Year = FinancialYear.Starting(2026) }), FundBook.BuiltIn);
        tested.Results.ShouldBeEmpty();
        tested.NotTested!.Code.ShouldBe("plan.conditions-not-entered");
    }

    [Theory]
    [InlineData("""{"partners":[],"lines":[]}""", "share.partners-count")]
    [InlineData("""{"partners":[{"code":"A","contribution":1}],"lines":[]}""", "share.lines-none")]
    [InlineData("""{"partners":[{"code":"A","contribution":1}],"lines":[{"code":"S1","budget":0,"actual":1,"rule":{"type":"proportional"}}],"riskPool":1}""", "share.pool-rule-missing")]
    [InlineData("""{"partners":[{"code":"A","contribution":1}],"lines":[{"code":"S1","budget":0,"actual":1,"rule":{"type":"own-risk"}}]}""", "share.commissioner-missing")]
    [InlineData("""{"partners":[{"code":"A","contribution":1}],"lines":[{"code":"S1","budget":0,"actual":1,"rule":{"type":"fixed","shares":[{"partner":"A","basisPoints":9000}]}}]}""", "share.sum")]
    public void What_cannot_be_shared_is_refused(string text, string code) => SharedOut.Of(AgreedText.Read<ShareFile>(text).Value).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void The_worked_examples_come_out_of_files()
    {
        string Shown(ShareFile file)
        {
            var shared = SharedOut.Of(AgreedText.Read<ShareFile>(AgreedText.Write(file)).Value).Value;
            AddedUp(shared).ShouldBe(shared.Variance);
            return shared.Partnership.Partners.Select(partner => new PartnerAmount(partner.Code, shared.ShareOf(partner.Code) + shared.FaultOf(partner.Code))).Show();
        }
        const string Northgate = "ICB-A 23000000; ICB-B 3250000; Council 14900001";
        Shown(File(Northgate, Line("pool", "1000000.01", new Proportional()))).ShouldBe("ICB-A 558930.73; ICB-B 78979.34; Council 362089.94", "W2");
        Shown(File(Northgate, Line("pool", "1000000.01", Rule("R5 ICB-B 50000")))).ShouldBe("ICB-A 576517.14; ICB-B 50000.00; Council 373482.87", "W2 with a limit");
        Shown(File("ICB 30000000; Council 20000000", Line("S1", "300000", Fixed("ICB 70; Council 30")), Line("S2", "-80000", new Proportional()), Line("S3", "100000", new OwnRisk()) with { Commissioner = Code<Partner>.Of("ICB") })
            with
        { Pool = new(new StaysInPool()), RiskPool = Pounds("60000"), Uncommitted = [new("transport", Pounds("20000"))] }).ShouldBe("ICB 186000.00; Council 54000.00", "W3");
        Shown(File(Northgate, Line("pool", "90000", new Proportional()) with { Faults = [new(Council, Pounds("40000"), "spent without authority")] })).ShouldBe("ICB-A 27946.53; ICB-B 3948.97; Council 58104.50", "W4");
    }

    [Fact]
    public void Whatever_is_shared_adds_up_to_what_is_over_or_under()
    {
        var chance = new Random(20_260_401);
        for (var i = 0; i < 500; i++)
        {
            Money Amount(int most) => new(chance.Next(-most, most));
            var lines = Enumerable.Range(1, 1 + chance.Next(6)).Select(n => BudgetLine.Over(Code<BudgetLine>.Of($"S{n}"), Amount(10_000_000), chance.Next(3) switch
            {
                0 => new Proportional(),
                1 => Fixed("A 37; B 63"),
                _ => new Capped(new Proportional(), [new(Code<Partner>.Of("A"), new(chance.Next(1_000_000)))]),
            })).ToArray();
            var file = File("A 1234.57; B 99999.99; C 5", lines);
            if (i % 2 == 0) file = file with { Pool = new(new StaysInPool()), RiskPool = new(chance.Next(1_000_000)), Uncommitted = [new("money", new(chance.Next(1_000_000)))] };
            var shared = SharedOut.Of(file).Value;
            AddedUp(shared).ShouldBe(shared.Variance, $"case {i}");
        }
    }
}
