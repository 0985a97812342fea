using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Joinery.Ledger;

/// <summary>
/// The text in which agreements store rules and data files hold conditions: JSON in camelCase, money as a number of pounds with two decimals, percentages as
/// whole basis points, days as YYYY-MM-DD. Members that nobody knows are refused, so that a slip in a name cannot change what an agreement says.
/// </summary>
public static class AgreedText
{
    /// <summary>Characters that one text may have.</summary>
    public const int MostCharacters = 1_000_000;

    private const int DeepestNesting = 24;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = DeepestNesting,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new CodesAsText(), new MoneyAsPounds(), new DayAsText(), new YearAsText(), new SharesAsList(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>What a text says: a <see cref="ShareRule"/>, <see cref="PoolRule"/>, <see cref="UnderspendRule"/> or <see cref="PerformancePot"/>. Refuses the first thing wrong with it, with its place.</summary>
    public static Outcome<T> Read<T>(string text) where T : class
    {
        if (text.Length > MostCharacters) return PlanRefusals.TextLong.With(MostCharacters);
        try
        {
            using (var document = JsonDocument.Parse(text, new() { MaxDepth = DeepestNesting }))
                if (HasHole(document.RootElement)) return PlanRefusals.TextUnreadable.With("A list has an entry that is empty (null).");
            return JsonSerializer.Deserialize<T>(text, Options) is { } read ? read : PlanRefusals.TextUnreadable.With("It is empty.");
        }
        catch (JsonException cause)
        {
            return PlanRefusals.TextUnreadable.With(Said(cause)).At((cause.Path ?? "$").TrimStart('$').TrimStart('.'));
        }
        catch (NotSupportedException)
        {
            // A polymorphic rule without its type.
            return PlanRefusals.TextUnreadable.With("A rule does not say its type.");
        }
    }

    // The reader names the program's own types, which say nothing to whoever wrote the text.
    private static string Said(JsonException cause)
    {
        var said = cause.Message.Split(" Path:")[0];
        if (said.Contains("could not be mapped", StringComparison.Ordinal)) return "Nothing of this name belongs here.";
        if (said.Contains("could not be converted", StringComparison.Ordinal)) return "It is not what belongs here: text, a number, a list or an object.";
        if (said.IndexOf("missing required properties including: ", StringComparison.Ordinal) is >= 0 and var at) return $"It lacks {said[(at + "missing required properties including: ".Length)..].Replace("'", "", StringComparison.Ordinal)}";
        return said.IndexOf("unrecognized type discriminator id ", StringComparison.Ordinal) is >= 0 and var type ? $"There is no type {said[(type + "unrecognized type discriminator id ".Length)..].Replace("'", "", StringComparison.Ordinal)}" : said;
    }

    /// <summary>The text of a rule, the same for the same rule.</summary>
    public static string Write<T>(T rule) where T : class => JsonSerializer.Serialize(rule, Options);

    // The serialiser watches over members that must not be null, and not over the entries of lists.
    private static bool HasHole(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(entry => entry.ValueKind == JsonValueKind.Null || HasHole(entry)),
        JsonValueKind.Object => element.EnumerateObject().Any(member => HasHole(member.Value)),
        _ => false,
    };

    private sealed class MoneyAsPounds : JsonConverter<Money>
    {
        private const decimal MostPounds = 1_000_000_000_000m;

        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var pounds) && decimal.Round(pounds, 2) == pounds && Math.Abs(pounds) <= MostPounds
                ? Money.FromPounds(pounds) : throw new JsonException("An amount is a number of pounds with at most two decimals, like 12.50.");

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteRawValue(value.Pounds.ToString("0.00", CultureInfo.InvariantCulture));
    }

    private sealed class DayAsText : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : throw new JsonException("A day is written like 2026-10-01.");

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private sealed class YearAsText : JsonConverter<FinancialYear>
    {
        public override FinancialYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FinancialYear.Parse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null).Try(out var year, out var refusal) ? year : throw new JsonException(refusal.Sentence);

        public override void Write(Utf8JsonWriter writer, FinancialYear value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class SharesAsList : JsonConverter<CommissionerShares>
    {
        public override CommissionerShares Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            CommissionerShares.Of(JsonSerializer.Deserialize<IReadOnlyList<CommissionerShare>>(ref reader, options) ?? []).Try(out var shares, out var refusal) ? shares : throw new JsonException(refusal.Sentence);

        public override void Write(Utf8JsonWriter writer, CommissionerShares value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.All, options);
    }
}
