using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Design;

/// <summary>
/// Every official example of GOV.UK Frontend, said with our components, must give the same page: the same elements, classes, attributes and words.
/// What ours leave out on purpose is listed in fixtures-excepted.txt with the reason; an exception that is no longer needed fails too, so the list only shrinks.
/// </summary>
public sealed partial class FixtureTests
{
    private static readonly string Folder = Sources.File("node_modules/govuk-frontend/dist/govuk/components");

    private static readonly Lazy<Dictionary<(string, string), string>> Excepted = new(() => File.ReadLines(Sources.File("tests/Joinery.Tests/Design/fixtures-excepted.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | "))
        .ToDictionary(parts => (parts[0], parts[1]), parts => parts[2]));

    public static TheoryData<string, string> Fixtures()
    {
        var data = new TheoryData<string, string>();
        if (!Directory.Exists(Folder)) return new() { { "govuk-frontend", "is not installed" } };
        foreach (var component in FixtureMaps.All.Keys)
            foreach (var fixture in Read(component)) data.Add(component, fixture.GetProperty("name").GetString()!);
        return data;
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Our_component_gives_the_same_page_as_the_official_example(string component, string name)
    {
        Directory.Exists(Folder).ShouldBeTrue("The official examples come with the package govuk-frontend, which is not installed. Run: npm ci");
        var fixture = Read(component).Single(each => each.GetProperty("name").GetString() == name);
        var difference = Difference(component, fixture);
        if (Excepted.Value.TryGetValue((component, name), out var reason))
            difference.ShouldNotBeNull($"{component}, {name} now gives the same page. Remove it from fixtures-excepted.txt ({reason}).");
        else
            difference.ShouldBeNull($"{component}, {name}");
    }

    [Fact]
    public void Every_exception_is_an_example_that_exists()
    {
        Directory.Exists(Folder).ShouldBeTrue("Run: npm ci");
        var names = FixtureMaps.All.Keys.SelectMany(component => Read(component).Select(each => (component, each.GetProperty("name").GetString()!))).ToHashSet();
        Excepted.Value.Keys.Where(key => !names.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void A_difference_of_one_class_one_attribute_or_one_word_is_seen()
    {
        var page = Canonical("<p class=\"a b\" id=\"x\">One <b>two</b></p>");
        Canonical("<p id=x class='b a'>\n  One\n <b>two</b> </p>").ShouldBe(page);
        Canonical("<p class=\"a\" id=\"x\">One <b>two</b></p>").ShouldNotBe(page);
        Canonical("<p class=\"a b\" id=\"x\" hidden>One <b>two</b></p>").ShouldNotBe(page);
        Canonical("<p class=\"a b\" id=\"x\">One <b>too</b></p>").ShouldNotBe(page);
        Canonical("<p class=\"a b\" id=\"x\"><b>two</b> One</p>").ShouldNotBe(page);
    }

    private static List<JsonElement> Read(string component) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, component, "fixtures.json")))
        .RootElement.GetProperty("fixtures").EnumerateArray().ToList();

    // Null when the pages are the same; otherwise what differs, or the option that ours does not have.
    private static string? Difference(string component, JsonElement fixture)
    {
        try
        {
            var options = new FixtureOptions(fixture.GetProperty("options"));
            var mapped = FixtureMaps.All[component](options);
            options.MustBeRead();
            var ours = Canonical(Rendering.Html(mapped.Component, mapped.Parameters));
            var theirs = Canonical(fixture.GetProperty("html").GetString()!, mapped.Adjust);
            return ours == theirs ? null : $"expected\n{theirs}\nbut ours is\n{ours}";
        }
        catch (NotHeldException notHeld)
        {
            return $"ours has no {notHeld.Message}";
        }
    }

    private static string Canonical(string html, Action<IElement>? adjust = null)
    {
        var body = Rendering.Document($"<!DOCTYPE html><body>{html}").Body!;
        adjust?.Invoke(body);
        body.Normalize();
        var written = new StringBuilder();
        foreach (var node in body.ChildNodes) Write(node, 0, written);
        return written.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder written)
    {
        var indent = new string(' ', depth * 2);
        if (node is IText text && Space().Replace(text.Data, " ").Trim(' ') is { Length: > 0 } words) written.Append(indent).AppendLine(words);
        if (node is not IElement element) return;
        var attributes = element.Attributes.Where(attribute => attribute.Name != "class" || attribute.Value.Length > 0).OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
            .Select(attribute => $" {attribute.Name}=\"{(attribute.Name == "class" ? string.Join(' ', element.ClassList.Where(name => name[0] != ':').Order(StringComparer.Ordinal)) : attribute.Value)}\"");
        written.Append(indent).Append('<').Append(element.LocalName).AppendJoin("", attributes).AppendLine(">");
        foreach (var child in element.ChildNodes) Write(child, depth + 1, written);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
