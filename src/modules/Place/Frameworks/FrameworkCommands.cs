using System.CommandLine;
using Joinery.Design;
using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Frameworks;

/// <summary>joinery place evaluate and adoption: what the pages of care models work out, for any file.</summary>
internal static class FrameworkCommands
{
    public static IEnumerable<Command> All(CommandHost host) => [Evaluate(host), Adoption(host)];

    private static Command Evaluate(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "CSV or JSON with counts, counts of areas, growths or money; - for standard input." };
        var seed = new Option<int>("--seed") { Description = "For the interval from areas, which are drawn by chance: the same seed gives the same interval.", DefaultValueFactory = _ => 7 };
        var command = new Command("evaluate", "Did a model of care work: difference in differences, relative risk, whether to believe it, and the return.") { file, seed };
        host.Do(command, async (run, stop) =>
        {
            if (!(await ImportCommand.Open(run.Parsed.GetValue(file)!, stop)).Try(out var given, out var refusal)) return Terminal.Refuse(refusal);
            var (result, problems) = EvaluationFile.Read(given, run.Parsed.GetValue(seed));
            if (result is null) return Terminal.Refuse(problems);
            if (run.AsJson) Terminal.WriteJson(Shown(result));
            else Tell(result);
            return Terminal.Done;
        });
        return command;
    }

    private static void Tell(EvaluationResult result)
    {
        if (result.Effect is { } effect)
        {
            Terminal.Line($"With the model {FrameworkWords.Signed(100 * effect.GrowthWith, "0.0000")}%, without {FrameworkWords.Signed(100 * effect.GrowthWithout, "0.0000")}%.");
            Terminal.Line($"Difference in differences: {FrameworkWords.Signed(effect.Points, "0.0000")} percentage points, {FrameworkWords.Signed(effect.RelativePercent, "0.0000")}% relative.");
            if (result.RelativeRisk is { } risk) Terminal.Line($"Relative risk: {risk.Value:0.000000} ({risk.Confidence} interval {risk.Lower:0.000000} to {risk.Upper:0.000000}).");
            Terminal.Line($"Method: {result.Method}.");
            Terminal.Line($"{FrameworkWords.Verdict(result.Credible)}. {FrameworkWords.Why(result.Credible)}");
            Terminal.Line(Evaluation.Caveat);
        }
        foreach (var standing in result.Returns.GroupBy(one => one.Standing).OrderByDescending(group => group.Key))
        {
            Terminal.Line($"{standing.Key}:");
            Terminal.Table(["Cost", "Benefit", "For each £1", "Net", .. FrameworkWords.Parts.Select(part => $"Net at {part * 100:0}%")],
                standing.Select(one => new[] { one.Cost.ToString(), one.Benefit.ToString(), $"£{one.PerPound:0.00}", one.Net.ToString() }.Concat(one.NetAt(FrameworkWords.Parts).Select(net => net.ToString())).ToArray()), 0, 1, 2, 3, 4, 5, 6);
        }
    }

    private static object Shown(EvaluationResult result) => new
    {
        effect = result.Effect is not { } effect ? null : new
        {
            growthWithPercent = Math.Round(100 * effect.GrowthWith, 6),
            growthWithoutPercent = Math.Round(100 * effect.GrowthWithout, 6),
            points = Math.Round(effect.Points, 6),
            relativePercent = Math.Round(effect.RelativePercent, 6),
        },
        relativeRisk = result.RelativeRisk is not { } risk ? null : new { value = Math.Round(risk.Value, 6), lower = Math.Round(risk.Lower, 6), upper = Math.Round(risk.Upper, 6), confidence = risk.Confidence.Level },
        method = result.Method,
        credible = result.Credible,
        verdict = result.Effect is null ? "" : FrameworkWords.Verdict(result.Credible),
        caveat = result.Effect is null ? "" : Evaluation.Caveat,
        returns = result.Returns.Select(one => new
        {
            standing = one.Standing.ToString().ToLowerInvariant(),
            cost = one.Cost.Pounds * 1.00m,
            benefit = one.Benefit.Pounds * 1.00m,
            perPound = decimal.Round(one.PerPound, 4),
            net = one.Net.Pounds * 1.00m,
            sensitivity = one.NetAt(FrameworkWords.Parts).Zip(FrameworkWords.Parts, (net, part) => new { part, net = net.Pounds * 1.00m }),
        }),
    };

    private static Command Adoption(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "Sites, as CSV or JSON; - for standard input." };
        var people = new Option<long?>("--people") { Description = "All the people among whom the spread is counted; those whom the sites serve unless given." };
        var command = new Command("adoption", "How far a model of care is in place among its sites.") { file, people };
        host.Do(command, async (run, stop) =>
        {
            if (!(await ImportCommand.Open(run.Parsed.GetValue(file)!, stop)).Try(out var given, out var refusal)) return Terminal.Refuse(refusal);
            var (sites, all, problems) = SiteFile.Read(given);
            if (problems.Count > 0) return Terminal.Refuse(problems);
            if (!AdoptionFigures.Of([.. sites.Select(site => (site.Site, site.DaysToAdopt))], run.Parsed.GetValue(people) ?? all).Try(out var figures, out refusal)) return Terminal.Refuse(refusal.At(given.Name));
            if (run.AsJson) Terminal.WriteJson(Shown(sites, figures));
            else Tell(sites, figures);
            return Terminal.Done;
        });
        return command;
    }

    private static void Tell(IReadOnlyList<GivenSite> sites, AdoptionFigures figures)
    {
        Terminal.Table(["Site", "People", "In place", "Share"], sites.Select(site => new[] { site.Name, $"{site.Site.Population:N0}", $"{site.Site.Implemented} of {site.Site.Components}", $"{site.Site.Share * 100:0.00}%" }), 1, 2, 3);
        Terminal.Line($"In place: {figures.Spread.Weighted * 100:0.00}% weighted by people, {figures.Spread.Unweighted * 100:0.00}% unweighted.");
        Terminal.Line($"Spread: {figures.Spread.Covered * 100:0.00}% of {figures.People:N0} people have a site with something in place, {figures.Spread.CoveredCompletely * 100:0.00}% one that is complete.");
        Terminal.Line($"Complete: {figures.Spread.Complete} of {figures.Spread.Sites} sites{(figures.MedianDays is { } days ? $", in {days:N0} days (median)" : "")}.");
    }

    private static object Shown(IReadOnlyList<GivenSite> sites, AdoptionFigures figures) => new
    {
        weighted = Math.Round(figures.Spread.Weighted, 6),
        unweighted = Math.Round(figures.Spread.Unweighted, 6),
        sites = figures.Spread.Sites,
        complete = figures.Spread.Complete,
        people = figures.People,
        covered = Math.Round(figures.Spread.Covered, 6),
        coveredCompletely = Math.Round(figures.Spread.CoveredCompletely, 6),
        medianDaysToAdopt = figures.MedianDays,
        rows = sites.Select(site => new { site = site.Name, population = site.Site.Population, implemented = site.Site.Implemented, components = site.Site.Components, share = Math.Round(site.Site.Share, 6), daysToAdopt = site.DaysToAdopt }),
    };
}
