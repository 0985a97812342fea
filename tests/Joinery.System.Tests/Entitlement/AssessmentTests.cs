using Joinery.Entitlement.Cases;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>A financial assessment as an officer makes it, step by step, and as the person reads it.</summary>
public sealed class AssessmentTests
{
    private const string Officer = "Financial assessment officer";

    private static async Task Start(Visitor officer, string reference)
    {
        await officer.Open("/assessments/new");
        await officer.Fill("Reference of the case", reference).Fill("On which day was the person referred?", new DateOnly(2026, 9, 20)).Press("Start");
    }

    private static async Task<string> Task(Visitor officer, string title)
    {
        if (officer.Page.Find("a[href$='/person']") is null) await officer.Follow("Back to the task list");
        await officer.Follow(title);
        return officer.Page.Path;
    }

    /// <summary>The guide's example E8, typed in as an officer would.</summary>
    private static async Task FillIn(Visitor officer)
    {
        await Task(officer, "About the person");
        await officer.Fill("Date of birth", new DateOnly(1944, 3, 2)).Choose("Nobody, or people who are not a partner or their child").Press("Save and go back");
        await Task(officer, "The care");
        await officer.Choose("Care at home").Fill("What does the care cost a week?", "310").Press("Save and go back");
        await Task(officer, "Income");
        await officer.Fill("How much each time, before tax?", "241.30").Select("What is it?", "State Pension").Select("How often?", "Week").Press("Add this income");
        await officer.Fill("How much each time, before tax?", "114.60").Select("What is it?", "Attendance Allowance, higher rate").Select("How often?", "Week").Press("Add this income");
        await officer.Press("There is no other income: save and go back");
        await Task(officer, "Savings and property");
        await officer.Fill("What is it?", "savings").Fill("What would the whole of it fetch?", "18,000").Select("What kind of thing?", "Cash or bank account").Press("Add this");
        await officer.Press("There is nothing else: save and go back");
        await Task(officer, "Costs");
        await Cost(officer, "Housing: rent, mortgage, council tax, service charges", "council tax", "22.30");
        await Cost(officer, "Something that a disability makes necessary", "laundry", "18");
        await officer.Press("There is no other cost: save and go back");
    }

    private static Task<Page> Cost(Visitor officer, string kind, string name, string amount) =>
        officer.Choose(kind).Fill("What is paid for?", name).Fill("How much each time?", amount).Choose("Yes").Select("How often?", "Week").Press("Add this cost");

    [Theory, OnBothDatabases]
    public async Task An_officer_fills_in_sees_every_test_decides_and_the_letter_shows_the_working(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        (await officer.Open("/assessments")).Words.ShouldContain("HV-0431");
        await Start(officer, "HV-1001");
        officer.Page.Words.ShouldContain("11 days ago. Not decided yet.");
        officer.Page.Words.ShouldContain("Cannot start yet");
        await FillIn(officer);

        await officer.Follow("Result and decision");
        officer.Page.Words.ShouldContain("Care at home£81.85£228.15By the person’s means");
        officer.Page.Words.ShouldContain("(£18,000.00 − £14,250.00) ÷ £250.00 = 15, rounded up");
        officer.Page.Words.ShouldContain("This rests on figures that have not been verified:");

        var letter = await officer.Fill("From which day does the person pay?", new DateOnly(2026, 10, 5)).Fill("Why is it decided now?", "You were referred in September.").Press("Decide");
        letter.Heading.ShouldBe("What you pay for care");
        letter.Words.ShouldContain("From 5 October 2026 you pay £81.85 a week. We pay the rest: £228.15 a week.");
        letter.Words.ShouldContain("Local Government and Social Care Ombudsman");
        (await officer.Open("/assessments")).Words.ShouldContain("£81.85");

        var (replayed, differences) = await new CaseBook(place.Database.Store, new(place.Database.Store)).Replay();
        (replayed, differences.Count).ShouldBe((await place.Database.Value<long>("select count(*) from entitlement_decision"), 0));
        await place.Database.Sql("update entitlement_decision set weekly_pence = 8186 where number = 1 and reason like 'You were referred%'");
        (_, differences) = await new CaseBook(place.Database.Store, new(place.Database.Store)).Replay();
        (differences[0].Decision.Weekly, differences[0].Now).ShouldBe((new Money(8186), new Money(8185)));
    }

    [Theory, OnBothDatabases]
    public async Task A_second_decision_says_what_changed(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        await Start(officer, "HV-1002");
        await FillIn(officer);
        await officer.Follow("Result and decision");
        await officer.Fill("From which day does the person pay?", new DateOnly(2026, 10, 5)).Fill("Why is it decided now?", "First.").Press("Decide");

        await Task(officer, "Savings and property");
        await officer.Press("Remove savings");
        await Task(officer, "Result and decision");
        var letter = await officer.Fill("From which day does the person pay?", new DateOnly(2026, 11, 2)).Fill("Why is it decided now?", "You told us that the savings are spent.").Press("Decide");
        letter.Words.ShouldContain("From 2 November 2026 you pay £66.85 a week.");
        letter.Words.ShouldContain("Before, you paid £81.85 a week.");
        letter.Words.ShouldContain("Tariff income from capital15.00none");
        var print = await Printed.Download(officer, letter.Path + ".pdf");
        foreach (var words in letter.Texts("h1, main h2, main p:not(.govuk-\\!-display-none-print), main caption, main thead th, main tbody tr, main dt, main dd").Select(Printed.WithoutSpaces)) print.ShouldContain(words);
        (await (await place.SignedIn("Social worker")).Open(letter.Path + ".pdf")).Status.ShouldBe(403);
        (await officer.Open(letter.Path.Replace("/decisions/2", "/decisions/9", StringComparison.Ordinal) + ".pdf")).Status.ShouldBe(404);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        await Start(officer, "HV-1003");
        await officer.Open("/assessments/new");
        (await officer.Fill("Reference of the case", "HV-1003").Fill("On which day was the person referred?", new DateOnly(2026, 9, 20)).Press("Start")).Problems.ShouldBe(["There is already a case with the reference HV-1003. Open that one, or check the reference."]);
        (officer.Page.Status, officer.Page.Answer("Reference of the case")).ShouldBe((400, "HV-1003"));

        await officer.Open("/assessments");
        await officer.Follow("HV-1003");
        await Task(officer, "Income");
        var page = await officer.Fill("How much each time, before tax?", "-5").Press("Add this income");
        page.Problems.ShouldBe(["Choose what kind of income it is", "The amount must be between £0.01 and £100,000,000.00"]);
        page.Answer("How much each time, before tax?").ShouldBe("-5");

        // Two people on one page: the second is told, and nothing of the first is lost.
        var other = await place.SignedIn(Officer);
        await other.Open(officer.Page.Path);
        await other.Fill("How much each time, before tax?", "10").Select("What is it?", "Earnings").Press("Add this income");
        page = await officer.Fill("How much each time, before tax?", "20").Select("What is it?", "Rent").Press("Add this income");
        page.Problems.ShouldBe(["Somebody else changed this assessment since you opened the page. Look at what is there now, and save again."]);
    }

    [Theory, OnBothDatabases]
    public async Task A_case_is_seen_by_its_own_organisation_alone(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        await Start(officer, "HV-1004");
        var path = officer.Page.Path;
        var id = Id<Joinery.Entitlement.Cases.Case>.Parse(path.Split('/')[^1]).Value;
        var book = new CaseBook(place.Database.Store, new(place.Database.Store));
        (await book.Find(OdsCode.Of("XHC"), id)).ShouldNotBeNull();
        (await book.Find(OdsCode.Of("XCQ"), id)).ShouldBeNull();
        (await book.All(OdsCode.Of("XCQ"))).ShouldBeEmpty();
        var elsewhere = new Deed(Ids.Unguessable(place.Clock).Next<Deed>(), Actor.System(OdsCode.Of("XCQ")), "assessment.save", Purpose.FinancialAssessment, "", place.Clock.GetUtcNow());
        (await book.Save(elsewhere, id, 0, CaseFacts.None)).Refusal!.Code.ShouldBe("case.missing");
        (await (await place.SignedIn("Social worker")).Open(path)).Status.ShouldBe(403);
        (await place.Visitor().Open(path)).Heading.ShouldBe("Sign in");
    }

    [Theory, OnBothDatabases]
    public async Task Anyone_gets_an_estimate_and_nothing_is_stored(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var before = await place.Database.Value<long>("select count(*) from kernel_deed");
        var reader = place.Visitor();
        await reader.Open("/care-costs");
        (await reader.Press("See the estimate")).Problems.Count.ShouldBe(6);
        var page = await reader.Choose("At home").Choose("No").Choose("Higher rate").Fill("Age of the person who needs care", "82").Fill("Savings and investments", "£18,000").Fill("Income a week", "241.30")
            .Fill("Rent, mortgage and council tax a week (optional)", "22.30").Fill("Extra costs because of a disability a week (optional)", "18").Fill("What the care would cost a week", "310").Press("See the estimate");
        page.Words.ShouldContain("£81.85 a week");
        page.Words.ShouldContain("The council would pay £228.15.");
        page.Answer("Savings and investments").ShouldBe("£18,000");
        (await place.Database.Value<long>("select count(*) from kernel_deed")).ShouldBe(before);
    }

    [Fact]
    public async Task Rates_are_shown_with_source_and_status_for_any_day()
    {
        await using var place = await PlaceUnderTest.Open();
        var reader = place.Visitor();
        (await reader.Open("/rates")).Words.ShouldContain("£31.80 a week");
        (await reader.Open("/rates?on=2022-04-08")).Words.ShouldContain("£25.65 a week");
        (await reader.Open("/rates?on=1999-01-01")).Words.ShouldContain("None for this day");
        (await reader.Open("/rates/pea")).Words.ShouldContain("SI 2014/2672");
        (await reader.Open("/rates/nothing")).Status.ShouldBe(404);
    }
}
