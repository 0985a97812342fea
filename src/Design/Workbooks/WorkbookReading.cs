using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Joinery.Design;

/// <summary>
/// Reads a workbook that somebody sent. It is unpacked within limits and looked through before anything is made of it; macros, links to elsewhere and document types are refused.
/// </summary>
public static class WorkbookReading
{
    /// <summary>Bytes that a workbook may have once it is unpacked.</summary>
    public const int MostUnpacked = 30_000_000;

    /// <summary>Parts that a workbook may be packed of.</summary>
    public const int MostParts = 500;

    /// <summary>Sheets of a workbook.</summary>
    public const int MostSheets = 40;

    /// <summary>Rows of a sheet.</summary>
    public const int MostRows = 10_000;

    /// <summary>Columns of a sheet.</summary>
    public const int MostColumns = 200;

    /// <summary>Cells of a workbook with something in them.</summary>
    public const int MostCells = 200_000;

    private const int DeepestNesting = 60;

    // A spreadsheet keeps numbers in binary and shows 15 digits, which is what the conversion to a decimal gives.
    private const double LargestNumber = 1e15;

    private sealed class UnfitWorkbookException(Refusal refusal) : Exception(refusal.Sentence)
    {
        public Refusal Refusal => refusal;
    }

    /// <summary>The sheets of a workbook, in its order; refused in one sentence when it is none or cannot be trusted.</summary>
    public static Outcome<IReadOnlyList<Sheet>> Read(byte[] bytes)
    {
        try
        {
            LookThrough(bytes);
            using var held = new MemoryStream(bytes, writable: false);
            using var document = SpreadsheetDocument.Open(held, isEditable: false, new OpenSettings { MaxCharactersInPart = MostUnpacked });
            return Outcome.Of<IReadOnlyList<Sheet>>(Sheets(document));
        }
        catch (UnfitWorkbookException unfit)
        {
            return unfit.Refusal;
        }
        // The library meets a damaged workbook with any of these.
        catch (Exception cause) when (cause is InvalidDataException or OpenXmlPackageException or XmlException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException or NotSupportedException or IOException or OverflowException)
        {
            return WorkbookRefusals.Unreadable.With();
        }
    }

    private static UnfitWorkbookException Unfit(RefusalKind kind, params object[] values) => new(kind.With(values));

    // What a part says of its own length is not believed: it is unpacked, and stopped at the limit.
    private static void LookThrough(byte[] bytes)
    {
        using var packed = new ZipArchive(new MemoryStream(bytes, writable: false));
        if (packed.Entries.Count > MostParts) throw Unfit(WorkbookRefusals.Unpacked, MostUnpacked / 1_000_000, MostParts);
        var (buffer, left) = (new byte[81_920], (long)MostUnpacked);
        foreach (var entry in packed.Entries)
        {
            using var part = entry.Open();
            using var held = new MemoryStream();
            while (part.Read(buffer) is > 0 and var read)
            {
                if ((left -= read) < 0) throw Unfit(WorkbookRefusals.Unpacked, MostUnpacked / 1_000_000, MostParts);
                held.Write(buffer, 0, read);
            }
            if (entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)) throw Unfit(WorkbookRefusals.Macros);
            if (entry.FullName.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase)) throw Unfit(WorkbookRefusals.Links);
            if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) LookThroughText(held);
        }
    }

    private static void LookThroughText(MemoryStream part)
    {
        part.Position = 0;
        using var reader = XmlReader.Create(part, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false });
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                // What is nested deeper than any spreadsheet program writes would exhaust the library that opens it.
                if (reader.Depth > DeepestNesting) throw Unfit(WorkbookRefusals.Unreadable);
                if (reader.GetAttribute("ContentType") is { } type && type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) throw Unfit(WorkbookRefusals.Macros);
                // A link that a person may follow brings nothing into the workbook.
                if (reader.GetAttribute("TargetMode") == "External" && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true) throw Unfit(WorkbookRefusals.Links);
            }
        }
        catch (XmlException) when (Encoding.UTF8.GetString(part.ToArray()).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            throw Unfit(WorkbookRefusals.Entities);
        }
    }

    private static List<Sheet> Sheets(SpreadsheetDocument document)
    {
        var book = document.WorkbookPart ?? throw Unfit(WorkbookRefusals.Unreadable);
        var texts = book.SharedStringTablePart?.SharedStringTable.Elements<X.SharedStringItem>().Select(TextOf).ToList() ?? [];
        var listed = book.Workbook.Sheets?.Elements<X.Sheet>().ToList() ?? [];
        if (listed.Count == 0) throw Unfit(WorkbookRefusals.Unreadable);
        if (listed.Count > MostSheets) throw Unfit(WorkbookRefusals.Sheets, MostSheets);
        var (sheets, cells) = (new List<Sheet>(), 0);
        foreach (var one in listed)
        {
            // A sheet of a chart alone has no cells.
            if (one.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part) continue;
            var sheet = new Sheet(one.Name?.Value ?? "");
            cells = Fill(sheet, part, texts, cells);
            sheets.Add(sheet);
        }
        return sheets;
    }

    private static int Fill(Sheet sheet, WorksheetPart part, List<string> texts, int cells)
    {
        using var reader = OpenXmlReader.Create(part);
        var row = 0;
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(X.MergeCell) && reader.LoadCurrentElement() is X.MergeCell { Reference.Value: { } merged } && RangeOf(merged) is { } range)
            {
                if (sheet.Merged.Count < MostRows) sheet.Merged.Add(range);
            }
            else if (reader.ElementType == typeof(X.Row) && reader.LoadCurrentElement() is X.Row one)
            {
                row = one.RowIndex is { } index ? (int)index.Value : row + 1;
                var column = 0;
                foreach (var cell in one.Elements<X.Cell>())
                {
                    column = cell.CellReference?.Value is { } address && Sheet.Place(address) is { } place ? place.Column : column + 1;
                    if (Of(cell, texts) is not { } found) continue;
                    if (row > MostRows || column > MostColumns) throw Unfit(WorkbookRefusals.Rows, sheet.Name, MostRows, Sheet.Letters(MostColumns));
                    if (++cells > MostCells) throw Unfit(WorkbookRefusals.Cells, MostCells);
                    sheet[row, column] = found;
                }
            }
        }
        return cells;
    }

    private static MergedCells? RangeOf(string reference) => reference.Split(':') is [var first, var last] && Sheet.Place(first) is { } from && Sheet.Place(last) is { } to
        ? new(from.Row, to.Row, from.Column, to.Column) : null;

    // A cell with a format and nothing in it is none; so is a formula that comes to nothing.
    private static SheetCell? Of(X.Cell cell, List<string> texts)
    {
        var type = cell.DataType?.Value;
        var written = type == X.CellValues.InlineString ? cell.InlineString is { } inline ? TextOf(inline) : "" : cell.CellValue?.Text ?? "";
        if (written.Length == 0) return null;
        var found = new SheetCell(written) { Formula = cell.CellFormula is { } formula ? Formula(formula) : "" };
        if (type == X.CellValues.SharedString)
        {
            var text = int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < texts.Count ? texts[number] : throw Unfit(WorkbookRefusals.Unreadable);
            return text.Length == 0 ? null : found with { Text = text };
        }
        if (type == X.CellValues.Boolean) return found with { Text = written == "1" ? "Yes" : "No" };
        if (type is not null && type != X.CellValues.Number) return found;
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(Math.Abs(value) < LargestNumber)) return found;
        return found with { Number = (decimal)value, Text = ((decimal)value).ToString(CultureInfo.InvariantCulture) };
    }

    // A formula that many cells share is written in the first of them only.
    private static string Formula(X.CellFormula formula) => formula.Text.Length > 0 ? formula.Text : "shared";

    // Words alone: how they are to be pronounced, which some languages add, is left out.
    private static string TextOf(OpenXmlCompositeElement item) => string.Concat(item.Elements<X.Text>().Concat(item.Elements<X.Run>().SelectMany(run => run.Elements<X.Text>())).Select(text => text.Text));
}
