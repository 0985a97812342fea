using AngleSharp.Html.Dom;
using Joinery.Place;
using Joinery.Place.Leaders;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>The register of leaders: read by everyone, kept by those with the right, with its history.</summary>
public sealed class LeaderTests
{
    private const string BoardMember = "Health and wellbeing board member";

    private static LeaderBook Book(PlaceUnderTest place) => new(place.Database.Store);

    private static async Task<HeldPost> Post(PlaceUnderTest place, string body, string title) => (await Book(place).Of(body)).Single(post => post.Post.Title == title && post.Post.Body == body);

    [Theory, OnBothDatabases]
    public async Task A_place_shows_who_leads_since_when_and_what_is_vacant(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var page = await place.Visitor().Open("/leaders/X54000001");
        page.Texts(".joinery-stat__number").ShouldBe(["14 of 15", "1", "5", "23 months"]);
        page.Words.ShouldContain("Vacant for 92 days");
        page.Words.ShouldContain("Hugh Pemberton, since 4 May 2026");
        page.Words.ShouldContain("Dr Imogen Sayle, since 23 July 2024, job share");
        page.Words.ShouldContain("Joint with NHS Harbourne Vale Integrated Care Board");
        (await place.Visitor().Open("/leaders/XCQ")).Words.ShouldContain("Director of public health");
        (await place.Visitor().Open("/leaders/E10000014")).Words.ShouldContain("No posts are recorded for it yet.");
        (await place.Visitor().Open("/leaders")).Words.ShouldContain("NHS Harbourne Vale Integrated Care Board, 3 posts");
    }

    [Theory, OnBothDatabases]
    public async Task A_post_is_added_filled_left_and_put_right_and_its_history_stays(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/leaders/XVC/new-post");
        ((IHtmlSelectElement)keeper.Page.Field("What kind of post is it?")).Value = "Trust chair";
        var page = await keeper.Fill("What is the post called?", "Chair of the trust").Fill("Contact of the office (optional)", "chair.office@xvc.example").Fill("Where is it published?", "Trust website").Press("Add post");
        (page.Heading, page.Done).ShouldBe(("Chair of the trust", "The post is added."));
        page.Words.ShouldContain("Vacant since when is not known");

        await keeper.Follow("Record who holds the post");
        (await keeper.Fill("Name of the office-holder", "Iona Freeth").Fill("First day in post", new DateOnly(2026, 1, 1)).Fill("Where is it published?", "Trust website").Press("Record")).Words.ShouldContain("Iona Freeth, since 1 January 2026");
        await keeper.Follow("Left (Iona Freeth)");
        page = await keeper.Fill("Last day in post", new DateOnly(2026, 8, 31)).Fill("Why did they leave?", "Retired").Press("Record");
        page.Words.ShouldContain("Vacant for 30 days");
        await keeper.Follow("Put right (Iona Freeth)");
        page = await keeper.Fill("Last day in post (optional)", new DateOnly(2026, 9, 30)).Fill("What is put right, and why?", "She stayed a month longer.").Press("Put right");
        page.Words.ShouldContain("Vacant for 0 days");
        page.Texts(".moj-timeline__title").ShouldBe(["Iona Freeth: 1 January 2026 to 30 September 2026", "Iona Freeth: 1 January 2026 to 31 August 2026", "Iona Freeth: Since 1 January 2026"]);
        (await place.Database.Value<long>("select count(*) from place_spell where holder = 'Iona Freeth'")).ShouldBe(3);
        var deeds = await place.Database.Store.Read(db => DeedChain.Latest(db, long.MaxValue, 4));
        deeds.Select(deed => deed.Action).ShouldBe(["leader.correct", "leader.end", "leader.appoint", "leader.post"]);
    }

    [Fact]
    public async Task A_seat_for_one_is_held_by_one_unless_the_job_is_shared()
    {
        await using var place = await PlaceUnderTest.Open();
        var book = Book(place);
        var leader = await Post(place, "XHC", "Leader of the council");
        (await book.Appoint(Some.Deed(), leader.Post.Id, "Somebody Else", new(2026, 9, 1), false, "Test")).Refusal!.Code.ShouldBe("leader.seat-taken");
        (await book.Appoint(Some.Deed(), leader.Post.Id, "Somebody Else", new(2026, 9, 1), true, "Test")).Refusal!.Code.ShouldBe("leader.seat-taken");
        var health = await Post(place, "XHC", "Director of public health");
        (await book.Appoint(Some.Deed(), health.Post.Id, "Dr Third Sharer", new(2026, 9, 1), true, "Test")).IsAccepted.ShouldBeTrue();

        // The day after somebody leaves is free; their last day is not.
        (await book.End(Some.Deed(), leader.Spells[0].Id, new(2026, 8, 31), "Stood down")).IsAccepted.ShouldBeTrue();
        (await book.Appoint(Some.Deed(), leader.Post.Id, "Too Early", new(2026, 8, 31), false, "Test")).Refusal!.Code.ShouldBe("leader.seat-taken");
        (await book.Appoint(Some.Deed(), leader.Post.Id, "Just Right", new(2026, 9, 1), false, "Test")).IsAccepted.ShouldBeTrue();
        (await book.End(Some.Deed(), leader.Spells[0].Id, new(2026, 8, 30), "Again")).Refusal!.Code.ShouldBe("leader.already-left");
        (await book.Correct(Some.Deed(), leader.Spells[0].Id, "Councillor Martin Ferriby", new(2026, 9, 1), new(2026, 8, 1), false, "x")).Refusal!.Code.ShouldBe("leader.backwards");
        (await book.Appoint(Some.Deed(), Some.Id<Post>(), "Nobody", new(2026, 9, 1), false, "Test")).Refusal!.Code.ShouldBe("leader.post-missing");
        (await book.End(Some.Deed(), Some.Id<Spell>(), new(2026, 8, 30), "Again")).Refusal!.Code.ShouldBe("leader.spell-missing");
    }

    [Theory]
    [InlineData("07700 900123", false)]
    [InlineData("+44 7700900123", false)]
    [InlineData("jane.doe@gmail.com", false)]
    [InlineData("leader.office@harbourneshire.example", true)]
    [InlineData("01632 960000", true)]
    [InlineData("", true)]
    public async Task Only_the_contact_of_an_office_is_kept(string contact, bool isKept)
    {
        await using var place = await PlaceUnderTest.Open();
        var added = await Book(place).AddPost(Some.Deed(), new(default, "XHC", "", "Test post", "Other", true, false, contact, "Test", "unverified"));
        (added.IsAccepted, added.Refusal?.Code).ShouldBe((isKept, isKept ? null : "leader.private-contact"));
    }

    [Fact]
    public async Task A_post_that_does_not_fit_is_shown_again()
    {
        await using var place = await PlaceUnderTest.Open();
        var keeper = await place.SignedIn("System administrator");
        await keeper.Open("/leaders/XHC/new-post");
        (await keeper.Press("Add post")).Problems.ShouldBe(["Enter what the post is called", "Choose what kind of post it is", "Enter where it is published"]);
        ((IHtmlSelectElement)keeper.Page.Field("What kind of post is it?")).Value = "Council leader";
        var page = await keeper.Fill("What is the post called?", "leader of the COUNCIL").Fill("Where is it published?", "Test").Press("Add post");
        (page.Status, page.Problems[0]).ShouldBe((400, "XHC already has a post called leader of the COUNCIL. Record its holder instead."));
        page = await keeper.Fill("What is the post called?", "Second leader").Fill("Code of the other body, for a joint post (optional)", "NOBODY").Press("Add post");
        page.Problems.ShouldBe(["There is no body or area with the code NOBODY. Find its code under Places."]);
        (await keeper.Open("/leaders/spells/0190f2c4-0000-7000-8000-000000000001/end")).Status.ShouldBe(404);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_given_out_as_Popolo_comes_back_in_and_changes_nothing(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var given = (await place.Visitor().Open("/api/leaders/X54000001")).Source;
        given.ShouldContain("\"organization_id\":\"XHC\"");
        var (rows, problems) = Popolo.Read(given, "Test");
        problems.ShouldBeEmpty();
        var (again, unfit) = await Book(place).Import(Some.Deed(), rows);
        (again.Value, unfit.Count).ShouldBe(((0, 0), 0));

        await using var empty = await TestDatabases.CopyOf(await Templates.Empty(kind));
        await empty.Sql("insert into place_organisation (ods, name, search_key, kind, area, valid_from, valid_to, source, status) values ('XHV','a','a','icb','','',' ','',''),('XHC','a','a','council','','','','',''),('XCQ','a','a','council','','','','',''),('XHR','a','a','nhs-trust','','','','',''),('XCH','a','a','nhs-trust','','','','',''),('XVC','a','a','nhs-trust','','','','',''),('X10000001','a','a','council','','','','','')");
        var (first, _) = await new LeaderBook(empty.Store).Import(Some.Deed(), rows);
        first.Value.ShouldBe((15, 20));
    }

    [Fact]
    public async Task An_import_takes_all_rows_or_none_and_tells_each_that_does_not_fit()
    {
        await using var place = await PlaceUnderTest.Open();
        const string Head = "body,joint_body,title,role,required,contact,holder,from,last_day,job_share\n";
        async Task<string> Import(string rows)
        {
            var (read, problems) = Popolo.Read(Head + rows, "Test");
            if (problems.Count > 0) return string.Join(" | ", problems);
            var (outcome, unfit) = await Book(place).Import(Some.Deed(), read);
            return outcome.Try(out var done, out _) ? $"{done.Posts} {done.Spells}" : string.Join(" | ", unfit);
        }
        (await Import("XHR,,Chair,Trust chair,yes,,A B,2024-01-01,,\nNOBODY,,Chair,Trust chair,yes,,A B,2024-01-01,,\nXHR,,Chair,Trust chair,yes,,C D,2025-01-01,,\n"))
            .ShouldBe("line 3: There is no body or area with the code NOBODY. Find its code under Places. | line 4: A B holds this post in that time. Record when they left first, or say of both that they share the job.");
        (await Book(place).Of("XHR")).Count.ShouldBe(1);
        (await Import("XHR,,Chair,Trust chair,yes,,A B,1 May,,\n")).ShouldBe("line 2: This row does not fit: 1 May is not a day like 2026-10-01.");
        (await Import("XHR,,,Trust chair,yes,,A B,,,\n")).ShouldBe("line 2: This row does not fit: body and title must not be empty.");
        (await Import("XHR,,Chair\n")).ShouldStartWith("The file is neither Popolo JSON nor CSV with a header line: ");
        (await Import("XHR,,Chair,Trust chair,yes,,A B,2024-01-01,,\n")).ShouldBe("1 1");
        (await Import("XHR,,Chair,Trust chair,yes,,A B,2024-01-01,2025-12-31,\nXHR,,Chair,Trust chair,yes,,C D,2026-01-01,,\n")).ShouldBe("0 2");
        (await Import("XHR,,Chair,Trust chair,yes,,A B,2024-01-01,2025-12-31,\nXHR,,Chair,Trust chair,yes,,C D,2026-01-01,,\n")).ShouldBe("0 0");
        Popolo.Read("{ \"posts\": 3 }", "Test").Problems.Single().Code.ShouldBe("leaders.unreadable");
        Popolo.Read("{ \"memberships\": [{ \"person_id\": \"a\", \"post_id\": \"b\" }] }", "Test").Problems.Single().ToString().ShouldBe("membership 1: This row does not fit: it names no post that the file has.");
    }
}
