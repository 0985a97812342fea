using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.BrowserTests;

/// <summary>No page and no form can be forgotten by the tests that look at every page.</summary>
public sealed class EveryPageTests(Stage stage)
{
    [Fact]
    public void Every_page_and_form_of_the_program_is_looked_at()
    {
        Forgotten(Routes(stage.Quiet.Endpoints)).ShouldBeEmpty("Add a new page to Sights.All, or to Sights.NoPages with the reason.");
    }

    [Fact]
    public void A_page_that_nobody_put_into_the_table_is_found()
    {
        Forgotten(["GET /about", "GET /brand-new", "POST /brand-new"]).ShouldBe(["GET /brand-new", "POST /brand-new"]);
    }

    [Fact]
    public void Nothing_in_the_table_has_gone_from_the_program()
    {
        var routes = Routes(stage.Quiet.Endpoints);
        Sights.All.Select(sight => sight.Route).Concat(Sights.NoPages.Keys).Except(routes).ShouldBeEmpty();
    }

    [Fact]
    public void Every_form_with_answers_is_looked_at_with_a_wrong_one()
    {
        var forms = Routes(stage.Quiet.Endpoints).Where(route => route.StartsWith("POST", StringComparison.Ordinal));
        forms.Except(Sights.NoErrors).Except(Sights.All.Where(sight => sight.IsError).Select(sight => sight.Route)).ShouldBeEmpty();
    }

    private static List<string> Forgotten(IEnumerable<string> routes) =>
        routes.Except(Sights.All.Select(sight => sight.Route)).Except(Sights.NoPages.Keys).ToList();

    // What HEAD answers is what GET shows, without the page.
    private static List<string> Routes(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"], (endpoint, method) => (endpoint, method))
        .Where(pair => pair.method != HttpMethods.Head)
        .Select(pair => $"{pair.method} /{pair.endpoint.RoutePattern.RawText?.Trim('/')}")
        .Distinct().Order(StringComparer.Ordinal).ToList();
}
