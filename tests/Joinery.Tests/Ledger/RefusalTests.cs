using System.Reflection;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgateBooks;

namespace Joinery.Tests.Ledger;

/// <summary>Every refusal of the ledger, each at least once, and those of an entry in the order that is promised.</summary>
public sealed class RefusalTests
{
    // The faults of one entry in the order in which they are named when it has all of them.
    private static readonly string[] InOrder =
    [
        "entry-id-taken", "recorded-earlier", "posting-count", "posting-amount", "body-unknown", "stream-unknown", "unbalanced", "encumbrance-mixed", "period-closed",
        "counter-missing", "mirror-disagrees", "reference-unknown", "reversed-already", "reversal-differs", "commitment-missing", "commitment-unknown", "commitment-step",
        "override-incomplete", "stream-limit", "default-liability", "capital-only", "local-government-only",
    ];

    private readonly NorthgateBooks _place = new();
    private readonly Entry _first, _reversed;
    private readonly Id<Commitment> _reserved = new(new Guid(7, 7, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2)), _nobodys = new(new Guid(8, 8, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2));

    public RefusalTests()
    {
        _first = _place.Post(Accrual("2025-05-01"));
        _reversed = _place.Post(Accrual("2025-05-02"));
        _place.Post(Outcome.Of(Journals.Reversal(_place.On("2025-05-03"), _reversed)));
        _place.Post(Reservation("2025-05-04", _reserved));
    }

    private Outcome<Entry> Accrual(string day) => Journals.Accrued(_place.On(day), _place.Agreement, Coded("S01", NhsMin), Invoice("100", "0"), SixtyForty);

    private Outcome<Entry> Reservation(string day, Id<Commitment> id, string until = "2025-06-01") =>
        Journals.CommitmentReserved(_place.On(day), _place.Agreement, Coded("S01", NhsMin), id, Invoice("50", "0"), SixtyForty, Day(until));

    // An entry with every fault from the one given on.
    private Entry FaultyFrom(int mended)
    {
        bool Has(string fault) => Array.IndexOf(InOrder, fault) >= mended;
        var postings = new List<Posting>();
        void Pair(Code<Body> book, Account debit, Account credit, string pounds, Coding coding, Code<Body>? counter = null) =>
            postings.AddRange([new(new(book, debit, counter, coding), Pounds(pounds)), new(new(book, credit, null, coding), -Pounds(pounds))]);
        var capital = Coded("S07", Dfg);
        var coding = capital with { Nature = Has("capital-only") ? Nature.Revenue : Nature.Capital };
        Pair(Council, Account.Expenditure, Account.Accrual, "3,000,000", coding);
        if (Has("local-government-only")) Pair(IcbA, Account.Expenditure, Account.Accrual, "1", capital);
        if (Has("commitment-missing")) Pair(Council, Account.Reserved, Account.EncumbranceControl, "5", coding);
        if (Has("mirror-disagrees")) Pair(Council, Account.PoolCreditor, Account.Cash, "8", coding, IcbA);
        if (Has("counter-missing")) Pair(Council, Account.PoolCreditor, Account.Cash, "7", coding);
        if (Has("encumbrance-mixed")) Pair(Council, Account.Reserved, Account.Cash, "6", coding);
        if (Has("unbalanced")) postings.Add(new(new(Council, Account.Cash, null, coding), new(1)));
        if (Has("stream-unknown")) Pair(Council, Account.Expenditure, Account.Cash, "1", coding with { Stream = Code<PoolStream>.Of("GONE") });
        if (Has("body-unknown")) Pair(Code<Body>.Of("Nobody"), Account.Expenditure, Account.Cash, "1", coding);
        if (Has("posting-amount")) postings.Add(new(new(Council, Account.Cash, null, coding), Money.Zero));
        if (Has("posting-count")) postings = [.. Enumerable.Repeat(postings, 100).SelectMany(all => all)];
        return new(Has("entry-id-taken") ? _first.Id : _place.NextId(), Day(Has("period-closed") ? "2025-04-30" : "2025-05-05"), Noon(Has("recorded-earlier") ? "2025-05-01" : "2025-05-06"),
            "officer-1", EntryKind.Journal, "document", postings)
        {
            RefersTo = Has("reference-unknown") ? _place.NextId() : null,
            Reverses = Has("reversed-already") ? _reversed.Id : Has("reversal-differs") ? _first.Id : null,
            Commitment = Has("commitment-missing") ? null : Has("commitment-unknown") ? _nobodys : Has("commitment-step") ? _reserved : null,
            Override = Has("override-incomplete") ? new("One", "", "") : Has("stream-limit") ? null : new("One", "Two", "Agreed on 1 May"),
            Purchase = Invoice("3,000,000", "0", category: Has("default-liability") ? PermittedCategory.DefaultLiability : PermittedCategory.ContractPrice),
        };
    }

    private IEnumerable<string> Mended()
    {
        _place.Books.Close(Council, Day("2025-04-30"));
        for (var mended = 0; mended <= InOrder.Length; mended++)
            yield return _place.Books.Check(FaultyFrom(mended)).Refusal?.Code ?? "accepted";
    }

    [Fact]
    public void An_entry_with_every_fault_is_told_them_one_after_the_other_in_the_promised_order() =>
        Mended().ShouldBe([.. InOrder.Select(code => $"ledger.{code}"), "accepted"]);

    [Fact]
    public void The_order_of_the_list_is_the_order_of_judging()
    {
        var listed = Kinds().Select(kind => kind.Code["ledger.".Length..]).ToList();
        listed.Where(InOrder.Contains).ShouldBe(InOrder);
    }

    [Fact]
    public void A_refused_entry_changes_nothing()
    {
        var (head, balances) = (_place.Books.Head, _place.Books.TrialBalances(AsOf.Now).SelectMany(one => one.Lines).ToList());
        for (var mended = 0; mended < InOrder.Length; mended++) _place.Books.Post(FaultyFrom(mended));
        _place.Books.Head.ShouldBe(head);
        _place.Books.TrialBalances(AsOf.Now).SelectMany(one => one.Lines).ShouldBe(balances);
    }

    // Every other refusal, by what brings it about.
    private IEnumerable<(string Code, Refusal? Refusal)> Others()
    {
        var (books, pool) = (_place.Books, _place.Agreement);
        Refusal? Posted(Outcome<Entry> entry) => entry.Then(books.Post).Refusal;
        yield return ("code-shape", Code<Body>.Parse("not a code").Refusal);
        yield return ("hash-shape", EntryHash.Parse("12").Refusal);
        yield return ("commitment-taken", Posted(Reservation("2025-05-05", _reserved)));
        yield return ("commitment-end", Posted(Reservation("2025-05-05", _nobodys, until: "2025-05-05")));
        var reserved = books.Find(_reserved)!;
        yield return ("commitment-over", Posted(Journals.CommitmentMade(_place.On("2025-06-01", "2025-05-06"), reserved)));
        yield return ("commitment-not-over", Posted(Journals.CommitmentExpired(_place.On("2025-05-31", "2025-05-06"), reserved)));
        var made = Journals.CommitmentMade(_place.On("2025-05-06"), reserved).Value;
        yield return ("commitment-exceeded", books.Post(made with { Postings = [.. made.Postings, .. made.Postings] }).Refusal);
        yield return ("chain-broken", EntryChain.Verify(books.Entries.Skip(1)).Refusal);
        yield return ("body-taken", books.Add(new(Council, "Another", BodyKind.DistrictCouncil)).Refusal);
        yield return ("agreement-incomplete", books.Agree(pool with { Host = District }).Refusal);
        yield return ("stream-in-use", books.Agree(pool with { Streams = [.. pool.Streams.Where(stream => stream.Code != NhsMin)] }).Refusal);
        books.Close(IcbB, Day("2025-05-31"));
        yield return ("closed-later", books.Close(IcbB, Day("2025-05-30")).Refusal);
        yield return ("shares-sum", CommissionerShares.Of(new CommissionerShare(IcbA, 9_999)).Refusal);
        yield return ("share-twice", CommissionerShares.Of(new CommissionerShare(IcbA, 5_000), new(IcbA, 5_000)).Refusal);
        yield return ("shares-not-agreed", new SharesOverTime([]).On(Day("2025-05-01")).Refusal);
        var voucher = _place.On("2025-05-07");
        yield return ("not-partner", Journals.ContributionPaid(voucher, pool, Coded("", NhsMin), District, Pounds("1")).Refusal);
        yield return ("host-itself", Journals.ContributionPaid(voucher, pool, Coded("", AddLa), Council, Pounds("1")).Refusal);
        yield return ("amount-not-positive", Journals.ContributionPaid(voucher, pool, Coded("", NhsMin), IcbA, Money.Zero).Refusal);
        yield return ("vat-negative", Journals.SupplierPaid(voucher, pool, Coded("S01", NhsMin), Invoice("1", "-1"), SixtyForty).Refusal);
        yield return ("vat-heading", Journals.SupplierPaid(voucher, pool, Coded("S01", NhsMin), Invoice("1", "0", VatRegime.S41ContractedOut), SixtyForty).Refusal);
        yield return ("not-purchase", Journals.CreditNote(voucher, pool, made, Pounds("1"), Money.Zero).Refusal);
        yield return ("not-accrual", Journals.AccrualReversed(voucher, made).Refusal);
        yield return ("variance-shares", Journals.OverspendShared(voucher, pool, Coded("S01", NhsMin), [new(IcbA, Money.Zero, Money.Zero, new(1))]).Refusal);
        yield return ("nothing-due", Journals.OverspendShared(voucher, pool, Coded("S01", NhsMin), []).Refusal);
        yield return ("not-debt", Journals.DebtSettled(voucher, Coded("S01", NhsMin), Account.PoolPrepayment, IcbA, Council, new(1)).Refusal);
        var year = FinancialYear.Starting(2025);
        var quarter = Returns.Prepare(books, Pool, year, Day("2025-06-30"), Noon("2025-08-15"), new Dictionary<Code<PoolStream>, Money>(), null).Value;
        yield return ("return-order", Returns.Prepare(books, Pool, year, Day("2025-06-30"), Noon("2025-08-15"), new Dictionary<Code<PoolStream>, Money>(), quarter).Refusal);
    }

    [Fact]
    public void Every_refusal_is_brought_about_once()
    {
        var others = Others().ToList();
        others.ShouldAllBe(one => one.Refusal != null && one.Refusal.Code == $"ledger.{one.Code}" && !one.Refusal.Sentence.Contains('{'));
        others.Select(one => one.Code).Concat(InOrder).Order(StringComparer.Ordinal).ShouldBe(Kinds().Select(kind => kind.Code["ledger.".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_refusal_is_in_the_documentation()
    {
        var page = File.ReadAllText(Sources.File("docs/internals/ledger.md"));
        Kinds().Where(kind => !page.Contains($"`{kind.Code}`", StringComparison.Ordinal)).Select(kind => kind.Code).ShouldBeEmpty();
        Enum.GetNames<Account>().Where(account => !page.Contains($"`{account}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<RefusalKind> Kinds() => typeof(LedgerRefusals).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (RefusalKind)field.GetValue(null)!);
}
