namespace Joinery.Ledger;

/// <summary>How sure one may be of a figure, a list or a rule. Whoever sees a result is told what it rests on.</summary>
public enum FigureStatus
{
    /// <summary>Read in a published source.</summary>
    Verified,
    /// <summary>Worked out from sourced figures, or a rule that makes a vague practice exact.</summary>
    Derived,
    /// <summary>Believed right and not confirmed.</summary>
    Unverified,
}

/// <summary>The years in which something holds, both ends among them; without an end when <see cref="Last"/> is null.</summary>
/// <param name="First">The first year.</param>
/// <param name="Last">The last year; null while no end is known.</param>
public sealed record YearSpan(FinancialYear First, FinancialYear? Last)
{
    /// <summary>True when the year is among them.</summary>
    public bool Contains(FinancialYear year) => year.StartYear >= First.StartYear && (Last is null || year.StartYear <= Last.StartYear);

    /// <summary>2022/23 to 2024/25; 2025/26; from 2015/16.</summary>
    public override string ToString() => Last is null ? $"from {First}" : Last == First ? $"{First}" : $"{First} to {Last}";
}
