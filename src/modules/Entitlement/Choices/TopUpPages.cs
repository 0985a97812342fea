using Joinery.Design;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Deferrals;
using Joinery.Entitlement.Files;
using Joinery.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Choices;

/// <summary>The top-up of a case: its agreement, and whether the law lets the person pay it themselves.</summary>
internal static class TopUpPages
{
    private static readonly Money Most = new(100_000_00);

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/top-up", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is { } found ? await Show(context, found, agreements, clock, null) : Results.NotFound());
        assessments.MapForm("/{id}/top-up", Agree);
    }

    private static async Task<IResult> Show(HttpContext context, Opened found, AgreementBook agreements, TimeProvider clock, Form? sent)
    {
        var today = clock.Today();
        var versions = await agreements.Of<TopUp>(found.Case.Organisation, found.Case.Id);
        var ground = TopUp.GroundOn(today, found.Facts, await agreements.Of<Deferral>(found.Case.Organisation, found.Case.Id), found.Rates);
        var form = sent ?? (versions is [var newest, ..] ? Fill(newest.Terms.Agreement).With("service", newest.Terms.Service) : Form.Empty).With("from", today);
        return await context.Page<TopUpPage>("Top-up", new { Found = found, Versions = versions, Ground = ground, Today = today, Form = form });
    }

    private static Form Fill(TopUpAgreement agreed) => Form.Empty.With("payer", EnumNames<TopUpPayer>.Of(agreed.Payer)).With("additional", agreed.AdditionalCost).With("budget", agreed.PersonalBudget)
        .With("weekly", agreed.Weekly).With("frequency", agreed.Frequency is { } every ? EnumNames<Every>.Of(every) : null).With("payee", agreed.Payee).With("review", agreed.Review).With("stops", agreed.IfPaymentStops)
        .With("rises", agreed.IfPriceRises).With("means", agreed.IfMeansChange).With("able", agreed.PayerIsAbleAndInformed ? "yes" : null).With("last-review", agreed.LastReview);

    private static async Task<IResult> Agree(string id, HttpContext context, CaseBook book, AgreementBook agreements, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var places = TopUp.Places(found.Facts);
        if (places.Count == 0) form.Refuse(TopUp.NoService.With());
        var service = form.Choice("service", places, "Choose which place it is for");
        var payer = EnumNames<TopUpPayer>.Find(form.Choice("payer", EnumNames<TopUpPayer>.All, "Choose who pays")) ?? default;
        var from = form.Date("from", "the first day", Limits.FirstDay, clock.Today().AddYears(1));
        string? Text(string name, string what) => form.OptionalParagraphs(name, 1_000, what) is { Length: > 0 } text ? text : null;
        // What is missing is the engine's to say: a top-up needs all eight terms.
        var agreement = new TopUpAgreement(payer, from)
        {
            AdditionalCost = form.OptionalMoney("additional", Money.Zero, Most, "the additional cost"),
            PersonalBudget = form.OptionalMoney("budget", Money.Zero, Most, "the personal budget"),
            Weekly = form.OptionalMoney("weekly", Money.Zero, Most, "the payment") ?? Money.Zero,
            Frequency = EnumNames<Every>.Find(form.OptionalChoice("frequency", EnumNames<Every>.All)),
            Payee = Text("payee", "to whom it is paid"),
            Review = Text("review", "the review"),
            IfPaymentStops = Text("stops", "what happens when payment stops"),
            IfPriceRises = Text("rises", "what happens when the price rises"),
            IfMeansChange = Text("means", "what happens when means change"),
            PayerIsAbleAndInformed = form.Ticked("able"),
            LastReview = form.OptionalDate("last-review", "the day of the last review", Limits.FirstDay, clock.Today()),
        };
        var reason = form.Paragraphs("reason", "Say why it is agreed now", 1_000, "the reason");
        if (form.IsValid)
        {
            var ground = TopUp.GroundOn(from, found.Facts, await agreements.Of<Deferral>(found.Case.Organisation, found.Case.Id), found.Rates);
            var version = form.Carried("version") ?? 0;
            if (TopUps.Check(agreement, ground).Refusal is { } against) form.Refuse(against);
            else if ((await agreements.Agree(deeds.By(context, "top-up.agree", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, from, new TopUp(agreement, ground) { Service = service! }, reason)).Refusal is { } late) form.Refuse(late);
            else return Pages.Done($"/assessments/{found.Case.Id}/top-up");
        }
        return await Show(context, found, agreements, clock, form);
    }
}
