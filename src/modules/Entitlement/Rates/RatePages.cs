using Joinery.Design;
using Joinery.Entitlement.Releases;
using Joinery.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Rates;

/// <summary>The public pages of the figures of the law.</summary>
internal static class RatePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/rates").Public().SameForEveryone();
        pages.MapPage("", List);
        pages.MapPage("/{code}", One);
    }

    private static async Task<IResult> List(HttpContext context, RateReleases releases, TimeProvider clock)
    {
        return await context.Page<RatesPage>("Rates", new { Rates = (await releases.Now()).On(context.QueryDay("on") ?? clock.Today()), Releases = await releases.Releases() });
    }

    private static async Task<IResult> One(string code, HttpContext context, RateReleases releases) => (await releases.Now()).Series.FirstOrDefault(series => series.Code == code) is { } found
        ? await context.Page<RatePage>(found.Label, new { Series = found }) : Results.NotFound();
}

/// <summary>What pages say of rates.</summary>
internal static class RateWords
{
    /// <summary>An amount with its unit: £241.45 a week.</summary>
    public static string Of(Rate rate)
    {
        var number = RateCommands.Number(rate.Value);
        // What is paid week by week has pence, also where there are none.
        var pounds = $"{rate.Value:#,##0.00##}";
        return rate.Unit switch
        {
            "GBP" => $"£{number}",
            "GBP/week" => $"£{pounds} a week",
            "percent" => $"{number}%",
            "percent/year" => $"{number}% a year",
            "multiplier" => $"× {number}",
            _ when rate.Unit.StartsWith("GBP/", StringComparison.Ordinal) => $"£{pounds} a {rate.Unit[4..]}",
            _ => $"{number} {rate.Unit}",
        };
    }

    public static TagColour Colour(RateStatus status) => status switch
    {
        RateStatus.Verified => TagColour.Green,
        RateStatus.Derived => TagColour.Yellow,
        _ => TagColour.Orange,
    };
}
