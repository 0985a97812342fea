using AngleSharp.Html.Dom;
using Joinery.Place;
using Joinery.Place.Promises;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>Promises: read by everyone, kept by those with the right.</summary>
public sealed class PromiseTests
{
    private const string BoardMember = "Health and wellbeing board member";
    private static readonly DateOnly Today = DateOnly.FromDateTime(PlaceUnderTest.FirstMorning.Date);

    private static PromiseBook Book(PlaceUnderTest place) => new(place.Database.Store);

    private static Task<Page> Record(Visitor visitor, string words = "by April 2027", string kind = "Commitment: somebody says what they will do") => visitor.Choose(kind)
        .Fill("Who is to do it?", "Council").Fill("The words of the promise", "We will open a joint reablement centre.").Fill("When, in its own words (optional)", words)
        .Fill("Which document or meeting is it from?", "Cabinet, 4 September 2026").Press("Record promise");

    [Theory, OnBothDatabases]
    public async Task The_labelled_promises_are_there_with_the_status_that_follows(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var page = await place.Visitor().Open("/promises");
        page.Words.ShouldContain("32 promises, overdue first");
        page.Texts(".joinery-stat__number").ShouldBe(["15", "0", "0", "1"]);
        page.Texts("main .govuk-tag")[0].ShouldBe("Overdue");
        page.Words.ShouldContain("Overdue by 3,106 days");

        var green = await place.Visitor().Open("/promises/C003-9");
        green.Words.ShouldContain("Abandoned as of 1 October 2026");
        green.Facts.ShouldContain(("Slip", "122 days"));
        green.Words.ShouldContain("Date moved from 31 July 2018 to 30 November 2018, 122 days later");
        green.Facts.ShouldContain(("When, in its words", "“until November 2018”"));

        var plan = await place.Visitor().Open("/promises/C003-6");
        plan.Words.ShouldContain("Delivered late by 38 days");
        plan.Words.ShouldContain("A person must attach the source.");
    }

    [Theory, OnBothDatabases]
    public async Task A_promise_is_recorded_moved_and_kept_and_everyone_sees_it(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/promises/new");
        var page = await Record(keeper);
        (page.Heading, page.Done).ShouldBe(("Promise P6", "The promise is recorded."));
        page.Words.ShouldContain("Not due as of 1 October 2026");
        page.Facts.ShouldContain(("Due", "By 30 April 2027By a month: its last day."));

        await keeper.Follow("Record a new date");
        (await keeper.Fill("By which day is it due now?", new DateOnly(2026, 9, 1)).Fill("When was that said?", Today).Fill("Which reason was given?", "Earlier than planned.").Press("Record new date")).Words.ShouldContain("Overdue by 30 days");
        await keeper.Follow("Add evidence");
        page = await keeper.Choose("It was kept in full").Fill("What happened?", "The centre opened.").Fill("When did it happen?", new DateOnly(2026, 9, 3)).Fill("Where can it be read? (optional)", "https://example.org/opened").Press("Add evidence");
        (page.Done, page.Words.Contains("Delivered late by 2 days")).ShouldBe(("The evidence is recorded.", true));

        (await place.Visitor().Open("/promises/P6")).Words.ShouldContain("Delivered late by 2 days");
        var deeds = await place.Database.Store.Read(db => DeedChain.Latest(db, long.MaxValue, 3));
        deeds.Select(deed => (deed.Action, deed.Subject)).ShouldBe([("promise.evidence", "promise:P6"), ("promise.move", "promise:P6"), ("promise.add", "promise:P6")]);
    }

    [Fact]
    public async Task A_promise_that_is_over_takes_nothing_more()
    {
        await using var place = await PlaceUnderTest.Open();
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/promises/C000-2/ending");
        var wrong = await keeper.Choose("Another promise took its place").Fill("Code of the promise that took its place", "X1").Fill("When did it end?", Today).Fill("Why?", "Renamed.").Press("Record that it is over");
        (wrong.Status, wrong.Problems[0]).ShouldBe((400, "There is no promise X1. Check the code in the list of promises."));
        (await keeper.Fill("Code of the promise that took its place", "c000-2").Press("Record that it is over")).Problems.ShouldBe(["A promise cannot take its own place. Enter the code of another."]);
        var page = await keeper.Fill("Code of the promise that took its place", "c000-6").Press("Record that it is over");
        (page.Words.Contains("Superseded as of"), page.Texts("main a").Contains("Add evidence")).ShouldBe((true, false));
        await keeper.Open("/promises/C000-2/evidence");
        page = await keeper.Choose("It was not kept").Fill("What happened?", "Nothing.").Fill("When did it happen?", Today).Press("Add evidence");
        page.Problems.ShouldBe(["This promise was already superseded. Nothing was changed."]);
    }

    [Fact]
    public async Task What_is_filled_in_wrongly_is_told_and_kept()
    {
        await using var place = await PlaceUnderTest.Open();
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/promises/new");
        var page = await Record(keeper, "when pigs fly");
        (page.Status, page.Title).ShouldBe((400, "Error: Record a promise – Joinery"));
        page.Problems.ShouldHaveSingleItem().ShouldStartWith("These words name no deadline that Joinery can read.");
        page.Answer("The words of the promise").ShouldBe("We will open a joint reablement centre.");

        await keeper.Open("/promises/new");
        (await keeper.Press("Record promise")).Problems.ShouldBe(["Enter who is to do it", "Enter the words of the promise", "Enter the document or meeting it comes from"]);
        await keeper.Open("/promises/C003-6/due");
        page = await keeper.Fill("By which day is it due now?", new DateOnly(2018, 11, 30)).Fill("When was that said?", Today).Fill("Which reason was given?", "None.").Press("Record new date");
        page.Problems.ShouldBe(["It is already due on that day. Enter the new day."]);
        await keeper.Open("/promises/C003-6/evidence");
        page = await keeper.Choose("It was not kept").Fill("What happened?", "x").Fill("When did it happen?", Today.AddDays(1)).Fill("Where can it be read? (optional)", "javascript:alert(1)").Press("Add evidence");
        page.Problems.ShouldBe(["The day on which it happened must be the same as or before 1 October 2026"]);
        (await keeper.Fill("When did it happen?", Today).Press("Add evidence")).Problems.ShouldBe(["Enter a full address that begins with https://"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_body_keeps_its_own_actions_and_nobody_elses(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        (await place.Visitor().Open("/promises")).Words.ShouldContain("Harbourneshire County Council, 5");
        (await place.Visitor().Open("/promises?of=xhc")).Words.ShouldContain("5 actions, overdue first");
        var board = await place.SignedIn(BoardMember);
        await board.Open("/promises/new?kind=action");
        (await Record(board, kind: "Action: your own body decided to do it")).Texts(".govuk-breadcrumbs a").ShouldContain("Actions of Harbourneshire County Council");
        (await place.Visitor().Open("/promises?of=XHC")).Words.ShouldContain("6 actions, overdue first");

        var fund = await place.SignedIn("Pooled fund manager");
        (await fund.Open("/promises/P6")).Texts("main a").ShouldNotContain("Add evidence");
        await fund.Open("/promises/P6/evidence");
        var page = await fund.Choose("It was not kept").Fill("What happened?", "Nothing.").Fill("When did it happen?", Today).Press("Add evidence");
        page.Problems.ShouldBe(["This is an action of XHC. Only people who act for that body may change it."]);
    }

    [Theory, OnBothDatabases]
    public async Task Sentences_of_a_text_are_accepted_or_rejected_one_by_one(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/promises/texts");
        keeper.Fill("What is the document called?", "Annual report").Fill("Paste the text", "The council will publish a joint plan by April 2027. It rained. We are investing up to £2 million in training.");
        var page = await keeper.Press("Find promises");
        (page.Heading, page.Texts(".govuk-summary-card")).Item1.ShouldBe("Sentences that look like promises");
        page.Words.ShouldContain("2 of 2 still to decide.");
        page.Words.ShouldContain("somebody will do something: “will publish”; when: “by April 2027”");
        page.Words.ShouldNotContain("It rained");

        await keeper.Follow("Accept sentence 1");
        (keeper.Page.Answer("Who is to do it?"), keeper.Page.Answer("When, in its own words (optional)")).ShouldBe(("Council", "by April 2027"));
        (await keeper.Press("Accept as a promise")).Done.ShouldBe("The promise is recorded.");
        var behind = await place.SignedIn(BoardMember);
        await behind.Open(keeper.Page.Path.Split('?')[0]);
        (await keeper.Press("Reject sentence 2")).Words.ShouldContain("All of them are decided.");
        page = await behind.Press("Reject sentence 2");
        (page.Status, page.Problems[0]).ShouldBe((400, "Somebody has already decided on that sentence"));

        var story = (await Book(place).Find("P6")).ShouldNotBeNull();
        (story.Promise.Quote, story.Promise.Source, story.DueBy).ShouldBe(("The council will publish a joint plan by April 2027.", "Annual report", new DateOnly(2027, 4, 30)));
        (await place.Database.Value<long>("select count(*) from place_suggestion where decision = 'rejected'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_text_that_cannot_be_used_is_refused_in_a_sentence()
    {
        await using var place = await PlaceUnderTest.Open();
        var keeper = await place.SignedIn(BoardMember);
        async Task<string> Give(string text)
        {
            await keeper.Open("/promises/texts");
            return string.Join(" | ", (await keeper.Fill("What is the document called?", "A text").Fill("Paste the text", text).Press("Find promises")).Problems);
        }
        (await Give("")).ShouldBe("Paste the text, or choose a file");
        (await Give("It rained all day.")).ShouldBe("No sentence in this text looks like a promise. You can record one by hand instead.");
        (await Give("The council will publish a plan by April 2027.")).ShouldBe("");
        (await Give("The council will publish a plan by April 2027.")).ShouldBe("This text was already given. Open it from the list of texts.");
        (await keeper.Open("/promises/texts/0190f2c4-0000-7000-8000-000000000001")).Status.ShouldBe(404);
        (await keeper.Open("/promises/suggestions/not-an-id")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_file_is_read_as_text_and_what_is_none_is_refused()
    {
        await using var place = await PlaceUnderTest.Open();
        var keeper = await place.SignedIn(BoardMember);
        async Task<Page> Send(byte[] bytes)
        {
            await keeper.Open("/promises/texts");
            return await keeper.Fill("What is the document called?", "A file").Press("Find promises", "file", bytes);
        }
        (await Send([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])).Problems.ShouldBe(["This is not plain text; it may be a PDF or a Word file. Save it as plain text and send that."]);
        (await Send([0xa3, 0x39])).Problems.ShouldBe(["The text is not in UTF-8. Save it again as plain text in UTF-8."]);
        (await Send("The council will publish a plan by April 2027."u8.ToArray())).Heading.ShouldBe("Sentences that look like promises");
    }

    [Theory, OnBothDatabases]
    public async Task Loading_again_keeps_what_people_added(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var book = Book(place);
        (await book.AddEvidence(Some.Deed("promise.evidence"), "C000-6", Today, "", "It was published.", Verifies.Fully)).IsAccepted.ShouldBeTrue();
        (await book.Abandon(Some.Deed("promise.abandon"), "C003-2", Today, "Dropped.")).IsAccepted.ShouldBeTrue();
        // As a later version with other rows would do it.
        await place.Database.Sql("update place_promise set actor = 'Changed' where code = 'C000-6'");
        await place.Database.Sql("delete from place_promise_ending where promise = 'C003-1'");
        await place.Database.Sql("update kernel_deed set id = id || 'x' where action = 'reference.load' and reason like 'data/commitments%'");
        await PromiseData.Load(new Joinery.Design.ReferenceLoad(place.Database.Store, Some.Actor(), place.Clock));
        var story = (await book.Find("C000-6"))!;
        (story.Promise.Actor, story.Evidence.Count).ShouldBe(("HMG/DHSC", 1));
        ((await book.Find("C003-2"))!.Ending!.Reason, (await book.Find("C003-1"))!.Ending!.Kind).ShouldBe(("Dropped.", EndingKind.Abandoned));
        (await book.All()).Count.ShouldBe(32);
    }

    [Fact]
    public async Task The_table_for_spreadsheets_says_what_it_is_and_runs_nothing()
    {
        await using var place = await PlaceUnderTest.Open();
        await Book(place).Add(Some.Deed("promise.add"), new(PromiseKind.Commitment, "=HYPERLINK(\"x\")", "A \"quoted\" line,\nand another.", null, "", "Test", "", "", null));
        var page = await place.Visitor().Open("/promises.csv");
        page.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        page.Source.ShouldStartWith("# Promises as of 2026-10-01.");
        page.Source.ShouldContain("Open Parliament Licence v3.0");
        page.Source.ShouldContain("\nC003-9,commitment,DHSC,");
        page.Source.ShouldContain(",122,abandoned,");
        page.Source.ShouldContain("P6,commitment,\"'=HYPERLINK(\"\"x\"\")\",\"A \"\"quoted\"\" line,\nand another.\"");
    }

    [Fact]
    public async Task The_list_is_narrowed_by_status_and_actor()
    {
        await using var place = await PlaceUnderTest.Open();
        var visitor = place.Visitor();
        await visitor.Open("/promises");
        ((IHtmlSelectElement)visitor.Page.Field("Who is to do them")).Value = "HEE";
        var page = await visitor.Press("Show");
        page.Words.ShouldContain("1 of 32 promises");
        page.Path.ShouldContain("actor=HEE");
        (await visitor.Open("/promises?state=Superseded")).Words.ShouldContain("None of them fit.");
        (await visitor.Open("/promises?state=%3Cscript%3E&actor=%00")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_sent_twice_records_once()
    {
        await using var place = await PlaceUnderTest.Open();
        var deed = Some.Deed("promise.add");
        var promise = new NewPromise(PromiseKind.Commitment, "Council", "Twice.", null, "", "Test", "", "", null);
        (await Book(place).Add(deed, promise)).Value.ShouldBe("P6");
        (await Book(place).Add(deed, promise)).Refusal!.Code.ShouldBe("deed.repeated");
        (await Book(place).Find("P7")).ShouldBeNull();
    }
}
