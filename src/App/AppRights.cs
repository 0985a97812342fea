namespace Joinery.App;

/// <summary>The rights that App's own pages ask for.</summary>
internal static class AppRights
{
    public static readonly Right SeeAccount = new("account.see");
    public static readonly Right PostNotice = new("notice.post");
    public static readonly Right ReadDeeds = new("deed.read");
    public static readonly Right ReadAccess = new("access.read");
}
