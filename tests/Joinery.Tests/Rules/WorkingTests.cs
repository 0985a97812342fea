using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>The working: every line has its law, sums add up, and what it rests on is said.</summary>
public sealed class WorkingTests
{
    private static WorkingPaper Paper()
    {
        var paper = new WorkingPaper();
        var facts = new PersonFacts
        {
            DateOfBirth = new(1944, 1, 1),
            Income = Written.Incomes("state-pension 241.30; attendance-allowance-higher 114.60; earnings 20"),
            Capital = Written.Capitals("savings 18000; home 200000"),
            Costs = Written.Costs("housing council-tax 22.30; disability laundry 18.00"),
        };
        CareCharge.Assess(facts, new(Setting.AtHome, Written.Pounds("310")), Written.Rates("2026-05-06"), PolicyOn.None, new OnPaper(paper)).IsAccepted.ShouldBeTrue();
        return paper;
    }

    [Fact]
    public void It_reads_as_an_officer_would_write_it() => Paper().Lines.Select(line => $"{line.Depth} {line.ToString().Trim()}").ShouldBe(
    [
        "1 £18,000.00  savings: £18,000.00 [SI 2014/2672 reg 20]",
        "1 £0.00  home, left out: Main or only home of a person who has care other than in a care home [SI 2014/2672 Sch 2 para 6]",
        "0 £18,000.00  Capital that counts [SI 2014/2672 reg 18]",
        "1 £15.00  Tariff income from capital: (£18,000.00 − £14,250.00) ÷ £250.00 = 15, rounded up [SI 2014/2672 reg 25]",
        "1 £241.30  State Pension: £241.30 a week [SI 2014/2672 reg 13]",
        "1 £114.60  Attendance Allowance, higher rate: £114.60 a week [SI 2014/2672 Sch 1 para 11]",
        "1 £0.00  Earnings: £20.00 a week; left out [SI 2014/2672 reg 14]",
        "0 £370.90  Income that counts [SI 2014/2672 reg 13]",
        "2 £241.45  Minimum income guarantee: single person of pension-credit age [SI 2014/2672 reg 7]",
        "1 £241.45  Minimum income guarantee [SI 2014/2672 reg 7]",
        "1 £22.30  council-tax: £22.30 a week [SI 2014/2672 Sch 1 para 2]",
        "1 £18.00  laundry: £18.00 a week [SI 2014/2672 Sch 1 para 4]",
        "1 £7.30  Savings credit disregard: qualifying income £277.30 is above £238.00 [SI 2014/2672 Sch 1 para 40]",
        "0 £289.05  What the person keeps first [SI 2014/2672 reg 7]",
        "0 £81.85  Available for the charge: £370.90 − £289.05 [Care Act 2014 s14(7)]",
        "0 £81.85  The person pays [SI 2014/2672 reg 11]",
    ]);

    [Fact]
    public void A_formula_holds_the_numbers_of_its_line()
    {
        foreach (var row in Written.Rows("""
            | incomes                                  | capital                             | costs                        | formula                                                          |
            | other 300 joint                          |                                     |                              | £300.00 a week ÷ 2                                               |
            | occupational-pension 120 tax 20          |                                     |                              | £100.00 a week after tax                                         |
            | survivors-guaranteed-income-payment 50   |                                     |                              | £50.00 a week; £10.00 of it left out                             |
            | other 650.00 monthly                     |                                     |                              | £650.00 a month × 12 ÷ 52                                        |
            | other 480.00 4-weekly                    |                                     |                              | £480.00 every four weeks ÷ 4                                     |
            | interest 5                               |                                     |                              | £5.00 a week; capital, not income                                |
            |                                          | land 240000 mortgage 30000 expenses |                              | £240,000.00 − £24,000.00 for selling − £30,000.00 secured on it  |
            |                                          | savings 40000 of 2                  |                              | £40,000.00 ÷ 2                                                   |
            |                                          | land 40000 mortgage 1000 share 0.1  |                              | (£40,000.00 − £1,000.00 secured on it) × 0.1                     |
            | attendance-allowance-lower 76.70         |                                     | disability laundry 8 part 3  | £8.00 a week, allowed £3.00                                      |
            | attendance-allowance-lower 76.70         |                                     | disability gym 8 refused     | £8.00 a week; refused                                            |
            |                                          |                                     | housing rent 30 met 10       | £30.00 a week, of which £10.00 is met by a benefit               |
            """))
        {
            var paper = new WorkingPaper();
            var facts = new PersonFacts { DateOfBirth = new(1984, 1, 1), Income = Written.Incomes(row[0]), Capital = Written.Capitals(row[1]), Costs = Written.Costs(row[2]) };
            ChargeCase.Of(facts, new(Setting.AtHome, Written.Pounds("900")), Written.Rates("2026-05-06"), PolicyOn.None).Then<Money>(one =>
            {
                CountedCapital.Total(one, new OnPaper(paper)).IsAccepted.ShouldBeTrue();
                CountedIncome.Total(one, new OnPaper(paper));
                AllowedCosts.Housing(one, new OnPaper(paper)).IsAccepted.ShouldBeTrue();
                AllowedCosts.Disability(one, true, new OnPaper(paper)).IsAccepted.ShouldBeTrue();
                return Money.Zero;
            }).IsAccepted.ShouldBeTrue();
            paper.Lines.Select(line => line.Formula).ShouldContain(row[3]);
        }
    }

    [Fact]
    public void Every_sum_is_that_of_its_parts()
    {
        var paper = Paper();
        for (var i = 0; i < paper.Lines.Count; i++)
            if (paper.PartsOf(i) is { Count: > 0 } parts) paper.Lines[i].Figure.ShouldBe(parts.Sum(part => part.Figure), paper.Lines[i].Label);
    }

    [Fact]
    public void What_it_rests_on_and_nobody_verified_is_said()
    {
        Paper().Uncertain.Select(rate => (rate.Element, rate.Status)).ShouldBe([(RateElement.SavingsCreditDisregardSingle, RateStatus.Derived)]);
        Paper().Lines.ShouldAllBe(line => line.Law.Instrument.Length > 0 && line.Label.Length > 0);
    }

    [Fact]
    public void A_line_whose_rule_nobody_verified_says_so()
    {
        Paper().UncertainLines.ShouldBeEmpty();
        var paper = new WorkingPaper();
        var facts = new PersonFacts { DateOfBirth = new(1990, 1, 1), Income = Written.Incomes("working-tax-credit 50; other 20"), Capital = Written.Capitals("savings 10 REPAIR 2026-05-01") };
        CareCharge.Assess(facts, new(Setting.AtHome, Written.Pounds("310")), Written.Rates("2026-05-06"), PolicyOn.None, new OnPaper(paper)).IsAccepted.ShouldBeTrue();
        paper.UncertainLines.Select(line => line.Key).ShouldBe(["capital.savings", "income.working-tax-credit"]);
    }

    [Fact]
    public void A_working_without_paper_drops_what_it_is_given()
    {
        default(OnPaper).Add(new("x", "X", 1, new("Law"), ""));
        default(OnPaper).Total(0, new("x", "X", 1, new("Law"), ""));
        default(OnPaper).Mark.ShouldBe(0);
        (Silent.IsOn, OnPaper.IsOn).ShouldBe((false, true));
    }

    [Fact]
    public void A_fraction_of_a_penny_is_to_the_persons_advantage()
    {
        foreach (var row in Written.Rows("""
            | pounds  | down  | up    |
            | 49.005  | 49.00 | 49.01 |
            | 49.009  | 49.00 | 49.01 |
            | 49.00   | 49.00 | 49.00 |
            | 0.001   | 0.00  | 0.01  |
            | -0.001  | -0.01 | 0.00  |
            """))
            (Pennies.Down(Written.Number(row[0])), Pennies.Up(Written.Number(row[0]))).ShouldBe((Written.Number(row[1]), Written.Number(row[2])));
    }

    [Fact]
    public void A_citation_leads_to_the_law()
    {
        new Provision(Instruments.Charging, "reg 25").Link.ShouldBe("https://www.legislation.gov.uk/uksi/2014/2672/regulation/25");
        new Provision(Instruments.Charging, "reg 7(8)").Link.ShouldBe("https://www.legislation.gov.uk/uksi/2014/2672/regulation/7");
        new Provision(Instruments.Charging, "Sch 1 para 40").Link.ShouldBe("https://www.legislation.gov.uk/uksi/2014/2672/schedule/1/paragraph/40");
        new Provision(Instruments.GrantLimit, "art 2").Link.ShouldBe("https://www.legislation.gov.uk/uksi/2008/1189/article/2");
        new Provision(Instruments.CareAct, "s14").Link.ShouldBeNull();
    }
}
