using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Cases;

/// <summary>One page of the assessment: which facts it asks for, and how they are read.</summary>
public abstract class Section
{
    public abstract string Path { get; }
    public abstract string Title { get; }

    /// <summary>True for a list to which things are added one by one.</summary>
    public virtual bool IsList => false;

    /// <summary>True when it is done.</summary>
    public abstract bool IsDone(CaseFacts facts);

    /// <summary>The form with what is known filled in.</summary>
    public abstract Form Fill(CaseFacts facts);

    /// <summary>The facts with the answers in them; problems are on the form.</summary>
    public abstract CaseFacts Read(Form form, CaseFacts facts, Officer officer);

}

/// <summary>The sections in the order of the task list.</summary>
internal static class Sections
{
    public static IReadOnlyList<Section> All { get; } = [new PersonSection(), new CareSection(), new IncomeSection(), new CapitalSection(), new CostSection()];

    /// <summary>The services of the package.</summary>
    public static Section Services { get; } = new ServiceSection();

    /// <summary>Tests beside the charge, each only where it applies.</summary>
    public static IReadOnlyList<OtherTest> Others { get; } = [new PensionCreditTest(), new GrantTest(), new ChecklistTest(), new DecisionSupportTest(), new NursingTest()];

    /// <summary>Every task that asks for facts.</summary>
    public static IEnumerable<Section> Every => [.. All, Services, .. Others];
}

/// <summary>Who they are, as far as a charge depends on it.</summary>
public sealed class PersonSection : Section
{
    public override string Path => "person";
    public override string Title => "About the person";
    public override bool IsDone(CaseFacts facts) => facts.Person is not null;

    public override Form Fill(CaseFacts facts) => facts.Person is not { } person ? Form.Empty : Form.Empty.With("born", person.DateOfBirth)
        .With("household", EnumNames<Household>.Of(person.Household)).With("partner-born", person.Partner?.DateOfBirth).With("married", person.Partner is { IsMarried: true } ? "yes" : null)
        .With("together", person.Partner is { LivesWith: true } ? "yes" : null).With("children", person.Children == 0 ? "" : $"{person.Children}")
        .With("disability", EnumNames<PremiumBasis>.Of(person.Premiums.Disability)).With("enhanced", EnumNames<PremiumBasis>.Of(person.Premiums.Enhanced)).With("carer", EnumNames<PremiumBasis>.Of(person.Premiums.Carer));

    public override CaseFacts Read(Form form, CaseFacts facts, Officer officer)
    {
        var born = form.Date("born", "date of birth", new(1900, 1, 1), officer.Today);
        var household = EnumNames<Household>.Find(form.Choice("household", EnumNames<Household>.All, "Choose whom the person lives with"));
        var isCouple = household == Household.Couple;
        var partnerBorn = isCouple ? form.Date("partner-born", "partner’s date of birth", new(1900, 1, 1), officer.Today) : default;
        var children = form.OptionalNumber("children", 0, 20, "the number of children") ?? 0;
        PremiumBasis Premium(string name) => EnumNames<PremiumBasis>.Find(form.OptionalChoice(name, EnumNames<PremiumBasis>.All)) ?? PremiumBasis.None;
        return facts with
        {
            Person = (facts.Person ?? new() { DateOfBirth = born }) with
            {
                DateOfBirth = born,
                Household = household ?? default,
                Partner = isCouple ? (facts.Person?.Partner ?? new() { DateOfBirth = partnerBorn }) with { DateOfBirth = partnerBorn, IsMarried = form.Ticked("married"), LivesWith = form.Ticked("together") } : null,
                Children = children,
                Premiums = new(Premium("disability"), Premium("enhanced"), Premium("carer")),
            },
        };
    }
}

/// <summary>Where care is given and what it costs.</summary>
public sealed class CareSection : Section
{
    public override string Path => "care";
    public override string Title => "The care";
    public override bool IsDone(CaseFacts facts) => facts.Care is not null;

    public override Form Fill(CaseFacts facts) => facts.Care is not { } care ? Form.Empty
        : Form.Empty.With("setting", EnumNames<Setting>.Of(care.Setting)).With("cost", care.WeeklyCost).With("moved-in", care.MovedIn);

    public override CaseFacts Read(Form form, CaseFacts facts, Officer officer)
    {
        var setting = EnumNames<Setting>.Find(form.Choice("setting", EnumNames<Setting>.All, "Choose where the care is given"));
        var cost = form.Money("cost", "Enter what the care costs a week", new Money(1), Limits.Amount, "the cost");
        var movedIn = setting == Setting.Permanent ? form.Date("moved-in", "day of moving in", new(2000, 1, 1), officer.Today.AddYears(1)) : (DateOnly?)null;
        return facts with { Care = new(setting ?? default, cost) { MovedIn = movedIn } };
    }
}

/// <summary>Things that are added one by one, taken away by their number, and declared whole.</summary>
public abstract class ListSection<T> : Section
{
    /// <summary>More than anybody has.</summary>
    private const int MostItems = 50;

    public override bool IsList => true;
    public override Form Fill(CaseFacts facts) => Form.Empty;

    protected abstract IReadOnlyList<T> Of(CaseFacts facts);
    protected abstract CaseFacts With(CaseFacts facts, IReadOnlyList<T> items, bool isWhole);
    protected abstract T? ReadItem(Form form, Officer officer);

    public override CaseFacts Read(Form form, CaseFacts facts, Officer officer)
    {
        var items = Of(facts);
        if (form.Answer("go") == "whole") return With(facts, items, true);
        if (form.OptionalNumber("remove", 1, items.Count, "the number") is { } number) return With(facts, [.. items.Where((_, i) => i != number - 1)], IsDone(facts));
        if (items.Count >= MostItems) form.Refuse($"There are already {MostItems}. Add those of one kind together");
        return ReadItem(form, officer) is { } item && form.IsValid ? With(facts, [.. items, item], IsDone(facts)) : facts;
    }
}

/// <summary>What they receive.</summary>
public sealed class IncomeSection : ListSection<IncomeItem>
{
    public override string Path => "income";
    public override string Title => "Income";
    public override bool IsDone(CaseFacts facts) => facts.IncomeIsWhole;
    protected override IReadOnlyList<IncomeItem> Of(CaseFacts facts) => facts.Income;
    protected override CaseFacts With(CaseFacts facts, IReadOnlyList<IncomeItem> items, bool isWhole) => facts with { Income = items, IncomeIsWhole = isWhole };

    protected override IncomeItem? ReadItem(Form form, Officer officer)
    {
        var kind = EnumNames<IncomeKind>.Find(form.Choice("kind", EnumNames<IncomeKind>.All, "Choose what kind of income it is"));
        var amount = form.Money("amount", "Enter the amount", new Money(1), Limits.Amount);
        var every = EnumNames<Every>.Find(form.Choice("every", EnumNames<Every>.All, "Choose how often it is paid"));
        var tax = form.OptionalMoney("tax", Money.Zero, Limits.Amount, "the tax") ?? Money.Zero;
        return form.IsValid ? new(kind!.Value, amount, every!.Value) { Tax = tax, IsJoint = form.Ticked("joint"), PaidToSpouse = form.OptionalMoney("spouse", Money.Zero, Limits.Amount, "what goes to the spouse") ?? Money.Zero } : null;
    }
}

/// <summary>What they own.</summary>
public sealed class CapitalSection : ListSection<CapitalItem>
{
    public override string Path => "capital";
    public override string Title => "Savings and property";
    public override bool IsDone(CaseFacts facts) => facts.CapitalIsWhole;
    protected override IReadOnlyList<CapitalItem> Of(CaseFacts facts) => facts.Capital;
    protected override CaseFacts With(CaseFacts facts, IReadOnlyList<CapitalItem> items, bool isWhole) => facts with { Capital = items, CapitalIsWhole = isWhole };

    protected override CapitalItem? ReadItem(Form form, Officer officer)
    {
        var name = form.Text("name", "Enter what it is", 60, "what it is");
        var kind = EnumNames<CapitalKind>.Find(form.Choice("kind", EnumNames<CapitalKind>.All, "Choose what kind of thing it is"));
        var value = form.Money("value", "Enter what it is worth", Money.Zero, Limits.Amount, "the value");
        var debt = form.OptionalMoney("debt", Money.Zero, Limits.Amount, "the debt") ?? Money.Zero;
        var owners = form.OptionalNumber("owners", 1, 20, "the number of owners") ?? 1;
        var share = form.OptionalDecimal("share", 0, 100, "the share");
        var code = EnumNames<CapitalDisregard>.Find(form.OptionalChoice("disregard", EnumNames<CapitalDisregard>.All));
        AppliedDisregard[] disregards = [];
        if (code is { } reason)
        {
            var from = form.Date("disregard-from", "first day on which it is left out", new(2000, 1, 1), officer.Today.AddYears(1));
            var why = CapitalDisregards.Of(reason).IsDuty ? form.OptionalParagraphs("disregard-why", 1_000, "the reason") : form.Paragraphs("disregard-why", "Say why it is left out: the authority may, but need not", 1_000, "the reason");
            disregards = [new(reason, from, null, why.Length == 0 ? null : officer.Judge(form, "Is it reasonable to leave this out?", "Left out", why))];
        }
        return form.IsValid ? new(name, kind!.Value, value) { Encumbrance = debt, Owners = owners, ActualShare = share / 100, SaleExpenses = form.Ticked("selling"), Disregards = disregards } : null;
    }
}

/// <summary>What they pay.</summary>
public sealed class CostSection : ListSection<Cost>
{
    public override string Path => "costs";
    public override string Title => "Costs";
    public override bool IsDone(CaseFacts facts) => facts.CostsAreWhole;
    protected override IReadOnlyList<Cost> Of(CaseFacts facts) => facts.Costs;
    protected override CaseFacts With(CaseFacts facts, IReadOnlyList<Cost> items, bool isWhole) => facts with { Costs = items, CostsAreWhole = isWhole };

    protected override Cost? ReadItem(Form form, Officer officer)
    {
        var kind = EnumNames<CostKind>.Find(form.Choice("kind", EnumNames<CostKind>.All, "Choose what the cost is for"));
        var name = form.Text("name", "Enter what is paid for", 60, "what is paid for");
        var amount = form.Money("amount", "Enter the amount", new Money(1), Limits.Amount);
        var every = EnumNames<Every>.Find(form.Choice("every", EnumNames<Every>.All, "Choose how often it is paid"));
        var decision = EnumNames<CostDecision>.Find(form.Choice("decision", EnumNames<CostDecision>.All, "Choose whether the cost is allowed"));
        var allowed = decision == CostDecision.Part ? form.Money("allowed", "Enter the part that is allowed", Money.Zero, amount, "the part") : Money.Zero;
        var why = decision is CostDecision.Part or CostDecision.Refuse ? form.Paragraphs("why", "Say why it is not allowed in full", 1_000, "the reason") : "";
        return form.IsValid ? new(kind!.Value, name, amount, every!.Value)
        {
            Decision = decision!.Value,
            Allowed = allowed,
            Judgement = why.Length == 0 ? null : officer.Judge(form, "Is this cost needed because of the disability?", decision == CostDecision.Part ? "Allowed in part" : "Refused", why),
        } : null;
    }
}

/// <summary>What care is given, for who pays.</summary>
public sealed class ServiceSection : ListSection<ServiceLine>
{
    public override string Path => "services";
    public override string Title => "Services";
    public override bool IsDone(CaseFacts facts) => facts.Services.Count > 0;
    protected override IReadOnlyList<ServiceLine> Of(CaseFacts facts) => facts.Services;
    protected override CaseFacts With(CaseFacts facts, IReadOnlyList<ServiceLine> items, bool isWhole) => facts with { Services = items };

    protected override ServiceLine? ReadItem(Form form, Officer officer)
    {
        var name = form.Text("name", "Enter what the service is", 60, "the service");
        var cost = form.Money("cost", "Enter what it costs a week", new Money(1), Limits.Amount, "the cost");
        var from = form.Date("from", "the first day", Limits.FirstDay, officer.Today.AddYears(2));
        var until = form.OptionalDate("until", "the first day after the service", Limits.FirstDay);
        var funding = EnumNames<HealthFunding>.Find(form.Choice("funding", EnumNames<HealthFunding>.All, "Choose what the NHS pays"));
        var percent = form.OptionalDecimal("percent", 0, 100, "the part of the NHS");
        var thirdParty = form.OptionalMoney("third-party", Money.Zero, Limits.Amount, "the top-up") ?? Money.Zero;
        DateRange? days = null;
        if (form.IsValid && !DateRange.Read(from, until).Try(out days, out var backwards)) form.Refuse(backwards, "until");
        if (form.IsValid && funding is HealthFunding.Joint or HealthFunding.Aftercare && percent is null) form.Refuse("Enter the part of the NHS", "percent");
        return form.IsValid ? new(name, cost, days!) { Funding = funding!.Value, HealthPercent = percent, IsReablement = form.Ticked("reablement"), ThirdPartyTopUp = thirdParty } : null;
    }
}
