namespace Joinery.Entitlement;

/// <summary>The first day and the largest amounts that pages and files take; what lies beyond is a slip of the finger.</summary>
internal static class Limits
{
    /// <summary>The Care Act is in force from this day.</summary>
    public static readonly DateOnly FirstDay = new(2015, 4, 1);

    /// <summary>Of what a person has, owes or pays.</summary>
    public static readonly Money Amount = new(100_000_000_00);

    /// <summary>Of one movement of an account.</summary>
    public static readonly Money Payment = new(1_000_000_00);
}
