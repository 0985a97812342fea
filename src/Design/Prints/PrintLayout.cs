using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace Joinery.Design;

/// <summary>Lays a document out on A4 pages from top to bottom: lines break between words, tables between rows, and headings of tables come again on the next page.</summary>
internal sealed class PrintLayout : IDisposable
{
    // Points, of which 72 make an inch.
    private const double Margin = 51, Body = 10, Small = 9, HeadingSize = 13, TitleSize = 19, LeadSize = 12, LineFactor = 1.35, CellGap = 10, RowPad = 3.5;
    private const double FootSize = 8, FootHeight = 30;

    // A column of words has at least this part of the width, however long the words beside it.
    private const double LeastPart = 0.12;

    private readonly Print _print;
    private readonly PdfDocumentBuilder _document = new();
    private readonly PdfDocumentBuilder.AddedFont _plain, _bold;
    private readonly Dictionary<(string Word, bool IsBold), double> _widths = [];
    private readonly Dictionary<char, bool> _known = [];
    private readonly List<PdfPageBuilder> _pages = [];
    private PdfPageBuilder _page = null!;
    private double _at;

    public PrintLayout(Print print)
    {
        _print = print;
        (_plain, _bold) = (_document.AddTrueTypeFont(Assets.Font("print.ttf")), _document.AddTrueTypeFont(Assets.Font("print-bold.ttf")));
        NewPage();
    }

    private double Right => _page.PageSize.Width - Margin;

    private double Width => Right - Margin;

    public byte[] Write()
    {
        _document.DocumentInformation.Title = _print.Title;
        _document.DocumentInformation.Producer = "Joinery";
        Words(_print.Title, TitleSize, isBold: true, after: 8);
        foreach (var part in _print.Parts)
        {
            if (part is PrintTable table) Table(table);
            else if (part is PrintWords words) Words(words);
        }
        foreach (var (page, number) in _pages.Select((page, i) => (page, i + 1)))
            Line(page, $"{_print.Title}. Page {number} of {_pages.Count}", FootSize, isBold: false, Margin, FootHeight);
        return _document.Build();
    }

    public void Dispose() => _document.Dispose();

    private void NewPage()
    {
        _page = _document.AddPage(PageSize.A4, !_print.IsLandscape);
        _pages.Add(_page);
        _at = _page.PageSize.Height - Margin;
    }

    private void Words(PrintWords words)
    {
        switch (words.Look)
        {
            case PrintLook.Heading:
                // A heading does not stand alone at the foot of a page.
                if (_at < Margin + HeadingSize * 5) NewPage();
                _at -= 8;
                Words(words.Words, HeadingSize, isBold: true, after: 4);
                break;
            case PrintLook.Lead:
                Words(words.Words, LeadSize, isBold: true, after: 6);
                break;
            default:
                Words(words.Words, Body, isBold: false, after: 6);
                break;
        }
    }

    private void Words(string words, double size, bool isBold, double after)
    {
        foreach (var line in Broken(words, size, isBold, Width))
        {
            if (_at - size * LineFactor < Margin) NewPage();
            _at -= size * LineFactor;
            Line(_page, line, size, isBold, Margin, _at);
        }
        _at -= after;
    }

    private void Table(PrintTable table)
    {
        if (table.Caption.Length > 0) Words(new PrintWords(table.Caption, PrintLook.Heading));
        var columns = table.Columns.Count > 0 ? table.Columns : [new PrintColumn(""), new PrintColumn("")];
        var widths = Widths(columns, table.Rows);
        void Head()
        {
            if (table.Columns.Count > 0) Row(columns, [.. columns.Select(column => column.Heading)], widths, _ => true, null);
        }
        Head();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var isTotal = table.HasTotal && i == table.Rows.Count - 1;
            Row(columns, table.Rows[i], widths, column => column == 0 || isTotal, Head);
        }
        _at -= 8;
    }

    // Numbers get what they need, and words share what is left by how long they are.
    private List<double> Widths(IReadOnlyList<PrintColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var space = Width - CellGap * (columns.Count - 1);
        double Longest(int column, bool ofWords) => rows.Select(row => row[column]).Append(columns[column].Heading)
            .SelectMany(text => ofWords ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text]).Select(text => WidthOf(text, isBold: true) * Small).DefaultIfEmpty().Max();
        double OfNumbers(int column) => Math.Max(rows.Select(row => WidthOf(row[column], isBold: true) * Small).DefaultIfEmpty().Max(), columns[column].Heading.Split(' ').Max(word => WidthOf(word, isBold: true)) * Small);
        var needed = columns.Select((column, i) => column.IsNumeric ? OfNumbers(i) : Math.Max(Longest(i, ofWords: true), space * LeastPart)).ToList();
        var wanted = columns.Select((column, i) => column.IsNumeric ? needed[i] : Math.Max(needed[i], Longest(i, ofWords: false))).ToList();
        var (least, most) = (needed.Sum(), wanted.Sum());
        if (most <= space) return [.. wanted.Select((width, i) => i == 0 ? width + space - most : width)];
        if (least >= space) return [.. needed.Select(width => width * space / least)];
        return [.. needed.Select((width, i) => width + (wanted[i] - width) * (space - least) / (most - least))];
    }

    private void Row(IReadOnlyList<PrintColumn> columns, IReadOnlyList<string> cells, List<double> widths, Func<int, bool> isBold, Action? onNewPage)
    {
        var lines = cells.Select((cell, i) => Broken(cell, Small, isBold(i), widths[i]).ToList()).ToList();
        var height = lines.Max(cell => cell.Count) * Small * LineFactor + 2 * RowPad;
        if (_at - height < Margin)
        {
            NewPage();
            onNewPage?.Invoke();
        }
        var left = Margin;
        for (var i = 0; i < columns.Count; i++)
        {
            var down = _at - RowPad;
            foreach (var line in lines[i])
            {
                down -= Small * LineFactor;
                Line(_page, line, Small, isBold(i), columns[i].IsNumeric ? left + widths[i] - WidthOf(line, isBold(i)) * Small : left, down + Small * (LineFactor - 1));
            }
            left += widths[i] + CellGap;
        }
        _at -= height;
        _page.SetStrokeColor(177, 180, 182);
        _page.DrawLine(new(Margin, _at), new(Right, _at), 0.5);
    }

    private IEnumerable<string> Broken(string text, double size, bool isBold, double width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, size, isBold, width)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && WidthOf(longer, isBold) * size > width)
                {
                    yield return line;
                    line = word;
                }
                else line = longer;
            }
            yield return line;
        }
    }

    // A word that is wider than its column is cut, so that nothing is lost beyond the edge.
    private IEnumerable<string> Pieces(string word, double size, bool isBold, double width)
    {
        while (word.Length > 1 && WidthOf(word, isBold) * size > width)
        {
            var count = word.Length - 1;
            while (count > 1 && WidthOf(word[..count], isBold) * size > width) count--;
            yield return word[..count];
            word = word[count..];
        }
        yield return word;
    }

    // For a size of one point.
    private double WidthOf(string text, bool isBold)
    {
        if (text.Length == 0) return 0;
        if (_widths.TryGetValue((text, isBold), out var width)) return width;
        var letters = _page.MeasureText(Printable(text), 1, new(0, 0), isBold ? _bold : _plain);
        return _widths[(text, isBold)] = letters[^1].EndBaseLine.X;
    }

    private void Line(PdfPageBuilder page, string text, double size, bool isBold, double left, double bottom)
    {
        if (text.Length > 0) page.AddText(Printable(text), size, new(left, bottom), isBold ? _bold : _plain);
    }

    // What the font has no letter for shows as a question mark, rather than not at all.
    private string Printable(string text) => string.Concat(text.Select(letter => IsKnown(letter) ? letter : '?'));

    private bool IsKnown(char letter)
    {
        if (_known.TryGetValue(letter, out var known)) return known;
        try
        {
            _page.MeasureText($"{letter}", 1, new(0, 0), _plain);
            return _known[letter] = true;
        }
        catch (InvalidOperationException)
        {
            return _known[letter] = false;
        }
    }
}
