using Joinery.Fund.Returns;
using Microsoft.Extensions.DependencyInjection;
using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Statements;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>Statements of a pool's year add up to the pool and to each partner's own book, and are the same on the page and in files.</summary>
public sealed class StatementTests
{
    private const string Manager = "Pooled fund manager";

    private static Money Last(Paper paper, string caption, string column)
    {
        var table = paper.Tables.Single(one => one.Caption == caption);
        return table.Rows[^1][table.Columns.ToList().IndexOf(column)].Amount!.Value;
    }

    private static Money Of(Paper paper, string caption, string row, string column)
    {
        var table = paper.Tables.Single(one => one.Caption == caption);
        return table.Rows.Single(cells => cells[0].Text == row)[table.Columns.ToList().IndexOf(column)].Amount!.Value;
    }

    [Theory, OnBothDatabases]
    public async Task Every_statement_adds_up_to_the_pool_and_to_each_partners_own_book(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        await ledger.Read(now =>
        {
            foreach (var pool in now.Pools)
                foreach (var day in PoolStatements.Days(pool.Terms.Year, PlaceUnderTest.FirstMorning.LondonDate()))
                {
                    var asOf = new AsOf(day, DateTimeOffset.MaxValue);
                    var papers = Enum.GetValues<StatementKind>().ToDictionary(one => one, one => PoolStatements.Of(one, now, pool, day));
                    foreach (var table in papers.Values.SelectMany(paper => paper.Tables).Where(table => table.HasTotal))
                        for (var column = 1; column < table.Columns.Count; column++)
                            table.Rows[^1][column].Amount.ShouldBe(table.Rows.SkipLast(1).Any(row => row[column].Amount is not null) ? table.Rows.SkipLast(1).Sum(row => row[column].Amount ?? Money.Zero) : null, $"{table.Caption}, {table.Columns[column]}");
                    var (annual, note) = (papers[StatementKind.Annual], papers[StatementKind.Memorandum]);
                    var whole = now.Books.MemorandumSpend(pool.Code, asOf);
                    const string ByScheme = "Expenditure by scheme, in each body’s own book", Own = "In each body’s own book";
                    Last(annual, ByScheme, "Together").ShouldBe(whole);
                    Last(annual, "Expenditure by stream", "Expenditure").ShouldBe(whole);
                    Last(annual, "Balance of each partner", "Expenditure met").ShouldBe(whole);
                    Last(note, "Expenditure met from the pool", $"{pool.Terms.Year}").ShouldBe(whole);
                    Last(note, Own, "Expenditure").ShouldBe(whole);
                    Last(annual, "Income", "Together").ShouldBe(pool.Terms.Streams.Sum(stream => stream.Agreed));
                    foreach (var partner in pool.Terms.Partners)
                    {
                        var (name, own) = (now.NameOf(partner), now.Books.SpendBy(_ => 0, new() { Pool = pool.Code, Book = partner }, asOf).GetValueOrDefault(0));
                        Last(annual, ByScheme, name).ShouldBe(own);
                        Of(annual, "Balance of each partner", name, "Expenditure met").ShouldBe(own);
                        Of(note, "Expenditure met from the pool", name, $"{pool.Terms.Year}").ShouldBe(own);
                        Of(note, Own, name, "Expenditure").ShouldBe(own);
                        // A book that balances: everything of the pool in it comes to nothing.
                        note.Tables[^1].Rows.Single(row => row[0].Text == name).Skip(1).Sum(cell => cell.Amount!.Value).ShouldBe(Money.Zero);
                    }
                    (Last(note, Own, "Owed to it by other bodies") + Last(note, Own, "Owed by it to other bodies")).ShouldBe(Money.Zero);
                    if (papers[StatementKind.Balances].Tables[0].Rows.Count > 0) Last(papers[StatementKind.Balances], "What bodies owe each other in this pool", "Difference").ShouldBe(Money.Zero);
                }
            return 0;
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_statement_is_the_same_on_its_page_as_csv_and_as_a_workbook(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var member = await place.SignedIn("Health and wellbeing board member");
        await member.Open("/fund/HV-2025");
        await member.Follow("Statements");
        var page = await member.Follow("Section 75 annual statement");
        page.Words.ShouldContain("31 March 2026, the end of the year");
        page.Words.ShouldContain("All streams£33,330,000.00£19,400,000.00£52,730,000.00");
        using var file = await member.Send(HttpMethod.Get, page.Link("Download these figures (CSV)").GetAttribute("href")!);
        (await file.Content.ReadAsStringAsync()).ShouldContain("All streams,33330000.00,19400000.00,52730000.00");
        using var workbook = await member.Send(HttpMethod.Get, page.Link("Download these figures (Excel)").GetAttribute("href")!);
        var sheet = WorkbookReading.Read(await workbook.Content.ReadAsByteArrayAsync()).OrThrow().Single();
        var total = sheet.Cells.First(one => one.Cell.Text == "All streams").Place.Row;
        (sheet[total, 2].Number, sheet[total, 3].Number, sheet[total, 4].Number).ShouldBe((33_330_000m, 19_400_000m, 52_730_000m));
        // Its own year beside the one before.
        (await member.Open("/fund/HV-2026/statements/memorandum")).Words.ShouldContain("Partner2026/272025/26");
        (await member.Open("/fund/HV-2025/statements/balances?on=2025-12-31")).Words.ShouldContain("31 December 2025, the year so far");
    }

    [Theory, OnBothDatabases]
    public async Task Statements_are_for_those_who_may_read_the_fund_and_for_days_that_have_come(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var worker = await place.SignedIn("Social worker");
        foreach (var path in new[] { "", "/annual", "/annual.csv", "/annual.xlsx", "/annual.pdf" }) (await worker.Open($"/fund/HV-2025/statements{path}")).Status.ShouldBe(403, path);
        var manager = await place.SignedIn(Manager);
        foreach (var path in new[] { "/fund/nothing/statements", "/fund/HV-2025/statements/else", "/fund/HV-2025/statements/annual?on=2026-04-01", "/fund/HV-2026/statements/annual?on=2026-12-31", "/fund/HV-2025/statements/else.csv" })
            (await manager.Open(path)).Status.ShouldBe(404, path);
    }

    [Fact]
    public async Task A_statement_prints_with_every_word_and_figure_of_its_page()
    {
        await using var place = await PlaceUnderTest.Open();
        var manager = await place.SignedIn(Manager);
        foreach (var statement in new[] { "annual", "memorandum", "balances" })
        {
            var page = await manager.Open($"/fund/HV-2025/statements/{statement}");
            var print = await Printed.Download(manager, $"/fund/HV-2025/statements/{statement}.pdf");
            foreach (var words in page.Texts("h1, main caption, main dt, main dd, main thead th, main tbody tr").Select(Printed.WithoutSpaces)) print.ShouldContain(words);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_return_goes_out_as_it_was_submitted_whatever_became_known_since(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026/returns/2026-06-30/1");
        manager.Page.Words.ShouldContain("HV-2026/S08/credit-1−£12,500.00");
        var said = (await place.Services.GetRequiredService<ReturnBook>().Of("HV-2026")).Single(one => one.PeriodEnd == new DateOnly(2026, 6, 30)).Said;
        using var csv = await manager.Send(HttpMethod.Get, "/fund/HV-2026/returns/2026-06-30/1/return.csv");
        var text = await csv.Content.ReadAsStringAsync();
        foreach (var (stream, line) in said.Streams) text.ShouldContain($"{stream},{line.YearToDate.Pounds:0.00},{line.Discrete.Pounds:0.00},{line.Plan.Pounds:0.00}");
        using var workbook = await manager.Send(HttpMethod.Get, "/fund/HV-2026/returns/2026-06-30/1/return.xlsx");
        var sheet = WorkbookReading.Read(await workbook.Content.ReadAsByteArrayAsync()).OrThrow().Single();
        sheet[sheet.Cells.Single(one => one.Cell.Text == "The pool").Place.Row, 2].Number.ShouldBe(said.Total.YearToDate.Pounds);
        var print = await Printed.Download(manager, "/fund/HV-2026/returns/2026-06-30/1/return.pdf");
        foreach (var (stream, line) in said.Streams) print.ShouldContain($"{stream}{line.YearToDate}{line.Discrete}{line.Plan}");
        foreach (var ending in new[] { "csv", "pdf" }) (await manager.Open($"/fund/HV-2026/returns/2026-06-30/9/return.{ending}")).Status.ShouldBe(404);
        (await (await place.SignedIn("Social worker")).Open("/fund/HV-2026/returns/2026-06-30/1/return.pdf")).Status.ShouldBe(403);
        (await (await place.SignedIn("Social worker")).Open("/fund/HV-2026/returns/2026-06-30/1/return.xlsx")).Status.ShouldBe(403);
    }
}
