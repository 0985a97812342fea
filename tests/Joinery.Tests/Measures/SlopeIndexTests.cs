using Joinery.Measures;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>
/// The slope index against the published vectors. Slopes, ratios and intercepts are exact. Published intervals come from random draws and are
/// met within two percent of their width, with our own draws from a seed; the publisher allows itself five percent of the limit.
/// </summary>
public sealed class SlopeIndexTests
{
    private static readonly Lazy<IReadOnlyList<IReadOnlyList<VectorRow>>> Areas = new(() =>
        [.. Workbooks.Sheet("testdata_SII", "testdata_SII").Where(row => !row.Text("TestDescription").Contains("handling", StringComparison.Ordinal))
            .GroupBy(row => (row.Text("TestDescription"), row.Text("Area"))).Select(group => group.ToList())]);

    private static AdvantageGroup[] Groups(IEnumerable<VectorRow> rows) => [.. rows.Select(row => new AdvantageGroup(row.Number("Population"), row.Number("Value"), row.Number("StandardError")))];

    private static SlopeSettings Settings(VectorRow row)
    {
        var words = row.Text("TestDescription");
        return new((Scale)(int)row.Number("ValueType"), words.Contains("transform", StringComparison.Ordinal) || words.Contains("log ", StringComparison.Ordinal),
            words.Contains("(x 100)", StringComparison.Ordinal) ? 100 : words.Contains("(x -100)", StringComparison.Ordinal) ? -100
            : words.Contains("negative multiplier", StringComparison.Ordinal) ? -1 : Percent(row) ? 100 : 1);
    }

    // Some results of proportions are published in percent although nothing says so.
    private static bool Percent(VectorRow row) => row.Number("ValueType") == 2 && Math.Abs(row.Number("sii")) > 1;

    [Fact]
    public void Every_published_slope_ratio_and_intercept_is_met()
    {
        Areas.Value.Count.ShouldBe(44);
        foreach (var rows in Areas.Value)
        {
            var found = SlopeIndex.Of(Groups(rows), Settings(rows[0])).Value;
            found.Slope.ShouldBeNear(rows[0].Number("sii"), rows[0].Text("TestDescription"));
            if (rows[0].Maybe("rii") is { } ratio) found.Ratio.ShouldBeNear(ratio, rows[0].Text("TestDescription"));
            if (rows[0].Maybe("Intercept") is { } intercept) found.Intercept.ShouldBeNear(intercept, rows[0].Text("TestDescription"));
        }
    }

    [Fact]
    public void Every_published_interval_is_met_within_chance()
    {
        var chance = Seed.Random();
        var met = 0;
        foreach (var rows in Areas.Value.Where(rows => rows[0].Maybe("sii_lowercl_1") is not null).DistinctBy(rows => rows[0].Text("sii_lowercl_1")))
        {
            var found = SlopeIndex.Intervals(Groups(rows), chance, Settings(rows[0]), 50_000, FirstLevel(rows[0])).Value;
            // Published slopes of lines fitted on the log scale have limits a little wider than their own ratios imply.
            Near(found.Slope, rows[0].Number("sii_lowercl_1"), rows[0].Number("sii_uppercl_1"), Settings(rows[0]).FitOnScale ? 0.05 : 0.02, rows[0]);
            if (rows[0].Maybe("rii_lowercl_1") is { } lower) Near(found.Ratio, lower, rows[0].Number("rii_uppercl_1"), 0.02, rows[0]);
            met++;
        }
        met.ShouldBeGreaterThan(15);
    }

    // The column Confidence repeats 95 where the description says 98.
    private static Confidence FirstLevel(VectorRow row) => Confidence.Of(
        row.Text("TestDescription").Contains("with 98%", StringComparison.OrdinalIgnoreCase) ? 0.98 : row.Text("TestDescription").Contains("99%", StringComparison.Ordinal) ? 0.99 : 0.95).Value;

    private static void Near(Interval interval, double lower, double upper, double part, VectorRow row)
    {
        interval.Lower.ShouldBe(lower, part * Math.Abs(upper - lower), row.Text("TestDescription"));
        interval.Upper.ShouldBe(upper, part * Math.Abs(upper - lower), row.Text("TestDescription"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        var groups = Groups(Areas.Value[0]);
        InequalityIntervals Of(int seed) => SlopeIndex.Intervals(groups, new Random(seed), repetitions: 1000).Value;
        Of(1).ShouldBe(Of(1));
        Of(1).ShouldNotBe(Of(2));
    }

    [Fact]
    public void A_straight_line_gives_back_its_ends()
    {
        // Equal groups at 0.1, 0.3, 0.5, 0.7 and 0.9 on the line 70 + 10x.
        AdvantageGroup[] groups = [.. Enumerable.Range(0, 5).Select(i => new AdvantageGroup(200, 71 + 2 * i))];
        var found = SlopeIndex.Of(groups).Value;
        found.Slope.ShouldBe(10, 1e-9);
        found.Intercept.ShouldBe(70, 1e-9);
        found.Ratio.ShouldBe(80.0 / 70, 1e-9);
    }

    [Theory]
    [InlineData("LE_testdata", "LifeExp", 722)]
    [InlineData("DSR_testdata", "value", 6)]
    public void Every_published_set_of_groups_gives_a_line_that_two_computations_agree_on(string file, string value, int sets)
    {
        string[] keys = file == "LE_testdata" ? ["Sex", "GeoCode"] : ["Period"];
        var population = file == "LE_testdata" ? "Pop" : "total_pop";
        var groups = Workbooks.Csv(file, [.. keys, population, value]).GroupBy(row => string.Join(' ', keys.Select(row.Text)))
            .Select(rows => rows.Select(row => new AdvantageGroup(row.Maybe(population) ?? double.NaN, row.Maybe(value) ?? double.NaN)).ToArray()).ToList();
        var met = 0;
        foreach (var set in groups)
        {
            if (!SlopeIndex.Of(set).Try(out var found, out var refusal))
            {
                refusal.Code.ShouldBeOneOf("measures.groups-outside", "measures.not-a-number", "measures.off-scale");
                continue;
            }
            found.Slope.ShouldBe(NaiveSlope(set), 1e-8);
            met++;
        }
        met.ShouldBe(sets);
    }

    // Every person a point of an ordinary regression, so that weights need no thought: Σ(x − x̄)(y − ȳ) / Σ(x − x̄)².
    private static double NaiveSlope(AdvantageGroup[] groups)
    {
        var people = groups.Sum(group => group.Population);
        var points = groups.Select((group, i) => (X: (groups.Take(i).Sum(below => below.Population) + group.Population / 2) / people, Y: group.Value, W: group.Population)).ToList();
        var (x, y) = (points.Sum(point => point.W * point.X) / people, points.Sum(point => point.W * point.Y) / people);
        return points.Sum(point => point.W * (point.X - x) * (point.Y - y)) / points.Sum(point => point.W * (point.X - x) * (point.X - x));
    }

    [Fact]
    public void A_standard_error_follows_from_an_interval_on_its_scale()
    {
        var row = Areas.Value.Single(rows => rows[0].Text("TestDescription").StartsWith("rate (e.g. infant mortality) - default", StringComparison.Ordinal) && rows[0].Text("Area") == "area1")[0];
        var interval = new Interval(row.Number("Value"), row.Number("LowerCL"), row.Number("UpperCL"), Confidence.Percent95);
        SlopeIndex.StandardError(interval, Scale.Log).ShouldBeNear(row.Number("StandardError"));
    }

    [Theory]
    [InlineData(4, 10, Scale.Plain, "measures.groups-outside")]
    [InlineData(5, 0, Scale.Plain, "measures.denominator-not-positive")]
    [InlineData(5, 10, Scale.Logit, "measures.off-scale")]
    public void Groups_that_make_no_line_are_refused(int count, double people, Scale scale, string code) =>
        SlopeIndex.Of([.. Enumerable.Range(1, count).Select(i => new AdvantageGroup(people, i))], new(scale)).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void An_interval_without_standard_errors_is_refused() =>
        SlopeIndex.Intervals([.. Enumerable.Range(1, 5).Select(i => new AdvantageGroup(10, i))], new Random(1)).Refusal!.Code.ShouldBe("measures.standard-error-missing");
}
