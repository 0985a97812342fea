using System.Text.Json;
using Joinery.Design;
using Joinery.Entitlement.Accounts;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Budgets;
using Joinery.Entitlement.Caseloads;
using Joinery.Entitlement.Choices;
using Joinery.Entitlement.Corrections;
using Joinery.Entitlement.Deferrals;
using Joinery.Entitlement.Documents;
using Joinery.Entitlement.Files;
using Joinery.Entitlement.Notional;
using Joinery.Entitlement.Releases;
using Joinery.Entitlement.Splits;
using Joinery.Entitlement.WhatIfs;
using Joinery.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Cases;

/// <summary>The guided assessment: a task list, one thing per page, a result with every test, a decision and its letter.</summary>
internal static class CasePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/assessments").RequireRight(EntitlementRights.Assess);
        pages.MapPage("", async (HttpContext context, CaseBook book, TimeProvider clock) =>
            await context.Page<CasesPage>("Financial assessments", new { Cases = await book.All(context.ActorOrThrow().Organisation), Today = clock.Today() }));
        pages.MapPage("/new", (HttpContext context, TimeProvider clock) => context.Page<NewCasePage>("Start a financial assessment", new { Form = Form.Empty.With("referred-on", clock.Today()) }));
        pages.MapForm("/new", Open);
        pages.MapPage("/reviews", async (HttpContext context, CaseBook book, TimeProvider clock) =>
            await context.Page<ReviewsPage>("Reviews", new { Cases = (await book.All(context.ActorOrThrow().Organisation)).Where(one => one.Decision?.ReviewOn is not null).OrderBy(one => one.Decision!.ReviewOn).ToList(), Today = clock.Today() }));
        pages.MapPage("/{id}", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock) =>
            await Find(id, context, book) is { } found ? await context.Page<CasePage>($"Assessment {found.Case.Reference}", new { Found = found, Agreements = await agreements.Kinds(found.Case.Organisation, found.Case.Id), Today = clock.Today(), Done = context.Request.Query["done"].ToString() }) : Results.NotFound());
        foreach (var section in Sections.Every)
        {
            pages.MapPage($"/{{id}}/{section.Path}", async (string id, HttpContext context, CaseBook book) =>
                await Find(id, context, book) is { } found ? await Show(section, context, found, section.Fill(found.Facts)) : Results.NotFound());
            pages.MapForm($"/{{id}}/{section.Path}", (string id, HttpContext context, CaseBook book, Deeds deeds, TimeProvider clock) => Save(section, id, context, book, deeds, clock));
        }
        pages.MapPage("/{id}/result", (string id, HttpContext context, CaseBook book, TimeProvider clock) => ShowResult(id, context, book, clock, Form.Empty.With("from", clock.Today()).With("review", clock.Today().AddYears(1))));
        pages.MapForm("/{id}/result", Decide);
        pages.MapPage("/{id}/decisions/{number:long}", async (string id, long number, HttpContext context, CaseBook book) =>
            await FindLetter(id, number, context, book) is { } letter ? await context.Page<LetterPage>(Letter.Title, new { Letter = letter }) : Results.NotFound());
        pages.MapGet($"/{{id}}/decisions/{{number:long}}{Print.Ending}", async (string id, long number, HttpContext context, CaseBook book) =>
            await FindLetter(id, number, context, book) is { } letter ? letter.Printed().Answer($"letter-{SqlTypes.Text(letter.Decision.FromDay)}-{number}") : Results.NotFound());
        CaseloadPages.Map(pages);
        EvidencePages.Map(pages);
        CorrectionPages.Map(pages);
        WhatIfPages.Map(pages);
        WhoPaysPages.Map(pages);
        BudgetPages.Map(pages);
        AccountPages.Map(pages);
        DeferralPages.Map(pages);
        TopUpPages.Map(pages);
        EndPages.Map(pages);
        NotionalPages.Map(pages);
    }

    internal static async Task<Opened?> Find(string id, HttpContext context, CaseBook book) =>
        Id<Case>.Parse(id).Try(out var key, out _) ? await book.Find(context.ActorOrThrow().Organisation, key) : null;

    private static async Task<IResult> Open(HttpContext context, CaseBook book, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var reference = form.Text("reference", "Enter the reference of the case", 40, "the reference");
        var referred = form.Date("referred-on", "day of the referral", Limits.FirstDay, clock.Today());
        if (form.IsValid)
        {
            var opened = await book.Open(deeds.By(context, "assessment.open"), reference, referred);
            if (opened.Try(out var id, out var refusal)) return Pages.Done($"/assessments/{id}");
            form.Refuse(refusal);
        }
        return await context.Page<NewCasePage>("Start a financial assessment", new { Form = form });
    }

    private static Task<IResult> Show(Section section, HttpContext context, Opened found, Form form) =>
        section is OtherTest ? context.Page<OtherTestPage>(section.Title, new { Section = section, Found = found, Form = form })
            : context.Page<SectionPage>(section.Title, new { Section = section, Found = found, Form = form });

    private static async Task<IResult> Save(Section section, string id, HttpContext context, CaseBook book, Deeds deeds, TimeProvider clock)
    {
        if (await Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var facts = section.Read(form, found.Facts, new(context.ActorOrThrow().Id, clock.Today(), found.Counting));
        if (!form.IsValid) return await Show(section, context, found, form);
        var version = form.Carried("version") ?? found.Version;
        var saved = await book.Save(deeds.By(context, "assessment.save", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, facts);
        if (!saved.Try(out _, out var refusal))
        {
            form.Refuse(refusal);
            return await Show(section, context, found, form);
        }
        // A list goes on until somebody says that it is whole.
        return Pages.Done(section.IsList && form.Answer("go") != "whole" ? $"/assessments/{found.Case.Id}/{section.Path}" : $"/assessments/{found.Case.Id}");
    }

    private static async Task<IResult> ShowResult(string id, HttpContext context, CaseBook book, TimeProvider clock, Form form)
    {
        if (await Find(id, context, book) is not { } found) return Results.NotFound();
        Answers? answers = null;
        // While something is missing the page says so by itself.
        if (found.Facts.On(clock.Today(), clock.Today(), found.Policy).Try(out var file, out _) && !Answers.Of(file, found.Rates).Try(out answers, out var refusal)) form.Refuse(refusal);
        return await context.Page<ResultPage>("Result", new { Found = found, Answers = answers, Form = form });
    }

    private static async Task<IResult> Decide(string id, HttpContext context, CaseBook book, Deeds deeds, TimeProvider clock)
    {
        if (await Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var from = form.Date("from", "first day of the charge", Limits.FirstDay, clock.Today().AddYears(1));
        var reason = form.Paragraphs("reason", "Say why the charge is decided now", 1_000, "the reason");
        var review = form.Date("review", "the day of the review", clock.Today(), clock.Today().AddYears(3));
        if (form.IsValid)
        {
            var version = form.Carried("version") ?? found.Version;
            var decided = await book.Decide(deeds.By(context, "assessment.decide", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, from, reason, review);
            if (decided.Try(out var number, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/decisions/{number}");
            form.Refuse(refusal);
        }
        return await ShowResult(id, context, book, clock, form);
    }

    private static async Task<Letter?> FindLetter(string id, long number, HttpContext context, CaseBook book)
    {
        if (await Find(id, context, book) is not { } found || found.Decisions.FirstOrDefault(one => one.Number == number) is not { } decision) return null;
        var before = found.Decisions.Where(one => one.Number < number).ToList();
        var earlier = Decision.On(before, decision.FromDay);
        var answers = JsonSerializer.Deserialize<Answers>(decision.Answers, PersonFile.Json)!;
        // More weeks than are told at once are left out.
        _ = Correction.Of(before, new(decision.Days, decision.Weekly), decision.DecidedOn).Try(out var passed, out _);
        return new(found, decision, answers, earlier, earlier is not null && Again(decision, found.Books) is { } again ? Changes(earlier, again, found.Books) : [], passed is { ChangesAnything: true } ? passed : null);
    }

    // Both are worked out again from what they kept; the lines say what changed and why.
    internal static IReadOnlyList<LineChange> Changes(Decision before, Answers now, RateBooks books) => Again(before, books) is { } was ? Comparison.Of(was.Asked.Paper, now.Asked.Paper) : [];

    private static Answers? Again(Decision decision, RateBooks books) => PersonFile.Read(decision.Inputs).Try(out var file, out _) && Answers.Of(file, books.Of(decision.RatesHash)).Try(out var answers, out _) ? answers : null;
}

/// <summary>A case as its pages show it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Facts">What is known.</param>
/// <param name="Version">The version of the facts.</param>
/// <param name="Decisions">Its decisions, newest first.</param>
/// <param name="Evidence">Its documents in the order of their numbers, without their bytes.</param>
/// <param name="Policy">The authority's policy as it is now.</param>
/// <param name="Books">The figures of the law: those in force, and those that decisions were made with.</param>
public sealed record Opened(Case Case, CaseFacts Facts, long Version, IReadOnlyList<Decision> Decisions, IReadOnlyList<Document> Evidence, LocalPolicy Policy, RateBooks Books)
{
    /// <summary>The figures in force.</summary>
    public RateBook Rates => Books.Newest;

    /// <summary>Days from the referral within which the authority aims to decide; null where its policy states no aim.</summary>
    public int? AimDays => CaseBook.Aim(Policy, Case);

    /// <summary>The documents that were not withdrawn.</summary>
    public IReadOnlyList<Document> Counting => [.. Evidence.Where(document => document.Counts)];
}

/// <summary>Who fills a page in, for lines that somebody decides.</summary>
/// <param name="Account">The account.</param>
/// <param name="Today">The day.</param>
/// <param name="Evidence">The documents that they may point to.</param>
public sealed record Officer(string Account, DateOnly Today, IReadOnlyList<Document> Evidence)
{
    /// <summary>What they judged, with the documents that they ticked.</summary>
    internal Judgement Judge(Form form, string norm, string decision, string why) =>
        new(norm, decision, why, Account, Today) { Evidence = form.Choices("evidence", Evidence.Select(document => $"{document.Id}")) };
}
