using System.CommandLine;
using Joinery.Design;
using Joinery.Fund.Entries;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Payments;
using Joinery.Fund.Pools;
using Joinery.Fund.Public;
using Joinery.Fund.Returns;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Joinery.Fund;

/// <summary>One pooled fund in which every partner's own books still balance.</summary>
public sealed class FundModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Fund";

    /// <inheritdoc/>
    public override IEnumerable<NavigationEntry> Navigation => [new("Pooled funds", "/fund", FundRights.Read)];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services) => services.AddSingleton<JointLedger>().AddSingleton<ReturnBook>().AddSingleton<Plans.PlanBook>().AddSingleton<Agreements.AgreementBook>().AddSingleton<YearEnds.FaultBook>().AddSingleton<PaymentBook>()
        .AddSingleton(provider => MoneyPages.Chapter(provider.GetRequiredService<JointLedger>(), provider.GetRequiredService<TimeProvider>()));

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        FundPages.Map(routes);
        Agreements.AgreementPages.Map(routes);
        Agreements.VariationPages.Map(routes);
        PostingPages.Map(routes);
        DebtPages.Map(routes);
        CommitmentPages.Map(routes);
        ReturnPages.Map(routes);
        Plans.PlanPages.Map(routes);
        Sharing.WhatIfPages.Map(routes);
        MoneyPages.Map(routes);
        PaymentPages.Map(routes);
        MatchingPages.Map(routes);
        Statements.StatementPages.Map(routes);
        YearEnds.YearEndPages.Map(routes);
    }

    /// <inheritdoc/>
    public override Task LoadReferenceData(ReferenceLoad load) => SupplierNames.Load(load);

    /// <inheritdoc/>
    public override Task SeedDemo(DemoSeed seed) => DemoFund.Seed(seed);

    /// <inheritdoc/>
    public override IEnumerable<Command> Commands(CommandHost host) => [FundCommands.Create(host)];
}
