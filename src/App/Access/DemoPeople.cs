using Joinery.Design;

namespace Joinery.App.Access;

/// <summary>The people whom one can be in the demo place: one for each role, and a second of the commonest. All are fictional.</summary>
internal static class DemoPeople
{
    private static readonly (string Id, string Name, string Organisation, string Role)[] All =
    [
        ("demo-hub", "Priya Nair", "XHR", "hub-coordinator"),
        ("demo-social-worker", "Tom Ashdown", "XHC", "social-worker"),
        ("demo-social-worker-2", "Grace Okafor", "XCQ", "social-worker"),
        ("demo-nurse", "Siân Morgan", "XVC", "nurse"),
        ("demo-therapist", "Daniel Reyes", "XVC", "therapist"),
        ("demo-gp", "Dr Amina Yusuf", "XHV", "gp"),
        ("demo-finance", "Helen Birch", "XHC", "financial-assessment-officer"),
        ("demo-fund", "Marcus Webb", "XHV", "fund-manager"),
        ("demo-provider", "Joanne Tully", "XP001", "care-provider-manager"),
        ("demo-workforce", "Oluwaseun Adeyemi", "XVC", "workforce-lead"),
        ("demo-board", "Councillor Ruth Penhale", "XHC", "board-member"),
        ("demo-auditor", "Ian Falconer", "XHV", "auditor"),
        ("demo-administrator", "Wei Zhang", "XHV", "administrator"),
    ];

    public static Task Seed(DemoSeed seed) => seed.Rows("Demo people", "app_account", ["id", "name", "organisation", "roles", "signed_in_with"],
        All.Select(person => new object?[] { person.Id, person.Name, OdsCode.Of(person.Organisation), person.Role, "demo" }).ToList());
}
