using System.Reflection;
using System.Text;
using Joinery.Rules;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>Every rule carries its law, every line of a working one of those laws, and the reference lists them all.</summary>
public sealed class RuleListTests
{
    [RulesOf("Birds")]
    private static class Stray
    {
        public static int Fly() => 1;
    }

    private static IReadOnlyList<string> WithoutLaw(Assembly assembly) => [.. RuleList.Of(assembly).Where(rule => rule.Law.Count == 0).Select(rule => rule.Name)];

    [Fact]
    public void Every_rule_has_its_law()
    {
        RuleList.All.Count.ShouldBeGreaterThan(60);
        WithoutLaw(typeof(RuleList).Assembly).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_without_its_law_is_found()
    {
        Stray.Fly().ShouldBe(1);
        WithoutLaw(typeof(RuleListTests).Assembly).ShouldBe(["Stray.Fly"]);
    }

    [Fact]
    public void Every_line_of_a_working_cites_an_instrument_that_is_known()
    {
        var known = typeof(Instruments).GetFields().Select(field => (string)field.GetValue(null)!).ToHashSet();
        var random = Seed.Random();
        for (var i = 0; i < 500; i++)
        {
            var care = new CareFacts
            {
                Permanent = RandomPeople.Package(random, Setting.Permanent),
                Temporary = RandomPeople.Package(random, Setting.Temporary),
                Home = RandomPeople.Package(random, Setting.AtHome),
                Grant = new() { EligibleCost = Written.Pounds("9000"), Carers = 1 },
                PensionCredit = new() { SavingsCreditMayBeDue = true },
                Nursing = NursingBand.Higher,
            };
            var all = Assess.All(RandomPeople.Person(random), care, Written.Rates("2026-05-06"), RandomPeople.Policy(random)).Value;
            foreach (var paper in new[] { all.Permanent!.Working, all.Temporary!.Working, all.Home!.Working, all.Grant!.Working, all.PensionCredit!.Working, all.Nursing!.Working })
                paper.Lines.ShouldAllBe(line => known.Contains(line.Law.Instrument) || (line.Kind == LineKind.LocalPolicy && line.Law.Instrument.StartsWith("Policy of ")));
        }
    }

    private static string Page()
    {
        var page = new StringBuilder("# Rules\n\n<!-- Made from the rules by the tests, with JOINERY_APPROVE=1. Edit the source, not this file. -->\n\n");
        page.Append("Every rule of `src/engines/Rules` with the law that it carries out. Statutory instruments lead to legislation.gov.uk; Acts and guidance are cited by name. ");
        page.Append("What was chosen where the law leaves room stands in [rules](../internals/rules.md).\n");
        foreach (var area in RuleList.All.GroupBy(rule => rule.Area))
        {
            page.Append($"\n## {area.Key}\n\n| rule | law |\n|---|---|\n");
            foreach (var rule in area)
                page.Append($"| `{rule.Name}` | {string.Join(", ", rule.Law.Select(law => law.Link is { } link ? $"[{law}]({link})" : law.ToString()))} |\n");
        }
        return page.ToString();
    }

    [Fact]
    public void The_reference_lists_every_rule_with_its_citation()
    {
        var file = Sources.File("docs/reference/rules.md");
        if (Environment.GetEnvironmentVariable("JOINERY_APPROVE") == "1") File.WriteAllText(file, Page());
        File.ReadAllText(file).ShouldBe(Page(), "docs/reference/rules.md is out of date. If the change is wanted, run these tests with JOINERY_APPROVE=1.");
    }

    private static IReadOnlyList<string> Faults(IEnumerable<RefusalKind> kinds) =>
        [.. kinds.Where(kind => !kind.Code.StartsWith("rules.", StringComparison.Ordinal) || !(kind.Template.EndsWith('.') || kind.Template.EndsWith('}')) || !(char.IsUpper(kind.Template[0]) || kind.Template[0] == '{')).Select(kind => kind.Code)];

    [Fact]
    public void Every_refusal_is_a_whole_sentence_with_a_code_of_its_own()
    {
        var kinds = typeof(RulesRefusals).GetFields().Select(field => (RefusalKind)field.GetValue(null)!).ToList();
        kinds.Select(kind => kind.Code).ShouldBeUnique();
        Faults(kinds).ShouldBeEmpty();
        Faults([new("x", "no")]).ShouldBe(["x"]);
    }
}
