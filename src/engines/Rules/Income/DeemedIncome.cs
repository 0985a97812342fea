namespace Joinery.Rules;

/// <summary>The income that Pension Credit takes capital to bring.</summary>
[RulesOf("Pension Credit")]
public static class DeemedIncome
{
    /// <summary>Pounds a week: one for each step, or part of one, of capital above what is left out. Capital in pounds, a couple's together.</summary>
    [Law(Instruments.PensionCredit, "reg 15")]
    public static decimal Weekly(decimal capital, RatesOn rates)
    {
        var above = capital - rates[RateElement.PcCapitalDisregard];
        return above <= 0 ? 0 : decimal.Ceiling(above / rates[RateElement.PcCapitalStep]);
    }
}
