using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Joinery.Design;

/// <summary>What is wrong with one answer, in a sentence that says what to do.</summary>
/// <param name="Name">The field; empty when the problem is about the whole form.</param>
/// <param name="Sentence">Plain English, without a full stop when it is one sentence, as GOV.UK writes them.</param>
public sealed record FormProblem(string Name, string Sentence)
{
    /// <summary>The parts of a date that are wrong (day, month, year); empty when the whole answer is.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The id of the element that the error summary links to: the field, or the first wrong part of a date.</summary>
    public string Target => Parts.Count == 0 ? Name : $"{Name}-{Parts[0]}";
}

/// <summary>
/// A form as a person filled it in: every answer as it was typed, read into types one by one, with the problems in the order of reading.
/// A method that finds a problem notes it and returns an empty value, so a page reads all its answers first and then asks <see cref="IsValid"/>.
/// </summary>
public sealed partial class Form
{
    /// <summary>The answer "go" of a button that shows what the answers would do, and keeps nothing.</summary>
    public const string Try = "try";

    /// <summary>More fields than this is no form of ours.</summary>
    public const int MaxFields = 1_000;

    /// <summary>The longest single answer that is kept, in characters; longer ones are cut and refused.</summary>
    public const int MaxAnswerLength = 50_000;

    private readonly Dictionary<string, List<string>> _answers = new(StringComparer.Ordinal);
    private readonly List<FormProblem> _problems = [];
    private readonly HashSet<string> _cut = new(StringComparer.Ordinal);
    private IFormFileCollection? _files;

    private Form() { }

    /// <summary>A form that nobody has filled in yet.</summary>
    public static Form Empty => new();

    /// <summary>The form that a person sent.</summary>
    public static Form Of(IFormCollection posted)
    {
        var form = new Form { _files = posted.Files };
        if (posted.Count > MaxFields) form.Refuse($"The form has more than {MaxFields:N0} answers. Send it in smaller parts");
        foreach (var (name, values) in posted.Take(MaxFields))
            foreach (var value in values) form.Keep(name, value ?? "");
        return form;
    }

    /// <summary>The same form with one more answer filled in beforehand; a second answer of the same name is added to the first, as for checkboxes.</summary>
    public Form With(string name, string? answer)
    {
        if (answer is not null) Keep(name, answer);
        return this;
    }

    /// <summary>The same form with an amount filled in beforehand, without the pound sign that stands before the field.</summary>
    public Form With(string name, Money? answer) => With(name, answer?.ToString().Replace("£", "", StringComparison.Ordinal));

    /// <summary>The same form with the three parts of a date filled in beforehand.</summary>
    public Form With(string name, DateOnly? answer) => answer is not { } date ? this
        : With($"{name}-day", date.Day.ToString()).With($"{name}-month", date.Month.ToString()).With($"{name}-year", date.Year.ToString());

    /// <summary>True while no problem was found.</summary>
    public bool IsValid => _problems.Count == 0;

    /// <summary>What was found wrong, in the order of reading.</summary>
    public IReadOnlyList<FormProblem> Problems => _problems;

    /// <summary>The answer as it was typed; empty when there is none.</summary>
    public string Answer(string name) => _answers.TryGetValue(name, out var answers) ? answers[0] : "";

    /// <summary>Every answer of one name, as checkboxes give them.</summary>
    public IReadOnlyList<string> Answers(string name) => _answers.TryGetValue(name, out var answers) ? answers : [];

    /// <summary>The first problem of a field; null when there is none.</summary>
    public FormProblem? Problem(string name) => _problems.Find(problem => problem.Name == name);

    /// <summary>Notes a refusal of what was asked, at a field or, without a name, where the refusal itself says.</summary>
    public void Refuse(Refusal refusal, string? name = null) => Refuse(refusal.Sentence, name ?? refusal.Where);

    /// <summary>Notes a problem that the page found by itself, such as two answers that contradict each other.</summary>
    public void Refuse(string sentence, string name = "", params IReadOnlyList<string> parts) =>
        _problems.Add(new(name, WithoutClosingStop(sentence)) { Parts = parts });

    private void Keep(string name, string answer)
    {
        if (answer.Length > MaxAnswerLength) _cut.Add(name);
        var kept = answer.Length > MaxAnswerLength ? answer[..MaxAnswerLength] : answer;
        if (_answers.TryGetValue(name, out var answers)) answers.Add(kept);
        else _answers[name] = [kept];
    }

    // GOV.UK error messages have no full stop; two sentences keep theirs, so that they stay apart.
    private static string WithoutClosingStop(string sentence) =>
        sentence.EndsWith('.') && !sentence.Contains(". ", StringComparison.Ordinal) ? sentence[..^1] : sentence;

    private static string Tidy(string answer) => answer.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();

    // Characters are counted as people see them, so that an emoji or an accented letter is one; the browser's counter does the same.
    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>True where a text holds characters that nobody sees or that turn its direction, so that it would not be what it seems.</summary>
    public static bool HasHidden(string text) => text.EnumerateRunes().Any(IsHidden);

    private static bool IsHidden(Rune rune) => Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')
        || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
}
