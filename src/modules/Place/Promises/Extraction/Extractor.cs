using System.Text.RegularExpressions;
using Joinery.Place.Promises;

namespace Joinery.Place;

/// <summary>What kind of thing was said.</summary>
public enum PromiseKind
{
    /// <summary>Somebody says what they will do.</summary>
    Commitment,
    /// <summary>A committee or auditor says what somebody should do.</summary>
    Recommendation,
    /// <summary>Money that is or will be given.</summary>
    Funding,
    /// <summary>Somebody expects something by a day.</summary>
    Expectation,
    /// <summary>Something that goes on.</summary>
    Ongoing,
    /// <summary>Something that goes on, with money.</summary>
    OngoingFunding,
    /// <summary>Something that comes again.</summary>
    Recurring,
    /// <summary>A claim about how things stand.</summary>
    StatusClaim,
    /// <summary>Said not to be decided.</summary>
    NonCommitment,
    /// <summary>An action of a board's own log.</summary>
    Action,
}

/// <summary>A sentence that looks like a promise, and why. A person accepts or rejects it.</summary>
/// <param name="Sentence">The sentence, verbatim after joining lines.</param>
/// <param name="Kind">The kind it looks like.</param>
/// <param name="Actor">Who is to do it; several are separated by a semicolon; empty when the sentence does not say.</param>
/// <param name="Due">When.</param>
/// <param name="Amount">How much; null where no money is named.</param>
/// <param name="Why">The signals, in words, each with what it was found in.</param>
public sealed record Suggestion(string Sentence, PromiseKind Kind, string Actor, Due Due, PromisedAmount? Amount, IReadOnlyList<string> Why);

/// <summary>
/// Suggests promises in a text by rules, without a language model: who (an actor), how (will, should, plans to, is due to, committed to,
/// money being given) and when. Questions, conditions and history speak against. It finds most, not all, and what it finds is only suggested:
/// docs/guides/promises.md says how often it is right.
/// </summary>
internal static partial class Extractor
{
    /// <summary>Suggestions from one document; the rest is cut off with a word in the answer.</summary>
    public const int Most = 500;

    private const string Adverbs = @"(?:\s+(?:then|also|now|only|therefore|jointly|each|both|all|first|next|further|soon))*(?:\s*,[^,.]{1,80},)?(?:\s+(?:then|also|now|only|therefore))*";
    private const string Doing =
        "(?:announce|apply|appoint|ask|begin|bring|build|carry out|commission|commit|complete|consult|continue to (?:fund|invest|support|work)|create|deliver|develop|devolve|double|draw up|employ|end|establish|expand|extend|feed back|fund|give|hold|implement|improve|increase|introduce|invest|issue|launch|lay|legislate|make|meet|move|open|pay|pilot|pool|prepare|present|produce|provide|publish|put|recruit|reduce|reform|remove|repeal|replace|report|require|respond|return|review|roll out|scrap|seek|send|set out|set up|share|spend|start|submit|support|test|train|transfer|update|use|work with|write)";
    private const string Done =
        "(?:announced|appointed|begun|brought forward|commissioned|completed|consulted on|created|delivered|developed|established|expanded|extended|funded|given|held|implemented|increased|introduced|invested|issued|laid|launched|made|met|opened|paid|pooled|prepared|produced|provided|published|recruited|reduced|reformed|replaced|reported|reviewed|rolled out|set out|set up|shared|spent|started|submitted|supported|trained|transferred|updated|written)";

    // A paper speaks for whoever writes it.
    private const string Paper = @"\b(?:[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]he|[Aa])\s+(?:[\w-]+\s+){0,3}?(?:plan|paper|strategy|report|framework|response|review|guidance|bill|Bill)\b";

    [GeneratedRegex($@"(?:{Actors1})(?:\s*(?:,|and)\s*(?:the\s+)?(?:{Actors1}))*(?:\s*,[^,]{{1,60}},)?\s+should{Adverbs}\s+(?!be\s+able)(?<what>[\w-]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Should();

    [GeneratedRegex($@"\b(?:will|shall|(?:is|are)\s+(?:due|set|planning|going)\s+to|plans?\s+to|intends?\s+to|aims?\s+to|pledges?\s+to|undertakes?\s+to|promises?\s+to|agree[sd]?\s+to|(?:is|are)\s+to){Adverbs}\s+(?<what>{Doing})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WillDo();

    [GeneratedRegex($@"\b(?:will|shall|(?:is|are)\s+(?:due|set|expected|planned)\s+to|(?:is|are)\s+to){Adverbs}\s+be(?:\s+(?:only|also|then|jointly))?\s+(?<what>{Done})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WillBeDone();

    [GeneratedRegex(@"\b(?<what>will|shall|(?:is|are)\s+(?:due|set)\s+to)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Will();

    [GeneratedRegex(@"\b(?:(?:made|given|gave|has made|have made)\s+a\s+(?:commitment|pledge|promise)\s+to|(?:is|are|has|have)(?:\s+also)?\s+committed\s+to\s+(?=\w+ing\b)|(?:has|have)\s+(?:committed|pledged|promised)\s+to(?=\s+[a-z]+\b(?<!\ba))|(?:set|sets|has set|have set)\s+(?:a|the)\s+target\s+(?:for|of|to))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Committed();

    [GeneratedRegex(@"\b(?:announced|announces|allocated|confirmed)\s+(?:an?\s+)?(?:additional|extra|new|further|increased)\s+(?:funding|investment|money)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Announced();

    [GeneratedRegex(@"\b(?:(?:is|are)\s+(?:also\s+)?(?:being\s+(?:invested|provided|allocated|made available|spent)|\w+ing\b)|investing|made available|backed by|providing|will pool|will invest|will provide|to be invested)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Giving();

    [GeneratedRegex(@"\bexpect(?:s|ed)?\s+(?!to\b)(?:[\w’'-]+\s+){1,6}?to\s+\w+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Expects();

    [GeneratedRegex(@"(?:\bTo ask\b|\?[”’""']?$|\bif\b|\bwhether\b|\b(?:could|would|might|may)\s+(?:not\s+)?(?:be|have|lead|include|take|need)\b|\bremains?\s+under\s+consideration\b|\bno\s+(?:final\s+)?(?:position|decision)\b|\b(?:asked|unclear|unable)\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Against();


    [GeneratedRegex(@"\b(?<name>\d+[- ]?year plan|[a-z]+ (?:white|green) paper|workforce plan)[^().]{0,60}\((?:expected|due)\s+(?<when>[^)]{3,40})\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ExpectedEvent();

    [GeneratedRegex(@"(?<=\d)(?=(?:year|month|week|day)s?\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GluedUnit();

    private const string Actors1 = @"\b(?:[Tt]he\s+)?(?:[Gg]overnment|Departments?(?:\s+(?:of|for)\s+[A-Z]\w+(?:\s+and\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?)?|Ministry(?:\s+of\s+Housing,?\s+Communities\s+and\s+Local\s+Government)?|NHS\s+(?:England|Improvement)|Health\s+Education\s+England|Care\s+Quality\s+Commission|Treasury|ministers|[Ll]ocal\s+authorities|[Cc]ouncils?|[Ii]ntegrated\s+[Cc]are\s+[Bb]oards?|ICBs?|[Tt]rusts?|[Bb]oard|[Pp]artnership|[Pp]artners)\b";

    /// <summary>Suggestions from a text, in its order; at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<Suggestion> Suggest(string text, DateOnly? published = null)
    {
        var sentences = Sentences.Of(text);
        var speaker = Actors.Speaker(text);
        var events = Events(sentences, published);
        var all = sentences.Distinct().Select(sentence => Judge(sentence, published, speaker, events)).OfType<Suggestion>().Take(Most).ToList();
        // A headline is often the first sentence again, with the date in front.
        return all.Where(one => !all.Any(other => other != one && one.Sentence.EndsWith(other.Sentence, StringComparison.Ordinal))).ToList();
    }

    // A document often says itself when something is expected: its 10-year plan for the NHS (expected in November 2018).
    private static Dictionary<string, DateOnly> Events(IReadOnlyList<string> sentences, DateOnly? published)
    {
        var events = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var found in sentences.SelectMany(sentence => ExpectedEvent().Matches(Plain(sentence))))
            if (DueRule.Read(found.Groups["when"].Value, published).By is { } day) events.TryAdd(found.Groups["name"].Value, day);
        return events;
    }

    // Lines joined without their hyphen give 10year; the signals are sought in words put right, the quote stays as it is.
    private static string Plain(string sentence) => GluedUnit().Replace(sentence, "-");

    private static Suggestion? Judge(string sentence, DateOnly? published, string speaker, IReadOnlyDictionary<string, DateOnly> events)
    {
        var plain = Plain(sentence);
        var due = DueRule.Read(plain, published, events);
        var amount = Amounts.In(plain) is [var first, ..] ? first : null;
        if (Sign(plain, due, amount, published) is not { } sign) return null;
        if (Against().Match(plain) is { Success: true } against && !Outweighs(sign, against)) return null;
        // A recommendation holds its actors; otherwise they stand before the signal.
        var actors = sign.Kind == PromiseKind.Recommendation ? Actors.In(sign.Found) : Actors.Before(plain[..sign.At]);
        if (actors.Count == 0) actors = speaker == Actors.We ? Actors.In(plain) : [speaker];
        List<string> why = [$"{sign.Reason}: “{sign.Found}”"];
        if (due.Words.Length > 0) why.Add($"when: “{due.Words}”");
        if (amount is not null) why.Add($"money: {amount}");
        return new(sentence, sign.Kind, string.Join(';', actors.Select(actor => actor == Actors.We ? speaker : actor).Distinct()), due, amount, why);
    }

    // A recommendation stands however it is hedged inside; a question never does.
    private static bool Outweighs(Signal sign, Match against) => sign.Kind == PromiseKind.Recommendation && !against.Value.Contains("To ask", StringComparison.Ordinal) && !against.Value.Contains('?', StringComparison.Ordinal)
        || against.Index > sign.At && !against.Value.Contains('?', StringComparison.Ordinal);

    private sealed record Signal(PromiseKind Kind, string Reason, string Found, int At);

    private static Signal? Sign(string text, Due due, PromisedAmount? amount, DateOnly? published)
    {
        if (Should().Match(text) is { Success: true } should) return new(PromiseKind.Recommendation, "somebody should do something", should.Value, should.Index);
        if (Find(WillDo(), text) is { } does) return new(amount is not null && does.Value.Contains("invest", StringComparison.Ordinal) ? PromiseKind.Funding : PromiseKind.Commitment, "somebody will do something", does.Value, does.Index);
        if (Find(WillBeDone(), text) is { } done && IsGovernmentWork(text, done, due)) return new(PromiseKind.Commitment, "something will be done", done.Value, done.Index);
        if (Committed().Match(text) is { Success: true } committed) return new(PromiseKind.Commitment, "a commitment or target", committed.Value.Trim(), committed.Index);
        if (Announced().Match(text) is { Success: true } announced) return new(PromiseKind.Funding, "money is announced", announced.Value, announced.Index);
        if (amount is not null && Giving().Match(text) is { Success: true } giving) return new(PromiseKind.Funding, "money is being given", giving.Value, giving.Index);
        var hasDay = due.By is { } by && (published is null || by >= published);
        if (due.By is not null && Expects().Match(text) is { Success: true } expects) return new(PromiseKind.Expectation, "something is expected by a day", expects.Value, expects.Index);
        if (hasDay && Will().Match(text) is { Success: true } will) return new(PromiseKind.Commitment, "something will be, by a day", will.Value, will.Index);
        return null;
    }

    // The subject must be somebody who can promise, or a paper of theirs; "this reform will provide" describes.
    private static Match? Find(Regex pattern, string text) => pattern.Matches(text).FirstOrDefault(match => IsPromiser(text[..match.Index]));

    private static bool IsPromiser(string before)
    {
        var clause = Clause(before);
        return Actors.In(clause).Count > 0 || Subject().IsMatch(clause) || PaperAtEnd().IsMatch(clause) || PassiveSubject().IsMatch(clause);
    }

    [GeneratedRegex(@"\b(?:it|they|he|she|who)\s*$|\b(?:it|they)\s+(?:now\s+)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Subject();

    [GeneratedRegex(Paper + @"[^,.;]{0,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PaperAtEnd();

    [GeneratedRegex(@"\b(?:changes|funding|plan|paper|strategy|details|which|that)\b[^,.;]{0,30}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PassiveSubject();

    // The words since the last clause began.
    private static string Clause(string before)
    {
        var start = Math.Max(before.LastIndexOf("; ", StringComparison.Ordinal), Math.Max(before.LastIndexOf(" that ", StringComparison.Ordinal), before.LastIndexOf(" how ", StringComparison.Ordinal)));
        return start < 0 ? before : before[start..];
    }

    private static bool IsGovernmentWork(string text, Match done, Due due) => due.Words.Length > 0 || Actors.In(Clause(text[..done.Index])).Count > 0;
}
