using System.Text.Json;
using System.Text.RegularExpressions;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>The tables of data/geography: whole, without doubles, and true to the published counts.</summary>
public sealed partial class GeographyTests
{
    private static readonly string[] Councils = ["county", "unitary", "metropolitan", "london-borough"];
    private static readonly string[] Statuses = ["verified", "derived", "unverified"];

    private sealed record Cut(
        AreaCode Area, AreaCode System, string Vintage, long Population, int Blocks, decimal ShareOfArea, decimal ShareOfSystem, bool BestFit);

    private static readonly IReadOnlyList<Cut> Cuts = Tables.Read(Tables.Own("overlaps"), row => new Cut(
        AreaCode.Of(row("area")), AreaCode.Of(row("system")), row("vintage"), long.Parse(row("population")), int.Parse(row("blocks")),
        decimal.Parse(row("share_of_area")), decimal.Parse(row("share_of_system")), row("best_fit") == "1"));

    [Theory]
    [InlineData("2017-04-01", 152)]
    [InlineData("2018-04-01", 152)]
    [InlineData("2019-04-01", 151)]
    [InlineData("2020-04-01", 151)]
    [InlineData("2021-04-01", 152)]
    [InlineData("2022-07-01", 152)]
    [InlineData("2023-03-31", 152)]
    [InlineData("2023-04-01", 153)]
    [InlineData("2025-03-31", 153)]
    [InlineData("2025-04-01", 153)]
    [InlineData("2026-04-01", 153)]
    public void So_many_councils_stand_on_a_day(string day, int councils) => InForce(day).Count(area => Councils.Contains(area.Kind)).ShouldBe(councils);

    [Theory]
    [InlineData("E06", "unitary", 63)]
    [InlineData("E08", "metropolitan", 36)]
    [InlineData("E09", "london-borough", 33)]
    [InlineData("E10", "county", 21)]
    public void Councils_are_of_four_kinds_told_by_their_codes(string entity, string kind, int count)
    {
        InForce("2024-04-01").Where(area => area.Code.Entity == entity).ShouldAllBe(area => area.Kind == kind);
        InForce("2024-04-01").Count(area => area.Kind == kind).ShouldBe(count);
        InForce("2026-04-01").Count(area => area.Kind == kind).ShouldBe(count);
    }

    [Theory]
    [InlineData("2022-06-30", 0)]
    [InlineData("2022-07-01", 42)]
    [InlineData("2023-04-01", 42)]
    [InlineData("2026-03-31", 42)]
    [InlineData("2026-04-01", 36)]
    public void So_many_boards_stand_on_a_day(string day, int boards)
    {
        InForce(day).Count(area => area.Kind == "icb").ShouldBe(boards);
        Tables.Organisations.Count(body => body.Kind == "icb" && body.InForce(DateOnly.Parse(day))).ShouldBe(boards);
    }

    [Fact]
    public void Councils_and_boards_are_those_of_the_published_overlaps()
    {
        Codes("2024-04-01", Councils).ShouldBe(Published("utla23_icb24", row => row.Area));
        Codes("2022-07-01", Councils).ShouldBe(Published("utla21_icb22", row => row.Area));
        Codes("2017-04-01", Councils).ShouldBe(Published("hwb17_stp17", row => row.Area));
        Codes("2022-07-01", "icb").ShouldBe(Published("utla21_icb22", row => row.System));
        Codes("2024-04-01", "icb").ShouldBe(Published("utla23_icb24", row => row.System));
        Codes("2026-04-01", "icb").ShouldBe(Published("utla23_icb26_derived", row => row.System));
    }

    [Fact]
    public void Every_district_is_in_a_county_and_people_live_in_each()
    {
        var counties = Tables.Areas.Where(area => area.Kind == "county").Select(area => area.Code.Code).ToHashSet();
        var districts = Tables.Areas.Where(area => area.Kind == "district").ToList();
        districts.ShouldAllBe(area => counties.Contains(area.Region) && area.Code.Entity == "E07");
        districts.Select(area => area.Code.Code).ShouldBe(Published("lad24_icb24", row => row.Area).Where(code => code.StartsWith("E07", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public void Every_council_is_in_one_of_nine_regions()
    {
        var regions = Tables.Areas.Where(area => area.Kind == "region").Select(area => area.Code.Code).ToHashSet();
        regions.Count.ShouldBe(9);
        Tables.Areas.Where(area => Councils.Contains(area.Kind)).ShouldAllBe(area => regions.Contains(area.Region));
        Tables.Areas.Where(area => !Councils.Contains(area.Kind) && area.Kind != "district").ShouldAllBe(area => area.Region.Length == 0);
        InForce("2026-04-01").Count(area => area.Region == "E12000007").ShouldBe(33);
    }

    [Theory]
    [InlineData("E08000013", "St Helens")]
    [InlineData("E08000021", "Newcastle upon Tyne")]
    [InlineData("E06000010", "Kingston upon Hull, City of")]
    [InlineData("E06000064", "Westmorland and Furness")]
    [InlineData("E06000033", "Southend-on-Sea")]
    public void Places_have_their_proper_names(string code, string name) => Tables.Areas.Single(area => area.Code.Code == code).Name.ShouldBe(name);

    [Fact]
    public void No_name_has_a_capital_that_English_does_not_write()
    {
        var names = Tables.Areas.Select(area => area.Name).Concat(Tables.Organisations.Select(body => body.Name)).ToList();
        names.Where(name => Miscapitalised().IsMatch(name)).ShouldBeEmpty();
        Miscapitalised().IsMatch("Newcastle Upon Tyne").ShouldBeTrue();
        Miscapitalised().IsMatch("Alder Hey Children'S").ShouldBeTrue();
    }

    [Fact]
    public void No_key_comes_twice()
    {
        Tables.Areas.Select(area => area.Code).ShouldBeUnique();
        Tables.Changes.Select(change => (change.From, change.To, change.Date)).ShouldBeUnique();
        Cuts.Select(cut => (cut.Area, cut.System, cut.Vintage)).ShouldBeUnique();
        Tables.Organisations.Select(body => body.Key).ShouldBeUnique();
        Tables.Successions.Select(step => (step.From, step.To, step.Date)).ShouldBeUnique();
    }

    [Fact]
    public void Every_range_of_dates_holds_a_day()
    {
        Tables.Areas.ShouldAllBe(area => area.From == null || area.Until == null || area.From < area.Until);
        Tables.Organisations.ShouldAllBe(body => body.From == null || body.Until == null || body.From < body.Until);
    }

    [Fact]
    public void An_area_ends_on_the_day_its_successor_begins()
    {
        var areas = Tables.Areas.ToDictionary(area => area.Code);
        Tables.Changes.ShouldAllBe(change => areas[change.From].Until == change.Date && areas[change.To].From == change.Date);
        var ended = Tables.Areas.Where(area => area.Until is not null).Select(area => area.Code);
        ended.ShouldBe(Tables.Changes.Select(change => change.From).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void A_change_is_told_by_the_parts_it_has()
    {
        foreach (var change in Tables.Changes)
        {
            var into = Tables.Changes.Count(other => other.From == change.From);
            var from = Tables.Changes.Count(other => other.To == change.To);
            change.Kind.ShouldBe(into > 1 ? "split" : from > 1 ? "merge" : "recode");
        }
    }

    [Fact]
    public void Shares_of_an_area_that_ended_are_whole_or_not_known()
    {
        foreach (var parts in Tables.Changes.GroupBy(change => change.From))
        {
            if (parts.Key.Code == "E10000009") parts.ShouldAllBe(part => part.Share == null);
            else parts.Sum(part => part.Share).ShouldBe(1m);
        }
    }

    [Fact]
    public void Shares_of_boards_are_those_of_the_blocks()
    {
        var overlaps = Tables.FromBlocks(lsoa => lsoa.Icb2024, lsoa => lsoa.Icb2026);
        var moved = overlaps.Rows.Where(row => row.Area != row.System).Select(row => (row.Area, row.System, Share: decimal.Round(row.ShareOfArea, 8)));
        var written = Tables.Changes.Where(change => change.Date == new DateOnly(2026, 4, 1)).Select(change => (change.From, change.To, Share: change.Share!.Value));
        written.ShouldBe(moved, ignoreOrder: true);
        overlaps.Rows.Where(row => row.Area == row.System).ShouldAllBe(row => row.ShareOfArea == 1 && row.ShareOfSystem == 1);
        var people = overlaps.Rows.ToDictionary(row => (row.Area.Code, row.System.Code), row => row);
        people[("E54000034", "E54000069")].Population.ShouldBe(153_477);
        people[("E54000027", "E54000071")].SystemPopulation.ShouldBe(3_503_214);
        people[("E54000024", "E54000065")].SystemPopulation.ShouldBe(3_092_101);
        people[("E54000042", "E54000067")].SystemPopulation.ShouldBe(1_998_304);
        people[("E54000064", "E54000069")].SystemPopulation.ShouldBe(2_908_772);
    }

    [Theory]
    [InlineData("E10000006", "E06000063", "E06000064")]
    [InlineData("E10000021", "E06000061", "E06000062")]
    public void Shares_of_counties_are_those_of_the_blocks(string county, params string[] after)
    {
        var people = Tables.Lsoas.Where(lsoa => after.Contains(lsoa.Council.Code)).ToLookup(lsoa => lsoa.Council.Code, lsoa => lsoa.Population);
        var whole = (decimal)people.Sum(council => council.Sum());
        foreach (var code in after)
            Tables.Changes.Single(change => change.From.Code == county && change.To.Code == code).Share.ShouldBe(decimal.Round(people[code].Sum() / whole, 8));
    }

    [Theory]
    [InlineData("2024-04")]
    [InlineData("2026-04")]
    public void Overlaps_name_areas_in_force_and_share_out_everyone(string vintage)
    {
        var cuts = Cuts.Where(cut => cut.Vintage == vintage).ToList();
        cuts.Select(cut => cut.Area.Code).Distinct().Order(StringComparer.Ordinal).ShouldBe(Codes($"{vintage}-01", Councils));
        cuts.Select(cut => cut.System.Code).Distinct().Order(StringComparer.Ordinal).ShouldBe(Codes($"{vintage}-01", "icb"));
        cuts.Sum(cut => cut.Population).ShouldBe(56_489_777);
        cuts.Sum(cut => cut.Blocks).ShouldBe(33_755);
        cuts.Count(cut => cut.BestFit).ShouldBe(153);
        foreach (var area in cuts.GroupBy(cut => cut.Area)) area.Sum(cut => cut.ShareOfArea).ShouldBe(1, 0.00000002m);
        foreach (var system in cuts.GroupBy(cut => cut.System)) system.Sum(cut => cut.ShareOfSystem).ShouldBe(1, 0.0000001m);
    }

    [Fact]
    public void Every_trust_of_the_discharge_data_is_named()
    {
        var trusts = Tables.Organisations.Where(body => body.Kind == "nhs-trust").ToDictionary(body => body.Ods);
        var discharging = Tables.Read(Sources.Shared("data/place/drd_2024_25_provider.csv"), row => (Ods: row("code"), Region: row("region")));
        discharging.Count.ShouldBe(134);
        discharging.ShouldAllBe(row => trusts[row.Ods].NhsRegion == row.Region);
        // The file says NaN where a figure is missing, which JSON does not know.
        var text = File.ReadAllText(Sources.Shared("data/care/acute-discharge-2024-25.json")).Replace(": NaN", ": null", StringComparison.Ordinal);
        using var acute = JsonDocument.Parse(text);
        acute.RootElement.GetProperty("providers").EnumerateArray().ShouldAllBe(provider => trusts.ContainsKey(provider.GetProperty("code").GetString()!));
    }

    [Fact]
    public void Boards_have_the_codes_that_the_block_table_pairs()
    {
        var pairs = Tables.Read(Sources.Shared("data/place/geo/lsoa21_master.csv"), row => (Area: row("icb24"), Ods: row("icb24_ods"))).Distinct();
        var boards = Tables.Organisations.Where(body => body.Kind == "icb" && body.From == new DateOnly(2022, 7, 1));
        boards.Select(body => (body.Area, body.Ods)).ShouldBe(pairs, ignoreOrder: true);
        Tables.Organisations.Where(body => body.Ods.Length == 0).Select(body => body.Area).ShouldBe(["E54000067"]);
    }

    [Fact]
    public void Every_code_that_is_referred_to_exists()
    {
        var areas = Tables.Areas.Select(area => area.Code.Code).ToHashSet();
        var bodies = Tables.Organisations.ToDictionary(body => body.Key);
        Tables.Changes.ShouldAllBe(change => areas.Contains(change.From.Code) && areas.Contains(change.To.Code));
        Cuts.ShouldAllBe(cut => areas.Contains(cut.Area.Code) && areas.Contains(cut.System.Code));
        Tables.Organisations.ShouldAllBe(body => body.Area.Length == 0 || areas.Contains(body.Area));
        Tables.Organisations.Where(body => body.Ods.Length > 0).ShouldAllBe(body => OdsCode.Parse(body.Ods).IsAccepted);
        Tables.Successions.ShouldAllBe(step => bodies.ContainsKey(step.To) && bodies[step.From].Until == step.Date);
        var ended = Tables.Organisations.Where(body => body.Until is not null).Select(body => body.Key);
        ended.ShouldBe(Tables.Successions.Select(step => step.From).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void Boards_succeed_one_another_as_their_areas_do()
    {
        var areas = Tables.Organisations.Where(body => body.Kind == "icb").ToDictionary(body => body.Key, body => body.Area);
        var steps = Tables.Successions.Where(step => areas.ContainsKey(step.From)).Select(step => (From: areas[step.From], To: areas[step.To], step.Date, step.Kind));
        var changes = Tables.Changes.Where(change => change.Date == new DateOnly(2026, 4, 1));
        steps.ShouldBe(changes.Select(change => (From: change.From.Code, To: change.To.Code, change.Date, change.Kind)), ignoreOrder: true);
    }

    [Fact]
    public void Every_row_has_its_source_and_status()
    {
        (string Source, string Status)[] all =
        [
            .. Tables.Areas.Select(row => (row.Source, row.Status)), .. Tables.Changes.Select(row => (row.Source, row.Status)),
            .. Tables.Organisations.Select(row => (row.Source, row.Status)), .. Tables.Successions.Select(row => (row.Source, row.Status)),
        ];
        all.ShouldAllBe(row => row.Source.Length > 0 && Statuses.Contains(row.Status));
    }

    [Theory]
    [InlineData("areas")]
    [InlineData("area_changes")]
    [InlineData("overlaps")]
    [InlineData("organisations")]
    [InlineData("organisation_successions")]
    public void The_readme_gives_the_columns_and_the_number_of_rows(string name)
    {
        var bytes = File.ReadAllBytes(Tables.Own(name));
        bytes.ShouldNotContain((byte)'\r');
        bytes[^1].ShouldBe((byte)'\n');
        var lines = File.ReadAllLines(Tables.Own(name));
        var line = File.ReadLines(Sources.File("data/geography/README.md")).Single(text => text.StartsWith($"| `{name}.csv` |", StringComparison.Ordinal));
        line.ShouldContain($"| {lines.Length - 1} |");
        line.ShouldEndWith($"| `{lines[0]}` |");
    }

    private static IEnumerable<Tables.Area> InForce(string day) => Tables.Areas.Where(area => area.InForce(DateOnly.Parse(day)));

    private static string[] Codes(string day, params string[] kinds) =>
        [.. InForce(day).Where(area => kinds.Contains(area.Kind)).Select(area => area.Code.Code).Order(StringComparer.Ordinal)];

    private static string[] Published(string name, Func<Tables.OverlapRow, AreaCode> code) =>
        [.. Tables.Published(name).Select(row => code(row).Code).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"'S\b|[a-z] (And|Of|Upon|For)\b|-(On|Upon)-", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Miscapitalised();
}
