using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Cases;

/// <summary>A test beside the charge. It is asked for where it applies, and can be left out again.</summary>
public abstract class OtherTest : Section
{
    /// <summary>The answer of the button that takes the test out again.</summary>
    public const string LeaveOut = "leave-out";

    public sealed override CaseFacts Read(Form form, CaseFacts facts, Officer officer) => form.Answer("go") == LeaveOut ? Without(facts) : With(form, facts, officer);

    protected abstract CaseFacts Without(CaseFacts facts);
    protected abstract CaseFacts With(Form form, CaseFacts facts, Officer officer);
}

/// <summary>Pension Credit, an estimate from the same income and capital.</summary>
public sealed class PensionCreditTest : OtherTest
{
    public override string Path => "pension-credit";
    public override string Title => "Pension Credit";
    public override bool IsDone(CaseFacts facts) => facts.PensionCredit is not null;
    protected override CaseFacts Without(CaseFacts facts) => facts with { PensionCredit = null };

    public override Form Fill(CaseFacts facts) => facts.PensionCredit is not { } credit ? Form.Empty
        : Form.Empty.With("severe", $"{credit.SeverelyDisabled}").With("carers", $"{credit.Carers}").With("savings-credit", credit.SavingsCreditMayBeDue ? "yes" : null);

    protected override CaseFacts With(Form form, CaseFacts facts, Officer officer) => facts with
    {
        PensionCredit = new()
        {
            SeverelyDisabled = form.OptionalNumber("severe", 0, 2, "the number of people") ?? 0,
            Carers = form.OptionalNumber("carers", 0, 2, "the number of carer additions") ?? 0,
            SavingsCreditMayBeDue = form.Ticked("savings-credit"),
        },
    };
}

/// <summary>The Disabled Facilities Grant.</summary>
public sealed class GrantTest : OtherTest
{
    public override string Path => "adaptations";
    public override string Title => "Adaptations: Disabled Facilities Grant";
    public override bool IsDone(CaseFacts facts) => facts.Grant is not null;
    protected override CaseFacts Without(CaseFacts facts) => facts with { Grant = null };

    public override Form Fill(CaseFacts facts) => facts.Grant is not { } grant ? Form.Empty
        : Form.Empty.With("tenure", EnumNames<GrantTenure>.Of(grant.Tenure)).With("cost", grant.EligibleCost).With("child", grant.IsForChild ? "yes" : null)
            .With("passport", grant.Passport is { } benefit ? EnumNames<GrantPassport>.Of(benefit) : "").With("severe", EnumNames<SeverePremium>.Of(grant.Severe))
            .With("carers", $"{grant.Carers}").With("disability", grant.DisabilityPremium ? "yes" : null).With("enhanced", grant.EnhancedPremium ? "yes" : null);

    protected override CaseFacts With(Form form, CaseFacts facts, Officer officer) => facts with
    {
        Grant = (facts.Grant ?? new()) with
        {
            Tenure = EnumNames<GrantTenure>.Find(form.Choice("tenure", EnumNames<GrantTenure>.All, "Choose who applies")) ?? default,
            EligibleCost = form.Money("cost", "Enter what the eligible works cost", new Money(1), Limits.Amount, "the cost"),
            IsForChild = form.Ticked("child"),
            Passport = EnumNames<GrantPassport>.Find(form.OptionalChoice("passport", EnumNames<GrantPassport>.All)),
            Severe = EnumNames<SeverePremium>.Find(form.OptionalChoice("severe", EnumNames<SeverePremium>.All)) ?? SeverePremium.None,
            Carers = form.OptionalNumber("carers", 0, 2, "the number of carer premiums") ?? 0,
            DisabilityPremium = form.Ticked("disability"),
            EnhancedPremium = form.Ticked("enhanced"),
        },
    };
}

/// <summary>The checklist of NHS Continuing Healthcare.</summary>
public sealed class ChecklistTest : OtherTest
{
    public override string Path => "checklist";
    public override string Title => "NHS Continuing Healthcare: checklist";
    public override bool IsDone(CaseFacts facts) => facts.Checklist is not null;
    protected override CaseFacts Without(CaseFacts facts) => facts with { Checklist = null };

    /// <summary>The domains that the checklist asks about.</summary>
    internal static readonly IReadOnlyList<CareDomain> Domains = [.. Enum.GetValues<CareDomain>().Where(domain => domain != CareDomain.Other)];

    public override Form Fill(CaseFacts facts) => facts.Checklist is not { } levels ? Form.Empty
        : levels.Aggregate(Form.Empty, (form, one) => form.With(EnumNames<CareDomain>.Of(one.Key), EnumNames<ChecklistLevel>.Of(one.Value)));

    protected override CaseFacts With(Form form, CaseFacts facts, Officer officer)
    {
        var levels = new Dictionary<CareDomain, ChecklistLevel>();
        foreach (var domain in Domains)
            if (EnumNames<ChecklistLevel>.Find(form.Choice(EnumNames<CareDomain>.Of(domain), EnumNames<ChecklistLevel>.All, $"Choose a level for {HealthWords.Of(domain).ToLowerInvariant()}")) is { } level) levels[domain] = level;
        return facts with { Checklist = levels };
    }
}

/// <summary>The Decision Support Tool, and what the team recommends in its own words.</summary>
public sealed class DecisionSupportTest : OtherTest
{
    public override string Path => "decision-support";
    public override string Title => "NHS Continuing Healthcare: decision support tool";
    public override bool IsDone(CaseFacts facts) => facts.DecisionSupport is not null;
    protected override CaseFacts Without(CaseFacts facts) => facts with { DecisionSupport = null, Recommendation = null };

    /// <summary>The levels that a domain knows.</summary>
    internal static IEnumerable<NeedLevel> LevelsOf(CareDomain domain) => Enum.GetValues<NeedLevel>().Where(level => DecisionSupport.Knows(domain, level));

    public override Form Fill(CaseFacts facts)
    {
        var form = (facts.DecisionSupport ?? new Dictionary<CareDomain, NeedLevel>()).Aggregate(Form.Empty, (filled, one) => filled.With(EnumNames<CareDomain>.Of(one.Key), EnumNames<NeedLevel>.Of(one.Value)));
        if (facts.Recommendation is not { } team) return form;
        form.With("recommends", team.IsEligible ? "yes" : "no").With("nature", team.Narratives.Nature).With("intensity", team.Narratives.Intensity)
            .With("complexity", team.Narratives.Complexity).With("unpredictability", team.Narratives.Unpredictability).With("why", team.Judgement.Reason);
        return team.Judgement.Evidence.Aggregate(form, (filled, document) => filled.With("evidence", document));
    }

    protected override CaseFacts With(Form form, CaseFacts facts, Officer officer)
    {
        var levels = new Dictionary<CareDomain, NeedLevel>();
        foreach (var domain in Enum.GetValues<CareDomain>())
            if (EnumNames<NeedLevel>.Find(form.Choice(EnumNames<CareDomain>.Of(domain), [.. LevelsOf(domain).Select(EnumNames<NeedLevel>.Of)], $"Choose a level for {HealthWords.Of(domain).ToLowerInvariant()}")) is { } level) levels[domain] = level;
        var recommends = form.OptionalChoice("recommends", ["yes", "no"]);
        HealthcareRecommendation? team = null;
        if (recommends.Length > 0)
        {
            string Say(string name) => form.Paragraphs(name, $"Describe the {name} of the needs in the team’s words", 4_000, $"the {name}");
            var narratives = new NeedNarratives(Say("nature"), Say("intensity"), Say("complexity"), Say("unpredictability"));
            var why = form.Paragraphs("why", "Say why the team recommends this", 4_000, "the reason");
            team = new(recommends == "yes", narratives, officer.Judge(form, "Is there a primary health need?", recommends == "yes" ? "Eligible" : "Not eligible", why));
        }
        return facts with { DecisionSupport = levels, Recommendation = team };
    }
}

/// <summary>NHS-funded nursing care.</summary>
public sealed class NursingTest : OtherTest
{
    public override string Path => "nursing";
    public override string Title => "NHS-funded nursing care";
    public override bool IsDone(CaseFacts facts) => facts.Nursing is not null;
    protected override CaseFacts Without(CaseFacts facts) => facts with { Nursing = null };

    public override Form Fill(CaseFacts facts) => facts.Nursing is { } band ? Form.Empty.With("band", EnumNames<NursingBand>.Of(band)) : Form.Empty;

    protected override CaseFacts With(Form form, CaseFacts facts, Officer officer) =>
        facts with { Nursing = EnumNames<NursingBand>.Find(form.Choice("band", EnumNames<NursingBand>.All, "Choose the rate")) };
}

/// <summary>Words of the pages of healthcare.</summary>
internal static class HealthWords
{
    public static string Of(CareDomain domain) => domain switch
    {
        CareDomain.Skin => "Skin, including tissue viability",
        CareDomain.Psychological => "Psychological and emotional needs",
        CareDomain.DrugTherapies => "Drug therapies and medication",
        CareDomain.AlteredStates => "Altered states of consciousness",
        CareDomain.Other => "Other significant care needs",
        _ => domain.ToString(),
    };

    public static string Of(NeedLevel level) => level == NeedLevel.No ? "No needs" : level.ToString();
}
