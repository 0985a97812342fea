namespace Joinery.Ledger;

/// <summary>Where one partner stands on a line at the end of the year.</summary>
/// <param name="Partner">Who.</param>
/// <param name="BudgetShare">Its agreed share of the line's budget.</param>
/// <param name="Borne">What its book already carries for the line.</param>
/// <param name="RiskShare">Its share of the variance by the agreement.</param>
public sealed record YearEndPosition(Code<Partner> Partner, Money BudgetShare, Money Borne, Money RiskShare)
{
    /// <summary>What it still owes (more than zero) or is owed (less): its risk share less what it has already borne beyond its budget.</summary>
    public Money Due => RiskShare - (Borne - BudgetShare);

    /// <summary>What its book carries once that is settled.</summary>
    public Money Final => Borne + Due;

    /// <summary>The settlement in words.</summary>
    public string Sentence => $"{Partner} should bear {RiskShare} of the variance and has borne {Borne - BudgetShare} of it already, so it {Due.Pence switch
    {
        > 0 => $"owes {Due}",
        < 0 => $"is owed {-Due}",
        _ => "owes nothing",
    }}.";
}

/// <summary>
/// The risk share that is still due at the end of the year, without charging anybody twice for what its own book already carries.
/// Derived: docs/internals/sharing.md.
/// </summary>
public static class YearEnd
{
    /// <summary>
    /// The positions of all partners, whose dues add up to £0.00. Refuses positions that do not: then the variance is not shared in full, or the books carry another actual.
    /// </summary>
    public static Outcome<IReadOnlyList<YearEndPosition>> Settle(IReadOnlyList<YearEndPosition> positions)
    {
        if (positions.GroupBy(position => position.Partner).FirstOrDefault(same => same.Count() > 1) is { } twice) return PlanRefusals.PartnerTwice.With(twice.Key);
        var open = positions.Sum(position => position.Due);
        return open == Money.Zero ? Outcome.Of(positions) : PlanRefusals.YearEndOpen.With(positions.Sum(position => position.RiskShare), positions.Sum(position => position.Borne - position.BudgetShare));
    }
}
