using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Joinery.Entitlement.Corrections;
using Joinery.Entitlement.Documents;
using Joinery.Entitlement.Files;
using Joinery.Entitlement.Policies;
using Joinery.Entitlement.Releases;
using Joinery.Rules;

namespace Joinery.Entitlement.Cases;

/// <summary>
/// Entitlement's front for cases: opened, filled in step by step, decided, and worked out again. Every question names the organisation that asks,
/// and gets that organisation's cases only.
/// </summary>
public sealed class CaseBook
{
    /// <summary>Cases that one page shows.</summary>
    public const int Most = 200;

    /// <summary>Twice the same.</summary>
    public static readonly RefusalKind ReferenceTaken = new("case.reference-taken", "There is already a case with the reference {0}. Open that one, or check the reference.");
    /// <summary>Somebody was quicker.</summary>
    public static readonly RefusalKind Changed = new("case.changed", "Somebody else changed this assessment since you opened the page. Look at what is there now, and save again.");
    /// <summary>No such case here.</summary>
    public static readonly RefusalKind Missing = new("case.missing", "There is no such assessment in your organisation.");
    /// <summary>Not yet.</summary>
    public static readonly RefusalKind NotWhole = new("case.not-whole", "The assessment is not complete. Still missing: {0}.");
    /// <summary>The test refuses.</summary>
    public static readonly RefusalKind NotAnswered = new("case.not-answered", "{0}");

    private const string DecisionColumns = "id, case_id, number, from_day, setting, weekly_pence, authority_pence, reason, engine, rates_hash, policy_version, inputs_hash, inputs, answers, decided_at, decided_by_name, review_on, until_day";
    private readonly Store _store;
    private readonly RateReleases _releases;

    /// <summary>Cases in a store, worked out with the figures that are in force there.</summary>
    public CaseBook(Store store, RateReleases releases)
    {
        (_store, _releases) = (store, releases);
        SqlTypes.KnowId<Case>();
        SqlTypes.KnowId<Decision>();
        SqlTypes.KnowId<Document>();
    }

    /// <summary>An organisation's cases: those without a decision first, and of each the oldest referral first.</summary>
    public Task<IReadOnlyList<ListedCase>> All(OdsCode organisation) => _store.Read<IReadOnlyList<ListedCase>>(async db =>
    {
        var cases = await db.Query<Case>("""
            select id, organisation, reference, referred_on, opened_at from entitlement_case c where organisation = @organisation
            order by case when exists (select 1 from entitlement_decision d where d.case_id = c.id) then 1 else 0 end, referred_on, reference limit @Most
            """, new { organisation, Most });
        var newest = (await db.Query<Decision>($"""
            select {DecisionColumns} from entitlement_decision d where case_id in @ids
            and number = (select max(number) from entitlement_decision o where o.case_id = d.case_id and o.until_day is null)
            """, new { ids = cases.Select(one => one.Id) })).ToDictionary(decision => decision.CaseId);
        var policy = await PolicyBook.Newest(db, organisation);
        return [.. cases.Select(one => new ListedCase(one, newest.GetValueOrDefault(one.Id), Aim(policy, one)))];
    });

    /// <summary>One case of the organisation with all that its pages show; null when it has none of that id.</summary>
    public Task<Opened?> Find(OdsCode organisation, Id<Case> id) => _store.Read(async db =>
    {
        if (await Own(db, organisation, id) is not { } found) return null;
        var (facts, version) = await Newest(db, id);
        return new Opened(found, facts, version, await Decisions(db, id), await EvidenceBook.Of(db, id), await PolicyBook.Newest(db, organisation), await _releases.Books(db));
    });

    /// <summary>Opens a case.</summary>
    public Task<Outcome<Id<Case>>> Open(Deed deed, string reference, DateOnly referredOn) => _store.Write<Id<Case>>(deed, async db =>
    {
        if (await db.Any("select 1 from entitlement_case where organisation = @Organisation and reference = @reference", new { deed.By.Organisation, reference })) return ReferenceTaken.With(reference).At("reference");
        var id = new Id<Case>(deed.Id.Value);
        await db.Execute("""
            insert into entitlement_case (id, organisation, reference, referred_on, opened_at, opened_by) values (@id, @Organisation, @reference, @referredOn, @At, @By)
            """, new { id, deed.By.Organisation, reference, referredOn, deed.At, By = deed.By.Id });
        return id;
    });

    /// <summary>Keeps new facts as the next version; refused when somebody else saved since <paramref name="version"/> was read.</summary>
    public Task<Outcome<long>> Save(Deed deed, Id<Case> id, long version, CaseFacts facts) => _store.Write<long>(deed, async db =>
    {
        if (await Own(db, deed.By.Organisation, id) is null) return Missing.With();
        if ((await Newest(db, id)).Version != version) return Changed.With();
        await db.Execute("insert into entitlement_facts (case_id, version, facts, recorded_at, recorded_by) values (@id, @next, @text, @At, @By)",
            new { id, next = version + 1, text = JsonSerializer.Serialize(facts, PersonFile.Json), deed.At, By = deed.By.Id });
        return version + 1;
    });

    /// <summary>Decides from a day on by the facts of a version and the policy that is published, and keeps everything that it was worked out from.</summary>
    public Task<Outcome<long>> Decide(Deed deed, Id<Case> id, long version, DateOnly fromDay, string reason, DateOnly? review = null) => _store.Write<long>(deed, async db =>
    {
        if (await Own(db, deed.By.Organisation, id) is null) return Missing.With();
        var (facts, newest) = await Newest(db, id);
        if (newest != version) return Changed.With();
        if (!facts.On(fromDay, deed.At.LondonDate(), await PolicyBook.Newest(db, deed.By.Organisation)).Try(out var file, out var refusal)) return refusal;
        if (!Answers.Of(file, await _releases.Now(db)).Try(out var answers, out refusal)) return refusal;
        if (answers.Asked.Refused is not null) return NotAnswered.With(answers.Asked.Refused);
        return await Add(db, deed, id, file, answers, reason, review);
    });

    /// <summary>
    /// Decides again from a day that has passed, by the facts of a version. Decisions that stood are kept; refused when facts or decisions are no longer
    /// those that were looked at. A review that was set stays set.
    /// </summary>
    public Task<Outcome<long>> Correct(Deed deed, Id<Case> id, long version, long newestDecision, DateOnly fromDay, string reason) => _store.Write<long>(deed, async db =>
    {
        if (await Own(db, deed.By.Organisation, id) is null) return Missing.With();
        var (facts, newest) = await Newest(db, id);
        var decisions = await Decisions(db, id);
        if (newest != version || decisions.Count > 0 && decisions[0].Number != newestDecision) return Changed.With();
        if (!Proposal.Of(facts, decisions, await PolicyBook.Newest(db, deed.By.Organisation), fromDay, deed.At.LondonDate(), await _releases.Now(db)).Try(out var again, out var refusal)) return refusal;
        return await Add(db, deed, id, again.File, again.Answers, reason, again.Until is null ? again.Replaces.ReviewOn : null, again.Until);
    });

    private static async Task<long> Add(Db db, Deed deed, Id<Case> id, PersonFile file, Answers answers, string reason, DateOnly? review, DateOnly? until = null)
    {
        var number = 1 + await db.One<long>("select coalesce(max(number), 0) from entitlement_decision where case_id = @id", new { id });
        var decision = DecisionOf(new(deed.Id.Value), id, number, file, answers, reason, deed.At, deed.By.Name, review, until);
        await db.InsertMany("entitlement_decision", Columns, [Row(decision, deed.By.Id)]);
        return number;
    }

    /// <summary>A decision with everything that it was worked out from; the file's test has been answered.</summary>
    internal static Decision DecisionOf(Id<Decision> id, Id<Case> caseId, long number, PersonFile file, Answers answers, string reason, DateTimeOffset at, string by, DateOnly? review, DateOnly? until = null)
    {
        var inputs = file.Write();
        return new(id, caseId, number, file.On, file.Care.Setting.ToString(), answers.Asked.Weekly!.Value.Pence, answers.Asked.Authority!.Value.Pence, reason, $"{answers.Receipt.EngineVersion} {answers.Receipt.RulesHash}", answers.Receipt.RatesHash, answers.Receipt.PolicyVersion,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inputs))), inputs, JsonSerializer.Serialize(answers, PersonFile.Brief), at, by, review, until);
    }

    /// <summary>The columns of entitlement_decision, in the order of <see cref="Row"/>.</summary>
    internal static readonly string[] Columns = [.. DecisionColumns.Split(", "), "decided_by"];

    internal static object?[] Row(Decision one, string by) =>
        [one.Id, one.CaseId, one.Number, one.FromDay, one.Setting, one.WeeklyPence, one.AuthorityPence, one.Reason, one.Engine, one.RatesHash, one.PolicyVersion, one.InputsHash, one.Inputs, one.Answers, one.DecidedAt, one.DecidedByName, one.ReviewOn, one.UntilDay, by];

    /// <summary>Every decision of every organisation, worked out again from what it kept; for whoever runs Joinery.</summary>
    /// <returns>How many were worked out, and each that came out otherwise: with which inputs, then and now.</returns>
    public Task<(long Replayed, IReadOnlyList<Difference> Differences)> Replay(CancellationToken stop = default) => _store.Read(async db =>
    {
        var (count, differences) = (0L, new List<Difference>());
        var books = await _releases.Books(db);
        await foreach (var decision in db.Stream<Decision>($"select {DecisionColumns} from entitlement_decision order by decided_at, id"))
        {
            stop.ThrowIfCancellationRequested();
            count++;
            if (!PersonFile.Read(decision.Inputs).Try(out var file, out var refusal)) differences.Add(new(decision, null, refusal.Sentence));
            else if (!Answers.Of(file, books.Of(decision.RatesHash)).Try(out var answers, out refusal)) differences.Add(new(decision, null, refusal.Sentence));
            else if (answers.Asked.Weekly != decision.Weekly) differences.Add(new(decision, answers.Asked.Weekly, answers.Asked.Refused ?? "The charge came out otherwise."));
        }
        return (count, (IReadOnlyList<Difference>)differences);
    }, stop);

    // What the authority aimed at when the person was referred.
    internal static int? Aim(LocalPolicy policy, Case one) => policy.Rows.FirstOrDefault(row => row.Item == PolicyItem.DecisionDays && row.Holds.Contains(one.ReferredOn)) is { } aim ? (int)aim.Value : null;

    // Newest first.
    private static Task<IReadOnlyList<Decision>> Decisions(Db db, Id<Case> id) =>
        db.Query<Decision>($"select {DecisionColumns} from entitlement_decision where case_id = @id order by number desc", new { id });

    /// <summary>The case, when it is the organisation's own.</summary>
    internal static Task<Case?> Own(Db db, OdsCode organisation, Id<Case> id) =>
        db.Find<Case>("select id, organisation, reference, referred_on, opened_at from entitlement_case where id = @id and organisation = @organisation", new { id, organisation });

    private sealed record FactsRow(string Facts, long Version);

    private static async Task<(CaseFacts Facts, long Version)> Newest(Db db, Id<Case> id) =>
        await db.Find<FactsRow>("select facts, version from entitlement_facts where case_id = @id order by version desc limit 1", new { id }) is { } row
            ? (JsonSerializer.Deserialize<CaseFacts>(row.Facts, PersonFile.Json)!, row.Version) : (CaseFacts.None, 0);
}

/// <summary>A decision that no longer comes out as it did.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Now">The charge now; null when it is refused.</param>
/// <param name="Why">In a sentence.</param>
public sealed record Difference(Decision Decision, Money? Now, string Why);
