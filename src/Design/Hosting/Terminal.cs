using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Joinery.Design;

/// <summary>
/// How commands speak: a table for people or JSON with --json on standard output; one sentence per problem on standard error;
/// exit 0 when done, 2 for refused input, 1 for what should not happen. Progress shows as a bar on a terminal and as plain lines otherwise.
/// </summary>
public static class Terminal
{
    /// <summary>The ways a command ends.</summary>
    public const int Done = 0, Failed = 1, Refused = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    // A file has no edge at which lines must break.
    private const int WidthInFile = 160;

    /// <summary>Not a day.</summary>
    public static readonly RefusalKind NotDay = new("command.day", "{0} must be a day written like 2026-10-01.");

    /// <summary>A day written like 2026-10-01 for what <paramref name="name"/> says, an option or a column; null when nothing was written.</summary>
    public static Outcome<DateOnly?> Day(string? written, string name)
    {
        if (string.IsNullOrEmpty(written)) return (DateOnly?)null;
        return DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (DateOnly?)day : NotDay.With(name);
    }

    /// <summary>A table with its headings; the columns named by number in <paramref name="numeric"/> are set to the right.</summary>
    public static void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, params int[] numeric)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Simple };
        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headings[i]));
            table.AddColumn(numeric.Contains(i) ? column.RightAligned() : column);
        }
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = WidthInFile;
        foreach (var row in rows) table.AddRow(row.Select(cell => Markup.Escape(cell)).ToArray());
        AnsiConsole.Write(table);
    }

    /// <summary>The answer to --json.</summary>
    public static void WriteJson(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>One sentence.</summary>
    public static void Line(string sentence) => Console.Out.WriteLine(sentence);

    /// <summary>Each problem with its place on standard error; gives the exit code.</summary>
    public static int Refuse(params IEnumerable<Refusal> problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        return Refused;
    }

    /// <summary>Runs long work; the work reports the name of a stage and how far it is, from 0 to 1.</summary>
    public static async Task WithProgress(Func<Action<string, double>, Task> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            await PlainProgress(work);
            return;
        }
        await AnsiConsole.Progress().AutoClear(false).StartAsync(async shown =>
        {
            var stages = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            await work((stage, share) =>
            {
                if (!stages.TryGetValue(stage, out var bar)) stages[stage] = bar = shown.AddTask(Markup.Escape(stage), maxValue: 1);
                bar.Value = share;
            });
        });
    }

    private static async Task PlainProgress(Func<Action<string, double>, Task> work)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        await work((stage, share) =>
        {
            if (share >= 1 && finished.Add(stage)) Console.Out.WriteLine($"{stage}: done");
        });
    }
}
