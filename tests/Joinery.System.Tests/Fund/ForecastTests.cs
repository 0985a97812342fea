using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>Where a pool is heading, by scheme, by stream and by partner: the same money three times, to the penny.</summary>
public sealed class ForecastTests
{
    [Theory, OnBothDatabases]
    public async Task Schemes_streams_and_partners_forecast_the_same_money_and_the_page_says_what_breaks_its_limit(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        var (figures, alerts) = await ledger.Read(now =>
        {
            var one = PoolFigures.Of(now, now.Find("HV-2026")!, place.Clock.Today());
            return (one, one.Alerts(now.NameOf));
        });
        Money[] Sums(Func<Forecast, Money> of) => [figures.Schemes.Sum(one => of(one.Forecast)), figures.Streams.Sum(one => of(one.Forecast)), figures.Partners.Sum(one => of(one.Forecast))];
        foreach (var sums in new[] { Sums(one => one.Spent), Sums(one => one.Committed), Sums(one => one.Planned) }) sums.Distinct().Count().ShouldBe(1);
        figures.Schemes.Sum(one => one.Forecast.Spent).ShouldBe(figures.Spent);
        figures.Streams.Sum(one => one.Forecast.Limit).ShouldBe(figures.Partners.Sum(one => one.Forecast.Limit));

        var manager = await place.SignedIn("Pooled fund manager");
        await manager.Open("/fund/HV-2026");
        manager.Page.Words.ShouldContain("Forecast by stream");
        manager.Page.Words.ShouldContain("Forecast by partner");
        alerts.ShouldNotBeEmpty();
        foreach (var alert in alerts) manager.Page.Words.ShouldContain(alert);
        // The council bears parts of schemes that the board's money pays for, beyond what it put in.
        alerts.ShouldContain(alert => alert.StartsWith("The part of Harbourneshire County Council ", StringComparison.Ordinal));
        // A year that is over has no days to come.
        var past = await ledger.Read(now => PoolFigures.Of(now, now.Find("HV-2025")!, place.Clock.Today()));
        past.Schemes.ShouldAllBe(one => one.Forecast.RunRate == one.Forecast.Spent);
    }
}
