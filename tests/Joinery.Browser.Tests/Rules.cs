using Deque.AxeCore.Commons;

namespace Joinery.BrowserTests;

/// <summary>What every page is held to.</summary>
internal static class Rules
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // WCAG 2.0, 2.1 and 2.2 at levels A and AA, and what axe thinks good practice.
    private const string Run = """
        async colours => (await axe.run(document, {
          resultTypes: ['violations'],
          rules: { 'color-contrast': { enabled: colours } },
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
        })).violations.flatMap(broken => broken.nodes.map(node => `${broken.id}: ${broken.help} at ${node.html}`))
        """;

    // Flaws that are known and will go. The list should only shrink.
    private static readonly (string Rule, string Where, string Why)[] Known =
    [
        ("landmark-unique: ", "aria-labelledby=\"notice-", "The notices at the top of a page all bear the title Important; the layout is to name each by its heading."),
    ];

    /// <summary>
    /// What axe finds: the rule, what it says, and where. Axe itself is asked, because the package's own way opens a second window
    /// for each page in order to join the findings of frames, which our pages never have; that takes four times as long.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="colours">Whether contrast is looked at too, which is most of the time.</param>
    public static async Task<IReadOnlyList<string>> AxeFinds(this IPage page, bool colours = true)
    {
        page.Frames.Count.ShouldBe(1, "Axe is asked about one frame only.");
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(Run, colours);
        return found.Where(words => !Known.Any(flaw => words.StartsWith(flaw.Rule, StringComparison.Ordinal) && words.Contains(flaw.Where, StringComparison.Ordinal))).ToList();
    }

    /// <summary>What stands out at the right of the window, when the page can be scrolled sideways; empty when it cannot.</summary>
    public static async Task<IReadOnlyList<string>> StandsOut(this IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
          if (document.documentElement.scrollWidth <= innerWidth) return []
          const wide = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
          return [`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`, ...wide.slice(0, 10).map(one => one.outerHTML.slice(0, 120))]
        }
        """);
}
