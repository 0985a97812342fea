using Joinery.Design;

namespace Joinery.Place.Areas;

/// <summary>Puts data/geography into the tables. The files replace what an earlier version loaded; the demo place's own rows stay.</summary>
internal static class Geography
{
    private const string Fictional = "fictional";

    /// <summary>The status of a body that only a file of statistics has named so far.</summary>
    public const string Reported = "reported";

    public static async Task Load(ReferenceLoad load)
    {
        await Replace(load, "areas", "place_area", ["code", "name", "search_key", "kind", "parent", "valid_from", "valid_to", "source", "status"], row =>
            [row("code"), row("name"), SearchKey.Of(row("name")), row("kind"), row("region"), row("valid_from"), row("valid_to"), row("source"), row("status")]);
        await Replace(load, "area_changes", "place_area_change", ["from_code", "to_code", "on_day", "kind", "share", "source", "status"], row =>
            [row("from"), row("to"), row("date"), row("kind"), row("share"), row("source"), row("status")]);
        await Replace(load, "overlaps", "place_overlap", ["area", "system_code", "vintage", "population", "blocks", "best_fit", "status"], row =>
            [row("area"), row("system"), row("vintage"), long.Parse(row("population")), long.Parse(row("blocks")), row("best_fit") == "1", row("status")]);
        await Replace(load, "organisations", "place_organisation", ["ods", "name", "search_key", "kind", "area", "valid_from", "valid_to", "source", "status"], row =>
            [row("ods"), row("name"), SearchKey.Of(row("name")), row("kind"), row("area"), row("valid_from"), row("valid_to"), row("source"), row("status")]);
        await Replace(load, "organisation_successions", "place_succession", ["from_ods", "to_ods", "on_day", "kind", "source", "status"], row =>
            [row("from"), row("to"), row("date"), row("kind"), row("source"), row("status")]);
    }

    private static Task Replace(ReferenceLoad load, string file, string table, IReadOnlyList<string> columns, Func<Func<string, string>, object?[]> make)
    {
        var rows = ReferenceData.Read(typeof(Geography).Assembly, $"data/geography/{file}.csv", make);
        var content = string.Join('\n', rows.Select(row => string.Join('|', row)));
        return load.Load($"data/geography/{file}.csv", content, async db =>
        {
            var real = columns.Contains("status") ? "status not in (@Fictional, @Reported)" : "1 = 1";
            await db.Execute($"delete from {table} where {real}", new { Fictional, Reported });
            await db.InsertMany(table, columns, rows);
        });
    }
}
