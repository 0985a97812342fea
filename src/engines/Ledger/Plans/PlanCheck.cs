namespace Joinery.Ledger;

/// <summary>One thing that is wrong or worth a look in a plan.</summary>
/// <param name="Refusal">The code, the sentence, and the place: line 3 (S01), area.</param>
/// <param name="Line">The line's place in the plan, from 1; 0 for the plan or its income.</param>
/// <param name="Field">The field in camelCase, as files name it; empty for the whole.</param>
/// <param name="IsWarning">True for what may stand.</param>
public sealed record PlanFinding(Refusal Refusal, int Line, string Field, bool IsWarning)
{
    /// <summary>The row of income that it is about, from 1; 0 for everything else.</summary>
    public int Income { get; init; }
}

/// <summary>
/// Checks a plan against the lists of its year: one sentence for each problem with its place, all of them at once. Warnings may stand; problems may not.
/// Source: the templates of 2023-25 as remembered (unverified).
/// </summary>
public static class PlanCheck
{
    /// <summary>The most that the template's cells take: £100,000,000.</summary>
    public static readonly Money LargestAmount = new(100_000_000_00);

    /// <summary>Every problem and warning: first those of the plan and its income, then line by line.</summary>
    public static IReadOnlyList<PlanFinding> Of(Plan plan, FundBook book)
    {
        var findings = new Findings();
        OfPlan(plan, book, findings);
        for (var i = 0; i < plan.Income.Count; i++) OfIncome(plan, plan.Income[i], i + 1, book, findings);
        var seen = new HashSet<(string Scheme, string Source)>();
        for (var i = 0; i < plan.Lines.Count; i++)
        {
            var line = plan.Lines[i];
            (findings.Income, findings.Line) = (0, i + 1);
            findings.Place = $"line {i + 1} ({(line.Scheme.Length == 0 ? "no scheme" : line.Scheme)})";
            if (!seen.Add((line.Scheme, line.Source))) findings.Wrong(PlanRefusals.LineRepeated.With(line.Scheme, line.Source), "scheme");
            OfLine(plan, line, book, findings);
        }
        return findings.All;
    }

    /// <summary>The name of the list that holds a field's values.</summary>
    internal static string ListOf(PlanField field) => field switch
    {
        PlanField.Source => "source",
        PlanField.Area => "area",
        PlanField.Commissioner => "commissioner",
        PlanField.Provider => "provider",
        PlanField.SchemeType => "scheme-type",
        PlanField.SubType => "sub-type",
        PlanField.Activity => "activity",
        _ => "objective",
    };

    private static string Words(string list) => list switch
    {
        "source" => "a source of funding",
        "area" => "an area of spend",
        "sub-type" => "a sub type",
        "scheme-type" => "a scheme type",
        "activity" => "an activity",
        "objective" => "a primary objective",
        _ => $"a {list}",
    };

    private sealed class Findings
    {
        public List<PlanFinding> All { get; } = [];

        public int Line { get; set; }

        public int Income { get; set; }

        public string Place { get; set; } = "plan";

        public void Wrong(Refusal refusal, string field) => Add(refusal, field, isWarning: false);

        public void Warn(Refusal refusal, string field) => Add(refusal, field, isWarning: true);

        private void Add(Refusal refusal, string field, bool isWarning) => All.Add(new(refusal.At(field.Length == 0 ? Place : $"{Place}, {field}"), Line, field, isWarning) { Income = Income });
    }

    private static void OfPlan(Plan plan, FundBook book, Findings findings)
    {
        if (plan.Partners.Count == 0) findings.Wrong(PlanRefusals.PlanPartners.With(), "partners");
        if (plan.Partners.GroupBy(partner => partner.Code).FirstOrDefault(same => same.Count() > 1) is { } twice) findings.Wrong(PlanRefusals.PartnerTwice.With(twice.Key), "partners");
        if (plan.Lines.Count is 0 or > Plan.MostLines) findings.Wrong(PlanRefusals.PlanLines.With(Plan.MostLines), "lines");
        if (book.StreamsOf(plan.Year).Count == 0) findings.Wrong(PlanRefusals.ListNotEntered.With(Words("source"), plan.Year), "year");
        if (plan.Districts.FirstOrDefault(grant => grant.Amount.IsNegative) is { } negative) findings.Wrong(PlanRefusals.AmountNegative.With(negative.District), "districts");
    }

    private static void OfIncome(Plan plan, IncomeRow row, int number, FundBook book, Findings findings)
    {
        (findings.Income, findings.Place) = (number, $"income {number} ({row.Source} of {row.Partner})");
        if (row.Amount.IsNegative) findings.Wrong(PlanRefusals.ContributionNegative.With(row.Partner), "amount");
        var partner = plan.Partners.FirstOrDefault(one => one.Code == row.Partner);
        if (partner is null) findings.Wrong(PlanRefusals.PartnerUnknown.With(row.Partner), "partner");
        if (!IsOfYear("source", row.Source, plan.Year, book, findings)) return;
        if (partner is not null && book.Stream(row.Source, plan.Year)!.Owner != partner.Kind) findings.Wrong(PlanRefusals.StreamOwner.With(row.Source, partner.Code), "partner");
    }

    private static void OfLine(Plan plan, PlanLine line, FundBook book, Findings findings)
    {
        if (!Code<BudgetLine>.Parse(line.Scheme).Try(out _, out var shape)) findings.Wrong(shape, "scheme");
        OfAmount(line, findings);
        OfShare(line, findings);
        OfSource(plan, line, book, findings);
        foreach (var (list, value) in new[] { ("area", line.Area), ("commissioner", line.Commissioner), ("provider", line.Provider), ("scheme-type", line.SchemeType), ("activity", line.Activity), ("objective", line.Objective) })
            OfList(list, value, plan.Year, book, findings);
        OfType(plan, line, book, findings);
    }

    private static void OfAmount(PlanLine line, Findings findings)
    {
        if (line.Amount.IsNegative) findings.Wrong(PlanRefusals.AmountNegative.With(line.Scheme), "amount");
        else if (line.Amount > LargestAmount) findings.Wrong(PlanRefusals.AmountLarge.With(LargestAmount), "amount");
        else if (line.Amount.Pence % 100 != 0) findings.Warn(PlanRefusals.AmountPence.With(), "amount");
    }

    private static void OfShare(PlanLine line, Findings findings)
    {
        if (line.Commissioner == "joint" && line.NhsShareBasisPoints is null) findings.Wrong(PlanRefusals.NhsShareMissing.With(), "nhsShare");
        if (line.Commissioner != "joint" && line.NhsShareBasisPoints is not null) findings.Wrong(PlanRefusals.NhsShareUnasked.With(), "nhsShare");
        if (line.NhsShareBasisPoints is <= 0 or >= BasisPoints.Whole) findings.Wrong(PlanRefusals.NhsShareOutside.With(BasisPoints.Words(line.NhsShareBasisPoints.Value)), "nhsShare");
    }

    private static void OfSource(Plan plan, PlanLine line, FundBook book, Findings findings)
    {
        if (!IsOfYear("source", line.Source, plan.Year, book, findings)) return;
        if (book.Stream(line.Source, plan.Year)!.IsCapital && !line.IsCapital) findings.Warn(PlanRefusals.CapitalStream.With(line.Source), "isCapital");
        if (line.Source == "dfg" && line.SchemeType.Length > 0 && line.SchemeType != "dfg-related") findings.Warn(PlanRefusals.DfgType.With(), "schemeType");
        if (!plan.Income.Any(row => row.Source == line.Source)) findings.Warn(PlanRefusals.SourceWithoutIncome.With(line.Source), "source");
    }

    // Area, commissioner and provider are asked of every line; the others by the template of the year.
    private static void OfList(string list, string value, FinancialYear year, FundBook book, Findings findings)
    {
        if (value.Length > 0) IsOfYear(list, value, year, book, findings);
        else if (list is "area" or "commissioner" or "provider") findings.Wrong(PlanRefusals.ValueMissing.With(Words(list)), FieldOf(list));
        else if (list is not "objective" && book.Values(list, year).Count > 0) findings.Wrong(PlanRefusals.ValueMissing.With(Words(list)), FieldOf(list));
    }

    private static void OfType(Plan plan, PlanLine line, FundBook book, Findings findings)
    {
        if (line.Outputs < 0) findings.Wrong(PlanRefusals.OutputsNegative.With(), "outputs");
        if (book.Value("scheme-type", line.SchemeType, plan.Year) is not { } type) return;
        if (type.Unit.Length > 0 && line.Outputs is null) findings.Wrong(PlanRefusals.OutputsMissing.With(type.Label, type.Unit), "outputs");
        if (line.SubType.Length > 0)
        {
            if (IsOfYear("sub-type", line.SubType, plan.Year, book, findings) && book.Value("sub-type", line.SubType, plan.Year)!.Parent != type.Code)
                findings.Wrong(PlanRefusals.SubTypeOther.With(line.SubType, type.Label), "subType");
        }
        else if (book.Values("sub-type", plan.Year).Any(value => value.Parent == type.Code)) findings.Wrong(PlanRefusals.SubTypeMissing.With(type.Label), "subType");
    }

    private static bool IsOfYear(string list, string code, FinancialYear year, FundBook book, Findings findings)
    {
        var held = list == "source" ? book.Stream(code, year) is not null : book.Value(list, code, year) is not null;
        if (held) return true;
        if (list != "source" && book.Values(list, year).Count == 0) findings.Warn(PlanRefusals.ListNotEntered.With(Words(list), year), FieldOf(list));
        else if (book.YearsOf(list, code) is { } years) findings.Wrong(PlanRefusals.ValueOfOtherYear.With(code, Words(list), year, years), FieldOf(list));
        else findings.Wrong(PlanRefusals.ValueUnknown.With(code, Words(list), year), FieldOf(list));
        return false;
    }

    private static string FieldOf(string list) => list switch { "scheme-type" => "schemeType", "sub-type" => "subType", _ => list };
}
