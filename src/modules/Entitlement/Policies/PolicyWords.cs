using Joinery.Entitlement.Rates;
using Joinery.Rules;

namespace Joinery.Entitlement.Policies;

/// <summary>Words for the choices of a policy.</summary>
internal static class PolicyWords
{
    /// <summary>True for a choice that is made or not, without a figure.</summary>
    public static bool IsYes(PolicyItem item) => item is PolicyItem.PaysAboveLimitAtHome or PolicyItem.PaysAboveLimitForTemporary or PolicyItem.IgnoresSavingsCreditAtHome or PolicyItem.IgnoresNightRate;

    /// <summary>True for a choice that counts days or nights.</summary>
    public static bool IsWhole(PolicyItem item) => item is PolicyItem.RespiteNightsAsAtHome or PolicyItem.DecisionDays;

    /// <summary>The figure as its page shows it.</summary>
    public static string Figure(PolicyRow row) => row.Item switch
    {
        _ when IsYes(row.Item) => row.Value == 0 ? "No" : "Yes",
        PolicyItem.GuaranteeUpliftPercent or PolicyItem.DisposableIncomePercent => $"{row.Value:0.##}%",
        _ when IsWhole(row.Item) => $"{row.Value:0}",
        _ => $"£{RateCommands.Number(row.Value)}",
    };

    /// <summary>What is chosen, with the national figure that it takes the place of.</summary>
    public static string Title(PolicyRow row) => row.Element is { } element ? $"{PolicyItems.LabelOf(row.Item)}: {RateBook.BuiltIn[element].Label}" : PolicyItems.LabelOf(row.Item);
}
