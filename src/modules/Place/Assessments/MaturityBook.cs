namespace Joinery.Place;

/// <summary>One version of the high impact change model. Versions have different changes, so levels of one are never set beside another's.</summary>
/// <param name="Code">2015, 2019, 2023 or 2026.</param>
/// <param name="Name">What it is called.</param>
/// <param name="What">What is particular about it.</param>
/// <param name="IsComplete">False when not all of its parts are known here; then no self-assessment can use it.</param>
/// <param name="Parts">Changes, enablers and other parts.</param>
/// <param name="Levels">Levels of maturity, lowest first.</param>
/// <param name="Source">Whose it is.</param>
/// <param name="Status">verified or unverified.</param>
public sealed record MaturityVersion(string Code, string Name, string What, bool IsComplete, IReadOnlyList<VersionPart> Parts, IReadOnlyList<MaturityLevel> Levels, string Source, string Status)
{
    /// <summary>What partners rate.</summary>
    public IReadOnlyList<VersionPart> Changes { get; } = [.. Parts.Where(part => part.Kind == "change")];

    /// <summary>The change of that number; null when there is none.</summary>
    public VersionPart? Find(int number) => Changes.FirstOrDefault(change => change.Number == number);

    /// <summary>The level of that number.</summary>
    public MaturityLevel Level(int number) => Levels.First(level => level.Number == number);
}

/// <summary>A change, an enabler or another part of a version.</summary>
/// <param name="Number">1, 2, 3 … among its kind.</param>
/// <param name="Kind">change, enabler or part.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Status">verified or unverified.</param>
public sealed record VersionPart(int Number, string Kind, string Title, string Status);

/// <summary>A level of maturity.</summary>
/// <param name="Number">1 is the lowest; the numbers are ours.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Meaning">What it means, in our words.</param>
/// <param name="Status">verified or unverified.</param>
public sealed record MaturityLevel(int Number, string Name, string Meaning, string Status);

/// <summary>Every version that Joinery knows, from data/models, oldest first.</summary>
public sealed class MaturityBook
{
    private MaturityBook(IReadOnlyList<MaturityVersion> all) => All = all;

    /// <summary>All of them.</summary>
    public IReadOnlyList<MaturityVersion> All { get; }

    /// <summary>The version of that code; null when there is none.</summary>
    public MaturityVersion? Find(string code) => All.FirstOrDefault(version => version.Code == code);

    /// <summary>Reads the built-in files.</summary>
    /// <exception cref="InvalidDataException">A file does not fit together.</exception>
    public static MaturityBook Load()
    {
        var assembly = typeof(MaturityBook).Assembly;
        var parts = ReferenceData.Read(assembly, "data/models/changes.csv", row => (Version: row("version"), Part: new VersionPart(int.Parse(row("number")), row("kind"), row("title"), row("status"))))
            .ToLookup(pair => pair.Version, pair => pair.Part);
        var levels = ReferenceData.Read(assembly, "data/models/levels.csv", row => (Levels: row("levels"), Level: new MaturityLevel(int.Parse(row("number")), row("name"), row("meaning"), row("status"))))
            .ToLookup(pair => pair.Levels, pair => pair.Level);
        var all = ReferenceData.Read(assembly, "data/models/versions.csv", row => new MaturityVersion(row("code"), row("name"), row("what"), row("is_complete") == "yes",
            [.. parts[row("code")]], [.. levels[row("levels")].OrderBy(level => level.Number)], row("source"), row("status")));
        if (all.FirstOrDefault(version => version.Levels.Count == 0 || version.IsComplete && version.Changes.Count == 0) is { } empty)
            throw new InvalidDataException($"data/models/versions.csv: the version {empty.Code} has no levels or no changes.");
        return new(all);
    }
}
