using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Joinery.Testing;

namespace Joinery.Tests.Measures;

/// <summary>A row of published test data. A cell that is empty has no text and no number.</summary>
internal sealed record VectorRow(IReadOnlyDictionary<string, string> Cells)
{
    public string Text(string column) => Cells.GetValueOrDefault(column, "");

    public double? Maybe(string column) => double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public double Number(string column) => Maybe(column) ?? throw new InvalidDataException($"There is no number in {column}: '{Text(column)}'.");
}

/// <summary>The test vectors published with PHEindicatormethods. They are read from the shared input and never copied into the repository.</summary>
internal static class Workbooks
{
    /// <summary>The rows of one sheet of a workbook, without empty ones; the first row names the columns.</summary>
    public static IReadOnlyList<VectorRow> Sheet(string file, string sheet)
    {
        using var document = SpreadsheetDocument.Open(Sources.Shared($"data/place/phe/{file}.xlsx"), isEditable: false);
        var book = document.WorkbookPart!;
        var texts = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var id = book.Workbook.Descendants<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        var rows = ((WorksheetPart)book.GetPartById(id)).Worksheet.Descendants<Row>()
            .Select(row => row.Elements<Cell>().ToDictionary(cell => cell.CellReference!.Value!.TrimEnd("0123456789".ToCharArray()), cell => TextOf(cell, texts))).ToList();
        var names = rows[0].Where(cell => cell.Value.Length > 0).ToDictionary();
        return [.. rows.Skip(1).Where(row => row.Values.Any(text => text.Length > 0)).Select(row => new VectorRow(
            row.Where(cell => names.ContainsKey(cell.Key)).ToDictionary(cell => names[cell.Key], cell => cell.Value)))];
    }

    /// <summary>The rows of a CSV file with these columns.</summary>
    public static IReadOnlyList<VectorRow> Csv(string file, params string[] columns) => Tables.Read(Sources.Shared($"data/place/phe/{file}.csv"),
        row => new VectorRow(columns.ToDictionary(column => column, row)));

    private static string TextOf(Cell cell, List<string> texts)
    {
        var text = cell.CellValue?.Text ?? cell.InnerText;
        return cell.DataType?.Value == CellValues.SharedString && text.Length > 0 ? texts[int.Parse(text)] : text;
    }
}

/// <summary>What published numbers are compared by.</summary>
internal static class Near
{
    /// <summary>Equal within one part in a million, or a millionth for what is near zero.</summary>
    public static void ShouldBeNear(this double actual, double expected, string? of = null) =>
        Shouldly.ShouldBeTestExtensions.ShouldBe(actual, expected, 1e-6 * Math.Max(1, Math.Abs(expected)), of);

    public static void ShouldBeNear(this Joinery.Measures.Interval actual, double value, double lower, double upper, string? of = null)
    {
        actual.Value.ShouldBeNear(value, of);
        actual.Lower.ShouldBeNear(lower, of);
        actual.Upper.ShouldBeNear(upper, of);
    }
}
