using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class IdTests
{
    private static readonly ManualClock Clock = ManualClock.At("2026-04-01T09:30:00.123Z");

    [Fact]
    public void An_id_carries_version_seven_and_the_variant_of_the_standard()
    {
        var ids = Ids.Repeatable(Clock, Seed.Random());
        for (var i = 0; i < 1000; i++)
        {
            var text = ids.Next<Deed>().ToString();
            text.Length.ShouldBe(36);
            text[14].ShouldBe('7', text);
            "89ab".ShouldContain(text[19], text);
            text.ShouldBe(text.ToLowerInvariant());
        }
    }

    [Fact]
    public void An_id_begins_with_the_milliseconds_of_its_making()
    {
        var text = Ids.Repeatable(Clock, Seed.Random()).Next<Deed>().ToString().Replace("-", "");
        Convert.ToInt64(text[..12], 16).ShouldBe(Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Ids_made_later_sort_later_both_as_text_and_as_ids()
    {
        var clock = ManualClock.At("1999-12-31T23:59:59.990Z");
        var ids = Ids.Repeatable(clock, Seed.Random());
        var made = new List<Id<Deed>>();
        for (var i = 0; i < 200; i++)
        {
            made.Add(ids.Next<Deed>());
            clock.Move(TimeSpan.FromMilliseconds(1 + i * i * 1000L));
        }
        made.Order().ShouldBe(made);
        made.Select(id => id.ToString()).Order(StringComparer.Ordinal).ShouldBe(made.Select(id => id.ToString()));
    }

    [Fact]
    public void The_same_seed_and_clock_make_the_same_ids_and_another_seed_makes_others()
    {
        static IEnumerable<Id<Deed>> Made(int seed)
        {
            var ids = Ids.Repeatable(Clock, new Random(seed));
            return Enumerable.Range(0, 50).Select(_ => ids.Next<Deed>()).ToList();
        }
        Made(7).ShouldBe(Made(7));
        Made(7).Intersect(Made(8)).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_made_in_the_same_moment_all_differ()
    {
        var ids = Ids.Unguessable(Clock);
        Enumerable.Range(0, 10_000).Select(_ => ids.Next<Deed>()).Distinct().Count().ShouldBe(10_000);
    }

    [Fact]
    public void An_id_is_read_back_from_its_text_in_either_case()
    {
        var id = Some.Id<Deed>();
        Id<Deed>.Parse(id.ToString()).Value.ShouldBe(id);
        Id<Deed>.Parse(id.ToString().ToUpperInvariant()).Value.ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("0190f2c400007000800000000000000a")]
    [InlineData("{0190f2c4-0000-7000-8000-00000000000a}")]
    [InlineData("0190f2c4-0000-7000-8000-00000000000")]
    [InlineData("0190f2c4-0000-7000-8000-00000000000g")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void What_is_not_an_id_is_refused(string? text) => Id<Deed>.Parse(text).Refusal!.Code.ShouldBe("id.unreadable");

    [Fact]
    public void The_default_id_is_nobodys()
    {
        default(Id<Deed>).IsNone.ShouldBeTrue();
        Some.Id<Deed>().IsNone.ShouldBeFalse();
    }
}
