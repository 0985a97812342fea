using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>Notices at the top of every page.</summary>
public sealed class NoticeTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(PlaceUnderTest.FirstMorning.Date);

    private static async Task<Visitor> Administrator(PlaceUnderTest place)
    {
        var administrator = await place.SignedIn("System administrator");
        await administrator.Open("/notices");
        return administrator;
    }

    private static Task<Page> Post(Visitor visitor, string heading, string words = "Joinery is down from 8pm.", DateOnly? lastDay = null) =>
        visitor.Fill("Heading", heading).Fill("What people should know", words).Fill("Last day to show it", lastDay ?? Today).Press("Post notice");

    [Theory, OnBothDatabases]
    public async Task A_notice_is_posted_shown_to_everyone_and_withdrawn(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var administrator = await Administrator(place);
        administrator.Page.Words.ShouldContain("There are no notices.");

        var posted = await Post(administrator, "Maintenance tonight");
        administrator.Way.ShouldBe("303 200");
        posted.Done.ShouldBe("The notice is now at the top of every page.");
        posted.Facts.ShouldContain(("Posted", "1 October 2026 at 10:30am by Wei Zhang"));
        (await place.Visitor().Open("/")).Notices.ShouldContain("Maintenance tonight Joinery is down from 8pm.");

        var withdrawn = await administrator.Press("Withdraw the notice: Maintenance tonight");
        administrator.Way.ShouldBe("303 200");
        withdrawn.Done.ShouldBe("The notice has been withdrawn.");
        (await place.Visitor().Open("/")).Notices.ShouldBe("");

        var deeds = await place.Database.Store.Read(db => DeedChain.Latest(db, long.MaxValue, 2));
        deeds.Select(deed => (deed.Action, deed.Who, deed.Purpose)).ShouldBe([("notice.withdraw", "demo-administrator", "Operation"), ("notice.post", "demo-administrator", "Operation")]);
    }

    [Fact]
    public async Task A_notice_that_is_refused_is_shown_again_with_what_was_typed()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await Administrator(place);

        var page = await Post(administrator, "", "Joinery is down from 8pm.", Today.AddDays(-1));

        (page.Status, page.Title).ShouldBe((400, "Error: Notices – Joinery"));
        page.Problems.ShouldBe(["Enter a heading", "The last day to show it must be the same as or after 1 October 2026"]);
        page.Answer("What people should know").ShouldBe("Joinery is down from 8pm.");
        page.Answer("Day", page.Group("Last day to show it")).ShouldBe("30");
        (await place.Database.Value<long>("select count(*) from app_notice")).ShouldBe(0);
    }

    [Fact]
    public async Task A_fourth_notice_is_refused_until_one_is_withdrawn()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await Administrator(place);
        foreach (var heading in new[] { "One", "Two", "Three" }) (await Post(administrator, heading)).Status.ShouldBe(200);

        var page = await Post(administrator, "Four", "The words of the fourth.");
        page.Status.ShouldBe(400);
        page.Problems.ShouldBe(["There are already 3 notices. Withdraw one first."]);
        page.Answer("What people should know").ShouldBe("The words of the fourth.");

        await administrator.Press("Withdraw the notice: Two");
        (await Post(administrator, "Four")).Done.ShouldBe("The notice is now at the top of every page.");
    }

    [Fact]
    public async Task A_notice_is_shown_until_its_last_day_in_England_is_over()
    {
        await using var place = await PlaceUnderTest.Open();
        await Post(await Administrator(place), "Only today");
        var somebody = place.Visitor();

        place.Clock.MoveTo(new DateTimeOffset(2026, 10, 1, 22, 59, 59, TimeSpan.Zero));
        (await somebody.Open("/")).Notices.ShouldContain("Only today");
        place.Clock.MoveTo(new DateTimeOffset(2026, 10, 1, 23, 0, 0, TimeSpan.Zero));
        (await somebody.Open("/")).Notices.ShouldBe("");
    }

    [Fact]
    public async Task A_notice_withdrawn_twice_says_that_it_is_gone()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await Administrator(place);
        await Post(administrator, "Maintenance");
        var other = await Administrator(place);

        await administrator.Press("Withdraw the notice: Maintenance");
        var page = await other.Press("Withdraw the notice: Maintenance");

        page.Status.ShouldBe(400);
        page.Problems.ShouldBe(["That notice is no longer shown"]);
    }

    [Fact]
    public async Task An_incomplete_link_to_a_notice_is_not_found()
    {
        await using var place = await PlaceUnderTest.Open();
        var administrator = await Administrator(place);
        (await administrator.Post("/notices/not-an-id/withdraw", administrator.AnswersOf("Sign out"))).Status.ShouldBe(404);
    }
}
