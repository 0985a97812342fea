using System.Text;

namespace Joinery.Place.Promises;

/// <summary>Promises in the order in which they need attention, and the same as a file.</summary>
internal static class PromiseList
{
    /// <summary>Overdue first, longest first; then what is due next; what is over or cannot be judged comes last.</summary>
    public static IReadOnlyList<(PromiseStory Story, PromiseStatus Status)> Sorted(IEnumerable<PromiseStory> stories, DateOnly today) => stories
        .Select(story => (story, status: story.On(today)))
        .OrderBy(pair => pair.status.State).ThenBy(pair => pair.status.By ?? DateOnly.MaxValue).ThenBy(pair => Natural(pair.story.Promise.Code), StringComparer.Ordinal).ToList();

    // C003-9 before C003-10.
    private static string Natural(string code) => string.Concat(code.Split('-', 2).Select(part => part.PadLeft(8, '0')));

    /// <summary>Every promise with how it stands, one row each, under lines that say what the file is.</summary>
    public static string Csv(IEnumerable<(PromiseStory Story, PromiseStatus Status)> promises, DateOnly today)
    {
        var file = new StringBuilder();
        file.Append($"# Promises as of {today:yyyy-MM-dd}. Status and slip are worked out from the other columns.\n");
        file.Append("# Dates are YYYY-MM-DD; due_by is the last day on which it is on time; amount is in pounds. Quotes are verbatim.\n");
        file.Append("# Quotes contain Parliamentary information licensed under the Open Parliament Licence v3.0.\n");
        file.Append("code,kind,actor,quote,amount,qualifier,due_words,due_from,due_by,due_rule,firmness,slip_days,status,days,kept_on,source,anchor,url,published,body,row_status\n");
        foreach (var (story, status) in promises)
        {
            var promise = story.Promise;
            var kept = story.Evidence.Where(one => one.Verifies == Verifies.Fully).Select(one => (DateOnly?)one.OnDay).Min();
            file.AppendJoin(',', new[] { promise.Code, PromiseWords.Of(promise.Kind), promise.Actor, promise.Quote, promise.Amount?.Pounds.ToString("0.00") ?? "", promise.Amount is null ? "" : PromiseWords.Of(promise.Qualifier),
                promise.DueWords, Day(promise.DueFrom), Day(story.DueBy), promise.DueRule, promise.Firmness.ToString().ToLowerInvariant(), story.SlipDays.ToString(), PromiseWords.Of(status.State), status.By is null ? "" : status.Days.ToString(),
                Day(kept), promise.Source, promise.Anchor, promise.Url, Day(promise.Published), promise.Body, promise.Status }.Select(Cell)).Append('\n');
        }
        return file.ToString();
    }

    private static string Day(DateOnly? day) => day is { } known ? SqlTypes.Text(known) : "";

    // A cell that begins like a formula would be run by a spreadsheet.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\n\r") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
