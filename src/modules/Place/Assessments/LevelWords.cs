using Joinery.Design;

namespace Joinery.Place.Assessments;

/// <summary>How levels and the distance between partners are said to people.</summary>
internal static class LevelWords
{
    /// <summary>What its authors say of the model, in our words; on every page that shows levels.</summary>
    public const string NoRanking = "The Local Government Association made this model for partners to improve by. It is not for managing performance: "
        + "levels are a place’s own view of itself, and Joinery shows them over time only, never beside another place’s.";

    /// <summary>What a partner chooses that cannot say.</summary>
    public const string None = "none";

    /// <summary>The levels to choose from, lowest first.</summary>
    public static IReadOnlyList<Option> Choices(MaturityVersion version, bool withNone) =>
        [.. version.Levels.Select(level => new Option($"{level.Number}", Of(level)) { Hint = level.Meaning }), .. withNone ? [new Option(None, "We cannot say")] : Array.Empty<Option>()];

    /// <summary>A level as it is named, with its number.</summary>
    public static string Of(MaturityLevel level) => $"{level.Number}: {level.Name}";

    /// <summary>A level by its number.</summary>
    public static string Of(MaturityVersion version, int? level) => level is { } number ? Of(version.Level(number)) : "Cannot say";

    /// <summary>How far partners lie apart.</summary>
    public static Content Apart(RatingSpread? spread) => spread switch
    {
        null => "Too few gave a level",
        { Width: 0 } => Content.Tag("All alike", TagColour.Green),
        { Width: 1 } => Content.Tag("1 apart", TagColour.Yellow),
        _ => Content.Tag($"{spread.Width} apart", TagColour.Orange),
    };

    /// <summary>How sure the wording of a version is.</summary>
    public static string Wording(MaturityVersion version) => version.Changes.Select(change => change.Status).Concat(version.Levels.Select(level => level.Status)).Any(status => status != "verified")
        ? "Some titles of changes or names of levels are unverified" : "Titles of changes and names of levels are verified";

    /// <summary>Names of bodies in one line.</summary>
    public static string Named(IEnumerable<string> bodies, IReadOnlyDictionary<string, string> names) => string.Join(", ", bodies.Select(body => names.GetValueOrDefault(body, body)));
}
