using Joinery.Design;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>A fund manager takes the plan out as a workbook, works on it, and brings it back.</summary>
public sealed class PlanWorkbookPageTests
{
    private const string Manager = "Pooled fund manager";

    private static async Task<byte[]> Download(Visitor visitor, string path = "/fund/HV-2025/plan.xlsx")
    {
        using var answer = await visitor.Send(HttpMethod.Get, path);
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<Page> Send(Visitor manager, byte[] workbook)
    {
        await manager.Open("/fund/HV-2025/plan");
        await manager.Follow("Bring a workbook");
        using var content = new MultipartFormDataContent();
        foreach (var (name, answer) in manager.AnswersOf("See what would change").Where(one => one.Key != "file")) content.Add(new StringContent(answer), name);
        content.Add(new ByteArrayContent(workbook), "file", "plan.xlsx");
        return await manager.Post("/fund/HV-2025/plan/import", content);
    }

    private static byte[] With(byte[] workbook, string sheet, string cell, SheetCell typed)
    {
        var sheets = WorkbookReading.Read(workbook).OrThrow();
        var (row, column) = Sheet.Place(cell)!.Value;
        sheets.Single(one => one.Name == sheet)[row, column] = typed;
        // The totals that come with formulas are values here, as a program that knows no formulas writes them.
        return WorkbookFile.Write(sheets);
    }

    private static Task<long> Kept(PlaceUnderTest place, string table) => place.Database.Store.Read(db => db.One<long>($"select count(*) from {table}"));

    [Theory, OnBothDatabases]
    public async Task What_was_downloaded_changes_nothing_when_it_is_brought_back(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        var page = await Send(manager, await Download(manager));
        page.Heading.ShouldBe("What this workbook would change");
        page.Words.ShouldContain("The workbook says the same as the plan.");
        page.Words.ShouldContain("£52,730,000.00 comes in and £52,730,000.00 is planned.");
        (await manager.Press("Do not save")).Heading.ShouldBe("Plan for 2025/26");
        (await Kept(place, "fund_plan_in_hand")).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_workbook_is_looked_at_and_then_saved_as_a_version_with_its_reason(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        var page = await Send(manager, With(await Download(manager), "Expenditure", "H9", new("8000000") { Number = 8_000_000 }));
        page.Words.ShouldContain("S02, Minimum NHS contribution£9,200,000.00£8,000,000.00");
        page.Words.ShouldContain("Social care from the NHS minimum, whole linesPassedFailed£15,400,000.00£16,250,000.00−£850,000.00");
        (await Kept(place, "fund_plan")).ShouldBe(1);
        (await manager.Press("Save as a new version")).Problems.ShouldBe(["Say why the plan changes"]);
        page = await manager.Fill("Why does the plan change?", "Fewer hours were needed.").Press("Save as a new version");
        page.Words.ShouldContain("This is version 2.");
        page.Words.ShouldContain("Marcus WebbFewer hours were needed.");
        page.Words.ShouldContain("£8,000,000.00");
        (await Kept(place, "fund_plan_in_hand")).ShouldBe(0);
        // Published figures are no part of a workbook and stay; nobody has signed the new version.
        page.Words.ShouldContain("Minimum for adult social care£16,250,000.00");
        page.Words.ShouldNotContain("section-151-officer of XHC signed");
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_of_a_wrong_workbook_is_kept_and_every_cell_is_told(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        var workbook = With(With(await Download(manager), "Expenditure", "G10", new("Lottery")), "Expenditure", "H11", new("lots"));
        var page = await Send(manager, workbook);
        page.Status.ShouldBe(400);
        page.Problems.ShouldBe(["2 things in the workbook must be put right. Nothing of it was kept."]);
        page.Words.ShouldContain("Expenditure!G10Source of funding is not in the list of 2025/26. Choose one from the list.");
        page.Words.ShouldContain("Expenditure!H11Expenditure for 2025/26 is not an amount of pounds");
        (await Send(manager, "Not a workbook"u8.ToArray())).Problems.ShouldBe(["The file is not a workbook that can be read. Save it as an Excel workbook (.xlsx) without a password, and send it again."]);
        await manager.Open("/fund/HV-2025/plan/import");
        (await manager.Press("See what would change")).Problems.ShouldBe(["Choose a workbook"]);
        (await Kept(place, "fund_plan_in_hand")).ShouldBe(0);
        (await Kept(place, "fund_plan")).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_people_who_bring_a_workbook_the_second_is_told(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var (one, other) = (await place.SignedIn(Manager), await place.SignedIn(Manager));
        var workbook = With(await Download(one), "Expenditure", "H9", new("9000000") { Number = 9_000_000 });
        await Send(one, workbook);
        await Send(other, workbook);
        (await one.Fill("Why does the plan change?", "First.").Press("Save as a new version")).Words.ShouldContain("This is version 2.");
        (await other.Fill("Why does the plan change?", "Second.").Press("Save as a new version")).Problems.Single().ShouldStartWith("Somebody else saved a version");
        (await Send(other, workbook)).Words.ShouldContain("The workbook does not start from version 2 of the plan.");
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_read_the_fund_downloads_and_only_a_manager_brings_back(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var member = await place.SignedIn("Health and wellbeing board member");
        (await Download(member)).Length.ShouldBeGreaterThan(1_000);
        (await member.Open("/fund/HV-2025/plan")).Words.ShouldNotContain("Bring a workbook");
        (await member.Open("/fund/HV-2025/plan/import")).Status.ShouldBe(403);
        var worker = await place.SignedIn("Social worker");
        (await worker.Open("/fund/HV-2025/plan.xlsx")).Status.ShouldBe(403);
        var manager = await place.SignedIn(Manager);
        foreach (var missing in new[] { "/fund/nothing/plan.xlsx", "/fund/HV-2026/plan.xlsx", "/fund/nothing/plan/import", "/fund/HV-2025/plan/import/nothing" }) (await manager.Open(missing)).Status.ShouldBe(404, missing);
        (await manager.Open("/fund/HV-2026/plan/import")).Words.ShouldContain("The planning workbook of 2026/27 is not entered.");
    }

    [Theory, OnBothDatabases]
    public async Task The_command_line_does_what_the_pages_do(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "plan.xlsx");
        (await JoineryCommand.Run(place.Database, "fund", "plan", "export", "HV-2025", file)).ShouldSucceed().Out.ShouldContain("Version 1 of the plan of HV-2025 for 2025/26, 9 lines, is in plan.xlsx.");
        (await JoineryCommand.Run(place.Database, "fund", "plan", "export", "HV-2025", file)).ShouldRefuse().ShouldContain("There is a file plan.xlsx already.");
        (await JoineryCommand.Run(place.Database, "fund", "plan", "import", "HV-2025", file, "--preview")).ShouldSucceed().Out.ShouldContain("The workbook says the same as the plan.");
        await File.WriteAllBytesAsync(file, With(await File.ReadAllBytesAsync(file), "Expenditure", "H9", new("9000000") { Number = 9_000_000 }));
        (await JoineryCommand.Run(place.Database, "fund", "plan", "import", "HV-2025", file)).ShouldRefuse().ShouldContain("Say why the plan changes");
        var told = (await JoineryCommand.Run(place.Database, "fund", "plan", "import", "HV-2025", file, "--reason", "Fewer hours.", "--json", "--set", "organisation=XHV")).ShouldSucceed().Json;
        (told.GetProperty("saved").GetBoolean(), told.GetProperty("version").GetInt64()).ShouldBe((true, 2));
        told.GetProperty("changes")[0].GetProperty("becomes").GetString().ShouldBe("£9,000,000.00");
        await File.WriteAllBytesAsync(file, With(await File.ReadAllBytesAsync(file), "Expenditure", "H9", new("lots")));
        (await JoineryCommand.Run(place.Database, "fund", "plan", "import", "HV-2025", file, "--reason", "None.")).ShouldRefuse().ShouldContain("Expenditure!H9: Expenditure for 2025/26 is not an amount");
        (await JoineryCommand.Run(place.Database, "fund", "plan", "export", "NONE", file)).ShouldRefuse().ShouldContain("There is no pool NONE.");
    }
}
