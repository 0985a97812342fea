using System.Text.RegularExpressions;

namespace Joinery.Place;

/// <summary>
/// Place's front for leaders: which posts lead a body or a place, who holds each and since when. Names of office-holders are public;
/// nothing private is kept. History stays: each change is a new version of a spell.
/// </summary>
public sealed partial class LeaderBook
{
    /// <summary>Posts that one page shows.</summary>
    public const int Most = 1_000;

    /// <summary>There already.</summary>
    public static readonly RefusalKind PostExists = new("leader.post-exists", "{0} already has a post called {1}. Record its holder instead.");
    /// <summary>No such post.</summary>
    public static readonly RefusalKind PostMissing = new("leader.post-missing", "There is no such post. Go back to the list of leaders and choose again.");
    /// <summary>No such spell.</summary>
    public static readonly RefusalKind SpellMissing = new("leader.spell-missing", "There is no such time in post. Go back to the post and choose again.");
    /// <summary>Two at once.</summary>
    public static readonly RefusalKind SeatTaken = new("leader.seat-taken", "{0} holds this post in that time. Record when they left first, or say of both that they share the job.");
    /// <summary>The end comes before the start.</summary>
    public static readonly RefusalKind Backwards = new("leader.backwards", "The last day must be the first day or later.");
    /// <summary>Over already.</summary>
    public static readonly RefusalKind AlreadyLeft = new("leader.already-left", "It is already recorded that {0} left. Put that right instead.");
    /// <summary>Nobody's own.</summary>
    public static readonly RefusalKind PrivateContact = new("leader.private-contact", "Give the contact of the office, such as leader.office@council.gov.uk. A mobile number or a private mailbox is not kept here.");
    /// <summary>No such body.</summary>
    public static readonly RefusalKind BodyUnknown = new("leader.body-unknown", "There is no body or area with the code {0}. Find its code under Places.");

    private const string PostColumns = "id, body, joint_body, title, role, is_single, is_required, contact, source, status";
    private const string SpellColumns = "spell as id, version, post, holder, from_day, until_day, is_job_share, reason, source, status, recorded_at, recorded_by";
    private readonly Store _store;

    /// <summary>Leaders in a store.</summary>
    public LeaderBook(Store store)
    {
        _store = store;
        SqlTypes.KnowId<Post>();
        SqlTypes.KnowId<Spell>();
    }

    [GeneratedRegex(@"(?:\+44\s?|\b0)7(?:[\s-]?\d){9}|@(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|me|aol|btinternet|proton|protonmail)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Private();

    // The bodies of a code: itself, and for an area the organisations in it; a system also holds its councils' areas and theirs.
    private const string Within = """
        (select @code union select area from place_overlap where system_code = @code union select ods from place_organisation where ods <> '' and (area = @code or area in (select area from place_overlap where system_code = @code)))
        """;

    /// <summary>Posts of a body, or of every body in an area, by body and then in the order in which they were recorded; with their history.</summary>
    public Task<IReadOnlyList<HeldPost>> Of(string code) => _store.Read(db => Held(db, $"body in {Within} or joint_body in {Within}", new { code = code.ToUpperInvariant() }));

    /// <summary>One post with its history; null when there is none of that id.</summary>
    public async Task<HeldPost?> Find(Id<Post> id) => await _store.Read(db => Held(db, "id = @id", new { id })) is [var post] ? post : null;

    /// <summary>Every version of every spell of a post, newest first.</summary>
    public Task<IReadOnlyList<Spell>> History(Id<Post> id) => _store.Read(db => db.Query<Spell>($"select {SpellColumns} from place_spell where post = @id order by recorded_at desc, version desc, spell", new { id }));

    /// <summary>A spell in its newest version with its post; null when there is none of that id.</summary>
    public Task<(HeldPost Post, Spell Spell)?> FindSpell(Id<Spell> id) => _store.Read(async db => await Newest(db, id) is { } spell
        ? ((await Held(db, "id = @id", new { id = spell.Post }))[0], spell) : ((HeldPost, Spell)?)null);

    /// <summary>Every body that has posts, by code, with their number.</summary>
    public Task<IReadOnlyList<(string Body, long Posts)>> Bodies() => _store.Read(db => db.Query<(string, long)>("select body, count(*) from place_post group by body order by body"));

    private static async Task<IReadOnlyList<HeldPost>> Held(Db db, string condition, object key)
    {
        var posts = await db.Query<Post>($"select {PostColumns} from place_post where {condition} order by body, recorded_at, id", key, Most);
        var spells = (await db.Query<Spell>($"""
            select {SpellColumns} from place_spell s where post in (select id from place_post where {condition})
            and version = (select max(version) from place_spell v where v.spell = s.spell) order by coalesce(from_day, ''), spell
            """, key, 100 * Most)).ToLookup(spell => spell.Post);
        return posts.Select(post => new HeldPost(post, [.. spells[post.Id]])).ToList();
    }

    private static Task<Spell?> Newest(Db db, Id<Spell> id) => db.Find<Spell>($"select {SpellColumns} from place_spell where spell = @id order by version desc limit 1", new { id });

    /// <summary>The id of a post: the same body and title give the same one, so that an import finds it again.</summary>
    internal static Id<Post> IdOf(string body, string title) => StableId.Of<Post>("post", body.ToUpperInvariant(), SearchKey.Of(title));

    /// <summary>Adds a post. Its id is given back.</summary>
    public Task<Outcome<Id<Post>>> AddPost(Deed deed, Post post)
    {
        var id = IdOf(post.Body, post.Title);
        return _store.Write<Id<Post>>(deed with { Subject = $"post:{id}" }, async db =>
        {
            if (await db.Any("select 1 from place_post where id = @id", new { id })) return PostExists.With(post.Body, post.Title).At("title");
            return await Insert(db, deed, post with { Id = id });
        });
    }

    private static async Task<Outcome<Id<Post>>> Insert(Db db, Deed deed, Post post)
    {
        if (Private().IsMatch(post.Contact)) return PrivateContact.With().At("contact");
        foreach (var (code, field) in new[] { (post.Body, "body"), (post.JointBody, "joint-body") })
            if (code.Length > 0 && !await db.Any("select 1 from place_organisation where ods = @code union select 1 from place_area where code = @code", new { code })) return BodyUnknown.With(code).At(field);
        await db.Execute($"""
            insert into place_post ({PostColumns}, recorded_at, recorded_by) values (@Id, @Body, @JointBody, @Title, @Role, @IsSingle, @IsRequired, @Contact, @Source, @Status, @At, @name)
            """, new { post.Id, post.Body, post.JointBody, post.Title, post.Role, post.IsSingle, post.IsRequired, post.Contact, post.Source, post.Status, deed.At, name = deed.By.Name });
        return post.Id;
    }

    /// <summary>Records that somebody holds a post from a day on.</summary>
    public Task<Outcome<Done>> Appoint(Deed deed, Id<Post> post, string holder, DateOnly from, bool isJobShare, string source) => _store.Write<Done>(deed with { Subject = $"post:{post}" }, async db =>
        await Held(db, "id = @id", new { id = post }) is [var held]
            ? await Put(db, deed, held, new(new(deed.Id.Value), 1, post, holder, from, null, isJobShare, "Appointed.", source, "unverified", deed.At, deed.By.Name)) : PostMissing.With());

    /// <summary>Records that somebody left a post, and why.</summary>
    public Task<Outcome<Done>> End(Deed deed, Id<Spell> id, DateOnly lastDay, string reason) => Renew(deed, id, spell => spell.UntilDay is not null ? AlreadyLeft.With(spell.Holder)
        : spell with { UntilDay = lastDay.AddDays(1), Reason = reason });

    /// <summary>Puts a spell right; what stood there before stays as its earlier version.</summary>
    public Task<Outcome<Done>> Correct(Deed deed, Id<Spell> id, string holder, DateOnly? from, DateOnly? lastDay, bool isJobShare, string reason) => Renew(deed, id, spell =>
        spell with { Holder = holder, FromDay = from, UntilDay = lastDay?.AddDays(1), IsJobShare = isJobShare, Reason = reason });

    private Task<Outcome<Done>> Renew(Deed deed, Id<Spell> id, Func<Spell, Outcome<Spell>> change) => _store.Write<Done>(deed with { Subject = $"spell:{id}" }, async db =>
    {
        if (await Newest(db, id) is not { } spell) return SpellMissing.With();
        if (!change(spell).Try(out var changed, out var refusal)) return refusal;
        var held = (await Held(db, "id = @id", new { id = spell.Post }))[0];
        return await Put(db, deed, held, changed with { Version = spell.Version + 1, RecordedAt = deed.At, RecordedBy = deed.By.Name });
    });

    // The one place where a version of a spell is written, and where a seat is kept for one.
    private static async Task<Outcome<Done>> Put(Db db, Deed deed, HeldPost held, Spell spell)
    {
        if (spell.FromDay >= spell.UntilDay) return Backwards.With().At("last-day");
        var others = held.Spells.Where(other => other.Id != spell.Id && other.Overlaps(spell.FromDay, spell.UntilDay)).ToList();
        if (held.Post.IsSingle && others.Find(other => !(other.IsJobShare && spell.IsJobShare)) is { } taken) return SeatTaken.With(taken.Holder).At("holder");
        await db.Execute("""
            insert into place_spell (spell, version, post, holder, from_day, until_day, is_job_share, reason, source, status, recorded_at, recorded_by)
            values (@Id, @Version, @Post, @Holder, @FromDay, @UntilDay, @IsJobShare, @Reason, @Source, @Status, @At, @name)
            """, new { spell.Id, spell.Version, spell.Post, spell.Holder, spell.FromDay, spell.UntilDay, spell.IsJobShare, spell.Reason, spell.Source, spell.Status, deed.At, name = deed.By.Name });
        return Done.It;
    }

    /// <summary>
    /// Brings in posts and spells; the same rows again change nothing. Either all rows are taken or none, and every row that
    /// does not fit is told. Gives the number of posts and of versions that are new.
    /// </summary>
    public async Task<(Outcome<(int Posts, int Spells)> Outcome, IReadOnlyList<Refusal> Problems)> Import(Deed deed, IReadOnlyList<LeaderRow> rows)
    {
        var problems = new List<Refusal>();
        var outcome = await _store.Write<(int, int)>(deed, async db =>
        {
            problems.Clear();
            var (posts, spells) = (0, 0);
            foreach (var row in rows)
            {
                if (!(await Bring(db, deed, row)).Try(out var isNew, out var refusal)) problems.Add(refusal.At(row.Place));
                else (posts, spells) = (posts + (isNew.Post ? 1 : 0), spells + (isNew.Spell ? 1 : 0));
            }
            return problems.Count == 0 ? (posts, spells) : problems[0];
        });
        return (outcome, problems.Count > 0 || outcome.IsAccepted ? problems : [outcome.Refusal]);
    }

    private static async Task<Outcome<(bool Post, bool Spell)>> Bring(Db db, Deed deed, LeaderRow row)
    {
        var post = row.Post with { Id = IdOf(row.Post.Body, row.Post.Title) };
        var isNewPost = !await db.Any("select 1 from place_post where id = @Id", new { post.Id });
        if (isNewPost && !(await Insert(db, deed, post)).Try(out _, out var refusal)) return refusal;
        if (row.Holder.Length == 0) return (isNewPost, false);
        var held = (await Held(db, "id = @Id", new { post.Id }))[0];
        var known = held.Spells.FirstOrDefault(spell => spell.Holder == row.Holder && spell.FromDay == row.From);
        if (known is not null && known.UntilDay == row.Until && known.IsJobShare == row.IsJobShare) return (isNewPost, false);
        var spell = known is null
            ? new Spell(StableId.Of<Spell>("spell", post.Id.ToString(), row.Holder, $"{row.From:yyyy-MM-dd}"), 1, post.Id, row.Holder, row.From, row.Until, row.IsJobShare, "Imported.", post.Source, post.Status, deed.At, deed.By.Name)
            : known with { Version = known.Version + 1, UntilDay = row.Until, IsJobShare = row.IsJobShare, Reason = "Imported again with other days.", Source = post.Source };
        return (await Put(db, deed, held, spell)).Try(out _, out refusal) ? (isNewPost, true) : refusal;
    }
}
