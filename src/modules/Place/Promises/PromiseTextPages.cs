using Joinery.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Promises;

/// <summary>Giving a text, and deciding on each sentence that looks like a promise.</summary>
internal static class PromiseTextPages
{
    /// <summary>Characters that may be pasted; a longer text is sent as a file.</summary>
    public const int MostPasted = Form.MaxAnswerLength;

    /// <summary>Bytes of a file sent to the page; the command line takes more.</summary>
    public const int MostUploaded = 512 * 1024;

    public static void Map(IEndpointRouteBuilder keeping)
    {
        keeping.MapPage("/texts", (HttpContext context, PromiseBook book) => ShowTexts(context, book, Form.Empty));
        keeping.MapForm("/texts", Give);
        keeping.MapPage("/texts/{id}", ShowText);
        keeping.MapPage("/suggestions/{id}", (string id, HttpContext context, PromiseBook book) => ShowSuggestion(id, context, book, null));
        keeping.MapForm("/suggestions/{id}/accept", Accept);
        keeping.MapForm("/suggestions/{id}/reject", Reject);
    }

    private static async Task<IResult> ShowTexts(HttpContext context, PromiseBook book, Form form) =>
        await context.Page<TextsPage>("Find promises in a text", new { Form = form, Texts = await book.Texts() });

    private static async Task<IResult> Give(HttpContext context, PromiseBook book, Deeds deeds, TimeProvider clock)
    {
        var posted = await context.Request.ReadFormAsync();
        var form = Form.Of(posted);
        var title = form.Text("title", "Enter what the document is called", 300, "what the document is called");
        var published = form.OptionalDate("published", "the day of the document", new DateOnly(1948, 7, 5), clock.Today());
        var url = form.OptionalText("url", 500, "the address");
        var text = posted.Files.GetFile("file") is { Length: > 0 } ? await Uploaded(form) : form.Paragraphs("text", "Paste the text, or choose a file", MostPasted, "the text");
        if (!form.IsValid) return await ShowTexts(context, book, form);
        var given = await book.AddText(deeds.By(context, "promise.text"), title, url, published, text);
        if (given.Try(out var id, out var refusal)) return Pages.Done($"/promises/texts/{id}");
        form.Refuse(refusal);
        return await ShowTexts(context, book, form);
    }

    private static async Task<string> Uploaded(Form form)
    {
        if (form.File("file", "Choose a file", MostUploaded) is not { } file) return "";
        if (TextFile.Read(await Form.Bytes(file)).Try(out var text, out var refusal)) return text;
        form.Refuse(refusal, "file");
        return "";
    }

    private static async Task<IResult> ShowText(string id, HttpContext context, PromiseBook book)
    {
        if (!Id<PromiseText>.Parse(id).Try(out var key, out _) || await book.FindText(key) is not var (text, suggestions)) return Results.NotFound();
        return await context.Page<TextPage>("Sentences that look like promises", new { Text = text, Suggestions = suggestions, Done = context.Request.Query["done"].ToString(), Form = Form.Empty });
    }

    private static async Task<IResult> ShowSuggestion(string id, HttpContext context, PromiseBook book, Form? form)
    {
        if (!Id<KeptSuggestion>.Parse(id).Try(out var key, out _) || await book.FindSuggestion(key) is not var (text, suggestion)) return Results.NotFound();
        var shown = form ?? Form.Empty.With("kind", suggestion.Kind.ToString()).With("actor", suggestion.Actor).With("due-words", suggestion.DueWords)
            .With("amount", suggestion.Amount).With("qualifier", suggestion.Qualifier.ToString());
        return await context.Page<SuggestionPage>("Accept as a promise", new { Form = shown, Text = text, Suggestion = suggestion });
    }

    private static async Task<IResult> Accept(string id, HttpContext context, PromiseBook book, Deeds deeds)
    {
        if (!Id<KeptSuggestion>.Parse(id).Try(out var key, out _) || await book.FindSuggestion(key) is not var (text, suggestion)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var kind = form.Choice<PromiseKind>("kind", "Choose what kind of promise it is");
        var actor = form.Text("actor", "Enter who is to do it", 200, "who is to do it");
        var (amount, words, anchor) = PromiseFields.Read(form);
        if (!form.IsValid) return await ShowSuggestion(id, context, book, form);
        var accepted = await book.Accept(deeds.By(context, "promise.accept"), key, new(kind, actor, suggestion.Sentence, amount, words, text.Title, anchor, text.Url, text.Published));
        if (accepted.IsAccepted) return Pages.Done($"/promises/texts/{text.Id}?done=accepted");
        form.Refuse(accepted.Refusal);
        return await ShowSuggestion(id, context, book, form);
    }

    private static async Task<IResult> Reject(string id, HttpContext context, PromiseBook book, Deeds deeds)
    {
        if (!Id<KeptSuggestion>.Parse(id).Try(out var key, out _) || await book.FindSuggestion(key) is not var (text, _)) return Results.NotFound();
        var rejected = await book.Reject(deeds.By(context, "promise.reject"), key);
        if (rejected.IsAccepted) return Pages.Done($"/promises/texts/{text.Id}?done=rejected");
        var form = Form.Empty;
        form.Refuse(rejected.Refusal);
        return await context.Page<TextPage>("Sentences that look like promises", new { Text = text, (await book.FindText(text.Id))!.Value.Suggestions, Done = "", Form = form }, StatusCodes.Status400BadRequest);
    }
}
