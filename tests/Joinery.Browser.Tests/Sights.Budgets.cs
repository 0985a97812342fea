namespace Joinery.BrowserTests;

internal static partial class Sights
{
    // Personal budgets, direct payments, deferred payments, top-ups and notional capital, in the demo place's assessments that have them.
    private static IReadOnlyList<Sight> OfBudgets =>
    [
        new("a personal budget, not stated yet", "GET /assessments/{id}/budget", Finance, visitor => ToAgreement(visitor, "HV-0412", "Personal budget")),
        new("a personal budget, stated", "GET /assessments/{id}/budget", Finance, visitor => ToAgreement(visitor, "HV-0366", "Personal budget")),
        new("a personal budget, stated without a reason", "POST /assessments/{id}/budget", Finance, visitor => ToAgreement(visitor, "HV-0412", "Personal budget", null, "State the budget")) { IsError = true },
        new("the statement of a personal budget", "GET /assessments/{id}/budget/{version:long}", Finance, async visitor =>
        {
            await ToAgreement(visitor, "HV-0366", "Personal budget");
            await visitor.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
            await visitor.Heading("Your personal budget").WaitForAsync();
        }),
        new("a direct payment and its account", "GET /assessments/{id}/direct-payment", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment")),
        new("a direct payment, terms", "GET /assessments/{id}/direct-payment/terms", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Change the terms, or record a review")),
        new("a direct payment, terms without a reason", "POST /assessments/{id}/direct-payment/terms", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Change the terms, or record a review", "Agree these terms")) { IsError = true },
        new("a direct payment, a statement to import", "GET /assessments/{id}/direct-payment/statement", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Import a statement")),
        new("a direct payment, no statement chosen", "POST /assessments/{id}/direct-payment/statement", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Import a statement", "Import")) { IsError = true },
        new("a direct payment, money to be paid back", "GET /assessments/{id}/direct-payment/recovery", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Work out what is left over")),
        new("a direct payment, money asked back without a reason", "POST /assessments/{id}/direct-payment/recovery", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Work out what is left over", "Ask for what is left over")) { IsError = true },
        new("a direct payment, lines that nobody sorted", "GET /assessments/{id}/direct-payment/lines", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Say what they were for")),
        new("a direct payment, no line sorted", "POST /assessments/{id}/direct-payment/lines", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Say what they were for", "Keep these")) { IsError = true },
        new("a direct payment, a stay in a care home", "GET /assessments/{id}/direct-payment/stays", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Record a stay in a care home")),
        new("a direct payment, a stay without days", "POST /assessments/{id}/direct-payment/stays", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "Record a stay in a care home", "Record")) { IsError = true },
        new("a direct payment, its end", "GET /assessments/{id}/direct-payment/end", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "End the direct payment")),
        new("a direct payment, its end without a reason", "POST /assessments/{id}/direct-payment/end", Finance, visitor => ToAgreement(visitor, "HV-0366", "Direct payment", "End the direct payment", "End the direct payment")) { IsError = true },
        new("a deferred payment, its end", "GET /assessments/{id}/deferred-payment/end", Finance, visitor => ToAgreement(visitor, "HV-0219", "Deferred payment", "End it")),
        new("a deferred payment, its end without a reason", "POST /assessments/{id}/deferred-payment/end", Finance, visitor => ToAgreement(visitor, "HV-0219", "Deferred payment", "End it", "End the deferred payment")) { IsError = true },
        new("a top-up, its end, where there is none", "GET /assessments/{id}/top-up/end", Finance, async visitor =>
        {
            await ToAgreement(visitor, "HV-0219", "Top-up");
            await visitor.Go($"{new Uri(visitor.Page.Url).AbsolutePath}/end");
            await visitor.Reads("Nothing is agreed that could be ended.");
        }),
        new("a deferred payment", "GET /assessments/{id}/deferred-payment", Finance, visitor => ToAgreement(visitor, "HV-0219", "Deferred payment")),
        new("a deferred payment, terms", "GET /assessments/{id}/deferred-payment/terms", Finance, visitor => ToAgreement(visitor, "HV-0219", "Deferred payment", "Change the terms")),
        new("a deferred payment, terms without a reason", "POST /assessments/{id}/deferred-payment/terms", Finance, visitor => ToAgreement(visitor, "HV-0219", "Deferred payment", "Change the terms", "Agree these terms")) { IsError = true },
        new("a deferred payment, worked out", "POST /assessments/{id}/deferred-payment/terms", Finance, async visitor =>
        {
            await ToAgreement(visitor, "HV-0219", "Deferred payment", "Change the terms");
            await visitor.Press("Work it out, and keep nothing");
            await visitor.Reads("Nothing was kept.");
        }),
        new("a top-up", "GET /assessments/{id}/top-up", Finance, visitor => ToAgreement(visitor, "HV-0219", "Top-up")),
        new("a top-up, nothing filled in", "POST /assessments/{id}/top-up", Finance, visitor => ToAgreement(visitor, "HV-0219", "Top-up", null, "Agree the top-up")) { IsError = true },
        new("notional capital", "GET /assessments/{id}/notional-capital", Finance, visitor => ToAgreement(visitor, "HV-0219", "Notional capital")),
        new("notional capital, nothing filled in", "POST /assessments/{id}/notional-capital", Finance, visitor => ToAgreement(visitor, "HV-0219", "Notional capital", null, "Decide")) { IsError = true },
    ];

    // An assessment of the demo place, one of its tasks, a link on that page, and a button there whose form lacks answers.
    private static async Task ToAgreement(Visitor visitor, string reference, string task, string? link = null, string? button = null)
    {
        await visitor.Go("/assessments");
        await visitor.Link(reference).ClickAsync();
        await visitor.Heading($"Assessment {reference}").WaitForAsync();
        await visitor.Link(task).ClickAsync();
        await visitor.Heading(task).WaitForAsync();
        if (link is not null)
        {
            await visitor.Link(link).ClickAsync();
            await visitor.Page.Locator("main form").First.WaitForAsync();
        }
        if (button is null) return;
        await visitor.Press(button);
        await visitor.Sees("There is a problem");
    }
}
