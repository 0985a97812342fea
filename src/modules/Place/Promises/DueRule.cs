using System.Globalization;
using System.Text.RegularExpressions;

namespace Joinery.Place;

/// <summary>How firm a deadline is.</summary>
public enum Firmness
{
    /// <summary>The words give a day, or a stretch of days that ends on one.</summary>
    Dated,
    /// <summary>The words name an event, and the day is that of the event.</summary>
    Event,
    /// <summary>There is no deadline, or only words such as in due course.</summary>
    Undated,
    /// <summary>Something that goes on, with no end named.</summary>
    Ongoing,
    /// <summary>Said to be undecided.</summary>
    Open,
    /// <summary>It comes again, such as each July.</summary>
    Recurring,
}

/// <summary>When something is due, by the words in which it was promised.</summary>
/// <param name="Words">The words as they stand in the source; empty when there are none.</param>
/// <param name="From">The first day of the stretch; null when only its end is named.</param>
/// <param name="By">The last day on which it is on time; null when no day follows from the words.</param>
/// <param name="Firmness">How firm that is.</param>
/// <param name="Rule">How the words became days, in one sentence for people.</param>
public sealed record Due(string Words, DateOnly? From, DateOnly? By, Firmness Firmness, string Rule)
{
    /// <summary>Nothing about when.</summary>
    public static readonly Due None = new("", null, null, Firmness.Undated, "No words about when.");
}

/// <summary>
/// Reads the words of a deadline into days, by rules that are printed beside the date. Pure: what depends on the day of the document is given it.
/// By a month or year means its last day; in one, any day of it; a season is three months; a financial year runs from 1 April to 31 March.
/// </summary>
internal static partial class DueRule
{
    private const string Month = "January|February|March|April|May|June|July|August|September|October|November|December";
    private const string Season = "[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter";
    private const string Point =
        $@"(?:the\s+)?(?:financial\s+year\s+|year\s+)?(?:(?:(?<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?<month>{Month})\s+(?<monthYear>(?:19|20)\d\d)|(?<season>{Season})\s+(?:of\s+)?(?<seasonYear>(?:19|20)\d\d)(?:[/-]\d\d)?|(?<financial>(?:19|20)\d\d\s?[/-]\s?(?:(?:19|20)\d\d|\d\d))(?!\d)|(?<year>(?:19|20)\d\d)(?![\d/-]))";

    private const string Numbers = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|\\d{1,2}";

    [GeneratedRegex($@"\b(?:[Bb]etween|[Ff]rom)\s+(?<a>{Point})\s+(?:and|to)\s+(?<b>{Point})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stretch();

    [GeneratedRegex($@"(?:\b(?<how>[Nn]o\s+later\s+than|[Ii]n|[Dd]uring|[Ww]ithin|[Oo]n|[Ff]rom|[Bb]y|[Bb]efore|[Uu]ntil|[Tt]ill|[Ss]tarting\s+in|[Bb]eginning\s+in|[Tt]hroughout|[Ff]or)\s+)?(?<end>(?:the\s+)?end\s+of\s+)?(?<p>\b{Point})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dated();

    [GeneratedRegex($@"\b(?:(?<next>[Nn]ext)\s+(?<month>{Month})|(?<how>[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring|[Tt]his)\s+(?:the\s+end\s+of\s+)?(?<month>{Month})(?!\s+(?:19|20)\d\d)\b|(?<tomorrow>[Tt]omorrow)|(?<how>[Bb]y\s+)?(?<which>[Tt]his|[Nn]ext)\s+(?:(?<season>{Season})|(?<unit>month|year)))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:(?:[Ii]n|[Aa]t|[Bb]y|[Uu]ntil|[Aa]s\s+part\s+of|[Aa]longside|[Aa]fter)\s+)?(?:the\s+)?(?<year>(?:19|20)\d\d)\s+(?<name>(?:Comprehensive\s+)?Spending\s+Review|(?:Autumn\s+|Spring\s+)?(?:Budget|Statement))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamedEvent();

    [GeneratedRegex($@"\b(?:[Ee]ach|[Ee]very)\s+(?:(?<month>{Month})|(?<unit>week|month|quarter|year|{Season}))\b|\b(?<unit>[Aa]nnually|[Qq]uarterly|[Tt]wice\s+a\s+year)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Again();

    [GeneratedRegex($@"\b(?:[Oo]ver|[Ww]ithin|[Ii]n)\s+(?:(?<start>the\s+next)\s+|a\s+period\s+of\s+)?(?<n>{Numbers})\s+(?<unit>year|month)s?\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(?:[Ii]n\s+due\s+course|[Ss]hortly|[Ss]oon|[Aa]s\s+soon\s+as\s+(?:possible|practicable)|[Ww]hen\s+parliamentary\s+time\s+allows|[Ii]n\s+the\s+coming\s+(?:weeks|months|years))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Vague();

    /// <summary>The deadline in a sentence, or in the words of one: the firmest that it names; nothing when it names none.</summary>
    /// <param name="text">A sentence or the words alone.</param>
    /// <param name="published">The day of the document, which next April or in November are counted from.</param>
    /// <param name="events">Days of events that the document itself dates, such as 10-year plan.</param>
    public static Due Read(string text, DateOnly? published = null, IReadOnlyDictionary<string, DateOnly>? events = null)
    {
        var plain = Plain(text);
        return FindStretch(plain) ?? FindDated(plain, firm: true) ?? FindNamedEvent(plain) ?? FindRelative(plain, published) ?? FindDated(plain, firm: false)
            ?? FindEvent(plain, events) ?? FindAgain(plain) ?? FindDuration(plain, published) ?? FindVague(plain) ?? Due.None;
    }

    private static string Plain(string text) => text.Replace('–', '-').Replace('—', '-').Replace('‑', '-').Replace('\u00a0', ' ');

    private static Due? FindStretch(string text)
    {
        if (Stretch().Match(text) is not { Success: true } found) return null;
        // The groups of the first point come before those of the second; each is read on its own.
        if (Days(found.Groups["a"].Value) is not { } first || Days(found.Groups["b"].Value) is not { } last || last.To < first.From) return null;
        return new(found.Value, first.From, last.To, Firmness.Dated, "From the first day of the one to the last day of the other.");
    }

    private static Due? FindDated(string text, bool firm)
    {
        foreach (Match found in Dated().Matches(text))
        {
            var how = found.Groups["how"].Value.ToLowerInvariant();
            var isLimit = how is "by" or "before" or "until" or "till" || how.StartsWith("no", StringComparison.Ordinal);
            // A deadline counts before a time in which; what was expected for a day comes last.
            if (isLimit != firm || Days(found.Groups["p"].Value) is not { } days || IsNameOfEvent(text, found)) continue;
            return Say(found.Value.Trim(), how, found.Groups["end"].Success, days, NameOf(found));
        }
        return null;
    }

    private static bool IsNameOfEvent(string text, Match found) => NamedEvent().Matches(text).Any(named => named.Index <= found.Index + found.Length && named.Index + named.Length >= found.Index + found.Length);

    private static string NameOf(Match found) => found.Groups["day"].Success ? "day" : found.Groups["month"].Success ? "month" : found.Groups["season"].Success ? "season"
        : found.Groups["financial"].Success ? "financial year" : "year";

    private static Due Say(string words, string how, bool isEnd, (DateOnly From, DateOnly To) days, string unit)
    {
        if (how == "before") return new(words, null, days.From.AddDays(-1), Firmness.Dated, $"Before a {unit}: the day before its first.");
        if (unit == "day") return new(words, null, days.To, Firmness.Dated, "The day itself.");
        if (isEnd || how is "by" or "until" or "till" or "" || how.StartsWith("no", StringComparison.Ordinal))
            return new(words, null, days.To, Firmness.Dated, $"{(how.Length == 0 ? "The" : isEnd ? "The end of a" : $"{char.ToUpperInvariant(how[0])}{how[1..]} a")} {unit}{Meaning(unit)}: its last day.");
        return new(words, days.From, days.To, Firmness.Dated, $"{char.ToUpperInvariant(how[0])}{how[1..]} a {unit}{Meaning(unit)}: from its first day to its last.");
    }

    private static string Meaning(string unit) => unit switch
    {
        "season" => " (spring begins on 1 March, summer on 1 June, autumn on 1 September, winter on 1 December)",
        "financial year" => " (1 April to 31 March)",
        _ => "",
    };

    private static Due? FindNamedEvent(string text) => NamedEvent().Match(text) is not { Success: true } found ? null
        : new(found.Value, null, new DateOnly(int.Parse(found.Groups["year"].Value, CultureInfo.InvariantCulture), 12, 31), Firmness.Event,
            $"The {found.Groups["name"].Value} of that year: at the latest the last day of the year.");

    private static Due? FindEvent(string text, IReadOnlyDictionary<string, DateOnly>? events)
    {
        foreach (var (name, day) in events ?? new Dictionary<string, DateOnly>())
            if (Regex.Match(text, $@"\b(?:[Ii]n|[Aa]longside|[Ww]ith|[Bb]y|[Uu]ntil)\s+(?:its|the|their)\s+{Regex.Escape(name)}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } found)
                return new(found.Value, null, day, Firmness.Event, $"The day by which the same document expects the {name}.");
        return null;
    }

    private static Due? FindRelative(string text, DateOnly? published)
    {
        if (Relative().Match(text) is not { Success: true } found) return null;
        if (published is not { } day) return new(found.Value, null, null, Firmness.Undated, "Counted from the day of the document, which is not known.");
        if (found.Groups["tomorrow"].Success) return new(found.Value, null, day.AddDays(1), Firmness.Dated, "The day after the document.");
        if (found.Groups["month"].Success) return InMonth(found, day);
        var year = day.Year + (found.Groups["which"].Value.StartsWith('N') || found.Groups["which"].Value.StartsWith('n') ? 1 : 0);
        var days = found.Groups["season"].Success ? SeasonOf(found.Groups["season"].Value, year)
            : found.Groups["unit"].Value == "year" ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) : MonthOf(year == day.Year ? day : day.AddMonths(1));
        return new(found.Value, found.Groups["how"].Success ? null : days.Item1, days.Item2, Firmness.Dated, "Counted from the day of the document.");
    }

    private static Due InMonth(Match found, DateOnly published)
    {
        var month = MonthNumber(found.Groups["month"].Value);
        var isNext = found.Groups["next"].Success;
        var first = new DateOnly(published.Year, month, 1);
        if (isNext ? first <= published : MonthOf(first).To < published) first = first.AddYears(1);
        if (isNext && month == 4)
            return new(found.Value, first, first.AddYears(1).AddDays(-1), Firmness.Dated, "Next April: the financial year that begins in the next April after the document.");
        var isLimit = found.Groups["how"].Value.ToLowerInvariant() is "by" or "until";
        return new(found.Value, isLimit ? null : first, MonthOf(first).To, Firmness.Dated, "A month without a year: the next one after the day of the document.");
    }

    private static Due? FindAgain(string text)
    {
        if (Again().Match(text) is not { Success: true } found) return null;
        return new(found.Value, null, null, Firmness.Recurring, found.Groups["month"].Success
            ? "It comes again each year, due on the last day of the month." : "It comes again; the words name no day.");
    }

    private static Due? FindDuration(string text, DateOnly? published)
    {
        if (Duration().Match(text) is not { Success: true } found) return null;
        if (!found.Groups["start"].Success || published is not { } day)
            return new(found.Value, null, null, Firmness.Undated, "A length of time whose start is not given, so no day follows.");
        var months = NumberOf(found.Groups["n"].Value) * (found.Groups["unit"].Value == "year" ? 12 : 1);
        return new(found.Value, day, day.AddMonths(months), Firmness.Dated, "A length of time, counted from the day of the document.");
    }

    private static Due? FindVague(string text) => Vague().Match(text) is not { Success: true } found ? null
        : new(found.Value, null, null, Firmness.Undated, "The words give no day.");

    /// <summary>The next last day of the month that a recurring promise names; null when it names none.</summary>
    public static DateOnly? NextTime(string words, DateOnly asOf)
    {
        if (Again().Match(Plain(words)) is not { Success: true } found || !found.Groups["month"].Success) return null;
        var last = MonthOf(new DateOnly(asOf.Year, MonthNumber(found.Groups["month"].Value), 1)).To;
        return last >= asOf ? last : MonthOf(last.AddDays(1 - last.Day).AddYears(1)).To;
    }

    private static (DateOnly From, DateOnly To)? Days(string words)
    {
        var found = Dated().Match(words).Groups;
        int Year(string group) => int.Parse(found[group].Value, CultureInfo.InvariantCulture);
        if (found["month"].Success)
        {
            var (year, month) = (Year("monthYear"), MonthNumber(found["month"].Value));
            if (!found["day"].Success) return MonthOf(new DateOnly(year, month, 1));
            var number = Year("day");
            return number >= 1 && number <= DateTime.DaysInMonth(year, month) ? (new(year, month, number), new(year, month, number)) : null;
        }
        if (found["season"].Success) return SeasonOf(found["season"].Value, Year("seasonYear"));
        if (found["financial"].Success)
            return FinancialYear.Parse(found["financial"].Value.Replace(" ", "", StringComparison.Ordinal)).Try(out var financial, out _) ? (financial.First, financial.Last) : null;
        return found["year"].Success ? (new(Year("year"), 1, 1), new(Year("year"), 12, 31)) : null;
    }

    // The seasons are a choice of this product; no law fixes them.
    private static (DateOnly From, DateOnly To) SeasonOf(string season, int year)
    {
        var first = new DateOnly(year, season.ToLowerInvariant() switch { "spring" => 3, "summer" => 6, "autumn" => 9, _ => 12 }, 1);
        return (first, first.AddMonths(3).AddDays(-1));
    }

    private static (DateOnly From, DateOnly To) MonthOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return (first, first.AddMonths(1).AddDays(-1));
    }

    private static int MonthNumber(string name) => Array.IndexOf(Month.Split('|'), name) + 1;

    private static int NumberOf(string words) => words switch
    {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "twelve" => 12,
        "eighteen" => 18,
        _ => int.Parse(words, CultureInfo.InvariantCulture),
    };
}
