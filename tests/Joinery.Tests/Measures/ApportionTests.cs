using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

public sealed class ApportionTests
{
    private static readonly AreaCode Westmorland = AreaCode.Of("E06000064");
    private static readonly AreaCode Surrey = AreaCode.Of("E10000030");
    private static readonly AreaCode Moor = AreaCode.Of("X10000001");
    private static readonly AreaCode Vale = AreaCode.Of("X10000002");
    private static readonly AreaCode North = AreaCode.Of("X54000001");
    private static readonly AreaCode South = AreaCode.Of("X54000002");

    [Theory]
    [InlineData("E06000064", "15210", "utla23_icb24", "E54000048 11536.1207; E54000050 3673.8793")]
    [InlineData("E06000064", "23054", "utla23_icb24", "E54000048 17485.4521; E54000050 5568.5479")]
    [InlineData("E10000030", "75503", "utla23_icb24", "E54000034 9631.3546; E54000063 65871.6454")]
    [InlineData("E10000030", "75503", "utla23_icb26_derived", "E54000069 75503.0000")]
    public void Discharges_of_a_council_are_shared_out_by_where_its_people_live(string council, string count, string vintage, string expected)
    {
        var shared = Apportion.Counts(Tables.FromBlocks(vintage), One(AreaCode.Of(council), decimal.Parse(count))).Value;
        string.Join("; ", shared.Select(part => FormattableString.Invariant($"{part.Area} {part.Value:F4}"))).ShouldBe(expected);
        shared.Sum(part => part.Value).ShouldBe(decimal.Parse(count));
        shared.ShouldAllBe(part => part.Estimated == (shared.Count > 1));
    }

    [Fact]
    public void Best_fit_would_overstate_Lancashire_and_South_Cumbria_by_a_third()
    {
        var overlaps = Tables.FromBlocks("utla23_icb24");
        var best = overlaps.BestFit(Westmorland)!;
        best.System.Code.ShouldBe("E54000048");
        decimal.Round(best.ShareOfArea, 8).ShouldBe(0.75845632m);
        decimal.Round(100 * ((1 / best.ShareOfArea) - 1), 2).ShouldBe(31.85m);
    }

    [Fact]
    public void Discharges_by_home_give_the_published_estimate_of_every_board()
    {
        var ods = Tables.Organisations.Where(body => body.Kind == "icb").ToDictionary(body => body.Area, body => body.Ods);
        var councils = Tables.Read(Sources.Shared("data/place/drd_2024_25_utla.csv"), row => (Area: AreaCode.Of(row("code")), Count: decimal.Parse(row("discharges"))));
        var shared = Apportion.Counts(Tables.FromBlocks("utla23_icb24"), councils.ToDictionary(row => row.Area, row => row.Count)).Value;
        var published = Sources.Shared("data/place/drd_icb_resident_vs_provider.csv");
        var expected = Tables.Read(published, row => (Ods: row("ods"), Count: decimal.Parse(row("est_resident_discharges"))));
        shared.Select(part => (Ods: ods[part.Area.Code], Count: decimal.Round(part.Value, 1))).ShouldBe(expected, ignoreOrder: true);
        shared.Sum(part => part.Value).ShouldBe(3_866_913, 0.000000001m);
        shared.ShouldAllBe(part => part.Coverage == 1);
    }

    [Fact]
    public void A_rate_is_shared_out_as_numerator_and_denominator()
    {
        var overlaps = Of((Moor, North, 500), (Moor, South, 500), (Vale, South, 1000));
        var rates = Apportion.Rates(overlaps, Two(10, 90), Two(100, 100)).Value;
        rates.Select(rate => (rate.Area, rate.Numerator, rate.Denominator)).ShouldBe([(North, 5m, 50m), (South, 95m, 150m)]);
        // The mean of 0.1 and 0.9 by share would be wrong.
        rates[1].Value.ShouldBe(95m / 150);
        rates.ShouldAllBe(rate => rate.Estimated);
    }

    [Fact]
    public void A_rate_without_a_denominator_has_no_value() =>
        Apportion.Rates(Of((Moor, North, 5)), One(Moor, 0), One(Moor, 0)).Value[0].Value.ShouldBeNull();

    [Fact]
    public void A_numerator_without_its_denominator_is_refused() =>
        Apportion.Rates(Of((Moor, North, 5), (Vale, North, 5)), Two(1, 2), One(Moor, 1)).Refusal!.Code.ShouldBe("measures.rate-part-missing");

    [Fact]
    public void Coverage_says_how_much_of_a_system_gave_a_count()
    {
        var overlaps = Of((Moor, North, 100), (Moor, South, 300), (Vale, South, 900));
        Apportion.Counts(overlaps, One(Moor, 8)).Value.Select(part => (part.Area, part.Value, part.Coverage)).ShouldBe([(North, 2m, 1m), (South, 6m, 0.25m)]);
    }

    [Fact]
    public void A_count_of_a_whole_area_is_not_an_estimate() =>
        Apportion.Counts(Of((Moor, North, 5), (Vale, North, 5)), Two(1, 2)).Value.ShouldHaveSingleItem().Estimated.ShouldBeFalse();

    [Fact]
    public void No_counts_give_nothing() => Apportion.Counts(Of((Moor, North, 5)), new Dictionary<AreaCode, decimal>()).Value.ShouldBeEmpty();

    [Fact]
    public void A_council_of_another_date_is_refused_by_name()
    {
        var refusal = Apportion.Counts(Tables.FromBlocks("utla23_icb24"), One(AreaCode.Of("E10000006"), 1000)).Refusal!;
        refusal.Code.ShouldBe("measures.area-unknown");
        refusal.Sentence.ShouldStartWith("E10000006 is not an area of these overlaps.");
    }

    [Fact]
    public void An_area_without_people_cannot_be_shared_out() =>
        Apportion.Counts(Of((Moor, North, 0)), One(Moor, 1)).Refusal!.Code.ShouldBe("measures.area-empty");

    [Theory]
    [InlineData("E10000006", "2023-04-01", "E06000063 546.671 estimated; E06000064 453.329 estimated")]
    [InlineData("E08000016", "2025-04-01", "E08000038 1000.000")]
    [InlineData("E10000002", "2020-04-01", "E06000060 1000.000")]
    [InlineData("E10000021", "2021-04-01", "E06000061 458.946 estimated; E06000062 541.054 estimated")]
    [InlineData("E54000034", "2026-04-01", "E54000067 228.009 estimated; E54000069 200.792 estimated; E54000070 571.199 estimated")]
    [InlineData("E10000012", "2026-04-01", "E10000012 1000.000")]
    public void A_thousand_is_carried_over_a_change_of_areas(string from, string date, string expected)
    {
        var carried = Apportion.Across(Successors(date), One(AreaCode.Of(from), 1000)).Value;
        string.Join("; ", carried.Select(part => FormattableString.Invariant($"{part.Area} {part.Value:F3}{(part.Estimated ? " estimated" : "")}"))).ShouldBe(expected);
        carried.Sum(part => part.Value).ShouldBe(1000);
    }

    [Fact]
    public void Counts_of_42_boards_become_counts_of_36_and_none_is_lost()
    {
        var overlaps = Tables.FromBlocks("utla23_icb24");
        var shared = Apportion.Counts(overlaps, overlaps.Areas.ToDictionary(area => area, _ => 1000m / 7)).Value;
        var carried = Apportion.Across(Successors("2026-04-01"), shared.ToDictionary(part => part.Area, part => part.Value)).Value;
        carried.Count.ShouldBe(36);
        carried.ShouldAllBe(part => part.Complete);
        Math.Abs(carried.Sum(part => part.Value) - (153 * (1000m / 7))).ShouldBeLessThan(0.000000001m);
    }

    [Fact]
    public void A_new_area_is_incomplete_while_a_predecessor_is_missing() =>
        Apportion.Across(Successors("2019-04-01"), One(AreaCode.Of("E06000028"), 10)).Value.ShouldHaveSingleItem().Complete.ShouldBeFalse();

    [Fact]
    public void A_split_in_unknown_parts_is_refused() =>
        Apportion.Across(Successors("2019-04-01"), One(AreaCode.Of("E10000009"), 10)).Refusal!.Code.ShouldBe("measures.share-unknown");

    [Theory]
    [InlineData("0.5", "0.499999", true)]
    [InlineData("0.5", "0.499998", false)]
    [InlineData("0.5", "0.500001", true)]
    [InlineData("0.5", "0.500002", false)]
    public void Shares_of_an_area_must_be_whole(string north, string south, bool accepted) =>
        Apportion.Across([new(Moor, North, decimal.Parse(north)), new(Moor, South, decimal.Parse(south))], One(Moor, 10)).IsAccepted.ShouldBe(accepted);

    [Fact]
    public void However_people_live_no_part_of_a_count_is_lost_or_made() =>
        Prop.ForAll(Drawn.NonEmptyListOf().ToArbitrary(), drawn =>
        {
            var overlaps = Overlaps.Of(drawn.Select(pair =>
                new CommonGround(AreaCode.Of($"X1000000{pair.Area}"), AreaCode.Of($"X5400000{pair.System}"), pair.People, 1)));
            var counts = overlaps.Areas.ToDictionary(area => area, area => area.Code[^1] * 1.1m);
            var shared = Apportion.Counts(overlaps, counts).Value;
            Math.Abs(shared.Sum(part => part.Value) - counts.Values.Sum()).ShouldBeLessThan(0.000000001m);
            shared.ShouldAllBe(part => part.Coverage == 1 && part.Value >= 0);
        }).QuickCheckThrowOnFailure();

    private static Gen<(int People, int Area, int System)> Drawn =>
        from people in Gen.Choose(1, 999_983) from area in Gen.Choose(1, 6) from system in Gen.Choose(1, 4) select (people, area, system);

    private static Successor[] Successors(string date) =>
        [.. Tables.Changes.Where(change => change.Date == DateOnly.Parse(date)).Select(change => new Successor(change.From, change.To, change.Share))];

    private static Overlaps Of(params (AreaCode Area, AreaCode System, long People)[] pairs) =>
        Overlaps.Of(pairs.Select(pair => new CommonGround(pair.Area, pair.System, pair.People, 1)));

    private static Dictionary<AreaCode, decimal> One(AreaCode area, decimal count) => new() { [area] = count };

    private static Dictionary<AreaCode, decimal> Two(decimal moor, decimal vale) => new() { [Moor] = moor, [Vale] = vale };
}
