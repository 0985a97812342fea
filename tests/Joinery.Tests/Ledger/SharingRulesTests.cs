using Joinery.Ledger;
using Joinery.Tests.Rules;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;

namespace Joinery.Tests.Ledger;

/// <summary>The edges of each rule, what is refused, and the words of the working.</summary>
public sealed class SharingRulesTests
{
    [Fact]
    public void Limits_close_partners_round_by_round()
    {
        foreach (var row in Written.Rows("""
            | partners             | variance | limits             | shares                      | uncovered | rounds | why                                                          |
            | A 60; B 30; C 10     | 100      |                    | A 60.00; B 30.00; C 10.00   | 0         | 1      | no limits                                                    |
            | A 60; B 30; C 10     | 100      | A 60               | A 60.00; B 30.00; C 10.00   | 0         | 2      | a limit reached exactly closes, and changes nothing          |
            | A 60; B 30; C 10     | 100      | A 60.01            | A 60.00; B 30.00; C 10.00   | 0         | 1      | a penny of room                                              |
            | A 60; B 30; C 10     | 100      | A 59.99            | A 59.99; B 30.01; C 10.00   | 0         | 2      | a penny goes on to the largest fraction                      |
            | A 60; B 30; C 10     | 100      | A 40; B 40         | A 40.00; B 40.00; C 20.00   | 0         | 3      | B comes to 45 in the second round                            |
            | A 60; B 30; C 10     | 100      | A 40; B 20         | A 40.00; B 20.00; C 40.00   | 0         | 2      | both in the first round                                      |
            | A 60; B 30; C 10     | 100      | A 40; B 20; C 39.99 | A 40.00; B 20.00; C 39.99  | 0.01      | 2      | nobody can take the last penny                               |
            | A 60; B 30; C 10     | 100      | A 0; B 0; C 0      |                             | 100       | 1      | limits of nothing                                            |
            | A 100; B 0           | 100      | A 40               | A 40.00                     | 60        | 1      | a partner without weight takes nothing even then             |
            | A 60; B 30; C 10     | -100     | A 40               | A -60.00; B -30.00; C -10.00 | 0        | 1      | limits are of overspends; rewards have limits of their own   |
            | A 60; B 30; C 10     | 0        | A 0                |                             | 0         | 0      | nothing to share                                             |
            """))
        {
            var run = RiskShare.Of(Of(row[0]), Line("S1", row[1], Rule($"R5 {row[2]}".Trim()))).Value;
            run.Shares.Show().ShouldBe(Amounts(row[3]).Show(), row[6]);
            run.Uncovered.ShouldBe(Pounds(row[4]), row[6]);
            run.Steps.Count(step => step.Kind == StepKind.Round).ShouldBe(int.Parse(row[5]), row[6]);
        }
        var reward = new Capped(new Proportional(), [], [new(Code<Partner>.Of("A"), Pounds("40"))]);
        RiskShare.Of(Of("A 60; B 30; C 10"), Line("S1", "-100", reward)).Value.Shares.Show().ShouldBe("A -40.00; B -45.00; C -15.00");
    }

    [Fact]
    public void A_round_says_who_reached_a_limit() =>
        RiskShare.Of(Partners, Line("S1", "1000000.01", Rule("R5 ICB-B 50000"))).Value.Steps.Where(step => step.Kind == StepKind.Round).Select(step => step.Sentence).ShouldBe([
            "Round 1: £1,000,000.01 is shared by contributions (£23,000,000.00 : £3,250,000.00 : £14,900,001.00) and would come to ICB-A £558,930.73, ICB-B £78,979.34, Council £362,089.94. ICB-B reaches its limit of £50,000.00 and takes that; the rest is shared again.",
            "Round 2: £950,000.01 is shared by the same weights among those below their limits and would come to ICB-A £576,517.14, Council £373,482.87. Nobody reaches a limit, so these are the shares.",
        ]);

    [Fact]
    public void The_odd_penny_is_explained()
    {
        RiskShare.Of(Partners, Line("S1", "1000000.01", new Proportional())).Value.Steps[1].Sentence.ShouldBe(
            "£1,000,000.01 is shared by contributions (£23,000,000.00 : £3,250,000.00 : £14,900,001.00): ICB-A £558,930.73, ICB-B £78,979.34, Council £362,089.94. "
            + "The penny that rounding down leaves goes to Council, whose fraction of a penny is the largest; of equals the earlier in the agreement.");
        RiskShare.Of(Of("A 1; B 1; C 1"), Line("S1", "-0.05", new Proportional())).Value.Steps[1].Sentence.ShouldEndWith("The 2 pence that rounding down leaves go to A, B, whose fractions of a penny are the largest; of equals the earlier in the agreement.");
    }

    [Fact]
    public void Bands_that_run_out_leave_the_rest_uncovered_and_an_underspend_uses_them_too()
    {
        var rule = new Tiered([new(new OwnRisk(Council), Pounds("30")), new(Fixed("ICB-A 50; ICB-B 50"), Pounds("40"))]);
        foreach (var row in Written.Rows("""
            | variance | shares                                        | uncovered |
            | 30       | Council 30.00                                 | 0         |
            | 30.01    | ICB-A 0.01; Council 30.00                     | 0         |
            | 70       | ICB-A 20.00; ICB-B 20.00; Council 30.00       | 0         |
            | 70.01    | ICB-A 20.00; ICB-B 20.00; Council 30.00       | 0.01      |
            | -80      | ICB-A -20.00; ICB-B -20.00; Council -30.00    | -10       |
            """))
        {
            var run = RiskShare.Of(Partners, Line("S1", row[0], rule)).Value;
            run.Shares.Show().ShouldBe(Amounts(row[1]).Show(), row[0]);
            run.Uncovered.ShouldBe(Pounds(row[2]), row[0]);
        }
    }

    [Fact]
    public void A_fault_larger_than_the_variance_makes_the_line_an_underspend()
    {
        var line = Line("S1", "30000", new Proportional()) with { Faults = [new(IcbB, Pounds("40000"), "bought outside the terms")] };
        var run = RiskShare.Of(Partners, line).Value;
        (run.Shareable, run.Faults.Show(), run.Shares.Sum(share => share.Amount)).ShouldBe((Pounds("-10000"), "ICB-B 40000.00", Pounds("-10000")));
        // In a pool that underspend helps the others, unless its stream is restricted.
        var pool = new PoolPosition([line, Line("S2", "10000", new OwnRisk(IcbA))], Money.Zero, []);
        Waterfall.Of(Partners, pool, new(new StaysInPool())).Value.Shares.Show().ShouldBe("");
        var restricted = pool with { Lines = [line with { Stream = new(Code<OwnedStream>.Of("dfg"), Council, IsRestricted: true) }, pool.Lines[1]] };
        Waterfall.Of(Partners, restricted, new(new StaysInPool())).Value.Shares.Show().ShouldBe("ICB-A 10000.00");
    }

    [Fact]
    public void The_waterfall_stops_where_it_is_met()
    {
        foreach (var row in Written.Rows("""
            | S1    | S2   | risk pool | uncommitted | from risk pool | from uncommitted | shares              | kept | why                                     |
            | 100   | -100 | 50        | 50          | 0              | 0                |                     | 0    | net of nothing                          |
            | 100   | -101 | 50        | 50          | 0              | 0                |                     | -1   | a net underspend leaves the pots alone  |
            | 100   | -99  | 50        | 50          | 1              | 0                |                     | 0    | the risk pool is enough                 |
            | 150   | -100 | 50        | 50          | 50             | 0                |                     | 0    | exactly                                 |
            | 150.01 | -100 | 50       | 50          | 50             | 0.01             |                     | 0    | then what is uncommitted                |
            | 200.01 | -100 | 50       | 50          | 50             | 50               | Council 0.01        | 0    | then the partners                       |
            | 0     | 0    | 50        | 50          | 0              | 0                |                     | 0    | nothing happened                        |
            """))
        {
            var pool = new PoolPosition([Line("S1", row[0], new OwnRisk(Council)), Line("S2", row[1], new OwnRisk(Council))], Pounds(row[2]), [new("transport", Pounds(row[3]))]);
            var run = Waterfall.Of(Partners, pool, new(new StaysInPool())).Value;
            (run.FromRiskPool, run.FromUncommitted, run.KeptInPool).ShouldBe((Pounds(row[4]), Pounds(row[5]), Pounds(row[7])), row[8]);
            run.Shares.Show().ShouldBe(row[6], row[8]);
        }
    }

    [Fact]
    public void One_rule_may_share_the_whole_residual_of_a_pool() =>
        Waterfall.Of(Partners, new([Line("S1", "1000000.01", new OwnRisk(Council)), Line("S2", "0", new OwnRisk(Council))], Money.Zero, []), new(new StaysInPool(), new Proportional()))
            .Value.Shares.Show().ShouldBe("ICB-A 558930.73; ICB-B 78979.34; Council 362089.94");

    [Fact]
    public void What_does_not_fit_is_refused_in_a_sentence()
    {
        var stranger = Code<Partner>.Of("ICB-Z");
        foreach (var (rule, code) in new (ShareRule, string)[]
        {
            (Fixed("ICB-A 60; Council 39"), "share.sum"),
            (Fixed("ICB-A 60; Council 41"), "share.sum"),
            (Fixed("ICB-A 160; Council -60"), "share.outside"),
            (Fixed("ICB-A 50; ICB-A 50"), "share.partner-twice"),
            (Fixed("ICB-A 50; ICB-Z 50"), "share.partner-unknown"),
            (new FixedShares([]), "share.sum"),
            (new OwnRisk(), "share.commissioner-missing"),
            (new OwnRisk(stranger), "share.partner-unknown"),
            (Rule("R5 ICB-A -1"), "share.cap-negative"),
            (Rule("R5 ICB-A 1; ICB-A 2"), "share.partner-twice"),
            (Rule("R5 ICB-Z 1"), "share.partner-unknown"),
            (new Tiered([]), "share.bands"),
            (new Tiered([new(new Proportional()), new(new Proportional())]), "share.bands"),
            (new Tiered([new(new Proportional(), Money.Zero)]), "share.bands"),
            (new Tiered([new(Fixed("ICB-A 99"))]), "share.sum"),
            (new AsymmetricBenefit(stranger), "share.partner-unknown"),
            (new AsymmetricBenefit(IcbA, 10_001), "share.outside"),
            (new FixedOrVariable(LineProfile.Fixed, Fixed("ICB-A 99")), "share.sum"),
        })
            RiskShare.Of(Partners, Line("S1", "1", rule)).Refusal!.Code.ShouldBe(code, rule.ToString());
        RiskShare.Of(Of("A 0; B 0"), Line("S1", "1", new Proportional())).Refusal!.Code.ShouldBe("share.contributions-none");
        RiskShare.Of(Partners, Line("S1", "1", new Proportional()) with { Faults = [new(IcbA, Pounds("-1"), "x")] }).Refusal!.Code.ShouldBe("share.fault-negative");
        RiskShare.Of(Partners, Line("S1", "1", new Proportional()) with { Commissioner = stranger }).Refusal!.Code.ShouldBe("share.partner-unknown");
    }

    [Fact]
    public void A_pool_that_does_not_fit_is_refused_in_a_sentence()
    {
        var line = Line("S1", "1", new Proportional());
        string Code(PoolPosition pool, PoolRule? rule = null) => Waterfall.Of(Partners, pool, rule ?? new(new StaysInPool())).Refusal!.Code;
        Code(new([line, line], Money.Zero, [])).ShouldBe("share.line-twice");
        Code(new([line], Pounds("-1"), [])).ShouldBe("share.pot-negative");
        Code(new([line], Money.Zero, [new("x", Pounds("-1"))])).ShouldBe("share.pot-negative");
        Code(new([line], Money.Zero, []), new(new StaysInPool(), Fixed("ICB-A 1"))).ShouldBe("share.sum");
        Code(new([line], Money.Zero, []), new(new RetainedByLead(Code<Partner>.Of("Z")))).ShouldBe("share.partner-unknown");
        Code(new([Line("S1", "-1", new Proportional())], Money.Zero, []), new(new ReturnedToOwners())).ShouldBe("share.stream-missing");
        Waterfall.Of(Partners, new([Line("S1", "1", new OwnRisk())], Money.Zero, []), new(new StaysInPool())).Refusal!.Where.ShouldBe("S1");
    }

    [Fact]
    public void Partners_that_make_no_agreement_are_refused()
    {
        static string Code(params Partner[] partners) => Partnership.Of(partners).Refusal!.Code;
        Code().ShouldBe("share.partners-count");
        Code(new(IcbA, Money.Zero), new(IcbA, Money.Zero)).ShouldBe("share.partner-twice");
        Code(new Partner(IcbA, new(-1))).ShouldBe("share.contribution-negative");
        Partnership.Of([new(IcbA, Money.Zero)], Council).Refusal!.Code.ShouldBe("share.partner-unknown");
        Of("A 5; B 7; C 7").Host.Text.ShouldBe("B", "without a named host it is who contributes most, of equals the earlier");
    }

    [Fact]
    public void A_code_is_short_and_plain()
    {
        foreach (var (text, good) in new[] { ("ICB-A", true), (" S01 ", true), ("S01/nhs-minimum", true), ("", false), ("two words", false), (new string('x', 40), true), (new string('x', 41), false), (null, false) })
            Code<Partner>.Parse(text).IsAccepted.ShouldBe(good, text);
    }

    [Fact]
    public void A_half_goes_up_on_both_sides_of_nothing()
    {
        foreach (var (pence, bp, percent) in new[] { (50L, 100, 1L), (49L, 100, 0L), (-50L, 100, 0L), (-51L, 100, -1L), (10_000L, 566, 566L), (0L, 566, 0L) })
            BasisPoints.OfHalfUp(new(pence), bp).Pence.ShouldBe(percent, $"{BasisPoints.Words(bp)} of {pence}p");
    }
}
