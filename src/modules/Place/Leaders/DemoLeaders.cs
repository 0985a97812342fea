using Joinery.Design;

namespace Joinery.Place.Leaders;

/// <summary>The leaders of the demo place: fictional people, with a vacancy, a post that two bodies share, a job share and some turnover.</summary>
internal static class DemoLeaders
{
    private const string Made = "Joinery demo place", Fictional = "fictional";

    // body, other body, title, kind, required; then who held it: name, first and last day as days before the place begins; no last day while it lasts.
    private static readonly (string Body, string Joint, string Title, string Role, bool Required, (string Holder, int From, int? Last, bool Shared)[] Held)[] Posts =
    [
        ("XHV", "", "Chair", "ICB chair", true, [("Dame Rosalind Achebe", 1_200, null, false)]),
        ("XHV", "", "Chief executive", "ICB chief executive", true, [("Gareth Llewellyn", 1_500, 420, false), ("Anjali Deshmukh", 380, null, false)]),
        ("XHV", "", "Chief finance officer", "ICB chief finance officer", true, [("Colin Prowse", 1_100, 500, false), ("Beatrice Holloway", 470, 93, false)]),
        ("XHC", "", "Leader of the council", "Council leader", true, [("Councillor Martin Ferriby", 510, null, false)]),
        ("XHC", "", "Cabinet member for adults and health", "Portfolio holder", true, [("Councillor Ruth Penhale", 510, null, false)]),
        ("XHC", "", "Chief executive", "Council chief executive", true, [("Elspeth Crane", 2_300, null, false)]),
        ("XHC", "", "Director of adult social services", "Director of adult social services", true, [("Tobias Marlowe", 1_400, 610, false), ("Nadia Rahman", 600, 160, false), ("Hugh Pemberton", 150, null, false)]),
        ("XHC", "XCQ", "Director of public health", "Director of public health", true, [("Dr Imogen Sayle", 800, null, true), ("Dr Kwabena Asante", 800, null, true)]),
        ("XHC", "XHV", "Director of integrated care and Better Care Fund lead", "Better Care Fund lead", true, [("Samira Haddad", 290, null, false)]),
        ("X10000001", "", "Chair of the health and wellbeing board", "Health and wellbeing board chair", true, [("Councillor Ruth Penhale", 500, null, false)]),
        ("XCQ", "", "Leader of the council", "Council leader", true, [("Councillor Owen Tasker", 880, null, false)]),
        ("XCQ", "", "Director of adult social services", "Director of adult social services", true, [("Lorna Whitfield", 1_900, null, false)]),
        ("XHR", "", "Chief executive", "Trust chief executive", true, [("Professor Adrian Voss", 240, null, false)]),
        ("XCH", "", "Chief executive", "Trust chief executive", true, [("Mei-Lin Carter", 1_050, null, false)]),
        ("XVC", "", "Chief executive", "Trust chief executive", true, [("Declan Moriarty", 700, null, false)]),
    ];

    public static async Task Seed(DemoSeed seed)
    {
        var (at, by) = (seed.Clock.GetUtcNow(), "Joinery");
        DateOnly Day(int before) => seed.Today.AddDays(-before);
        await seed.Rows("Posts", "place_post", ["id", "body", "joint_body", "title", "role", "is_single", "is_required", "contact", "source", "status", "recorded_at", "recorded_by"],
            Posts.Select(post => new object?[] { LeaderBook.IdOf(post.Body, post.Title), post.Body, post.Joint, post.Title, post.Role, true, post.Required, Office(post.Body, post.Role), Made, Fictional, at, by }).ToList());
        await seed.Rows("Leaders", "place_spell", ["spell", "version", "post", "holder", "from_day", "until_day", "is_job_share", "reason", "source", "status", "recorded_at", "recorded_by"],
            Posts.SelectMany(post => post.Held, (post, held) => new object?[] { StableId.Of<Spell>("demo", post.Body, post.Title, held.Holder), 1L, LeaderBook.IdOf(post.Body, post.Title), held.Holder, Day(held.From),
                held.Last is { } last ? Day(last).AddDays(1) : null, held.Shared, held.Last is null ? "Appointed." : "Left for another post.", Made, Fictional, at, by }).ToList());
    }

    // Addresses that nobody can have.
    private static string Office(string body, string role) => $"{SearchKey.Of(role).Replace(' ', '.')}.office@{body.ToLowerInvariant()}.example";
}
