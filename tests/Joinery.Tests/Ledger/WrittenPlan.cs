using Joinery.Ledger;
using Joinery.Tests.Rules;
using static Joinery.Tests.Ledger.NorthgatePlan;

namespace Joinery.Tests.Ledger;

/// <summary>Plans as a finance officer would note them, and the plan of the worked example W1.</summary>
internal static class WrittenPlan
{
    public static readonly FinancialYear Y2025 = FinancialYear.Starting(2025);

    public static readonly FundBook Book = FundBook.BuiltIn;

    public static readonly IReadOnlyList<PlanPartner> Bodies = [new(IcbA, PartnerKind.Nhs), new(IcbB, PartnerKind.Nhs), new(Council, PartnerKind.Council)];

    private const string Northgate2025 = """
        | line | area             | commissioner | nhs % | source         | amount  | activity                  |
        | S01  | social-care      | joint        | 60    | nhs-minimum    | 6000000 | home-based-intermediate   |
        | S02  | social-care      | la           |       | nhs-minimum    | 4507622 | long-term-home-social     |
        | S03  | community-health | nhs          |       | nhs-minimum    | 9242378 | long-term-home-health     |
        | S04  | community-health | joint        | 70    | nhs-minimum    | 2500000 | discharge-support         |
        | S05  | acute            | nhs          |       | nhs-minimum    | 2500000 | urgent-response           |
        | S06  | social-care      | la           |       | labcg          | 9800000 | long-term-residential     |
        | S07  | social-care      | la           |       | dfg            | 2100001 | dfg-related               |
        | S08  | social-care      | la           |       | additional-la  | 3000000 | carers                    |
        | S09  | mental-health    | nhs          |       | additional-nhs | 1500000 | urgent-response           |
        """;

    /// <summary>The fixture "Northgate HWB 2025-26": a pool of £41,150,001.</summary>
    public static Plan Northgate() => new(Y2025, "v1", Bodies, Income("nhs-minimum ICB-A 21500000; nhs-minimum ICB-B 3250000; additional-nhs ICB-A 1500000; labcg Council 9800000; dfg Council 2100001; additional-la Council 3000000"), Lines(Northgate2025))
    {
        IsTwoTier = true,
        Districts = [new("Alder", Pounds("700000")), new("Birch", Pounds("700001")), new("Cedar", Pounds("700000"))],
    };

    public static ConditionFacts Facts() => new(Figures("""
        | name        | stream      | amount   |
        | minimum     | nhs-minimum | 21500000 |
        | minimum     | nhs-minimum | 3250000  |
        | minimum     | labcg       | 9800000  |
        | minimum     | dfg         | 2100001  |
        | asc-minimum |             | 10507622 |
        | ooh-minimum |             | 7033000  |
        """), [new("section-75", new(2025, 9, 1))], [new("chief-executive", IcbA, new(2025, 3, 28)), new("chief-executive", IcbB, new(2025, 3, 28)), new("chief-executive", Council, new(2025, 3, 31)), new("section-151-officer", Council, new(2025, 3, 31))]);

    public static IReadOnlyList<PublishedFigure> Figures(string table) =>
        [.. Written.Rows(table).Select(row => new PublishedFigure(row[0], row[1], Pounds(row[2]), FigureStatus.Verified, "given"))];

    public static IReadOnlyList<IncomeRow> Income(string text) => [.. text.Split(';', StringSplitOptions.TrimEntries).Select(part => part.Split(' ')).Select(words => new IncomeRow(words[0], Code<Partner>.Of(words[1]), Pounds(words[2])))];

    public static IReadOnlyList<PlanLine> Lines(string table) => [.. Written.Rows(table).Select(row => new PlanLine(row[0], row[4], Pounds(row[5]))
    {
        Area = row[1],
        Commissioner = row[2],
        NhsShareBasisPoints = row[3].Length == 0 ? null : (int)(decimal.Parse(row[3]) * 100),
        Provider = "nhs-community",
        Activity = row[6],
        IsCapital = row[4] == "dfg",
    })];

    /// <summary>The plan with one line changed.</summary>
    public static Plan With(this Plan plan, string scheme, Func<PlanLine, PlanLine> change) => plan with { Lines = [.. plan.Lines.Select(line => line.Scheme == scheme ? change(line) : line)] };

    public static IReadOnlyList<ConditionResult> Test(Plan plan, ConditionFacts? facts = null, params string[] chosen)
    {
        var set = chosen.Aggregate(Book.Conditions(plan.Year).Value, (set, code) => set.With(code).Value);
        return Conditions.Test(plan, set, facts ?? Facts(), Book).Value;
    }

    public static ConditionResult Of(this IReadOnlyList<ConditionResult> results, string test, string subject = "") => results.Single(result => result.Test == test && result.Subject == subject);
}
