using Microsoft.AspNetCore.Http;

namespace Joinery.Design;

/// <summary>Makes deeds for requests: the actor who is signed in, now, with the id that came with the form or else a fresh one.</summary>
public sealed class Deeds(TimeProvider clock, Ids ids, AccessBook access)
{
    /// <summary>The field in which every form carries the id of its deed: a form that is sent twice does its deed once.</summary>
    public const string Field = "form-deed";

    /// <summary>A deed of whoever is signed in, for the purpose of their first role unless another is stated. One form makes one deed.</summary>
    public Deed By(HttpContext context, string action, string reason = "", string subject = "", string detail = "", Purpose? purpose = null)
    {
        var actor = context.ActorOrThrow();
        var deed = By(actor, action, purpose ?? access.Find(actor.Roles[0])?.Purpose ?? Purpose.Operation, reason, subject, detail);
        return context.Request.HasFormContentType && Id<Deed>.Parse(context.Request.Form[Field]).Try(out var sent, out _) ? deed with { Id = sent } : deed;
    }

    /// <summary>A deed of a stated actor.</summary>
    public Deed By(Actor actor, string action, Purpose purpose, string reason = "", string subject = "", string detail = "") =>
        new(ids.Next<Deed>(), actor, action, purpose, reason, clock.GetUtcNow(), subject, detail);
}
