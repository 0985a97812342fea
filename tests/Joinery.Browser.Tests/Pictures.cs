namespace Joinery.BrowserTests;

/// <summary>The pictures of the README. The place's clock stands still and its people come from a seed, so a second run gives the same pictures.</summary>
internal static class Pictures
{
    public static async Task Make(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var stage = new Stage();
        await stage.InitializeAsync();
        await Take(stage, "home", folder, visitor => visitor.Go("/"));
        await Take(stage, "record", folder, visitor => visitor.OpenRecord("ab"));
    }

    private static async Task Take(Stage stage, string name, string folder, Func<Visitor, Task> go)
    {
        await using var visitor = await stage.Visit(stage.Quiet, "demo-social-worker");
        await go(visitor);
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }

    /// <summary>Every sight at 1280 and 390 pixels, whole, for whoever designs: pictures of all pages in one folder.</summary>
    public static async Task MakeAll(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var stage = new Stage();
        await stage.InitializeAsync();
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
            foreach (var sight in Sights.All)
            {
                await using var visitor = await sight.See(stage, screen);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{sight.Name} {screen.Width}.png"), FullPage = true });
            }
    }
}
