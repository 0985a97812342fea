using System.Text.Json;
using Joinery.Design;

namespace Joinery.Tests.Design;

/// <summary>An option of the official component that ours does not have.</summary>
sealed class NotHeldException(string what) : Exception(what);

/// <summary>The options of one fixture. It remembers what was read, so that an option nobody read is noticed.</summary>
sealed class FixtureOptions
{
    private readonly Dictionary<string, JsonElement> _left = [];
    private readonly List<FixtureOptions> _children = [];
    private readonly List<string> _classes = [];

    public FixtureOptions(JsonElement options)
    {
        foreach (var property in options.EnumerateObject()) _left[property.Name] = property.Value;
        // :hover and its like only mark a state for a picture.
        _classes.AddRange((Text("classes") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => name[0] != ':'));
    }

    public string? Text(string key) => !_left.Remove(key, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null or JsonValueKind.False => null,
        _ => throw new NotHeldException($"{key} as {value.ValueKind}"),
    };

    public bool? Flag(string key) => !_left.Remove(key, out var value) ? null : value.ValueKind == JsonValueKind.True;

    public int? Number(string key) => Text(key) is { } text ? int.Parse(text) : null;

    public bool Has(string key) => _left.ContainsKey(key);

    public bool IsObject(string key) => _left.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Object;

    public FixtureOptions? Child(string key) => !_left.Remove(key, out var value) || value.ValueKind != JsonValueKind.Object ? null : Keep(value);

    /// <summary>The items of a list; null in place of the empty ones, which the official components pass over but count.</summary>
    public IReadOnlyList<FixtureOptions?>? List(string key) => !_left.Remove(key, out var value) || value.ValueKind != JsonValueKind.Array ? null
        : value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any() ? Keep(item) : null).ToList();

    public IReadOnlyList<IReadOnlyList<FixtureOptions>> Rows(string key) => !_left.Remove(key, out var value) ? []
        : value.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array)
            .Select(row => (IReadOnlyList<FixtureOptions>)row.EnumerateArray().Select(Keep).ToList()).ToList();

    public IReadOnlyList<string> Strings(string key) => !_left.Remove(key, out var value) ? []
        : value.EnumerateArray().Select(item => item.ToString()).ToList();

    /// <summary>Plain words; markup where ours takes words is not held.</summary>
    public string Words(string prefix = "")
    {
        var (text, html) = (Text(Key(prefix, "text")), Text(Key(prefix, "html")));
        if (html is null) return text ?? "";
        return html.Contains('<') ? throw new NotHeldException("markup in place of words") : System.Net.WebUtility.HtmlDecode(html);
    }

    /// <summary>Words or a piece of page.</summary>
    public Content Content(string prefix = "")
    {
        var (text, html) = (Text(Key(prefix, "text")), Text(Key(prefix, "html")));
        return html is null ? text : Joinery.Design.Content.Of(Rendering.Markup(html));
    }

    /// <summary>True when the class is there.</summary>
    public bool Class(string name) => _classes.RemoveAll(each => each == name) > 0;

    /// <summary>What follows the prefix in the class that begins with it.</summary>
    public string? ClassAfter(string prefix)
    {
        var found = _classes.Find(each => each.StartsWith(prefix, StringComparison.Ordinal));
        return found is not null && _classes.Remove(found) ? found[prefix.Length..] : null;
    }

    public T ClassAs<T>(string prefix) where T : struct, Enum => ClassAfter(prefix) is not { } word ? default
        : Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : throw new NotHeldException($"the class {prefix}{word}");

    /// <summary>Fails when an option was not read, here or in what is inside.</summary>
    public void MustBeRead()
    {
        if (_classes.Count > 0) throw new NotHeldException("classes of one's own");
        if (_left.Count > 0) throw new NotHeldException(_left.Keys.Order(StringComparer.Ordinal).First());
        foreach (var child in _children) child.MustBeRead();
    }

    private FixtureOptions Keep(JsonElement element)
    {
        var child = new FixtureOptions(element);
        _children.Add(child);
        return child;
    }

    private static string Key(string prefix, string kind) => prefix.Length == 0 ? kind : prefix + char.ToUpperInvariant(kind[0]) + kind[1..];
}
