namespace Joinery.Rules;

/// <summary>The personal expenses allowance, which a resident of a care home keeps.</summary>
[RulesOf("Care Act charging")]
public static class PersonalAllowance
{
    /// <summary>Pounds a week.</summary>
    [Law(Instruments.Charging, "reg 6")]
    public static decimal Weekly<TWorking>(RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        if (TWorking.IsOn) working.Add(new("keep.pea", "Personal expenses allowance", rates[RateElement.Pea], new(Instruments.Charging, "reg 6"), "") { Rates = [rates.Row(RateElement.Pea)] });
        return rates[RateElement.Pea];
    }
}
