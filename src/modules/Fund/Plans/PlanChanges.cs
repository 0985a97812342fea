using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>One thing in which two plans differ.</summary>
/// <param name="Where">What of the plan.</param>
/// <param name="Was">As it is now; empty for what is new.</param>
/// <param name="Becomes">As it would be; empty for what goes.</param>
internal sealed record PlanChange(string Where, string Was, string Becomes)
{
    /// <summary>Everything in which the second plan differs from the first: income, lines by scheme and source, districts, metrics, capacity and demand, and statements.</summary>
    public static IReadOnlyList<PlanChange> Between(FoundPlan now, PlanFile later)
    {
        var (choices, before, was, then) = (new PlanChoices(now), now.File, now.File.Plan, later.Plan);
        string Source(string code) => choices.Label("source", code);
        return
        [
            .. Of("Districts hold the housing duties", was.IsTwoTier ? "Yes" : "No", then.IsTwoTier ? "Yes" : "No"),
            .. Pairs(was.Income, then.Income, row => $"Income from {Source(row.Source)}, {choices.Label("partner", row.Partner.Text)}", row => $"{row.Amount}"),
            .. Pairs(was.Districts, then.Districts, grant => $"Passed on to {grant.District}", grant => $"{grant.Amount}"),
            .. Pairs(was.Lines, then.Lines, line => $"{line.Scheme}, {Source(line.Source)}", line => $"{line.Amount}"),
            .. from line in then.Lines
               let earlier = was.Lines.FirstOrDefault(one => one.Scheme == line.Scheme && one.Source == line.Source)
               where earlier is not null
               from change in Fields(earlier, line, choices)
               select change with { Where = $"{line.Scheme}, {Source(line.Source)}: {change.Where}" },
            .. Pairs(Targets(before), Targets(later), one => $"{choices.Label("metric", one.Metric)}, quarter {one.Target.Quarter}", one => $"{one.Target.Value:0.####}"),
            .. Pairs(Months(before), Months(later), one => $"{choices.Label("service", one.Service)}: {one.Side}, {one.Month:MMMM yyyy}", one => $"{one.People:N0}"),
            .. Pairs(before.Statements, later.Statements, one => $"Statement on condition {one.Condition}", one => one.Text),
        ];
    }

    private static List<(string Metric, QuarterTarget Target)> Targets(PlanFile file) => [.. file.Metrics.SelectMany(metric => metric.Targets.Select(target => (metric.Metric, target)))];

    private static List<(string Service, string Side, DateOnly Month, int People)> Months(PlanFile file)
    {
        var first = file.Plan.Year.First;
        return [.. from service in file.Capacity
                   from month in service.Said
                   from side in new (string Name, int? People)[] { ("demand", month.Demand), ("capacity", month.Capacity) }
                   where side.People is not null
                   select (service.Service, side.Name, first.AddMonths(month.Number - 1), side.People!.Value)];
    }

    private static IEnumerable<PlanChange> Fields(PlanLine was, PlanLine then, PlanChoices choices) =>
    [
        .. Of("name", was.Name, then.Name),
        .. Of("area of spend", choices.Label("area", was.Area), choices.Label("area", then.Area)),
        .. Of("commissioner", choices.Label("commissioner", was.Commissioner), choices.Label("commissioner", then.Commissioner)),
        .. Of("NHS share", Share(was), Share(then)),
        .. Of("provider", choices.Label("provider", was.Provider), choices.Label("provider", then.Provider)),
        .. Of("scheme type", choices.Label("scheme-type", was.SchemeType), choices.Label("scheme-type", then.SchemeType)),
        .. Of("sub type", choices.Label("sub-type", was.SubType), choices.Label("sub-type", then.SubType)),
        .. Of("activity", choices.Label("activity", was.Activity), choices.Label("activity", then.Activity)),
        .. Of("primary objective", choices.Label("objective", was.Objective), choices.Label("objective", then.Objective)),
        .. Of("expected outputs", $"{was.Outputs:0.##}", $"{then.Outputs:0.##}"),
        .. Of("capital", was.IsCapital ? "Yes" : "No", then.IsCapital ? "Yes" : "No"),
    ];

    private static string Share(PlanLine line) => line.NhsShareBasisPoints is { } share ? BasisPoints.Words(share) : "";

    private static IEnumerable<PlanChange> Of(string where, string was, string becomes) => was == becomes ? [] : [new(where, was, becomes)];

    // Rows of one key are taken together, as a repeated one is refused elsewhere or adds up.
    internal static IEnumerable<PlanChange> Pairs<T>(IReadOnlyList<T> was, IReadOnlyList<T> then, Func<T, string> key, Func<T, string> say)
    {
        var (before, after) = (was.ToLookup(key, say), then.ToLookup(key, say));
        return before.Select(same => same.Key).Concat(after.Select(same => same.Key)).Distinct().SelectMany(one => Of(one, string.Join(" and ", before[one]), string.Join(" and ", after[one])));
    }
}
