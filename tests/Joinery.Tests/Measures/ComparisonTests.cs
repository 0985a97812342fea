using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>Deviations from the median, the coverage guard and peer groups.</summary>
public sealed class ComparisonTests
{
    private sealed record Oflog(string Year, string Code, string Measure, double? Value, double? Median, double? Deviations);

    private static readonly Lazy<IReadOnlyList<Oflog>> OflogOnce = new(() => Tables.Read(Sources.Shared("data/place/oflog_asc.csv"), row => new Oflog(
        row("Financial year"), row("Local authority code"), row("Code"), Maybe(row("Value")), Maybe(row("MEDIAN")), Maybe(row("MADs_from_median")))));

    private static double? Maybe(string text) => double.TryParse(text, out var number) ? number : null;

    private static (MedianDeviations Found, List<Oflog> Rows) Turnover(string year)
    {
        var rows = OflogOnce.Value.Where(row => row.Measure == "ASC7" && row.Year == year).ToList();
        return (Deviations.FromMedian([.. rows.Select(row => row.Value)]).Value, rows);
    }

    [Fact]
    public void Turnover_of_2022_23_has_the_median_and_deviations_of_the_guide()
    {
        var (found, rows) = Turnover("2022-23");
        rows.Count(row => row.Value is not null).ShouldBe(151);
        found.Median.ShouldBe(28.04317139, 5e-9);
        found.Typical.ShouldBe(4.86605962, 5e-9);
        double Score(string code) => found.Scores[rows.FindIndex(row => row.Code == code)]!.Value;
        Score("E08000010").ShouldBe(-0.022481825, 5e-8);
        Score("E10000030").ShouldBe(1.686844, 5e-7);
    }

    [Theory]
    [InlineData("2019-20", 31.0446, 112)]
    [InlineData("2020-21", 28.3098, 103)]
    [InlineData("2021-22", 28.6240, 106)]
    public void Turnover_of_earlier_years_has_the_medians_of_the_guide(string year, double median, int councils)
    {
        var (found, rows) = Turnover(year);
        Math.Round(found.Median, 4).ShouldBe(median);
        rows.Count(row => row.Value is not null).ShouldBe(councils);
    }

    [Fact]
    public void Every_published_deviation_from_the_median_is_met()
    {
        var met = 0;
        foreach (var group in OflogOnce.Value.GroupBy(row => (row.Year, row.Measure)).Select(rows => rows.ToList()))
        {
            if (!Deviations.FromMedian([.. group.Select(row => row.Value)]).Try(out var found, out _)) continue;
            for (var i = 0; i < group.Count; i++)
            {
                if (group[i].Deviations is not { } expected || found.Scores[i] is not { } score) continue;
                score.ShouldBe(expected, 1e-6 * Math.Max(1, Math.Abs(expected)), $"{group[i]}");
                found.Median.ShouldBeNear(group[i].Median!.Value);
                met++;
            }
        }
        met.ShouldBeGreaterThan(6000);
    }

    [Fact]
    public void Values_that_are_all_alike_have_no_deviation_to_count_in()
    {
        Deviations.FromMedian([4, 4, null, 4]).Value.ShouldSatisfyAllConditions(found => found.Typical.ShouldBe(0), found => found.Scores.ShouldAllBe(score => score == null));
        Deviations.FromMedian([null]).Refusal!.Code.ShouldBe("measures.too-few-values");
    }

    private static Guarded Essex(Func<Drd.Month, double> numerator) => CoverageGuard.Of(
        [.. Drd.Months.Where(month => month.Code == "E10000012").Select(month => new MonthlyCount(month.Day, numerator(month), month.Discharges))], Drd.Period).Value;

    [Fact]
    public void Two_months_of_Essex_are_not_covered_and_its_results_change_without_them()
    {
        var (sameDay, delay) = (Essex(month => month.SameDay), Essex(month => month.BedDays));
        sameDay.Median.ShouldBe(8725.5);
        sameDay.Named.ShouldBe("December 2024, March 2025");
        sameDay.Uncovered.ShouldBe([new(2024, 12, 1), new(2025, 3, 1)]);
        sameDay.Covered.Denominator.ShouldBe(87_991);
        (Math.Round(100 * sameDay.Covered.Value!.Value, 4), Math.Round(100 * sameDay.AsReported.Value!.Value, 4)).ShouldBe((92.7595, 92.5767));
        (Math.Round(delay.Covered.Value!.Value, 5), Math.Round(delay.AsReported.Value!.Value, 5)).ShouldBe((0.51793, 0.52709));
        sameDay.Share.ShouldBe(10.0 / 12, 1e-12);
        sameDay.Complete.ShouldBeFalse();
    }

    [Fact]
    public void About_six_in_a_hundred_council_months_are_not_covered()
    {
        var guarded = Drd.Months.GroupBy(month => month.Code).Select(months =>
            CoverageGuard.Of([.. months.Select(month => new MonthlyCount(month.Day, month.SameDay, month.Discharges))], Drd.Period).Value).ToList();
        (guarded.Sum(council => council.Uncovered.Count) / 1836.0).ShouldBeInRange(0.05, 0.07);
    }

    [Fact]
    public void A_month_that_was_not_reported_is_named_and_counts_as_not_covered()
    {
        var guarded = CoverageGuard.Of([new(new(2025, 1, 1), 5, 10), new(new(2025, 3, 1), 5, 10)], DateRange.Of(new(2025, 1, 1), new(2025, 4, 1))).Value;
        guarded.Missing.ShouldBe([new(2025, 2, 1)]);
        guarded.Named.ShouldBe("February 2025");
        guarded.Share.ShouldBe(2.0 / 3, 1e-12);
    }

    [Theory]
    [InlineData(69.9, 1)]
    [InlineData(70, 0)]
    public void A_month_at_seventy_percent_of_the_median_is_covered(double denominator, int uncovered) =>
        CoverageGuard.Of([new(new(2025, 1, 1), 1, 100), new(new(2025, 2, 1), 1, 100), new(new(2025, 3, 1), 1, denominator)], DateRange.Of(new(2025, 1, 1), new(2025, 4, 1)))
            .Value.Uncovered.Count.ShouldBe(uncovered);

    [Fact]
    public void Months_that_cannot_be_judged_together_are_refused()
    {
        var year = DateRange.Of(new(2025, 1, 1), new(2026, 1, 1));
        MonthlyCount january = new(new(2025, 1, 1), 1, 1);
        CoverageGuard.Of([january], DateRange.Of(new(2025, 1, 1), new(2026, 2, 1))).Refusal!.Code.ShouldBe("measures.coverage-period");
        CoverageGuard.Of([january], DateRange.Of(new(2025, 1, 1))).Refusal!.Code.ShouldBe("measures.coverage-period");
        CoverageGuard.Of([january], DateRange.Of(new(2025, 1, 1), new(2025, 2, 15))).Refusal!.Code.ShouldBe("measures.coverage-period");
        CoverageGuard.Of([january, january], year).Refusal!.Code.ShouldBe("measures.coverage-months");
        CoverageGuard.Of([january with { Month = new(2024, 12, 1) }], year).Refusal!.Code.ShouldBe("measures.coverage-months");
        CoverageGuard.Of([january with { Denominator = -1 }], year).Refusal!.Code.ShouldBe("measures.count-negative");
        CoverageGuard.Of([], year).Refusal!.Code.ShouldBe("measures.coverage-none");
    }

    private static readonly PeerFeature[] Two = [new("Part over 85", 2), new("Density")];

    private static AreaCode Area(int number) => AreaCode.Of($"X10{number:000000}");

    private static PeerCandidate Candidate(int number, params double[] values) => new(Area(number), values);

    [Fact]
    public void Peers_are_the_nearest_with_the_numbers_they_were_chosen_by()
    {
        PeerCandidate[] all = [Candidate(1, 0, 0), Candidate(2, 5, 0), Candidate(3, 0, 60), Candidate(4, 10, 100), new(AreaCode.Of("E09000001"), [1000, 1000])];
        var group = PeerGroups.Nearest(Area(1), all, Two, count: 2).Value;
        // Over 85 is scaled from 0 to 2 and density from 0 to 1, over the four councils compared.
        group.Peers.Select(peer => (peer.Area, Math.Round(peer.Distance, 9))).ShouldBe([(Area(3), 0.6), (Area(2), 1)]);
        group.Peers[0].Gaps.ShouldBe([0, 0.6]);
        group.Peers[0].Values.ShouldBe([0, 60]);
        group.Values.ShouldBe([0, 0]);
        group.Features.ShouldBe(Two);
        group.LeftOut.ShouldBe([AreaCode.Of("E09000001")]);
    }

    [Fact]
    public void Fifteen_peers_are_chosen_and_equal_ones_by_code()
    {
        PeerCandidate[] all = [.. Enumerable.Range(1, 30).Reverse().Select(number => Candidate(number, 1, number == 30 ? 2 : 1))];
        PeerGroups.Nearest(Area(5), all, Two).Value.Peers.Select(peer => peer.Area).ShouldBe(Enumerable.Range(1, 16).Where(number => number != 5).Select(Area));
    }

    [Fact]
    public void Distance_is_the_same_there_and_back_and_in_any_unit() =>
        Prop.ForAll(Gen.Choose(0, 1000).ArrayOf(2).ListOf().Where(list => list.Count > 1).ToArbitrary(), drawn =>
        {
            PeerCandidate[] all = [.. drawn.Select((values, i) => Candidate(i, values[0], values[1]))];
            PeerCandidate[] scaled = [.. drawn.Select((values, i) => Candidate(i, values[0] * 3 + 7, values[1] / 10.0))];
            double Between(PeerCandidate[] candidates, int from, int to) =>
                PeerGroups.Nearest(Area(from), candidates, Two, count: candidates.Length).Value.Peers.Single(peer => peer.Area == Area(to)).Distance;
            Between(all, 0, 1).ShouldBe(Between(all, 1, 0), 1e-9);
            Between(all, 0, 1).ShouldBe(Between(scaled, 0, 1), 1e-9);
            Between(all, 0, 1).ShouldBeInRange(0, Math.Sqrt(5) + 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_group_that_cannot_be_compared_is_refused()
    {
        PeerCandidate[] all = [Candidate(1, 1, 2), Candidate(2, 2, 3)];
        PeerGroups.Nearest(Area(9), all, Two).Refusal!.Code.ShouldBe("measures.peer-unknown");
        PeerGroups.Nearest(Area(1), all, Two, [Area(1)]).Refusal!.Code.ShouldBe("measures.peer-unknown");
        PeerGroups.Nearest(Area(1), [.. all, Candidate(3, 1)], Two).Refusal!.Sentence.ShouldStartWith("X10000003 does not have one number");
        PeerGroups.Nearest(Area(1), [.. all, Candidate(3, 1, double.NaN)], Two).Refusal!.Code.ShouldBe("measures.peer-incomplete");
        PeerGroups.Nearest(Area(1), all, [Two[0], new("Density", 0)]).Refusal!.Code.ShouldBe("measures.peer-weight");
    }
}
