namespace Joinery.BrowserTests;

internal static partial class Sights
{
    // Figures, estimates, assessments, letters and charging policies.
    private static IReadOnlyList<Sight> OfEntitlement =>
    [
        At("rates", "GET /rates", null, "/rates"),
        At("rates before there were any", "GET /rates", null, "/rates?on=1999-01-01"),
        At("one rate", "GET /rates/{code}", null, "/rates/fnc_standard"),
        At("figures to bring in", "GET /rates/import", Finance, "/rates/import"),
        Wrong("figures to bring in, nothing chosen", "POST /rates/import", Finance, "/rates/import", "See what would change"),
        new("figures to bring in, unusable", "POST /rates/import", Finance, async visitor =>
        {
            await ToFigures(visitor, "pea,none,2027-04-06,,a test,verified,GBP/week,\nunknown,1,2027-04-06,,a test,sure,GBP,\n");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("what new figures would change", "GET /rates/import/{id}", Finance, visitor => ToFigures(visitor, NewFigures)),
        new("new figures, published without a word", "POST /rates/import/{id}", Finance, async visitor =>
        {
            await ToFigures(visitor, NewFigures);
            await visitor.Press("Publish");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("new figures, put away", "POST /rates/import/{id}/away", Finance, async visitor =>
        {
            await ToFigures(visitor, NewFigures);
            await visitor.Press("Do not publish");
            await visitor.Heading("Bring in new figures").WaitForAsync();
        }),
        At("cases to carry over", "GET /assessments/new-figures", Finance, "/assessments/new-figures"),
        new("cases to carry over, seen", "POST /assessments/new-figures", Finance, visitor => ToCaseload(visitor, "20")),
        new("cases to carry over, no such day", "POST /assessments/new-figures", Finance, async visitor =>
        {
            await ToCaseload(visitor, "32");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        At("what care might cost", "GET /care-costs", null, "/care-costs"),
        Wrong("what care might cost, nothing filled in", "POST /care-costs", null, "/care-costs", "See the estimate"),
        new("what care might cost, answered", "POST /care-costs", null, async visitor =>
        {
            await visitor.Go("/care-costs");
            await visitor.Page.GetByLabel("In a care home, for good").CheckAsync();
            await visitor.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
            await visitor.Page.GetByLabel("Age of the person").FillAsync("82");
            await visitor.Page.GetByLabel("Savings and investments").FillAsync("18,000");
            await visitor.Page.GetByLabel("Income a week").FillAsync("241.30");
            await visitor.Page.GetByLabel("What the care would cost a week").FillAsync("1,250");
            await visitor.Press("See the estimate");
            await visitor.Reads("a week");
        }),
        At("assessments", "GET /assessments", Finance, "/assessments"),
        At("an assessment to start", "GET /assessments/new", Finance, "/assessments/new"),
        Wrong("an assessment to start, nothing filled in", "POST /assessments/new", Finance, "/assessments/new", "Start"),
        new("an assessment", "GET /assessments/{id}", Finance, visitor => ToCharge(visitor, null, null)),
        new("an assessment, the person", "GET /assessments/{id}/person", Finance, visitor => ToCharge(visitor, "About the person", null)),
        new("an assessment, the person, nothing filled in", "POST /assessments/{id}/person", Finance, visitor => ToCharge(visitor, "About the person", "Save and go back")) { IsError = true },
        new("an assessment, the care", "GET /assessments/{id}/care", Finance, visitor => ToCharge(visitor, "The care", null)),
        new("an assessment, the care, nothing filled in", "POST /assessments/{id}/care", Finance, visitor => ToCharge(visitor, "The care", "Save and go back")) { IsError = true },
        new("an assessment, income", "GET /assessments/{id}/income", Finance, visitor => ToCharge(visitor, "Income", null)),
        new("an assessment, income, nothing filled in", "POST /assessments/{id}/income", Finance, visitor => ToCharge(visitor, "Income", "Add this income")) { IsError = true },
        new("an assessment, property", "GET /assessments/{id}/capital", Finance, visitor => ToCharge(visitor, "Savings and property", null)),
        new("an assessment, property, nothing filled in", "POST /assessments/{id}/capital", Finance, visitor => ToCharge(visitor, "Savings and property", "Add this")) { IsError = true },
        new("an assessment, costs", "GET /assessments/{id}/costs", Finance, visitor => ToCharge(visitor, "Costs", null)),
        new("an assessment, costs, nothing filled in", "POST /assessments/{id}/costs", Finance, visitor => ToCharge(visitor, "Costs", "Add this cost")) { IsError = true },
        new("an assessment, Pension Credit", "GET /assessments/{id}/pension-credit", Finance, visitor => ToCharge(visitor, "Pension Credit", null)),
        new("an assessment, adaptations", "GET /assessments/{id}/adaptations", Finance, visitor => ToCharge(visitor, "Adaptations: Disabled Facilities Grant", null)),
        new("an assessment, adaptations, nothing filled in", "POST /assessments/{id}/adaptations", Finance, visitor => ToCharge(visitor, "Adaptations: Disabled Facilities Grant", "Save and go back")) { IsError = true },
        new("an assessment, checklist", "GET /assessments/{id}/checklist", Finance, visitor => ToCharge(visitor, "NHS Continuing Healthcare: checklist", null)),
        new("an assessment, checklist, nothing filled in", "POST /assessments/{id}/checklist", Finance, visitor => ToCharge(visitor, "NHS Continuing Healthcare: checklist", "Save and go back")) { IsError = true },
        new("an assessment, decision support", "GET /assessments/{id}/decision-support", Finance, visitor => ToCharge(visitor, "NHS Continuing Healthcare: decision support tool", null)),
        new("an assessment, decision support, nothing filled in", "POST /assessments/{id}/decision-support", Finance, visitor => ToCharge(visitor, "NHS Continuing Healthcare: decision support tool", "Save and go back")) { IsError = true },
        new("an assessment, nursing", "GET /assessments/{id}/nursing", Finance, visitor => ToCharge(visitor, "NHS-funded nursing care", null)),
        new("an assessment, nursing, nothing filled in", "POST /assessments/{id}/nursing", Finance, visitor => ToCharge(visitor, "NHS-funded nursing care", "Save and go back")) { IsError = true },
        new("an assessment, Pension Credit, too many", "POST /assessments/{id}/pension-credit", Finance, async visitor =>
        {
            await ToCharge(visitor, "Pension Credit", null);
            await visitor.Page.GetByLabel("How many carer additions? (optional)").FillAsync("7");
            await visitor.Press("Save and go back");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("an assessment, what if", "GET /assessments/{id}/what-if", Finance, visitor => ToWhatIf(visitor, null)),
        new("an assessment, what if, nothing changed", "POST /assessments/{id}/what-if", Finance, async visitor =>
        {
            await ToWhatIf(visitor, "");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("an assessment, what if, more savings", "POST /assessments/{id}/what-if", Finance, visitor => ToWhatIf(visitor, "5,000")),
        new("an assessment, services", "GET /assessments/{id}/services", Finance, visitor => ToCharge(visitor, "Services", null)),
        new("an assessment, services, nothing filled in", "POST /assessments/{id}/services", Finance, visitor => ToCharge(visitor, "Services", "Add this service")) { IsError = true },
        new("an assessment, who pays", "GET /assessments/{id}/who-pays", Finance, async visitor =>
        {
            await ToCharge(visitor, "Services", null);
            await visitor.Link("Who pays for each service").ClickAsync();
            await visitor.Heading("Who pays").WaitForAsync();
        }),
        At("reviews", "GET /assessments/reviews", Finance, "/assessments/reviews"),
        At("charging policies", "GET /charging-policies", null, "/charging-policies"),
        At("a charging policy", "GET /charging-policies/{code}", null, "/charging-policies/XHC"),
        At("a charging policy, to somebody who publishes it", "GET /charging-policies/{code}", Finance, "/charging-policies/XHC"),
        At("a choice to publish", "GET /charging-policies/choices/new", Finance, "/charging-policies/choices/new"),
        Wrong("a choice, nothing filled in", "POST /charging-policies/choices/new", Finance, "/charging-policies/choices/new", "Publish"),
        At("a choice to end", "GET /charging-policies/choices/{place:int}/end", Finance, "/charging-policies/choices/0/end"),
        Wrong("a choice, ended without a day", "POST /charging-policies/choices/{place:int}/end", Finance, "/charging-policies/choices/0/end", "Publish"),
        new("an assessment, result", "GET /assessments/{id}/result", Finance, visitor => ToCharge(visitor, "Result and decision", null)),
        new("an assessment, decided without a reason", "POST /assessments/{id}/result", Finance, visitor => ToCharge(visitor, "Result and decision", "Decide")) { IsError = true },
        new("the letter of a decision", "GET /assessments/{id}/decisions/{number:long}", Finance, async visitor =>
        {
            await ToCharge(visitor, null, null);
            await visitor.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
            await visitor.Reads("What you pay for care");
        }),
    ];

    private const string NewFigures = "aa_higher,118.05,2027-04-12,,a circular that announces a figure of a test,verified,GBP/week,\npea,32.75,2027-04-06,,a circular that announces a figure of a test,unverified,GBP/week,\n";

    private static async Task ToFigures(Visitor visitor, string rows)
    {
        await visitor.Go("/rates/import");
        await visitor.Page.GetByLabel("File of figures", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "figures.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes("element,value,valid_from,known_from,source,status,unit,note\n" + rows),
        });
        await visitor.Press("See what would change");
        await visitor.Page.Locator("main h1").WaitForAsync();
    }

    // A day of this year, whose figures are known.
    private static async Task ToCaseload(Visitor visitor, string day)
    {
        await visitor.Go("/assessments/new-figures");
        foreach (var (part, answer) in new[] { ("Day", day), ("Month", "12"), ("Year", "2026") }) await visitor.Page.GetByLabel(part, new() { Exact = true }).First.FillAsync(answer);
        await visitor.Press("See what would change");
        await visitor.Page.Locator("main h1").WaitForAsync();
    }

    // From the result to what would be if something were different.
    private static async Task ToWhatIf(Visitor visitor, string? savings)
    {
        await ToCharge(visitor, "Result and decision", null);
        await visitor.Link("What if something were different?").ClickAsync();
        await visitor.Heading("What if?").WaitForAsync();
        if (savings is null) return;
        await visitor.Page.GetByLabel("By how much do the savings change? (optional)").FillAsync(savings);
        await visitor.Press("Show what it would do");
        await visitor.Heading("What if?").WaitForAsync();
    }

    // The decided assessment of the demo place, one of its tasks, and one of that page's buttons, whose form lacks answers.
    private static async Task ToCharge(Visitor visitor, string? task, string? button)
    {
        await visitor.Go("/assessments");
        await visitor.Link("HV-0412").ClickAsync();
        await visitor.Heading("Assessment HV-0412").WaitForAsync();
        if (task is null) return;
        await visitor.Link(task).ClickAsync();
        await visitor.Page.Locator("main form").First.WaitForAsync();
        if (button is null) return;
        if (button == "Save and go back") foreach (var field in await visitor.Page.Locator("main input[type=text]:visible").AllAsync()) await field.FillAsync("");
        await visitor.Press(button);
        await visitor.Sees("There is a problem");
    }
}
