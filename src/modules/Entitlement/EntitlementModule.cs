using System.CommandLine;
using Joinery.Design;
using Joinery.Entitlement.Accounts;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Caseloads;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Corrections;
using Joinery.Entitlement.Documents;
using Joinery.Entitlement.Estimates;
using Joinery.Entitlement.Policies;
using Joinery.Entitlement.Rates;
using Joinery.Entitlement.Releases;
using Joinery.Entitlement.Simulations;
using Joinery.Entitlement.Splits;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Joinery.Entitlement;

/// <summary>What a person pays and who pays the rest: one set of facts, every test, with the working.</summary>
public sealed class EntitlementModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Entitlement";

    /// <inheritdoc/>
    public override IEnumerable<NavigationEntry> Navigation => [new("Care costs", "/care-costs", null), new("Assessments", "/assessments", EntitlementRights.Assess)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddSingleton<CaseBook>().AddSingleton<EvidenceBook>().AddSingleton<PolicyBook>().AddSingleton<RateReleases>().AddSingleton<Caseload>().AddSingleton<AgreementBook>().AddSingleton<AccountBook>();

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        RatePages.Map(routes);
        ReleasePages.Map(routes);
        EstimatePages.Map(routes);
        CasePages.Map(routes);
        PolicyPages.Map(routes);
    }

    /// <inheritdoc/>
    public override async Task SeedDemo(DemoSeed seed)
    {
        await DemoAssessments.Seed(seed);
        await DemoCorrections.Seed(seed);
    }

    /// <inheritdoc/>
    public override IEnumerable<Command> Commands(CommandHost host) => [RateCommands.Create(host), AssessCommand.Create(host), ReplayCommand.Create(host), new Command("entitlement", "What people pay for care, over time and for many at once.") { SimulateCommand.Create(host), SplitCommand.Create(host) }];
}
