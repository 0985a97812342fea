namespace Joinery.Ledger;

/// <summary>
/// Shares the variance of one line, one scheme, or the pool as a whole. Faults come first, then a restricted underspend is set aside,
/// then the line's rule shares the rest. Refusals: whatever does not fit the partnership. Source: published section 75 clauses, made exact in docs/internals/sharing.md.
/// </summary>
public static class RiskShare
{
    /// <summary>The shares of one line with every step.</summary>
    public static Outcome<SharingRun> Of(Partnership partnership, BudgetLine line)
    {
        var working = new Working();
        if (Unfit(partnership, line) is { } unfit) return unfit;
        BringIn(line, working);
        SetAside(line, working.Left, working);
        if (ByRule(partnership, line, line.Rule, working.Left, working) is { } refusal) return refusal;
        return new SharingRun(partnership, working);
    }

    internal static Refusal? Unfit(Partnership partnership, BudgetLine line) =>
        line.Rule.Unfit(partnership)
        ?? (line.Commissioner is null ? null : partnership.Unknown(line.Commissioner))
        ?? (line.Stream is null ? null : partnership.Unknown(line.Stream.Owner))
        ?? line.Faults.Select(fault => partnership.Unknown(fault.Partner) ?? (fault.Amount.IsNegative ? PlanRefusals.FaultNegative.With() : null)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>R8: the variance comes in, and who is at fault bears that part in full before anything is shared.</summary>
    internal static void BringIn(BudgetLine line, Working working)
    {
        var variance = line.Variance;
        var words = variance.Pence switch { > 0 => $"is over its budget by {variance}", < 0 => $"is under its budget by {-variance}", _ => "is on its budget" };
        working.Move(StepKind.Variance, line.Code.Text, variance, $"{line.Code} {words}.", line: line.Code);
        foreach (var fault in line.Faults.Where(fault => fault.Amount > Money.Zero))
            working.Move(StepKind.Fault, $"{fault.Partner} at fault", -fault.Amount,
                $"{fault.Partner} bears {fault.Amount} alone, before anything is shared: {fault.Reason}.", fault.Partner, line.Code);
    }

    /// <summary>A restricted underspend stays with its stream.</summary>
    internal static void SetAside(BudgetLine line, Money shareable, Working working)
    {
        if (!IsSetAside(line, shareable)) return;
        working.Move(StepKind.SetAside, $"{line.Stream!.Code} set aside", -shareable,
            $"{-shareable} of {line.Stream.Code} was not spent on {line.Code}. The stream is restricted: the money stays in it and is not shared.", line: line.Code);
    }

    internal static bool IsSetAside(BudgetLine line, Money shareable) => shareable.IsNegative && line.Stream is { IsRestricted: true };

    /// <summary>Shares an amount by a rule and takes the steps; the refusal when the rule cannot.</summary>
    internal static Refusal? ByRule(Partnership partnership, BudgetLine? line, ShareRule rule, Money amount, Working working)
    {
        if (amount == Money.Zero) return null;
        if (!rule.Over(amount, new(partnership, line?.Code, line?.Commissioner), working).Try(out var spread, out var refusal)) return line is null ? refusal : refusal.At(line.Code.Text);
        for (var i = 0; i < spread.Shares.Length; i++) Bear(partnership.Partners[i].Code, spread.Shares[i], line?.Code, working);
        if (spread.Uncovered != Money.Zero)
            working.Move(StepKind.Uncovered, "Uncovered", -spread.Uncovered, $"{spread.Uncovered} is covered by no rule. The board must decide who bears it.", line: line?.Code);
        return null;
    }

    internal static void Bear(Code<Partner> partner, Money share, Code<BudgetLine>? line, Working working)
    {
        if (share == Money.Zero) return;
        var words = share.IsNegative ? $"{partner} gets back {-share}" : $"{partner} bears {share}";
        working.Move(StepKind.Share, partner.Text, -share, line is null ? $"{words}." : $"{words} of {line}.", partner, line);
    }
}
