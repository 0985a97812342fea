using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Corrections;
using Joinery.Rules;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>What was thought then, what is known now, and the pennies between them.</summary>
public sealed class CorrectionTests
{
    private static readonly DateOnly Monday = new(2026, 8, 3);
    private static readonly Actor Officer = new("demo-finance", "Helen Birch", OdsCode.Of("XHC"), []);

    // The guide's example E8, which pays £81.85 a week: £66.85 and £15.00 of tariff income on its savings.
    private static readonly CaseFacts Facts = new()
    {
        Person = new() { DateOfBirth = new(1944, 3, 2) },
        Care = new(Setting.AtHome, new Money(310_00)),
        Income = [new(IncomeKind.StatePension, new Money(241_30)), new(IncomeKind.AttendanceAllowanceHigher, new Money(114_60))],
        Capital = [new("savings", CapitalKind.Money, new Money(18_000_00))],
        Costs = [new(CostKind.Housing, "council tax", new Money(22_30)), new(CostKind.Disability, "laundry", new Money(18_00))],
        IncomeIsWhole = true,
        CapitalIsWhole = true,
        CostsAreWhole = true,
    };

    private static readonly CaseFacts NoSavings = Facts with { Capital = [] };

    private sealed class Desk(PlaceUnderTest place)
    {
        private long _version;

        public CaseBook Book { get; } = new(place.Database.Store, new(place.Database.Store));
        public Id<Joinery.Entitlement.Cases.Case> Case { get; private set; }

        private Deed Deed(string action, DateOnly on) => new(Ids.Unguessable(place.Clock).Next<Deed>(), Officer, action, Purpose.FinancialAssessment, "", on.StartsInLondon().AddHours(9));

        public async Task Open(string reference) => Case = (await Book.Open(Deed("assessment.open", Monday), reference, Monday.AddDays(-30))).Value;

        public async Task Save(CaseFacts facts) => _version = (await Book.Save(Deed("assessment.save", Monday), Case, _version, facts)).Value;

        public async Task Decide(DateOnly on, DateOnly from) => (await Book.Decide(Deed("assessment.decide", on), Case, _version, from, "As agreed.", from.AddYears(1))).Value.ShouldBeGreaterThan(0);

        public Task<Outcome<long>> Correct(DateOnly from, long newest, long? version = null) => Book.Correct(Deed("assessment.correct", place.Clock.Today()), Case, version ?? _version, newest, from, "We were wrong.");

        public async Task<IReadOnlyList<Decision>> Decisions() => (await Book.Find(Officer.Organisation, Case))!.Decisions;
    }

    private static async Task<Desk> At(PlaceUnderTest place, string reference)
    {
        var desk = new Desk(place);
        await desk.Open(reference);
        await desk.Save(Facts);
        return desk;
    }

    [Theory, OnBothDatabases]
    public async Task Facts_that_were_wrong_from_an_earlier_day_are_put_right_to_the_penny_and_both_are_kept(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var desk = await At(place, "HV-2001");
        await desk.Decide(Monday, Monday);
        await desk.Save(NoSavings);

        var officer = await place.SignedIn("Financial assessment officer");
        await officer.Open($"/assessments/{desk.Case}");
        await officer.Follow("Correct a decision that rests on wrong facts");
        // A Wednesday: five days, five whole weeks, and the three days of this one that have passed.
        var look = await officer.Fill("From which day were the facts wrong?", new DateOnly(2026, 8, 19)).Press("Show what is due");
        (look.Status, look.Facts[0].Value, look.Facts[1].Value, look.Facts[2].Value).ShouldBe((200, "19 August 2026 to 30 September 2026", "£81.85, by decision 1", "£66.85"));
        look.Facts.Skip(3).ShouldBe([("Asked for", "£502.79"), ("Due", "£410.65"), ("To pay back", "£92.14")]);
        look.Words.ShouldContain("19 to 23 August 2026£58.46£47.75−£10.71");
        look.Words.ShouldContain("24 to 30 August 2026£81.85£66.85−£15.00");
        look.Words.ShouldContain("31 August to 6 September 2026£81.85£66.85−£15.00");
        look.Words.ShouldContain("28 to 30 September 2026£35.08£28.65−£6.43");
        look.Words.ShouldContain("Together£502.79£410.65−£92.14");
        look.Words.ShouldContain("Tariff income from capital15.00none");
        (await desk.Decisions()).Count.ShouldBe(1, "Looking decides nothing.");

        (await officer.Press("Decide again")).Problems.ShouldBe(["Say what was wrong"]);
        (officer.Page.Status, officer.Page.Answer("Day")).ShouldBe((400, "19"));
        var letter = await officer.Fill("What was wrong, and how do we know?", "The savings were your daughter’s.").Press("Decide again");
        letter.Words.ShouldContain("From 19 August 2026 you pay £66.85 a week.");
        letter.Words.ShouldContain("The savings were your daughter’s.");
        letter.Words.ShouldContain("We asked you for £502.79. It should have been £410.65. So we owe you £92.14.");
        letter.Words.ShouldContain("Together£502.79£410.65−£92.14");

        var page = await officer.Open($"/assessments/{desk.Case}");
        page.Words.ShouldContain("3 August 2026 to 18 August 2026£81.85£81.85");
        page.Words.ShouldContain("19 August 2026 to 30 September 2026£81.85£66.85");
        var before = await officer.Open($"/assessments/{desk.Case}/decisions/1");
        before.Words.ShouldContain("From 3 August 2026 you pay £81.85 a week.");
        before.Words.ShouldNotContain("the days that have passed");
        (await desk.Book.Replay()).Differences.ShouldBeEmpty();
        // The review that was set stays set, and the list shows what holds now.
        (await officer.Open("/assessments/reviews")).Words.ShouldContain("HV-20013 August 2027");
        (await officer.Open("/assessments")).Words.ShouldContain("£66.851 October 2026, from 19 August 2026");
    }

    [Theory, OnBothDatabases]
    public async Task It_ends_where_another_decision_takes_over(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var desk = await At(place, "HV-2002");
        await desk.Decide(Monday, Monday);
        await desk.Save(NoSavings);
        await desk.Decide(new(2026, 9, 7), new(2026, 9, 7));
        await desk.Save(NoSavings with { Costs = [.. Facts.Costs, new(CostKind.Disability, "special diet", new Money(5_00))] });

        (await desk.Correct(Monday, 2)).Value.ShouldBe(3);
        var decisions = await desk.Decisions();
        (decisions[0].Days.ToString(), decisions[0].Weekly, decisions[0].ReviewOn).ShouldBe(("3 August 2026 to 6 September 2026", new Money(61_85), null));
        Decision.On(decisions, new(2026, 9, 6))!.Number.ShouldBe(3);
        Decision.On(decisions, new(2026, 9, 7))!.Number.ShouldBe(2);
        ThenAndNow.Of(decisions, place.Clock.Today()).ShouldBe(
        [
            new(DateRange.Of(Monday, new(2026, 9, 7)), new Money(81_85), new Money(61_85)),
            new(DateRange.Of(new(2026, 9, 7), new(2026, 10, 1)), new Money(66_85), new Money(66_85)),
        ]);
        var letter = await (await place.SignedIn("Financial assessment officer")).Open($"/assessments/{desk.Case}/decisions/3");
        letter.Words.ShouldContain("From 3 August 2026 to 6 September 2026 you pay £61.85 a week.");
        // Five whole weeks at £81.85 and at £61.85.
        letter.Words.ShouldContain("We asked you for £409.25. It should have been £309.25. So we owe you £100.00.");
        (await new CaseBook(place.Database.Store, new(place.Database.Store)).All(Officer.Organisation)).Single(one => one.Case.Id == desk.Case).Decision!.Number.ShouldBe(2);
        (await desk.Book.Replay()).Differences.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task It_ends_where_the_figures_turn_since_the_income_was_another_too(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var desk = await At(place, "HV-2003");
        await desk.Decide(new(2026, 2, 2), new(2026, 2, 2));
        await desk.Save(NoSavings);
        var officer = await place.SignedIn("Financial assessment officer");
        await officer.Open($"/assessments/{desk.Case}/correction");
        var look = await officer.Fill("From which day were the facts wrong?", new DateOnly(2026, 2, 2)).Press("Show what is due");
        look.Facts[0].Value.ShouldBe("2 February 2026 to 5 April 2026");
        look.Words.ShouldContain("since something else changed on that day: New allowances");
        (await desk.Correct(new(2026, 2, 2), 1)).Value.ShouldBe(2);
        (await desk.Decisions())[0].UntilDay.ShouldBe(new DateOnly(2026, 4, 6));
        Decision.On(await desk.Decisions(), new(2026, 4, 6))!.Number.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_put_right_is_said(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var desk = await At(place, "HV-2004");
        await desk.Decide(Monday, Monday);
        var officer = await place.SignedIn("Financial assessment officer");
        async Task<IReadOnlyList<string>> Look(DateOnly from)
        {
            await officer.Open($"/assessments/{desk.Case}/correction");
            return (await officer.Fill("From which day were the facts wrong?", from).Press("Show what is due")).Problems;
        }
        (await Look(Monday.AddDays(-1))).ShouldBe(["Nothing was decided for 2 August 2026. Decide from that day on instead."]);
        (await Look(Monday)).ShouldBe(["By what is known now the charge from 3 August 2026 is £81.85 a week, as it was decided. Put the facts right first, and come back."]);
        (await Look(new(2026, 10, 1))).ShouldBe(["The first day on which the facts were wrong must be the same as or before 30 September 2026"]);
        officer.Page.Status.ShouldBe(400);

        await desk.Save(NoSavings);
        (await desk.Correct(Monday, 1, version: 1)).Refusal!.Code.ShouldBe("case.changed");
        (await desk.Correct(Monday, 9)).Refusal!.Code.ShouldBe("case.changed");
        var elsewhere = new Deed(Ids.Unguessable(place.Clock).Next<Deed>(), Actor.System(OdsCode.Of("XCQ")), "assessment.correct", Purpose.FinancialAssessment, "", place.Clock.GetUtcNow());
        (await desk.Book.Correct(elsewhere, desk.Case, 2, 1, Monday, "Mine.")).Refusal!.Code.ShouldBe("case.missing");
        (await (await place.SignedIn("Social worker")).Open($"/assessments/{desk.Case}/correction")).Status.ShouldBe(403);
        (await desk.Decisions()).Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task The_clock_runs_from_the_referral_and_the_authoritys_own_aim_is_beside_it(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn("Financial assessment officer");
        (await officer.Open("/assessments")).Words.ShouldContain("HV-043122 September 20269 days19 days left");
        (await officer.Follow("HV-0431")).Words.ShouldContain("9 days ago. Not decided yet. The charging policy aims at 28 days: 19 days left.");
        await officer.Open("/assessments");
        (await officer.Follow("HV-0412")).Words.ShouldContain("First decided after 24 days. The charging policy aims at 28 days.");

        var desk = new Desk(place);
        await desk.Open("HV-2005");
        (await officer.Open("/assessments")).Texts("main tbody th").Take(2).ShouldBe(["HV-2005", "HV-0431"]);
        officer.Page.Words.ShouldContain("89 days61 days over");
        // An authority that states no aim has none.
        await place.Database.Sql("delete from entitlement_policy");
        (await officer.Open("/assessments")).Words.ShouldNotContain("Aim");
        (await officer.Follow("HV-2005")).Words.ShouldContain("Not decided yet.");
        officer.Page.Words.ShouldNotContain("aims");
    }
}
