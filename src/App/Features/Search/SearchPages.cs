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
        routes.MapPage("/search", (HttpContext context) => Show(context, "", [])).RequireRight(AppRights.SeeAccount);
        routes.MapForm("/search", Find).RequireRight(AppRights.SeeAccount);
    }

    private static async Task<IResult> Find(HttpContext context)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var words = form.OptionalText("q", Longest, "what you are looking for");
        if (!form.IsValid) return await Show(context, "", [], form.Problems[0].Sentence);
        var found = new List<(string Heading, IReadOnlyList<SearchHit> Hits)>();
        if (words.Length > 0)
            foreach (var source in Modules.All.SelectMany(module => module.Searches).Where(source => source.Right is null || context.May(source.Right)))
                found.Add((source.Heading, await source.Find(context, words)));
        return await Show(context, words, found);
    }

    private static Task<IResult> Show(HttpContext context, string words, IReadOnlyList<(string Heading, IReadOnlyList<SearchHit> Hits)> found, string problem = "") =>
        context.Page<SearchPage>("Search", new { Words = words, Found = found, Problem = problem });
}
