using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>Process-control charts: worked examples, 306 published series, and a second, naive computation of every rule.</summary>
public sealed class ControlChartsTests
{
    private static readonly string[] Measures = ["avg_days_incl_zero", "same_day_pct"];

    private static IReadOnlyList<Dated> Monthly(params double[] values) => [.. values.Select((value, i) => new Dated(new DateOnly(2023, 4, 1).AddMonths(i), value))];

    private static ControlChart Chart(ChartSettings? settings, params double[] values) => ControlCharts.Of(Monthly(values), settings).Value;

    private static string[] Labels(ControlChart chart, ChartSettings? settings = null) => [.. chart.Points.Select(point => ControlCharts.Label(point.Cause, settings))];

    [Fact]
    public void A_board_that_fell_at_the_end_shows_two_in_three_and_then_a_point_below_its_limit()
    {
        var chart = Chart(new(Polarity.HighIsGood), 76.03, 78.06, 76.43, 77.08, 78.48, 79.21, 79.46, 79.08, 79.26, 76.81, 75.10, 68.42);
        var limits = chart.Parts.ShouldHaveSingleItem().Limits;
        limits.Mean.ShouldBe(76.951667, 5e-7);
        limits.MovingRange.ShouldBe(1.644545, 5e-7);
        limits.ScreenedRange.ShouldBe(1.141, 5e-7);
        limits.Lower.ShouldBe(73.916607, 5e-7);
        limits.Upper.ShouldBe(79.986727, 5e-7);
        Labels(chart).ShouldBe([.. Enumerable.Repeat("Common Cause", 5), .. Enumerable.Repeat("2 in 3 Above CL", 4), "Common Cause", "Common Cause", "Below LCL"]);
        chart.Points[6].Judgement.ShouldBe(Judgement.Better);
        chart.Latest.Judgement.ShouldBe(Judgement.Worse);
        chart.Points[0].Judgement.ShouldBe(Judgement.None);
    }

    [Fact]
    public void A_point_outside_its_limit_counts_more_than_the_trend_that_it_is_part_of()
    {
        var chart = Chart(null, 20, 21, 20, 19, 20, 20.5, 20.7, 20.9, 21.0, 21.2, 21.3, 21.5);
        var limits = chart.Parts[0].Limits;
        limits.Mean.ShouldBe(20.591667, 5e-7);
        limits.ScreenedRange.ShouldBe(0.5, 5e-7);
        (Math.Round(limits.Lower, 6), Math.Round(limits.Upper, 6)).ShouldBe((19.261667, 21.921667));
        Labels(chart).ShouldBe([.. Enumerable.Repeat("Common Cause", 3), "Below LCL", .. Enumerable.Repeat("7 Point Trend (Increasing)", 8)]);
        chart.Latest.Judgement.ShouldBe(Judgement.Neutral);
    }

    [Fact]
    public void Chance_alone_shows_nothing()
    {
        var chart = Chart(null, -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285, -0.44566197,
            1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141);
        chart.Parts[0].Limits.Mean.ShouldBe(0.1416238, 5e-8);
        chart.Parts[0].Limits.Lower.ShouldBe(-3.0113796, 5e-8);
        chart.Parts[0].Limits.Upper.ShouldBe(3.2946272, 5e-8);
        chart.Points.ShouldAllBe(point => point.Cause == Cause.Common);
    }

    [Theory]
    [InlineData(1, 3, Assurance.ConsistentlyFail)]
    [InlineData(5, 7, Assurance.ConsistentlyPass)]
    [InlineData(1, 5, Assurance.Inconsistent)]
    public void Assurance_says_whether_the_limits_reach_the_target(double lower, double upper, Assurance expected)
    {
        var limits = new ControlLimits((lower + upper) / 2, 0, (upper - lower) / 2 / ControlCharts.LimitFactor);
        limits.Assure(4, Polarity.HighIsGood).ShouldBe(expected);
        limits.Assure(4, Polarity.LowIsGood).ShouldBe(expected switch
        {
            Assurance.ConsistentlyFail => Assurance.ConsistentlyPass,
            Assurance.ConsistentlyPass => Assurance.ConsistentlyFail,
            _ => expected,
        });
        limits.Assure(null, Polarity.HighIsGood).ShouldBe(Assurance.None);
        limits.Assure(4, Polarity.Neutral).ShouldBe(Assurance.None);
    }

    [Fact]
    public void Every_published_chart_is_met()
    {
        var rows = Tables.Read(Sources.Shared("data/place/spc/spc_expected_drd_utla.csv"), row => (Code: row("code"), Measure: row("measure"),
            Lines: (double[])[double.Parse(row("mean")), double.Parse(row("amr_screened")), double.Parse(row("lpl")), double.Parse(row("upl"))], Flags: row("flags").Split('|')));
        rows.Count.ShouldBe(153);
        foreach (var (code, measure, lines, flags) in rows)
        {
            var chart = ControlCharts.Of(Drd.Series(code, measure)).Value;
            var limits = chart.Parts[0].Limits;
            foreach (var (found, expected) in new[] { limits.Mean, limits.ScreenedRange, limits.Lower, limits.Upper }.Zip(lines)) found.ShouldBe(expected, 1e-9, $"{code} {measure}");
            Labels(chart).ShouldBe(flags, $"{code} {measure}");
        }
    }

    [Fact]
    public void All_306_series_agree_with_the_naive_computation()
    {
        var series = Drd.Months.Select(month => month.Code).Distinct().SelectMany(code => Measures.Select(measure => Drd.Series(code, measure))).ToList();
        series.Count.ShouldBe(306);
        series.ShouldAllBe(points => points.Count == 12);
        foreach (var points in series) Agrees(points, new());
        series.Sum(points => ControlCharts.Of(points).Value.Points.Count(point => point.Cause != Cause.Common)).ShouldBeGreaterThan(248, "the 153 published series have 248 signals");
    }

    [Fact]
    public void Random_series_agree_with_the_naive_computation()
    {
        var steps = Gen.Choose(-3, 4).Select(step => (double)step);
        var settings = Gen.Choose(0, 30).ArrayOf(4).Select(drawn => new ChartSettings(Polarity.LowIsGood, TrendPoints: 4 + drawn[0] % 4, SidePoints: 4 + drawn[1] % 5,
            Rebase: drawn[2] == 0 ? null : [new DateOnly(2023, 4, 1).AddMonths(drawn[2])], FixAfter: drawn[3] is < 2 or > 12 ? null : drawn[3]));
        // A walk makes trends and shifts; the square makes points outside.
        Prop.ForAll(steps.NonEmptyListOf().ToArbitrary(), settings.ToArbitrary(), (walk, how) =>
        {
            var sum = 0.0;
            Agrees(Monthly([.. walk.Select(step => (sum += step) + step * step)]), how);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static void Agrees(IReadOnlyList<Dated> points, ChartSettings how)
    {
        var chart = ControlCharts.Of(points, how).Value;
        var naive = NaiveChart.Of(points, how);
        Labels(chart, how).ShouldBe(naive.Select(point => point.Label));
        foreach (var (point, (lower, upper, _)) in chart.Points.Zip(naive))
        {
            point.Limits.Lower.ShouldBe(lower, 1e-9);
            point.Limits.Upper.ShouldBe(upper, 1e-9);
            point.Limits.Lower.ShouldBeLessThanOrEqualTo(point.Limits.LowerNear);
            point.Limits.LowerNear.ShouldBeLessThanOrEqualTo(point.Limits.Mean);
            point.Limits.Mean.ShouldBeLessThanOrEqualTo(point.Limits.UpperNear);
            point.Limits.UpperNear.ShouldBeLessThanOrEqualTo(point.Limits.Upper);
        }
    }

    [Fact]
    public void A_rebase_day_begins_a_part_with_limits_of_its_own_and_assurance_is_of_the_last()
    {
        double[] before = [10, 11, 10, 12, 11, 10, 11, 12], after = [20, 21, 20, 22, 21, 20, 21, 22];
        var settings = new ChartSettings(Polarity.HighIsGood, Target: 15, Rebase: [new(2023, 11, 15)]);
        var chart = Chart(settings, [.. before, .. after]);
        chart.Parts.Select(part => (part.From, part.Points, part.Short)).ShouldBe([(new DateOnly(2023, 4, 1), 8, true), (new DateOnly(2023, 12, 1), 8, true)]);
        chart.Points.ShouldAllBe(point => point.Cause == Cause.Common);
        chart.Assurance.ShouldBe(Assurance.ConsistentlyPass);
        Chart(settings with { Rebase = null }, [.. before, .. after]).Points.ShouldContain(point => point.Cause == Cause.BelowLimit);
    }

    [Fact]
    public void A_rebase_day_outside_the_series_splits_nothing() =>
        Chart(new(Rebase: [new(2020, 1, 1), new(2023, 4, 1), new(2030, 1, 1)]), 1, 2, 3).Parts.Count.ShouldBe(1);

    [Fact]
    public void Fixed_limits_come_from_the_first_points_alone()
    {
        double[] first = [10, 11, 10, 12, 11, 10];
        var chart = Chart(new(FixAfter: 6), [.. first, 30, 31]);
        chart.Parts[0].Limits.ShouldBe(Chart(null, first).Parts[0].Limits);
        chart.Points[^1].Cause.ShouldBe(Cause.AboveLimit);
    }

    [Fact]
    public void A_trend_of_six_is_a_setting()
    {
        double[] values = [5, 9, 4, 5, 6, 7, 8, 9, 3, 6, 4, 7];
        var six = new ChartSettings(TrendPoints: 6);
        Labels(Chart(null, values)).ShouldNotContain(label => label.Contains("Trend", StringComparison.Ordinal));
        Labels(Chart(six, values), six).Count(label => label == "6 Point Trend (Increasing)").ShouldBe(6);
    }

    [Fact]
    public void A_series_that_never_moves_has_limits_on_its_mean_and_shows_nothing()
    {
        var chart = Chart(null, 7, 7, 7, 7, 7, 7, 7, 7);
        (chart.Parts[0].Limits.Lower, chart.Parts[0].Limits.Upper).ShouldBe((7, 7));
        chart.Points.ShouldAllBe(point => point.Cause == Cause.Common);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void Below_twelve_points_a_part_says_that_it_is_short(int points, bool expected) =>
        Chart(null, [.. Enumerable.Range(0, points).Select(i => (double)(i % 3))]).Parts[0].Short.ShouldBe(expected);

    [Fact]
    public void Points_that_make_no_chart_are_refused()
    {
        ControlCharts.Of([]).Refusal!.Code.ShouldBe("measures.chart-empty");
        ControlCharts.Of(Monthly(1, double.NaN)).Refusal!.Code.ShouldBe("measures.not-a-number");
        ControlCharts.Of([.. Monthly(1, 2).Reverse()]).Refusal!.Sentence.ShouldContain("1 April 2023");
        ControlCharts.Of([.. Enumerable.Range(0, 3501).Select(i => new Dated(new DateOnly(2020, 1, 1).AddDays(i), i))]).Refusal!.Code.ShouldBe("measures.chart-too-long");
    }

    /// <summary>The rules once more, each point judged for itself by looking at every window that holds it.</summary>
    private static class NaiveChart
    {
        public static IReadOnlyList<(double Lower, double Upper, string Label)> Of(IReadOnlyList<Dated> points, ChartSettings how)
        {
            var parts = points.GroupBy(point => (how.Rebase ?? []).Count(day => day <= point.Day)).Select(part => part.Select(point => point.Value).ToList());
            return [.. parts.SelectMany(values => Part(values, how))];
        }

        private static IEnumerable<(double, double, string)> Part(List<double> x, ChartSettings how)
        {
            var basis = x.Take(how.FixAfter ?? x.Count).ToList();
            var ranges = basis.Zip(basis.Skip(1), (a, b) => Math.Abs(b - a)).ToList();
            var screened = ranges.Where(range => range < 3.267 * ranges.Average()).ToList();
            var (mean, amr) = (basis.Average(), screened.Count == 0 ? 0 : screened.Average());
            var (lower, upper) = (mean - 2.66 * amr, mean + 2.66 * amr);
            bool Outside(int i) => x[i] > upper || x[i] < lower;
            bool Close(int i) => !Outside(i) && (x[i] > mean + 2.66 * amr * 2 / 3 || x[i] < mean - 2.66 * amr * 2 / 3);
            IEnumerable<int[]> Windows(int i, int length) => Enumerable.Range(i - length + 1, length)
                .Where(from => from >= 0 && from + length <= x.Count).Select(from => Enumerable.Range(from, length).ToArray());
            bool All(int[] window, int sign) => window.All(i => Math.Sign(x[i].CompareTo(mean)) == sign);
            bool Run(int[] window, int sign) => window.Zip(window.Skip(1)).All(pair => Math.Sign(x[pair.Second].CompareTo(x[pair.First])) == sign);
            bool InTrend(int i) => Windows(i, how.TrendPoints).Any(window => Run(window, 1) || Run(window, -1));
            string Direction(int i)
            {
                var step = i + 1 < x.Count && InTrend(i + 1) ? x[i + 1] - x[i] : 0;
                return (step == 0 ? x[i] - x[i - 1] : step) > 0 ? "Increasing" : "Decreasing";
            }
            return Enumerable.Range(0, x.Count).Select(i => (lower, upper,
                Outside(i) ? x[i] > upper ? "Above UCL" : "Below LCL"
                : InTrend(i) ? $"{how.TrendPoints} Point Trend ({Direction(i)})"
                : Close(i) && Windows(i, 3).Any(window => window.Count(Close) >= 2 && (All(window, 1) || All(window, -1))) ? x[i] > mean ? "2 in 3 Above CL" : "2 in 3 Below CL"
                : Windows(i, how.SidePoints).Any(window => All(window, 1)) ? $"{how.SidePoints} Points Above CL"
                : Windows(i, how.SidePoints).Any(window => All(window, -1)) ? $"{how.SidePoints} Points Below CL" : "Common Cause"));
        }
    }
}
