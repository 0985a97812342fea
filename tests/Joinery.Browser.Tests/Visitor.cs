using System.Collections.Concurrent;

namespace Joinery.BrowserTests;

/// <summary>The size of a window.</summary>
/// <param name="Name">As a test names it.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
internal sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desk = new("1280 pixels", 1280, 800);
    public static readonly Screen Phone = new("390 pixels", 390, 844);
    /// <summary>The least width at which a page must work, which is also a window of 1280 × 1024 enlarged to 400% (WCAG 1.4.10).</summary>
    public static readonly Screen Enlarged = new("320 pixels, enlarged to 400%", 320, 256);
}

/// <summary>Somebody with a browser window. It notes whatever a page should not do: errors, broken policies, requests to elsewhere.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly RunningPlace _place;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly SemaphoreSlim _complained = new(0);
    private IReadOnlyList<BrowserContextCookiesResult> _cookies = [];
    private readonly ConcurrentDictionary<string, bool> _documents = new(StringComparer.Ordinal);

    private Visitor(IBrowserContext context, IPage page, RunningPlace place) => (_context, Page, _place) = (context, page, place);

    public IPage Page { get; }

    /// <summary>What the pages did that they should not.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    public static async Task<Visitor> Open(IBrowser browser, RunningPlace place, Screen screen, bool scripts, string? state)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = place.Address,
            JavaScriptEnabled = scripts,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = state,
            TimezoneId = "Europe/London",
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        });
        var visitor = new Visitor(context, await context.NewPageAsync(), place);
        await visitor.Listen();
        visitor._cookies = await context.CookiesAsync();
        return visitor;
    }

    /// <summary>Leaves the page, and has the cookies of the beginning and no complaints.</summary>
    public async Task BeginAgain(Screen screen)
    {
        await Page.GotoAsync("about:blank");
        await _context.ClearCookiesAsync();
        await _context.AddCookiesAsync(_cookies.Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            Expires = cookie.Expires,
            HttpOnly = cookie.HttpOnly,
            Secure = cookie.Secure,
            SameSite = cookie.SameSite,
        }));
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        _complaints.Clear();
    }

    private async Task Listen()
    {
        await _context.ExposeFunctionAsync("complain", (string words) => Note(words));
        await _context.AddInitScriptAsync("addEventListener('securitypolicyviolation', told => complain(`policy ${told.violatedDirective} broken by ${told.blockedURI}`))");
        Page.PageError += (_, words) => Note($"error: {words}");
        Page.Console += (_, line) =>
        {
            // Chromium reports a page that is itself an answer of 400 or 404; that is no fault of the page.
            var isAnswer = line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && _documents.Keys.Any(document => line.Location.StartsWith(document, StringComparison.Ordinal));
            if (line.Type is "error" or "warning" && !isAnswer) Note($"{line.Type}: {line.Text}");
        };
        Page.Request += (_, asked) =>
        {
            if (asked.IsNavigationRequest) _documents[asked.Url.Split('#')[0]] = true;
            if (!asked.Url.StartsWith(_place.Address + "/", StringComparison.Ordinal)) Note($"asked elsewhere: {asked.Url}");
        };
    }

    private void Note(string complaint)
    {
        _complaints.Enqueue(complaint);
        _complained.Release();
    }

    /// <summary>Waits until a page complains in these words.</summary>
    public async Task Complains(string words)
    {
        while (!_complaints.Any(complaint => complaint.StartsWith(words, StringComparison.Ordinal)))
            (await _complained.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue($"Nothing was noticed but: {string.Join(" · ", _complaints)}");
    }

    /// <summary>Opens a page by its path.</summary>
    public Task<IResponse?> Go(string path) => Page.GotoAsync(path);

    /// <summary>Presses the button of that name.</summary>
    public Task Press(string name) => Button(name).ClickAsync();

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>Waits until a heading of these words is there.</summary>
    public Task Sees(string heading) => Heading(heading).WaitForAsync();

    /// <summary>Waits until these words are there.</summary>
    public Task Reads(string words) => Page.GetByText(words).First.WaitForAsync();

    /// <summary>Signs in through the page as one of the demo people.</summary>
    public async Task SignIn(string account)
    {
        await Go("/sign-in");
        await Page.Locator($"input[value='{account}']").CheckAsync();
        await Press("Continue");
        await Sees("Your work");
    }

    /// <summary>Searches with the box at the top of each page.</summary>
    public async Task Search(string words)
    {
        await Page.Locator("#service-search").FillAsync(words);
        await Press("Search");
        await Sees("Search");
    }

    /// <summary>Opens the record of the first person whom a search finds, for the care of the person.</summary>
    public async Task OpenRecord(string words)
    {
        await Go("/search");
        await Search(words);
        await Page.Locator("main li a").First.ClickAsync();
        await Page.Locator("h1").WaitForAsync();
        if (await Page.Locator("#purpose").CountAsync() == 0) return;
        await Page.GetByLabel("Care of the person").CheckAsync();
        await Press("Open record");
        await Sees("Record");
    }

    /// <summary>A second window of the same browser, with the same cookies.</summary>
    public Task<IPage> AnotherWindow() => _context.NewPageAsync();

    /// <summary>Cookies, to be given to another window.</summary>
    public Task<string> State() => _context.StorageStateAsync();

    /// <summary>Forgets the cookie that protects forms, as a browser does that was closed and opened again.</summary>
    public Task ForgetFormCookie() => _context.ClearCookiesAsync(new() { Name = "joinery-form" });

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
