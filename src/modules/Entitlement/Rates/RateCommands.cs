using System.CommandLine;
using Joinery.Design;
using Joinery.Rules;

namespace Joinery.Entitlement.Rates;

/// <summary>joinery rates: the figures of the law, and whether they are whole.</summary>
internal static class RateCommands
{
    public static readonly RefusalKind Unknown = new("rates.unknown", "There is no figure called {0}. joinery rates list names all of them.");

    public static Command Create(CommandHost host) => new("rates", "The dated figures of the law that every test uses.") { Check(host), List(host) };

    private static Command Check(CommandHost host)
    {
        var command = new Command("check", "Say which figures are missing, meet, or are not verified. Exit 2 when a figure is missing or two meet.");
        host.Do(command, (run, _) =>
        {
            var check = RateBook.BuiltIn.Check();
            if (run.AsJson) Terminal.WriteJson(new
            {
                hash = RateBook.BuiltIn.Hash,
                coverage = check.Coverage.Select(year => new { year = year.Year.ToString(), year.Verified, year.Derived, year.Unverified, year.Missing }),
                gaps = check.Gaps.Select(gap => new { element = CodeOf(gap.Element), gap.Days.From, gap.Days.Until }),
                overlaps = check.Overlaps.Select(overlap => new { element = CodeOf(overlap.Element), earlier = overlap.Earlier.From, later = overlap.Later.From }),
                toCheck = check.Derived.Concat(check.Unverified).Select(rate => new { element = CodeOf(rate.Element), rate.Value, rate.From, status = rate.Status.ToString().ToLowerInvariant(), rate.Source }),
            });
            else
            {
                Terminal.Table(["Year", "Verified", "Derived", "Unverified", "Missing"],
                    check.Coverage.Select(year => new[] { year.Year.ToString(), $"{year.Verified}", $"{year.Derived}", $"{year.Unverified}", $"{year.Missing}" }), 1, 2, 3, 4);
                Terminal.Line($"{check.Derived.Count} figures are worked out from others and {check.Unverified.Count} are not verified; joinery rates list shows each with its source.");
            }
            Refusal[] problems =
            [
                .. check.Gaps.Select(gap => RulesRefusals.RateGap.With(RateBook.BuiltIn[gap.Element].Label, gap.Days.From, gap.Days.Until!)),
                .. check.Overlaps.Select(overlap => RulesRefusals.RateOverlap.With(RateBook.BuiltIn[overlap.Element].Label, overlap.Earlier.From, overlap.Later.From)),
            ];
            return Task.FromResult(problems.Length == 0 ? Terminal.Done : Terminal.Refuse(problems));
        });
        return command;
    }

    private static Command List(CommandHost host)
    {
        var codes = new Argument<string[]>("figures") { Description = "Only these, by their names in data/rates; all unless given.", Arity = ArgumentArity.ZeroOrMore };
        var on = new Option<string?>("--on") { Description = "The day for which the figures hold, YYYY-MM-DD; today unless given." };
        var known = new Option<string?>("--known-on") { Description = "Only what was known on this day, YYYY-MM-DD." };
        var command = new Command("list", "Every figure that holds on a day, with its source and status.") { codes, on, known };
        host.Do(command, (run, _) =>
        {
            if (!Terminal.Day(run.Parsed.GetValue(on), on.Name).Try(out var day, out var refusal) || !Terminal.Day(run.Parsed.GetValue(known), known.Name).Try(out var knownOn, out refusal)) return Task.FromResult(Terminal.Refuse(refusal));
            var rates = RateBook.BuiltIn.On(day ?? run.Clock.Today(), knownOn ?? DateOnly.MaxValue);
            var asked = run.Parsed.GetValue(codes)!;
            var unknown = asked.Where(code => RateBook.BuiltIn.Series.All(series => series.Code != code)).ToList();
            if (unknown.Count > 0) return Task.FromResult(Terminal.Refuse(unknown.Select(code => Unknown.With(code))));
            var found = RateBook.BuiltIn.Series.Where(series => asked.Length == 0 || asked.Contains(series.Code)).Select(series => (series, Rate: rates.Find(series.Element))).ToList();
            if (run.AsJson) Terminal.WriteJson(found.Select(pair => new { element = pair.series.Code, pair.series.Label, value = pair.Rate?.Value, pair.Rate?.Unit, pair.Rate?.From, pair.Rate?.Until, pair.Rate?.KnownFrom, status = pair.Rate?.Status.ToString().ToLowerInvariant(), pair.Rate?.Source }));
            else Terminal.Table(["Figure", "Amount", "Unit", "From", "Status"],
                found.Select(pair => new[] { pair.series.Code, pair.Rate is { } rate ? Number(rate.Value) : "none", pair.Rate?.Unit ?? "", pair.Rate is { } one ? SqlTypes.Text(one.From) : "", pair.Rate?.Status.ToString().ToLowerInvariant() ?? "" }), 1);
            return Task.FromResult(Terminal.Done);
        });
        return command;
    }

    private static string CodeOf(RateElement element) => RateBook.BuiltIn[element].Code;

    /// <summary>An amount as it is published: 23,250 or 241.45.</summary>
    internal static string Number(decimal value) => value == decimal.Truncate(value) ? $"{value:N0}" : $"{value:#,##0.00##}";
}
