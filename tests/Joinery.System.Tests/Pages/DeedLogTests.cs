using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>The log of everything done, and its check.</summary>
public sealed class DeedLogTests
{
    private static async Task<Visitor> Auditor(PlaceUnderTest place)
    {
        var auditor = await place.SignedIn("Information governance auditor");
        await auditor.Follow("Log of deeds");
        return auditor;
    }

    [Theory, OnBothDatabases]
    public async Task The_auditor_reads_the_log_and_checks_that_it_is_whole(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var auditor = await Auditor(place);
        var count = (await place.Database.Store.Read(DeedChain.Head)).Deeds;

        auditor.Page.Words.ShouldContain($"{count:N0} deeds, newest first");
        auditor.Page.Texts("main tbody tr:first-child > *").ShouldBe([$"{count}", "1 October 2026 at 10:30am", "Ian FalconerXHV", "account.sign-inRunning the system"]);

        var checkedLog = await auditor.Press("Check that the log is whole");
        checkedLog.Done.ShouldBe($"The log is whole: {count:N0} deeds.");
        (await place.Database.Store.Read(DeedChain.Head)).Deeds.ShouldBe(count, "looking leaves no trace");
    }

    [Theory]
    [InlineData("purpose", "Curiosity")]
    [InlineData("at", "yesterday")]
    [InlineData("who_name", "Somebody else")]
    public async Task A_deed_that_was_tampered_with_can_still_be_read_and_is_named(string column, string value)
    {
        await using var place = await PlaceUnderTest.Open();
        // One that stands on the first page.
        var seq = (await place.Database.Store.Read(DeedChain.Head)).Deeds - 5;
        await place.Database.Sql($"update kernel_deed set {column} = @value where seq = @seq", new { value, seq });
        var auditor = await Auditor(place);
        auditor.Page.Status.ShouldBe(200);
        auditor.Page.Words.ShouldContain(value);

        (await auditor.Press("Check that the log is whole")).Words.ShouldContain($"The log of deeds is broken at deed {seq} ");
    }

    [Fact]
    public async Task A_long_log_is_turned_page_by_page()
    {
        await using var place = await PlaceUnderTest.Open();
        for (var i = 1; i <= 60; i++)
            (await place.Database.Store.Write<Done>(Some.Deed($"thing.do{i}"), _ => Task.FromResult<Outcome<Done>>(Done.It))).OrThrow();
        var auditor = await Auditor(place);
        auditor.Page.Texts("main tbody tr").Count.ShouldBe(50);
        auditor.Page.Texts("main tbody td").ShouldNotContain(text => text.StartsWith("thing.do9", StringComparison.Ordinal));

        var link = auditor.Page.Find("main nav a[rel=next]")!;
        (await auditor.Open(link.GetAttribute("href")!)).Texts("main tbody td").ShouldContain(text => text.StartsWith("thing.do9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_not_read_the_log_may_not_have_it_checked()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await place.SignedIn("Social worker");
        (await worker.Post("/deeds/check", worker.AnswersOf("Sign out"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_table_of_roles_shows_what_each_may_do()
    {
        await using var place = await PlaceUnderTest.Open();
        var auditor = await place.SignedIn("Information governance auditor");
        var page = await auditor.Follow("Roles and rights");
        foreach (var role in AccessBook.Load().Roles) page.Texts("h2").ShouldContain(role.Name);
    }
}
