using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Joinery.Place.Imports;

namespace Joinery.Fund.Payments;

/// <summary>
/// A published file of a council's payments, as read: every row of it is a payment, a rejected row with its reason, an empty row, or the control total at the end.
/// Pure: bytes in, rows out.
/// </summary>
internal sealed partial record PaymentFile
{
    /// <summary>Bytes that a file may have, packed or not, because it is held in memory.</summary>
    public const int MostBytes = 200_000_000;

    /// <summary>Rows that a file may have. The largest month of a large council has some 15,000.</summary>
    public const int MostRows = 1_000_000;

    // A header of ten bytes and a trailer of eight.
    private const int SmallestGzip = 18;

    /// <summary>The name without folders and without .gz.</summary>
    public required string Name { get; init; }

    /// <summary>The hash of the unpacked bytes, so that a file is the same packed or not.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The publisher's code of the body that paid.</summary>
    public required string Body { get; init; }

    /// <summary>Its name.</summary>
    public required string BodyName { get; init; }

    /// <summary>The payments, in the order of the file.</summary>
    public required IReadOnlyList<Payment> Payments { get; init; }

    /// <summary>Rows that are no payments, in the order of the file.</summary>
    public required IReadOnlyList<RejectedRow> Rejected { get; init; }

    /// <summary>Rows with nothing in them.</summary>
    public required int EmptyRows { get; init; }

    /// <summary>The unlabelled total at the end, which agrees with the rows; null when there is none.</summary>
    public required Money? ControlTotal { get; init; }

    /// <summary>What the payments come to, each rounded half away from zero to the penny.</summary>
    public required Money Sum { get; init; }

    /// <summary>What the payments come to as written, less <see cref="Sum"/>, in pounds.</summary>
    public required decimal Rounding { get; init; }

    /// <summary>The month of the file: the one in its name, or else the one with most payments.</summary>
    public DateRange Month => MonthOf(Name) ?? Months(Payments.CountBy(payment => (payment.Content.Day.Year, payment.Content.Day.Month)).MaxBy(pair => pair.Value).Key);

    /// <summary>Payments dated outside <see cref="Month"/>; they are kept.</summary>
    public int OutsideMonth => Month is var month ? Payments.Count(payment => !month.Contains(payment.Content.Day)) : 0;

    /// <summary>Payments whose supplier the publisher withholds.</summary>
    public int Redacted => Payments.Count(payment => payment.Content.IsRedacted);

    /// <summary>The first day of a payment.</summary>
    public DateOnly FirstDay => Payments.Min(payment => payment.Content.Day);

    /// <summary>The last day of a payment.</summary>
    public DateOnly LastDay => Payments.Max(payment => payment.Content.Day);

    /// <summary>Reads a file; refused as a whole when it is no file of payments, or its control total disagrees.</summary>
    public static Outcome<PaymentFile> Read(string name, byte[] bytes)
    {
        name = Path.GetFileName(name);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        if (bytes.Length == 0) return ImportRefusals.Empty.With().At(name);
        if (!Unpack(bytes).Try(out var plain, out var refusal)) return refusal.At(name);
        if (plain.AsSpan().StartsWith("PK\u0003\u0004"u8)) return ImportRefusals.Workbook.With().At(name);
        if (plain.AsSpan().Contains((byte)0)) return ImportRefusals.NotText.With().At(name);
        var outcome = new PaymentReading(name, Convert.ToHexStringLower(SHA256.HashData(plain))).Read(Utf8Of(plain));
        return outcome.Refusal is { } reason ? reason.At(name) : outcome;
    }

    private static Outcome<byte[]> Unpack(byte[] bytes)
    {
        if (bytes.Length > MostBytes) return PaymentRefusals.TooLarge.With(MostBytes / 1_000_000);
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return bytes;
        if (bytes.Length < SmallestGzip) return PaymentRefusals.Packed.With();
        try
        {
            // A small packed file can unpack to a huge one, so it is counted while it grows.
            using var unpacked = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            while (unpacked.Length <= MostBytes && gzip.Read(buffer) is > 0 and var read) unpacked.Write(buffer, 0, read);
            if (unpacked.Length > MostBytes) return PaymentRefusals.TooLarge.With(MostBytes / 1_000_000);
            // A packed file that was cut short unpacks without complaint; its last four bytes should be the length of what was packed.
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(^4..)) == unpacked.Length ? unpacked.ToArray() : PaymentRefusals.Packed.With();
        }
        catch (InvalidDataException)
        {
            return PaymentRefusals.Packed.With();
        }
    }

    // What is not UTF-8 is the old Windows code page: single files of a long series were saved in it, and nothing in them says so.
    private static ReadOnlyMemory<byte> Utf8Of(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) return bytes.AsMemory(3);
        return Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes));
    }

    private static DateRange? MonthOf(string name) =>
        MonthInName().Match(name) is { Success: true } found ? Months((int.Parse(found.Groups["year"].Value, CultureInfo.InvariantCulture), int.Parse(found.Groups["month"].Value, CultureInfo.InvariantCulture))) : null;

    private static DateRange Months((int Year, int Month) one)
    {
        var first = new DateOnly(one.Year, one.Month, 1);
        return DateRange.Of(first, first.AddMonths(1));
    }

    [GeneratedRegex(@"(?<!\d)(?<year>20\d\d)[-_]?(?<month>0[1-9]|1[0-2])(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthInName();
}
