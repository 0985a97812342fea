using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Entitlement.Releases;
using Joinery.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Estimates;

/// <summary>The public estimate: a few questions, an answer with its working, and nothing stored.</summary>
internal static class EstimatePages
{
    private static readonly Money MostMoney = new(10_000_000_00);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/care-costs").Public();
        pages.MapPage("", (HttpContext context) => Show(context, Form.Empty, null));
        pages.MapForm("", Estimate);
    }

    private static Task<IResult> Show(HttpContext context, Form form, Answers? answers) => context.Page<EstimatePage>("What might I pay for care?",
        new { Form = form, Answers = answers });

    // Posted, so that nobody's savings stand in an address or a log.
    private static async Task<IResult> Estimate(HttpContext context, RateReleases releases, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var book = await releases.Now();
        var file = Read(form, clock.Today(), book);
        if (!form.IsValid) return await Show(context, form, null);
        if (!Answers.Of(file, book).Try(out var answers, out var refusal)) form.Refuse(refusal);
        else if (answers.Asked.Refused is { } refused) form.Refuse(refused);
        return await Show(context, form, form.IsValid ? answers : null);
    }

    /// <summary>The facts that the answers make. What the questions leave out is told beside the answer.</summary>
    internal static PersonFile Read(Form form, DateOnly today, RateBook book)
    {
        var setting = form.Choice<Setting>("where", "Choose where the care would be");
        var age = form.Number("age", "Enter an age", 18, 120, "the age");
        var couple = form.Choice("partner", ["yes", "no"], "Say whether there is a husband, wife or partner") == "yes";
        var savings = form.Money("savings", "Enter the savings, or 0", Money.Zero, MostMoney, "the savings");
        var shared = form.Ticked("shared");
        var home = form.OptionalMoney("home", Money.Zero, MostMoney, "the value of the home");
        var stays = form.Ticked("relative");
        var income = form.Money("income", "Enter the weekly income, or 0", Money.Zero, MostMoney, "the income");
        var benefit = form.OptionalChoice("benefit", ["lower", "higher"]);
        var housing = form.OptionalMoney("housing", Money.Zero, MostMoney, "the housing costs");
        var disability = form.OptionalMoney("disability", Money.Zero, MostMoney, "the costs of the disability");
        var cost = form.Money("cost", "Enter what the care would cost a week", new Money(1), MostMoney, "the cost of the care");

        List<CapitalItem> capital = savings > Money.Zero ? [new("Savings", CapitalKind.Money, savings) { Owners = couple && shared ? 2 : 1 }] : [];
        if (home is { } value && value > Money.Zero)
        {
            AppliedDisregard[] reasons = setting == Setting.Temporary ? [new(CapitalDisregard.TempHome, today)] : stays ? [new(CapitalDisregard.QrBefore, today)] : [];
            capital.Add(new("Home", CapitalKind.MainHome, value) { SaleExpenses = true, Disregards = reasons });
        }
        List<IncomeItem> incomes = income > Money.Zero ? [new(IncomeKind.StatePension, income) { Name = "Pensions and other income" }] : [];
        var rates = book.On(today);
        if (benefit.Length > 0 && rates.Find(benefit == "lower" ? RateElement.AaLower : RateElement.AaHigher) is { } allowance)
            incomes.Add(new(benefit == "lower" ? IncomeKind.AttendanceAllowanceLower : IncomeKind.AttendanceAllowanceHigher, Money.Round(allowance.Value, MidpointRounding.AwayFromZero)));
        List<Cost> costs = [];
        if (housing is { } rent && rent > Money.Zero) costs.Add(new(CostKind.Housing, "Housing costs", rent));
        if (disability is { } extra && extra > Money.Zero) costs.Add(new(CostKind.Disability, "Costs of the disability", extra));
        return new()
        {
            On = today,
            Person = new()
            {
                DateOfBirth = today.AddYears(-age),
                Household = couple ? Household.Couple : Household.Single,
                // A partner of the same age: only whether either has reached pension age matters to the estimate.
                Partner = couple ? new() { DateOfBirth = today.AddYears(-age), IsMarried = true, LivesWith = setting == Setting.AtHome } : null,
                Capital = capital,
                Income = incomes,
                Costs = costs,
            },
            Care = new(setting, cost) { MovedIn = setting == Setting.Permanent ? today : null },
        };
    }
}
