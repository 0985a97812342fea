namespace Joinery.Rules;

/// <summary>Where and how care is given, as charging tells it apart.</summary>
public enum Setting
{
    /// <summary>Lives in a care home for good. A person for whom a place is proposed is read as one (reg 2(3)).</summary>
    Permanent,
    /// <summary>A stay in a care home that is unlikely to exceed 52 weeks.</summary>
    Temporary,
    /// <summary>A stay of up to 8 weeks that the authority chose to charge as care at home (reg 8). Otherwise it is temporary.</summary>
    ShortTerm,
    /// <summary>Care other than in a care home.</summary>
    AtHome,
    /// <summary>Support for a carer.</summary>
    Carer,
}

/// <summary>The care for which a person is charged.</summary>
/// <param name="Setting">Where.</param>
/// <param name="WeeklyCost">The cost that the charge may cover: without a top-up, and in a nursing home without NHS-funded nursing care.</param>
public sealed record CarePackage(Setting Setting, Money WeeklyCost)
{
    /// <summary>The day of first moving into a care home for good; the 12 weeks run from it. Needed to leave out a home of a permanent resident.</summary>
    public DateOnly? MovedIn { get; init; }

    /// <summary>An earlier permanent stay, of which the 12 weeks may have a remainder.</summary>
    public DateRange? EarlierStay { get; init; }

    /// <summary>Why the care is free; null when it is not.</summary>
    public FreeCare? Free { get; init; }

    /// <summary>Whether resources are assessed in full; see <see cref="LightTouch"/>.</summary>
    public LightTouch LightTouch { get; init; }

    /// <summary>Who agreed to a light touch and on which evidence, or how the adult refused.</summary>
    public Judgement? LightTouchJudgement { get; init; }

    /// <summary>The weekly cost of support other than care, such as meals, that the authority already meets.</summary>
    public Money OtherSupport { get; init; }
}

/// <summary>Names of settings for sentences.</summary>
internal static class SettingWords
{
    public static string Of(Setting setting) => setting switch
    {
        Setting.Permanent => "a permanent resident",
        Setting.Temporary => "a temporary resident",
        Setting.ShortTerm => "a short-term resident",
        Setting.Carer => "a carer",
        _ => "care at home",
    };
}
