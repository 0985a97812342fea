using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>
/// The agreements of the fictional pool: that of the past year with a variation that the council signed late, and that of the year that runs,
/// with a variation that waits for the council's signature.
/// </summary>
internal static class DemoAgreements
{
    private static readonly Code<Body> Board = Code<Body>.Of("XHV"), Council = Code<Body>.Of("XHC");
    private static readonly Money MoreForCrisis = new(250_000_00);

    /// <summary>What holds on the demo's day: the money of the pool with the words of its agreement.</summary>
    public static PoolTerms InForce(PoolTerms money) => Complete(money) with { Schemes = [.. Complete(money).Schemes.Select(scheme => scheme.Code.Text == "S02" ? scheme with { Rule = SixtyForty } : scheme)] };

    public static async Task Seed(DemoSeed seed, Pool past, Pool present, string by, string name)
    {
        var (was, now) = (past.Terms.Year.First, present.Terms.Year.First);
        var autumn = new DateOnly(was.Year, 10, 1);
        var next = new DateOnly(seed.Today.Year, seed.Today.Month, 1).AddMonths(1);
        var before = past.Terms with { Schemes = [.. past.Terms.Schemes.Select(scheme => scheme with { Rule = null })] };
        (Pool Pool, long Version, DateOnly From, PoolTerms Terms, string Reason, DateOnly RecordedOn, (DateOnly? Board, DateOnly? Council) Signed)[] versions =
        [
            (past, 1, was, before, "Agreed by the health and wellbeing board.", was.AddDays(-14), (was.AddDays(-4), was.AddDays(4))),
            (past, 2, autumn, past.Terms, $"Home care after hospital is shared 60 to 40, as the partnership board decided on 9 September {was.Year}.", autumn.AddDays(-14), (autumn.AddDays(-7), autumn.AddDays(6))),
            (present, 1, now, present.Terms, "Agreed by the health and wellbeing board.", now.AddDays(-20), (now.AddDays(-6), now.AddDays(-5))),
            (present, 2, next, Varied(present.Terms, next), "The crisis team takes calls at weekends from November.", seed.Today.AddDays(-8), (seed.Today.AddDays(-6), null)),
        ];
        await seed.Rows("Agreements on pools", "fund_agreement", AgreementRows.VersionColumns,
            [.. versions.Select(one => new object?[] { one.Pool.Code.Text, one.Version, one.From, 2L, AgreedText.Write(one.Terms), one.Reason, one.RecordedOn.StartsInLondon(), by, name })]);
        await seed.Rows("Signatures of agreements", "fund_agreement_signature", AgreementRows.SignatureColumns,
            [.. versions.SelectMany(one => new[] { (Body: Board, Who: "Dr Anjali Mehta", Office: "Chief executive", On: one.Signed.Board), (Body: Council, Who: "Peter Lowndes", Office: "Director of adult social services", On: one.Signed.Council) }
                .Where(signed => signed.On is not null).Select(signed => new object?[] { one.Pool.Code.Text, one.Version, signed.Body.Text, signed.Who, signed.Office, signed.On, signed.On!.Value.AddDays(1).StartsInLondon(), by, name }))]);
    }

    private static FixedShares SixtyForty => new([new(Code<Partner>.Of(Board.Text), 6_000), new(Code<Partner>.Of(Council.Text), 4_000)]);

    private static PoolTerms Complete(PoolTerms money) => money with
    {
        Clauses = Clauses(money.Year),
        Streams = [.. money.Streams.Select(stream => stream.Contributions is [{ Body: var body, Agreed: var agreed }] && body == Board ? stream with { Schedules = [Quarterly(money.Year, body, agreed)] } : stream)],
        // Of what the board buys, only the frailty service has VAT on it: staff from an agency and equipment.
        Schemes = [.. money.Schemes.Select(scheme => scheme.Code.Text switch
        {
            "S05" => scheme with { ExpectedVat = new Money(46_000_00) },
            "S02" => scheme with { ExpectedVat = new Money(118_000_00) },
            "S01" or "S04" => scheme with { Arrangement = ArrangementType.LeadCommissioning },
            _ => scheme,
        })],
    };

    private static ContributionSchedule Quarterly(FinancialYear year, Code<Body> body, Money agreed) =>
        new(body, Instalments.Of(agreed, [.. Enumerable.Range(0, 4).Select(quarter => year.First.AddMonths(3 * quarter).AddDays(14))]).OrThrow());

    private static PoolTerms Varied(PoolTerms terms, DateOnly from) => Rescheduling.Of(terms with
    {
        Streams = [.. terms.Streams.Select(stream => stream.Code.Text == "ADD-NHS" ? stream with { Contributions = [new(Board, stream.Agreed + MoreForCrisis)] } : stream)],
        Schemes = [.. terms.Schemes.Select(scheme => scheme.Code.Text == "S09" ? scheme with { Plan = [scheme.Plan[0] with { Amount = scheme.Planned + MoreForCrisis }] } : scheme)],
    }, from, code => code.Text).OrThrow();

    private static AgreementClauses Clauses(FinancialYear year) => new(ArrangementType.Pooled, year.First, year.Range.Until!.Value, "Assistant director of joint commissioning, Harbourneshire County Council",
        "People live well at home for longer, go to hospital only when they must, and come home as soon as they can.",
        [
            new(Board, "Arranging community, intermediate and mental health services under sections 3 and 3A of the NHS Act 2006."),
            new(Council, "Meeting needs for care and support, and supporting carers, under sections 18 to 20 of the Care Act 2014; adaptations under the Housing Grants, Construction and Regeneration Act 1996."),
        ],
        [PermittedCategory.ContractPrice, PermittedCategory.PermittedBudget, PermittedCategory.ThirdPartyCosts, PermittedCategory.ApprovedExpenditure],
        new(12, "What is left goes back to whoever put it in, after what is owed is paid; the final memorandum account shows it.",
            "Equipment and records stay with the partner that holds them. Contracts go over to the partner whose function they serve.",
            "Staff stay with their employer. Posts that both pay for are agreed on three months before the end."))
    {
        Services = "Adults in Harbourne Vale who leave hospital, live with frailty or in a mental health crisis, and their carers.",
        Resources = "Each partner pays for its own staff. The discharge hub works in rooms of Harbourne Royal Hospitals.",
        Monitoring = "The partnership board sees income, spending and a forecast every six weeks. The pool manager reports each quarter and each year; the budget for the next year is agreed by 28 February.",
        Sharing = new(new OwnRisk(), new ReturnedToOwners()),
    };
}
