using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Joinery.Ledger;

/// <summary>Writes a code as a JSON string and reads it back.</summary>
internal sealed class CodesAsText : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Code<>);

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(One<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]));

    [SuppressMessage("Performance", "CA1812", Justification = "Made by reflection.")]
    private sealed class One<T> : JsonConverter<Code<T>>
    {
        public override Code<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parsed(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

        public override Code<T> ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parsed(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Code<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Code<T> value, JsonSerializerOptions options) => writer.WritePropertyName(value.Text);

        private static Code<T> Parsed(string? text) => Code<T>.Parse(text).Try(out var code, out var refusal) ? code : throw new JsonException(refusal.Sentence);
    }
}
