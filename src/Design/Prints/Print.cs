using Microsoft.AspNetCore.Http;

namespace Joinery.Design;

/// <summary>A column of a printed table.</summary>
/// <param name="Heading">What stands over it.</param>
/// <param name="IsNumeric">True where its cells stand to the right, in one line.</param>
public sealed record PrintColumn(string Heading, bool IsNumeric = false);

/// <summary>
/// A document to print or to file: words and tables in the order in which they are read. The page with the same words stays the one for screen readers,
/// because the library that writes the file cannot mark up what is a heading and what is a table.
/// </summary>
/// <param name="title">What it is; it stands on top and in the properties of the file.</param>
/// <param name="isLandscape">True for tables of many columns.</param>
public sealed class Print(string title, bool isLandscape = false)
{
    /// <summary>The ending of its name.</summary>
    public const string Ending = ".pdf";

    private readonly List<PrintPart> _parts = [];

    /// <summary>What it is.</summary>
    public string Title => title;

    /// <summary>True where its pages are wider than high.</summary>
    public bool IsLandscape => isLandscape;

    internal IReadOnlyList<PrintPart> Parts => _parts;

    /// <summary>A heading.</summary>
    public Print Heading(string words) => Add(new PrintWords(words, PrintLook.Heading));

    /// <summary>A paragraph.</summary>
    public Print Words(string words) => Add(new PrintWords(words, PrintLook.Body));

    /// <summary>A paragraph that stands out.</summary>
    public Print Lead(string words) => Add(new PrintWords(words, PrintLook.Lead));

    /// <summary>Labels with what they say.</summary>
    public Print Facts(IReadOnlyList<(string Label, string Text)> facts) => Add(new PrintTable("", [], [.. facts.Select(fact => (IReadOnlyList<string>)[fact.Label, fact.Text])], false));

    /// <summary>A table; where <paramref name="hasTotal"/>, its last row adds up those before it.</summary>
    public Print Table(string caption, IReadOnlyList<PrintColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, bool hasTotal = false) => Add(new PrintTable(caption, columns, rows, hasTotal));

    /// <summary>The file to keep, A4.</summary>
    /// <param name="name">Its name without an ending.</param>
    public IResult Answer(string name) => Results.File(Bytes(), "application/pdf", name + Ending);

    /// <summary>The bytes of the file.</summary>
    public byte[] Bytes()
    {
        using var layout = new PrintLayout(this);
        return layout.Write();
    }

    private Print Add(PrintPart part)
    {
        _parts.Add(part);
        return this;
    }
}

internal enum PrintLook { Body, Lead, Heading }

internal abstract record PrintPart;

internal sealed record PrintWords(string Words, PrintLook Look) : PrintPart;

internal sealed record PrintTable(string Caption, IReadOnlyList<PrintColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasTotal) : PrintPart;
