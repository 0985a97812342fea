namespace Joinery.Place;

/// <summary>How a promise stands on a day. The machine derives it; people only add evidence, changes of date and endings.</summary>
public enum PromiseState
{
    /// <summary>Past its day, and nothing recorded says that it was kept in full.</summary>
    Overdue,
    /// <summary>Due within 90 days.</summary>
    DueSoon,
    /// <summary>Due later.</summary>
    NotDue,
    /// <summary>Evidence says that it was kept in full by its day.</summary>
    DeliveredOnTime,
    /// <summary>Evidence says that it was kept in full after its day.</summary>
    DeliveredLate,
    /// <summary>Evidence says that it was kept in full; no day was promised.</summary>
    Delivered,
    /// <summary>Another promise stands in its place.</summary>
    Superseded,
    /// <summary>Given up.</summary>
    Abandoned,
    /// <summary>No day follows from its words, so nobody can say whether it is late.</summary>
    CannotBeJudged,
}

/// <summary>How far evidence goes.</summary>
public enum Verifies
{
    /// <summary>It was kept in full.</summary>
    Fully,
    /// <summary>In part, or somebody must judge whether it counts.</summary>
    Partly,
    /// <summary>It shows that it was not kept.</summary>
    No,
}

/// <summary>How a promise ends without being kept.</summary>
public enum EndingKind
{
    /// <summary>Another took its place.</summary>
    Superseded,
    /// <summary>Given up.</summary>
    Abandoned,
}

/// <summary>What status is derived from: a move of the date, evidence, and an ending. A day that is not known counts as passed.</summary>
internal sealed record Move(DateOnly? OldBy, DateOnly NewBy, DateOnly? Announced);

/// <summary>How a promise stands as of a day, and by how many days.</summary>
/// <param name="State">The state.</param>
/// <param name="Days">Days overdue, late, or left; 0 where there is no day.</param>
/// <param name="By">The day it is measured against; null where there is none.</param>
public sealed record PromiseStatus(PromiseState State, int Days, DateOnly? By)
{
    /// <summary>How near a day is soon.</summary>
    public const int SoonDays = 90;

    /// <summary>The status in words: Overdue by 1 day.</summary>
    public string Words => ByDays.Length == 0 ? Short : $"{Short} {ByDays}";

    /// <summary>By how many days, in words; empty where there is nothing to count.</summary>
    public string ByDays => State switch
    {
        PromiseState.Overdue or PromiseState.DeliveredLate => $"by {Counted(Days)}",
        PromiseState.DueSoon => Days == 0 ? "today" : $"in {Counted(Days)}",
        _ => "",
    };

    /// <summary>The state in the words of a tag.</summary>
    public string Short => State switch
    {
        PromiseState.Overdue => "Overdue",
        PromiseState.DueSoon => "Due",
        PromiseState.NotDue => "Not due",
        PromiseState.DeliveredOnTime => "Delivered on time",
        PromiseState.DeliveredLate => "Delivered late",
        PromiseState.Delivered => "Delivered",
        PromiseState.Superseded => "Superseded",
        PromiseState.Abandoned => "Abandoned",
        _ => "Cannot be judged",
    };

    /// <summary>Days in words: 1 day, 38 days.</summary>
    public static string Counted(int days) => days == 1 ? "1 day" : $"{days:N0} days";

    /// <summary>Status as of a day. An ending comes before evidence, and only evidence that verifies fully counts as kept.</summary>
    internal static PromiseStatus On(DateOnly asOf, Due due, IEnumerable<Move> moves, IEnumerable<(DateOnly On, Verifies Verifies)> evidence, (EndingKind Kind, DateOnly? On)? ending)
    {
        var by = moves.Where(move => move.Announced is null || move.Announced <= asOf).Select(move => (DateOnly?)move.NewBy).LastOrDefault() ?? due.By ?? DueRule.NextTime(due.Words, asOf);
        if (ending is { } end && (end.On is null || end.On <= asOf))
            return new(end.Kind == EndingKind.Superseded ? PromiseState.Superseded : PromiseState.Abandoned, 0, by);
        var kept = evidence.Where(one => one.Verifies == Verifies.Fully && one.On <= asOf).Select(one => (DateOnly?)one.On).Min();
        if (by is not { } day) return new(kept is null ? PromiseState.CannotBeJudged : PromiseState.Delivered, 0, null);
        // What comes again is never over: each time has a day of its own, and the next one is ahead.
        if (kept is { } on && due.Firmness != Firmness.Recurring)
            return on <= day ? new(PromiseState.DeliveredOnTime, 0, day) : new(PromiseState.DeliveredLate, on.DayNumber - day.DayNumber, day);
        var left = day.DayNumber - asOf.DayNumber;
        return left < 0 ? new(PromiseState.Overdue, -left, day) : new(left <= SoonDays ? PromiseState.DueSoon : PromiseState.NotDue, left, day);
    }

    /// <summary>Days by which the date has slipped: all moves from one day to another, added up.</summary>
    internal static int SlipDays(IEnumerable<Move> moves) => moves.Where(move => move.OldBy is not null).Sum(move => move.NewBy.DayNumber - move.OldBy!.Value.DayNumber);
}
