using FsCheck;
using FsCheck.Fluent;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Ledger;

/// <summary>
/// The invariants of the domain guide over entries drawn by chance, with an auditor who works everything out again: I1 to I6, I8, I9, I11, I13, I14.
/// The benchmarks do the same with a million entries.
/// </summary>
public sealed class BooksProperties
{
    private const int Entries = 60_000, Looks = 8;

    [Fact]
    public void Whatever_comes_the_books_balance_agree_and_say_what_the_postings_say()
    {
        var random = Seed.Random();
        var books = new RandomBooks(random, limitPence: 100_000_000);
        var auditor = new NaiveAuditor([.. books.Books.Bodies]);
        for (var i = 0; i < Entries; i++)
            if (books.Step() is { } booked) auditor.Accept(booked, books.Pool);
        for (var i = 0; i < Looks; i++) auditor.Compare(books.Books, books.Pool.Code, books.AnyTime());
        auditor.Compare(books.Books, books.Pool.Code, AsOf.Now);
        auditor.CompareUse(books.Books, books.Pool);
        auditor.CompareChain(books.Books);
        auditor.Faults.ShouldBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine($"{books.Books.Entries.Count} entries, {auditor.Postings} postings; refused: {string.Join(", ", books.Refused.Select(one => $"{one.Key} {one.Value}"))}");
        books.Books.Entries.Count.ShouldBeGreaterThan(Entries / 3, "most events are booked");
        books.Books.Entries.Select(booked => booked.Entry.Kind).Distinct().Count().ShouldBeGreaterThan(17, "every kind of event came");
        books.Refused.Keys.ShouldBeSubsetOf(books.Refused.Keys.Where(code => code.StartsWith("ledger.", StringComparison.Ordinal)));
        foreach (var expected in new[] { "stream-limit", "default-liability", "capital-only", "local-government-only", "unbalanced", "mirror-disagrees", "reversed-already", "commitment-step" })
            books.Refused.ShouldContainKey($"ledger.{expected}");
    }

    [Fact]
    public void I13_shares_of_a_cost_add_up_to_it_follow_the_agreements_order_and_mirror_when_credited() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), Gen.Choose(0, 10_000).ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), (pence, one, two) =>
        {
            var (least, most) = (Math.Min(one, two), Math.Max(one, two));
            CommissionerShare[] shares = [new(NorthgateBooks.Council, least), new(NorthgateBooks.IcbB, most - least), new(NorthgateBooks.IcbA, 10_000 - most)];
            Code<Body>[] order = [NorthgateBooks.IcbA, NorthgateBooks.IcbB, NorthgateBooks.Council];
            IReadOnlyList<(Code<Body> Body, Money Amount)> Parts(long of, params CommissionerShare[] by) => CommissionerShares.Of(by).Value.Divide(new(of), order).Value;
            var parts = Parts(pence, shares);
            return parts.Sum(part => part.Amount).Pence == pence && parts.Select(part => part.Body).SequenceEqual(order)
                && parts.SequenceEqual(Parts(pence, [.. shares.Reverse()])) && parts.Select(part => -part.Amount).SequenceEqual(Parts(-(long)pence, shares).Select(part => part.Amount));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void I5_risk_shares_add_up_to_the_variance_and_leave_each_partner_with_its_own_share()
    {
        var random = Seed.Random();
        for (var i = 0; i < 2_000; i++)
        {
            var place = new NorthgateBooks();
            Code<Body>[] partners = [NorthgateBooks.IcbA, NorthgateBooks.IcbB, NorthgateBooks.Council];
            long[] Weights() => [random.Next(1, 100), random.Next(100), random.Next(100)];
            Money budget = new(random.Next(1_000_000)), actual = new(1 + random.Next(1_000_000)), variance = actual - budget;
            Money[] budgets = budget.Split(Weights()), borne = actual.Split(Weights()), risks = variance.Split(Weights());
            risks.Sum().ShouldBe(variance);
            BorneShare[] line = [.. partners.Select((partner, at) => new BorneShare(partner, budgets[at], borne[at], risks[at]))];
            line.Sum(share => share.Due).ShouldBe(Money.Zero);
            var shared = Journals.OverspendShared(place.On("2026-03-31"), place.Agreement, NorthgateBooks.Coded("S01", NorthgateBooks.NhsMin), line);
            if (shared.Refusal?.Code == "ledger.nothing-due") continue;
            var entry = place.Post(shared);
            foreach (var (at, partner) in partners.Index())
                (borne[at] + entry.Postings.Where(posting => posting.Heading.Book == partner && posting.Heading.Account == Account.Expenditure).Sum(posting => posting.Amount)).ShouldBe(budgets[at] + risks[at]);
        }
    }

    [Fact]
    public void The_auditor_finds_what_is_wrong()
    {
        var books = new RandomBooks(Seed.Random(), limitPence: 1_000_000_000);
        var booked = Enumerable.Range(0, 200).Select(_ => books.Step()).OfType<BookedEntry>().ToList();
        var forged = booked[50] with { Entry = booked[50].Entry with { Postings = [.. booked[50].Entry.Postings.Skip(1)] } };
        var auditor = new NaiveAuditor([.. books.Books.Bodies]);
        foreach (var one in booked) auditor.Accept(one == booked[50] ? forged : one, books.Pool);
        auditor.Compare(books.Books, books.Pool.Code, AsOf.Now);
        auditor.CompareChain(books.Books);
        foreach (var invariant in new[] { "I1, entry 51", "I2", "I8: entry 51", "I9, entry 51" }) auditor.Faults.ShouldContain(fault => fault.StartsWith(invariant, StringComparison.Ordinal));
    }
}
