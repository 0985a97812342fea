using System.Globalization;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class WeekOfTests
{
    [Theory]
    [InlineData("2026-04-05", "2026-03-30")] // Sunday is the last day of its week,
    [InlineData("2026-04-06", "2026-04-06")] // and Monday the first.
    [InlineData("2026-04-12", "2026-04-06")]
    [InlineData("2028-02-29", "2028-02-28")]
    [InlineData("2027-01-01", "2026-12-28")]
    [InlineData("0001-01-01", "0001-01-01")]
    public void A_day_is_in_the_week_of_the_monday_before_it(string day, string monday)
    {
        var week = WeekOf.Containing(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        week.Monday.ShouldBe(DateOnly.ParseExact(monday, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        week.Monday.DayOfWeek.ShouldBe(DayOfWeek.Monday);
    }

    [Fact]
    public void A_week_has_seven_days_and_the_next_follows_on()
    {
        var week = WeekOf.Containing(new DateOnly(2026, 4, 8));
        (week.Range.Days, week.Sunday, week.Next.Monday).ShouldBe((7, new DateOnly(2026, 4, 12), new DateOnly(2026, 4, 13)));
        week.Next.CompareTo(week).ShouldBePositive();
        week.ToString().ShouldBe("Week of 6 April 2026");
    }

    [Fact]
    public void The_first_week_of_a_year_holds_1_April() =>
        WeekOf.FirstOf(FinancialYear.Starting(2026)).Monday.ShouldBe(new DateOnly(2026, 3, 30));
}
