using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>Tests beside the charge, what-ifs, reviews and the authority's own choices, as an officer meets them.</summary>
public sealed class OtherTestsTests
{
    private const string Officer = "Financial assessment officer";

    private static async Task<Visitor> AtTheCase(PlaceUnderTest place)
    {
        var officer = await place.SignedIn(Officer);
        await officer.Open("/assessments");
        await officer.Follow("HV-0412");
        return officer;
    }

    [Theory, OnBothDatabases]
    public async Task Every_test_that_is_asked_for_stands_in_the_result_and_can_be_left_out_again(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtTheCase(place);
        officer.Page.Words.ShouldContain("Pension Credit Not asked for");

        await officer.Follow("Pension Credit");
        await officer.Press("Save and go back");
        await officer.Follow("Adaptations: Disabled Facilities Grant");
        await officer.Choose("An owner").Fill("What do the eligible works cost?", "9,400").Press("Save and go back");
        await officer.Follow("NHS-funded nursing care");
        await officer.Choose("The standard rate").Press("Save and go back");
        officer.Page.Words.ShouldContain("Pension Credit In the result");

        await officer.Follow("Result and decision");
        officer.Page.Words.ShouldContain("guarantee credit and");
        officer.Page.Words.ShouldContain("An estimate. The Department for Work and Pensions decides.");
        officer.Page.Words.ShouldContain("A grant of £");
        officer.Page.Words.ShouldContain("The NHS pays £267.68 a week to the home");
        officer.Page.Words.ShouldContain("Show the working: Disabled Facilities Grant");

        await officer.Follow("Back to the task list");
        await officer.Follow("NHS-funded nursing care");
        await officer.Press("Leave this test out");
        officer.Page.Words.ShouldContain("NHS-funded nursing care Not asked for");
    }

    [Theory, OnBothDatabases]
    public async Task The_team_recommends_in_its_own_words_and_no_score_is_made(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtTheCase(place);
        await officer.Follow("NHS Continuing Healthcare: decision support tool");
        foreach (var domain in new[] { "Breathing", "Nutrition", "Continence", "Skin, including tissue viability", "Mobility", "Communication", "Psychological and emotional needs", "Cognition", "Behaviour", "Drug therapies and medication", "Altered states of consciousness", "Other significant care needs" })
            officer.Select(domain, domain == "Behaviour" ? "Priority" : "No needs");
        (await officer.Choose("Not eligible").Press("Save and go back")).Problems.ShouldBe(
        [
            "Describe the nature of the needs in the team’s words", "Describe the intensity of the needs in the team’s words", "Describe the complexity of the needs in the team’s words",
            "Describe the unpredictability of the needs in the team’s words", "Say why the team recommends this",
        ]);
        await officer.Fill("Nature: what the needs are, and their effect", "Restless at night.").Fill("Intensity: how much, how severe and how long", "Every night.")
            .Fill("Complexity: how the needs act on each other", "One need.").Fill("Unpredictability: how they change, and the risk when care does not come in time", "Steady.")
            .Fill("Why does the team recommend this?", "Managed with usual care.").Press("Save and go back");

        await officer.Follow("Result and decision");
        officer.Page.Words.ShouldContain("A priority level: a clear recommendation of eligibility is expected. The team recommends: not eligible. Managed with usual care.");
        officer.Page.Words.ShouldNotContain("score");
    }

    [Theory, OnBothDatabases]
    public async Task A_checklist_needs_every_domain_and_says_on_which_ground(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtTheCase(place);
        await officer.Follow("NHS Continuing Healthcare: checklist");
        var page = await officer.Press("Save and go back");
        page.Problems.Count.ShouldBe(11);
        page.Problems[0].ShouldBe("Choose a level for breathing");
    }

    [Theory, OnBothDatabases]
    public async Task What_if_shows_every_test_then_and_keeps_nothing(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtTheCase(place);
        await officer.Follow("Result and decision");
        officer.Page.Words.ShouldContain("Care at home£98.31");
        await officer.Follow("What if something were different?");

        (await officer.Press("Show what it would do")).Problems.ShouldBe(["Change something, to see what it would do"]);
        (await officer.Fill("By how much do the savings change? (optional)", "-20,000").Press("Show what it would do")).Problems.ShouldBe(["There is not so much money to spend: £16,420.00 is known"]);
        officer.Page.Answer("By how much do the savings change? (optional)").ShouldBe("-20,000");

        // 2,500 more: ten more steps of £250 between the limits.
        var page = await officer.Fill("By how much do the savings change? (optional)", "2,500").Press("Show what it would do");
        page.Words.ShouldContain("Care at home£98.31£108.31£10.00");
        page.Words.ShouldContain("Tariff income from capital9.0019.00");
        // A home that is sold is money: 238,000 less a tenth is far above the limit, and the council asks £6 for arranging the care.
        page = await officer.Fill("By how much do the savings change? (optional)", "").Choose("The home is sold").Press("Show what it would do");
        page.Words.ShouldContain("Care at home£98.31£348.50£250.19Capital above the limit: the whole cost");

        await officer.Follow("Back to the task list");
        await officer.Follow("Result and decision");
        officer.Page.Words.ShouldContain("Care at home£98.31");
    }

    [Theory, OnBothDatabases]
    public async Task A_choice_of_the_authority_is_published_by_name_and_used_by_the_next_decision(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        await officer.Open("/charging-policies/choices/new");
        Visitor Choice(string item, string value) => officer.Select("What was decided?", item).Fill("The figure, in pounds, percent, nights or days", value).Fill("From which day does it hold?", new DateOnly(2026, 10, 1))
            .Fill("Where does it stand in the policy?", "paragraph 4.2").Fill("Who decided it, and when?", "The cabinet, on 14 September.");
        (await Choice("Percent of the available income that the charge takes", "120").Press("Publish")).Problems.Single().ShouldContain("between 0 and 100");
        (await Choice("Percent of the available income that the charge takes", "80").Press("Publish")).Words.ShouldContain("Percent of the available income that the charge takes80%1 October 2026");
        officer.Page.Words.ShouldContain("Helen Birch");
        await officer.Open("/charging-policies/choices/new");
        (await Choice("Percent of the available income that the charge takes", "70").Press("Publish")).Problems.Count.ShouldBe(1);

        // 80% of 98.31, rounded down for the person.
        await officer.Open("/assessments");
        await officer.Follow("HV-0412");
        await officer.Follow("Result and decision");
        officer.Page.Words.ShouldContain("Care at home£78.64");
        var letter = await officer.Fill("From which day does the person pay?", new DateOnly(2026, 10, 12)).Fill("Why is it decided now?", "The council changed its policy.").Press("Decide");
        letter.Words.ShouldContain("From 12 October 2026 you pay £78.64 a week.");
        letter.Words.ShouldContain("XHC version 2");

        var anybody = place.Visitor();
        (await anybody.Open("/charging-policies")).Words.ShouldContain("Harbourne");
        (await anybody.Open("/charging-policies/XHC")).Words.ShouldContain("paragraph 4.2");
    }

    [Theory, OnBothDatabases]
    public async Task Who_pays_for_each_service_is_shown_from_change_to_change(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtTheCase(place);
        await officer.Follow("Services");
        (await officer.Press("Add this service")).Problems.ShouldBe(["Enter what the service is", "Enter what it costs a week", "Enter the first day", "Choose what the NHS pays"]);
        (await officer.Fill("What is it?", "day centre").Fill("What does it cost a week?", "60").Fill("On which day does it begin?", new DateOnly(2026, 11, 2)).Choose("An agreed part").Press("Add this service")).Problems.ShouldBe(["Enter the part of the NHS"]);
        await officer.Fill("If an agreed part: how much of it?", "25").Press("Add this service");
        officer.Page.Words.ShouldContain("day centre£60.002 November 202625%");

        await officer.Follow("Who pays for each service");
        officer.Page.Words.ShouldContain("Reablement no longer free: its six weeks are over.");
        officer.Page.Words.ShouldContain("day centre£60.00£15.00");
        officer.Page.Words.ShouldContain("It ends before a year is over.");
    }

    [Theory, OnBothDatabases]
    public async Task A_decision_is_looked_at_again_on_its_day(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        (await officer.Open("/assessments/reviews")).Words.ShouldContain("HV-0412");
        officer.Page.Words.ShouldContain("In 365 days");
        place.Clock.MoveTo(new DateTimeOffset(2027, 10, 20, 9, 0, 0, TimeSpan.Zero));
        officer = await place.SignedIn(Officer);
        (await officer.Open("/assessments/reviews")).Words.ShouldContain("days overdue");
    }
}
