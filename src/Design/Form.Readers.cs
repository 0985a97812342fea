using System.Globalization;
using System.Numerics;
using Microsoft.AspNetCore.Http;

namespace Joinery.Design;

// The readers: one for each kind of answer. Sentences follow the wording of the GOV.UK error messages.
public sealed partial class Form
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    /// <summary>One line of text that must be there.</summary>
    /// <param name="name">The field.</param>
    /// <param name="missing">What to say when it is empty: Enter a full name.</param>
    /// <param name="maxLength">The most characters.</param>
    /// <param name="whatIsIt">How a sentence about it begins: Full name.</param>
    public string Text(string name, string missing, int maxLength = 200, string whatIsIt = "your answer") =>
        Required(name, missing, Written(name, maxLength, whatIsIt, severalLines: false));

    /// <summary>One line of text, empty when the person left it so.</summary>
    public string OptionalText(string name, int maxLength = 200, string whatIsIt = "your answer") =>
        Written(name, maxLength, whatIsIt, severalLines: false) ?? "";

    /// <summary>Text of several lines that must be there.</summary>
    public string Paragraphs(string name, string missing, int maxLength = 4_000, string whatIsIt = "your answer") =>
        Required(name, missing, Written(name, maxLength, whatIsIt, severalLines: true));

    /// <summary>Text of several lines, empty when the person left it so.</summary>
    public string OptionalParagraphs(string name, int maxLength = 4_000, string whatIsIt = "your answer") =>
        Written(name, maxLength, whatIsIt, severalLines: true) ?? "";

    /// <summary>An answer that a type knows how to read; whatever the type refuses, an empty answer included, is the problem.</summary>
    public T Parsed<T>(string name, Func<string, Outcome<T>> read)
    {
        if (Written(name, MaxAnswerLength, "your answer", severalLines: true) is not { } text) return default!;
        if (read(text).Try(out var value, out var refusal)) return value;
        Refuse(refusal, name);
        return default!;
    }

    /// <summary>As <see cref="Parsed{T}"/>, but null when the person left it empty.</summary>
    public T? OptionalParsed<T>(string name, Func<string, Outcome<T>> read) where T : class => IsEmpty(name) ? null : Parsed(name, read);

    /// <summary>An amount of pounds that must be there.</summary>
    public Money Money(string name, string missing, Money? least = null, Money? most = null, string whatIsIt = "the amount")
    {
        if (IsEmpty(name)) return Missing<Money>(name, missing);
        var problems = _problems.Count;
        var amount = Parsed(name, Joinery.Money.Parse);
        if (_problems.Count == problems) Within(name, amount, least, most, whatIsIt);
        return amount;
    }

    /// <summary>As <see cref="Money(string, string, Joinery.Money?, Joinery.Money?, string)"/>, but null when the person left it empty.</summary>
    public Money? OptionalMoney(string name, Money? least = null, Money? most = null, string whatIsIt = "the amount") =>
        IsEmpty(name) ? null : Money(name, "", least, most, whatIsIt);

    /// <summary>A whole number that must be there.</summary>
    public int Number(string name, string missing, int? least = null, int? most = null, string whatIsIt = "your answer") =>
        Numeric<int>(name, missing, least, most, whatIsIt, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, "a whole number");

    /// <summary>As <see cref="Number"/>, but null when the person left it empty.</summary>
    public int? OptionalNumber(string name, int? least = null, int? most = null, string whatIsIt = "your answer") =>
        IsEmpty(name) ? null : Number(name, "", least, most, whatIsIt);

    /// <summary>A number with decimals that must be there, such as hours in a week.</summary>
    public decimal Decimal(string name, string missing, decimal? least = null, decimal? most = null, string whatIsIt = "your answer") =>
        Numeric(name, missing, least, most, whatIsIt, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, "a number");

    /// <summary>As <see cref="Decimal"/>, but null when the person left it empty.</summary>
    public decimal? OptionalDecimal(string name, decimal? least = null, decimal? most = null, string whatIsIt = "your answer") =>
        IsEmpty(name) ? null : Decimal(name, "", least, most, whatIsIt);

    /// <summary>
    /// A date that must be there, from three fields name-day, name-month and name-year. A month may be written as a word.
    /// </summary>
    /// <param name="name">The field.</param>
    /// <param name="whatIsIt">What the date is, as the middle of a sentence: date of birth.</param>
    /// <param name="earliest">The first date allowed.</param>
    /// <param name="latest">The last date allowed.</param>
    public DateOnly Date(string name, string whatIsIt, DateOnly? earliest = null, DateOnly? latest = null)
    {
        string[] parts = ["day", "month", "year"];
        var absent = parts.Where(part => IsEmpty($"{name}-{part}")).ToList();
        if (absent.Count == 3) return Missing<DateOnly>(name, $"Enter {whatIsIt}", parts);
        if (absent.Count > 0) return Missing<DateOnly>(name, $"{Words.Capitalised(whatIsIt)} must include a {string.Join(" and ", absent)}", absent);
        if (RealDate(name, whatIsIt) is not { } date) return default;
        if (date < earliest) Refuse($"{Words.Capitalised(whatIsIt)} must be the same as or after {earliest:d MMMM yyyy}", name, parts);
        if (date > latest) Refuse($"{Words.Capitalised(whatIsIt)} must be the same as or before {latest:d MMMM yyyy}", name, parts);
        return date;
    }

    /// <summary>As <see cref="Date"/>, but null when the person left all three parts empty.</summary>
    public DateOnly? OptionalDate(string name, string whatIsIt, DateOnly? earliest = null, DateOnly? latest = null) =>
        IsEmpty($"{name}-day") && IsEmpty($"{name}-month") && IsEmpty($"{name}-year") ? null : Date(name, whatIsIt, earliest, latest);

    /// <summary>One of the answers offered. An answer that was not offered counts as none.</summary>
    public string Choice(string name, IEnumerable<string> allowed, string missing) =>
        allowed.FirstOrDefault(offered => offered == Answer(name)) ?? Missing<string>(name, missing) ?? "";

    /// <summary>One of the answers offered, or empty when the person chose none.</summary>
    public string OptionalChoice(string name, IEnumerable<string> allowed) => allowed.FirstOrDefault(offered => offered == Answer(name)) ?? "";

    /// <summary>One of the names of an enumeration, by its name.</summary>
    public T Choice<T>(string name, string missing) where T : struct, Enum =>
        Array.Find(Enum.GetNames<T>(), offered => offered == Answer(name)) is { } chosen ? Enum.Parse<T>(chosen) : Missing<T>(name, missing);

    /// <summary>Any of the answers offered, in the order offered; at least one when there is a sentence for none.</summary>
    public IReadOnlyList<string> Choices(string name, IEnumerable<string> allowed, string? missing = null)
    {
        var chosen = allowed.Where(Answers(name).Contains).ToList();
        if (chosen.Count == 0 && missing is not null) Refuse(missing, name);
        return chosen;
    }

    /// <summary>A number that the page itself put into the form, such as the version that was looked at; null when it is not there.</summary>
    public long? Carried(string name) => long.TryParse(Answer(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True when a single checkbox of this name was ticked.</summary>
    public bool Ticked(string name) => Answers(name).Count > 0;

    /// <summary>A file that must be there, not empty and no larger than a limit; null with a problem otherwise.</summary>
    /// <param name="name">The field.</param>
    /// <param name="missing">What to say when none was chosen: Choose a file.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="instead">What to do with a larger one.</param>
    public IFormFile? File(string name, string missing, long maxBytes, string instead = "Split it, or import it on the command line.")
    {
        if (_files?.GetFile(name) is not { FileName.Length: > 0 } file) return Missing<IFormFile>(name, missing);
        if (file.Length == 0) return Missing<IFormFile>(name, "The selected file is empty");
        if (file.Length <= maxBytes) return file;
        return Missing<IFormFile>(name, $"The selected file must be smaller than {maxBytes / 1_048_576m:0.#}MB. {instead}");
    }

    /// <summary>The bytes of a file that was sent; none for null.</summary>
    public static async Task<byte[]> Bytes(IFormFile? file)
    {
        if (file is null) return [];
        using var held = new MemoryStream();
        await file.CopyToAsync(held);
        return held.ToArray();
    }

    private bool IsEmpty(string name) => string.IsNullOrWhiteSpace(Answer(name));

    private T? Missing<T>(string name, string sentence, params IReadOnlyList<string> parts)
    {
        Refuse(sentence, name, parts);
        return default;
    }

    private string Required(string name, string missing, string? written)
    {
        if (written is { Length: 0 }) Refuse(missing, name);
        return written ?? "";
    }

    // Null when there is something wrong that has been noted.
    private string? Written(string name, int maxLength, string whatIsIt, bool severalLines)
    {
        var text = Tidy(Answer(name));
        if (HasHidden(text))
            return Missing<string>(name, $"{Words.Capitalised(whatIsIt)} must not include hidden characters. Type it instead of pasting it.");
        if (!severalLines && text.Contains('\n')) return Missing<string>(name, $"{Words.Capitalised(whatIsIt)} must be on one line");
        if (_cut.Contains(name) || Length(text) > maxLength)
            return Missing<string>(name, $"{Words.Capitalised(whatIsIt)} must be {maxLength:N0} characters or fewer");
        return text;
    }

    private T Numeric<T>(string name, string missing, T? least, T? most, string whatIsIt, NumberStyles styles, string kind) where T : struct, INumber<T>
    {
        if (IsEmpty(name)) return Missing<T>(name, missing);
        var written = Tidy(Answer(name)).Replace('\u2212', '-');
        if (!T.TryParse(written, styles, CultureInfo.InvariantCulture, out var number))
            return Missing<T>(name, $"{Words.Capitalised(whatIsIt)} must be {kind}");
        Within(name, number, least, most, whatIsIt);
        return number;
    }

    private void Within<T>(string name, T value, T? least, T? most, string whatIsIt) where T : struct, IComparable<T>
    {
        var tooLittle = least is { } low && value.CompareTo(low) < 0;
        var tooMuch = most is { } high && value.CompareTo(high) > 0;
        if (!tooLittle && !tooMuch) return;
        var range = (least, most) switch
        {
            ({ } from, { } to) => $"between {from} and {to}",
            ({ } from, null) => $"{from} or more",
            _ => $"{most} or less",
        };
        Refuse($"{Words.Capitalised(whatIsIt)} must be {range}", name);
    }

    private DateOnly? RealDate(string name, string whatIsIt)
    {
        var day = Part(name, "day", 1, 31);
        var month = Part(name, "month", 1, 12) ?? MonthInWords(Tidy(Answer($"{name}-month")));
        if (Tidy(Answer($"{name}-year")) is not { Length: 4 } || Part(name, "year", 1, 9999) is not { } year)
        {
            Refuse("Year must include 4 numbers", name, "year");
            return null;
        }
        List<string> wrong = [.. day is null ? ["day"] : Array.Empty<string>(), .. month is null ? ["month"] : Array.Empty<string>()];
        if (wrong.Count == 0 && day <= DateTime.DaysInMonth(year, month!.Value)) return new DateOnly(year, month.Value, day!.Value);
        Refuse($"{Words.Capitalised(whatIsIt)} must be a real date", name, wrong.Count > 0 ? wrong : ["day", "month", "year"]);
        return null;
    }

    private int? Part(string name, string part, int least, int most) =>
        int.TryParse(Tidy(Answer($"{name}-{part}")), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number : null;

    // Many people write the name of the month, and GOV.UK asks that it be accepted.
    private static int? MonthInWords(string written)
    {
        if (written.Length < 3) return null;
        var index = Array.FindIndex(Months, month => month.Equals(written, StringComparison.OrdinalIgnoreCase)
            || month.Length > 3 && written.Length is 3 or 4 && month.StartsWith(written, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }
}
