using Joinery.Rules;
using Joinery.Testing;
using Joinery.Tests.Measures;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>The figures of the law: whole, dated, known from a day, and refused where there is none.</summary>
public sealed class RateBookTests
{
    private static readonly RateBook Book = RateBook.BuiltIn;

    private static string Value(RateElement element, string on, string knownOn = "2026-11-01") =>
        Book.Find(element, Written.Day(on), Written.Day(knownOn)).Try(out var rate, out var refusal) ? rate.Value.ToString("0.00") : refusal.Code;

    [Fact]
    public void Every_row_of_the_sourced_table_is_in_the_book_with_its_status()
    {
        var rows = Tables.Read(Sources.Shared("data/entitlement/rates.csv"), row => (Element: row("element"), Value: decimal.Parse(row("value")), From: Written.Day(row("valid_from")),
            Known: row("known_from"), Status: row("status"), Source: row("source")));
        rows.Count.ShouldBe(604);
        var held = Book.Series.SelectMany(series => series.Rates.Select(rate => (series.Code, rate.Value, rate.From, rate.KnownFrom is { } known ? $"{known:yyyy-MM-dd}" : "",
            rate.Status.ToString().ToLowerInvariant(), rate.Source))).ToHashSet();
        rows.Where(row => !held.Contains(row)).ShouldBeEmpty();
        // The two more are the nursing rates that were paid in 2016 until the new ones were announced.
        held.Count.ShouldBe(606);
    }

    [Fact]
    public void There_is_no_gap_and_no_overlap_and_what_must_be_checked_is_counted()
    {
        var check = Book.Check();
        check.Gaps.ShouldBeEmpty();
        check.Overlaps.ShouldBeEmpty();
        check.Derived.Count.ShouldBe(22);
        check.Unverified.Count.ShouldBe(31);
        check.Coverage.Count.ShouldBe(12);
        check.Coverage[^1].ShouldBe(new(FinancialYear.Starting(2026), Verified: 112, Derived: 5, Unverified: 11, Missing: 1));
    }

    [Fact]
    public void A_figure_holds_on_its_days_and_on_no_other()
    {
        foreach (var row in Written.Rows("""
            | element                  | on         | known on   | answer                  | why                                              |
            | Pea                      | 2015-03-31 | 2026-11-01 | rules.rate-before-first | before the first                                 |
            | Pea                      | 2015-04-01 | 2026-11-01 | 24.90                   | 2015/16 began on 1 April                         |
            | Pea                      | 2016-04-05 | 2026-11-01 | 24.90                   | and was followed on 6 April                      |
            | Pea                      | 2022-04-05 | 2026-11-01 | 24.90                   | the last day of 2021/22                          |
            | Pea                      | 2022-04-06 | 2026-11-01 | 25.65                   | the first day of 2022/23                         |
            | AaLower                  | 2022-04-10 | 2026-11-01 | 60.00                   | benefits change on the first Monday from 6 April |
            | AaLower                  | 2022-04-11 | 2026-11-01 | 61.85                   | which was the 11th                               |
            | AaLower                  | 2023-04-09 | 2026-11-01 | 61.85                   | and the 10th in the next year                    |
            | AaLower                  | 2023-04-10 | 2026-11-01 | 68.10                   |                                                  |
            | Pea                      | 2027-04-05 | 2026-11-01 | 31.80                   | the last day of 2026/27                          |
            | Pea                      | 2027-04-06 | 2026-11-01 | rules.rate-not-entered  | 2027/28 is not entered                           |
            | AaLower                  | 2027-04-11 | 2026-11-01 | 76.70                   | the last day of the benefit year                 |
            | AaLower                  | 2027-04-12 | 2026-11-01 | rules.rate-not-entered  |                                                  |
            | FncStandard              | 2027-03-31 | 2026-11-01 | 267.68                  | NHS rates end with 31 March                      |
            | FncStandard              | 2027-04-01 | 2026-11-01 | rules.rate-not-entered  |                                                  |
            | DpaInterestRateMax       | 2025-06-30 | 2026-11-01 | 4.25                    | half-years                                       |
            | DpaInterestRateMax       | 2025-07-01 | 2026-11-01 | rules.rate-not-entered  | nothing is known from July 2025                  |
            | CareCapitalUpper         | 2031-01-01 | 2026-11-01 | 23250.00                | frozen: holds until changed                      |
            | DpaDisposableIncomeAllowance | 2031-01-01 | 2026-11-01 | 144.00              | never uprated                                    |
            | FncStandard              | 2019-05-01 | 2020-04-29 | 165.56                  | before the correction was announced              |
            | FncStandard              | 2019-05-01 | 2020-04-30 | 180.31                  | and after                                        |
            | FncStandard              | 2016-05-01 | 2016-07-12 | 112.00                  | the old rate was in payment                      |
            | FncStandard              | 2016-05-01 | 2016-07-13 | 156.25                  | until the new one was announced                  |
            | FncStandard              | 2020-04-15 | 2020-04-15 | rules.rate-not-known    | the rate of 2020/21 was announced on 30 April    |
            | FncStandard              | 2026-04-01 | 2026-03-08 | rules.rate-not-known    | announced on 9 March 2026                        |
            | FncStandard              | 2026-04-01 | 2026-03-09 | 267.68                  |                                                  |
            """))
            Value(Enum.Parse<RateElement>(row[0]), row[1], row[2]).ShouldBe(row[3], $"{row[0]} on {row[1]}: {row[4]}");
    }

    [Fact]
    public void Benefit_rates_change_on_the_first_Monday_from_6_April() =>
        Enumerable.Range(2015, 12).Select(year => RateTurns.BenefitWeek(year).ToString("yyyy-MM-dd")).ShouldBe(
            ["2015-04-06", "2016-04-11", "2017-04-10", "2018-04-09", "2019-04-08", "2020-04-06", "2021-04-12", "2022-04-11", "2023-04-10", "2024-04-08", "2025-04-07", "2026-04-06"]);

    [Fact]
    public void Every_day_from_the_first_figure_to_the_end_of_2026_27_has_one_but_for_interest()
    {
        foreach (var series in Book.Series.Where(series => series.Element != RateElement.DpaInterestRateMax))
            for (var day = series.Rates[0].From; day <= new DateOnly(2027, 3, 31); day = day.AddDays(1))
                if (series.Find(day, DateOnly.MaxValue) is null) Assert.Fail($"{series.Code} has no figure on {day:yyyy-MM-dd}.");
    }

    [Fact]
    public void A_refusal_names_the_element_and_the_day()
    {
        var refusal = Book.Find(RateElement.Pea, new(2027, 4, 6), DateOnly.MaxValue).Refusal!;
        refusal.Where.ShouldBe("pea");
        refusal.Sentence.ShouldContain("Personal expenses allowance");
        refusal.Sentence.ShouldContain("6 April 2027");
    }

    [Fact]
    public void The_snapshot_of_a_day_says_what_the_book_says()
    {
        var random = Seed.Random();
        for (var i = 0; i < 300; i++)
        {
            var (on, known) = (new DateOnly(2003, 1, 1).AddDays(random.Next(9000)), new DateOnly(2015, 1, 1).AddDays(random.Next(4300)));
            var rates = Book.On(on, known);
            foreach (var series in Book.Series) rates.Find(series.Element).ShouldBe(series.Find(on, known));
        }
    }

    [Fact]
    public void The_derived_figures_of_2025_are_the_year_before_uprated_to_the_nearest_five_pence()
    {
        foreach (var rate in Book.Check().Derived.Where(rate => rate.From == new DateOnly(2025, 4, 6)))
        {
            var before = Book[rate.Element].Find(new(2025, 4, 5), DateOnly.MaxValue)!.Value;
            rate.Value.ShouldBe(decimal.Round(before * 1.017m * 20, MidpointRounding.AwayFromZero) / 20, $"{rate.Element}");
        }
    }

    [Fact]
    public void The_hash_depends_on_every_figure_and_not_on_the_files()
    {
        Book.Hash.Length.ShouldBe(64);
        var (same, _) = RateFiles.Read(Own("elements"), [Own("grants"), Own("nursing"), Own("benefits"), Own("deferred-payments"), Own("charging")]);
        same!.Hash.ShouldBe(Book.Hash);
        var (other, _) = RateFiles.Read(Own("elements"), [Own("grants"), Own("nursing"), Own("benefits"), Own("deferred-payments"), Own("charging") with { Text = Own("charging").Text.Replace("31.80", "31.85") }]);
        other!.Hash.ShouldNotBe(Book.Hash);
    }

    private static RateFile Own(string name) => new($"data/rates/{name}.csv", File.ReadAllText(Sources.File($"data/rates/{name}.csv")));

    [Fact]
    public void Every_problem_of_a_file_is_told_with_file_line_and_field()
    {
        const string rates = """
            element,value,valid_from,known_from,source,status,unit,note
            pea,thirty,2027-04-06,,circular,verified,GBP/week,
            pea,31.80,6 April 2027,,circular,verified,GBP/week,
            pea,31.80,2027-04-06,soon,circular,verified,GBP/week,
            pea,31.80,2027-04-06,,,verified,GBP/week,
            pea,31.80,2027-04-06,,circular,certain,GBP/week,
            pea,31.80,2027-04-06,,circular,verified,GBP/week,
            pea,31.90,2027-04-06,,circular,verified,GBP/week,
            pea,31.80,2028-04-06,,circular,verified,GBP,
            peas,31.80,2027-04-06,,circular,verified,GBP/week,
            """;
        var (book, problems) = RateFiles.Read(new("elements.csv", "element,label,law,uprated\npea,Allowance,SI 2014/2672 reg 6,sixth-of-april\nhat,Hat,Law,none\n"), [new("new.csv", rates)]);
        book.ShouldBeNull();
        problems.Where(problem => problem.Code is not "rules.rate-element-missing").Select(problem => $"{problem.Where} {problem.Code}").ShouldBe([
            "elements.csv, line 3, element rules.rate-element-unknown",
            "new.csv, line 2, value rules.rate-number",
            "new.csv, line 3, valid_from rules.rate-day",
            "new.csv, line 4, known_from rules.rate-day",
            "new.csv, line 5, source rules.rate-field-empty",
            "new.csv, line 6, status rules.rate-status-unknown",
            "new.csv, line 8, valid_from rules.rate-twice",
            "new.csv, line 9, unit rules.rate-unit",
            "new.csv, line 10, element rules.rate-element-unknown",
        ]);
        RateFiles.Read(Own("elements"), [new("new.csv", "element,value\npea,1\n")]).Problems[0].ToString().ShouldStartWith("new.csv: The file needs the columns element, value, valid_from");
        RateFiles.Read(Own("elements"), [new("new.csv", "element,value,valid_from,known_from,source,status,unit,note\npea,1\n")]).Problems[0].Where.ShouldBe("new.csv, line 2");
    }

    [Fact]
    public void A_gap_and_an_overlap_are_found()
    {
        var heads = Own("elements");
        RateFile Benefits(string before, string after) => Own("benefits") with { Text = Own("benefits").Text.Replace(before, after) };
        RateBook With(RateFile benefits) => RateFiles.Read(heads, [Own("grants"), Own("nursing"), benefits, Own("deferred-payments"), Own("charging")]).Book!;
        var gap = With(Benefits("aa_lower,73.90,2025-04-07", "aa_lower,73.90,2025-05-07")).Check().Gaps.ShouldHaveSingleItem();
        (gap.Element, gap.Days).ShouldBe((RateElement.AaLower, DateRange.Of(new(2025, 4, 7), new(2025, 5, 7))));
        With(Benefits("aa_lower,73.90,2025-04-07", "aa_lower,73.90,2025-03-07")).Check().Overlaps.Select(one => one.Element).ShouldBe([RateElement.AaLower]);
    }
}
