using Joinery.Design;

namespace Joinery.BrowserTests;

internal static partial class Sights
{
    // Papers of a pooled fund: its plan as a workbook, statements, evidence.
    private static IReadOnlyList<Sight> OfPapers =>
    [
        At("a workbook to bring", "GET /fund/{pool}/plan/import", Fund, "/fund/HV-2025/plan/import"),
        At("a workbook to bring, for a year that is not entered", "GET /fund/{pool}/plan/import", Fund, "/fund/HV-2026/plan/import"),
        new("a workbook that must be put right", "POST /fund/{pool}/plan/import", Fund, async visitor =>
        {
            await Bring(visitor, new("lots"));
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("what a workbook would change", "GET /fund/{pool}/plan/import/{id}", Fund, ToWorkbook),
        new("what a workbook would change, saved without a reason", "POST /fund/{pool}/plan/import/{id}", Fund, async visitor =>
        {
            await ToWorkbook(visitor);
            await visitor.Press("Save as a new version");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("a workbook, put away", "POST /fund/{pool}/plan/import/{id}/away", Fund, async visitor =>
        {
            await ToWorkbook(visitor);
            await visitor.Press("Do not save");
            await visitor.Heading("Plan for 2025/26").WaitForAsync();
        }),
        At("evidence of a plan", "GET /fund/{pool}/plan/{version:long}/evidence", Fund, "/fund/HV-2025/plan/1/evidence"),
        At("statements", "GET /fund/{pool}/statements", Fund, "/fund/HV-2025/statements"),
        At("an annual statement", "GET /fund/{pool}/statements/{statement}", Fund, "/fund/HV-2025/statements/annual"),
        At("a memorandum note", "GET /fund/{pool}/statements/{statement}", BoardMember, "/fund/HV-2026/statements/memorandum"),
        At("an agreement of balances", "GET /fund/{pool}/statements/{statement}", Fund, "/fund/HV-2025/statements/balances"),
        At("the end of a year", "GET /fund/{pool}/year-end", Fund, "/fund/HV-2025/year-end"),
        At("the end of a year that runs", "GET /fund/{pool}/year-end", BoardMember, "/fund/HV-2026/year-end"),
        At("an overspend to share", "GET /fund/{pool}/year-end/share", Fund, "/fund/HV-2025/year-end/share"),
        At("an overspend to share as the board decided", "GET /fund/{pool}/year-end/share/decision", Fund, "/fund/HV-2025/year-end/share/decision"),
        Wrong("an overspend to share as the board decided, nothing filled in", "POST /fund/{pool}/year-end/share/decision", Fund, "/fund/HV-2025/year-end/share/decision", "Book the shares"),
        At("an underspend to return", "GET /fund/{pool}/year-end/underspend", Fund, "/fund/HV-2025/year-end/underspend"),
        Wrong("an underspend to return, nothing filled in", "POST /fund/{pool}/year-end/underspend", Fund, "/fund/HV-2025/year-end/underspend", "Book the return"),
        At("an underspend to return as the board decided", "GET /fund/{pool}/year-end/underspend/decision", Fund, "/fund/HV-2025/year-end/underspend/decision"),
        Wrong("an underspend to return as the board decided, nothing filled in", "POST /fund/{pool}/year-end/underspend/decision", Fund, "/fund/HV-2025/year-end/underspend/decision", "Book the return"),
        At("an underspend to carry forward", "GET /fund/{pool}/year-end/carry", Fund, "/fund/HV-2025/year-end/carry"),
        Wrong("an underspend to carry forward, nothing filled in", "POST /fund/{pool}/year-end/carry", Fund, "/fund/HV-2025/year-end/carry", "Carry it forward"),
        At("spending outside the terms", "GET /fund/{pool}/year-end/faults", Fund, "/fund/HV-2025/year-end/faults"),
        Wrong("spending outside the terms, nothing filled in", "POST /fund/{pool}/year-end/faults", Fund, "/fund/HV-2025/year-end/faults", "Record it"),
        At("what bodies owe each other", "GET /fund/{pool}/debts", Fund, "/fund/HV-2025/debts"),
        Wrong("what bodies owe each other, nothing chosen", "POST /fund/{pool}/debts", Fund, "/fund/HV-2025/debts", "Record the payment"),
        At("a book to close", "GET /fund/{pool}/year-end/close", Fund, "/fund/HV-2025/year-end/close"),
        Wrong("a book to close, nothing filled in", "POST /fund/{pool}/year-end/close", Fund, "/fund/HV-2025/year-end/close", "Close the book"),
    ];

    private static async Task ToWorkbook(Visitor visitor)
    {
        await Bring(visitor, new("8000000") { Number = 8_000_000 });
        await visitor.Heading("What this workbook would change").WaitForAsync();
    }

    // The plan of the place with one amount changed, brought back.
    private static async Task Bring(Visitor visitor, SheetCell amount)
    {
        await visitor.Go("/fund/HV-2025/plan/import");
        var answer = await visitor.Page.APIRequest.GetAsync("/fund/HV-2025/plan.xlsx");
        var sheets = WorkbookReading.Read(await answer.BodyAsync()).OrThrow();
        sheets.Single(sheet => sheet.Name == "Expenditure")[9, 8] = amount;
        await visitor.Page.GetByLabel("Workbook", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "plan.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = WorkbookFile.Write(sheets) });
        await visitor.Press("See what would change");
    }
}
