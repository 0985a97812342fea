using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Pools;

/// <summary>A stream with what was agreed and what became of it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Position">What was agreed, spent, reserved and committed.</param>
public sealed record StreamFigures(StreamTerms Stream, StreamPosition Position);

/// <summary>A scheme with its plan, what became of it, and where it is heading.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Spent">Spent so far in the year.</param>
/// <param name="Committed">Reserved or committed, and not yet spent.</param>
/// <param name="RunRate">Spending of the year if the days to come are like those so far.</param>
public sealed record SchemeFigures(SchemeTerms Scheme, Money Spent, Money Committed, Money RunRate)
{
    /// <summary>Spending of the year if nothing is committed beyond what is.</summary>
    public Money Bound => Spent + Committed;

    /// <summary>The lowest and the highest of the three forecasts: run rate, what is bound, and the plan where more is planned than either.</summary>
    public (Money Low, Money High) Range
    {
        get
        {
            Money[] forecasts = [RunRate, Bound, Scheme.Planned > Bound ? Scheme.Planned : Bound];
            return (forecasts.Min(), forecasts.Max());
        }
    }

    /// <summary>True where the forecast goes beyond the plan.</summary>
    public bool MayBreakPlan => Range.High > Scheme.Planned;
}

/// <summary>The figures of one pool.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Streams">Each stream.</param>
/// <param name="Schemes">Each scheme.</param>
/// <param name="Origins">Spending by economic origin.</param>
/// <param name="Memorandum">What each partner put in and what it met.</param>
/// <param name="Differences">What two books do not agree on; empty when all agree.</param>
public sealed record PoolFigures(Pool Pool, IReadOnlyList<StreamFigures> Streams, IReadOnlyList<SchemeFigures> Schemes, IReadOnlyDictionary<EconomicOrigin, Money> Origins, MemorandumAccount Memorandum,
    IReadOnlyList<BalanceAgreement> Differences)
{
    /// <summary>All that was agreed.</summary>
    public Money Agreed => Streams.Sum(one => one.Position.Contribution);

    /// <summary>All that is spent.</summary>
    public Money Spent => Streams.Sum(one => one.Position.Spent);

    /// <summary>All that is reserved or committed.</summary>
    public Money Bound => Streams.Sum(one => one.Position.Reserved + one.Position.Committed);

    /// <summary>All that is uncommitted.</summary>
    public Money Free => Streams.Sum(one => one.Position.Free);

    /// <summary>The figures of a pool on a day.</summary>
    public static PoolFigures Of(FundNow now, Pool pool, DateOnly today)
    {
        var (books, terms) = (now.Books, pool.Terms);
        var year = AsOf.Now;
        var spent = books.SpendBy(heading => heading.Coding.Scheme?.Text ?? "", new() { Pool = pool.Code }, year);
        var bound = books.Commitments.Where(one => one.Coding.Pool == pool.Code && one.Coding.Scheme is not null).GroupBy(one => one.Coding.Scheme!.Text).ToDictionary(same => same.Key, same => same.Sum(one => one.Reserved + one.Committed));
        var days = terms.Year.Range.Days!.Value;
        // Payments come in arrears: the days so far are those up to the last for which somebody was paid.
        var last = books.Entries.Where(one => one.Entry.Kind == EntryKind.SupplierPaid && one.Entry.Postings[0].Heading.Coding.Pool == pool.Code && one.Entry.Effective <= today).Select(one => one.Entry.Effective).DefaultIfEmpty(today).Max();
        var gone = Math.Clamp(last.DayNumber + 1 - terms.Year.First.DayNumber, 1, days);
        var memorandum = MemorandumAccount.Of(books, pool.Code, year).OrThrow();
        return new(pool,
            [.. terms.Streams.Select(stream => new StreamFigures(stream, books.Position(pool.Code, stream.Code).OrThrow()))],
            [.. terms.Schemes.Select(scheme => new SchemeFigures(scheme, spent.GetValueOrDefault(scheme.Code.Text), bound.GetValueOrDefault(scheme.Code.Text), Heading(spent.GetValueOrDefault(scheme.Code.Text), days, gone)))],
            books.SpendBy(heading => heading.Coding.Origin, new() { Pool = pool.Code }, year),
            memorandum,
            [.. books.Differences(year).Where(one => one.Pool == pool.Code)]);
    }

    // A forecast, not a booking: to the nearest penny.
    private static Money Heading(Money spent, int days, int gone) => Money.Round(spent.Pounds * days / gone, MidpointRounding.ToEven);
}
