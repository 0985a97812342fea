using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

public sealed class RecentTrendsTests
{
    private static TrendPoint Point(double value, double half = 0.5) => new(value, value - half, value + half);

    private static RecentTrend Of(params TrendPoint[] points) => RecentTrends.Of(points, Statistic.CrudeRate, Polarity.LowIsGood);

    [Fact]
    public void Every_published_trend_is_met()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Sources.Shared("data/place/trend_vectors.json")));
        file.RootElement.GetProperty("chi_square_threshold").GetDouble().ShouldBe(RecentTrends.Threshold);
        file.RootElement.GetProperty("points").GetInt32().ShouldBe(RecentTrends.Points);
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().ToList();
        cases.Count.ShouldBe(4);
        foreach (var one in cases)
        {
            var polarity = one.GetProperty("polarity").GetString() switch { "high" => Polarity.HighIsGood, "low" => Polarity.LowIsGood, _ => Polarity.Neutral };
            var points = one.GetProperty("points").EnumerateArray().Select(point => new TrendPoint(Number(point[0]), Number(point[1]), Number(point[2]))).ToArray();
            var trend = RecentTrends.Of(points, Statistic.Proportion, polarity);
            Words(trend).ShouldBe(one.GetProperty("expect").GetString());
            if (one.TryGetProperty("slope", out var slope)) trend.Slope.ShouldBe(slope.GetDouble(), 1e-9);
            if (one.TryGetProperty("chi2", out var chi)) trend.ChiSquare.ShouldBeNear(chi.GetDouble());
            if (one.TryGetProperty("loo_slopes", out var without))
                foreach (var (found, expected) in trend.WithoutOne.Zip(without.EnumerateArray())) found.ShouldBe(expected.GetDouble(), 1e-6);
        }
    }

    private static double? Number(JsonElement cell) => cell.ValueKind == JsonValueKind.Null ? null : cell.GetDouble();

    private static string Words(RecentTrend trend) => trend.Movement + trend.Judgement switch { Judgement.Better => "AndGettingBetter", Judgement.Worse => "AndGettingWorse", _ => "" };

    [Fact]
    public void One_point_alone_makes_no_trend()
    {
        var trend = Of(Point(20), Point(20.1), Point(19.9), Point(19.7), Point(25));
        trend.Slope.ShouldBe(0.96, 1e-9);
        trend.ChiSquare.ShouldBe(141.6167, 5e-5);
        trend.WithoutOne[^1].ShouldBe(-0.11, 1e-9);
        trend.Movement.ShouldBe(Movement.NoChange);
        trend.Judgement.ShouldBe(Judgement.None);
    }

    [Fact]
    public void Only_the_last_five_points_count() =>
        Of(Point(90), Point(1), Point(20), Point(21), Point(22), Point(23), Point(24)).Slope.ShouldBe(1, 1e-9);

    [Fact]
    public void What_cannot_be_calculated_is_not_called_no_change()
    {
        TrendPoint[] four = [Point(1), Point(2), Point(3), Point(4)];
        Why(four).ShouldBe("measures.trend-too-short");
        Why([.. four, new(null, 1, 2)]).ShouldBe("measures.trend-too-short");
        Why([.. four, new(5, null, null)]).ShouldBe("measures.trend-without-interval");
        Why([.. four, new(5, 4.5, double.NaN)]).ShouldBe("measures.trend-without-interval");
        Why([.. four, new(5, 5, 5)]).ShouldBe("measures.trend-zero-width");
        Why([.. four, new(100, 99, 101, 40, 40)]).ShouldBe("measures.trend-count-is-all");
        RecentTrends.Of([.. four, Point(5)], Statistic.Other, Polarity.Neutral).Why!.Code.ShouldBe("measures.trend-statistic");
        Of([.. four, Point(5)]).Why.ShouldBeNull();
    }

    private static string Why(TrendPoint[] points)
    {
        var trend = Of(points);
        trend.Movement.ShouldBe(Movement.CannotBeCalculated);
        trend.Judgement.ShouldBe(Judgement.None);
        return trend.Why!.Code;
    }

    [Fact]
    public void A_series_turned_upside_down_moves_the_other_way() =>
        Prop.ForAll(Gen.Choose(1, 100).Select(value => (double)value).ArrayOf(5).ToArbitrary(), values =>
        {
            var (up, down) = (Of([.. values.Select(value => Point(value))]), Of([.. values.Select(value => Point(-value))]));
            down.Slope.ShouldBe(-up.Slope, 1e-9);
            down.Movement.ShouldBe(up.Movement switch { Movement.Increasing => Movement.Decreasing, Movement.Decreasing => Movement.Increasing, var same => same });
        }).QuickCheckThrowOnFailure();
}
