using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Entries;

/// <summary>What bodies owe each other for a pool, and that it was paid.</summary>
internal static class DebtPages
{
    /// <summary>A debt that is not there any more.</summary>
    public static readonly RefusalKind Gone = new("fund.debt-gone", "This is not owed any more. Look at what is there now.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/fund/{pool}/debts").RequireRight(FundRights.Read).MapPage("", (string pool, HttpContext context, JointLedger ledger, TimeProvider clock) => Show(pool, context, ledger, Form.Empty.With("on", clock.Today())));
        routes.MapGroup("/fund/{pool}/debts").RequireRight(FundRights.Post).MapForm("", Settle);
    }

    /// <summary>How a form names a debt.</summary>
    internal static string KeyOf(OpenDebt debt) => $"{debt.Debt}|{debt.OwedTo}|{debt.OwedBy}|{debt.Stream.Code}";

    private static async Task<IResult> Show(string pool, HttpContext context, JointLedger ledger, Form form)
    {
        var found = await ledger.Read(now => now.Find(pool) is { } one ? (Pool: one, Names: FundPages.Names(now), Debts: OpenDebt.Of(now, one)) : default);
        return found.Pool is null ? Results.NotFound() : await context.Page<DebtsPage>("What bodies owe each other", new { found.Pool, found.Names, found.Debts, MayPost = context.May(FundRights.Post), Form = form });
    }

    private static async Task<IResult> Settle(string pool, HttpContext context, JointLedger ledger, Deeds deeds, TimeProvider clock)
    {
        var (found, debts) = await ledger.Read(now => now.Find(pool) is { } one ? (one, OpenDebt.Of(now, one)) : default);
        if (found is null) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        if (form.Answer("debt").Length == 0) form.Refuse("Choose what was paid", "debt");
        var debt = debts.FirstOrDefault(one => KeyOf(one) == form.Answer("debt"));
        if (form.IsValid && debt is null) form.Refuse(Gone.With(), "debt");
        var amount = form.Money("amount", "Enter what was paid", new Money(1), PostingPages.Most);
        var on = form.Date("on", "the day", FundPages.FirstDay, clock.Today());
        var document = form.Text("document", "Enter the reference of the payment", PoolEvent.MostCharacters, "the reference");
        if (form.IsValid)
        {
            var deed = deeds.By(context, "fund.post", subject: $"pool:{found.Code}");
            var paid = new SettlementEvent(deed.Id.Value, on, document, debt!.Stream.Code.Text, debt.Debt, debt.OwedTo.Text, debt.OwedBy.Text, amount);
            if ((await ledger.Post(deed, found.Code, paid)).Try(out var booked, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Code}/entries/{booked[^1].Seq}");
            form.Refuse(refusal, refusal.Code == SettlementEvent.MoreThanOwed.Code ? "amount" : null);
        }
        return await Show(pool, context, ledger, form);
    }
}
