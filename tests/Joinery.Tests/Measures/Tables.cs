using CsvHelper;
using Joinery.Measures;
using Joinery.Testing;

namespace Joinery.Tests.Measures;

/// <summary>The tables that the tests of geography read: the product's own in data/geography, and the published ones beside the repository.</summary>
internal static class Tables
{
    /// <summary>One row of a published overlap table.</summary>
    public sealed record OverlapRow(AreaCode Area, AreaCode System, int Blocks, long Population, string ShareOfArea, string ShareOfSystem, bool BestFit);

    /// <summary>One LSOA with every area it is in.</summary>
    public sealed record Lsoa(AreaCode Code, long Population, AreaCode District, AreaCode Council, AreaCode Icb2024, AreaCode Icb2026);

    public sealed record Area(AreaCode Code, string Name, string Kind, string Region, DateOnly? From, DateOnly? Until, string Source, string Status)
    {
        public bool InForce(DateOnly day) => (From is null || From <= day) && (Until is null || day < Until);
    }

    public sealed record AreaChange(AreaCode From, AreaCode To, DateOnly Date, string Kind, decimal? Share, string Source, string Status);

    public sealed record Organisation(
        string Ods, string Name, string Kind, string Area, string NhsRegion, DateOnly? From, DateOnly? Until, string Source, string Status)
    {
        public bool InForce(DateOnly day) => (From is null || From <= day) && (Until is null || day < Until);

        /// <summary>What successions call it.</summary>
        public string Key => Ods.Length > 0 ? Ods : Area;
    }

    public sealed record Succession(string From, string To, DateOnly Date, string Kind, string Source, string Status);

    private static readonly Lazy<IReadOnlyList<Lsoa>> LsoasOnce = new(ReadLsoas);
    private static readonly Lazy<IReadOnlyList<Area>> AreasOnce = new(() => Read(Own("areas"), row => new Area(
        AreaCode.Of(row("code")), row("name"), row("kind"), row("region"), Day(row("valid_from")), Day(row("valid_to")), row("source"), row("status"))));
    private static readonly Lazy<IReadOnlyList<AreaChange>> ChangesOnce = new(() => Read(Own("area_changes"), row => new AreaChange(
        AreaCode.Of(row("from")), AreaCode.Of(row("to")), DateOnly.Parse(row("date")), row("kind"),
        row("share").Length == 0 ? null : decimal.Parse(row("share")), row("source"), row("status"))));
    private static readonly Lazy<IReadOnlyList<Organisation>> OrganisationsOnce = new(() => Read(Own("organisations"), row => new Organisation(
        row("ods"), row("name"), row("kind"), row("area"), row("nhs_region"), Day(row("valid_from")), Day(row("valid_to")), row("source"), row("status"))));
    private static readonly Lazy<IReadOnlyList<Succession>> SuccessionsOnce = new(() => Read(Own("organisation_successions"), row => new Succession(
        row("from"), row("to"), DateOnly.Parse(row("date")), row("kind"), row("source"), row("status"))));

    public static IReadOnlyList<Lsoa> Lsoas => LsoasOnce.Value;

    public static IReadOnlyList<Area> Areas => AreasOnce.Value;

    public static IReadOnlyList<AreaChange> Changes => ChangesOnce.Value;

    public static IReadOnlyList<Organisation> Organisations => OrganisationsOnce.Value;

    public static IReadOnlyList<Succession> Successions => SuccessionsOnce.Value;

    /// <summary>The path of one of the product's own tables.</summary>
    public static string Own(string name) => Sources.File($"data/geography/{name}.csv");

    /// <summary>The rows of a published overlap table, such as utla23_icb24.</summary>
    public static IReadOnlyList<OverlapRow> Published(string name) => Read(Sources.Shared($"data/place/geo/{name}.csv"), row => new OverlapRow(
        AreaCode.Of(row("area_code")), AreaCode.Of(row("system_code")), int.Parse(row("lsoas")), long.Parse(row("population")),
        row("share_of_area"), row("share_of_system"), row("best_fit") == "1"));

    /// <summary>The overlaps of a published table, worked out again from its counts alone.</summary>
    public static Overlaps FromCounts(string name) =>
        Overlaps.Of(Published(name).Select(row => new CommonGround(row.Area, row.System, row.Population, row.Blocks)));

    /// <summary>The overlaps of LSOAs by a choice of area and system.</summary>
    public static Overlaps FromBlocks(Func<Lsoa, AreaCode> area, Func<Lsoa, AreaCode> system) =>
        Overlaps.Of(Lsoas.Select(lsoa => new Block(lsoa.Code, lsoa.Population, area(lsoa), system(lsoa))));

    /// <summary>The overlaps of a vintage built from blocks.</summary>
    public static Overlaps FromBlocks(string name) => name switch
    {
        "utla23_icb24" => FromBlocks(lsoa => lsoa.Council, lsoa => lsoa.Icb2024),
        "lad24_icb24" => FromBlocks(lsoa => lsoa.District, lsoa => lsoa.Icb2024),
        "utla23_icb26_derived" => FromBlocks(lsoa => lsoa.Council, lsoa => lsoa.Icb2026),
        _ => throw new ArgumentException($"There are no blocks for {name}.", nameof(name)),
    };

    /// <summary>Each row of a CSV file with a header line; the argument of <paramref name="make"/> gives the text of a named column.</summary>
    public static IReadOnlyList<T> Read<T>(string path, Func<Func<string, string>, T> make)
    {
        using var stream = File.OpenRead(path);
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { FieldCountMismatch = CsvFieldCountHandling.Throw }, leaveOpen: false);
        var rows = new List<T>();
        while (csv.Read()) rows.Add(make(csv.GetString));
        return rows;
    }

    private static IReadOnlyList<Lsoa> ReadLsoas()
    {
        var codes = new Dictionary<string, AreaCode>(StringComparer.Ordinal);
        AreaCode Code(string text) => codes.TryGetValue(text, out var code) ? code : codes[text] = AreaCode.Of(text);
        return Read(Sources.Shared("data/place/geo/lsoa21_master.csv"), row => new Lsoa(
            AreaCode.Of(row("lsoa21")), long.Parse(row("pop_census21")),
            Code(row("lad24")), Code(row("utla23")), Code(row("icb24")), Code(row("icb26_derived"))));
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.Parse(text);
}
