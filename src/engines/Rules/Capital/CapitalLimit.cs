namespace Joinery.Rules;

/// <summary>Whether capital is too much for help from the authority (step 2).</summary>
[RulesOf("Care Act charging")]
public static class CapitalLimit
{
    /// <summary>
    /// True when capital in pounds exceeds the limit; exactly the limit does not. In a care home for good the authority may not pay above it.
    /// Otherwise it need not, and its policy may set a higher limit for care at home or pay all the same.
    /// </summary>
    [Law(Instruments.Charging, "reg 12")]
    [Law(Instruments.CareAct, "s14(8)")]
    public static bool Exceeds<TWorking>(ChargeCase one, decimal capital, TWorking working) where TWorking : struct, IWorking
    {
        var national = one.Rates[RateElement.CareCapitalUpper];
        var own = one.IsDiscretionary ? one.Policy[PolicyItem.UpperCapitalLimitAtHome] : null;
        var limit = own?.Value ?? national;
        var isOver = capital > limit;
        var choice = one.IsDiscretionary ? PolicyItem.PaysAboveLimitAtHome : PolicyItem.PaysAboveLimitForTemporary;
        var paysAllTheSame = isOver && one.Setting != Setting.Permanent && one.Policy.Is(choice);
        if (TWorking.IsOn && isOver)
        {
            var row = paysAllTheSame ? one.Policy[choice] : own;
            working.Add(new("capital.limit", paysAllTheSame ? "Above the capital limit; the authority pays all the same" : "Above the capital limit", limit,
                row is null ? new(Instruments.Charging, "reg 12") : one.Policy.Cite(row), $"{Words.Pounds(capital)} is more than {Words.Pounds(limit)}",
                row is null ? LineKind.Computed : LineKind.LocalPolicy)
            { Rates = [one.Rates.Row(RateElement.CareCapitalUpper)] });
        }
        return isOver && !paysAllTheSame;
    }
}
