namespace Joinery.Rules;

/// <summary>
/// Every figure that a rule may ask for. Its number is its place in the flat array of <see cref="RatesOn"/>; its code in data/rates is the
/// same name in small letters with underscores. A test compares the two, so that neither can have one more than the other.
/// </summary>
public enum RateElement
{
    /// <summary>Upper capital limit.</summary>
    CareCapitalUpper,
    /// <summary>Lower capital limit.</summary>
    CareCapitalLower,
    /// <summary>Capital for which each pound of tariff income stands.</summary>
    CareTariffStep,
    /// <summary>Tariff income for each step of capital.</summary>
    CareTariffAmount,
    /// <summary>Taken off a value where selling would cost something.</summary>
    SaleExpensesPercent,
    /// <summary>Weeks for which the home of a new permanent resident is left out.</summary>
    PropertyDisregardWeeks,
    /// <summary>Longest stay of a temporary resident.</summary>
    TemporaryResidentMaxWeeks,
    /// <summary>Longest stay that may be charged as care at home.</summary>
    ShortTermResidentMaxWeeks,
    /// <summary>Personal expenses allowance in a care home.</summary>
    Pea,
    /// <summary>Minimum income guarantee: single person aged 18 to 24.</summary>
    MigSingle1824,
    /// <summary>Minimum income guarantee: single person aged 25 to pension-credit age.</summary>
    MigSingle25ToPcAge,
    /// <summary>Minimum income guarantee: single person of pension-credit age.</summary>
    MigSinglePcAge,
    /// <summary>Minimum income guarantee: lone parent aged 18 or over.</summary>
    MigLoneParent18,
    /// <summary>Minimum income guarantee: each of a couple, 18 or over.</summary>
    MigCouple18Each,
    /// <summary>Minimum income guarantee: each of a couple of whom one or both have reached pension-credit age.</summary>
    MigCouplePcAgeEach,
    /// <summary>Minimum income guarantee: each child.</summary>
    MigChild,
    /// <summary>Minimum income guarantee: disability premium, single person.</summary>
    MigDisabilityPremiumSingle,
    /// <summary>Minimum income guarantee: disability premium, member of a couple.</summary>
    MigDisabilityPremiumCouple,
    /// <summary>Minimum income guarantee: enhanced disability premium, single person.</summary>
    MigEnhancedDisabilityPremiumSingle,
    /// <summary>Minimum income guarantee: enhanced disability premium, member of a couple.</summary>
    MigEnhancedDisabilityPremiumCouple,
    /// <summary>Minimum income guarantee: carer premium.</summary>
    MigCarerPremium,
    /// <summary>Savings credit disregard, person without a partner.</summary>
    SavingsCreditDisregardSingle,
    /// <summary>Savings credit disregard, person with a partner.</summary>
    SavingsCreditDisregardCouple,
    /// <summary>Part of a survivor's guaranteed income payment that is left out.</summary>
    SurvivorGipDisregard,
    /// <summary>Most that charitable and war disregards may take together.</summary>
    CharitableAndWarDisregardCeiling,
    /// <summary>Cost up to which a minor adaptation is free.</summary>
    FreeMinorAdaptationLimit,
    /// <summary>Weeks of intermediate care and reablement that are free.</summary>
    FreeReablementWeeks,
    /// <summary>Part of the value of the home against which payments may be deferred.</summary>
    DpaEquityPercent,
    /// <summary>Taken off the equity limit.</summary>
    DpaEquityDeduction,
    /// <summary>Most capital besides the home with which an agreement must be offered.</summary>
    DpaOtherCapitalLimit,
    /// <summary>Income a week that the person may keep.</summary>
    DpaDisposableIncomeAllowance,
    /// <summary>Days after death within which the debt is repaid.</summary>
    DpaRepayDaysAfterDeath,
    /// <summary>Added to the gilt rate for the most interest that may be charged.</summary>
    DpaInterestMargin,
    /// <summary>Most interest that may be charged.</summary>
    DpaInterestRateMax,
    /// <summary>Debt as a part of the value at which the agreement is reviewed.</summary>
    DpaReviewAtPercentOfValue,
    /// <summary>Attendance Allowance, lower rate.</summary>
    AaLower,
    /// <summary>Attendance Allowance, higher rate.</summary>
    AaHigher,
    /// <summary>Disability Living Allowance care, lowest rate.</summary>
    DlaCareLow,
    /// <summary>Disability Living Allowance care, middle rate.</summary>
    DlaCareMid,
    /// <summary>Disability Living Allowance care, highest rate.</summary>
    DlaCareHigh,
    /// <summary>Disability Living Allowance mobility, lower rate.</summary>
    DlaMobLow,
    /// <summary>Disability Living Allowance mobility, higher rate.</summary>
    DlaMobHigh,
    /// <summary>Personal Independence Payment daily living, standard rate.</summary>
    PipDlStandard,
    /// <summary>Personal Independence Payment daily living, enhanced rate.</summary>
    PipDlEnhanced,
    /// <summary>Personal Independence Payment mobility, standard rate.</summary>
    PipMobStandard,
    /// <summary>Personal Independence Payment mobility, enhanced rate.</summary>
    PipMobEnhanced,
    /// <summary>Carer's Allowance.</summary>
    CarersAllowance,
    /// <summary>Carer's Allowance earnings limit.</summary>
    CarersAllowanceEarningsLimit,
    /// <summary>New State Pension, full rate.</summary>
    NewStatePensionFull,
    /// <summary>Pension Credit standard minimum guarantee, single person.</summary>
    PcStandardMinimumGuaranteeSingle,
    /// <summary>Pension Credit standard minimum guarantee, couple.</summary>
    PcStandardMinimumGuaranteeCouple,
    /// <summary>Pension Credit severe disability addition, for each person.</summary>
    PcSevereDisabilityAddition,
    /// <summary>Pension Credit carer addition.</summary>
    PcCarerAddition,
    /// <summary>Savings credit threshold, single person.</summary>
    PcSavingsCreditThresholdSingle,
    /// <summary>Savings credit threshold, couple.</summary>
    PcSavingsCreditThresholdCouple,
    /// <summary>Maximum savings credit, single person.</summary>
    PcSavingsCreditMaxSingle,
    /// <summary>Maximum savings credit, couple.</summary>
    PcSavingsCreditMaxCouple,
    /// <summary>Part of income above the threshold that makes savings credit.</summary>
    PcSavingsCreditPhaseInPercent,
    /// <summary>Part of income above the guarantee that reduces savings credit.</summary>
    PcSavingsCreditPhaseOutPercent,
    /// <summary>Capital that Pension Credit leaves out.</summary>
    PcCapitalDisregard,
    /// <summary>Capital for which Pension Credit takes a pound a week.</summary>
    PcCapitalStep,
    /// <summary>NHS-funded nursing care, standard rate.</summary>
    FncStandard,
    /// <summary>NHS-funded nursing care, higher rate for cases from before October 2007.</summary>
    FncHigher,
    /// <summary>Addition to the standard nursing rate, paid afterwards.</summary>
    FncRetrospectiveAdditionStandard,
    /// <summary>Addition to the higher nursing rate, paid afterwards.</summary>
    FncRetrospectiveAdditionHigher,
    /// <summary>Upper edge of band 1 of the excess.</summary>
    DfgBand1Upper,
    /// <summary>Upper edge of band 2 of the excess.</summary>
    DfgBand2Upper,
    /// <summary>Upper edge of band 3 of the excess.</summary>
    DfgBand3Upper,
    /// <summary>Capital that the grant test leaves out.</summary>
    DfgCapitalDisregard,
    /// <summary>Most childcare for one child.</summary>
    DfgChildcareMaxOneChild,
    /// <summary>Most childcare for two or more children.</summary>
    DfgChildcareMaxTwoOrMore,
    /// <summary>Earnings left out where a disability or carer premium applies.</summary>
    DfgEarningsDisregardDisabilityOrCarer,
    /// <summary>Further earnings left out.</summary>
    DfgEarningsDisregardExtra,
    /// <summary>Grant applicable amount, flat addition.</summary>
    DfgFlatAddition,
    /// <summary>Cost above which a grant may be charged on the home.</summary>
    DfgLandChargeFrom,
    /// <summary>Largest charge on the home.</summary>
    DfgLandChargeMax,
    /// <summary>Years for which a charge on the home lasts.</summary>
    DfgLandChargeYears,
    /// <summary>Largest mandatory Disabled Facilities Grant.</summary>
    DfgMaxGrant,
    /// <summary>Multiplier of band 1, owner.</summary>
    DfgMultiplierOwnerBand1,
    /// <summary>Multiplier of band 2, owner.</summary>
    DfgMultiplierOwnerBand2,
    /// <summary>Multiplier of band 3, owner.</summary>
    DfgMultiplierOwnerBand3,
    /// <summary>Multiplier of band 4, owner.</summary>
    DfgMultiplierOwnerBand4,
    /// <summary>Multiplier of band 1, tenant.</summary>
    DfgMultiplierTenantBand1,
    /// <summary>Multiplier of band 2, tenant.</summary>
    DfgMultiplierTenantBand2,
    /// <summary>Multiplier of band 3, tenant.</summary>
    DfgMultiplierTenantBand3,
    /// <summary>Multiplier of band 4, tenant.</summary>
    DfgMultiplierTenantBand4,
    /// <summary>Grant applicable amount of a passported person.</summary>
    DfgPassportedApplicableAmount,
    /// <summary>Grant amount, under pension-credit age: bereavement premium.</summary>
    DfgSch1BereavementPremium,
    /// <summary>Grant amount, under pension-credit age: carer premium.</summary>
    DfgSch1CarerPremium,
    /// <summary>Grant amount, under pension-credit age: child.</summary>
    DfgSch1Child,
    /// <summary>Grant amount, under pension-credit age: couple both under 18.</summary>
    DfgSch1CoupleBothUnder18,
    /// <summary>Grant amount, under pension-credit age: couple one 18 or over.</summary>
    DfgSch1CoupleOne18Plus,
    /// <summary>Grant amount, under pension-credit age: disability premium couple.</summary>
    DfgSch1DisabilityPremiumCouple,
    /// <summary>Grant amount, under pension-credit age: disability premium single.</summary>
    DfgSch1DisabilityPremiumSingle,
    /// <summary>Grant amount, under pension-credit age: disabled child premium.</summary>
    DfgSch1DisabledChildPremium,
    /// <summary>Grant amount, under pension-credit age: enhanced disability premium child.</summary>
    DfgSch1EnhancedDisabilityPremiumChild,
    /// <summary>Grant amount, under pension-credit age: enhanced disability premium couple.</summary>
    DfgSch1EnhancedDisabilityPremiumCouple,
    /// <summary>Grant amount, under pension-credit age: enhanced disability premium single.</summary>
    DfgSch1EnhancedDisabilityPremiumSingle,
    /// <summary>Grant amount, under pension-credit age: family premium.</summary>
    DfgSch1FamilyPremium,
    /// <summary>Grant amount, under pension-credit age: family premium baby addition.</summary>
    DfgSch1FamilyPremiumBabyAddition,
    /// <summary>Grant amount, under pension-credit age: lone parent 18 or over.</summary>
    DfgSch1LoneParent18Plus,
    /// <summary>Grant amount, under pension-credit age: lone parent under 18.</summary>
    DfgSch1LoneParentUnder18,
    /// <summary>Grant amount, under pension-credit age: main phase ESA any age.</summary>
    DfgSch1MainPhaseEsaAnyAge,
    /// <summary>Grant amount, under pension-credit age: pensioner premium couple.</summary>
    DfgSch1PensionerPremiumCouple,
    /// <summary>Grant amount, under pension-credit age: pensioner premium single.</summary>
    DfgSch1PensionerPremiumSingle,
    /// <summary>Grant amount, under pension-credit age: severe disability premium couple both.</summary>
    DfgSch1SevereDisabilityPremiumCoupleBoth,
    /// <summary>Grant amount, under pension-credit age: severe disability premium couple carer in payment.</summary>
    DfgSch1SevereDisabilityPremiumCoupleCarerInPayment,
    /// <summary>Grant amount, under pension-credit age: severe disability premium single.</summary>
    DfgSch1SevereDisabilityPremiumSingle,
    /// <summary>Grant amount, under pension-credit age: single 25 or over.</summary>
    DfgSch1Single25Plus,
    /// <summary>Grant amount, under pension-credit age: single under 25.</summary>
    DfgSch1SingleUnder25,
    /// <summary>Grant amount, pension-credit age: carer premium.</summary>
    DfgSch1aCarerPremium,
    /// <summary>Grant amount, pension-credit age: child.</summary>
    DfgSch1aChild,
    /// <summary>Grant amount, pension-credit age: couple both under 65.</summary>
    DfgSch1aCoupleBothUnder65,
    /// <summary>Grant amount, pension-credit age: couple one 65 or over.</summary>
    DfgSch1aCoupleOne65Plus,
    /// <summary>Grant amount, pension-credit age: disabled child premium.</summary>
    DfgSch1aDisabledChildPremium,
    /// <summary>Grant amount, pension-credit age: enhanced disability premium child.</summary>
    DfgSch1aEnhancedDisabilityPremiumChild,
    /// <summary>Grant amount, pension-credit age: family premium.</summary>
    DfgSch1aFamilyPremium,
    /// <summary>Grant amount, pension-credit age: family premium baby addition.</summary>
    DfgSch1aFamilyPremiumBabyAddition,
    /// <summary>Grant amount, pension-credit age: family premium lone parent since before 1998.</summary>
    DfgSch1aFamilyPremiumLoneParent1998,
    /// <summary>Grant amount, pension-credit age: polygamous extra spouse 65 or over.</summary>
    DfgSch1aPolygamousExtraSpouse65Plus,
    /// <summary>Grant amount, pension-credit age: polygamous extra spouse under 65.</summary>
    DfgSch1aPolygamousExtraSpouseUnder65,
    /// <summary>Grant amount, pension-credit age: severe disability premium couple both.</summary>
    DfgSch1aSevereDisabilityPremiumCoupleBoth,
    /// <summary>Grant amount, pension-credit age: severe disability premium couple carer in payment.</summary>
    DfgSch1aSevereDisabilityPremiumCoupleCarerInPayment,
    /// <summary>Grant amount, pension-credit age: severe disability premium single.</summary>
    DfgSch1aSevereDisabilityPremiumSingle,
    /// <summary>Grant amount, pension-credit age: single 65 or over.</summary>
    DfgSch1aSingle65Plus,
    /// <summary>Grant amount, pension-credit age: single under 65.</summary>
    DfgSch1aSingleUnder65,
    /// <summary>Grant tariff step, 60 or over.</summary>
    DfgTariffStep60Plus,
    /// <summary>Grant tariff step, under 60.</summary>
    DfgTariffStepUnder60,
    /// <summary>Yearly income below which tax credits passport.</summary>
    DfgTaxCreditIncomeLimit,
}
