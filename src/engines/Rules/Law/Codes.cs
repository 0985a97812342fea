namespace Joinery.Rules;

/// <summary>Reads the lists of codes in data/codes, whose names are those of an enumeration in small letters.</summary>
internal static class Codes
{
    /// <summary>The members of an enumeration by their folded names.</summary>
    public static Dictionary<string, T> Named<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(member => Folded(member.ToString()), StringComparer.Ordinal);

    /// <summary>A name without case, hyphens and underscores.</summary>
    public static string Folded(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The rows in the order of the enumeration, so that one is found by its number; throws when a member has none or two.</summary>
    public static T[] Complete<T>(IReadOnlyList<T> rows, Func<T, int> number, int count, string file)
    {
        T[] ordered = [.. rows.OrderBy(number)];
        if (ordered.Length != count || ordered.Where((row, i) => number(row) != i).Any()) throw new InvalidDataException($"{file} must have one row for each member of its enumeration.");
        return ordered;
    }

    /// <summary>SI 2014/2672 reg 13 in its two parts; other citations stay whole.</summary>
    public static Provision Provision(string text)
    {
        if (!text.StartsWith("SI ", StringComparison.Ordinal)) return new(text);
        var end = text.IndexOf(' ', 3);
        return end < 0 ? new(text) : new(text[..end], text[(end + 1)..]);
    }

    public static bool YesNo(string text) => text switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new FormatException($"{text} is neither yes nor no."),
    };

    public static RateStatus Status(string text) => Enum.Parse<RateStatus>(text, ignoreCase: true);
}
