namespace Joinery.Ledger;

/// <summary>One column of a planning workbook.</summary>
/// <param name="Field">What of a plan stands in it, as findings name it: nhsShare.</param>
/// <param name="Heading">Its heading; {year} stands for the year.</param>
public sealed record TemplateColumn(string Field, string Heading)
{
    /// <summary>Other headings under which it is known.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The list that it offers: a list of the year, source, partner or yes-no; empty for none.</summary>
    public string List { get; init; } = "";

    /// <summary>True where the national template has no such column and Joinery adds it; a workbook may come without.</summary>
    public bool IsOwn { get; init; }

    /// <summary>How wide it is, in characters.</summary>
    public int Width { get; init; } = 16;
}

/// <summary>One table of a planning workbook: a row of headings, and rows below it.</summary>
/// <param name="Sheet">The sheet on which it stands.</param>
/// <param name="Anchor">The cell of its first heading: A7.</param>
/// <param name="Columns">From the anchor to the right.</param>
public sealed record TemplateTable(string Sheet, string Anchor, IReadOnlyList<TemplateColumn> Columns)
{
    /// <summary>Other names of the sheet.</summary>
    public IReadOnlyList<string> AlsoSheets { get; init; } = [];

    /// <summary>Rows that offer lists and that totals count.</summary>
    public int Rows { get; init; } = 100;
}

/// <summary>The planning workbook of some years, as one version of data. The template changes from year to year, and no year is read with that of another.</summary>
/// <param name="Version">Which edition.</param>
/// <param name="Years">For which years.</param>
/// <param name="Cover">The sheet that says which pool and year it is of.</param>
/// <param name="Income">By stream and partner.</param>
/// <param name="Districts">What is passed on to districts.</param>
/// <param name="Expenditure">The lines.</param>
/// <param name="Status">How sure the layout is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record PlanTemplate(string Version, YearSpan Years, string Cover, TemplateTable Income, TemplateTable Districts, TemplateTable Expenditure, FigureStatus Status, string Source)
{
    /// <summary>What is planned of the year's metrics; null where the template has no such sheet.</summary>
    public TemplateTable? Metrics { get; init; }

    /// <summary>Capacity and demand, two rows for each service; null where the template has no such sheet.</summary>
    public TemplateTable? Capacity { get; init; }

    /// <summary>What is said of each national condition; null where the template has no such sheet.</summary>
    public TemplateTable? Conditions { get; init; }

    private static readonly string[] OfMetrics = ["metric", "q1", "q2", "q3", "q4"], OfConditions = ["number", "text", "statement"], OfCapacity = ["service", "side", .. Enumerable.Range(1, 12).Select(month => $"m{month}")];

    private static readonly string[] OfIncome = ["source", "partner", "amount"], OfDistricts = ["district", "amount"],
        OfLines = ["scheme", "name", "source", "amount", "area", "commissioner", "nhsShare", "provider", "schemeType", "subType", "activity", "objective", "outputs", "isCapital"];

    /// <summary>The refusal when a column asks for what a plan does not have, or one is missing without which there is no plan; null when sound.</summary>
    internal Refusal? Unfit() => Unfit(Income, OfIncome, OfIncome) ?? Unfit(Districts, OfDistricts, OfDistricts) ?? Unfit(Expenditure, OfLines, ["scheme", "source", "amount"])
        ?? (Metrics is null ? null : Unfit(Metrics, OfMetrics, OfMetrics)) ?? (Capacity is null ? null : Unfit(Capacity, OfCapacity, OfCapacity)) ?? (Conditions is null ? null : Unfit(Conditions, OfConditions, ["number", "statement"]));

    private static Refusal? Unfit(TemplateTable table, string[] known, string[] needed)
    {
        var fields = table.Columns.Select(column => column.Field).ToList();
        return fields.Except(known).Concat(needed.Except(fields)).Concat(fields.GroupBy(field => field).Where(same => same.Count() > 1).Select(same => same.Key)).FirstOrDefault() is { } unfit
            ? PlanRefusals.TemplateUnfit.With(table.Sheet, unfit) : null;
    }
}
