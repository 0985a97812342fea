using Joinery.Design;

namespace Joinery.Place.Imports;

/// <summary>The few figures that come with Joinery, from data/metrics/observations.csv; a later file of the publisher replaces them as any others.</summary>
internal static class BuiltInFigures
{
    private const string Name = "data/metrics/observations.csv";

    private sealed record Row(string Metric, string Version, string Code, DateRange Period, double Value, string Source, string Status);

    public static Task Load(ReferenceLoad load)
    {
        var book = MetricBook.Load();
        var rows = ReferenceData.Read(typeof(BuiltInFigures).Assembly, Name, row =>
            new Row(row("metric"), row("version"), row("code"), DateRange.Of(SqlTypes.ReadDay(row("from")), SqlTypes.ReadDay(row("until"))), double.Parse(row("value")), row("source"), row("status")));
        return load.Load(Name, string.Join('\n', rows), async db =>
        {
            // Zero: before the first import that somebody makes.
            await db.Execute("delete from place_observation where import_id = @Name", new { Name });
            await db.Execute("delete from place_import where id = @Name", new { Name });
            await Statistics.RecordWithout(db, Name, 0, "built-in", "Published figures that come with Joinery", rows.Count, rows.Min(row => row.Period.From), rows.Max(row => row.Period.Until!.Value), db.Now);
            await db.InsertMany("place_observation", Statistics.Columns,
                rows.Select(row => new object?[] { row.Metric, row.Code, book.Find(row.Metric)!.Version(row.Version)!.Bases[Level.England], row.Period.From, row.Period.Until!.Value, row.Version, row.Code,
                    null, null, row.Value, Mark.Published, null, $"{row.Source} ({row.Status}).", "", Name, "" }));
            // Where somebody has imported a figure since, that one stays the current one.
            await db.Execute("""
                update place_observation set replaced_by = 'imported' where import_id = @Name and exists (
                    select 1 from place_observation o where o.metric = place_observation.metric and o.area = place_observation.area and o.basis = place_observation.basis
                    and o.from_day = place_observation.from_day and o.until_day = place_observation.until_day and o.import_id <> @Name and o.replaced_by = '')
                """, new { Name });
        });
    }
}
