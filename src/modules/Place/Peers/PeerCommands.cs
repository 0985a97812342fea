using System.CommandLine;
using Joinery.Design;
using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Peers;

/// <summary>joinery place peers and import-peer-features: whom to compare an area with.</summary>
internal static class PeerCommands
{
    public static readonly RefusalKind NoArea = new("peers.area", "Say whose peers are asked for, like --area E10000014.");
    public static readonly RefusalKind Count = new("peers.count", "Ask for 1 to {0} peers.");

    private const int MostPeers = 200;

    public static IEnumerable<Command> All(CommandHost host) => [Peers(host), Import(host)];

    private static Command Peers(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "CSV: area, then one column with numbers for each feature; - for standard input." };
        var area = new Option<string?>("--area") { Description = "The area whose peers are asked for." };
        var count = new Option<int>("--count") { Description = "How many peers.", DefaultValueFactory = _ => PeerGroups.Usual };
        var weights = new Option<string?>("--weights") { Description = "How much features count, like over-85=2,density=0.5; each counts 1 unless named." };
        var command = new Command("peers", "The areas most like an area, with everything that they were chosen by.") { file, area, count, weights };
        host.Do(command, (run, stop) => Nearest(run, run.Parsed.GetValue(file)!, run.Parsed.GetValue(area), run.Parsed.GetValue(count), run.Parsed.GetValue(weights), stop));
        return command;
    }

    private static async Task<int> Nearest(CommandRun run, string file, string? area, int count, string? weights, CancellationToken stop)
    {
        if (area is null) return Terminal.Refuse(NoArea.With());
        if (!AreaCode.Parse(area).Try(out var code, out var refusal)) return Terminal.Refuse(refusal.At("--area"));
        if (count is < 1 or > MostPeers) return Terminal.Refuse(Count.With(MostPeers).At("--count"));
        if (!(await ImportCommand.Open(file, stop)).Try(out var given, out refusal)) return Terminal.Refuse(refusal);
        var (areas, features, problems) = PeerFile.Read(given, weights);
        if (problems.Count > 0) return Terminal.Refuse(problems);
        if (!PeerGroups.Nearest(code, areas, features, count: count).Try(out var group, out refusal)) return Terminal.Refuse(refusal);
        if (run.AsJson) Terminal.WriteJson(Shown(group));
        else Tell(group);
        return Terminal.Done;
    }

    private static void Tell(PeerGroup group)
    {
        Terminal.Table(["Area", "Distance", .. group.Features.Select(feature => $"{feature.Name} (gap)")],
            group.Peers.Select(peer => (IReadOnlyList<string>)[peer.Area.Code, $"{peer.Distance:0.0000}", .. peer.Values.Select((value, i) => $"{value:0.####} ({peer.Gaps[i]:+0.0000;-0.0000;0.0000})")]).Prepend([group.Area.Code, "", .. group.Values.Select(value => $"{value:0.####}")]),
            [.. Enumerable.Range(1, group.Features.Count + 1)]);
        Terminal.Line($"Each feature is scaled from 0 to its weight over all areas compared ({string.Join(", ", group.Features.Select(feature => $"{feature.Name} {feature.Weight:0.##}"))}); the distance is Euclidean.");
        if (group.LeftOut.Count > 0) Terminal.Line($"Not compared, because too small: {string.Join(", ", group.LeftOut)}.");
    }

    private static object Shown(PeerGroup group) => new
    {
        area = group.Area.Code,
        features = group.Features.Select((feature, i) => new { feature.Name, feature.Weight, value = group.Values[i] }),
        peers = group.Peers.Select(peer => new { area = peer.Area.Code, distance = Math.Round(peer.Distance, 6), peer.Values, gaps = peer.Gaps.Select(gap => Math.Round(gap, 6)) }),
        leftOut = group.LeftOut.Select(left => left.Code),
    };

    private static Command Import(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "CSV with area, feature, value, as_of and source; - for standard input." };
        var command = new Command("import-peer-features", "Bring in the numbers by which the pages choose peers. Each feature in the file is replaced whole; the same file again changes nothing.") { file };
        host.Do(command, async (run, stop) =>
        {
            if (!(await ImportCommand.Open(run.Parsed.GetValue(file)!, stop)).Try(out var given, out var refusal)) return Terminal.Refuse(refusal);
            var (numbers, problems) = PeerFeatures.Read(given);
            if (problems.Count > 0) return Terminal.Refuse(problems);
            if (!(await run.System()).Try(out var actor, out var nobody)) return Terminal.Refuse(nobody);
            var deed = run.Deed(actor, "peer-features.import", subject: $"file:{given.Sha256[..16]}");
            if (!(await new PeerFeatures(run.Store).Import(deed, numbers)).Try(out var changed, out refusal)) return Terminal.Refuse(refusal);
            var features = numbers.Select(number => number.Feature).Distinct(StringComparer.Ordinal).Count();
            if (run.AsJson) Terminal.WriteJson(new { numbers = numbers.Count, features, changed });
            else Terminal.Line($"Read {numbers.Count:N0} numbers of {features:N0} features: {changed:N0} are new or other than before.");
            return Terminal.Done;
        });
        return command;
    }
}
