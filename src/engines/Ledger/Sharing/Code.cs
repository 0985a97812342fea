using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Joinery.Ledger;

/// <summary>
/// The short name by which an agreement knows one <typeparamref name="T"/>, such as ICB-A or S01: 1 to 40 letters, digits, hyphens, full stops,
/// underscores and slashes. Written as it is agreed; capitals matter.
/// </summary>
/// <typeparam name="T">What is named; codes of different things cannot be mixed up.</typeparam>
public sealed record Code<T>
{
    private const int LongestCharacters = 40;

    private Code(string text) => Text = text;

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a code; refuses an empty one, a long one, and other characters.</summary>
    public static Outcome<Code<T>> Parse(string? text)
    {
        var code = (text ?? "").Trim();
        return code.Length is > 0 and <= LongestCharacters && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '/')
            ? new Code<T>(code) : PlanRefusals.CodeShape.With(LongestCharacters);
    }

    /// <summary>The code for one known to be well formed; throws <see cref="ArgumentException"/> otherwise.</summary>
    public static Code<T> Of(string text) => Parse(text).OrThrow();

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Writes a code as a JSON string and reads it back.</summary>
internal sealed class CodesAsText : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Code<>);

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(One<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]));

    [SuppressMessage("Performance", "CA1812", Justification = "Made by reflection.")]
    private sealed class One<T> : JsonConverter<Code<T>>
    {
        public override Code<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return Code<T>.Parse(text).Try(out var code, out var refusal) ? code : throw new JsonException(refusal.Sentence);
        }

        public override void Write(Utf8JsonWriter writer, Code<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
