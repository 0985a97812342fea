using Joinery.Entitlement.Agreements;
using Joinery.Rules;

namespace Joinery.Entitlement.Deferrals;

/// <summary>The terms of a deferred payment agreement from a day on.</summary>
public sealed record Deferral : ITerms
{
    /// <inheritdoc/>
    public static string Kind => "deferred-payment";

    /// <summary>The law gives no ground.</summary>
    public static readonly RefusalKind NotOffered = new("deferral.not-offered", "An agreement cannot be offered. {0}");
    /// <summary>Nothing is left to defer against.</summary>
    public static readonly RefusalKind NoEquity = new("deferral.no-equity", "Nothing can be deferred: after what is secured on the home before, nothing of its value is left.");
    /// <summary>Nothing to defer.</summary>
    public static readonly RefusalKind NothingDeferred = new("deferral.nothing", "Nothing is left to defer: the person’s income covers the charge, or they ask to defer nothing.");

    /// <summary>What decides whether it must be offered.</summary>
    public required DeferralRequest Request { get; init; }

    /// <summary>What the home would fetch.</summary>
    public required Money PropertyValue { get; init; }

    /// <summary>What is secured on it before.</summary>
    public Money Encumbrances { get; init; }

    /// <summary>What the person is charged a week.</summary>
    public required Money Charge { get; init; }

    /// <summary>Their income a week under the charging regulations.</summary>
    public Money Income { get; init; }

    /// <summary>What they ask to defer a week, where it is less than they may.</summary>
    public Money? AsksToDefer { get; init; }

    /// <summary>The authority's own rate of interest, percent a year; null for the most that the law allows.</summary>
    public decimal? OwnRate { get; init; }

    /// <summary>When interest is added.</summary>
    public Compounding Compounding { get; init; }

    /// <summary>The person asked to pay interest separately.</summary>
    public bool PaysInterestSeparately { get; init; }

    /// <summary>What setting it up costs, added on the first day.</summary>
    public Money SetUpCost { get; init; }

    /// <summary>What running it costs, added each year after.</summary>
    public Money YearlyCost { get; init; }

    /// <summary>When the home was sold; null while it was not, or nobody said.</summary>
    public DateOnly? SoldOn { get; init; }

    /// <summary>When the person died; null while nobody said.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>When the debt was paid back in full; null while it is owed.</summary>
    public DateOnly? PaidBackOn { get; init; }

    /// <summary>What the law says of these terms on a day: whether they must or may be offered, the equity limit, and how a week's charge is paid.</summary>
    internal Offered On(RatesOn rates)
    {
        var paper = new WorkingPaper();
        var limit = DeferredPayments.EquityLimit(PropertyValue, Encumbrances, rates, new OnPaper(paper));
        return new(DeferredPayments.Offer(Request, rates), limit, DeferredPayments.Week(Charge, Income.Pounds, rates, AsksToDefer), [.. paper.Lines.Select(WorkingLine.Of)], Answers.UncertainOf(paper, rates.Book));
    }

    /// <summary>Why these terms cannot be agreed on a day; null when they can.</summary>
    internal Refusal? Refused(RatesOn rates)
    {
        var offered = On(rates);
        if (!offered.Offer.MayOffer) return NotOffered.With(string.Join(" ", offered.Offer.Against));
        if (offered.EquityLimit <= 0) return NoEquity.With();
        return offered.Week.Deferred == Money.Zero ? NothingDeferred.With() : null;
    }
}

/// <summary>What the law says of terms on a day.</summary>
/// <param name="Offer">Whether they must or may be offered.</param>
/// <param name="EquityLimit">The most that the debt may be, pounds.</param>
/// <param name="Week">How a week's charge is paid.</param>
/// <param name="Working">How the limit came about.</param>
/// <param name="Uncertain">Figures used that nobody has verified.</param>
public sealed record Offered(DeferralOffer Offer, decimal EquityLimit, DeferredWeek Week, IReadOnlyList<WorkingLine> Working, IReadOnlyList<string> Uncertain);

/// <summary>The debt of an agreement until a day, as far as the interest is known.</summary>
/// <param name="Weeks">The weeks with their interest.</param>
/// <param name="Statement">The last six months of them; null before the first week is over.</param>
/// <param name="UnknownFrom">The first day for whose week no rate of interest is known; null when all are.</param>
/// <param name="UnknownWeeks">Weeks after it that are over.</param>
/// <param name="DeferredSince">What was to be deferred in those weeks, without interest and as far as the limit allows.</param>
/// <param name="Uncertain">Rates of interest used that nobody has verified.</param>
public sealed record Debt(IReadOnlyList<DeferralWeek> Weeks, DeferralStatement? Statement, DateOnly? UnknownFrom, int UnknownWeeks, Money DeferredSince, IReadOnlyList<string> Uncertain)
{
    private const int StatementMonths = 6;

    /// <summary>
    /// The debt by every version of the terms until <paramref name="day"/>. Weeks run from the first day of the agreement; a later version holds for each week that begins
    /// on its first day or later. Interest and its costs follow the newest version. Where no rate is known the ledger ends, and what was deferred since is counted apart.
    /// </summary>
    public static Outcome<Debt> Until(DateOnly day, IReadOnlyList<Agreed<Deferral>> versions, RateBook book, DateOnly knownOn)
    {
        var first = versions.Min(one => one.From);
        // Nothing grows after the day on which it was paid back.
        if (versions.EndedOn(day)?.Terms.PaidBackOn is { } paidBack && paidBack < day) day = paidBack;
        var terms = Terms(first, versions, book, knownOn);
        var over = Math.Clamp((day.DayNumber - first.DayNumber) / 7, 0, DeferralLedger.MostWeeks);
        var known = Enumerable.Range(0, over).TakeWhile(week => DeferredPayments.MostInterest(book, first.AddDays(7 * week), knownOn).IsAccepted).Count();
        if (!DeferralLedger.Run(terms, known, book, knownOn).Try(out var weeks, out var refusal)) return refusal;
        DeferralStatement? statement = null;
        var end = known < over ? first.AddDays(7 * known) : day;
        var recent = weeks.Where(week => week.From >= end.AddMonths(-StatementMonths)).ToList();
        if (recent.Count > 0)
        {
            var now = (versions.On(recent[^1].From) ?? versions.MaxBy(one => one.Version)!).Terms;
            var limit = now.On(book.On(recent[^1].From, knownOn)).EquityLimit;
            if (!DeferralLedger.Statement(terms with { EquityLimit = limit, PropertyValue = now.PropertyValue }, recent, book.On(recent[^1].From, knownOn)).Try(out statement, out refusal)) return refusal;
        }
        var since = Money.Zero;
        for (var week = known; week < over; week++)
        {
            var begins = first.AddDays(7 * week);
            if (versions.On(begins) is not { Terms: var held }) continue;
            var offered = held.On(book.On(begins, knownOn));
            var balance = (weeks.Count > 0 ? weeks[^1].Closing : Money.Zero) + since + offered.Week.Deferred;
            if (balance.Pounds <= offered.EquityLimit) since += offered.Week.Deferred;
        }
        return new Debt(weeks, statement, known < over ? first.AddDays(7 * known) : null, over - known, since, UncertainOf(weeks, book, knownOn));
    }

    private static DeferralTerms Terms(DateOnly first, IReadOnlyList<Agreed<Deferral>> versions, RateBook book, DateOnly knownOn)
    {
        var newest = versions.MaxBy(one => one.Version)!.Terms;
        // On each first day the version that holds then, so that one that was replaced from its beginning leaves nothing behind.
        var changes = versions.Select(one => one.From).Distinct().Order().Select(from =>
        {
            // Once the agreement has ended nothing more is deferred, and what is owed bears interest until it is paid back.
            var (held, goesOn) = versions.On(from) is { } holds ? (holds.Terms, true) : (newest, false);
            var offered = held.On(book.On(from, knownOn));
            return new DeferralChange(from, goesOn ? offered.Week.Deferred : Money.Zero, offered.EquityLimit);
        }).ToList();
        return new(first, changes[0].WeeklyDeferral, changes[0].EquityLimit, newest.PropertyValue)
        {
            Changes = changes,
            OwnRate = newest.OwnRate,
            Compounding = newest.Compounding,
            PaysInterestSeparately = newest.PaysInterestSeparately,
            AdministrationCosts = [(first, newest.SetUpCost), .. Enumerable.Range(1, DeferralLedger.MostWeeks / 52).Select(year => (first.AddYears(year), newest.YearlyCost))],
        };
    }

    private static IReadOnlyList<string> UncertainOf(IReadOnlyList<DeferralWeek> weeks, RateBook book, DateOnly knownOn) =>
        [.. weeks.Select(week => book.Find(RateElement.DpaInterestRateMax, week.From, knownOn).Value).Where(rate => rate.Status != RateStatus.Verified).Distinct()
            .Select(rate => $"Interest of {rate.Value:0.##}% a year from {rate.From:d MMMM yyyy}: {rate.Status.ToString().ToLowerInvariant()} ({rate.Source})")];
}
