using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Joinery.Design;
using Joinery.Fund.Plans;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Fund;

/// <summary>The planning workbook: what goes out comes back the same, what is wrong is told by its cell, and what is hostile is refused in one sentence.</summary>
public sealed class PlanWorkbookTests
{
    private static readonly Code<Partner> Board = Code<Partner>.Of("ICB-A"), Council = Code<Partner>.Of("Council");

    private static FoundPlan Found(Plan plan) => new(
        new(Code<PoolAgreement>.Of("NG-1"), 1, new("Northgate", "X10000009", plan.Year, Code<Body>.Of("Council"), [Code<Body>.Of("ICB-A"), Code<Body>.Of("Council")], [], [])),
        new Dictionary<string, string> { ["ICB-A"] = "NHS Northgate", ["Council"] = "Northgate Council" }, [], new(plan));

    private static Plan Northgate { get; } = new(FinancialYear.Starting(2025), "draft", [new(Board, PartnerKind.Nhs), new(Council, PartnerKind.Council)],
        [new("nhs-minimum", Board, new Money(21_500_000_00)), new("labcg", Council, new Money(9_800_000_50))],
        [
            new("S01", "nhs-minimum", new Money(6_000_000_00)) { Name = "Reablement", Area = "social-care", Commissioner = "joint", NhsShareBasisPoints = 6_025, Provider = "private", Activity = "home-based-intermediate", Objective = "discharge" },
            new("S02", "labcg", new Money(9_800_000_50)) { Name = "=1+1, \"placements\" <&>", Area = "social-care", Commissioner = "la", Provider = "charity", Activity = "other" },
        ])
    { IsTwoTier = true, Districts = [new("Alder", new Money(700_000_00)), new("Birch", new Money(700_001_00))] };

    private static FoundPlan Whole => Found(Northgate) is var found ? found with
    {
        File = found.File with
        {
            Metrics = [new("discharge-delay", [new(1, 0.6m), new(3, 1.25m)])],
            Capacity = [CapacityPlan.Of("discharge-reablement-home", [.. Enumerable.Range(0, 12).Select(month => (int?)(140 + month))], [.. Enumerable.Range(0, 12).Select(month => month == 5 ? null : (int?)150)])],
            Statements = [new("1", "Agreed by all, with the districts; see the minutes."), new("3", "=1+1 is no formula here")],
        },
    } : null!;

    [Fact]
    public void Metrics_capacity_and_statements_come_back_the_same_and_an_older_workbook_leaves_them()
    {
        var sheets = PlanWorkbook.Write(Whole).OrThrow();
        sheets.Select(sheet => sheet.Name).ShouldBe(["Cover", "Income", "Expenditure", "Metrics", "Capacity and demand", "National conditions", "Summary", "Lists"], ignoreOrder: true);
        var brought = PlanReading.Read(Whole, WorkbookFile.Write(sheets)).OrThrow();
        brought.Problems.ShouldBeEmpty();
        AgreedText.Write(brought.File).ShouldBe(AgreedText.Write(Whole.File));
        // Into a plan that has none of it; and a workbook without these sheets changes nothing of it.
        AgreedText.Write(PlanReading.Read(Found(Northgate), WorkbookFile.Write(sheets)).OrThrow().File).ShouldBe(AgreedText.Write(Whole.File));
        var older = sheets.Where(sheet => sheet.Name is not ("Metrics" or "Capacity and demand" or "National conditions")).ToList();
        AgreedText.Write(PlanReading.Read(Whole, WorkbookFile.Write(older)).OrThrow().File).ShouldBe(AgreedText.Write(Whole.File));
        PlanChange.Between(Found(Northgate), Whole.File).Select(change => change.Where).ShouldContain("From hospital, pathway 1: Reablement and rehabilitation at home: demand, April 2025");
    }

    [Fact]
    public void Wrong_cells_of_metrics_capacity_and_statements_are_told_by_their_address()
    {
        var sheets = PlanWorkbook.Write(Whole).OrThrow();
        var (metrics, capacity, conditions) = (Named(sheets, "Metrics"), Named(sheets, "Capacity and demand"), Named(sheets, "National conditions"));
        metrics[6, 2] = new("soon");
        metrics[8, 1] = metrics[7, 1];
        capacity[6, 3] = new("12.5");
        capacity[7, 3] = new("-1");
        capacity[8, 4] = new("3") { Formula = "1+2" };
        capacity[9, 2] = new("Need");
        conditions[6, 1] = new("9");
        conditions[7, 3] = new(new string('x', 2_001));
        PlanReading.Read(Whole, WorkbookFile.Write(sheets)).OrThrow().Problems.Select(problem => $"{problem.Where} {problem.Sentence}").ShouldBe(
        [
            "Metrics!B6 Quarter 1 plan is not a number.",
            "Metrics!A8 Metric is there in an earlier row already. Keep one of the two.",
            "Capacity and demand!C6 April is not a whole number of people from 0 to 1,000,000.",
            "Capacity and demand!C7 April is not a whole number of people from 0 to 1,000,000.",
            "Capacity and demand!D8 May holds a formula, and what it comes to is not trusted. Type the value.",
            "Capacity and demand!B9 Demand or capacity is not in the list of 2025/26. Choose one from the list.",
            "National conditions!A6 Condition is not in the list of 2025/26. Choose one from the list.",
            "National conditions!C7 Statement has more than 2,000 characters. Shorten it.",
        ], ignoreOrder: true);
    }

    private static string Written(Plan plan) => AgreedText.Write(plan);

    private static List<Sheet> Sheets(Plan plan) => [.. PlanWorkbook.Write(Found(plan)).OrThrow()];

    private static BroughtPlan Read(IReadOnlyList<Sheet> sheets, Plan? before = null) => PlanReading.Read(Found(before ?? Northgate), WorkbookFile.Write(sheets)).OrThrow();

    private static Sheet Named(IReadOnlyList<Sheet> sheets, string name) => sheets.Single(sheet => sheet.Name == name);

    // The column of the heading, so that a test does not rest on letters.
    private static void Type(IReadOnlyList<Sheet> sheets, string sheet, int row, string heading, SheetCell cell)
    {
        var found = Named(sheets, sheet).Cells.Single(one => one.Cell.Look == CellLook.Heading && one.Cell.Text.StartsWith(heading, StringComparison.Ordinal));
        Named(sheets, sheet)[row, found.Place.Column] = cell;
    }

    [Fact]
    public void What_goes_out_comes_back_the_same()
    {
        var brought = Read(Sheets(Northgate));
        brought.Problems.ShouldBeEmpty();
        brought.Notes.ShouldBeEmpty();
        Written(brought.Plan).ShouldBe(Written(Northgate));
    }

    [Fact]
    public void What_goes_out_is_a_workbook_by_the_standard()
    {
        using var held = new MemoryStream(WorkbookFile.Write(Sheets(Northgate)));
        using var document = SpreadsheetDocument.Open(held, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Any_plan_comes_back_the_same_to_the_penny()
    {
        var chance = Seed.Random();
        for (var round = 0; round < 60; round++)
        {
            var plan = Drawn(chance, FinancialYear.Starting(round % 2 == 0 ? 2025 : 2024));
            // It is read over another plan, so that nothing can come from the one that was there.
            var brought = PlanReading.Read(Found(plan with { Lines = [], Income = [], Districts = [], IsTwoTier = !plan.IsTwoTier }), WorkbookFile.Write(Sheets(plan))).OrThrow();
            Written(brought.Plan).ShouldBe(Written(plan));
            brought.Problems.Select(problem => $"{problem}").ShouldBeEmpty();
        }
    }

    private static Plan Drawn(Random chance, FinancialYear year)
    {
        var book = FundBook.BuiltIn;
        string Some(string list) => book.Values(list, year) is { Count: > 0 } values ? values[chance.Next(values.Count)].Code : "";
        Money Amount() => new(chance.NextInt64(0, 10_000_000_000));
        var streams = book.StreamsOf(year);
        PlanLine Line(int number)
        {
            var stream = streams[chance.Next(streams.Count)];
            var (type, commissioner) = (book.Value("scheme-type", Some("scheme-type"), year), Some("commissioner"));
            var subs = book.Values("sub-type", year).Where(value => value.Parent == type?.Code).ToList();
            return new($"S{number:000}", stream.Code, Amount())
            {
                Name = new[] { "Reablement", "Über, \"quoted\"", "=SUM(A1)", "0042", "" }[chance.Next(5)],
                Area = Some("area"),
                Commissioner = commissioner,
                NhsShareBasisPoints = commissioner == "joint" ? chance.Next(1, 10_000) : null,
                Provider = Some("provider"),
                SchemeType = type?.Code ?? "",
                SubType = subs.Count == 0 ? "" : subs[chance.Next(subs.Count)].Code,
                Activity = Some("activity"),
                Objective = chance.Next(2) == 0 ? "" : Some("objective"),
                Outputs = type?.Unit.Length > 0 ? chance.Next(0, 100_000) / 10m : null,
                IsCapital = chance.Next(2) == 0,
            };
        }
        return new(year, "draft", [new(Board, PartnerKind.Nhs), new(Council, PartnerKind.Council)],
            [.. streams.Select(stream => new IncomeRow(stream.Code, stream.Owner == PartnerKind.Nhs ? Board : Council, Amount()))], [.. Enumerable.Range(1, chance.Next(1, 120)).Select(Line)])
        { IsTwoTier = chance.Next(2) == 0, Districts = [.. Enumerable.Range(0, chance.Next(0, 5)).Select(number => new DistrictGrant($"District {number}", Amount()))] };
    }

    [Fact]
    public void Every_wrong_cell_is_told_at_once_with_its_address()
    {
        var sheets = Sheets(Northgate);
        Type(sheets, "Expenditure", 8, "Source of funding", new("Lottery"));
        Type(sheets, "Expenditure", 8, "Expenditure for", new("6000000") { Number = 6_000_000, Formula = "1+1" });
        Type(sheets, "Expenditure", 9, "Expenditure for", new("lots"));
        Type(sheets, "Expenditure", 9, "Area of spend", SheetCell.Empty);
        Type(sheets, "Expenditure", 9, "Description", new(new string('a', 101)));
        Type(sheets, "Expenditure", 9, "% NHS", new("0.6") { Number = 0.6m });
        Type(sheets, "Income", 6, "Contributor", new("Nobody"));
        Type(sheets, "Income", 7, "Source of funding", new("Minimum NHS contribution"));
        Read(sheets).Problems.Select(problem => $"{problem}").ShouldBe(
        [
            "Income!B6: Contributor is not in the list of 2025/26. Choose one from the list.",
            "Expenditure!G8: Source of funding is not in the list of 2025/26. Choose one from the list.",
            "Expenditure!H8: Expenditure for 2025/26 holds a formula, and what it comes to is not trusted. Type the value.",
            "Expenditure!H9: Expenditure for 2025/26 is not an amount of pounds, like 12500 or 12500.50.",
            "Expenditure!C9: Description of scheme has more than 100 characters. Shorten it.",
            "Expenditure!J9: % NHS is not a percentage with at most two decimals, like 60%. Below 1 the percent sign must be there, so that 0.6 is not taken for 60%.",
            "Income!B7: nhs-minimum cannot come from Council: the stream belongs to the other kind of partner.",
            "Expenditure!E9: Choose an area of spend.",
        ]);
    }

    [Theory]
    [InlineData("B5", "2024/25", "Cover!B5: The workbook is of 2024/25, and this plan is of 2025/26. Choose the pool of that year.")]
    [InlineData("B5", "soon", "Cover!B5: A financial year looks like 2026/27.")]
    [InlineData("B4", "NG-2", "Cover!B4: The workbook is of another pool than NG-1. Choose the pool that it is of.")]
    [InlineData("B7", "perhaps", "Cover!B7: The answer is not in the list of 2025/26. Choose one from the list.")]
    public void A_workbook_of_another_pool_or_year_is_refused(string cell, string says, string refusal)
    {
        var (sheets, place) = (Sheets(Northgate), Sheet.Place(cell)!.Value);
        Named(sheets, "Cover")[place.Row, place.Column] = new(says);
        Read(sheets).Problems.Select(problem => $"{problem}").ShouldContain(refusal);
    }

    [Fact]
    public void Headings_may_be_merged_moved_and_written_otherwise_and_a_total_below_is_no_line()
    {
        var (sheets, there) = (Sheets(Northgate), new Sheet("6a. EXPENDITURE"));
        var before = Named(sheets, "Expenditure");
        // Two rows further down, one column to the right, each heading over two rows, and one over two columns.
        foreach (var ((row, column), cell) in before.Cells.Where(one => one.Place.Row >= 7)) there[row + (row == 7 ? 2 : 3), column + 1] = cell;
        for (var column = 2; column <= before.LastColumn + 1; column++) there.Merged.Add(new(9, 10, column, column));
        there[1, 2] = new("Better Care Fund");
        there.Merged.Add(new(1, 1, 2, 12));
        there[9, 2] = new("  scheme   id ");
        there[9, 8] = new("FUNDING SOURCE");
        there[9, 9] = new("Expenditure 25/26 (£)");
        there[13, 2] = new("Total");
        there[13, 9] = new("1") { Number = 1, Formula = "SUM(I11:I12)" };
        sheets[sheets.IndexOf(before)] = there;
        var brought = Read(sheets);
        brought.Problems.Select(problem => $"{problem}").ShouldBeEmpty();
        Written(brought.Plan).ShouldBe(Written(Northgate));
    }

    [Fact]
    public void What_the_template_has_no_column_for_stays_as_it_was_on_its_line()
    {
        var before = Northgate with { Lines = [Northgate.Lines[0] with { SchemeType = "home-based", Outputs = 12 }, Northgate.Lines[1]] };
        var sheets = Sheets(before);
        // A workbook of the national template comes without Joinery's own columns.
        var sheet = Named(sheets, "Expenditure");
        foreach (var ((row, column), _) in sheet.Cells.Where(one => one.Place.Column >= 9).ToList()) sheet[row, column] = SheetCell.Empty;
        // A scheme type of other years makes PlanCheck speak; what is asked here is whether it stayed.
        Written(Read(sheets, before).Plan).ShouldBe(Written(before));
    }

    [Fact]
    public void A_missing_sheet_or_column_is_named()
    {
        var sheets = Sheets(Northgate);
        sheets.Remove(Named(sheets, "Income"));
        Named(sheets, "Expenditure")[7, 5] = new("Area of something else");
        Read(sheets).Problems.Select(problem => problem.Sentence).ShouldBe(
            ["There is no sheet Income, which the planning workbook of 2025/26 has. Start from the template.", "No row has the heading Area of spend, which the planning workbook of 2025/26 has. Start from the template."]);
    }

    [Fact]
    public void A_year_whose_template_nobody_entered_is_refused()
    {
        var next = Northgate with { Year = FinancialYear.Starting(2026) };
        PlanWorkbook.Write(Found(next)).Refusal!.Code.ShouldBe("plan.template-not-entered");
        PlanReading.Read(Found(next), WorkbookFile.Write(Sheets(Northgate))).Refusal!.Code.ShouldBe("plan.template-not-entered");
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "words", "workbook.unreadable" },
        { "nothing", "workbook.unreadable" },
        { "locked", "workbook.unreadable" },
        { "other zip", "workbook.unreadable" },
        { "cut short", "workbook.unreadable" },
        { "deep", "workbook.unreadable" },
        { "bomb", "workbook.unpacked" },
        { "parts", "workbook.unpacked" },
        { "macros", "workbook.macros" },
        { "link", "workbook.links" },
        { "address", "workbook.links" },
        { "entities", "workbook.entities" },
        { "rows", "workbook.rows" },
        { "sheets", "workbook.sheets" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_in_one_sentence(string which, string code)
    {
        var good = WorkbookFile.Write(Sheets(Northgate));
        var refusal = WorkbookReading.Read(which switch
        {
            "words" => "Not a workbook"u8.ToArray(),
            "nothing" => [],
            // As Excel writes a workbook with a password.
            "locked" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "other zip" => Packed(null, ("readme.txt", "Hello")),
            "cut short" => good[..^200],
            "bomb" => Packed(good, ("xl/media/picture.bin", new string('0', WorkbookReading.MostUnpacked + 1))),
            "parts" => Packed(good, [.. Enumerable.Range(0, WorkbookReading.MostParts).Select(number => ($"xl/media/{number}.bin", ""))]),
            "macros" => Packed(good, ("xl/vbaProject.bin", "program")),
            "link" => Packed(good, ("xl/externalLinks/externalLink1.xml", "<externalLink/>")),
            "address" => Packed(good, ("xl/worksheets/_rels/other.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"http://example.org/oleObject\" Target=\"http://example.org/x\" TargetMode=\"External\"/></Relationships>")),
            "entities" => Packed(good, ("xl/other.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>")),
            "deep" => Packed(good, ("xl/other.xml", string.Concat(Enumerable.Repeat("<x>", 100_000)) + string.Concat(Enumerable.Repeat("</x>", 100_000)))),
            "rows" => Far(),
            _ => WorkbookFile.Write([.. Enumerable.Range(0, WorkbookReading.MostSheets + 1).Select(number => new Sheet($"Sheet {number}"))]),
        }).Refusal;
        refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
    }

    [Fact]
    public void A_link_to_follow_and_a_workbook_as_it_was_written_are_no_danger()
    {
        var good = WorkbookFile.Write(Sheets(Northgate));
        WorkbookReading.Read(good).IsAccepted.ShouldBeTrue();
        WorkbookReading.Read(Packed(good, ("xl/worksheets/_rels/other.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"http://example.org/\" TargetMode=\"External\"/></Relationships>"))).IsAccepted.ShouldBeTrue();
    }

    private static byte[] Far()
    {
        var sheet = new Sheet("Expenditure");
        sheet[WorkbookReading.MostRows + 1, 1] = new("far");
        return WorkbookFile.Write(sheet);
    }

    private static byte[] Packed(byte[]? workbook, params IReadOnlyList<(string Name, string Text)> more)
    {
        using var held = new MemoryStream();
        held.Write(workbook ?? []);
        using (var packed = new ZipArchive(held, workbook is null ? ZipArchiveMode.Create : ZipArchiveMode.Update, leaveOpen: true))
            foreach (var (name, text) in more)
            {
                using var part = packed.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return held.ToArray();
    }
}
