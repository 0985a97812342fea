namespace Joinery.BrowserTests;

internal static partial class Sights
{
    // Evidence of an assessment, and decisions put right.
    private static IReadOnlyList<Sight> OfEvidence =>
    [
        new("an assessment, evidence", "GET /assessments/{id}/evidence", Finance, visitor => ToEvidence(visitor, "HV-0412")),
        new("an assessment, no evidence yet", "GET /assessments/{id}/evidence", Finance, visitor => ToEvidence(visitor, "HV-0431")),
        new("an assessment, evidence, nothing chosen", "POST /assessments/{id}/evidence", Finance, async visitor =>
        {
            await ToEvidence(visitor, "HV-0412");
            await visitor.Press("Keep this document");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("an assessment, a document to withdraw", "GET /assessments/{id}/evidence/{document}/withdraw", Finance, ToWithdrawal),
        new("an assessment, a document withdrawn without a reason", "POST /assessments/{id}/evidence/{document}/withdraw", Finance, async visitor =>
        {
            await ToWithdrawal(visitor);
            await visitor.Press("Withdraw the document");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("an assessment that was put right", "GET /assessments/{id}", Finance, visitor => ToCase(visitor, "HV-0377")),
        new("the letter of a decision that was put right", "GET /assessments/{id}/decisions/{number:long}", Finance, async visitor =>
        {
            await ToCase(visitor, "HV-0377");
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "decision 2" }).ClickAsync();
            await visitor.Sees("What this means for the days that have passed");
        }),
        new("a decision to correct", "GET /assessments/{id}/correction", Finance, ToCorrection),
        new("a decision to correct, no day", "POST /assessments/{id}/correction", Finance, async visitor =>
        {
            await ToCorrection(visitor);
            await visitor.Press("Show what is due");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("a decision to correct, week by week", "POST /assessments/{id}/correction", Finance, async visitor =>
        {
            await ToCorrection(visitor);
            foreach (var (part, answer) in new[] { ("Day", "12"), ("Month", "8"), ("Year", "2026") }) await visitor.Page.GetByLabel(part).FillAsync(answer);
            await visitor.Press("Show what is due");
            await visitor.Sees("What would be decided");
        }),
    ];

    private static async Task ToCase(Visitor visitor, string reference)
    {
        await visitor.Go("/assessments");
        await visitor.Link(reference).ClickAsync();
        await visitor.Sees($"Assessment {reference}");
    }

    private static async Task ToEvidence(Visitor visitor, string reference)
    {
        await ToCase(visitor, reference);
        await visitor.Link("Evidence").ClickAsync();
        await visitor.Sees("Evidence");
    }

    private static async Task ToWithdrawal(Visitor visitor)
    {
        await ToEvidence(visitor, "HV-0412");
        await visitor.Link("Withdraw document 2").ClickAsync();
        await visitor.Sees("Withdraw document 2");
    }

    private static async Task ToCorrection(Visitor visitor)
    {
        await ToCase(visitor, "HV-0385");
        await visitor.Link("Correct a decision that rests on wrong facts").ClickAsync();
        await visitor.Sees("Correct a decision");
    }
}
