using Joinery.App.Access;
using Joinery.App.Access.OpenId;
using Joinery.App.Features.Account;
using Joinery.App.Features.DeedLog;
using Joinery.App.Features.Home;
using Joinery.App.Features.Notices;
using Joinery.App.Features.RoleTable;
using Joinery.App.Features.Search;
using Joinery.App.Features.SignIn;
using Joinery.App.Hosting;
using Joinery.Design;

namespace Joinery.App;

/// <summary>What belongs to no module of care: signing in, notices, the log of deeds, the table of roles, search, health.</summary>
internal sealed class AppModule : Module
{
    public override string Name => "App";

    public override IEnumerable<NavigationEntry> Navigation =>
    [
        new("Notices", "/notices", AppRights.PostNotice),
        new("Log of deeds", "/deeds", AppRights.ReadDeeds),
        new("Roles and rights", "/roles", AppRights.ReadAccess),
    ];

    public override IEnumerable<LiveTopic> Topics => [new(NoticeBoard.Topic, null)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Accounts>();
        services.AddSingleton<OpenIdProviders>().AddSingleton<Attempts>().AddSingleton<OpenIdPages>();
        services.AddSingleton<NoticeBoard>();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        HomePages.Map(routes);
        SignInPages.Map(routes);
        AccountPages.Map(routes);
        NoticePages.Map(routes);
        DeedLogPages.Map(routes);
        RoleTablePages.Map(routes);
        SearchPages.Map(routes);
        LiveRoute.Map(routes);
        HealthRoutes.Map(routes);
    }

    public override Task SeedDemo(DemoSeed seed) => DemoPeople.Seed(seed);
}
