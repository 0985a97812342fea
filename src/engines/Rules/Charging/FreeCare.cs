namespace Joinery.Rules;

/// <summary>Why care is free of charge.</summary>
public enum FreeCareReason
{
    /// <summary>Intermediate care or reablement in the first six weeks of the specified period.</summary>
    Reablement,
    /// <summary>Community equipment, or an adaptation that costs no more than the limit.</summary>
    EquipmentOrMinorAdaptation,
    /// <summary>The adult has variant Creutzfeldt–Jakob disease.</summary>
    VariantCjd,
    /// <summary>Aftercare under section 117 of the Mental Health Act.</summary>
    Aftercare,
    /// <summary>An assessment.</summary>
    Assessment,
    /// <summary>Support for a carer that is given to the person cared for.</summary>
    CarerSupportToThePerson,
}

/// <summary>Care that is claimed to be free.</summary>
/// <param name="Reason">Why.</param>
public sealed record FreeCare(FreeCareReason Reason)
{
    /// <summary>For reablement: the first day of the specified period.</summary>
    public DateOnly? Began { get; init; }

    /// <summary>For an adaptation: what it costs.</summary>
    public Money AdaptationCost { get; init; }
}

/// <summary>The gate before any means are looked at (step 0).</summary>
[RulesOf("Care Act charging")]
public static class FreeOfCharge
{
    /// <summary>True when the care is free on the day. Refuses reablement without its first day.</summary>
    [Law(Instruments.Charging, "reg 3")]
    [Law(Instruments.Charging, "reg 4")]
    [Law(Instruments.MentalHealthAct, "s117")]
    public static Outcome<bool> Applies<TWorking>(FreeCare? free, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        if (free is null) return false;
        if (rates.Lack(RateElement.FreeReablementWeeks, RateElement.FreeMinorAdaptationLimit) is { } lack) return lack;
        if (free is { Reason: FreeCareReason.Reablement, Began: null }) return RulesRefusals.ReablementStart.With();
        var isFree = free.Reason switch
        {
            FreeCareReason.Reablement => ReablementDays(free.Began!.Value, rates).Contains(rates.On),
            FreeCareReason.EquipmentOrMinorAdaptation => free.AdaptationCost.Pounds <= rates[RateElement.FreeMinorAdaptationLimit],
            _ => true,
        };
        if (TWorking.IsOn) working.Add(new("free", isFree ? "Free of charge" : "No longer free of charge", 0, LawOf(free.Reason), Formula(free, rates), LineKind.Given));
        return isFree;
    }

    /// <summary>The days for which reablement that began on a day is free: six weeks.</summary>
    [Law(Instruments.Charging, "reg 3")]
    public static DateRange ReablementDays(DateOnly began, RatesOn rates) => DateRange.Of(began, began.AddDays(7 * (int)rates[RateElement.FreeReablementWeeks]));

    private static Provision LawOf(FreeCareReason reason) => reason switch
    {
        FreeCareReason.Reablement or FreeCareReason.EquipmentOrMinorAdaptation => new(Instruments.Charging, "reg 3"),
        FreeCareReason.VariantCjd => new(Instruments.Charging, "reg 4"),
        FreeCareReason.Aftercare => new(Instruments.MentalHealthAct, "s117"),
        _ => new(Instruments.CareAct, "s14"),
    };

    private static string Formula(FreeCare free, RatesOn rates) => free.Reason switch
    {
        FreeCareReason.Reablement => $"reablement, free until {Words.Day(ReablementDays(free.Began!.Value, rates).Until!.Value.AddDays(-1))}",
        FreeCareReason.EquipmentOrMinorAdaptation => $"{free.AdaptationCost}, free up to {Words.Pounds(rates[RateElement.FreeMinorAdaptationLimit])}",
        FreeCareReason.VariantCjd => "variant Creutzfeldt–Jakob disease",
        FreeCareReason.Aftercare => "aftercare under section 117",
        FreeCareReason.Assessment => "an assessment",
        _ => "support for a carer, given to the person",
    };
}
