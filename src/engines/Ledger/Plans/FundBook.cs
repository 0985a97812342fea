using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Joinery.Ledger;

/// <summary>A funding stream as a list of the year knows it; also the list of sources of funding.</summary>
/// <param name="Code">Such as nhs-minimum.</param>
/// <param name="Label">For people.</param>
/// <param name="Owner">Which kind of partner it belongs to.</param>
/// <param name="IsCapital">True for capital.</param>
/// <param name="IsRestricted">True where an underspend stays with the stream.</param>
/// <param name="IsMandatory">True where the framework requires it to be pooled.</param>
/// <param name="Years">When it holds.</param>
/// <param name="Status">How sure the row is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record StreamRow(string Code, string Label, PartnerKind Owner, bool IsCapital, bool IsRestricted, bool IsMandatory, YearSpan Years, FigureStatus Status, string Source);

/// <summary>A value of a list.</summary>
/// <param name="List">area, commissioner, provider, scheme-type, sub-type, activity, objective.</param>
/// <param name="Code">Its code.</param>
/// <param name="Label">For people.</param>
/// <param name="Parent">The scheme type of a sub type; empty for others.</param>
/// <param name="Unit">The unit of outputs of a scheme type; empty where it has none.</param>
/// <param name="Years">When it holds.</param>
/// <param name="Status">How sure the row is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record ListValue(string List, string Code, string Label, string Parent, string Unit, YearSpan Years, FigureStatus Status, string Source);

/// <summary>An amount for all of England.</summary>
/// <param name="Year">The year.</param>
/// <param name="Item">A stream, or total-minimum, total-pooled.</param>
/// <param name="Amount">Rounded as published, mostly to the million.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Note">What else is known.</param>
public sealed record NationalAmount(FinancialYear Year, string Item, Money Amount, FigureStatus Status, string Source, string Note);

/// <summary>The uplift of a minimum from the year before.</summary>
/// <param name="Year">The year uplifted to.</param>
/// <param name="Figure">asc-minimum or ooh-minimum.</param>
/// <param name="BasisPoints">390 for 3.9%.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record UpliftRow(FinancialYear Year, string Figure, int BasisPoints, FigureStatus Status, string Source);

/// <summary>A role that signs, or the board that ratifies.</summary>
/// <param name="Document">plan or return.</param>
/// <param name="Role">Such as chief-executive.</param>
/// <param name="Kind">Of which kind of partner.</param>
/// <param name="IsRequired">True where the document is not submitted without it.</param>
/// <param name="MayDelegate">True where somebody else may sign under delegated powers.</param>
/// <param name="Years">When it holds.</param>
/// <param name="Status">How sure the row is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record Signatory(string Document, string Role, PartnerKind Kind, bool IsRequired, bool MayDelegate, YearSpan Years, FigureStatus Status, string Source);

/// <summary>A day by which a document is due.</summary>
/// <param name="Document">plan, section-75, return.</param>
/// <param name="Year">The year that the document is of.</param>
/// <param name="Period">Q1 to Q4 or end-of-year for returns; empty for others.</param>
/// <param name="Day">The day.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record DeadlineRow(string Document, FinancialYear Year, string Period, DateOnly Day, FigureStatus Status, string Source);

/// <summary>
/// Everything about the pooled fund that changes from year to year: streams, lists, national amounts, uplifts, who signs, deadlines, and the national conditions.
/// A book is read from text, so that an administrator's rows can be added to those built in. A year without rows is refused, never taken from another.
/// </summary>
public sealed class FundBook
{
    private readonly FrozenDictionary<(string List, string Code), ListValue[]> _values;
    private readonly FrozenDictionary<string, StreamRow[]> _streams;
    private readonly ConcurrentDictionary<(string List, FinancialYear Year), IReadOnlyList<ListValue>> _ofYears = new();

    internal FundBook(FundRows rows)
    {
        (Streams, Lists, NationalAmounts, Uplifts, Signatories, Deadlines, ConditionSets, Templates) = (rows.Streams, rows.Lists, rows.Amounts, rows.Uplifts, rows.Signatories, rows.Deadlines, rows.Conditions, rows.Templates);
        _values = Lists.GroupBy(value => (value.List, value.Code)).ToFrozenDictionary(same => same.Key, same => same.ToArray());
        _streams = Streams.GroupBy(stream => stream.Code).ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The data in data/fund that is built into this assembly.</summary>
    public static FundBook BuiltIn { get; } = FundFiles.ReadBuiltIn();

    /// <summary>Funding streams of all years.</summary>
    public IReadOnlyList<StreamRow> Streams { get; }

    /// <summary>Values of lists of all years.</summary>
    public IReadOnlyList<ListValue> Lists { get; }

    /// <summary>Amounts for England.</summary>
    public IReadOnlyList<NationalAmount> NationalAmounts { get; }

    /// <summary>Uplifts of minimums.</summary>
    public IReadOnlyList<UpliftRow> Uplifts { get; }

    /// <summary>Who must sign what.</summary>
    public IReadOnlyList<Signatory> Signatories { get; }

    /// <summary>Days by which documents are due.</summary>
    public IReadOnlyList<DeadlineRow> Deadlines { get; }

    /// <summary>The national conditions by year.</summary>
    public IReadOnlyList<ConditionSet> ConditionSets { get; }

    /// <summary>The planning workbooks of all years.</summary>
    public IReadOnlyList<PlanTemplate> Templates { get; }

    /// <summary>The planning workbook of a year; refuses one that nobody has entered.</summary>
    public Outcome<PlanTemplate> Template(FinancialYear year) => Templates.FirstOrDefault(template => template.Years.Contains(year)) is { } found ? found : PlanRefusals.TemplateNotEntered.With(year);

    /// <summary>The conditions of a year; refuses one that nobody has entered, and never falls back to another.</summary>
    public Outcome<ConditionSet> Conditions(FinancialYear year) =>
        ConditionSets.FirstOrDefault(set => set.Year == year) is { IsEntered: true } found ? found : PlanRefusals.ConditionsNotEntered.With(year);

    /// <summary>The day by which a document of a year is due, the last where there were several rounds; null when none is held.</summary>
    public DeadlineRow? Deadline(string document, FinancialYear year, string period = "") =>
        Deadlines.Where(row => row.Document == document && row.Year == year && row.Period == period).MaxBy(row => row.Day);

    /// <summary>The values of a list in a year, in the order of the template; empty when none are held.</summary>
    public IReadOnlyList<ListValue> Values(string list, FinancialYear year) =>
        _ofYears.GetOrAdd((list, year), _ => [.. Lists.Where(value => value.List == list && value.Years.Contains(year))]);

    /// <summary>The streams of a year; empty when none are held.</summary>
    public IReadOnlyList<StreamRow> StreamsOf(FinancialYear year) => [.. Streams.Where(stream => stream.Years.Contains(year))];

    /// <summary>A stream as the year knows it; null when the year has none of that code.</summary>
    public StreamRow? Stream(string code, FinancialYear year) => _streams.TryGetValue(code, out var rows) ? Array.Find(rows, row => row.Years.Contains(year)) : null;

    /// <summary>A value as the year knows it; null when the year has none of that code.</summary>
    public ListValue? Value(string list, string code, FinancialYear year) => _values.TryGetValue((list, code), out var rows) ? Array.Find(rows, row => row.Years.Contains(year)) : null;

    /// <summary>Years in which a code of a list holds, in words; null for a code of no year.</summary>
    internal string? YearsOf(string list, string code)
    {
        var spans = list == "source" ? Streams.Where(row => row.Code == code).Select(row => row.Years) : Lists.Where(row => row.List == list && row.Code == code).Select(row => row.Years);
        return string.Join(", ", spans) is { Length: > 0 } years ? years : null;
    }
}
