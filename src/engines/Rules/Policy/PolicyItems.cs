namespace Joinery.Rules;

/// <summary>Words for what an authority may choose.</summary>
public static class PolicyItems
{
    /// <summary>What is chosen, for people.</summary>
    public static string LabelOf(PolicyItem item) => item switch
    {
        PolicyItem.GuaranteeUplift => "Pounds a week on top of the minimum income guarantee",
        PolicyItem.GuaranteeUpliftPercent => "Percent on top of the minimum income guarantee",
        PolicyItem.OwnFigure => "An own figure instead of a national one",
        PolicyItem.DisposableIncomePercent => "Percent of the available income that the charge takes",
        PolicyItem.FlatDisabilityCosts => "Pounds a week allowed for a disability without asking",
        PolicyItem.MinimumCharge => "A charge below this is not made",
        PolicyItem.UpperCapitalLimitAtHome => "A higher capital limit for care at home",
        PolicyItem.PaysAboveLimitAtHome => "The authority pays towards care at home above the capital limit",
        PolicyItem.PaysAboveLimitForTemporary => "The authority pays towards a stay for a time above the capital limit",
        PolicyItem.IgnoresSavingsCreditAtHome => "Savings credit is left out for care at home",
        PolicyItem.IgnoresNightRate => "The higher rate of Attendance Allowance is left out where no care at night is arranged",
        PolicyItem.ArrangementFee => "Pounds a week for arranging care for somebody who pays all of it",
        PolicyItem.RespiteNightsAsAtHome => "Nights of respite a year that are charged as care at home",
        PolicyItem.DecisionDays => "Days from the referral within which a charge is decided: an aim",
        _ => item.ToString(),
    };
}
