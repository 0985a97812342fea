using System.Globalization;
using Joinery.Entitlement.Files;
using Joinery.Place.Imports;
using Joinery.Rules;
using CsvFormatException = CsvHelper.CsvFormatException;

namespace Joinery.Entitlement.Accounts;

/// <summary>One line of a statement.</summary>
/// <param name="Reference">The bank's own number of it, once in an account.</param>
/// <param name="Day">The day.</param>
/// <param name="Words">What the statement says.</param>
/// <param name="Kind">What it was for, in the words of the layout; empty while nobody said.</param>
/// <param name="InPence">Paid in.</param>
/// <param name="OutPence">Paid out.</param>
public sealed record CardLine(string Reference, DateOnly Day, string Words, string Kind, long InPence, long OutPence)
{
    /// <summary>Paid in.</summary>
    public Money In => new(InPence);

    /// <summary>Paid out.</summary>
    public Money Out => new(OutPence);

    /// <summary>What of the list that the law bars it was for; null for everything else.</summary>
    public BarredUse? Barred => EnumNames<BarredUse>.Find(Kind);
}

/// <summary>A row that can be used.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Content">What it says.</param>
public sealed record CardRow(long Line, CardLine Content);

/// <summary>A row that was left out.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Sentence">Why; nothing of the row itself.</param>
public sealed record RejectedLine(long Line, string Sentence);

/// <summary>
/// The statement of an account as CSV, with the columns Date, Reference, Kind, Words, Paid in and Paid out. Pure: text in, lines out. What is wrong with a row is said
/// without what stands in it, since a statement names people.
/// </summary>
public sealed record CardFile(string Sha256, IReadOnlyList<CardRow> Rows, IReadOnlyList<RejectedLine> Rejected)
{
    /// <summary>Bytes that a statement may have.</summary>
    public const int MostBytes = 500_000;
    /// <summary>Rows that a statement may have.</summary>
    public const int MostRows = 5_000;

    private const int LongestReference = 40, LongestWords = 100;
    private static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy"];

    /// <summary>The columns.</summary>
    public static readonly IReadOnlyList<string> Columns = ["Date", "Reference", "Kind", "Words", "Paid in", "Paid out"];
    /// <summary>What money that comes in may be.</summary>
    public static readonly IReadOnlyList<string> KindsIn = ["authority", "contribution", "refund"];
    /// <summary>What money that goes out may be for.</summary>
    public static readonly IReadOnlyList<string> KindsOut = ["plan", "repaid", .. EnumNames<BarredUse>.All];

    /// <summary>Another layout.</summary>
    public static readonly RefusalKind Layout = new("card-file.layout", "The first line of the file must have the columns {0}.");
    /// <summary>No CSV.</summary>
    public static readonly RefusalKind NotCsv = new("card-file.not-csv", "The file cannot be read from line {0} on. A quotation mark is probably not closed.");
    /// <summary>Too much.</summary>
    public static readonly RefusalKind TooMany = new("card-file.too-many", "A statement may have {0} rows. Split it.");
    /// <summary>Nothing in it.</summary>
    public static readonly RefusalKind NoRows = new("card-file.no-rows", "The file has no rows below its first line.");
    /// <summary>No day.</summary>
    public static readonly RefusalKind RowDay = new("card-row.day", "Date must be a day from 1 April 2015 until today, like 2026-04-30 or 30/04/2026.");
    /// <summary>No reference.</summary>
    public static readonly RefusalKind RowReference = new("card-row.reference", "Reference must be there, and have {0} characters at most.");
    /// <summary>Too long.</summary>
    public static readonly RefusalKind RowWords = new("card-row.words", "Words must have {0} characters at most.");
    /// <summary>No amount.</summary>
    public static readonly RefusalKind RowAmount = new("card-row.amount", "One of Paid in and Paid out must be an amount above £0, and the other empty.");
    /// <summary>Another kind.</summary>
    public static readonly RefusalKind RowKind = new("card-row.kind", "Kind must be empty, or for this side one of: {0}.");
    /// <summary>Twice in one file.</summary>
    public static readonly RefusalKind RowTwice = new("card-row.twice", "The reference stands in the file already.");
    /// <summary>Another line under the same reference.</summary>
    public static readonly RefusalKind RowDiffers = new("card-row.differs", "The account has this reference already, with another day, amount, kind or words. It was left as it is.");

    /// <summary>Reads a statement; refused as a whole when it has another layout or is too long.</summary>
    public static Outcome<CardFile> Read(ImportFile file, DateOnly today)
    {
        if (!Columns.All(column => file.Headers().Contains(column, StringComparer.OrdinalIgnoreCase))) return Layout.With(string.Join(", ", Columns));
        var rows = new Dictionary<string, CardRow>(StringComparer.Ordinal);
        var rejected = new List<RejectedLine>();
        try
        {
            foreach (var row in file.Rows())
            {
                if (rows.Count + rejected.Count == MostRows) return TooMany.With($"{MostRows:N0}");
                if (row.Fields.All(field => field.Length == 0)) continue;
                if (!Line(row, today).Try(out var line, out var refusal)) rejected.Add(new(row.Line, refusal.Sentence));
                else if (!rows.TryAdd(line.Reference, new(row.Line, line))) rejected.Add(new(row.Line, RowTwice.With().Sentence));
            }
        }
        catch (CsvFormatException cause)
        {
            return NotCsv.With(Math.Max(1, cause.LineNumber));
        }
        return rows.Count + rejected.Count == 0 ? NoRows.With() : new CardFile(file.Sha256, [.. rows.Values], rejected);
    }

    private static Outcome<CardLine> Line(CsvRow row, DateOnly today)
    {
        if (row.Problem is { } problem) return problem;
        if (!DateOnly.TryParseExact(row["Date"], Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day < Limits.FirstDay || day > today) return RowDay.With();
        if (row["Reference"].Length is 0 or > LongestReference) return RowReference.With(LongestReference);
        if (row["Words"].Length > LongestWords) return RowWords.With(LongestWords);
        var (paidIn, paidOut) = (Amount(row["Paid in"]), Amount(row["Paid out"]));
        if (paidIn is null || paidOut is null || paidIn > Money.Zero == paidOut > Money.Zero) return RowAmount.With();
        var kinds = paidIn > Money.Zero ? KindsIn : KindsOut;
        var kind = row["Kind"].ToLowerInvariant();
        if (kind.Length > 0 && !kinds.Contains(kind)) return RowKind.With(string.Join(", ", kinds));
        return new CardLine(row["Reference"], day, row["Words"], kind, paidIn.Value.Pence, paidOut.Value.Pence);
    }

    // Null for what is no amount; an empty field is none paid.
    private static Money? Amount(string text) => text.Length == 0 ? Money.Zero : Money.Parse(text).Try(out var amount, out _) && !amount.IsNegative && amount <= Limits.Payment ? amount : null;
}
