using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>Top-ups, and capital that counts as still there, as an officer records them.</summary>
public sealed class TopUpTests
{
    private static async Task<Visitor> At(PlaceUnderTest place, string reference, string task)
    {
        var officer = await place.SignedIn("Financial assessment officer");
        await officer.Open("/assessments");
        await officer.Follow(reference);
        await officer.Follow(task);
        return officer;
    }

    [Theory, OnBothDatabases]
    public async Task A_top_up_needs_eight_terms_and_a_person_needs_a_ground_to_pay_their_own(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0219", "Top-up");
        officer.Page.Words.ShouldContain("A deferred payment agreement is in force: it must cover the top-up");
        officer.Select("For which place?", "Care home").Choose("The person").Fill("What does the place cost more a week?", "75").Fill("What is the personal budget for this kind of place a week?", "905").Fill("To whom is it paid?", "The council").Fill("Why is it agreed now?", "Chosen.");
        var page = await officer.Press("Agree the top-up");
        page.Problems.ShouldBe(["The agreement lacks the frequency, the review, what happens when payment stops, what happens when the price rises, what happens when the payer's means change. A top-up needs all eight terms in writing."]);
        officer.Select("How often is it paid?", "Every four weeks").Fill("How is it reviewed?", "Each year").Fill("What happens when payment stops?", "A move may follow").Fill("What happens when the home’s price rises?", "Shared")
            .Fill("What happens when the payer’s means change?", "A month’s notice").Fill("What is paid a week?", "80");
        (await officer.Press("Agree the top-up")).Problems.Single().ShouldStartWith("The payer must be able and willing");
        officer.Choose("The payer is able and willing for as long as it is expected to last, and had information and advice");
        (await officer.Press("Agree the top-up")).Problems.ShouldBe(["The payment must be above £0 and no more than the additional cost, £75.00"]);
        page = await officer.Fill("What is paid a week?", "60").Press("Agree the top-up");
        page.Words.ShouldContain("1 October 2026Care homeThe person£60.00£75.00The councilChosen.Helen Birch");
        page.Words.ShouldContain("Review by 1 October 2027.");

        // Who pays for the place is worked out with it, and with what is deferred, until it ends.
        await officer.Open(page.Path.Replace("/top-up", "/who-pays", StringComparison.Ordinal));
        officer.Page.Words.ShouldContain("Person, deferred");
        (await officer.Fill("Show a year from another day on", "2026-09-15").Press("Show")).Words.ShouldContain("A top-up of £60.00 a week for care home, paid by the person, as agreed.");
        (await officer.Fill("Show a year from another day on", "2024-10-01").Press("Show")).Words.ShouldContain("Up to £852.20 a week of the charge deferred, as agreed.");
        await officer.Open(page.Path);

        await officer.Follow("End it");
        (await officer.Press("End the top-up")).Problems.ShouldBe(["Say why it ends"]);
        (await officer.Fill("What is the first day without it?", new DateOnly(2026, 9, 30)).Fill("Why does it end?", "Another room.").Press("End the top-up")).Problems.ShouldBe(["It was first agreed from 1 October 2026, and cannot end before that day"]);
        page = await officer.Fill("What is the first day without it?", new DateOnly(2026, 12, 1)).Press("End the top-up");
        page.Words.ShouldContain("It ends on 1 December 2026. Another room.");
        page.Words.ShouldNotContain("Review by");

        // Without the deferral there is no ground.
        await place.Database.Sql("delete from entitlement_agreement where kind = 'deferred-payment'");
        page = await officer.Fill("Why is it agreed now?", "Again.").Press("Agree the top-up");
        page.Problems.Single().ShouldStartWith("The person may pay their own top-up only in the first 12 weeks");
        page.Words.ShouldContain("Not today.");
        (await place.Database.Value<long>("select count(*) from entitlement_agreement where kind = 'top-up' and not is_end")).ShouldBe(1);
        (await (await place.SignedIn("Social worker")).Open(page.Path)).Status.ShouldBe(403);
    }

    [Theory, OnBothDatabases]
    public async Task Capital_that_was_given_up_counts_and_falls_by_what_it_makes_the_person_pay_more(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0412", "Notional capital");
        (await officer.Press("Decide")).Problems.ShouldBe(["Enter what it was", "Enter what was given up", "Say why avoiding the charge was a significant motive"]);
        officer.Fill("What was it?", "savings account").Fill("How much was given up?", "2,000").Fill("Why was avoiding the charge a significant motive?", "It was given the week after the assessment was asked for.");
        (await officer.Press("Decide")).Problems.ShouldBe(["There is already capital of that name. Give it another one."]);
        var page = await officer.Fill("What was it?", "gift of savings").Press("Decide");

        // 16,420 and 2,000 make 8 more of £250, so the charge is £8 a week more until less than 1,750 of it is left.
        page.Words.ShouldContain("gift of savings: £2,000.00");
        page.Words.ShouldContain("1 October 2026£2,000.00");
        page.Words.ShouldContain("£8.00£1,992.00");
        page.Words.ShouldNotContain("from now on");

        // Three weeks later £24 of it is gone, and the assessment counts what is left.
        place.Clock.Move(TimeSpan.FromDays(22));
        officer = await At(place, "HV-0412", "Notional capital");
        page = officer.Page;
        page.Words.ShouldContain("£1,976.00 is left on 22 October 2026, by the facts of the assessment as they are now. The assessment still counts £2,000.00.");
        page = await officer.Press("Count £1,976.00 from now on");
        page.Words.ShouldContain("gift of savings: £1,976.00");
        page.Words.ShouldContain("£1,976.00 is what was left on 22 October 2026.");
        page.Words.ShouldContain("22 October 2026£1,976.00");
        page.Words.ShouldNotContain("from now on");
        await officer.Follow("Back to the task list");
        officer.Page.Words.ShouldContain("Notional capital In the result");
        await officer.Follow("Savings and property");
        officer.Page.Words.ShouldContain("No: given up, and counts as still there");
    }
}
