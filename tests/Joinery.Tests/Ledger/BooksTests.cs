using System.Security.Cryptography;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgateBooks;

namespace Joinery.Tests.Ledger;

/// <summary>Sending twice, correcting, looking back in both directions of time, closing, and the chain.</summary>
public sealed class BooksTests
{
    private readonly NorthgateBooks _place = new();

    private Entry Pay(string effective, string pounds, string? recorded = null) =>
        _place.Post(Journals.SupplierPaid(_place.On(effective, recorded), _place.Agreement, Coded("S01", NhsMin), Invoice(pounds, "0"), SixtyForty));

    private Money SpendAsOf(string effective, string recorded) => _place.Books.MemorandumSpend(Pool, new(Day(effective), AsOf.EndOf(Day(recorded))));

    [Fact]
    public void The_same_entry_sent_twice_is_booked_once_even_when_it_comes_later()
    {
        var paid = Pay("2025-05-14", "100");
        Pay("2025-05-15", "7");
        var head = _place.Books.Head;
        var again = _place.Books.Post(paid with { Recorded = Noon("2025-05-20") }).Value;
        (again.Seq, again.Entry.Recorded).ShouldBe((1, Noon("2025-05-14")));
        _place.Books.Head.ShouldBe(head);
        _place.Spend.ShouldBe(Pounds("107"));
        _place.Books.Post(paid with { Document = "another" }).Refusal!.Code.ShouldBe("ledger.entry-id-taken");
    }

    [Fact]
    public void A_correction_is_seen_from_the_moment_it_was_recorded_and_never_before()
    {
        var wrong = Pay("2025-05-14", "1,000.00", "2025-05-16");
        _place.Post(Outcome.Of(Journals.Reversal(_place.On("2025-05-14", "2025-06-20"), wrong)));
        Pay("2025-05-14", "100.00", "2025-06-20");
        var found = Rows("""
            | effective  | recorded   | spend   |
            | 2025-05-31 | 2025-05-15 | 0.00    |
            | 2025-05-31 | 2025-05-16 | 1000.00 |
            | 2025-05-31 | 2025-06-19 | 1000.00 |
            | 2025-05-31 | 2025-06-20 | 100.00  |
            | 2025-05-13 | 2025-06-20 | 0.00    |
            | 2026-03-31 | 2025-06-19 | 1000.00 |
            """);
        found.ShouldAllBe(row => SpendAsOf(row[0], row[1]) == Pounds(row[2]));
        _place.Books.Statement(new() { Book = IcbA, OnlySpending = true }, AsOf.Now).Select(line => line.Balance).ShouldBe([Pounds("600"), Money.Zero, Pounds("60")]);
    }

    [Fact]
    public void A_day_of_knowing_counts_to_its_end_in_England()
    {
        AsOf.EndOf(Day("2025-08-15")).ShouldBe(new DateTimeOffset(2025, 8, 15, 23, 0, 0, TimeSpan.Zero).AddTicks(-1), "the clock in London is an hour ahead in summer");
        AsOf.EndOf(Day("2025-12-31")).ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1));
    }

    [Theory]
    [InlineData("S1", VatRegime.S33, "Council")]
    [InlineData("S2", VatRegime.S41Irrecoverable, "Council")]
    [InlineData("S3", VatRegime.S41ContractedOut, "ICB-A")]
    [InlineData("S3 without refund", VatRegime.S41Irrecoverable, "ICB-B")]
    public void A_whole_invoice_credited_leaves_nothing_of_it_whatever_shares_hold_by_then(string what, VatRegime regime, string deliverer)
    {
        var shares = CommissionerShares.Of(new CommissionerShare(IcbA, 3_333), new(IcbB, 3_333), new(Council, 3_334)).Value;
        var invoice = _place.Post(Journals.SupplierPaid(_place.On("2025-05-14"), _place.Agreement, Coded("S01", NhsMin), Invoice("100.01", "20.01", regime, Code<Body>.Of(deliverer), 45), shares));
        _place.Post(Journals.CreditNote(_place.On("2025-11-14"), _place.Agreement, invoice, Pounds("100.01"), Pounds("20.01")));
        _place.Books.TrialBalances(AsOf.Now).SelectMany(one => one.Lines).ShouldBeEmpty(what);
    }

    [Fact]
    public void A_stream_leaves_an_agreement_only_while_nothing_is_posted_to_it()
    {
        Journals.GrantReceived(_place.On("2025-05-01"), Coded("", Labcg), Council, Pounds("1"), conditionsMet: true).Then(_place.Books.Post).IsAccepted.ShouldBeTrue();
        PoolAgreement Without(Code<PoolStream> stream) => _place.Agreement with { Streams = [.. _place.Agreement.Streams.Where(one => one.Code != stream)] };
        _place.Books.Agree(Without(Labcg)).Refusal!.Code.ShouldBe("ledger.stream-in-use");
        _place.Books.Agree(Without(AddNhs)).IsAccepted.ShouldBeTrue();
        Journals.GrantReceived(_place.On("2025-05-02"), Coded("", AddNhs), Council, Pounds("1"), conditionsMet: true).Then(_place.Books.Post).Refusal!.Code.ShouldBe("ledger.stream-unknown");
    }

    [Fact]
    public void Spending_is_the_same_by_stream_scheme_body_and_origin()
    {
        Pay("2025-05-14", "100");
        _place.Post(Journals.SupplierPaid(_place.On("2025-06-01"), _place.Agreement, Coded("S06", Labcg), Invoice("40", "8"), CommissionerShares.AllOn(Council)));
        var (books, all) = (_place.Books, new Selection { Pool = Pool });
        books.SpendBy(heading => heading.Coding.Stream, all, AsOf.Now).ShouldBe(new Dictionary<Code<PoolStream>, Money> { [NhsMin] = Pounds("100"), [Labcg] = Pounds("40") }, ignoreOrder: true);
        books.SpendBy(heading => heading.Coding.Origin, all, AsOf.Now).ShouldBe(new Dictionary<EconomicOrigin, Money> { [EconomicOrigin.NhsTransfer] = Pounds("100"), [EconomicOrigin.CentralGrant] = Pounds("40") }, ignoreOrder: true);
        books.SpendBy(heading => heading.Book, all, AsOf.Now).ShouldBe(new Dictionary<Code<Body>, Money> { [IcbA] = Pounds("60"), [Council] = Pounds("80") }, ignoreOrder: true);
        books.Balance(new() { Scheme = Code<Scheme>.Of("S06"), Account = Account.VatDebtor }, AsOf.Now).ShouldBe(Pounds("8"));
    }

    [Fact]
    public void A_body_closes_its_own_book_and_the_others_stay_open()
    {
        _place.Books.Close(IcbB, Day("2025-06-30")).IsAccepted.ShouldBeTrue();
        Pay("2025-06-30", "1");
        _place.Books.Close(IcbA, Day("2025-06-30")).IsAccepted.ShouldBeTrue();
        Journals.SupplierPaid(_place.On("2025-06-30"), _place.Agreement, Coded("S01", NhsMin), Invoice("1", "0"), SixtyForty).Then(_place.Books.Post)
            .Refusal!.Sentence.ShouldBe("The book of ICB-A is closed up to 30 June 2025. Date the entry after that day.");
        Pay("2025-07-01", "1");
    }

    [Fact]
    public void A_variation_moves_the_limit_and_leaves_what_is_booked()
    {
        Pay("2025-05-14", "24,750,000");
        Journals.SupplierPaid(_place.On("2025-05-15"), _place.Agreement, Coded("S01", NhsMin), Invoice("1", "0"), SixtyForty).Then(_place.Books.Post).Refusal!.Code.ShouldBe("ledger.stream-limit");
        var more = _place.Agreement with { Streams = [.. _place.Agreement.Streams.Select(stream => stream.Code == NhsMin ? stream with { Contributions = [.. stream.Contributions, new(Council, Pounds("1"))] } : stream)] };
        _place.Books.Agree(more).IsAccepted.ShouldBeTrue();
        Pay("2025-05-16", "1");
        _place.Books.Position(Pool, NhsMin).Value.ShouldBe(new(Pounds("24,750,001"), Pounds("24,750,001"), Money.Zero, Money.Zero));
    }

    [Fact]
    public void A_database_that_gives_the_entries_back_gives_the_same_books_and_a_changed_one_is_found()
    {
        var paid = Pay("2025-05-14", "100");
        Pay("2025-05-15", "200");
        Pay("2025-05-16", "300");
        var again = new NorthgateBooks();
        foreach (var booked in _place.Books.Entries) again.Books.Restore(booked).Refusal.ShouldBeNull();
        again.Books.Head.ShouldBe(_place.Books.Head);
        again.Books.TrialBalances(AsOf.Now).SelectMany(one => one.Lines).ShouldBe(_place.Books.TrialBalances(AsOf.Now).SelectMany(one => one.Lines), ignoreOrder: true);
        var changed = _place.Books.Entries[0] with { Entry = paid with { Document = "forged" } };
        new NorthgateBooks().Books.Restore(changed).Refusal!.Sentence.ShouldStartWith($"The ledger is broken at entry 1 (id {paid.Id}): its content does not match its hash.");
    }

    [Fact]
    public void Two_bodies_that_do_not_see_a_debt_alike_are_listed()
    {
        Pay("2025-05-14", "100");
        _place.Books.Differences(AsOf.Now).ShouldBeEmpty();
        _place.Books.Agreements(AsOf.Now).ShouldBe([new(Pool, Account.PoolPrepayment, IcbA, Council, Pounds("-60"), Pounds("-60"))]);
        // Only what was booked by something else can disagree; so it is given back as if it had been kept.
        var coding = Coded("S01", NhsMin);
        var oneSided = new Entry(_place.NextId(), Day("2025-05-15"), Noon("2025-05-15"), "import", EntryKind.Journal, "old system",
            [new(new(IcbA, Account.PoolPrepayment, Council, coding), Pounds("5")), new(new(IcbA, Account.Cash, null, coding), Pounds("-5"))]);
        _place.Books.Post(oneSided).Refusal!.Code.ShouldBe("ledger.mirror-disagrees");
        _place.Books.Restore(new(2, oneSided, _place.Books.Head, EntryChain.HashOf(_place.Books.Head, 2, oneSided))).IsAccepted.ShouldBeTrue();
        _place.Books.Differences(AsOf.Now).Select(one => (one.Claimed, one.Admitted, one.Difference)).ShouldBe([(Pounds("-55"), Pounds("-60"), Pounds("5"))]);
    }

    [Fact]
    public void Every_change_to_any_entry_breaks_the_chain_at_that_entry()
    {
        var random = Seed.Random();
        for (var i = 1; i <= 12; i++) Pay("2025-05-14", $"{i * 10}");
        var chain = _place.Books.Entries;
        EntryChain.Verify(chain).Value.ShouldBe(_place.Books.Head);
        foreach (var change in Changes())
        {
            var at = random.Next(chain.Count);
            var forged = chain.ToArray();
            forged[at] = forged[at] with { Entry = change(forged[at].Entry) };
            EntryChain.Verify(forged).Refusal!.Sentence.ShouldStartWith($"The ledger is broken at entry {at + 1} (id {forged[at].Entry.Id}): its content");
        }
        EntryChain.Verify([.. chain.Take(3), .. chain.Skip(4)]).Refusal!.Sentence.ShouldContain("entry 4 should come next");
        EntryChain.Verify([.. chain.Take(3), chain[3] with { Previous = default }]).Refusal!.Sentence.ShouldContain("broken at entry 4");
    }

    private static IEnumerable<Func<Entry, Entry>> Changes()
    {
        static Entry First(Entry entry, Func<Posting, Posting> change) => entry with { Postings = [change(entry.Postings[0]), .. entry.Postings.Skip(1)] };
        static Entry Heads(Entry entry, Func<Heading, Heading> change) => First(entry, posting => posting with { Heading = change(posting.Heading) });
        static Entry Codes(Entry entry, Func<Coding, Coding> change) => Heads(entry, heading => heading with { Coding = change(heading.Coding) });
        yield return entry => entry with { Id = new(new Guid(99, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9)) };
        yield return entry => entry with { Effective = entry.Effective.AddDays(1) };
        yield return entry => entry with { Recorded = entry.Recorded.AddTicks(1) };
        yield return entry => entry with { By = "officer-2" };
        yield return entry => entry with { Kind = EntryKind.Journal };
        yield return entry => entry with { Document = "" };
        yield return entry => entry with { RefersTo = entry.Id };
        yield return entry => entry with { Reverses = entry.Id };
        yield return entry => entry with { Commitment = new(entry.Id.Value) };
        yield return entry => entry with { ReservedUntil = entry.Effective };
        yield return entry => entry with { Purchase = null };
        yield return entry => entry with { Purchase = entry.Purchase! with { Supplier = "" } };
        yield return entry => entry with { Purchase = entry.Purchase! with { Net = new(1) } };
        yield return entry => entry with { Purchase = entry.Purchase! with { Vat = new(1) } };
        yield return entry => entry with { Purchase = entry.Purchase! with { Regime = VatRegime.Business } };
        yield return entry => entry with { Purchase = entry.Purchase! with { Deliverer = IcbA } };
        yield return entry => entry with { Purchase = entry.Purchase! with { Category = PermittedCategory.ThirdPartyCosts } };
        yield return entry => entry with { Purchase = entry.Purchase! with { VatHeading = 1 } };
        yield return entry => entry with { Shares = CommissionerShares.AllOn(IcbA) };
        yield return entry => entry with { AgreedBy = [IcbA] };
        yield return entry => entry with { Override = new("One", "Two", "Why") };
        yield return entry => entry with { Postings = [.. entry.Postings.Reverse()] };
        yield return entry => First(entry, posting => posting with { Amount = new(1) });
        yield return entry => Heads(entry, heading => heading with { Book = IcbB });
        yield return entry => Heads(entry, heading => heading with { Account = Account.Accrual });
        yield return entry => Heads(entry, heading => heading with { Counter = IcbB });
        yield return entry => Codes(entry, coding => coding with { Pool = Code<PoolAgreement>.Of("OTHER") });
        yield return entry => Codes(entry, coding => coding with { Scheme = null });
        yield return entry => Codes(entry, coding => coding with { Stream = AddNhs });
        yield return entry => Codes(entry, coding => coding with { Origin = EconomicOrigin.Benefit });
        yield return entry => Codes(entry, coding => coding with { Nature = Nature.Capital });
    }

    [Fact]
    public void Two_entries_that_differ_only_in_where_one_text_ends_have_different_hashes()
    {
        var paid = Pay("2025-05-14", "100");
        EntryChain.HashOf(default, 1, paid with { By = "ab", Document = "c" }).ShouldNotBe(EntryChain.HashOf(default, 1, paid with { By = "a", Document = "bc" }));
    }

    [Fact]
    public void A_hash_is_read_back_as_it_is_written()
    {
        var hash = EntryChain.HashOf(default, 1, Pay("2025-05-14", "100"));
        EntryHash.Parse(hash.ToString()).Value.ShouldBe(hash);
        default(EntryHash).ToString().ShouldBe(new string('0', 2 * SHA256.HashSizeInBytes));
    }
}
