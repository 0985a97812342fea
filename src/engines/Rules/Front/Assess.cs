namespace Joinery.Rules;

/// <summary>One test with its working.</summary>
/// <typeparam name="T">Its result.</typeparam>
/// <param name="Result">The result, or why there is none.</param>
/// <param name="Working">How it came about; as far as it got where it was refused.</param>
public sealed record Test<T>(Outcome<T> Result, WorkingPaper Working);

/// <summary>What is known about somebody's care, for every test at once. What is null is not asked for.</summary>
public sealed record CareFacts
{
    /// <summary>A place in a care home for good.</summary>
    public CarePackage? Permanent { get; init; }

    /// <summary>A stay in a care home for a time.</summary>
    public CarePackage? Temporary { get; init; }

    /// <summary>Care at home, short stays charged so, or support for a carer.</summary>
    public CarePackage? Home { get; init; }

    /// <summary>A grant.</summary>
    public GrantFacts? Grant { get; init; }

    /// <summary>Pension Credit.</summary>
    public PensionCreditFacts? PensionCredit { get; init; }

    /// <summary>The checklist of NHS Continuing Healthcare.</summary>
    public IReadOnlyDictionary<CareDomain, ChecklistLevel>? Checklist { get; init; }

    /// <summary>The Decision Support Tool.</summary>
    public IReadOnlyDictionary<CareDomain, NeedLevel>? DecisionSupport { get; init; }

    /// <summary>Nursing in a care home.</summary>
    public NursingBand? Nursing { get; init; }
}

/// <summary>Every test side by side for one set of facts. A test that was not asked for is null.</summary>
public sealed record SideBySide
{
    /// <summary>The charge in a care home for good.</summary>
    public Test<Charge>? Permanent { get; init; }

    /// <summary>The charge in a care home for a time.</summary>
    public Test<Charge>? Temporary { get; init; }

    /// <summary>The charge at home.</summary>
    public Test<Charge>? Home { get; init; }

    /// <summary>The grant.</summary>
    public Test<GrantResult>? Grant { get; init; }

    /// <summary>Pension Credit, an estimate.</summary>
    public Test<PensionCreditResult>? PensionCredit { get; init; }

    /// <summary>The checklist.</summary>
    public Test<ChecklistResult>? Checklist { get; init; }

    /// <summary>What the Decision Support Tool leads one to expect.</summary>
    public Test<DecisionSupportResult>? DecisionSupport { get; init; }

    /// <summary>NHS-funded nursing care.</summary>
    public Test<Money>? Nursing { get; init; }

    /// <summary>What all of it rested on.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>Every working there is.</summary>
    public IReadOnlyList<WorkingPaper> Workings =>
        [.. new[] { Permanent?.Working, Temporary?.Working, Home?.Working, Grant?.Working, PensionCredit?.Working, Nursing?.Working }.OfType<WorkingPaper>()];

    /// <summary>Every figure used that nobody verified, each once.</summary>
    public IReadOnlyList<Rate> Uncertain => [.. Workings.SelectMany(paper => paper.Uncertain).Distinct()];
}

/// <summary>
/// The front of the engine: one set of facts in, every test out with its working. The tests treat the same pound differently; here the difference can be seen.
/// </summary>
public static class Assess
{
    /// <summary>
    /// Every test that is asked for, with the figures of one day and the policy of one authority. Refuses only a policy that the law does not allow; a test that
    /// cannot be done carries its own refusal, so that the others are there all the same.
    /// </summary>
    public static Outcome<SideBySide> All(PersonFacts facts, CareFacts care, RatesOn rates, LocalPolicy policy)
    {
        if (!policy.On(rates).Try(out var chosen, out var refusal)) return refusal;
        return new SideBySide
        {
            Permanent = One(care.Permanent, (package, paper) => CareCharge.Assess(facts, package with { Setting = Setting.Permanent }, rates, chosen, paper)),
            Temporary = One(care.Temporary, (package, paper) => CareCharge.Assess(facts, package with { Setting = Setting.Temporary }, rates, chosen, paper)),
            Home = One(care.Home, (package, paper) => CareCharge.Assess(facts, package, rates, chosen, paper)),
            Grant = One(care.Grant, (grant, paper) => FacilitiesGrant.Test(facts, grant, rates, paper)),
            PensionCredit = One(care.PensionCredit, (credit, paper) => PensionCreditEstimate.Of(facts, credit, rates, paper)),
            Checklist = One(care.Checklist, (levels, _) => Checklist.Of(levels)),
            DecisionSupport = One(care.DecisionSupport, (levels, _) => DecisionSupport.Of(levels)),
            Nursing = care.Nursing is { } band ? One<object, Money>(band, (_, paper) => FundedNursing.Weekly(band, rates, paper)) : null,
            Receipt = Receipt.For(rates, policy, facts, care),
        };
    }

    /// <summary>One charge with its working and receipt.</summary>
    public static Outcome<(Test<Charge> Charge, Receipt Receipt)> Charge(PersonFacts facts, CarePackage package, RatesOn rates, LocalPolicy policy)
    {
        if (!policy.On(rates).Try(out var chosen, out var refusal)) return refusal;
        return (One(package, (one, paper) => CareCharge.Assess(facts, one, rates, chosen, paper))!, Receipt.For(rates, policy, facts, package));
    }

    private static Test<TResult>? One<TFacts, TResult>(TFacts? facts, Func<TFacts, OnPaper, Outcome<TResult>> test) where TFacts : class
    {
        if (facts is null) return null;
        var paper = new WorkingPaper();
        return new(test(facts, new(paper)), paper);
    }
}
