namespace Joinery.Ledger;

/// <summary>How a whole pool shares: after what is inside the pool is used up, the residual goes to the lines' own rules or to one rule, and an underspend to its rule.</summary>
/// <param name="Underspend">What becomes of a net underspend.</param>
/// <param name="Residual">One rule for the whole residual; null for each line's own.</param>
public sealed record PoolRule(UnderspendRule Underspend, ShareRule? Residual = null)
{
    /// <summary>The refusal when the parameters do not fit the partnership; null when they do.</summary>
    public Refusal? Unfit(Partnership partnership) => Underspend.Unfit(partnership) ?? Residual?.Unfit(partnership);
}

/// <summary>Money that can be called on.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Amount">£0.00 or more.</param>
public sealed record Pot(string Name, Money Amount);

/// <summary>Where a pool stands when its risk is shared.</summary>
/// <param name="Lines">Its schemes or lines in the agreement's order.</param>
/// <param name="RiskPool">The balance of the risk pool; £0.00 where there is none.</param>
/// <param name="Uncommitted">Allocations that nobody has committed, in the order in which they are reduced.</param>
public sealed record PoolPosition(IReadOnlyList<BudgetLine> Lines, Money RiskPool, IReadOnlyList<Pot> Uncommitted)
{
    /// <summary>The most lines that one pool may have.</summary>
    public const int MostLines = 5_000;
}

/// <summary>
/// R7. The variance of a whole pool, in this order: faults; underspends elsewhere in the pool, of streams that are not restricted; the risk pool;
/// uncommitted allocations; the residual, attributed to the overspent lines and shared outside the pool. A net underspend goes to its rule. Source: published section 75 clauses, made exact in docs/internals/sharing.md.
/// </summary>
public static class Waterfall
{
    /// <summary>The shares of a pool with every step. Refuses parameters that do not fit the partnership, balances below zero, and a code twice.</summary>
    public static Outcome<SharingRun> Of(Partnership partnership, PoolPosition pool, PoolRule rule)
    {
        if (Unfit(partnership, pool, rule) is { } unfit) return unfit;
        var working = new Working();
        var shareable = Shareable(pool.Lines, working);
        var net = working.Left;
        working.Explain(StepKind.Net, "Pool", net > Money.Zero ? $"With underspends elsewhere in the pool used first, the pool is over by {net}."
            : $"With underspends used first, the pool is not over. {-net} is left of them.", [new("Net", net)]);
        if (net > Money.Zero) CallOnPots(pool, working);
        var refusal = net > Money.Zero ? ShareResidual(partnership, pool.Lines, shareable, rule, working) : GiveBack(partnership, pool.Lines, shareable, rule.Underspend, working);
        return refusal is not null ? refusal : new SharingRun(partnership, working);
    }

    private static Refusal? Unfit(Partnership partnership, PoolPosition pool, PoolRule rule)
    {
        if (pool.Lines.Count > PoolPosition.MostLines) return PlanRefusals.PoolLines.With(PoolPosition.MostLines);
        if (pool.RiskPool.IsNegative || pool.Uncommitted.Any(pot => pot.Amount.IsNegative)) return PlanRefusals.PotNegative.With();
        if (pool.Lines.GroupBy(line => line.Code).FirstOrDefault(same => same.Count() > 1) is { } twice) return PlanRefusals.LineTwice.With(twice.Key);
        return rule.Unfit(partnership) ?? pool.Lines.Select(line => RiskShare.Unfit(partnership, line)?.At(line.Code.Text)).FirstOrDefault(refusal => refusal is not null);
    }

    // The variance of each line after faults; £0.00 for one that is set aside.
    private static Money[] Shareable(IReadOnlyList<BudgetLine> lines, Working working)
    {
        var shareable = new Money[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var before = working.Left;
            RiskShare.BringIn(lines[i], working);
            RiskShare.SetAside(lines[i], working.Left - before, working);
            shareable[i] = working.Left - before;
        }
        return shareable;
    }

    private static void CallOnPots(PoolPosition pool, Working working)
    {
        Use(StepKind.RiskPool, new("risk pool", pool.RiskPool), working);
        foreach (var pot in pool.Uncommitted) Use(StepKind.Uncommitted, pot, working);
    }

    private static void Use(StepKind kind, Pot pot, Working working)
    {
        var used = pot.Amount < working.Left ? pot.Amount : working.Left;
        if (used == Money.Zero) return;
        var words = kind == StepKind.RiskPool ? $"The risk pool of {pot.Amount} bears {used}" : $"The uncommitted {pot.Name} of {pot.Amount} is reduced by {used}";
        working.Move(kind, pot.Name, -used, $"{words}; {working.Left - used} is left to share.");
    }

    private static Refusal? ShareResidual(Partnership partnership, IReadOnlyList<BudgetLine> lines, Money[] shareable, PoolRule rule, Working working)
    {
        if (rule.Residual is not null) return RiskShare.ByRule(partnership, null, rule.Residual, working.Left, working);
        var attributed = Attribute(lines, [.. shareable.Select(own => Math.Max(own.Pence, 0))], working, "the lines that are over, by what each is over");
        for (var i = 0; i < lines.Count; i++)
            if (RiskShare.ByRule(partnership, lines[i], lines[i].Rule, attributed[i], working) is { } refusal) return refusal;
        return null;
    }

    private static Money[] Attribute(IReadOnlyList<BudgetLine> lines, long[] weights, Working working, string to)
    {
        if (working.Left == Money.Zero) return new Money[lines.Count];
        var amounts = working.Left.Split(weights);
        List<StepPart> parts = [.. lines.Zip(amounts, (line, amount) => new StepPart(line.Code.Text, amount)).Where(part => part.Amount != Money.Zero)];
        working.Explain(StepKind.Attribution, "Attributed", $"{working.Left} is attributed to {to}: {Apportionment.Words(parts)}.", parts);
        return amounts;
    }

    // The branch of U1 to U4.
    private static Refusal? GiveBack(Partnership partnership, IReadOnlyList<BudgetLine> lines, Money[] shareable, UnderspendRule rule, Working working)
    {
        var under = working.Left;
        if (under == Money.Zero) return null;
        switch (rule)
        {
            case RetainedByLead retained:
                RiskShare.Bear(retained.Lead ?? partnership.Host, under, null, working);
                return null;
            case StaysInPool:
                working.Move(StepKind.KeptInPool, "Stays in the pool", -under, $"{-under} stays in the pool to support overspends.");
                return null;
            case ReturnedByRule shared:
                return RiskShare.ByRule(partnership, null, shared.By, under, working);
            default:
                return ByStream(lines, Attribute(lines, [.. shareable.Select(own => Math.Max(-own.Pence, 0))], working, "the lines that are under, by what each is under"), rule is CarriedForward, working);
        }
    }

    private static Refusal? ByStream(IReadOnlyList<BudgetLine> lines, Money[] attributed, bool isCarried, Working working)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (attributed[i] == Money.Zero) continue;
            if (lines[i].Stream is not { } stream) return PlanRefusals.StreamMissing.With().At(lines[i].Code.Text);
            if (isCarried && stream.MayCarryForward)
                working.Move(StepKind.CarriedForward, $"{stream.Code} carried forward", -attributed[i], $"{-attributed[i]} of {stream.Code} is carried into the next year.", line: lines[i].Code);
            else RiskShare.Bear(stream.Owner, attributed[i], lines[i].Code, working);
        }
        return null;
    }
}
