using System.Text;
using Joinery.Design;

namespace Joinery.Place.Promises;

/// <summary>Reads what somebody says is a text: UTF-8 without control characters. What is not is refused in one sentence.</summary>
internal static class TextFile
{
    /// <summary>Bytes that the command line takes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    public static readonly RefusalKind Empty = new("text.empty", "The file is empty. Choose one with the text of a report, an answer or an article.");
    public static readonly RefusalKind TooLarge = new("text.too-large", "The text is larger than {0} MB. Split it into parts and send each.");
    public static readonly RefusalKind Binary = new("text.binary", "This is not plain text; it may be a PDF or a Word file. Save it as plain text and send that.");
    public static readonly RefusalKind Encoding = new("text.encoding", "The text is not in UTF-8. Save it again as plain text in UTF-8.");

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of some bytes.</summary>
    public static Outcome<string> Read(byte[] bytes, int most = MostBytes)
    {
        if (bytes.Length > most) return TooLarge.With(most / 1024 / 1024);
        if (bytes.AsSpan().StartsWith("%PDF"u8) || bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || Array.IndexOf(bytes, (byte)0) >= 0) return Binary.With();
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\ufeff');
            if (text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f' or '\v'))) return Binary.With();
            return string.IsNullOrWhiteSpace(text) ? Empty.With() : text;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.With();
        }
    }

    /// <summary>The text of a file, or of standard input for a hyphen.</summary>
    public static async Task<Outcome<string>> Open(string file, CancellationToken stop) =>
        (await InputFile.Read(file, MostBytes, stop)).Try(out var bytes, out var refusal) ? Read(bytes) : refusal;
}
