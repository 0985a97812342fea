namespace Joinery.Rules;

/// <summary>One row of data/codes/capital_disregards.csv.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Name">Its name in the data and in the working: QR_BEFORE.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="IsDuty">True where the authority must leave the item out; false where it may, which takes a judgement.</param>
/// <param name="Permanent">True when it is open to a permanent resident.</param>
/// <param name="Temporary">True when it is open to a temporary resident.</param>
/// <param name="Home">True when it is open with care at home, to a short-term resident and to a carer.</param>
/// <param name="Weeks">How long it lasts from its first day; null when the law names no time.</param>
/// <param name="Law">The paragraph.</param>
/// <param name="Evidence">What an officer asks to see.</param>
/// <param name="Status">How sure the row is.</param>
public sealed record DisregardRule(CapitalDisregard Code, string Name, string Label, bool IsDuty, bool Permanent, bool Temporary, bool Home,
    int? Weeks, Provision Law, string Evidence, RateStatus Status)
{
    /// <summary>True when it is open in a setting.</summary>
    public bool IsOpenIn(Setting setting) => setting switch
    {
        Setting.Permanent => Permanent,
        Setting.Temporary => Temporary,
        _ => Home,
    };
}

/// <summary>A reason given for leaving out an item, with the days for which it holds.</summary>
/// <param name="Code">The reason.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after; null for as long as the law allows from the first day.</param>
/// <param name="Judgement">Who decided and why: needed where the authority may, and where the time is longer than the law names.</param>
public sealed record AppliedDisregard(CapitalDisregard Code, DateOnly From, DateOnly? Until = null, Judgement? Judgement = null)
{
    /// <summary>The first day after; null without an end.</summary>
    public DateOnly? End => Until ?? (CapitalDisregards.Of(Code).Weeks is { } weeks ? From.AddDays(7 * weeks) : null);

    /// <summary>True on a day for which it holds.</summary>
    public bool Holds(DateOnly day) => From <= day && (End is null || day < End);
}

/// <summary>The reasons for which capital is left out.</summary>
[RulesOf("Care Act charging")]
public static class CapitalDisregards
{
    private static readonly DisregardRule[] Table = ReadTable();

    /// <summary>Every reason, in the order of the enumeration.</summary>
    [Law(Instruments.Charging, "Sch 2")]
    public static IReadOnlyList<DisregardRule> All() => Table;

    /// <summary>One reason.</summary>
    [Law(Instruments.Charging, "Sch 2")]
    public static DisregardRule Of(CapitalDisregard code) => Table[(int)code];

    /// <summary>Why a reason cannot be given: wrong setting, no judgement where the law asks for one, a time longer than the law names. Null when it can.</summary>
    [Law(Instruments.Charging, "Sch 2")]
    public static Refusal? Problem(AppliedDisregard disregard, Setting setting)
    {
        var rule = Of(disregard.Code);
        if (!rule.IsOpenIn(setting)) return RulesRefusals.DisregardSetting.With(rule.Name, SettingWords.Of(setting));
        if (disregard.Until <= disregard.From) return RulesRefusals.DisregardBackwards.With(rule.Name);
        if (disregard.Judgement is { IsComplete: true }) return null;
        if (!rule.IsDuty) return RulesRefusals.DisregardJudgement.With(rule.Name);
        return rule.Weeks is { } weeks && disregard.Until > disregard.From.AddDays(7 * weeks) ? RulesRefusals.DisregardTooLong.With(rule.Name, weeks) : null;
    }

    private static DisregardRule[] ReadTable()
    {
        var codes = Codes.Named<CapitalDisregard>();
        return Codes.Complete(ReferenceData.Read(typeof(CapitalDisregards).Assembly, "data/codes/capital_disregards.csv", row => new DisregardRule(
            codes[Codes.Folded(row("code"))], row("code"), row("label"), row("duty") == "must",
            Codes.YesNo(row("permanent")), Codes.YesNo(row("temporary")), Codes.YesNo(row("home")),
            row("weeks").Length == 0 ? null : int.Parse(row("weeks")), Codes.Provision(row("law")), row("evidence"), Codes.Status(row("status")))),
            rule => (int)rule.Code, codes.Count, "data/codes/capital_disregards.csv");
    }
}
