namespace Joinery.Entitlement;

/// <summary>The rights that Entitlement's pages ask for.</summary>
internal static class EntitlementRights
{
    public static readonly Right Assess = new("entitlement.assess");
    public static readonly Right Rates = new("entitlement.rates");
    public static readonly Right Policy = new("entitlement.policy");
}
