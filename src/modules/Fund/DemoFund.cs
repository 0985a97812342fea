using System.Security.Cryptography;
using System.Text;
using Joinery.Design;
using Joinery.Fund.Agreements;
using Joinery.Fund.Entries;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund;

/// <summary>
/// The fictional pool of Harbourne Vale: a whole year with an overspend that was shared, and the year that runs, up to the demo's day. Everything is booked
/// through the engine, so that the demo's books balance as any others.
/// </summary>
internal static class DemoFund
{
    private static readonly Code<Body> Board = Code<Body>.Of("XHV"), Council = Code<Body>.Of("XHC");
    private static readonly Code<PoolStream> NhsMinimum = Code<PoolStream>.Of("NHS-MIN"), Grant = Code<PoolStream>.Of("LABCG"), Facilities = Code<PoolStream>.Of("DFG"),
        MoreCouncil = Code<PoolStream>.Of("ADD-LA"), MoreNhs = Code<PoolStream>.Of("ADD-NHS");
    private const string By = "demo-fund", Name = "Marcus Webb";

    // What the previous year put in; the year that runs puts in three percent more.
    private static readonly (Code<PoolStream> Code, string Name, StreamKind Kind, EconomicOrigin Origin, Code<Body> From, long Pounds)[] Streams =
    [
        (NhsMinimum, "NHS minimum contribution", new("NHS_MIN"), EconomicOrigin.NhsTransfer, Board, 31_480_000),
        (MoreNhs, "Additional NHS contribution", new("ADD_NHS"), EconomicOrigin.NhsTransfer, Board, 1_850_000),
        (Grant, "Local Authority Better Care Grant", new("LABCG"), EconomicOrigin.CentralGrant, Council, 12_260_000),
        (Facilities, "Disabled Facilities Grant", new("DFG", CapitalOnly: true, LocalGovernmentOnly: true, Restricted: true), EconomicOrigin.CentralGrant, Council, 3_140_000),
        (MoreCouncil, "Additional council contribution", new("ADD_LA"), EconomicOrigin.LocallyRaised, Council, 4_000_000),
    ];

    private static readonly (string Code, string Name, string Area, Code<Body> Deliverer, int BoardBasisPoints, Code<PoolStream> Stream, long Pounds, string Supplier, double Course)[] Schemes =
    [
        ("S01", "Reablement at home", "Social Care", Council, 6_000, NhsMinimum, 7_400_000, "Harbourne Reablement Partnership", 0.97),
        ("S02", "Home care after hospital", "Social Care", Council, 10_000, NhsMinimum, 9_200_000, "Vale Homecare Group", 1.04),
        ("S03", "Community nursing", "Community Health", Board, 10_000, NhsMinimum, 8_300_000, "Harbourne Community Health", 0.99),
        ("S04", "Discharge hub", "Community Health", Council, 7_000, NhsMinimum, 3_900_000, "Harbourne Royal Hospitals", 0.98),
        ("S05", "Frailty at the front door", "Acute", Board, 10_000, NhsMinimum, 2_680_000, "Harbourne Royal Hospitals", 0.95),
        ("S06", "Care home places", "Social Care", Council, 0, Grant, 12_260_000, "Vale Care Homes", 0.96),
        ("S07", "Adaptations", "Social Care", Council, 0, Facilities, 3_140_000, "Adapted Homes", 0.86),
        ("S08", "Breaks for carers", "Social Care", Council, 0, MoreCouncil, 4_000_000, "Harbourne Carers Trust", 0.92),
        ("S09", "Crisis team", "Mental Health", Board, 10_000, MoreNhs, 1_850_000, "Vale Mental Health", 0.94),
    ];

    private sealed record Event(DateOnly Effective, DateTimeOffset Recorded, Func<Books, Voucher, Outcome<Entry>> Draft, string Document);

    public static async Task Seed(DemoSeed seed)
    {
        var at = seed.Clock.GetUtcNow();
        var books = new Books();
        foreach (var body in Bodies) _ = books.Add(body).OrThrow();
        var (past, present) = (FinancialYear.Starting(FinancialYear.Of(seed.Today).StartYear - 1), FinancialYear.Of(seed.Today));
        var pools = new[] { PoolOf(past, 100), PoolOf(present, 103) };
        foreach (var pool in pools) _ = books.Agree(pool.Agreement).OrThrow();
        var (chance, ids) = (seed.Chance("fund"), seed.Ids("fund"));
        var last = at.AddDays(-2);
        var events = pools.SelectMany(pool => Year(pool, chance)).Concat(Correction(pools[1])).Concat(Package(pools[1], seed.Today)).Where(one => one.Recorded <= last).OrderBy(one => one.Recorded).ThenBy(one => one.Document, StringComparer.Ordinal).ToList();
        foreach (var one in events) _ = one.Draft(books, new(ids.Next<Entry>(), one.Effective, one.Recorded, By, one.Document)).Then(books.Post).OrThrow();

        await seed.Rows("Bodies with books", "fund_body", ["code", "name", "kind", "recorded_at", "recorded_by"], Bodies.Select(body => new object?[] { body.Code.Text, body.Name, body.Kind.ToString(), at, By }).ToList());
        await DemoAgreements.Seed(seed, pools[0], pools[1], By, Name);
        await seed.Rows("Entries of the joint ledger", "fund_entry", EntryRows.EntryColumns, books.Entries.Select(EntryRows.Of).ToList());
        await seed.Rows("Postings of the joint ledger", "fund_posting", EntryRows.PostingColumns, books.Entries.SelectMany(EntryRows.Postings).ToList());
        var closed = new DateOnly(seed.Today.Year, seed.Today.Month, 1).AddMonths(-1).AddDays(-1);
        await seed.Rows("Closed periods", "fund_closing", ["body", "last_day", "recorded_at", "recorded_by"], Bodies.Select(body => new object?[] { body.Code.Text, closed, at, By }).ToList());
        await seed.Rows("Returns", "fund_return", ["pool", "period_end", "version", "frozen_at", "document", "sha256", "reason", "submitted_at", "submitted_by", "submitted_by_name"],
            pools.SelectMany(pool => Returned(books, pool, at)).ToList());
        await Plans.DemoPlan.Seed(seed, pools[0], Bodies, By, Name);
    }

    private static Body[] Bodies =>
    [
        new(Board, "NHS Harbourne Vale Integrated Care Board", BodyKind.IntegratedCareBoard),
        new(Council, "Harbourneshire County Council", BodyKind.UpperTierCouncil),
    ];

    private static CommissionerShares SharesOf(int board) => CommissionerShares.Of([.. new[] { new CommissionerShare(Board, board), new CommissionerShare(Council, CommissionerShares.Whole - board) }.Where(share => share.BasisPoints > 0)]).OrThrow();

    private static Money Of(long pounds, int percent) => new(pounds * percent);

    private static Pool PoolOf(FinancialYear year, int percent) => new(Code<PoolAgreement>.Of($"HV-{year.StartYear}"), 1, DemoAgreements.InForce(new($"Harbourne Vale Better Care Fund {year}", "X10000001", year, Council, [Board, Council],
        [.. Streams.Select(one => new StreamTerms(one.Code, one.Name, one.Kind, one.Origin, [new(one.From, Of(one.Pounds, percent))]))],
        [.. Schemes.Select(one => new SchemeTerms(Code<Scheme>.Of(one.Code), one.Name, one.Area, one.Deliverer, SharesOf(one.BoardBasisPoints), one.Deliverer == Council ? VatRegime.S33 : VatRegime.S41Irrecoverable, [new(one.Stream, Of(one.Pounds, percent))]))])));

    // A day later at ten in the morning.
    private static DateTimeOffset Known(DateOnly day, int days = 1) => new(day.AddDays(days), new TimeOnly(10, 0), TimeSpan.Zero);

    private static IEnumerable<Event> Year(Pool pool, Random chance)
    {
        var (terms, year) = (pool.Terms, pool.Terms.Year);
        Coding Coded(Code<PoolStream> stream, string? scheme = null) => terms.Coding(pool.Code, terms.Scheme(scheme), terms.Stream(stream.Text)!);
        foreach (var stream in terms.Streams)
        {
            var (from, whole) = (stream.Contributions[0].Body, stream.Agreed);
            if (from == Board)
                foreach (var (part, quarter) in whole.Split(4).Select((part, quarter) => (part, quarter)))
                {
                    var day = year.First.AddMonths(3 * quarter).AddDays(14);
                    yield return new(day, Known(day), (_, voucher) => Journals.ContributionPaid(voucher, pool.Agreement, Coded(stream.Code), Board, part), $"{pool.Code}/{stream.Code}/Q{quarter + 1}");
                }
            else if (stream.Origin == EconomicOrigin.CentralGrant && !stream.Kind.CapitalOnly)
                foreach (var (part, month) in whole.Split(12).Select((part, month) => (part, month)))
                {
                    var day = year.First.AddMonths(month).AddDays(19);
                    yield return new(day, Known(day), (_, voucher) => Journals.GrantReceived(voucher, Coded(stream.Code), Council, part, conditionsMet: true), $"{pool.Code}/{stream.Code}/{month + 1:00}");
                }
            else if (stream.Origin == EconomicOrigin.CentralGrant)
                yield return new(year.First.AddDays(40), Known(year.First.AddDays(40)), (_, voucher) => Journals.GrantReceived(voucher, Coded(stream.Code), Council, whole, conditionsMet: true), $"{pool.Code}/{stream.Code}");
            else
                yield return new(year.First, Known(year.First), (_, voucher) => Journals.ContributionEarmarked(voucher, pool.Agreement, Coded(stream.Code), whole), $"{pool.Code}/{stream.Code}");
        }
        foreach (var scheme in Schemes)
            foreach (var one in Spending(pool, scheme, chance)) yield return one;
        yield return Shared(pool);
    }

    private static IEnumerable<Event> Spending(Pool pool, (string Code, string Name, string Area, Code<Body> Deliverer, int BoardBasisPoints, Code<PoolStream> Stream, long Pounds, string Supplier, double Course) scheme, Random chance)
    {
        var terms = pool.Terms.Scheme(scheme.Code)!;
        var coding = pool.Terms.Coding(pool.Code, terms, pool.Terms.Stream(scheme.Stream.Text)!);
        Purchase Bought(Money net) => new(scheme.Supplier, net, Money.Zero, terms.Regime, terms.Deliverer);
        // A third of the plan is bound by a contract on the first day and paid under it month by month.
        var contract = terms.Planned.Split(3)[0];
        var first = pool.Terms.Year.First;
        var commitment = StableId.Of<Commitment>($"demo commitment {pool.Code} {scheme.Code}");
        yield return new(first, Known(first), (_, voucher) => Journals.CommitmentReserved(voucher, pool.Agreement, coding, commitment, Bought(contract), terms.Shares, first.AddDays(30)), $"{pool.Code}/{scheme.Code}/contract");
        yield return new(first, Known(first, 2), (books, voucher) => Journals.CommitmentMade(voucher, books.Find(commitment)!), $"{pool.Code}/{scheme.Code}/signed");
        var months = terms.Planned.Split(12);
        for (var month = 0; month < 12; month++)
        {
            var day = first.AddMonths(month + 1).AddDays(-1);
            var (number, course) = (month + 1, scheme.Course * (0.95 + 0.1 * chance.NextDouble()));
            var paid = new Money((long)(months[month].Pence * course));
            var under = paid.Split(3)[0];
            yield return new(day, Known(day, 3), (books, voucher) => Journals.SupplierPaid(voucher, pool.Agreement, coding, Bought(under), terms.Shares, books.Find(commitment)), $"{pool.Code}/{scheme.Code}/{number:00}-contract");
            yield return new(day, Known(day, 3), (_, voucher) => Journals.SupplierPaid(voucher, pool.Agreement, coding, Bought(paid - under), terms.Shares), $"{pool.Code}/{scheme.Code}/{number:00}");
        }
    }

    // Home care goes over. The board bore all of it; the agreement shares it 60 to 40.
    private static Event Shared(Pool pool)
    {
        var scheme = pool.Terms.Scheme("S02")!;
        var day = pool.Terms.Year.Last;
        return new(day, Known(day, 20), (books, voucher) =>
        {
            var borne = books.Balance(new() { Pool = pool.Code, Scheme = scheme.Code, OnlySpending = true }, AsOf.Now);
            var parts = (borne - scheme.Planned).Split(60, 40);
            return Journals.OverspendShared(voucher, pool.Agreement, pool.Terms.Coding(pool.Code, scheme, pool.Terms.Stream(NhsMinimum.Text)!), [new(Board, scheme.Planned, borne, parts[0]), new(Council, Money.Zero, Money.Zero, parts[1])]);
        }, $"{pool.Code}/S02/risk-share");
    }

    // A credit note of June that arrives in September, after the return to June was submitted.
    private static IEnumerable<Event> Correction(Pool pool)
    {
        var scheme = pool.Terms.Scheme("S08")!;
        var june = new DateOnly(pool.Terms.Year.StartYear, 6, 15);
        yield return new(june, Known(new(pool.Terms.Year.StartYear, 9, 21)), (_, voucher) => Journals.CreditNote(voucher, pool.Agreement, pool.Terms.Coding(pool.Code, scheme, pool.Terms.Stream(MoreCouncil.Text)!),
            new("Harbourne Carers Trust", new Money(12_500_00), Money.Zero, scheme.Regime, scheme.Deliverer), scheme.Shares), $"{pool.Code}/S08/credit-1");
    }

    // What the NHS and the council are to bear of one person's care at home: six weeks of reablement, and what follows. It waits for their agreement.
    private static IEnumerable<Event> Package(Pool pool, DateOnly today)
    {
        var day = today.AddDays(-5) is var asked && asked > pool.Terms.Year.First ? asked : pool.Terms.Year.First;
        PackageLine[] lines =
        [
            new("S01", NhsMinimum.Text, "Harbourne Reablement Partnership", Board.Text, new Money(312_00), day) { Until = day.AddDays(42) },
            new("S02", MoreCouncil.Text, "Vale Homecare Group", Council.Text, new Money(268_50), day.AddDays(42)),
        ];
        foreach (var (line, which) in lines.Select((line, which) => (line, (byte)which)).Where(one => one.line.CostIn(pool.Terms.Year) > Money.Zero))
        {
            var (scheme, commitment) = (pool.Terms.Scheme(line.Scheme)!, new Id<Commitment>(EntryIds.Of(StableId.Of<Commitment>($"demo package {pool.Code}").Value, which).Value));
            var purchase = new Purchase(line.Supplier, line.CostIn(pool.Terms.Year), Money.Zero, scheme.Regime, scheme.Deliverer);
            yield return new(day, Known(day), (_, voucher) => Journals.CommitmentReserved(voucher, pool.Agreement, pool.Terms.Coding(pool.Code, scheme, pool.Terms.Stream(line.Stream)!), commitment, purchase,
                CommissionerShares.AllOn(Code<Body>.Of(line.BorneBy)), today.AddDays(9)), "HV-0412/package");
        }
    }

    private static IEnumerable<object?[]> Returned(Books books, Pool pool, DateTimeOffset now)
    {
        PoolReturn? before = null;
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var end = pool.Terms.Year.First.AddMonths(3 * quarter).AddDays(-1);
            var frozen = Known(end, 45);
            if (frozen > now) yield break;
            before = Returns.ReturnBook.Prepare(books, pool, end, frozen, before).OrThrow();
            var document = AgreedText.Write(before);
            yield return [pool.Code.Text, end, 1L, frozen, document, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document))), "", frozen, By, Name];
        }
    }
}
