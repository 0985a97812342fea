namespace Joinery.Fund;

/// <summary>The rights that Fund's pages ask for.</summary>
internal static class FundRights
{
    public static readonly Right Read = new("fund.read");
    public static readonly Right Post = new("fund.post");
    public static readonly Right Submit = new("fund.submit");
    public static readonly Right Vary = new("fund.vary");
    public static readonly Right Sign = new("fund.sign");
}
