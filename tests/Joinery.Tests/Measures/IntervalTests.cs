using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Shouldly;
using Xunit;
using Interval = Joinery.Measures.Interval;

namespace Joinery.Tests.Measures;

/// <summary>Proportions, counts, rates and means with their limits, against the published vectors.</summary>
public sealed class IntervalTests
{
    private static readonly Confidence[] Both = [Confidence.Percent95, Confidence.Percent998];

    private static Confidence Level(string text) => Confidence.Of(double.Parse(text.TrimEnd('%')) / 100).Value;

    [Fact]
    public void The_two_published_levels_have_their_published_deviates()
    {
        Confidence.Of(0.95).Value.ShouldBeSameAs(Confidence.Percent95);
        Confidence.Of(0.998).Value.ShouldBeSameAs(Confidence.Percent998);
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.975).ShouldBe(Confidence.Percent95.Z, 1e-12);
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.999).ShouldBe(Confidence.Percent998.Z, 1e-12);
        Confidence.Of(0.99).Value.Z.ShouldBe(2.5758293035489004, 1e-12);
        Confidence.Percent998.ToString().ShouldBe("99.8%");
    }

    [Theory]
    [InlineData(95)]
    [InlineData(0.05)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_that_is_written_as_a_percentage_or_claims_certainty_is_refused(double level) =>
        Confidence.Of(level).Refusal!.Code.ShouldBe("measures.confidence-outside");

    [Fact]
    public void Every_published_limit_of_Byar_and_Wilson_is_met()
    {
        var rows = Workbooks.Sheet("testdata_Byars_Wilson", "testdata_B_W");
        rows.Count.ShouldBe(13);
        foreach (var row in rows)
        {
            var wilson = row.Text("method") == "Wilson";
            var interval = wilson
                ? Proportions.Of(row.Number("x"), row.Number("n"), 1, Level(row.Text("confidence"))).Value
                : Poisson.Byar(row.Number("x"), Level(row.Text("confidence"))).Value;
            // One lower limit is blank: with one event at 99.8% the formula falls below zero.
            interval.Lower.ShouldBeNear(row.Maybe("lowercl") ?? 0, $"{row}");
            interval.Upper.ShouldBeNear(row.Number("uppercl"), $"{row}");
        }
    }

    [Fact]
    public void Every_published_proportion_is_met()
    {
        var rows = Workbooks.Sheet("testdata_Proportion", "testdata_Prop").Where(row => row.Maybe("value") is not null).ToList();
        rows.Count.ShouldBe(16);
        foreach (var row in rows)
        {
            var (count, of, per) = (row.Number("Numerator"), row.Number("Denominator"), row.Number("multiplier"));
            Proportions.Of(count, of, per).Value.ShouldBeNear(row.Number("value"), row.Number("lower95_0cl"), row.Number("upper95_0cl"), $"{row}");
            Proportions.Of(count, of, per, Confidence.Percent998).Value.ShouldBeNear(row.Number("value"), row.Number("lower99_8cl"), row.Number("upper99_8cl"), $"{row}");
        }
    }

    [Fact]
    public void Every_published_rate_is_met()
    {
        var rows = Workbooks.Sheet("testdata_Rate", "testdata_Rate").Where(row => row.Maybe("value") is not null).ToList();
        rows.Count.ShouldBe(17);
        foreach (var row in rows)
        {
            var (count, of, per) = (row.Number("Numerator"), row.Number("Denominator"), row.Number("multiplier"));
            Rates.Of(count, of, per).Value.ShouldBeNear(row.Number("value"), row.Number("lower95_0cl"), row.Number("upper95_0cl"), $"{row}");
            Rates.Of(count, of, per, Confidence.Percent998).Value.ShouldBeNear(row.Number("value"), row.Number("lower99_8cl"), row.Number("upper99_8cl"), $"{row}");
        }
    }

    [Theory]
    [InlineData("testdata_Proportion", "testdata_Prop_g", 8)]
    [InlineData("testdata_Rate", "testdata_Rate_g", 9)]
    public void Every_published_result_of_areas_added_together_is_met(string file, string sheet, int expected)
    {
        var rows = Workbooks.Sheet(file, sheet).Where(row => row.Maybe("value") is not null).ToList();
        rows.Count.ShouldBe(expected);
        foreach (var row in rows)
        {
            var (count, of, per, level) = (row.Number("Numerator"), row.Number("Denominator"), row.Number("multiplier"), Level(row.Text("confidence")));
            var interval = file == "testdata_Rate" ? Rates.Of(count, of, per, level) : Proportions.Of(count, of, per, level);
            interval.Value.ShouldBeNear(row.Number("value"), row.Number("lowercl"), row.Number("uppercl"), $"{row}");
        }
    }

    [Fact]
    public void Every_published_prevalence_of_children_measured_has_its_limits()
    {
        var rows = Workbooks.Csv("NCMP_testdata", "Measured", "Count", "Rate", "LCL", "UCL");
        rows.Count.ShouldBe(240);
        foreach (var row in rows)
            Proportions.Of(row.Number("Count"), row.Number("Measured"), 100).Value.ShouldBeNear(row.Number("Rate"), row.Number("LCL"), row.Number("UCL"), $"{row}");
    }

    [Fact]
    public void Rows_that_were_published_without_a_value_are_refused()
    {
        var rows = Workbooks.Sheet("testdata_Proportion", "testdata_Prop").Concat(Workbooks.Sheet("testdata_Rate", "testdata_Rate")).Where(row => row.Maybe("value") is null).ToList();
        rows.Count.ShouldBe(6);
        foreach (var row in rows)
            Rates.Of(row.Maybe("Numerator") ?? double.NaN, row.Maybe("Denominator") ?? double.NaN, row.Number("multiplier")).Refusal!.Code.ShouldBe("measures.not-a-number");
    }

    [Fact]
    public void Every_published_mean_is_met()
    {
        var values = Workbooks.Sheet("testdata_Mean", "testdata_Mean").ToLookup(row => row.Text("area"), row => row.Number("values"));
        var rows = Workbooks.Sheet("testdata_Mean", "testdata_Mean_results");
        rows.Count.ShouldBe(3);
        foreach (var row in rows)
        {
            double[] own = row.Text("area") == "No grouping" ? [.. values.SelectMany(area => area)] : [.. values[row.Text("area")]];
            own.Length.ShouldBe((int)row.Number("value_count"));
            Means.Of(own).Value.ShouldBeNear(row.Number("value"), row.Number("lower95_0cl"), row.Number("upper95_0cl"), $"{row}");
            Means.Of(own, Confidence.Percent998).Value.ShouldBeNear(row.Number("value"), row.Number("lower99_8cl"), row.Number("upper99_8cl"), $"{row}");
        }
    }

    [Theory]
    // Same-day discharges 2024-25: Essex, Westmorland and Furness, England.
    [InlineData("E10000012", 92.5767, 92.4081, 92.7419)]
    [InlineData("E06000064", 82.7548, 82.1462, 83.3468)]
    public void The_same_day_share_of_a_council_has_the_interval_of_the_guide(string council, double value, double lower, double upper) =>
        Drd.Councils.Where(row => row.Code == council).Select(row => Rounded(Proportions.Of(row.SameDay, row.Discharges, 100).Value)).ShouldBe([(value, lower, upper)]);

    [Fact]
    public void The_same_day_share_of_England_has_the_interval_of_the_guide() =>
        Rounded(Proportions.Of(Drd.Boards.Sum(row => row.SameDay), Drd.Boards.Sum(row => row.Discharges), 100).Value).ShouldBe((86.4608, 86.4274, 86.4941));

    [Fact]
    public void Nobody_and_everybody_have_limits_of_exactly_nothing_and_all()
    {
        Proportions.Of(0, 10).Value.Lower.ShouldBe(0);
        Proportions.Of(10, 10).Value.Upper.ShouldBe(1);
        Rates.Of(0, 10).Value.Lower.ShouldBe(0);
    }

    [Fact]
    public void Byars_limits_take_over_at_ten_events()
    {
        Poisson.Limits(9).Value.ShouldBe(Poisson.Exact(9).Value);
        Poisson.Limits(10).Value.ShouldBe(Poisson.Byar(10).Value);
        Poisson.Byar(0).Refusal!.Code.ShouldBe("measures.count-zero");
    }

    [Theory]
    [InlineData(-1, 10, "measures.count-negative")]
    [InlineData(1, 0, "measures.denominator-not-positive")]
    [InlineData(1, -5, "measures.denominator-not-positive")]
    [InlineData(double.NaN, 10, "measures.not-a-number")]
    [InlineData(1, double.PositiveInfinity, "measures.not-a-number")]
    public void A_rate_or_proportion_of_impossible_numbers_is_refused(double count, double denominator, string code)
    {
        Proportions.Of(count, denominator).Refusal!.Code.ShouldBe(code);
        Rates.Of(count, denominator).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void A_count_above_its_denominator_is_a_rate_and_no_proportion()
    {
        Proportions.Of(250, 220).Refusal!.Code.ShouldBe("measures.count-above-denominator");
        Rates.Of(250, 220).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void A_unit_of_nothing_is_refused() => Rates.Of(1, 10, 0).Refusal!.Code.ShouldBe("measures.unit-not-positive");

    [Fact]
    public void One_value_has_no_mean_with_limits() => Means.Of([1.0]).Refusal!.Code.ShouldBe("measures.too-few-values");

    [Fact]
    public void An_interval_holds_its_value_and_widens_with_confidence() =>
        Prop.ForAll((from count in Gen.Choose(0, 3000) from rest in Gen.Choose(0, 100_000) select (count, of: count + rest + 1)).ToArbitrary(), drawn =>
        {
            foreach (var level in Both)
            {
                Holds(Proportions.Of(drawn.count, drawn.of, 100, level).Value, 0, 100);
                Holds(Rates.Of(drawn.count, drawn.of, 1000, level).Value, 0, double.PositiveInfinity);
            }
            Proportions.Of(drawn.count, drawn.of, 1, Both[1]).Value.Width.ShouldBeGreaterThan(Proportions.Of(drawn.count, drawn.of).Value.Width);
            Rates.Of(drawn.count, drawn.of, 1, Both[1]).Value.Width.ShouldBeGreaterThan(Rates.Of(drawn.count, drawn.of, 1).Value.Width);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_events_never_lower_a_limit() =>
        Prop.ForAll(Gen.Choose(0, 500).ToArbitrary(), count =>
        {
            var (one, next) = (Poisson.Limits(count).Value, Poisson.Limits(count + 1).Value);
            next.Lower.ShouldBeGreaterThan(one.Lower);
            next.Upper.ShouldBeGreaterThan(one.Upper);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exact_limits_leave_their_tail_on_either_side()
    {
        foreach (var count in (int[])[1, 5, 9, 40])
        {
            var exact = Poisson.Exact(count).Value;
            (1 - MathNet.Numerics.Distributions.Poisson.CDF(exact.Lower, count - 1)).ShouldBe(0.025, 1e-10);
            MathNet.Numerics.Distributions.Poisson.CDF(exact.Upper, count).ShouldBe(0.025, 1e-10);
        }
    }

    [Theory]
    [InlineData(50, Against.Higher, Judgement.Better, Judgement.Worse)]
    [InlineData(55.25444329688797, Against.Similar, Judgement.None, Judgement.None)]
    [InlineData(65, Against.Similar, Judgement.None, Judgement.None)]
    [InlineData(80, Against.Lower, Judgement.Worse, Judgement.Better)]
    public void A_value_differs_from_a_benchmark_only_when_its_whole_interval_does(double benchmark, Against against, Judgement high, Judgement low)
    {
        var interval = new Interval(65, 55.25444329688797, 73.635751756902465, Confidence.Percent95);
        Benchmarks.Compare(interval, benchmark, Polarity.HighIsGood).ShouldBe(new(against, high));
        Benchmarks.Compare(interval, benchmark, Polarity.LowIsGood).ShouldBe(new(against, low));
        Benchmarks.Compare(interval, benchmark, Polarity.Neutral).Judgement.ShouldBe(against == Against.Similar ? Judgement.None : Judgement.Neutral);
    }

    private static (double, double, double) Rounded(Interval interval) => (Math.Round(interval.Value, 4), Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4));

    private static void Holds(Interval interval, double least, double most)
    {
        interval.Contains(interval.Value).ShouldBeTrue($"{interval}");
        interval.Lower.ShouldBeGreaterThanOrEqualTo(least);
        interval.Upper.ShouldBeLessThanOrEqualTo(most);
    }
}
