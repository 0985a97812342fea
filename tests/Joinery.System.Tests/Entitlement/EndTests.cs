using Joinery.Entitlement.Accounts;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Deferrals;
using Joinery.Testing;
using Case = Joinery.Entitlement.Cases.Case;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>Agreements that end, and what an officer records about an account besides its statements.</summary>
public sealed class EndTests
{
    private static async Task<Visitor> At(PlaceUnderTest place, string reference, string task)
    {
        var officer = await place.SignedIn("Financial assessment officer");
        await officer.Open("/assessments");
        await officer.Follow(reference);
        await officer.Follow(task);
        return officer;
    }

    private static Id<Case> CaseOf(Visitor officer) => Id<Case>.Parse(officer.Page.Path.Split("/")[2]).Value;

    [Theory, OnBothDatabases]
    public async Task Nothing_stays_in_the_account_of_a_direct_payment_that_has_ended(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0366", "Direct payment");
        await officer.Follow("End the direct payment");
        var page = await officer.Fill("What is the first day without it?", new DateOnly(2026, 10, 1)).Fill("Why does it end?", "The person moves to a care home.").Press("End the direct payment");
        page.Words.ShouldContain("It ended on 1 October 2026. The person moves to a care home.");
        page.Words.ShouldNotContain("Review by");
        page.Words.ShouldContain("By the terms from 27 July 2026, £244.19 a week was paid.");
        await officer.Follow("Back to the task list");
        officer.Page.Words.ShouldContain("Direct payment Ended");
        await officer.Follow("Direct payment");
        await officer.Follow("Work out what is left over");
        officer.Page.Words.ShouldContain("Stays: nothing, since the direct payment has ended£0.00");
        officer.Page.Words.ShouldContain("Left over, before what is owed already£3,126.95");

        // What was asked back is not asked for twice.
        await officer.Fill("Why is it to be paid back?", "It ended.").Press("Ask for what is left over");
        await officer.Follow("Work out what is left over");
        officer.Page.Words.ShouldContain("Asked back before, and not paid yet£3,126.95");
        officer.Page.Words.ShouldContain("Left over, before what is owed already£0.00");
        (await officer.Fill("Why is it to be paid back?", "Again.").Press("Ask for what is left over")).Problems.Single().ShouldEndWith("£3,126.95 is owed or was asked back already");

        // A later end is refused: somebody agrees it anew instead.
        await officer.Open($"/assessments/{CaseOf(officer)}/direct-payment/end");
        (await officer.Fill("What is the first day without it?", new DateOnly(2026, 10, 9)).Fill("Why does it end?", "Later.").Press("End the direct payment")).Problems
            .ShouldBe(["It ended on 1 October 2026 already. Give that day or an earlier one, or agree it anew."]);
        (await (await place.SignedIn("Social worker")).Open(officer.Page.Path)).Status.ShouldBe(403);
        (await place.Database.Value<long>("select count(*) from kernel_deed where action = 'direct-payment.end'")).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_debt_bears_interest_after_the_deferral_has_ended_until_it_is_paid_back(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0219", "Deferred payment");
        var (id, book) = (CaseOf(officer), new AgreementBook(place.Database.Store));
        async Task<Debt> On(DateOnly day) => Debt.Until(day, await book.Of<Deferral>(OdsCode.Of("XHC"), id), Rules.RateBook.BuiltIn, new(2026, 10, 1)).Value;
        var goesOn = await On(new(2025, 6, 25));

        await officer.Follow("End it");
        var page = await officer.Fill("What is the first day without it?", new DateOnly(2025, 6, 4)).Fill("When did the person die? (optional)", new DateOnly(2025, 6, 3)).Fill("Why does it end?", "The person died.").Press("End the deferred payment");
        page.Words.ShouldContain("It ended on 4 June 2025: nothing more is deferred from that day on. The person died.");
        page.Facts.ShouldContain(("To be paid back", "By 1 September 2025: 90 days after the death"));
        var ended = await On(new(2025, 6, 25));
        ended.Weeks.Count.ShouldBe(goesOn.Weeks.Count);
        ended.Weeks.Where(week => week.From >= new DateOnly(2025, 6, 4)).Select(week => week.Deferred).Distinct().ShouldBe([Money.Zero]);
        ended.Weeks[^1].Interest.ShouldBeGreaterThan(Money.Zero);
        ended.Weeks.Where(week => week.From < new DateOnly(2025, 6, 4)).ShouldBe(goesOn.Weeks.Where(week => week.From < new DateOnly(2025, 6, 4)));

        // Paid back, and nothing is added afterwards: the rate of July 2025, which is not known, is not needed.
        await officer.Follow("Add to what is known of its end");
        officer.Page.Answer("Why does it end?").ShouldBe("");
        page = await officer.Fill("When was the debt paid back in full? (optional)", new DateOnly(2025, 6, 25)).Fill("Why does it end?", "The home was sold by the family.").Press("End the deferred payment");
        page.Facts.ShouldContain(("To be paid back", "It was, on 25 June 2025"));
        page.Words.ShouldNotContain("Interest is not known");
        (await On(new(2026, 10, 1))).Weeks.ShouldBe(ended.Weeks);
        (await book.Kinds(OdsCode.Of("XHC"), id)).Single(one => one.Kind == Deferral.Kind).IsEnd.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task A_stay_in_a_care_home_is_held_against_the_four_weeks_of_a_year(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0366", "Direct payment");
        await officer.Follow("Record a stay in a care home");
        (await officer.Press("Record")).Problems.ShouldBe(["Enter a stay, or choose one that was recorded wrongly"]);
        (await officer.Fill("What was the first night?", new DateOnly(2026, 7, 1)).Press("Record")).Problems.ShouldBe(["Enter the day of leaving"]);
        var page = await officer.Fill("On which day did the person leave?", new DateOnly(2026, 7, 22)).Press("Record");
        page.Words.ShouldContain("1 July 202622 July 202621");
        page.Words.ShouldNotContain("at most 4 weeks in a row in a care home in any 12 months; with");

        // Less than four weeks apart: the two are one.
        await officer.Follow("Record a stay in a care home");
        (await officer.Fill("What was the first night?", new DateOnly(2026, 7, 21)).Fill("On which day did the person leave?", new DateOnly(2026, 8, 16)).Press("Record")).Problems.Single().ShouldStartWith("There is a stay already for some of these days");
        page = await officer.Fill("What was the first night?", new DateOnly(2026, 8, 8)).Press("Record");
        page.Words.ShouldContain("A direct payment may buy at most 4 weeks in a row in a care home in any 12 months; with the stay from 8 August 2026 it would be more.");
        await officer.Follow("Record a stay in a care home");
        page = await officer.Choose("8 August 2026, left on 16 August 2026").Press("Record");
        page.Words.ShouldNotContain("it would be more");
        (await new AccountBook(place.Database.Store).Of(OdsCode.Of("XHC"), CaseOf(officer))).Homes.Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_line_was_for_is_said_later_and_a_statement_without_it_changes_nothing(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0366", "Direct payment");
        var (id, accounts) = (CaseOf(officer), new AccountBook(place.Database.Store));
        await officer.Follow("Say what they were for");
        (await officer.Press("Keep these")).Problems.ShouldBe(["Choose what at least one line was for"]);
        var page = await officer.Select("11 September 2026, £60.00: Cash machine", "Gambling").Press("Keep these");
        page.Words.ShouldContain("11 September 2026, £60.00. A direct payment must not buy this: gambling.");
        page.Words.ShouldNotContain("Nobody has said");
        (await accounts.Sort(Some.Deed("direct-payment.sort", Some.Actor() with { Organisation = OdsCode.Of("XHC") }), id, new Dictionary<string, string> { ["C905"] = "plan" })).Refusal!.Code.ShouldBe("account.sorted-since");
        (await officer.Open($"/assessments/{id}/direct-payment/lines")).Words.ShouldContain("Every line says what it was for.");

        var again = CardFile.Read(Joinery.Place.Imports.ImportFile.Of("statement", System.Text.Encoding.UTF8.GetBytes("Date,Reference,Kind,Words,Paid in,Paid out\n2026-09-11,C905,,Cash machine,,60.00\n")).Value, new(2026, 10, 1)).Value;
        (await accounts.Take(Some.Deed("direct-payment.import", Some.Actor() with { Organisation = OdsCode.Of("XHC") }), id, again)).IsAccepted.ShouldBeTrue();
        var account = await accounts.Of(OdsCode.Of("XHC"), id);
        (account.Statements[0].Held, account.Statements[0].Rejected, account.Unsorted.Count).ShouldBe((1, 0, 0));
        // In 18 whole weeks the terms let the council and the NHS pay in more than they did.
        account.Due.Weeks.ShouldBe((account.Lines[0].Day.DayNumber - account.Versions.Min(one => one.From).DayNumber + 1) / 7);
        account.Due.FromAuthority.ShouldBe(account.Versions[0].Terms.Weekly * account.Due.Weeks);
        account.Due.AuthorityPaid.ShouldBe(new Money(4_900_00));
    }
}
