using System.Globalization;

namespace Joinery.Place.Promises;

/// <summary>One promise of data/commitments/promises.csv, labelled by a person.</summary>
internal sealed record LabelledPromise(string Code, PromiseKind Kind, string Actor, string Quote, PromisedAmount? Amount, string DueWords, DateOnly? DueFrom, DateOnly? DueBy,
    Firmness Firmness, string Parent, string Source, string Anchor, DateOnly? Published, string Note, string Status);

/// <summary>The promises that come with Joinery, read from data/commitments.</summary>
internal static class LabelledPromises
{
    private const string Folder = "data/commitments";

    public static IReadOnlyList<LabelledPromise> All { get; } = Read("promises", row => new LabelledPromise(row("id"), WordOf<PromiseKind>(row("kind")), row("actor"), row("quote"),
        row("pounds").Length == 0 ? null : new(Money.Parse(row("pounds")).OrThrow(), WordOf<Qualifier>(row("qualifier"))),
        row("due_words"), Day(row("due_from")), Day(row("due_by")), WordOf<Firmness>(row("firmness")), row("parent"), row("source"), row("anchor"), Day(row("published")), row("note"), row("status")));

    /// <summary>Events that the labelled documents date themselves.</summary>
    public static IReadOnlyDictionary<string, DateOnly> Events { get; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal) { ["10-year plan"] = new(2018, 11, 30) };

    /// <summary>The rows of one of the files.</summary>
    public static IReadOnlyList<T> Read<T>(string file, Func<Func<string, string>, T> make) => ReferenceData.Read(typeof(LabelledPromises).Assembly, $"{Folder}/{file}.csv", make);

    /// <summary>A day, or null where the file says none.</summary>
    public static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A word of an enumeration as the files write it: up-to is UpTo.</summary>
    public static T WordOf<T>(string text) where T : struct, Enum => Enum.Parse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
