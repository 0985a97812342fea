using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>Instalments of a contribution that a variation changes: what was due before its first day stays, and the rest is spread over the days that are left.</summary>
internal static class Rescheduling
{
    /// <summary>The variation with its instalments worked out; refuses a contribution of less than what was due already.</summary>
    public static Outcome<PoolTerms> Of(PoolTerms terms, DateOnly effective, Func<Code<Body>, string> name)
    {
        var streams = new List<StreamTerms>();
        foreach (var stream in terms.Streams)
        {
            var schedules = new List<ContributionSchedule>();
            foreach (var schedule in stream.Schedules)
            {
                var agreed = stream.Contributions.Where(put => put.Body == schedule.Partner).Sum(put => put.Agreed);
                var due = schedule.Instalments.Where(one => one.Due < effective).ToList();
                var rest = agreed - due.Sum(one => one.Amount);
                if (schedule.Instalments.Sum(one => one.Amount) == agreed) schedules.Add(schedule);
                else if (rest.IsNegative) return AgreementRefusals.AlreadyDue.With(name(schedule.Partner), stream.Name, due.Sum(one => one.Amount), $"{effective:d MMMM yyyy}").At(stream.Code.Text);
                else
                {
                    List<DateOnly> days = [.. schedule.Instalments.Select(one => one.Due).Where(day => day >= effective)];
                    // No day is left: the difference is due when the variation begins.
                    if (!Instalments.Of(rest, days.Count == 0 ? [effective] : days).Try(out var spread, out var refusal)) return refusal;
                    schedules.Add(schedule with { Instalments = [.. due, .. spread.Where(one => one.Amount != Money.Zero)] });
                }
            }
            streams.Add(stream with { Schedules = schedules });
        }
        return terms with { Streams = streams };
    }
}
