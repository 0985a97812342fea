using System.Globalization;
using System.Text;
using Joinery.Measures;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>
/// data/geography/overlaps.csv is what the engine makes of the block table, to the byte.
/// Run with JOINERY_APPROVE=1 to write it again, then review the difference.
/// </summary>
public sealed class OverlapsFileTests
{
    [Fact]
    public void The_overlaps_of_the_repository_are_what_the_engine_gives()
    {
        var made = Encoding.UTF8.GetBytes(
            "area,system,vintage,population,blocks,share_of_area,share_of_system,best_fit,status\n"
            + Vintage("2024-04", "derived", lsoa => lsoa.Icb2024) + Vintage("2026-04", "unverified", lsoa => lsoa.Icb2026));
        if (Environment.GetEnvironmentVariable("JOINERY_APPROVE") == "1") File.WriteAllBytes(Tables.Own("overlaps"), made);
        File.ReadAllBytes(Tables.Own("overlaps")).ShouldBe(made);
    }

    private static string Vintage(string vintage, string status, Func<Tables.Lsoa, AreaCode> system)
    {
        var day = DateOnly.Parse($"{vintage}-01");
        // The block table has the councils of 2023; a code that changed since is written as it stood on the day.
        var recoded = Tables.Changes.Where(change => change.Kind == "recode" && change.Date <= day).ToDictionary(change => change.From, change => change.To);
        return string.Concat(Tables.FromBlocks(lsoa => recoded.GetValueOrDefault(lsoa.Council, lsoa.Council), system).Rows.Select(row => Line(row, vintage, status)));
    }

    private static string Line(Overlap row, string vintage, string status) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Area},{row.System},{vintage},{row.Population},{row.Blocks},{row.ShareOfArea:F8},{row.ShareOfSystem:F8},{(row.BestFit ? 1 : 0)},{status}\n");
}
