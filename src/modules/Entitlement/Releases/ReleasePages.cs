using System.Text;
using System.Text.Unicode;
using Joinery.Design;
using Joinery.Entitlement.Caseloads;
using Joinery.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Releases;

/// <summary>New figures of the law: send a file, see what it changes for the organisation's own cases, then publish it or put it away.</summary>
internal static class ReleasePages
{
    /// <summary>What a form has besides its file.</summary>
    private const int Around = 100_000;

    private const string Title = "Bring in new figures";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/rates").Public().MapPage("/next.csv", Next);
        var pages = routes.MapGroup("/rates/import").RequireRight(EntitlementRights.Rates);
        pages.MapPage("", (HttpContext context) => Ask(context, Form.Empty, []));
        pages.MapForm("", Send).WithMetadata(new RequestSizeLimitAttribute(RateReleases.MostBytes + Around));
        pages.MapPage("/{id}", (string id, HttpContext context, RateReleases releases, Caseload caseload, TimeProvider clock) => Preview(id, context, releases, caseload, clock, Form.Empty));
        pages.MapForm("/{id}", Publish);
        pages.MapForm("/{id}/away", async (string id, HttpContext context, RateReleases releases, Deeds deeds) =>
        {
            await releases.PutAway(deeds.By(context, "figures.away"), id);
            return Pages.Done("/rates/import");
        });
    }

    // Every figure that ends by itself, with the day on which the next one begins: a file to fill in.
    private static async Task<IResult> Next(RateReleases releases)
    {
        var file = new CsvFile();
        file.Row(RateFiles.RateColumns);
        foreach (var series in (await releases.Now()).Series)
            if (series.Rates[^1] is { Until: { } until } last) file.Row(series.Code, "", SqlTypes.Text(until), "", "", "unverified", last.Unit, "");
        return file.Answer("next-figures.csv");
    }

    private static Task<IResult> Ask(HttpContext context, Form form, IReadOnlyList<Refusal> problems) =>
        context.Page<SendFiguresPage>(Title, new { Form = form, Problems = problems });

    private static async Task<IResult> Send(HttpContext context, RateReleases releases, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var bytes = await Form.Bytes(form.File("file", "Choose a file", RateReleases.MostBytes));
        if (form.IsValid && !Utf8.IsValid(bytes)) form.Refuse(InputFile.NotUtf8.With(), "file");
        if (!form.IsValid) return await Ask(context, form, []);
        var figures = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
        var (_, problems) = await releases.Look(figures, clock.Today());
        if (problems.Count > 0)
        {
            form.Refuse("The file cannot be used as it is; see what is wrong below", "file");
            return await Ask(context, form, problems);
        }
        var kept = await releases.Keep(deeds.By(context, "figures.send"), figures);
        if (kept.Try(out var id, out var refusal)) return Pages.Done($"/rates/import/{id}");
        form.Refuse(refusal);
        return await Ask(context, form, []);
    }

    private static async Task<IResult> Preview(string id, HttpContext context, RateReleases releases, Caseload caseload, TimeProvider clock, Form form)
    {
        if (await releases.Find(id) is not { } figures) return Results.NotFound();
        var now = await releases.Now();
        var (addition, problems) = RateReleases.Add(now, figures, clock.Today());
        // Somebody else may have published the same days meanwhile.
        if (addition is null) return await Ask(context, form, problems);
        var from = addition.Added.Count == 0 ? clock.Today() : addition.Added.Max(rate => rate.From);
        var change = await caseload.Look(context.ActorOrThrow().Organisation, from, clock.Today(), addition.Book);
        return await context.Page<FiguresPage>("What these figures would change", new { Id = id, Now = now, Addition = addition, From = from, Change = change, Form = form });
    }

    private static async Task<IResult> Publish(string id, HttpContext context, RateReleases releases, Caseload caseload, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var reason = form.Paragraphs("reason", "Say where the figures were announced", 1_000, "the announcement");
        if (form.IsValid)
        {
            if ((await releases.Publish(deeds.By(context, "figures.publish"), id, reason)).Try(out _, out var refusal)) return Pages.Done("/rates");
            form.Refuse(refusal);
        }
        return await Preview(id, context, releases, caseload, clock, form);
    }
}
