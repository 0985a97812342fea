using Joinery.Place;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Place;

/// <summary>Self-assessments: each partner rates for itself, then all see how far they lie apart. Strangers see nothing.</summary>
public sealed class SelfAssessmentTests
{
    private const string BoardMember = "Health and wellbeing board member", Hub = "Transfer of care hub coordinator", Fund = "Pooled fund manager";

    private static SelfAssessments Book(PlaceUnderTest place) => new(place.Database.Store, MaturityBook.Load(), new PromiseBook(place.Database.Store));

    private static async Task<SelfAssessment> Demo(PlaceUnderTest place, bool isOpen) => (await Book(place).Of(OdsCode.Of("XHC"))).Single(story => story.Missing.Count > 0 == isOpen).Itself;

    private static Deed By(string body) => Some.Deed() with { By = new Actor("test", "Somebody", OdsCode.Of(body), []) };

    private static IReadOnlyList<(int, int?, string)> All(int? level, int changes = 10) => [.. Enumerable.Range(1, changes).Select(change => (change, level, "Test"))];

    private static async Task<Page> Rate(Visitor visitor)
    {
        // Radios of ten changes have the same labels, so they are answered by what the form would send.
        var answers = visitor.AnswersOf("Send ratings");
        answers.AddRange(Enumerable.Range(1, 10).Select(change => new KeyValuePair<string, string>($"level-{change}", change == 10 ? "none" : "4")));
        return await visitor.Post(visitor.Page.Path, answers);
    }

    [Theory, OnBothDatabases]
    public async Task A_partner_sees_nothing_of_the_others_until_it_has_sent_its_own_ratings(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var open = await Demo(place, isOpen: true);
        var board = await place.SignedIn(BoardMember);
        var page = await board.Open("/self-assessments");
        page.Texts("main .govuk-tag").ShouldBe(["Your ratings are missing", "Agreed"]);
        page = await board.Open($"/self-assessments/{open.Id}");
        page.Facts.ShouldContain(("Ratings sent by", "Harbourne Royal Hospitals NHS Trust, Vale Community and Mental Health NHS Foundation Trust"));
        page.Words.ShouldNotContain("How far the partners lie apart");
        page.Words.ShouldNotContain("Mature");
        (await Book(place).Find(open.Id, OdsCode.Of("XHC")))!.Ratings.ShouldBeEmpty();
        (await Book(place).Find(open.Id, OdsCode.Of("XHR")))!.Ratings.Select(rating => rating.Body).Distinct().ShouldBe(["XHR", "XVC"]);

        await board.Follow("Rate each change for your organisation");
        (await board.Press("Send ratings")).Problems.Count.ShouldBe(10);
        page = await Rate(board);
        page.Done.ShouldBe("Your ratings are sent.");
        page.Words.ShouldContain("Not sent yet: NHS Harbourne Vale Integrated Care Board.");
        page.Words.ShouldContain("4: Mature");
        page.Words.ShouldNotContain("Record the agreed level");
        page.Words.ShouldContain("Progress of this place");
        (await board.Open($"/self-assessments/{open.Id}/rate")).Words.ShouldContain("Your organisation has sent its ratings.");
        (await Book(place).Send(By("XHC"), open.Id, All(1))).Refusal!.Code.ShouldBe("self-assessment.sent");
        (await Book(place).Agree(By("XHC"), open.Id, 1, 3, "Test", ["XHC"])).Refusal!.Code.ShouldBe("self-assessment.not-all-sent");
    }

    [Theory, OnBothDatabases]
    public async Task People_of_other_organisations_find_nothing(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var finished = await Demo(place, isOpen: false);
        (await place.Visitor().Open("/self-assessments")).Heading.ShouldBe("Sign in");
        (await (await place.SignedIn("Social worker")).Open("/self-assessments")).Status.ShouldBe(403);
        // Somebody with every right, at a body that is no partner.
        await place.Database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await db.Execute("update app_account set organisation = 'XCQ' where id = 'demo-board'");
            return Done.It;
        });
        var stranger = await place.SignedIn(BoardMember);
        (await stranger.Open("/self-assessments")).Words.ShouldContain("Your organisation takes part in none yet.");
        foreach (var path in new[] { "", "/rate", "/changes/1/agree", "/changes/1/action", "/publish" })
            (await stranger.Open($"/self-assessments/{finished.Id}{path}")).Status.ShouldBe(404, path);
        var book = Book(place);
        (await book.Find(finished.Id, OdsCode.Of("XCQ"))).ShouldBeNull();
        (await book.Send(By("XCQ"), finished.Id, All(1))).Refusal!.Code.ShouldBe("self-assessment.missing");
        (await book.Agree(By("XCQ"), finished.Id, 1, 1, "Test", ["XCQ"])).Refusal!.Code.ShouldBe("self-assessment.missing");
        (await book.Publish(By("XCQ"), finished.Id, true, "Test")).Refusal!.Code.ShouldBe("self-assessment.missing");
        (await book.Act(By("XCQ"), finished.Id, 1, new(PromiseKind.Action, "Test", "Test", null, "", "Test", "", "", null))).Refusal!.Code.ShouldBe("self-assessment.missing");
    }

    [Theory, OnBothDatabases]
    public async Task Partners_start_rate_agree_act_and_publish(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var board = await place.SignedIn(BoardMember);
        await board.Open("/self-assessments/new");
        var page = await board.Choose("High impact change model of the end of 2023").Fill("Code of the place", "X10000001").Choose("Harbourne Royal Hospitals NHS Trust").Press("Start self-assessment");
        (page.Heading, page.Done).ShouldBe(("Harbourneshire, 1 October 2026", "The self-assessment is started. Each partner can now rate the changes."));
        var path = page.Path.Split('?')[0];
        await board.Follow("Rate each change for your organisation");
        await Rate(board);
        var hub = await place.SignedIn(Hub);
        (await hub.Open($"{path}/changes/1/agree")).Status.ShouldBe(403);
        await hub.Open($"{path}/rate");
        await Rate(hub);

        await board.Open($"{path}/changes/1/agree");
        (await board.Press("Record level")).Problems.ShouldBe(["Choose the level on which you agreed", "Enter what the level rests on", "Choose the organisations that agreed"]);
        page = await board.Choose("3: Established").Fill("What does it rest on?", "Both agree.").Choose("Harbourne Royal Hospitals NHS Trust").Press("Record level");
        page.Problems.ShouldBe(["Your own organisation must be among those that agree, and all of them must be partners"]);
        page = await board.Choose("Harbourneshire County Council").Press("Record level");
        page.Done.ShouldBe("The agreed level is recorded.");
        page.Words.ShouldContain("3: Established, agreed by all partners. Both agree.");

        await board.Open($"{path}/changes/1/action");
        page = await board.Fill("Who is to do it?", "Council and trust").Fill("What will be done?", "One plan on admission.").Fill("By when? (optional)", "by April 2027").Press("Record action");
        page.Words.ShouldContain("Not due One plan on admission.");
        (await place.Visitor().Open("/promises?of=XHC")).Words.ShouldContain("One plan on admission.");

        await board.Open($"{path}/publish");
        (await board.Press("Publish")).Problems.ShouldBe(["Enter who decided it, and why"]);
        (await board.Fill("Who decided this, and why?", "The board, to be open").Press("Publish")).Problems[0].ShouldStartWith("A self-assessment can be published when a level is agreed for every change.");
        (await place.Visitor().Open("/places/X10000001/self-assessments")).Words.ShouldContain("have published no self-assessment");
    }

    [Theory, OnBothDatabases]
    public async Task What_is_published_holds_agreed_levels_only_and_can_be_taken_back(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var finished = await Demo(place, isOpen: false);
        (await (await place.SignedIn(Fund)).Open($"/self-assessments/{finished.Id}/publish")).Status.ShouldBe(403);
        var board = await place.SignedIn(BoardMember);
        await board.Open($"/self-assessments/{finished.Id}/publish");
        (await board.Fill("Who decided this, and why?", "The board on 1 October").Press("Publish")).Done.ShouldBe("The agreed levels are public.");
        var page = await place.Visitor().Open("/places/X10000001/self-assessments");
        page.Words.ShouldContain("Discharge to assess2: Plans in placeThe path is agreed");
        page.Words.ShouldContain("not for managing performance");
        page.Words.ShouldNotContain("4: Mature");
        (await place.Visitor().Open("/places/X10000001")).Words.ShouldContain("How the partners judge themselves");

        // A level agreed later waits for a decision of its own.
        place.Clock.MoveTo(PlaceUnderTest.FirstMorning.AddMinutes(5));
        (await Book(place).Agree(By("XHC") with { At = place.Clock.GetUtcNow() }, finished.Id, 5, 4, "Much better now.", ["XHC", "XHR"])).IsAccepted.ShouldBeTrue();
        (await place.Visitor().Open("/places/X10000001/self-assessments")).Words.ShouldNotContain("Much better now.");
        (await board.Open($"/self-assessments/{finished.Id}")).Words.ShouldContain("Before that: 2: Plans in place on 25 November 2025");

        await board.Open($"/self-assessments/{finished.Id}/publish");
        (await board.Fill("Who decided this, and why?", "A mistake").Press("Take back")).Done.ShouldBe("The agreed levels are no longer public.");
        (await place.Visitor().Open("/places/X10000001/self-assessments")).Words.ShouldContain("have published no self-assessment");
        (await place.Database.Value<long>("select count(*) from place_publication")).ShouldBe(2);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        await using var place = await PlaceUnderTest.Open();
        var (book, finished) = (Book(place), await Demo(place, isOpen: false));
        async Task<string> Start(string version, string area, params string[] partners) => (await book.Start(By("XHC"), version, area, partners)).Refusal?.Code ?? "";
        (await Start("2026", "X10000001", "XHR")).ShouldBe("self-assessment.version");
        (await Start("2023", "X10000001")).ShouldBe("self-assessment.partners");
        (await Start("2023", "X10000001", "XHC")).ShouldBe("self-assessment.partners");
        (await Start("2023", "X10000001", "!")).ShouldBe("self-assessment.partner");
        (await Start("2023", "NOWHERE", "XHR")).ShouldBe("self-assessment.area");
        (await Start("2023", "E10000014", "XHR")).ShouldBe("self-assessment.other-place");
        (await book.Agree(By("XHC"), finished.Id, 11, 3, "Test", ["XHC"])).Refusal!.Code.ShouldBe("self-assessment.change");
        (await book.Agree(By("XHC"), finished.Id, 1, 6, "Test", ["XHC"])).Refusal!.Code.ShouldBe("self-assessment.level");
        (await book.Agree(By("XHC"), finished.Id, 1, 3, "Test", ["XHC", "XCQ"])).Refusal!.Code.ShouldBe("self-assessment.agreed-by");
        (await book.Publish(By("XHC"), finished.Id, false, "Test")).Refusal!.Code.ShouldBe("self-assessment.public-already");
        var open = await Demo(place, isOpen: true);
        (await book.Send(By("XHV"), open.Id, All(6))).Refusal!.Code.ShouldBe("self-assessment.level");
        (await book.Send(By("XHV"), open.Id, All(3, changes: 9))).Refusal!.Code.ShouldBe("self-assessment.change");
        (await book.Send(By("XHV"), open.Id, All(null))).IsAccepted.ShouldBeTrue();
        (await Start("2015", "X06000001", "XHR")).ShouldBe("");
        (await place.Visitor().Open("/models/high-impact-changes")).Words.ShouldContain("it cannot be used for a self-assessment yet");
    }
}
