using Joinery.Design;

namespace Joinery.Place.Promises;

/// <summary>Actions of the demo place's board, in the log that its council keeps. They are fictional.</summary>
internal static class DemoActions
{
    private const string Made = "Health and wellbeing board, fictional minutes", Body = "XHC", Fictional = "fictional", By = "Councillor Ruth Penhale";

    private static readonly (string Actor, string Quote, string Words, string? KeptAfter)[] All =
    [
        ("Harbourneshire County Council", "The council will publish one list of reablement places for the county and the trusts by August 2026.", "by August 2026", null),
        ("Integrated care board", "The integrated care board will confirm its contribution to the pooled fund for 2027/28 by December 2026.", "by December 2026", null),
        ("Harbourneshire County Council;Integrated care board", "Both will report to the board on joint induction for new care staff by June 2026.", "by June 2026", "2026-07-09"),
        ("Vale Community and Mental Health NHS Foundation Trust", "The trust will bring a plan for evening visits by community nurses by the end of 2027.", "by the end of 2027", null),
        ("Harbourneshire County Council", "Officers will look again at how carers are told about breaks, in due course.", "in due course", null),
    ];

    public static async Task Seed(DemoSeed seed)
    {
        var at = seed.Clock.GetUtcNow();
        var meeting = new DateOnly(2026, 3, 12);
        await seed.Rows("Board actions", "place_promise",
            ["code", "origin", "body", "kind", "actor", "quote", "amount", "qualifier", "due_words", "due_from", "due_by", "due_rule", "firmness", "parent", "source", "anchor", "url", "published", "note", "status", "recorded_at", "recorded_by"],
            All.Select((one, i) => (one, Due: DueRule.Read(one.Words, meeting), Number: i + 1)).Select(made => new object?[] { $"P{made.Number}", "demo", Body, PromiseKind.Action, made.one.Actor, made.one.Quote, null, Qualifier.Exact,
                made.one.Words, made.Due.From, made.Due.By, made.Due.Rule, made.Due.Firmness, "", Made, $"Action {made.Number}", "", meeting, "", Fictional, at, By }).ToList());
        await seed.Rows("Evidence of board actions", "place_evidence", ["id", "promise", "on_day", "url", "claim", "verifies", "origin", "status", "recorded_at", "recorded_by"],
            All.Select((one, i) => (one, Code: $"P{i + 1}")).Where(made => made.one.KeptAfter is not null).Select(made => new object?[] { StableId.Of<Evidence>("demo", made.Code), made.Code, LabelledPromises.Day(made.one.KeptAfter!), "",
                "The report came to the meeting of the board.", Verifies.Fully, "demo", Fictional, at, By }).ToList());
    }
}
