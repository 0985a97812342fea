namespace Joinery.Testing;

/// <summary>Things that a test needs one of, when it does not matter which. What matters is said: Some.Deed(action: "fund.commit").</summary>
public static class Some
{
    /// <summary>The moment at which tests begin unless they say otherwise: a spring morning in summer time.</summary>
    public static readonly DateTimeOffset Moment = new(2026, 4, 1, 9, 30, 0, TimeSpan.Zero);

    private static readonly Ids Chance = Ids.Repeatable(new ManualClock(Moment), new Random(Seed.Value));

    /// <summary>An organisation that does not exist.</summary>
    public static OdsCode Organisation => OdsCode.Of("XJ1");

    /// <summary>An id that no other call has given.</summary>
    public static Id<T> Id<T>()
    {
        lock (Chance) return Chance.Next<T>();
    }

    /// <summary>Somebody with the roles of these codes; a nurse when none is given.</summary>
    public static Actor Actor(params string[] roles) => new("a-1", "Asha Okafor", Organisation, [.. (roles is [] ? ["nurse"] : roles).Select(code => new RoleCode(code))]);

    /// <summary>A deed with a new id, complete in every field.</summary>
    public static Deed Deed(string action = "thing.do", Actor? by = null, string reason = "It was asked for.", DateTimeOffset? at = null,
        string subject = "thing:1", string detail = "{}", Id<Deed>? id = null) =>
        new(id ?? Id<Deed>(), by ?? Actor(), action, Purpose.DirectCare, reason, at ?? Moment, subject, detail);
}
