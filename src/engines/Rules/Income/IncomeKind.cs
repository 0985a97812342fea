namespace Joinery.Rules;

/// <summary>
/// What kind of income it is. How each kind is treated in each setting is data: data/codes/income_kinds.csv has one row for each,
/// with the same name in small letters.
/// </summary>
public enum IncomeKind
{
    /// <summary>State Pension.</summary>
    StatePension,
    /// <summary>Occupational pension.</summary>
    OccupationalPension,
    /// <summary>Personal pension.</summary>
    PersonalPension,
    /// <summary>Annuity.</summary>
    Annuity,
    /// <summary>Guarantee credit of Pension Credit.</summary>
    GuaranteeCredit,
    /// <summary>Savings credit of Pension Credit.</summary>
    SavingsCredit,
    /// <summary>Universal Credit.</summary>
    UniversalCredit,
    /// <summary>Employment and Support Allowance.</summary>
    EmploymentAndSupportAllowance,
    /// <summary>Jobseeker's Allowance.</summary>
    JobseekersAllowance,
    /// <summary>Income Support.</summary>
    IncomeSupport,
    /// <summary>Attendance Allowance, lower rate.</summary>
    AttendanceAllowanceLower,
    /// <summary>Attendance Allowance, higher rate.</summary>
    AttendanceAllowanceHigher,
    /// <summary>Disability Living Allowance care, lowest rate.</summary>
    DlaCareLow,
    /// <summary>Disability Living Allowance care, middle rate.</summary>
    DlaCareMid,
    /// <summary>Disability Living Allowance care, highest rate.</summary>
    DlaCareHigh,
    /// <summary>Disability Living Allowance mobility, lower rate.</summary>
    DlaMobilityLow,
    /// <summary>Disability Living Allowance mobility, higher rate.</summary>
    DlaMobilityHigh,
    /// <summary>Personal Independence Payment daily living, standard rate.</summary>
    PipDailyLivingStandard,
    /// <summary>Personal Independence Payment daily living, enhanced rate.</summary>
    PipDailyLivingEnhanced,
    /// <summary>Personal Independence Payment mobility, standard rate.</summary>
    PipMobilityStandard,
    /// <summary>Personal Independence Payment mobility, enhanced rate.</summary>
    PipMobilityEnhanced,
    /// <summary>Constant Attendance Allowance.</summary>
    ConstantAttendanceAllowance,
    /// <summary>Carer's Allowance.</summary>
    CarersAllowance,
    /// <summary>Severe Disablement Allowance.</summary>
    SevereDisablementAllowance,
    /// <summary>Incapacity Benefit.</summary>
    IncapacityBenefit,
    /// <summary>Maternity Allowance.</summary>
    MaternityAllowance,
    /// <summary>War pension.</summary>
    WarPension,
    /// <summary>War widow's or widower's pension.</summary>
    WarWidowsPension,
    /// <summary>War pensioners mobility supplement.</summary>
    WarMobilitySupplement,
    /// <summary>Guaranteed Income Payment of the armed forces.</summary>
    GuaranteedIncomePayment,
    /// <summary>Survivor's Guaranteed Income Payment.</summary>
    SurvivorsGuaranteedIncomePayment,
    /// <summary>Armed Forces Independence Payment.</summary>
    ArmedForcesIndependencePayment,
    /// <summary>Earnings.</summary>
    Earnings,
    /// <summary>Earnings from self-employment.</summary>
    SelfEmployment,
    /// <summary>Rent.</summary>
    Rent,
    /// <summary>Rent from a property that is left out of capital.</summary>
    RentFromDisregardedProperty,
    /// <summary>Maintenance.</summary>
    Maintenance,
    /// <summary>Regular charitable or voluntary payments.</summary>
    Charitable,
    /// <summary>Income from a personal injury trust.</summary>
    InjuryTrust,
    /// <summary>Periodical payments for a personal injury.</summary>
    InjuryPeriodical,
    /// <summary>Somebody else's payment towards the accommodation.</summary>
    ThirdPartyTopUp,
    /// <summary>Child benefit.</summary>
    ChildBenefit,
    /// <summary>Child tax credit.</summary>
    ChildTaxCredit,
    /// <summary>Working tax credit.</summary>
    WorkingTaxCredit,
    /// <summary>Guardian's allowance.</summary>
    GuardiansAllowance,
    /// <summary>Housing benefit.</summary>
    HousingBenefit,
    /// <summary>Council tax reduction.</summary>
    CouncilTaxReduction,
    /// <summary>Housing costs paid within Income Support.</summary>
    HousingCostsBenefit,
    /// <summary>Mortgage protection insurance.</summary>
    MortgageProtection,
    /// <summary>Student loan or grant.</summary>
    StudentSupport,
    /// <summary>Direct payment for care.</summary>
    DirectPayment,
    /// <summary>A volunteer's expenses.</summary>
    VolunteerExpenses,
    /// <summary>Income in kind.</summary>
    InKind,
    /// <summary>Christmas bonus.</summary>
    ChristmasBonus,
    /// <summary>Social fund or local welfare payment.</summary>
    SocialFund,
    /// <summary>Independent Living Fund and the special trusts.</summary>
    IndependentLivingFund,
    /// <summary>Adoption, fostering or special guardianship payment.</summary>
    AdoptionOrFostering,
    /// <summary>Payment instead of concessionary coal.</summary>
    ConcessionaryCoal,
    /// <summary>Interest, dividends and other income from capital.</summary>
    Interest,
    /// <summary>Tax refund.</summary>
    TaxRefund,
    /// <summary>Irregular charitable or voluntary payment.</summary>
    IrregularGift,
    /// <summary>Advance of earnings or employer's loan.</summary>
    EarningsAdvance,
    /// <summary>Somebody else's money to clear arrears of charges.</summary>
    ArrearsFromThirdParty,
    /// <summary>Instalments of capital that count as income.</summary>
    CapitalInstalments,
    /// <summary>Income that the person gave up to pay less.</summary>
    Notional,
    /// <summary>Other income.</summary>
    Other,
}
