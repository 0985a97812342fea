using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Ledger;

namespace Joinery.Fund.Statements;

/// <summary>Which statement of a pool.</summary>
public enum StatementKind
{
    /// <summary>Income, expenditure and balance of the year, which the host gives to every partner.</summary>
    Annual,
    /// <summary>The note in every partner's accounts.</summary>
    Memorandum,
    /// <summary>What partners owe each other, as both see it.</summary>
    Balances,
}

/// <summary>
/// Statements of a pool's year, worked out from the books of all bodies. Everything that belongs to days up to the one asked for counts, as it is known now;
/// so each adds up to the pool and to each partner’s own book.
/// </summary>
internal static class PoolStatements
{
    /// <summary>The words by which addresses know a statement.</summary>
    public static string Slug(StatementKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What a statement is called.</summary>
    public static string Title(StatementKind kind) => kind switch
    {
        StatementKind.Annual => "Section 75 annual statement",
        StatementKind.Memorandum => "Memorandum account note",
        _ => "Agreement of balances",
    };

    /// <summary>The days as of which a statement can be had: the ends of quarters that have come, and today while the year runs. The last first.</summary>
    public static IReadOnlyList<DateOnly> Days(FinancialYear year, DateOnly today) =>
        [.. Returns.ReturnBook.Quarters(year, today).Append(today).Where(day => day >= year.First && day <= year.Last).Distinct().OrderDescending()];

    /// <summary>A statement of a pool as of a day of its year.</summary>
    public static Paper Of(StatementKind kind, FundNow now, Pool pool, DateOnly day)
    {
        var asOf = new AsOf(day, DateTimeOffset.MaxValue);
        var (tables, notes) = kind switch
        {
            StatementKind.Annual => (Annual(now, pool, asOf), "Regulation 7 of SI 2000/617 has the host give partners the income and expenditure of the pool. Contributions are those agreed; spending is what stands in each partner’s own book."),
            StatementKind.Memorandum => (Memorandum(now, pool, asOf), "The note stands alike in the accounts of every partner; its layout follows CIPFA’s practice and is not verified. Above zero is an underspend, below zero an overspend."),
            _ => (Balances(now, pool, asOf), "What one body has in its book as owed to it must stand in the other’s as owed by it, to the penny."),
        };
        return new(Title(kind), $"{pool.Code.Text.Replace('/', '-')}-{Slug(kind)}-{SqlTypes.Text(day)}",
            [("Pool", $"{pool.Terms.Name} ({pool.Code})"), ("Year", $"{pool.Terms.Year}"), ("Host", now.NameOf(pool.Terms.Host)), ("As of", day == pool.Terms.Year.Last ? $"{day:d MMMM yyyy}, the end of the year" : $"{day:d MMMM yyyy}, the year so far")],
            tables, [notes]);
    }

    private static IReadOnlyList<PaperTable> Annual(FundNow now, Pool pool, AsOf asOf)
    {
        var (terms, spent) = (pool.Terms, now.Books.SpendBy(heading => (Scheme: heading.Coding.Scheme?.Text, heading.Book), new() { Pool = pool.Code }, asOf));
        var byStream = now.Books.SpendBy(heading => heading.Coding.Stream, new() { Pool = pool.Code }, asOf);
        // A district that uses a grant is no partner and may still carry spending.
        var bodies = terms.Partners.Concat(spent.Keys.Select(key => key.Book)).Distinct().ToList();
        Money Spent(string? scheme, Code<Body> body) => spent.GetValueOrDefault((scheme, body));
        IReadOnlyList<PaperCell> Line(string name, string? scheme, Money planned)
        {
            var whole = bodies.Sum(body => Spent(scheme, body));
            return [name, planned, .. bodies.Select(body => (PaperCell)Spent(scheme, body)), whole, whole - planned];
        }
        return
        [
            PaperTable.WithTotal("Income", "All streams", ["Stream", .. terms.Partners.Select(now.NameOf), "Together"],
                [.. terms.Streams.Select(stream => (IReadOnlyList<PaperCell>)[stream.Name, .. terms.Partners.Select(partner => (PaperCell)stream.Contributions.Where(put => put.Body == partner).Sum(put => put.Agreed)), stream.Agreed])]),
            PaperTable.WithTotal("Expenditure by scheme, in each body’s own book", "All schemes", ["Scheme", "Plan", .. bodies.Select(now.NameOf), "Together", "Over or under the plan"],
            [
                .. terms.Schemes.Select(scheme => Line($"{scheme.Code} {scheme.Name}", scheme.Code.Text, scheme.Planned)),
                .. spent.Keys.Select(key => key.Scheme).Distinct().Where(scheme => terms.Scheme(scheme) is null).Select(scheme => Line(scheme ?? "Not of a scheme", scheme, Money.Zero)),
            ]),
            PaperTable.WithTotal("Expenditure by stream", "All streams", ["Stream", "Income", "Expenditure", "Left"],
                [.. terms.Streams.Select(stream => (IReadOnlyList<PaperCell>)[stream.Name, stream.Agreed, byStream.GetValueOrDefault(stream.Code), stream.Agreed - byStream.GetValueOrDefault(stream.Code)])]),
            Balance(now, MemorandumAccount.Of(now.Books, pool.Code, asOf).OrThrow()),
        ];
    }

    private static PaperTable Balance(FundNow now, MemorandumAccount account) => PaperTable.WithTotal("Balance of each partner", "The pool", ["Partner", "Funding provided", "Expenditure met", "Share of the balance", "Returned", "Carried forward"],
        [.. account.Lines.Select(line => (IReadOnlyList<PaperCell>)[now.NameOf(line.Body), line.Provided, line.Met, line.Share, line.Returned, line.CarriedForward])]);

    private static IReadOnlyList<PaperTable> Memorandum(FundNow now, Pool pool, AsOf asOf)
    {
        var year = pool.Terms.Year;
        var account = MemorandumAccount.Of(now.Books, pool.Code, asOf).OrThrow();
        var earlier = now.Pools.FirstOrDefault(one => one.Terms.Area == pool.Terms.Area && one.Terms.Year.Next == year);
        // The comparative year is that of its own pool, as it ended.
        var before = earlier is null ? null : MemorandumAccount.Of(now.Books, earlier.Code, new(earlier.Terms.Year.Last, DateTimeOffset.MaxValue)).OrThrow();
        var bodies = account.Lines.Concat(before?.Lines ?? []).Select(line => line.Body).Distinct().ToList();
        static Money In(MemorandumAccount? of, Code<Body> body, Func<MemorandumLine, Money> take) => of?.Lines.Where(line => line.Body == body).Sum(take) ?? Money.Zero;
        PaperTable Table(string caption, string total, Func<MemorandumLine, Money> take) => PaperTable.WithTotal(caption, total, ["Partner", $"{year}", .. before is null ? Array.Empty<string>() : [$"{earlier!.Terms.Year}"]],
            [.. bodies.Select(body => (IReadOnlyList<PaperCell>)[now.NameOf(body), In(account, body, take), .. before is null ? Array.Empty<PaperCell>() : [In(before, body, take)]])]);
        return
        [
            Table("Funding provided to the pool", "Funding in all", line => line.Provided),
            Table("Expenditure met from the pool", "Expenditure in all", line => line.Met),
            Table("Share of the net underspend or overspend", "Net underspend or overspend", line => line.Share),
            Table("Returned to partners", "Returned in all", line => line.Returned),
            Table("Balance carried forward", "Carried forward in all", line => line.CarriedForward),
            OwnBooks(now, pool, asOf),
        ];
    }

    // What the note rests on in each partner's own accounts. Debits are above zero, so over all bodies what is owed cancels out.
    private static PaperTable OwnBooks(FundNow now, Pool pool, AsOf asOf)
    {
        var sums = now.Books.Sums(heading => (heading.Book, heading.Account), new() { Pool = pool.Code }, asOf);
        var bodies = pool.Terms.Partners.Concat(sums.Keys.Select(key => key.Book)).Distinct().ToList();
        Money Of(Code<Body> body, Func<Account, bool> which) => sums.Where(sum => sum.Key.Book == body && which(sum.Key.Account)).Sum(sum => sum.Value);
        return PaperTable.WithTotal("In each body’s own book", "All books", ["Body", "Expenditure", "Owed to it by other bodies", "Owed by it to other bodies", "Cash", "Everything else"],
            [.. bodies.Select(body => (IReadOnlyList<PaperCell>)[now.NameOf(body), Of(body, account => account.IsSpending()), Of(body, account => account.IsDebtor()), Of(body, account => account.Mirror() is not null && !account.IsDebtor()),
                Of(body, account => account == Account.Cash), Of(body, account => !account.IsSpending() && account.Mirror() is null && account != Account.Cash)])]);
    }

    private static IReadOnlyList<PaperTable> Balances(FundNow now, Pool pool, AsOf asOf) =>
    [
        PaperTable.WithTotal("What bodies owe each other in this pool", "All balances", ["What for", "Owed to", "Owed by", "In the book of who is owed", "In the book of who owes", "Difference"],
            [.. now.Books.Agreements(asOf).Where(one => one.Pool == pool.Code && (one.Claimed != Money.Zero || one.Admitted != Money.Zero))
                .Select(one => (IReadOnlyList<PaperCell>)[FundWords.Of(one.Debtor), now.NameOf(one.OwedTo), now.NameOf(one.OwedBy), one.Claimed, one.Admitted, one.Difference])]) with { Empty = "Nobody owes anything." },
    ];
}
