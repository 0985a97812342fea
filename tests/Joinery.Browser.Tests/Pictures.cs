namespace Joinery.BrowserTests;

/// <summary>The pictures of the README and the guides. The place's clock stands still and its people come from a seed, so a second run gives the same pictures.</summary>
internal static class Pictures
{
    public static async Task Make(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var stage = new Stage();
        await stage.InitializeAsync();
        await Take(stage, "home", folder, visitor => visitor.Go("/"));
        await Take(stage, "record", folder, visitor => visitor.OpenRecord("ab"));
        await Take(stage, "place", folder, visitor => visitor.Go("/places/X06000001"), person: null);
        await Take(stage, "measure", folder, visitor => visitor.Go("/places/X06000001/measures/drd-same-day"), person: null);
        await Take(stage, "leaders", folder, visitor => visitor.Go("/leaders/X54000001"), person: null);
        await Take(stage, "promises", folder, visitor => visitor.Go("/promises"), person: null);
    }

    private static async Task Take(Stage stage, string name, string folder, Func<Visitor, Task> go, string? person = "demo-social-worker")
    {
        await using var visitor = await stage.Visit(stage.Quiet, person);
        await go(visitor);
        if (await visitor.Page.Locator("[data-chart]").CountAsync() > 0) await visitor.Page.Locator("[data-chart] canvas").First.WaitForAsync();
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }

    /// <summary>Every sight at 1280 and 390 pixels, whole, for whoever designs: pictures of all pages in one folder.</summary>
    public static async Task MakeAll(string folder, IReadOnlyList<string> words)
    {
        Directory.CreateDirectory(folder);
        await using var stage = new Stage();
        await stage.InitializeAsync();
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
            foreach (var sight in Sights.All.Where(sight => words.Count == 0 || words.Any(word => sight.Name.Contains(word, StringComparison.Ordinal))))
            {
                await using var visitor = await sight.See(stage, screen);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{sight.Name} {screen.Width}.png"), FullPage = true });
            }
    }
}
