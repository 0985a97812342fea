using System.Text;
using System.Text.RegularExpressions;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.CommandLine;

/// <summary>
/// Every example of docs/reference/cli.md, run from the first to the last in one folder, gives what stands there;
/// hashes, versions, moments and ports are taken to be alike. JOINERY_APPROVE=1 writes down what came.
/// </summary>
public sealed partial class ExampleTests
{
    private static readonly string Page = Sources.File("docs/reference/cli.md");

    [GeneratedRegex(@"```console\n(?<example>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    // A file that the page shows is there for its examples: ```text answer.txt
    [GeneratedRegex(@"```text (?<name>[\w.-]+)\n(?<text>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\b[0-9a-f]{64}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex(@"\b[0-9]+\.[0-9]+\.[0-9]+(\+[0-9a-f]{40})?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"(?<=127\.0\.0\.1:)\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Port();

    private static string Alike(string text) => Moment().Replace(Version().Replace(Port().Replace(Hash().Replace(text, "HASH"), "PORT"), "VERSION"), "MOMENT");

    private static string Bare(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim('\n') + "\n";

    /// <summary>Runs the commands of one block, each after a dollar, and gives the block as it would be written now.</summary>
    private static async Task<string> Run(string folder, string example)
    {
        var made = new StringBuilder();
        foreach (var command in example.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            made.Append(command).Append('\n');
            var words = command[2..].Split(' ');
            words[0].ShouldBe("joinery", "the examples are of joinery");
            made.Append(words[1] == "serve" ? await Served(folder, words[1..]) : Told(await JoineryCommand.RunIn(folder, [], words[1..])));
        }
        return made.ToString();
    }

    private static string Told(CommandRun run) => Bare(run.Out + run.Error) + (run.Exit == 0 ? "" : $"(exit {run.Exit})\n");

    // A server goes on until it is stopped: its first line is the example.
    private static async Task<string> Served(string folder, string[] arguments)
    {
        using var process = JoineryCommand.Start(folder, [], arguments);
        var line = await process.StandardOutput.ReadLineAsync();
        process.Kill();
        await process.WaitForExitAsync();
        return line + "\n";
    }

    [Fact]
    public async Task Every_example_gives_what_stands_there()
    {
        using var scratch = new Scratch();
        var page = File.ReadAllText(Page);
        foreach (Match file in Shown().Matches(page)) scratch.Write(file.Groups["name"].Value, file.Groups["text"].Value);
        var made = new StringBuilder();
        var from = 0;
        foreach (Match block in Block().Matches(page))
        {
            var example = block.Groups["example"];
            var now = await Run(scratch.Folder, example.Value);
            made.Append(page[from..example.Index]).Append(Alike(now) == Alike(example.Value) ? example.Value : now);
            from = example.Index + example.Length;
        }
        made.Append(page[from..]);
        if (Environment.GetEnvironmentVariable("JOINERY_APPROVE") == "1") File.WriteAllText(Page, made.ToString());
        Alike(File.ReadAllText(Page)).ShouldBe(Alike(made.ToString()), "docs/reference/cli.md is out of date. If the change is wanted, run the tests with JOINERY_APPROVE=1");
    }

    [Fact]
    public void Every_command_has_an_example()
    {
        var page = File.ReadAllText(Page);
        foreach (var command in App.Cli.Commands.Root().Subcommands)
            page.ShouldContain($"$ joinery {command.Name}", Case.Sensitive, $"docs/reference/cli.md shows joinery {command.Name}");
    }

    [Fact]
    public async Task An_example_that_is_not_true_is_found()
    {
        using var scratch = new Scratch();
        const string Untrue = "$ joinery verify\nThe log of deeds is whole: 3 deeds.\n";
        (await Run(scratch.Folder, Untrue)).ShouldNotBe(Untrue);
        Alike($"head {new string('a', 64)} at 2026-10-01T09:00:00Z").ShouldBe("head HASH at MOMENT");
    }
}
