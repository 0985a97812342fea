using Joinery.Design;
using Joinery.Entitlement.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Splits;

/// <summary>Who pays for each service of a case, for a year from its first day on.</summary>
internal static class WhoPaysPages
{
    public static void Map(RouteGroupBuilder assessments) => assessments.MapPage("/{id}/who-pays", async (string id, HttpContext context, CaseBook book, TimeProvider clock) =>
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var today = clock.Today();
        var (answer, refused) = ((WhoPays?)null, "");
        if (found.Facts.Services.Count == 0) refused = "Add the services of the package first.";
        else if (!found.Facts.On(today, today, found.Policy).Try(out var file, out var refusal)) refused = refusal.Sentence;
        else
        {
            var first = found.Facts.Services.Min(service => service.Days.From);
            var asked = new SplitFile { Assessment = file, Services = found.Facts.Services, Days = DateRange.Of(first, first.AddYears(1)) };
            if (!WhoPays.Of(asked, found.Rates).Try(out answer, out refusal)) refused = refusal.Sentence;
        }
        return await context.Page<WhoPaysPage>("Who pays", new { Found = found, Answer = answer, Refused = refused });
    });
}
