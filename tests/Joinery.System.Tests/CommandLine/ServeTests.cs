using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Joinery.Record;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.CommandLine;

/// <summary>The server as an operator meets it: how it starts, refuses to start, ends, and what it writes down.</summary>
public sealed class ServeTests
{
    private static async Task<TestDatabase> Demo(DatabaseKind kind = DatabaseKind.Sqlite) => await TestDatabases.CopyOf(await Templates.Demo(kind));

    private static Task<CommandRun> Serve(TestDatabase database, params string[] more) => JoineryCommand.Run(database, ["serve", "--demo", "--set", "url=http://127.0.0.1:0", .. more]);

    [Theory, OnBothDatabases]
    public async Task It_says_where_it_serves_and_ends_when_told(DatabaseKind kind)
    {
        await using var database = await Demo(kind);
        using var served = await ServedPlace.Start(database);
        served.Said.ShouldContain($"Joinery serves Harbourne Vale at http://127.0.0.1:{served.Address.Port}");
        using (var visitor = new Visitor(served.Address)) (await visitor.SignIn("Social worker")).Heading.ShouldBe("Your work");

        using var told = Process.Start("kill", ["-TERM", served.ProcessId.ToString()]);
        (await served.End()).ShouldBe(0, served.Said);
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var database = await Demo();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var run = await Serve(database, "--set", $"url={address}");
        run.ShouldRefuse().ShouldStartWith($"The address {address} is in use by another program.");
        run.Out.ShouldBe("");
    }

    [Theory]
    [InlineData("http://203.0.113.7:8080", "Joinery cannot serve on http://203.0.113.7:8080: ")]
    [InlineData("https://127.0.0.1:0", "Joinery cannot serve on https://127.0.0.1:0: it has no certificate.")]
    public async Task An_address_that_it_cannot_serve_on_is_told(string url, string sentence)
    {
        await using var database = await Demo();
        var run = await Serve(database, "--set", $"url={url}");
        run.ShouldRefuse().ShouldStartWith(sentence);
        run.Out.ShouldBe("");
    }

    [Theory]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Username=joinery;Database=joinery", "PostgreSQL cannot be reached (postgres:Host=127.0.0.1;Port=1;Database=joinery;Schema=joinery).")]
    [InlineData("sqlite:/proc/joinery.db", "The database file cannot be opened or made (sqlite:/proc/joinery.db).")]
    [InlineData("sqlite:/no/such/folder/joinery.db", "The database file cannot be opened or made (sqlite:/no/such/folder/joinery.db).")]
    public async Task A_database_that_cannot_be_used_is_told_in_a_sentence(string database, string sentence)
    {
        foreach (var command in new[] { "serve", "verify" })
            (await JoineryCommand.Run([command, "--set", "demo=true", "--set", $"database={database}"])).ShouldRefuse().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task A_server_without_that_database_is_told()
    {
        await using var database = await TestDatabases.Empty(DatabaseKind.Postgres);
        var run = await JoineryCommand.Run("verify", "--set", $"database=postgres:{TestDatabases.Server};Database=no_such_place");
        run.ShouldRefuse().ShouldStartWith("The PostgreSQL server has no database of that name (");
    }

    [Theory, OnBothDatabases]
    public async Task A_database_that_is_not_up_to_date_is_not_served(DatabaseKind kind)
    {
        await using var database = await TestDatabases.Empty(kind);
        (await Serve(database)).ShouldRefuse().ShouldBe("The database is not up to date: Kernel 0001_deeds is missing. Run: joinery migrate");
        (await JoineryCommand.Run(database, "seed", "--demo")).ShouldRefuse().ShouldBe("The database is not up to date: Kernel 0001_deeds is missing. Run: joinery migrate");
    }

    [Theory, OnBothDatabases]
    public async Task A_migration_that_was_changed_after_it_was_applied_is_told(DatabaseKind kind)
    {
        await using var database = await Demo(kind);
        await database.Sql("update kernel_migration set hash = 'x' where module = 'Record'");
        (await Serve(database)).ShouldRefuse().ShouldStartWith("The migration Record 0001_people was changed after it was applied on ");
        (await JoineryCommand.Run(database, "migrate", "--demo")).ShouldRefuse().ShouldStartWith("The migration Record 0001_people was changed");
    }

    [Theory, OnBothDatabases]
    public async Task What_it_writes_down_holds_nothing_about_a_person(DatabaseKind kind)
    {
        await using var database = await Demo(kind);
        using var served = await ServedPlace.Start(database, "--set", "log-level=Debug");
        var person = await Somebody(database);
        using var worker = new Visitor(served.Address);
        await worker.SignIn("Social worker");
        foreach (var words in new[] { person.NhsNumber.Digits, person.FamilyName, person.Postcode.Code, "Qwertyname" })
            (await worker.Fill("Search", words).Press("Search")).Status.ShouldBe(200);
        await worker.Open($"/people/{person.Id}");
        await worker.Fill("Reason (optional)", "Zebrafall").Choose("Care of the person").Press("Open record");
        worker.Page.Heading.ShouldBe("Record");
        await worker.Open($"/nothing/{person.Id}?q={person.FamilyName}");
        await worker.Post($"/people/{person.Id}/purpose", [new("reason", "Zebrafall")], "cross-site");
        await worker.Open($"/api/areas/{person.Id}");
        // And a fault in the middle of it, whose message would quote a row.
        await database.Sql("alter table record_person rename column postcode to another");
        (await worker.Open($"/people/{person.Id}")).Status.ShouldBe(500);
        await served.Says("Unhandled ");
        await served.Kill();

        served.Said.ShouldContain("/people/{id}", Case.Sensitive, "requests were written down");
        served.Said.ShouldContain("Unhandled ", Case.Sensitive, "and so was the fault");
        Found(served.Said, Telling(person)).ShouldBeEmpty();
        Found($"{served.Said} {person.Postcode}", Telling(person)).ShouldBe([person.Postcode.Code], "the check finds what is there");
    }

    private static async Task<Person> Somebody(TestDatabase database)
    {
        SqlTypes.KnowId<Person>();
        return await database.Store.Read(db => db.One<Person>(
            "select id, nhs_number, given_name, family_name, born_on, died_on, address, postcode, neighbourhood from record_person where family_name = 'Kowalski' order by id limit 1"));
    }

    private static string[] Telling(Person person) =>
        [person.FamilyName, person.NhsNumber.Digits, person.NhsNumber.ToString(), person.Postcode.Code, person.Address, person.Id.ToString(), "Qwertyname", "Zebrafall", "Grace Okafor", "demo-social-worker-2"];

    private static IReadOnlyList<string> Found(string said, IEnumerable<string> words) => words.Where(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
}
