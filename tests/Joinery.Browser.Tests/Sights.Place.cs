namespace Joinery.BrowserTests;

internal static partial class Sights
{
    // Places, measures, promises, leaders, models and self-assessments.
    private static IReadOnlyList<Sight> OfPlace =>
    [
        At("places", "GET /places", null, "/places"),
        At("places, found", "GET /places", null, "/places?q=ham"),
        At("places, nothing found", "GET /places", null, "/places?q=atlantis"),
        At("a county", "GET /places/{code}", null, "/places/E10000014"),
        At("a system of the demo place", "GET /places/{code}", null, "/places/X54000001"),

        At("a council with figures", "GET /places/{code}", null, "/places/X10000001"),
        At("what crosses a border", "GET /places/{code}/borders", null, "/places/E06000064/borders"),
        At("one measure of a place", "GET /places/{code}/measures/{metric}", null, "/places/X06000001/measures/drd-same-day"),
        At("find by postcode", "GET /places/postcode", null, "/places/postcode"),
        new("find by postcode, nothing typed", "POST /places/postcode", null, async visitor =>
        {
            await visitor.Go("/places/postcode");
            await visitor.Page.GetByLabel("Postcode").PressAsync("Enter");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        At("measures", "GET /measures", null, "/measures"),
        At("a measure everywhere", "GET /measures/{metric}", null, "/measures/drd-same-day"),
        At("a measure without figures", "GET /measures/{metric}", null, "/measures/cqc-good"),
        At("compare, nothing chosen", "GET /compare", null, "/compare"),
        At("compare two councils and their system", "GET /compare", null, "/compare?area=X10000001&area=X06000001&area=X54000001"),
        At("compare, found", "GET /compare", null, "/compare?area=X10000001&q=calder"),
        At("a file to import", "GET /imports", Administrator, "/imports"),
        new("a file to import, nothing chosen", "POST /imports", Administrator, async visitor =>
        {
            await visitor.Go("/imports");
            await visitor.Press("See what would change");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("what a file would change", "GET /imports/{id}", Administrator, ToPreview),
        new("a file, put away", "POST /imports/{id}/away", Administrator, async visitor =>
        {
            await ToPreview(visitor);
            await visitor.Press("Do not import");
            await visitor.Heading("Import figures or a lookup").WaitForAsync();
        }),
        At("updates to figures", "GET /updates", null, "/updates"),
        At("promises", "GET /promises", null, "/promises"),
        At("promises, none fit", "GET /promises", null, "/promises?state=Superseded"),
        At("actions of a board", "GET /promises", BoardMember, "/promises?of=XHC"),
        At("a promise with its story", "GET /promises/{code}", null, "/promises/C003-9"),
        At("a promise to somebody who keeps it", "GET /promises/{code}", BoardMember, "/promises/C003-6"),
        At("a promise to record", "GET /promises/new", BoardMember, "/promises/new"),
        Wrong("a promise, nothing filled in", "POST /promises", BoardMember, "/promises/new", "Record promise"),
        At("evidence", "GET /promises/{code}/evidence", BoardMember, "/promises/C003-6/evidence"),
        Wrong("evidence, nothing filled in", "POST /promises/{code}/evidence", BoardMember, "/promises/C003-6/evidence", "Add evidence"),
        At("a new date", "GET /promises/{code}/due", BoardMember, "/promises/C003-6/due"),
        Wrong("a new date, nothing filled in", "POST /promises/{code}/due", BoardMember, "/promises/C003-6/due", "Record new date"),
        At("an ending", "GET /promises/{code}/ending", BoardMember, "/promises/C003-6/ending"),
        Wrong("an ending, nothing filled in", "POST /promises/{code}/ending", BoardMember, "/promises/C003-6/ending", "Record that it is over"),
        At("texts with promises", "GET /promises/texts", BoardMember, "/promises/texts"),
        Wrong("a text, nothing filled in", "POST /promises/texts", BoardMember, "/promises/texts", "Find promises"),
        new("sentences that look like promises", "GET /promises/texts/{id}", BoardMember, visitor => ToSentences(visitor, "One")),
        new("a sentence to accept", "GET /promises/suggestions/{id}", BoardMember, visitor => ToSentence(visitor, "Two")),
        new("a sentence, accepted without an actor", "POST /promises/suggestions/{id}/accept", BoardMember, async visitor =>
        {
            await ToSentence(visitor, "Three");
            await visitor.Page.GetByLabel("Who is to do it?").FillAsync("");
            await visitor.Press("Accept as a promise");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("a sentence, rejected", "POST /promises/suggestions/{id}/reject", BoardMember, async visitor =>
        {
            await ToSentences(visitor, "Four");
            await visitor.Page.Locator("form[action$='/reject'] button").First.ClickAsync();
            await visitor.Reads("The sentence is rejected");
        }),

        At("leaders", "GET /leaders", null, "/leaders"),
        At("leaders of a system", "GET /leaders/{code}", null, "/leaders/X54000001"),
        At("leaders of a council without any", "GET /leaders/{code}", BoardMember, "/leaders/E10000014"),
        new("a post", "GET /leaders/posts/{id}", BoardMember, ToPost),
        At("a post to add", "GET /leaders/{code}/new-post", BoardMember, "/leaders/XHC/new-post"),
        Wrong("a post, nothing filled in", "POST /leaders/{code}/new-post", BoardMember, "/leaders/XHC/new-post", "Add post"),
        new("a holder to record", "GET /leaders/posts/{id}/appoint", BoardMember, visitor => FromPost(visitor, "Record who holds the post", null)),
        new("a holder, nothing filled in", "POST /leaders/posts/{id}/appoint", BoardMember, visitor => FromPost(visitor, "Record who holds the post", "Record")) { IsError = true },
        new("a holder who left", "GET /leaders/spells/{id}/end", BoardMember, visitor => FromPost(visitor, "Left", null)),
        new("a holder who left, nothing filled in", "POST /leaders/spells/{id}/end", BoardMember, visitor => FromPost(visitor, "Left", "Record")) { IsError = true },
        new("a holder to put right", "GET /leaders/spells/{id}/correct", BoardMember, visitor => FromPost(visitor, "Put right", null)),
        new("a holder, put right without a reason", "POST /leaders/spells/{id}/correct", BoardMember, visitor => FromPost(visitor, "Put right", "Put right")) { IsError = true },

        At("care models", "GET /models", null, "/models"),
        At("a care model with published facts", "GET /models/{id}", null, "/models/vanguards"),
        At("a care model with sites, to somebody who keeps it", "GET /models/{id}", BoardMember, "/models/neighbourhood-health"),
        At("the high impact change model", "GET /models/high-impact-changes", null, "/models/high-impact-changes"),
        new("a site of a care model", "GET /models/sites/{site}", BoardMember, ToSite),
        At("a site to record", "GET /models/{id}/new-site", BoardMember, "/models/neighbourhood-health/new-site"),
        Wrong("a site, nothing filled in", "POST /models/{id}/new-site", BoardMember, "/models/neighbourhood-health/new-site", "Record site"),
        At("an evaluation to record", "GET /models/{id}/new-evaluation", BoardMember, "/models/vanguards/new-evaluation"),
        Wrong("an evaluation, nothing filled in", "POST /models/{id}/new-evaluation", BoardMember, "/models/vanguards/new-evaluation", "Record evaluation"),
        At("money to record", "GET /models/{id}/new-return", BoardMember, "/models/vanguards/new-return"),
        Wrong("money, nothing filled in", "POST /models/{id}/new-return", BoardMember, "/models/vanguards/new-return", "Record money"),
        new("an element to record", "GET /models/sites/{site}/element", BoardMember, visitor => FromSite(visitor, "Record an element", null)),
        new("an element, nothing filled in", "POST /models/sites/{site}/element", BoardMember, visitor => FromSite(visitor, "Record an element", "Record element")) { IsError = true },
        new("a site to change", "GET /models/sites/{site}/change", BoardMember, visitor => FromSite(visitor, "Change the people served", null)),
        new("a site, changed without a reason", "POST /models/sites/{site}/change", BoardMember, visitor => FromSite(visitor, "Change the people served", "Record change")) { IsError = true },

        At("money of a place", "GET /places/{code}/money", null, "/places/X10000001/money"),
        At("money of a place without a pooled fund", "GET /places/{code}/money", null, "/places/X54000001/money"),
        At("self-assessments", "GET /self-assessments", BoardMember, "/self-assessments"),
        At("a self-assessment to start", "GET /self-assessments/new", BoardMember, "/self-assessments/new"),
        Wrong("a self-assessment, nothing filled in", "POST /self-assessments", BoardMember, "/self-assessments/new", "Start self-assessment"),
        new("a self-assessment that waits for ratings", "GET /self-assessments/{id}", BoardMember, visitor => ToAssessment(visitor, First)),
        new("a self-assessment on which partners agreed", "GET /self-assessments/{id}", BoardMember, visitor => ToAssessment(visitor, Second)),
        new("ratings to send", "GET /self-assessments/{id}/rate", BoardMember, visitor => FromAssessment(visitor, First, "/rate", null)),
        new("ratings, none chosen", "POST /self-assessments/{id}/rate", BoardMember, visitor => FromAssessment(visitor, First, "/rate", "Send ratings")) { IsError = true },
        new("a level to agree", "GET /self-assessments/{id}/changes/{number:int}/agree", BoardMember, visitor => FromAssessment(visitor, Second, "/changes/5/agree", null)),
        new("a level, nothing filled in", "POST /self-assessments/{id}/changes/{number:int}/agree", BoardMember, visitor => FromAssessment(visitor, Second, "/changes/5/agree", "Record level")) { IsError = true },
        new("an action to record", "GET /self-assessments/{id}/changes/{number:int}/action", BoardMember, visitor => FromAssessment(visitor, Second, "/changes/5/action", null)),
        new("an action, nothing filled in", "POST /self-assessments/{id}/changes/{number:int}/action", BoardMember, visitor => FromAssessment(visitor, Second, "/changes/5/action", "Record action")) { IsError = true },
        new("a self-assessment to publish", "GET /self-assessments/{id}/publish", BoardMember, visitor => FromAssessment(visitor, Second, "/publish", null)),
        new("a self-assessment, published without a reason", "POST /self-assessments/{id}/publish", BoardMember, visitor => FromAssessment(visitor, Second, "/publish", "Publish")) { IsError = true },
        At("published self-assessments, none", "GET /places/{code}/self-assessments", null, "/places/X10000001/self-assessments"),
        At("peers, none imported", "GET /places/{code}/peers", null, "/places/E10000014/peers"),
    ];

    private const int First = 0, Second = 1;

    private static int _texts;

    // Each sight gives a text of its own, because the same one is not taken twice.
    private static async Task ToSentences(Visitor visitor, string name)
    {
        await visitor.Go("/promises/texts");
        await visitor.Page.GetByLabel("What is the document called?").FillAsync($"Report {name}");
        await visitor.Page.GetByLabel("Paste the text").FillAsync($"Report {name} of {Interlocked.Increment(ref _texts)}. The council will publish a joint plan by April 2027. We are investing up to £2 million in training.");
        await visitor.Press("Find promises");
        await visitor.Heading("Sentences that look like promises").WaitForAsync();
    }

    private static async Task ToSentence(Visitor visitor, string name)
    {
        await ToSentences(visitor, name);
        await visitor.Page.Locator("main a[href^='/promises/suggestions/']").First.ClickAsync();
        await visitor.Heading("Accept as a promise").WaitForAsync();
    }

    private static async Task ToPost(Visitor visitor)
    {
        await visitor.Go("/leaders/XHC");
        await visitor.Page.Locator("main a[href^='/leaders/posts/']:has-text('Leader of the council')").First.ClickAsync();
        await visitor.Heading("Leader of the council").WaitForAsync();
    }

    private static async Task FromPost(Visitor visitor, string link, string? button)
    {
        await ToPost(visitor);
        await visitor.Page.Locator($"main a:has-text('{link}')").First.ClickAsync();
        await visitor.Page.Locator("main form").WaitForAsync();
        if (button is null) return;
        await visitor.Press(button);
        await visitor.Sees("There is a problem");
    }

    private static async Task ToSite(Visitor visitor)
    {
        await visitor.Go("/models/neighbourhood-health");
        await visitor.Page.Locator("main a[href^='/models/sites/']").First.ClickAsync();
        await visitor.Page.Locator("main h2:has-text('What was recorded')").WaitForAsync();
    }

    private static async Task FromSite(Visitor visitor, string link, string? button)
    {
        await ToSite(visitor);
        await visitor.Page.Locator($"main a:has-text('{link}')").First.ClickAsync();
        await visitor.Page.Locator("main form").WaitForAsync();
        if (button is null) return;
        await visitor.Press(button);
        await visitor.Sees("There is a problem");
    }

    // The list has the newest first: the open one, then the finished one.
    private static async Task ToAssessment(Visitor visitor, int which)
    {
        await visitor.Go("/self-assessments");
        await visitor.Page.Locator("main th a[href^='/self-assessments/']").Nth(which).ClickAsync();
        await visitor.Page.Locator("main dt:has-text('Ratings sent by')").WaitForAsync();
    }

    private static async Task FromAssessment(Visitor visitor, int which, string way, string? button)
    {
        await ToAssessment(visitor, which);
        await visitor.Page.Locator($"main a[href$='{way}']").First.ClickAsync();
        await visitor.Page.Locator("main form").WaitForAsync();
        if (button is null) return;
        await visitor.Press(button);
        await visitor.Sees("There is a problem");
    }

    private static async Task ToPreview(Visitor visitor)
    {
        await visitor.Go("/imports");
        await visitor.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "turnover.csv",
            MimeType = "text/csv",
            Buffer = "metric,code,from,until,value\nstaff-turnover,X10000001,2024-04-01,2025-04-01,24.5\nstaff-turnover,X99999999,2024-04-01,2025-04-01,20\n"u8.ToArray(),
        });
        await visitor.Press("See what would change");
        await visitor.Heading("What this file would change").WaitForAsync();
    }
}
