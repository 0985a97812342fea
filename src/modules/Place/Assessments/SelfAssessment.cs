namespace Joinery.Place;

/// <summary>A self-assessment of a place by its partners, private to them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version of the high impact change model.</param>
/// <param name="Area">The code of the place.</param>
/// <param name="StartedOn">The day on which it was started.</param>
/// <param name="Status">unverified, or fictional in the demo place.</param>
/// <param name="RecordedBy">Who started it.</param>
public sealed record SelfAssessment(Id<SelfAssessment> Id, string Version, string Area, DateOnly StartedOn, string Status, string RecordedBy);

/// <summary>How one partner sees one change.</summary>
/// <param name="Body">The partner.</param>
/// <param name="Change">The change's number.</param>
/// <param name="Level">The level; null when the partner cannot say.</param>
/// <param name="Evidence">What it rests on; may be empty.</param>
/// <param name="RecordedAt">When it was sent.</param>
public sealed record Rating(string Body, int Change, int? Level, string Evidence, DateTimeOffset RecordedAt);

/// <summary>A level on which partners agreed.</summary>
/// <param name="Change">The change's number.</param>
/// <param name="Level">The level.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="AgreedBy">The codes of the partners that agreed.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record AgreedLevel(int Change, int Level, string Evidence, IReadOnlyList<string> AgreedBy, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>An action that partners took from a change, by the code of its promise.</summary>
public sealed record ChangeAction(int Change, string Promise);

/// <summary>A decision to publish the agreed levels, or to take them back.</summary>
/// <param name="IsPublic">True to publish.</param>
/// <param name="Reason">Why.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record Publication(bool IsPublic, string Reason, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>
/// A self-assessment as one partner may see it. Until that partner has sent its own ratings, it holds nobody's ratings and no agreed level,
/// so that nobody rates by what others said.
/// </summary>
/// <param name="Itself">The self-assessment.</param>
/// <param name="Partners">The codes of all partners.</param>
/// <param name="Sent">Those that have sent their ratings.</param>
/// <param name="Ratings">All ratings sent; none before the reader's own are.</param>
/// <param name="Agreed">Every agreed level, earliest first; none before the reader's own ratings are sent.</param>
/// <param name="Actions">Actions taken.</param>
/// <param name="Publications">Decisions to publish, earliest first.</param>
public sealed record AssessmentStory(SelfAssessment Itself, IReadOnlyList<string> Partners, IReadOnlyList<string> Sent, IReadOnlyList<Rating> Ratings, IReadOnlyList<AgreedLevel> Agreed,
    IReadOnlyList<ChangeAction> Actions, IReadOnlyList<Publication> Publications)
{
    /// <summary>Partners that have not sent their ratings.</summary>
    public IReadOnlyList<string> Missing => [.. Partners.Except(Sent)];

    /// <summary>The level agreed last on a change; null while there is none.</summary>
    public AgreedLevel? LevelOf(int change) => Agreed.LastOrDefault(level => level.Change == change);

    /// <summary>True while the agreed levels are public.</summary>
    public bool IsPublic => Publications is [.., { IsPublic: true }];

    /// <summary>How far the partners lie apart on a change; null while fewer than two gave a level.</summary>
    public RatingSpread? SpreadOf(int change) => RatingSpread.Of(Ratings.Where(rating => rating.Change == change));
}

/// <summary>How far partners lie apart on one change: where they disagree is where it is worth talking.</summary>
/// <param name="Lowest">The lowest level that a partner gave.</param>
/// <param name="LowestBy">Who gave it.</param>
/// <param name="Highest">The highest.</param>
/// <param name="HighestBy">Who gave it.</param>
public sealed record RatingSpread(int Lowest, IReadOnlyList<string> LowestBy, int Highest, IReadOnlyList<string> HighestBy)
{
    /// <summary>Levels between the lowest and the highest.</summary>
    public int Width => Highest - Lowest;

    /// <summary>The spread of some ratings of one change; those who cannot say do not count.</summary>
    public static RatingSpread? Of(IEnumerable<Rating> ratings)
    {
        var given = ratings.Where(rating => rating.Level is not null).OrderBy(rating => rating.Body, StringComparer.Ordinal).ToList();
        if (given.Count < 2) return null;
        var (lowest, highest) = (given.Min(rating => rating.Level!.Value), given.Max(rating => rating.Level!.Value));
        return new(lowest, [.. given.Where(rating => rating.Level == lowest).Select(rating => rating.Body)], highest, [.. given.Where(rating => rating.Level == highest).Select(rating => rating.Body)]);
    }
}
