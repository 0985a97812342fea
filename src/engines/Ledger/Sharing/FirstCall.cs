namespace Joinery.Ledger;

/// <summary>A need met from pots in an agreed order.</summary>
/// <param name="Used">What each pot gives, in the order of the pots.</param>
/// <param name="Unmet">What no pot could meet.</param>
/// <param name="Steps">From the need down to nothing left.</param>
public sealed record FirstCallRun(IReadOnlyList<Pot> Used, Money Unmet, IReadOnlyList<SharingStep> Steps);

/// <summary>First-call funding order: each pot gives as much as it can before the next is asked. Source: published section 75 clauses, made exact in docs/internals/sharing.md.</summary>
public static class FirstCall
{
    /// <summary>Meets a need of £0.00 or more; refuses amounts below zero.</summary>
    public static Outcome<FirstCallRun> Meet(Money need, IReadOnlyList<Pot> pots)
    {
        if (need.IsNegative || pots.Any(pot => pot.Amount.IsNegative)) return PlanRefusals.PotNegative.With();
        var working = new Working();
        working.Move(StepKind.Need, "Need", need, $"{need} is needed.");
        var used = new List<Pot>();
        foreach (var pot in pots)
        {
            used.Add(pot with { Amount = pot.Amount < working.Left ? pot.Amount : working.Left });
            working.Move(StepKind.FirstCall, pot.Name, -used[^1].Amount, $"{pot.Name} has {pot.Amount} and gives {used[^1].Amount}; {working.Left - used[^1].Amount} is left.");
        }
        var unmet = working.Left;
        if (unmet > Money.Zero) working.Move(StepKind.Uncovered, "Unmet", -unmet, $"{unmet} is met by no pot.");
        return new FirstCallRun(used, unmet, working.Steps);
    }
}
