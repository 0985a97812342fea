namespace Joinery.BrowserTests;

/// <summary>The browser that is on this machine; none is ever downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> Start()
    {
        var program = Find() ?? throw new InvalidOperationException("Chromium is not there: run ./test, which installs it.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            // As root, as in a container, Chromium runs only without its sandbox; the pages are our own.
            Args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                .. Environment.UserName == "root" ? (string[])["--no-sandbox"] : []],
        });
        return new(playwright, browser);
    }

    /// <summary>The program: JOINERY_TEST_CHROMIUM, or the first of chromium and google-chrome on the path; null when there is none.</summary>
    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("JOINERY_TEST_CHROMIUM") is { Length: > 0 } named) return File.Exists(named) ? named : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin").ToList();
        return new[] { "chromium", "google-chrome" }.SelectMany(name => folders, (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
