using Joinery.Design;

namespace Joinery.Place.Promises;

/// <summary>
/// Puts data/commitments into the tables: promises, and what is known of their outcomes as first evidence. The files replace what an
/// earlier version loaded; whatever people added, on these promises too, stays.
/// </summary>
internal static class PromiseData
{
    private const string Origin = "reference", By = "Joinery";

    public static async Task Load(ReferenceLoad load)
    {
        await Replace(load, "promises", "place_promise",
            ["code", "origin", "body", "kind", "actor", "quote", "amount", "qualifier", "due_words", "due_from", "due_by", "due_rule", "firmness", "parent", "source", "anchor", "url", "published", "note", "status", "recorded_at", "recorded_by"],
            [.. LabelledPromises.All.Select(one => new object?[] { one.Code, Origin, "", one.Kind, one.Actor, one.Quote, one.Amount?.Amount, one.Amount?.Qualifier ?? Qualifier.Exact,
                one.DueWords, one.DueFrom, one.DueBy, Rule(one), one.Firmness, one.Parent, one.Source, one.Anchor, "", one.Published, one.Note, one.Status })]);
        await Replace(load, "due_changes", "place_due_change", ["id", "promise", "old_by", "new_by", "announced", "reason", "source", "origin", "status", "recorded_at", "recorded_by"],
            LabelledPromises.Read("due_changes", row => new object?[] { $"{row("promise")} {row("new_by")}", row("promise"), LabelledPromises.Day(row("old_by")), LabelledPromises.Day(row("new_by")), LabelledPromises.Day(row("announced")),
                row("reason"), row("source"), Origin, row("status") }));
        await Replace(load, "evidence", "place_evidence", ["id", "promise", "on_day", "url", "claim", "verifies", "origin", "status", "recorded_at", "recorded_by"],
            LabelledPromises.Read("evidence", row => new object?[] { $"{row("promise")} {row("date")}", row("promise"), LabelledPromises.Day(row("date")), row("url"), row("claim"), LabelledPromises.WordOf<Verifies>(row("verifies")), Origin, row("status") }));
        await LoadEndings(load);
    }

    private static string Rule(LabelledPromise one) => one.DueWords.Length == 0 ? Due.None.Rule : DueRule.Read(one.DueWords, one.Published, LabelledPromises.Events).Rule;

    private static Task Replace(ReferenceLoad load, string file, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows) =>
        load.Load($"data/commitments/{file}.csv", Content(rows), async db =>
        {
            await db.Execute($"delete from {table} where origin = @Origin", new { Origin });
            await db.InsertMany(table, columns, Recorded(db, rows));
        });

    // A promise that somebody ended here keeps that ending.
    private static Task LoadEndings(ReferenceLoad load)
    {
        var rows = LabelledPromises.Read("endings", row => new object?[] { row("promise"), LabelledPromises.WordOf<EndingKind>(row("kind")), LabelledPromises.Day(row("date")), row("by"), row("reason"), Origin, row("status") });
        return load.Load("data/commitments/endings.csv", Content(rows), async db =>
        {
            await db.Execute("delete from place_promise_ending where origin = @Origin", new { Origin });
            var ended = await db.Query<string>("select promise from place_promise_ending", null, PromiseBook.Most);
            await db.InsertMany("place_promise_ending", ["promise", "kind", "on_day", "by_promise", "reason", "origin", "status", "recorded_at", "recorded_by"], Recorded(db, rows.Where(row => !ended.Contains((string)row[0]!))));
        });
    }

    private static IEnumerable<object?[]> Recorded(Db db, IEnumerable<object?[]> rows) => rows.Select(row => (object?[])[.. row, db.Now, By]);

    private static string Content(IEnumerable<object?[]> rows) => string.Join('\n', rows.Select(row => string.Join('|', row.Select(value => value is null ? "" : SqlTypes.ToColumn(value)))));
}
