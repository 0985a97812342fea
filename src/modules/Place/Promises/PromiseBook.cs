namespace Joinery.Place;

/// <summary>
/// Place's front for promises: what was promised, by whom and for when, what became of it, and the sentences that are suggested as promises.
/// Reading is for everyone. A body's own actions may only be changed for that body.
/// </summary>
public sealed class PromiseBook
{
    /// <summary>More promises than a place follows.</summary>
    public const int Most = 5_000;

    /// <summary>No promise of that code.</summary>
    public static readonly RefusalKind NotFound = new("promise.not-found", "There is no promise {0}. Check the code in the list of promises.");
    /// <summary>The words about when cannot be read.</summary>
    public static readonly RefusalKind DueUnread = new("promise.due-unread", "These words name no deadline that Joinery can read. Write them like by April 2027, in spring 2027 or during 2027/28, or leave them empty.");
    /// <summary>Over already.</summary>
    public static readonly RefusalKind Ended = new("promise.ended", "This promise was already {0}. Nothing was changed.");
    /// <summary>The date does not move.</summary>
    public static readonly RefusalKind SameDue = new("promise.same-due", "It is already due on that day. Enter the new day.");
    /// <summary>It cannot stand in its own place.</summary>
    public static readonly RefusalKind Itself = new("promise.itself", "A promise cannot take its own place. Enter the code of another.");
    /// <summary>Another body's action.</summary>
    public static readonly RefusalKind OtherBody = new("promise.other-body", "This is an action of {0}. Only people who act for that body may change it.");
    /// <summary>No address of a page.</summary>
    public static readonly RefusalKind Url = new("promise.url", "Enter a full address that begins with https://.");
    /// <summary>Too many.</summary>
    public static readonly RefusalKind TooMany = new("promise.too-many", "There are already {0} promises. Record new ones in another Joinery, or ask for the limit to be raised.");
    /// <summary>Two at one moment.</summary>
    public static readonly RefusalKind Taken = new("promise.taken", "Somebody else recorded a promise at the same moment. Send this one again.");
    /// <summary>Nothing was found.</summary>
    public static readonly RefusalKind NothingFound = new("promise.nothing-found", "No sentence in this text looks like a promise. You can record one by hand instead.");
    /// <summary>The same text twice.</summary>
    public static readonly RefusalKind TextKnown = new("promise.text-known", "This text was already given. Open it from the list of texts.");
    /// <summary>No such suggestion.</summary>
    public static readonly RefusalKind SuggestionGone = new("promise.suggestion-gone", "Somebody has already decided on that sentence.");

    private const string Columns = "code, origin, body, kind, actor, quote, amount, qualifier, due_words, due_from, due_by, due_rule, firmness, parent, source, anchor, url, published, note, status, recorded_at, recorded_by";
    private const string SuggestionColumns = "id, text_id, sentence, kind, actor, amount, qualifier, due_words, why, decision, decided_by, promise";
    private readonly Store _store;

    /// <summary>Promises in a store.</summary>
    public PromiseBook(Store store)
    {
        _store = store;
        SqlTypes.KnowId<PromiseText>();
        SqlTypes.KnowId<KeptSuggestion>();
        SqlTypes.KnowId<Deed>();
    }

    /// <summary>Every promise with its story, by code: those that others made, or the own actions of one body.</summary>
    public Task<IReadOnlyList<PromiseStory>> All(string body = "") => _store.Read(db => Stories(db, "body = @key", body.ToUpperInvariant()));

    /// <summary>One promise with its story; null when there is none of that code.</summary>
    public async Task<PromiseStory?> Find(string code) => await _store.Read(db => Stories(db, "code = @key", code.ToUpperInvariant())) is [var story] ? story : null;

    /// <summary>Every body that keeps its actions here, with the number of them.</summary>
    public Task<IReadOnlyList<(string Body, long Count)>> Bodies() => _store.Read(db => db.Query<(string, long)>("select body, count(*) from place_promise where body <> '' group by body order by body"));

    private static async Task<IReadOnlyList<PromiseStory>> Stories(Db db, string condition, string key)
    {
        var promises = await db.Query<Promise>($"select {Columns} from place_promise where {condition} order by code", new { key }, Most + 1);
        var among = $"promise in (select code from place_promise where {condition})";
        var changes = (await db.Query<DueChange>($"select promise, old_by, new_by, announced, reason, source, status, recorded_at, recorded_by from place_due_change where {among} order by coalesce(announced, ''), recorded_at, id", new { key }, 10 * Most)).ToLookup(one => one.Promise);
        var evidence = (await db.Query<Evidence>($"select promise, on_day, url, claim, verifies, status, recorded_at, recorded_by from place_evidence where {among} order by on_day, recorded_at, id", new { key }, 10 * Most)).ToLookup(one => one.Promise);
        var endings = (await db.Query<Ending>($"select promise, kind, on_day, by_promise, reason, status, recorded_at, recorded_by from place_promise_ending where {among}", new { key }, Most)).ToDictionary(one => one.Promise);
        return promises.Select(promise => new PromiseStory(promise, [.. changes[promise.Code]], [.. evidence[promise.Code]], endings.GetValueOrDefault(promise.Code))).ToList();
    }

    /// <summary>Records a promise; an action is one of the body that the actor acts for. Gives its code.</summary>
    public Task<Outcome<string>> Add(Deed deed, NewPromise promise) => Number(deed, (db, told, code) => Insert(db, told, code, promise));

    /// <summary>As <see cref="Add(Deed, NewPromise)"/>, with a row of another part of Place that stands or falls with the promise.</summary>
    internal Task<Outcome<string>> Add(Deed deed, NewPromise promise, Func<Db, string, Task> also) => Number(deed, async (db, told, code) =>
    {
        var added = await Insert(db, told, code, promise);
        if (added.IsAccepted) await also(db, code);
        return added;
    });

    // The deed names the promise, so its code is chosen before; that nobody else took it is checked inside the write.
    private async Task<Outcome<string>> Number(Deed deed, Func<Db, Deed, string, Task<Outcome<string>>> write)
    {
        var codes = await _store.Read(db => db.Query<string>("select code from place_promise where code like 'P%'", null, Most + 1));
        if (codes.Count >= Most) return TooMany.With(Most);
        var code = $"P{codes.Select(one => int.TryParse(one.AsSpan(1), out var number) ? number : 0).DefaultIfEmpty().Max() + 1}";
        var told = deed with { Subject = $"promise:{code}" };
        return await _store.Write<string>(told, async db =>
            await db.Any("select 1 from place_promise where code = @code", new { code }) ? Taken.With() : await write(db, told, code));
    }

    private static async Task<Outcome<string>> Insert(Db db, Deed deed, string code, NewPromise promise)
    {
        if (promise.Url.Length > 0 && !IsAddress(promise.Url)) return Url.With().At("url");
        var due = DueRule.Read(promise.DueWords, promise.Published);
        if (promise.DueWords.Length > 0 && due.Words.Length == 0) return DueUnread.With().At("due-words");
        await db.Execute($"""
            insert into place_promise ({Columns}) values (@code, 'person', @body, @Kind, @Actor, @Quote, @amount, @qualifier, @DueWords, @From, @By, @Rule, @firmness, '', @Source, @Anchor, @Url, @Published, '', 'unverified', @At, @name)
            """, new
        {
            code,
            body = promise.Kind == PromiseKind.Action ? deed.By.Organisation.Code : "",
            promise.Kind,
            promise.Actor,
            promise.Quote,
            amount = promise.Amount?.Amount,
            qualifier = promise.Amount?.Qualifier ?? Qualifier.Exact,
            promise.DueWords,
            due.From,
            due.By,
            due.Rule,
            firmness = Firm(promise.Kind, due),
            promise.Source,
            promise.Anchor,
            promise.Url,
            promise.Published,
            deed.At,
            name = deed.By.Name,
        });
        return code;
    }

    private static Firmness Firm(PromiseKind kind, Due due) => due.Words.Length > 0 ? due.Firmness : kind switch
    {
        PromiseKind.Ongoing or PromiseKind.OngoingFunding => Firmness.Ongoing,
        PromiseKind.NonCommitment => Firmness.Open,
        _ => Firmness.Undated,
    };

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme is "https" or "http" && read is { Host.Length: > 0 };

    /// <summary>Adds what shows whether a promise was kept.</summary>
    public Task<Outcome<Done>> AddEvidence(Deed deed, string code, DateOnly onDay, string url, string claim, Verifies verifies) => Change(deed, code, async (db, told, _) =>
    {
        if (url.Length > 0 && !IsAddress(url)) return Url.With().At("url");
        await db.Execute("""
            insert into place_evidence (id, promise, on_day, url, claim, verifies, origin, status, recorded_at, recorded_by)
            values (@Id, @code, @onDay, @url, @claim, @verifies, 'person', @status, @At, @name)
            """, new { told.Id, code, onDay, url, claim, verifies, status = url.Length > 0 ? "verified" : "unverified", told.At, name = told.By.Name });
        return Done.It;
    });

    /// <summary>Records that the date was moved. The first date stays; the slip is the sum of all moves.</summary>
    public Task<Outcome<Done>> ChangeDue(Deed deed, string code, DateOnly newBy, DateOnly announced, string reason, string source) => Change(deed, code, async (db, told, story) =>
    {
        if (story.DueBy == newBy) return SameDue.With().At("new-by");
        await db.Execute("""
            insert into place_due_change (id, promise, old_by, new_by, announced, reason, source, origin, status, recorded_at, recorded_by)
            values (@Id, @code, @DueBy, @newBy, @announced, @reason, @source, 'person', 'unverified', @At, @name)
            """, new { told.Id, code, story.DueBy, newBy, announced, reason, source, told.At, name = told.By.Name });
        return Done.It;
    });

    /// <summary>Records that another promise took its place.</summary>
    public Task<Outcome<Done>> Supersede(Deed deed, string code, string by, DateOnly onDay, string reason) => Change(deed, code, async (db, told, _) =>
    {
        var other = by.Trim().ToUpperInvariant();
        if (other == code) return Itself.With().At("by");
        if (!await db.Any("select 1 from place_promise where code = @other", new { other })) return NotFound.With(other).At("by");
        return await End(db, told, code, EndingKind.Superseded, onDay, other, reason);
    });

    /// <summary>Records that it was given up.</summary>
    public Task<Outcome<Done>> Abandon(Deed deed, string code, DateOnly onDay, string reason) =>
        Change(deed, code, (db, told, _) => End(db, told, code, EndingKind.Abandoned, onDay, "", reason));

    private static async Task<Outcome<Done>> End(Db db, Deed deed, string code, EndingKind kind, DateOnly onDay, string by, string reason)
    {
        await db.Execute("""
            insert into place_promise_ending (promise, kind, on_day, by_promise, reason, origin, status, recorded_at, recorded_by)
            values (@code, @kind, @onDay, @by, @reason, 'person', 'unverified', @At, @name)
            """, new { code, kind, onDay, by, reason, deed.At, name = deed.By.Name });
        return Done.It;
    }

    private Task<Outcome<Done>> Change(Deed deed, string code, Func<Db, Deed, PromiseStory, Task<Outcome<Done>>> write)
    {
        var told = deed with { Subject = $"promise:{code}" };
        return _store.Write<Done>(told, async db =>
        {
            if (await Stories(db, "code = @key", code) is not [var story]) return NotFound.With(code);
            if (story.Promise.Body.Length > 0 && story.Promise.Body != deed.By.Organisation.Code) return OtherBody.With(story.Promise.Body);
            if (story.Ending is { } ending) return Ended.With(ending.Kind == EndingKind.Superseded ? "superseded" : "abandoned");
            return await write(db, told, story);
        });
    }

    /// <summary>Keeps the sentences of a text that look like promises, for a person to decide on. The text itself is not kept.</summary>
    public async Task<Outcome<Id<PromiseText>>> AddText(Deed deed, string title, string url, DateOnly? published, string text)
    {
        if (url.Length > 0 && !IsAddress(url)) return Url.With().At("url");
        var suggestions = Extractor.Suggest(text, published);
        if (suggestions.Count == 0) return NothingFound.With().At("text");
        var id = new Id<PromiseText>(deed.Id.Value);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        return await _store.Write<Id<PromiseText>>(deed with { Subject = $"promise-text:{id}" }, async db =>
        {
            if (await db.Any("select 1 from place_promise_text where hash = @hash", new { hash })) return TextKnown.With().At("text");
            await db.Execute("insert into place_promise_text (id, title, url, published, hash, added_at, added_by) values (@id, @title, @url, @published, @hash, @At, @name)",
                new { id, title, url, published, hash, deed.At, name = deed.By.Name });
            await db.InsertMany("place_suggestion", ["id", "text_id", "number", "sentence", "kind", "actor", "amount", "qualifier", "due_words", "why", "decision", "decided_by", "promise"],
                suggestions.Select((one, i) => new object?[] { StableId.Of<KeptSuggestion>("suggestion", id.ToString(), $"{i}"), id, (long)i + 1, one.Sentence, one.Kind, one.Actor, one.Amount?.Amount, one.Amount?.Qualifier ?? Qualifier.Exact, one.Due.Words, string.Join("; ", one.Why), "", "", "" }));
            return id;
        });
    }

    /// <summary>The texts that were given, newest first.</summary>
    public Task<IReadOnlyList<PromiseText>> Texts() => _store.Read(db => db.Query<PromiseText>($"{TextSql} order by added_at desc, id limit 200"));

    private const string TextSql = """
        select id, title, url, published, added_at, added_by, (select count(*) from place_suggestion s where s.text_id = t.id and s.decision = '') as open from place_promise_text t
        """;

    /// <summary>A text with its suggestions in their order; null when there is none of that id.</summary>
    public Task<(PromiseText Text, IReadOnlyList<KeptSuggestion> Suggestions)?> FindText(Id<PromiseText> id) => _store.Read(async db =>
        await db.Find<PromiseText>($"{TextSql} where id = @id", new { id }) is { } text
            ? (text, await db.Query<KeptSuggestion>($"select {SuggestionColumns} from place_suggestion where text_id = @id order by number", new { id }))
            : ((PromiseText, IReadOnlyList<KeptSuggestion>)?)null);

    /// <summary>One suggestion with its text; null when there is none of that id.</summary>
    public Task<(PromiseText Text, KeptSuggestion Suggestion)?> FindSuggestion(Id<KeptSuggestion> id) => _store.Read(async db =>
        await db.Find<KeptSuggestion>($"select {SuggestionColumns} from place_suggestion where id = @id", new { id }) is { } suggestion
            ? (await db.One<PromiseText>($"{TextSql} where id = @TextId", new { suggestion.TextId }), suggestion) : ((PromiseText, KeptSuggestion)?)null);

    /// <summary>Records a suggested sentence as a promise, with what the person put right. Gives its code.</summary>
    public Task<Outcome<string>> Accept(Deed deed, Id<KeptSuggestion> id, NewPromise promise) => Number(deed, async (db, told, code) =>
        await Decide(db, told, id, "accepted", code) ? await Insert(db, told, code, promise) : SuggestionGone.With());

    /// <summary>Records that a suggested sentence is no promise.</summary>
    public Task<Outcome<Done>> Reject(Deed deed, Id<KeptSuggestion> id) => _store.Write<Done>(deed with { Subject = $"suggestion:{id}" }, async db =>
        await Decide(db, deed, id, "rejected", "") ? Done.It : SuggestionGone.With());

    private static async Task<bool> Decide(Db db, Deed deed, Id<KeptSuggestion> id, string decision, string promise) => await db.Execute("""
        update place_suggestion set decision = @decision, decided_at = @At, decided_by = @name, promise = @promise where id = @id and decision = ''
        """, new { id, decision, deed.At, name = deed.By.Name, promise }) == 1;
}
