using Microsoft.AspNetCore.Http;

namespace Joinery.Design;

/// <summary>Makes deeds for requests: the actor who is signed in, now, with a fresh id.</summary>
public sealed class Deeds(TimeProvider clock, Ids ids, AccessBook access)
{
    /// <summary>A deed of whoever is signed in, for the purpose of their first role unless another is stated.</summary>
    public Deed By(HttpContext context, string action, string reason = "", string subject = "", string detail = "", Purpose? purpose = null)
    {
        var actor = context.ActorOrThrow();
        return By(actor, action, purpose ?? access.Find(actor.Roles[0])?.Purpose ?? Purpose.Operation, reason, subject, detail);
    }

    /// <summary>A deed of a stated actor.</summary>
    public Deed By(Actor actor, string action, Purpose purpose, string reason = "", string subject = "", string detail = "") =>
        new(ids.Next<Deed>(), actor, action, purpose, reason, clock.GetUtcNow(), subject, detail);
}
