using AngleSharp.Html.Dom;
using Joinery.Place;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Place;

/// <summary>Care models: read by everyone, kept by those with the right, with their history.</summary>
public sealed class ModelPageTests
{
    private const string BoardMember = "Health and wellbeing board member";

    [Theory, OnBothDatabases]
    public async Task Everyone_reads_what_is_in_place_what_changed_and_whether_to_believe_it(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var visitor = place.Visitor();
        (await visitor.Open("/models")).Texts("main tbody tr").ShouldContain("Neighbourhood healthSince January 2025368.0%");
        var page = await visitor.Follow("Neighbourhood health");
        page.Texts(".joinery-stat__number").ShouldBe(["68.0%", "64.5%", "1 of 3", "490"]);
        page.Words.ShouldContain("66.7% if every site counts alike");
        page.Words.ShouldContain("of the 20,000 people of systems with a site");
        page.Texts(".govuk-summary-card .govuk-tag").ShouldBe(["Credible", "Not credible"], ignoreOrder: true);
        page.Words.ShouldContain("chose themselves");
        page.Words.ShouldContain("chance alone may explain the difference");
        page.Words.ShouldNotContain("Record a site");

        page = await visitor.Open("/models/vanguards");
        page.Facts.ShouldContain(("Difference in differences", "−4.7 percentage points, −4.4214% relative"));
        page.Texts("main td").ShouldContain("£194.5 million");
        page.Words.ShouldContain("£389 million£778 million£2.00£389 million£0.00£194.5 million£583.5 million");
        page.Words.ShouldContain("No audited return is known here.");
        page.Words.ShouldContain("No site is recorded here yet.");
        (await visitor.Open("/models/nothing")).Status.ShouldBe(404);
        (await visitor.Open("/models/sites/0190f2c4-0000-7000-8000-000000000001")).Status.ShouldBe(404);
        (await visitor.Open("/places/X54000001")).Words.ShouldContain("Neighbourhood health, 3 sites");
        (await visitor.Open("/places/X06000001")).Words.ShouldContain("Neighbourhood health, 1 site");
        (await visitor.Open("/places/E10000014")).Words.ShouldContain("No site of a care model is recorded here.");
    }

    [Theory, OnBothDatabases]
    public async Task A_site_is_recorded_comes_forward_and_ends_and_its_history_stays(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/models/neighbourhood-health/new-site");
        var page = await keeper.Fill("Code of the place or organisation", "x99000003").Fill("How many people does it serve?", "2,900").Fill("When did it take the model up?", new DateOnly(2026, 4, 1)).Fill("Where is this published?", "Board paper 7").Press("Record site");
        (page.Heading, page.Done).ShouldBe(("Thornley Vale", "The site is recorded."));
        page.Facts.ShouldContain(("In place", "0 of 6 elements"));

        await keeper.Follow("Record an element");
        ((IHtmlSelectElement)keeper.Page.Field("Which element?")).Value = "4";
        page = await keeper.Choose("Yes, in full").Fill("Since when?", new DateOnly(2026, 5, 1)).Fill("What shows it?", "The team meets each week.").Fill("Where can it be read? (optional)", "https://example.org/team").Press("Record element");
        page.Facts.ShouldContain(("In place", "1 of 6 elements"));
        await keeper.Follow("Record an element");
        ((IHtmlSelectElement)keeper.Page.Field("Which element?")).Value = "4";
        page = await keeper.Choose("No, or no longer").Fill("Since when?", new DateOnly(2026, 9, 1)).Fill("What shows it?", "The team was dissolved.").Press("Record element");
        page.Facts.ShouldContain(("In place", "0 of 6 elements"));

        await keeper.Follow("Change the people served, or end it");
        page = await keeper.Fill("How many people does it serve?", "3000").Fill("Last day on which it followed the model (optional)", new DateOnly(2026, 9, 30)).Fill("What changes, and why?", "Ended after the review.").Press("Record change");
        page.Facts.ShouldContain(("Follows the model", "1 April 2026 to 30 September 2026"));
        page.Texts(".moj-timeline__title").Count.ShouldBe(4);
        (await place.Database.Value<long>("select count(*) from place_model_site where body = 'X99000003'")).ShouldBe(2);
        (await place.Visitor().Open("/models/neighbourhood-health")).Words.ShouldContain("Until 30 September 2026");
        (await place.Database.Store.Read(db => DeedChain.Latest(db, long.MaxValue, 4))).Select(deed => deed.Action).ShouldBe(["model.change", "model.element", "model.element", "model.site"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_evaluation_and_money_are_recorded_and_shown_apart(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/models/vanguards/new-evaluation");
        keeper.Fill("What was counted?", "Emergency admissions").Fill("In which two periods?", "2014/15 to 2017/18").Fill("With the model, before", "40,000").Fill("With the model, after", "40,800").Fill("Elsewhere, before", "160,000").Fill("Elsewhere, after", "168,000")
            .Fill("With the model, first earlier period", "42,000");
        (await keeper.Fill("Where are the counts published?", "Test").Press("Record evaluation")).Problems.ShouldBe(["Give all four counts of the earlier periods, or none of them"]);
        keeper.Page.Answer("With the model, first earlier period").ShouldBe("42,000", "answers are kept");
        var page = await keeper.Fill("With the model, second earlier period", "40,000").Fill("Elsewhere, first earlier period", "158,000").Fill("Elsewhere, second earlier period", "160,000").Press("Record evaluation");
        page.Done.ShouldBe("The evaluation is recorded.");
        page.Facts.ShouldContain(("Relative risk", "0.971 (95% interval 0.957 to 0.987)"));
        page.Texts(".govuk-summary-card .govuk-tag").ShouldBe(["Not checked", "Not credible"]);

        await keeper.Open("/models/vanguards/new-return");
        page = await keeper.Choose("What an audit found").Fill("What was the money for?", "One site").Fill("What did it cost?", "2,000,000").Fill("What did it give, in all?", "1,500,000").Fill("Where is this published?", "Test").Press("Record money");
        page.Words.ShouldContain("£2,000,000.00£1,500,000.00£0.75−£500,000.00");
        page.Words.ShouldNotContain("No audited return is known here.");
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_shown_again()
    {
        await using var place = await PlaceUnderTest.Open();
        var keeper = await place.SignedIn(BoardMember);
        await keeper.Open("/models/neighbourhood-health/new-site");
        (await keeper.Press("Record site")).Problems.ShouldBe(["Enter the code of the place or organisation", "Enter how many people it serves", "Enter the day on which it took the model up", "Enter where this is published"]);
        var page = await keeper.Fill("Code of the place or organisation", "NOWHERE").Fill("How many people does it serve?", "10").Fill("When did it take the model up?", new DateOnly(2026, 4, 1)).Fill("Where is this published?", "Test").Press("Record site");
        (page.Status, page.Problems[0]).ShouldBe((400, "There is no area or organisation with the code NOWHERE. Find its code under Places."));
        (await keeper.Fill("Code of the place or organisation", "X99000001").Press("Record site")).Problems[0].ShouldBe("X99000001 is already a site of this model. Change that one instead.");

        var adoptions = new Adoptions(place.Database.Store, FrameworkBook.Load());
        var site = (await adoptions.Of("neighbourhood-health"))[0].Site;
        (await adoptions.Begin(Some.Deed(), "nothing", "XHC", 1, site.FromDay, "Test")).Refusal!.Code.ShouldBe("model.missing");
        (await adoptions.RecordElement(Some.Deed(), site.Id, 7, true, site.FromDay, "Test", "")).Refusal!.Code.ShouldBe("model.element-missing");
        (await adoptions.RecordElement(Some.Deed(), site.Id, 1, true, site.FromDay.AddDays(-1), "Test", "")).Refusal!.Code.ShouldBe("model.too-early");
        (await adoptions.RecordElement(Some.Deed(), site.Id, 1, true, site.FromDay, "Test", "nowhere")).Refusal!.Code.ShouldBe("model.url");
        (await adoptions.RecordElement(Some.Deed(), Some.Id<ModelSite>(), 1, true, site.FromDay, "Test", "")).Refusal!.Code.ShouldBe("model.site-missing");
        (await adoptions.Change(Some.Deed(), site.Id, 1, site.FromDay.AddDays(-1), "Test")).Refusal!.Code.ShouldBe("model.backwards");
        (await adoptions.AddReturn(Some.Deed(), "vanguards", "Test", Money.Zero, Money.Zero, Measures.Standing.Forecast, "Test")).Refusal!.Code.ShouldBe("measures.cost-not-positive");
    }

    [Theory]
    [InlineData("/models/vanguards/new-site")]
    [InlineData("/models/vanguards/new-evaluation")]
    [InlineData("/models/vanguards/new-return")]
    public async Task Only_those_with_the_right_keep_the_register(string path)
    {
        await using var place = await PlaceUnderTest.Open();
        (await place.Visitor().Open(path)).Heading.ShouldBe("Sign in");
        (await (await place.SignedIn("Social worker")).Open(path)).Status.ShouldBe(403);
        (await (await place.SignedIn("System administrator")).Open(path)).Status.ShouldBe(200);
    }

    [Theory, OnBothDatabases]
    public async Task Peers_are_shown_with_what_they_were_chosen_by(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        (await place.Visitor().Open("/places/E10000014/peers")).Words.ShouldContain("No features of this area have been imported yet");
        (await place.Visitor().Open("/places/NOWHERE/peers")).Status.ShouldBe(404);
        var book = new PeerFeatures(place.Database.Store);
        PeerNumber[] numbers = [.. new[] { "E10000014", "E10000012", "E10000034", "E10000028" }.SelectMany((code, i) => new[] { new PeerNumber(AreaCode.Of(code), "Over 85, %", 3 + i * 0.1, "2024", "ONS"), new PeerNumber(AreaCode.Of(code), "Density", 100 + 40 * i, "2021", "Census") }).SkipLast(1)];
        (await book.Import(Some.Deed(), numbers)).Value.ShouldBe(7);
        (await book.Import(Some.Deed(), numbers)).Value.ShouldBe(0);
        var page = await place.Visitor().Open("/places/E10000014/peers");
        page.Words.ShouldContain("The nearest 2");
        page.Words.ShouldContain("1 area is not compared because a number is missing.");
        page.Words.ShouldContain("Density1002021Census");
        (await book.Import(Some.Deed(), [.. numbers.Where(number => number.Feature == "Density").Select(number => number with { Value = 5 })])).Value.ShouldBe(3);
        (await place.Database.Value<long>("select count(*) from place_peer_feature")).ShouldBe(7);
    }
}
