using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Corrections;

/// <summary>A week that has passed, or the part of it that was put right.</summary>
/// <param name="Days">One to seven days.</param>
/// <param name="Asked">What the person was asked for, by the decisions as they stood.</param>
/// <param name="Due">What is due by what is known now.</param>
public sealed record DueWeek(DateRange Days, Money Asked, Money Due)
{
    /// <summary>What is still to ask for; below zero what is to be paid back.</summary>
    public Money Difference => Due - Asked;
}

/// <summary>What a decision means for the days that had passed when it was made: week by week, to the penny.</summary>
/// <param name="Days">The days, all of them past.</param>
/// <param name="Weeks">Week by week.</param>
public sealed record Correction(DateRange Days, IReadOnlyList<DueWeek> Weeks)
{
    /// <summary>What the person was asked for.</summary>
    public Money Asked => Weeks.Sum(week => week.Asked);

    /// <summary>What is due.</summary>
    public Money Due => Weeks.Sum(week => week.Due);

    /// <summary>What is still to ask for; below zero what is to be paid back.</summary>
    public Money Difference => Due - Asked;

    /// <summary>True when some week comes out otherwise.</summary>
    public bool ChangesAnything => Weeks.Any(week => week.Difference != Money.Zero);

    /// <summary>
    /// A decision beside those that stood before it, for the days before <paramref name="today"/>; null where it begins later, or nothing was asked for.
    /// A week that something cuts costs its days' part.
    /// </summary>
    public static Outcome<Correction?> Of(IReadOnlyList<Decision> before, Stretch now, DateOnly today)
    {
        if (now.Days.Intersect(DateRange.Of(DateOnly.MinValue, today)) is not { } days || !before.Any(one => one.Days.Overlaps(days))) return Outcome.Of<Correction?>(null);
        if (!Charged(days, before.SelectMany(one => new[] { one.FromDay, one.UntilDay ?? one.FromDay }), day => Decision.On(before, day)?.Weekly ?? Money.Zero).Try(out var asked, out var refusal)) return refusal;
        if (!Charged(days, [], _ => now.Weekly).Try(out var due, out refusal)) return refusal;
        return new Correction(days, [.. asked.Zip(due, (one, other) => new DueWeek(one.Week.Range.Intersect(days)!, one.Gross, other.Gross))]);
    }

    // The charge alone, cut as the cost of a package is.
    private static Outcome<IReadOnlyList<SplitWeek>> Charged(DateRange days, IEnumerable<DateOnly> changes, Func<DateOnly, Money> weekly) =>
        CostWeeks.Run(days, changes, day => new Split(weekly(day), [new(Funder.Person, weekly(day), new(Instruments.CareAct, "s14"))]));
}

/// <summary>Days on which the same weekly charge holds.</summary>
/// <param name="Days">The days.</param>
/// <param name="Weekly">What the person pays a week.</param>
public sealed record Stretch(DateRange Days, Money Weekly);

/// <summary>A past day as it was thought of then, and as it is known now.</summary>
/// <param name="Days">The days on which both are the same.</param>
/// <param name="Then">The charge a week by the decisions that were there on the day; null where there was none for it.</param>
/// <param name="Now">The charge a week by all decisions.</param>
public sealed record ThenAndNow(DateRange Days, Money? Then, Money? Now)
{
    /// <summary>Every past day of a case, in order.</summary>
    public static IReadOnlyList<ThenAndNow> Of(IReadOnlyList<Decision> decisions, DateOnly today)
    {
        if (decisions.Count == 0 || decisions.Min(one => one.FromDay) is var first && first >= today) return [];
        var edges = decisions.SelectMany(one => new[] { one.FromDay, one.UntilDay ?? one.FromDay, one.DecidedOn }).Where(day => day >= first && day < today).Append(today).Distinct().Order().ToList();
        var all = new List<ThenAndNow>();
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var day = edges[i];
            // Of days that nobody had decided on when they came, the first decision is what was thought.
            var then = Decision.On(decisions.Where(one => one.DecidedOn <= day), day) ?? decisions.Where(one => one.Days.Contains(day)).MinBy(one => one.Number);
            var next = new ThenAndNow(DateRange.Of(day, edges[i + 1]), then?.Weekly, Decision.On(decisions, day)?.Weekly);
            if (all.Count > 0 && (all[^1].Then, all[^1].Now) == (next.Then, next.Now)) all[^1] = next with { Days = DateRange.Of(all[^1].Days.From, next.Days.Until) };
            else all.Add(next);
        }
        return all;
    }
}

/// <summary>A decision made again from an earlier day, before anybody has confirmed it.</summary>
/// <param name="Replaces">The decision that stands on the first day.</param>
/// <param name="File">The corrected facts on that day, with the figures as they are known today.</param>
/// <param name="Answers">The answers.</param>
/// <param name="Until">The first day after; null where it holds on.</param>
/// <param name="Ends">Why it ends there, and what to do next; empty where it holds on.</param>
/// <param name="Correction">What it means for the days that have passed.</param>
public sealed record Proposal(Decision Replaces, PersonFile File, Answers Answers, DateOnly? Until, string Ends, Correction Correction)
{
    /// <summary>Nothing to correct.</summary>
    public static readonly RefusalKind NotDecided = new("correction.not-decided", "Nothing was decided for {0:d MMMM yyyy}. Decide from that day on instead.");
    /// <summary>The facts were not put right yet.</summary>
    public static readonly RefusalKind Same = new("correction.same", "By what is known now the charge from {0:d MMMM yyyy} is {1} a week, as it was decided. Put the facts right first, and come back.");

    /// <summary>
    /// Decides again from a past day by the facts as they are known now. It ends where another decision takes over, and where the figures turn:
    /// from there on the income was another too, and that is for an officer to say.
    /// </summary>
    public static Outcome<Proposal> Of(CaseFacts facts, IReadOnlyList<Decision> decisions, LocalPolicy policy, DateOnly from, DateOnly today, RateBook book)
    {
        if (Decision.On(decisions, from) is not { } stands) return NotDecided.With(from);
        if (!Charge(facts, policy, from, today, book).Try(out var now, out var refusal)) return refusal;
        var (until, ends) = Next(decisions, stands, from);
        foreach (var change in Turns(now.File, DateRange.Of(from, until < today ? until : today), book))
        {
            if (Charge(facts, policy, change.On, today, book).Try(out var then, out _) && then.Answers.Asked.Weekly == now.Answers.Asked.Weekly) continue;
            (until, ends) = (change.On, $"It puts right the days before {change.On:d MMMM yyyy}, since something else changed on that day: {change.Sentence} Correct from that day next, with what was true then.");
            break;
        }
        var stretch = new Stretch(DateRange.Of(from, until), now.Answers.Asked.Weekly!.Value);
        if (!Correction.Of(decisions, stretch, today).Try(out var correction, out refusal)) return refusal;
        if (!correction!.ChangesAnything && stands.Weekly == stretch.Weekly) return Same.With(from, stands.Weekly);
        return new Proposal(stands, now.File, now.Answers, until, ends, correction);
    }

    private static Outcome<(PersonFile File, Answers Answers)> Charge(CaseFacts facts, LocalPolicy policy, DateOnly day, DateOnly today, RateBook book)
    {
        if (!facts.On(day, today, policy).Try(out var file, out var refusal) || !Answers.Of(file, book).Try(out var answers, out refusal)) return refusal;
        return answers.Asked.Refused is { } refused ? CaseBook.NotAnswered.With(refused) : (file, answers);
    }

    // The first day on which another decision takes over from the one that stands.
    private static (DateOnly? Until, string Ends) Next(IReadOnlyList<Decision> decisions, Decision stands, DateOnly from)
    {
        foreach (var day in decisions.SelectMany(one => new[] { one.FromDay, one.UntilDay ?? one.FromDay }).Where(day => day > from).Distinct().Order())
            if (Decision.On(decisions, day) is { } other && other != stands)
                return (day, $"It puts right the days before {day:d MMMM yyyy}, since decision {other.Number} holds from that day. If that rests on the same mistake, correct from that day next, with what was true then.");
        return (null, "");
    }

    private static IEnumerable<CareChange> Turns(PersonFile file, DateRange days, RateBook book) =>
        (file.Care is { Setting: Setting.Permanent, MovedIn: { } moved } care ? CareEvents.Admission(moved, care.EarlierStay, isPubliclyFunded: true, book.On(file.On)) : [])
            .Concat(CareEvents.NewRates(days)).Where(change => change.On > days.From && days.Contains(change.On)).OrderBy(change => change.On);
}
