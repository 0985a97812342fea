using System.Globalization;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class LondonTimeTests
{
    // Summer time in 2026 runs from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
    [Theory]
    [InlineData("2026-03-28T23:59:59Z", "2026-03-28", "28 March 2026 at 11:59pm")]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29", "29 March 2026 at 12:59am")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", "29 March 2026 at 2:00am")]
    [InlineData("2026-03-31T22:59:59Z", "2026-03-31", "31 March 2026 at 11:59pm")]
    [InlineData("2026-03-31T23:00:00Z", "2026-04-01", "1 April 2026 at 12:00am")] // The financial year begins an hour before UTC says so.
    [InlineData("2026-07-01T12:05:00Z", "2026-07-01", "1 July 2026 at 1:05pm")]
    [InlineData("2026-10-24T23:00:00Z", "2026-10-25", "25 October 2026 at 12:00am")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", "25 October 2026 at 1:30am")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", "25 October 2026 at 1:30am")] // The same hour again.
    [InlineData("2026-10-25T23:30:00Z", "2026-10-25", "25 October 2026 at 11:30pm")]
    [InlineData("2026-12-31T23:59:59Z", "2026-12-31", "31 December 2026 at 11:59pm")]
    [InlineData("2026-04-01T02:00:00+05:00", "2026-03-31", "31 March 2026 at 10:00pm")]
    public void A_moment_has_a_date_and_an_hour_in_England(string moment, string date, string written)
    {
        var at = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        at.LondonDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(date);
        at.InLondon().ShouldBe(written);
        new ManualClock(at).Today().ShouldBe(at.LondonDate());
    }
}
