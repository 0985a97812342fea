using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Joinery.SystemTests;

/// <summary>A page as a person sees it: its heading, its words, its links, buttons and fields by their words.</summary>
internal sealed class Page
{
    private readonly IDocument _document;

    private Page(string path, int status, string source, IReadOnlyDictionary<string, string> headers)
    {
        (Path, Status, Source, Headers) = (path, status, source, headers);
        _document = new HtmlParser().ParseDocument(source);
    }

    public static Page Blank { get; } = new("", 0, "", new Dictionary<string, string>());

    public static async Task<Page> Read(string path, HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new(path, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), headers);
    }

    /// <summary>The address in the browser's bar, without the site.</summary>
    public string Path { get; }

    public int Status { get; }

    public string Source { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Title => Tidy(_document.Title ?? "");

    public string Heading => Tidy(_document.QuerySelector("h1")?.TextContent ?? "");

    /// <summary>The words of the main part.</summary>
    public string Words => Tidy(_document.QuerySelector("main")?.TextContent ?? _document.Body?.TextContent ?? "");

    /// <summary>The notices at the top, above the main part.</summary>
    public string Notices => Tidy(_document.QuerySelector("#notices")?.TextContent ?? "");

    /// <summary>The words of the navigation's entries, in order.</summary>
    public IReadOnlyList<string> Navigation => Texts("nav[aria-label=Main] a");

    /// <summary>The sentences of the error summary; none where it is not shown.</summary>
    public IReadOnlyList<string> Problems => Texts(".govuk-error-summary__list li");

    /// <summary>What a success banner says; empty where there is none.</summary>
    public string Done => Tidy(_document.QuerySelector("main .govuk-notification-banner--success .govuk-notification-banner__content")?.TextContent ?? "");

    /// <summary>The facts of every summary list: key and value.</summary>
    public IReadOnlyList<(string Key, string Value)> Facts => _document.QuerySelectorAll(".govuk-summary-list__row")
        .Select(row => (Tidy(row.QuerySelector("dt")!.TextContent), Tidy(row.QuerySelector("dd")!.TextContent))).ToList();

    public IReadOnlyList<string> Texts(string selector) => _document.QuerySelectorAll(selector).Select(found => Tidy(found.TextContent)).ToList();

    public IElement? Find(string selector) => _document.QuerySelector(selector);

    public IElement Link(string words) => Only(_document.QuerySelectorAll("a[href]"), words, "link");

    public IElement Button(string words) => Only(_document.QuerySelectorAll("button"), words, "button");

    /// <summary>The field whose label has these words, on the whole page or in a part of it.</summary>
    public IElement Field(string label, IElement? within = null) => Fields(text => text == label, within).FirstOrDefault()
        ?? throw new InvalidOperationException($"The page {Heading} has no field {label}. It has: {string.Join(", ", Texts("label"))}.");

    /// <summary>Fields whose label fits.</summary>
    public IEnumerable<IElement> Fields(Func<string, bool> fits, IElement? within = null) =>
        ((IParentNode?)within ?? _document).QuerySelectorAll("label").Where(label => fits(Tidy(label.TextContent)))
            .Select(label => _document.GetElementById(label.GetAttribute("for")!)).OfType<IElement>();

    /// <summary>The group of fields under a legend.</summary>
    public IElement Group(string legend) => Only(_document.QuerySelectorAll("fieldset > legend"), legend, "group").ParentElement!;

    /// <summary>What stands in the field with this label.</summary>
    public string Answer(string label, IElement? within = null) => Field(label, within) switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
        AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
        var other => throw new InvalidOperationException($"{label} is a {other.LocalName}."),
    };

    private IElement Only(IEnumerable<IElement> all, string words, string what) => all.FirstOrDefault(found => Tidy(found.TextContent) == words)
        ?? throw new InvalidOperationException($"The page {Path}, {Heading}, has no {what} {words}. It has: {string.Join(" | ", all.Select(found => Tidy(found.TextContent)))}.");

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
