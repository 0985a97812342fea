using System.Text;
using Joinery.Entitlement.Accounts;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Budgets;
using Joinery.Entitlement.Deferrals;
using Joinery.Testing;
using Shouldly;
using Xunit;
using Case = Joinery.Entitlement.Cases.Case;

namespace Joinery.SystemTests.Entitlement;

/// <summary>One budget of both services, the direct payment out of it, and a charge that is deferred, as an officer agrees and watches them.</summary>
public sealed class BudgetTests
{
    private const string Officer = "Financial assessment officer";

    private static async Task<Visitor> At(PlaceUnderTest place, string reference)
    {
        var officer = await place.SignedIn(Officer);
        await officer.Open("/assessments");
        await officer.Follow(reference);
        return officer;
    }

    private static Id<Case> CaseOf(Visitor officer) => Id<Case>.Parse(officer.Page.Path.Split('/')[2]).Value;

    private static async Task State(Visitor officer)
    {
        await officer.Follow("Personal budget");
        await officer.Fill("From which day does it hold?", new DateOnly(2026, 10, 5)).Fill("Which need does home care meet? (council)", "Washing").Fill("What is home care to achieve? (council)", "Is clean")
            .Fill("Which need does reablement meet? (council)", "Walking").Fill("What is reablement to achieve? (council)", "Walks again").Fill("Why is the budget stated now?", "The plan is agreed.").Press("State the budget");
        // Nursing begins on that day, so the page asks for its lines too.
        officer.Page.Problems.ShouldBe(
        [
            "Say which need nursing visits meets (NHS)", "Say what nursing visits is to achieve (NHS)", "Say which need nursing visits meets (council)", "Say what nursing visits is to achieve (council)",
        ]);
        officer.Page.Answer("Which need does home care meet? (council)").ShouldBe("Washing");
        await officer.Fill("Which need does nursing visits meet? (NHS)", "Breathing").Fill("What is nursing visits to achieve? (NHS)", "Sleeps")
            .Fill("Which need does nursing visits meet? (council)", "Dressings").Fill("What is nursing visits to achieve? (council)", "Heals").Press("State the budget");
    }

    [Theory, OnBothDatabases]
    public async Task One_budget_of_both_services_is_stated_and_the_person_pays_towards_social_care_alone(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0412");
        officer.Page.Words.ShouldContain("Direct payment Cannot start yet");
        await State(officer);

        // 60% of 114.50 is the NHS's; 228.00 and the rest are social care; reablement is free until 25 October.
        officer.Page.Heading.ShouldBe("Your personal budget");
        officer.Page.Words.ShouldContain("From 5 October 2026 your budget is £342.50 a week.");
        officer.Page.Words.ShouldContain("Personal health budget, from the NHS£68.70");
        officer.Page.Words.ShouldContain("Personal budget for social care£273.80");
        officer.Page.Words.ShouldContain("Beside it: free reablement£310.00");
        officer.Page.Words.ShouldContain("nursing visits, NHS£68.70BreathingSleeps");
        var id = CaseOf(officer);
        var budgets = new AgreementBook(place.Database.Store);
        var stated = (await budgets.Of<Budget>(OdsCode.Of("XHC"), id)).Single();
        (stated.Terms.Statement.PersonPays + stated.Terms.Statement.CouncilPays).ShouldBe(stated.Terms.Statement.Social);
        stated.Terms.Statement.PersonPays.ShouldBeGreaterThan(Money.Zero);
        (await budgets.Of<Budget>(OdsCode.Of("XCQ"), id)).ShouldBeEmpty();
        ((await budgets.Kinds(OdsCode.Of("XHC"), id)).Single().Kind, (await budgets.Kinds(OdsCode.Of("XCQ"), id)).Count).ShouldBe(("budget", 0));
        (await place.Database.Value<long>("select count(*) from kernel_deed where action = 'budget.state'")).ShouldBe(1);
        (await budgets.Agree(Some.Deed("budget.state"), id, 1, stated.From, stated.Terms, "Elsewhere.")).Refusal!.Code.ShouldBe("case.missing");

        (await officer.Open($"/assessments/{id}/budget/9")).Status.ShouldBe(404);
        (await (await place.SignedIn("Social worker")).Open($"/assessments/{id}/budget")).Status.ShouldBe(403);
        // Two on one page: the second is told.
        await officer.Open($"/assessments/{id}/budget");
        var other = await place.SignedIn(Officer);
        await other.Open(officer.Page.Path);
        Task<Page> Again(Visitor visitor) => visitor.Fill("From which day does it hold?", new DateOnly(2026, 10, 6)).Fill("Why is the budget stated now?", "Again.").Press("State the budget");
        (await Again(other)).Heading.ShouldBe("Your personal budget");
        (await Again(officer)).Problems.ShouldBe(["Somebody else recorded a version since you opened the page. Look at what is there now, and send it again."]);
    }

    private static Visitor FillTerms(Visitor officer, string account = "A bank account for this money alone") => officer.Fill("From which day do these terms hold?", new DateOnly(2026, 10, 5))
        .Choose("home care, council: £228.00 a week").Choose("nursing visits, NHS: £68.70 a week").Choose("It is taken off: less is paid into the account").Choose("No").Choose("The person").Choose(account)
        .Fill("What may it buy?", "An assistant.").Fill("Why is it agreed now?", "The person chose it.");

    [Theory, OnBothDatabases]
    public async Task A_direct_payment_is_agreed_as_far_as_the_law_lets_it(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0412");
        var id = CaseOf(officer);
        (await officer.Open($"/assessments/{id}/direct-payment")).Words.ShouldContain("State the personal budget first");
        await officer.Open($"/assessments/{id}");
        await State(officer);
        await officer.Open($"/assessments/{id}");
        await officer.Follow("Direct payment");
        await officer.Follow("Agree a direct payment");

        FillTerms(officer, "The person’s own bank account").Choose("An authorised person, for somebody who lacks capacity").Select("Who of the family is paid for the care?", "A brother or sister")
            .Choose("They live in the same household as the person").Fill("If in the person’s own bank account: for how many items in the financial year?", "2");
        var page = await officer.Press("Agree these terms");
        page.Problems.ShouldBe(
        [
            "An authorised person who is neither family nor a friend needs a criminal record certificate. See it first, and tick that you did.",
            "Only an NHS payment for one item, or for at most five in a financial year, may go to a personal bank account. Choose an account for this money alone.",
            "A partner, or close family in the same household, may be paid only where it is necessary. Give the officer, the day and the reason.",
        ]);
        page.Answer("What may it buy?").ShouldBe("An assistant.");
        page = await officer.Choose("showed a criminal record certificate").Choose("A prepaid card").Fill("If a partner, or close family in the same household: why is it necessary to pay them?", "Nobody else can come at night.").Press("Agree these terms");
        page.Heading.ShouldBe("Direct payment");
        page.Facts.ShouldContain(("From the NHS", "£68.70 a week, in full"));
        page.Facts.ShouldContain(("Paid for the care", "A brother or sister, of the same household. Necessary: Nobody else can come at night."));
        page.Facts.ShouldContain(("Review by", "5 January 2027: three months after it began, since the NHS pays into it"));
        var terms = (await new AgreementBook(place.Database.Store).Of<DirectPayment>(OdsCode.Of("XHC"), id)).Single().Terms;
        (terms.Health, terms.Social, terms.Weekly).ShouldBe((new Money(68_70), new Money(228_00), terms.Gross - terms.Contribution));

        await officer.Follow("Change the terms, or record a review");
        (await officer.Choose("Yes").Fill("Why is it agreed now?", "Under an order.").Press("Agree these terms")).Problems.Single().ShouldStartWith("Somebody under one of these orders");
    }

    private static async Task<Page> Send(Visitor officer, Id<Case> id, string csv, string name = "statement.csv")
    {
        await officer.Open($"/assessments/{id}/direct-payment/statement");
        using var content = new MultipartFormDataContent();
        foreach (var (field, answer) in officer.AnswersOf("Import").Where(one => one.Key != "file")) content.Add(new StringContent(answer), field);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", name);
        return await officer.Post($"/assessments/{id}/direct-payment/statement", content);
    }

    [Theory, OnBothDatabases]
    public async Task A_statement_is_imported_once_and_what_the_law_forbids_is_flagged(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0366");
        var id = CaseOf(officer);
        var accounts = new AccountBook(place.Database.Store);
        var before = await accounts.Of(OdsCode.Of("XHC"), id);
        const string Header = "Date,Reference,Kind,Words,Paid in,Paid out\n";

        var page = await Send(officer, id, Header + """
            2026-09-25,N1,authority,Council,980.00,
            26/09/2026,N2,gambling,"Betting, Smith",,20.00
            2026-09-27,N3,,Cash,,5.50
            2026-13-27,N4,plan,Wages,,5.50
            2026-09-27,N5,plan,Wages,3.00,5.50
            2026-09-27,N6,authority,Wages,,5.50
            2026-09-28,N3,plan,Wages,,7.00
            2026-09-28,,plan,Wages,,7.00
            2027-09-28,N7,plan,Wages,,7.00
            """);
        page.Heading.ShouldBe("Direct payment");
        page.Words.ShouldContain("26 September 2026, £20.00. A direct payment must not buy this: gambling.");
        page.Words.ShouldContain("Line 5: Date must be a day from 1 April 2015 until today");
        page.Words.ShouldContain("Line 6: One of Paid in and Paid out must be an amount above £0, and the other empty.");
        page.Words.ShouldContain("Line 7: Kind must be empty, or for this side one of: plan, repaid,");
        page.Words.ShouldContain("Line 8: The reference stands in the file already.");
        page.Words.ShouldContain("Line 9: Reference must be there");
        page.Words.ShouldContain("Line 10: Date must be");
        page.Words.ShouldContain("Nobody has said what £65.50 was for (2 lines). Ask the person.");
        var account = await accounts.Of(OdsCode.Of("XHC"), id);
        (account.Lines.Count - before.Lines.Count, account.Balance - before.Balance).ShouldBe((3, new Money(954_50)));
        (account.Statements[0].Added, account.Statements[0].Held, account.Statements[0].Rejected).ShouldBe((3, 0, 6));

        // The same lines in another file are there already; one that says something else is left out, and nothing is changed.
        page = await Send(officer, id, Header + "2026-09-25,N1,authority,Council,980.00,\n2026-09-27,N3,plan,Cash,,5.50\n");
        page.Words.ShouldContain("Line 3: The account has this reference already");
        var again = await accounts.Of(OdsCode.Of("XHC"), id);
        (again.Lines.Count, again.Balance, again.Statements[0].Added, again.Statements[0].Held, again.Statements[0].Rejected).ShouldBe((account.Lines.Count, account.Balance, 0, 1, 1));
        (await Send(officer, id, Header + "2026-09-25,N1,authority,Council,980.00,\n2026-09-27,N3,plan,Cash,,5.50\n")).Problems.ShouldBe(["This very file was imported before. Nothing was changed."]);
        (await accounts.Of(OdsCode.Of("XHC"), id)).Statements.Count.ShouldBe(again.Statements.Count);

        (await Send(officer, id, "Day,Amount\n1,2\n")).Problems.Single().ShouldStartWith("The first line of the file must have the columns Date, Reference");
        (await Send(officer, id, Header)).Problems.ShouldBe(["The file has no rows below its first line"]);
        (await Send(officer, id, Header + string.Concat(Enumerable.Range(0, CardFile.MostRows + 1).Select(i => $"2026-09-25,M{i},plan,,,1\n")))).Problems.ShouldBe(["A statement may have 5,000 rows. Split it."]);
        (await Send(officer, id, new string('x', CardFile.MostBytes + 1))).Problems.Single().ShouldStartWith("The selected file must be smaller than");
        // Neither the words of a statement nor the name of its file get into the log.
        (await Send(officer, id, Header + "2026-09-29,N9,plan,Smith,,1.00\n", "Smith.csv")).Status.ShouldBe(200);
        (await place.Database.Value<long>("select count(*) from kernel_deed where detail like '%Smith%' or reason like '%Smith%' or subject like '%Smith%'")).ShouldBe(0);
        (await accounts.Of(OdsCode.Of("XCQ"), id)).Lines.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task What_is_left_over_is_asked_back_with_reasons_and_looked_at_again_once(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0366");
        var id = CaseOf(officer);
        await officer.Open($"/assessments/{id}/direct-payment/recovery");
        // By the demo's statement 6,850.00 came in, 17 weeks of 214.60, 14.85 and 60.00 went out; eight weeks of 342.50 stay.
        officer.Page.Words.ShouldContain("In the account, by the statements£3,126.95");
        officer.Page.Words.ShouldContain("Stays: 8 weeks of £342.50£2,740.00");
        officer.Page.Words.ShouldContain("Left over, before what is owed already£386.95");
        (await officer.Press("Ask for what is left over")).Problems.ShouldBe(["Give the reasons: the notice must hold them"]);
        (await officer.Fill("Tax and National Insurance (optional)", "386.95").Fill("Why is it to be paid back?", "Hours were not used.").Press("Ask for what is left over")).Problems.Single().ShouldStartWith("Nothing is left over: £3,126.95 is in the account");
        var page = await officer.Fill("Tax and National Insurance (optional)", "86.95").Press("Ask for what is left over");
        page.Words.ShouldContain("£3,126.95£2,740.00£86.95£300.00Hours were not used.Helen Birch");

        await officer.Follow("Work out what is left over");
        page = await officer.Choose("The person asked for the last notice to be looked at again").Fill("Holiday pay that has been earned (optional)", "310").Fill("Why is it to be paid back?", "Holiday pay was left out.").Press("Ask for what is left over");
        page.Words.ShouldContain("looked at again");
        await officer.Follow("Work out what is left over");
        page = await officer.Choose("The person asked for the last notice to be looked at again").Fill("Why is it to be paid back?", "Once more.").Press("Ask for what is left over");
        page.Problems.ShouldBe(["This was looked at again once already. Tell the person how to complain instead."]);
        var account = await new AccountBook(place.Database.Store).Of(OdsCode.Of("XHC"), id);
        account.Recoveries.Select(one => (one.Number, one.Surplus, one.Again)).ShouldBe([(2, new Money(76_95), true), (1, new Money(300_00), false)]);
    }

    [Theory, OnBothDatabases]
    public async Task A_charge_is_deferred_and_what_is_owed_is_said_as_far_as_interest_is_known(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await At(place, "HV-0219");
        var id = CaseOf(officer);
        await officer.Follow("Deferred payment");
        officer.Page.Facts.ShouldContain(("The most that may be owed", "£199,950.00"));
        officer.Page.Facts.ShouldContain(("Deferred a week", "£852.20"));
        officer.Page.Words.ShouldContain("Interest is not known from 2 July 2025 on, so what is owed on 1 October 2026 cannot be said.");
        officer.Page.Words.ShouldContain("Statement for 8 January 2025 to 1 July 2025");

        // The first three weeks: 640.00 of costs and 820.80 a week, with 4.25% a year ÷ 52, rounded down.
        var page = await officer.Open($"/assessments/{id}/deferred-payment?on=2025-01-22");
        page.Words.ShouldContain("Statement for 1 January 2025 to 21 January 2025");
        page.Words.ShouldContain("Interest£3.05");
        page.Words.ShouldContain("Owed at the end£3,105.45");
        page.Words.ShouldNotContain("Interest is not known");
        page.Words.ShouldContain("This rests on figures that have not been verified:");
        (await officer.Open($"/assessments/{id}/deferred-payment?on=2025-01-05")).Words.ShouldContain("The first week is not over yet.");

        // From 9 April 2025 the second version holds.
        var debt = Debt.Until(new(2025, 4, 30), await new AgreementBook(place.Database.Store).Of<Deferral>(OdsCode.Of("XHC"), id), Rules.RateBook.BuiltIn, new(2026, 10, 1)).Value;
        debt.Weeks.Select(week => week.Deferred).Distinct().ShouldBe([new Money(820_80), new Money(852_20)]);
        debt.Weeks.First(week => week.Deferred == new Money(852_20)).From.ShouldBe(new DateOnly(2025, 4, 9));
        (debt.Weeks.Count, debt.UnknownFrom).ShouldBe((17, null));

        await officer.Follow("Change the terms");
        page = await officer.Fill("Capital besides the home", "30,000").Press("Work it out, and keep nothing");
        page.Words.ShouldContain("The council may offer an agreement, and need not. Nothing was kept.");
        page.Words.ShouldContain("Capital besides the home is above £23,250.00.");
        (await officer.Fill("What is it worth?", "10,000").Fill("Why is it agreed now?", "A new valuation.").Press("Agree these terms")).Problems.Single().ShouldStartWith("Nothing can be deferred");
        page = await officer.Fill("What is it worth?", "230,000").Fill("Capital besides the home", "9,000").Press("Agree these terms");
        page.Facts.ShouldContain(("The most that may be owed", "£192,750.00"));
        (await place.Database.Value<long>("select count(*) from entitlement_agreement where kind = 'deferred-payment'")).ShouldBe(3);
        (await (await place.SignedIn("Social worker")).Open($"/assessments/{id}/deferred-payment")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_first_agreement_is_filled_from_the_assessment_and_refused_without_a_ground()
    {
        await using var place = await PlaceUnderTest.Open();
        var officer = await At(place, "HV-0219");
        var id = CaseOf(officer);
        await place.Database.Sql("delete from entitlement_agreement where kind = 'deferred-payment'");
        await officer.Follow("Deferred payment");
        await officer.Follow("Work out an agreement");
        (officer.Page.Answer("What is it worth?"), officer.Page.Answer("Capital besides the home"), officer.Page.Answer("What is the person charged a week?")).ShouldBe(("238,000.00", "9,640.00", "980.00"));
        var page = await officer.Fill("Why is it agreed now?", "Asked for.").Choose("Elsewhere").Press("Agree these terms");
        page.Problems.Single().ShouldBe("An agreement cannot be offered. The needs are not met in a care home. There is no interest in the main or only home. The home is left out of capital, so there is nothing to defer. A first legal charge on the home cannot be had. Somebody who could block a sale has not consented in writing. The terms are not agreed.");
        page.Answer("Why is it agreed now?").ShouldBe("Asked for.");
        // Care at home has nothing to defer.
        await officer.Open("/assessments");
        await officer.Follow("HV-0412");
        officer.Page.Words.ShouldNotContain("Deferred payment");
    }
}
