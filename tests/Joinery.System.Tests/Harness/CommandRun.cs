using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Joinery.Testing;
using Shouldly;

namespace Joinery.SystemTests;

/// <summary>What a run of the executable said, and how it ended.</summary>
internal sealed record CommandRun(int Exit, string Out, string Error)
{
    /// <summary>The one JSON document on standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Done: exit 0 and nothing on standard error.</summary>
    public CommandRun ShouldSucceed()
    {
        (Exit, Error).ShouldBe((0, ""), Out);
        return this;
    }

    /// <summary>Refused: exit 2, nothing done, and one sentence on standard error for each problem.</summary>
    public string ShouldRefuse(int problems = 1)
    {
        Exit.ShouldBe(2, $"{Out}\n{Error}");
        var lines = Error.TrimEnd().Split('\n');
        lines.Length.ShouldBe(problems, Error);
        return Error.TrimEnd();
    }
}

/// <summary>The built executable, run as an operator runs it: a process with arguments, an environment and a folder.</summary>
internal static class JoineryCommand
{
    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "joinery");

    public static Task<CommandRun> Run(params string[] arguments) => RunIn(Path.GetTempPath(), [], arguments);

    /// <summary>Runs over a test's database.</summary>
    public static Task<CommandRun> Run(TestDatabase database, params string[] arguments) => Run([.. arguments, .. Over(database)]);

    /// <summary>The arguments that name a test's database, and where PostgreSQL's programs are.</summary>
    public static string[] Over(TestDatabase database) =>
        ["--set", $"database={database.Setting}", .. database.Kind == DatabaseKind.Postgres ? new[] { "--set", $"postgres-tools={Tools}" } : []];

    private static string Tools => Environment.GetEnvironmentVariable("JOINERY_TEST_PGBIN") ?? "";

    public static async Task<CommandRun> RunIn(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var said = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await said, await error);
    }

    /// <summary>Starts a process that the test itself ends.</summary>
    public static Process Start(string folder, Dictionary<string, string> environment, params string[] arguments) => Start(Program, folder, environment, arguments);

    public static Process Start(string program, string folder, Dictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>A folder of a test's own, removed afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("joinery-scratch-").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
