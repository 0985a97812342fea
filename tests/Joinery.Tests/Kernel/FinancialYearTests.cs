using System.Globalization;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class FinancialYearTests
{
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026/27", 2026)]
    [InlineData("2026-27", 2026)]
    [InlineData("2026/2027", 2026)]
    [InlineData(" 1999/00 ", 1999)]
    [InlineData("1999/2000", 1999)]
    [InlineData("1948/49", 1948)]
    [InlineData("2199/00", 2199)]
    public void A_year_is_read_as_people_write_it(string written, int start) => FinancialYear.Parse(written).Value.StartYear.ShouldBe(start);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("26/27")]
    [InlineData("2026/28")]
    [InlineData("2026/26")]
    [InlineData("2026/2026")]
    [InlineData("2026/027")]
    [InlineData("2026/27/28")]
    [InlineData("2026/-7")]
    [InlineData("2026 27")]
    [InlineData("1947/48")]
    [InlineData("2200/01")]
    public void What_is_not_a_year_is_refused(string? written) => FinancialYear.Parse(written).Refusal!.Code.ShouldBe("financial-year.unreadable");

    [Theory]
    [InlineData("2026-03-31", "2025/26", 4)]
    [InlineData("2026-04-01", "2026/27", 1)]
    [InlineData("2026-06-30", "2026/27", 1)]
    [InlineData("2026-07-01", "2026/27", 2)]
    [InlineData("2026-09-30", "2026/27", 2)]
    [InlineData("2026-10-01", "2026/27", 3)]
    [InlineData("2026-12-31", "2026/27", 3)]
    [InlineData("2027-01-01", "2026/27", 4)]
    [InlineData("2028-02-29", "2027/28", 4)]
    [InlineData("2027-03-31", "2026/27", 4)]
    public void A_day_is_in_one_year_and_one_quarter(string day, string year, int quarter)
    {
        FinancialYear.Of(Day(day)).ToString().ShouldBe(year);
        FinancialYear.Of(Day(day)).QuarterOf(Day(day)).ShouldBe(quarter);
    }

    [Theory]
    [InlineData(2026, 365)]
    [InlineData(2027, 366)] // It holds 29 February 2028.
    [InlineData(2028, 365)]
    [InlineData(1999, 366)] // 2000 was a leap year,
    [InlineData(2099, 365)] // and 2100 will not be.
    public void A_year_has_366_days_when_it_holds_the_29th_of_February(int start, int days) => FinancialYear.Starting(start).Range.Days.ShouldBe(days);

    [Fact]
    public void A_year_goes_from_1_April_to_31_March()
    {
        var year = FinancialYear.Starting(2026);
        (year.First, year.Last).ShouldBe((new DateOnly(2026, 4, 1), new DateOnly(2027, 3, 31)));
        year.Range.Contains(year.Last).ShouldBeTrue();
        year.Next.First.ShouldBe(year.Last.AddDays(1));
        year.Next.CompareTo(year).ShouldBePositive();
    }

    [Theory]
    [InlineData("2026-03-31")]
    [InlineData("2027-04-01")]
    public void A_day_outside_the_year_has_no_quarter_in_it(string day) =>
        Should.Throw<ArgumentOutOfRangeException>(() => FinancialYear.Starting(2026).QuarterOf(Day(day)));

    [Fact]
    public void Years_before_the_health_service_and_beyond_2199_are_not_made()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => FinancialYear.Starting(1947));
        Should.Throw<ArgumentOutOfRangeException>(() => FinancialYear.Starting(2200));
    }
}
