using Joinery.Measures;

namespace Joinery.Place;

/// <summary>
/// Place's front for who follows which model of care, what is in place there, and what evaluations found. Everyone may read it.
/// Nothing is edited: a change is a new version or a new row.
/// </summary>
public sealed class Adoptions
{
    /// <summary>Sites that one page shows.</summary>
    public const int Most = 1_000;

    /// <summary>No such model.</summary>
    public static readonly RefusalKind FrameworkMissing = new("model.missing", "There is no model {0}. Choose one from the list of care models.");
    /// <summary>No such site.</summary>
    public static readonly RefusalKind SiteMissing = new("model.site-missing", "There is no such site. Go back to the care model and choose again.");
    /// <summary>There already.</summary>
    public static readonly RefusalKind SiteExists = new("model.site-exists", "{0} is already a site of this model. Change that one instead.");
    /// <summary>No such body.</summary>
    public static readonly RefusalKind BodyUnknown = new("model.body-unknown", "There is no area or organisation with the code {0}. Find its code under Places.");
    /// <summary>No such part.</summary>
    public static readonly RefusalKind ElementMissing = new("model.element-missing", "This model has no element {0}. Choose one of its elements.");
    /// <summary>The end comes before the start.</summary>
    public static readonly RefusalKind Backwards = new("model.backwards", "The last day must be the first day, {0}, or later.");
    /// <summary>The element is older than the site.</summary>
    public static readonly RefusalKind TooEarly = new("model.too-early", "The site follows the model since {0}. Enter that day or a later one; what was there before counts from that day.");
    /// <summary>No address of a page.</summary>
    public static readonly RefusalKind Url = new("model.url", "Enter a full address that begins with https://.");
    /// <summary>Only a part of the earlier counts.</summary>
    public static readonly RefusalKind EarlierPart = new("model.earlier-part", "Give all four counts of the earlier periods, or none of them.");

    private const string SiteColumns = "site as id, version, framework, body, population, from_day, until_day, reason, source, status, recorded_at, recorded_by";
    private const string ElementColumns = "site, element, is_in_place, on_day, evidence, url, status, recorded_at, recorded_by";

    private readonly Store _store;
    private readonly FrameworkBook _book;

    /// <summary>Adoptions in a store.</summary>
    public Adoptions(Store store, FrameworkBook book)
    {
        (_store, _book) = (store, book);
        SqlTypes.KnowId<ModelSite>();
        SqlTypes.KnowId<Deed>();
    }

    // The bodies of a code: itself, and for an area the neighbourhoods and organisations in it; a system also has its councils' areas and theirs.
    private const string Areas = "(select @code union select area from place_overlap where system_code = @code)";
    private const string Within = $"""
        (select @code union select area from place_overlap where system_code = @code union select code from place_area where parent in {Areas} union select ods from place_organisation where ods <> '' and area in {Areas})
        """;

    /// <summary>The sites of a model, those that serve most people first.</summary>
    public Task<IReadOnlyList<SiteStory>> Of(string framework) => _store.Read(db => Stories(db, "framework = @key", new { key = framework }));

    /// <summary>Every site, of any model.</summary>
    public Task<IReadOnlyList<SiteStory>> All() => _store.Read(db => Stories(db, "1 = 1", new { }));

    /// <summary>The sites of a place or body, and of the bodies in it.</summary>
    public Task<IReadOnlyList<SiteStory>> At(string code) => _store.Read(db => Stories(db, $"body in {Within}", new { code = code.ToUpperInvariant() }));

    /// <summary>One site; null when there is none of that id.</summary>
    public async Task<SiteStory?> Find(Id<ModelSite> id) => await _store.Read(db => Stories(db, "site = @id", new { id })) is [var story] ? story : null;

    /// <summary>Every version of a site, newest first.</summary>
    public Task<IReadOnlyList<ModelSite>> History(Id<ModelSite> id) => _store.Read(db => db.Query<ModelSite>($"select {SiteColumns} from place_model_site where site = @id order by version desc", new { id }));

    private static async Task<IReadOnlyList<SiteStory>> Stories(Db db, string condition, object key)
    {
        var sites = await db.Query<ModelSite>($"""
            select {SiteColumns} from place_model_site s where {condition} and version = (select max(version) from place_model_site v where v.site = s.site) order by population desc, body, site
            """, key, Most);
        var records = (await db.Query<ElementRow>($"select {ElementColumns} from place_model_element where site in (select site from place_model_site where {condition}) order by recorded_at, on_day, id", key, 100 * Most))
            .Select(row => row.ToRecord()).ToLookup(record => record.Site);
        return sites.Select(site => new SiteStory(site, [.. records[site.Id]])).ToList();
    }

    private sealed record ElementRow(Id<ModelSite> Site, long Element, bool IsInPlace, DateOnly OnDay, string Evidence, string Url, string Status, DateTimeOffset RecordedAt, string RecordedBy)
    {
        public ElementRecord ToRecord() => new(Site, (int)Element, IsInPlace, OnDay, Evidence, Url, Status, RecordedAt, RecordedBy);
    }

    /// <summary>The people of every system in which one of the bodies lies, on the newest boundaries; 0 when none is known.</summary>
    public Task<long> PeopleAround(IReadOnlyCollection<string> bodies) => _store.Read(async db => await db.Find<long?>("""
        select coalesce(sum(population), 0) from place_overlap o
        where vintage = (select max(vintage) from place_overlap) and area not in (select code from place_area where kind = 'district')
        and system_code in (select system_code from place_overlap p where p.vintage = o.vintage and (area in @places or system_code in @places))
        """, new { places = await Around(db, bodies) }) ?? 0);

    private static async Task<IReadOnlyList<string>> Around(Db db, IReadOnlyCollection<string> bodies) => await db.Query<string>("""
        select code from place_area where code in @bodies union select parent from place_area where code in @bodies and parent <> '' union select area from place_organisation where ods in @bodies and area <> ''
        """, new { bodies });

    /// <summary>Records that a place or body follows a model. Gives the site's id.</summary>
    public Task<Outcome<Id<ModelSite>>> Begin(Deed deed, string framework, string body, long population, DateOnly from, string source)
    {
        var id = new Id<ModelSite>(deed.Id.Value);
        return _store.Write<Id<ModelSite>>(deed with { Subject = $"model-site:{id}" }, async db =>
        {
            if (_book.Find(framework) is null) return FrameworkMissing.With(framework);
            if (!await db.Any("select 1 from place_organisation where ods = @body union select 1 from place_area where code = @body", new { body })) return BodyUnknown.With(body).At("body");
            if ((await Stories(db, "framework = @framework and body = @body", new { framework, body })).Any(story => story.Site.UntilDay is null)) return SiteExists.With(body).At("body");
            await Put(db, deed, new(id, 1, framework, body, population, from, null, "Recorded as a site.", source, "unverified", deed.At, deed.By.Name));
            return id;
        });
    }

    /// <summary>Puts the people served right, or records the last day on which the model was followed. What stood there before stays.</summary>
    public Task<Outcome<Done>> Change(Deed deed, Id<ModelSite> id, long population, DateOnly? lastDay, string reason) => _store.Write<Done>(deed with { Subject = $"model-site:{id}" }, async db =>
    {
        if (await Stories(db, "site = @id", new { id }) is not [var story]) return SiteMissing.With();
        if (lastDay < story.Site.FromDay) return Backwards.With($"{story.Site.FromDay:d MMMM yyyy}").At("last-day");
        await Put(db, deed, story.Site with { Version = story.Site.Version + 1, Population = population, UntilDay = lastDay?.AddDays(1), Reason = reason });
        return Done.It;
    });

    private static Task Put(Db db, Deed deed, ModelSite site) => db.Execute("""
        insert into place_model_site (site, version, framework, body, population, from_day, until_day, reason, source, status, recorded_at, recorded_by)
        values (@Id, @Version, @Framework, @Body, @Population, @FromDay, @UntilDay, @Reason, @Source, @Status, @At, @name)
        """, new { site.Id, site.Version, site.Framework, site.Body, site.Population, site.FromDay, site.UntilDay, site.Reason, site.Source, site.Status, deed.At, name = deed.By.Name });

    /// <summary>Records that an element is in place at a site since a day, or no longer is, with what shows it.</summary>
    public Task<Outcome<Done>> RecordElement(Deed deed, Id<ModelSite> id, int element, bool isInPlace, DateOnly onDay, string evidence, string url) => _store.Write<Done>(deed with { Subject = $"model-site:{id}" }, async db =>
    {
        if (await Stories(db, "site = @id", new { id }) is not [var story]) return SiteMissing.With();
        if (_book.Find(story.Site.Framework)?.Find(element) is null) return ElementMissing.With(element).At("element");
        if (onDay < story.Site.FromDay) return TooEarly.With($"{story.Site.FromDay:d MMMM yyyy}").At("on-day");
        if (url.Length > 0 && !IsAddress(url)) return Url.With().At("url");
        await db.Execute("""
            insert into place_model_element (id, site, element, is_in_place, on_day, evidence, url, status, recorded_at, recorded_by)
            values (@Id, @site, @element, @isInPlace, @onDay, @evidence, @url, @status, @At, @name)
            """, new { deed.Id, site = id, element, isInPlace, onDay, evidence, url, status = url.Length > 0 ? "verified" : "unverified", deed.At, name = deed.By.Name });
        return Done.It;
    });

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme is "https" or "http" && read is { Host.Length: > 0 };

    /// <summary>What was counted about a model, newest first.</summary>
    public async Task<IReadOnlyList<RecordedCounts>> Evaluations(string framework) => (await _store.Read(db => db.Query<EvaluationRow>("""
        select measure, period, with_before, with_after, without_before, without_after, earlier_with_before, earlier_with_after, earlier_without_before, earlier_without_after, source, status, recorded_at, recorded_by
        from place_evaluation where framework = @framework order by recorded_at desc, id
        """, new { framework }, Most))).Select(row => row.ToCounts()).ToList();

    private sealed record EvaluationRow(string Measure, string Period, long WithBefore, long WithAfter, long WithoutBefore, long WithoutAfter, long? EarlierWithBefore, long? EarlierWithAfter, long? EarlierWithoutBefore,
        long? EarlierWithoutAfter, string Source, string Status, DateTimeOffset RecordedAt, string RecordedBy)
    {
        public RecordedCounts ToCounts() => new(Measure, Period, new(WithBefore, WithAfter, WithoutBefore, WithoutAfter),
            EarlierWithBefore is { } a && EarlierWithAfter is { } b && EarlierWithoutBefore is { } c && EarlierWithoutAfter is { } d ? new(a, b, c, d) : null, Source, Status, RecordedAt, RecordedBy);
    }

    /// <summary>Records counts with the model and elsewhere, before and after, and of two earlier periods where somebody looked.</summary>
    public Task<Outcome<Done>> AddEvaluation(Deed deed, string framework, string measure, string period, EffectCounts counts, EffectCounts? earlier, string source) =>
        _store.Write<Done>(deed with { Subject = $"model:{framework}" }, async db =>
        {
            if (_book.Find(framework) is null) return FrameworkMissing.With(framework);
            if (CareModels.FromCounts(counts, earlier).Refusal is { } refusal) return refusal;
            await db.Execute("""
                insert into place_evaluation (id, framework, measure, period, with_before, with_after, without_before, without_after, earlier_with_before, earlier_with_after, earlier_without_before, earlier_without_after,
                    source, status, recorded_at, recorded_by)
                values (@Id, @framework, @measure, @period, @a, @b, @c, @d, @e, @f, @g, @h, @source, 'unverified', @At, @name)
                """, new
            {
                deed.Id,
                framework,
                measure,
                period,
                a = (long)counts.Before,
                b = (long)counts.After,
                c = (long)counts.BeforeWithout,
                d = (long)counts.AfterWithout,
                e = (long?)earlier?.Before,
                f = (long?)earlier?.After,
                g = (long?)earlier?.BeforeWithout,
                h = (long?)earlier?.AfterWithout,
                source,
                deed.At,
                name = deed.By.Name,
            });
            return Done.It;
        });

    /// <summary>What a model cost and gave, as people recorded it, newest first.</summary>
    public async Task<IReadOnlyList<KnownReturn>> Returns(string framework) => (await _store.Read(db => db.Query<ReturnRow>(
        "select what, cost, benefit, standing, source, status from place_return where framework = @framework order by recorded_at desc, id", new { framework }, Most)))
        .Select(row => new KnownReturn(row.What, new(row.Cost, row.Benefit, row.Standing), "", row.Source, row.Status)).ToList();

    private sealed record ReturnRow(string What, Money Cost, Money Benefit, Standing Standing, string Source, string Status);

    /// <summary>Records what a model cost and gave.</summary>
    public Task<Outcome<Done>> AddReturn(Deed deed, string framework, string what, Money cost, Money benefit, Standing standing, string source) =>
        _store.Write<Done>(deed with { Subject = $"model:{framework}" }, async db =>
        {
            if (_book.Find(framework) is null) return FrameworkMissing.With(framework);
            if (CareModels.ReturnOf(cost, benefit, standing).Refusal is { } refusal) return refusal.At("cost");
            await db.Execute("""
                insert into place_return (id, framework, what, cost, benefit, standing, source, status, recorded_at, recorded_by)
                values (@Id, @framework, @what, @cost, @benefit, @standing, @source, 'unverified', @At, @name)
                """, new { deed.Id, framework, what, cost, benefit, standing, source, deed.At, name = deed.By.Name });
            return Done.It;
        });
}
