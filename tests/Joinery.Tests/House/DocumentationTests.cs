using System.Text.RegularExpressions;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.House;

/// <summary>Every relative link in a Markdown file, and every path of the repository that one names in backticks, leads to something that is there.</summary>
public sealed partial class DocumentationTests
{
    // Places that are agreed for what does not exist yet. The list only shrinks: whoever brings the first of its kind takes its line out.
    private static readonly string[] NotYet = [];

    // Where a pattern such as src/modules/<M>/Migrations/NNNN_what.sql begins to stand for many.
    private static readonly string[] Placeholders = ["<", "{", "*", "…", "NNNN"];

    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "node_modules"];

    [Fact]
    public void Every_link_and_every_path_in_the_documentation_leads_to_something() =>
        MarkdownFiles(Sources.Root).SelectMany(file => Problems(file, File.ReadAllText(Sources.File(file)))).ShouldBeEmpty();

    [Fact]
    public void The_documentation_is_found_and_what_we_did_not_write_is_left_out()
    {
        var files = MarkdownFiles(Sources.Root).ToList();
        files.ShouldContain("README.md");
        files.ShouldContain("docs/start.md");
        files.ShouldContain("data/geography/README.md");
        files.ShouldNotContain(file => file.Contains("node_modules", StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_come_is_no_longer_listed_as_not_yet_there() =>
        NotYet.Where(IsThere).ShouldBeEmpty("These exist now: take them out of the list NotYet.");

    [Theory]
    [InlineData("See [start](../start.md), [store](store.md#promises), [the map](#here) and [GOV.UK](https://www.gov.uk/).", 0)]
    [InlineData("See [the folder](../why) and `src/Kernel/Store/Store.cs`, `data/geography/` or `src/modules/<M>/Migrations/NNNN_what.sql`.", 0)]
    [InlineData("Run `dotnet build src/Nowhere`; say `Store.Write`.", 0)]
    [InlineData("```\n[gone](gone.md) `src/Gone.cs`\n```", 0)]
    [InlineData("See [gone](gone.md).", 1)]
    [InlineData("See ![a picture](../nowhere/gone.png \"Gone\").", 1)]
    [InlineData("See [a part](store.md#gone).", 1)]
    [InlineData("See `src/Kernel/Store/Gone.cs`.", 1)]
    [InlineData("See `src/Gone/<Name>.cs` and `tests/gone/`.", 2)]
    [InlineData("See [one](gone.md) and\n[another](../../gone.md), and `docs/gone.md`.", 3)]
    public void A_link_or_path_that_leads_nowhere_is_found(string text, int problems) =>
        Problems("docs/internals/app.md", text + "\n\n## Here\n").Count.ShouldBe(problems);

    private static List<string> Problems(string file, string text)
    {
        var prose = Fenced().Replace(text, "");
        var folder = Path.GetDirectoryName(file)!;
        var links = Link().Matches(prose).Select(match => match.Groups["to"].Value).Where(to => !Elsewhere().IsMatch(to));
        var paths = InBackticks().Matches(prose).Select(match => match.Groups["path"].Value);
        return [.. links.Where(to => !Leads(file, folder, to, prose)).Select(to => $"{file}: the link {to} leads nowhere."),
            .. paths.Where(path => !IsThere(WithoutPlaceholder(path)) && !IsExcepted(path)).Select(path => $"{file}: there is no {path}.")];
    }

    private static bool Leads(string file, string folder, string to, string prose)
    {
        var (path, part) = to.Split('#', 2) is [var before, var after] ? (before, after) : (to, "");
        var target = path.Length == 0 ? file : Path.GetRelativePath(Sources.Root, Path.GetFullPath(Path.Combine(Sources.Root, folder, path)));
        if (IsExcepted(target)) return true;
        if (!IsThere(target)) return false;
        return part.Length == 0 || Anchors(path.Length == 0 ? prose : File.ReadAllText(Sources.File(target))).Contains(part);
    }

    // As the common hosts make them: small letters and hyphens, without punctuation.
    private static IEnumerable<string> Anchors(string text) => Title().Matches(text)
        .Select(title => NoLetter().Replace(title.Groups["words"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string WithoutPlaceholder(string path)
    {
        var first = Placeholders.Select(mark => path.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        return first < 0 ? path : path[..path.LastIndexOf('/', first)];
    }

    private static bool IsThere(string path) => File.Exists(Sources.File(path)) || Directory.Exists(Sources.File(path));

    private static bool IsExcepted(string path) =>
        NotYet.Any(place => path == place || path.StartsWith(place + "/", StringComparison.Ordinal));

    private static IEnumerable<string> MarkdownFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Select(file => Path.GetRelativePath(Sources.Root, file))
            .Concat(Directory.EnumerateDirectories(folder).Where(below => Path.GetFileName(below) is var name && name[0] != '.' && !NotOurs.Contains(name)).SelectMany(MarkdownFiles));

    [GeneratedRegex(@"^[ \t]*```[\s\S]*?^[ \t]*```[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)(\s+""[^""]*"")?\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("^[a-z]+:", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"`(?<path>(src|docs|data|tests|bench)/[^`\s]*)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex InBackticks();

    [GeneratedRegex("^#{1,6} +(?<words>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"[^\p{L}\p{Nd} _-]", RegexOptions.CultureInvariant)]
    private static partial Regex NoLetter();
}
