namespace Joinery.Rules;

/// <summary>The domains of the checklist, and with <see cref="Other"/> those of the Decision Support Tool.</summary>
public enum CareDomain
{
    /// <summary>Breathing.</summary>
    Breathing,
    /// <summary>Nutrition.</summary>
    Nutrition,
    /// <summary>Continence.</summary>
    Continence,
    /// <summary>Skin, including tissue viability.</summary>
    Skin,
    /// <summary>Mobility.</summary>
    Mobility,
    /// <summary>Communication.</summary>
    Communication,
    /// <summary>Psychological and emotional needs.</summary>
    Psychological,
    /// <summary>Cognition.</summary>
    Cognition,
    /// <summary>Behaviour.</summary>
    Behaviour,
    /// <summary>Drug therapies and medication.</summary>
    DrugTherapies,
    /// <summary>Altered states of consciousness.</summary>
    AlteredStates,
    /// <summary>Other significant care needs: in the Decision Support Tool only.</summary>
    Other,
}

/// <summary>A level of the checklist.</summary>
public enum ChecklistLevel
{
    /// <summary>The highest.</summary>
    A,
    /// <summary>The middle.</summary>
    B,
    /// <summary>The lowest.</summary>
    C,
}

/// <summary>What the checklist says.</summary>
/// <param name="FullAssessment">True when a full assessment for NHS Continuing Healthcare must follow.</param>
/// <param name="Ground">On which ground, in a sentence; for a negative one what the person may do.</param>
/// <param name="As">How many A.</param>
/// <param name="Bs">How many B.</param>
public sealed record ChecklistResult(bool FullAssessment, string Ground, int As, int Bs);

/// <summary>The checklist of NHS Continuing Healthcare. Its threshold is low on purpose.</summary>
[RulesOf("NHS Continuing Healthcare")]
public static class Checklist
{
    /// <summary>The domains that have a priority level in the Decision Support Tool; an A in one of them is enough.</summary>
    public static readonly IReadOnlyList<CareDomain> PriorityDomains = [CareDomain.Behaviour, CareDomain.Breathing, CareDomain.DrugTherapies, CareDomain.AlteredStates];

    /// <summary>Whether a full assessment must follow; refuses a checklist that lacks one of the 11 domains or has another.</summary>
    [Law(Instruments.NationalFramework, "checklist")]
    [Law(Instruments.StandingRules, "reg 21")]
    public static Outcome<ChecklistResult> Of(IReadOnlyDictionary<CareDomain, ChecklistLevel> levels)
    {
        for (var domain = CareDomain.Breathing; domain < CareDomain.Other; domain++)
            if (!levels.ContainsKey(domain)) return RulesRefusals.DomainMissing.With(domain);
        if (levels.Count != (int)CareDomain.Other) return RulesRefusals.DomainUnknown.With(CareDomain.Other);
        var (a, b) = (levels.Values.Count(level => level == ChecklistLevel.A), levels.Values.Count(level => level == ChecklistLevel.B));
        var priority = PriorityDomains.Where(domain => levels[domain] == ChecklistLevel.A).ToList();
        var ground = priority.Count > 0 ? $"An A in a domain that has a priority level: {priority[0]}."
            : a >= 2 ? "Two or more A."
            : b >= 5 ? "Five or more B."
            : a == 1 && b >= 4 ? "One A and four or more B."
            : "";
        return new ChecklistResult(ground.Length > 0, ground.Length > 0 ? ground : "Below every threshold. Give the reasons in writing, and tell the person that they may ask for it to be looked at again.", a, b);
    }
}
