namespace Joinery.Place;

/// <summary>A promise as it was made. It is not edited: what became of it stands in changes of date, evidence and an ending.</summary>
/// <param name="Code">What it is called: C003-9 for those that come with Joinery, P12 for those that people record.</param>
/// <param name="Origin">reference, person or demo.</param>
/// <param name="Body">The body whose own action it is; empty for a promise that others made.</param>
/// <param name="Kind">What kind of thing was said.</param>
/// <param name="Actor">Who is to do it; several are separated by semicolons.</param>
/// <param name="Quote">The words, verbatim.</param>
/// <param name="Amount">How much; null where no sum is named.</param>
/// <param name="Qualifier">Exact, up to, over or about.</param>
/// <param name="DueWords">The words about when; empty when there are none.</param>
/// <param name="DueFrom">The first day of the stretch in which it is due; null when only its end is named.</param>
/// <param name="DueBy">The last day on which it is on time; null when no day follows from the words.</param>
/// <param name="DueRule">How the words became days.</param>
/// <param name="Firmness">How firm the deadline is.</param>
/// <param name="Parent">The promise that it is a part of; empty when none.</param>
/// <param name="Source">The document.</param>
/// <param name="Anchor">Where in it.</param>
/// <param name="Url">Where the document can be read; empty when that is not known.</param>
/// <param name="Published">The day of the document; null when that is not known.</param>
/// <param name="Note">What a reader should know besides.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="RecordedBy">By whom, as named then.</param>
public sealed record Promise(string Code, string Origin, string Body, PromiseKind Kind, string Actor, string Quote, Money? Amount, Qualifier Qualifier,
    string DueWords, DateOnly? DueFrom, DateOnly? DueBy, string DueRule, Firmness Firmness, string Parent, string Source, string Anchor, string Url, DateOnly? Published,
    string Note, string Status, DateTimeOffset RecordedAt, string RecordedBy)
{
    /// <summary>When it was due as it was promised.</summary>
    public Due Due => new(DueWords, DueFrom, DueBy, Firmness, DueRule);

    /// <summary>How much, with what was said before it.</summary>
    public PromisedAmount? Promised => Amount is { } amount ? new(amount, Qualifier) : null;
}

/// <summary>A day that was moved.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="OldBy">The day before; null when there was none.</param>
/// <param name="NewBy">The day after.</param>
/// <param name="Announced">When that was said; null when not known.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Where it was said.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record DueChange(string Promise, DateOnly? OldBy, DateOnly NewBy, DateOnly? Announced, string Reason, string Source, string Status, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>What shows whether a promise was kept.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="OnDay">The day on which it happened.</param>
/// <param name="Url">Where it can be read; empty when a person must still attach it.</param>
/// <param name="Claim">What it shows.</param>
/// <param name="Verifies">How far.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record Evidence(string Promise, DateOnly OnDay, string Url, string Claim, Verifies Verifies, string Status, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>How a promise ended without being kept.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="Kind">Superseded or abandoned.</param>
/// <param name="OnDay">When; null when that is not known.</param>
/// <param name="ByPromise">What stands in its place; empty when abandoned.</param>
/// <param name="Reason">Why.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record Ending(string Promise, EndingKind Kind, DateOnly? OnDay, string ByPromise, string Reason, string Status, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>A promise with what became of it.</summary>
public sealed record PromiseStory(Promise Promise, IReadOnlyList<DueChange> Changes, IReadOnlyList<Evidence> Evidence, Ending? Ending)
{
    private IEnumerable<Move> Moves => Changes.Select(change => new Move(change.OldBy, change.NewBy, change.Announced));

    /// <summary>How it stands on a day.</summary>
    public PromiseStatus On(DateOnly asOf) => PromiseStatus.On(asOf, Promise.Due, Moves, Evidence.Select(one => (one.OnDay, one.Verifies)), Ending is { } end ? (end.Kind, end.OnDay) : null);

    /// <summary>The day on which it is due now.</summary>
    public DateOnly? DueBy => Changes is [.., var last] ? last.NewBy : Promise.DueBy;

    /// <summary>Days by which the date has slipped.</summary>
    public int SlipDays => PromiseStatus.SlipDays(Moves);
}

/// <summary>What a person records.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Actor">Who is to do it.</param>
/// <param name="Quote">The words.</param>
/// <param name="Amount">How much.</param>
/// <param name="DueWords">The words about when.</param>
/// <param name="Source">The document, or the meeting.</param>
/// <param name="Anchor">Where in it.</param>
/// <param name="Url">Where it can be read.</param>
/// <param name="Published">The day of the document or meeting.</param>
public sealed record NewPromise(PromiseKind Kind, string Actor, string Quote, PromisedAmount? Amount, string DueWords, string Source, string Anchor, string Url, DateOnly? Published);

/// <summary>A text that somebody gave.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where it can be read.</param>
/// <param name="Published">Its day.</param>
/// <param name="AddedAt">When it was given.</param>
/// <param name="AddedBy">By whom.</param>
/// <param name="Open">Suggestions that nobody has decided.</param>
public sealed record PromiseText(Id<PromiseText> Id, string Title, string Url, DateOnly? Published, DateTimeOffset AddedAt, string AddedBy, long Open);

/// <summary>A sentence of a text that looks like a promise, and what was decided.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TextId">The text.</param>
/// <param name="Sentence">The words.</param>
/// <param name="Kind">The kind it looks like.</param>
/// <param name="Actor">Who is to do it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Qualifier">Exact, up to, over or about.</param>
/// <param name="DueWords">The words about when.</param>
/// <param name="Why">Why it was suggested.</param>
/// <param name="Decision">Empty, accepted or rejected.</param>
/// <param name="DecidedBy">By whom.</param>
/// <param name="Promise">The promise it became.</param>
public sealed record KeptSuggestion(Id<KeptSuggestion> Id, Id<PromiseText> TextId, string Sentence, PromiseKind Kind, string Actor, Money? Amount, Qualifier Qualifier, string DueWords,
    string Why, string Decision, string DecidedBy, string Promise)
{
    /// <summary>How much, with what was said before it.</summary>
    public PromisedAmount? Promised => Amount is { } amount ? new(amount, Qualifier) : null;
}
