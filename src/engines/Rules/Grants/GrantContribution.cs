using static Joinery.Rules.RateElement;

namespace Joinery.Rules;

/// <summary>What an excess of income comes to as a lump sum: in effect a loan that it could repay.</summary>
[RulesOf("Disabled Facilities Grant")]
public static class GrantContribution
{
    private const int OwnerYears = 10;
    private const int TenantYears = 5;
    private static readonly RateElement[] Edges = [DfgBand1Upper, DfgBand2Upper, DfgBand3Upper];
    private static readonly RateElement[] Owner = [DfgMultiplierOwnerBand1, DfgMultiplierOwnerBand2, DfgMultiplierOwnerBand3, DfgMultiplierOwnerBand4];
    private static readonly RateElement[] Tenant = [DfgMultiplierTenantBand1, DfgMultiplierTenantBand2, DfgMultiplierTenantBand3, DfgMultiplierTenantBand4];

    /// <summary>Pounds, not rounded, for an excess in pounds a week. Each band of the excess has its own multiplier, so there is no step at an edge.</summary>
    [Law(Instruments.Grants, "reg 12")]
    public static decimal Of<TWorking>(decimal excess, GrantTenure tenure, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var multipliers = tenure == GrantTenure.Owner ? Owner : Tenant;
        decimal sum = 0, lower = 0;
        for (var band = 0; band < multipliers.Length && excess > lower; band++)
        {
            var upper = band < Edges.Length ? rates[Edges[band]] : decimal.MaxValue;
            var inBand = Math.Min(excess, upper) - lower;
            var multiplier = rates[multipliers[band]];
            sum += inBand * multiplier;
            if (TWorking.IsOn)
                working.Add(new($"grant.band.{band + 1}", $"Band {band + 1} of the excess", inBand * multiplier, new(Instruments.Grants, "reg 12"), $"{Words.Pounds(inBand)} × {Words.Number(multiplier)}")
                { Rates = [rates.Row(multipliers[band])] });
            lower = upper;
        }
        return sum;
    }

    /// <summary>
    /// What earlier grants' reductions take off this one's, pounds: same dwelling, same relevant person, approved within ten years before this approval
    /// on an owner's certificate and five on a tenant's. A grant reduced to nothing counts only if the works were done well.
    /// </summary>
    [Law(Instruments.Grants, "reg 13")]
    public static Money Earlier(IReadOnlyList<EarlierGrant> earlier, DateOnly approval) =>
        earlier.Where(grant => grant.SameDwelling && grant.SharesRelevantPerson && (!grant.WasNil || grant.WorksSatisfactory)
            && grant.ApprovedOn <= approval && grant.ApprovedOn.AddYears(grant.Tenure == GrantTenure.Owner ? OwnerYears : TenantYears) > approval).Sum(grant => grant.Reduction);

    /// <summary>
    /// The grant: the cost up to the largest grant, and then less the contribution. The law reduces the grant from what it would otherwise have been,
    /// so the limit comes first; taking the contribution off the cost first would pay too much.
    /// </summary>
    [Law(Instruments.GrantLimit, "art 2")]
    [Law(Instruments.HousingGrantsAct, "s30")]
    public static Money Grant(Money cost, Money contribution, RatesOn rates)
    {
        var most = Pennies.Money(rates[DfgMaxGrant]);
        var grant = (cost < most ? cost : most) - contribution;
        return grant.IsNegative ? Money.Zero : grant;
    }
}
