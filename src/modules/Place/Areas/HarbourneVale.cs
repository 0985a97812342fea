using Joinery.Design;

namespace Joinery.Place.Areas;

/// <summary>
/// The map of the demo place: one integrated care board over a county of four districts and a unitary council, five neighbourhoods,
/// two acute trusts, a community and mental health trust, and sixty care providers. All of it is fictional.
/// </summary>
internal static class HarbourneVale
{
    private const string Made = "Joinery demo place", Fictional = "fictional";

    private static readonly (string Code, string Name, string Kind, string Parent)[] Areas =
    [
        ("X54000001", "NHS Harbourne Vale Integrated Care Board", "icb", ""),
        ("X10000001", "Harbourneshire", "county", "X54000001"),
        ("X06000001", "Calder Quay", "unitary", "X54000001"),
        ("X07000001", "Ashmere", "district", "X10000001"),
        ("X07000002", "Brackwater", "district", "X10000001"),
        ("X07000003", "Fenholt", "district", "X10000001"),
        ("X07000004", "Thornley Vale", "district", "X10000001"),
        ("X99000001", "Ashmere and Brackwater", "neighbourhood", "X10000001"),
        ("X99000002", "Fenholt Coast", "neighbourhood", "X10000001"),
        ("X99000003", "Thornley Vale", "neighbourhood", "X10000001"),
        ("X99000004", "Calder Quay North", "neighbourhood", "X06000001"),
        ("X99000005", "Calder Quay South", "neighbourhood", "X06000001"),
    ];

    private static readonly (string Ods, string Name, string Kind, string Area)[] Bodies =
    [
        ("XHV", "NHS Harbourne Vale Integrated Care Board", "icb", "X54000001"),
        ("XHC", "Harbourneshire County Council", "council", "X10000001"),
        ("XCQ", "Calder Quay Council", "council", "X06000001"),
        ("XHR", "Harbourne Royal Hospitals NHS Trust", "nhs-trust", "X10000001"),
        ("XCH", "Calder Quay Hospital NHS Foundation Trust", "nhs-trust", "X06000001"),
        ("XVC", "Vale Community and Mental Health NHS Foundation Trust", "nhs-trust", "X54000001"),
    ];

    private static readonly string[] Trees = ["Alder", "Beech", "Cedar", "Elm", "Hawthorn", "Hazel", "Holly", "Juniper", "Larch", "Linden", "Maple", "Oak", "Pine", "Rowan", "Willow"];
    private static readonly (string Words, string Kind)[] Services = [("House Care Home", "care home"), ("Court Nursing Home", "nursing home"), ("Home Care", "home care"), ("Reablement", "reablement")];

    public static async Task Seed(DemoSeed seed)
    {
        await seed.Rows("Areas", "place_area", ["code", "name", "search_key", "kind", "parent", "valid_from", "valid_to", "source", "status"],
            Areas.Select(area => new object?[] { area.Code, area.Name, SearchKey.Of(area.Name), area.Kind, area.Parent, "2022-07-01", "", Made, Fictional }).ToList());
        await seed.Rows("Organisations", "place_organisation", ["ods", "name", "search_key", "kind", "area", "valid_from", "valid_to", "source", "status"],
            Bodies.Concat(Providers()).Select(body => new object?[] { body.Ods, body.Name, SearchKey.Of(body.Name), body.Kind, body.Area, "2022-07-01", "", Made, Fictional }).ToList());
        await seed.Rows("Overlaps", "place_overlap", ["area", "system_code", "vintage", "population", "blocks", "best_fit", "status"],
        [
            ["X10000001", "X54000001", "2026-04", 12_400L, 8L, true, Fictional],
            ["X06000001", "X54000001", "2026-04", 7_600L, 5L, true, Fictional],
        ]);
    }

    // Each kind of tree has a care home, a nursing home, a home care agency and a reablement service: sixty in all.
    private static IEnumerable<(string Ods, string Name, string Kind, string Area)> Providers() =>
        Trees.SelectMany(tree => Services, (tree, service) => $"{tree} {service.Words}")
            .Select((name, i) => ($"XP{i + 1:000}", name, "care-provider", i % 5 < 3 ? "X10000001" : "X06000001"));
}
