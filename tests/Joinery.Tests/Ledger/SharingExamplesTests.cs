using Joinery.Ledger;
using Joinery.Tests.Rules;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;

namespace Joinery.Tests.Ledger;

/// <summary>The worked examples of sharing: W2 to W5, and those of W6 that share or apportion. A finance officer can check each row by hand.</summary>
public sealed class SharingExamplesTests
{
    private static SharingRun Run(Partnership partners, BudgetLine line) => RiskShare.Of(partners, line).Value;

    [Fact]
    public void W2_one_overspend_comes_to_these_shares()
    {
        foreach (var row in Written.Rows("""
            | partners                                         | variance    | rule                  | shares                                                 | uncovered | why                                  |
            | ICB-A 23000000; ICB-B 3250000; Council 14900001  | 1000000.01  | R2                    | ICB-A 558930.73; ICB-B 78979.34; Council 362089.94     | 0         | the odd penny to the Council, .4068  |
            | ICB-A 23000000; ICB-B 3250000; Council 14900001  | 1000000.01  | R5 ICB-B 50000        | ICB-A 576517.14; ICB-B 50000.00; Council 373482.87     | 0         | two rounds                           |
            | ICB-A 23000000; ICB-B 3250000; Council 14900001  | 12345.67    | R1 ICB-A              | ICB-A 12345.67                                         | 0         | S03, its commissioner                |
            | ICB-A 1; Council 1                               | -1234.57    | R3 ICB-A 60; Council 40 | ICB-A -740.74; Council -493.83                       | 0         | an underspend mirrors an overspend   |
            | Council 1; ICB-A 1                               | 10000.01    | R4V Council 70; ICB-A 30 | Council 7000.01; ICB-A 3000.00                      | 0         | variable line                        |
            | Council 1; ICB-A 1                               | 10000.01    | R4F Council 70; ICB-A 30 | Council 10000.01                                    | 0         | the same line fixed: the host's      |
            | ICB-A 1; Council 1                               | 0.01        | R3 ICB-A 50; Council 50 | ICB-A 0.01                                           | 0         | a tie: the earlier in the agreement  |
            | A 1; B 1; C 1                                    | -0.05       | R2                    | A -0.02; B -0.02; C -0.01                              | 0         | pence over three equals              |
            """))
        {
            var run = Run(Of(row[0], row[0].Contains("Council") ? "Council" : null), Line("S03", row[1], Rule(row[2])));
            run.Shares.Show().ShouldBe(Amounts(row[3]).Show(), row[5]);
            run.Uncovered.ShouldBe(Pounds(row[4]), row[5]);
        }
    }

    [Fact]
    public void W2_a_line_at_own_risk_falls_on_whoever_commissions_it() =>
        Run(Partners, Line("S03", "12345.67", new OwnRisk()) with { Commissioner = IcbA }).Shares.Show().ShouldBe("ICB-A 12345.67");

    [Fact]
    public void W2_bands_are_used_up_in_order()
    {
        var rule = new Tiered([new(new OwnRisk(Council), Pounds("30000")), new(Fixed("ICB-A 50; Council 50"), Pounds("40000")), new(new Proportional())]);
        var run = Run(Partners, Line("pool", "90000.01", rule));
        run.Shares.Show().ShouldBe("ICB-A 31178.62; ICB-B 1579.59; Council 57241.80");
        run.Steps.Where(step => step.Kind == StepKind.Band).Select(step => step.Parts[0].Amount).ShouldBe([Pounds("30000"), Pounds("40000"), Pounds("20000.01")]);
        run.Steps.Last(step => step.Kind == StepKind.Apportionment).Parts.Select(part => part.Amount).ShouldBe([Pounds("11178.62"), Pounds("1579.59"), Pounds("7241.80")]);
    }

    [Fact]
    public void W3_a_pool_uses_underspends_then_the_risk_pool_then_what_is_uncommitted()
    {
        var partners = Of("ICB 30000000; Council 20000000", "Council");
        var icb = Code<Partner>.Of("ICB");
        var pool = new PoolPosition([Line("S1", "300000", Fixed("ICB 70; Council 30")), Line("S2", "-80000", new Proportional()), Line("S3", "100000", new OwnRisk()) with { Commissioner = icb }],
            Pounds("60000"), [new("transport", Pounds("20000"))]);
        var run = Waterfall.Of(partners, pool, new(new StaysInPool())).Value;
        run.Shares.Show().ShouldBe("ICB 186000.00; Council 54000.00");
        (run.FromRiskPool, run.FromUncommitted, run.Shareable, run.Uncovered).ShouldBe((Pounds("60000"), Pounds("20000"), Pounds("240000"), Money.Zero));
        string.Join('\n', run.Steps.Select(step => $"{step.Before.Pounds:0} → {step.Left.Pounds:0} {step.Sentence}")).ShouldBe("""
            0 → 300000 S1 is over its budget by £300,000.00.
            300000 → 220000 S2 is under its budget by £80,000.00.
            220000 → 320000 S3 is over its budget by £100,000.00.
            320000 → 320000 With underspends elsewhere in the pool used first, the pool is over by £320,000.00.
            320000 → 260000 The risk pool of £60,000.00 bears £60,000.00; £260,000.00 is left to share.
            260000 → 240000 The uncommitted transport of £20,000.00 is reduced by £20,000.00; £240,000.00 is left to share.
            240000 → 240000 £240,000.00 is attributed to the lines that are over, by what each is over: S1 £180,000.00, S3 £60,000.00.
            240000 → 240000 £180,000.00 is shared by agreed shares (ICB 70%, Council 30%): ICB £126,000.00, Council £54,000.00.
            240000 → 114000 ICB bears £126,000.00 of S1.
            114000 → 60000 Council bears £54,000.00 of S1.
            60000 → 60000 £60,000.00 is shared to ICB, who commissions it: ICB £60,000.00.
            60000 → 0 ICB bears £60,000.00 of S3.
            """);
    }

    [Fact]
    public void W3_first_call_meets_a_need_from_pots_in_order()
    {
        foreach (var row in Written.Rows("""
            | need   | pots                   | used                   | unmet | why                      |
            | 700000 | 400000, 250000, 500000 | 400000, 250000, 50000  | 0     | the guide's              |
            | 650000 | 400000, 250000, 500000 | 400000, 250000, 0      | 0     | met exactly by two       |
            | 1150000.01 | 400000, 250000, 500000 | 400000, 250000, 500000 | 0.01 | a penny short        |
            | 0      | 400000                 | 0                      | 0     | nothing needed           |
            """))
        {
            IReadOnlyList<Pot> Pots(string text) => [.. text.Split(',').Select((amount, i) => new Pot($"pot {i}", Pounds(amount)))];
            var run = FirstCall.Meet(Pounds(row[0]), Pots(row[1])).Value;
            run.Used.ShouldBe(Pots(row[2]), row[4]);
            run.Unmet.ShouldBe(Pounds(row[3]), row[4]);
            run.Steps[^1].Left.ShouldBe(Money.Zero);
        }
        FirstCall.Meet(Pounds("-1"), []).Refusal!.Code.ShouldBe("share.pot-negative");
    }

    [Fact]
    public void W4_what_was_spent_without_authority_is_carved_out_first()
    {
        var run = Run(Partners, Line("pool", "90000", new Proportional()) with { Faults = [new(Council, Pounds("40000"), "spent without authority")] });
        run.Shares.Show().ShouldBe("ICB-A 27946.53; ICB-B 3948.97; Council 18104.50");
        run.Faults.Show().ShouldBe("Council 40000.00");
        run.TotalOf(Council).ShouldBe(Pounds("58104.50"));
        (run.Variance, run.Shareable).ShouldBe((Pounds("90000"), Pounds("50000")));
        run.Steps[1].Sentence.ShouldBe("Council bears £40,000.00 alone, before anything is shared: spent without authority.");
    }

    [Fact]
    public void W5_one_partner_waits_until_the_others_have_had_their_part_of_a_benefit()
    {
        foreach (var row in Written.Rows("""
            | benefit    | shares                                  | why                                     |
            | 600000     | A -440000.00; B -110000.00; X -50000.00 | the guide's                             |
            | 500000     | A -400000.00; B -100000.00              | the threshold exactly: nothing for X    |
            | 500000.01  | A -400000.00; B -100000.00; X -0.01     | a penny more, of 0.4, 0.1 and 0.5       |
            | 0.01       | A -0.01                                 |                                         |
            | 0          |                                         |                                         |
            """))
            Run(Of("A 4000000; B 1000000; X 5000000"), Line("S1", "-" + row[0], Rule("R9 X"))).Shares.Show().ShouldBe(Amounts(row[1]).Show(), row[2]);
        RiskShare.Of(Of("A 4000000; X 5000000"), Line("S1", "1", Rule("R9 X"))).Refusal!.Code.ShouldBe("share.benefit-only");
    }

    [Fact]
    public void W5_a_performance_pot_is_released_as_admissions_are_avoided()
    {
        var pot = new PerformancePot(Pounds("400000"), Pounds("1490"), IcbA);
        PotQuarter[] quarters = [new(5000, 4950), new(5100, 5120), new(5300, 5200), new(5200, 5100)];
        var run = pot.Run(quarters).Value;
        run.Quarters.Select(quarter => (quarter.CumulativeReduction, quarter.Earned.Pounds, quarter.Paid.Pounds)).ShouldBe(
            [(50, 74_500m, 74_500m), (30, 44_700m, 0m), (130, 193_700m, 119_200m), (230, 342_700m, 149_000m)]);
        run.Unearned.ShouldBe(Pounds("57300"));
        run.Steps[^1].ShouldSatisfyAllConditions(step => step.Left.ShouldBe(Money.Zero), step => step.Sentence.ShouldBe("£57,300.00 was not earned and stays with ICB-A."));
        (pot with { TakesBack = true }).Run(quarters).Value.Quarters.Select(quarter => quarter.Paid.Pounds).ShouldBe([74_500m, -29_800m, 149_000m, 149_000m]);
    }

    [Fact]
    public void W5_an_underspend_goes_back_to_the_owners_of_its_streams_and_a_restricted_one_stays()
    {
        BudgetLine Under(string code, string variance, string owner, bool restricted = false, bool mayCarry = true) => Line(code, variance, new Proportional()) with
        {
            Stream = new(Code<OwnedStream>.Of(code), Code<Partner>.Of(owner), restricted, mayCarry),
        };
        var pool = new PoolPosition([Under("additional-nhs", "-20000", "ICB-A"), Under("additional-la", "-10000", "Council", mayCarry: false), Under("dfg", "-15000.50", "Council", restricted: true)], Money.Zero, []);
        SharingRun Rule(UnderspendRule rule) => Waterfall.Of(Partners, pool, new(rule)).Value;
        foreach (var (rule, shares, kept, carried, why) in new (UnderspendRule, string, string, string, string)[]
        {
            (new ReturnedToOwners(), "ICB-A -20000.00; Council -10000.00", "0", "0", "U3 by owner, the guide's"),
            (new ReturnedByRule(new Proportional()), "ICB-A -16767.92; ICB-B -2369.38; Council -10862.70", "0", "0", "U3 by contributions"),
            (new RetainedByLead(), "Council -30000.00", "0", "0", "U1, the host"),
            (new RetainedByLead(IcbB), "ICB-B -30000.00", "0", "0", "U1, a lead that is named"),
            (new StaysInPool(), "", "-30000", "0", "U2"),
            (new CarriedForward(), "Council -10000.00", "0", "-20000", "U4; the council's grant may not be carried"),
        })
        {
            var run = Rule(rule);
            run.Shares.Show().ShouldBe(shares, why);
            (run.KeptInPool, run.CarriedForward, run.SetAside).ShouldBe((Pounds(kept), Pounds(carried), Pounds("-15000.50")), why);
            run.Shares.Sum(share => share.Amount).ShouldBe(run.Shareable, why);
        }
    }

    [Fact]
    public void W6_gh_the_share_due_at_the_end_of_the_year_charges_nobody_twice()
    {
        foreach (var row in Written.Rows("""
            | case                       | budget ICB | budget Council | borne ICB | borne Council | risk ICB | risk Council | due ICB  | due Council | final ICB | final Council |
            | g: the Council carried all | 60000      | 40000          | 60000     | 50000         | 6000     | 4000         | 6000     | -6000       | 66000     | 44000         |
            | h: shares already split    | 60000      | 40000          | 66000     | 44000         | 5000     | 5000         | -1000    | 1000        | 65000     | 45000         |
            | nothing left to settle     | 60000      | 40000          | 66000     | 44000         | 6000     | 4000         | 0        | 0           | 66000     | 44000         |
            """))
        {
            var settled = YearEnd.Settle([new(IcbA, Pounds(row[1]), Pounds(row[3]), Pounds(row[5])), new(Council, Pounds(row[2]), Pounds(row[4]), Pounds(row[6]))]).Value;
            settled.Select(one => one.Due).ShouldBe(row[7..9].Select(Pounds), row[0]);
            settled.Select(one => one.Final).ShouldBe(row[9..11].Select(Pounds), row[0]);
        }
        YearEnd.Settle([new(IcbA, Pounds("60000"), Pounds("60000"), Pounds("6000")), new(Council, Pounds("40000"), Pounds("50000"), Pounds("3000"))])
            .Refusal!.Sentence.ShouldStartWith("The risk shares add up to £9,000.00, and the books carry a variance of £10,000.00.");
    }

    [Fact]
    public void W6_i_instalments_add_up_and_the_earliest_take_the_odd_pence()
    {
        static DateOnly[] Days(int count) => [.. Enumerable.Range(0, count).Select(i => new DateOnly(2025, 4, 15).AddMonths(i * 12 / count))];
        Instalments.Of(Pounds("7333333.35"), Days(4)).Value.Select(one => one.Amount.Pounds).ShouldBe([1_833_333.34m, 1_833_333.34m, 1_833_333.34m, 1_833_333.33m]);
        Instalments.Of(Pounds("9800000"), Days(12)).Value.Select(one => one.Amount.Pounds).ShouldBe([.. Enumerable.Repeat(816_666.67m, 8), .. Enumerable.Repeat(816_666.66m, 4)]);
        Instalments.Of(Pounds("1"), []).Refusal!.Code.ShouldBe("share.instalment-days");
        Instalments.Of(Pounds("1"), [new(2025, 5, 1), new(2025, 5, 1)]).Refusal!.Code.ShouldBe("share.instalment-days");
    }

    [Fact]
    public void W6_j_a_contribution_rolls_into_the_next_year()
    {
        foreach (var row in Written.Rows("""
            | last year | recurrent | inflation % | planned | efficiency % | base        | inflation | efficiency | next        |
            | 10000000  | 50000     | 2.0         | -25000  | 1.0          | 10050000    | 201000    | 100500     | 10125500    |
            | 100.50    | 0         | 1.0         | 0       | 0            | 100.50      | 1.01      | 0          | 101.51      |
            | 100.49    | 0         | 1.0         | 0       | 0.5          | 100.49      | 1.00      | 0.50       | 100.99      |
            """))
        {
            static int Bp(string percent) => (int)(decimal.Parse(percent) * 100);
            var rolled = new RollForward(Pounds(row[0]), Pounds(row[1]), Bp(row[2]), Pounds(row[3]), Bp(row[4]));
            new[] { rolled.Base, rolled.Inflation, rolled.Efficiency, rolled.Next }.ShouldBe(row[5..9].Select(Pounds));
        }
    }

    [Fact]
    public void W6_k_a_cost_takes_the_shares_of_its_day_and_a_credit_note_those_of_its_invoice()
    {
        var partners = Of("ICB-A 60; Council 40");
        var shares = SharesInForce.Of(partners, [new(new(2025, 10, 1), Shares("ICB-A 55; Council 45")), new(new(2025, 4, 1), Shares("ICB-A 60; Council 40"))]).Value;
        foreach (var row in Written.Rows("""
            | cost   | effective  | of invoice | ICB-A  | Council | why                                  |
            | 100000 | 2025-09-30 |            | 60000  | 40000   | the last day of 60/40                |
            | 80000  | 2025-10-01 |            | 44000  | 36000   | the first day of 55/45; sum 104,000 and 76,000 |
            | -5000  | 2025-11-05 | 2025-05-14 | -3000  | -2000   | a credit note: as its invoice        |
            | -5000  | 2025-11-05 |            | -2750  | -2250   | without reference: as its own day    |
            """))
            shares.Apportion(Pounds(row[0]), Written.Day(row[1]), row[2].Length == 0 ? null : Written.Day(row[2])).Value.Select(one => one.Amount).ShouldBe(row[3..5].Select(Pounds), row[5]);
        shares.Apportion(Pounds("1"), new(2025, 3, 31)).Refusal!.Sentence.ShouldBe("No shares were agreed for 31 March 2025. The first ones are from 1 April 2025.");
        SharesInForce.Of(partners, []).Refusal!.Code.ShouldBe("share.days");
        SharesInForce.Of(partners, [new(new(2025, 4, 1), Shares("ICB-A 60; Council 39.99"))]).Refusal!.ToString().ShouldBe("2025-04-01: The shares add up to 99.99%. They must add up to 100%.");
    }
}
