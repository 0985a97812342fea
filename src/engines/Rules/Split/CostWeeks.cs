namespace Joinery.Rules;

/// <summary>A stretch of days within one week on which the same split holds.</summary>
/// <param name="Days">The days, one to seven.</param>
/// <param name="Split">Who pays for them.</param>
public sealed record SplitStretch(DateRange Days, Split Split);

/// <summary>One week of a package.</summary>
/// <param name="Week">The week.</param>
/// <param name="Stretches">Its stretches in order: one unless something changed within the week.</param>
public sealed record SplitWeek(WeekOf Week, IReadOnlyList<SplitStretch> Stretches)
{
    /// <summary>The cost of the week.</summary>
    public Money Gross => Stretches.Sum(stretch => stretch.Split.Gross);

    /// <summary>The part of one funder in the week.</summary>
    public Money Of(Funder funder) => Stretches.Sum(stretch => stretch.Split.Of(funder));
}

/// <summary>Who pays, week by week, through every change: a stop of a benefit, a new rate, an admission, a death.</summary>
[RulesOf("Cost split")]
public static class CostWeeks
{
    /// <summary>The limit of weeks at once.</summary>
    public const int MostWeeks = 520;

    /// <summary>
    /// The weeks that share days with <paramref name="days"/>, which must have an end. Each week is cut where something changes, and a part week costs its
    /// days' part of the week; <paramref name="on"/> gives the weekly split as of a day. The parts of each stretch add up to its cost to the penny.
    /// </summary>
    [Law(Instruments.CareAct, "s14")]
    public static Outcome<IReadOnlyList<SplitWeek>> Run(DateRange days, IEnumerable<DateOnly> changes, Func<DateOnly, Outcome<Split>> on)
    {
        if (days.Until is not { } until) return RulesRefusals.WeeksWithoutEnd.With();
        if (days.Days > MostWeeks * 7) return RulesRefusals.LedgerTooLong.With(MostWeeks);
        var cuts = changes.Where(days.Contains).Append(days.From).Distinct().Order().ToList();
        var weeks = new List<SplitWeek>();
        for (var week = WeekOf.Containing(days.From); week.Monday < until; week = week.Next)
        {
            var inside = week.Range.Intersect(days)!;
            var edges = cuts.Where(cut => cut > inside.From && cut < inside.Until).Prepend(inside.From).Append(inside.Until!.Value).ToList();
            var stretches = new List<SplitStretch>();
            for (var i = 0; i + 1 < edges.Count; i++)
            {
                if (!on(edges[i]).Try(out var weekly, out var refusal)) return refusal;
                var stretch = DateRange.Of(edges[i], edges[i + 1]);
                stretches.Add(new(stretch, Part(weekly, stretch.Days!.Value)));
            }
            weeks.Add(new(week, stretches));
        }
        return weeks;
    }

    // The cost of some days is their part of the week; it is shared as the week is, so that nobody pays for a rounding.
    private static Split Part(Split weekly, int days)
    {
        if (days == 7 || weekly.Lines.Count == 0) return weekly;
        var gross = weekly.Gross.Split((ReadOnlySpan<long>)[days, 7 - days])[0];
        var parts = gross.Split((ReadOnlySpan<long>)[.. weekly.Lines.Select(line => line.Amount.Pence)]);
        return new(gross, [.. weekly.Lines.Select((line, i) => line with { Amount = parts[i] }).Where(line => line.Amount != Money.Zero)]);
    }
}
