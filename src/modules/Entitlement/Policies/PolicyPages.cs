using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Place;
using Joinery.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Policies;

/// <summary>Charging policies: for everybody to read, and for an authority's own people to publish.</summary>
internal static class PolicyPages
{
    private const decimal Most = 1_000_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/charging-policies").Public();
        pages.MapPage("", List);
        pages.MapPage("/{code}", Show);
        var keeping = routes.MapGroup("/charging-policies").RequireRight(EntitlementRights.Policy);
        keeping.MapPage("/choices/new", async (HttpContext context, PolicyBook book) => await Ask(context, book, Form.Empty));
        keeping.MapForm("/choices/new", Choose);
        keeping.MapPage("/choices/{place:int}/end", async (int place, HttpContext context, PolicyBook book) => await AskEnd(place, context, book, Form.Empty));
        keeping.MapForm("/choices/{place:int}/end", End);
    }

    private static async Task<IResult> List(HttpContext context, PolicyBook book, Gazetteer gazetteer)
    {
        var policies = new List<(PublishedPolicy Policy, string Name)>();
        foreach (var policy in await book.All()) policies.Add((policy, await Name(policy.Organisation, gazetteer)));
        return await context.Page<PoliciesPage>("Charging policies", new { Policies = policies, MayPublish = context.May(EntitlementRights.Policy) });
    }

    private static async Task<IResult> Show(string code, HttpContext context, PolicyBook book, Gazetteer gazetteer)
    {
        if (!OdsCode.Parse(code).Try(out var organisation, out _) || await book.Of(organisation) is not [var newest, ..] versions) return Results.NotFound();
        var isOwn = context.May(EntitlementRights.Policy) && context.ActorOrThrow().Organisation == organisation;
        return await context.Page<PolicyPage>($"Charging policy of {await Name(organisation, gazetteer)}", new { Newest = newest, Versions = versions, IsOwn = isOwn });
    }

    private static async Task<string> Name(OdsCode code, Gazetteer gazetteer) => (await gazetteer.Find($"{code}"))?.Name ?? $"{code}";

    private static async Task<IResult> Ask(HttpContext context, PolicyBook book, Form form) =>
        await context.Page<ChoicePage>("Publish a choice", new { Form = form, Version = await Version(context, book) });

    private static async Task<long> Version(HttpContext context, PolicyBook book) => await book.Of(context.ActorOrThrow().Organisation) is [var newest, ..] ? newest.Version : 0;

    private static async Task<IResult> Choose(HttpContext context, PolicyBook book, Deeds deeds)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var item = EnumNames<PolicyItem>.Find(form.Choice("item", EnumNames<PolicyItem>.All, "Choose what was decided"));
        var element = item == PolicyItem.OwnFigure ? RateBook.BuiltIn.Series.FirstOrDefault(series => series.Code == form.Answer("element"))?.Element : null;
        if (item == PolicyItem.OwnFigure && element is null) form.Refuse("Choose which national figure it takes the place of", "element");
        var value = item is { } chosen && PolicyWords.IsYes(chosen) ? 1 : item is { } counted && PolicyWords.IsWhole(counted) ? form.Number("value", "Enter the figure", 0, 366, "the figure")
            : form.Decimal("value", "Enter the figure", 0, Most, "the figure");
        var from = form.Date("from", "the first day", Limits.FirstDay);
        var until = form.OptionalDate("until", "the first day on which it no longer holds", Limits.FirstDay);
        var citation = form.Text("citation", "Say where in the policy it stands", 100, "the place in the policy");
        var reason = form.Paragraphs("reason", "Say who decided it and when", 1_000, "the reason");
        DateRange? holds = null;
        if (form.IsValid && !DateRange.Read(from, until).Try(out holds, out var backwards)) form.Refuse(backwards, "until");
        if (form.IsValid && await Publish(context, form, deeds, (deed, version) => book.Choose(deed, version, new(item!.Value, value, holds!, citation, element), reason)) is { } done) return done;
        return await Ask(context, book, form);
    }

    private static async Task<IResult> AskEnd(int place, HttpContext context, PolicyBook book, Form form)
    {
        if (await book.Of(context.ActorOrThrow().Organisation) is not [var newest, ..] || place < 0 || place >= newest.Rows.Count) return Results.NotFound();
        return await context.Page<EndChoicePage>("End a choice", new { Form = form, Place = place, newest.Version, Choice = newest.Rows[place] });
    }

    private static async Task<IResult> End(int place, HttpContext context, PolicyBook book, Deeds deeds)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var until = form.Date("until", "the first day on which it no longer holds", Limits.FirstDay);
        var reason = form.Paragraphs("reason", "Say who decided it and when", 1_000, "the reason");
        if (form.IsValid && await Publish(context, form, deeds, (deed, version) => book.End(deed, version, place, until, reason)) is { } done) return done;
        return await AskEnd(place, context, book, form);
    }

    private static async Task<IResult?> Publish(HttpContext context, Form form, Deeds deeds, Func<Deed, long, Task<Outcome<long>>> publish)
    {
        var version = form.Carried("version") ?? 0;
        if ((await publish(deeds.By(context, "policy.publish"), version)).Try(out _, out var refusal)) return Pages.Done($"/charging-policies/{context.ActorOrThrow().Organisation}");
        form.Refuse(refusal);
        return null;
    }
}
