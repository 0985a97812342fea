using Joinery.Design;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Joinery.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Deferrals;

/// <summary>The deferred payment of a case: what the law entitles to, what was agreed, and what is owed on a day.</summary>
internal static class DeferralPages
{
    /// <summary>The answer of the button that works terms out and keeps nothing.</summary>
    public const string Look = "look";

    private static readonly string[] Conditions = ["interest", "counted", "charge", "consent", "terms"];

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/deferred-payment", Show);
        assessments.MapPage("/{id}/deferred-payment/terms", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock) =>
        {
            if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
            var versions = await agreements.Of<Deferral>(found.Case.Organisation, found.Case.Id);
            var form = versions is [var newest, ..] ? Fill(newest.Terms) : FillFromFacts(found, clock.Today());
            return await AskTerms(context, found, versions, form.With("from", clock.Today()), null);
        });
        assessments.MapForm("/{id}/deferred-payment/terms", Agree);
    }

    private static async Task<IResult> Show(string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var versions = await agreements.Of<Deferral>(found.Case.Organisation, found.Case.Id);
        var today = clock.Today();
        var day = context.QueryDay("on", Limits.FirstDay, today.AddYears(1)) ?? today;
        var (debt, refused) = versions.Count == 0 ? (null, "") : Debt.Until(day, versions, found.Rates, today).Try(out var owed, out var refusal) ? (owed, "") : (null, refusal.Sentence);
        return await context.Page<DeferralPage>("Deferred payment", new { Found = found, Versions = versions, Day = day, Debt = debt, Refused = refused });
    }

    private static Task<IResult> AskTerms(HttpContext context, Opened found, IReadOnlyList<Agreed<Deferral>> versions, Form form, Offered? offered) =>
        context.Page<DeferralTermsPage>("Terms of the deferred payment", new { Found = found, Version = versions.Count > 0 ? versions[0].Version : 0, Form = form, Offered = offered });

    // What the assessment knows is offered; the officer checks it.
    private static Form FillFromFacts(Opened found, DateOnly today)
    {
        var form = Form.Empty.With("where", found.Facts.Care?.Setting == Setting.Permanent ? "care-home" : null).With("charge", found.Facts.Care?.WeeklyCost).With("compounding", EnumNames<Compounding>.Of(Compounding.Weekly));
        if (found.Facts.Capital.FirstOrDefault(item => item.Kind == CapitalKind.MainHome) is { } home) form = form.With("value", home.Value).With("encumbrances", home.Encumbrance == Money.Zero ? null : home.Encumbrance);
        // Income under the charging regulations, as it counts beside a home that is deferred against.
        var others = found.Facts with { Capital = [.. found.Facts.Capital.Where(item => item.Kind != CapitalKind.MainHome)] };
        if (!others.On(today, today, found.Policy).Try(out var file, out _)) return form;
        if (!Assess.Charge(file.Person, file.Care, found.Rates.On(today), file.Policy).Try(out var assessed, out _) || !assessed.Charge.Result.Try(out var charge, out _)) return form;
        form = form.With("other", Money.Round(charge.Capital, MidpointRounding.AwayFromZero));
        return charge.Ground == ChargeGround.Assessed ? form.With("income", Money.Round(charge.Income, MidpointRounding.ToNegativeInfinity)) : form;
    }

    private static Form Fill(Deferral terms)
    {
        var form = Form.Empty.With("where", terms.Request.NeedsMetInCareHome ? "care-home" : terms.Request.SupportedLiving ? "supported-living" : "other").With("other", terms.Request.OtherCapital)
            .With("value", terms.PropertyValue).With("encumbrances", terms.Encumbrances == Money.Zero ? null : terms.Encumbrances).With("charge", terms.Charge).With("income", terms.Income).With("asks", terms.AsksToDefer)
            .With("rate", terms.OwnRate is { } own ? $"{own:0.##}" : null).With("compounding", EnumNames<Compounding>.Of(terms.Compounding)).With("separately", terms.PaysInterestSeparately ? "yes" : null)
            .With("set-up", terms.SetUpCost == Money.Zero ? null : terms.SetUpCost).With("yearly", terms.YearlyCost == Money.Zero ? null : terms.YearlyCost);
        bool[] holds = [terms.Request.HasInterestInHome, !terms.Request.HomeIsLeftOut, terms.Request.FirstChargeObtainable, terms.Request.OthersConsent, terms.Request.TermsAgreed];
        foreach (var (condition, _) in Conditions.Zip(holds).Where(pair => pair.Second)) form = form.With("holds", condition);
        return form;
    }

    private static Deferral Read(Form form)
    {
        var where = form.Choice("where", ["care-home", "supported-living", "other"], "Choose where the needs are met");
        var holds = form.Choices("holds", Conditions);
        var other = form.Money("other", "Enter the capital besides the home", Money.Zero, Limits.Amount, "the capital besides the home");
        return new()
        {
            Request = new(where == "care-home", holds.Contains("interest"), !holds.Contains("counted"), other, holds.Contains("charge"), holds.Contains("consent"), holds.Contains("terms")) { SupportedLiving = where == "supported-living" },
            PropertyValue = form.Money("value", "Enter the value of the home", new Money(1), Limits.Amount, "the value of the home"),
            Encumbrances = form.OptionalMoney("encumbrances", Money.Zero, Limits.Amount, "what is secured on it") ?? Money.Zero,
            Charge = form.Money("charge", "Enter what the person is charged a week", new Money(1), Limits.Amount, "the charge"),
            Income = form.Money("income", "Enter the person’s income a week", Money.Zero, Limits.Amount, "the income"),
            AsksToDefer = form.OptionalMoney("asks", Money.Zero, Limits.Amount, "what they ask to defer"),
            OwnRate = form.OptionalDecimal("rate", 0, 100, "the rate of interest"),
            Compounding = EnumNames<Compounding>.Find(form.Choice("compounding", EnumNames<Compounding>.All, "Choose when interest is added")) ?? default,
            PaysInterestSeparately = form.Ticked("separately"),
            SetUpCost = form.OptionalMoney("set-up", Money.Zero, Limits.Amount, "the cost of setting it up") ?? Money.Zero,
            YearlyCost = form.OptionalMoney("yearly", Money.Zero, Limits.Amount, "the cost of running it") ?? Money.Zero,
        };
    }

    private static async Task<IResult> Agree(string id, HttpContext context, CaseBook book, AgreementBook agreements, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var versions = await agreements.Of<Deferral>(found.Case.Organisation, found.Case.Id);
        var form = Form.Of(await context.Request.ReadFormAsync());
        var from = form.Date("from", "the first day", Limits.FirstDay, clock.Today().AddYears(1));
        var terms = Read(form);
        var isLook = form.Answer("go") == Look;
        var reason = isLook ? "" : form.Paragraphs("reason", "Say why it is agreed now", 1_000, "the reason");
        if (!form.IsValid) return await AskTerms(context, found, versions, form, null);
        var rates = found.Rates.On(from, clock.Today());
        if (isLook) return await AskTerms(context, found, versions, form, terms.On(rates));
        if (terms.Refused(rates) is { } against) form.Refuse(against);
        // The rate is held against the most that the law allows, as far as that is known.
        else if (terms.OwnRate is { } own && DeferredPayments.MostInterest(found.Rates, from, clock.Today()).Try(out var most, out _) && own > most) form.Refuse(RulesRefusals.InterestTooHigh.With($"{own:0.##}", $"{most:0.##}", $"{from:d MMMM yyyy}"), "rate");
        else
        {
            var version = form.Carried("version") ?? 0;
            var agreed = await agreements.Agree(deeds.By(context, "deferral.agree", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, from, terms, reason);
            if (agreed.Try(out _, out var late)) return Pages.Done($"/assessments/{found.Case.Id}/deferred-payment");
            form.Refuse(late);
        }
        return await AskTerms(context, found, versions, form, null);
    }
}
