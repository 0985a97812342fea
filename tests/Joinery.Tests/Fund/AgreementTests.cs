using Joinery.Fund.Agreements;
using Joinery.Fund.Ledgers;
using Joinery.Fund.YearEnds;
using Joinery.Ledger;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Fund;

/// <summary>What an agreement must say, how a variation spreads contributions, what VAT costs, and how the end of a year is shared by it.</summary>
public sealed class AgreementTests
{
    private static readonly FinancialYear Year = FinancialYear.Starting(2025);
    private static readonly Code<Body> Board = Code<Body>.Of("ICB-A"), Council = Code<Body>.Of("LA");
    private static readonly Body[] Bodies = [new(Board, "Northgate Integrated Care Board", BodyKind.IntegratedCareBoard), new(Council, "Northgate Council", BodyKind.UpperTierCouncil)];
    private static readonly Code<PoolStream> Nhs = Code<PoolStream>.Of("ADD-NHS"), Local = Code<PoolStream>.Of("ADD-LA");
    private static readonly AgreementWords Words = new(Bodies.ToDictionary(body => body.Code.Text, body => body.Name));

    private static Money Pounds(string amount) => Money.Parse(amount).Value;

    private static CommissionerShares Shares(int board) => CommissionerShares.Of([.. new CommissionerShare[] { new(Board, board), new(Council, CommissionerShares.Whole - board) }.Where(share => share.BasisPoints > 0)]).OrThrow();

    private static FixedShares Fixed(int board) => new([new(Code<Partner>.Of(Board.Text), board), new(Code<Partner>.Of(Council.Text), 10_000 - board)]);

    private static SchemeTerms Scheme(string code, int board, Code<PoolStream> from, string planned, ShareRule? rule = null) =>
        new(Code<Scheme>.Of(code), $"Scheme {code}", "Social Care", Council, Shares(board), VatRegime.S33, [new(from, Pounds(planned))]) { Rule = rule };

    private static readonly AgreementClauses Clauses = new(ArrangementType.Pooled, Year.First, Year.Range.Until!.Value, "Assistant director", "People live well at home.", [new(Board, "Section 3.")],
        [PermittedCategory.ContractPrice], new(12, "Go back.", "Stay.", "Stay with their employer."))
    { Sharing = new(new Proportional(), new ReturnedToOwners()) };

    private static PoolTerms Terms(params SchemeTerms[] schemes) => new("Northgate", "E1", Year, Council, [Board, Council],
        [
            new(Nhs, "Additional NHS contribution", new("ADD_NHS"), EconomicOrigin.NhsTransfer, [new(Board, Pounds("1,500,000.00"))]) { Schedules = [new(Board, Instalments.Of(Pounds("1,500,000.00"), Quarters).OrThrow())] },
            new(Local, "Additional council contribution", new("ADD_LA"), EconomicOrigin.LocallyRaised, [new(Council, Pounds("1,000,000.00"))]),
        ], schemes.Length == 0 ? [Scheme("S1", 6_000, Nhs, "1,500,000")] : schemes)
    { Clauses = Clauses };

    private static DateOnly[] Quarters => [new(2025, 4, 15), new(2025, 7, 15), new(2025, 10, 15), new(2026, 1, 15)];

    private static IReadOnlyList<string> Faults(PoolTerms terms) => [.. AgreementCheck.Of(terms, Bodies).Select(refusal => refusal.Sentence)];

    private static PoolTerms With(PoolTerms terms, Func<AgreementClauses, AgreementClauses> clauses) => terms with { Clauses = clauses(terms.Clauses!) };

    [Fact]
    public void A_whole_agreement_has_no_fault() => Faults(Terms()).ShouldBeEmpty();

    [Fact]
    public void Every_fault_is_told_in_one_sentence()
    {
        var terms = Terms();
        StreamTerms Put(Code<Body> body, string amount) => terms.Streams[1] with { Contributions = [new(body, Pounds(amount))] };
        Faults(terms with { Streams = [terms.Streams[0], Put(Council, "-1")] }).ShouldBe(["The contribution of Northgate Council to Additional council contribution must be £0 or more."]);
        Faults(terms with { Streams = [terms.Streams[0], Put(Code<Body>.Of("XYZ"), "1")] }).ShouldBe(["XYZ is not a partner of this agreement. Choose a body that is."]);
        Faults(terms with { Host = Code<Body>.Of("XYZ") }).ShouldContain("XYZ is not a partner of this agreement. Choose a body that is.");
        Faults(terms with { Partners = [Board, Council, Code<Body>.Of("XYZ")] }).ShouldBe(["XYZ keeps no book here, so it cannot be a partner. Check its code."]);
        Faults(terms with { Streams = [terms.Streams[0] with { Contributions = [new(Board, Pounds("1,500,000.01"))] }, terms.Streams[1]] }).ShouldBe(["The instalments of Northgate Integrated Care Board to Additional NHS contribution add up to £1,500,000.00, and it agreed to put in £1,500,000.01. Make them the same."]);
        Faults(terms with { Schemes = [Scheme("S1", 6_000, Nhs, "1,500,000.01")] }).ShouldBe(["£1,500,000.01 is planned from Additional NHS contribution, and £1,500,000.00 is put into it. Plan no more than that."]);
        Faults(terms with { Schemes = [Scheme("S1", 6_000, Nhs, "1") with { Regime = VatRegime.S41ContractedOut }] }).ShouldBe(["Scheme S1 says that VAT comes back for a contracted-out service. Give the number of its heading."]);
        Faults(With(terms, clauses => clauses with { Until = clauses.From })).ShouldBe(["The agreement must end on or after the day on which it starts, 1 April 2025."]);
        Faults(With(terms, clauses => clauses with { Aims = "" })).ShouldBe(["The agreement must say what the partners want to reach."]);
        Faults(With(terms, clauses => clauses with { Exit = clauses.Exit with { NoticeMonths = 61 } })).ShouldBe(["Notice must be between 0 and 60 months."]);
        Faults(With(terms, clauses => clauses with { Sharing = clauses.Sharing! with { Rule = new FixedShares([new(Code<Partner>.Of(Board.Text), 6_000)]) } })).ShouldBe(["The shares add up to 60%. They must add up to 100%."]);
        Faults(With(terms, clauses => clauses with { Sharing = clauses.Sharing! with { RiskPool = Nhs } })).ShouldBe(["Additional NHS contribution is the risk pool, so no scheme may be planned from it."]);
        // A rule for benefits cannot share an overspend: it is found before it is signed.
        Faults(With(terms, clauses => clauses with { Sharing = clauses.Sharing! with { Rule = new AsymmetricBenefit(Code<Partner>.Of(Board.Text)) } })).ShouldHaveSingleItem().ShouldStartWith("This rule shares benefits only");
    }

    [Fact]
    public void A_variation_keeps_what_the_books_name_and_changes_something()
    {
        var before = Terms();
        IReadOnlyList<string> Problems(PoolTerms after, DateOnly from, string reason = "Winter.") => [.. new Variation(1, from, reason, after).Problems(before, Bodies).Select(refusal => refusal.Code)];
        var autumn = new DateOnly(2025, 10, 1);
        Problems(before, autumn).ShouldBe(["agreement.nothing-changed"]);
        Problems(before, autumn, " ").ShouldBe(["agreement.reason"]);
        Problems(With(before, clauses => clauses with { Aims = "More." }), autumn).ShouldBeEmpty();
        Problems(With(before, clauses => clauses with { Aims = "More." }), new(2026, 4, 1)).ShouldBe(["agreement.effective-outside"]);
        Problems(before with { Host = Board }, autumn).ShouldBe(["agreement.unchangeable"]);
        Problems(before with { Partners = [Council, Board] }, autumn).ShouldBe(["agreement.unchangeable"]);
        Problems(before with { Streams = [before.Streams[0]] }, autumn).ShouldBe(["agreement.must-stay"]);
        Problems(before with { Schemes = [Scheme("S2", 6_000, Nhs, "1")] }, autumn).ShouldBe(["agreement.must-stay"]);
    }

    [Theory]
    // Two of four quarters of £375,000 are due before October; what is left is spread over the other two, the odd penny first.
    [InlineData("1,500,000.01", "2025-10-01", "375,000.00 375,000.00 375,000.01 375,000.00")]
    [InlineData("1,000,000.00", "2025-10-01", "375,000.00 375,000.00 125,000.00 125,000.00")]
    [InlineData("1,500,000.00", "2025-10-01", "375,000.00 375,000.00 375,000.00 375,000.00")]
    // After the last day the difference is due when the variation begins.
    [InlineData("1,600,000.00", "2026-02-01", "375,000.00 375,000.00 375,000.00 375,000.00 100,000.00")]
    [InlineData("749,999.99", "2025-10-01", null)]
    public void A_changed_contribution_is_spread_over_the_days_that_are_left(string agreed, string from, string? instalments)
    {
        var terms = Terms();
        var after = terms with { Streams = [terms.Streams[0] with { Contributions = [new(Board, Pounds(agreed))] }, terms.Streams[1]] };
        var spread = Rescheduling.Of(after, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Words.Name);
        if (instalments is null) spread.Refusal!.Sentence.ShouldBe("Northgate Integrated Care Board was to pay £750,000.00 to Additional NHS contribution before 1 October 2025. Agree on no less than that, or choose an earlier first day.");
        else string.Join(' ', spread.OrThrow().Streams[0].Schedules[0].Instalments.Select(one => $"{one.Amount}"[1..])).ShouldBe(instalments);
    }

    [Fact]
    public void What_VAT_costs_is_shown_for_who_buys_and_for_who_might()
    {
        // £50,000 and £10,000 of VAT: £60,000 where the NHS buys and none comes back, £50,000 where the council does.
        var nhs = Scheme("S1", 6_000, Nhs, "60,000") with { Deliverer = Board, Regime = VatRegime.S41Irrecoverable, ExpectedVat = Pounds("10,000") };
        var council = Scheme("S2", 6_000, Nhs, "50,000") with { ExpectedVat = Pounds("10,000") };
        var found = VatDifference.Of(Terms(nhs, council, Scheme("S3", 6_000, Nhs, "5")), Bodies);
        found.Select(one => (one.Scheme.Code.Text, one.Borne, one.Others.Single().More)).ShouldBe([("S1", Pounds("10,000"), Pounds("-10,000")), ("S2", Money.Zero, Pounds("10,000"))]);
    }

    [Theory]
    [InlineData("own", "Whoever bears the cost of the scheme bears it")]
    [InlineData("capped", "In proportion to what the partners put in, up to £50,000.00 for Northgate Council; what nobody may bear goes to the board")]
    [InlineData("tiered", "The first £30,000.00: Northgate Council bears all of it; the rest: Northgate Integrated Care Board 60%, Northgate Council 40%")]
    public void A_rule_is_said_in_words(string rule, string words)
    {
        var partner = Code<Partner>.Of(Council.Text);
        ShareRule said = rule switch { "own" => new OwnRisk(), "capped" => new Capped(new Proportional(), [new(partner, Pounds("50,000"))]), _ => new Tiered([new(new OwnRisk(partner), Pounds("30,000")), new(Fixed(6_000))]) };
        var spoken = Words.Of(said);
        (char.ToUpperInvariant(spoken[0]) + spoken[1..]).ShouldBe(words);
        Words.Named("ICB-A bears £1.00 of LA-1, LA the rest.").ShouldBe("Northgate Integrated Care Board bears £1.00 of LA-1, Northgate Council the rest.");
    }

    // Books in which the council has paid for schemes, each borne by its shares.
    private static (FundNow Now, Pool Pool) Spent(PoolTerms terms, params (string Scheme, string Amount)[] payments)
    {
        var (books, pool) = (new Books(), new Pool(Code<PoolAgreement>.Of("N"), 1, terms));
        foreach (var body in Bodies) books.Add(body).OrThrow();
        books.Agree(pool.Agreement).OrThrow();
        foreach (var (code, amount) in payments)
        {
            var scheme = terms.Scheme(code)!;
            // Two sign for what goes beyond a stream.
            Journals.SupplierPaid(Voucher(code) with { Override = new("One", "Another", "The year's end.") }, pool.Agreement, terms.Coding(pool.Code, scheme, terms.Stream(scheme.Plan[0].Stream.Text)!), new("Supplier", Pounds(amount), Money.Zero, scheme.Regime, scheme.Deliverer), scheme.Shares).Then(books.Post).OrThrow();
        }
        return (new(books, [pool]), pool);
    }

    private static Voucher Voucher(string what) => new(StableId.Of<Entry>(what), new(2026, 3, 31), new(2026, 4, 20, 10, 0, 0, TimeSpan.Zero), "tests", what);

    [Fact]
    public void A_scheme_that_the_council_alone_paid_for_is_shared_60_to_40()
    {
        // W6 (g) of the domain guide: over by £10,000.00, so the board owes £6,000.00.
        var (now, pool) = Spent(Terms(Scheme("S1", 0, Local, "100,000", Fixed(6_000))), ("S1", "110,000"));
        var share = AgreedSharing.Of(now, pool, [])!.Over.ShouldHaveSingleItem();
        share.Positions.Select(position => position.Due).ShouldBe([Pounds("6,000"), Pounds("-6,000")]);
        AgreedSharing.Entry(pool, share, Voucher("share")).Then(now.Books.Post).OrThrow();
        now.Books.SpendBy(heading => heading.Book, new() { Pool = pool.Code }, AsOf.Now).ShouldBe(new Dictionary<Code<Body>, Money> { [Council] = Pounds("104,000"), [Board] = Pounds("6,000") }, ignoreOrder: true);
        now.Books.Differences(AsOf.Now).ShouldBeEmpty();
        // What is booked is not booked again.
        AgreedSharing.Entry(pool, AgreedSharing.Of(now, pool, [])!.Over.Single(), Voucher("again")).Refusal!.Code.ShouldBe("ledger.nothing-due");
    }

    [Fact]
    public void A_line_that_was_borne_60_to_40_and_is_shared_half_and_half_pays_nobody_twice()
    {
        // W6 (h): risk shares of £5,000.00 each, and the council owes the board £1,000.00.
        var (now, pool) = Spent(Terms(Scheme("S1", 6_000, Nhs, "100,000", Fixed(5_000))), ("S1", "110,000"));
        AgreedSharing.Of(now, pool, [])!.Over.Single().Positions.Select(position => (position.RiskShare, position.Due)).ShouldBe([(Pounds("5,000"), Pounds("-1,000")), (Pounds("5,000"), Pounds("1,000"))]);
    }

    [Fact]
    public void Underspends_help_first_where_the_agreement_says_so_and_the_pool_is_settled_as_a_whole()
    {
        // W3 without its pots: over by £300,000 and £100,000, under by £80,000; £240,000 falls 70 to 30, £80,000 on the board.
        var terms = With(Terms(Scheme("S1", 7_000, Nhs, "500,000", Fixed(7_000)), Scheme("S2", 0, Local, "100,000"), Scheme("S3", 10_000, Nhs, "500,000")), clauses => clauses with { Sharing = new(new OwnRisk(), new StaysInPool()) { UnderspendsFirst = true } });
        terms = terms with { Streams = [Put(terms.Streams[0], Board, "1,000,000"), Put(terms.Streams[1], Council, "100,000")] };
        var (now, pool) = Spent(terms, ("S1", "800,000"), ("S2", "20,000"), ("S3", "600,000"));
        var share = AgreedSharing.Of(now, pool, [])!.Over.ShouldHaveSingleItem();
        (share.Scheme, share.Positions.Select(position => position.RiskShare).ToList()).ShouldSatisfyAllConditions(one => one.Scheme.ShouldBeNull(), one => one.Item2.ShouldBe([Pounds("248,000"), Pounds("72,000")]));
        share.Positions.Sum(position => position.Due).ShouldBe(Money.Zero);
        AgreedSharing.Entry(pool, share, Voucher("pool")).Then(now.Books.Post).OrThrow();
        AgreedSharing.Of(now, pool, [])!.Over.Single().Positions.ShouldAllBe(position => position.Due == Money.Zero);
    }

    private static StreamTerms Put(StreamTerms stream, Code<Body> body, string amount) => stream with { Contributions = [new(body, Pounds(amount))], Schedules = [] };

    [Fact]
    public void A_risk_pool_and_money_that_nobody_planned_for_bear_what_is_left_before_the_partners_pay()
    {
        // W3 whole: £60,000 of the risk pool and £20,000 uncommitted, both of the council; then £186,000 falls on the board and £54,000 on the council.
        var code = Code<PoolStream>.Of("RISK");
        var terms = With(Terms(Scheme("S1", 7_000, Nhs, "500,000", Fixed(7_000)), Scheme("S2", 0, Local, "100,000"), Scheme("S3", 10_000, Nhs, "500,000")), clauses => clauses with { Sharing = new(new OwnRisk(), new StaysInPool()) { UnderspendsFirst = true, RiskPool = code } });
        terms = terms with { Streams = [Put(terms.Streams[0], Board, "1,000,000"), Put(terms.Streams[1], Council, "120,000"), Put(terms.Streams[1] with { Code = code, Name = "Risk pool" }, Council, "60,000")] };
        var (now, pool) = Spent(terms, ("S1", "800,000"), ("S2", "20,000"), ("S3", "600,000"));
        var share = AgreedSharing.Of(now, pool, [])!.Over.ShouldHaveSingleItem();
        (share.Run.Variance, share.Run.FromRiskPool, share.Run.FromUncommitted, share.Run.Shareable).ShouldBe((Pounds("320,000"), Pounds("60,000"), Pounds("20,000"), Pounds("240,000")));
        share.Run.Shares.Select(one => one.Amount).ShouldBe([Pounds("186,000"), Pounds("54,000")]);
        share.Positions.Select(position => position.RiskShare).ShouldBe([Pounds("186,000"), Pounds("134,000")]);
        share.Positions.Sum(position => position.Due).ShouldBe(Money.Zero);
        // Where the rest must stay with its stream, it helps nobody.
        var restricted = terms with { Streams = [terms.Streams[0], terms.Streams[1] with { Kind = terms.Streams[1].Kind with { Restricted = true } }, terms.Streams[2]], Schemes = [terms.Schemes[0], terms.Schemes[2]] };
        (now, pool) = Spent(restricted, ("S1", "800,000"), ("S3", "600,000"));
        AgreedSharing.Of(now, pool, [])!.Over.Single().Run.FromUncommitted.ShouldBe(Money.Zero);
    }

    [Fact]
    public void What_was_spent_outside_the_terms_falls_on_the_body_at_fault_before_anything_is_shared()
    {
        // £90,000 over, of it £40,000 without authority by the council; the rest half and half.
        var (now, pool) = Spent(Terms(Scheme("S1", 5_000, Nhs, "100,000", Fixed(5_000))), ("S1", "190,000"));
        RecordedFault At(long number, string amount) => new(number, "S1", Council.Text, Pounds(amount).Pence, "Bought without authority.", "audit/7", DateTimeOffset.UnixEpoch, "Somebody");
        var share = AgreedSharing.Of(now, pool, FaultBook.Holding([At(1, "70,000"), At(2, "40,000")]))!.Over.ShouldHaveSingleItem();
        (share.Run.Faults.Select(one => one.Amount).ToList(), share.Run.Shares.Select(one => one.Amount).ToList()).ShouldSatisfyAllConditions(one => one.Item1.ShouldBe([Money.Zero, Pounds("40,000")]), one => one.Item2.ShouldBe([Pounds("25,000"), Pounds("25,000")]));
        share.Positions.Select(position => (position.RiskShare, position.Due)).ShouldBe([(Pounds("25,000"), Pounds("-20,000")), (Pounds("65,000"), Pounds("20,000"))]);
        AgreedSharing.Entry(pool, share, Voucher("share")).Then(now.Books.Post).OrThrow();
        now.Books.Differences(AsOf.Now).ShouldBeEmpty();
        // Taken back, it is shared like the rest.
        FaultBook.Holding([At(2, "40,000"), At(3, "0")]).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_left_goes_by_the_rule_for_underspends_and_a_restricted_stream_keeps_its_own()
    {
        var terms = Terms(Scheme("S1", 10_000, Nhs, "500,000"), Scheme("S2", 0, Local, "100,000"));
        var restricted = terms with { Streams = [terms.Streams[0], terms.Streams[1] with { Kind = terms.Streams[1].Kind with { Restricted = true } }] };
        var (now, pool) = Spent(terms, ("S1", "480,000"), ("S2", "90,000"));
        AgreedSharing.Of(now, pool, [])!.Under!.Shares.Select(share => share.Amount).ShouldBe([Pounds("-20,000"), Pounds("-10,000")]);
        (now, pool) = Spent(restricted, ("S1", "480,000"), ("S2", "90,000"));
        AgreedSharing.Of(now, pool, [])!.Under.ShouldSatisfyAllConditions(run => run!.Shares.Select(share => share.Amount).ShouldBe([Pounds("-20,000"), Money.Zero]), run => run!.SetAside.ShouldBe(Pounds("-10,000")));
    }

    [Fact]
    public void An_agreement_without_a_rule_shares_nothing_by_itself()
    {
        var (now, pool) = Spent(Terms() with { Clauses = null }, ("S1", "1,400,000"));
        AgreedSharing.Of(now, pool, []).ShouldBeNull();
    }

    [Fact]
    public void An_agreement_keeps_all_its_words_as_text_and_one_from_before_is_read()
    {
        var terms = Terms(Scheme("S1", 6_000, Nhs, "1", new Capped(new Proportional(), [new(Code<Partner>.Of(Council.Text), Pounds("50,000"))])));
        var text = AgreedText.Write(terms);
        AgreedText.Write(AgreedText.Read<PoolTerms>(text).OrThrow()).ShouldBe(text);
        const string before = """{"name":"N","area":"E1","year":"2025/26","host":"LA","partners":["LA"],"streams":[{"code":"A","name":"A","kind":{"code":"ADD_LA","capitalOnly":false,"localGovernmentOnly":false,"restricted":false},"origin":"locally-raised","contributions":[{"body":"LA","agreed":1.00}]}],"schemes":[]}""";
        AgreedText.Read<PoolTerms>(before).OrThrow().Clauses.ShouldBeNull();
    }
}
