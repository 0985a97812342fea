using System.Text;
using Joinery.Measures;
using Joinery.Place;
using Joinery.Place.Frameworks;
using Joinery.Place.Imports;
using Joinery.Place.Peers;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Place;

/// <summary>Care models, self-assessments and peers, as far as they need no database.</summary>
public sealed class ModelTests
{
    private static ImportFile Given(string text) => ImportFile.Of("test.csv", Encoding.UTF8.GetBytes(text)).Value;

    private static EvaluationResult Evaluated(string text) => EvaluationFile.Read(Given(text), 7) is ({ } result, []) ? result : throw new InvalidOperationException("refused");

    private static IEnumerable<string> Refused(string text) => EvaluationFile.Read(Given(text), 7).Problems.Select(problem => problem.Code);

    [Fact]
    public void Example_12_is_exact_from_growths_and_from_counts()
    {
        var growth = Evaluated("group,growth_percent\nwith,1.6\nwithout,6.3\n");
        (Math.Round(growth.Effect!.Points, 4), Math.Round(growth.Effect.RelativePercent, 4), growth.RelativeRisk, growth.Credible).ShouldBe((-4.7, -4.4214, null, null));
        var counts = Evaluated("group,before,after\nwith,40000,40800\nwithout,160000,168000\n");
        (Math.Round(counts.RelativeRisk!.Value, 6), Math.Round(counts.RelativeRisk.Lower, 6), Math.Round(counts.RelativeRisk.Upper, 6)).ShouldBe((0.971429, 0.956586, 0.986501));
        Evaluated("""{"groups":[{"group":"with","before":40000,"after":40800},{"group":"without","before":160000,"after":168000}]}""").RelativeRisk.ShouldBe(counts.RelativeRisk);
    }

    [Fact]
    public void Example_13_is_exact_and_keeps_its_standing()
    {
        var found = Evaluated("cost,per_pound,standing\n389000000,2,forecast\n").Returns.ShouldHaveSingleItem();
        (found.Benefit, found.Net, found.PerPound, found.Standing).ShouldBe((Money.FromPounds(778_000_000), Money.FromPounds(389_000_000), 2m, Standing.Forecast));
        found.NetAt(FrameworkWords.Parts).ShouldBe([Money.Zero, Money.FromPounds(194_500_000), Money.FromPounds(583_500_000)]);
    }

    [Fact]
    public void Example_14_is_exact()
    {
        var (sites, people, problems) = SiteFile.Read(Given("site,population,implemented,components\nA,120000,6,10\nB,80000,2,8\nC,200000,5,10\n"));
        var spread = AdoptionFigures.Of([.. sites.Select(site => (site.Site, site.DaysToAdopt))], people).Value.Spread;
        (Math.Round(spread.Weighted, 4), Math.Round(spread.Unweighted, 4), spread.Complete, problems.Count).ShouldBe((0.48, 0.45, 0, 0));
    }

    [Fact]
    public void An_evaluation_is_believed_only_when_the_groups_moved_together_before()
    {
        Evaluated("group,before,after,earlier_before,earlier_after\nwith,40000,40800,39500,40000\nwithout,160000,168000,158200,160000\n").Credible.ShouldBe(true);
        Evaluated("group,before,after,earlier_before,earlier_after\nwith,40000,40800,42000,40000\nwithout,160000,168000,158000,160000\n").Credible.ShouldBe(false);
    }

    [Fact]
    public void Single_areas_are_drawn_with_the_same_seed_to_the_same_interval()
    {
        var text = "group,area,before,after,earlier_before,earlier_after\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"with,W{i},{1000 + i},{900 + 20 * i},{990 + i},{1000 + i}\nwithout,E{i},{1000 + i},{1000 + 25 * i},{990 + i},{1000 + i}\n"));
        Evaluated(text).RelativeRisk.ShouldBe(Evaluated(text).RelativeRisk);
        Evaluated(text).Credible.ShouldBe(true);
        Refused("group,before,after\nwith,1,2\nwith,1,2\nwithout,1,2\n").ShouldBe(["measures.too-few-values"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "evaluation.columns")]
    [InlineData("group,before,after\nwith,10,12\n", "evaluation.sides")]
    [InlineData("group,before,after\nwith,10,12\nnobody,10,12\n", "evaluation.group")]
    [InlineData("group,before,after\nwith,0,12\nwithout,10,12\n", "evaluation.number")]
    [InlineData("group,before,after\nwith,x,12\nwithout,10,12\n", "import.not-number evaluation.number")]
    [InlineData("group,before,after,earlier_before,earlier_after\nwith,10,12,8,\nwithout,10,12,8,9\n", "evaluation.earlier")]
    [InlineData("group,before,after,earlier_before,earlier_after\nwith,10,12,8,9\nwithout,10,12,,\n", "evaluation.earlier")]
    [InlineData("group,growth_percent\nwith,1.6\nwith,2\nwithout,6.3\n", "evaluation.mixed")]
    [InlineData("group,growth_percent\nwith,-100\nwithout,6.3\n", "measures.effect-growth")]
    [InlineData("cost,benefit,standing\n0,5,forecast\n", "evaluation.number")]
    [InlineData("cost,benefit,standing\n10,5,hoped\n", "evaluation.standing")]
    [InlineData("cost,benefit,per_pound,standing\n10,5,2,audited\n", "evaluation.benefit")]
    [InlineData("{\"groups\":[],\"other\":1}", "evaluation.json")]
    [InlineData("{}", "evaluation.json")]
    public void What_an_evaluation_cannot_use_is_refused_with_its_reason(string text, string codes) => string.Join(' ', Refused(text).Reverse().Order(StringComparer.Ordinal)).ShouldBe(string.Join(' ', codes.Split(' ').Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("site,people\nA,1\n", "adoption.columns")]
    [InlineData("site,population,implemented,components\nA,many,1,2\n", "adoption.whole measures.denominator-not-positive")]
    [InlineData("site,population,implemented,components\nA,10,3,2\n", "measures.site-components")]
    [InlineData("site,population,implemented,components,began,completed\nA,10,1,2,2026-01-01,2026-02-01\n", "adoption.unfinished")]
    [InlineData("site,population,implemented,components,began,completed\nA,10,2,2,2026-02-01,2026-01-01\n", "model.backwards")]
    [InlineData("site,population,implemented,components,began,completed\nA,10,2,2,soon,2026-01-01\n", "command.day")]
    [InlineData("{\"people\":5}", "adoption.json")]
    public void Sites_that_cannot_be_used_are_refused_with_their_reason(string text, string codes) => string.Join(' ', SiteFile.Read(Given(text)).Problems.Select(problem => problem.Code)).ShouldBe(codes);

    [Fact]
    public void Time_to_adopt_is_the_median_of_complete_sites()
    {
        var (sites, _, _) = SiteFile.Read(Given("site,population,implemented,components,began,completed\nA,10,2,2,2026-01-01,2026-01-11\nB,10,2,2,2026-01-01,2026-01-31\nC,10,1,2,2026-01-01,\n"));
        AdoptionFigures.Of([.. sites.Select(site => (site.Site, site.DaysToAdopt))], null).Value.MedianDays.ShouldBe(20);
    }

    [Fact]
    public void What_was_recorded_last_about_an_element_counts()
    {
        var site = new ModelSite(Some.Id<ModelSite>(), 1, "x", "X1", 10, new(2026, 1, 1), null, "", "", "", Some.Moment, "");
        ElementRecord Recorded(int element, bool isInPlace, int day) => new(site.Id, element, isInPlace, new(2026, 1, day), "", "", "", Some.Moment, "");
        var story = new SiteStory(site, [Recorded(1, true, 5), Recorded(2, true, 9), Recorded(1, false, 20)]);
        story.InPlace(new(2026, 2, 1)).Select(record => record.Element).ShouldBe([2]);
        story.DaysToAdopt(2, new(2026, 2, 1)).ShouldBeNull();
        new SiteStory(site, [Recorded(1, true, 5), Recorded(2, true, 9)]).DaysToAdopt(2, new(2026, 2, 1)).ShouldBe(8);
        new SiteStory(site, [Recorded(1, true, 5), Recorded(2, true, 9)]).DaysToAdopt(2, new(2026, 1, 8)).ShouldBeNull();
    }

    [Fact]
    public void The_built_in_models_fit_together_and_say_what_is_known()
    {
        var vanguards = FrameworkBook.Load().Find("vanguards")!;
        Math.Round(vanguards.Growths.ShouldHaveSingleItem().Effect.RelativePercent, 4).ShouldBe(-4.4214);
        vanguards.Returns.ShouldHaveSingleItem().Return.Net.ShouldBe(Money.FromPounds(389_000_000));
        FrameworkBook.Load().Find("neighbourhood-health")!.Elements.Count.ShouldBe(6);
        MaturityBook.Load().All.Select(version => (version.Code, version.Changes.Count, version.IsComplete)).ShouldBe([("2015", 8, true), ("2019", 9, true), ("2023", 10, true), ("2026", 0, false)]);
        MaturityBook.Load().Find("2023")!.Parts.Count(part => part.Kind == "enabler").ShouldBe(4);
    }

    [Fact]
    public void The_spread_names_who_is_lowest_and_highest_and_leaves_out_who_cannot_say()
    {
        Rating Of(string body, int? level) => new(body, 1, level, "", Some.Moment);
        var spread = RatingSpread.Of([Of("C", 4), Of("A", 2), Of("B", 2), Of("D", null)])!;
        (spread.Lowest, string.Join(' ', spread.LowestBy), spread.Highest, string.Join(' ', spread.HighestBy), spread.Width).ShouldBe((2, "A B", 4, "C", 2));
        RatingSpread.Of([Of("A", 3), Of("B", null)]).ShouldBeNull();
    }

    [Fact]
    public void Peers_come_from_a_table_with_weights()
    {
        var (areas, features, problems) = PeerFile.Read(Given("area,old,dense\nE10000014,1,10\nE10000015,2,20\n"), "dense=0.5");
        (areas.Count, features[0].Weight, features[1].Weight, problems.Count).ShouldBe((2, 1, 0.5, 0));
        PeerFile.Read(Given("area,old\nE10000014,\nE10000014,2\nnowhere,2\n"), "young=2").Problems.Select(problem => problem.Code).ShouldBe(["import.not-number", "peers.twice", "area-code.shape", "peers.weights"], ignoreOrder: true);
        PeerFile.Read(Given("code,old\nE10000014,1\n"), null).Problems.Select(problem => problem.Code).ShouldBe(["peers.columns"]);
    }

    [Fact]
    public void Peer_features_are_read_with_their_day_and_source()
    {
        PeerFeatures.Read(Given("area,feature,value,as_of,source\nE10000014,old,2.5,2024,ONS\n")).Numbers.ShouldBe([new PeerNumber(AreaCode.Of("E10000014"), "old", 2.5, "2024", "ONS")]);
        PeerFeatures.Read(Given("area,feature,value,as_of,source\nE10000014,old,2.5,,ONS\nE10000014,old,x,2024,ONS\n")).Problems.Select(problem => problem.Code).ShouldBe(["peer-features.missing", "import.not-number"]);
        PeerFeatures.Read(Given("area,value\nE10000014,1\n")).Problems.Select(problem => problem.Code).ShouldBe(["peer-features.columns"]);
    }
}
