using Joinery.Design;
using Joinery.Entitlement.Cases;
using Joinery.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Notional;

/// <summary>Capital that a person gave up to pay less: the officer's decision, kept among the facts, and how it falls week by week.</summary>
internal static class NotionalPages
{
    private const int MostItems = 10, Weeks = 52;

    /// <summary>Too many of them.</summary>
    public static readonly RefusalKind TooMany = new("notional.too-many", "There are already {0}. Take those together that were given up together.");
    /// <summary>The name of another thing.</summary>
    public static readonly RefusalKind NameTaken = new("notional.name-taken", "There is already capital of that name. Give it another one.");

    /// <summary>No week is over yet.</summary>
    public static readonly RefusalKind NothingToCarry = new("notional.nothing-to-carry", "No week is over since what is left was last carried into the assessment, or its weeks cannot be worked out.");

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/notional-capital", async (string id, HttpContext context, CaseBook book, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is { } found ? await Show(context, found, clock, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/notional-capital", Decide);
        assessments.MapForm("/{id}/notional-capital/left", Carry);
    }

    /// <summary>The items of a case.</summary>
    internal static IReadOnlyList<CapitalItem> Of(CaseFacts facts) => [.. facts.Capital.Where(item => item.Deprivation is not null)];

    private static async Task<IResult> Show(HttpContext context, Opened found, TimeProvider clock, Form form)
    {
        var today = clock.Today();
        var asked = context.QueryDay("from", Limits.FirstDay, today.AddYears(1));
        var ledgers = Of(found.Facts).Select(item => LedgerOf(item, found, asked ?? FirstDay(item), today)).ToList();
        var left = Of(found.Facts).Select(item => LeftOn(today, item, found)).OfType<Left>().ToList();
        return await context.Page<NotionalPage>("Notional capital", new { Found = found, Ledgers = ledgers, Left = left, Form = form });
    }

    private static DateOnly FirstDay(CapitalItem item) => item.ValuedOn ?? item.Deprivation!.On;

    // What is left after the weeks that are over; null before the first is, and where they cannot all be worked out.
    private static Left? LeftOn(DateOnly today, CapitalItem item, Opened found)
    {
        var (first, weeks) = (FirstDay(item), (today.DayNumber - FirstDay(item).DayNumber) / 7);
        if (weeks < 1 || item.Value == Money.Zero) return null;
        var ran = found.Facts.On(first, today, found.Policy).Then(file => NotionalCapital.Ledger(file.Person, file.Care, item.Name, day => found.Rates.On(day, today), found.Policy, first, first.AddDays(7 * weeks)));
        return ran.Try(out var ledger, out _) && ledger is { Ends: null, Weeks: [.., var last] } ? new(item, first.AddDays(7 * weeks), Money.Round(last.Closing, MidpointRounding.ToNegativeInfinity)) : null;
    }

    // A year on, or as many weeks of it as have figures.
    private static NotionalLedger LedgerOf(CapitalItem item, Opened found, DateOnly from, DateOnly today) => found.Facts.On(from, today, found.Policy)
        .Then(file => NotionalCapital.Ledger(file.Person, file.Care, item.Name, day => found.Rates.On(day, today), found.Policy, from, from.AddDays(7 * Weeks)))
        .Try(out var ran, out var refusal) ? new(item, from, ran.Weeks, ran.Ends?.Sentence ?? "") : new(item, from, [], refusal.Sentence);

    private static async Task<IResult> Decide(string id, HttpContext context, CaseBook book, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var name = form.Text("name", "Enter what it was", 60, "what it was");
        var value = form.Money("value", "Enter what was given up", new Money(1), Limits.Amount, "what was given up");
        var why = form.Paragraphs("why", "Say why avoiding the charge was a significant motive", 2_000, "the reason");
        if (form.IsValid && Of(found.Facts).Count >= MostItems) form.Refuse(TooMany.With(MostItems));
        if (form.IsValid && found.Facts.Capital.Any(item => item.Name == name)) form.Refuse(NameTaken.With(), "name");
        if (form.IsValid)
        {
            var item = new CapitalItem(name, CapitalKind.Money, value) { Deprivation = new("Was avoiding the charge a significant motive?", "Treated as still there", why, context.ActorOrThrow().Id, clock.Today()) };
            var version = form.Carried("version") ?? found.Version;
            var saved = await book.Save(deeds.By(context, "assessment.save", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, found.Facts with { Capital = [.. found.Facts.Capital, item] });
            if (saved.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/notional-capital");
            form.Refuse(refusal);
        }
        return await Show(context, found, clock, form);
    }

    // The assessment counts from now on what is left of it; its decisions so far stay what they were.
    private static async Task<IResult> Carry(string id, HttpContext context, CaseBook book, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var left = Of(found.Facts).Where(item => item.Name == form.Answer("item")).Select(item => LeftOn(clock.Today(), item, found)).FirstOrDefault();
        if (left is null) form.Refuse(NothingToCarry.With());
        else
        {
            var version = form.Carried("version") ?? found.Version;
            var facts = found.Facts with { Capital = [.. found.Facts.Capital.Select(item => item == left.Item ? item with { Value = left.Value, ValuedOn = left.On } : item)] };
            var saved = await book.Save(deeds.By(context, "assessment.save", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, facts);
            if (saved.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/notional-capital");
            form.Refuse(refusal);
        }
        return await Show(context, found, clock, form);
    }
}

/// <summary>How one item falls.</summary>
/// <param name="Item">The item.</param>
/// <param name="From">The first day of the first week.</param>
/// <param name="Weeks">The weeks.</param>
/// <param name="Ends">Why there are no more of them; empty where a year is shown, or nothing is left.</param>
public sealed record NotionalLedger(CapitalItem Item, DateOnly From, IReadOnlyList<NotionalWeek> Weeks, string Ends);

/// <summary>What is left of an item.</summary>
/// <param name="Item">The item, with what it was.</param>
/// <param name="On">The first day after the weeks that are over.</param>
/// <param name="Value">What is left on that day.</param>
public sealed record Left(CapitalItem Item, DateOnly On, Money Value);
