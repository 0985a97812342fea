using Joinery.Ledger;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;

namespace Joinery.Tests.Ledger;

/// <summary>Rules as agreements store them.</summary>
public sealed class SharingTextTests
{
    private const string Rotherham = """
        {"type":"capped","by":{"type":"fixed","shares":[{"partner":"ICB-A","basisPoints":6000},{"partner":"Council","basisPoints":4000}]},"caps":[{"partner":"ICB-A","most":50000.00}]}
        """;

    [Fact]
    public void A_rule_is_written_in_the_words_of_the_agreement_and_read_back()
    {
        ShareRule rule = new Capped(Fixed("ICB-A 60; Council 40"), [new(IcbA, Pounds("50000"))]);
        AgreedText.Write(rule).ShouldBe(Rotherham.Trim());
        var read = AgreedText.Read<ShareRule>(Rotherham).Value;
        RiskShare.Of(Partners, Line("S1", "100000", read)).Value.Shares.Show().ShouldBe("ICB-A 50000.00; Council 50000.00");
    }

    [Fact]
    public void Every_kind_of_rule_comes_back_as_it_was()
    {
        ShareRule[] rules = [new OwnRisk(), new OwnRisk(Council), new Proportional(), Fixed("ICB-A 60; Council 40"), Rule("R4F ICB-A 100"), Rule("R4V ICB-A 100"), Rule("R5 ICB-B 50000.01"),
            new Capped(new OwnRisk(), [], [new(IcbA, Pounds("1"))]), new Tiered([new(Rule("R5 ICB-A 1"), Pounds("30000")), new(new Proportional())]), new AsymmetricBenefit(Council, 1_250)];
        foreach (var rule in rules) AgreedText.Write(AgreedText.Read<ShareRule>(AgreedText.Write(rule)).Value).ShouldBe(AgreedText.Write(rule));
        rules.Select(rule => rule.GetType()).Distinct().Count().ShouldBe(typeof(ShareRule).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(ShareRule)) && !type.IsAbstract), "a new rule needs its row here");
        UnderspendRule[] underspends = [new RetainedByLead(), new StaysInPool(), new ReturnedToOwners(), new ReturnedByRule(new Proportional()), new CarriedForward()];
        foreach (var under in underspends)
        {
            var pool = new PoolRule(under, new Proportional());
            AgreedText.Write(AgreedText.Read<PoolRule>(AgreedText.Write(pool)).Value).ShouldBe(AgreedText.Write(pool));
        }
        var pot = new PerformancePot(Pounds("400000"), Pounds("1490"), IcbA);
        AgreedText.Read<PerformancePot>(AgreedText.Write(pot)).Value.ShouldBe(pot);
    }

    [Theory]
    [InlineData("""{"type":"proportional","wieghts":[1]}""", "wieghts")]
    [InlineData("""{"type":"by-mood"}""", "by-mood")]
    [InlineData("""{"shares":[]}""", "type")]
    [InlineData("""{"type":"fixed"}""", "shares")]
    [InlineData("""{"type":"fixed","shares":null}""", "shares")]
    [InlineData("""{"type":"fixed","shares":[null]}""", "empty")]
    [InlineData("""{"type":"fixed","shares":[{"partner":"ICB A","basisPoints":6000}]}""", "letters, digits")]
    [InlineData("""{"type":"fixed","shares":[{"partner":"ICB-A","basisPoints":60.5}]}""", "basisPoints")]
    [InlineData("""{"type":"fixed","shares":[{"partner":"ICB-A","basisPoints":1,"basisPoints":2}]}""", "basisPoints")]
    [InlineData("""{"type":"capped","by":{"type":"proportional"},"caps":[{"partner":"ICB-A","most":50000.001}]}""", "two decimals")]
    [InlineData("""{"type":"capped","by":{"type":"tiered","bands":[]},"caps":[]}""", "tiered")]
    [InlineData("""{"type":"fixed-or-variable","profile":0,"shared":{"type":"proportional"}}""", "profile")]
    [InlineData("null", "empty")]
    [InlineData("", "")]
    public void A_slip_is_refused_and_named(string text, string named)
    {
        var refusal = AgreedText.Read<ShareRule>(text).Refusal!;
        refusal.Code.ShouldBe("share.text-unreadable");
        refusal.ToString().ShouldContain(named);
    }

    [Fact]
    public void Rules_within_rules_have_a_depth_that_ends()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"type":"fixed-or-variable","profile":"variable","shared":""", 40)) + """{"type":"proportional"}""" + new string('}', 40);
        AgreedText.Read<ShareRule>(deep).Refusal!.Code.ShouldBe("share.text-unreadable");
        AgreedText.Read<ShareRule>(new string(' ', AgreedText.MostCharacters + 1)).Refusal!.Code.ShouldBe("share.text-long");
    }
}
