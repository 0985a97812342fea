using System.Globalization;
using Joinery.Place.Areas;
using Joinery.Place.Feeds;
using Joinery.Place.Scorecards;

namespace Joinery.Place.Imports;

/// <summary>What an import does, or would do.</summary>
/// <param name="Id">The import; empty for one that was only looked at.</param>
/// <param name="Feed">The layout that the file has.</param>
/// <param name="File">The file's name.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Readings">Figures in the file.</param>
/// <param name="Added">Figures that nobody had given before.</param>
/// <param name="Changed">Figures that the publisher revised; what they were is kept.</param>
/// <param name="Unchanged">Figures that are there already.</param>
/// <param name="Rejected">Rows that cannot be used, each with its place and reason.</param>
/// <param name="Notes">What whoever imports should know.</param>
/// <param name="Examples">Some of the figures that change: what they were and what they are.</param>
/// <param name="TakenBefore">True when the very same file was imported before.</param>
public sealed record ImportOutcome(string Id, string Feed, string File, string Source, int Readings, int Added, int Changed, int Unchanged,
    IReadOnlyList<Refusal> Rejected, IReadOnlyList<string> Notes, IReadOnlyList<string> Examples, bool TakenBefore);

/// <summary>An import that was made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Seq">Its number, from 1.</param>
/// <param name="Feed">The layout.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Licence">On what terms.</param>
/// <param name="Added">Figures that were new.</param>
/// <param name="Changed">Figures that it revised.</param>
/// <param name="Unchanged">Figures that were there already.</param>
/// <param name="Rejected">Rows that were left out.</param>
/// <param name="FirstDay">The first day that its figures are of.</param>
/// <param name="LastDay">The last.</param>
/// <param name="At">When it was made.</param>
public sealed record ImportRecord(string Id, long Seq, string Feed, string FileName, string Source, string Licence, long Added, long Changed, long Unchanged, long Rejected,
    string FirstDay, string LastDay, DateTimeOffset At);

/// <summary>
/// Place's front for figures: imports them from files as they are published, and gives them to pages.
/// The same file twice changes nothing; a revised file changes what it revises and keeps what was.
/// </summary>
public sealed class Statistics(Store store, MetricBook book)
{
    private const int MostExamples = 20;

    /// <summary>The columns of place_observation, in the order in which rows are made.</summary>
    internal static readonly string[] Columns =
        ["metric", "area", "basis", "from_day", "until_day", "version", "code", "numerator", "denominator", "value", "mark", "coverage", "note", "found_at", "import_id", "replaced_by"];

    // Two readers who miss it at once both load it; that is harmless and rare.
    private volatile Snapshot? _snapshot;

    private IReadOnlyList<Feed> Feeds { get; } =
    [
        new DischargeReadyDocument(), new AcuteDischargeDocument(), new BedsDocument(), new UrgentResponseDocument(), new CommunityWaitsDocument(),
        new DischargeReadyYear(), new DischargeReadyMonths(), new DischargeReadyEstimate(), new DischargeReadySheet(), new AcuteDischargeDays(), new OflogYears(), new OwnLayout(book),
    ];

    /// <summary>The layouts that can be imported, with a few words each.</summary>
    public IReadOnlyList<(string Name, string What)> Layouts => [.. Feeds.Select(feed => (feed.Name, feed.What))];

    /// <summary>What importing a file would change. Nothing is written.</summary>
    public async Task<Outcome<ImportOutcome>> Look(ImportFile file, ImportChoices choices, DateOnly today, CancellationToken stop = default)
    {
        if (!Understand(file, choices).Try(out var read, out var refusal)) return refusal;
        return await store.Read(async db => (await Draft(db, file, read.Feed, read.Found, today)).Outcome(""), stop);
    }

    /// <summary>Imports a file under a deed. A row that cannot be used is left out and kept with its reason.</summary>
    public async Task<Outcome<ImportOutcome>> Take(Deed deed, ImportFile file, ImportChoices choices, CancellationToken stop = default)
    {
        if (!Understand(file, choices).Try(out var read, out var refusal)) return refusal;
        // The very same file is no new deed.
        if (await store.Read(db => IsTaken(db, file), stop)) return await Look(file, choices, deed.At.LondonDate(), stop);
        return await store.Write<ImportOutcome>(deed, async db =>
        {
            var draft = await Draft(db, file, read.Feed, read.Found, deed.At.LondonDate());
            await Record(db, deed, file, draft);
            return draft.Outcome(deed.Id.ToString());
        }, stop);
    }

    /// <summary>Imports that were made, newest first.</summary>
    public Task<IReadOnlyList<ImportRecord>> Imports(int most = 100) => store.Read(db => db.Query<ImportRecord>(
        "select id, seq, feed, file_name, source, licence, added, changed, unchanged, rejected, first_day, last_day, at from place_import order by seq desc limit @most", new { most }));

    /// <summary>Rows that an import left out, with their reasons.</summary>
    public Task<IReadOnlyList<(string Place, string Reason)>> Rejected(string import) => store.Read<IReadOnlyList<(string, string)>>(async db =>
        [.. (await db.Query<RejectRow>("select place, reason from place_reject where import_id = @import order by number limit 1000", new { import })).Select(row => (row.Place, row.Reason))]);

    /// <summary>Every current figure, kept in memory until the next import. Anyone may ask: none of it is personal.</summary>
    public async Task<Snapshot> Now(CancellationToken stop = default)
    {
        var newest = await store.Read(async db => await db.Find<long?>("select max(seq) from place_import") ?? 0, stop);
        if (_snapshot is { } known && known.Seq == newest) return known;
        return _snapshot = await store.Read(db => Snapshot.Load(db, book), stop);
    }

    private Outcome<(Feed Feed, Found Found)> Understand(ImportFile file, ImportChoices choices)
    {
        var json = file.Json();
        if (Feeds.FirstOrDefault(feed => feed.Recognises(file, json)) is not { } feed)
            return ImportRefusals.Unknown.With(json is null ? Shorten(string.Join(", ", file.Headers().Take(12))) : "a JSON document without a publication that is known").At(file.Name);
        return feed.Read(file, json, choices).Try(out var found, out var refusal) ? (feed, found) : refusal.At(file.Name);
    }

    private static Task<bool> IsTaken(Db db, ImportFile file) => db.Any("select 1 from place_import where sha256 = @Sha256", new { file.Sha256 });

    private async Task<ImportDraft> Draft(Db db, ImportFile file, Feed feed, Found found, DateOnly today)
    {
        var draft = new ImportDraft(feed.Name, file.Name, found, await IsTaken(db, file));
        var codes = await AreaCodes.Load(db);
        var metrics = found.Readings.Select(reading => reading.Metric).Distinct().ToList();
        var known = new Dictionary<ObservationKey, Observation>();
        await foreach (var row in db.Stream<ObservationRow>($"{ObservationRow.Select} where replaced_by = '' and metric in @metrics", new { metrics }))
            known[ObservationKey.Of(row.ToObservation())] = row.ToObservation();
        foreach (var reading in found.Readings)
        {
            if (Understood(reading, codes, today).Try(out var observation, out var refusal)) draft.Add(observation, reading, known, book);
            else draft.Reject(refusal.At(reading.Place));
        }
        draft.NewBodies.AddRange(codes.Named);
        return draft;
    }

    private Outcome<Observation> Understood(Reading reading, AreaCodes codes, DateOnly today)
    {
        var metric = book.Find(reading.Metric)!;
        if (reading.Period.Until > today.AddDays(1)) return ImportRefusals.Future.With(reading.Period);
        if (metric.VersionOn(reading.Period.From) is not { } version) return ImportRefusals.VersionUnknown.With(metric.Name, reading.Period);
        if (!codes.Find(reading).Try(out var area, out var refusal)) return refusal;
        var basis = reading.Basis;
        if (basis is null)
        {
            if (!version.Bases.TryGetValue(area.Level, out var stated)) return ImportRefusals.LevelUnknown.With(metric.Name, MetricWords.Many(area.Level));
            basis = stated;
        }
        var value = reading.Value ?? Value(metric, reading.Numerator, reading.Denominator);
        var mark = value is null ? (reading.Mark == Mark.Suppressed ? Mark.Suppressed : Mark.Missing) : reading.Mark is Mark.Missing or Mark.Suppressed ? Mark.Published : reading.Mark;
        return new Observation(metric.Id, version.Name, area.Code, reading.Code.Trim(), basis.Value, reading.Period, reading.Numerator, reading.Denominator, value, mark, reading.Coverage, reading.Note, "");
    }

    /// <summary>The figure that counts make; null when they make none.</summary>
    internal static double? Value(Metric metric, double? numerator, double? denominator) => metric.Method switch
    {
        Method.Count => numerator,
        Method.Proportion or Method.Ratio when denominator is > 0 && numerator is not null => metric.Scale * numerator / denominator,
        _ => null,
    };

    private static async Task Record(Db db, Deed deed, ImportFile file, ImportDraft draft)
    {
        var id = deed.Id.ToString();
        var days = draft.All.Select(observation => observation.Period).ToList();
        await db.Execute("""
            insert into place_import (id, seq, feed, file_name, sha256, source, licence, readings, added, changed, unchanged, rejected, first_day, last_day, at, who)
            values (@id, (select coalesce(max(seq), 0) + 1 from place_import), @Feed, @Name, @Sha256, @Source, @Licence, @readings, @added, @changed, @Unchanged, @rejected, @first, @last, @At, @who)
            """, new
        {
            id,
            draft.Feed,
            file.Name,
            file.Sha256,
            draft.Found.Source,
            draft.Found.Licence,
            readings = draft.Found.Readings.Count,
            added = draft.Added.Count,
            changed = draft.Changed.Count,
            draft.Unchanged,
            rejected = draft.Rejected.Count,
            first = days.Count == 0 ? "" : SqlTypes.Text(days.Min(period => period.From)),
            last = days.Count == 0 ? "" : SqlTypes.Text(days.Max(period => period.Until!.Value)),
            deed.At,
            who = deed.By.Id,
        });
        foreach (var (_, was) in draft.Changed)
            await db.Execute("""
                update place_observation set replaced_by = @id
                where metric = @Metric and area = @Area and basis = @basis and from_day = @from and until_day = @until and replaced_by = ''
                """, new { id, was.Metric, was.Area, basis = was.Basis, from = was.Period.From, until = was.Period.Until!.Value });
        await db.InsertMany("place_observation", Columns, draft.Added.Concat(draft.Changed.Select(pair => pair.Now)).Select(one => new object?[]
        {
            one.Metric, one.Area, one.Basis, one.Period.From, one.Period.Until!.Value, one.Version, one.Code, one.Numerator, one.Denominator, one.Value, one.Mark, one.Coverage, one.Note,
            draft.PlaceOf(one), id, "",
        }));
        await db.InsertMany("place_reject", ["import_id", "number", "place", "reason"],
            draft.Rejected.Select((refusal, number) => new object?[] { id, number, refusal.Where, refusal.Sentence }));
        await db.InsertMany("place_organisation", ["ods", "name", "search_key", "kind", "area", "valid_from", "valid_to", "source", "status"],
            draft.NewBodies.Select(body => new object?[] { body.Code, body.Name, SearchKey.Of(body.Name), "other-provider", "", "", "", draft.Found.Source, Geography.Reported }));
    }

    /// <summary>The import that stands for figures which no file brought: those that come with Joinery, and those of the demo place.</summary>
    internal static Task RecordWithout(Db db, string id, long seq, string feed, string source, long figures, DateOnly first, DateOnly last, DateTimeOffset at) => db.InsertMany("place_import",
        ["id", "seq", "feed", "file_name", "sha256", "source", "licence", "readings", "added", "changed", "unchanged", "rejected", "first_day", "last_day", "at", "who"],
        [[id, seq, feed, id, id, source, "", figures, figures, 0L, 0L, 0L, first, last, at, "system"]]);

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";

    private sealed record RejectRow(string Place, string Reason);

    /// <summary>What an import would write.</summary>
    private sealed class ImportDraft(string feed, string file, Found found, bool takenBefore)
    {
        private readonly Dictionary<ObservationKey, string> _seen = [];
        private readonly List<Refusal> _rejected = [.. found.Rejected];
        private readonly List<string> _examples = [];

        public string Feed => feed;
        public Found Found => found;
        public bool TakenBefore => takenBefore;
        public List<Observation> Added { get; } = [];
        public List<(Observation Now, Observation Was)> Changed { get; } = [];
        public List<Observation> All { get; } = [];
        public int Unchanged { get; private set; }
        public IReadOnlyList<Refusal> Rejected => _rejected;
        public List<(string Code, string Name)> NewBodies { get; } = [];

        public void Reject(Refusal refusal) => _rejected.Add(refusal);

        public string PlaceOf(Observation observation) => _seen[ObservationKey.Of(observation)];

        public void Add(Observation observation, Reading reading, Dictionary<ObservationKey, Observation> known, MetricBook book)
        {
            var key = ObservationKey.Of(observation);
            if (!_seen.TryAdd(key, reading.Place))
            {
                Reject(ImportRefusals.Duplicate.With(reading.Code, $"{book.Find(reading.Metric)!.Name}, {reading.Period}", _seen[key]).At(reading.Place));
                return;
            }
            All.Add(observation);
            if (!known.TryGetValue(key, out var was)) Added.Add(observation);
            else if (IsSame(observation, was)) Unchanged++;
            else
            {
                Changed.Add((observation, was));
                if (_examples.Count < MostExamples) _examples.Add($"{book.Find(observation.Metric)!.Name}, {observation.Area}, {observation.Period}: {Say(was)} becomes {Say(observation)}");
            }
        }

        public ImportOutcome Outcome(string id) => new(takenBefore ? "" : id, feed, file, found.Source, found.Readings.Count, takenBefore ? 0 : Added.Count, takenBefore ? 0 : Changed.Count,
            takenBefore ? found.Readings.Count : Unchanged, _rejected, found.Notes, _examples, takenBefore);

        private static string Say(Observation observation) => observation.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? (observation.Mark == Mark.Suppressed ? "withheld" : "no figure");

        // A file that leaves the counts or the coverage out says nothing against those of another.
        private static bool IsSame(Observation now, Observation was) =>
            Near(now.Value, was.Value) && (now.Numerator is null || Near(now.Numerator, was.Numerator)) && (now.Denominator is null || Near(now.Denominator, was.Denominator))
            && (now.Coverage is null || Near(now.Coverage, was.Coverage)) && (now.Mark == was.Mark || now.Value is null);

        // Files of one publication round differently in the last digits of a binary number.
        private static bool Near(double? one, double? other) => one is null ? other is null : other is not null && Math.Abs(one.Value - other.Value) <= 1e-9 * Math.Max(1, Math.Abs(one.Value));
    }
}

/// <summary>What makes a figure the same figure in two files.</summary>
internal readonly record struct ObservationKey(string Metric, string Area, Basis Basis, DateOnly From, DateOnly Until)
{
    public static ObservationKey Of(Observation one) => new(one.Metric, one.Area, one.Basis, one.Period.From, one.Period.Until!.Value);
}

/// <summary>A figure as it lies in the table.</summary>
internal sealed record ObservationRow(string Metric, string Area, string Basis, string FromDay, string UntilDay, string Version, string Code, double? Numerator, double? Denominator, double? Value,
    string Mark, double? Coverage, string Note, string ImportId)
{
    public const string Select = "select metric, area, basis, from_day, until_day, version, code, numerator, denominator, value, mark, coverage, note, import_id from place_observation";

    public Observation ToObservation() => new(Metric, Version, Area, Code, Enum.Parse<Basis>(Basis), DateRange.Of(SqlTypes.ReadDay(FromDay), SqlTypes.ReadDay(UntilDay)),
        Numerator, Denominator, Value, Enum.Parse<Mark>(Mark), Coverage, Note, ImportId);
}
