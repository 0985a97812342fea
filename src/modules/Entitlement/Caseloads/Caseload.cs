using System.Collections.Concurrent;
using System.Text.Json;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Joinery.Entitlement.Policies;
using Joinery.Entitlement.Releases;
using Joinery.Rules;

namespace Joinery.Entitlement.Caseloads;

/// <summary>One case carried to new figures.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Before">What the person pays a week now.</param>
/// <param name="After">What they would pay.</param>
/// <param name="ToAsk">Incomes that nobody publishes, such as a works pension: they stay as they are until the person says.</param>
public sealed record CarriedCase(Id<Case> Case, string Reference, Money Before, Money After, int ToAsk);

/// <summary>One case that somebody must decide by hand.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Why">In a sentence.</param>
public sealed record LeftCase(Id<Case> Case, string Reference, string Why);

/// <summary>What new figures do to all cases of an organisation that have a decision.</summary>
/// <param name="From">The first day of the new charges.</param>
/// <param name="Carried">Cases that can be carried, by their references.</param>
/// <param name="Left">The others.</param>
public sealed record CaseloadChange(DateOnly From, IReadOnlyList<CarriedCase> Carried, IReadOnlyList<LeftCase> Left)
{
    /// <summary>What all of them pay a week now.</summary>
    public Money Before => Carried.Sum(one => one.Before);

    /// <summary>What all of them would pay.</summary>
    public Money After => Carried.Sum(one => one.After);
}

/// <summary>
/// Carries an organisation's cases over to new figures: incomes that are paid at a national rate get the new one, everything else stays, and the charge is
/// worked out again. What a person has begun to change, or what a test refuses, is left for somebody to decide.
/// </summary>
public sealed class Caseload
{
    /// <summary>Cases that are worked out before they are written; a part of them is in memory at a time.</summary>
    private const int AtOnce = 1_000;

    /// <summary>Nothing to decide.</summary>
    public static readonly RefusalKind Nobody = new("caseload.nobody", "No case can be carried over to {0:d MMMM yyyy}.");
    /// <summary>Carried before, or decided by hand.</summary>
    public static readonly RefusalKind Already = new("caseload.already", "It is decided from {0:d MMMM yyyy} already.");
    /// <summary>Somebody is at work on it.</summary>
    public static readonly RefusalKind ChangedSince = new("caseload.changed", "Its facts were changed since the decision.");

    private readonly Store _store;
    private readonly RateReleases _releases;
    private readonly Ids _ids;

    /// <summary>The cases of a store; decisions get their ids from <paramref name="ids"/>.</summary>
    public Caseload(Store store, RateReleases releases, Ids ids)
    {
        (_store, _releases, _ids) = (store, releases, ids);
        SqlTypes.KnowId<Case>();
    }

    private static readonly string[] FactsColumns = ["case_id", "version", "facts", "recorded_at", "recorded_by"];

    private sealed record Row(Id<Case> Id, string Reference, long Number, DateOnly FromDay, long WeeklyPence, DateTimeOffset DecidedAt, string Facts, long Version, DateTimeOffset RecordedAt);

    private sealed record Worked(CaseFacts Facts, PersonFile File, Answers Answers, int ToAsk);

    // A case as it is carried, with what is kept of it, or why it is left.
    private sealed record Seen(CarriedCase? Carried, LeftCase? Left, Kept? Kept);

    private sealed record Kept(object?[] Facts, object?[] Decision);

    /// <summary>What would change, by the figures in force or by a book that is not published yet. Nothing is kept.</summary>
    public Task<CaseloadChange> Look(OdsCode organisation, DateOnly from, DateOnly today, RateBook? book = null) => _store.Read(db => Carry(db, organisation, from, today, book, null));

    /// <summary>Decides every case that can be carried, all of them or none, by the figures in force.</summary>
    public Task<Outcome<CaseloadChange>> Decide(Deed deed, DateOnly from, string reason, DateOnly? review) => _store.Write<CaseloadChange>(deed, async db =>
    {
        var change = await Carry(db, deed.By.Organisation, from, deed.At.LondonDate(), null, (row, worked) => new(
            [row.Id, row.Version + 1, JsonSerializer.Serialize(worked.Facts, PersonFile.Brief), deed.At, deed.By.Id],
            CaseBook.Row(CaseBook.DecisionOf(_ids.Next<Decision>(), row.Id, row.Number + 1, worked.File, worked.Answers, reason, deed.At, deed.By.Name, review), deed.By.Id)));
        return change.Carried.Count == 0 ? Nobody.With(from) : change;
    });

    private async Task<CaseloadChange> Carry(Db db, OdsCode organisation, DateOnly from, DateOnly today, RateBook? book, Func<Row, Worked, Kept>? keep)
    {
        var rates = book ?? await _releases.Now(db);
        var (policy, after, before) = (await PolicyBook.Newest(db, organisation), rates.On(from, today), new ConcurrentDictionary<DateOnly, RatesOn>());
        var rows = await db.Query<Row>("""
            select c.id, c.reference, (select max(number) from entitlement_decision o where o.case_id = c.id) as number, d.from_day, d.weekly_pence, d.decided_at, f.facts, f.version, f.recorded_at from entitlement_case c
            join entitlement_decision d on d.case_id = c.id and d.number = (select max(number) from entitlement_decision o where o.case_id = c.id and o.until_day is null)
            join entitlement_facts f on f.case_id = c.id and f.version = (select max(version) from entitlement_facts o where o.case_id = c.id)
            where c.organisation = @organisation order by c.reference
            """, new { organisation }, int.MaxValue);
        var (carried, left) = (new List<CarriedCase>(), new List<LeftCase>());
        // While one part is written, the next is worked out.
        var ahead = Task.FromResult<IReadOnlyList<Seen>>([]);
        foreach (var part in rows.Chunk(AtOnce).Append([]))
        {
            var seen = await ahead;
            ahead = Task.Run<IReadOnlyList<Seen>>(() => [.. part.AsParallel().AsOrdered().Select(See)]);
            carried.AddRange(seen.Select(one => one.Carried).OfType<CarriedCase>());
            left.AddRange(seen.Select(one => one.Left).OfType<LeftCase>());
            var kept = seen.Select(one => one.Kept).OfType<Kept>().ToList();
            if (kept.Count == 0) continue;
            await db.InsertMany("entitlement_facts", FactsColumns, kept.Select(one => one.Facts));
            await db.InsertMany("entitlement_decision", CaseBook.Columns, kept.Select(one => one.Decision));
        }
        return new(from, carried, left);

        Seen See(Row row) => Work(row, policy, day => before.GetOrAdd(day, rates.On), after).Try(out var worked, out var refusal)
            ? new(new(row.Id, row.Reference, new(row.WeeklyPence), worked.Answers.Asked.Weekly!.Value, worked.ToAsk), null, keep?.Invoke(row, worked))
            : new(null, new(row.Id, row.Reference, refusal.Sentence), null);
    }

    private static Outcome<Worked> Work(Row row, LocalPolicy policy, Func<DateOnly, RatesOn> before, RatesOn after)
    {
        if (row.FromDay >= after.On) return Already.With(row.FromDay);
        if (row.RecordedAt > row.DecidedAt) return ChangedSince.With();
        var facts = JsonSerializer.Deserialize<CaseFacts>(row.Facts, PersonFile.Json)!;
        if (!facts.On(after.On, after.KnownOn, policy).Try(out var file, out var refusal)) return refusal;
        var carried = NewRates.Carry(file.Person, before(row.FromDay), after);
        file = file with { Person = carried.Facts };
        if (!Answers.OfAsked(file, after).Try(out var answers, out refusal)) return refusal;
        return answers.Asked.Refused is { } refused ? CaseBook.NotAnswered.With(refused) : new Worked(facts with { Income = carried.Facts.Income }, file, answers, carried.ToAsk.Count);
    }
}
