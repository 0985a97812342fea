namespace Joinery.Place;

/// <summary>The rights that Place's own pages ask for. All else is public.</summary>
internal static class PlaceRights
{
    public static readonly Right KeepPromises = new("place.promises");
    public static readonly Right Import = new("place.import");
    public static readonly Right KeepLeaders = new("place.leaders");
    public static readonly Right KeepModels = new("place.models");
    public static readonly Right ReadMaturity = new("maturity.read");
    public static readonly Right RateMaturity = new("maturity.rate");
    public static readonly Right AgreeMaturity = new("maturity.agree");
    public static readonly Right PublishMaturity = new("maturity.publish");
}
