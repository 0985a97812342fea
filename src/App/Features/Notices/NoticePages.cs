using Joinery.Design;

namespace Joinery.App.Features.Notices;

/// <summary>Posting and withdrawing notices.</summary>
internal static class NoticePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var notices = routes.MapGroup("/notices").RequireRight(AppRights.PostNotice);
        notices.MapPage("", (HttpContext context, NoticeBoard board, TimeProvider clock) => Show(context, board, Form.Empty.With("last-day", clock.Today())));
        notices.MapForm("", Post);
        notices.MapForm("/{id}/withdraw", Withdraw);
    }

    private static async Task<IResult> Show(HttpContext context, NoticeBoard board, Form form) =>
        await context.Page<NoticesPage>("Notices", new { Form = form, Notices = await board.All(), Done = context.Request.Query["done"].ToString() });

    private static async Task<IResult> Post(HttpContext context, NoticeBoard board, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var heading = form.Text("heading", "Enter a heading", 80, "the heading");
        var words = form.Paragraphs("words", "Enter what people should know", 500, "what people should know");
        var lastDay = form.Date("last-day", "the last day to show it", clock.Today(), clock.Today().AddYears(1));
        if (!form.IsValid) return await Show(context, board, form);
        var posted = await board.Post(deeds.By(context, "notice.post"), heading, words, lastDay);
        if (posted.IsAccepted) return Pages.Done("/notices?done=posted");
        form.Refuse(posted.Refusal);
        return await Show(context, board, form);
    }

    private static async Task<IResult> Withdraw(string id, HttpContext context, NoticeBoard board, Deeds deeds)
    {
        if (!Id<PostedNotice>.Parse(id).Try(out var notice, out _)) return Results.NotFound();
        var withdrawn = await board.Withdraw(deeds.By(context, "notice.withdraw", subject: $"notice:{notice}"), notice);
        if (withdrawn.IsAccepted) return Pages.Done("/notices?done=withdrawn");
        var form = Form.Empty;
        form.Refuse(withdrawn.Refusal);
        return await Show(context, board, form);
    }
}
