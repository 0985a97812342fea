using Joinery.Design;

namespace Joinery.Place.Promises;

/// <summary>How promises are said to people.</summary>
internal static class PromiseWords
{
    public static string Of(PromiseKind kind) => kind switch
    {
        PromiseKind.OngoingFunding => "ongoing, with funding",
        PromiseKind.StatusClaim => "claim about how things stand",
        PromiseKind.NonCommitment => "said to be undecided",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Of(Qualifier qualifier) => qualifier == Qualifier.UpTo ? "up to" : qualifier.ToString().ToLowerInvariant();

    public static string Of(Verifies verifies) => verifies switch
    {
        Verifies.Fully => "Shows that it was kept in full",
        Verifies.Partly => "Shows a part, or must be judged",
        _ => "Shows that it was not kept",
    };

    public static string Of(PromiseState state) => state switch
    {
        PromiseState.Overdue => "overdue",
        PromiseState.DueSoon => $"due within {PromiseStatus.SoonDays} days",
        PromiseState.NotDue => "not due",
        PromiseState.DeliveredOnTime => "delivered on time",
        PromiseState.DeliveredLate => "delivered late",
        PromiseState.Delivered => "delivered, no day promised",
        PromiseState.Superseded => "superseded",
        PromiseState.Abandoned => "abandoned",
        _ => "cannot be judged",
    };

    public static TagColour Colour(PromiseState state) => state switch
    {
        PromiseState.Overdue => TagColour.Red,
        PromiseState.DueSoon => TagColour.Yellow,
        PromiseState.NotDue => TagColour.Blue,
        PromiseState.DeliveredOnTime or PromiseState.Delivered => TagColour.Green,
        PromiseState.DeliveredLate => TagColour.Orange,
        _ => TagColour.Grey,
    };

    public static string When(Due due) => (due.From, due.By) switch
    {
        ({ } from, { } by) => $"{from:d MMMM yyyy} to {by:d MMMM yyyy}",
        (null, { } by) => $"by {by:d MMMM yyyy}",
        _ when due.Firmness == Firmness.Recurring => $"again and again ({due.Words})",
        _ when due.Words.Length > 0 => $"no day ({due.Words})",
        _ => "not said",
    };

    /// <summary>What would change the status, in words.</summary>
    public static string WouldChange(PromiseState state) => state switch
    {
        PromiseState.Overdue => "Evidence that it was kept in full would make it delivered late, or on time if the evidence is of a day before it was due. A new date that was announced would move the day. If it was given up or another promise took its place, that can be recorded.",
        PromiseState.DueSoon or PromiseState.NotDue => "Evidence that it was kept in full makes it delivered. If the day passes without such evidence, it becomes overdue by itself.",
        PromiseState.CannotBeJudged => "A day: if one is announced, record it as a change of date. Evidence that it was kept in full makes it delivered.",
        PromiseState.Superseded or PromiseState.Abandoned => "Nothing: it is over. If it is taken up again, that is a new promise.",
        _ => "Nothing, unless its evidence turns out to be wrong: add evidence that says so.",
    };
}
