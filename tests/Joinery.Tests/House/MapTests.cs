using System.Xml.Linq;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.House;

/// <summary>Which project may see which: docs/internals/map.md says it, the project files do it, and the order of the house allows it.</summary>
public sealed class MapTests
{
    private static readonly string[] Engines = ["Rules", "Ledger", "Linkage", "Fhir", "Flow", "Measures"];
    private static readonly string[] Siblings = ["Record", "Fund", "Entitlement", "Workforce"];

    private sealed record Line(string Project, IReadOnlyList<string> References)
    {
        public override string ToString() => $"{Project} -> {(References.Count == 0 ? "(nothing)" : string.Join(", ", References))}";
    }

    private static IReadOnlyList<Line> Projects() => Tree.In("src", "tests", "bench").Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(Read).ToList();

    private static Line Read(SourceFile project) => new(Path.GetFileNameWithoutExtension(project.Name),
        XDocument.Parse(project.Text).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal).ToList());

    private static IReadOnlyList<string> Map(string page) => page.Split("```")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What a project may see of the product; null when the house does not know it.</summary>
    private static IReadOnlyList<string>? Allowed(string project) => project switch
    {
        "Kernel" => [],
        "Design" => ["Kernel"],
        _ when Engines.Contains(project) => ["Kernel"],
        "Place" => ["Kernel", "Design", .. Engines],
        _ when Siblings.Contains(project) => ["Kernel", "Design", .. Engines, "Place"],
        "Care" => ["Kernel", "Design", .. Engines, "Place", .. Siblings],
        "App" => ["Kernel", "Design", .. Engines, "Place", .. Siblings, "Care"],
        _ => null,
    };

    private static IReadOnlyList<string> Faults(IEnumerable<Line> lines) => lines.Where(line => !line.Project.StartsWith("Joinery.", StringComparison.Ordinal)).SelectMany(line =>
        Allowed(line.Project) is not { } allowed ? [$"The house has no place for {line.Project}."]
            : line.References.Except(allowed).Select(reference => $"{line.Project} may not see {reference}.")).ToList();

    [Fact]
    public void The_map_is_the_territory() =>
        Map(File.ReadAllText(Sources.File("docs/internals/map.md"))).Order(StringComparer.Ordinal)
            .ShouldBe(Projects().Select(line => line.ToString()).Order(StringComparer.Ordinal), "docs/internals/map.md lists every project with its references");

    [Fact]
    public void No_project_sees_one_that_stands_beside_or_below_it() => Faults(Projects()).ShouldBeEmpty();

    [Theory]
    [InlineData("Kernel", "Design", "Kernel may not see Design.")]
    [InlineData("Measures", "Ledger", "Measures may not see Ledger.")]
    [InlineData("Place", "Record", "Place may not see Record.")]
    [InlineData("Fund", "Record", "Fund may not see Record.")]
    [InlineData("Care", "App", "Care may not see App.")]
    [InlineData("Gadgets", "Kernel", "The house has no place for Gadgets.")]
    public void A_forbidden_reference_is_found(string project, string reference, string fault) => Faults([new(project, [reference])]).ShouldBe([fault]);

    [Fact]
    public void A_reference_that_the_map_does_not_show_is_found()
    {
        var map = Map("```\nKernel -> (nothing)\nDesign -> (nothing)\n```");
        Line[] projects = [new("Kernel", []), new("Design", ["Kernel"])];
        map.ShouldNotBe(projects.Select(line => line.ToString()));
    }

    [Fact]
    public void The_solution_has_every_project()
    {
        var solution = File.ReadAllText(Sources.File("Joinery.slnx"));
        Tree.In("src", "tests", "bench").Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains($"\"{file.Path}\"", StringComparison.Ordinal))
            .Select(file => file.Path).ShouldBeEmpty();
    }
}
