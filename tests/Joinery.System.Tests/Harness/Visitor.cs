using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace Joinery.SystemTests;

/// <summary>
/// Somebody with a browser without JavaScript: opens pages, follows links and fills in forms by the words on them.
/// It keeps cookies, follows redirects, and says like a browser where a request comes from.
/// </summary>
internal sealed class Visitor : IDisposable
{
    private const long MostAtOnce = 500_000;

    private readonly HttpClient _http;

    public Visitor(Uri address)
    {
        Address = address;
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    }

    /// <summary>The node it asks; the same browser may be led to another.</summary>
    public Uri Address { get; set; }

    /// <summary>Headers that a reverse proxy would add.</summary>
    public Dictionary<string, string> Proxy { get; } = [];

    /// <summary>The cookies of this browser.</summary>
    public Dictionary<string, string> Cookies { get; init; } = [];

    /// <summary>Every Set-Cookie that came, as it was written.</summary>
    public List<string> CookiesSet { get; } = [];

    /// <summary>Every address asked for, with its method, in order.</summary>
    public List<string> Trail { get; } = [];

    /// <summary>The status of each answer on the way to the page that is shown, the page's own last.</summary>
    public List<int> Steps { get; } = [];

    /// <summary>The same in one line: 303 200.</summary>
    public string Way => string.Join(' ', Steps);

    /// <summary>The page that is shown.</summary>
    public Page Page { get; private set; } = Page.Blank;

    /// <summary>Opens an address as somebody who types it.</summary>
    public Task<Page> Open(string path) => Go(HttpMethod.Get, path, null, "none");

    /// <summary>Follows the link with these words, on the whole page.</summary>
    public Task<Page> Follow(string words) => Go(HttpMethod.Get, Page.Link(words).GetAttribute("href")!, null, "same-origin");

    /// <summary>Types an answer into the field with this label.</summary>
    public Visitor Fill(string label, string answer)
    {
        Type(Page.Field(label), answer);
        return this;
    }

    /// <summary>Types a date into the three fields under this heading.</summary>
    public Visitor Fill(string legend, DateOnly date)
    {
        foreach (var (part, answer) in new[] { ("Day", date.Day), ("Month", date.Month), ("Year", date.Year) })
            Type(Page.Field(part, Page.Group(legend)), answer.ToString());
        return this;
    }

    private static void Type(IElement field, string answer)
    {
        if (field is IHtmlTextAreaElement area) area.Value = answer;
        else ((IHtmlInputElement)field).Value = answer;
    }

    /// <summary>Chooses one of a list by its words.</summary>
    public Visitor Select(string label, string option)
    {
        var select = (IHtmlSelectElement)Page.Field(label);
        select.Value = select.Options.Single(one => one.Text.Trim() == option).Value;
        return this;
    }

    /// <summary>Chooses the radio or ticks the checkbox with this label.</summary>
    public Visitor Choose(string label)
    {
        ((IHtmlInputElement)Page.Field(label)).IsChecked = true;
        return this;
    }

    /// <summary>Presses the button with these words, and so sends its form.</summary>
    public Task<Page> Press(string words)
    {
        var button = Page.Button(words);
        var form = button.Closest("form") ?? throw new InvalidOperationException($"The button {words} stands in no form.");
        var answers = Answers((IHtmlFormElement)form, button);
        var action = form.GetAttribute("action") ?? "";
        return form.GetAttribute("method") == "post" ? Post(action, answers) : Go(HttpMethod.Get, $"{action}?{Encoded(answers)}", null, "same-origin");
    }

    /// <summary>Presses the button with these words, with a file chosen for one of the form's fields.</summary>
    public async Task<Page> Press(string words, string field, byte[] file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, answer) in AnswersOf(words).Where(one => one.Key != field)) content.Add(new StringContent(answer), name);
        content.Add(new ByteArrayContent(file), field, "a-file");
        return await Post(((IHtmlFormElement)Page.Button(words).Closest("form")!).GetAttribute("action") ?? "", content);
    }

    /// <summary>The answers that a form on the page would send.</summary>
    public List<KeyValuePair<string, string>> AnswersOf(string button) => Answers((IHtmlFormElement)Page.Button(button).Closest("form")!, null);

    /// <summary>Sends answers to an address from a page of this site.</summary>
    public Task<Page> Post(string path, IEnumerable<KeyValuePair<string, string>> answers, string from = "same-origin") =>
        Go(HttpMethod.Post, path, new FormUrlEncodedContent(answers), from);

    /// <summary>Sends any content to an address from a page of this site.</summary>
    public Task<Page> Post(string path, HttpContent content, string from = "same-origin") => Go(HttpMethod.Post, path, content, from);

    /// <summary>Signs in as the first demo person of a role, and is led back to where they were going.</summary>
    public async Task<Page> SignIn(string role)
    {
        if (Page.Heading != "Sign in") await Open("/sign-in");
        ((IHtmlInputElement)Page.Fields(label => label.StartsWith(role + ":", StringComparison.Ordinal)).First()).IsChecked = true;
        await Press("Continue");
        Page.Status.ShouldBe(200, $"signing in as {role} leads to a page that opens: {Page.Heading}");
        return Page;
    }

    private async Task<Page> Go(HttpMethod method, string path, HttpContent? content, string from)
    {
        Steps.Clear();
        for (var hops = 0; hops < 5; hops++)
        {
            using var answer = await Send(method, path, content, from);
            Steps.Add((int)answer.StatusCode);
            if ((int)answer.StatusCode is not (301 or 302 or 303))
            {
                Page = await Page.Read(path, answer);
                return Page;
            }
            (method, content, path) = (HttpMethod.Get, null, answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString());
        }
        throw new InvalidOperationException($"{path} leads round in a circle.");
    }

    /// <summary>One request and its answer, with nothing followed.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content = null, string from = "same-origin", HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", from);
        // Asks before it sends much: a server that refuses what is too large closes while the rest is still on its way.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > MostAtOnce;
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in Proxy) request.Headers.Add(name, value);
        Trail.Add($"{method} {path}");
        var answer = await _http.SendAsync(request, until);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : []) Keep(set);
        return answer;
    }

    private void Keep(string set)
    {
        CookiesSet.Add(set);
        var (name, value) = (set[..set.IndexOf('=')], set[(set.IndexOf('=') + 1)..].Split(';')[0]);
        if (value.Length == 0) Cookies.Remove(name);
        else Cookies[name] = value;
    }

    private static List<KeyValuePair<string, string>> Answers(IHtmlFormElement form, IElement? button)
    {
        var answers = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (field is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }) continue;
            answers.Add(new(name, field switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => ((IHtmlSelectElement)field).Value ?? "",
            }));
        }
        if (button?.GetAttribute("name") is { Length: > 0 } pressed) answers.Add(new(pressed, button.GetAttribute("value") ?? ""));
        return answers;
    }

    private static string Encoded(IEnumerable<KeyValuePair<string, string>> answers) =>
        string.Join('&', answers.Select(answer => $"{WebUtility.UrlEncode(answer.Key)}={WebUtility.UrlEncode(answer.Value)}"));

    public void Dispose() => _http.Dispose();
}
