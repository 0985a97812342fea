using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Joinery.SystemTests.SignIn;

/// <summary>What a browser shows: where it is, with which status, and the page. Headers and text as they came.</summary>
internal sealed record Shown(Uri Address, HttpStatusCode Status, string Text, IHtmlDocument Html, IReadOnlyList<string> SetCookies)
{
    public string Heading => Html.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The value beside a label in a summary list.</summary>
    public string Row(string label) =>
        Html.QuerySelectorAll("dt").FirstOrDefault(term => term.TextContent.Trim() == label)?.NextElementSibling?.TextContent.Trim() ?? $"(no row {label})";

    public IHtmlFormElement Form(string button) =>
        Html.QuerySelectorAll("button").FirstOrDefault(each => each.TextContent.Trim() == button)?.Closest("form") as IHtmlFormElement
            ?? throw new InvalidOperationException($"There is no button {button} on the page headed {Heading}: {Text}");
}

/// <summary>
/// A browser that keeps cookies and follows redirects, in front of Joinery as it is in use: under a public address with HTTPS, behind a
/// reverse proxy that may send each request to another node.
/// </summary>
internal sealed class Browser(Uri node) : IDisposable
{
    public const string PublicUrl = "https://joinery.example";
    private const int MostRedirects = 12;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly CookieContainer _cookies = new();

    /// <summary>The node that the proxy sends requests to.</summary>
    public Uri Node { get; set; } = node;

    /// <summary>Every text that this browser was sent by Joinery, headers included.</summary>
    public List<string> Received { get; } = [];

    /// <summary>The names of Joinery's cookies that the browser holds.</summary>
    public IReadOnlyList<string> CookieNames => [.. _cookies.GetCookies(new Uri(PublicUrl)).Select(cookie => cookie.Name)];

    /// <summary>Opens an address and follows redirects, up to but not into one that contains <paramref name="until"/>.</summary>
    public Task<Shown> Open(string address, string? until = null) => Follow(new(HttpMethod.Get, new Uri(new Uri(PublicUrl), address)), until);

    /// <summary>Fills in and sends the form that has a button of this text.</summary>
    public Task<Shown> Press(Shown page, string button, (string Name, string Value)? answer = null, string? until = null)
    {
        var form = page.Form(button);
        var fields = form.QuerySelectorAll("input[name]").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? "")).ToList();
        if (answer is { } given)
        {
            fields.RemoveAll(field => field.Name == given.Name);
            fields.Add(given);
        }
        return Post(new Uri(page.Address, form.GetAttribute("action")).ToString(), fields, until);
    }

    /// <summary>Sends fields as a form would.</summary>
    public Task<Shown> Post(string address, IEnumerable<(string Name, string Value)> fields, string? until = null) =>
        Follow(new(HttpMethod.Post, new Uri(new Uri(PublicUrl), address)) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) }, until);

    private async Task<Shown> Follow(HttpRequestMessage request, string? until)
    {
        for (var redirects = 0; redirects < MostRedirects; redirects++)
        {
            var address = request.RequestUri!;
            using var answer = await Send(request);
            var setCookies = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.ToList() : [];
            foreach (var cookie in setCookies) _cookies.SetCookies(address, cookie);
            var text = await answer.Content.ReadAsStringAsync();
            if (IsJoinery(address)) Received.Add($"{answer}\n{text}");
            if (answer.Headers.Location is not { } location) return new(address, answer.StatusCode, text, new HtmlParser().ParseDocument(text), setCookies);
            var next = new Uri(address, location);
            if (until is not null && next.ToString().Contains(until, StringComparison.Ordinal)) return new(next, answer.StatusCode, text, new HtmlParser().ParseDocument(text), setCookies);
            request = new(HttpMethod.Get, next);
        }
        throw new InvalidOperationException("The redirects do not end.");
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        if (IsJoinery(address))
        {
            request.RequestUri = new Uri(Node, address.PathAndQuery);
            request.Headers.Host = address.Host;
            request.Headers.Add("X-Forwarded-Proto", address.Scheme);
        }
        return await _http.SendAsync(request);
    }

    private static bool IsJoinery(Uri address) => address.GetLeftPart(UriPartial.Authority) == PublicUrl;

    public void Dispose() => _http.Dispose();
}
