using System.Text;
using System.Text.RegularExpressions;

namespace Joinery.Place.Promises;

/// <summary>
/// Sentences of a report, an answer or an article that was copied as lines. Lines are joined; page numbers, running headers and
/// blocks of footnotes inside a sentence are left out; footnote digits glued to a full stop are cut off. Words stay as they stand,
/// typing errors included, so that a quote is verbatim.
/// </summary>
internal static partial class Sentences
{
    [GeneratedRegex(@"^\s*\d{1,3}\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"^(?:Qq?\.?\s?\d|C&AG|Report by the Comptroller|Committee of Public Accounts,|Ibid|[A-Z].{0,90}\((?:[A-Z]{2,4}\d{3,5})\)|.{0,120}\b(?:HC|Cm|Session)\s\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\s*(?:\d{1,2}\.(?:\s|$)|[-•*]\s|Recommendations?:|(?:Asked by|Answered by|Question to|To ask)\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NewPart();

    [GeneratedRegex(@"^\s*(?:Asked by|Answered by|Question to)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    // A digit before the full stop would make it a number, such as 2.5.
    [GeneratedRegex(@"(?<=[\p{L}\)”’""'%]\.)\d{1,3}(?=\s|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GluedFootnote();

    [GeneratedRegex(@"(?<=[.?!][”’""')]?)\s+(?=[“‘""'(]?[\p{Lu}£\d])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"(?:\b(?:e\.g|i\.e|etc|cf|vs|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|para|paras|p|pp|Rt|Hon)\.|\b\p{Lu}\.)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"^(?:\d{1,2}\.|[-•*])\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marker();

    /// <summary>The sentences in order.</summary>
    public static IReadOnlyList<string> Of(string text) => Paragraphs(text).SelectMany(Split).Where(sentence => sentence.Length > 1).ToList();

    private static IEnumerable<string> Paragraphs(string text)
    {
        var kept = WithoutApparatus(text.ReplaceLineEndings("\n").Replace('\f', '\n').Split('\n'));
        var (paragraph, lines) = (new StringBuilder(), 0);
        foreach (var line in kept)
        {
            if (Begins(line, paragraph, lines) && paragraph.Length > 0)
            {
                yield return paragraph.ToString();
                paragraph.Clear();
                lines = 0;
            }
            if (line.Trim().Length == 0) continue;
            if (paragraph.Length > 0) paragraph.Append(' ');
            paragraph.Append(line.Trim());
            lines++;
            if (!Label().IsMatch(line)) continue;
            yield return paragraph.ToString();
            paragraph.Clear();
            lines = 0;
        }
        if (paragraph.Length > 0) yield return paragraph.ToString();
    }

    // A blank line ends a paragraph only where a sentence has ended, or after a single short line, which is a heading: otherwise a page ended inside it.
    private static bool Begins(string line, StringBuilder paragraph, int lines)
    {
        if (line.Trim().Length > 0) return NewPart().IsMatch(line);
        return paragraph.Length == 0 || ".?!:;”\"".Contains(paragraph[^1], StringComparison.Ordinal) || lines == 1 && paragraph.Length < 60;
    }

    // What stands around the text on a page: numbers, running headers, footnotes.
    private static List<string> WithoutApparatus(string[] lines)
    {
        var kept = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsHeader(lines, i)) continue;
            if (!OnlyNumber().IsMatch(lines[i]))
            {
                kept.Add(lines[i]);
                continue;
            }
            var next = i + 1;
            while (next < lines.Length && (lines[next].Trim().Length == 0 || OnlyNumber().IsMatch(lines[next]))) next++;
            if (next < lines.Length && Reference().IsMatch(lines[next].Trim())) next = AfterFootnotes(lines, next);
            i = next - 1;
            // The gap stays a gap, where there was one and the text before it is whole.
            kept.Add("");
        }
        return kept;
    }

    // A new page begins with a space in text copied from a report.
    private static int AfterFootnotes(string[] lines, int at)
    {
        while (at < lines.Length && lines[at].Trim().Length > 0 && !lines[at].StartsWith(' ')) at++;
        return at;
    }

    // A short line alone between blank lines, and then the number of the page.
    private static bool IsHeader(string[] lines, int at)
    {
        string Line(int index) => index >= 0 && index < lines.Length ? lines[index].Trim() : "";
        return Line(at).Length is > 0 and < 90 && Line(at - 1).Length == 0 && Line(at + 1).Length == 0 && OnlyNumber().IsMatch(Line(at + 2)) && Line(at + 3).Length == 0 && !OnlyNumber().IsMatch(Line(at));
    }

    private static IEnumerable<string> Split(string paragraph)
    {
        var text = GluedFootnote().Replace(Marker().Replace(paragraph, ""), "");
        var from = 0;
        foreach (Match end in Boundary().Matches(text))
        {
            if (Abbreviation().IsMatch(text[from..end.Index])) continue;
            yield return text[from..end.Index].Trim();
            from = end.Index + end.Length;
        }
        yield return text[from..].Trim();
    }
}
