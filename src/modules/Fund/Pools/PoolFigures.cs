using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Pools;

/// <summary>A stream with what was agreed and what became of it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Position">What was agreed, spent, reserved and committed.</param>
/// <param name="Forecast">Where it is heading; its limit is the contribution.</param>
public sealed record StreamFigures(StreamTerms Stream, StreamPosition Position, Forecast Forecast);

/// <summary>A scheme with its plan, what became of it, and where it is heading.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Forecast">Where it is heading; its limit is its plan.</param>
public sealed record SchemeFigures(SchemeTerms Scheme, Forecast Forecast);

/// <summary>A partner's part of all that is spent.</summary>
/// <param name="Body">The partner.</param>
/// <param name="Forecast">Where it is heading; its limit is what the partner agreed to put in.</param>
public sealed record PartnerFigures(Code<Body> Body, Forecast Forecast);

/// <summary>The figures of one pool.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Streams">Each stream.</param>
/// <param name="Schemes">Each scheme.</param>
/// <param name="Partners">Each partner.</param>
/// <param name="Origins">Spending by economic origin.</param>
/// <param name="Memorandum">What each partner put in and what it met.</param>
/// <param name="Differences">What two books do not agree on; empty when all agree.</param>
public sealed record PoolFigures(Pool Pool, IReadOnlyList<StreamFigures> Streams, IReadOnlyList<SchemeFigures> Schemes, IReadOnlyList<PartnerFigures> Partners, IReadOnlyDictionary<EconomicOrigin, Money> Origins, MemorandumAccount Memorandum,
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

    /// <summary>One sentence for each scheme, stream and partner that breaks its limit or is heading beyond it.</summary>
    /// <param name="nameOf">The name of a body.</param>
    public IReadOnlyList<string> Alerts(Func<Code<Body>, string> nameOf) =>
    [
        .. Schemes.Select(one => one.Forecast.Alert($"The scheme {one.Scheme.Name}", "its plan"))
            .Concat(Streams.Select(one => one.Forecast.Alert($"The stream {one.Stream.Name}", "its contribution")))
            .Concat(Partners.Select(one => one.Forecast.Alert($"The part of {nameOf(one.Body)}", "its contribution")))
            .OfType<string>(),
    ];

    /// <summary>The figures of a pool on a day.</summary>
    public static PoolFigures Of(FundNow now, Pool pool, DateOnly today)
    {
        var (books, terms) = (now.Books, pool.Terms);
        var year = AsOf.Now;
        var spent = books.SpendBy(heading => heading.Coding.Scheme?.Text ?? "", new() { Pool = pool.Code }, year);
        var open = books.Commitments.Where(one => one.Coding.Pool == pool.Code && one.Coding.Scheme is not null).GroupBy(one => one.Coding.Scheme!.Text).ToDictionary(same => same.Key, same => same.ToList());
        var days = terms.Year.Range.Days!.Value;
        // Payments come in arrears: the days so far are those up to the last for which somebody was paid.
        var last = books.Entries.Where(one => one.Entry.Kind == EntryKind.SupplierPaid && one.Entry.Postings[0].Heading.Coding.Pool == pool.Code && one.Entry.Effective <= today).Select(one => one.Entry.Effective).DefaultIfEmpty(today).Max();
        // A year that is over has had all its days.
        var gone = today >= terms.Year.Range.Until ? days : Math.Clamp(last.DayNumber + 1 - terms.Year.First.DayNumber, 1, days);
        Forecast Ahead(Money limit, Money planned, Money paid, Money committed) => Forecast.Of(limit, planned, paid, committed, terms.Year, gone);
        Money Borne(CommissionerShares shares, Money cost, Code<Body> body) => shares.Divide(cost, terms.Partners).OrThrow().Single(part => part.Body == body).Amount;
        var memorandum = MemorandumAccount.Of(books, pool.Code, year).OrThrow();
        return new(pool,
            [.. terms.Streams.Select(stream =>
            {
                var position = books.Position(pool.Code, stream.Code).OrThrow();
                return new StreamFigures(stream, position, Ahead(position.Contribution, terms.Schemes.SelectMany(scheme => scheme.Plan).Where(plan => plan.Stream == stream.Code).Sum(plan => plan.Amount), position.Spent, position.Reserved + position.Committed));
            })],
            [.. terms.Schemes.Select(scheme => new SchemeFigures(scheme, Ahead(scheme.Planned, scheme.Planned, spent.GetValueOrDefault(scheme.Code.Text), open.GetValueOrDefault(scheme.Code.Text, []).Sum(one => one.Reserved + one.Committed))))],
            // A partner bears its part of what is planned and committed, by the shares of each scheme or commitment.
            [.. memorandum.Lines.Where(line => terms.Partners.Contains(line.Body)).Select(line => new PartnerFigures(line.Body, Ahead(line.Provided,
                terms.Schemes.Sum(scheme => Borne(scheme.Shares, scheme.Planned, line.Body)), line.Met,
                terms.Schemes.Sum(scheme => open.GetValueOrDefault(scheme.Code.Text, []).Sum(one => Borne(one.Shares ?? scheme.Shares, one.Reserved + one.Committed, line.Body))))))],
            books.SpendBy(heading => heading.Coding.Origin, new() { Pool = pool.Code }, year),
            memorandum,
            [.. books.Differences(year).Where(one => one.Pool == pool.Code)]);
    }
}
