using System.Globalization;
using Joinery.Fund.Plans;
using Joinery.Measures;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Fund;

/// <summary>Worked example W10 of the domain guide, from the published monthly counts.</summary>
public sealed class PlanMetricTests
{
    private static readonly FinancialYear Year = FinancialYear.Starting(2024);

    private static FundMetric Delay => FundMetric.Of(FinancialYear.Starting(2025)).Single(one => one.Code == "discharge-delay");

    private static List<MonthlyCount> Months(string code)
    {
        var lines = File.ReadAllLines(Sources.Shared("data/place/drd_2024_25_utla_monthly.csv"));
        var heads = lines[0].Split(',').ToList();
        int At(string head) => heads.IndexOf(head);
        return [.. lines.Skip(1).Select(line => line.Split(',')).Where(cells => cells[At("code")] == code)
            .Select(cells => new MonthlyCount(DateOnly.ParseExact(cells[At("month")], "MMM yyyy", CultureInfo.InvariantCulture), double.Parse(cells[At("bed_days_after_drd")], CultureInfo.InvariantCulture), double.Parse(cells[At("total_discharges")], CultureInfo.InvariantCulture)))];
    }

    [Fact]
    public void A_quarter_pools_its_months_and_says_where_reporting_dropped_out()
    {
        var first = MetricQuarter.Of(Delay, null, Months("E08000026"), Year, 1)[0];
        Delay.Say(first.Actual!.Value).ShouldBe("0.35 days");
        first.Actual.DroppedOut.ShouldBe([new(2024, 4, 1), new(2024, 5, 1)]);
        first.IsMet.ShouldBeNull();
    }

    [Fact]
    public void A_plan_is_compared_with_what_was_measured_before_it_is_rounded()
    {
        List<MonthlyCount> Three(double bedDays) => [new(new(2024, 4, 1), bedDays, 10_000), new(new(2024, 5, 1), 6_000, 10_000), new(new(2024, 6, 1), 6_000, 10_000)];
        bool? Met(double bedDays, decimal plan) => MetricQuarter.Of(Delay, new("discharge-delay", [new(1, plan)]), Three(bedDays), Year, 1)[0].IsMet;
        Met(6_000, 0.60m).ShouldBe(true);
        // 0.6003 is shown as 0.60.
        Met(6_009, 0.60m).ShouldBe(false);
        Met(33_083 * 30_000.0 / 54_320 - 12_000, 0.60m).ShouldBe(false);
    }

    [Fact]
    public void Two_months_of_three_give_a_value_and_no_verdict()
    {
        var quarter = MetricQuarter.Of(Delay, new("discharge-delay", [new(1, 1m)]), [new(new(2024, 4, 1), 1, 10), new(new(2024, 6, 1), 1, 10)], Year, 1)[0];
        (quarter.Actual!.Months, quarter.IsMet).ShouldBe((2, (bool?)null));
        MetricQuarter.Of(Delay, new("discharge-delay", [new(1, 1m)]), [new(new(2024, 4, 1), 0, 0)], Year, 1)[0].Actual.ShouldBeNull();
    }

    [Fact]
    public void A_year_whose_metrics_are_not_entered_has_none() => FundMetric.Of(FinancialYear.Starting(2026)).ShouldBeEmpty();
}
