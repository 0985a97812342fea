namespace Joinery.BrowserTests;

/// <summary>Somebody at the keyboard.</summary>
internal static class Keyboard
{
    /// <summary>More stops than any page should have.</summary>
    private const int MostStops = 400;

    // How every element looks while focus is elsewhere; the box of a radio is drawn around it by its label.
    private const string Remember = """
        () => {
          window.looks = one => [one, ...one.labels ?? []].flatMap(part => [null, '::before', '::after'].map(pseudo => {
            const style = getComputedStyle(part, pseudo)
            return [style.outlineStyle === 'none' ? 'none' : style.outline, style.boxShadow, style.backgroundColor, style.borderWidth].join(' ')
          })).join(' | ')
          window.atRest = new Map([...document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]')].map(one => [one, looks(one)]))
          window.stops = []
        }
        """;

    // Where focus has come to: 'end' when it has been round, otherwise what is wrong with this stop, or nothing.
    private const string Stop = """
        () => {
          const here = document.activeElement
          if (here === document.body || stops.includes(here)) return 'end'
          const name = here.outerHTML.slice(0, 100), box = here.getBoundingClientRect()
          const before = stops.at(-1)
          stops.push(here)
          if (atRest.get(here) === looks(here)) return `focus does not show on ${name}`
          if (box.width < 2 || box.height < 2 || box.bottom <= 0 || box.top >= innerHeight) return `focus is out of sight on ${name}`
          if (before && !(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) return `focus goes back to ${name}`
          return ''
        }
        """;

    public static async Task Keys(this Visitor visitor, params string[] keys)
    {
        foreach (var key in keys) await visitor.Page.Keyboard.PressAsync(key);
    }

    /// <summary>The words of what has focus.</summary>
    public static async Task<string> Focused(this Visitor visitor) => (await visitor.Page.Locator(":focus").InnerTextAsync()).Trim();

    /// <summary>Presses Tab until something of that name, or that a selector fits, has focus.</summary>
    public static async Task TabTo(this Visitor visitor, string name, string selector = "*")
    {
        for (var i = 0; i < MostStops; i++)
        {
            await visitor.Keys("Tab");
            var here = visitor.Page.Locator($":focus:is({selector})");
            if (await here.CountAsync() == 1 && (name.Length == 0 || (await here.InnerTextAsync()).Trim() == name)) return;
        }
        throw new InvalidOperationException($"The keyboard does not reach {name}{selector}.");
    }

    /// <summary>Presses Tab from the address bar until focus has been round the page; gives what is wrong on the way.</summary>
    public static async Task<IReadOnlyList<string>> TabThrough(this Visitor visitor)
    {
        var page = visitor.Page;
        // The summary of errors takes focus by itself; begin before everything, as from the address bar.
        await page.EvaluateAsync("() => { document.activeElement.blur(); getSelection().setPosition(document.body, 0) }");
        await page.EvaluateAsync(Remember);
        var wrong = new List<string>();
        for (var i = 0; i < MostStops; i++)
        {
            await visitor.Keys("Tab");
            var found = await page.EvaluateAsync<string>(Stop);
            if (found == "end") return i > 3 ? wrong : [.. wrong, $"there are only {i} stops"];
            if (found.Length > 0) wrong.Add(found);
        }
        return [.. wrong, $"there are more than {MostStops} stops"];
    }
}
