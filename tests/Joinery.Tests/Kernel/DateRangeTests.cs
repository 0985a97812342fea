using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class DateRangeTests
{
    // Ranges are written as in the tables of the guidance: first day, then the first day after; … when no end is known.
    private static DateRange? Range(string text)
    {
        if (text == "none") return null;
        var parts = text.Split("..");
        return DateRange.Of(Day(parts[0]), parts[1] == "" ? null : Day(parts[1]));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact("2026-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("04-01..04-08", "03-31", false)]
    [InlineData("04-01..04-08", "04-01", true)]
    [InlineData("04-01..04-08", "04-07", true)]
    [InlineData("04-01..04-08", "04-08", false)]
    [InlineData("04-01..", "03-31", false)]
    [InlineData("04-01..", "12-31", true)]
    public void The_first_day_is_inside_and_the_last_is_not(string range, string day, bool inside) => Range(range)!.Contains(Day(day)).ShouldBe(inside);

    [Theory]
    [InlineData("04-01..04-08", "04-08..04-15", "none")]
    [InlineData("04-01..04-08", "04-07..04-15", "04-07..04-08")]
    [InlineData("04-01..04-30", "04-10..04-20", "04-10..04-20")]
    [InlineData("04-01..04-08", "04-01..04-08", "04-01..04-08")]
    [InlineData("04-01..", "04-10..04-20", "04-10..04-20")]
    [InlineData("04-01..", "04-10..", "04-10..")]
    [InlineData("04-10..", "04-01..04-10", "none")]
    [InlineData("04-10..", "04-01..04-11", "04-10..04-11")]
    public void Two_ranges_share_the_days_that_both_hold(string one, string other, string shared)
    {
        Range(one)!.Intersect(Range(other)!).ShouldBe(Range(shared));
        Range(other)!.Intersect(Range(one)!).ShouldBe(Range(shared));
        Range(one)!.Overlaps(Range(other)!).ShouldBe(shared != "none");
        Range(other)!.Overlaps(Range(one)!).ShouldBe(shared != "none");
    }

    [Fact]
    public void A_range_must_hold_a_day()
    {
        Should.Throw<ArgumentException>(() => DateRange.Of(Day("04-01"), Day("04-01"))).Message.ShouldContain("2026-04-01 to 2026-04-01");
        DateRange.Of(Day("04-01"), Day("04-02")).Days.ShouldBe(1);
        DateRange.Of(Day("04-01")).Days.ShouldBeNull();
    }

    [Theory]
    [InlineData("04-01", "04-02", true)]
    [InlineData("04-01", "04-01", false)]
    [InlineData("04-01", "03-31", false)]
    public void Dates_that_a_person_gave_are_refused_when_the_end_is_not_after_the_start(string from, string until, bool accepted)
    {
        var outcome = DateRange.Read(Day(from), Day(until));
        outcome.IsAccepted.ShouldBe(accepted);
        if (!accepted) outcome.Refusal!.Code.ShouldBe("dates.backwards");
        DateRange.Read(Day(from), null).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void A_range_is_written_with_its_last_day()
    {
        Range("04-01..04-08")!.ToString().ShouldBe("1 April 2026 to 7 April 2026");
        Range("04-01..")!.ToString().ShouldBe("from 1 April 2026");
    }

    [Fact]
    public void A_day_is_in_the_shared_range_exactly_when_it_is_in_both()
    {
        var some = Gen.Choose(0, 40).Select(day => new DateOnly(2026, 1, 1).AddDays(day));
        var ranges = (from first in some from days in Gen.Choose(0, 20) select DateRange.Of(first, days == 0 ? null : first.AddDays(days))).ToArbitrary();
        Prop.ForAll(ranges, ranges, some.ToArbitrary(), (one, other, day) =>
            (one.Intersect(other)?.Contains(day) ?? false) == (one.Contains(day) && other.Contains(day))).QuickCheckThrowOnFailure();
    }
}
