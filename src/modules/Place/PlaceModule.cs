using System.CommandLine;
using Joinery.Design;
using Joinery.Place.Areas;
using Joinery.Place.Assessments;
using Joinery.Place.Frameworks;
using Joinery.Place.Imports;
using Joinery.Place.Leaders;
using Joinery.Place.Peers;
using Joinery.Place.Promises;
using Joinery.Place.Scorecards;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Joinery.Place;

/// <summary>Areas, organisations and how they overlap: the ground on which everything else stands. Also what was promised there, who leads, and which models of care it follows.</summary>
public sealed class PlaceModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Place";

    /// <inheritdoc/>
    public override IEnumerable<NavigationEntry> Navigation =>
        [new("Places", "/places", null), new("Measures", "/measures", null), new("Promises", "/promises", null), new("Leaders", "/leaders", null), new("Care models", "/models", null), new("Self-assessments", "/self-assessments", PlaceRights.ReadMaturity), new("Import", "/imports", PlaceRights.Import)];

    /// <inheritdoc/>
    public override IEnumerable<SearchSource> Searches =>
    [
        new("Places and organisations", null, async (context, words) => (await context.RequestServices.GetRequiredService<Gazetteer>().Search(words, 20))
            .Select(hit => new SearchHit(hit.Name, $"/places/{hit.Code}", hit.KindInWords)).ToList()),
    ];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) =>
        services.AddSingleton<Gazetteer>().AddSingleton(MetricBook.Load()).AddSingleton<Statistics>().AddSingleton<Lookups>().AddSingleton<PostcodeDirectory>().AddSingleton<Uploads>().AddSingleton<PromiseBook>().AddSingleton<LeaderBook>()
            .AddSingleton(FrameworkBook.Load()).AddSingleton<Adoptions>().AddSingleton(MaturityBook.Load()).AddSingleton<SelfAssessments>().AddSingleton<PeerFeatures>();

    /// <inheritdoc/>
    public override IEnumerable<Command> Commands(CommandHost host) => [ImportCommand.Create(host, MetricBook.Load()), PlaceCommands.Create(host)];

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        PlacePages.Map(routes);
        ScorecardPages.Map(routes);
        PromisePages.Map(routes);
        LeaderPages.Map(routes);
        FrameworkPages.Map(routes);
        AssessmentPages.Map(routes);
        PeerPages.Map(routes);
        ImportPages.Map(routes);
    }

    /// <inheritdoc/>
    public override async Task LoadReferenceData(ReferenceLoad load)
    {
        await Geography.Load(load);
        await BuiltInFigures.Load(load);
        await PromiseData.Load(load);
    }

    /// <inheritdoc/>
    public override async Task SeedDemo(DemoSeed seed)
    {
        await HarbourneVale.Seed(seed);
        await DemoFigures.Seed(seed);
        await DemoActions.Seed(seed);
        await DemoLeaders.Seed(seed);
        await DemoSites.Seed(seed);
        await DemoAssessments.Seed(seed);
    }
}
