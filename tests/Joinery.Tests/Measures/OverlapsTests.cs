using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

public sealed class OverlapsTests
{
    private static readonly AreaCode Moor = AreaCode.Of("X10000001");
    private static readonly AreaCode Vale = AreaCode.Of("X10000002");
    private static readonly AreaCode North = AreaCode.Of("X54000001");
    private static readonly AreaCode South = AreaCode.Of("X54000002");

    [Fact]
    public void No_blocks_are_no_overlaps_and_no_misfit()
    {
        var none = Overlaps.Of(Array.Empty<Block>());
        none.Rows.ShouldBeEmpty();
        none.Population.ShouldBe(0);
        none.MisfitPercent.ShouldBe(0);
        none.SplitAreas().ShouldBeEmpty();
        none.CuttingSystems().ShouldBeEmpty();
        none.OneAreaSystems().ShouldBeEmpty();
        none.BestFit(Moor).ShouldBeNull();
        none.Within(Moor).ShouldBeEmpty();
        none.Across(North).ShouldBeEmpty();
        none.IsSplit(Moor).ShouldBeFalse();
    }

    [Fact]
    public void Blocks_add_up_to_overlaps_with_shares_of_both()
    {
        var overlaps = Of(Block(1, 750, Moor, North), Block(2, 250, Moor, South), Block(3, 750, Vale, South));
        overlaps.Rows.Select(row => (row.Area, row.System, row.Population, row.ShareOfArea, row.ShareOfSystem, row.BestFit)).ShouldBe(
        [
            (Moor, North, 750L, 0.75m, 1m, true),
            (Moor, South, 250L, 0.25m, 0.25m, false),
            (Vale, South, 750L, 1m, 0.75m, true),
        ]);
        overlaps.MisfitPopulation.ShouldBe(250);
        overlaps.MisfitPercent.ShouldBe(100m * 250 / 1750);
        overlaps.OneAreaSystems().ShouldBe([North]);
        overlaps.OneToOneSystems().ShouldBeEmpty();
    }

    [Fact]
    public void On_equal_people_the_system_with_more_blocks_fits_best() =>
        Of(Block(1, 200, Moor, North), Block(2, 100, Moor, South), Block(3, 100, Moor, South)).BestFit(Moor)!.System.ShouldBe(South);

    [Fact]
    public void On_equal_people_and_blocks_the_lower_code_fits_best()
    {
        Of(Block(1, 200, Moor, South), Block(2, 200, Moor, North)).BestFit(Moor)!.System.ShouldBe(North);
        Of(Block(1, 200, Moor, North), Block(2, 200, Moor, South)).BestFit(Moor)!.System.ShouldBe(North);
    }

    [Theory]
    [InlineData("0", 1, 2)]
    [InlineData("0.01", 1, 2)]
    [InlineData("0.0100001", 0, 0)]
    public void A_sliver_splits_an_area_only_below_its_own_share(string threshold, int split, int cutting)
    {
        var overlaps = Of(Block(1, 990, Moor, North), Block(2, 10, Moor, South), Block(3, 500, Vale, South));
        overlaps.SplitAreas(decimal.Parse(threshold)).Count.ShouldBe(split);
        overlaps.CuttingSystems(decimal.Parse(threshold)).Count.ShouldBe(cutting);
    }

    [Fact]
    public void A_block_without_people_still_splits_at_zero_and_never_above()
    {
        var overlaps = Of(Block(1, 990, Moor, North), Block(2, 0, Moor, South));
        overlaps.IsSplit(Moor).ShouldBeTrue();
        overlaps.IsSplit(Moor, 0.0000001m).ShouldBeFalse();
        overlaps.Across(South)[0].ShareOfSystem.ShouldBe(0);
    }

    [Fact]
    public void A_block_listed_twice_is_an_error()
    {
        var error = Should.Throw<ArgumentException>(() => Of(Block(1, 10, Moor, North), Block(1, 10, Moor, South)));
        error.Message.ShouldStartWith("Block X01000001 is listed twice.");
    }

    [Fact]
    public void Fewer_than_no_people_is_an_error() => Should.Throw<ArgumentException>(() => Of(Block(1, -1, Moor, North)));

    [Fact]
    public void However_blocks_lie_every_person_is_counted_once_and_shares_are_whole() =>
        Prop.ForAll(Drawn.ListOf().ToArbitrary(), drawn =>
        {
            var overlaps = Overlaps.Of(drawn.Select((block, i) =>
                Block(i, block.People, AreaCode.Of($"X1000000{block.Area}"), AreaCode.Of($"X5400000{block.System}"))));
            overlaps.Population.ShouldBe(drawn.Sum(block => (long)block.People));
            overlaps.Rows.Sum(row => row.Blocks).ShouldBe(drawn.Count);
            foreach (var area in overlaps.Areas)
            {
                var rows = overlaps.Within(area);
                rows.Count(row => row.BestFit).ShouldBe(1);
                rows.Sum(row => row.Population).ShouldBe(rows[0].AreaPopulation);
                rows.ShouldAllBe(row => row.Population <= rows[0].Population);
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<(int People, int Area, int System)> Drawn =>
        from people in Gen.Choose(0, 5000) from area in Gen.Choose(1, 6) from system in Gen.Choose(1, 4) select (people, area, system);

    private static Overlaps Of(params Block[] blocks) => Overlaps.Of(blocks);

    private static Block Block(int number, long people, AreaCode area, AreaCode system) => new(AreaCode.Of($"X01{number:000000}"), people, area, system);
}
