using System.Text;
using Joinery.Entitlement.Cases;

namespace Joinery.Entitlement.Documents;

/// <summary>What a document shows.</summary>
public enum DocumentKind { BankStatement, PensionLetter, Valuation, Receipt, Report, Other }

/// <summary>What kind of file it is.</summary>
public enum EvidenceFormat { Pdf, Jpeg, Png, Text }

/// <summary>A document that is kept with an assessment as evidence, without its bytes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">1, 2, 3 … within the case.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Section">The task of the assessment that it is for, as its address has it.</param>
/// <param name="Format">What kind of file it is, by its content.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Bytes">How many there are.</param>
/// <param name="KeptAt">When.</param>
/// <param name="KeptByName">By whom.</param>
/// <param name="WithdrawnBecause">Why it no longer counts; null while it does.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
/// <param name="WithdrawnByName">By whom.</param>
public sealed record Document(Id<Document> Id, Id<Case> CaseId, long Number, DocumentKind Kind, string Section, EvidenceFormat Format, string Sha256, long Bytes,
    DateTimeOffset KeptAt, string KeptByName, string? WithdrawnBecause, DateTimeOffset? WithdrawnAt, string? WithdrawnByName)
{
    /// <summary>False once it was withdrawn.</summary>
    public bool Counts => WithdrawnAt is null;

    /// <summary>As a line of a working names it: document 3, bank statement.</summary>
    public string Named => $"document {Number}, {DocumentWords.Of(Kind).ToLowerInvariant()}{(Counts ? "" : ", withdrawn since")}";

    /// <summary>The name under which it is saved: made here, so that it names nobody and still fits the page.</summary>
    internal string FileName => $"document-{Number}-{Sha256[..8]}.{Formats.Ending(Format)}";
}

/// <summary>Kinds of file, known by their content; a name proves nothing.</summary>
internal static class Formats
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What a file is; null for a kind that is not kept.</summary>
    public static EvidenceFormat? Of(byte[] content)
    {
        bool Begins(params ReadOnlySpan<byte> with) => content.AsSpan().StartsWith(with);
        if (Begins("%PDF-"u8)) return EvidenceFormat.Pdf;
        if (Begins(0xFF, 0xD8, 0xFF)) return EvidenceFormat.Jpeg;
        if (Begins(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A)) return EvidenceFormat.Png;
        return IsText(content) ? EvidenceFormat.Text : null;
    }

    public static string Ending(EvidenceFormat format) => format switch
    {
        EvidenceFormat.Pdf => "pdf",
        EvidenceFormat.Jpeg => "jpg",
        EvidenceFormat.Png => "png",
        _ => "txt",
    };

    public static string Media(EvidenceFormat format) => format switch
    {
        EvidenceFormat.Pdf => "application/pdf",
        EvidenceFormat.Jpeg => "image/jpeg",
        EvidenceFormat.Png => "image/png",
        _ => "text/plain; charset=utf-8",
    };

    // UTF-8 without control characters but those that part lines, pages and columns.
    private static bool IsText(byte[] content)
    {
        try
        {
            return !Strict.GetString(content).Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

/// <summary>Words of the pages of evidence.</summary>
internal static class DocumentWords
{
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.BankStatement => "Bank statement",
        DocumentKind.PensionLetter => "Pension letter",
        DocumentKind.Report => "Professional’s report",
        DocumentKind.Other => "Something else",
        _ => kind.ToString(),
    };

    public static string Of(EvidenceFormat format) => format switch
    {
        EvidenceFormat.Text => "plain text",
        _ => format.ToString().ToUpperInvariant(),
    };

    /// <summary>None yet, 1 document, 3 documents.</summary>
    public static string Count(int documents) => documents switch { 0 => "None yet", 1 => "1 document", _ => $"{documents} documents" };

    /// <summary>820 bytes, 12 KB, 3.4 MB.</summary>
    public static string Size(long bytes) => bytes < 1_024 ? $"{bytes} bytes" : bytes < 1_048_576 ? $"{bytes / 1_024m:N0} KB" : $"{bytes / 1_048_576m:N1} MB";
}
