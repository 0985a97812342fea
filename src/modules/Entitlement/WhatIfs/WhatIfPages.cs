using Joinery.Design;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Joinery.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.WhatIfs;

/// <summary>What every test would say if a few facts were others.</summary>
internal static class WhatIfPages
{
    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/what-if", (string id, HttpContext context, CaseBook book, TimeProvider clock) => Show(id, context, book, clock, Form.Empty, null));
        // Posted, so that nobody's savings stand in an address or a log.
        assessments.MapForm("/{id}/what-if", async (string id, HttpContext context, CaseBook book, TimeProvider clock) =>
        {
            var form = Form.Of(await context.Request.ReadFormAsync());
            return await Show(id, context, book, clock, form, Read(form));
        });
    }

    private static WhatIf Read(Form form) => new(
        form.OptionalMoney("savings", -Limits.Amount, Limits.Amount, "the change of the savings") ?? Money.Zero,
        form.Ticked("sells"),
        form.Ticked("moves"),
        EnumNames<Setting>.Find(form.OptionalChoice("setting", EnumNames<Setting>.All)),
        form.OptionalMoney("cost", new Money(1), Limits.Amount, "the cost of the care"));

    private static async Task<IResult> Show(string id, HttpContext context, CaseBook book, TimeProvider clock, Form form, WhatIf? whatIf)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var (now, then) = ((Answers?)null, (Answers?)null);
        if (found.Facts.On(clock.Today(), clock.Today(), found.Policy).Try(out var file, out _))
        {
            if (!Answers.Of(file, found.Rates).Try(out now, out var refusal)) form.Refuse(refusal);
            else if (whatIf is not null && form.IsValid && (!whatIf.Of(file, found.Rates).Try(out var other, out refusal) || !Answers.Of(other, found.Rates).Try(out then, out refusal))) form.Refuse(refusal);
        }
        var changes = now is not null && then is not null ? Comparison.Of(now.All.Single(answer => answer.Test == then.Asked.Test).Paper, then.Asked.Paper) : [];
        return await context.Page<WhatIfPage>("What if?", new { Found = found, Form = form, Now = now, Then = then, Changes = changes });
    }
}
