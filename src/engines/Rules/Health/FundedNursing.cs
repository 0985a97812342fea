namespace Joinery.Rules;

/// <summary>Which nursing rate is paid.</summary>
public enum NursingBand
{
    /// <summary>The standard rate.</summary>
    Standard,
    /// <summary>The higher rate, for whoever had the high band before October 2007 and still needs it.</summary>
    Higher,
}

/// <summary>NHS-funded nursing care: paid by the NHS to the home. It is neither income of the resident nor taken off their charge.</summary>
[RulesOf("NHS-funded nursing care")]
public static class FundedNursing
{
    /// <summary>
    /// What the NHS pays a week on a day, as it was known on another: the rate, and the addition of 2021/22 once it was announced. Refuses a day without a rate.
    /// </summary>
    [Law(Instruments.StandingRules, "reg 28")]
    public static Outcome<Money> Weekly<TWorking>(NursingBand band, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var (element, more) = band == NursingBand.Standard
            ? (RateElement.FncStandard, RateElement.FncRetrospectiveAdditionStandard)
            : (RateElement.FncHigher, RateElement.FncRetrospectiveAdditionHigher);
        if (rates.Lack(element) is { } lack) return lack;
        // Nobody had been told of the addition before it was announced, so its absence is none, not a gap.
        var addition = rates.Find(more)?.Value ?? 0;
        if (TWorking.IsOn)
        {
            working.Add(new("nursing", rates.Book[element].Label, rates[element], new(Instruments.StandingRules, "reg 28"), "") { Rates = [rates.Row(element)] });
            if (addition > 0) working.Add(new("nursing.addition", rates.Book[more].Label, addition, new(Instruments.StandingRules, "reg 28"), "") { Rates = [rates.Row(more)] });
        }
        return Pennies.Money(rates[element] + addition);
    }
}
