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

    /// <summary>Where it is seen.</summary>
    public RunningPlace In(Stage stage) => IsBusy ? stage.Busy : stage.Quiet;

    /// <summary>Opens it in a window.</summary>
    public async Task<Visitor> See(Stage stage, Screen? screen = null)
    {
        var visitor = await stage.Visit(In(stage), Account, screen);
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
    public static async Task<IReadOnlyDictionary<string, Look>> At(Visitor visitor, Sight sight)
    {
        await sight.Go(visitor);
        var looks = new Dictionary<string, Look>();
        foreach (var screen in new[] { Screen.Enlarged, Screen.Phone, Screen.Desk })
        {
            await visitor.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            // Width first: axe leaves its own objects in the page.
            var standsOut = screen == Screen.Desk ? [] : await visitor.Page.StandsOut();
            // Enlarged, a page has the width of a phone's and the same rules; only its room is another.
            // Colours are the same on both; the menu of a phone is the front page's too.
            var axeFinds = screen == Screen.Enlarged ? [] : await visitor.Page.AxeFinds(colours: screen == Screen.Desk || sight.Name == "front page");
            looks[screen.Name] = new(await visitor.Page.Locator("main").CountAsync() == 1, axeFinds, standsOut, visitor.Complaints);
        }
        return looks;
    }
}

/// <summary>
/// Every page and every form that the program has, each in the states that matter. A test compares this table with the program's
/// own list of addresses, so that nobody can add a page and forget it here.
/// </summary>
internal static partial class Sights
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

        .. OfPlace,
        .. OfEntitlement,
        .. OfBudgets,
        .. OfEvidence,
        .. OfFund,
        .. OfPapers,

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
        ["GET /fund/{pool}/returns/{day}/{version:long}/return.csv"] = "a table for spreadsheets",
        ["GET /fund/{pool}/returns/{day}/{version:long}/return.xlsx"] = "a workbook",
        ["GET /fund/{pool}/plan.xlsx"] = "a workbook",
        ["GET /fund/{pool}/plan/{version:long}/evidence/document"] = "JSON for programs",
        ["GET /fund/{pool}/statements/{statement}.csv"] = "a table for spreadsheets",
        ["GET /fund/{pool}/statements/{statement}.xlsx"] = "a workbook",
        ["GET /assessments/{id}/decisions/{number:long}.pdf"] = "the letter to print; a system test holds it against its page",
        ["GET /fund/{pool}/returns/{day}/{version:long}/return.pdf"] = "the return to print",
        ["GET /fund/{pool}/statements/{statement}.pdf"] = "the statement to print; a system test holds it against its page",
        ["POST /fund/{pool}/agreement/vary/send"] = "takes no answers; it leads to the version, or shows the variation with what must be put right",
        ["POST /fund/{pool}/agreement/vary/away"] = "takes no answers; it leads to the agreement",
        ["POST /assessments/{id}/notional-capital/left"] = "takes no answers; it leads to the page that it is on",
        ["POST /assessments/{id}/top-up/end"] = "asks only where a top-up is agreed, and the demo place has none; it looks like the end of a direct payment",
        ["POST /fund/{pool}/year-end/share"] = "asks only where an overspend is not shared yet, and the demo place has shared its own; it looks like the underspend's",
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
        ["GET /assessments/{id}/evidence/{document}"] = "a document to save",
        ["GET /measures/{metric}/figures.csv"] = "a file for spreadsheets",
        ["GET /compare/figures.csv"] = "a file for spreadsheets",
        ["POST /imports/{id}"] = "takes no answers; it leads to /updates",
        ["GET /rates/next.csv"] = "a file for spreadsheets",
        ["GET /updates.atom"] = "a feed for readers of news",
        ["POST /sign-out"] = "takes no answers, so nothing can be wrong with them; it leads to /signed-out",
    };

    /// <summary>Forms that take no answers and so have no error state.</summary>
    public static readonly IReadOnlyList<string> NoErrors =
    [
        "POST /deeds/check", "POST /sign-out", "POST /assessments/{id}/notional-capital/left", "POST /assessments/{id}/top-up/end", "POST /imports/{id}", "POST /imports/{id}/away", "POST /rates/import/{id}/away", "POST /fund/{pool}/plan/import/{id}/away", "POST /fund/{pool}/agreement/vary/send", "POST /fund/{pool}/agreement/vary/away", "POST /fund/{pool}/year-end/share", "POST /promises/suggestions/{id}/reject",
    ];

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

    private static async Task Searched(Visitor visitor, string words)
    {
        await visitor.Go("/search");
        await visitor.Search(words);
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
