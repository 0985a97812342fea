namespace Joinery.Rules;

/// <summary>What the savings credit disregard depends on.</summary>
/// <param name="HasPartner">True with a partner: then the couple's figures and joint qualifying income are used.</param>
/// <param name="Received">Savings credit received, pounds a week.</param>
/// <param name="IsOldEnough">65 or over; or of pension-credit age with a partner of 65 or over.</param>
/// <param name="PartnerHas">True when the partner receives savings credit, or had the disregard in their own assessment.</param>
public readonly record struct SavingsCreditCase(bool HasPartner, decimal Received, bool IsOldEnough, bool PartnerHas);

/// <summary>
/// The savings credit disregard. Below the standard minimum guarantee it is what savings credit pays, up to a figure; above it it is that figure
/// for everybody old enough, whether or not savings credit is paid, which is easily forgotten.
/// </summary>
[RulesOf("Care Act charging")]
public static class SavingsCreditDisregard
{
    /// <summary>The figures it needs.</summary>
    internal static readonly RateElement[] Needed =
    [
        RateElement.SavingsCreditDisregardSingle, RateElement.SavingsCreditDisregardCouple,
        RateElement.PcStandardMinimumGuaranteeSingle, RateElement.PcStandardMinimumGuaranteeCouple,
    ];

    /// <summary>Pounds a week to leave out, for a qualifying income in pounds a week: a couple's together where there is a partner.</summary>
    [Law(Instruments.Charging, "Sch 1 para 40")]
    public static decimal Weekly(in SavingsCreditCase one, decimal qualifying, RatesOn rates)
    {
        if (one.Received == 0 && !one.IsOldEnough) return 0;
        var most = rates[Most(one)];
        if (qualifying <= rates[Guarantee(one)]) return Math.Min(one.Received, most);
        return one.IsOldEnough && !(one.HasPartner && one.PartnerHas) ? most : 0;
    }

    /// <summary>The line for it.</summary>
    internal static Line LineOf(in SavingsCreditCase one, decimal qualifying, decimal disregard, RatesOn rates)
    {
        var (guarantee, most) = (rates.Row(Guarantee(one)), rates.Row(Most(one)));
        var joint = one.HasPartner ? "joint qualifying income" : "qualifying income";
        var formula = qualifying <= guarantee.Value
            ? $"{joint} {Words.Pounds(qualifying)} is not above {Words.Pounds(guarantee.Value)}: savings credit {Words.Pounds(one.Received)}, at most {Words.Pounds(most.Value)}"
            : $"{joint} {Words.Pounds(qualifying)} is above {Words.Pounds(guarantee.Value)}{(disregard == 0 ? one.IsOldEnough ? ", and the partner has it" : ", and under 65" : "")}";
        return new("keep.savings-credit", "Savings credit disregard", disregard, new(Instruments.Charging, "Sch 1 para 40"), formula) { Rates = [guarantee, most] };
    }

    private static RateElement Most(in SavingsCreditCase one) => one.HasPartner ? RateElement.SavingsCreditDisregardCouple : RateElement.SavingsCreditDisregardSingle;

    private static RateElement Guarantee(in SavingsCreditCase one) => one.HasPartner ? RateElement.PcStandardMinimumGuaranteeCouple : RateElement.PcStandardMinimumGuaranteeSingle;
}
