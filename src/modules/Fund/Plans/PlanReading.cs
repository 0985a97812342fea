using Joinery.Design;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>Why a workbook, or a cell of it, is not taken for a plan.</summary>
internal static class PlanWorkbookRefusals
{
    /// <summary>No such sheet.</summary>
    public static readonly RefusalKind NoSheet = new("plan-workbook.no-sheet", "There is no sheet {0}, which the planning workbook of {1} has. Start from the template.");
    /// <summary>No row of headings.</summary>
    public static readonly RefusalKind NoHeadings = new("plan-workbook.no-headings", "No row has the heading {0}, which the planning workbook of {1} has. Start from the template.");
    /// <summary>Of another year.</summary>
    public static readonly RefusalKind OtherYear = new("plan-workbook.other-year", "The workbook is of {0}, and this plan is of {1}. Choose the pool of that year.");
    /// <summary>Of another pool.</summary>
    public static readonly RefusalKind OtherPool = new("plan-workbook.other-pool", "The workbook is of another pool than {0}. Choose the pool that it is of.");
    /// <summary>A formula.</summary>
    public static readonly RefusalKind Formula = new("plan-workbook.formula", "{0} holds a formula, and what it comes to is not trusted. Type the value.");
    /// <summary>Nothing where something must be.</summary>
    public static readonly RefusalKind Missing = new("plan-workbook.missing", "{0} is empty. Fill it in.");
    /// <summary>Not a value of the list.</summary>
    public static readonly RefusalKind NotInList = new("plan-workbook.not-in-list", "{0} is not in the list of {1}. Choose one from the list.");
    /// <summary>Too many letters.</summary>
    public static readonly RefusalKind Long = new("plan-workbook.long", "{0} has more than {1} characters. Shorten it.");
    /// <summary>Letters that nobody sees.</summary>
    public static readonly RefusalKind Hidden = new("plan-workbook.hidden", "{0} has hidden characters. Type it instead of pasting it.");
    /// <summary>Not an amount.</summary>
    public static readonly RefusalKind NotMoney = new("plan-workbook.not-money", "{0} is not an amount of pounds, like 12500 or 12500.50.");
    /// <summary>Not a percentage.</summary>
    public static readonly RefusalKind NotShare = new("plan-workbook.not-share", "{0} is not a percentage with at most two decimals, like 60%. Below 1 the percent sign must be there, so that 0.6 is not taken for 60%.");
    /// <summary>Not a number of people.</summary>
    public static readonly RefusalKind NotPeople = new("plan-workbook.not-people", "{0} is not a whole number of people from 0 to {1}.");
    /// <summary>A row that is there twice.</summary>
    public static readonly RefusalKind Twice = new("plan-workbook.twice", "{0} is there in an earlier row already. Keep one of the two.");
    /// <summary>Not a number.</summary>
    public static readonly RefusalKind NotNumber = new("plan-workbook.not-number", "{0} is not a number.");
}

/// <summary>A plan that somebody brought in a workbook.</summary>
/// <param name="File">What it says; only to be kept when nothing is wrong.</param>
/// <param name="Problems">Everything wrong with it, each at its cell.</param>
/// <param name="Notes">What whoever brings it should know.</param>
internal sealed record BroughtPlan(PlanFile File, IReadOnlyList<Refusal> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>Its money.</summary>
    public Plan Plan => File.Plan;
}

/// <summary>
/// Reads a planning workbook against the template and the lists of its year. Every cell that is wrong is told at once, with its address. What the template has no column for
/// stays as it was on the line of the same scheme and source. Formulas are never trusted: totals are worked out again, and a formula where a value belongs is refused.
/// </summary>
internal sealed class PlanReading
{
    private const int MostLetters = 100;
    private const int RowsToHeadings = 30;

    private readonly FoundPlan _found;
    private readonly IReadOnlyList<Sheet> _sheets;
    private readonly PlanChoices _choices;
    private readonly List<Refusal> _problems = [];
    private readonly List<string> _notes = [];

    private PlanReading(FoundPlan found, IReadOnlyList<Sheet> sheets) => (_found, _sheets, _choices) = (found, sheets, new(found));

    private Plan Before => _found.File.Plan;

    private FinancialYear Year => Before.Year;

    /// <summary>The plan of a workbook with everything wrong with it; refused when it is no workbook, or one of a year whose template nobody has entered.</summary>
    public static Outcome<BroughtPlan> Read(FoundPlan found, byte[] bytes)
    {
        if (!found.Book.Template(found.File.Plan.Year).Try(out var template, out var refusal) || !WorkbookReading.Read(bytes).Try(out var sheets, out refusal)) return refusal;
        return new PlanReading(found, sheets).Read(template);
    }

    private BroughtPlan Read(PlanTemplate template)
    {
        var plan = Cover(template);
        var income = Find(template.Income, isNeeded: true);
        if (income is not null) plan = plan with { Income = [.. income.Rows().Select(Income)] };
        if (Find(template.Districts, isNeeded: false) is { } districts) plan = plan with { Districts = [.. districts.Rows().Select(row => new DistrictGrant(row.Text("district"), row.Money("amount")))] };
        var lines = Find(template.Expenditure, isNeeded: true);
        if (lines is not null) plan = plan with { Lines = [.. lines.Rows().Select(Line)] };
        if (lines is not null) Check(plan, income, lines);
        var file = _found.File with { Plan = plan };
        if (template.Metrics is { } metrics && Find(metrics, isNeeded: false) is { } targets) file = file with { Metrics = Metrics(targets) };
        if (template.Capacity is { } capacity && Find(capacity, isNeeded: false) is { } services) file = file with { Capacity = Capacity(services) };
        if (template.Conditions is { } conditions && Find(conditions, isNeeded: false) is { } said) file = file with { Statements = Statements(said) };
        return new(file, [.. _problems.DistinctBy(problem => problem.Where)], _notes);
    }

    // A sheet that is there says all that is planned: what has no row is not planned.
    private static IReadOnlyList<PlannedMetric> Metrics(FoundTable table) =>
        [.. Once(table, "metric", row => row.Choice("metric", "metric")).Select(one => new PlannedMetric(one.Key, [.. Enumerable.Range(1, 4).Select(quarter => (Quarter: quarter, Value: one.Row.Number($"q{quarter}")))
            .Where(target => target.Value is not null).Select(target => new QuarterTarget(target.Quarter, target.Value!.Value))])).Where(metric => metric.Targets.Count > 0)];

    private static IReadOnlyList<CapacityPlan> Capacity(FoundTable table)
    {
        var sides = Once(table, "side", row => (Service: row.Choice("service", "service"), Side: row.Choice("side", "side"))).Select(one => (one.Key.Service, one.Key.Side, Months: Months(one.Row))).ToList();
        IReadOnlyList<int?> Of(string service, string side) => sides.FirstOrDefault(one => one.Service == service && one.Side == side).Months ?? new int?[CapacityPlan.Months];
        return [.. sides.Select(one => one.Service).Distinct().Select(service => CapacityPlan.Of(service, Of(service, CapacityKind.Demand), Of(service, CapacityKind.CapacitySide))).Where(planned => planned.Said.Count > 0)];
    }

    private static int?[] Months(FoundRow row) => [.. Enumerable.Range(1, CapacityPlan.Months).Select(month => row.People($"m{month}"))];

    private static IReadOnlyList<ConditionStatement> Statements(FoundTable table) =>
        [.. Once(table, "number", row => row.Condition("number")).Select(one => new ConditionStatement(one.Key, one.Row.Text("statement", ConditionStatement.MostLetters))).Where(one => one.Text.Length > 0)];

    // Rows of one key: the second is wrong, since nobody knows which of them holds.
    private static List<(T Key, FoundRow Row)> Once<T>(FoundTable table, string field, Func<FoundRow, T> key) where T : notnull
    {
        var (seen, once) = (new HashSet<T>(), new List<(T, FoundRow)>());
        foreach (var row in table.Rows())
        {
            var one = key(row);
            if (seen.Add(one)) once.Add((one, row));
            else row.Twice(field);
        }
        return once;
    }

    private Plan Cover(PlanTemplate template)
    {
        if (SheetNamed(template.Cover, []) is not { } cover)
        {
            _notes.Add($"The workbook has no sheet {template.Cover}, so it is taken to be of {Year}.");
            return Before;
        }
        (SheetCell Cell, string Where)? Beside(string label) => cover.Cells.Where(one => PlanChoices.Folded(one.Cell.Text) == PlanChoices.Folded(label))
            .Select(one => ((SheetCell, string)?)(cover[one.Place.Row, one.Place.Column + 1], $"{cover.Name}!{Sheet.Address(one.Place.Row, one.Place.Column + 1)}")).FirstOrDefault();
        if (Beside(PlanWorkbook.YearLabel) is { Cell.Text.Length: > 0 } year)
        {
            if (!FinancialYear.Parse(year.Cell.Text).Try(out var said, out var refusal)) _problems.Add(refusal.At(year.Where));
            else if (said != Year) _problems.Add(PlanWorkbookRefusals.OtherYear.With(said, Year).At(year.Where));
        }
        else _notes.Add($"The workbook does not say its year, so it is taken to be of {Year}.");
        if (Beside(PlanWorkbook.PoolLabel) is { Cell.Text.Length: > 0 } pool && pool.Cell.Text.Trim() != _found.Pool.Code.Text) _problems.Add(PlanWorkbookRefusals.OtherPool.With(_found.Pool.Code).At(pool.Where));
        if (Beside(PlanWorkbook.VersionLabel) is { } version && version.Cell.Text != $"{_found.Version}")
            _notes.Add($"The workbook does not start from version {_found.Version} of the plan. What was changed since the version that it starts from is undone unless the workbook has it too.");
        if (Beside(PlanWorkbook.TwoTierLabel) is not { } tiers) return Before;
        if (_choices.Code("yes-no", tiers.Cell.Text) is { } answer) return Before with { IsTwoTier = answer == "yes" };
        _problems.Add(PlanWorkbookRefusals.NotInList.With("The answer", Year).At(tiers.Where));
        return Before;
    }

    private Sheet? SheetNamed(string name, IReadOnlyList<string> also) =>
        _sheets.FirstOrDefault(sheet => also.Prepend(name).Any(one => PlanChoices.Folded(one) == PlanChoices.Folded(sheet.Name)));

    // The row of headings is the one that has most of them, and the last of those: a heading may stand in cells that are shown as one.
    private FoundTable? Find(TemplateTable table, bool isNeeded)
    {
        if (SheetNamed(table.Sheet, table.AlsoSheets) is not { } sheet)
        {
            if (isNeeded) _problems.Add(PlanWorkbookRefusals.NoSheet.With(table.Sheet, Year).At(table.Sheet));
            return null;
        }
        var best = Enumerable.Range(1, Math.Min(sheet.LastRow, RowsToHeadings)).Select(row => new FoundTable(this, sheet, row, Columns(table, sheet, row))).MaxBy(found => (found.Columns.Count, found.Top));
        var missing = table.Columns.Where(column => !column.IsOwn && best?.Columns.ContainsKey(column.Field) != true).ToList();
        if (missing.Count == 0) return best;
        if (isNeeded) _problems.AddRange(missing.Select(column => PlanWorkbookRefusals.NoHeadings.With(PlanWorkbook.Heading(column, Year), Year).At($"{sheet.Name}, {PlanWorkbook.Heading(column, Year)}")));
        return null;
    }

    private Dictionary<string, (int Number, string Heading)> Columns(TemplateTable table, Sheet sheet, int row)
    {
        var headings = Enumerable.Range(1, sheet.LastColumn).Select(column => (Column: column, Text: PlanChoices.Folded(sheet.TextAt(row, column)))).Where(one => one.Text.Length > 0).ToList();
        var found = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        foreach (var column in table.Columns)
        {
            var known = column.Also.Prepend(column.Heading).SelectMany(InYear).Select(PlanChoices.Folded).ToHashSet(StringComparer.Ordinal);
            // On a sheet of two tables the columns of this one come first or last as the template has them.
            var places = headings.Where(one => known.Contains(one.Text)).Select(one => one.Column).ToList();
            if (places.Count > 0) found[column.Field] = (places[0], PlanWorkbook.Heading(column, Year).Split(" (")[0]);
        }
        return found;
    }

    // A year is written 2025/26 or 25/26.
    private IEnumerable<string> InYear(string heading) => heading.Contains("{year}", StringComparison.Ordinal)
        ? [heading.Replace("{year}", $"{Year}", StringComparison.Ordinal), heading.Replace("{year}", $"{Year}"[2..], StringComparison.Ordinal)] : [heading];

    private IncomeRow Income(FoundRow row) => new(row.Choice("source", "source"), Code<Partner>.Parse(row.Choice("partner", "partner")).Try(out var partner, out _) ? partner : Code<Partner>.Of("-"), row.Money("amount"));

    private PlanLine Line(FoundRow row)
    {
        var (scheme, source, amount) = (row.Text("scheme"), row.Choice("source", "source"), row.Money("amount"));
        var line = (Before.Lines.FirstOrDefault(before => before.Scheme == scheme && before.Source == source) ?? new PlanLine(scheme, source, amount)) with { Amount = amount };
        foreach (var field in row.Fields) line = With(line, row, field);
        return line;
    }

    private static PlanLine With(PlanLine line, FoundRow row, string field) => field switch
    {
        "name" => line with { Name = row.Text(field) },
        "area" => line with { Area = row.Choice(field, "area") },
        "commissioner" => line with { Commissioner = row.Choice(field, "commissioner") },
        "nhsShare" => line with { NhsShareBasisPoints = row.Share(field) },
        "provider" => line with { Provider = row.Choice(field, "provider") },
        "schemeType" => line with { SchemeType = row.Choice(field, "scheme-type") },
        "subType" => line with { SubType = row.Choice(field, "sub-type", row.Choice("schemeType", "scheme-type")) },
        "activity" => line with { Activity = row.Choice(field, "activity") },
        "objective" => line with { Objective = row.Choice(field, "objective") },
        "outputs" => line with { Outputs = row.Number(field) },
        "isCapital" => line with { IsCapital = row.Choice(field, "yes-no") == "yes" },
        _ => line,
    };

    // What the year does not allow is for PlanCheck to say; here it gets its cell.
    private void Check(Plan plan, FoundTable? income, FoundTable lines)
    {
        foreach (var finding in PlanCheck.Of(plan, _found.Book).Where(finding => !finding.IsWarning))
            _problems.Add(finding.Refusal.At(finding switch
            {
                { Line: > 0 } => lines.Where(finding.Line, finding.Field),
                { Income: > 0 } when income is not null => income.Where(finding.Income, finding.Field),
                _ => finding.Refusal.Where,
            }));
    }

    /// <summary>A table as it was found on a sheet.</summary>
    private sealed class FoundTable(PlanReading reading, Sheet sheet, int top, Dictionary<string, (int Number, string Heading)> columns)
    {
        private readonly List<int> _rows = [];

        public int Top => top;

        public Dictionary<string, (int Number, string Heading)> Columns => columns;

        /// <summary>Rows with something typed in them, up to a total.</summary>
        public IReadOnlyList<FoundRow> Rows()
        {
            var first = columns.Values.Min(column => column.Number);
            for (var row = top + 1; row <= sheet.LastRow; row++)
            {
                if (PlanChoices.Folded(sheet[row, first].Text).StartsWith("total", StringComparison.Ordinal)) break;
                if (columns.Values.Any(column => sheet[row, column.Number] is { Text.Length: > 0 })) _rows.Add(row);
            }
            return [.. _rows.Select(row => new FoundRow(reading, sheet, row, columns))];
        }

        /// <summary>The cell of a field in the n-th of its rows; the row's first where the workbook has no such column.</summary>
        public string Where(int number, string field) => $"{sheet.Name}!{Sheet.Address(_rows[number - 1], columns.TryGetValue(field, out var column) ? column.Number : columns.Values.Min(one => one.Number))}";
    }

    /// <summary>One row of a table, read cell by cell; what is wrong with a cell is noted with its address, and the cell is taken for empty.</summary>
    private sealed class FoundRow(PlanReading reading, Sheet sheet, int row, Dictionary<string, (int Number, string Heading)> columns)
    {
        public IEnumerable<string> Fields => columns.Keys;

        public string Text(string field, int most = MostLetters)
        {
            var text = Cell(field).Text.Trim();
            if (text.Length > most) Wrong(field, PlanWorkbookRefusals.Long, $"{most:N0}");
            else if (Form.HasHidden(text)) Wrong(field, PlanWorkbookRefusals.Hidden);
            else return text;
            return "";
        }

        public string Choice(string field, string list, string? parent = null)
        {
            if (Text(field) is not { Length: > 0 } words)
            {
                if (field is "source" or "partner" or "metric" or "service" or "side") Wrong(field, PlanWorkbookRefusals.Missing);
                return "";
            }
            if (reading._choices.Code(list, words, parent) is { } code) return code;
            Wrong(field, PlanWorkbookRefusals.NotInList, reading.Year);
            return "";
        }

        public Money Money(string field)
        {
            if (Joinery.Money.Parse(Cell(field).Text).Try(out var amount, out _)) return amount;
            Wrong(field, PlanWorkbookRefusals.NotMoney);
            return Joinery.Money.Zero;
        }

        public int? Share(string field)
        {
            if (Text(field) is not { Length: > 0 } words) return null;
            if (Decimal(words.TrimEnd('%', ' ')) is { } percent && percent is >= -100 and <= 1_000 && decimal.Round(percent, 2) == percent && (words.EndsWith('%') || percent >= 1)) return (int)(percent * 100);
            Wrong(field, PlanWorkbookRefusals.NotShare);
            return null;
        }

        public decimal? Number(string field)
        {
            if (Text(field) is not { Length: > 0 } words) return null;
            if (Decimal(words) is { } number) return number;
            Wrong(field, PlanWorkbookRefusals.NotNumber);
            return null;
        }

        /// <summary>A number of people; null for an empty cell.</summary>
        public int? People(string field)
        {
            if (Text(field) is not { Length: > 0 } words) return null;
            if (Decimal(words) is { } number && number is >= 0 and <= CapacityPlan.Most && decimal.Truncate(number) == number) return (int)number;
            Wrong(field, PlanWorkbookRefusals.NotPeople, $"{CapacityPlan.Most:N0}");
            return null;
        }

        /// <summary>The number of a national condition of the year.</summary>
        public string Condition(string field)
        {
            var number = Text(field);
            if (PlanStatementPages.Of(reading._found).All(condition => condition.Number != number)) Wrong(field, PlanWorkbookRefusals.NotInList, reading.Year);
            return number;
        }

        /// <summary>Notes that a row says again what another said.</summary>
        public void Twice(string field) => Wrong(field, PlanWorkbookRefusals.Twice);

        private static decimal? Decimal(string words) => decimal.TryParse(words, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

        private SheetCell Cell(string field)
        {
            if (!columns.TryGetValue(field, out var column)) return SheetCell.Empty;
            var cell = sheet[row, column.Number];
            if (cell.Formula.Length == 0) return cell;
            Wrong(field, PlanWorkbookRefusals.Formula);
            return SheetCell.Empty;
        }

        private void Wrong(string field, RefusalKind kind, params object[] values)
        {
            var (number, heading) = columns[field];
            reading._problems.Add(kind.With([heading, .. values]).At($"{sheet.Name}!{Sheet.Address(row, number)}"));
        }
    }
}
