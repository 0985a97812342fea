using System.Reflection;
using System.Text.RegularExpressions;
using Joinery.App;
using Joinery.App.Cli;
using Joinery.App.Hosting;
using Joinery.Design;
using Joinery.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Reference;

/// <summary>
/// The generated pages of docs/reference say what the program does, and the access matrix in them is approved in review:
/// a change of it is a change of the committed text. To rewrite them: JOINERY_APPROVE=1 ./test, or joinery reference docs/reference.
/// </summary>
public sealed partial class ReferenceTests
{
    private static readonly Settings Defaults = new();

    private static Store Nowhere => Store.At(Defaults.Address, new ManualClock(Some.Moment));

    private static IReadOnlyDictionary<string, string> Pages() => ReferenceCommand.Pages(Defaults, Nowhere);

    private static string Committed(string name) => Sources.File($"docs/reference/{name}");

    /// <summary>The endpoints that say neither who may use them nor that everyone may.</summary>
    private static IReadOnlyList<string> Silent(IEndpointRouteBuilder app) =>
        AccessMatrix.Of(app, AccessBook.Load()).Split('\n').Where(line => line.EndsWith("NOBODY", StringComparison.Ordinal)).ToList();

    [Theory]
    [InlineData("settings.md")]
    [InlineData("rights.md")]
    [InlineData("refusals.md")]
    [InlineData("access-matrix.txt")]
    public void What_is_committed_is_what_the_program_says(string name)
    {
        var text = Pages()[name];
        if (Environment.GetEnvironmentVariable("JOINERY_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Committed(name))!);
            File.WriteAllText(Committed(name), text);
        }
        File.ReadAllText(Committed(name)).ShouldBe(text, $"docs/reference/{name} is out of date. If the change is wanted, run: joinery reference docs/reference");
    }

    [Fact]
    public void No_page_is_made_that_no_test_compares() => Pages().Keys.Order(StringComparer.Ordinal).ShouldBe(["access-matrix.txt", "refusals.md", "rights.md", "settings.md"]);

    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        await using var app = Server.Build(Defaults with { Demo = true, Development = true }, Nowhere, new ManualClock(Some.Moment));
        Silent(app).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_found_and_refused_to_everyone()
    {
        await using var place = await PlaceUnderTest.Open(more: app =>
        {
            app.MapGet("/stray", () => "seen");
            Silent(app).ShouldBe([$"GET   {"/stray",-34} NOBODY"]);
        });
        (await (await place.SignedIn("System administrator")).Open("/stray")).Status.ShouldBe(403);
        (await place.Visitor().Open("/stray")).Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task An_endpoint_that_nobody_approved_changes_the_matrix()
    {
        await using var app = Server.Build(Defaults, Nowhere, new ManualClock(Some.Moment));
        AccessMatrix.Of(app, AccessBook.Load()).ShouldBe(File.ReadAllText(Committed("access-matrix.txt")));
        app.MapGet("/one-more", () => "seen").Public();
        AccessMatrix.Of(app, AccessBook.Load()).ShouldNotBe(File.ReadAllText(Committed("access-matrix.txt")));
    }

    private static IReadOnlyList<string> Differences(IEnumerable<string> inCode, IEnumerable<string> inFile) =>
        [.. inCode.Except(inFile).Select(right => $"{right} is not in data/access/rights.csv"), .. inFile.Except(inCode).Select(right => $"no code asks for {right}")];

    private static IReadOnlyList<string> RightsInCode(IEnumerable<Assembly> assemblies) => assemblies.SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(Right)).Select(field => ((Right)field.GetValue(null)!).Code).ToList();

    private static IEnumerable<Assembly> Product => Modules.All.Select(module => module.GetType().Assembly).Append(typeof(Store).Assembly).Append(typeof(DemoPlace).Assembly).Distinct();

    [Fact]
    public void Every_right_is_described_and_every_right_described_is_asked_for()
    {
        RightsInCode(Product).Count.ShouldBeGreaterThan(5);
        Differences(RightsInCode(Product), AccessBook.Load().Rights.Select(entry => entry.Right.Code)).ShouldBeEmpty();
    }

    private static class Stray
    {
        public static readonly Right Fly = new("bird.fly");
    }

    [Fact]
    public void A_right_without_its_description_or_without_code_is_found()
    {
        Stray.Fly.Code.ShouldBe("bird.fly");
        RightsInCode([typeof(ReferenceTests).Assembly]).ShouldContain("bird.fly");
        Differences(["bird.fly", "notice.post"], ["notice.post", "fish.swim"]).ShouldBe(["bird.fly is not in data/access/rights.csv", "no code asks for fish.swim"]);
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dotted();

    // A sentence ends with a full stop, or with a command to type, or with a value that ends the sentence itself.
    [GeneratedRegex(@"(\.|: joinery [a-z -]+|--set [a-z=…-]+|\{\d\})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();

    private static IReadOnlyList<string> Faults(IReadOnlyList<RefusalKind> kinds) =>
    [
        .. kinds.GroupBy(kind => kind.Code, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{same.Key} is there {same.Count()} times"),
        .. kinds.Where(kind => !Dotted().IsMatch(kind.Code)).Select(kind => $"{kind.Code} is not dotted small letters"),
        .. kinds.Where(kind => !Ending().IsMatch(kind.Template)).Select(kind => $"{kind.Code} does not end as a sentence"),
        .. kinds.Where(kind => kind.Template.Length == 0 || (!char.IsUpper(kind.Template[0]) && kind.Template[0] is not ('{' or '-'))).Select(kind => $"{kind.Code} does not begin as a sentence"),
    ];

    [Fact]
    public void Every_refusal_has_a_code_of_its_own_and_a_whole_sentence()
    {
        ReferenceCommand.Refusals().Count.ShouldBeGreaterThan(40);
        Faults(ReferenceCommand.Refusals()).ShouldBeEmpty();
    }

    [Fact]
    public void A_refusal_without_a_code_or_sentence_of_its_own_is_found() =>
        Faults([new("a.b", "Do this."), new("a.b", "Do that."), new("Undotted", "do this")]).ShouldBe(
            ["a.b is there 2 times", "Undotted is not dotted small letters", "Undotted does not end as a sentence", "Undotted does not begin as a sentence"]);
}
