using Joinery.Fund.Ledgers;
using Joinery.Fund.YearEnds;
using Joinery.Ledger;

namespace Joinery.Fund.Entries;

/// <summary>What one body owes another for a stream of a pool, as the books have it.</summary>
/// <param name="Debt">The account of the body that is owed.</param>
/// <param name="OwedTo">That body.</param>
/// <param name="OwedBy">The body that owes.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Amount">How much.</param>
public sealed record OpenDebt(Account Debt, Code<Body> OwedTo, Code<Body> OwedBy, StreamTerms Stream, Money Amount)
{
    /// <summary>What is open in a pool and can be paid. A prepayment is no such debt: spending uses it up.</summary>
    internal static IReadOnlyList<OpenDebt> Of(FundNow now, Pool pool) =>
        [.. from pair in now.Books.Agreements(AsOf.Now)
            where pair.Pool == pool.Code && pair.Debtor != Account.PoolPrepayment
            from stream in pool.Terms.Streams
            let amount = now.Books.Balance(new() { Pool = pool.Code, Stream = stream.Code, Book = pair.OwedTo, Account = pair.Debtor, Counter = pair.OwedBy }, AsOf.Now)
            where amount > Money.Zero
            select new OpenDebt(pair.Debtor, pair.OwedTo, pair.OwedBy, stream, amount)];
}

/// <summary>A body pays another what it owes: a share of an overspend, a refund, a recharge, or what the other paid as its agent.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="Stream">The stream for which it is owed.</param>
/// <param name="Debt">The account of the body that is owed: risk-share-debtor, refund-debtor, recharge-debtor or pass-through-debtor.</param>
/// <param name="OwedTo">That body.</param>
/// <param name="OwedBy">The body that pays.</param>
/// <param name="Amount">How much; no more than is owed.</param>
public sealed record SettlementEvent(Guid Id, DateOnly On, string Document, string Stream, Account Debt, string OwedTo, string OwedBy, Money Amount) : PoolEvent(Id, On, Document)
{
    /// <summary>More than is owed.</summary>
    public static readonly RefusalKind MoreThanOwed = new("fund.more-than-owed", "{0} owes {1} {2} for this stream. No more than that can be paid.");

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting)
    {
        var (pool, now) = (drafting.Pool, drafting.Now);
        if (pool.Terms.Stream(Stream) is not { } stream) return StreamMissing.With(pool.Code, Stream);
        if (!Code<Body>.Parse(OwedTo).Try(out var to, out var refusal) || !Code<Body>.Parse(OwedBy).Try(out var by, out refusal)) return refusal;
        var owed = OpenDebt.Of(now, pool).FirstOrDefault(one => one.Debt == Debt && one.OwedTo == to && one.OwedBy == by && one.Stream.Code == stream.Code)?.Amount ?? Money.Zero;
        if (Amount > owed) return MoreThanOwed.With(now.NameOf(by), now.NameOf(to), owed);
        return Journals.DebtSettled(drafting.Voucher(), pool.Terms.Coding(pool.Code, null, stream), Debt, to, by, Amount).AsDraft();
    }
}

/// <summary>What a partner has left in a pool goes into the pool of the next year, which has the same host.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs, in the next year.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="Stream">The stream from which it comes.</param>
/// <param name="Partner">Whose it is.</param>
/// <param name="Amount">How much; no more than it has left.</param>
/// <param name="Into">The pool of the next year.</param>
/// <param name="IntoStream">The stream of that pool.</param>
public sealed record CarryForwardEvent(Guid Id, DateOnly On, string Document, string Stream, string Partner, Money Amount, string Into, string IntoStream) : PoolEvent(Id, On, Document)
{
    /// <summary>Another year or another host.</summary>
    public static readonly RefusalKind NotNext = new("fund.not-next", "{0} is not the pool of {1} with the same host. Money is carried only into that.");
    /// <summary>A day of another year.</summary>
    public static readonly RefusalKind NotInYear = new("fund.not-in-year", "It belongs to a day of {0}, the year into which it is carried.");

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting)
    {
        var (pool, now) = (drafting.Pool, drafting.Now);
        if (now.Find(Into) is not { } next || next.Terms.Year != pool.Terms.Year.Next || next.Terms.Host != pool.Terms.Host) return NotNext.With(Into, pool.Terms.Year.Next);
        if (!next.Terms.Year.Range.Contains(On)) return NotInYear.With(next.Terms.Year);
        if (pool.Terms.Stream(Stream) is not { } from) return StreamMissing.With(pool.Code, Stream);
        if (next.Terms.Stream(IntoStream) is not { } into) return StreamMissing.With(next.Code, IntoStream);
        if (!Code<Body>.Parse(Partner).Try(out var partner, out var refusal)) return refusal;
        var left = YearEndLook.ToCarry(now, pool, partner);
        if (Amount > left) return YearEndPages.MoreThanLeft.With(now.NameOf(partner), left);
        return Journals.BalanceCarried(drafting.Voucher(), pool.Agreement, pool.Terms.Coding(pool.Code, null, from), next.Agreement, next.Terms.Coding(next.Code, null, into), partner, Amount).AsDraft();
    }
}
