using System.Globalization;
using Joinery.Design;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Policies;
using Joinery.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Notional;

/// <summary>Capital that a person gave up to pay less: the officer's decision, kept among the facts, and how it falls week by week.</summary>
internal static class NotionalPages
{
    private const int MostItems = 10, MostWeeks = 52;

    private static readonly DateOnly Earliest = new(2015, 4, 1);
    private static readonly Money Most = new(100_000_000_00);

    /// <summary>Too many of them.</summary>
    public static readonly RefusalKind TooMany = new("notional.too-many", "There are already {0}. Take those together that were given up together.");
    /// <summary>The name of another thing.</summary>
    public static readonly RefusalKind NameTaken = new("notional.name-taken", "There is already capital of that name. Give it another one.");

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/notional-capital", async (string id, HttpContext context, CaseBook book, PolicyBook policies, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is { } found ? await Show(context, found, policies, clock, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/notional-capital", Decide);
    }

    /// <summary>The items of a case.</summary>
    internal static IReadOnlyList<CapitalItem> Of(CaseFacts facts) => [.. facts.Capital.Where(item => item.Deprivation is not null)];

    private static async Task<IResult> Show(HttpContext context, Opened found, PolicyBook policies, TimeProvider clock, Form form)
    {
        var today = clock.Today();
        var asked = DateOnly.TryParseExact(context.Request.Query["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day <= today.AddYears(1) ? day : (DateOnly?)null;
        var policy = await policies.Newest(found.Case.Organisation);
        var ledgers = Of(found.Facts).Select(item => LedgerOf(item, found, asked ?? item.Deprivation!.On, today, policy)).ToList();
        return await context.Page<NotionalPage>("Notional capital", new { Found = found, Ledgers = ledgers, Form = form }, form.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    // A year on, or as many weeks of it as have figures: the engine gives a ledger whole or refuses it.
    private static NotionalLedger LedgerOf(CapitalItem item, Opened found, DateOnly from, DateOnly today, LocalPolicy policy)
    {
        if (found.Facts.On(from, today, policy) is not { } file) return new(item, from, [], CaseBook.NotWhole.With(string.Join(", ", found.Facts.Missing)).Sentence);
        var ends = "";
        for (var count = MostWeeks; count > 0; count--)
        {
            var ledger = NotionalCapital.Ledger(file.Person, file.Care, item.Name, day => found.Rates.On(day, today), policy, from, from.AddDays(7 * count));
            if (ledger.Try(out var weeks, out var refusal)) return new(item, from, weeks, ends);
            ends = refusal.Sentence;
        }
        return new(item, from, [], ends);
    }

    private static async Task<IResult> Decide(string id, HttpContext context, CaseBook book, PolicyBook policies, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var name = form.Text("name", "Enter what it was", 60, "what it was");
        var value = form.Money("value", "Enter what was given up", new Money(1), Most, "what was given up");
        var why = form.Paragraphs("why", "Say why avoiding the charge was a significant motive", 2_000, "the reason");
        if (form.IsValid && Of(found.Facts).Count >= MostItems) form.Refuse(TooMany.With(MostItems));
        if (form.IsValid && found.Facts.Capital.Any(item => item.Name == name)) form.Refuse(NameTaken.With(), "name");
        if (form.IsValid)
        {
            var item = new CapitalItem(name, CapitalKind.Money, value) { Deprivation = new("Was avoiding the charge a significant motive?", "Treated as still there", why, context.ActorOrThrow().Id, clock.Today()) };
            var version = long.TryParse(form.Answer("version"), out var sent) ? sent : found.Version;
            var saved = await book.Save(deeds.By(context, "assessment.save", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, found.Facts with { Capital = [.. found.Facts.Capital, item] });
            if (saved.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/notional-capital");
            form.Refuse(refusal);
        }
        return await Show(context, found, policies, clock, form);
    }
}

/// <summary>How one item falls.</summary>
/// <param name="Item">The item.</param>
/// <param name="From">The first day of the first week.</param>
/// <param name="Weeks">The weeks.</param>
/// <param name="Ends">Why there are no more of them; empty where a year is shown, or nothing is left.</param>
public sealed record NotionalLedger(CapitalItem Item, DateOnly From, IReadOnlyList<NotionalWeek> Weeks, string Ends);
