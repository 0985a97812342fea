namespace Joinery.Design;

/// <summary>How a cell of a workbook looks.</summary>
public enum CellLook
{
    /// <summary>As any other.</summary>
    Plain,
    /// <summary>The heading of a sheet.</summary>
    Title,
    /// <summary>The heading of a column.</summary>
    Heading,
    /// <summary>An amount of pounds.</summary>
    Money,
    /// <summary>An amount that others add up to.</summary>
    Total,
    /// <summary>Words to fill in.</summary>
    Input,
    /// <summary>An amount to fill in.</summary>
    InputMoney,
}

/// <summary>One cell of a workbook.</summary>
/// <param name="Text">Its words, or its number as text.</param>
public sealed record SheetCell(string Text)
{
    /// <summary>Nothing.</summary>
    public static readonly SheetCell Empty = new("");

    /// <summary>Its number; null for words.</summary>
    public decimal? Number { get; init; }

    /// <summary>What works its value out; empty for a value that was typed. A formula that is read is never trusted.</summary>
    public string Formula { get; init; } = "";

    /// <summary>How it looks.</summary>
    public CellLook Look { get; init; }

    /// <summary>An amount of pounds.</summary>
    public static SheetCell Of(Money amount, CellLook look = CellLook.Money, string formula = "") =>
        new(amount.Pounds.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)) { Number = amount.Pounds, Look = look, Formula = formula };
}

/// <summary>Cells that offer a list to choose from.</summary>
/// <param name="Cells">Such as G9:G508.</param>
/// <param name="List">Where the values stand, such as Lists!$A$2:$A$9.</param>
public sealed record SheetChoices(string Cells, string List);

/// <summary>Cells that are shown as one, whose words stand in the first.</summary>
/// <param name="FirstRow">From this row.</param>
/// <param name="LastRow">To this row.</param>
/// <param name="FirstColumn">From this column.</param>
/// <param name="LastColumn">To this column.</param>
public sealed record MergedCells(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    /// <summary>True where a cell is one of them.</summary>
    public bool Holds(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>One sheet of a workbook, its cells by row and column, both counted from 1.</summary>
public sealed class Sheet(string name)
{
    private readonly SortedDictionary<(int Row, int Column), SheetCell> _cells = [];

    /// <summary>What it is called.</summary>
    public string Name { get; } = name;

    /// <summary>Cells with something in them, row by row.</summary>
    public IEnumerable<((int Row, int Column) Place, SheetCell Cell)> Cells => _cells.Select(pair => (pair.Key, pair.Value));

    /// <summary>The last row with something in it; 0 for none.</summary>
    public int LastRow { get; private set; }

    /// <summary>The last column with something in it; 0 for none.</summary>
    public int LastColumn { get; private set; }

    /// <summary>Cells that offer a list.</summary>
    public IList<SheetChoices> Choices { get; } = [];

    /// <summary>Cells that are shown as one.</summary>
    public IList<MergedCells> Merged { get; } = [];

    /// <summary>How wide columns are, in characters; others are as usual.</summary>
    public IDictionary<int, int> Widths { get; } = new Dictionary<int, int>();

    /// <summary>Rows at the top that stay in sight.</summary>
    public int FrozenRows { get; set; }

    /// <summary>A cell; <see cref="SheetCell.Empty"/> where nothing stands.</summary>
    public SheetCell this[int row, int column]
    {
        get => _cells.GetValueOrDefault((row, column), SheetCell.Empty);
        set
        {
            _cells[(row, column)] = value;
            (LastRow, LastColumn) = (Math.Max(LastRow, row), Math.Max(LastColumn, column));
        }
    }

    /// <summary>Writes words and amounts into a row from its first cell on.</summary>
    public void Row(int row, params IReadOnlyList<SheetCell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
            if (cells[i] != SheetCell.Empty) this[row, i + 1] = cells[i];
    }

    /// <summary>The words of a cell, or of those that it is shown as one with.</summary>
    public string TextAt(int row, int column) => Merged.FirstOrDefault(cells => cells.Holds(row, column)) is { } one ? this[one.FirstRow, one.FirstColumn].Text : this[row, column].Text;

    /// <summary>As spreadsheets name a cell: R17.</summary>
    public static string Address(int row, int column) => $"{Letters(column)}{row}";

    /// <summary>As spreadsheets name a column: A, Z, AA.</summary>
    public static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : $"{Letters((column - 1) / 26)}{(char)('A' + (column - 1) % 26)}";

    /// <summary>Row and column of an address such as R17; null for what is none.</summary>
    public static (int Row, int Column)? Place(string address)
    {
        var letters = address.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(address.AsSpan(letters), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var row) || row == 0) return null;
        return (row, address[..letters].Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1));
    }
}
