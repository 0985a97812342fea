using Joinery.Fund.Entries;
using Joinery.Fund.YearEnds;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>The end of a pool's year as a fund manager closes it, and the evidence that stays with each version of a plan.</summary>
public sealed class YearEndTests
{
    private const string Manager = "Pooled fund manager", Board = "NHS Harbourne Vale Integrated Care Board", Council = "Harbourneshire County Council";

    // Without spaces: the parts of a list stand apart or together as its component breaks its lines.
    private static string Tight(string words) => words.Replace(" ", "", StringComparison.Ordinal);

    private static string Tight(Page page) => Tight(page.Words);

    [Theory, OnBothDatabases]
    public async Task Every_step_says_where_it_stands_with_its_figure(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025");
        var page = await manager.Follow("End of the year");
        page.Heading.ShouldBe("End of the year 2025/26");
        Tight(page).ShouldContain(Tight("No reservation is open.Completed"));
        Tight(page).ShouldContain(Tight("Home care after hospital is over its plan by £"));
        Tight(page).ShouldContain(Tight(": shared.Completed"));
        Tight(page).ShouldContain(Tight("and both see it alike.Completed"));
        Tight(page).ShouldContain(Tight($"{Board}: closed up to 31 August 2026. {Council}: closed up to 31 August 2026.Completed"));
        Tight(page).ShouldContain(Tight("Ask every body whether that is all.To decide"));
        page = await manager.Open("/fund/HV-2026/year-end");
        Tight(page).ShouldContain(Tight("The year ends on 31 March 2027."));
        Tight(page).ShouldContain(Tight("The return of the year is not submitted.To do"));
        (await (await place.SignedIn("Social worker")).Open("/fund/HV-2025/year-end")).Status.ShouldBe(403);
        var member = await place.SignedIn("Health and wellbeing board member");
        (await member.Open("/fund/HV-2025/year-end")).Status.ShouldBe(200);
        foreach (var form in new[] { "share", "share/decision", "underspend", "underspend/decision", "carry", "faults", "close" }) (await member.Open($"/fund/HV-2025/year-end/{form}")).Status.ShouldBe(403, form);
        (await manager.Open("/fund/nothing/year-end")).Status.ShouldBe(404);
    }

    [Theory, OnBothDatabases]
    public async Task A_book_is_closed_with_a_reason_and_nothing_can_be_dated_before_it(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026/year-end/close");
        (await manager.Press("Close the book")).Problems.ShouldBe(["Choose the body", "Enter the last day", "Say why the book is closed"]);
        manager.Choose(Council).Fill("Why is it closed?", "September is agreed.");
        (await manager.Fill("Up to which day?", new DateOnly(2026, 10, 1)).Press("Close the book")).Problems.Count.ShouldBe(1);
        (await manager.Fill("Up to which day?", new DateOnly(2026, 8, 31)).Press("Close the book")).Problems.Single().ShouldContain("is closed up to that day already");
        (await manager.Fill("Up to which day?", new DateOnly(2026, 7, 31)).Press("Close the book")).Problems.Single().ShouldContain("A closed period stays closed");
        (await manager.Fill("Up to which day?", new DateOnly(2026, 9, 30)).Press("Close the book")).Words.ShouldContain($"{Council}: closed up to 30 September 2026.");
        (await place.Database.Store.Read(db => db.One<long>("select count(*) from kernel_deed where action = 'fund.close' and reason = 'September is agreed.' and subject = 'body:XHC'"))).ShouldBe(1);

        await manager.Open("/fund/HV-2026/contributions/new");
        await manager.Choose(Board).Select("To which stream?", "NHS minimum contribution").Fill("How much?", "10").Fill("On which day was it paid?", new DateOnly(2026, 9, 15)).Fill("Reference of the payment", "LATE").Press("Record contribution");
        manager.Page.Problems.Single().ShouldContain("closed up to 30 September 2026");
    }

    [Theory, OnBothDatabases]
    public async Task An_overspend_is_shared_in_both_books_to_the_penny_and_only_once(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        Task<(Money Whole, Money Board, Money Council, Money Over)> Look() => ledger.Read(now =>
        {
            var pool = now.Find("HV-2025")!;
            var borne = now.Books.SpendBy(heading => heading.Book.Text, new() { Pool = pool.Code, Scheme = Code<Scheme>.Of("S02") }, AsOf.Now);
            now.Books.TrialBalances(AsOf.Now).ShouldAllBe(balance => balance.Total == Money.Zero);
            now.Books.Differences(AsOf.Now).ShouldBeEmpty();
            return (borne.Values.Sum(), borne["XHV"], borne["XHC"], borne.Values.Sum() - pool.Terms.Scheme("S02")!.Planned);
        });
        var before = await Look();
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/year-end/share/decision");
        manager.Select("Which scheme?", "Home care after hospital").Fill($"Share of {Board}", "50").Fill($"Share of {Council}", "40").Fill("Reference of the decision", "BOARD-7");
        (await manager.Press("Book the shares")).Problems.Single().ShouldContain("10,000");
        (await manager.Fill($"Share of {Council}", "50").Press("Book the shares")).Problems.Single().ShouldContain("closed up to 31 August 2026");
        (await manager.Fill("To which day does it belong?", new DateOnly(2026, 9, 1)).Press("Book the shares")).Heading.ShouldBe("End of the year 2025/26");
        var after = await Look();
        after.Whole.ShouldBe(before.Whole);
        var parts = before.Over.Split(50, 50);
        // The board planned to bear all of it, and so bears the plan and its half of what is over; the council the other half.
        (after.Board, after.Council).ShouldBe((before.Whole - before.Over + parts[0], parts[1]));

        await manager.Open("/fund/HV-2025/year-end/share/decision");
        manager.Select("Which scheme?", "Home care after hospital").Fill($"Share of {Board}", "50").Fill($"Share of {Council}", "50").Fill("Reference of the decision", "BOARD-8");
        (await manager.Fill("To which day does it belong?", new DateOnly(2026, 9, 1)).Press("Book the shares")).Problems.ShouldBe(["Nobody owes anything, so there is nothing to book"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_underspend_is_returned_up_to_what_is_left(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        Task<Money> Left() => ledger.Read(now => MemorandumAccount.Of(now.Books, Code<PoolAgreement>.Of("HV-2025"), AsOf.Now).OrThrow().Lines.Single(line => line.Body.Text == "XHV").CarriedForward);
        var left = await Left();
        left.ShouldBeGreaterThan(Money.Zero);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/year-end/underspend/decision");
        manager.Choose(Board).Select("From which stream?", "NHS minimum contribution").Fill("Reference of the decision", "BOARD-9").Fill("To which day does it belong?", new DateOnly(2026, 9, 1));
        (await manager.Fill("How much?", $"{(left + new Money(1)).Pounds}").Press("Book the return")).Problems.Single().ShouldContain($"has {left} left in the pool");
        (await manager.Fill("How much?", $"{left.Pounds}").Press("Book the return")).Words.ShouldContain("End of the year 2025/26");
        (await Left()).ShouldBe(Money.Zero);
        (await ledger.Read(now => now.Books.Differences(AsOf.Now).Count)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task What_one_body_owes_another_is_paid_and_no_more_than_that(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        Task<IReadOnlyList<OpenDebt>> Open() => ledger.Read(now => OpenDebt.Of(now, now.Find("HV-2025")!));
        var (manager, before) = (await place.SignedIn(Manager), await Open());
        var debt = before.First(one => one.Debt == Account.RiskShareDebtor);
        await manager.Open("/fund/HV-2025/year-end");
        await manager.Follow("What bodies owe each other");
        (await manager.Press("Record the payment")).Problems.ShouldBe(["Choose what was paid", "Enter what was paid", "Enter the reference of the payment"]);
        var label = manager.Page.Texts("main label").Single(words => words.Contains("a share of an overspend", StringComparison.Ordinal) && words.EndsWith($"{debt.Stream.Name}: {debt.Amount}", StringComparison.Ordinal));
        manager.Choose(label).Fill("Reference of the payment", "BACS-77").Fill("When was it paid?", new DateOnly(2026, 9, 1));
        (await manager.Fill("How much was paid?", $"{(debt.Amount + new Money(1)).Pounds}").Press("Record the payment")).Problems.Single().ShouldContain($"{debt.Amount} for this stream. No more than that can be paid");
        var page = await manager.Fill("How much was paid?", $"{debt.Amount.Pounds}").Press("Record the payment");
        page.Words.ShouldContain("Debt settled");
        (await Open()).ShouldBe(before.Where(one => one != debt));
        await ledger.Read(now =>
        {
            now.Books.TrialBalances(AsOf.Now).ShouldAllBe(balance => balance.Total == Money.Zero);
            now.Books.Differences(AsOf.Now).ShouldBeEmpty();
            return true;
        });
        (await (await place.SignedIn("Health and wellbeing board member")).Open("/fund/HV-2025/debts")).Words.ShouldNotContain("Record that it was paid");
    }

    [Theory, OnBothDatabases]
    public async Task What_is_left_is_carried_into_the_next_years_pool_and_both_books_say_so(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        Task<(Money Left, Money Old, Money New)> Look() => ledger.Read(now =>
        {
            now.Books.TrialBalances(AsOf.Now).ShouldAllBe(balance => balance.Total == Money.Zero);
            now.Books.Differences(AsOf.Now).ShouldBeEmpty();
            Money Prepaid(string pool) => now.Books.Balance(new() { Pool = Code<PoolAgreement>.Of(pool), Book = Code<Body>.Of("XHV"), Account = Account.PoolPrepayment }, AsOf.Now);
            return (YearEndLook.ToCarry(now, now.Find("HV-2025")!, Code<Body>.Of("XHV")), Prepaid("HV-2025"), Prepaid("HV-2026"));
        });
        var before = await Look();
        before.Left.ShouldBeGreaterThan(Money.Zero);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/year-end/underspend/decision");
        await manager.Follow("Carry it into the pool of the next year");
        manager.Page.Facts.ShouldContain((Board, $"{before.Left} left"));
        manager.Choose(Board).Select("From which stream?", "NHS minimum contribution").Select("Into which stream of the next year?", "Harbourne Vale Better Care Fund 2026/27: NHS minimum contribution").Fill("Which decision does it rest on?", "BOARD-12");
        (await manager.Fill("How much?", $"{(before.Left + new Money(1)).Pounds}").Fill("To which day does it belong?", new DateOnly(2026, 9, 1)).Press("Carry it forward")).Problems.Single().ShouldContain($"has {before.Left} left");
        (await manager.Fill("How much?", $"{before.Left.Pounds}").Fill("To which day does it belong?", new DateOnly(2026, 3, 31)).Press("Carry it forward")).Problems.Single().ShouldContain("It belongs to a day of 2026/27");
        var page = await manager.Fill("To which day does it belong?", new DateOnly(2026, 9, 1)).Press("Carry it forward");
        page.Words.ShouldContain($"{before.Left} is carried into the next year");
        (await Look()).ShouldBe((Money.Zero, before.Old - before.Left, before.New + before.Left));
        // What was carried cannot be returned as well; and nothing is carried from a pool that has none after it.
        await manager.Open("/fund/HV-2025/year-end/underspend/decision");
        manager.Choose(Board).Select("From which stream?", "NHS minimum contribution").Fill("Reference of the decision", "BOARD-13").Fill("To which day does it belong?", new DateOnly(2026, 9, 1));
        (await manager.Fill("How much?", "1").Press("Book the return")).Problems.Single().ShouldContain("has £0.00 left in the pool");
        (await manager.Open("/fund/HV-2026/year-end/carry")).Words.ShouldContain("There is no pool of 2027/28 with the same host.");
    }

    [Theory, OnBothDatabases]
    public async Task What_was_spent_outside_the_terms_is_recorded_and_taken_off_before_anything_is_shared(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/year-end/share");
        await manager.Follow("Something was spent outside the terms");
        (await manager.Press("Record it")).Problems.ShouldBe(["Choose the scheme", "Choose the body", "Enter the amount", "Say what was spent outside the terms", "Enter the reference of the paper that it rests on"]);
        manager.Select("On which scheme was it spent?", "S02 Home care after hospital").Choose(Council).Fill("What was spent outside the terms?", "Bought without an order.").Fill("Which paper does it rest on?", "AUDIT-3");
        (await manager.Fill("How much?", "99,000,000").Press("Record it")).Problems.Single().ShouldContain("No more than that can have been spent outside the terms");
        (await manager.Fill("How much?", "0").Press("Record it")).Problems.Single().ShouldStartWith("Nothing is recorded for this scheme and body");
        await manager.Fill("How much?", "12,000").Press("Record it");
        (await manager.Open("/fund/HV-2025/year-end/share")).Words.ShouldContain("Bought without an order");
        var page = await manager.Open("/fund/HV-2025/year-end/faults");
        page.Words.ShouldContain($"Home care after hospital{Council}£12,000.00Bought without an order.AUDIT-3Marcus Webb");
        manager.Select("On which scheme was it spent?", "S02 Home care after hospital").Choose(Council).Fill("What was spent outside the terms?", "The order was found.").Fill("Which paper does it rest on?", "AUDIT-4");
        await manager.Fill("How much?", "0").Press("Record it");
        (await manager.Open("/fund/HV-2025/year-end/share")).Words.ShouldNotContain("Bought without an order");
    }

    [Theory, OnBothDatabases]
    public async Task Evidence_is_kept_with_the_version_and_stays_whatever_the_plan_becomes(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/plan");
        var page = await manager.Follow("Evidence of version 1");
        Tight(page).ShouldContain(Tight("Social care from the NHS minimum, whole lines Passed T3 passed: £16,600,000.00 from 2 lines, and it must be no less than £16,250,000.00; £350,000.00 to spare."));
        Tight(page).ShouldContain(Tight("By how much£350,000.00"));
        Tight(page).ShouldContain(Tight("S01 Reablement at home100%£7,400,000.00"));
        Tight(page).ShouldContain(Tight("(unverified)"));
        page.Words.ShouldNotContain("worked out now");
        var first = (await manager.Open("/fund/HV-2025/plan/1/evidence/document")).Words;

        await manager.Open("/fund/HV-2025/plan/lines/2");
        await manager.Fill("How much for the year?", "8,000,000").Fill("Why does the plan change?", "Fewer hours.").Press("Save as a new version");
        (await manager.Open("/fund/HV-2025/plan/2/evidence")).Words.ShouldContain("T3 failed by £850,000.00");
        (await manager.Open("/fund/HV-2025/plan/1/evidence/document")).Words.ShouldBe(first);
        (await place.Database.Store.Read(db => db.Query<string>("select sha256 from fund_evidence where pool = 'HV-2025'"))).Distinct().Count().ShouldBe(2);

        // A version from before evidence was kept says so.
        await place.Database.Sql("delete from fund_evidence where version = 1");
        (await manager.Open("/fund/HV-2025/plan/1/evidence")).Words.ShouldContain("This version was saved before evidence was kept.");
        (await manager.Open("/fund/HV-2025/plan/3/evidence")).Status.ShouldBe(404);
        (await (await place.SignedIn("Social worker")).Open("/fund/HV-2025/plan/1/evidence")).Status.ShouldBe(403);
    }
}
