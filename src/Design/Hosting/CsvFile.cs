using System.Text;
using Microsoft.AspNetCore.Http;

namespace Joinery.Design;

/// <summary>A table as a CSV file: its first lines say what it is, and spreadsheets and scripts read on after the empty line.</summary>
public sealed class CsvFile
{
    private readonly StringBuilder _text = new();

    /// <summary>A row of cells.</summary>
    public void Row(params IEnumerable<string> cells) => _text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    /// <summary>An empty line.</summary>
    public void Gap() => _text.Append("\r\n");

    /// <summary>The file, in UTF-8 with the mark by which spreadsheets know it.</summary>
    public IResult Answer(string name) => Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(_text.ToString())).ToArray(), "text/csv; charset=utf-8", name);

    // A cell that a spreadsheet would take for a formula is made into words.
    private static string Quoted(string cell)
    {
        if (cell.Length > 0 && cell[0] is '=' or '+' or '@' or '\t') cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
