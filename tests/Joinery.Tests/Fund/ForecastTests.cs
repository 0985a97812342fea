using Joinery.Fund.Pools;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Fund;

/// <summary>Where spending is heading, to the penny, and the day on which a limit is passed.</summary>
public sealed class ForecastTests
{
    private static readonly FinancialYear Year = FinancialYear.Starting(2026);

    private static Money Pounds(string amount) => Money.Parse(amount).Value;

    [Theory]
    // A fifth of the limit in a fifth of the year just fits. A penny more does not, and the last day breaks it.
    [InlineData("365.00", "73.00", 73, "365.00", null)]
    [InlineData("365.00", "73.01", 73, "365.05", "2027-03-31")]
    [InlineData("100.00", "100.00", 100, "365.00", "2026-07-10")]
    [InlineData("100.00", "50.00", 100, "182.50", "2026-10-18")]
    [InlineData("100.00", "0.00", 100, "0.00", null)]
    [InlineData("0.00", "1.00", 365, "1.00", "2026-04-01")]
    [InlineData("100.00", "-5.00", 100, "-18.25", null)]
    public void A_limit_is_passed_on_the_first_day_at_whose_end_more_is_spent(string limit, string spent, int gone, string runRate, string? passes)
    {
        var forecast = Forecast.Of(Pounds(limit), Money.Zero, Pounds(spent), Money.Zero, Year, gone);
        forecast.RunRate.ShouldBe(Pounds(runRate));
        forecast.PassesOn.ShouldBe(passes is null ? null : DateOnly.Parse(passes, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_range_runs_from_the_lowest_to_the_highest_of_three()
    {
        Forecast Of(string planned, string committed) => Forecast.Of(Pounds("400"), Pounds(planned), Pounds("73"), Pounds(committed), Year, 73);
        Of("380", "20").Range.ShouldBe((Pounds("93"), Pounds("380")));
        Of("100", "20").Range.ShouldBe((Pounds("93"), Pounds("365")));
        Of("100", "400").Range.ShouldBe((Pounds("365"), Pounds("473")));
        (Of("380", "20").MayBreakLimit, Of("401", "20").MayBreakLimit, Of("100", "400").MayBreakLimit).ShouldBe((false, true, true));
    }

    [Fact]
    public void An_alert_is_one_sentence_with_the_figure_and_the_day()
    {
        string? Of(string limit, string spent, string committed) => Forecast.Of(Pounds(limit), Pounds("1000"), Pounds(spent), Pounds(committed), Year, 73).Alert("The scheme Crisis team", "its plan");
        Of("70", "73", "0").ShouldBe("The scheme Crisis team has spent £73.00, £3.00 more than its plan of £70.00.");
        Of("300", "73", "0").ShouldBe("The scheme Crisis team is heading for £365.00, £65.00 more than its plan of £300.00, and passes it on 26 January 2027 if the days to come are like those so far.");
        Of("400", "73", "327.01").ShouldBe("The scheme Crisis team has spent and committed £400.01, £0.01 more than its plan of £400.00.");
        // More is planned than the limit: the table says so, but nothing is broken yet.
        Of("400", "73", "327").ShouldBeNull();
    }
}
