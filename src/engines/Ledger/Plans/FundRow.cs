using System.Globalization;
using CsvHelper;

namespace Joinery.Ledger;

/// <summary>One row of a file of dated data; a cell that cannot be read says so with its place.</summary>
internal sealed class FundRow(CsvReader csv, string file)
{
    /// <summary>Leaves a row at its first bad cell; caught by the reader of the file.</summary>
    public sealed class BadCell(Refusal refusal) : Exception(refusal.Sentence)
    {
        public Refusal Refusal => refusal;
    }

    public string Text(string column) => csv.GetString(column).Trim();

    public string Filled(string column) => Text(column) is { Length: > 0 } text ? text : throw Bad(PlanRefusals.CellEmpty.With(), column);

    public bool Flag(string column) => Text(column) switch
    {
        "yes" => true,
        "no" => false,
        var other => throw Bad(PlanRefusals.CellFlag.With(other), column),
    };

    public PartnerKind Kind(string column) => Text(column) switch
    {
        "nhs" => PartnerKind.Nhs,
        "council" => PartnerKind.Council,
        var other => throw Bad(PlanRefusals.CellKind.With(other), column),
    };

    public FigureStatus Status() => Text("status") switch
    {
        "verified" => FigureStatus.Verified,
        "derived" => FigureStatus.Derived,
        "unverified" => FigureStatus.Unverified,
        var other => throw Bad(PlanRefusals.CellStatus.With(other), "status"),
    };

    public FinancialYear Year(string column) => FinancialYear.Parse(Text(column)).Try(out var year, out var refusal) ? year : throw Bad(refusal, column);

    public YearSpan Span()
    {
        var span = new YearSpan(Year("first_year"), Text("last_year").Length == 0 ? null : Year("last_year"));
        return span.Last is { } last && last.StartYear < span.First.StartYear ? throw Bad(PlanRefusals.CellSpan.With(), "last_year") : span;
    }

    public DateOnly Day(string column) => DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Bad(PlanRefusals.CellDay.With(Text(column)), column);

    public decimal Number(string column, int decimals) =>
        decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, decimals) == number && Math.Abs(number) < 10_000_000
            ? number : throw Bad(PlanRefusals.CellNumber.With(Text(column), decimals), column);

    private BadCell Bad(Refusal refusal, string column) => new(refusal.At($"{file}, line {csv.LineNumber}, {column}"));
}
