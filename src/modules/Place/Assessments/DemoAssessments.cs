using Joinery.Design;

namespace Joinery.Place.Assessments;

/// <summary>
/// Two self-assessments of the demo place's county: one of a year ago in which partners saw things differently and then agreed,
/// and one that two of four partners have not answered yet. Fictional.
/// </summary>
internal static class DemoAssessments
{
    private const string Version = "2023", Area = "X10000001", Fictional = "fictional", By = "Councillor Ruth Penhale";

    private static readonly string[] Partners = ["XHC", "XHR", "XHV", "XVC"];

    // A year ago, change by change: what the council, the hospital, the board and the community trust said (0 cannot say), and what they agreed on.
    private static readonly (int[] Said, int Agreed, string Because)[] Finished =
    [
        ([2, 4, 3, 3], 3, "Plans begin within two days for most people, and on one hospital site for all."),
        ([3, 3, 3, 3], 3, "One daily call looks at the whole system."),
        ([3, 4, 3, 2], 3, "Teams meet together; community nurses join on three days of the week."),
        ([3, 2, 3, 3], 3, "Home is asked about first; the wards differ."),
        ([2, 2, 4, 2], 2, "The path is agreed, and there are too few reablement places for it."),
        ([1, 2, 2, 2], 2, "Weekend starts are planned with two agencies."),
        ([2, 3, 2, 0], 2, "Assessors are trusted by half of the care homes."),
        ([3, 3, 2, 3], 3, "One leaflet, and one person whom families can ring."),
        ([2, 2, 2, 1], 2, "Six homes take people on the day."),
        ([1, 1, 2, 0], 1, "Nobody has met housing officers about it yet."),
    ];

    // This autumn: the hospital and the community trust have answered.
    private static readonly (string Body, int[] Said)[] Open = [("XHR", [4, 3, 4, 3, 3, 2, 3, 3, 3, 1]), ("XVC", [3, 4, 3, 3, 2, 3, 2, 3, 2, 2])];

    public static async Task Seed(DemoSeed seed)
    {
        var (before, now) = (StableId.Of<SelfAssessment>("demo", "finished"), StableId.Of<SelfAssessment>("demo", "open"));
        var at = seed.Clock.GetUtcNow();
        DateTimeOffset Ago(int days) => at.AddDays(-days);
        await seed.Rows("Self-assessments", "place_self_assessment", ["id", "version", "area", "started_on", "status", "recorded_at", "recorded_by"],
        [
            [before, Version, Area, seed.Today.AddDays(-350), Fictional, Ago(350), By],
            [now, Version, Area, seed.Today.AddDays(-16), Fictional, Ago(16), By],
        ]);
        await seed.Rows("Partners", "place_partner", ["assessment", "body"], new[] { before, now }.SelectMany(_ => Partners, (id, body) => new object?[] { id, body }).ToList());
        await seed.Rows("Ratings", "place_rating", ["assessment", "body", "change", "level", "evidence", "recorded_at", "recorded_by"],
            Finished.SelectMany((change, i) => Partners.Select((body, partner) => Rated(before, body, i + 1, change.Said[partner], Ago(330))))
                .Concat(Open.SelectMany(partner => partner.Said.Select((level, i) => Rated(now, partner.Body, i + 1, level, Ago(9))))).ToList());
        await seed.Rows("Agreed levels", "place_agreed_level", ["id", "assessment", "change", "level", "evidence", "agreed_by", "recorded_at", "recorded_by"],
            Finished.Select((change, i) => new object?[] { StableId.Of<Deed>("demo agreed", $"{i + 1}"), before, i + 1L, (long)change.Agreed, change.Because, string.Join(' ', Partners), Ago(310), By }).ToList());
        await seed.Rows("Actions of self-assessments", "place_change_action", ["promise", "assessment", "change"], [["P1", before, 5L]]);
    }

    private static object?[] Rated(Id<SelfAssessment> id, string body, int change, int level, DateTimeOffset at) =>
        [id, body, (long)change, level == 0 ? null : (long)level, level == 0 ? "Nobody here could judge it." : "", at, "A partner"];
}
