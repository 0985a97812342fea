using System.CommandLine;
using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Simulations;

/// <summary>joinery entitlement simulate: two local policies on the same people.</summary>
internal static class SimulateCommand
{
    public static readonly RefusalKind Policies = new("simulate.policies", "Give one policy to compare with the regulations alone, or two to compare with each other.");
    public static readonly RefusalKind Whom = new("simulate.whom", "Say on whom: --population FILE with a person file in each line, or --synthetic and how many.");
    public static readonly RefusalKind TooMany = new("simulate.too-many", "Ask for 1 to {0} people.");

    private const int MostPeople = 10_000_000;
    private const int MostBytes = 500_000_000;

    public static Command Create(CommandHost host)
    {
        var population = new Option<string?>("--population") { Description = "A file with one person file (JSON) in each line, or - for standard input." };
        var synthetic = new Option<int?>("--synthetic") { Description = "How many people to draw from a seed instead." };
        var seed = new Option<int>("--seed") { Description = "The seed.", DefaultValueFactory = _ => 7 };
        var policy = new Option<string[]>("--policy") { Description = "A policy file (JSON). Once: compared with the regulations alone. Twice: compared with each other.", Arity = ArgumentArity.OneOrMore };
        var on = new Option<string?>("--on") { Description = "The day whose figures are used, YYYY-MM-DD; today unless given." };
        var simulate = new Command("simulate", "Who pays less, who pays more and what the council takes when a local policy changes. Nothing is recorded.") { population, synthetic, seed, policy, on };
        host.Do(simulate, async (run, stop) =>
        {
            if (!Terminal.Day(run.Parsed.GetValue(on), on.Name).Try(out var day, out var refusal)) return Terminal.Refuse(refusal);
            var rates = RateBook.BuiltIn.On(day ?? run.Clock.Today());
            if (!(await Read(run.Parsed.GetValue(policy) ?? [], stop)).Try(out var policies, out refusal)) return Terminal.Refuse(refusal);
            if (!(await People(run.Parsed.GetValue(population), run.Parsed.GetValue(synthetic), run.Parsed.GetValue(seed), rates, stop)).Try(out var people, out refusal)) return Terminal.Refuse(refusal);
            Outcome<(IReadOnlyList<GroupEffect> Groups, long LeftOut)> outcome = default!;
            var simulation = new Simulation(rates, policies.Before, policies.After);
            if (run.AsJson) outcome = simulation.Run(people.Count, people.Person, _ => { }, stop);
            else await Terminal.WithProgress(progress => Task.Run(() => outcome = simulation.Run(people.Count, people.Person, share => progress("People", share), stop), stop));
            if (!outcome.Try(out var result, out refusal)) return Terminal.Refuse(refusal);
            Tell(run, policies, result.Groups, result.LeftOut);
            return Terminal.Done;
        });
        return simulate;
    }

    private static async Task<Outcome<(LocalPolicy Before, LocalPolicy After)>> Read(string[] files, CancellationToken stop)
    {
        if (files.Length is 0 or > 2) return Policies.With();
        var read = new List<LocalPolicy>();
        foreach (var file in files)
        {
            if (!(await PersonFile.Open<LocalPolicy>(file, stop)).Try(out var policy, out var refusal)) return refusal;
            read.Add(policy);
        }
        return read.Count == 1 ? (LocalPolicy.None, read[0]) : (read[0], read[1]);
    }

    private static async Task<Outcome<(int Count, Func<int, PersonFile> Person)>> People(string? file, int? synthetic, int seed, RatesOn rates, CancellationToken stop)
    {
        if (file is null == synthetic is null) return Whom.With();
        if (synthetic is { } count) return count is < 1 or > MostPeople ? TooMany.With(MostPeople) : (count, number => SyntheticPeople.Draw(seed, number, rates.On, rates));
        if (!(await InputFile.ReadText(file!, MostBytes, stop)).Try(out var all, out var refusal)) return refusal;
        var people = new List<PersonFile>();
        var line = 0;
        foreach (var text in all.Split('\n'))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!PersonFile.Read(text).Try(out var person, out refusal)) return refusal.At($"{InputFile.NameOf(file!)}, line {line}, {refusal.Where}".TrimEnd(',', ' '));
            people.Add(person);
        }
        return people.Count == 0 ? Whom.With() : (people.Count, number => people[number]);
    }

    private static void Tell(CommandRun run, (LocalPolicy Before, LocalPolicy After) policies, IReadOnlyList<GroupEffect> groups, long leftOut)
    {
        var all = new GroupEffect("Everybody");
        foreach (var group in groups) all.Add(group);
        if (run.AsJson)
        {
            Terminal.WriteJson(new
            {
                before = policies.Before.Version,
                after = policies.After.Version,
                leftOut,
                groups = groups.Append(all).Select(group => new { group.Group, group.People, group.PayLess, group.PayMore, weeklyBefore = group.BeforePence / 100m, weeklyAfter = group.AfterPence / 100m, largestChange = group.LargestPence / 100m }),
            });
            return;
        }
        Terminal.Table(["Group", "People", "Pay less", "Pay more", "Paid a week before", "After", "Difference a year", "Largest change a week"],
            groups.Append(all).Select(group => new[] { group.Group, $"{group.People:N0}", $"{group.PayLess:N0}", $"{group.PayMore:N0}", $"{new Money(group.BeforePence)}", $"{new Money(group.AfterPence)}", $"{new Money(52 * (group.AfterPence - group.BeforePence))}", $"{new Money(group.LargestPence)}" }), 1, 2, 3, 4, 5, 6, 7);
        if (leftOut > 0) Terminal.Line($"{leftOut:N0} people could not be assessed and are left out.");
    }
}
