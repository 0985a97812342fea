using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.House;

/// <summary>Every package has a reason, and every reason a package.</summary>
public sealed partial class PackagesTests
{
    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?<reason>.{20,}) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    private static IReadOnlyList<string> Reasoned(string page) => Row().Matches(page).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal).ToList();

    private static IReadOnlyList<string> Pinned(string props, string package) =>
        [.. XDocument.Parse(props).Descendants("PackageVersion").Select(version => version.Attribute("Include")!.Value).Concat(FromNpm(package)).Order(StringComparer.Ordinal)];

    private static List<string> FromNpm(string package)
    {
        using var read = JsonDocument.Parse(package);
        return [.. new[] { "dependencies", "devDependencies" }.SelectMany(kind => read.RootElement.GetProperty(kind).EnumerateObject()).Select(one => one.Name)];
    }

    [Fact]
    public void Every_package_has_its_reason() =>
        Reasoned(File.ReadAllText(Sources.File("docs/why/packages.md"))).ShouldBe(
            Pinned(File.ReadAllText(Sources.File("Directory.Packages.props")), File.ReadAllText(Sources.File("package.json"))));

    [Fact]
    public void A_package_without_a_reason_is_found()
    {
        var pinned = Pinned("""<Project><ItemGroup><PackageVersion Include="Known" Version="1" /><PackageVersion Include="Stray" Version="1" /></ItemGroup></Project>""",
            """{ "dependencies": { "known": "1" }, "devDependencies": { "stray": "1" } }""");
        pinned.Except(Reasoned("| `Known` | Does what nothing of ours could do. |\n| `Stray` | |\n| `known` | Does what nothing of ours could do. |")).ShouldBe(["Stray", "stray"]);
    }
}
