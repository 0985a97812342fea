using System.Text.Json.Serialization;
using Joinery.Design;
using Joinery.Entitlement.Documents;
using Joinery.Entitlement.Files;
using Joinery.Entitlement.Rates;
using Joinery.Rules;

namespace Joinery.Entitlement;

/// <summary>One line of a working, for people and for files.</summary>
/// <param name="Key">The same for the same line of every assessment.</param>
/// <param name="Label">In plain words.</param>
/// <param name="Figure">Pounds, or pounds a week.</param>
/// <param name="Formula">How it came about.</param>
/// <param name="Law">The provision.</param>
/// <param name="Link">Where to read it; null where there is no one place.</param>
/// <param name="Kind">Where the figure comes from.</param>
/// <param name="Depth">How many totals it is part of.</param>
/// <param name="Reason">Why an officer decided so; null for a line that nobody had to decide.</param>
public sealed record WorkingLine(string Key, string Label, decimal Figure, string Formula, string Law, string? Link, LineKind Kind, int Depth, string? Reason)
{
    /// <summary>The documents that the officer looked at, by their ids; null where none is named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Evidence { get; init; }

    internal const string NotVerified = "This rests on figures that have not been verified:";

    /// <summary>How it came about, and for a judgement who decided and what they saw.</summary>
    internal string How(IReadOnlyList<Document> evidence)
    {
        if (Kind != LineKind.Judgement) return Formula;
        var seen = evidence.Where(document => Evidence?.Contains($"{document.Id}") == true).Select(document => document.Named).ToList();
        return $"{Formula}{(Formula.Length > 0 ? ". " : "")}Decided by an officer{(Reason is { Length: > 0 } reason ? $": {reason.TrimEnd('.')}" : "")}.{(seen.Count == 0 ? "" : $" Seen: {string.Join("; ", seen)}.")}";
    }

    internal static WorkingLine Of(Line line) => new(line.Key, Words.Capitalised(line.Label), line.Figure, line.Formula, line.Law.ToString(), line.Law.Link, line.Kind, line.Depth, line.Judgement?.Reason)
    { Evidence = line.Judgement is { Evidence.Count: > 0 } judgement ? judgement.Evidence : null };
}

/// <summary>What one test says.</summary>
/// <param name="Test">Its code.</param>
/// <param name="Title">Its name.</param>
/// <param name="Weekly">What the person pays a week; null for a test of something else, and where it cannot be made.</param>
/// <param name="Authority">What the authority pays a week.</param>
/// <param name="Says">The outcome in words.</param>
/// <param name="Refused">Why the test cannot be made; null when it was.</param>
/// <param name="Working">Line by line.</param>
/// <param name="Advice">What an officer should look at.</param>
/// <param name="Uncertain">Figures used that nobody has verified.</param>
public sealed record Answer(string Test, string Title, Money? Weekly, Money? Authority, string Says, string? Refused,
    IReadOnlyList<WorkingLine> Working, IReadOnlyList<string> Advice, IReadOnlyList<string> Uncertain)
{
    /// <summary>The working as the engine wrote it, to be compared with another; empty for an answer that was read from a file.</summary>
    [JsonIgnore]
    internal WorkingPaper Paper { get; init; } = new();
}

/// <summary>Every test for one person, side by side.</summary>
/// <param name="On">The day of the law and the figures.</param>
/// <param name="Asked">The charge that the file asks for, by its setting.</param>
/// <param name="Others">The same person and cost in the other settings, and every other test that the file has facts for.</param>
/// <param name="Receipt">Which engine, rules, figures, policy and facts.</param>
public sealed record Answers(DateOnly On, Answer Asked, IReadOnlyList<Answer> Others, Receipt Receipt)
{
    internal IEnumerable<Answer> All => [Asked, .. Others];

    /// <summary>Every test for one person; refused only for a policy that the law does not allow. A test that cannot be made says why, and the others are still made.</summary>
    public static Outcome<Answers> Of(PersonFile file, RateBook? book = null)
    {
        var rates = (book ?? RateBook.BuiltIn).On(file.On, file.KnownOn ?? DateOnly.MaxValue);
        var care = new CareFacts
        {
            Permanent = In(file, Setting.Permanent),
            Temporary = file.Care.Setting == Setting.Temporary ? file.Care : null,
            Home = In(file, file.Care.Setting is Setting.Carer or Setting.ShortTerm ? file.Care.Setting : Setting.AtHome),
            Grant = file.Grant,
            PensionCredit = file.PensionCredit,
            Checklist = file.Checklist,
            DecisionSupport = file.DecisionSupport,
            Nursing = file.Nursing,
        };
        if (!Assess.All(file.Person, care, rates, file.Policy).Try(out var tests, out var refusal)) return refusal;
        // Whoever is compared as a temporary resident is taken to mean to go home; who is assessed as one is not, until an officer has recorded it.
        var temporary = tests.Temporary ?? Assess.Charge(Returning(file), In(file, Setting.Temporary), rates, file.Policy).OrThrow().Charge;
        List<Answer> charges = [Charge(tests.Home!, care.Home!.Setting, rates), Charge(temporary, Setting.Temporary, rates), Charge(tests.Permanent!, Setting.Permanent, rates)];
        var asked = charges.Single(charge => charge.Test == CodeOf(file.Care.Setting));
        return new Answers(file.On, asked, [.. charges.Where(charge => charge != asked), .. Rest(tests, file.Recommendation, rates)], tests.Receipt);
    }

    /// <summary>Only the charge that the file asks for, for very many at once, with figures that were found once.</summary>
    internal static Outcome<Answers> OfAsked(PersonFile file, RatesOn rates) =>
        Assess.Charge(file.Person, file.Care, rates, file.Policy).Try(out var one, out var refusal) ? new Answers(file.On, Charge(one.Charge, file.Care.Setting, rates), [], one.Receipt) : refusal;

    // A day of moving in belongs to the setting that the file asks for; the others begin on the day itself.
    private static CarePackage In(PersonFile file, Setting setting) => setting == file.Care.Setting ? file.Care
        : file.Care with { Setting = setting, MovedIn = setting == Setting.Permanent ? file.On : null, EarlierStay = null, Free = null };

    private static PersonFacts Returning(PersonFile file) => file.Person with
    {
        Capital = [.. file.Person.Capital.Select(item => item.Kind == CapitalKind.MainHome ? item with { Disregards = [.. item.Disregards, new(CapitalDisregard.TempHome, file.On)] } : item)],
    };

    private static IEnumerable<Answer> Rest(SideBySide tests, HealthcareRecommendation? team, RatesOn rates)
    {
        if (tests.PensionCredit is { } credit)
            yield return Of("pension-credit", "Pension Credit", credit, rates, result => $"{result.GuaranteeCredit} guarantee credit and {result.SavingsCredit} savings credit a week. {PensionCreditResult.Caution}");
        if (tests.Grant is { } grant)
            yield return Of("facilities-grant", "Disabled Facilities Grant", grant, rates, result => $"A grant of {result.Grant}, after a contribution of {result.Contribution}. The grant leaves {result.Shortfall} of the cost unmet.");
        if (tests.Checklist is { } checklist)
            yield return Of("healthcare-checklist", "NHS Continuing Healthcare: checklist", checklist, rates, result => result.FullAssessment ? $"A full assessment is needed. {result.Ground}" : $"No full assessment is needed. {result.Ground}");
        if (tests.DecisionSupport is { } tool)
            yield return Support(tool, team, rates);
        if (tests.Nursing is { } nursing)
            yield return Of("funded-nursing", "NHS-funded nursing care", nursing, rates, result => $"The NHS pays {result} a week to the home");
    }

    // The tool never decides: what the team recommends stands beside what the levels lead one to expect.
    private static Answer Support(Test<DecisionSupportResult> tool, HealthcareRecommendation? team, RatesOn rates)
    {
        var answer = Of("healthcare-decision-support", "NHS Continuing Healthcare: decision support", tool, rates, result => result.Words);
        if (team is null || !tool.Result.Try(out var levels, out _)) return answer;
        if (!DecisionSupport.Recommend(levels, team.Narratives, team.IsEligible, team.Judgement).Try(out var recommended, out var refusal)) return answer with { Says = "", Refused = refusal.ToString() };
        return answer with
        {
            Says = $"{answer.Says} The team recommends: {(team.IsEligible ? "eligible" : "not eligible")}. {team.Judgement.Reason}",
            Advice = recommended.DiffersFromExpected ? ["The team differs from what the levels led one to expect. Its reasons must be exceptional and clear."] : [],
        };
    }

    private static Answer Charge(Test<Charge> test, Setting setting, RatesOn rates)
    {
        var answer = Of(CodeOf(setting), TitleOf(setting), test, rates, GroundOf);
        return test.Result.Try(out var charge, out _) ? answer with { Weekly = charge.Weekly, Authority = charge.Authority, Advice = [.. charge.Advice.Select(advice => advice.Sentence)] } : answer;
    }

    private static Answer Of<T>(string code, string title, Test<T> test, RatesOn rates, Func<T, string> says) => new(code, title, null, null,
        test.Result.Try(out var result, out var refusal) ? says(result) : "", refusal?.ToString(), [.. test.Working.Lines.Select(WorkingLine.Of)], [],
        UncertainOf(test.Working, rates.Book))
    { Paper = test.Working };

    /// <summary>The figures of a working that nobody has verified, in sentences.</summary>
    internal static IReadOnlyList<string> UncertainOf(WorkingPaper paper, RateBook book) =>
        [.. paper.Uncertain.Select(rate => $"{book[rate.Element].Label}, {RateCommands.Number(rate.Value)} from {rate.From:d MMMM yyyy}: {SourceOf(rate)}")];

    private static string SourceOf(Rate rate)
    {
        var status = rate.Status.ToString().ToLowerInvariant();
        return rate.Source.StartsWith(status, StringComparison.OrdinalIgnoreCase) ? rate.Source : $"{status} ({rate.Source})";
    }

    private static string CodeOf(Setting setting) => $"charge-{EnumNames<Setting>.Of(setting)}";

    internal static string TitleOf(Setting setting) => setting switch
    {
        Setting.Permanent => "Care home, for good",
        Setting.Temporary => "Care home, for a time, then home",
        Setting.ShortTerm => "Short stay, charged as at home",
        Setting.Carer => "Support for a carer",
        _ => "Care at home",
    };

    private static string GroundOf(Charge charge) => charge.Ground switch
    {
        ChargeGround.Free => "The care is free",
        ChargeGround.FullCost => "Capital above the limit: the whole cost",
        _ => "By the person’s means",
    };
}
