using Joinery.Design;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>A plan as the planning workbook of its year. <see cref="PlanReading"/> reads it back; both go by the year's template, and by nothing else.</summary>
internal static class PlanWorkbook
{
    /// <summary>Bytes that a workbook may have.</summary>
    public const int MostBytes = 5_000_000;

    internal const string PoolLabel = "Pool", YearLabel = "Financial year", VersionLabel = "Version of the plan", TwoTierLabel = "Do districts hold the housing duties?";

    private const string Lists = "Lists";
    // Yellow rows below the last, for what is to be added.
    private const int SpareRows = 20;
    private const int NumbersWidth = 18, WordsWidth = 50;

    /// <summary>The sheets of the workbook; refused for a year whose template nobody has entered.</summary>
    public static Outcome<IReadOnlyList<Sheet>> Write(FoundPlan found)
    {
        var plan = found.File.Plan;
        if (!found.Book.Template(plan.Year).Try(out var template, out var refusal)) return refusal;
        var (choices, sheets, lists) = (new PlanChoices(found), new List<Sheet>(), new Sheet(Lists));
        Sheet Named(string name)
        {
            if (sheets.Find(sheet => sheet.Name == name) is { } there) return there;
            sheets.Add(new(name));
            return sheets[^1];
        }
        Cover(Named(template.Cover), found, template, choices, lists);
        Fill(Named(template.Income.Sheet), "Income", template.Income, plan, plan.Income, (row, column) => column.Field == "amount" ? SheetCell.Of(row.Amount, CellLook.InputMoney) : Words(choices, column, Value(row, column.Field)), choices, lists);
        Fill(Named(template.Districts.Sheet), "Passed on to districts", template.Districts, plan, plan.Districts, (grant, column) => column.Field == "amount" ? SheetCell.Of(grant.Amount, CellLook.InputMoney) : new(grant.District) { Look = CellLook.Input }, choices, lists);
        Fill(Named(template.Expenditure.Sheet), "Expenditure", template.Expenditure, plan, plan.Lines, (line, column) => column.Field == "amount" ? SheetCell.Of(line.Amount, CellLook.InputMoney) : Words(choices, column, Value(line, column.Field)), choices, lists);
        if (template.Metrics is { } metrics && choices.Of("metric").Count > 0)
            Ask(Named(metrics.Sheet), "Metrics", metrics, plan.Year, choices.Of("metric"), (metric, column) => column.Field == "metric" ? metric.Label : Target(found.File, metric.Code, column.Field), choices, lists);
        if (template.Capacity is { } capacity && choices.Of("service").Count > 0)
            Ask(Named(capacity.Sheet), "Capacity and demand: people, month by month", capacity, plan.Year, Sides(choices), (side, column) => column.Field switch { "service" => side.Service.Label, "side" => side.Side.Label, _ => People(found.File, side.Service.Code, side.Side.Code, column.Field) }, choices, lists);
        if (template.Conditions is { } conditions && PlanStatementPages.Of(found) is { Count: > 0 } asked)
            Ask(Named(conditions.Sheet), "National conditions", conditions, plan.Year, asked, (condition, column) => column.Field switch { "number" => condition.Number, "text" => condition.Text, _ => found.File.Statements.FirstOrDefault(one => one.Condition == condition.Number)?.Text ?? "" }, choices, lists);
        return Outcome.Of<IReadOnlyList<Sheet>>([.. sheets, Summary(found, template, choices), lists]);
    }

    /// <summary>What of a line stands in a column, as a code or as words.</summary>
    private static string Value(PlanLine line, string field) => field switch
    {
        "scheme" => line.Scheme,
        "name" => line.Name,
        "source" => line.Source,
        "area" => line.Area,
        "commissioner" => line.Commissioner,
        "nhsShare" => line.NhsShareBasisPoints is { } share ? BasisPoints.Words(share) : "",
        "provider" => line.Provider,
        "schemeType" => line.SchemeType,
        "subType" => line.SubType,
        "activity" => line.Activity,
        "objective" => line.Objective,
        "outputs" => line.Outputs?.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        _ => line.IsCapital ? "yes" : "no",
    };

    private static string Target(PlanFile file, string metric, string field) =>
        file.Metrics.FirstOrDefault(one => one.Metric == metric)?.Targets.FirstOrDefault(target => field == $"q{target.Quarter}")?.Value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static IReadOnlyList<((string Code, string Label) Service, (string Code, string Label) Side)> Sides(PlanChoices choices) => [.. choices.Of("service").SelectMany(service => choices.Of("side").Select(side => (service, side)))];

    private static string People(PlanFile file, string service, string side, string field) =>
        file.Capacity.FirstOrDefault(one => one.Service == service)?.Said.FirstOrDefault(month => field == $"m{month.Number}") is { } said ? $"{(side == CapacityKind.Demand ? said.Demand : said.Capacity)}" : "";

    // A table whose rows are known: what is asked of each is filled in, and numbers stand as numbers.
    private static void Ask<T>(Sheet sheet, string title, TemplateTable table, FinancialYear year, IReadOnlyList<T> rows, Func<T, TemplateColumn, string> value, PlanChoices choices, Sheet lists)
    {
        var (top, left) = Sheet.Place(table.Anchor)!.Value;
        sheet[1, left] = new(title) { Look = CellLook.Title };
        sheet.FrozenRows = top;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var (column, number) = (table.Columns[i], left + i);
            sheet.Widths[number] = column.Width;
            sheet[top, number] = new(Heading(column, year)) { Look = CellLook.Heading };
            if (column.IsOwn) sheet[top - 1, number] = new("Added by Joinery");
            if (column.List.Length > 0) sheet.Choices.Add(new($"{Sheet.Letters(number)}{top + 1}:{Sheet.Letters(number)}{top + table.Rows}", Listed(lists, column.List, choices)));
            for (var row = 0; row < rows.Count; row++)
            {
                var text = value(rows[row], column);
                var isGiven = column.Field is "metric" or "service" or "side" or "number" or "text";
                sheet[top + 1 + row, number] = new(text) { Look = isGiven ? CellLook.Plain : CellLook.Input, Number = isGiven || !decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var known) ? null : known };
            }
        }
    }

    private static string Value(IncomeRow row, string field) => field == "source" ? row.Source : row.Partner.Text;

    private static SheetCell Words(PlanChoices choices, TemplateColumn column, string value) => new(column.List.Length == 0 ? value : choices.Label(column.List, value)) { Look = CellLook.Input };

    /// <summary>The heading of a column in a year.</summary>
    internal static string Heading(TemplateColumn column, FinancialYear year) => column.Heading.Replace("{year}", $"{year}", StringComparison.Ordinal);

    private static void Cover(Sheet sheet, FoundPlan found, PlanTemplate template, PlanChoices choices, Sheet lists)
    {
        var plan = found.File.Plan;
        (sheet.Widths[1], sheet.Widths[2]) = (WordsWidth, WordsWidth);
        sheet.Row(1, new SheetCell($"Plan of {found.Pool.Terms.Name}") { Look = CellLook.Title });
        sheet.Row(2, new SheetCell("Fill in the yellow cells. Totals are worked out again when the workbook is brought back; formulas in yellow cells are refused."));
        sheet.Row(4, new SheetCell(PoolLabel), new SheetCell(found.Pool.Code.Text));
        sheet.Row(5, new SheetCell(YearLabel), new SheetCell($"{plan.Year}"));
        sheet.Row(6, new SheetCell(VersionLabel), new SheetCell($"{found.Version}"));
        sheet.Row(7, new SheetCell(TwoTierLabel), new SheetCell(plan.IsTwoTier ? "Yes" : "No") { Look = CellLook.Input });
        sheet.Choices.Add(new("B7", Listed(lists, "yes-no", choices)));
        sheet.Row(9, new SheetCell("Template"), new SheetCell($"{template.Version}, {template.Status.ToString().ToLowerInvariant()}: {template.Source}."));
    }

    private static void Fill<T>(Sheet sheet, string title, TemplateTable table, Plan plan, IReadOnlyList<T> rows, Func<T, TemplateColumn, SheetCell> cell, PlanChoices choices, Sheet lists)
    {
        var (top, left) = Sheet.Place(table.Anchor)!.Value;
        var last = top + Math.Max(table.Rows, rows.Count);
        if (top > 4) sheet[1, left] = new(title) { Look = CellLook.Title };
        sheet.FrozenRows = top;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var (column, number) = (table.Columns[i], left + i);
            var letters = Sheet.Letters(number);
            sheet.Widths[number] = column.Width;
            sheet[top, number] = new(Heading(column, plan.Year)) { Look = CellLook.Heading };
            if (column.IsOwn) sheet[top - 1, number] = new("Asked for by Joinery");
            if (column.List.Length > 0) sheet.Choices.Add(new($"{letters}{top + 1}:{letters}{last}", Listed(lists, column.List, choices)));
            for (var row = 0; row < rows.Count + SpareRows; row++) sheet[top + 1 + row, number] = row < rows.Count ? cell(rows[row], column) : new("") { Look = column.Field == "amount" ? CellLook.InputMoney : CellLook.Input };
            if (column.Field != "amount") continue;
            sheet[top - 2, left] = new("All together");
            sheet[top - 2, number] = SheetCell.Of(rows.Select(row => cell(row, column).Number ?? 0m).Select(Money.FromPounds).Sum(), CellLook.Total, $"SUM({letters}{top + 1}:{letters}{last})");
        }
    }

    // Lists stand on a sheet of their own, one column each; gives where.
    private static string Listed(Sheet lists, string list, PlanChoices choices)
    {
        var labels = choices.Of(list).Select(value => value.Label).Distinct().ToList();
        var column = 1;
        while (lists[1, column] is { Text.Length: > 0 } heading && heading.Text != list) column++;
        lists.Widths[column] = WordsWidth;
        lists[1, column] = new(list) { Look = CellLook.Heading };
        for (var i = 0; i < labels.Count; i++) lists[i + 2, column] = new(labels[i]);
        var letters = Sheet.Letters(column);
        return $"{Lists}!${letters}$2:${letters}${Math.Max(2, labels.Count + 1)}";
    }

    // What comes in, is planned and is left of each stream; the formulas follow while the workbook is filled in.
    private static Sheet Summary(FoundPlan found, PlanTemplate template, PlanChoices choices)
    {
        var (sheet, plan) = (new Sheet("Summary"), found.File.Plan);
        (sheet.Widths[1], sheet.Widths[2], sheet.Widths[3], sheet.Widths[4]) = (WordsWidth, NumbersWidth, NumbersWidth, NumbersWidth);
        sheet.Row(1, new SheetCell("Income and expenditure by source") { Look = CellLook.Title });
        sheet.Row(3, [.. new[] { "Source of funding", "Income", "Expenditure", "Balance" }.Select(heading => new SheetCell(heading) { Look = CellLook.Heading })]);
        var row = 4;
        foreach (var (code, label) in choices.Of("source"))
        {
            var (income, spend) = (plan.Income.Where(one => one.Source == code).Sum(one => one.Amount), plan.Lines.Where(line => line.Source == code).Sum(line => line.Amount));
            sheet.Row(row, new SheetCell(label), SheetCell.Of(income, CellLook.Money, SumOf(template.Income, row)), SheetCell.Of(spend, CellLook.Money, SumOf(template.Expenditure, row)), SheetCell.Of(income - spend, CellLook.Money, $"B{row}-C{row}"));
            row++;
        }
        sheet.Row(row, new SheetCell("All sources"), SheetCell.Of(plan.TotalIncome, CellLook.Total, $"SUM(B4:B{row - 1})"), SheetCell.Of(plan.TotalSpend, CellLook.Total, $"SUM(C4:C{row - 1})"), SheetCell.Of(plan.TotalIncome - plan.TotalSpend, CellLook.Total, $"B{row}-C{row}"));
        return sheet;
    }

    private static string SumOf(TemplateTable table, int row)
    {
        var (top, left) = Sheet.Place(table.Anchor)!.Value;
        string Column(string field)
        {
            var letters = Sheet.Letters(left + table.Columns.ToList().FindIndex(column => column.Field == field));
            return $"'{table.Sheet}'!${letters}${top + 1}:${letters}${top + table.Rows}";
        }
        return $"SUMIF({Column("source")},A{row},{Column("amount")})";
    }
}
