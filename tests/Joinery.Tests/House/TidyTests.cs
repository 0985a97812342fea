using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Joinery.Tests.House;

/// <summary>The house style as far as a machine can judge it. Each rule has a twin that shows it at work.</summary>
public sealed partial class TidyTests
{
    private static readonly string[] Endings = ["Service", "Manager", "Helper", "Util", "Utils", "Handler", "Repository", "Dto", "Model", "Impl", "Base", "Info"];
    private static readonly string[] Drawers = ["Common", "Shared", "Utils", "Helpers"];
    private static readonly string[] Modules = ["kernel", "place", "record", "fund", "entitlement", "workforce", "care", "app"];

    // Taken apart, so that this file does not find itself.
    private static readonly string[] Postponed = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"];

    private static IReadOnlyList<SourceFile> Product => Tree.In("src");

    private static IReadOnlyList<SourceFile> Everything => Tree.In("src", "tests", "bench", "docs", ".ci");

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"""[^""\n]*""", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\binterface\s+(?<name>I[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InterfaceName();

    [GeneratedRegex(@"\b(?<module>[a-z]+)_[a-z][a-z_]*\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableName();

    [GeneratedRegex(@"create\s+table\s+(?:if\s+not\s+exists\s+)?(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MadeTable();

    [GeneratedRegex(@"\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*""|javascript:", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InPage();

    [GeneratedRegex(@"//[^\n]*|@\*.*?\*@|/\*.*?\*/", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Remark();

    private static bool EndsBadly(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static IReadOnlyList<string> BadNames(IEnumerable<SourceFile> files) => files.Where(file => file.IsCode).SelectMany(file =>
        TypeName().Matches(Quoted().Replace(Remark().Replace(file.Text, ""), "")).Select(match => match.Groups["name"].Value).Append(file.Stem)
            .Where(EndsBadly).Select(name => $"{file.Path}: {name}")).Distinct().ToList();

    private static IReadOnlyList<string> PutOff(IEnumerable<SourceFile> files) =>
        files.Where(file => Postponed.Any(word => Regex.IsMatch(file.Text, $@"\b{word}\b", RegexOptions.None, TimeSpan.FromSeconds(1)))).Select(file => file.Path).ToList();

    private static IReadOnlyList<string> ForeignTables(IEnumerable<SourceFile> files) => files.Where(file => file.Module.Length > 0).SelectMany(file =>
        TableName().Matches(Remark().Replace(file.Text, "")).Where(match => Modules.Contains(match.Groups["module"].Value) && match.Groups["module"].Value != file.Module)
            .Select(match => $"{file.Path}: {match.Value}")).Distinct().ToList();

    private static IReadOnlyList<string> TablesWithoutPrefix(IEnumerable<SourceFile> files) => files.Where(file => file.Path.Contains("/Migrations/", StringComparison.Ordinal) && file.Path.EndsWith(".sql", StringComparison.Ordinal))
        .SelectMany(file => MadeTable().Matches(file.Text).Select(match => match.Groups["name"].Value)
            .Where(table => !table.StartsWith(file.Module + "_", StringComparison.Ordinal)).Select(table => $"{file.Path}: {table}")).ToList();

    private static IReadOnlyList<string> LonelyInterfaces(IReadOnlyList<SourceFile> files) => files.SelectMany(file => InterfaceName().Matches(file.Text))
        .Select(match => match.Groups["name"].Value).Distinct()
        .Where(name => files.Sum(file => Regex.Count(file.Text, $@"\b(?:class|record|struct)\s+[^{{;]*?:[^{{;]*?\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1))) == 1).ToList();

    private static IReadOnlyList<string> WrittenIntoPages(IEnumerable<SourceFile> files) =>
        files.Where(file => file.IsPage).SelectMany(file => InPage().Matches(Remark().Replace(file.Text, "")).Select(match => $"{file.Path}: {match.Value.Trim()}")).ToList();

    private static IReadOnlyList<string> CatchAlls(IEnumerable<string> folders) => folders.Where(folder => Drawers.Contains(folder.Split('/')[^1])).ToList();

    [Fact]
    public void Names_of_types_and_files_say_what_the_thing_is() => BadNames(Everything).ShouldBeEmpty();

    [Theory]
    [InlineData("src/App/Things.cs", "sealed class ThingManager { }", "src/App/Things.cs: ThingManager")]
    [InlineData("src/App/Things.cs", "public record PersonDto(string Name);", "src/App/Things.cs: PersonDto")]
    [InlineData("src/App/Things.cs", "record struct ThingInfo(int One);", "src/App/Things.cs: ThingInfo")]
    [InlineData("src/App/ThingHelper.cs", "", "src/App/ThingHelper.cs: ThingHelper")]
    public void A_name_that_says_nothing_is_found(string path, string text, string found) => BadNames([new(path, text)]).ShouldBe([found]);

    [Fact]
    public void Nothing_is_put_off_in_a_comment() => PutOff(Everything).ShouldBeEmpty();

    [Fact]
    public void A_thing_put_off_is_found() => PutOff([new("src/App/Things.cs", $"// {Postponed[0]}: later")]).ShouldBe(["src/App/Things.cs"]);

    [Fact]
    public void No_module_names_the_table_of_another() => ForeignTables(Product).ShouldBeEmpty();

    [Theory]
    [InlineData("src/modules/Record/Records/People.cs", "select name from place_area", "src/modules/Record/Records/People.cs: place_area")]
    [InlineData("src/App/Cli/Looks.cs", "select 1 from kernel_deed", "src/App/Cli/Looks.cs: kernel_deed")]
    [InlineData("src/modules/Fund/Migrations/0001_x.sql", "create table fund_x (person text references record_person (id))", "src/modules/Fund/Migrations/0001_x.sql: record_person")]
    public void A_table_of_another_module_is_found(string path, string text, string found) => ForeignTables([new(path, text)]).ShouldBe([found]);

    [Fact]
    public void Every_table_carries_the_name_of_its_module()
    {
        Product.Count(file => file.Path.EndsWith(".sql", StringComparison.Ordinal)).ShouldBeGreaterThan(3, "the migrations were found");
        TablesWithoutPrefix(Product).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_without_the_name_of_its_module_is_found() =>
        TablesWithoutPrefix([new("src/modules/Fund/Migrations/0001_x.sql", "create table scheme (id text);\nCREATE TABLE fund_ok (id text);")]).ShouldBe(["src/modules/Fund/Migrations/0001_x.sql: scheme"]);

    [Fact]
    public void No_interface_stands_before_a_single_class() => LonelyInterfaces(Product).ShouldBeEmpty();

    [Fact]
    public void An_interface_before_a_single_class_is_found()
    {
        SourceFile[] one = [new("src/A.cs", "interface IThing { }"), new("src/B.cs", "sealed class Thing(int a) : Other, IThing { }")];
        LonelyInterfaces(one).ShouldBe(["IThing"]);
        LonelyInterfaces([.. one, new("src/C.cs", "sealed record OtherThing : IThing;")]).ShouldBeEmpty();
    }

    [Fact]
    public void No_page_carries_styles_or_scripts_of_its_own() => WrittenIntoPages(Product).ShouldBeEmpty();

    [Theory]
    [InlineData("<p style=\"color: red\">x</p>", "style=")]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<a href=\"x\" onclick=\"go()\">x</a>", "onclick=\"")]
    [InlineData("<style>p { }</style>", "<style")]
    [InlineData("<a href=\"javascript:go()\">x</a>", "javascript:")]
    public void A_style_or_script_in_a_page_is_found(string page, string found) => WrittenIntoPages([new("src/App/X.razor", page)]).ShouldBe([$"src/App/X.razor: {found}"]);

    [Fact]
    public void No_folder_is_a_drawer_for_anything() => CatchAlls(Tree.FoldersIn("src", "tests", "bench")).ShouldBeEmpty();

    [Fact]
    public void A_drawer_for_anything_is_found() => CatchAlls(["src/App", "src/App/Common", "src/Kernel/Utils"]).ShouldBe(["src/App/Common", "src/Kernel/Utils"]);
}
