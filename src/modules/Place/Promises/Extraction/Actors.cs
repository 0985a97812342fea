using System.Text.RegularExpressions;

namespace Joinery.Place.Promises;

/// <summary>Who can promise something: national bodies, local ones, and we or I where a document speaks for one.</summary>
internal static partial class Actors
{
    /// <summary>The names of actors, as the inside of a pattern.</summary>
    public const string Names =
        @"(?<dhsc>(?:[Tt]he )?Department (?:of|for) Health(?: and Social Care)?|\b[Tt]he Departments?\b(?! (?:of|for) )|DHSC)" +
        @"|(?<mhclg>(?:[Tt]he )?Ministry of Housing,? Communities and Local Government|Department for Levelling Up(?:, Housing and Communities)?|\b[Tt]he Ministry\b|\bMinistry\b|MHCLG|DLUHC)" +
        @"|(?<treasury>HM Treasury|\b[Tt]he Treasury\b)|(?<nhse>NHS England)|(?<nhsi>NHS Improvement)|(?<hee>Health Education England)" +
        @"|(?<cqc>Care Quality Commission|\bCQC\b)|(?<lga>Local Government Association|\bLGA\b)|(?<sfc>Skills for Care)" +
        @"|(?<government>\b(?:the|The|this|This|His Majesty[’']s|Her Majesty[’']s|HM|Welsh|UK) [Gg]overnment\b|\bGovernment\b|\b[Mm]inisters?\b)" +
        @"|(?<icb>\b(?:the |The )?(?:[Ii]ntegrated [Cc]are [Bb]oards?|ICBs?)\b)|(?<board>\b[Tt]he (?:[Hh]ealth and [Ww]ellbeing )?[Bb]oard\b|\b[Tt]he [Cc]ommittee\b)" +
        @"|(?<council>\b(?:the |The )?(?:[Ll]ocal authorities|[Cc]ouncils?)\b)|(?<trust>\b[Tt]he (?:[Tt]rust|trusts)\b)|(?<partnership>\b[Tt]he [Pp]artnership\b)|(?<we>\b[Ww]e\b|\bI\b)";

    [GeneratedRegex(Names, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Any();

    [GeneratedRegex(@"Department (?:of|for) [A-Z][\w ]+?(?=[\n\r).,:;]|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Department();

    [GeneratedRegex(@"\b(?:told us|said|added|noted|confirmed|stated|recognised|acknowledged)(?: in written evidence)?(?: that)?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Telling();

    private static readonly (string Group, string Name)[] All =
    [
        ("dhsc", "DHSC"), ("mhclg", "MHCLG"), ("treasury", "HM Treasury"), ("nhse", "NHS England"), ("nhsi", "NHSI"), ("hee", "HEE"), ("cqc", "CQC"), ("lga", "LGA"), ("sfc", "Skills for Care"),
        ("government", "Government"), ("icb", "Integrated care board"), ("board", "Board"), ("council", "Council"), ("trust", "NHS trust"), ("partnership", "Partnership"), ("we", We),
    ];

    /// <summary>What stands for we until a document says who speaks.</summary>
    public const string We = "The author";

    /// <summary>Actors in a piece of text, in order, each once.</summary>
    public static IReadOnlyList<string> In(string text) => Any().Matches(text)
        .Select(match => All.First(one => match.Groups[one.Group].Success).Name).Distinct().ToList();

    /// <summary>Who acts in what was said before a signal: of what somebody told about somebody else, the latter.</summary>
    public static IReadOnlyList<string> Before(string text)
    {
        var told = Telling().Matches(text);
        if (told.Count == 0) return In(text);
        var after = In(text[(told[^1].Index + told[^1].Length)..]);
        return after.Count > 0 ? after : In(text[..told[^1].Index]);
    }

    /// <summary>For whom a document speaks when it says we: the department that answers a question; otherwise its author.</summary>
    public static string Speaker(string document)
    {
        if (!document.Contains("Question to", StringComparison.Ordinal) && !document.Contains("Answered by", StringComparison.Ordinal)) return We;
        var department = Department().Match(document);
        return !department.Success ? We : In(department.Value) is [var known, ..] ? known : department.Value.Trim();
    }
}
