namespace Joinery.Ledger;

/// <summary>One quarter of a measure of which less is better, such as emergency admissions.</summary>
/// <param name="Baseline">The count to beat.</param>
/// <param name="Actual">The count.</param>
public sealed record PotQuarter(int Baseline, int Actual);

/// <summary>What one quarter earned.</summary>
/// <param name="CumulativeReduction">Baseline less actual, from the first quarter to this one; below zero where it got worse.</param>
/// <param name="Earned">Reduction times price, no less than nothing and no more than the pot.</param>
/// <param name="Paid">Paid for this quarter; below zero only where money is taken back.</param>
/// <param name="PaidSoFar">Paid up to and including this quarter.</param>
public sealed record PotPayment(int CumulativeReduction, Money Earned, Money Paid, Money PaidSoFar);

/// <summary>What a performance pot paid.</summary>
/// <param name="Quarters">One for each quarter given.</param>
/// <param name="Unearned">What stays with the commissioner at the end.</param>
/// <param name="Steps">From the pot down to nothing left.</param>
public sealed record PotRun(IReadOnlyList<PotPayment> Quarters, Money Unearned, IReadOnlyList<SharingStep> Steps);

/// <summary>
/// R10. A pot that is released quarter by quarter as a count falls below its baseline, tested cumulatively, as in 2015-16.
/// What is not earned stays with the commissioner.
/// </summary>
/// <param name="Pot">£0.00 or more.</param>
/// <param name="UnitPrice">For each one fewer; £1,490.00 in 2015-16.</param>
/// <param name="Commissioner">Who keeps what is not earned.</param>
/// <param name="TakesBack">True where a worse quarter takes money back; it did not.</param>
public sealed record PerformancePot(Money Pot, Money UnitPrice, Code<Partner> Commissioner, bool TakesBack = false)
{
    /// <summary>Runs the quarters in order; refuses a pot or price below zero, counts below zero, and more than four quarters.</summary>
    public Outcome<PotRun> Run(IReadOnlyList<PotQuarter> quarters)
    {
        if (Pot.IsNegative || UnitPrice.IsNegative) return PlanRefusals.PotNegative.With();
        if (quarters.Count > 4 || quarters.Any(quarter => quarter.Baseline < 0 || quarter.Actual < 0)) return PlanRefusals.PotQuarters.With();
        var working = new Working();
        working.Move(StepKind.Pot, "Pot", Pot, $"The pot is {Pot}, released at {UnitPrice} for each one fewer than the baseline.");
        var (reduction, soFar) = (0, Money.Zero);
        var payments = new List<PotPayment>();
        foreach (var quarter in quarters)
        {
            reduction += quarter.Baseline - quarter.Actual;
            var earned = Earned(reduction);
            var paid = earned > soFar || TakesBack ? earned - soFar : Money.Zero;
            soFar += paid;
            payments.Add(new(reduction, earned, paid, soFar));
            working.Move(StepKind.Payment, $"Quarter {payments.Count}", -paid,
                $"Quarter {payments.Count}: {reduction} fewer since the first quarter earns {earned} in all; {soFar - paid} was paid before, so {paid} is paid.");
        }
        var unearned = working.Left;
        if (unearned > Money.Zero) working.Move(StepKind.Unearned, "Unearned", -unearned, $"{unearned} was not earned and stays with {Commissioner}.", Commissioner);
        return new PotRun(payments, unearned, working.Steps);
    }

    private Money Earned(int reduction)
    {
        var pence = (Int128)Math.Max(reduction, 0) * UnitPrice.Pence;
        return pence < Pot.Pence ? new((long)pence) : Pot;
    }
}
