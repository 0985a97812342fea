using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Joinery.Rules;

/// <summary>
/// What a decision rested on, so that it can be worked out again to the penny: which engine, rules, figures, policy and facts, the day of the law and the day of
/// knowledge.
/// </summary>
/// <param name="EngineVersion">The version of this engine.</param>
/// <param name="RulesHash">SHA-256 over the list of rules with their law and the lists of codes.</param>
/// <param name="RatesHash">SHA-256 over the figures.</param>
/// <param name="PolicyVersion">The authority and the version of its policy.</param>
/// <param name="InputsHash">SHA-256 over the facts, the care and the policy's rows.</param>
/// <param name="LawOn">The day of the law and the figures.</param>
/// <param name="KnownOn">The day of knowledge; the last day of the calendar for everything known.</param>
public sealed record Receipt(string EngineVersion, string RulesHash, string RatesHash, string PolicyVersion, string InputsHash, DateOnly LawOn, DateOnly KnownOn)
{
    private static readonly JsonSerializerOptions Plain = new() { IncludeFields = true, Converters = { new JsonStringEnumConverter() } };
    private static readonly Lazy<string> RulesHashOnce = new(HashOfRules);

    /// <summary>The receipt for a case of which the inputs are everything that the computation was given besides figures.</summary>
    public static Receipt For(RatesOn rates, LocalPolicy policy, params object[] inputs) => new(
        typeof(Receipt).Assembly.GetName().Version!.ToString(3), RulesHashOnce.Value, rates.Book.Hash, $"{policy.Authority} {policy.Version}".Trim(),
        HashOf(policy, inputs), rates.On, rates.KnownOn);

    /// <summary>The refusal for the first thing in which a new receipt differs from this one; null when the same pennies must come out.</summary>
    public Refusal? Differs(Receipt other)
    {
        (string Name, bool IsSame)[] parts =
        [
            ("version of the engine", EngineVersion == other.EngineVersion), ("list of rules", RulesHash == other.RulesHash), ("book of figures", RatesHash == other.RatesHash),
            ("policy", PolicyVersion == other.PolicyVersion), ("set of facts", InputsHash == other.InputsHash), ("day of the law", LawOn == other.LawOn), ("day of knowledge", KnownOn == other.KnownOn),
        ];
        return parts.Where(part => !part.IsSame).Select(part => RulesRefusals.ReceiptDiffers.With(part.Name)).FirstOrDefault();
    }

    // Written straight to bytes: a council works out all its cases at once, and this was half of the time.
    private static string HashOf(LocalPolicy policy, object[] inputs)
    {
        var bytes = new ArrayBufferWriter<byte>(2_048);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("inputs");
            foreach (var input in inputs) JsonSerializer.Serialize(json, input, input.GetType(), Plain);
            json.WriteEndArray();
            json.WritePropertyName("policy");
            JsonSerializer.Serialize(json, policy.Rows, policy.Rows.GetType(), Plain);
            json.WriteString("basis", policy.Basis.Name);
            json.WriteEndObject();
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static string HashOfRules()
    {
        var text = new StringBuilder();
        foreach (var rule in RuleList.All) text.Append(rule.Area).Append('|').Append(rule.Name).Append('|').AppendJoin(';', rule.Law).Append('\n');
        foreach (var kind in IncomeKinds.All) text.Append(kind).Append('\n');
        foreach (var reason in CapitalDisregards.All()) text.Append(reason).Append('\n');
        return Hash(text.ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
