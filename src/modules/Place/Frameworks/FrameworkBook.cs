using Joinery.Measures;

namespace Joinery.Place;

/// <summary>Every model of care that Joinery knows, from data/models. It is built in, so that a model cannot change under its sites.</summary>
public sealed class FrameworkBook
{
    private FrameworkBook(IReadOnlyList<Framework> all) => All = all;

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<Framework> All { get; }

    /// <summary>The model of that id; null when there is none.</summary>
    public Framework? Find(string id) => All.FirstOrDefault(framework => framework.Id == id);

    /// <summary>Reads the built-in files.</summary>
    /// <exception cref="InvalidDataException">A file does not fit together.</exception>
    public static FrameworkBook Load()
    {
        var elements = Read("elements", row => new Element(int.Parse(row("number")), row("element"), row("detail"), row("source"), row("status")));
        var facts = Read("facts", row => new PublishedFact(row("about"), row("fact"), row("doubt"), row("source"), row("status")));
        var growths = Read("growths", row => new PublishedGrowth(row("measure"), row("period"),
            CareModels.FromGrowth(double.Parse(row("with_percent")) / 100, double.Parse(row("without_percent")) / 100).OrThrow(), row("source"), row("status")));
        var returns = Read("returns", row => new KnownReturn(row("what"), ReturnOf(row("cost"), row("per_pound"), row("standing")), row("note"), row("source"), row("status")));
        var all = ReferenceData.Read(typeof(FrameworkBook).Assembly, "data/models/frameworks.csv", row => new Framework(row("id"), row("name"), row("what"), row("began"), row("ended"), row("source"), row("status"),
            [.. elements[row("id")]], [.. facts[row("id")]], [.. growths[row("id")]], [.. returns[row("id")]]));
        var known = all.Select(framework => framework.Id).ToHashSet(StringComparer.Ordinal);
        if (elements.Select(group => group.Key).Concat(facts.Select(group => group.Key)).Concat(growths.Select(group => group.Key)).Concat(returns.Select(group => group.Key)).FirstOrDefault(id => !known.Contains(id)) is { } stray)
            throw new InvalidDataException($"data/models: there is no framework {stray}.");
        if (all.FirstOrDefault(framework => !framework.Elements.Select(element => element.Number).SequenceEqual(Enumerable.Range(1, framework.Elements.Count))) is { } gap)
            throw new InvalidDataException($"data/models/elements.csv: the elements of {gap.Id} are not numbered 1, 2, 3 …");
        return new(all);
    }

    private static Return ReturnOf(string cost, string perPound, string standing)
    {
        var spent = Money.FromPounds(decimal.Parse(cost));
        return CareModels.ReturnOf(spent, Money.FromPounds(spent.Pounds * decimal.Parse(perPound)), Enum.Parse<Standing>(standing, ignoreCase: true)).OrThrow();
    }

    private static ILookup<string, T> Read<T>(string file, Func<Func<string, string>, T> make) =>
        ReferenceData.Read(typeof(FrameworkBook).Assembly, $"data/models/{file}.csv", row => (Framework: row("framework"), Made: make(row))).ToLookup(pair => pair.Framework, pair => pair.Made);
}
