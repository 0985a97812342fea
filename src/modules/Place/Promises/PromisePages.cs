using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Promises;

/// <summary>Promises for everyone to read, and for those who keep them to record, judge and follow.</summary>
internal static class PromisePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/promises").Public();
        pages.MapPage("", List);
        pages.MapPage("/{code}", Show);
        routes.MapGet("/promises.csv", Download).Public().ExcludeFromDescription();

        var keeping = routes.MapGroup("/promises").RequireRight(PlaceRights.KeepPromises);
        keeping.MapPage("/new", (HttpContext context, string? kind) => ShowNew(context, Form.Empty.With("kind", kind == "action" ? nameof(PromiseKind.Action) : nameof(PromiseKind.Commitment))));
        keeping.MapForm("", Record);
        PromiseChangePages.Map(keeping);
        PromiseTextPages.Map(keeping);
    }

    private static async Task<IResult> List(HttpContext context, PromiseBook book, Gazetteer gazetteer, TimeProvider clock, string? state, string? actor, string? of)
    {
        var (body, today) = (of?.Trim() ?? "", clock.Today());
        if (body.Length > 20) return Results.NotFound();
        var stories = await book.All(body);
        var name = body.Length == 0 ? "" : (await gazetteer.Find(body))?.Name ?? body.ToUpperInvariant();
        var logs = new List<(string Code, string Name, long Count)>();
        foreach (var (code, count) in await book.Bodies()) logs.Add((code, (await gazetteer.Find(code))?.Name ?? code, count));
        return await context.Page<PromisesPage>(body.Length == 0 ? "Promises" : $"Actions of {name}", new
        {
            Stories = PromiseList.Sorted(stories, today),
            Today = today,
            State = state ?? "",
            Actor = actor ?? "",
            Body = body.ToUpperInvariant(),
            Logs = logs,
            MayKeep = context.May(PlaceRights.KeepPromises),
        });
    }

    private static async Task<IResult> Download(PromiseBook book, TimeProvider clock, string? of) =>
        Results.Text(PromiseList.Csv(PromiseList.Sorted(await book.All(of?.Trim() ?? ""), clock.Today()), clock.Today()), "text/csv; charset=utf-8");

    private static async Task<IResult> Show(string code, HttpContext context, PromiseBook book, Gazetteer gazetteer, TimeProvider clock)
    {
        if (await book.Find(code) is not { } story) return Results.NotFound();
        var body = story.Promise.Body;
        return await context.Page<PromisePage>($"Promise {story.Promise.Code}", new
        {
            Story = story,
            Today = clock.Today(),
            BodyName = body.Length == 0 ? "" : (await gazetteer.Find(body))?.Name ?? body,
            Done = context.Request.Query["done"].ToString(),
            MayKeep = context.May(PlaceRights.KeepPromises) && (body.Length == 0 || context.Actor()?.Organisation.Code == body),
        });
    }

    private static Task<IResult> ShowNew(HttpContext context, Form form) =>
        context.Page<NewPromisePage>("Record a promise", new { Form = form });

    private static async Task<IResult> Record(HttpContext context, PromiseBook book, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var kind = form.Choice<PromiseKind>("kind", "Choose what kind of promise it is");
        var actor = form.Text("actor", "Enter who is to do it", 200, "who is to do it");
        var quote = form.Paragraphs("quote", "Enter the words of the promise", 2_000, "the words of the promise");
        var (amount, words, anchor) = PromiseFields.Read(form);
        var source = form.Text("source", "Enter the document or meeting it comes from", 300, "the document or meeting");
        var url = form.OptionalText("url", 500, "the address");
        var published = form.OptionalDate("published", "the day of the document or meeting", new DateOnly(1948, 7, 5), clock.Today());
        if (!form.IsValid) return await ShowNew(context, form);
        var added = await book.Add(deeds.By(context, "promise.add"), new(kind, actor, quote, amount, words, source, anchor, url, published));
        if (added.Try(out var code, out var refusal)) return Pages.Done($"/promises/{code}?done=recorded");
        form.Refuse(refusal);
        return await ShowNew(context, form);
    }
}
