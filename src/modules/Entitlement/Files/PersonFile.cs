using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Joinery.Design;
using Joinery.Rules;

namespace Joinery.Entitlement.Files;

/// <summary>
/// What one assessment is of, as a file: the day, the person, the care and the authority's policy. It is what <c>joinery assess</c> reads, what a case
/// keeps, and what a decision can be worked out from again.
/// </summary>
public sealed record PersonFile
{
    /// <summary>The day whose law and figures are used.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day on which those figures were known; null for all that is known now.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>The person.</summary>
    public required PersonFacts Person { get; init; }

    /// <summary>The care.</summary>
    public required CarePackage Care { get; init; }

    /// <summary>For the Disabled Facilities Grant; null where none is asked for.</summary>
    public GrantFacts? Grant { get; init; }

    /// <summary>For the estimate of Pension Credit; null where it is not asked for.</summary>
    public PensionCreditFacts? PensionCredit { get; init; }

    /// <summary>The levels of the checklist of NHS Continuing Healthcare; null where it was not filled in.</summary>
    public IReadOnlyDictionary<CareDomain, ChecklistLevel>? Checklist { get; init; }

    /// <summary>The levels of the Decision Support Tool; null where it was not filled in.</summary>
    public IReadOnlyDictionary<CareDomain, NeedLevel>? DecisionSupport { get; init; }

    /// <summary>What the multidisciplinary team recommended; null until it met.</summary>
    public HealthcareRecommendation? Recommendation { get; init; }

    /// <summary>The band of NHS-funded nursing care; null where there is none.</summary>
    public NursingBand? Nursing { get; init; }

    /// <summary>The authority's choices; the regulations and nothing more unless given.</summary>
    public LocalPolicy Policy { get; init; } = LocalPolicy.None;

    /// <summary>Bytes that a file may have.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>Not JSON at all.</summary>
    public static readonly RefusalKind NotJson = new("person-file.json", "The file is not JSON: {0}");
    /// <summary>A field that is wrong, missing or unknown.</summary>
    public static readonly RefusalKind Field = new("person-file.field", "{0}");

    private static readonly JsonSerializerOptions Options = Make(indented: true);
    private static readonly JsonSerializerOptions Compact = Make(indented: false);

    private static JsonSerializerOptions Make(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        // Written to files and terminals, never into a page: £ stays £.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new MoneyAsPounds(), new DayAsText(), new RangeAsDays(), new BasisByName(), new ProvisionAsText(), new NamesInSmallLetters() },
    };

    /// <summary>How every answer of Entitlement is written as JSON.</summary>
    internal static JsonSerializerOptions Json => Options;

    /// <summary>The same on one line, for what nobody reads as text.</summary>
    internal static JsonSerializerOptions Brief => Compact;

    /// <summary>The file that a text is; the first thing wrong with it is refused with its place.</summary>
    public static Outcome<PersonFile> Read(string text) => Read<PersonFile>(text);

    /// <summary>A text in the same writing: a person file, or a policy by itself.</summary>
    internal static Outcome<T> Read<T>(string text) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) is { } file ? file : NotJson.With("it is empty.");
        }
        catch (JsonException cause)
        {
            return Explain(cause);
        }
    }

    /// <summary>A file in this writing, or standard input for a hyphen; refused with its name and the place in it.</summary>
    internal static async Task<Outcome<T>> Open<T>(string path, CancellationToken stop) where T : class
    {
        if (!(await InputFile.ReadText(path, MostBytes, stop)).Try(out var text, out var refusal)) return refusal;
        return Read<T>(text).Try(out var file, out refusal) ? file : refusal.At($"{InputFile.NameOf(path)}, {refusal.Where}".TrimEnd(',', ' '));
    }

    /// <summary>The file as text on one line, the same for the same content.</summary>
    public string Write() => JsonSerializer.Serialize(this, Compact);

    private static Refusal Explain(JsonException cause)
    {
        var place = (cause.Path ?? "$").TrimStart('$').TrimStart('.');
        if (cause is BadField) return Field.With(cause.Message).At(place);
        var words = cause.Message;
        if (words.Contains("could not be mapped", StringComparison.Ordinal)) return Field.With($"There is no field called {Quoted(words)}. Check its name in the reference of joinery assess.").At(place);
        if (words.Contains("missing required", StringComparison.Ordinal)) return Field.With($"Something that must be there is missing: {words[(words.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().TrimEnd('.').Replace("'", "", StringComparison.Ordinal)}.").At(place);
        return words.Contains("could not be converted", StringComparison.Ordinal) ? Field.With("The value is not of the kind that belongs here.").At(place)
            : NotJson.With($"look at line {cause.LineNumber + 1}, character {cause.BytePositionInLine + 1}.");
    }

    private static string Quoted(string words) => words.Split('\'') is [_, var name, ..] ? name : "that";
}

/// <summary>What a multidisciplinary team recommended, beside what the levels led one to expect.</summary>
/// <param name="IsEligible">A primary health need.</param>
/// <param name="Narratives">The four characteristics, in the team's words.</param>
/// <param name="Judgement">Who recorded it, when, and why the team recommends it.</param>
public sealed record HealthcareRecommendation(bool IsEligible, NeedNarratives Narratives, Judgement Judgement);

/// <summary>A field whose value cannot be read, with the sentence that says so.</summary>
internal sealed class BadField(string sentence) : JsonException(sentence);

/// <summary>Money is a number of pounds with at most two decimals.</summary>
internal sealed class MoneyAsPounds : JsonConverter<Money>
{
    private const string Sentence = "An amount is a number of pounds with at most two decimals, like 12.50.";

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var pounds) || decimal.Round(pounds, 2) != pounds || Math.Abs(pounds) > 1_000_000_000_000) throw new BadField(Sentence);
        return new((long)(pounds * 100));
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteRawValue($"{value.Pounds:0.00}");
}

/// <summary>A day is YYYY-MM-DD.</summary>
internal sealed class DayAsText : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? day : throw new BadField("A day is written like 2026-10-01.");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(SqlTypes.Text(value));
}

/// <summary>Days are from, and until: the first day after.</summary>
internal sealed class RangeAsDays : JsonConverter<DateRange>
{
    private sealed record Days(DateOnly From, DateOnly? Until = null);

    public override DateRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var days = JsonSerializer.Deserialize<Days>(ref reader, options)!;
        return DateRange.Read(days.From, days.Until).Try(out var range, out var refusal) ? range : throw new BadField(refusal.Sentence);
    }

    public override void Write(Utf8JsonWriter writer, DateRange value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, new Days(value.From, value.Until), options);
}

/// <summary>How sums are made weekly, by name.</summary>
internal sealed class BasisByName : JsonConverter<WeeklyBasis>
{
    public override WeeklyBasis Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Array.Find([WeeklyBasis.Usual, WeeklyBasis.ByDays], basis => basis.Name == name) ?? throw new BadField("The basis is one of: weeks, days.");
    }

    public override void Write(Utf8JsonWriter writer, WeeklyBasis value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}

/// <summary>A provision is written as it is cited. It is never read.</summary>
internal sealed class ProvisionAsText : JsonConverter<Provision>
{
    public override Provision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new BadField("A provision is an answer and no question.");

    public override void Write(Utf8JsonWriter writer, Provision value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Names of enumerations in small letters with hyphens: attendance-allowance-lower.</summary>
internal sealed class NamesInSmallLetters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return EnumNames<T>.Find(name) ?? throw new BadField($"This is one of: {string.Join(", ", EnumNames<T>.All)}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(EnumNames<T>.Of(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            EnumNames<T>.Find(reader.GetString()) ?? throw new BadField($"This is one of: {string.Join(", ", EnumNames<T>.All)}.");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(EnumNames<T>.Of(value));
    }
}

/// <summary>The names of an enumeration as files and forms write them.</summary>
internal static class EnumNames<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    private static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => Names.Values;

    public static string Of(T value) => Names[value];

    public static T? Find(string? name) => name is not null && Values.TryGetValue(name, out var value) ? value : null;
}
