namespace Joinery.Rules;

/// <summary>The income that capital between the limits is taken to bring (step 3).</summary>
[RulesOf("Care Act charging")]
public static class TariffIncome
{
    /// <summary>
    /// Pounds a week for capital in pounds: one for each complete step above the lower limit, and one for any part of a step. What lies above the
    /// upper limit adds nothing: an authority that pays there all the same takes no more than 36.
    /// </summary>
    [Law(Instruments.Charging, "reg 25")]
    public static decimal Weekly<TWorking>(decimal capital, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var (lower, step) = (rates[RateElement.CareCapitalLower], rates[RateElement.CareTariffStep]);
        var above = Math.Min(capital, rates[RateElement.CareCapitalUpper]) - lower;
        if (above <= 0) return 0;
        var tariff = decimal.Ceiling(above / step) * rates[RateElement.CareTariffAmount];
        if (TWorking.IsOn)
            working.Add(new("income.tariff", "Tariff income from capital", tariff, new(Instruments.Charging, "reg 25"),
                $"({Words.Pounds(above + lower)} − {Words.Pounds(lower)}) ÷ {Words.Pounds(step)} = {Words.Number(decimal.Round(above / step, 4))}, rounded up")
            { Rates = [rates.Row(RateElement.CareCapitalLower), rates.Row(RateElement.CareTariffStep)] });
        return tariff;
    }
}
