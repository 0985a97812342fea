using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.YearEnds;

/// <summary>Spending outside the agreement's terms, or without authority, as it was recorded (R8).</summary>
/// <param name="Number">1, 2, 3 … within the pool.</param>
/// <param name="Scheme">The scheme that it was spent on.</param>
/// <param name="Partner">The body at fault, which bears it alone.</param>
/// <param name="Pence">How much; 0 takes an earlier record back.</param>
/// <param name="Reason">What happened.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="RecordedByName">By whom.</param>
public sealed record RecordedFault(long Number, string Scheme, string Partner, long Pence, string Reason, string Document, DateTimeOffset RecordedAt, string RecordedByName)
{
    /// <summary>How much.</summary>
    public Money Amount => new(Pence);
}

/// <summary>What bodies bear alone because it was spent outside the terms. An officer records it; nothing of it is worked out.</summary>
public sealed class FaultBook(Store store)
{
    /// <summary>More than was spent.</summary>
    public static readonly RefusalKind MoreThanSpent = new("fault.more-than-spent", "{0} has spent {1}. No more than that can have been spent outside the terms.");
    /// <summary>Nothing to take back.</summary>
    public static readonly RefusalKind NothingToTakeBack = new("fault.nothing-to-take-back", "Nothing is recorded for this scheme and body, so there is nothing to take back. Enter an amount.");

    /// <summary>Every record of a pool, newest first.</summary>
    public Task<IReadOnlyList<RecordedFault>> All(Code<PoolAgreement> pool) => store.Read(db => All(db, pool));

    private static Task<IReadOnlyList<RecordedFault>> All(Db db, Code<PoolAgreement> pool) =>
        db.Query<RecordedFault>("select number, scheme, partner, pence, reason, document, recorded_at, recorded_by_name from fund_fault where pool = @pool order by number desc", new { pool = pool.Text });

    /// <summary>What holds of them: the newest of each scheme and partner, unless it was taken back.</summary>
    public static IReadOnlyList<RecordedFault> Holding(IEnumerable<RecordedFault> all) => [.. all.GroupBy(one => (one.Scheme, one.Partner)).Select(same => same.MaxBy(one => one.Number)!).Where(one => one.Pence > 0).OrderBy(one => one.Scheme, StringComparer.Ordinal)];

    /// <summary>Records what a body bears alone of a scheme. Refuses more than the scheme has spent, and taking back what is not there.</summary>
    public async Task<Outcome<Done>> Record(Deed deed, JointLedger ledger, Pool pool, SchemeTerms scheme, Code<Body> partner, Money amount, string reason, string document)
    {
        var spent = await ledger.Read(now => now.Books.SpendBy(heading => heading.Book, new() { Pool = pool.Code, Scheme = scheme.Code }, AsOf.Now).Values.Sum());
        if (amount > spent) return MoreThanSpent.With(scheme.Name, spent);
        return await store.Write<Done>(deed, async db =>
        {
            var all = await All(db, pool.Code);
            if (amount == Money.Zero && Holding(all).All(one => one.Scheme != scheme.Code.Text || one.Partner != partner.Text)) return NothingToTakeBack.With();
            await db.InsertMany("fund_fault", ["pool", "number", "scheme", "partner", "pence", "reason", "document", "recorded_at", "recorded_by", "recorded_by_name"],
                [[pool.Code.Text, all.Select(one => one.Number).DefaultIfEmpty(0).Max() + 1, scheme.Code.Text, partner.Text, amount, reason, document, deed.At, deed.By.Id, deed.By.Name]]);
            return Done.It;
        });
    }
}
