namespace Joinery.Design;

/// <summary>Why a workbook is not opened.</summary>
public static class WorkbookRefusals
{
    /// <summary>Not a workbook.</summary>
    public static readonly RefusalKind Unreadable = new("workbook.unreadable", "The file is not a workbook that can be read. Save it as an Excel workbook (.xlsx) without a password, and send it again.");
    /// <summary>Too large when unpacked.</summary>
    public static readonly RefusalKind Unpacked = new("workbook.unpacked", "The workbook holds more than {0} MB or {1} parts once it is unpacked. Take out pictures and sheets that are not needed.");
    /// <summary>Programs inside.</summary>
    public static readonly RefusalKind Macros = new("workbook.macros", "The workbook carries macros, which are never opened. Save it as an Excel workbook without macros (.xlsx).");
    /// <summary>Figures of other files.</summary>
    public static readonly RefusalKind Links = new("workbook.links", "The workbook takes something from another file or address. Break its links, so that every figure stands in it, and send it again.");
    /// <summary>A document type.</summary>
    public static readonly RefusalKind Entities = new("workbook.entities", "The workbook declares a document type of its own, which no spreadsheet program writes. Make it again from the template.");
    /// <summary>Too many sheets.</summary>
    public static readonly RefusalKind Sheets = new("workbook.sheets", "The workbook has more than {0} sheets. Take out those that are not needed.");
    /// <summary>Too many rows.</summary>
    public static readonly RefusalKind Rows = new("workbook.rows", "The sheet {0} has something below row {1} or beyond column {2}. Take it out.");
    /// <summary>Too many cells.</summary>
    public static readonly RefusalKind Cells = new("workbook.cells", "The workbook has more than {0} cells with something in them. Take out what is not needed.");
}
