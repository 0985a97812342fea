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

    public static async Task Seed(DemoSeed seed, Pool pool, IReadOnlyList<Body> bodies, string by, string name)
    {
        var (file, at) = (Of(pool, bodies), pool.Terms.Year.First.StartsInLondon());
        var evidence = KeptEvidence.Of(pool.Code, 1, file, FundBook.BuiltIn, at);
        await seed.Rows("Plans of pools", "fund_plan", ["pool", "version", "document", "reason", "published_at", "published_by", "published_by_name"],
            [[pool.Code.Text, 1L, AgreedText.Write(file), "Agreed by the health and wellbeing board and signed.", at, by, name]]);
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
            Documents = [new("section-75", start.AddDays(160))],
            Signatures = [new("chief-executive", board, start.AddDays(-6)), new("chief-executive", council, start.AddDays(-4)), new("section-151-officer", council, start.AddDays(2))],
        };
    }

    private static PlanLine WithKind(PlanLine line) => Kinds.TryGetValue(line.Scheme, out var kind) ? line with { Provider = kind.Provider, Activity = kind.Activity, Objective = kind.Objective } : line;
}
