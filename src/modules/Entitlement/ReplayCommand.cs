using System.CommandLine;
using Joinery.Design;
using Joinery.Entitlement.Cases;

namespace Joinery.Entitlement;

/// <summary>joinery replay: works every decision out again from what it kept.</summary>
internal static class ReplayCommand
{
    /// <summary>A decision that comes out otherwise.</summary>
    public static readonly RefusalKind Differs = new("replay.differs", "It was {0} a week on {1:d MMMM yyyy} and is {2} now. {3}");

    public static Command Create(CommandHost host)
    {
        var command = new Command("replay", "Work out every stored decision again and list those that differ. Exit 2 when one does.");
        host.Do(command, async (run, stop) =>
        {
            var (replayed, differences) = await new CaseBook(run.Store, new(run.Store)).Replay(stop);
            if (run.AsJson) Terminal.WriteJson(new { replayed, differences = differences.Select(one => new { decision = one.Decision.Id.ToString(), was = one.Decision.Weekly.Pounds, now = one.Now?.Pounds, one.Why }) });
            else Terminal.Line($"{replayed:N0} decisions were worked out again; {differences.Count:N0} came out otherwise.");
            return differences.Count == 0 ? Terminal.Done
                : Terminal.Refuse(differences.Select(one => Differs.With(one.Decision.Weekly, one.Decision.DecidedAt.LondonDate(), one.Now?.ToString() ?? "refused", one.Why).At($"decision {one.Decision.Id}")));
        });
        return command;
    }
}
