using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>Who gets to see which page, and what the others see instead.</summary>
public sealed class AccessTests
{
    private const string Administrator = "System administrator", Auditor = "Information governance auditor", SocialWorker = "Social worker", BoardMember = "Health and wellbeing board member";

    /// <summary>Each page that asks for a right: address, heading, a role that may see it and one that may not.</summary>
    public static readonly TheoryData<string, string, string, string> Guarded = new()
    {
        { "/notices", "Notices", Administrator, SocialWorker },
        { "/deeds", "Log of deeds", Auditor, Administrator },
        { "/roles", "Roles and rights", Auditor, SocialWorker },
        { "/promises/new", "Record a promise", BoardMember, SocialWorker },
        { "/promises/texts", "Find promises in a text", "Pooled fund manager", Auditor },
        { "/promises/C003-1/evidence", "Add evidence", BoardMember, SocialWorker },
        { "/promises/C003-1/due", "Record a new date", BoardMember, Administrator },
        { "/promises/C003-1/ending", "Record that it is over", BoardMember, SocialWorker },
        { "/leaders/XHC/new-post", "Add a post", Administrator, "Pooled fund manager" },
        { "/assessments", "Financial assessments", "Financial assessment officer", SocialWorker },
        { "/assessments/new", "Start a financial assessment", "Financial assessment officer", Administrator },
        { "/people/0190f2c4-0000-7000-8000-000000000001", "Why are you opening this record?", SocialWorker, Administrator },
    };

    [Theory]
    [InlineData("/", "Health and care in Harbourne Vale")]
    [InlineData("/about", "About Joinery")]
    [InlineData("/accessibility", "Accessibility")]
    [InlineData("/privacy", "Privacy")]
    [InlineData("/licence", "Licence")]
    [InlineData("/places", "Places")]
    [InlineData("/places?q=harbourne", "Find a place")]
    [InlineData("/places/XHC", "Harbourneshire County Council")]
    [InlineData("/promises", "Promises")]
    [InlineData("/promises?of=XHC", "Actions of Harbourneshire County Council")]
    [InlineData("/promises/c003-9", "Promise C003-9")]
    [InlineData("/leaders", "Leaders")]
    [InlineData("/models", "Care models")]
    [InlineData("/rates", "Rates")]
    [InlineData("/care-costs", "What might I pay for care?")]
    [InlineData("/leaders/XHC", "Who leads Harbourneshire County Council")]
    [InlineData("/leaders/X54000001", "Who leads NHS Harbourne Vale Integrated Care Board")]
    [InlineData("/sign-in", "Sign in")]
    [InlineData("/signed-out", "You have signed out")]
    public async Task A_public_page_opens_for_whoever_comes(string path, string heading)
    {
        await using var place = await PlaceUnderTest.Open();
        var page = await place.Visitor().Open(path);
        (page.Status, page.Heading).ShouldBe((200, heading));
        page.Title.ShouldEndWith(" – Joinery");
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task A_role_with_the_right_sees_the_page(string path, string heading, string may, string _)
    {
        await using var place = await PlaceUnderTest.Open();
        var page = await (await place.SignedIn(may)).Open(path);
        (page.Status, page.Heading).ShouldBe((200, heading));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task A_role_without_the_right_is_told_so(string path, string heading, string _, string mayNot)
    {
        await using var place = await PlaceUnderTest.Open();
        var page = await (await place.SignedIn(mayNot)).Open(path);
        (page.Status, page.Heading).ShouldBe((403, "You cannot use this page"));
        page.Words.ShouldContain("Your role does not have the right to it.");
        page.Words.ShouldNotContain(heading);
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Whoever_is_not_signed_in_is_led_to_sign_in_and_back(string path, string heading, string may, string _)
    {
        await using var place = await PlaceUnderTest.Open();
        var visitor = place.Visitor();

        var asked = await visitor.Open(path);
        (asked.Heading, visitor.Way).ShouldBe(("Sign in", "302 200"));

        (await visitor.SignIn(may)).Heading.ShouldBe(heading);
        visitor.Way.ShouldBe("303 200");
        visitor.Page.Path.ShouldBe(path);
    }

    [Fact]
    public async Task Every_role_sees_its_account_and_the_search()
    {
        await using var place = await PlaceUnderTest.Open();
        foreach (var role in AccessBook.Load().Roles)
        {
            var somebody = await place.SignedIn(role.Name);
            (await somebody.Open("/account")).Facts.ShouldContain(("Role", role.Name));
            (await somebody.Open("/search")).Heading.ShouldBe("Search");
            (await somebody.Open("/")).Words.ShouldContain(role.Description);
        }
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/places/NOWHERE")]
    [InlineData("/notices/0190f2c4-0000-7000-8000-000000000001")]
    [InlineData("/people/not-an-id")]
    [InlineData("/promises/X999")]
    [InlineData("/promises?of=a-code-that-is-much-too-long")]
    [InlineData("/leaders/NOWHERE")]
    [InlineData("/leaders/posts/not-an-id")]
    [InlineData("/leaders/posts/0190f2c4-0000-7000-8000-000000000001")]
    [InlineData("/assets/nothing.css")]
    [InlineData("/design")]
    [InlineData("/sign-in/demo")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var place = await PlaceUnderTest.Open();
        var page = await (await place.SignedIn(SocialWorker)).Open(path);
        (page.Status, page.Heading).ShouldBe((404, "Page not found"));
        page.Navigation.ShouldContain("Find a person", "the way around is still there");
    }

    [Theory]
    [InlineData(SocialWorker, "Places", "Measures", "Promises", "Leaders", "Care models", "Find a person", "Care costs")]
    [InlineData("Financial assessment officer", "Places", "Measures", "Promises", "Leaders", "Care models", "Find a person", "Care costs", "Assessments")]
    [InlineData(Administrator, "Places", "Measures", "Promises", "Leaders", "Care models", "Import", "Care costs", "Notices", "Roles and rights")]
    [InlineData(Auditor, "Places", "Measures", "Promises", "Leaders", "Care models", "Pooled funds", "Care costs", "Log of deeds", "Roles and rights")]
    [InlineData("Pooled fund manager", "Places", "Measures", "Promises", "Leaders", "Care models", "Self-assessments", "Pooled funds", "Care costs")]
    public async Task Each_role_is_shown_the_way_to_its_own_pages(string role, params string[] entries)
    {
        await using var place = await PlaceUnderTest.Open();
        var somebody = await place.SignedIn(role);
        somebody.Page.Navigation.ShouldBe(entries);
        foreach (var entry in entries) (await somebody.Follow(entry)).Status.ShouldBe(200, entry);
    }

    [Fact]
    public async Task The_navigation_of_the_public_has_only_what_is_public()
    {
        await using var place = await PlaceUnderTest.Open();
        var page = await place.Visitor().Open("/");
        page.Navigation.ShouldBe(["Places", "Measures", "Promises", "Leaders", "Care models", "Care costs"]);
        page.Link("Sign in").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/api/areas/NOWHERE", 404)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/api/areas/XHC", 200)]
    [InlineData("/api/leaders/XHC", 200)]
    [InlineData("/api/leaders/NOWHERE", 404)]
    [InlineData("/api/areas?q=harbourne", 200)]
    [InlineData("/api/areas", 400)]
    [InlineData("/api/areas/X10000001/overlaps", 200)]
    [InlineData("/api/joinery.json", 200)]
    public async Task Programs_are_answered_in_json(string path, int status)
    {
        await using var place = await PlaceUnderTest.Open();
        var page = await place.Visitor().Open(path);
        (page.Status, page.Headers["Content-Type"].Contains("json")).ShouldBe((status, true), page.Source);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_watches_the_process_hears_that_it_lives_and_is_ready(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        (await place.Visitor().Open("/health/live")).Words.ShouldBe("live");
        (await place.Visitor().Open("/health/ready")).Words.ShouldBe("ready");

        await place.Database.Sql("delete from kernel_migration where module = 'App'");
        var page = await place.Visitor().Open("/health/ready");
        (page.Status, page.Words.StartsWith("not ready: The database is not up to date", StringComparison.Ordinal)).ShouldBe((503, true));
    }
}
