namespace Joinery.Rules;

/// <summary>An outcome of the national criteria, for adults and for carers.</summary>
public enum CareOutcome
{
    /// <summary>Managing and maintaining nutrition.</summary>
    Nutrition,
    /// <summary>Maintaining personal hygiene.</summary>
    PersonalHygiene,
    /// <summary>Managing toilet needs.</summary>
    Toilet,
    /// <summary>Being appropriately clothed.</summary>
    Clothed,
    /// <summary>Making use of the home safely.</summary>
    UseHomeSafely,
    /// <summary>Maintaining a habitable home.</summary>
    HabitableHome,
    /// <summary>Family and other personal relationships.</summary>
    Relationships,
    /// <summary>Work, training, education or volunteering.</summary>
    Work,
    /// <summary>Facilities and services in the local community, with public transport and recreation.</summary>
    LocalFacilities,
    /// <summary>Caring responsibilities for a child.</summary>
    ChildCare,
    /// <summary>A carer's: care of other persons.</summary>
    CareOfOthers,
    /// <summary>A carer's: recreation.</summary>
    Recreation,
}

/// <summary>In which way somebody is unable to achieve an outcome, judged over a time long enough and as if no carer helped.</summary>
public enum Inability
{
    /// <summary>Able.</summary>
    None,
    /// <summary>Not without assistance.</summary>
    NeedsAssistance,
    /// <summary>With significant pain, distress or anxiety.</summary>
    PainDistressAnxiety,
    /// <summary>In a way that endangers health or safety.</summary>
    Endangers,
    /// <summary>It takes significantly longer than would normally be expected; for adults, not for carers.</summary>
    TakesLonger,
}

/// <summary>What was found in an assessment of needs.</summary>
/// <param name="Unable">The way in which each outcome cannot be achieved; outcomes that can need no entry.</param>
/// <param name="Wellbeing">The judgement on a significant impact on wellbeing, recorded and never derived; null while nobody made it.</param>
/// <param name="IsSignificant">True where the impact is significant.</param>
public sealed record NeedsFound(IReadOnlyDictionary<CareOutcome, Inability> Unable, Judgement? Wellbeing, bool IsSignificant);

/// <summary>Whether needs are eligible, and on which limbs.</summary>
/// <param name="IsEligible">All three limbs are met.</param>
/// <param name="CauseMet">The needs arise from what the criteria ask for.</param>
/// <param name="OutcomesMet">Enough outcomes cannot be achieved, or for a carer health is at risk.</param>
/// <param name="ImpactMet">The impact on wellbeing is significant.</param>
/// <param name="UnableIn">The outcomes that cannot be achieved.</param>
public sealed record EligibilityResult(bool IsEligible, bool CauseMet, bool OutcomesMet, bool ImpactMet, IReadOnlyList<CareOutcome> UnableIn);

/// <summary>The national eligibility criteria. An adult must be unable in two outcomes, a carer in one.</summary>
[RulesOf("Eligibility for care and support")]
public static class Eligibility
{
    private const int AdultOutcomes = 2;

    /// <summary>The ten outcomes of an adult.</summary>
    public static readonly IReadOnlyList<CareOutcome> OfAdult = [.. Enum.GetValues<CareOutcome>().Where(outcome => outcome <= CareOutcome.ChildCare)];

    /// <summary>The eight outcomes of a carer.</summary>
    public static readonly IReadOnlyList<CareOutcome> OfCarer =
    [
        CareOutcome.ChildCare, CareOutcome.CareOfOthers, CareOutcome.HabitableHome, CareOutcome.Nutrition, CareOutcome.Relationships,
        CareOutcome.Work, CareOutcome.LocalFacilities, CareOutcome.Recreation,
    ];

    /// <summary>An adult's needs: from an impairment or illness, unable in two or more outcomes, with a significant impact on wellbeing.</summary>
    [Law(Instruments.Eligibility, "reg 2")]
    public static Outcome<EligibilityResult> Adult(bool fromImpairmentOrIllness, NeedsFound found) =>
        Check(found, OfAdult, mayTakeLonger: true) is { } problem ? problem : Result(fromImpairmentOrIllness, UnableIn(found).Count >= AdultOutcomes, found);

    /// <summary>
    /// A carer's needs: from providing necessary care, health at risk or unable in any one outcome, with a significant impact on wellbeing. That something
    /// takes longer is no limb of a carer's.
    /// </summary>
    [Law(Instruments.Eligibility, "reg 3")]
    public static Outcome<EligibilityResult> Carer(bool fromNecessaryCare, bool healthAtRisk, NeedsFound found) =>
        Check(found, OfCarer, mayTakeLonger: false) is { } problem ? problem : Result(fromNecessaryCare, healthAtRisk || UnableIn(found).Count > 0, found);

    private static Refusal? Check(NeedsFound found, IReadOnlyList<CareOutcome> known, bool mayTakeLonger)
    {
        foreach (var (outcome, inability) in found.Unable)
        {
            if (!known.Contains(outcome)) return RulesRefusals.OutcomeUnknown.With(outcome);
            if (inability == Inability.TakesLonger && !mayTakeLonger) return RulesRefusals.CarerTakesLonger.With(outcome);
        }
        return found.Wellbeing is { IsComplete: true } ? null : RulesRefusals.JudgementMissing.With("The impact on wellbeing");
    }

    private static List<CareOutcome> UnableIn(NeedsFound found) => [.. found.Unable.Where(entry => entry.Value != Inability.None).Select(entry => entry.Key).Order()];

    private static EligibilityResult Result(bool cause, bool outcomes, NeedsFound found) => new(cause && outcomes && found.IsSignificant, cause, outcomes, found.IsSignificant, UnableIn(found));
}
