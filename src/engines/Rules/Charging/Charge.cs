namespace Joinery.Rules;

/// <summary>On which ground a charge is what it is.</summary>
public enum ChargeGround
{
    /// <summary>By the person's means.</summary>
    Assessed,
    /// <summary>Capital above the limit: the person pays the whole cost.</summary>
    FullCost,
    /// <summary>The care is free.</summary>
    Free,
}

/// <summary>The result of a financial assessment: what a person pays a week, and the figures on the way.</summary>
public sealed record Charge
{
    /// <summary>Where the care is given.</summary>
    public required Setting Setting { get; init; }

    /// <summary>The day of the law and the figures.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>On which ground.</summary>
    public required ChargeGround Ground { get; init; }

    /// <summary>What the person pays a week.</summary>
    public required Money Weekly { get; init; }

    /// <summary>What the authority pays a week: the rest of the cost.</summary>
    public required Money Authority { get; init; }

    /// <summary>Capital that counts, pounds.</summary>
    public decimal Capital { get; init; }

    /// <summary>Tariff income, pounds a week.</summary>
    public decimal Tariff { get; init; }

    /// <summary>Income that counts, tariff included, pounds a week.</summary>
    public decimal Income { get; init; }

    /// <summary>What the person keeps before the charge, pounds a week.</summary>
    public decimal Keep { get; init; }

    /// <summary>
    /// The charge if income deemed from capital were no part of the qualifying income of savings credit; set only where that alone decides.
    /// The reading is open, so the officer sees both.
    /// </summary>
    public Money? IfDeemedIncomeIsLeftOut { get; init; }

    /// <summary>What the officer should look at before deciding; only with a working.</summary>
    public IReadOnlyList<Advice> Advice { get; init; } = [];
}
