using Joinery.Design;
using Joinery.Entitlement.Accounts;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Choices;
using Joinery.Entitlement.Deferrals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Agreements;

/// <summary>How the end of one kind of agreement is asked for.</summary>
/// <param name="Path">The agreement's own page, below the case.</param>
/// <param name="Title">What is done.</param>
/// <param name="Back">The link back.</param>
/// <param name="Follows">What follows from it.</param>
/// <param name="AsksForDebt">True where a debt is left, and the days that decide when it is paid back are asked for.</param>
public sealed record Ending(string Path, string Title, string Back, string Follows, bool AsksForDebt = false);

/// <summary>Ends an agreement of a case: the first day without it, and why.</summary>
internal static class EndPages
{
    public static void Map(RouteGroupBuilder assessments)
    {
        Map<DirectPayment>(assessments, new("direct-payment", "End the direct payment", "Back to the direct payment",
            "Nothing more is paid into the account from that day on, and nothing stays in it for weeks of care to come. What is owed already comes off before anything is asked back."), (_, _) => terms => terms);
        Map<Deferral>(assessments, new("deferred-payment", "End the deferred payment", "Back to the deferred payment",
            "Nothing more is deferred from that day on. What is owed bears interest until it is paid back.", AsksForDebt: true), Closing);
        Map<TopUp>(assessments, new("top-up", "End the top-up", "Back to the top-up", "From that day on nobody pays a top-up, and who pays for the place is worked out without it."), (_, _) => terms => terms);
    }

    private static void Map<T>(RouteGroupBuilder assessments, Ending ending, Func<Form, DateOnly, Func<T, T>> read) where T : ITerms
    {
        assessments.MapPage($"/{{id}}/{ending.Path}/end", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is { } found ? await Show<T>(context, found, ending, agreements, clock, null) : Results.NotFound());
        assessments.MapForm($"/{{id}}/{ending.Path}/end", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, Deeds deeds, TimeProvider clock) =>
        {
            if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
            var form = Form.Of(await context.Request.ReadFormAsync());
            var from = form.Date("from", "the first day without it", Limits.FirstDay, clock.Today().AddYears(1));
            var closing = read(form, clock.Today());
            var reason = form.Paragraphs("reason", "Say why it ends", 1_000, "the reason");
            if (form.IsValid)
            {
                var version = form.Carried("version") ?? 0;
                var ended = await agreements.End<T>(deeds.By(context, $"{T.Kind}.end", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, from, closing, reason);
                if (ended.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/{ending.Path}");
                form.Refuse(refusal);
            }
            return await Show<T>(context, found, ending, agreements, clock, form);
        });
    }

    private static async Task<IResult> Show<T>(HttpContext context, Opened found, Ending ending, AgreementBook agreements, TimeProvider clock, Form? sent) where T : ITerms
    {
        var newest = await agreements.Newest<T>(found.Case.Organisation, found.Case.Id);
        var form = sent ?? Form.Empty.With("from", newest is { IsEnd: true } ? newest.From : clock.Today());
        if (sent is null && newest is { Terms: Deferral terms }) form = form.With("sold", terms.SoldOn).With("died", terms.DiedOn).With("paid-back", terms.PaidBackOn);
        return await context.Page<EndPage>(ending.Title, new { Found = found, Ending = ending, Version = newest?.Version ?? 0, Form = form });
    }

    private static Func<Deferral, Deferral> Closing(Form form, DateOnly today)
    {
        var sold = form.OptionalDate("sold", "the day of the sale", Limits.FirstDay, today.AddYears(1));
        var died = form.OptionalDate("died", "the day of the death", Limits.FirstDay, today);
        var paidBack = form.OptionalDate("paid-back", "the day on which it was paid back", Limits.FirstDay, today);
        return terms => terms with { SoldOn = sold, DiedOn = died, PaidBackOn = paidBack };
    }
}
