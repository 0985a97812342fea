namespace Joinery.Ledger;

/// <summary>One line of a return.</summary>
/// <param name="YearToDate">Spending from 1 April, as known when the return was frozen.</param>
/// <param name="Discrete">The period alone: year to date less the year to date of the return before, as it was submitted. Late items of earlier periods are in it.</param>
/// <param name="Plan">The plan of the whole year.</param>
public sealed record ReturnLine(Money YearToDate, Money Discrete, Money Plan)
{
    /// <summary>Year to date in percent of the plan, two decimals, half away from zero; null where nothing was planned.</summary>
    public decimal? PercentOfPlan => Plan == Money.Zero ? null : decimal.Round(100m * YearToDate.Pence / Plan.Pence, 2, MidpointRounding.AwayFromZero);
}

/// <summary>What a scheme spent of one stream.</summary>
/// <param name="Scheme">The scheme; empty for spending that belongs to none, such as a settlement at the end of the year.</param>
/// <param name="Stream">The stream.</param>
/// <param name="YearToDate">Spending from 1 April, as known when the return was frozen.</param>
/// <param name="Plan">The plan of the whole year.</param>
public sealed record ReturnScheme(string Scheme, string Stream, Money YearToDate, Money Plan);

/// <summary>A metric in the quarter that ends with the period.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">Of its values.</param>
/// <param name="Months">Months of the quarter with a figure, of three.</param>
/// <param name="Known">What to know of it: months in which reporting dropped out, wording that is not verified.</param>
public sealed record ReturnMetric(string Code, string Name, string Unit, int Months, string Known)
{
    /// <summary>The planned value; null where none is.</summary>
    public decimal? Planned { get; init; }

    /// <summary>What was measured, not rounded; null where nothing was.</summary>
    public decimal? Measured { get; init; }

    /// <summary>Whether the whole quarter meets the plan, compared before it is rounded; null where that cannot be said.</summary>
    public bool? IsMet { get; init; }
}

/// <summary>The spending of a pool up to the end of a period, as it was known at one moment. It is never worked out again; a later look is another one.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Year">The year.</param>
/// <param name="PeriodEnd">The last day of the period.</param>
/// <param name="Frozen">The last moment that counts.</param>
/// <param name="Streams">The line of each stream of the agreement.</param>
public sealed record PoolReturn(Code<PoolAgreement> Pool, FinancialYear Year, DateOnly PeriodEnd, DateTimeOffset Frozen, IReadOnlyDictionary<Code<PoolStream>, ReturnLine> Streams)
{
    /// <summary>Each scheme with each stream that it spends or plans to; empty in a return from before schemes were kept. They add up to the streams.</summary>
    public IReadOnlyList<ReturnScheme> Schemes { get; init; } = [];

    /// <summary>The metrics of the year in this quarter; empty where none are entered, and in a return from before metrics were kept.</summary>
    public IReadOnlyList<ReturnMetric> Metrics { get; init; } = [];

    /// <summary>The line of the pool: its streams together.</summary>
    public ReturnLine Total => new(Streams.Values.Sum(line => line.YearToDate), Streams.Values.Sum(line => line.Discrete), Streams.Values.Sum(line => line.Plan));
}

/// <summary>An entry that became known after a return was frozen and belongs to its period.</summary>
/// <param name="Booked">The entry.</param>
/// <param name="Amount">Its spending in the stream.</param>
public sealed record LateEntry(BookedEntry Booked, Money Amount);

/// <summary>A period that was submitted, as it is known now.</summary>
/// <param name="Submitted">Year to date as it was submitted.</param>
/// <param name="Restated">Year to date as it is known now.</param>
/// <param name="Late">The entries that explain the difference, and no others.</param>
public sealed record RestatedLine(Money Submitted, Money Restated, IReadOnlyList<LateEntry> Late)
{
    /// <summary>Restated less submitted.</summary>
    public Money Difference => Restated - Submitted;
}

/// <summary>Returns from the books. Source: domain guide 7.4.</summary>
public static class Returns
{
    /// <summary>
    /// The return of a period, frozen at a moment. <paramref name="plan"/> gives each stream's plan of the year; a stream without one has planned nothing.
    /// <paramref name="schemes"/> gives the plan of each scheme from each stream, by their codes. <paramref name="before"/> is the return before as it was submitted, null for the first of the year. Refuses an unknown pool, and one before that is of
    /// another pool or year or no earlier.
    /// </summary>
    public static Outcome<PoolReturn> Prepare(Books books, Code<PoolAgreement> pool, FinancialYear year, DateOnly periodEnd, DateTimeOffset frozen,
        IReadOnlyDictionary<Code<PoolStream>, Money> plan, PoolReturn? before, IReadOnlyDictionary<(string Scheme, string Stream), Money>? schemes = null)
    {
        if (books.Find(pool) is not { } agreement) return LedgerRefusals.StreamUnknown.With(pool, "at all");
        if (before is not null && (before.Pool != pool || before.Year != year || before.PeriodEnd >= periodEnd || before.Frozen > frozen)) return LedgerRefusals.ReturnOrder.With();
        var spentBy = books.SpendBy(heading => (Scheme: heading.Coding.Scheme?.Text ?? "", heading.Coding.Stream), new() { Pool = pool }, AsOf.YearToDate(year, periodEnd, frozen));
        var spent = spentBy.GroupBy(one => one.Key.Stream).ToDictionary(same => same.Key, same => same.Sum(one => one.Value));
        var byScheme = spentBy.ToDictionary(one => (one.Key.Scheme, Stream: one.Key.Stream.Text), one => one.Value);
        return new PoolReturn(pool, year, periodEnd, frozen, agreement.Streams.ToDictionary(stream => stream.Code, stream =>
        {
            var soFar = spent.GetValueOrDefault(stream.Code);
            var submitted = before?.Streams.GetValueOrDefault(stream.Code)?.YearToDate ?? Money.Zero;
            return new ReturnLine(soFar, soFar - submitted, plan.GetValueOrDefault(stream.Code));
        }))
        {
            Schemes = [.. byScheme.Keys.Concat(schemes?.Keys ?? []).Distinct().OrderBy(one => one.Scheme, StringComparer.Ordinal).ThenBy(one => one.Stream, StringComparer.Ordinal)
                .Select(one => new ReturnScheme(one.Scheme, one.Stream, byScheme.GetValueOrDefault(one), schemes?.GetValueOrDefault(one) ?? Money.Zero)).Where(one => one.YearToDate != Money.Zero || one.Plan != Money.Zero)],
        };
    }

    /// <summary>A submitted return as it is known at a later moment, by stream, with the entries that explain each difference. The return itself stays as it is.</summary>
    public static IReadOnlyDictionary<Code<PoolStream>, RestatedLine> Restate(Books books, PoolReturn submitted, DateTimeOffset known)
    {
        var period = AsOf.YearToDate(submitted.Year, submitted.PeriodEnd, known);
        var restated = books.SpendBy(heading => heading.Coding.Stream, new() { Pool = submitted.Pool }, period);
        var late = books.Statement(new() { Pool = submitted.Pool, OnlySpending = true }, period).Where(line => line.Booked.Entry.Recorded > submitted.Frozen)
            .GroupBy(line => (line.Booked, line.Posting.Heading.Coding.Stream)).Select(same => (same.Key.Stream, Entry: new LateEntry(same.Key.Booked, same.Sum(line => line.Posting.Amount))))
            .ToLookup(one => one.Stream, one => one.Entry);
        return submitted.Streams.ToDictionary(line => line.Key,
            line => new RestatedLine(line.Value.YearToDate, restated.GetValueOrDefault(line.Key), [.. late[line.Key]]));
    }
}
