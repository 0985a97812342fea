namespace Joinery.BrowserTests;

/// <summary>One state of one page, as somebody comes to see it.</summary>
/// <param name="Name">As a test names it.</param>
/// <param name="Route">What it shows: GET, or POST for what a form gives, and the route.</param>
/// <param name="Account">Who is signed in; null for nobody.</param>
/// <param name="Go">How they get there.</param>
internal sealed record Sight(string Name, string Route, string? Account, Func<Visitor, Task> Go)
{
    /// <summary>True for the place on its busy day.</summary>
    public bool IsBusy { get; init; }

    /// <summary>True for a form that is shown again with what is wrong.</summary>
    public bool IsError { get; init; }

    /// <summary>Opens it in a window.</summary>
    public async Task<Visitor> See(Stage stage, Screen? screen = null)
    {
        var visitor = await stage.Visit(IsBusy ? stage.Busy : stage.Quiet, Account, screen);
        await Go(visitor);
        return visitor;
    }
}

/// <summary>What there was to see of a sight on a screen.</summary>
/// <param name="HasMain">False for a page that is not written yet.</param>
/// <param name="AxeFinds">What axe finds.</param>
/// <param name="StandsOut">What stands out at the right, when the page scrolls sideways.</param>
/// <param name="Complaints">What the page did that it should not.</param>
internal sealed record Look(bool HasMain, IReadOnlyList<string> AxeFinds, IReadOnlyList<string> StandsOut, IReadOnlyList<string> Complaints)
{
    /// <summary>The sight on each screen by its name; the visitor gets there once, in the smallest window, and then makes it larger.</summary>
    public static async Task<IReadOnlyDictionary<string, Look>> At(Stage stage, Sight sight)
    {
        await using var visitor = await sight.See(stage, Screen.Enlarged);
        var looks = new Dictionary<string, Look>();
        foreach (var screen in new[] { Screen.Enlarged, Screen.Phone, Screen.Desk })
        {
            await visitor.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            // Width first: axe leaves its own objects in the page.
            var standsOut = screen == Screen.Desk ? [] : await visitor.Page.StandsOut();
            // Enlarged, a page has the width of a phone's and the same rules; only its room is another.
            var axeFinds = screen == Screen.Enlarged ? [] : await visitor.Page.AxeFinds();
            looks[screen.Name] = new(await visitor.Page.Locator("main").CountAsync() == 1, axeFinds, standsOut, visitor.Complaints);
        }
        return looks;
    }
}

/// <summary>
/// Every page and every form that the program has, each in the states that matter. A test compares this table with the program's
/// own list of addresses, so that nobody can add a page and forget it here.
/// </summary>
internal static class Sights
{
    private const string SocialWorker = "demo-social-worker", Auditor = "demo-auditor", Administrator = "demo-administrator", BoardMember = "demo-board", Finance = "demo-finance", Fund = "demo-fund";

    /// <summary>The table.</summary>
    public static readonly IReadOnlyList<Sight> All =
    [
        At("front page", "GET /", null, "/"),
        At("front page with three notices", "GET /", null, "/") with { IsBusy = true },
        At("work of a social worker", "GET /", SocialWorker, "/"),
        At("work of somebody without pages", "GET /", BoardMember, "/"),
        At("about", "GET /about", null, "/about"),
        At("accessibility", "GET /accessibility", null, "/accessibility"),
        At("privacy", "GET /privacy", null, "/privacy"),
        At("licence", "GET /licence", null, "/licence"),
        At("style page", "GET /design", null, "/design"),

        At("sign in", "GET /sign-in", null, "/sign-in"),
        new("sign in, nobody chosen", "POST /sign-in/demo", null, async visitor =>
        {
            await visitor.Go("/sign-in");
            await visitor.Press("Continue");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("sign in, the service does not answer", "POST /sign-in/cis2", null, visitor => ThroughService(visitor, "Sign in with NHS CIS2")) { IsError = true },
        new("sign in, the other service does not answer", "POST /sign-in/entra", null, visitor => ThroughService(visitor, "Sign in with your council account")) { IsError = true },
        At("sign in, came back without having left", "GET /sign-in/cis2/done", null, "/sign-in/cis2/done?state=none&code=none"),
        At("sign in, came back from the other without having left", "GET /sign-in/entra/done", null, "/sign-in/entra/done?state=none&code=none"),
        At("signed out", "GET /signed-out", null, "/signed-out"),
        At("account", "GET /account", Auditor, "/account"),
        At("a page that one may not see", "GET /deeds", SocialWorker, "/deeds"),
        At("an address that leads nowhere", "ANY /{**path}", null, "/nothing-is-here"),

        At("search", "GET /search", SocialWorker, "/search"),
        new("search, found", "POST /search", SocialWorker, visitor => Searched(visitor, "ab")),
        new("search, found a long name", "POST /search", SocialWorker, visitor => Searched(visitor, BusyDay.LongName)) { IsBusy = true },
        new("search, nothing found", "POST /search", SocialWorker, visitor => Searched(visitor, "Nobodyofthatnamelivesherewithsuchalongname")),
        new("search, too much typed", "POST /search", SocialWorker, async visitor =>
        {
            await Searched(visitor, new string('a', 101));
            await visitor.Sees("There is a problem");
        }) { IsError = true },

        new("purpose", "GET /people/{id}", "demo-nurse", ToPurpose),
        new("purpose, not stated", "POST /people/{id}/purpose", "demo-nurse", async visitor =>
        {
            await ToPurpose(visitor);
            await visitor.Page.GetByLabel("Reason (optional)").FillAsync(new string('a', 201));
            await visitor.Press("Open record");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("record", "GET /people/{id}", SocialWorker, visitor => visitor.OpenRecord("ab")),
        new("record with a long name", "GET /people/{id}", SocialWorker, visitor => visitor.OpenRecord(BusyDay.LongName)) { IsBusy = true },

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

        At("rates", "GET /rates", null, "/rates"),
        At("rates before there were any", "GET /rates", null, "/rates?on=1999-01-01"),
        At("one rate", "GET /rates/{code}", null, "/rates/fnc_standard"),
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
        At("published payments, none imported", "GET /fund/payments", "demo-fund", "/fund/payments"),
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
        At("pooled funds", "GET /fund", Fund, "/fund"),
        At("a pooled fund", "GET /fund/{pool}", Fund, "/fund/HV-2026"),
        At("a pooled fund of the year before, to a board member", "GET /fund/{pool}", BoardMember, "/fund/HV-2025"),
        At("a scheme", "GET /fund/{pool}/schemes/{scheme}", Fund, "/fund/HV-2026/schemes/S02"),
        At("a partner's books", "GET /fund/{pool}/partners/{body}", Fund, "/fund/HV-2025/partners/XHC"),
        At("every entry", "GET /fund/{pool}/entries", Fund, "/fund/HV-2026/entries"),
        At("an entry", "GET /fund/{pool}/entries/{seq:long}", Fund, "/fund/HV-2025/entries/12"),
        Wrong("an entry, turned round without a paper", "POST /fund/{pool}/entries/{seq:long}", Fund, "/fund/HV-2025/entries/12", "Turn this entry round"),
        At("money to commit", "GET /fund/{pool}/commitments/new", Fund, "/fund/HV-2026/commitments/new"),
        Wrong("money to commit, nothing filled in", "POST /fund/{pool}/commitments/new", Fund, "/fund/HV-2026/commitments/new", "Commit"),
        At("a payment to record", "GET /fund/{pool}/payments/new", Fund, "/fund/HV-2026/payments/new"),
        Wrong("a payment, nothing filled in", "POST /fund/{pool}/payments/new", Fund, "/fund/HV-2026/payments/new", "Record payment"),
        At("a contribution to record", "GET /fund/{pool}/contributions/new", Fund, "/fund/HV-2026/contributions/new"),
        Wrong("a contribution, nothing filled in", "POST /fund/{pool}/contributions/new", Fund, "/fund/HV-2026/contributions/new", "Record contribution"),
        At("a plan with its conditions", "GET /fund/{pool}/plan", Fund, "/fund/HV-2025/plan"),
        At("a plan of a year that is not entered", "GET /fund/{pool}/plan", Fund, "/fund/HV-2026/plan"),
        At("a line to add to a plan", "GET /fund/{pool}/plan/lines/new", Fund, "/fund/HV-2025/plan/lines/new"),
        Wrong("a line to add to a plan, nothing filled in", "POST /fund/{pool}/plan/lines/new", Fund, "/fund/HV-2025/plan/lines/new", "Save as a new version"),
        At("a line of a plan", "GET /fund/{pool}/plan/lines/{line:int}", Fund, "/fund/HV-2025/plan/lines/1"),
        Wrong("a line of a plan, changed without a reason", "POST /fund/{pool}/plan/lines/{line:int}", Fund, "/fund/HV-2025/plan/lines/1", "Save as a new version"),
        At("an overspend to try", "GET /fund/{pool}/what-if", Fund, "/fund/HV-2026/what-if"),
        new("an overspend, shared", "POST /fund/{pool}/what-if", Fund, visitor => ToShares(visitor, "In proportion to what partners contribute")),
        new("an overspend, shared without shares", "POST /fund/{pool}/what-if", Fund, visitor => ToShares(visitor, "Agreed shares")) { IsError = true },
        At("returns", "GET /fund/{pool}/returns", Fund, "/fund/HV-2026/returns"),
        Wrong("returns, no quarter chosen", "POST /fund/{pool}/returns", Fund, "/fund/HV-2026/returns", "Submit"),
        At("a return with a difference", "GET /fund/{pool}/returns/{day}/{version:long}", Fund, "/fund/HV-2026/returns/2026-06-30/1"),
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

        At("notices, none", "GET /notices", Administrator, "/notices"),
        At("notices, three", "GET /notices", Administrator, "/notices") with { IsBusy = true },
        new("notices, nothing filled in", "POST /notices", Administrator, async visitor =>
        {
            await visitor.Go("/notices");
            await visitor.Page.GetByLabel("Day").FillAsync("");
            await visitor.Press("Post notice");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("notices, too many", "POST /notices", Administrator, async visitor =>
        {
            await visitor.Go("/notices");
            await visitor.Page.GetByLabel("Heading").FillAsync("One too many");
            await visitor.Page.GetByLabel("What people should know").FillAsync("It will be refused.");
            await visitor.Press("Post notice");
            await visitor.Sees("There is a problem");
        }) { IsBusy = true, IsError = true },
        new("notices, withdrawn by another", "POST /notices/{id}/withdraw", Administrator, async visitor =>
        {
            await visitor.Go("/notices");
            // The same form, sent for a notice that is not there.
            await visitor.Page.Locator("form[action$='/withdraw']").First.EvaluateAsync("form => form.action = '/notices/0190f2c4-0000-7000-8000-000000000001/withdraw'");
            await visitor.Page.Locator("form[action$='/withdraw'] button").First.ClickAsync();
            await visitor.Sees("There is a problem");
        }) { IsBusy = true, IsError = true },
        new("a form that was open too long", "POST /notices", Administrator, async visitor =>
        {
            await visitor.Go("/notices");
            await visitor.Page.GetByLabel("Heading").FillAsync("Kept");
            await visitor.ForgetFormCookie();
            await visitor.Press("Post notice");
            await visitor.Sees("This page was open for too long");
        }) { IsError = true },

        At("log of deeds", "GET /deeds", Auditor, "/deeds"),
        At("log of deeds, earlier", "GET /deeds", Auditor, "/deeds?before=20"),
        new("log of deeds, checked", "POST /deeds/check", Auditor, async visitor =>
        {
            await visitor.Go("/deeds");
            await visitor.Press("Check that the log is whole");
            await visitor.Reads("The log is whole");
        }),
        At("roles and rights", "GET /roles", Auditor, "/roles"),
    ];

    /// <summary>Addresses that show no page, and why they are not looked at here. The list should only shrink.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoPages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GET /assets/{file}"] = "styles and scripts, which every page loads",
        ["GET /live"] = "the stream of live topics, which every page holds open",
        ["GET /health/live"] = "plain text for whatever watches the process",
        ["GET /health/ready"] = "plain text for whatever watches the process",
        ["GET /promises.csv"] = "a table for spreadsheets",
        ["GET /fund/{pool}/returns/{day}/{version:long}/document"] = "JSON for programs",
        ["GET /places/{code}/money.csv"] = "a table for spreadsheets",
        ["GET /api/leaders/{code}"] = "JSON for programs",
        ["GET /api/areas"] = "JSON for programs",
        ["GET /api/areas/{code}"] = "JSON for programs",
        ["GET /api/areas/{code}/overlaps"] = "JSON for programs",
        ["GET /api/{documentName}.json"] = "JSON for programs",
        ["GET /api/metrics"] = "JSON for programs",
        ["GET /api/metrics/{id}"] = "JSON for programs",
        ["GET /api/observations"] = "JSON for programs",
        ["GET /places/{code}/figures.csv"] = "a file for spreadsheets",
        ["GET /measures/{metric}/figures.csv"] = "a file for spreadsheets",
        ["GET /compare/figures.csv"] = "a file for spreadsheets",
        ["POST /imports/{id}"] = "takes no answers; it leads to /updates",
        ["GET /updates.atom"] = "a feed for readers of news",
        ["POST /sign-out"] = "takes no answers, so nothing can be wrong with them; it leads to /signed-out",
    };

    /// <summary>Forms that take no answers and so have no error state.</summary>
    public static readonly IReadOnlyList<string> NoErrors = ["POST /deeds/check", "POST /sign-out", "POST /imports/{id}", "POST /imports/{id}/away", "POST /promises/suggestions/{id}/reject"];

    /// <summary>Every sight on each of some screens, for a theory.</summary>
    public static TheoryData<string, string> On(params Screen[] screens)
    {
        var all = new TheoryData<string, string>();
        foreach (var screen in screens)
            foreach (var sight in All) all.Add(sight.Name, screen.Name);
        return all;
    }

    public static Sight Named(string name) => All.Single(sight => sight.Name == name);

    private static Sight At(string name, string route, string? account, string path) => new(name, route, account, visitor => visitor.Go(path));

    private static Sight Wrong(string name, string route, string? account, string path, string button) => new(name, route, account, async visitor =>
    {
        await visitor.Go(path);
        await visitor.Press(button);
        await visitor.Sees("There is a problem");
    })
    { IsError = true };

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

    private static async Task ToShares(Visitor visitor, string rule)
    {
        await visitor.Go("/fund/HV-2025/what-if");
        await visitor.Page.GetByLabel(rule, new() { Exact = true }).CheckAsync();
        await visitor.Press("Show who bears it");
        await visitor.Sees(rule == "Agreed shares" ? "There is a problem" : "Try something else");
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

    private const int First = 0, Second = 1;

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

    private static async Task Searched(Visitor visitor, string words)
    {
        await visitor.Go("/search");
        await visitor.Search(words);
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

    private static async Task ThroughService(Visitor visitor, string button)
    {
        await visitor.Go("/sign-in");
        await visitor.Press(button);
        await visitor.Heading("You are not signed in").WaitForAsync();
    }

    private static async Task ToPurpose(Visitor visitor)
    {
        await Searched(visitor, "ab");
        await visitor.Page.Locator("main li a").First.ClickAsync();
        await visitor.Heading("Why are you opening this record?").WaitForAsync();
    }
}
