using Joinery.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Promises;

/// <summary>What becomes of a promise: evidence, a new date, an ending. Each is a page with one form.</summary>
internal static class PromiseChangePages
{
    private static readonly DateOnly Earliest = new(1948, 7, 5);

    public static void Map(IEndpointRouteBuilder keeping)
    {
        keeping.MapPage("/{code}/evidence", (string code, HttpContext context, PromiseBook book) => Ask<EvidencePage>(code, context, book, "Add evidence", Form.Empty));
        keeping.MapForm("/{code}/evidence", AddEvidence);
        keeping.MapPage("/{code}/due", (string code, HttpContext context, PromiseBook book) => Ask<DuePage>(code, context, book, "Record a new date", Form.Empty));
        keeping.MapForm("/{code}/due", ChangeDue);
        keeping.MapPage("/{code}/ending", (string code, HttpContext context, PromiseBook book) => Ask<EndingPage>(code, context, book, "Record that it is over", Form.Empty));
        keeping.MapForm("/{code}/ending", End);
    }

    private static async Task<IResult> Ask<T>(string code, HttpContext context, PromiseBook book, string title, Form form) where T : Microsoft.AspNetCore.Components.IComponent =>
        await book.Find(code) is { } story
            ? await context.Page<T>(title, new { Form = form, Story = story })
            : Results.NotFound();

    private static async Task<IResult> AddEvidence(string code, HttpContext context, PromiseBook book, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var verifies = form.Choice<Verifies>("verifies", "Choose how far it shows that the promise was kept");
        var claim = form.Paragraphs("claim", "Enter what happened", 1_000, "what happened");
        var onDay = form.Date("on-day", "the day on which it happened", Earliest, clock.Today());
        var url = form.OptionalText("url", 500, "the address");
        return await Finish<EvidencePage>(code, context, book, "Add evidence", form, "evidence",
            key => book.AddEvidence(deeds.By(context, "promise.evidence"), key, onDay, url, claim, verifies));
    }

    private static async Task<IResult> ChangeDue(string code, HttpContext context, PromiseBook book, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var newBy = form.Date("new-by", "the new day", Earliest, clock.Today().AddYears(50));
        var announced = form.Date("announced", "the day on which that was said", Earliest, clock.Today());
        var reason = form.Text("reason", "Enter the reason that was given", 500, "the reason");
        var source = form.OptionalText("source", 300, "where it was said");
        return await Finish<DuePage>(code, context, book, "Record a new date", form, "moved",
            key => book.ChangeDue(deeds.By(context, "promise.move", reason), key, newBy, announced, reason, source));
    }

    private static async Task<IResult> End(string code, HttpContext context, PromiseBook book, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var kind = form.Choice<EndingKind>("kind", "Choose how it ended");
        var by = kind == EndingKind.Superseded && form.Answer("kind").Length > 0 ? form.Text("by", "Enter the code of the promise that took its place", 20, "the code") : "";
        var onDay = form.Date("on-day", "the day on which it ended", Earliest, clock.Today());
        var reason = form.Text("reason", "Enter the reason", 500, "the reason");
        return await Finish<EndingPage>(code, context, book, "Record that it is over", form, "ended", key => kind == EndingKind.Superseded
            ? book.Supersede(deeds.By(context, "promise.supersede", reason), key, by, onDay, reason)
            : book.Abandon(deeds.By(context, "promise.abandon", reason), key, onDay, reason));
    }

    private static async Task<IResult> Finish<T>(string code, HttpContext context, PromiseBook book, string title, Form form, string done, Func<string, Task<Outcome<Done>>> write) where T : Microsoft.AspNetCore.Components.IComponent
    {
        var key = code.ToUpperInvariant();
        if (form.IsValid)
        {
            if ((await write(key)).Try(out _, out var refusal)) return Pages.Done($"/promises/{key}?done={done}");
            form.Refuse(refusal);
        }
        return await Ask<T>(key, context, book, title, form);
    }
}
