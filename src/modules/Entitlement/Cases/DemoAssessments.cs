using System.Text.Json;
using Joinery.Design;
using Joinery.Entitlement.Accounts;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Budgets;
using Joinery.Entitlement.Deferrals;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Cases;

/// <summary>Four fictional assessments of the demo place's county council: one decided, one begun, one with a direct payment, and one with a deferred payment.</summary>
internal static class DemoAssessments
{
    internal const string Council = "XHC", By = "demo-finance", Officer = "Helen Birch";

    public static async Task Seed(DemoSeed seed)
    {
        var ids = seed.Ids("assessments");
        var (decided, begun, paid, deferred) = (ids.Next<Case>(), ids.Next<Case>(), ids.Next<Case>(), ids.Next<Case>());
        var at = seed.Clock.GetUtcNow();
        await seed.Rows("Assessments", "entitlement_case", ["id", "organisation", "reference", "referred_on", "opened_at", "opened_by"],
        [
            [decided, Council, "HV-0412", seed.Today.AddDays(-24), at, By],
            [begun, Council, "HV-0431", seed.Today.AddDays(-9), at, By],
            [paid, Council, "HV-0366", seed.Today.AddDays(-190), at, By],
            [deferred, Council, "HV-0219", seed.Today.AddMonths(-24), at, By],
        ]);
        await seed.Rows("Facts of assessments", "entitlement_facts", ["case_id", "version", "facts", "recorded_at", "recorded_by"],
        [
            [decided, 1L, JsonSerializer.Serialize(Whole, PersonFile.Json), at, By],
            [begun, 1L, JsonSerializer.Serialize(Whole with { Care = null, CostsAreWhole = false, Costs = [] }, PersonFile.Json), at, By],
            [paid, 1L, JsonSerializer.Serialize(OwnCare(seed.Today), PersonFile.Json), at, By],
            [deferred, 1L, JsonSerializer.Serialize(InHome(seed.Today), PersonFile.Json), at, By],
        ]);
        var policy = Policy(seed.Today);
        await seed.Rows("Charging policies", "entitlement_policy", ["organisation", "version", "choices", "reason", "published_at", "published_by", "published_by_name"],
            [[Council, 1L, JsonSerializer.Serialize(policy.Rows, PersonFile.Json), "Adopted by the cabinet in February.", at, By, Officer]]);
        Decision Decided(Id<Case> id, CaseFacts facts, string reason)
        {
            var file = facts.On(seed.Today, seed.Today, policy).OrThrow();
            return CaseBook.DecisionOf(ids.Next<Decision>(), id, 1, file, Answers.Of(file).OrThrow(), reason, at, Officer, seed.Today.AddYears(1));
        }
        await seed.Rows("Decisions", "entitlement_decision", CaseBook.Columns,
        [
            CaseBook.Row(Decided(decided, Whole, "You asked for help at home in September, and we have agreed your care."), By),
            CaseBook.Row(Decided(paid, OwnCare(seed.Today), "You asked for help at home, and we have agreed your care."), By),
            CaseBook.Row(Decided(deferred, InHome(seed.Today), "You live in a care home for good, and your home counts."), By),
        ]);
        await seed.Rows("Agreements", "entitlement_agreement", AgreementBook.Columns, [.. DirectPaymentOf(paid, seed.Today, policy, at), .. DeferralOf(deferred, seed.Today, at)]);
        var lines = Statement(seed.Today);
        await seed.Rows("Statements", "entitlement_card_file", AccountBook.FileColumns, [[paid, 1L, "demo", (long)lines.Count, 0L, 0L, "[]", at, By, Officer]]);
        await seed.Rows("Lines of statements", "entitlement_card_line", AccountBook.LineColumns, [.. lines.Select(line => AccountBook.Row(paid, 1, line))]);
    }

    private static object?[] Row<T>(Id<Case> id, long version, DateOnly from, T terms, string reason, DateTimeOffset at) where T : ITerms =>
        [id, T.Kind, version, from, JsonSerializer.Serialize(terms, PersonFile.Json), reason, at, By, Officer, false];

    // Somebody who buys home care and nursing visits for themselves, out of one budget of both services.
    private static CaseFacts OwnCare(DateOnly today) => Whole with
    {
        Services =
        [
            new("home care", new Money(228_00), DateRange.Of(today.AddDays(-180))),
            new("nursing visits", new Money(114_50), DateRange.Of(today.AddDays(-180))) { Funding = HealthFunding.Joint, HealthPercent = 60 },
        ],
    };

    private static IEnumerable<object?[]> DirectPaymentOf(Id<Case> id, DateOnly today, LocalPolicy policy, DateTimeOffset at)
    {
        var (facts, from, reviewed) = (OwnCare(today), today.AddDays(-150), today.AddDays(-66));
        var budget = Budget.Of(new() { Assessment = facts.On(from, today, policy).OrThrow(), Services = facts.Services, Days = DateRange.Of(from) }, from).OrThrow();
        budget = budget with
        {
            Parts = [.. budget.Parts.Select(part => part with
            {
                Need = part.Service == "home care" ? "Washing, dressing and meals" : "Dressings, and help with breathing",
                Outcome = part.Service == "home care" ? "Starts the day clean, dressed and fed" : "Stays out of hospital",
            })],
        };
        yield return Row(id, 1, from, budget, "You asked to arrange your care yourself.", at);
        var terms = new DirectPayment
        {
            Account = AccountKind.PrepaidCard,
            Parts = [.. budget.Parts.Select(part => part.Title)],
            Health = budget.Statement.Health,
            Social = budget.Statement.Social,
            Contribution = budget.Statement.PersonPays,
            IsNet = true,
            Buys = "A personal assistant for 12 hours a week, and nursing visits.",
            ContingencyWeeks = 8,
        };
        yield return Row(id, 1, from, terms, "The person chose to employ their own assistant.", at);
        yield return Row(id, 2, reviewed, terms with { LastReview = reviewed }, "Reviewed after three months: it goes well.", at);
    }

    // Twenty weeks: both pay in every four weeks, the assistant is paid every week, and two lines ask for a word with the person.
    private static List<CardLine> Statement(DateOnly today)
    {
        var lines = new List<CardLine>();
        for (var week = 0; week < 20; week++)
        {
            var day = today.AddDays(-150 + 7 * week);
            if (week % 4 == 0)
            {
                lines.Add(new($"C{week:00}1", day, "Council and NHS", "authority", 980_00, 0));
                lines.Add(new($"C{week:00}2", day, "Own contribution", "contribution", 390_00, 0));
            }
            lines.Add(new($"C{week:00}3", day.AddDays(4), "Wages and nursing", "plan", 0, week is > 11 and < 15 ? 0 : 214_60));
        }
        lines.RemoveAll(line => line.InPence + line.OutPence == 0);
        lines.Add(new("C904", today.AddDays(-31), "Corner shop", "tobacco", 0, 14_85));
        lines.Add(new("C905", today.AddDays(-20), "Cash machine", "", 0, 60_00));
        return lines;
    }

    private static CaseFacts InHome(DateOnly today) => Whole with
    {
        Care = new(Setting.Permanent, new Money(980_00)) { MovedIn = today.AddMonths(-24) },
        Income = [new(IncomeKind.StatePension, new Money(241_30)), new(IncomeKind.OccupationalPension, new Money(186_40), Every.Month)],
        Capital = [new("savings account", CapitalKind.Money, new Money(9_640_00)), new("home", CapitalKind.MainHome, new Money(238_000_00)) { SaleExpenses = true }],
        Costs = [],
        Services = [new("care home", new Money(980_00), DateRange.Of(today.AddMonths(-24)))],
    };

    private static IEnumerable<object?[]> DeferralOf(Id<Case> id, DateOnly today, DateTimeOffset at)
    {
        var from = today.AddMonths(-21);
        var terms = new Deferral
        {
            Request = new(true, true, false, new Money(9_640_00), true, true, true),
            PropertyValue = new Money(238_000_00),
            Charge = new Money(940_00),
            Income = new Money(263_20),
            SetUpCost = new Money(640_00),
            YearlyCost = new Money(120_00),
        };
        yield return Row(id, 1, from, terms, "The person does not want to sell the home yet.", at);
        yield return Row(id, 2, from.AddDays(98), terms with { Charge = new Money(980_00), Income = new Money(271_80) }, "A new year: the home asks for more.", at);
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
