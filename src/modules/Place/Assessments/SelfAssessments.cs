namespace Joinery.Place;

/// <summary>
/// Place's front for self-assessments. Only people of a partner may read one: every read names the body that reads, and a stranger gets
/// the same answer as for one that does not exist. Ratings are sent once; agreed levels and decisions to publish are added, never edited.
/// </summary>
public sealed class SelfAssessments
{
    /// <summary>Self-assessments that one partner takes part in.</summary>
    public const int Most = 500;
    /// <summary>Partners of one self-assessment.</summary>
    public const int MostPartners = 30;

    /// <summary>There is none, or it is not for the reader.</summary>
    public static readonly RefusalKind Missing = new("self-assessment.missing", "There is no such self-assessment of your organisation. Go back to the list.");
    /// <summary>No such version.</summary>
    public static readonly RefusalKind VersionMissing = new("self-assessment.version", "Choose a version whose changes are all known here.");
    /// <summary>No such change.</summary>
    public static readonly RefusalKind ChangeMissing = new("self-assessment.change", "This version has no change {0}. Go back and choose one of its changes.");
    /// <summary>No such place.</summary>
    public static readonly RefusalKind AreaUnknown = new("self-assessment.area", "There is no place with the code {0}. Find its code under Places.");
    /// <summary>Another place.</summary>
    public static readonly RefusalKind OtherPlace = new("self-assessment.other-place", "{0} is not an organisation of {1}. Only partners of a place may assess it.");
    /// <summary>Alone.</summary>
    public static readonly RefusalKind TooFew = new("self-assessment.partners", "Name at least one partner besides your own organisation, and no more than {0} in all.");
    /// <summary>Not a code.</summary>
    public static readonly RefusalKind PartnerUnread = new("self-assessment.partner", "{0} is not the code of an organisation, such as {1}. Separate codes with commas.");
    /// <summary>Sent already.</summary>
    public static readonly RefusalKind SentAlready = new("self-assessment.sent", "{0} has already sent its ratings. They are not changed; talk about them and agree a level.");
    /// <summary>Somebody has not rated yet.</summary>
    public static readonly RefusalKind NotAllSent = new("self-assessment.not-all-sent", "A level can be agreed when every partner has sent its ratings. Not sent yet: {0}.");
    /// <summary>Not one of the levels.</summary>
    public static readonly RefusalKind LevelMissing = new("self-assessment.level", "Choose one of the levels.");
    /// <summary>Agreed without the own body, or with a stranger.</summary>
    public static readonly RefusalKind AgreedByWhom = new("self-assessment.agreed-by", "Your own organisation must be among those that agree, and all of them must be partners.");
    /// <summary>Nothing to publish.</summary>
    public static readonly RefusalKind NotAgreed = new("self-assessment.not-agreed", "A self-assessment can be published when a level is agreed for every change. Without one: {0}.");
    /// <summary>Published, or taken back, already.</summary>
    public static readonly RefusalKind PublicAlready = new("self-assessment.public-already", "That is how it is already. Nothing was changed.");

    private readonly Store _store;
    private readonly MaturityBook _book;
    private readonly PromiseBook _promises;

    /// <summary>Self-assessments in a store.</summary>
    public SelfAssessments(Store store, MaturityBook book, PromiseBook promises)
    {
        (_store, _book, _promises) = (store, book, promises);
        SqlTypes.KnowId<SelfAssessment>();
        SqlTypes.KnowId<Deed>();
    }

    private const string Columns = "id, version, area, started_on, status, recorded_by";

    /// <summary>The self-assessments of which a body is a partner, newest first, as it may see them.</summary>
    public Task<IReadOnlyList<AssessmentStory>> Of(OdsCode reader) => _store.Read<IReadOnlyList<AssessmentStory>>(async db =>
    {
        var all = await db.Query<SelfAssessment>($"select {Columns} from place_self_assessment where id in (select assessment from place_partner where body = @reader) order by started_on desc, id", new { reader }, Most);
        var stories = new List<AssessmentStory>();
        foreach (var one in all) stories.Add(await Story(db, one, reader));
        return stories;
    });

    /// <summary>One self-assessment as a partner may see it; null when there is none of that id or the body is not a partner.</summary>
    public Task<AssessmentStory?> Find(Id<SelfAssessment> id, OdsCode reader) => _store.Read(db => Find(db, id, reader));

    private static async Task<AssessmentStory?> Find(Db db, Id<SelfAssessment> id, OdsCode reader) =>
        await db.Find<SelfAssessment>($"select {Columns} from place_self_assessment where id = @id and id in (select assessment from place_partner where body = @reader)", new { id, reader }) is { } one
            ? await Story(db, one, reader) : null;

    private static async Task<AssessmentStory> Story(Db db, SelfAssessment one, OdsCode? reader)
    {
        var key = new { one.Id };
        var partners = await db.Query<string>("select body from place_partner where assessment = @Id order by body", key);
        var sent = await db.Query<string>("select distinct body from place_rating where assessment = @Id order by body", key);
        // The one place where ratings are kept from those who have not sent their own.
        var mayCompare = reader is not null && sent.Contains(reader.Code);
        var ratings = mayCompare ? await db.Query<RatingRow>("select body, change, level, evidence, recorded_at from place_rating where assessment = @Id order by change, body", key) : [];
        var agreed = mayCompare || reader is null ? await db.Query<AgreedRow>("select change, level, evidence, agreed_by, recorded_at, recorded_by from place_agreed_level where assessment = @Id order by recorded_at, id", key) : [];
        var actions = mayCompare ? await db.Query<ActionRow>("select change, promise from place_change_action where assessment = @Id order by change, promise", key) : [];
        var publications = await db.Query<Publication>("select is_public, reason, recorded_at, recorded_by from place_publication where assessment = @Id order by recorded_at, id", key);
        return new(one, partners, sent, [.. ratings.Select(row => new Rating(row.Body, (int)row.Change, (int?)row.Level, row.Evidence, row.RecordedAt))],
            [.. agreed.Select(row => new AgreedLevel((int)row.Change, (int)row.Level, row.Evidence, row.AgreedBy.Split(' '), row.RecordedAt, row.RecordedBy))],
            [.. actions.Select(row => new ChangeAction((int)row.Change, row.Promise))], publications);
    }

    private sealed record RatingRow(string Body, long Change, long? Level, string Evidence, DateTimeOffset RecordedAt);

    private sealed record AgreedRow(long Change, long Level, string Evidence, string AgreedBy, DateTimeOffset RecordedAt, string RecordedBy);

    private sealed record ActionRow(long Change, string Promise);

    /// <summary>The self-assessments of a place whose agreed levels were published, newest first, with the levels and nobody's own ratings.</summary>
    public Task<IReadOnlyList<AssessmentStory>> PublishedOf(string area) => _store.Read<IReadOnlyList<AssessmentStory>>(async db =>
    {
        var stories = new List<AssessmentStory>();
        foreach (var one in await db.Query<SelfAssessment>($"select {Columns} from place_self_assessment where area = @area and id in (select assessment from place_publication) order by started_on desc, id", new { area }, Most))
            if (await Story(db, one, null) is { IsPublic: true, Publications: [.., var newest] } story)
                // A level agreed after the decision to publish waits for a decision of its own.
                stories.Add(story with { Agreed = [.. story.Agreed.Where(level => level.RecordedAt <= newest.RecordedAt)] });
        return stories;
    });

    /// <summary>The bodies that could be partners of a body: councils, boards and trusts of the systems in which it lies, by name.</summary>
    public Task<IReadOnlyList<(string Code, string Name)>> Neighbours(OdsCode body) => _store.Read(db => db.Query<(string, string)>($"""
        select ods, name from place_organisation where valid_to = '' and kind in ('icb', 'council', 'nhs-trust') and area in (select area from place_overlap where system_code in {Systems} union select code from place_area where code in {Systems})
        and ods <> @body order by name, ods
        """, new { body }, 1_000));

    private const string Systems = """
        (select system_code from place_overlap where area in (select area from place_organisation where ods = @body) union select area from place_organisation where ods = @body and area in (select system_code from place_overlap))
        """;

    /// <summary>Starts a self-assessment of a place with its partners; the starter's own organisation is one of them. Gives its id.</summary>
    public Task<Outcome<Id<SelfAssessment>>> Start(Deed deed, string version, string area, IReadOnlyCollection<string> partners)
    {
        var (id, own) = (new Id<SelfAssessment>(deed.Id.Value), deed.By.Organisation);
        return _store.Write<Id<SelfAssessment>>(deed with { Subject = $"self-assessment:{id}" }, async db =>
        {
            if (_book.Find(version) is not { IsComplete: true }) return VersionMissing.With().At("version");
            var all = partners.Append(own.Code).Distinct(StringComparer.Ordinal).ToList();
            if (partners.FirstOrDefault(code => !OdsCode.Parse(code).IsAccepted) is { } unread) return PartnerUnread.With(unread, own).At("others");
            if (all.Count is < 2 or > MostPartners) return TooFew.With(MostPartners).At("partners");
            if (!await db.Any("select 1 from place_area where code = @area", new { area })) return AreaUnknown.With(area).At("area");
            if (await LiesElsewhere(db, own, area)) return OtherPlace.With(own, area).At("area");
            await db.Execute("insert into place_self_assessment (id, version, area, started_on, status, recorded_at, recorded_by) values (@id, @version, @area, @day, 'unverified', @At, @name)",
                new { id, version, area, day = deed.At.LondonDate(), deed.At, name = deed.By.Name });
            await db.InsertMany("place_partner", ["assessment", "body"], all.Select(body => new object?[] { id, body }));
            return id;
        });
    }

    // A body of which no area is recorded cannot be told to lie elsewhere; many councils are recorded as areas only.
    private static async Task<bool> LiesElsewhere(Db db, OdsCode body, string area) =>
        await db.Any("select 1 from place_organisation where ods = @body and area <> ''", new { body })
        && !await db.Any($"select 1 from place_area where code = @area and (code in {Systems} or code in (select area from place_overlap where system_code in {Systems}) or parent in (select area from place_overlap where system_code in {Systems}))", new { body, area });

    /// <summary>Sends a partner's ratings, one for each change; a level that is null says that it cannot say. Sent once.</summary>
    public Task<Outcome<Done>> Send(Deed deed, Id<SelfAssessment> id, IReadOnlyList<(int Change, int? Level, string Evidence)> ratings) => Change(deed, id, async (db, story, version) =>
    {
        var body = deed.By.Organisation;
        if (story.Sent.Contains(body.Code)) return SentAlready.With(body);
        if (version.Changes.FirstOrDefault(change => ratings.Count(rating => rating.Change == change.Number) != 1) is { } odd) return ChangeMissing.With(odd.Number);
        if (ratings.Any(rating => rating.Level is { } level && version.Levels.All(known => known.Number != level))) return LevelMissing.With();
        await db.InsertMany("place_rating", ["assessment", "body", "change", "level", "evidence", "recorded_at", "recorded_by"],
            ratings.Select(rating => new object?[] { id, body, (long)rating.Change, (long?)rating.Level, rating.Evidence, deed.At, deed.By.Name }));
        return Done.It;
    });

    /// <summary>Records the level on which partners agreed. An earlier one stays; the newest counts.</summary>
    public Task<Outcome<Done>> Agree(Deed deed, Id<SelfAssessment> id, int change, int level, string evidence, IReadOnlyCollection<string> agreedBy) => Change(deed, id, async (db, story, version) =>
    {
        if (version.Find(change) is null) return ChangeMissing.With(change);
        if (story.Missing.Count > 0) return NotAllSent.With(string.Join(", ", story.Missing));
        if (version.Levels.All(known => known.Number != level)) return LevelMissing.With().At("level");
        if (!agreedBy.Contains(deed.By.Organisation.Code) || agreedBy.Except(story.Partners).Any()) return AgreedByWhom.With().At("agreed-by");
        await db.Execute("""
            insert into place_agreed_level (id, assessment, change, level, evidence, agreed_by, recorded_at, recorded_by) values (@Id, @assessment, @change, @level, @evidence, @bodies, @At, @name)
            """, new { deed.Id, assessment = id, change, level, evidence, bodies = string.Join(' ', agreedBy.Order(StringComparer.Ordinal)), deed.At, name = deed.By.Name });
        return Done.It;
    });

    /// <summary>Takes an action from a change: a promise of the actor's own body, in its public log of actions. Gives the promise's code.</summary>
    public async Task<Outcome<string>> Act(Deed deed, Id<SelfAssessment> id, int change, NewPromise action)
    {
        if (await Find(id, deed.By.Organisation) is not { } story || _book.Find(story.Itself.Version) is not { } version) return Missing.With();
        if (version.Find(change) is null) return ChangeMissing.With(change);
        if (!story.Sent.Contains(deed.By.Organisation.Code)) return NotAllSent.With(deed.By.Organisation);
        return await _promises.Add(deed, action, (db, code) => db.Execute("insert into place_change_action (promise, assessment, change) values (@code, @id, @change)", new { code, id, change }));
    }

    /// <summary>Publishes the agreed levels, without anybody's own ratings, or takes them back.</summary>
    public Task<Outcome<Done>> Publish(Deed deed, Id<SelfAssessment> id, bool isPublic, string reason) => Change(deed, id, async (db, story, version) =>
    {
        if (story.IsPublic == isPublic) return PublicAlready.With();
        var open = version.Changes.Where(change => story.LevelOf(change.Number) is null).Select(change => change.Title).ToList();
        if (isPublic && open.Count > 0) return NotAgreed.With(string.Join(", ", open));
        await db.Execute("insert into place_publication (id, assessment, is_public, reason, recorded_at, recorded_by) values (@Id, @assessment, @isPublic, @reason, @At, @name)",
            new { deed.Id, assessment = id, isPublic, reason, deed.At, name = deed.By.Name });
        return Done.It;
    });

    private Task<Outcome<Done>> Change(Deed deed, Id<SelfAssessment> id, Func<Db, AssessmentStory, MaturityVersion, Task<Outcome<Done>>> write) => _store.Write<Done>(deed with { Subject = $"self-assessment:{id}" }, async db =>
        await Find(db, id, deed.By.Organisation) is { } story && _book.Find(story.Itself.Version) is { } version ? await write(db, story, version) : Missing.With());
}
