using Joinery.Ledger;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgateBooks;

namespace Joinery.Tests.Ledger;

/// <summary>Returns, restatement and the memorandum account: W7 and W8 of the domain guide.</summary>
public sealed class ReturnsTests
{
    private static readonly FinancialYear Year = FinancialYear.Starting(2025);
    private static readonly Dictionary<Code<PoolStream>, Money> Plan = new()
    {
        [NhsMin] = Pounds("24,750,000"),
        [AddNhs] = Pounds("1,500,000"),
        [Labcg] = Pounds("9,800,000"),
        [Dfg] = Pounds("2,100,001"),
        [AddLa] = Pounds("3,000,000"),
    };

    private readonly NorthgateBooks _place = new();

    private Entry Spend(string effective, string recorded, string scheme, Code<PoolStream> stream, string pounds)
    {
        var shares = stream == NhsMin ? SixtyForty : CommissionerShares.AllOn(Council);
        var (amount, on) = (Pounds(pounds), _place.On(effective, recorded));
        return _place.Post(amount.IsNegative
            ? Journals.CreditNote(on, _place.Agreement, Coded(scheme, stream), Invoice(pounds[1..], "0"), shares)
            : Journals.SupplierPaid(on, _place.Agreement, Coded(scheme, stream), Invoice(pounds, "0"), shares));
    }

    private PoolReturn Freeze(string end, string frozen, PoolReturn? before = null) =>
        Returns.Prepare(_place.Books, Pool, Year, Day(end), AsOf.EndOf(Day(frozen)), Plan, before).Value;

    [Fact]
    public void W7_a_quarter_counts_what_belongs_to_it_even_when_it_was_recorded_after_its_end()
    {
        Spend("2025-05-14", "2025-05-14", "S01", NhsMin, "1,450,000.00");
        Spend("2025-06-30", "2025-06-30", "S06", Labcg, "2,450,000.00");
        Spend("2025-06-30", "2025-07-02", "S07", Dfg, "402,500.50");
        var quarter = Freeze("2025-06-30", "2025-08-15");
        var found = quarter.Streams.Where(line => line.Value.YearToDate != Money.Zero).Select(line => (line.Key.Text, line.Value)).Append(("Pool", quarter.Total))
            .Select(line => $"{line.Item1} | {line.Item2.YearToDate.Pounds:0.00} | {line.Item2.PercentOfPlan:0.00}");
        found.ShouldBe(Rows("""
            | line    | year to date | % of plan |
            | NHS-MIN | 1450000.00   | 5.86      |
            | LABCG   | 2450000.00   | 25.00     |
            | DFG     | 402500.50    | 19.17     |
            | Pool    | 4302500.50   | 10.46     |
            """).Select(row => string.Join(" | ", row)));
        Freeze("2025-06-30", "2025-07-01").Total.YearToDate.ShouldBe(Pounds("3,900,000.00"), "what was recorded on 2 July was not known the day before");
    }

    [Fact]
    public void W8_a_late_entry_falls_into_the_next_discrete_quarter_and_restates_the_earlier_one()
    {
        Spend("2025-05-10", "2025-05-10", "S01", NhsMin, "200,000.00");
        Spend("2025-06-28", "2025-07-03", "S01", NhsMin, "50,000.00");
        Spend("2025-08-14", "2025-08-14", "S01", NhsMin, "180,000.00");
        var first = Freeze("2025-06-30", "2025-08-15");
        var late = Spend("2025-06-15", "2025-09-22", "S01", NhsMin, "-12,500.00");
        first.Total.ShouldBe(new(Pounds("250,000"), Pounds("250,000"), Pounds("41,150,001")));
        var second = Freeze("2025-09-30", "2025-11-11", first);
        (second.Total.YearToDate, second.Total.Discrete).ShouldBe((Pounds("417,500"), Pounds("167,500")));
        var restated = Returns.Restate(_place.Books, first, AsOf.EndOf(Day("2025-11-11")))[NhsMin];
        (restated.Submitted, restated.Restated, restated.Difference).ShouldBe((Pounds("250,000"), Pounds("237,500"), Pounds("-12,500")));
        restated.Late.Select(one => (one.Booked.Entry.Id, one.Amount)).ShouldBe([(late.Id, Pounds("-12,500"))]);
        Freeze("2025-06-30", "2025-08-15").Streams.ShouldBe(first.Streams, ignoreOrder: true);
    }

    [Fact]
    public void A_return_follows_an_earlier_one_of_the_same_pool_and_year()
    {
        var first = Freeze("2025-06-30", "2025-08-15");
        Returns.Prepare(_place.Books, Pool, Year, Day("2025-06-30"), AsOf.EndOf(Day("2025-11-11")), Plan, first).Refusal!.Code.ShouldBe("ledger.return-order");
        Returns.Prepare(_place.Books, Pool, Year.Next, Day("2026-06-30"), AsOf.EndOf(Day("2026-08-11")), Plan, first).Refusal!.Code.ShouldBe("ledger.return-order");
        Returns.Prepare(_place.Books, Code<PoolAgreement>.Of("OTHER"), Year, Day("2025-06-30"), AsOf.EndOf(Day("2025-11-11")), Plan, null).Refusal!.Code.ShouldBe("ledger.stream-unknown");
    }

    [Theory]
    [InlineData("0.00", "0.00", null)]
    [InlineData("1.00", "0.00", null)]
    [InlineData("0.00", "8.00", "0.00")]
    [InlineData("0.99", "800.00", "0.12")]
    [InlineData("1.00", "800.00", "0.13")]
    [InlineData("-1.00", "800.00", "-0.13")]
    public void Percent_of_plan_is_rounded_half_up_and_unknown_without_a_plan(string spent, string plan, string? percent)
    {
        var found = new ReturnLine(Pounds(spent), Pounds(spent), Pounds(plan)).PercentOfPlan?.ToString("0.00");
        found.ShouldBe(percent);
    }

    [Fact]
    public void The_memorandum_account_adds_up_and_shows_what_is_returned_and_carried_forward()
    {
        Spend("2025-05-10", "2025-05-10", "S01", NhsMin, "24,000,000.00");
        Spend("2025-05-10", "2025-05-10", "S06", Labcg, "9,800,000.00");
        var returned = _place.Post(Journals.UnderspendReturned(_place.On("2026-03-31"), _place.Agreement, Coded("S01", NhsMin), IcbA, Pounds("600,000")));
        _place.Post(Journals.DebtSettled(_place.On("2026-04-15"), Coded("S01", NhsMin), Account.RefundDebtor, IcbA, Council, Pounds("600,000")));
        var note = MemorandumAccount.Of(_place.Books, Pool, AsOf.Now).Value;
        note.Lines.Append(new(Code<Body>.Of("Total"), note.Provided, note.Met, note.Lines.Sum(line => line.Returned)))
            .Select(line => $"{line.Body} | {line.Provided.Pounds:0} | {line.Met.Pounds:0} | {line.Share.Pounds:0} | {line.Returned.Pounds:0} | {line.CarriedForward.Pounds:0}").ShouldBe(Rows("""
            | body    | funding provided | expenditure met | share of net | returned | carried forward |
            | ICB-A   | 23000000         | 14400000        | 8600000      | 600000   | 8000000         |
            | ICB-B   | 3250000          | 0               | 3250000      | 0        | 3250000         |
            | Council | 14900001         | 19400000        | -4499999     | 0        | -4499999        |
            | Total   | 41150001         | 33800000        | 7350001      | 600000   | 6750001         |
            """).Select(row => string.Join(" | ", row)));
        (note.Net, note.CarriedForward).ShouldBe((Pounds("7,350,001"), Pounds("6,750,001")));
        _place.Post(Outcome.Of(Journals.Reversal(_place.On("2026-04-20"), returned)));
        MemorandumAccount.Of(_place.Books, Pool, AsOf.Now).Value.Lines[0].Returned.ShouldBe(Money.Zero);
    }
}
