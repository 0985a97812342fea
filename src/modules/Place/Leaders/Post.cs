namespace Joinery.Place;

/// <summary>A post that leads something.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">The body that it belongs to, by code.</param>
/// <param name="JointBody">The other body that it serves too; empty when there is none.</param>
/// <param name="Title">What it is called there.</param>
/// <param name="Role">What it is anywhere: chief executive, council leader …</param>
/// <param name="IsSingle">True when one person holds it, or several who share the job.</param>
/// <param name="IsRequired">True for a post that a body of its kind should have filled.</param>
/// <param name="Contact">Where the post is reached: an office or its mailbox, never a person's own.</param>
/// <param name="Source">Where this is published.</param>
/// <param name="Status">verified, unverified or fictional.</param>
public sealed record Post(Id<Post> Id, string Body, string JointBody, string Title, string Role, bool IsSingle, bool IsRequired, string Contact, string Source, string Status);

/// <summary>A spell in which somebody held a post, in one version; the highest version is what we believe now.</summary>
/// <param name="Id">The spell, the same in all its versions.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Post">The post.</param>
/// <param name="Holder">The name of the office-holder, as it is published.</param>
/// <param name="FromDay">The first day; null when not known.</param>
/// <param name="UntilDay">The first day after; null while it lasts.</param>
/// <param name="IsJobShare">True when the post is shared with somebody.</param>
/// <param name="Reason">Why this version: appointed, retired, what was put right.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Status">verified, unverified or fictional.</param>
/// <param name="RecordedAt">When this version was recorded.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record Spell(Id<Spell> Id, long Version, Id<Post> Post, string Holder, DateOnly? FromDay, DateOnly? UntilDay, bool IsJobShare, string Reason, string Source, string Status,
    DateTimeOffset RecordedAt, string RecordedBy)
{
    /// <summary>True while it lasts on a day.</summary>
    public bool IsOn(DateOnly day) => (FromDay is null || FromDay <= day) && (UntilDay is null || day < UntilDay);

    /// <summary>True when the two share a day; a day that is not known reaches as far as it can.</summary>
    public bool Overlaps(DateOnly? from, DateOnly? until) => (UntilDay is null || from is null || from < UntilDay) && (until is null || FromDay is null || FromDay < until);
}

/// <summary>A post with the spells in which it was held, each in its newest version, earliest first.</summary>
public sealed record HeldPost(Post Post, IReadOnlyList<Spell> Spells)
{
    /// <summary>How far back changes are counted.</summary>
    public const int ChangesMonths = 24;

    /// <summary>Who holds it on a day.</summary>
    public IReadOnlyList<Spell> Holders(DateOnly day) => Spells.Where(spell => spell.IsOn(day)).ToList();

    /// <summary>The first day of the vacancy that there is on a day; null when it is filled, or was never known to be.</summary>
    public DateOnly? VacantSince(DateOnly day) => Holders(day).Count > 0 ? null : Spells.Where(spell => spell.UntilDay <= day).Max(spell => spell.UntilDay);

    /// <summary>How many people left it in the 24 months up to a day.</summary>
    public int Changes(DateOnly day) => Spells.Count(spell => spell.UntilDay is { } until && until <= day && until > day.AddMonths(-ChangesMonths));
}

/// <summary>What the leaders of a place look like on a day, in figures.</summary>
/// <param name="Required">Posts that should be filled.</param>
/// <param name="Filled">Of those, how many are.</param>
/// <param name="Vacant">All posts without a holder.</param>
/// <param name="Joint">All posts that serve two bodies.</param>
/// <param name="Changes">People who left a post in 24 months.</param>
/// <param name="MedianDays">The median time in post of those in post whose first day is known; null when there is nobody.</param>
public sealed record LeaderFigures(int Required, int Filled, int Vacant, int Joint, int Changes, int? MedianDays)
{
    /// <summary>The figures of some posts on a day.</summary>
    public static LeaderFigures Of(IReadOnlyList<HeldPost> posts, DateOnly day)
    {
        var days = posts.SelectMany(post => post.Holders(day)).Where(spell => spell.FromDay is not null).Select(spell => day.DayNumber - spell.FromDay!.Value.DayNumber).Order().ToList();
        var required = posts.Where(post => post.Post.IsRequired).ToList();
        return new(required.Count, required.Count(post => post.Holders(day).Count > 0), posts.Count(post => post.Holders(day).Count == 0), posts.Count(post => post.Post.JointBody.Length > 0),
            posts.Sum(post => post.Changes(day)), days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2);
    }
}

/// <summary>A row of an import: a post, and, where there is a holder, a spell in it.</summary>
/// <param name="Place">Where in the file, as a person finds it: line 3.</param>
/// <param name="Post">The post, without an id.</param>
/// <param name="Holder">The holder; empty for the post alone.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after.</param>
/// <param name="IsJobShare">Whether the job is shared.</param>
public sealed record LeaderRow(string Place, Post Post, string Holder, DateOnly? From, DateOnly? Until, bool IsJobShare);
