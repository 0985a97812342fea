namespace Joinery.Rules;

/// <summary>Who applies, which sets the multipliers and the years that an earlier grant is remembered.</summary>
public enum GrantTenure
{
    /// <summary>An owner.</summary>
    Owner,
    /// <summary>A tenant.</summary>
    Tenant,
}

/// <summary>A benefit that makes the test unnecessary: the contribution is nothing.</summary>
public enum GrantPassport
{
    /// <summary>Income Support.</summary>
    IncomeSupport,
    /// <summary>Income-based Jobseeker's Allowance.</summary>
    IncomeBasedJobseekersAllowance,
    /// <summary>Income-related Employment and Support Allowance.</summary>
    IncomeRelatedEmploymentSupport,
    /// <summary>Housing benefit.</summary>
    HousingBenefit,
    /// <summary>Guarantee credit, own or a partner's.</summary>
    GuaranteeCredit,
    /// <summary>Working or child tax credit with a yearly income below the limit.</summary>
    TaxCredit,
    /// <summary>Universal Credit, own or a partner's.</summary>
    UniversalCredit,
}

/// <summary>The severe disability premium.</summary>
public enum SeverePremium
{
    /// <summary>Not due.</summary>
    None,
    /// <summary>A single person.</summary>
    Single,
    /// <summary>Both of a couple qualify, and Carer's Allowance is paid for one of them.</summary>
    CoupleWithCarer,
    /// <summary>Both of a couple qualify.</summary>
    CoupleBoth,
}

/// <summary>A child or young person of the household.</summary>
/// <param name="Disabled">Disabled child premium.</param>
/// <param name="Enhanced">Enhanced disability premium.</param>
public sealed record GrantChild(bool Disabled = false, bool Enhanced = false);

/// <summary>A grant paid before, of which the reduction may be taken off this one's.</summary>
/// <param name="ApprovedOn">The day on which that application was approved.</param>
/// <param name="Reduction">By how much that grant was reduced.</param>
/// <param name="Tenure">Whose certificate it was given on.</param>
/// <param name="SameDwelling">It was for the same dwelling.</param>
/// <param name="SharesRelevantPerson">A relevant person is the same.</param>
/// <param name="WasNil">The reduction left nothing to pay.</param>
/// <param name="WorksSatisfactory">The eligible works were done to a satisfactory standard; asked for where it was nil.</param>
public sealed record EarlierGrant(DateOnly ApprovedOn, Money Reduction, GrantTenure Tenure, bool SameDwelling, bool SharesRelevantPerson, bool WasNil = false, bool WorksSatisfactory = false);

/// <summary>What the grant test asks for besides what is known about the person.</summary>
public sealed record GrantFacts
{
    /// <summary>Who applies.</summary>
    public GrantTenure Tenure { get; init; }

    /// <summary>What the eligible works cost.</summary>
    public Money EligibleCost { get; init; }

    /// <summary>True where the disabled occupant is a child or qualifying young person under 19: then there is no test of means.</summary>
    public bool IsForChild { get; init; }

    /// <summary>A passporting benefit; null when there is none.</summary>
    public GrantPassport? Passport { get; init; }

    /// <summary>Yearly income, where tax credits may passport.</summary>
    public Money TaxCreditIncome { get; init; }

    /// <summary>Children and young persons.</summary>
    public IReadOnlyList<GrantChild> Children { get; init; } = [];

    /// <summary>A child under 1.</summary>
    public bool HasBaby { get; init; }

    /// <summary>A lone parent since before 6 April 1998, from pension-credit age.</summary>
    public bool LoneParentSince1998 { get; init; }

    /// <summary>The main phase of Employment and Support Allowance.</summary>
    public bool MainPhaseEmploymentSupport { get; init; }

    /// <summary>Disability premium, under pension-credit age.</summary>
    public bool DisabilityPremium { get; init; }

    /// <summary>Pensioner or higher pensioner premium, under pension-credit age.</summary>
    public bool PensionerPremium { get; init; }

    /// <summary>Bereavement premium, under pension-credit age.</summary>
    public bool BereavementPremium { get; init; }

    /// <summary>Enhanced disability premium of an adult, under pension-credit age.</summary>
    public bool EnhancedPremium { get; init; }

    /// <summary>Severe disability premium.</summary>
    public SeverePremium Severe { get; init; }

    /// <summary>How many carer premiums.</summary>
    public int Carers { get; init; }

    /// <summary>Spouses beyond the first in a polygamous marriage, under and from 65, from pension-credit age.</summary>
    public (int Under65, int From65) ExtraSpouses { get; init; }

    /// <summary>Weekly childcare charges.</summary>
    public Money Childcare { get; init; }

    /// <summary>True where the further earnings disregard for working 30 hours and the like applies.</summary>
    public bool FurtherEarningsDisregard { get; init; }

    /// <summary>Grants before.</summary>
    public IReadOnlyList<EarlierGrant> Earlier { get; init; } = [];
}

/// <summary>The result of the grant test.</summary>
/// <param name="ApplicableAmount">Pounds a week.</param>
/// <param name="Income">Pounds a week, tariff included.</param>
/// <param name="Tariff">Pounds a week.</param>
/// <param name="Excess">Income above the applicable amount, pounds a week; never below zero.</param>
/// <param name="Contribution">What the person pays towards the works.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Shortfall">What the grant does not cover: the contribution, and what the cost is above the largest grant.</param>
public sealed record GrantResult(decimal ApplicableAmount, decimal Income, decimal Tariff, decimal Excess, Money Contribution, Money Grant, Money Shortfall);
