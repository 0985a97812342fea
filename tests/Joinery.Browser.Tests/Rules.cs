using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Joinery.BrowserTests;

/// <summary>What every page is held to.</summary>
internal static class Rules
{
    // WCAG 2.0, 2.1 and 2.2 at levels A and AA, and what axe thinks good practice.
    private static readonly AxeRunOptions Accessibility = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"),
    };

    // Flaws that are known and will go. The list should only shrink.
    private static readonly (string Rule, string Where, string Why)[] Known =
    [
        ("landmark-unique", "aria-labelledby=\"notice-", "The notices at the top of a page all bear the title Important; the layout is to number or rename them."),
    ];

    /// <summary>What axe finds: the rule, what it says, and where.</summary>
    public static async Task<IReadOnlyList<string>> AxeFinds(this IPage page)
    {
        var result = await page.RunAxe(Accessibility);
        return result.Violations.Where(broken => !IsKnown(broken))
            .Select(broken => $"{broken.Id}: {broken.Help} at {string.Join(" · ", broken.Nodes.Select(node => node.Html))}").ToList();
    }

    private static bool IsKnown(AxeResultItem broken) =>
        Known.Any(flaw => flaw.Rule == broken.Id && broken.Nodes.All(node => node.Html.Contains(flaw.Where, StringComparison.Ordinal)));

    /// <summary>What stands out at the right of the window, when the page can be scrolled sideways; empty when it cannot.</summary>
    public static async Task<IReadOnlyList<string>> StandsOut(this IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
          if (document.documentElement.scrollWidth <= innerWidth) return []
          const wide = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
          return [`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`, ...wide.slice(0, 10).map(one => one.outerHTML.slice(0, 120))]
        }
        """);
}
