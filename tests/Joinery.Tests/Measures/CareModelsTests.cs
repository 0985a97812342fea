using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

public sealed class CareModelsTests
{
    private static readonly EffectCounts Vanguards = new(40_000, 40_800, 160_000, 168_000);

    [Fact]
    public void The_vanguards_grew_less_than_elsewhere()
    {
        var effect = CareModels.FromGrowth(0.016, 0.063).Value;
        effect.Points.ShouldBe(-4.7, 1e-9);
        Math.Round(effect.RelativePercent, 4).ShouldBe(-4.4214);
    }

    [Fact]
    public void Counts_give_a_relative_risk_with_its_interval()
    {
        var evaluation = CareModels.FromCounts(Vanguards).Value;
        var risk = evaluation.RelativeRisk;
        (Math.Round(risk.Value, 6), Math.Round(risk.Lower, 6), Math.Round(risk.Upper, 6)).ShouldBe((0.971429, 0.956586, 0.986501));
        evaluation.Effect.Points.ShouldBe(-3, 1e-9);
        evaluation.Credible.ShouldBeNull();
    }

    [Fact]
    public void An_effect_is_credible_only_when_there_was_none_before()
    {
        CareModels.FromCounts(Vanguards, new EffectCounts(39_500, 40_000, 158_200, 160_000)).Value.Credible.ShouldBe(true);
        CareModels.FromCounts(Vanguards, new EffectCounts(42_000, 40_000, 158_000, 160_000)).Value.Credible.ShouldBe(false);
        Evaluation.Caveat.ShouldContain("chose themselves");
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 1, -1, 1)]
    [InlineData(1, double.NaN, 1, 1)]
    public void An_effect_needs_four_counts(double a, double b, double c, double d) =>
        CareModels.FromCounts(new(a, b, c, d)).Refusal!.Code.ShouldBe("measures.effect-counts");

    [Fact]
    public void Growth_cannot_be_the_loss_of_everything() => CareModels.FromGrowth(0.1, -1).Refusal!.Code.ShouldBe("measures.effect-growth");

    [Fact]
    public void Areas_that_differ_widen_the_interval_beyond_that_of_counts()
    {
        var chance = Seed.Random();
        (double, double)[] Areas(double growth) => [.. Enumerable.Range(0, 20).Select(i => (4000.0, 4000 * growth * (1 + 0.2 * ((i % 5) - 2))))];
        var (with, without) = (Areas(1.02), Areas(1.05));
        var areas = CareModels.FromAreas(with, without, chance).Value.RelativeRisk;
        var counts = CareModels.FromCounts(new(80_000, 81_600, 80_000, 84_000)).Value.RelativeRisk;
        areas.Value.ShouldBe(counts.Value, 1e-9);
        areas.Width.ShouldBeGreaterThan(3 * counts.Width);
        areas.Contains(areas.Value).ShouldBeTrue();
        CareModels.FromAreas(with, without, new Random(7)).Value.ShouldBe(CareModels.FromAreas(with, without, new Random(7)).Value);
    }

    [Fact]
    public void Areas_that_are_all_alike_leave_no_doubt_and_few_areas_no_answer()
    {
        (double, double)[] alike = [.. Enumerable.Repeat((100.0, 110.0), 6)];
        CareModels.FromAreas(alike, alike, new Random(1)).Value.RelativeRisk.Width.ShouldBe(0, 1e-9);
        CareModels.FromAreas(alike, alike[..4], new Random(1)).Refusal!.Code.ShouldBe("measures.too-few-values");
        CareModels.FromAreas([.. alike, (0, 1)], alike, new Random(1)).Refusal!.Code.ShouldBe("measures.effect-counts");
    }

    [Fact]
    public void Swapping_the_sides_turns_the_relative_risk_upside_down() =>
        Prop.ForAll(Gen.Choose(1, 100_000).Select(count => (double)count).ArrayOf(4).ToArbitrary(), n =>
        {
            var (one, other) = (CareModels.FromCounts(new(n[0], n[1], n[2], n[3])).Value.RelativeRisk, CareModels.FromCounts(new(n[2], n[3], n[0], n[1])).Value.RelativeRisk);
            one.Contains(one.Value).ShouldBeTrue();
            (one.Lower * other.Upper).ShouldBe(1, 1e-9);
            (one.Value * other.Value).ShouldBe(1, 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_vanguards_would_have_given_two_pounds_for_one()
    {
        var cost = Money.FromPounds(389_000_000);
        var forecast = CareModels.ReturnOf(cost, Money.FromPounds(778_000_000), Standing.Forecast).Value;
        forecast.PerPound.ShouldBe(2);
        forecast.Net.ShouldBe(cost);
        forecast.NetAt(1, 0.5m, 0).ShouldBe([cost, Money.Zero, Money.FromPounds(-389_000_000)]);
        forecast.Standing.ShouldBe(Standing.Forecast);
        CareModels.ReturnOf(Money.Zero, cost, Standing.Audited).Refusal!.Code.ShouldBe("measures.cost-not-positive");
    }

    [Fact]
    public void Implementation_is_weighted_by_people_and_shown_unweighted_too()
    {
        var spread = CareModels.SpreadOf([new(120_000, 6, 10), new(80_000, 2, 8), new(200_000, 5, 10)], 1_000_000).Value;
        spread.Weighted.ShouldBe(0.48, 1e-12);
        spread.Unweighted.ShouldBe(0.45, 1e-12);
        spread.Covered.ShouldBe(0.4, 1e-12);
        (spread.Sites, spread.Complete, spread.CoveredCompletely).ShouldBe((3, 0, 0));
    }

    [Fact]
    public void A_site_without_a_component_covers_nobody_and_a_complete_one_counts_as_such()
    {
        var spread = CareModels.SpreadOf([new(100, 0, 10), new(300, 4, 4)], 1000).Value;
        (spread.Covered, spread.CoveredCompletely, spread.Complete).ShouldBe((0.3, 0.3, 1));
    }

    [Theory]
    [InlineData(0, 1, 2, 100, "measures.denominator-not-positive")]
    [InlineData(50, 3, 2, 100, "measures.site-components")]
    [InlineData(50, 0, 0, 100, "measures.site-components")]
    [InlineData(500, 1, 2, 100, "measures.count-above-denominator")]
    public void A_site_that_cannot_be_is_refused(long people, int implemented, int components, long all, string code) =>
        CareModels.SpreadOf([new(people, implemented, components)], all).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void No_sites_have_no_spread() => CareModels.SpreadOf([], 100).Refusal!.Code.ShouldBe("measures.too-few-values");
}
