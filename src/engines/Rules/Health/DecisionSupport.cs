namespace Joinery.Rules;

/// <summary>A level of need in the Decision Support Tool, from least to most.</summary>
public enum NeedLevel
{
    /// <summary>No needs.</summary>
    No,
    /// <summary>Low.</summary>
    Low,
    /// <summary>Moderate.</summary>
    Moderate,
    /// <summary>High.</summary>
    High,
    /// <summary>Severe.</summary>
    Severe,
    /// <summary>Priority.</summary>
    Priority,
}

/// <summary>What the levels lead one to expect. The multidisciplinary team recommends; the tool never decides.</summary>
public enum ExpectedRecommendation
{
    /// <summary>A clear recommendation of eligibility is expected.</summary>
    Expected,
    /// <summary>A primary health need may well be indicated.</summary>
    MayIndicate,
    /// <summary>The framework names no expectation for these levels.</summary>
    NotStated,
    /// <summary>Unlikely: all levels are low or none.</summary>
    Unlikely,
}

/// <summary>What the levels say. There is no score: a number would pretend that the tool decides.</summary>
/// <param name="Expected">What is expected.</param>
/// <param name="Words">The same for people.</param>
public sealed record DecisionSupportResult(ExpectedRecommendation Expected, string Words);

/// <summary>The four characteristics on which a team decides whether there is a primary health need; each needs words of its own.</summary>
/// <param name="Nature">What the needs are and their effect.</param>
/// <param name="Intensity">How much and how severe.</param>
/// <param name="Complexity">How the needs interact.</param>
/// <param name="Unpredictability">How they fluctuate.</param>
public sealed record NeedNarratives(string Nature, string Intensity, string Complexity, string Unpredictability);

/// <summary>What the team recommended, with everything that must stand beside it.</summary>
/// <param name="IsEligible">A primary health need.</param>
/// <param name="Result">What the levels led one to expect.</param>
/// <param name="Narratives">The four characteristics.</param>
/// <param name="Judgement">Who decided, when and why.</param>
/// <param name="DiffersFromExpected">True where eligibility was expected and is not recommended: then the reasons must be exceptional and clear.</param>
public sealed record TeamRecommendation(bool IsEligible, DecisionSupportResult Result, NeedNarratives Narratives, Judgement Judgement, bool DiffersFromExpected);

/// <summary>The Decision Support Tool of NHS Continuing Healthcare.</summary>
[RulesOf("NHS Continuing Healthcare")]
public static class DecisionSupport
{
    // From how many a team would say several; the framework does not count.
    private const int Several = 2;
    private static readonly bool[][] Known = ReadLevels();

    /// <summary>True when a domain knows a level. The table is unverified.</summary>
    [Law(Instruments.NationalFramework, "Decision Support Tool")]
    public static bool Knows(CareDomain domain, NeedLevel level) => Known[(int)domain][(int)level];

    /// <summary>What the levels lead one to expect; refuses a tool that lacks one of the 12 domains, and a level that its domain does not know.</summary>
    [Law(Instruments.NationalFramework, "Decision Support Tool")]
    public static Outcome<DecisionSupportResult> Of(IReadOnlyDictionary<CareDomain, NeedLevel> levels)
    {
        foreach (var domain in Enum.GetValues<CareDomain>())
        {
            if (!levels.TryGetValue(domain, out var level)) return RulesRefusals.DomainMissing.With(domain);
            if (!Knows(domain, level)) return RulesRefusals.LevelUnknown.With(domain, level);
        }
        int Count(NeedLevel level) => levels.Values.Count(one => one == level);
        var (priority, severe, substantial) = (Count(NeedLevel.Priority), Count(NeedLevel.Severe), Count(NeedLevel.High) + Count(NeedLevel.Moderate));
        var needs = levels.Values.Count(level => level is > NeedLevel.No and < NeedLevel.Severe);
        return priority > 0 ? new DecisionSupportResult(ExpectedRecommendation.Expected, "A priority level: a clear recommendation of eligibility is expected.")
            : severe >= 2 ? new(ExpectedRecommendation.Expected, "Two or more severe levels: a clear recommendation of eligibility is expected.")
            : severe == 1 && needs >= Several ? new(ExpectedRecommendation.MayIndicate, "One severe level with needs in several other domains: a primary health need may well be indicated.")
            : substantial >= Several ? new(ExpectedRecommendation.MayIndicate, "Several high or moderate levels: a primary health need may well be indicated.")
            : severe == 0 && substantial == 0 ? new(ExpectedRecommendation.Unlikely, "All levels are low or none: a primary health need is unlikely.")
            : new(ExpectedRecommendation.NotStated, "The framework names no expectation for these levels. The team weighs the four characteristics.");
    }

    /// <summary>
    /// The recommendation of a multidisciplinary team; refuses one without all four narratives or without who decided and why. The team is free
    /// to differ from what the levels lead one to expect.
    /// </summary>
    [Law(Instruments.NationalFramework, "primary health need")]
    public static Outcome<TeamRecommendation> Recommend(DecisionSupportResult result, NeedNarratives narratives, bool isEligible, Judgement judgement)
    {
        (string Name, string Text)[] all = [("nature", narratives.Nature), ("intensity", narratives.Intensity), ("complexity", narratives.Complexity), ("unpredictability", narratives.Unpredictability)];
        foreach (var (name, text) in all)
            if (string.IsNullOrWhiteSpace(text)) return RulesRefusals.NarrativeMissing.With(name);
        if (!judgement.IsComplete) return RulesRefusals.JudgementMissing.With("The recommendation");
        return new TeamRecommendation(isEligible, result, narratives, judgement, result.Expected == ExpectedRecommendation.Expected && !isEligible);
    }

    private static bool[][] ReadLevels()
    {
        var domains = Codes.Named<CareDomain>();
        var levels = Enum.GetValues<NeedLevel>();
        var rows = ReferenceData.Read(typeof(DecisionSupport).Assembly, "data/codes/decision_support_levels.csv", row =>
            (Domain: domains[Codes.Folded(row("domain"))], Levels: Array.ConvertAll(levels, level => Codes.YesNo(row(level.ToString().ToLowerInvariant())))));
        return [.. Codes.Complete(rows, row => (int)row.Domain, domains.Count, "data/codes/decision_support_levels.csv").Select(row => row.Levels)];
    }
}
