using Joinery.Design;

namespace Joinery.App.Features.Search;

/// <summary>
/// The service-wide search. What was typed is posted and never stands in an address, because it may be a name or an NHS number.
/// </summary>
internal static class SearchPages
{
    private const int Longest = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/search", (HttpContext context) => Show(context, Form.Empty, "", [])).RequireRight(AppRights.SeeAccount);
        routes.MapForm("/search", Find).RequireRight(AppRights.SeeAccount);
    }

    private static async Task<IResult> Find(HttpContext context)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var words = form.OptionalText("q", Longest, "what you are looking for");
        if (!form.IsValid) return await Show(context, AtTheBox(form), "", []);
        var found = new List<(string Heading, IReadOnlyList<SearchHit> Hits)>();
        if (words.Length > 0)
            foreach (var source in Sources(context))
                found.Add((source.Heading, await source.Find(context, words)));
        return await Show(context, form, words, found);
    }

    // What needs a right first: whoever has it came for people rather than for what is public.
    private static IEnumerable<SearchSource> Sources(HttpContext context) => Modules.All.SelectMany(module => module.Searches)
        .Where(source => source.Right is null || context.May(source.Right)).OrderBy(source => source.Right is null);

    // The box stands at the head of the page under an id of its own.
    private static Form AtTheBox(Form form)
    {
        var atTheBox = Form.Empty;
        atTheBox.Refuse(form.Problems[0].Sentence, "service-search");
        return atTheBox;
    }

    private static Task<IResult> Show(HttpContext context, Form form, string words, IReadOnlyList<(string Heading, IReadOnlyList<SearchHit> Hits)> found) =>
        context.Page<SearchPage>("Search", new { Form = form, Words = words, Found = found });
}
