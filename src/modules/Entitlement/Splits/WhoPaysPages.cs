using Joinery.Design;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Choices;
using Joinery.Entitlement.Deferrals;
using Joinery.Entitlement.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Splits;

/// <summary>Who pays for each service of a case, for the year of the package in which today is, or a year from another day on.</summary>
internal static class WhoPaysPages
{
    public static void Map(RouteGroupBuilder assessments) => assessments.MapPage("/{id}/who-pays", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock) =>
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var today = clock.Today();
        var (answer, refused, first) = ((WhoPays?)null, "", today);
        if (found.Facts.Services.Count == 0) refused = "Add the services of the package first.";
        else if (!found.Facts.On(today, today, found.Policy).Try(out var file, out var refusal)) refused = refusal.Sentence;
        else
        {
            first = context.QueryDay("from", Limits.FirstDay, today.AddYears(1)) ?? YearOf(found.Facts.Services.Min(service => service.Days.From), today);
            var asked = await Of(found, file, DateRange.Of(first, first.AddYears(1)), agreements);
            if (!WhoPays.Of(asked, found.Rates).Try(out answer, out refusal)) refused = refusal.Sentence;
        }
        return await context.Page<WhoPaysPage>("Who pays", new { Found = found, Answer = answer, Refused = refused, From = first });
    });

    // The year of the package in which today is: the first, while it runs.
    private static DateOnly YearOf(DateOnly first, DateOnly today)
    {
        var years = today.Year - first.Year;
        return years <= 0 ? first : first.AddYears(years) <= today ? first.AddYears(years) : first.AddYears(years - 1);
    }

    /// <summary>The package of a case on some days, with the top-ups and the deferral that were agreed.</summary>
    internal static async Task<SplitFile> Of(Opened found, PersonFile file, DateRange days, AgreementBook agreements)
    {
        var topUps = await agreements.Of<TopUp>(found.Case.Organisation, found.Case.Id);
        var deferrals = await agreements.Of<Deferral>(found.Case.Organisation, found.Case.Id);
        return new()
        {
            Assessment = file,
            Services = found.Facts.Services,
            Days = days,
            TopUps = [.. topUps.OverTime().Select(one => new TopUpDays(one.Holds.Terms.Service, one.Holds.Terms.Agreement.Payer, one.Holds.Terms.Agreement.Weekly, one.Days))],
            Deferrals = [.. deferrals.OverTime().Select(one => new DeferredDays(one.Holds.Terms.On(found.Rates.On(one.Days.From)).Week.Deferred, one.Days))],
        };
    }
}
