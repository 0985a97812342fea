using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Joinery.Design;
using Joinery.Measures;
using Joinery.Place.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Scorecards;

/// <summary>The public pages of figures: a place's measures, one measure of a place, all places of a measure, a comparison, and the files and feeds of each.</summary>
internal static class ScorecardPages
{
    /// <summary>How many areas stand side by side.</summary>
    public const int MostCompared = 5;

    private const int MostSearched = 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").Public().SameForEveryone();
        pages.MapPage("/places/{code}/measures/{metric}", Measure);
        pages.MapPage("/places/{code}/borders", Borders);
        pages.MapPage("/places/{code}/figures.csv", PlaceFile);
        pages.MapPage("/measures", Metrics);
        pages.MapPage("/measures/{metric}", Everywhere);
        pages.MapPage("/measures/{metric}/figures.csv", MetricFile);
        pages.MapPage("/compare", Compare);
        pages.MapPage("/compare/figures.csv", CompareFile);
        pages.MapPage("/updates", Updates);
        pages.MapPage("/updates.atom", Feed);

        var api = routes.MapGroup("/api").Public().WithTags("Figures");
        api.MapGet("/metrics", (MetricBook book) => book.All.Select(Described)).WithSummary("Every metric, with the versions of its definition.");
        api.MapGet("/metrics/{id}", (MetricBook book, string id) => book.Find(id) is { } metric ? Results.Ok(Described(metric)) : Results.NotFound()).WithSummary("One metric, with the versions of its definition.");
        api.MapGet("/observations", Observations).WithSummary("Figures of a metric, of an area, or of a metric for an area, each with basis, version, mark and import; from and until are days like 2024-04-01.");
    }

    private static object Described(Metric metric) => new
    {
        metric.Id,
        metric.Name,
        metric.Question,
        metric.Topic,
        metric.Unit,
        good = metric.Good.ToString().ToLowerInvariant(),
        versions = metric.Versions.Select(version => new
        {
            version.Name,
            from = version.Valid.From,
            until = version.Valid.Until,
            version.Definition,
            version.Numerator,
            version.Denominator,
            bases = version.Bases.ToDictionary(pair => pair.Key.ToString().ToLowerInvariant(), pair => pair.Value.ToString().ToLowerInvariant()),
            version.Source,
            version.Licence,
            version.Suppression,
            version.Status,
        }),
    };

    private const int MostObservations = 20_000;

    private static async Task<IResult> Observations(Statistics statistics, MetricBook book, string? area, string? metric, DateOnly? from, DateOnly? until)
    {
        var snapshot = await statistics.Now();
        if (area is null && metric is null) return Results.Problem("Ask for a metric, for an area, or for both.", statusCode: StatusCodes.Status400BadRequest);
        if (metric is not null && book.Find(metric) is null) return Results.NotFound();
        var chosen = metric is null ? snapshot.MetricsOf(area!).SelectMany(id => snapshot.Series(id, area!)) : area is null ? snapshot.Of(metric) : snapshot.Series(metric, area);
        return Results.Ok(chosen.Where(one => (from is null || one.Period.From >= from) && (until is null || one.Period.Until <= until)).Take(MostObservations).Select(one =>
        {
            var hidden = one.Denominator < (book.Find(one.Metric)!.Version(one.Version)?.SmallestDenominator ?? 0);
            return new
            {
                one.Metric,
                one.Version,
                one.Area,
                one.Code,
                basis = one.Basis.ToString().ToLowerInvariant(),
                from = one.Period.From,
                until = one.Period.Until,
                numerator = hidden ? null : one.Numerator,
                denominator = hidden ? null : one.Denominator,
                value = hidden ? null : one.Value,
                mark = hidden ? "suppressed" : one.Mark.ToString().ToLowerInvariant(),
                one.Coverage,
                one.Note,
                one.Import,
            };
        }));
    }

    private static async Task<IResult> Measure(string code, string metric, HttpContext context, Gazetteer gazetteer, Statistics statistics, MetricBook book)
    {
        var snapshot = await statistics.Now();
        if (await gazetteer.Find(code) is not { } entry || book.Find(metric) is not { } found || snapshot.Find(await gazetteer.FiguresOf(entry)) is not { } body) return Results.NotFound();
        var scorecard = new Scorecard(book, snapshot);
        if (scorecard.Newest(found, body) is not { } newest) return Results.NotFound();
        return await context.Page<MeasurePage>($"{found.Name}: {entry.Name}", new { Entry = entry, Line = scorecard.Beside(newest), Course = scorecard.Course(found, body), Imports = await statistics.Imports() });
    }

    private static async Task<IResult> Borders(string code, HttpContext context, Gazetteer gazetteer)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var area = await gazetteer.FiguresOf(entry);
        var crossings = await gazetteer.Crossings(area);
        if (crossings.Count == 0) return Results.NotFound();
        var overlaps = new List<(string Vintage, Overlaps Overlaps)>();
        foreach (var vintage in crossings.Where(crossing => crossing.Status != "fictional").Select(crossing => crossing.Vintage).Distinct().OrderDescending())
            overlaps.Add((vintage, await gazetteer.Overlaps(vintage)));
        return await context.Page<BordersPage>($"What crosses the borders of {entry.Name}", new { Entry = entry, Area = area, Crossings = crossings, Overlaps = overlaps });
    }

    private static async Task<IResult> Metrics(HttpContext context, Statistics statistics, MetricBook book)
    {
        var snapshot = await statistics.Now();
        return await context.Page<MetricsPage>("Measures", new { Book = book, Snapshot = snapshot });
    }

    private static async Task<IResult> Everywhere(string metric, HttpContext context, Statistics statistics, MetricBook book)
    {
        if (book.Find(metric) is not { } found) return Results.NotFound();
        var scorecard = new Scorecard(book, await statistics.Now());
        var (level, period, levels, periods) = Chosen(context, scorecard, found);
        var figures = period is null ? [] : scorecard.Table(found, level, period);
        return await context.Page<MetricPage>(found.Name, new
        {
            Metric = found,
            Level = level,
            Levels = levels,
            Period = period,
            Periods = periods,
            Sort = context.Request.Query["sort"].ToString(),
            Lines = figures.Select(figure => (figure, scorecard.StandingOf(figure))).ToList(),
        });
    }

    // What the address asks for, or else councils and the newest period that most of them have figures of.
    private static (Level Level, DateRange? Period, IReadOnlyList<Level> Levels, IReadOnlyList<DateRange> Periods) Chosen(HttpContext context, Scorecard scorecard, Metric metric)
    {
        var levels = scorecard.Levels(metric);
        var level = Enum.TryParse<Level>(context.Request.Query["level"], ignoreCase: true, out var asked) && levels.Contains(asked) ? asked
            : levels.Contains(Level.Council) ? Level.Council : levels.Count == 0 ? Level.England : levels[^1];
        var periods = scorecard.Periods(metric, level);
        var period = periods.FirstOrDefault(one => Key(one) == context.Request.Query["period"]) ?? scorecard.Usual(metric, level, periods);
        return (level, period, levels, periods);
    }

    /// <summary>A period in an address: 2024-04-01_2025-04-01.</summary>
    public static string Key(DateRange period) => $"{SqlTypes.Text(period.From)}_{SqlTypes.Text(period.Until!.Value)}";

    private static async Task<IResult> Compare(HttpContext context, Gazetteer gazetteer, Statistics statistics, MetricBook book)
    {
        var scorecard = new Scorecard(book, await statistics.Now());
        var bodies = await Asked(context, gazetteer, statistics);
        var words = context.Request.Query["q"].ToString().Trim();
        var hits = words.Length is 0 or > 100 ? [] : await gazetteer.Search(words, MostSearched);
        return await context.Page<ComparePage>("Compare places", new { Bodies = bodies, Lines = bodies.Select(scorecard.Of).ToList(), Words = words, Hits = hits, Book = book });
    }

    private static async Task<IReadOnlyList<Body>> Asked(HttpContext context, Gazetteer gazetteer, Statistics statistics)
    {
        var snapshot = await statistics.Now();
        var bodies = new List<Body>();
        foreach (var code in context.Request.Query["area"].OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MostCompared))
            if (await gazetteer.Find(code) is { } entry && snapshot.Find(await gazetteer.FiguresOf(entry)) is { } body && !bodies.Contains(body)) bodies.Add(body);
        return bodies;
    }

    private static async Task<IResult> Updates(HttpContext context, Statistics statistics) =>
        await context.Page<UpdatesPage>("Updates to figures", new { Imports = await statistics.Imports(), statistics.Layouts });

    private static async Task<IResult> Feed(HttpContext context, Statistics statistics)
    {
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        var imports = await statistics.Imports(50);
        return Results.Text(Atom.Of(site, imports), "application/atom+xml", Encoding.UTF8);
    }

    private static async Task<IResult> PlaceFile(string code, HttpContext context, Gazetteer gazetteer, Statistics statistics, MetricBook book)
    {
        var snapshot = await statistics.Now();
        if (await gazetteer.Find(code) is not { } entry || snapshot.Find(await gazetteer.FiguresOf(entry)) is not { } body) return Results.NotFound();
        var scorecard = new Scorecard(book, snapshot);
        return FigureFile.Of($"Figures of {entry.Name}", $"{body.Code}-figures.csv", context, scorecard.Of(body).Select(line => line.Figure));
    }

    private static async Task<IResult> MetricFile(string metric, HttpContext context, Gazetteer gazetteer, Statistics statistics, MetricBook book)
    {
        if (book.Find(metric) is not { } found) return Results.NotFound();
        var scorecard = new Scorecard(book, await statistics.Now());
        if (context.Request.Query["area"].ToString() is { Length: > 0 } code)
            return await gazetteer.Find(code) is { } entry && (await statistics.Now()).Find(await gazetteer.FiguresOf(entry)) is { } body
                ? FigureFile.Of($"{found.Name}: {body.Name}", $"{found.Id}-{body.Code}.csv", context, scorecard.Course(found, body)) : Results.NotFound();
        var (level, period, _, _) = Chosen(context, scorecard, found);
        return FigureFile.Of(found.Name, $"{found.Id}.csv", context, period is null ? [] : scorecard.Table(found, level, period));
    }

    private static async Task<IResult> CompareFile(HttpContext context, Gazetteer gazetteer, Statistics statistics, MetricBook book)
    {
        var scorecard = new Scorecard(book, await statistics.Now());
        var bodies = await Asked(context, gazetteer, statistics);
        return FigureFile.Of("Comparison", "comparison.csv", context, bodies.SelectMany(scorecard.Of).Select(line => line.Figure));
    }
}

/// <summary>A table of figures as a CSV file.</summary>
internal static class FigureFile
{
    public static IResult Of(string title, string name, HttpContext context, IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        var file = new CsvFile();
        file.Row("Title", title);
        file.Row("From", $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}");
        foreach (var source in all.Select(figure => figure.Version.Source).Distinct()) file.Row("Source", source);
        foreach (var licence in all.Select(figure => figure.Version.Licence).Distinct()) file.Row("Licence", licence);
        foreach (var (metric, version) in all.Select(figure => (figure.Metric, figure.Version)).Distinct()) file.Row("Definition", $"{metric.Id} {version.Name} ({version.Status}): {version.Definition}");
        file.Row("Note", "Figures of different basis or version are not to be compared. Days are half-open: until is the first day after.");
        file.Gap();
        file.Row("metric", "version", "area", "name", "basis", "from", "until", "numerator", "denominator", "value", "unit", "lower_95", "upper_95", "mark", "coverage", "note");
        foreach (var figure in all)
        {
            var one = figure.Observation;
            file.Row(one.Metric, one.Version, one.Area, figure.Body.Name, one.Basis.ToString(), SqlTypes.Text(one.Period.From), SqlTypes.Text(one.Period.Until!.Value),
                figure.IsTooSmall ? "" : Number(one.Numerator), figure.IsTooSmall ? "" : Number(one.Denominator), Number(figure.Value), figure.Metric.Unit,
                figure.IsTooSmall ? "" : Number(figure.Interval?.Lower), figure.IsTooSmall ? "" : Number(figure.Interval?.Upper),
                figure.IsTooSmall ? "Suppressed" : one.Mark.ToString(), Number(figure.Coverage?.Share ?? one.Coverage), figure.Gaps);
        }
        return file.Answer(name);
    }

    private static string Number(double? number) => number?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>The imports as an Atom feed (RFC 4287).</summary>
internal static class Atom
{
    public static string Of(string site, IReadOnlyList<ImportRecord> imports)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var newest = imports.Count == 0 ? DateTimeOffset.UnixEpoch : imports[0].At;
        var feed = new XElement(atom + "feed",
            new XElement(atom + "id", $"{site}/updates"),
            new XElement(atom + "title", "Joinery: updates to figures"),
            new XElement(atom + "updated", SqlTypes.Text(newest)),
            new XElement(atom + "link", new XAttribute("href", $"{site}/updates.atom"), new XAttribute("rel", "self")),
            new XElement(atom + "author", new XElement(atom + "name", "Joinery")),
            imports.Select(one => new XElement(atom + "entry",
                new XElement(atom + "id", $"urn:uuid:{one.Id}"),
                new XElement(atom + "title", one.Source),
                new XElement(atom + "updated", SqlTypes.Text(one.At)),
                new XElement(atom + "link", new XAttribute("href", $"{site}/updates")),
                new XElement(atom + "summary", $"{one.Added:N0} new figures, {one.Changed:N0} revised, of {one.FirstDay} to {one.LastDay}."))));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}\n";
    }
}
