using System.Runtime.InteropServices;

namespace Joinery.Ledger;

/// <summary>One line of a trial balance.</summary>
/// <param name="Account">The account.</param>
/// <param name="Counter">The other body of a debt; null where there is none.</param>
/// <param name="Balance">A debit above zero, a credit below.</param>
public sealed record TrialLine(Account Account, Code<Body>? Counter, Money Balance);

/// <summary>The trial balance of one book.</summary>
/// <param name="Book">Whose.</param>
/// <param name="Lines">By account, then by the other body; lines of nothing are left out.</param>
public sealed record TrialBalance(Code<Body> Book, IReadOnlyList<TrialLine> Lines)
{
    /// <summary>Debits less credits: nothing, in a book that balances.</summary>
    public Money Total => Lines.Sum(line => line.Balance);
}

/// <summary>What one body says it is owed and the other that it owes, for one pool.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Debtor">The account of the body that is owed.</param>
/// <param name="OwedTo">That body.</param>
/// <param name="OwedBy">The body that owes.</param>
/// <param name="Claimed">What the first has in its book.</param>
/// <param name="Admitted">What the second has in its book, as a debt above zero.</param>
public sealed record BalanceAgreement(Code<PoolAgreement> Pool, Account Debtor, Code<Body> OwedTo, Code<Body> OwedBy, Money Claimed, Money Admitted)
{
    /// <summary>What the two do not agree on; nothing when they do.</summary>
    public Money Difference => Claimed - Admitted;
}

/// <summary>One posting of a statement, with the balance after it.</summary>
/// <param name="Booked">The entry.</param>
/// <param name="Posting">The posting.</param>
/// <param name="Balance">The balance of everything selected so far.</param>
public sealed record StatementLine(BookedEntry Booked, Posting Posting, Money Balance);

/// <summary>What the books say: balances now, which are kept, and at any two points of time, which are added up again.</summary>
public sealed partial class Books
{
    /// <summary>
    /// The sums of what is selected, by whatever of the heading is asked for: stream, scheme, body, origin.
    /// Entries stand in the order in which they were recorded, so adding up stops at the moment asked for.
    /// </summary>
    public IReadOnlyDictionary<TKey, Money> Sums<TKey>(Func<Heading, TKey> by, Selection selection, AsOf asOf) where TKey : notnull
    {
        var sums = new Dictionary<TKey, long>();
        void Add(Heading heading, long pence)
        {
            if (selection.Holds(heading)) CollectionsMarshal.GetValueRefOrAddDefault(sums, by(heading), out _) += pence;
        }
        if (asOf == AsOf.Now)
            foreach (var (heading, pence) in _balances) Add(heading, pence);
        else
            foreach (var entry in Known(asOf))
                for (var i = 0; i < entry.Entry.Postings.Count; i++) Add(entry.Entry.Postings[i].Heading, entry.Entry.Postings[i].Amount.Pence);
        return sums.ToDictionary(sum => sum.Key, sum => new Money(sum.Value));
    }

    /// <summary>The sum of what is selected.</summary>
    public Money Balance(Selection selection, AsOf asOf) => Sums(_ => 0, selection, asOf).GetValueOrDefault(0);

    /// <summary>The spending of a pool in the books of all bodies together, which no book shows alone.</summary>
    public Money MemorandumSpend(Code<PoolAgreement> pool, AsOf asOf) => Balance(new() { Pool = pool, OnlySpending = true }, asOf);

    /// <summary>The spending of what is selected by stream, scheme, origin or any other part of the heading.</summary>
    public IReadOnlyDictionary<TKey, Money> SpendBy<TKey>(Func<Heading, TKey> by, Selection selection, AsOf asOf) where TKey : notnull =>
        Sums(by, selection with { OnlySpending = true }, asOf);

    /// <summary>The trial balance of every book, in the order of bodies.</summary>
    public IReadOnlyList<TrialBalance> TrialBalances(AsOf asOf)
    {
        var lines = Sums(heading => (heading.Book, heading.Account, heading.Counter), Selection.Everything, asOf).Where(sum => sum.Value != Money.Zero)
            .ToLookup(sum => sum.Key.Book, sum => new TrialLine(sum.Key.Account, sum.Key.Counter, sum.Value));
        return [.. _bodies.Keys.Select(book => new TrialBalance(book,
            [.. lines[book].OrderBy(line => line.Account).ThenBy(line => line.Counter?.Text, StringComparer.Ordinal)]))];
    }

    /// <summary>The trial balance of one book; empty where nothing was posted.</summary>
    public TrialBalance TrialBalance(Code<Body> book, AsOf asOf) => TrialBalances(asOf).FirstOrDefault(one => one.Book == book) ?? new(book, []);

    /// <summary>Every debt between two bodies as both see it. Source: the agreement of balances that auditors ask for.</summary>
    public IReadOnlyList<BalanceAgreement> Agreements(AsOf asOf)
    {
        var sums = Sums(heading => (heading.Coding.Pool, heading.Account, heading.Book, heading.Counter), Selection.Everything, asOf);
        Money Of(Code<PoolAgreement> pool, Account account, Code<Body> book, Code<Body> counter) => sums.GetValueOrDefault((pool, account, book, counter));
        return [.. sums.Keys.Where(key => key.Account.Mirror() is not null && key.Counter is not null)
            .Select(key => key.Account.IsDebtor() ? (key.Pool, Debtor: key.Account, OwedTo: key.Book, OwedBy: key.Counter!) : (key.Pool, Debtor: key.Account.Mirror()!.Value, OwedTo: key.Counter!, OwedBy: key.Book))
            .Distinct().OrderBy(key => (key.Pool.Text, key.Debtor, key.OwedTo.Text, key.OwedBy.Text))
            .Select(key => new BalanceAgreement(key.Pool, key.Debtor, key.OwedTo, key.OwedBy,
                Of(key.Pool, key.Debtor, key.OwedTo, key.OwedBy), -Of(key.Pool, key.Debtor.Mirror()!.Value, key.OwedBy, key.OwedTo)))];
    }

    /// <summary>The debts that two bodies do not see alike; empty while every entry came through <see cref="Post"/>.</summary>
    public IReadOnlyList<BalanceAgreement> Differences(AsOf asOf) => [.. Agreements(asOf).Where(one => one.Difference != Money.Zero)];

    /// <summary>The postings that are selected, in the order in which they were recorded, each with the balance after it.</summary>
    public IEnumerable<StatementLine> Statement(Selection selection, AsOf asOf)
    {
        var balance = Money.Zero;
        foreach (var booked in Known(asOf))
            foreach (var posting in booked.Entry.Postings.Where(posting => selection.Holds(posting.Heading)))
                yield return new(booked, posting, balance += posting.Amount);
    }

    // The entries of the days asked for, as far as they were recorded by the moment asked for.
    private IEnumerable<BookedEntry> Known(AsOf asOf)
    {
        foreach (var booked in _entries)
        {
            if (booked.Entry.Recorded > asOf.Recorded) yield break;
            if (asOf.Holds(booked.Entry.Effective)) yield return booked;
        }
    }
}
