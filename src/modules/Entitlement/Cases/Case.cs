using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Cases;

/// <summary>A financial assessment of one person by one organisation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Organisation">Whose it is; nobody else sees it.</param>
/// <param name="Reference">The organisation's own number of the case. Never a name.</param>
/// <param name="ReferredOn">The day on which the clock began.</param>
/// <param name="OpenedAt">When it was opened here.</param>
public sealed record Case(Id<Case> Id, OdsCode Organisation, string Reference, DateOnly ReferredOn, DateTimeOffset OpenedAt);

/// <summary>A case in a list.</summary>
/// <param name="Case">The case.</param>
/// <param name="Decision">Its newest decision that holds on; null before the first.</param>
/// <param name="AimDays">Days from the referral within which the authority aims to decide; null where its policy states no aim.</param>
public sealed record ListedCase(Case Case, Decision? Decision, int? AimDays);

/// <summary>What was decided, by whom, and from what.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">1, 2, 3 … within the case.</param>
/// <param name="FromDay">The first day on which it holds.</param>
/// <param name="Setting">Where the care is given.</param>
/// <param name="WeeklyPence">What the person pays a week.</param>
/// <param name="AuthorityPence">What the authority pays a week.</param>
/// <param name="Reason">Why it was decided now, in the officer's words.</param>
/// <param name="Engine">The engine's version.</param>
/// <param name="RatesHash">The figures.</param>
/// <param name="PolicyVersion">The authority's policy.</param>
/// <param name="InputsHash">SHA-256 of the person file.</param>
/// <param name="Inputs">The person file.</param>
/// <param name="Answers">The answers as they were given.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DecidedByName">By whom.</param>
/// <param name="ReviewOn">The day on which it is looked at again; null where none was set.</param>
/// <param name="UntilDay">The first day on which it no longer holds; null where it holds until another takes its place.</param>
public sealed record Decision(Id<Decision> Id, Id<Case> CaseId, long Number, DateOnly FromDay, string Setting, long WeeklyPence, long AuthorityPence, string Reason,
    string Engine, string RatesHash, string PolicyVersion, string InputsHash, string Inputs, string Answers, DateTimeOffset DecidedAt, string DecidedByName, DateOnly? ReviewOn, DateOnly? UntilDay)
{
    /// <summary>The days for which it was made.</summary>
    public DateRange Days => DateRange.Of(FromDay, UntilDay);

    /// <summary>The day on which it was made.</summary>
    public DateOnly DecidedOn => DecidedAt.LondonDate();

    /// <summary>The decision that holds on a day: of those made for it, the newest. Null where none was.</summary>
    public static Decision? On(IEnumerable<Decision> decisions, DateOnly day) => decisions.Where(one => one.Days.Contains(day)).MaxBy(one => one.Number);

    /// <summary>What the person pays a week.</summary>
    public Money Weekly => new(WeeklyPence);

    /// <summary>What the authority pays a week.</summary>
    public Money Authority => new(AuthorityPence);
}

/// <summary>What is known so far. Each part may still be missing; a result needs the first three.</summary>
public sealed record CaseFacts
{
    /// <summary>Nothing yet.</summary>
    public static readonly CaseFacts None = new();

    /// <summary>The person, without what they own, receive and pay; null until somebody said.</summary>
    public PersonFacts? Person { get; init; }

    /// <summary>The care; null until somebody said.</summary>
    public CarePackage? Care { get; init; }

    /// <summary>What they receive.</summary>
    public IReadOnlyList<IncomeItem> Income { get; init; } = [];

    /// <summary>What they own.</summary>
    public IReadOnlyList<CapitalItem> Capital { get; init; } = [];

    /// <summary>What they pay.</summary>
    public IReadOnlyList<Cost> Costs { get; init; } = [];

    /// <summary>True once somebody said that there is no more income than that.</summary>
    public bool IncomeIsWhole { get; init; }

    /// <summary>True once somebody said that there is no more capital than that.</summary>
    public bool CapitalIsWhole { get; init; }

    /// <summary>True once somebody said that there are no more costs than those.</summary>
    public bool CostsAreWhole { get; init; }

    /// <summary>For the Disabled Facilities Grant; null where it is not asked for.</summary>
    public GrantFacts? Grant { get; init; }

    /// <summary>For the estimate of Pension Credit; null where it is not asked for.</summary>
    public PensionCreditFacts? PensionCredit { get; init; }

    /// <summary>The checklist of NHS Continuing Healthcare; null where it was not filled in.</summary>
    public IReadOnlyDictionary<CareDomain, ChecklistLevel>? Checklist { get; init; }

    /// <summary>The levels of the Decision Support Tool; null where it was not filled in.</summary>
    public IReadOnlyDictionary<CareDomain, NeedLevel>? DecisionSupport { get; init; }

    /// <summary>What the team recommended; null until it met.</summary>
    public HealthcareRecommendation? Recommendation { get; init; }

    /// <summary>The services of the package, for who pays.</summary>
    public IReadOnlyList<ServiceLine> Services { get; init; } = [];

    /// <summary>The rate of NHS-funded nursing care; null where there is none.</summary>
    public NursingBand? Nursing { get; init; }

    /// <summary>What has still to be said before a result can be shown.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            List<string> missing = [];
            if (Person is null) missing.Add("About the person");
            if (Care is null) missing.Add("The care");
            if (!IncomeIsWhole) missing.Add("Income");
            if (!CapitalIsWhole) missing.Add("Savings and property");
            if (!CostsAreWhole) missing.Add("Costs");
            return missing;
        }
    }

    /// <summary>The person file for a day, with the authority's policy; refused while something is missing.</summary>
    public Outcome<PersonFile> On(DateOnly day, DateOnly knownOn, LocalPolicy? policy = null) => Missing.Count > 0 ? CaseBook.NotWhole.With(string.Join(", ", Missing)) : new PersonFile
    {
        On = day,
        KnownOn = knownOn,
        Person = Person! with { Income = Income, Capital = Capital, Costs = Costs },
        Care = Care!,
        Grant = Grant,
        PensionCredit = PensionCredit,
        Checklist = Checklist,
        DecisionSupport = DecisionSupport,
        Recommendation = Recommendation,
        Nursing = Nursing,
        Policy = policy ?? LocalPolicy.None,
    };
}
