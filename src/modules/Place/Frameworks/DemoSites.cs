using Joinery.Design;

namespace Joinery.Place.Frameworks;

/// <summary>Neighbourhood health in the demo place: three neighbourhoods that have come differently far, two evaluations of which one is not credible, and money. Fictional.</summary>
internal static class DemoSites
{
    private const string Framework = "neighbourhood-health", Made = "Joinery demo place", Fictional = "fictional", By = "Councillor Ruth Penhale";

    // Code, people served, days before the place begins on which it took the model up, and for each element in place the same.
    private static readonly (string Body, long People, int From, (int Element, int From)[] InPlace)[] Sites =
    [
        ("X99000001", 5_200, 640, [(1, 420), (2, 510), (4, 610), (5, 200)]),
        ("X99000004", 4_100, 700, [(1, 480), (2, 560), (3, 400), (4, 690), (5, 330), (6, 210)]),
        ("X99000002", 3_600, 300, [(2, 120), (4, 280)]),
    ];

    // What, and counts: with the model before and after, elsewhere before and after, and the same of two earlier periods.
    private static readonly (string Measure, long[] Counts, long[] Earlier)[] Evaluations =
    [
        ("Emergency admissions of people over 65", [1_240, 1_184, 2_050, 2_121], [1_228, 1_240, 2_026, 2_050]),
        ("People who moved into a care home", [430, 380, 1_050, 1_040], [520, 430, 997, 1_050]),
    ];

    public static async Task Seed(DemoSeed seed)
    {
        var at = seed.Clock.GetUtcNow();
        DateOnly Day(int before) => seed.Today.AddDays(-before);
        Id<ModelSite> SiteOf(string body) => StableId.Of<ModelSite>("demo", Framework, body);
        await seed.Rows("Sites of care models", "place_model_site", ["site", "version", "framework", "body", "population", "from_day", "until_day", "reason", "source", "status", "recorded_at", "recorded_by"],
            Sites.Select(site => new object?[] { SiteOf(site.Body), 1L, Framework, site.Body, site.People, Day(site.From), null, "Recorded as a site.", Made, Fictional, at, By }).ToList());
        await seed.Rows("Elements in place", "place_model_element", ["id", "site", "element", "is_in_place", "on_day", "evidence", "url", "status", "recorded_at", "recorded_by"],
            Sites.SelectMany(site => site.InPlace, (site, element) => new object?[] { StableId.Of<Deed>("demo element", site.Body, $"{element.Element}"), SiteOf(site.Body), (long)element.Element, true, Day(element.From),
                "Reported to the board of the neighbourhood.", "", Fictional, at, By }).ToList());
        await seed.Rows("Evaluations", "place_evaluation", ["id", "framework", "measure", "period", "with_before", "with_after", "without_before", "without_after", "earlier_with_before", "earlier_with_after",
            "earlier_without_before", "earlier_without_after", "source", "status", "recorded_at", "recorded_by"],
            Evaluations.Select(one => new object?[] { StableId.Of<Deed>("demo evaluation", one.Measure), Framework, one.Measure, "2023/24 to 2025/26",
                one.Counts[0], one.Counts[1], one.Counts[2], one.Counts[3], one.Earlier[0], one.Earlier[1], one.Earlier[2], one.Earlier[3], Made, Fictional, at, By }).ToList());
        await seed.Rows("Money of care models", "place_return", ["id", "framework", "what", "cost", "benefit", "standing", "source", "status", "recorded_at", "recorded_by"],
        [
            [StableId.Of<Deed>("demo return", "forecast"), Framework, "Neighbourhood teams, 2024/25 to 2026/27", Money.FromPounds(420_000), Money.FromPounds(610_000), "Forecast", Made, Fictional, at, By],
            [StableId.Of<Deed>("demo return", "audited"), Framework, "Neighbourhood teams, 2024/25", Money.FromPounds(140_000), Money.FromPounds(126_500), "Audited", Made, Fictional, at, By],
        ]);
    }
}
