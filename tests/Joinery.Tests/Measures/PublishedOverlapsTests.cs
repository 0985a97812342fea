using Joinery.Measures;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>The engine against the overlaps of England: every supplied row, and how far boundaries cut across.</summary>
public sealed class PublishedOverlapsTests
{
    [Theory]
    [InlineData("utla23_icb24")]
    [InlineData("lad24_icb24")]
    [InlineData("utla23_icb26_derived")]
    public void Blocks_give_every_row_of_the_published_table(string name) => Rows(Tables.FromBlocks(name)).ShouldBe(Expected(name));

    [Theory]
    [InlineData("hwb17_stp17")]
    [InlineData("hwb17_ccg17")]
    [InlineData("utla21_icb22")]
    public void Counts_give_the_shares_and_best_fits_of_the_published_table(string name) => Rows(Tables.FromCounts(name)).ShouldBe(Expected(name));

    // Each line was worked out apart from the engine, in exact fractions:
    // areas x systems; split at any/1%/5%; systems that cut at any/1%/5%; one-area systems (one-to-one); people outside their best fit of all; percent.
    [Theory]
    [InlineData("hwb17_stp17", "152 x 44; 14/13/9; 25/24/18; 6 (3); 2,435,129 of 55,619,430; 4.3782")]
    [InlineData("hwb17_ccg17", "152 x 207; 36/36/35; 114/112/108; 179 (86); 13,268,814 of 55,619,430; 23.8564")]
    [InlineData("utla21_icb22", "152 x 42; 10/8/6; 16/14/11; 3 (3); 1,374,314 of 56,550,138; 2.4303")]
    [InlineData("utla23_icb24", "153 x 42; 10/9/6; 16/14/11; 4 (3); 1,260,426 of 56,489,777; 2.2312")]
    [InlineData("lad24_icb24", "296 x 42; 13/13/9; 15/15/11; 1 (1); 388,786 of 56,489,777; 0.6882")]
    [InlineData("utla23_icb26_derived", "153 x 36; 5/4/2; 8/6/4; 3 (3); 135,395 of 56,489,777; 0.2397")]
    public void Boundaries_cut_across_by_so_much(string name, string expected) => Summary(Tables.FromCounts(name)).ShouldBe(expected);

    private static string Summary(Overlaps o)
    {
        decimal[] thresholds = [0, 0.01m, 0.05m];
        var split = string.Join('/', thresholds.Select(t => o.SplitAreas(t).Count));
        var cutting = string.Join('/', thresholds.Select(t => o.CuttingSystems(t).Count));
        var one = $"{o.OneAreaSystems().Count} ({o.OneToOneSystems().Count})";
        var misfit = FormattableString.Invariant($"{o.MisfitPopulation:N0} of {o.Population:N0}; {o.MisfitPercent:F4}");
        return $"{o.Areas.Count} x {o.Systems.Count}; {split}; {cutting}; {one}; {misfit}";
    }

    private static IEnumerable<Tables.OverlapRow> Rows(Overlaps overlaps) => overlaps.Rows.Select(row => new Tables.OverlapRow(
        row.Area, row.System, row.Blocks, row.Population, Eight(row.ShareOfArea), Eight(row.ShareOfSystem), row.BestFit));

    private static IEnumerable<Tables.OverlapRow> Expected(string name) =>
        Tables.Published(name).OrderBy(row => row.Area.Code, StringComparer.Ordinal).ThenByDescending(row => row.Population).ThenByDescending(row => row.Blocks)
            .ThenBy(row => row.System.Code, StringComparer.Ordinal);

    private static string Eight(decimal share) => share.ToString("F8", System.Globalization.CultureInfo.InvariantCulture);
}
