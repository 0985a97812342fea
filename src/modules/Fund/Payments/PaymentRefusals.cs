namespace Joinery.Fund.Payments;

/// <summary>Why a file of payments, or a row of one, is not taken.</summary>
internal static class PaymentRefusals
{
    /// <summary>Too large when unpacked.</summary>
    public static readonly RefusalKind TooLarge = new("payments.too-large", "The file holds more than {0} MB once it is unpacked. Split it into months, each with its header line.");
    /// <summary>A packed file that cannot be unpacked.</summary>
    public static readonly RefusalKind Packed = new("payments.packed", "The file is packed with gzip and cannot be unpacked: it is cut short, damaged, or several files in one. Fetch it again.");
    /// <summary>Too many rows.</summary>
    public static readonly RefusalKind TooMany = new("payments.too-many", "The file has more than {0} rows. Split it into months, each with its header line.");
    /// <summary>No such column.</summary>
    public static readonly RefusalKind NoColumn = new("payments.no-column", "The file has no column {0}. A file of payments has Body, Name of Body, Date, Transaction Number, Amount, Supplier Name and Expense Area in its first line.");
    /// <summary>Two columns of one name.</summary>
    public static readonly RefusalKind ColumnTwice = new("payments.column-twice", "The column {0} is there twice. Take one of them out.");
    /// <summary>Quotation marks that do not pair up to the end of the file.</summary>
    public static readonly RefusalKind Unclosed = new("payments.unclosed", "A quotation mark is opened in line {0} and never closed. Close it, or take it out.");
    /// <summary>No CSV.</summary>
    public static readonly RefusalKind NotCsv = new("payments.not-csv", "The file cannot be read as CSV from line {0} on. Look at the quotation marks there.");
    /// <summary>Payments of two bodies.</summary>
    public static readonly RefusalKind TwoBodies = new("payments.two-bodies", "The file has payments of body {0} and of body {1}. Split it into one file for each body.");
    /// <summary>The total row and the rows disagree.</summary>
    public static readonly RefusalKind ControlTotal = new("payments.control-total", "The last row says that the payments add up to {0}, and they add up to {1}: a difference of {2}. Nothing was imported; ask the publisher for a file that agrees.");
    /// <summary>Nothing to import.</summary>
    public static readonly RefusalKind None = new("payments.none", "There is no payment in the file.");

    /// <summary>Only whose row it is.</summary>
    public static readonly RefusalKind OnlyBody = new("payments.only-body", "Only Body and Name of Body are filled.");
    /// <summary>A total that is not the last row.</summary>
    public static readonly RefusalKind TotalInside = new("payments.total-inside", "Only the amount is filled. A total stands in the last row.");
    /// <summary>A cell that must be filled.</summary>
    public static readonly RefusalKind CellEmpty = new("payments.cell-empty", "{0} is empty.");
    /// <summary>A row that is too short or too long.</summary>
    public static readonly RefusalKind Width = new("payments.width", "The row has {0} fields and the header has {1}. A column is missing, or a comma is not in quotes.");
    /// <summary>Quotation marks in one row.</summary>
    public static readonly RefusalKind Quotes = new("payments.quotes", "A quotation mark stands where none can. Put the whole field in quotes, and write a quotation mark inside it twice.");
    /// <summary>No day.</summary>
    public static readonly RefusalKind NotDay = new("payments.not-day", "The date is not a day written like 31/03/2026 or 2026-03-31.");
    /// <summary>No amount.</summary>
    public static readonly RefusalKind NotAmount = new("payments.not-amount", "The amount is not a number of pounds.");
    /// <summary>More than anybody pays.</summary>
    public static readonly RefusalKind TooMuch = new("payments.too-much", "The amount is more than £{0} million. A column may be shifted.");
    /// <summary>Text beyond all measure.</summary>
    public static readonly RefusalKind LongCell = new("payments.long-cell", "{0} has more than {1} letters.");
    /// <summary>A cell that a spreadsheet would run.</summary>
    public static readonly RefusalKind Formula = new("payments.formula", "{0} begins like a formula of a spreadsheet. Write what it stands for.");
    /// <summary>No such grouping.</summary>
    public static readonly RefusalKind By = new("payments.by", "--by must be one of: supplier, area, month.");
}
