namespace Joinery.Ledger;

/// <summary>One partner's line of the memorandum account.</summary>
/// <param name="Body">The partner.</param>
/// <param name="Provided">Funding provided: what it agreed to put in.</param>
/// <param name="Met">Expenditure met: what its own book carries, with its share of over- and underspends.</param>
/// <param name="Returned">What is returned to it of an underspend.</param>
public sealed record MemorandumLine(Code<Body> Body, Money Provided, Money Met, Money Returned)
{
    /// <summary>Its share of the net position: above zero an underspend, below an overspend that it bears.</summary>
    public Money Share => Provided - Met;

    /// <summary>What is carried forward.</summary>
    public Money CarriedForward => Share - Returned;
}

/// <summary>
/// The note on a pooled budget that stands in the accounts of every partner alike: funding provided, expenditure met, net position, each one's share, balance carried forward.
/// Source: CIPFA's practice; the layout is unverified (domain guide 6.5).
/// </summary>
/// <param name="Pool">The pool.</param>
/// <param name="Lines">One line for each body that provides or spends, partners first in the agreement's order.</param>
public sealed record MemorandumAccount(Code<PoolAgreement> Pool, IReadOnlyList<MemorandumLine> Lines)
{
    /// <summary>Funding provided in all.</summary>
    public Money Provided => Lines.Sum(line => line.Provided);

    /// <summary>Expenditure met from the pool in all: the memorandum spend.</summary>
    public Money Met => Lines.Sum(line => line.Met);

    /// <summary>The net position: above zero an underspend, below an overspend.</summary>
    public Money Net => Provided - Met;

    /// <summary>The balance carried forward in all.</summary>
    public Money CarriedForward => Lines.Sum(line => line.CarriedForward);

    /// <summary>The note of a pool; refuses one that is not agreed. For the comparative year, ask for the pool of that year.</summary>
    public static Outcome<MemorandumAccount> Of(Books books, Code<PoolAgreement> pool, AsOf asOf)
    {
        if (books.Find(pool) is not { } agreement) return LedgerRefusals.StreamUnknown.With(pool, "at all");
        var spent = books.SpendBy(heading => heading.Book, new() { Pool = pool }, asOf);
        var returned = books.Statement(new() { Pool = pool, Book = agreement.Host, Account = Account.RefundCreditor }, asOf)
            .Where(line => Cause(books, line.Booked.Entry) == EntryKind.UnderspendReturned)
            .GroupBy(line => line.Posting.Heading.Counter!).ToDictionary(same => same.Key, same => -same.Sum(line => line.Posting.Amount));
        var provided = agreement.Streams.SelectMany(stream => stream.Contributions).GroupBy(one => one.Body).ToDictionary(same => same.Key, same => same.Sum(one => one.Agreed));
        return new MemorandumAccount(pool, [.. agreement.Partners.Concat(provided.Keys).Concat(spent.Keys).Distinct()
            .Select(body => new MemorandumLine(body, provided.GetValueOrDefault(body), spent.GetValueOrDefault(body), returned.GetValueOrDefault(body)))]);
    }

    // What is returned stays returned when it has been paid; a reversal counts as what it turns round.
    private static EntryKind Cause(Books books, Entry entry) => entry.Reverses is { } id ? Cause(books, books.Find(id)!.Entry) : entry.Kind;
}
