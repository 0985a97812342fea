namespace Joinery.Ledger;

/// <summary>
/// What must hold of a row for it to count, in JSON one of four forms: {"field": "area", "in": ["social-care"]}, {"not": …}, {"all": […]}, {"any": […]}.
/// Among the values of a field, $each stands for the subject of the test, such as the stream that it is asked for.
/// </summary>
public sealed record Predicate
{
    /// <summary>Stands for the subject of a test.</summary>
    public const string Each = "$each";

    /// <summary>The field whose value must be among <see cref="In"/>.</summary>
    public PlanField? Field { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<string>? In { get; init; }

    /// <summary>Must not hold.</summary>
    public Predicate? Not { get; init; }

    /// <summary>Must all hold.</summary>
    public IReadOnlyList<Predicate>? All { get; init; }

    /// <summary>One at least must hold.</summary>
    public IReadOnlyList<Predicate>? Any { get; init; }

    /// <summary>Every value that is asked for, with its field.</summary>
    internal IEnumerable<(PlanField Field, string Value)> Values() =>
        (In ?? []).Select(value => (Field!.Value, value)).Concat(Parts().SelectMany(part => part.Values()));

    /// <summary>The refusal when it is not exactly one of the four forms; null when it is.</summary>
    internal Refusal? Unfit()
    {
        var forms = (Field is null ? 0 : 1) + (Not is null ? 0 : 1) + (All is null ? 0 : 1) + (Any is null ? 0 : 1);
        if (forms != 1 || (Field is null) != (In is null)) return PlanRefusals.PredicateForm.With();
        return Parts().Select(part => part.Unfit()).FirstOrDefault(refusal => refusal is not null);
    }

    internal bool Holds(IPlanRow row, string subject)
    {
        if (Field is { } field) return IsIn(row.Field(field), subject);
        if (Not is not null) return !Not.Holds(row, subject);
        return All is not null ? All.All(part => part.Holds(row, subject)) : Any!.Any(part => part.Holds(row, subject));
    }

    private bool IsIn(string value, string subject)
    {
        for (var i = 0; i < In!.Count; i++)
            if (value == (In[i] == Each ? subject : In[i])) return true;
        return false;
    }

    private IEnumerable<Predicate> Parts() => [.. Not is null ? [] : new[] { Not }, .. All ?? [], .. Any ?? []];
}
