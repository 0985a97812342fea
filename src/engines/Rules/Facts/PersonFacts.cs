namespace Joinery.Rules;

/// <summary>Whom a person lives with, as the minimum income guarantee tells it apart.</summary>
public enum Household
{
    /// <summary>Neither a partner nor a child for whom they are responsible.</summary>
    Single,
    /// <summary>Without a partner and responsible for a child.</summary>
    LoneParent,
    /// <summary>With a partner.</summary>
    Couple,
}

/// <summary>The partner, as far as this person's assessments depend on them. Their means are never this person's in the care charge.</summary>
public sealed record Partner
{
    /// <summary>When they were born.</summary>
    public required DateOnly DateOfBirth { get; init; }

    /// <summary>The day on which they reach pension-credit age, where it is known; otherwise it is worked out from the date of birth.</summary>
    public DateOnly? PensionAgeOn { get; init; }

    /// <summary>True for a spouse or civil partner.</summary>
    public bool IsMarried { get; init; }

    /// <summary>True when the two live together; false when one of them lives in a care home.</summary>
    public bool LivesWith { get; init; } = true;

    /// <summary>Their qualifying income for savings credit, a week.</summary>
    public Money WeeklyQualifyingIncome { get; init; }

    /// <summary>Their capital.</summary>
    public Money Capital { get; init; }

    /// <summary>Their incomes, for the tests that add up a couple's: the grant and Pension Credit.</summary>
    public IReadOnlyList<IncomeItem> Income { get; init; } = [];

    /// <summary>True when they receive savings credit, or their own assessment already had the savings credit disregard.</summary>
    public bool HasSavingsCreditOrDisregard { get; init; }
}

/// <summary>Why a premium is given.</summary>
public enum PremiumBasis
{
    /// <summary>Not given.</summary>
    None,
    /// <summary>The person receives it.</summary>
    Received,
    /// <summary>The person would receive it on Income Support.</summary>
    WouldReceive,
}

/// <summary>The premiums on the minimum income guarantee.</summary>
/// <param name="Disability">Disability premium.</param>
/// <param name="Enhanced">Enhanced disability premium.</param>
/// <param name="Carer">Carer premium.</param>
public sealed record Premiums(PremiumBasis Disability = PremiumBasis.None, PremiumBasis Enhanced = PremiumBasis.None, PremiumBasis Carer = PremiumBasis.None)
{
    /// <summary>None of them.</summary>
    public static readonly Premiums None = new();
}

/// <summary>
/// What is known about a person, once, for every test: charge in a care home and at home, grant, Pension Credit, who pays. It holds nothing
/// that identifies anybody.
/// </summary>
public sealed record PersonFacts
{
    /// <summary>When they were born.</summary>
    public required DateOnly DateOfBirth { get; init; }

    /// <summary>Whom they live with.</summary>
    public Household Household { get; init; }

    /// <summary>Their partner; null without one.</summary>
    public Partner? Partner { get; init; }

    /// <summary>The day on which they reach pension-credit age, where it is known; otherwise it is worked out from the date of birth.</summary>
    public DateOnly? PensionAgeOn { get; init; }

    /// <summary>Children for whom they are responsible and who live with them.</summary>
    public int Children { get; init; }

    /// <summary>Premiums.</summary>
    public Premiums Premiums { get; init; } = Premiums.None;

    /// <summary>What they own.</summary>
    public IReadOnlyList<CapitalItem> Capital { get; init; } = [];

    /// <summary>What they receive.</summary>
    public IReadOnlyList<IncomeItem> Income { get; init; } = [];

    /// <summary>What they pay.</summary>
    public IReadOnlyList<Cost> Costs { get; init; } = [];

    /// <summary>
    /// Qualifying income for savings credit a week, a couple's together, where the officer knows it, such as from an award letter.
    /// Null to have it worked out from the incomes.
    /// </summary>
    public Money? QualifyingIncome { get; init; }

    /// <summary>True where the authority arranges no care at night, for authorities that then leave out the difference between the two rates of Attendance Allowance.</summary>
    public bool NoNightCare { get; init; }

    /// <summary>Whole years of age on a day.</summary>
    public int AgeOn(DateOnly day) => Ages.On(DateOfBirth, day);
}

/// <summary>Ages in whole years.</summary>
public static class Ages
{
    /// <summary>Whole years between birth and a day; somebody born on 29 February has their birthday on 1 March in other years.</summary>
    public static int On(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }
}
