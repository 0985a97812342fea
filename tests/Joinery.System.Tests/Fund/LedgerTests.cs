using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>The joint ledger as a fund manager uses it, and as it must hold on either database.</summary>
public sealed class LedgerTests
{
    private const string Manager = "Pooled fund manager";

    private static Visitor Order(Visitor manager, string net, string document = "PO-1") => manager.Select("For which scheme?", "S08 Breaks for carers").Select("From which stream?", "Additional council contribution")
        .Fill("Supplier", "Harbourne Carers Trust").Fill("Price without VAT", net).Fill("Number of the order or contract", document);

    [Theory, OnBothDatabases]
    public async Task A_manager_sees_where_money_comes_from_and_goes_and_every_partners_own_books(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        (await manager.Open("/fund")).Words.ShouldContain("Harbourne Vale Better Care Fund 2025/26");
        await manager.Follow("Harbourne Vale Better Care Fund 2026/27");
        manager.Page.Words.ShouldContain("Every book balances, and what bodies owe each other agrees to the penny.");
        manager.Page.Words.ShouldContain("NHS minimum contribution£32,424,400.00£0.00£32,424,400.00");
        manager.Page.Words.ShouldContain("May go over");
        await manager.Follow("Home care after hospital");
        manager.Page.Words.ShouldContain("NHS Harbourne Vale Integrated Care Board 100%");
        await manager.Open("/fund/HV-2026/partners/XHV");
        // What it agreed to put in beside what the forecasts let it bear.
        manager.Page.Facts.ShouldContain(("Agreed to put in", "£34,329,900.00"));
        manager.Page.Words.ShouldContain("Does it break even in this pool?");
        manager.Page.Words.ShouldContain("Debits and credits add up to nothing: this book balances.");
        manager.Page.Words.ShouldContain("Paid to the host and not yet spent");

        (await (await place.SignedIn("Community nurse")).Open("/fund")).Status.ShouldBe(403);
    }

    [Theory, OnBothDatabases]
    public async Task Everybody_may_read_where_the_money_of_a_place_comes_from_and_goes(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var anybody = place.Visitor();
        (await anybody.Open("/places/X10000001")).Words.ShouldContain("In 2026/27 the NHS and councils put £54.3 million together");
        await anybody.Follow("Where the money comes from and goes");
        anybody.Page.Words.ShouldContain("£54,311,900.00 was put together for the year");
        anybody.Page.Words.ShouldContain("Home care after hospital£9,476,000.00");
        (await anybody.Follow("Download these figures (CSV)")).Source.ShouldContain("HV-2026,2026/27,stream,NHS-MIN,NHS minimum contribution,32424400.00,");
        (await anybody.Open("/places/X54000001")).Words.ShouldContain("Nothing about the money of this place has been recorded here.");
        (await anybody.Open("/places/X54000001/money")).Words.ShouldContain("have recorded no pooled fund here");
    }

    [Theory, OnBothDatabases]
    public async Task Money_is_committed_paid_under_the_commitment_and_put_right_by_another_entry(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026/commitments/new");
        (await manager.Press("Commit")).Problems.ShouldBe(["Choose the scheme", "Choose the stream of money", "Enter the supplier", "Enter the price without VAT", "Enter the number of the order or contract"]);
        (await Order(manager, "(1,200)").Press("Commit")).Problems.ShouldBe(["The amount must be a number of pounds, like 12,500 or 12500.50"]);
        manager.Page.Answer("Supplier").ShouldBe("Harbourne Carers Trust");
        await Order(manager, "£10,000").Press("Commit");
        manager.Page.Words.ShouldContain("Commitment made");

        await manager.Open("/fund/HV-2026/payments/new");
        var page = await manager.Select("For which scheme?", "S08 Breaks for carers").Select("From which stream?", "Additional council contribution").Select("Under which commitment? (optional)", "Harbourne Carers Trust, £10,000.00 left")
            .Fill("Supplier", "Harbourne Carers Trust").Fill("Price without VAT", "4,000").Fill("VAT on it (optional)", "800").Fill("Number of the invoice", "INV-7").Press("Record payment");
        page.Words.ShouldContain("Harbourne Carers Trust: £4,000.00 and £800.00 of VAT, of which £800.00 comes back");
        page.Words.ShouldContain("VAT to come back£800.00");
        var path = page.Path;

        await manager.Fill("Which paper does it rest on?", "MEMO-1").Press("Turn this entry round");
        manager.Page.Words.ShouldContain("Turned round");
        (await manager.Open(path)).Words.ShouldNotContain("Put it right");
    }

    [Theory, OnBothDatabases]
    public async Task A_stream_goes_beyond_its_limit_only_when_two_people_sign(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026/commitments/new");
        (await Order(manager, "9,000,000").Press("Commit")).Problems.Single().ShouldContain("ADD-LA");
        (await Order(manager, "9,000,000").Fill("First name and office", "A. Adams, council").Fill("Second name and office", "a. adams, council").Fill("Why?", "Winter.").Press("Commit")).Problems.ShouldBe(["To go beyond a limit, two different people must sign and say why"]);
        var page = await Order(manager, "9,000,000").Fill("First name and office", "A. Adams, council").Fill("Second name and office", "B. Brown, board").Fill("Why?", "Winter.").Press("Commit");
        page.Words.ShouldContain("A. Adams, council and B. Brown, board: Winter.");
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_people_who_commit_the_last_money_on_two_nodes_one_succeeds(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var one = new JointLedger(place.Database.Store, place.Clock);
        using var other = new JointLedger(place.Database.AnotherNode(), place.Clock);
        var pool = Code<PoolAgreement>.Of("HV-2026");
        var stream = Code<PoolStream>.Of("ADD-LA");
        var left = await one.Read(now => now.Books.Position(pool, stream).Value.Free);
        var actor = Actor.System(OdsCode.Of("XHV"));
        Task<Outcome<IReadOnlyList<BookedEntry>>> Take(JointLedger ledger, Money amount, byte who)
        {
            var deed = new Deed(new(new Guid([who, .. new byte[5], 0x70, 0, 0x80, .. new byte[7]])), actor, "fund.post", Purpose.Operation, "", place.Clock.GetUtcNow());
            return ledger.Post(deed, now =>
            {
                var terms = now.Find("HV-2026")!;
                var scheme = terms.Terms.Scheme("S08")!;
                return Journals.CommitmentReserved(JointLedger.VoucherFor(deed, now, new(deed.Id.Value), new(2026, 10, 1), "LAST"), terms.Agreement, terms.Terms.Coding(pool, scheme, terms.Terms.Stream("ADD-LA")!), new(deed.Id.Value),
                    new("Anybody", amount, Money.Zero, VatRegime.S33, scheme.Deliverer), scheme.Shares, new(2026, 12, 1)).Then(entry => Outcome.Of<IReadOnlyList<Entry>>([entry]));
            });
        }
        // All but the last £10,000 goes first.
        (await Take(one, left - new Money(10_000_00), 1)).IsAccepted.ShouldBeTrue();

        var outcomes = await Task.WhenAll(Take(one, new Money(10_000_00), 2), Take(other, new Money(10_000_00), 3));

        outcomes.Count(outcome => outcome.IsAccepted).ShouldBe(1);
        outcomes.Single(outcome => !outcome.IsAccepted).Refusal!.Code.ShouldBe("ledger.stream-limit");
        (await one.Read(now => now.Books.Position(pool, stream).Value.Free)).ShouldBe(Money.Zero);
        (await other.Read(now => now.Books.Position(pool, stream).Value.Free)).ShouldBe(Money.Zero);
    }

    [Theory, OnBothDatabases]
    public async Task Sending_the_same_twice_books_it_once(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        var before = await ledger.Read(now => now.Books.Entries.Count);
        var deed = new Deed(new(Guid.Parse("01990000-0000-7000-8000-000000000001")), Actor.System(OdsCode.Of("XHV")), "fund.post", Purpose.Operation, "", place.Clock.GetUtcNow());
        Outcome<IReadOnlyList<Entry>> Draft(FundNow now)
        {
            var pool = now.Find("HV-2026")!;
            return Journals.ContributionPaid(JointLedger.VoucherFor(deed, now, new(deed.Id.Value), new(2026, 10, 1), "C-1"), pool.Agreement, pool.Terms.Coding(pool.Code, null, pool.Terms.Stream("NHS-MIN")!), Code<Body>.Of("XHV"), new Money(1_00)).Then(entry => Outcome.Of<IReadOnlyList<Entry>>([entry]));
        }
        (await ledger.Post(deed, Draft)).IsAccepted.ShouldBeTrue();
        _ = await ledger.Post(deed, Draft);
        (await ledger.Read(now => now.Books.Entries.Count)).ShouldBe(before + 1);
    }

    [Theory, OnBothDatabases]
    public async Task A_year_of_the_demo_balances_at_every_month_end_and_its_parts_add_up_to_the_pool(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        await ledger.Read(now =>
        {
            var pool = now.Find("HV-2025")!;
            for (var month = 1; month <= 12; month++)
            {
                var asOf = new AsOf(pool.Terms.Year.First.AddMonths(month).AddDays(-1), DateTimeOffset.MaxValue);
                now.Books.TrialBalances(asOf).ShouldAllBe(balance => balance.Total == Money.Zero);
                now.Books.Differences(asOf).ShouldBeEmpty();
                var selection = new Selection { Pool = pool.Code };
                var whole = now.Books.MemorandumSpend(pool.Code, asOf);
                now.Books.SpendBy(heading => heading.Coding.Stream, selection, asOf).Values.Sum().ShouldBe(whole);
                now.Books.SpendBy(heading => heading.Coding.Origin, selection, asOf).Values.Sum().ShouldBe(whole);
                now.Books.SpendBy(heading => heading.Book, selection, asOf).Values.Sum().ShouldBe(whole);
                now.Books.SpendBy(heading => heading.Coding.Scheme!, selection, asOf).Values.Sum().ShouldBe(whole);
            }
            // The overspend of home care was shared 60 to 40: the council owes its part.
            now.Books.Agreements(AsOf.Now).ShouldContain(one => one.Pool == pool.Code && one.Debtor == Account.RiskShareDebtor && one.OwedBy.Text == "XHC" && one.Claimed > Money.Zero);
            return 0;
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_return_stays_as_it_was_submitted_and_the_difference_is_explained(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026/returns");
        await manager.Follow("30 June 2026");
        manager.Page.Words.ShouldContain("HV-2026/S08/credit-1−£12,500.00");
        var document = (await manager.Open("/fund/HV-2026/returns/2026-06-30/1/document")).Words;

        await manager.Open("/fund/HV-2026/returns");
        (await manager.Press("Submit")).Problems.ShouldBe(["Choose the quarter"]);
        await manager.Choose("To 30 September 2026").Press("Submit");
        manager.Page.Words.ShouldContain("Nothing. The ledger gives the same figures today.");
        await manager.Open("/fund/HV-2026/returns");
        (await manager.Choose("To 30 June 2026").Press("Submit")).Problems.ShouldBe(["This period has been submitted. Say why it is submitted again."]);
        await manager.Choose("To 30 June 2026").Fill("Why again? (only for a period that was submitted before)", "A credit note came late.").Press("Submit");
        manager.Page.Words.ShouldContain("version 2");
        manager.Page.Words.ShouldContain("A credit note came late.");
        (await manager.Open("/fund/HV-2026/returns/2026-06-30/1/document")).Words.ShouldBe(document);
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_entry_is_found_and_named(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        (await JoineryCommand.Run(place.Database, "fund", "verify")).ShouldSucceed().Out.ShouldStartWith("Every entry is whole.");
        (await JoineryCommand.Run(place.Database, "fund", "balances", "--json")).ShouldSucceed();
        await place.Database.Sql("update fund_posting set pence = pence + 1 where seq = 7 and line = 0");
        var run = await JoineryCommand.Run(place.Database, "fund", "verify");
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("7");
    }
}
