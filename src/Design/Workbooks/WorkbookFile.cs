using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.AspNetCore.Http;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Joinery.Design;

/// <summary>Sheets as an Excel workbook (.xlsx): what a page shows, to go on working with.</summary>
public static class WorkbookFile
{
    /// <summary>The ending of its name.</summary>
    public const string Ending = ".xlsx";

    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int UsualWidth = 16;

    /// <summary>The workbook as a file to keep.</summary>
    public static IResult Answer(string name, params IReadOnlyList<Sheet> sheets) => Results.File(Write(sheets), ContentType, name);

    /// <summary>The bytes of a workbook.</summary>
    public static byte[] Write(params IReadOnlyList<Sheet> sheets)
    {
        using var held = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(held, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Looks();
            var listed = new X.Sheets();
            foreach (var (sheet, number) in sheets.Select((sheet, i) => (sheet, (uint)i + 1)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Written(sheet);
                listed.Append(new X.Sheet { Name = sheet.Name, SheetId = number, Id = book.GetIdOfPart(part) });
            }
            // What formulas come to is worked out again when the workbook is opened.
            book.Workbook = new X.Workbook(listed, new X.CalculationProperties { FullCalculationOnLoad = true });
        }
        return held.ToArray();
    }

    private static X.Worksheet Written(Sheet sheet)
    {
        var written = new X.Worksheet();
        if (sheet.FrozenRows > 0)
            written.Append(new X.SheetViews(new X.SheetView(new X.Pane { VerticalSplit = sheet.FrozenRows, TopLeftCell = $"A{sheet.FrozenRows + 1}", ActivePane = X.PaneValues.BottomLeft, State = X.PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        if (sheet.LastColumn > 0)
            written.Append(new X.Columns(Enumerable.Range(1, sheet.LastColumn).Select(column => new X.Column { Min = (uint)column, Max = (uint)column, Width = sheet.Widths.TryGetValue(column, out var width) ? width : UsualWidth, CustomWidth = true })));
        written.Append(new X.SheetData(sheet.Cells.GroupBy(one => one.Place.Row).Select(row => new X.Row(row.Select(one => Written(one.Place, one.Cell))) { RowIndex = (uint)row.Key })));
        if (sheet.Merged.Count > 0)
            written.Append(new X.MergeCells(sheet.Merged.Select(one => new X.MergeCell { Reference = $"{Sheet.Address(one.FirstRow, one.FirstColumn)}:{Sheet.Address(one.LastRow, one.LastColumn)}" })));
        if (sheet.Choices.Count > 0)
            written.Append(new X.DataValidations(sheet.Choices.Select(one => new X.DataValidation(new X.Formula1(one.List))
            {
                Type = X.DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = true,
                ErrorTitle = "Not in the list",
                Error = "Choose a value from the list.",
                SequenceOfReferences = new() { InnerText = one.Cells },
            }))
            { Count = (uint)sheet.Choices.Count });
        return written;
    }

    private static X.Cell Written((int Row, int Column) place, SheetCell cell)
    {
        var written = new X.Cell { CellReference = Sheet.Address(place.Row, place.Column), StyleIndex = (uint)cell.Look };
        if (cell.Formula.Length > 0) written.CellFormula = new(cell.Formula);
        if (cell.Number is { } number) written.CellValue = new(number.ToString(CultureInfo.InvariantCulture));
        else if (cell.Text.Length > 0)
        {
            // Words are never a formula, whatever they begin with.
            written.DataType = X.CellValues.InlineString;
            written.InlineString = new(new X.Text(string.Concat(cell.Text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)))) { Space = SpaceProcessingModeValues.Preserve });
        }
        return written;
    }

    // One format for each member of CellLook, in its order.
    private static X.Stylesheet Looks()
    {
        const uint General = 0, Pounds = 4, Words = 49;
        const uint Usual = 0, Bold = 1, Large = 2;
        const uint NoFill = 0, Blue = 2, Yellow = 3;
        X.CellFormat Look(uint format, uint font, uint fill, bool wraps = false) => new()
        {
            NumberFormatId = format,
            FontId = font,
            FillId = fill,
            BorderId = 0,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyAlignment = wraps,
            Alignment = wraps ? new() { WrapText = true, Vertical = X.VerticalAlignmentValues.Top } : null,
        };
        static X.Fill Filled(string colour) => new(new X.PatternFill { PatternType = X.PatternValues.Solid, ForegroundColor = new() { Rgb = colour } });
        return new(
            new X.Fonts(new X.Font(new X.FontSize { Val = 11 }, new X.FontName { Val = "Arial" }), new X.Font(new X.Bold(), new X.FontSize { Val = 11 }, new X.FontName { Val = "Arial" }),
                new X.Font(new X.Bold(), new X.FontSize { Val = 14 }, new X.FontName { Val = "Arial" })),
            new X.Fills(new X.Fill(new X.PatternFill { PatternType = X.PatternValues.None }), new X.Fill(new X.PatternFill { PatternType = X.PatternValues.Gray125 }), Filled("FFD9E2EF"), Filled("FFFFF2CC")),
            new X.Borders(new X.Border(new X.LeftBorder(), new X.RightBorder(), new X.TopBorder(), new X.BottomBorder(), new X.DiagonalBorder())),
            new X.CellStyleFormats(new X.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new X.CellFormats(Look(General, Usual, NoFill), Look(General, Large, NoFill), Look(General, Bold, Blue, wraps: true), Look(Pounds, Usual, NoFill), Look(Pounds, Bold, NoFill), Look(Words, Usual, Yellow), Look(Pounds, Usual, Yellow)));
    }
}
