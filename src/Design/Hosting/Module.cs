using System.CommandLine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Joinery.Design;

/// <summary>
/// What a part of Joinery gives to the one executable: its tables (files in Migrations/), pages, places in the navigation and in search,
/// live topics, reference data, commands, and its share of the demo place. App lists the modules in the order of the house.
/// </summary>
public abstract class Module
{
    /// <summary>The module's name, which is also its folder's and its tables' prefix in small letters.</summary>
    public abstract string Name { get; }

    /// <summary>Adds the module's front and whatever it needs.</summary>
    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>Maps pages and JSON endpoints. Each states its right with <see cref="RightsOnRoutes.RequireRight"/> or says <see cref="RightsOnRoutes.Public"/>.</summary>
    public virtual void Map(IEndpointRouteBuilder routes) { }

    /// <summary>Entries of the navigation, each shown only to those who hold its right.</summary>
    public virtual IEnumerable<NavigationEntry> Navigation => [];

    /// <summary>Where the service-wide search looks.</summary>
    public virtual IEnumerable<SearchSource> Searches => [];

    /// <summary>Topics of the outbox that open pages may hear, with the right to hear them; null for everyone.</summary>
    public virtual IEnumerable<LiveTopic> Topics => [];

    /// <summary>Loads the module's reference data into its tables; run after migrations, and again changes nothing.</summary>
    public virtual Task LoadReferenceData(ReferenceLoad load) => Task.CompletedTask;

    /// <summary>Adds the module's part of the demo place; run again, it changes nothing.</summary>
    public virtual Task SeedDemo(DemoSeed seed) => Task.CompletedTask;

    /// <summary>Commands beside serve, migrate and the others. Give each its work with <see cref="CommandHost.Do"/>.</summary>
    public virtual IEnumerable<Command> Commands(CommandHost host) => [];
}

/// <summary>Lets a module's command reach the store that its settings name, which only the executable can open.</summary>
/// <param name="run">Reads the settings, opens the store and runs the work; tells every problem and gives the exit code.</param>
public sealed class CommandHost(Func<ParseResult, Func<CommandRun, Task<int>>, Task<int>> run)
{
    /// <summary>What a command does when it is called; gives its exit code.</summary>
    public void Do(Command command, Func<CommandRun, CancellationToken, Task<int>> work) =>
        command.SetAction((parsed, stop) => run(parsed, given => work(given, stop)));
}

/// <summary>One call of a module's command.</summary>
/// <param name="Parsed">Its arguments and options.</param>
/// <param name="Store">The store of its settings.</param>
/// <param name="Clock">The clock.</param>
/// <param name="AsJson">Whether the answer is wanted in JSON.</param>
/// <param name="System">The system acting for the body that runs this Joinery, for deeds; refused when nobody knows which body that is.</param>
public sealed record CommandRun(ParseResult Parsed, Store Store, TimeProvider Clock, bool AsJson, Func<Task<Outcome<Actor>>> System)
{
    /// <summary>A deed of running the service, done now.</summary>
    public Deed Deed(Actor by, string action, string reason = "", string subject = "") => new(Ids.Unguessable(Clock).Next<Deed>(), by, action, Purpose.Operation, reason, Clock.GetUtcNow(), subject);
}

/// <summary>A place in the navigation.</summary>
/// <param name="Text">The words of the link.</param>
/// <param name="Href">Where it goes.</param>
/// <param name="Right">The right to see it; null for everyone.</param>
public sealed record NavigationEntry(string Text, string Href, Right? Right);

/// <summary>Where the service-wide search looks.</summary>
/// <param name="Heading">Heading over its hits: People, Organisations.</param>
/// <param name="Right">The right to search it; null for everyone.</param>
/// <param name="Find">The best hits for what was typed, at most twenty.</param>
public sealed record SearchSource(string Heading, Right? Right, Func<HttpContext, string, Task<IReadOnlyList<SearchHit>>> Find);

/// <summary>One hit of the search.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Detail">What tells it from others of the same name.</param>
public sealed record SearchHit(string Text, string Href, string Detail);

/// <summary>A topic of the outbox that open pages may hear.</summary>
/// <param name="Topic">As it is emitted: notice.</param>
/// <param name="Right">The right to hear it; null for everyone.</param>
public sealed record LiveTopic(string Topic, Right? Right);
