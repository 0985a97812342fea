namespace Joinery.Rules;

/// <summary>On which terms a short stay in a care home is charged.</summary>
[RulesOf("Care Act charging")]
public static class Respite
{
    /// <summary>
    /// Short-term, and so charged as care at home, for a stay of no more than the weeks that the law allows, while the nights of the year stay within what the
    /// authority chose; otherwise temporary. Without a choice of the authority every stay is temporary, for it may and need not.
    /// </summary>
    [Law(Instruments.Charging, "reg 8")]
    public static Setting SettingFor(int nightsOfStay, int nightsBeforeInYear, RatesOn rates, PolicyOn policy) =>
        policy[PolicyItem.RespiteNightsAsAtHome] is { } chosen && nightsBeforeInYear + nightsOfStay <= chosen.Value
            && nightsOfStay <= 7 * rates[RateElement.ShortTermResidentMaxWeeks] ? Setting.ShortTerm : Setting.Temporary;
}
