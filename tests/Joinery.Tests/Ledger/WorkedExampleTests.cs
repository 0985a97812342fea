using Joinery.Ledger;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgateBooks;

namespace Joinery.Tests.Ledger;

/// <summary>The worked examples W6 and W12 of the domain guide, to the penny. Debits are above zero, credits below.</summary>
public sealed class WorkedExampleTests
{
    private readonly NorthgateBooks _place = new();

    private Entry Instalment() => _place.Post(Journals.ContributionPaid(_place.On("2025-04-15"), _place.Agreement, Coded("", NhsMin), IcbA, Contributions.Instalments(Pounds("23,000,000"), 4)[0]));

    private Entry PaidInvoice() => _place.Post(Journals.SupplierPaid(_place.On("2025-05-14"), _place.Agreement, Coded("S01", NhsMin), Invoice("120,000", "24,000"), SixtyForty));

    [Fact]
    public void W6a_a_partner_pays_a_quarter() => Shows(Instalment(), """
        | book    | account                | pounds        |
        | Council | Cash                   | 5,750,000.00  |
        | Council | PoolCreditor:ICB-A     | -5,750,000.00 |
        | ICB-A   | PoolPrepayment:Council | 5,750,000.00  |
        | ICB-A   | Cash                   | -5,750,000.00 |
        """);

    [Fact]
    public void W6b_an_invoice_is_borne_by_both_and_creditor_and_prepayment_agree()
    {
        Instalment();
        Shows(PaidInvoice(), """
            | book    | account                | pounds      |
            | Council | Cash                   | -144,000.00 |
            | Council | VatDebtor              | 24,000.00   |
            | Council | Expenditure            | 48,000.00   |
            | Council | PoolCreditor:ICB-A     | 72,000.00   |
            | ICB-A   | Expenditure            | 72,000.00   |
            | ICB-A   | PoolPrepayment:Council | -72,000.00  |
            """);
        _place.Spend.ShouldBe(Pounds("120,000"));
        _place.Balance(Council, Account.PoolCreditor, IcbA).ShouldBe(Pounds("-5,678,000"));
        _place.Balance(IcbA, Account.PoolPrepayment, Council).ShouldBe(Pounds("5,678,000"));
    }

    [Fact]
    public void W6c_a_credit_note_takes_the_shares_of_its_invoice()
    {
        Instalment();
        var invoice = PaidInvoice();
        var credit = _place.Post(Journals.CreditNote(_place.On("2025-06-03"), _place.Agreement, invoice, Pounds("5,000"), Pounds("1,000")));
        credit.RefersTo.ShouldBe(invoice.Id);
        Shows(credit, """
            | book    | account                | pounds    |
            | Council | Cash                   | 6,000.00  |
            | Council | VatDebtor              | -1,000.00 |
            | Council | Expenditure            | -2,000.00 |
            | Council | PoolCreditor:ICB-A     | -3,000.00 |
            | ICB-A   | Expenditure            | -3,000.00 |
            | ICB-A   | PoolPrepayment:Council | 3,000.00  |
            """);
        _place.Spend.ShouldBe(Pounds("115,000"));
        _place.Balance(Council, Account.PoolCreditor, IcbA).ShouldBe(Pounds("-5,681,000"));
        _place.Balance(IcbA, Account.PoolPrepayment, Council).ShouldBe(Pounds("5,681,000"));
    }

    [Fact]
    public void W6d_vat_that_does_not_come_back_is_part_of_the_cost_and_the_avoidable_part_is_shown()
    {
        var irrecoverable = Invoice("50,000", "10,000", VatRegime.S41Irrecoverable);
        Shows(_place.Post(Journals.SupplierPaid(_place.On("2025-05-14"), _place.Agreement, Coded("S01", NhsMin), irrecoverable, SixtyForty)), """
            | book    | account                | pounds     |
            | Council | Cash                   | -60,000.00 |
            | Council | Expenditure            | 24,000.00  |
            | Council | PoolCreditor:ICB-A     | 36,000.00  |
            | ICB-A   | Expenditure            | 36,000.00  |
            | ICB-A   | PoolPrepayment:Council | -36,000.00 |
            """);
        VatComparison.Of(irrecoverable, Invoice("50,000", "10,000")).Value.Select(option => option.Avoidable).ShouldBe([Pounds("10,000"), Money.Zero]);
    }

    [Theory]
    [InlineData(VatRegime.S33, "50,000.00")]
    [InlineData(VatRegime.S41ContractedOut, "50,000.00")]
    [InlineData(VatRegime.S41Irrecoverable, "60,000.00")]
    [InlineData(VatRegime.Business, "50,000.00")]
    [InlineData(VatRegime.AgencyTaxable, "60,000.00")]
    public void Each_treatment_of_vat_has_its_cost(VatRegime regime, string cost) => Invoice("50,000", "10,000", regime, heading: 1).Cost.ShouldBe(Pounds(cost));

    [Fact]
    public void W6e_another_partner_delivers()
    {
        var bought = Invoice("10,000", "2,000", VatRegime.S41ContractedOut, IcbA, heading: 45);
        Shows(_place.Post(Journals.SupplierPaid(_place.On("2025-05-14"), _place.Agreement, Coded("S01", NhsMin), bought, SixtyForty)), """
            | book    | account                | pounds     |
            | ICB-A   | Cash                   | -12,000.00 |
            | ICB-A   | VatDebtor              | 2,000.00   |
            | ICB-A   | Expenditure            | 6,000.00   |
            | ICB-A   | RechargeDebtor:Council | 4,000.00   |
            | Council | Expenditure            | 4,000.00   |
            | Council | RechargeCreditor:ICB-A | -4,000.00  |
            """);
    }

    [Fact]
    public void S3_with_three_partners_passes_the_third_ones_share_through_the_host()
    {
        var shares = CommissionerShares.Of(new CommissionerShare(IcbA, 5000), new CommissionerShare(IcbB, 2000), new CommissionerShare(Council, 3000)).Value;
        Shows(_place.Post(Journals.SupplierPaid(_place.On("2025-05-14"), _place.Agreement, Coded("S01", NhsMin), Invoice("10,000", "2,000", VatRegime.S41ContractedOut, IcbA, 45), shares)), """
            | book    | account                | pounds     |
            | ICB-A   | Cash                   | -12,000.00 |
            | ICB-A   | VatDebtor              | 2,000.00   |
            | ICB-A   | Expenditure            | 5,000.00   |
            | ICB-A   | RechargeDebtor:Council | 5,000.00   |
            | Council | Expenditure            | 3,000.00   |
            | Council | PoolCreditor:ICB-B     | 2,000.00   |
            | Council | RechargeCreditor:ICB-A | -5,000.00  |
            | ICB-B   | Expenditure            | 2,000.00   |
            | ICB-B   | PoolPrepayment:Council | -2,000.00  |
            """);
    }

    [Fact]
    public void W6f_an_accrual_is_turned_round_on_the_first_day_of_the_next_month()
    {
        var accrual = _place.Post(Journals.Accrued(_place.On("2026-03-31"), _place.Agreement, Coded("S01", NhsMin), Invoice("12,345.67", "0"), SixtyForty));
        Shows(accrual, """
            | book    | account     | pounds    |
            | ICB-A   | Expenditure | 7,407.40  |
            | ICB-A   | Accrual     | -7,407.40 |
            | Council | Expenditure | 4,938.27  |
            | Council | Accrual     | -4,938.27 |
            """);
        var reversal = _place.Post(Journals.AccrualReversed(_place.On("2026-04-07"), accrual));
        (reversal.Effective, reversal.Reverses).ShouldBe((Day("2026-04-01"), accrual.Id));
        Shows(reversal, """
            | book    | account     | pounds    |
            | ICB-A   | Expenditure | -7,407.40 |
            | ICB-A   | Accrual     | 7,407.40  |
            | Council | Expenditure | -4,938.27 |
            | Council | Accrual     | 4,938.27  |
            """);
        _place.Spend.ShouldBe(Money.Zero);
    }

    [Fact]
    public void W6g_an_overspend_carried_by_the_council_alone_is_shared()
    {
        BorneShare[] line =
        [
            new(IcbA, BudgetShare: Money.Zero, Borne: Money.Zero, RiskShare: Pounds("6,000")),
            new(Council, BudgetShare: Pounds("100,000"), Borne: Pounds("110,000"), RiskShare: Pounds("4,000")),
        ];
        Shows(_place.Post(Journals.OverspendShared(_place.On("2026-03-31"), _place.Agreement, Coded("S02", NhsMin), line)), """
            | book    | account                   | pounds    |
            | Council | RiskShareDebtor:ICB-A     | 6,000.00  |
            | Council | Expenditure               | -6,000.00 |
            | ICB-A   | Expenditure               | 6,000.00  |
            | ICB-A   | RiskShareCreditor:Council | -6,000.00 |
            """);
    }

    [Fact]
    public void W6h_an_overspend_already_split_is_not_charged_twice()
    {
        BorneShare[] line =
        [
            new(IcbA, BudgetShare: Pounds("60,000"), Borne: Pounds("66,000"), RiskShare: Pounds("5,000")),
            new(Council, BudgetShare: Pounds("40,000"), Borne: Pounds("44,000"), RiskShare: Pounds("5,000")),
        ];
        line[0].Due.ShouldBe(Pounds("-1,000"));
        _place.Post(Journals.SupplierPaid(_place.On("2025-09-01"), _place.Agreement, Coded("S02", NhsMin), Invoice("110,000", "0"), SixtyForty));
        Shows(_place.Post(Journals.OverspendShared(_place.On("2026-03-31"), _place.Agreement, Coded("S02", NhsMin), line)), """
            | book    | account                 | pounds    |
            | ICB-A   | RiskShareDebtor:Council | 1,000.00  |
            | ICB-A   | Expenditure             | -1,000.00 |
            | Council | Expenditure             | 1,000.00  |
            | Council | RiskShareCreditor:ICB-A | -1,000.00 |
            """);
        _place.Balance(IcbA, Account.Expenditure).ShouldBe(Pounds("65,000"));
        _place.Balance(Council, Account.Expenditure).ShouldBe(Pounds("45,000"));
    }

    [Theory]
    [InlineData("7,333,333.35", 4, "1,833,333.34 x3, 1,833,333.33 x1")]
    [InlineData("9,800,000.00", 12, "816,666.67 x8, 816,666.66 x4")]
    public void W6i_instalments_add_up_and_the_earlier_take_the_pence(string total, int count, string expected)
    {
        var parts = Contributions.Instalments(Pounds(total), count);
        parts.Sum().ShouldBe(Pounds(total));
        string.Join(", ", parts.GroupBy(part => part).Select(same => $"{same.Key.Pounds:N2} x{same.Count()}")).ShouldBe(expected);
        parts.ShouldBe(parts.OrderDescending());
    }

    [Fact]
    public void W6j_next_years_contribution_is_rolled_forward()
    {
        var next = Contributions.RollForward(Pounds("10,000,000"), Pounds("50,000"), 200, Pounds("-25,000"), 100);
        (next.Recurrent, next.Inflation, next.Planned, next.Efficiency).ShouldBe((Pounds("10,050,000"), Pounds("201,000"), Pounds("-25,000"), Pounds("100,500")));
        next.Total.ShouldBe(Pounds("10,125,500"));
    }

    [Fact]
    public void W6k_a_cost_takes_the_shares_in_force_on_its_effective_day()
    {
        var agreed = new SharesOverTime([(DateRange.Of(Day("2025-04-01"), Day("2025-10-01")), SixtyForty), (DateRange.Of(Day("2025-10-01"), Day("2026-04-01")), Shares(IcbA, 5500, Council, 4500))]);
        foreach (var (day, net) in new[] { ("2025-09-30", "100,000"), ("2025-10-01", "80,000") })
            _place.Post(Journals.SupplierPaid(_place.On(day), _place.Agreement, Coded("S01", NhsMin), Invoice(net, "0"), agreed.On(Day(day)).Value));
        _place.Balance(IcbA, Account.Expenditure).ShouldBe(Pounds("104,000"));
        _place.Balance(Council, Account.Expenditure).ShouldBe(Pounds("76,000"));
        agreed.On(Day("2026-04-01")).Refusal!.Code.ShouldBe("ledger.shares-not-agreed");
    }

    [Fact]
    public void The_other_events_of_the_table_balance_in_every_book()
    {
        Shows(_place.Post(Journals.ContributionEarmarked(_place.On("2025-04-01"), _place.Agreement, Coded("", AddLa), Pounds("3,000,000"))), """
            | book    | account     | pounds        |
            | Council | GeneralFund | 3,000,000.00  |
            | Council | PoolReserve | -3,000,000.00 |
            """);
        Shows(_place.Post(Journals.GrantReceived(_place.On("2025-04-20"), Coded("", Labcg), Council, Pounds("816,666.67"), conditionsMet: false)), """
            | book    | account               | pounds      |
            | Council | Cash                  | 816,666.67  |
            | Council | GrantReceiptInAdvance | -816,666.67 |
            """);
        Shows(_place.Post(Journals.GrantEarned(_place.On("2025-05-20"), Coded("", Labcg), Council, Pounds("816,666.67"))), """
            | book    | account               | pounds      |
            | Council | GrantReceiptInAdvance | 816,666.67  |
            | Council | GrantIncome           | -816,666.67 |
            """);
        Shows(_place.Post(Journals.CapitalPassedOn(_place.On("2025-06-01"), Coded("S07", Dfg), Council, District, Pounds("700,000"))), """
            | book     | account                | pounds      |
            | Council  | CapitalGrantToDistrict | 700,000.00  |
            | Council  | Cash                   | -700,000.00 |
            | District | Cash                   | 700,000.00  |
            | District | CapitalGrantUnapplied  | -700,000.00 |
            """);
        Shows(_place.Post(Journals.UnderspendReturned(_place.On("2026-03-31"), _place.Agreement, Coded("S09", AddNhs), IcbA, Pounds("20,000"))), """
            | book    | account                | pounds     |
            | Council | PoolCreditor:ICB-A     | 20,000.00  |
            | Council | RefundCreditor:ICB-A   | -20,000.00 |
            | ICB-A   | RefundDebtor:Council   | 20,000.00  |
            | ICB-A   | PoolPrepayment:Council | -20,000.00 |
            """);
        Shows(_place.Post(Journals.DebtSettled(_place.On("2026-04-15"), Coded("S09", AddNhs), Account.RefundDebtor, IcbA, Council, Pounds("20,000"))), """
            | book    | account              | pounds     |
            | Council | RefundCreditor:ICB-A | 20,000.00  |
            | Council | Cash                 | -20,000.00 |
            | ICB-A   | Cash                 | 20,000.00  |
            | ICB-A   | RefundDebtor:Council | -20,000.00 |
            """);
        Shows(_place.Post(Journals.AgencyPaid(_place.On("2026-04-16"), Coded("S09", AddNhs), Invoice("1,000", "200", VatRegime.S41Irrecoverable), IcbA)), """
            | book    | account                     | pounds    |
            | Council | PassThroughDebtor:ICB-A     | 1,200.00  |
            | Council | Cash                        | -1,200.00 |
            | ICB-A   | Expenditure                 | 1,200.00  |
            | ICB-A   | PassThroughCreditor:Council | -1,200.00 |
            """);
        _place.Books.TrialBalances(AsOf.Now).ShouldAllBe(balance => balance.Total == Money.Zero);
    }

    [Fact]
    public void W12_a_stream_takes_its_last_penny_and_no_more_unless_two_sign()
    {
        Entry Reserve(string pounds, LimitOverride? signed = null) => Journals.CommitmentReserved(_place.On("2025-06-01") with { Override = signed }, _place.Agreement, Coded("S06", Labcg),
            new(_place.NextId().Value), Invoice(pounds, "0"), CommissionerShares.AllOn(Council), Day("2026-04-01")).Value;
        _place.Post(Journals.SupplierPaid(_place.On("2025-05-14"), _place.Agreement, Coded("S06", Labcg), Invoice("250,000", "0"), CommissionerShares.AllOn(Council)));
        _place.Post(Reserve("9,500,000"));
        _place.Books.Position(Pool, Labcg).Value.Free.ShouldBe(Pounds("50,000"));
        _place.Post(Reserve("50,000"));
        _place.Books.Post(Reserve("0.01")).Refusal!.Sentence.ShouldBe(
            "Stream LABCG of pool NORTHGATE-2025 has £0.00 free and would need £0.01 more. Find the money elsewhere, vary the agreement, or let two signatories override.");
        _place.Books.Post(Reserve("0.01", new("A. Finance", "a. finance ", "Late winter grant"))).Refusal!.Code.ShouldBe("ledger.override-incomplete");
        var overridden = _place.Books.Post(Reserve("0.01", new("A. Finance", "B. Director", "Late winter grant"))).Value;
        _place.Books.Entries[^1].Entry.Override.ShouldBe(new("A. Finance", "B. Director", "Late winter grant"));
        overridden.Entry.Override.ShouldNotBeNull();
        _place.Books.Position(Pool, Labcg).Value.Free.ShouldBe(Pounds("-0.01"));
    }

    [Fact]
    public void W12_a_default_is_blocked_until_every_partner_has_agreed()
    {
        Entry Pay(params Code<Body>[] agreed) => Journals.SupplierPaid(_place.On("2025-06-01") with { AgreedBy = agreed }, _place.Agreement, Coded("S06", Labcg),
            Invoice("3,000", "0", category: PermittedCategory.DefaultLiability), CommissionerShares.AllOn(Council)).Value;
        _place.Books.Post(Pay(IcbA, Council)).Refusal!.Sentence.ShouldBe("The pool may pay for a default only when every partner has agreed. ICB-B has not.");
        _place.Books.Post(Pay(IcbA, Council, IcbB)).IsAccepted.ShouldBeTrue();
    }
}
