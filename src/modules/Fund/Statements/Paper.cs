using System.Globalization;
using Joinery.Design;
using Microsoft.AspNetCore.Http;

namespace Joinery.Fund.Statements;

/// <summary>One cell of a paper: words, an amount or a percentage.</summary>
/// <param name="Text">Its words; empty for an amount or a percentage.</param>
public sealed record PaperCell(string Text)
{
    /// <summary>Its amount; null for what is none.</summary>
    public Money? Amount { get; init; }

    /// <summary>Its percentage; null for what is none.</summary>
    public decimal? Percent { get; init; }

    /// <summary>As a page shows it, and print.</summary>
    public string Shown => Amount is { } amount ? amount.ToString() : Percent is { } percent ? $"{percent:0.00}%" : Text;

    /// <summary>As a table for spreadsheets has it.</summary>
    public string Plain => Amount is { } amount ? amount.Pounds.ToString("0.00", CultureInfo.InvariantCulture) : Percent?.ToString("0.00", CultureInfo.InvariantCulture) ?? Text;

    /// <summary>As a workbook has it.</summary>
    public SheetCell InSheet(CellLook look) => Amount is { } amount ? SheetCell.Of(amount, look) : Percent is { } percent ? new(Plain) { Number = percent, Look = CellLook.Money } : new(Text);

    /// <summary>Words.</summary>
    public static implicit operator PaperCell(string text) => new(text);

    /// <summary>An amount.</summary>
    public static implicit operator PaperCell(Money amount) => new("") { Amount = amount };
}

/// <summary>A table of a paper.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Headings; amounts and percentages stand to the right.</param>
/// <param name="Rows">Rows; where <paramref name="HasTotal"/>, the last is what the others come to.</param>
/// <param name="HasTotal">True where the last row adds up those before it.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<PaperCell>> Rows, bool HasTotal = true)
{
    /// <summary>The sentence that stands in it when it has no rows.</summary>
    public string Empty { get; init; } = "";

    /// <summary>True for a column of amounts or percentages.</summary>
    public bool IsNumeric(int column) => Rows.Any(row => row[column] is { Amount: not null } or { Percent: not null });

    /// <summary>A table whose last row adds up every column of amounts.</summary>
    public static PaperTable WithTotal(string caption, string total, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<PaperCell>> rows) => new(caption, columns, rows.Count == 0 ? rows :
    [
        .. rows,
        [total, .. Enumerable.Range(1, columns.Count - 1).Select(column => rows.Any(row => row[column].Amount is not null) ? (PaperCell)rows.Sum(row => row[column].Amount ?? Money.Zero) : "")],
    ], rows.Count > 0);
}

/// <summary>Figures that leave the house: the same on the page, as CSV and as a workbook.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Name">The name of its files, without an ending.</param>
/// <param name="Facts">Of what, as of when, from where.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Notes">What one should know when reading it.</param>
public sealed record Paper(string Title, string Name, IReadOnlyList<(string Label, string Text)> Facts, IReadOnlyList<PaperTable> Tables, IReadOnlyList<string> Notes)
{
    private const int WordsWidth = 52, NumbersWidth = 22;

    // Columns that fit on a page that is higher than wide.
    private const int MostUpright = 4;

    /// <summary>As CSV: what it is, then each table under its caption.</summary>
    public IResult Csv()
    {
        var file = new CsvFile();
        file.Row("Title", Title);
        foreach (var (label, text) in Facts) file.Row(label, text);
        foreach (var note in Notes) file.Row("Note", note);
        foreach (var table in Tables)
        {
            file.Gap();
            file.Row(table.Caption);
            file.Row(table.Columns);
            foreach (var row in table.Rows) file.Row(row.Select(cell => cell.Plain));
        }
        return file.Answer($"{Name}.csv");
    }

    /// <summary>As a workbook of one sheet.</summary>
    public IResult Workbook() => WorkbookFile.Answer($"{Name}{WorkbookFile.Ending}", Sheet());

    /// <summary>As PDF, to print or to file.</summary>
    public IResult Pdf()
    {
        var print = new Print(Title, isLandscape: Tables.Any(table => table.Columns.Count > MostUpright)).Facts(Facts);
        foreach (var note in Notes) print.Words(note);
        foreach (var table in Tables)
            if (table.Rows.Count == 0) print.Heading(table.Caption).Words(table.Empty);
            else print.Table(table.Caption, [.. table.Columns.Select((heading, i) => new PrintColumn(heading, table.IsNumeric(i)))], [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Shown)])], table.HasTotal);
        return print.Answer(Name);
    }

    /// <summary>The sheet of its workbook.</summary>
    public Sheet Sheet()
    {
        var (sheet, row) = (new Sheet("Statement"), 1);
        sheet.Widths[1] = WordsWidth;
        for (var column = 2; column <= Math.Max(2, Tables.Select(table => table.Columns.Count).DefaultIfEmpty().Max()); column++) sheet.Widths[column] = NumbersWidth;
        sheet.Row(row++, new SheetCell(Title) { Look = CellLook.Title });
        foreach (var (label, text) in Facts) sheet.Row(row++, new SheetCell(label), new SheetCell(text));
        foreach (var note in Notes) sheet.Row(row++, new SheetCell(note));
        foreach (var table in Tables)
        {
            sheet.Row(++row, new SheetCell(table.Caption) { Look = CellLook.Title });
            sheet.Row(++row, [.. table.Columns.Select(heading => new SheetCell(heading) { Look = CellLook.Heading })]);
            foreach (var (cells, isLast) in table.Rows.Select((cells, i) => (cells, i == table.Rows.Count - 1)))
                sheet.Row(++row, [.. cells.Select(cell => cell.InSheet(table.HasTotal && isLast ? CellLook.Total : CellLook.Money))]);
            row++;
        }
        return sheet;
    }
}
