using Joinery.Design;
using Joinery.Place;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Record.Records;

/// <summary>Opening one person's record: first the purpose, which the person can see, then the record.</summary>
internal static class PersonPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people/{id}").RequireRight(RecordRights.Read);
        people.MapPage("", Show);
        people.MapForm("/purpose", StatePurpose);
    }

    private static async Task<IResult> Show(string id, HttpContext context, People people, Gazetteer gazetteer, TimeProvider clock)
    {
        if (!Id<Person>.Parse(id).Try(out var person, out _)) return Results.NotFound();
        if (!await people.HasPurpose(context.ActorOrThrow(), person)) return await AskPurpose(context, person, Form.Empty);
        if (await people.Open(person) is not var (found, involvements, openings)) return Results.NotFound();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in involvements.Select(involvement => involvement.Organisation).Concat(openings.Select(deed => deed.Organisation)).Append(found.Neighbourhood).Distinct())
            names[code] = (await gazetteer.Find(code))?.Name ?? code;
        return await context.Page<PersonPage>("Record", new { Person = found, Involvements = involvements, Openings = openings, Names = names, Today = clock.Today() });
    }

    // The question does not name the person: whoever has no purpose learns nothing from it.
    private static Task<IResult> AskPurpose(HttpContext context, Id<Person> person, Form form) =>
        context.Page<PurposePage>("Why are you opening this record?", new { Id = person, Form = form });

    private static async Task<IResult> StatePurpose(string id, HttpContext context, People people, Deeds deeds)
    {
        if (!Id<Person>.Parse(id).Try(out var person, out _)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var purpose = form.Choice("purpose", PurposePage.Purposes.Select(offered => offered.ToString()), "Choose why you are opening this record");
        var reason = form.OptionalText("reason", 200, "the reason");
        if (!form.IsValid) return await AskPurpose(context, person, form);
        var stated = await people.StatePurpose(deeds.By(context, People.Opening, reason, purpose: Enum.Parse<Purpose>(purpose)), person);
        return stated.IsAccepted ? Pages.Done($"/people/{person}") : Results.NotFound();
    }
}
