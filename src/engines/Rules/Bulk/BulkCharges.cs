namespace Joinery.Rules;

/// <summary>
/// The care charge for very many cases in whole numbers, for simulations of rates and policies. A decision never comes from here; a test holds it against the
/// exact engine, to the penny, on 100,000 random cases.
/// </summary>
[RulesOf("Care Act charging")]
public static class BulkCharges
{
    /// <summary>Weekly charges in pence in a care home, for good or for a time, into <paramref name="charges"/>, which is as long as the cases.</summary>
    [Law(Instruments.CareAct, "s14")]
    public static void InCareHome(ReadOnlySpan<BulkCase> cases, BulkRates rates, Span<long> charges)
    {
        for (var i = 0; i < cases.Length; i++)
        {
            ref readonly var one = ref cases[i];
            if (one.CapitalPence > rates.UpperPence && !(one.IsTemporary && rates.PaysAboveLimitForTemporary))
            {
                charges[i] = one.WeeklyCostPence;
                continue;
            }
            var keep = rates.PeaPence + one.CostsPence + SavingsCredit(one, rates);
            charges[i] = Math.Clamp(one.IncomePence + Tariff(one.CapitalPence, rates) - keep, 0, one.WeeklyCostPence);
        }
    }

    /// <summary>Weekly charges in pence for care at home, short stays charged so and carers, into <paramref name="charges"/>.</summary>
    [Law(Instruments.CareAct, "s14")]
    public static void AtHome(ReadOnlySpan<BulkCase> cases, BulkRates rates, Span<long> charges)
    {
        long[] bases = [.. rates.BasePence], single = [.. rates.SinglePremiumsPence], couple = [.. rates.CouplePremiumsPence];
        for (var i = 0; i < cases.Length; i++)
        {
            ref readonly var one = ref cases[i];
            if (one.CapitalPence > rates.UpperAtHomePence && !rates.PaysAboveLimitAtHome)
            {
                charges[i] = one.WeeklyCostPence + (one.IsAtHome ? rates.ArrangementFeePence : 0);
                continue;
            }
            var guarantee = bases[one.Base] + one.Children * rates.ChildPence + (one.HasPartner ? couple : single)[one.Premiums];
            guarantee += (guarantee * rates.UpliftBasisPoints + 9_999) / 10_000 + rates.UpliftPence - one.OtherSupportPence;
            var credit = rates.IgnoresSavingsCreditAtHome && one.SavingsCreditPence > 0 ? one.SavingsCreditPence : SavingsCredit(one, rates);
            var available = Math.Max(0, one.IncomePence + Tariff(one.CapitalPence, rates) - Math.Max(0, guarantee) - one.CostsPence - credit);
            var charge = Math.Min(available * rates.TakenBasisPoints / 10_000, one.WeeklyCostPence);
            charges[i] = charge < rates.MinimumChargePence ? 0 : charge;
        }
    }

    private static long Tariff(long capital, BulkRates rates)
    {
        var above = Math.Min(capital, rates.UpperPence) - rates.LowerPence;
        return above <= 0 ? 0 : (above + rates.StepPence - 1) / rates.StepPence * rates.StepIncomePence;
    }

    private static long SavingsCredit(in BulkCase one, BulkRates rates)
    {
        if (one.SavingsCreditPence == 0 && !one.IsOldEnough) return 0;
        var (most, guarantee) = one.HasPartner ? (rates.SavingsCreditPence.Couple, rates.GuaranteePence.Couple) : (rates.SavingsCreditPence.Single, rates.GuaranteePence.Single);
        var qualifying = one.QualifyingPence < 0 ? one.GivenQualifyingPence : one.QualifyingPence + Deemed(one.CapitalPence + one.PartnerCapitalPence, rates);
        if (qualifying <= guarantee) return Math.Min(one.SavingsCreditPence, most);
        return one.IsOldEnough && !(one.HasPartner && one.PartnerHas) ? most : 0;
    }

    // A pound a week for each step or part of one.
    private static long Deemed(long capital, BulkRates rates)
    {
        var above = capital - rates.DeemedPence.LeftOut;
        return above <= 0 ? 0 : (above + rates.DeemedPence.Step - 1) / rates.DeemedPence.Step * 100;
    }
}
