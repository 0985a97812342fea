using Shouldly;
using Xunit;

namespace Joinery.SystemTests.CommandLine;

/// <summary>Where settings come from, and what becomes of those that cannot be.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task Each_source_stands_over_the_one_before()
    {
        using var scratch = new Scratch();
        scratch.Write("joinery.json", """{ "place-name": "From the file", "session-minutes": 20, "demo": true, "log-level": "Warning" }""");
        scratch.Write("other.json", """{ "place-name": "From another file" }""");
        Dictionary<string, string> environment = new() { ["JOINERY_SESSION_MINUTES"] = "25", ["JOINERY_LOG_LEVEL"] = "Error" };

        var json = (await JoineryCommand.RunIn(scratch.Folder, environment, "settings", "--json", "--set", "log-level=Debug")).ShouldSucceed().Json;
        json.GetProperty("place-name").GetString().ShouldBe("From the file");
        json.GetProperty("session-minutes").GetString().ShouldBe("25");
        json.GetProperty("log-level").GetString().ShouldBe("Debug");
        json.GetProperty("session-hours").GetString().ShouldBe("12");

        json = (await JoineryCommand.RunIn(scratch.Folder, Nothing, "settings", "--json", "--settings", "other.json")).ShouldSucceed().Json;
        json.GetProperty("place-name").GetString().ShouldBe("From another file");
        json.GetProperty("session-minutes").GetString().ShouldBe("30", "only one file is read");
    }

    [Fact]
    public async Task Secrets_are_told_only_as_set_or_not()
    {
        using var scratch = new Scratch();
        string[] secret = ["--set", "database=postgres:Host=db.example;Username=joinery;Password=tell-nobody", "--set", "cis2-client-secret=tell-nobody"];
        foreach (var run in new[] { await JoineryCommand.RunIn(scratch.Folder, Nothing, ["settings", .. secret]), await JoineryCommand.RunIn(scratch.Folder, Nothing, ["settings", "--json", .. secret]) })
        {
            run.ShouldSucceed().Out.ShouldNotContain("tell-nobody");
            run.Out.ShouldContain("db.example");
            run.Out.ShouldContain("(not set)");
        }
    }

    [Theory]
    [InlineData("url=nowhere", "url: The setting url must be an address like http://127.0.0.1:5075.")]
    [InlineData("session-minutes=4", "--set: The setting session-minutes must be a whole number from 5 to 120.")]
    [InlineData("session-minutes=ten", "--set: The setting session-minutes must be a whole number from 5 to 120.")]
    [InlineData("demo=perhaps", "--set: The setting demo must be true or false.")]
    [InlineData("log-level=Loud", "log-level: The setting log-level must be Debug, Information, Warning or Error.")]
    [InlineData("log-level=3", "log-level: The setting log-level must be Debug, Information, Warning or Error.")]
    [InlineData("database=oracle:x", "database: The database must be sqlite:FILE or postgres:CONNECTION")]
    [InlineData("database=postgres:Nonsense", "database: The database must be sqlite:FILE or postgres:CONNECTION")]
    [InlineData("schema=Robert'); drop", "database: The schema must be small letters")]
    [InlineData("organisation=!", "organisation: An organisation code has 3 to 10 letters and numbers")]
    [InlineData("trusted-proxies=abc", "trusted-proxies: The setting trusted-proxies must be addresses like 10.0.0.5, separated by commas.")]
    [InlineData("telemetry-url=abc", "telemetry-url: The setting telemetry-url must be an address like http://127.0.0.1:4317.")]
    [InlineData("cis2-authority=http://plain.example", "cis2-authority: The setting cis2-authority must be an https address.", 2)]
    [InlineData("cis2-authority=https://cis2.example", "cis2-authority: The setting cis2-authority also needs cis2-client-id.")]
    [InlineData("colour=blue", "--set: There is no setting colour. Run joinery settings to see them all.")]
    [InlineData("colour", "--set: --set takes key=value, like --set session-minutes=20.")]
    public async Task A_value_that_cannot_be_is_refused(string set, string sentence, int problems = 1) =>
        (await JoineryCommand.Run("settings", "--set", set)).ShouldRefuse(problems).ShouldStartWith(sentence);

    [Theory]
    [InlineData("""{ "colour": "blue" }""", "joinery.json: There is no setting colour.")]
    [InlineData("""{ "session-minutes": "ten" }""", "joinery.json: The setting session-minutes must be a whole number from 5 to 120.")]
    [InlineData("""{ "place-name": { "en": "x" } }""", "joinery.json: The setting place-name must be a plain value: text, a number, true or false.")]
    [InlineData("""{ "place-name": null }""", "joinery.json: The setting place-name must be a plain value: text, a number, true or false.")]
    [InlineData("""{ "place-name": "x" """, "joinery.json: The settings file cannot be read: ")]
    [InlineData("[]", "joinery.json: The settings file cannot be read: ")]
    [InlineData("", "joinery.json: The settings file cannot be read: ")]
    public async Task A_file_that_cannot_be_is_refused(string content, string sentence)
    {
        using var scratch = new Scratch();
        scratch.Write("joinery.json", content);
        (await JoineryCommand.RunIn(scratch.Folder, Nothing, "settings")).ShouldRefuse().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_variable_that_means_nothing_are_refused()
    {
        using var scratch = new Scratch();
        (await JoineryCommand.RunIn(scratch.Folder, Nothing, "settings", "--settings", "missing.json")).ShouldRefuse().ShouldStartWith("missing.json: The settings file cannot be read: ");
        (await JoineryCommand.RunIn(scratch.Folder, new() { ["JOINERY_COLOUR"] = "blue" }, "settings")).ShouldRefuse().ShouldStartWith("JOINERY_COLOUR: There is no setting colour.");
    }

    [Fact]
    public async Task Every_problem_is_told_at_once_and_nothing_is_done()
    {
        using var scratch = new Scratch();
        scratch.Write("joinery.json", """{ "colour": "blue", "session-hours": 99 }""");
        var run = await JoineryCommand.RunIn(scratch.Folder, new() { ["JOINERY_SIZE"] = "large" }, "migrate", "--demo", "--set", "url=nowhere");
        run.ShouldRefuse(problems: 4);
        Directory.GetFiles(scratch.Folder).Select(Path.GetFileName).ShouldBe(["joinery.json"]);
    }
}
