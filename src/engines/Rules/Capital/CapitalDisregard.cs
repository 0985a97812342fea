namespace Joinery.Rules;

/// <summary>
/// Why an item of capital is left out (Sch 2 of the charging regulations). Duty, settings, length and paragraph of each are data:
/// data/codes/capital_disregards.csv.
/// </summary>
public enum CapitalDisregard
{
    /// <summary>Main or only home of a temporary resident who intends to return to it, or is selling it to buy another.</summary>
    TempHome,
    /// <summary>Main or only home of a permanent resident for the first 12 weeks.</summary>
    Wk12,
    /// <summary>What is left of the 12 weeks, on becoming a permanent resident again within 52 weeks.</summary>
    Wk12Again,
    /// <summary>Main or only home for 12 weeks after an unexpected change in financial circumstances.</summary>
    Wk12Change,
    /// <summary>Premises acquired for occupation, or occupied by a former partner.</summary>
    IsPremises,
    /// <summary>Home of a qualifying relative since before the person first had care home accommodation.</summary>
    QrBefore,
    /// <summary>Home of a qualifying relative who moved in afterwards.</summary>
    QrAfter,
    /// <summary>Home for 12 weeks after the qualifying relative died or went into a care home.</summary>
    QrEnd12,
    /// <summary>Home for 12 weeks after the qualifying relative left through an unexpected change.</summary>
    QrEnd12May,
    /// <summary>Home of a former partner who is a lone parent.</summary>
    ExPartner,
    /// <summary>Main or only home of a person who has care other than in a care home.</summary>
    NonresHome,
    /// <summary>Proceeds of a former home, to buy another.</summary>
    SaleProceeds,
    /// <summary>Future interest other than in certain land.</summary>
    FutureInt,
    /// <summary>Business assets, for a reasonable time to dispose of them.</summary>
    Business,
    /// <summary>Arrears of benefits, for 52 weeks.</summary>
    Arrears52,
    /// <summary>Money for repairs of the home, or a deposit with a housing association.</summary>
    Repair,
    /// <summary>Personal belongings that were not bought to reduce capital.</summary>
    Possessions,
    /// <summary>Right to income under an annuity.</summary>
    Annuity,
    /// <summary>Personal injury trust.</summary>
    PiTrust,
    /// <summary>Personal injury payment, for 52 weeks.</summary>
    Pi52,
    /// <summary>Life interest.</summary>
    LifeInt,
    /// <summary>Right to income in kind.</summary>
    InKindRight,
    /// <summary>Surrender value of a life policy.</summary>
    LifePolicy,
    /// <summary>Capital that is treated as income.</summary>
    AsIncome,
    /// <summary>Right to a pension and the fund behind it.</summary>
    PensionFund,
    /// <summary>Premises that the person intends to live in.</summary>
    IntendOcc,
    /// <summary>Funds in kind, training bonuses, compensation, juror and prison visiting payments, welfare food and the like.</summary>
    IsMisc,
    /// <summary>Premises occupied by somebody else, where it is reasonable.</summary>
    ThirdParty,
    /// <summary>Damages administered by the court.</summary>
    PiCourt,
    /// <summary>Ex-gratia payment to prisoners of the Japanese.</summary>
    Japan,
    /// <summary>Variant CJD trust payment.</summary>
    Vcjd,
    /// <summary>Payments to live independently; welfare service charges.</summary>
    SupportSvc,
    /// <summary>Adoption support.</summary>
    Adoption,
    /// <summary>Age-related payments.</summary>
    AgePayments,
    /// <summary>Childcare costs.</summary>
    TrainingCc,
    /// <summary>Special guardianship payments.</summary>
    Guardian,
    /// <summary>Redress for survivors of abuse in care in Scotland.</summary>
    RedressScotland,
    /// <summary>Energy bills support.</summary>
    EnergySupport,
    /// <summary>Infected blood, Windrush, Grenfell and other schemes by amendment.</summary>
    LaterScheme,
    /// <summary>Other, by decision of the officer.</summary>
    Other,
}
