using System.CommandLine;
using Joinery.Design;
using Joinery.Place.Frameworks;
using Joinery.Place.Leaders;
using Joinery.Place.Peers;
using Joinery.Place.Promises;

namespace Joinery.Place;

/// <summary>joinery place: what Place does on the command line, one subcommand each.</summary>
internal static class PlaceCommands
{
    public static Command Create(CommandHost host)
    {
        var place = new Command("place", "Areas, figures, promises, leaders and care models of places.");
        foreach (var command in FigureCommands.All(host)) place.Add(command);
        place.Add(ExtractPromises(host));
        place.Add(ImportLeaders(host));
        foreach (var command in FrameworkCommands.All(host).Concat(PeerCommands.All(host))) place.Add(command);
        return place;
    }

    private static Command ExtractPromises(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "A text in UTF-8, or - for standard input." };
        var published = new Option<string?>("--published") { Description = "The day of the document, YYYY-MM-DD: next April is counted from it." };
        var source = new Option<string?>("--source") { Description = "What the document is called; shown with the answer." };
        var command = new Command("extract-promises", "Suggest promises in a report, an answer, a debate or an article, by rules. Nothing is recorded.") { file, published, source };
        host.Do(command, async (run, stop) =>
        {
            if (!Terminal.Day(run.Parsed.GetValue(published), published.Name).Try(out var day, out var refusal)) return Terminal.Refuse(refusal);
            if (!(await TextFile.Open(run.Parsed.GetValue(file)!, stop)).Try(out var text, out refusal)) return Terminal.Refuse(refusal);
            var suggestions = Extractor.Suggest(text, day);
            if (run.AsJson) Terminal.WriteJson(new { source = run.Parsed.GetValue(source) ?? "", published = day, suggestions = suggestions.Select(Shown) });
            else Tell(run.Parsed.GetValue(source) ?? "", suggestions);
            return Terminal.Done;
        });
        return command;
    }

    private static object Shown(Suggestion one) => new
    {
        sentence = one.Sentence,
        kind = PromiseWords.Of(one.Kind),
        actor = one.Actor,
        dueWords = one.Due.Words,
        dueFrom = one.Due.From,
        dueBy = one.Due.By,
        firmness = one.Due.Firmness.ToString().ToLowerInvariant(),
        rule = one.Due.Rule,
        amount = one.Amount?.Amount.Pounds * 1.00m,
        qualifier = one.Amount is null ? null : PromiseWords.Of(one.Amount.Qualifier),
        why = one.Why,
    };

    private static void Tell(string source, IReadOnlyList<Suggestion> suggestions)
    {
        if (source.Length > 0) Terminal.Line(source);
        if (suggestions.Count == 0) Terminal.Line("No sentence looks like a promise.");
        foreach (var (one, number) in suggestions.Select((one, i) => (one, i + 1)))
        {
            Terminal.Line($"{number}. {one.Sentence}");
            Terminal.Line($"   {PromiseWords.Of(one.Kind)}; who: {(one.Actor.Length > 0 ? one.Actor : "not said")}; when: {PromiseWords.When(one.Due)}{(one.Amount is null ? "" : $"; money: {one.Amount}")}");
            Terminal.Line($"   why: {string.Join("; ", one.Why)}");
        }
        if (suggestions.Count > 0) Terminal.Line($"{suggestions.Count} suggested. A person accepts or rejects each at /promises/texts.");
    }

    private static Command ImportLeaders(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "Popolo JSON, or CSV with a header line; - for standard input." };
        var source = new Option<string?>("--source") { Description = "Where the leaders are published; the file's name unless given." };
        var command = new Command("import-leaders", "Bring in posts and who holds them. The same file again changes nothing; either all rows are taken or none.") { file, source };
        host.Do(command, async (run, stop) =>
        {
            var name = run.Parsed.GetValue(file)!;
            if (!(await TextFile.Open(name, stop)).Try(out var text, out var refusal)) return Terminal.Refuse(refusal);
            var (rows, problems) = Popolo.Read(text, run.Parsed.GetValue(source) ?? Path.GetFileName(name));
            if (problems.Count > 0) return Terminal.Refuse(problems);
            if (!(await run.System()).Try(out var actor, out var nobody)) return Terminal.Refuse(nobody);
            var deed = run.Deed(actor, "leader.import", Path.GetFileName(name));
            var (outcome, unfit) = await new LeaderBook(run.Store).Import(deed, rows);
            if (!outcome.IsAccepted) return Terminal.Refuse(unfit);
            if (run.AsJson) Terminal.WriteJson(new { posts = outcome.Value.Posts, spells = outcome.Value.Spells, rows = rows.Count });
            else Terminal.Line($"Read {rows.Count:N0} rows: {outcome.Value.Posts:N0} new posts, {outcome.Value.Spells:N0} new or changed times in post.");
            return Terminal.Done;
        });
        return command;
    }
}
