using Joinery.Fund.Ledgers;
using Joinery.Fund.Returns;
using Joinery.Fund.Sharing;
using Joinery.Fund.Statements;
using Joinery.Ledger;

namespace Joinery.Fund.YearEnds;

/// <summary>Where a step of closing a year stands.</summary>
public enum StepState
{
    /// <summary>Nothing is left to do.</summary>
    Done,
    /// <summary>Something must be done.</summary>
    ToDo,
    /// <summary>Somebody must decide; Joinery cannot know.</summary>
    ToDecide,
}

/// <summary>One step of closing a year.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Figures">What the books say of it, a sentence each.</param>
/// <param name="Href">Where it is done or seen.</param>
public sealed record YearEndStep(string Title, StepState State, IReadOnlyList<string> Figures, string Href);

/// <summary>The steps of closing a pool's year, in the order in which they follow from one another: books are closed last, since nothing can be dated before it then.</summary>
internal static class YearEndLook
{
    /// <summary>Where every step stands.</summary>
    public static IReadOnlyList<YearEndStep> Of(FundNow now, Pool pool, IReadOnlyList<SubmittedReturn> returns, DateTimeOffset known)
    {
        var at = $"/fund/{pool.Code}";
        return [Reservations(now, pool, at, known.LondonDate()), Commitments(now, pool, at), Accruals(now, pool, at), Overspends(now, pool, at), Underspends(now, pool, at), Balances(now, pool, at, known.LondonDate()), Return(now, pool, at, returns, known), Closing(now, pool, at)];
    }

    /// <summary>What each scheme has spent beyond its plan, in the books of all bodies; only those that have.</summary>
    public static IReadOnlyList<(SchemeTerms Scheme, Money Over)> Over(FundNow now, Pool pool)
    {
        var spent = now.Books.SpendBy(heading => heading.Coding.Scheme?.Text ?? "", new() { Pool = pool.Code }, AsOf.Now);
        return [.. pool.Terms.Schemes.Select(scheme => (scheme, spent.GetValueOrDefault(scheme.Code.Text) - scheme.Planned)).Where(one => one.Item2 > Money.Zero)];
    }

    /// <summary>What each partner put in and has not met or been given back.</summary>
    public static MemorandumAccount Left(FundNow now, Pool pool) => MemorandumAccount.Of(now.Books, pool.Code, AsOf.Now).OrThrow();

    /// <summary>What the agreement's rule still gives back to a partner: its part of what was not spent, less what was returned or carried into the next year before.</summary>
    public static Money Back(MemorandumAccount left, AgreedSharing agreed, Code<Body> partner, Money carried) =>
        agreed.Under is { } run ? -run.TotalOf(PoolLines.Of(partner)) - left.Lines.First(line => line.Body == partner).Returned - carried : Money.Zero;

    /// <summary>What a partner has left and has not carried into the next year's pool; £0.00 where it bears more than it put in.</summary>
    public static Money ToCarry(FundNow now, Pool pool, Code<Body> partner)
    {
        var left = (Left(now, pool).Lines.FirstOrDefault(line => line.Body == partner)?.CarriedForward ?? Money.Zero) - Carried(now, pool, partner);
        return left.IsNegative ? Money.Zero : left;
    }

    /// <summary>What a partner carried into the next year's pool. In the host's book: what it owed the partner of the old pool, or its own reserve for it.</summary>
    public static Money Carried(FundNow now, Pool pool, Code<Body> partner) => now.Books.Entries.Where(booked => booked.Entry.Kind == EntryKind.BalanceCarried && !now.Books.IsReversed(booked.Entry.Id)).SelectMany(booked => booked.Entry.Postings)
        .Where(posting => posting.Heading.Coding.Pool == pool.Code && posting.Heading.Book == pool.Terms.Host && posting.Amount > Money.Zero && (posting.Heading.Counter ?? pool.Terms.Host) == partner).Sum(posting => posting.Amount);

    private static IEnumerable<Commitment> Bound(FundNow now, Pool pool, CommitmentStatus status) => now.Books.Commitments.Where(one => one.Coding.Pool == pool.Code && one.Status == status);

    private static YearEndStep Reservations(FundNow now, Pool pool, string at, DateOnly today)
    {
        var open = Bound(now, pool, CommitmentStatus.Reserved).ToList();
        var over = open.Count(one => one.IsOver(today));
        return new("Let reservations run out, or make commitments of them", open.Count == 0 ? StepState.Done : StepState.ToDo,
            open.Count == 0 ? ["No reservation is open."] : [$"{Counted(open.Count, "reservation")} {(open.Count == 1 ? "holds" : "hold")} {open.Sum(one => one.Reserved)}.", .. over > 0 ? [$"The day of {over} has come."] : Array.Empty<string>()], $"{at}/commitments");
    }

    private static YearEndStep Commitments(FundNow now, Pool pool, string at)
    {
        var left = Bound(now, pool, CommitmentStatus.Made).ToList();
        return new("Decide what becomes of commitments that are not spent", left.Count == 0 ? StepState.Done : StepState.ToDecide,
            [left.Count == 0 ? "Nothing is committed and not spent." : $"{Counted(left.Count, "commitment")}, {left.Sum(one => one.Committed)} not spent: release it, or agree that it is carried forward."], $"{at}/commitments");
    }

    // Nobody but the bodies themselves knows of a cost for which no invoice has come.
    private static YearEndStep Accruals(FundNow now, Pool pool, string at)
    {
        var accrued = -now.Books.Balance(new() { Pool = pool.Code, Account = Account.Accrual }, new(pool.Terms.Year.Last, DateTimeOffset.MaxValue));
        return new("Accrue what was received and not invoiced", StepState.ToDecide, [$"{accrued} is accrued at the end of the year. Ask every body whether that is all."], $"{at}/entries");
    }

    private static YearEndStep Overspends(FundNow now, Pool pool, string at)
    {
        var over = Over(now, pool);
        bool IsShared(SchemeTerms scheme) => now.Books.Entries.Any(booked => booked.Entry.Kind == EntryKind.OverspendShared && !now.Books.IsReversed(booked.Entry.Id)
            && booked.Entry.Postings[0].Heading.Coding is var coding && coding.Pool == pool.Code && (coding.Scheme == scheme.Code || coding.Scheme is null));
        return new("Share overspends", over.All(one => IsShared(one.Scheme)) ? StepState.Done : StepState.ToDecide,
            over.Count == 0 ? ["No scheme is over its plan."] : [.. over.Select(one => $"{one.Scheme.Name} is over its plan by {one.Over}: {(IsShared(one.Scheme) ? "shared." : "no share of it is booked, so it lies where it was spent.")}")], $"{at}/year-end/share");
    }

    private static YearEndStep Underspends(FundNow now, Pool pool, string at)
    {
        var left = Left(now, pool).Lines.Where(line => line.CarriedForward > Money.Zero).Select(line => (Line: line, ToCarry: ToCarry(now, pool, line.Body))).ToList();
        string Said(MemorandumLine line, Money open) => $"{now.NameOf(line.Body)} has {open} left{(line.Returned == Money.Zero ? "" : $", {line.Returned} is returned")}{(line.CarriedForward == open ? "" : $", {line.CarriedForward - open} is carried into the next year")}.";
        return new("Return underspends, or carry them forward", left.All(one => one.ToCarry == Money.Zero) ? StepState.Done : StepState.ToDecide,
            left.Count == 0 ? ["No partner has put in more than it met."] : [.. left.Select(one => Said(one.Line, one.ToCarry))], $"{at}/year-end/underspend");
    }

    private static YearEndStep Balances(FundNow now, Pool pool, string at, DateOnly today)
    {
        var day = PoolStatements.Days(pool.Terms.Year, today) is [var latest, ..] ? latest : today;
        var agreed = now.Books.Agreements(new(day, DateTimeOffset.MaxValue)).Where(one => one.Pool == pool.Code).ToList();
        var differ = agreed.Count(one => one.Difference != Money.Zero);
        return new("Agree balances", differ == 0 ? StepState.Done : StepState.ToDo,
            [differ == 0 ? $"{agreed.Sum(one => one.Claimed)} is owed between bodies, and both see it alike." : $"{Counted(differ, "balance")} {(differ == 1 ? "does" : "do")} not agree."], $"{at}/statements/{PoolStatements.Slug(StatementKind.Balances)}");
    }

    private static YearEndStep Return(FundNow now, Pool pool, string at, IReadOnlyList<SubmittedReturn> returns, DateTimeOffset known)
    {
        if (returns.FirstOrDefault(one => one.PeriodEnd == pool.Terms.Year.Last) is not { } last) return new("Submit the return of the year", StepState.ToDo, ["The return of the year is not submitted."], $"{at}/returns");
        var since = Joinery.Ledger.Returns.Restate(now.Books, last.Said, known).Values.Sum(line => line.Difference);
        return new("Submit the return of the year", since == Money.Zero ? StepState.Done : StepState.ToDecide,
            [$"Version {last.Version} says {last.Said.Total.YearToDate}.", since == Money.Zero ? "The ledger gives the same today." : $"The ledger gives {since} more today: decide whether it is submitted again."], $"{at}/returns/{SqlTypes.Text(last.PeriodEnd)}/{last.Version}");
    }

    private static YearEndStep Closing(FundNow now, Pool pool, string at)
    {
        var last = pool.Terms.Year.Last;
        var bodies = pool.Terms.Partners.Select(body => (Name: now.NameOf(body), Closed: now.Books.ClosedUpTo(body))).ToList();
        return new("Close every body’s book", bodies.All(body => body.Closed >= last) ? StepState.Done : StepState.ToDo,
            [.. bodies.Select(body => body.Closed is { } day ? $"{body.Name}: closed up to {day:d MMMM yyyy}." : $"{body.Name}: open.")], $"{at}/year-end/close");
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}

/// <summary>What a partner has left of a pool.</summary>
/// <param name="Body">The partner.</param>
/// <param name="Left">What it has left and has not carried.</param>
/// <param name="Carried">What it carried into the next year's pool.</param>
public sealed record CarriedOver(Code<Body> Body, Money Left, Money Carried);

/// <summary>A form of the year's end.</summary>
public enum YearEndForm
{
    /// <summary>A body's book is closed.</summary>
    Close,
    /// <summary>What a body bears alone is recorded.</summary>
    Fault,
    /// <summary>An overspend is shared by the rule of the agreement.</summary>
    Share,
    /// <summary>An overspend is shared as the partnership board decided.</summary>
    ShareDecided,
    /// <summary>An underspend is returned by the rule of the agreement.</summary>
    Underspend,
    /// <summary>An underspend is returned as the partnership board decided.</summary>
    UnderspendDecided,
    /// <summary>An underspend goes into the pool of the next year.</summary>
    Carry,
}
