using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>The signed plan of the demo's past year. Its money is that of the pool's agreement; what an agreement does not say is added here.</summary>
internal static class DemoPlan
{
    private static readonly Money SocialCareMinimum = new(16_250_000_00);

    private static readonly string[] Districts = ["Ashmere", "Brackwater", "Fenholt", "Thornley Vale"];

    private static readonly Dictionary<string, (string Provider, string Activity, string Objective)> Kinds = new(StringComparer.Ordinal)
    {
        ["S01"] = ("private", "home-based-intermediate", "discharge"),
        ["S02"] = ("private", "long-term-home-social", "residential"),
        ["S03"] = ("nhs-community", "long-term-home-health", "proactive-care"),
        ["S04"] = ("nhs-acute", "discharge-support", "discharge"),
        ["S05"] = ("nhs-acute", "urgent-response", "admissions"),
        ["S06"] = ("private", "long-term-residential", "residential"),
        ["S07"] = ("private", "dfg-related", "adaptations"),
        ["S08"] = ("charity", "carers", "carers"),
        ["S09"] = ("nhs-mental-health", "urgent-response", "admissions"),
    };

    private static readonly Dictionary<(string Role, PartnerKind Kind), string> Signers = new()
    {
        [("chief-executive", PartnerKind.Nhs)] = "Dr Oluwaseun Adeyemi",
        [("chief-executive", PartnerKind.Council)] = "Margaret Thirlwell",
        [("section-151-officer", PartnerKind.Council)] = "Peter Ashdown",
    };

    public static async Task Seed(DemoSeed seed, Pool pool, IReadOnlyList<Body> bodies, string by, string name)
    {
        var (file, at) = (Of(pool, bodies), pool.Terms.Year.First.AddDays(-DaysBefore).StartsInLondon().AddHours(10));
        var evidence = KeptEvidence.Of(pool.Code, 1, file, FundBook.BuiltIn, at);
        await seed.Rows("Plans of pools", "fund_plan", ["pool", "version", "document", "reason", "published_at", "published_by", "published_by_name"],
            [[pool.Code.Text, 1L, AgreedText.Write(file with { Signatures = [] }), "Agreed by the health and wellbeing board and signed.", at, by, name]]);
        await seed.Rows("Signatures under plans", "fund_plan_signature", PlanBook.SignatureColumns, [.. file.Signatures.Select(signed =>
            new object?[] { pool.Code.Text, 1L, signed.Role, signed.Partner.Text, signed.SignedOn, false, Signers[(signed.Role, file.Plan.Partners.First(partner => partner.Code == signed.Partner).Kind)], signed.SignedOn.StartsInLondon(), by, name })]);
        await seed.Rows("Evidence of plans", "fund_evidence", ["pool", "version", "document", "sha256", "frozen_at"], [[pool.Code.Text, 1L, evidence.Document, evidence.Sha256, at]]);
    }

    internal static PlanFile Of(Pool pool, IReadOnlyList<Body> bodies)
    {
        var (first, start) = (FirstPlan.Of(pool, bodies), pool.Terms.Year.First);
        var plan = first.Plan with { Version = "1", IsTwoTier = true, Lines = [.. first.Plan.Lines.Select(WithKind)] };
        PublishedFigure Figure(string figure, string stream, Money amount) => new(figure, stream, amount, FigureStatus.Unverified, "Fictional, as the whole demo place");
        Money Into(string source) => plan.Income.Where(row => row.Source == source).Sum(row => row.Amount);
        var (board, council) = (plan.Partners.First(partner => partner.Kind == PartnerKind.Nhs).Code, plan.Partners.First(partner => partner.Kind == PartnerKind.Council).Code);
        return new(plan with { Districts = [.. Into("dfg").Split(Districts.Length).Zip(Districts, (part, district) => new DistrictGrant(district, part))] })
        {
            Figures = [.. new[] { "nhs-minimum", "labcg", "dfg" }.Select(source => Figure("minimum", source, Into(source))), Figure("asc-minimum", "", SocialCareMinimum)],
            Metrics = [new("discharge-delay", [new(1, 1.00m), new(2, 1.00m), new(3, 1.20m), new(4, 1.20m)])],
            Capacity = [.. Months.Select(one => CapacityPlan.Of(one.Service, Year(one.Demand, one.Winter), Year(one.Capacity, 0)))],
            Statements =
            [
                new("1", "The council and the board agreed the plan together, with the four districts for the grant that is theirs."),
                new("2", "Reablement and the hub serve people who leave hospital; carers and adaptations keep people at home."),
                new("3", "The minimum for adult social care is met from the NHS minimum, and every grant is spent on what it is for."),
            ],
            Documents = [new("section-75", start.AddDays(160))],
            Signatures = [new("chief-executive", board, start.AddDays(-6)), new("chief-executive", council, start.AddDays(-4)), new("section-151-officer", council, start.AddDays(2))],
        };
    }

    // The plan was ready for signature before the year began.
    private const int DaysBefore = 8;

    // People a month, and how many more in each month of winter.
    private static readonly (string Service, int Demand, int Winter, int Capacity)[] Months =
    [
        ("discharge-social-support", 210, 25, 240), ("discharge-reablement-home", 148, 32, 160), ("discharge-home-care", 96, 18, 100), ("discharge-reablement-bed", 54, 9, 58), ("discharge-other-bed", 22, 6, 20), ("discharge-placement", 31, 7, 36),
        ("community-urgent-response", 265, 40, 290), ("community-reablement-home", 72, 8, 80),
    ];

    private const int FirstMonthOfWinter = 8, LastMonthOfWinter = 10;

    private static IReadOnlyList<int?> Year(int people, int more) => [.. Enumerable.Range(0, CapacityPlan.Months).Select(month => (int?)(people + (month is >= FirstMonthOfWinter and <= LastMonthOfWinter ? more : 0)))];

    private static PlanLine WithKind(PlanLine line) => Kinds.TryGetValue(line.Scheme, out var kind) ? line with { Provider = kind.Provider, Activity = kind.Activity, Objective = kind.Objective } : line;
}
