using System.Text.Json;
using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Cases;

/// <summary>Two fictional assessments of the demo place's county council: one decided, one begun.</summary>
internal static class DemoAssessments
{
    internal const string Council = "XHC", By = "demo-finance", Officer = "Helen Birch";

    public static async Task Seed(DemoSeed seed)
    {
        var ids = seed.Ids("assessments");
        var (decided, begun) = (ids.Next<Case>(), ids.Next<Case>());
        var at = seed.Clock.GetUtcNow();
        await seed.Rows("Assessments", "entitlement_case", ["id", "organisation", "reference", "referred_on", "opened_at", "opened_by"],
        [
            [decided, Council, "HV-0412", seed.Today.AddDays(-24), at, By],
            [begun, Council, "HV-0431", seed.Today.AddDays(-9), at, By],
        ]);
        await seed.Rows("Facts of assessments", "entitlement_facts", ["case_id", "version", "facts", "recorded_at", "recorded_by"],
        [
            [decided, 1L, JsonSerializer.Serialize(Whole, PersonFile.Json), at, By],
            [begun, 1L, JsonSerializer.Serialize(Whole with { Care = null, CostsAreWhole = false, Costs = [] }, PersonFile.Json), at, By],
        ]);
        var policy = Policy(seed.Today);
        await seed.Rows("Charging policies", "entitlement_policy", ["organisation", "version", "choices", "reason", "published_at", "published_by", "published_by_name"],
            [[Council, 1L, JsonSerializer.Serialize(policy.Rows, PersonFile.Json), "Adopted by the cabinet in February.", at, By, Officer]]);
        var file = Whole.On(seed.Today, seed.Today, policy)!;
        var decision = CaseBook.DecisionOf(ids.Next<Decision>(), decided, 1, file, Answers.Of(file).OrThrow(), "You asked for help at home in September, and we have agreed your care.", at, Officer, seed.Today.AddYears(1));
        await seed.Rows("Decisions", "entitlement_decision", CaseBook.Columns, [CaseBook.Row(decision, By)]);
    }

    // What the council chose, each from a new year's first day before the demo place begins.
    internal static LocalPolicy Policy(DateOnly today)
    {
        var year = DateRange.Of(new DateOnly(today.Month >= 4 ? today.Year : today.Year - 1, 4, 1));
        return new(Council, "version 1", [new(PolicyItem.MinimumCharge, 2, year, "paragraph 3.4"), new(PolicyItem.ArrangementFee, 6, year, "paragraph 7.1"), new(PolicyItem.DecisionDays, 28, year, "paragraph 2.2")]);
    }

    internal static readonly CaseFacts Whole = new()
    {
        Person = new() { DateOfBirth = new(1941, 5, 17) },
        Care = new(Setting.AtHome, new Money(342_50)),
        Income = [new(IncomeKind.StatePension, new Money(241_30)), new(IncomeKind.OccupationalPension, new Money(186_40), Every.Month), new(IncomeKind.AttendanceAllowanceHigher, new Money(114_60))],
        Capital = [new("savings account", CapitalKind.Money, new Money(16_420_00)), new("home", CapitalKind.MainHome, new Money(238_000_00)) { SaleExpenses = true }],
        Costs = [new(CostKind.Housing, "council tax", new Money(24_10)), new(CostKind.Disability, "laundry and heating", new Money(16_75)),
            new(CostKind.Disability, "gardener", new Money(40_00)) { Decision = CostDecision.Part, Allowed = new Money(20_00), Judgement = new("Is this cost needed because of the disability?", "Allowed in part", "The garden was kept by a gardener before; the path must be kept clear for the frame.", By, new(2026, 9, 28)) }],
        Services =
        [
            new("home care", new Money(228_00), DateRange.Of(new(2026, 9, 14))),
            new("reablement", new Money(310_00), DateRange.Of(new(2026, 9, 14), new(2026, 11, 23))) { IsReablement = true },
            new("nursing visits", new Money(114_50), DateRange.Of(new(2026, 10, 5))) { Funding = HealthFunding.Joint, HealthPercent = 60 },
        ],
        IncomeIsWhole = true,
        CapitalIsWhole = true,
        CostsAreWhole = true,
    };
}
