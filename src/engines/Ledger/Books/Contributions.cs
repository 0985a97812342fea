namespace Joinery.Ledger;

/// <summary>Next year's contribution, with its parts.</summary>
/// <param name="Recurrent">Last year's and what changed in it for good.</param>
/// <param name="Inflation">The uplift on that.</param>
/// <param name="Planned">Planned changes.</param>
/// <param name="Efficiency">The saving asked for, above zero.</param>
public sealed record NextContribution(Money Recurrent, Money Inflation, Money Planned, Money Efficiency)
{
    /// <summary>Last year's with all of them.</summary>
    public Money Total => Recurrent + Inflation + Planned - Efficiency;
}

/// <summary>Contributions and when they are paid. Source: the model section 75 agreement; the exact form is the domain guide's (6.1).</summary>
public static class Contributions
{
    /// <summary>A year's contribution in equal instalments; earlier ones take the odd pence.</summary>
    public static IReadOnlyList<Money> Instalments(Money total, int count) => total.Split(count);

    /// <summary>Last year's contribution rolled forward. Uplift and saving are in basis points of the recurrent part, each rounded half up to the penny.</summary>
    public static NextContribution RollForward(Money lastYear, Money recurrentChanges, int inflationBasisPoints, Money plannedChanges, int efficiencyBasisPoints)
    {
        var recurrent = lastYear + recurrentChanges;
        Money Part(int basisPoints) => Money.Round(recurrent.Pounds * basisPoints / CommissionerShares.Whole, MidpointRounding.AwayFromZero);
        return new(recurrent, Part(inflationBasisPoints), plannedChanges, Part(efficiencyBasisPoints));
    }
}
